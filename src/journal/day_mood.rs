//! What a day was like, mostly: its check-ins as one or two parts of the mood pad.

use super::{Mood, Quadrant};

/// The parts of the pad that a day's check-ins lay in: the main one, and a second one where there was another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMood {
    /// Where most of the day's check-ins lay.
    pub main: Quadrant,
    /// Where most of the others lay.
    pub second: Option<Quadrant>,
}

impl DayMood {
    /// The mood of a day from those of its check-ins, oldest first; `None` for a day without any.
    ///
    /// The main part is the one with most check-ins. Where several have as many, it is the one among them that the mean of the
    /// day's moods lies in, and if that is none of them the one of the latest check-in. The second is found in the same way among
    /// the rest. So nothing is shown that nobody entered: a day that was bright and heavy is not "in between".
    #[must_use]
    pub fn of(moods: impl IntoIterator<Item = Mood>) -> Option<Self> {
        // How many check-ins lie in each part, and the place of the latest of them.
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
