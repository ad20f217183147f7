//! The safety plan on one page. Private: for the user only, and only on request.

use super::document::{Block, Document, Section};
use super::sources::{Sources, field};
use crate::journal::{PlanPart, SafetyPlan};

/// The plan; `None` if empty. Independent of what was said about fear.
pub(super) fn document(from: &Sources<'_>) -> Option<Document> {
    let plan = from.journal.written_safety_plan()?;
    let words = &from.lang.safety_plan;
    let mut document = from.under_our_title(words.heading.clone(), String::new());
    let general = section("plan", &words.heading, blocks(from, plan, &PlanPart::GENERAL));
    // Excluded by default: if another person finds it, it can raise the danger.
    let mut from_someone = blocks(from, plan, &PlanPart::FROM_SOMEONE);
    if !from_someone.is_empty() {
        from_someone.insert(0, Block::Heading(words.from_someone.clone()));
    }
    document.sections = vec![general, section("from-someone", &words.from_someone, from_someone).only_when_chosen()];
    document.sections.retain(|section| !section.is_empty());
    Some(document)
}

fn section(id: &str, name: &str, blocks: Vec<Block>) -> Section {
    Section { is_private: true, ..Section::new(id, name, blocks) }
}

fn blocks(from: &Sources<'_>, plan: &SafetyPlan, parts: &[PlanPart]) -> Vec<Block> {
    parts
        .iter()
        .filter_map(|part| {
            let people = if *part == PlanPart::Asking { people_lines(from, plan) } else { Vec::new() };
            let written = Some(plan.text(*part).to_owned()).filter(|text| !text.trim().is_empty());
            field(&from.lang.safety_plan.parts[*part].name, &people.into_iter().chain(written).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn people_lines(from: &Sources<'_>, plan: &SafetyPlan) -> Vec<String> {
    let chosen = from.journal.people_in_order().into_iter().filter(|(id, _)| plan.people.contains(id));
    chosen.map(|(_, person)| person.name_and_reach(&from.lang.common.list_comma)).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::export::test_support::{document, read_by};
    use crate::export::{Audience, What};
    use crate::insights::Span;
    use crate::journal::{Edit, Journal, Only, PlanPart, SafetyPlan, Timestamp};

    fn journal(parts: &[(PlanPart, &str)]) -> Journal {
        let mut journal = Journal::default();
        let mut plan = SafetyPlan::empty(Timestamp::from_millis(0));
        for (part, text) in parts {
            plan.write(*part, (*text).to_owned());
        }
        journal.apply(Edit::put(Only::One, plan));
        journal
    }

    #[test]
    fn it_reaches_only_the_person_and_what_is_about_somebody_else_only_when_chosen() {
        let journal = journal(&[(PlanPart::Signs, "I stop answering."), (PlanPart::SafePlace, "At my sister’s.")]);
        let mine = read_by(&journal, &What::SafetyPlan, Audience::OnlyMe);
        assert!(mine.contains("I stop answering.") && !mine.contains("sister"), "{mine}");
        for audience in [Audience::Therapist, Audience::OtherPerson] {
            assert_eq!(read_by(&journal, &What::SafetyPlan, audience), "");
        }
    }

    #[test]
    fn it_is_in_nothing_else_that_is_printed_and_there_is_none_without_words() {
        let journal = journal(&[(PlanPart::Signs, "I stop answering.")]);
        for what in [What::Journal, What::Report, What::Insights, What::Roadmap, What::Boundaries, What::Agenda] {
            assert!(!format!("{:?}", document(&journal, &what, Span::All)).contains("stop answering"), "{what:?}");
        }
        assert!(document(&Journal::default(), &What::SafetyPlan, Span::All).is_none());
    }
}
