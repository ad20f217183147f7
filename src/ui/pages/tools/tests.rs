//! One suite over all tools: each opens every kind of record it shows.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key as Pressed, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::content::lang;
use crate::journal::{
    Appreciation, AppreciationOf, Belief, DateAhead, Edit, FearAnswer, Goal, HeldWords, HelpNumber, Id, Journal, Key, Moment, Only, Person, Practice,
    PracticeKind, PracticeTime, Profile, Promise, PromiseEntry, PromiseOutcome, TableKind, TalkItem, Timestamp, Trigger, Urge,
};
use crate::ui::action::Page;
use crate::ui::pages::test_support::{Desk, View, at, harness};
use crate::ui::tool::Tool;

/// A journal with a record of every table that a tool shows, and without fear, which closes some.
fn journal() -> Journal {
    let (never, when) = (Timestamp::from_millis(0), at("2026-11-20T18:30+01:00"));
    let id = |number| Id::from_parts(1, number);
    let text = || "Beyond the weir".to_owned();
    let edits = [
        Edit::put(Only::One, Profile { fear: FearAnswer::No, ..Profile::unsaid(never) }),
        Edit::put(id(1), Promise { what: text(), ..Promise::empty(never, when) }),
        Edit::put(id(2), PromiseEntry { changed: never, promise: id(1), when, outcome: PromiseOutcome::Kept, fact: text() }),
        Edit::put(id(3), Person { name: text(), ..Person::empty(never) }),
        Edit::put(id(4), HelpNumber { name: text(), ..HelpNumber::empty(never) }),
        Edit::put(id(5), TalkItem { text: text(), ..TalkItem::empty(never, when) }),
        Edit::put(id(6), Appreciation { changed: never, when, of: AppreciationOf::Somebody, who: text(), text: text(), was_said: false }),
        Edit::put(id(7), Practice { title: text(), ..Practice::empty(never, when, PracticeKind::SelfCare) }),
        Edit::put(id(8), Practice { title: text(), ..Practice::empty(never, when, PracticeKind::Ritual) }),
        Edit::put(id(9), Practice { title: text(), ..Practice::empty(never, when, PracticeKind::OwnLife) }),
        Edit::put(id(10), PracticeTime { changed: never, practice: id(7), when, note: text() }),
        Edit::put(id(11), Trigger { what: text(), ..Trigger::empty(never, when) }),
        Edit::put(id(12), Moment { note: text(), ..Moment::begun(never, when) }),
        Edit::put(id(13), Urge { what: text(), ..Urge::empty(never, when) }),
        Edit::put(id(14), HeldWords { text: text(), ..HeldWords::empty(never, when, when) }),
        Edit::put(id(15), Belief { belief: text(), truer: text(), ..Belief::empty(never, when) }),
        Edit::put(id(16), Goal { title: text(), why: text(), ..Goal::empty(never, when) }),
        Edit::put(id(17), DateAhead { title: text(), plan: text(), ..DateAhead::empty(never, when, when.date()) }),
    ];
    let mut journal = Journal::default();
    for edit in edits {
        journal.apply(edit);
    }
    journal
}

/// A record of every table that a tool lists.
fn listed(journal: &Journal) -> Vec<(Tool, Key, Id)> {
    let mut found: BTreeMap<(Tool, TableKind), (Tool, Key, Id)> = BTreeMap::new();
    for (key, _) in journal.records() {
        if let Some((tool, id)) = Tool::at(journal, &key)
            && key.id() == Some(id)
        {
            found.entry((tool, key.table())).or_insert((tool, key, id));
        }
    }
    found.into_values().collect()
}

fn opened(journal: &Journal, (tool, id): (Tool, Id), view: View, can_edit: bool) -> Harness<'static, Desk> {
    let mut desk = Desk::new(Page::Tool(tool), journal.clone());
    desk.can_edit = can_edit;
    desk.states.tools.open(tool, id);
    harness(desk, view)
}

#[test]
fn every_tool_is_on_the_page_once() {
    let shown: Vec<Tool> = super::sections(lang()).into_iter().flat_map(|(_, tools)| tools.iter().copied()).collect();
    assert_eq!(shown.len(), Tool::ALL.len());
    assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), Tool::ALL.into_iter().collect());
}

#[test]
fn every_tool_lists_a_record() {
    let journal = journal();
    let listed = listed(&journal);
    for tool in Tool::ALL {
        assert!(listed.iter().any(|(of, ..)| *of == tool), "{tool:?}");
    }
}

#[test]
fn opening_a_record_settles_and_changes_nothing() {
    let journal = journal();
    for (tool, key, id) in listed(&journal) {
        for view in [View::DESIGN, View::SMALL, View::LARGE_TEXT] {
            let harness = opened(&journal, (tool, id), view, true);
            assert_eq!(harness.state().names, [], "{key:?} of {tool:?}");
        }
    }
}

#[test]
fn read_only_records_have_no_fields_and_cannot_be_changed() {
    let journal = journal();
    for (tool, key, id) in listed(&journal) {
        let harness = opened(&journal, (tool, id), View::DESIGN, false);
        let fields = harness
            .get_all_by(|_| true)
            .filter(|node| matches!(node.accesskit_node().role(), Role::MultilineTextInput | Role::DateInput) && !node.accesskit_node().is_read_only());
        assert_eq!(fields.count(), 0, "{key:?} of {tool:?}");
        let names: Vec<String> = harness
            .get_all_by(|_| true)
            .filter(|node| matches!(node.accesskit_node().role(), Role::Button | Role::CheckBox | Role::RadioButton))
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        for name in names {
            let mut harness = opened(&journal, (tool, id), View::DESIGN, false);
            let Some(control) = harness.query_all_by_label(&name).next() else { continue };
            control.click();
            harness.run();
            assert_eq!(harness.state().names, [], "{name:?} at {key:?} of {tool:?}");
            assert_eq!(harness.state().journal, journal, "{name:?} at {key:?} of {tool:?}");
        }
    }
}

#[test]
fn escape_closes_a_record_and_returns_to_its_row() {
    let journal = journal();
    for (tool, key, id) in listed(&journal) {
        let mut harness = opened(&journal, (tool, id), View::LARGE_TEXT, true);
        let row = |harness: &Harness<'_, Desk>| {
            let focused = harness.query_by(|node| node.is_focused() && node.role() != Role::Window).and_then(|node| node.accesskit_node().label());
            focused.filter(|name| name.contains("weir") || name == "A moment")
        };
        // The first one may leave a field.
        for _ in 0..2 {
            if row(&harness).is_none() || harness.state().states.tools.open_form(tool).is_some() {
                harness.event(Event::Key { key: Pressed::Escape, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE });
                harness.run();
            }
        }
        assert_eq!(harness.state().names, [], "{key:?} of {tool:?}");
        assert_eq!(harness.state().states.tools.open_form(tool), None, "{key:?} of {tool:?}");
        assert!(row(&harness).is_some(), "{key:?} of {tool:?}");
    }
}
