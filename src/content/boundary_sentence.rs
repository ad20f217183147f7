//! Assembles the sentence that states a boundary.

use super::lookup::Content;
use super::{Blank, Fitting, Lang, Statement, capitals_within};
use crate::journal::{Boundary, Closing, Journal, WordingForm};

/// Returns the sentence; form hints stand in for empty parts.
#[must_use]
pub fn boundary_sentence(boundary: &Boundary, journal: &Journal, content: &Content, lang: &Lang) -> Statement {
    let (words, hints) = (&lang.statement, &lang.boundaries.wording);
    let wording = &boundary.wording;
    let people = journal.people().values().map(|person| person.name.as_str()).chain([boundary.with_whom.as_str()]);
    let texts = [&boundary.title, &boundary.situation, &boundary.limit, &boundary.need, &boundary.response];
    let names: Vec<&str> = people.chain(texts.into_iter().flat_map(|text| capitals_within(text))).collect();
    let names = names.join(" ");
    let fit = Fitting::new(words, &names);
    let or = |own: &'_ str, otherwise: &'_ str| if own.trim().is_empty() { otherwise.to_owned() } else { own.to_owned() };
    let when = or(&wording.when, &boundary.situation);
    let feelings: Vec<String> = wording.feelings.iter().filter_map(|feeling| Some(content.feeling(feeling)?.said.clone())).collect();
    let is_dear_man = wording.form == WordingForm::DearMan;
    let asks = is_dear_man || boundary.closing() == Closing::Ask;
    let deed = if asks { fit.ask(boundary.asked()) } else { fit.will(&or(&wording.will, boundary.first_step().unwrap_or_default())) };
    let pattern = match (is_dear_man, asks) {
        (true, _) => &words.dear_man,
        (false, true) => &words.i_ask,
        (false, false) => &words.i_will,
    };
    let blanks = [
        Blank { name: "when", text: fit.when(&when), hint: &hints.when_hint },
        Blank { name: "situation", text: fit.sentence(&when), hint: &hints.describe_hint },
        Blank { name: "feelings", text: fit.list(&feelings), hint: &hints.feelings_hint },
        Blank { name: "need", text: fit.need(&or(&wording.need, &boundary.need)), hint: &hints.need_hint },
        Blank { name: "deed", text: deed, hint: &hints.deed_hint },
        Blank { name: "gain", text: fit.sentence(&wording.reinforce), hint: "" },
    ];
    Statement::of(pattern, &blanks)
}
