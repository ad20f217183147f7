//! Notes of the invented person. Any beginning fits any continuation of its quadrant.

use std::collections::VecDeque;

use super::random::Random;
use crate::journal::Quadrant;

struct Notes {
    beginnings: &'static [&'static str],
    continuations: &'static [&'static str],
}

const EDGE: Notes = Notes {
    beginnings: &[
        "Woke at four, did the sums again.",
        "J. was twenty minutes late and I was counting.",
        "The phone lit up during dinner.",
        "Heard R.'s name at work, from someone who knows nothing.",
        "Argued about the calendar, and it was not about the calendar.",
        "Found an old ticket in the coat pocket.",
        "Asked a question and got a sigh first.",
        "Passed that street on the tram.",
        "Dreamed it again, the hallway and the voices.",
        "J. said it was all talked through. It is not.",
    ],
    continuations: &[
        "Hands cold, jaw tight.",
        "I wrote the questions down instead of asking them at midnight.",
        "Went round the block twice before going in.",
        "Did not look. It cost something.",
        "I looked, and felt worse, as always.",
        "Told Ana, she only said: of course.",
        "Set the timer, twenty minutes, then a pause.",
        "I said I would sleep in the spare room, and did.",
    ],
};

const BRIGHT: Notes = Notes {
    beginnings: &[
        "Sang with the choir, the loud one in May.",
        "Ana came by with plums.",
        "The allotment is finally green.",
        "Fixed the bicycle myself.",
        "J. told me about the delay before I asked.",
        "Laughed properly, about the cat and the choirmaster.",
        "Signed up for the pottery course.",
        "First swim of the year.",
        "Good talk with my sister, two hours on the phone.",
    ],
    continuations: &[
        "It can be like this too.",
        "I forgot to be careful for a whole hour.",
        "Want to remember this one.",
        "Bought myself the good bread on the way home.",
        "Made a plan for the spring that is only mine.",
        "Slept without the radio afterwards.",
    ],
};

const HEAVY: Notes = Notes {
    beginnings: &[
        "I kept rereading the message. Then I put the phone in the drawer and made tea.",
        "Could not get up until ten.",
        "Cried in the car, then went shopping.",
        "Missed the person I thought J. was.",
        "Everyone at the table knew what to say but me.",
        "Sunday afternoon again, long and grey.",
        "Felt stupid for not having seen it.",
        "Cancelled the evening with the choir.",
        "The photographs from the lake. All of it was already going on then.",
        "Nothing much. Heavy arms.",
    ],
    continuations: &[
        "Ana wrote just when I was about to give up on the day.",
        "Ate something warm at least.",
        "It passed a little when it got dark.",
        "I did not tell anyone.",
        "Lay down, and the cat came.",
        "Tomorrow the counsellor, at three.",
        "Wrote it out, four pages, mostly the same sentence.",
    ],
};

const SETTLED: Notes = Notes {
    beginnings: &[
        "Walked to the canal. Sun on the water.",
        "Slept through for the first time in a while.",
        "Soup, a book, early to bed.",
        "J. charged the phone in the kitchen without a word.",
        "Hour on the allotment, only weeding.",
        "Quiet morning, the house to myself.",
        "The counsellor asked what I want, not what is fair.",
        "We had the hard talk with a timer, twenty minutes each.",
        "Tea with Ana, we hardly mentioned it.",
    ],
    continuations: &[
        "I noticed I was breathing.",
        "I do not trust it yet. I do want to remember that tonight was different.",
        "Nothing had to be decided.",
        "Calmer than last Sunday.",
        "The shoulders came down.",
        "Enough for today.",
    ],
};

const CENTRE: Notes = Notes {
    beginnings: &[
        "Ordinary day.",
        "Could be worse, could be better.",
        "Train, office, train.",
        "J. asked how I am and I did not know.",
        "Waiting for the letter from the landlord.",
        "Wanted to stay and wanted to leave, within ten minutes.",
    ],
    continuations: &["Nothing to add.", "See how the evening goes.", "Hopeful for a minute, then careful again.", "Washing done."],
};

/// Writes notes without repeating recent ones.
#[derive(Default)]
pub(super) struct Notebook {
    recent: VecDeque<&'static str>,
}

/// Number of remembered sentences.
const REMEMBERED: usize = 16;

impl Notebook {
    /// A note of one or two sentences for a quadrant.
    pub(super) fn write(&mut self, quadrant: Quadrant, random: &mut Random) -> String {
        let notes = match quadrant {
            Quadrant::Edge => &EDGE,
            Quadrant::Bright => &BRIGHT,
            Quadrant::Heavy => &HEAVY,
            Quadrant::Settled => &SETTLED,
            Quadrant::Centre => &CENTRE,
        };
        let mut note = self.pick(notes.beginnings, random).to_owned();
        if random.chance(0.4) {
            note.push(' ');
            note.push_str(self.pick(notes.continuations, random));
        }
        note
    }

    /// A sentence not used lately, or the one used longest ago.
    fn pick(&mut self, sentences: &[&'static str], random: &mut Random) -> &'static str {
        let fresh: Vec<&str> = sentences.iter().copied().filter(|sentence| !self.recent.contains(sentence)).collect();
        let oldest = || self.recent.iter().copied().find(|sentence| sentences.contains(sentence));
        let sentence = random.pick(&fresh).copied().or_else(oldest).unwrap_or_default();
        self.recent.retain(|used| *used != sentence);
        self.recent.push_back(sentence);
        if self.recent.len() > REMEMBERED {
            self.recent.pop_front();
        }
        sentence
    }
}
