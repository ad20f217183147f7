//! Custom words: feelings, tags, tag groups, and lines for a harder night.

mod entry;
mod feelings;
mod groups;
mod merge;
mod night_lines;
pub(super) mod tags;

use eframe::egui::Ui;

use crate::journal::{Id, Key};
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{hairline, section_gap};

use self::entry::Open;

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    open: Option<Open>,
    /// Ids reserved for new words, which are stored with their first letter.
    new_feeling: Option<Id>,
    new_tag: Option<Id>,
    more_tags: usize,
    new_group: Option<Id>,
    night_lines: night_lines::State,
}

impl State {
    pub(super) fn open_form(&self) -> Option<Id> {
        self.open.as_ref().map(|open| open.id).or(self.night_lines.open_line())
    }

    /// Opens the fields of a word, tag, group or line, and focuses them.
    pub fn open(&mut self, key: &Key) {
        match key {
            Key::OwnFeeling(id) | Key::OwnTag(id) | Key::OwnTagGroup(id) => self.open = Some(Open::at(*id)),
            Key::NightLine(id) => self.night_lines = night_lines::State::open_at(*id),
            _ => {}
        }
    }
}

const WIDTH: f32 = 640.0;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.own_words;
    parts::page(ui, "words", WIDTH, |ui| {
        parts::title(ui, &words.heading);
        parts::explanation(ui, &words.explanation);
        ui.add_space(Theme::of(ui).spacing.s);
        feelings::show(ui, cx);
        hairline(ui);
        tags::show(ui, cx);
        section_gap(ui);
        groups::show(ui, cx);
        hairline(ui);
        night_lines::show(ui, cx);
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use eframe::egui::{Key as Keyboard, Modifiers, Role};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::{
        CheckIn, Edit, EditName, Feelings, Intensity, Journal, Mood, NightLine, OwnFeeling, OwnTag, OwnTagGroup, Quadrant, Record, Timestamp, WordRef,
    };
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn id(number: u128) -> Id {
        Id::from_parts(1, number)
    }

    /// A used word, an unused one, a tag in a custom group, and a line.
    fn desk() -> Desk {
        let frayed = OwnFeeling { meaning: "At the end of the rope".to_owned(), ..OwnFeeling::new(never(), "Frayed".to_owned(), Quadrant::Heavy) };
        let check_in = CheckIn {
            changed: never(),
            when: at("2026-11-20T20:00+01:00"),
            written: None,
            mood: Mood::new(-0.4, -0.4),
            feelings: Feelings::from([(WordRef::Own(id(1)), Intensity::Lot)]),
            tags: BTreeSet::from([WordRef::Own(id(3))]),
            note: String::new(),
        };
        let mut journal = Journal::default();
        for (key, record) in [
            (Key::OwnFeeling(id(1)), Record::from(frayed)),
            (Key::OwnFeeling(id(2)), OwnFeeling::new(never(), "Unpicked".to_owned(), Quadrant::Bright).into()),
            (Key::OwnTag(id(3)), OwnTag { group: Some(WordRef::Own(id(4))), ..OwnTag::new(never(), "Rehearsal".to_owned()) }.into()),
            (Key::OwnTagGroup(id(4)), OwnTagGroup { changed: never(), name: "Choir".to_owned() }.into()),
            (Key::NightLine(id(5)), NightLine { changed: never(), written: at("2026-11-01T20:00+01:00"), text: "Ring Ana first.".to_owned() }.into()),
            (Key::CheckIn(id(10)), check_in.into()),
        ] {
            journal.apply(Edit::put_record(key, record));
        }
        Desk::new(Page::Words, journal)
    }

    fn press(harness: &mut Harness<'_, Desk>, name: &str) {
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run();
    }

    fn replace(harness: &mut Harness<'_, Desk>, field: &str, text: &str) {
        harness.get_by_label(field).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
        harness.get_by_label(field).type_text(text);
        harness.run();
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("words", desk, crate::ui::pages::show);
        in_every_view("words-empty", || Desk::new(Page::Words, Journal::default()), crate::ui::pages::show);
        in_every_view(
            "words-open",
            || {
                let mut open = Open::at(id(1));
                open.merge = Some(merge::Merge::default());
                desk().with(|desk| desk.states.words.open = Some(open))
            },
            crate::ui::pages::show,
        );
    }

    #[test]
    fn renaming_keeps_what_was_picked() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Edit “Frayed”");
        replace(&mut harness, "Word", "Threadbare");
        let journal = &harness.state().journal;
        assert_eq!(journal.own_feelings()[&id(1)].name, "Threadbare");
        assert!(journal.check_ins()[&id(10)].feelings.contains_key(&WordRef::Own(id(1))));
        replace(&mut harness, "What you mean by it", "Nothing left to give");
        harness.get_by_role_and_label(Role::RadioButton, "Settled").click();
        harness.run();
        let feeling = harness.state().journal.own_feelings()[&id(1)].clone();
        assert_eq!((feeling.meaning.as_str(), feeling.quadrant), ("Nothing left to give", Quadrant::Settled));
    }

    #[test]
    fn a_name_that_is_taken_or_none_is_not_stored() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Edit “Frayed”");
        replace(&mut harness, "Word", "lonely");
        assert!(harness.query_by_label("This word is already there.").is_some());
        assert_eq!(harness.state().journal.own_feelings()[&id(1)].name, "Frayed");
        replace(&mut harness, "Word", " ");
        assert_eq!(harness.state().journal.own_feelings()[&id(1)].name, "Frayed");
    }

    #[test]
    fn a_word_is_merged_into_a_listed_one_in_one_edit() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Edit “Frayed”");
        press(&mut harness, "Merge into another…");
        harness.get_by_label("Merge into").type_text("worn");
        harness.run();
        harness.get_by_label("Worn thin").click();
        harness.run();
        assert!(harness.query_by_label("“Frayed” becomes “Worn thin” in 1 check-in and leaves this list. Undo brings it back.").is_some());
        press(&mut harness, "Merge");
        let desk = harness.state();
        assert_eq!(desk.journal.check_ins()[&id(10)].feelings, Feelings::from([(WordRef::Listed("worn-thin".to_owned()), Intensity::Lot)]));
        assert_eq!(desk.names, [EditName::MergeWords]);
        assert!(!desk.journal.own_feelings().contains_key(&id(1)));
    }

    #[test]
    fn a_word_can_rest_and_come_back_and_only_an_unused_one_can_be_deleted() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Edit “Frayed”");
        assert!(harness.query_by_role_and_label(Role::Button, "Delete").is_none(), "a check-in has it");
        press(&mut harness, "Let it rest");
        assert!(harness.state().journal.own_feelings()[&id(1)].retired);
        press(&mut harness, "Offer it again");
        assert!(!harness.state().journal.own_feelings()[&id(1)].retired);
        press(&mut harness, "Done");
        press(&mut harness, "Edit “Unpicked”");
        press(&mut harness, "Delete");
        assert!(!harness.state().journal.own_feelings().contains_key(&id(2)));
        assert_eq!(harness.state().names.last(), Some(&EditName::DeleteWord));
    }

    #[test]
    fn words_tags_and_groups_are_added_with_their_first_letter() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Add a feeling word");
        harness.get_by_label("Word").type_text("Sea-legged");
        harness.run();
        press(&mut harness, "Done");
        press(&mut harness, "Add a tag");
        harness.get_by_label("Word").type_text("Allotment");
        harness.run();
        harness.get_by_role_and_label(Role::ComboBox, "Group").click();
        harness.run();
        harness.get_by_role_and_label(Role::MenuItemRadio, "Places").click();
        harness.run();
        press(&mut harness, "Done");
        press(&mut harness, "Add a group");
        harness.get_by_label("Word").type_text("Garden");
        harness.run();
        press(&mut harness, "Done");
        let journal = &harness.state().journal;
        assert!(journal.own_feelings().values().any(|feeling| feeling.name == "Sea-legged"));
        let tag = journal.own_tags().values().find(|tag| tag.name == "Allotment").expect("the tag");
        assert_eq!(tag.group, Some(WordRef::Listed("places".to_owned())));
        assert!(journal.own_tag_groups().values().any(|group| group.name == "Garden"));
    }

    #[test]
    fn a_twin_and_a_name_that_cannot_be_seen_are_not_kept_and_it_is_said_why() {
        for (add, kept) in [("Add a feeling word", "Lonely"), ("Add a tag", "Outdoors"), ("Add a group", "Places")] {
            let mut harness = harness(desk(), View::DESIGN);
            let count = |harness: &Harness<'_, Desk>| {
                let journal = &harness.state().journal;
                journal.own_feelings().len() + journal.own_tags().len() + journal.own_tag_groups().len()
            };
            let before = count(&harness);
            press(&mut harness, add);
            for (typed, said) in [("\u{200b}", "Please write at least one letter or sign."), (kept, "This word is already there.")] {
                harness.get_by_label("Word").type_text(typed);
                harness.run();
                assert!(harness.query_by_label(said).is_some(), "{add}: {typed:?}");
                assert_eq!(count(&harness), before, "{add}: {typed:?}");
            }
        }
    }

    #[test]
    fn lines_for_a_harder_night_are_changed_added_and_deleted() {
        let mut harness = harness(desk(), View::DESIGN);
        press(&mut harness, "Edit the line of 1 Nov");
        harness.get_by_label("A line for a harder night").type_text(" Then tea.");
        harness.run();
        assert_eq!(harness.state().journal.night_lines()[&id(5)].text, "Ring Ana first. Then tea.");
        press(&mut harness, "Done");
        press(&mut harness, "Add a line");
        harness.get_by_label("A line for a harder night").type_text("It passes by morning.");
        harness.run();
        press(&mut harness, "Done");
        assert_eq!(harness.state().journal.night_lines().len(), 2);
        press(&mut harness, "Delete the line of 1 Nov");
        assert!(!harness.state().journal.night_lines().contains_key(&id(5)));
    }
}
