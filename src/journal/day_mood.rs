//! Summary of a day's check-ins as one or two quadrants.

use super::{Mood, Quadrant};

/// The main quadrant of a day, and the second if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMood {
    /// Quadrant of most check-ins.
    pub main: Quadrant,
    /// Quadrant of most of the others.
    pub second: Option<Quadrant>,
}

impl DayMood {
    /// Summarises check-ins, oldest first.
    ///
    /// The main quadrant has the most check-ins; ties go to that of the mean mood, then of the
    /// latest check-in. The second is chosen likewise from the rest. Only entered moods appear: a
    /// bright and heavy day is not "in between".
    #[must_use]
    pub fn of(moods: impl IntoIterator<Item = Mood>) -> Option<Self> {
        let mut parts = Quadrant::ALL.map(|quadrant| (quadrant, 0_usize, 0_usize));
        let (mut valence, mut arousal, mut count) = (0.0_f32, 0.0_f32, 0_usize);
        for mood in moods {
            count += 1;
            valence += mood.valence();
            arousal += mood.arousal();
            if let Some((_, number, latest)) = parts.iter_mut().find(|(quadrant, ..)| *quadrant == mood.quadrant()) {
                *number += 1;
                *latest = count;
            }
        }
        let mean = Mood::new(valence / count as f32, arousal / count as f32).quadrant();
        let most = |without: Option<Quadrant>| {
            let rest = parts.iter().filter(|(quadrant, number, _)| *number > 0 && Some(*quadrant) != without);
            rest.max_by_key(|(quadrant, number, latest)| (*number, *quadrant == mean, *latest)).map(|(quadrant, ..)| *quadrant)
        };
        let main = most(None)?;
        Some(Self { main, second: most(Some(main)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Quadrant::{Bright, Centre, Edge, Heavy, Settled};

    fn day(quadrants: &[Quadrant]) -> Option<(Quadrant, Option<Quadrant>)> {
        let mood = |quadrant: &Quadrant| match quadrant {
            Edge => Mood::new(-0.5, 0.5),
            Bright => Mood::new(0.5, 0.5),
            Heavy => Mood::new(-0.5, -0.5),
            Settled => Mood::new(0.5, -0.5),
            Centre => Mood::CENTRE,
        };
        DayMood::of(quadrants.iter().map(mood)).map(|day| (day.main, day.second))
    }

    #[test]
    fn most_check_ins_decide() {
        assert_eq!(day(&[]), None);
        assert_eq!(day(&[Heavy]), Some((Heavy, None)));
        assert_eq!(day(&[Heavy, Edge, Heavy, Settled, Edge, Heavy]), Some((Heavy, Some(Edge))));
    }

    #[test]
    fn where_several_have_as_many_the_mean_decides_and_then_the_latest() {
        assert_eq!(day(&[Centre, Settled]), Some((Settled, Some(Centre))), "the mean of the two is settled");
        assert_eq!(day(&[Settled, Centre]), Some((Settled, Some(Centre))));
        assert_eq!(day(&[Bright, Heavy]), Some((Heavy, Some(Bright))), "the mean is in between, where nothing was entered");
    }
}
