//! Filled worksheets of the invented person.

use std::collections::BTreeSet;

use crate::journal::{Answer, Answers, Id, SheetItem, WordRef};

pub(super) struct SampleSheet {
    pub(super) template: &'static str,
    pub(super) title: &'static str,
    /// Creation, in days before the last day.
    pub(super) days_ago: u32,
    pub(super) answers: &'static [(&'static str, SampleAnswer)],
    pub(super) steps: &'static [&'static str],
}

pub(super) enum SampleAnswer {
    Text(&'static str),
    Choice(&'static str),
    Choices(&'static [&'static str]),
    Scale(u8),
    Feelings(&'static [&'static str]),
    Lines(&'static [&'static str]),
    Rows(&'static [&'static [(&'static str, &'static str)]]),
}

use SampleAnswer::{Choice, Choices, Feelings, Lines, Rows, Scale, Text};

impl SampleAnswer {
    /// Converts the answer. `new_id` creates ids for repeated items.
    pub(super) fn to_answer(&self, new_id: &mut impl FnMut() -> Id) -> Answer {
        let text = |words: &&str| Answer::Text((*words).to_owned());
        match self {
            Text(words) => text(words),
            Choice(id) => Answer::Choice((*id).to_owned()),
            Choices(ids) => Answer::Choices(ids.iter().map(|id| (*id).to_owned()).collect()),
            Scale(value) => Answer::Scale(*value),
            Feelings(ids) => Answer::Feelings(ids.iter().map(|id| WordRef::Listed((*id).to_owned())).collect::<BTreeSet<_>>()),
            Lines(lines) => {
                Answer::Items(lines.iter().map(|line| SheetItem { id: new_id(), answers: Answers::from([("line".to_owned(), text(line))]) }).collect())
            }
            Rows(rows) => Answer::Items(
                rows.iter()
                    .map(|row| SheetItem { id: new_id(), answers: row.iter().map(|(column, words)| ((*column).to_owned(), text(words))).collect() })
                    .collect(),
            ),
        }
    }
}

pub(super) const SHEETS: &[SampleSheet] = &[
    SampleSheet {
        template: "what-it-did-to-me",
        title: "",
        days_ago: 79,
        answers: &[
            ("feelings", Feelings(&["betrayed", "watchful", "numb", "foolish"])),
            ("body", Choices(&["sleep", "tense", "pictures"])),
            ("self", Text("That I am someone people get tired of, and tell last.")),
            ("judgement", Scale(2)),
            ("others", Scale(4)),
            (
                "places",
                Rows(&[
                    &[("part", "Evenings"), ("before", "Cooking, radio, nothing much"), ("now", "I listen for the key in the door")],
                    &[("part", "Choir"), ("before", "Every Tuesday"), ("now", "Went twice. Nobody asked. That was good")],
                ]),
            ),
            ("lost", Lines(&["The summer as I remembered it", "Being easy", "The plan with the boat"])),
            ("stayed", Lines(&["The mornings at the allotment", "Ana", "My hands know how to bake bread"])),
            ("first-care", Text("Sleep. Everything else is worse without it.")),
        ],
        steps: &["see-what-it-touched"],
    },
    SampleSheet {
        template: "a-truer-sentence",
        title: "The sentence from the stairwell",
        days_ago: 46,
        answers: &[
            ("sentence", Text("I was stupid not to see it.")),
            ("about", Choice("judgement")),
            ("true-before", Scale(9)),
            ("when", Text("Four in the morning. And when someone says “conference”.")),
            ("for", Lines(&["I believed the trips", "Ana had a feeling and I laughed"])),
            ("against", Lines(&["I asked twice in March and was lied to", "Someone took great care that I would not see it"])),
            ("friend", Text("Since when is trusting someone a mistake of yours?")),
            ("truer", Text("I trusted someone who lied. I noticed more than I let myself know.")),
            ("truer-now", Scale(5)),
            ("true-after", Scale(6)),
        ],
        steps: &["a-truer-sentence"],
    },
    SampleSheet {
        template: "a-truer-sentence",
        title: "The same sentence, later",
        days_ago: 11,
        answers: &[
            ("sentence", Text("I was stupid not to see it.")),
            ("about", Choice("judgement")),
            ("true-before", Scale(5)),
            ("when", Text("Less at night. More when J. is kind.")),
            ("against", Lines(&["I asked twice in March and was lied to", "I set a limit in October and kept it"])),
            ("truer", Text("I see well. I was lied to.")),
            ("truer-now", Scale(7)),
            ("true-after", Scale(3)),
        ],
        steps: &["a-truer-sentence"],
    },
];
