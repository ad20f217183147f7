//! Mood as valence and arousal (J. A. Russell, 1980, "A circumplex model of affect", J. Personality
//! and Social Psychology 39, 1161–1178).

use enum_map::Enum;
use serde::{Deserialize, Serialize};

/// A mood: both axes from −1 to 1, rounded to two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "MoodText", into = "MoodText")]
pub struct Mood {
    valence: f32,
    arousal: f32,
}

/// Serialized form, validated when read.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename = "Mood")]
struct MoodText {
    valence: f32,
    arousal: f32,
}

/// Radius of the centre, which is in no quadrant.
const CENTRE_RADIUS: f32 = 0.18;

impl Mood {
    /// Centre of the pad.
    pub const CENTRE: Self = Self { valence: 0.0, arousal: 0.0 };

    /// Creates a mood from valence (−1 unpleasant … 1 pleasant) and arousal (−1 low … 1 high
    /// energy); clamps values, NaN becomes 0.
    #[must_use]
    pub fn new(valence: f32, arousal: f32) -> Self {
        let tidy = |value: f32| {
            let rounded = (value.clamp(-1.0, 1.0) * 100.0).round() / 100.0;
            // `+ 0.0` turns −0 into 0, which would be written differently.
            if rounded.is_nan() { 0.0 } else { rounded + 0.0 }
        };
        Self { valence: tidy(valence), arousal: tidy(arousal) }
    }

    /// −1 unpleasant … 1 pleasant.
    #[must_use]
    pub const fn valence(self) -> f32 {
        self.valence
    }

    /// −1 low … 1 high energy.
    #[must_use]
    pub const fn arousal(self) -> f32 {
        self.arousal
    }

    /// Quadrant of the pad.
    #[must_use]
    pub fn quadrant(self) -> Quadrant {
        if self.valence.hypot(self.arousal) < CENTRE_RADIUS {
            return Quadrant::Centre;
        }
        match (self.valence >= 0.0, self.arousal >= 0.0) {
            (false, true) => Quadrant::Edge,
            (true, true) => Quadrant::Bright,
            (false, false) => Quadrant::Heavy,
            (true, false) => Quadrant::Settled,
        }
    }
}

impl TryFrom<MoodText> for Mood {
    type Error = &'static str;

    fn try_from(text: MoodText) -> Result<Self, Self::Error> {
        let fits = |value: f32| (-1.0..=1.0).contains(&value);
        if fits(text.valence) && fits(text.arousal) { Ok(Self::new(text.valence, text.arousal)) } else { Err("valence and arousal lie between -1 and 1") }
    }
}

impl From<Mood> for MoodText {
    fn from(mood: Mood) -> Self {
        Self { valence: mood.valence, arousal: mood.arousal }
    }
}

/// The quadrants of the pad, and its centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Serialize, Deserialize)]
pub enum Quadrant {
    /// High energy, unpleasant.
    Edge,
    /// High energy, pleasant.
    Bright,
    /// Low energy, unpleasant.
    Heavy,
    /// Low energy, pleasant.
    Settled,
    /// In between.
    Centre,
}

impl Quadrant {
    /// All, in reading order of the pad.
    pub const ALL: [Self; 5] = [Self::Edge, Self::Bright, Self::Heavy, Self::Settled, Self::Centre];
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_number_becomes_a_point_on_the_pad(valence: f32, arousal: f32) {
            let mood = Mood::new(valence, arousal);
            prop_assert!((-1.0..=1.0).contains(&mood.valence()) && (-1.0..=1.0).contains(&mood.arousal()));
            prop_assert_eq!(Mood::new(mood.valence(), mood.arousal()), mood);
        }
    }

    #[test]
    fn quadrants_are_where_the_pad_shows_them() {
        assert_eq!(Mood::new(-0.5, 0.5).quadrant(), Quadrant::Edge);
        assert_eq!(Mood::new(0.5, 0.5).quadrant(), Quadrant::Bright);
        assert_eq!(Mood::new(-0.5, -0.5).quadrant(), Quadrant::Heavy);
        assert_eq!(Mood::new(0.5, -0.5).quadrant(), Quadrant::Settled);
        assert_eq!(Mood::new(0.1, -0.1).quadrant(), Quadrant::Centre);
    }
}
