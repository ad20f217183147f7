//! Printable subjects, their names and gates.

use std::str::FromStr;

use super::document::Document;
use super::options::Audience;
use super::recovery_code::{self, RecoveryCodePage};
use super::sources::Sources;
use super::worksheet::{self, Pack};
use super::{agenda, boundary, danger, guide, insights, journal, report, roadmap, safety_plan};
use crate::content::Gate;
use crate::content::strings::PaperWords;
use crate::insights::Span;
use crate::journal::Id;

/// A printable subject.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A boundary, request or agreement.
    Boundary(Id),
    /// History and log of a boundary.
    History(Id),
    /// All active boundaries.
    Boundaries,
    /// Days of the journal.
    Journal,
    /// Insights over some days.
    Insights,
    /// A report for a therapist over some days.
    Report,
    /// The path with the state of each step.
    Roadmap,
    /// A filled worksheet.
    Worksheet(Id),
    /// The safety plan, only on request.
    SafetyPlan,
    /// Blank worksheets for handwriting.
    Blank(Pack),
    /// The agenda of a session for two.
    Agenda,
    /// The guide for therapists.
    Guide,
    /// The recovery code of the journal.
    RecoveryCode(RecoveryCodePage),
}

impl PaperWords {
    /// Name among related subjects.
    #[must_use]
    pub const fn name_of(&self, what: &What) -> &str {
        match what {
            What::Boundary(_) => self.one_boundary.as_str(),
            What::History(_) => self.history.as_str(),
            What::Boundaries => self.all_boundaries.as_str(),
            What::Roadmap => self.roadmap_title.as_str(),
            What::Journal => self.journal_title.as_str(),
            What::Insights => self.insights_title.as_str(),
            What::Report => self.report_title.as_str(),
            What::Worksheet(_) | What::Blank(_) | What::Agenda | What::Guide | What::SafetyPlan | What::RecoveryCode(_) => self.pack_title.as_str(),
        }
    }
}

impl FromStr for What {
    type Err = String;

    /// Command line syntax: `boundaries`, `boundary:ID`, `blank:TEMPLATE,TEMPLATE` …
    fn from_str(text: &str) -> Result<Self, String> {
        let id = |id: &str| id.parse::<Id>().map_err(|_| format!("{id} is not the id of a record"));
        match text.split_once(':').map_or((text, None), |(kind, of)| (kind, Some(of))) {
            ("boundaries", None) => Ok(Self::Boundaries),
            ("roadmap", None) => Ok(Self::Roadmap),
            ("journal", None) => Ok(Self::Journal),
            ("insights", None) => Ok(Self::Insights),
            ("report", None) => Ok(Self::Report),
            ("agenda", None) => Ok(Self::Agenda),
            ("guide", None) => Ok(Self::Guide),
            ("safety-plan", None) => Ok(Self::SafetyPlan),
            ("boundary", Some(of)) => id(of).map(Self::Boundary),
            ("history", Some(of)) => id(of).map(Self::History),
            ("worksheet", Some(of)) => id(of).map(Self::Worksheet),
            ("blank", Some(ids)) => Ok(Self::Blank(Pack { worksheets: ids.split(',').map(|id| id.trim().to_owned()).collect(), ..Pack::default() })),
            _ => {
                Err("it is none of boundaries, boundary:ID, history:ID, roadmap, journal, insights, report, worksheet:ID, blank:TEMPLATE, agenda, guide, safety-plan"
                    .to_owned())
            }
        }
    }
}

impl What {
    /// Related subjects that can be selected instead, including this one.
    #[must_use]
    pub fn beside(&self) -> Vec<Self> {
        match self {
            Self::Boundary(id) | Self::History(id) => vec![Self::Boundary(*id), Self::History(*id), Self::Boundaries],
            Self::Journal | Self::Insights | Self::Report => vec![Self::Journal, Self::Insights, Self::Report],
            Self::Boundaries | Self::Roadmap | Self::Worksheet(_) | Self::Blank(_) | Self::Agenda | Self::Guide | Self::SafetyPlan | Self::RecoveryCode(_) => {
                vec![self.clone()]
            }
        }
    }

    /// True if it covers a selectable range of days.
    #[must_use]
    pub const fn is_about_days(&self) -> bool {
        matches!(self, Self::Journal | Self::Insights | Self::Report)
    }

    /// The document, for [`Document::for_reader`]. `None` if the record does not exist.
    #[must_use]
    pub fn document(&self, from: &Sources<'_>, span: Span) -> Option<Document> {
        let mut document = match self {
            Self::Boundary(id) => boundary::one(from, *id),
            Self::History(id) => boundary::history(from, *id),
            Self::Boundaries => Some(boundary::list(from)),
            Self::Journal => Some(journal::of_days(from, span)),
            Self::Insights => Some(insights::summary(from, span)),
            Self::Report => Some(report::for_therapist(from, span)),
            Self::Roadmap => Some(roadmap::progress(from)),
            Self::Worksheet(id) => worksheet::filled(from, *id),
            Self::Blank(pack) => pack.document(from),
            Self::Agenda => Some(agenda::with_points(from)),
            Self::Guide => Some(guide::document(from)),
            Self::SafetyPlan => safety_plan::document(from),
            // Without the advice in danger.
            Self::RecoveryCode(page) => return Some(recovery_code::document(from, page)),
        }?;
        danger::add_to(&mut document, from);
        Some(document)
    }

    /// Gate for this reader. If there may be fear, nothing is made for others or for two.
    #[must_use]
    pub fn gate(&self, from: &Sources<'_>, audience: Audience) -> Gate {
        let profile = from.journal.profile_or_unsaid();
        let is_for_two = match self {
            Self::Agenda => true,
            // A blank sheet makes no demands, so it may be handed out without asking about fear.
            Self::Blank(pack) => pack.has_agenda || profile.closes_steps_for_two() && pack.sheets(from).any(|sheet| sheet.for_two),
            Self::Guide | Self::RecoveryCode(_) => return Gate::Open,
            _ => false,
        };
        if is_for_two || audience == Audience::OtherPerson { Gate::before_words_for_two(&profile) } else { Gate::Open }
    }

    /// True if it depends on the reader.
    #[must_use]
    pub const fn has_readers(&self) -> bool {
        !matches!(self, Self::Agenda | Self::Guide | Self::SafetyPlan | Self::RecoveryCode(_))
    }

    /// True if it can contain the user's text.
    #[must_use]
    pub const fn has_own_words(&self) -> bool {
        !matches!(self, Self::Blank(_) | Self::Guide | Self::RecoveryCode(_))
    }

    /// The first requested worksheet that does not exist.
    #[must_use]
    pub fn unknown_worksheet(&self, from: &Sources<'_>) -> Option<&str> {
        let Self::Blank(pack) = self else { return None };
        pack.worksheets.iter().find(|id| from.worksheet(id).is_none()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::test_support::{document, with_sources};
    use super::super::{Options, markdown};
    use super::*;
    use crate::content::content;
    use crate::journal::{Answer, Edit, FearAnswer, Journal, Only, Profile, PushBack, Wording, arbitrary};

    const SECRET: &str = "SECRETWORD";

    fn all_of(journal: &Journal) -> Vec<What> {
        let boundaries = journal.boundaries().keys().flat_map(|id| [What::Boundary(*id), What::History(*id)]);
        let sheets = journal.sheets().keys().map(|id| What::Worksheet(*id));
        let every = Pack { worksheets: content().worksheets().keys().cloned().collect(), has_guide: true, has_agenda: true };
        let others =
            [What::Boundaries, What::Roadmap, What::Journal, What::Insights, What::Report, What::Agenda, What::Guide, What::SafetyPlan, What::Blank(every)];
        boundaries.chain(sheets).chain(others).collect()
    }

    fn everything_for(journal: &Journal, audience: Audience) -> String {
        texts_for(journal, audience, true)
    }

    /// A reader's text, with all optional sections or only the default ones.
    fn texts_for(journal: &Journal, audience: Audience, has_all_chosen: bool) -> String {
        let documents = all_of(journal).into_iter().filter_map(|what| document(journal, &what, Span::All)).filter_map(|document| {
            let sections = document.sections.iter().filter(|_| has_all_chosen);
            let chosen = sections.map(|section| (section.id.clone(), true)).collect();
            document.for_reader(&Options { audience, chosen, ..Options::default() }, &[])
        });
        documents.map(|document| markdown(&document)).collect()
    }

    fn put_text(answer: &mut Answer, text: &str) {
        match answer {
            Answer::Text(words) | Answer::Choice(words) => text.clone_into(words),
            Answer::Choices(ids) => *ids = BTreeSet::from([text.to_owned()]),
            Answer::Parts(parts) => parts.values_mut().for_each(|words| text.clone_into(words)),
            Answer::Items(items) => items.iter_mut().flat_map(|item| item.answers.values_mut()).for_each(|answer| put_text(answer, text)),
            Answer::Scale(_) | Answer::Date(_) | Answer::Feelings(_) => {}
        }
    }

    /// Fills every worksheet with this text only, on existing templates.
    fn with_sheets_of(journal: &mut Journal, text: &str, is_private: bool) {
        let templates: Vec<&String> = content().worksheets().keys().collect();
        for (at, (id, sheet)) in journal.sheets().clone().into_iter().enumerate() {
            let mut changed = (*sheet).clone();
            changed.private = is_private;
            text.clone_into(&mut changed.title);
            templates[at % templates.len()].clone_into(&mut changed.template);
            changed.answers.values_mut().for_each(|answer| put_text(answer, text));
            for field in &content().worksheets()[templates[at % templates.len()]].fields {
                changed.answers.insert(field.id.clone(), Answer::Text(text.to_owned()));
            }
            journal.apply(Edit::put(id, changed));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_private_reaches_nobody_else(mut journal in arbitrary::journal()) {
            for (id, boundary) in journal.boundaries().clone() {
                let mut private = (*boundary).clone();
                private.is_private = true;
                for text in [&mut private.title, &mut private.with_whom, &mut private.situation, &mut private.limit, &mut private.need, &mut private.response, &mut private.support] {
                    SECRET.clone_into(text);
                }
                SECRET.clone_into(&mut private.wording.when);
                private.push_backs = vec![PushBack { they_say: SECRET.to_owned(), i_say: SECRET.to_owned() }];
                journal.apply(Edit::put(id, private));
            }
            with_sheets_of(&mut journal, SECRET, true);
            for audience in [Audience::Therapist, Audience::OtherPerson] {
                prop_assert!(!everything_for(&journal, audience).contains(SECRET));
            }
            // The user gets it only if chosen, too.
            prop_assert!(!texts_for(&journal, Audience::OnlyMe, false).contains(SECRET));
            let has_some = !journal.boundaries().is_empty() || !journal.sheets().is_empty();
            prop_assert_eq!(everything_for(&journal, Audience::OnlyMe).contains(SECRET), has_some);
        }

        #[test]
        fn nothing_on_a_worksheet_goes_to_the_other_person_by_itself(mut journal in arbitrary::journal()) {
            with_sheets_of(&mut journal, SECRET, false);
            prop_assert!(!texts_for(&journal, Audience::OtherPerson, false).contains(SECRET));
            prop_assert_eq!(texts_for(&journal, Audience::OtherPerson, true).contains(SECRET), !journal.sheets().is_empty());
        }

        #[test]
        fn what_was_said_about_fear_is_on_no_page(mut journal in arbitrary::journal(), fear in proptest::sample::select(FearAnswer::ANSWERS.to_vec())) {
            // If there may be fear there is no script, for any reader.
            for (id, boundary) in journal.boundaries().clone() {
                let mut without_script = (*boundary).clone();
                (without_script.wording, without_script.push_backs) = (Wording::default(), Vec::new());
                journal.apply(Edit::put(id, without_script));
            }
            let before = everything_for(&journal, Audience::OnlyMe);
            let profile = Profile { fear, ..journal.profile_or_unsaid() };
            journal.apply(Edit::put(Only::One, profile));
            prop_assert_eq!(everything_for(&journal, Audience::OnlyMe), before);
        }
    }

    #[test]
    fn what_can_be_asked_for_is_read_from_the_command_line() {
        let pack = |ids: &[&str]| What::Blank(Pack { worksheets: ids.iter().map(|id| (*id).to_owned()).collect(), ..Pack::default() });
        assert_eq!("blank:saying-it, rest".parse(), Ok(pack(&["saying-it", "rest"])));
        assert_eq!("agenda".parse(), Ok(What::Agenda));
        assert_eq!("guide".parse(), Ok(What::Guide));
        let id = Id::from_parts(1, 2);
        assert_eq!(format!("worksheet:{id}").parse(), Ok(What::Worksheet(id)));
        for wrong in ["worksheet:none", "worksheet", "blank", "pages"] {
            assert!(wrong.parse::<What>().is_err(), "{wrong}");
        }
        with_sources(&Journal::default(), |sources| {
            assert_eq!(pack(&["saying-it", "no-such"]).unknown_worksheet(sources), Some("no-such"));
            assert_eq!(pack(&["saying-it"]).unknown_worksheet(sources), None);
        });
    }

    #[test]
    fn what_is_for_two_is_made_nowhere_where_there_is_fear() {
        use Gate::{AsksAboutFear as Asks, ClosedForTwo as Closed, Open};
        let mut journal = Journal::default();
        let pack = |id: &str, has_agenda| What::Blank(Pack { has_agenda, ..Pack::of(id) });
        let all = [What::Agenda, pack("making-sense", true), pack("taking-turns", false), pack("making-sense", false), What::Guide];
        let gates = |journal: &Journal, audience| with_sources(journal, |sources| all.clone().map(|what| what.gate(sources, audience)));
        assert_eq!(gates(&journal, Audience::OnlyMe), [Asks, Asks, Open, Open, Open]);
        assert_eq!(gates(&journal, Audience::OtherPerson), [Asks, Asks, Asks, Asks, Open]);
        let unsaid = journal.profile_or_unsaid();
        journal.apply(Edit::put(Only::One, Profile { fear: FearAnswer::NotSure, ..unsaid.clone() }));
        assert_eq!(gates(&journal, Audience::Therapist), [Closed, Closed, Closed, Open, Open]);
        assert_eq!(gates(&journal, Audience::OtherPerson), [Closed, Closed, Closed, Closed, Open]);
        journal.apply(Edit::put(Only::One, Profile { fear: FearAnswer::No, ..unsaid }));
        assert_eq!(gates(&journal, Audience::OtherPerson), [Open; 5]);
    }
}
