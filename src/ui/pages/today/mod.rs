//! Today: the check-in, the entries of the day, and suggestions.

mod cards;
pub mod draft;
mod feelings;
mod filter;
mod form;
pub mod harder_night;
mod new_word;
mod rail;
mod reminder;
pub(super) mod sleep;
mod tags;
pub(super) mod words;

pub use self::new_word::DroppedWord;
pub(super) use self::new_word::WORD_MAX_CHARS;

use chrono::Timelike as _;
use eframe::egui::{Align, Frame, Layout, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::content::Lang;
use crate::journal::{DraftKey, Id, LocalTime};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::FormOf;
use crate::ui::shared::layout::{Room, goes_back};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, mark_page_title};

use self::filter::WordFilter;
use self::new_word::NewWord;

/// The page state.
#[derive(Debug, Default)]
pub struct State {
    /// The check-in being changed; `None` for a new one.
    editing: Option<Id>,
    wants_pad_focus: bool,
    shows_all_words: bool,
    shows_all_tags: bool,
    feeling_filter: WordFilter,
    tag_filter: WordFilter,
    new_feeling: Option<NewWord>,
    new_tag: Option<NewWord>,
    /// A new tag, until its group is chosen.
    tag_without_group: Option<Id>,
    /// The line for a harder night that is asked for.
    asked_night_line: Option<Id>,
    /// Index of the shown line for a harder night, from the newest.
    night_line_turn: usize,
    sleep: sleep::State,
    typed_time: Option<TypedTime>,
}

#[derive(Debug)]
struct TypedTime {
    date: String,
    time: String,
    focuses_time: bool,
}

impl TypedTime {
    fn of(cx: &Cx<'_>, when: LocalTime) -> Self {
        Self { date: cx.locale.typed_date(cx.day_of(when)), time: cx.locale.time(when.time(), &cx.lang.dates), focuses_time: true }
    }
}

impl State {
    /// The draft shown on the page.
    #[must_use]
    pub fn draft_key(&self) -> DraftKey {
        self.editing.map_or(DraftKey::New, DraftKey::Of)
    }

    pub(super) fn open_form(&self) -> Option<FormOf> {
        self.editing.map(FormOf::Record).or(self.sleep.open_day().map(FormOf::Day))
    }

    /// Asks once for a line for a harder night, after a settled check-in. `id` is for the new line.
    pub fn ask_for_night_line(&mut self, id: Id) {
        self.asked_night_line = Some(id);
    }

    /// Starts a new check-in with the pad focused.
    pub fn focus_pad(&mut self) {
        self.editing = None;
        self.wants_pad_focus = true;
    }

    /// Starts changing a saved check-in.
    pub fn edit(&mut self, id: Id) {
        *self = Self { editing: Some(id), wants_pad_focus: true, ..Self::default() };
    }

    /// Reopens the field for a custom word with its text.
    pub fn type_again(&mut self, word: DroppedWord) {
        let field = if word.is_tag { &mut self.new_tag } else { &mut self.new_feeling };
        *field = Some(NewWord::new(word.text, word.quadrant));
    }

    fn move_to_another_time(&mut self, id: Id, typed: TypedTime) {
        *self = Self { editing: Some(id), typed_time: Some(typed), ..Self::default() };
    }

    /// Returns to a new check-in after saving or cancelling.
    pub fn kept(&mut self) {
        *self = Self::default();
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    // The check-in was deleted meanwhile.
    if let Some(id) = cx.states.today.editing
        && !cx.journal.check_ins().contains_key(&id)
    {
        cx.states.today.kept();
    }
    if goes_back(ui) && cx.states.today.editing.is_some() {
        form::leave_change(cx, cx.states.today.draft_key());
    }
    let theme = Theme::of(ui);
    ScrollArea::vertical().id_salt("today").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Room::of(ui).page_margin()).show(ui, |ui| {
            ui.set_max_width(theme.layout.content_max.min(ui.available_width()));
            header(ui, cx);
            ui.add_space(theme.spacing.xl - ui.spacing().item_spacing.y);
            columns(ui, cx);
        });
    });
}

fn header(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = ui.available_rect_before_wrap();
    let title = ui.label(theme.text(TextStyle::Title, greeting(cx)));
    mark_page_title(&title);
    // A greeting alone does not name the page for screen readers.
    let said = [&cx.lang.nav.today, greeting(cx)].join(&cx.lang.common.list_comma);
    ui.ctx().accesskit_node_builder(title.id, |node| node.set_label(said));
    if !Room::of(ui).is_narrow() {
        moment_button(ui, cx, row);
    }
    let day = cx.locale.long_day(cx.today(), &cx.lang.dates);
    ui.label(theme.text(TextStyle::Body, day).color(theme.colours.text_secondary));
    if !is_back(cx) {
        reminder::show(ui, cx);
    }
}

fn moment_button(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect) {
    let place = Rect::from_min_size(row.min, vec2(row.width(), Theme::of(ui).sizes.button));
    let mut at_right = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)));
    if at_right.add(Button::new(&cx.lang.moment.button).icon(Icon::Wind)).clicked() {
        cx.command(Command::Moment);
    }
}

/// True if the person returns after a break; they get only a welcome then.
fn is_back(cx: &Cx<'_>) -> bool {
    greeting(cx) == cx.lang.greetings.good_to_see_you
}

/// Days without entries after which the greeting is a welcome. Missed days are never mentioned.
const AWAY_DAYS: i64 = 7;

fn greeting<'a>(cx: &Cx<'a>) -> &'a str {
    let last = cx.journal.check_ins_by_time().next_back().map(|(_, check_in)| check_in.when);
    greeting_at(cx.lang, cx.now.local, last)
}

fn greeting_at(lang: &Lang, now: LocalTime, last: Option<LocalTime>) -> &str {
    let words = &lang.greetings;
    if last.is_some_and(|last| (now.date() - last.date()).num_days() >= AWAY_DAYS) {
        return &words.good_to_see_you;
    }
    match now.time().hour() {
        _ if now.is_night() => &words.night,
        ..12 => &words.morning,
        12..18 => &words.afternoon,
        _ => &words.evening,
    }
}

/// Form and rail side by side, or the rail below in one or two columns.
fn columns(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let (width, gap) = (ui.available_width(), theme.spacing.section);
    let room = Room::of(ui);
    if room == Room::Wide {
        let sheet = width - theme.layout.side_rail - gap;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            column(ui, sheet, |ui| form::show(ui, cx));
            ui.add_space(gap);
            column(ui, theme.layout.side_rail, |ui| {
                ui.add_space(6.0);
                rail::show(ui, cx, false);
            });
        });
    } else {
        form::show(ui, cx);
        ui.add_space(theme.spacing.xxl);
        rail::show(ui, cx, room == Room::Medium);
    }
    ui.add_space(theme.spacing.xxl);
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        contents(ui);
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use eframe::egui::Role;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::content::lang;
    use crate::journal::{CheckIn, CheckInDraft, Edit, Feelings, Intensity, Journal, Key, Mood, NightLine, Record, Timestamp, WordRef};
    use crate::ui::action::Page;
    use crate::ui::cx::Now;
    use crate::ui::pages::test_support::{Desk, View, at, harness, in_every_view};

    fn never() -> Timestamp {
        Timestamp::from_millis(0)
    }

    fn id(number: u128) -> Id {
        Id::from_parts(1, number)
    }

    /// A hard evening: a draft, a line for it, and a check-in of the morning.
    fn desk() -> Desk {
        let hopeless = Feelings::from([(WordRef::Listed("hopeless".to_owned()), Intensity::Lot)]);
        let draft = CheckInDraft { mood: Mood::new(-0.5, -0.5), feelings: hopeless, ..CheckInDraft::empty(never()) };
        let morning = draft::duplicate(
            &CheckIn {
                changed: never(),
                when: at("2026-11-22T07:40+01:00"),
                written: None,
                mood: Mood::new(0.4, -0.3),
                feelings: Feelings::new(),
                tags: BTreeSet::new(),
                note: "Woke at four.".to_owned(),
            },
            Now { local: at("2026-11-22T07:40+01:00"), instant: never() },
        );
        let mut journal = Journal::default();
        for (key, record) in [
            (Key::Draft(DraftKey::New), Record::from(draft)),
            (Key::CheckIn(id(1)), morning.into()),
            (Key::NightLine(id(2)), NightLine { changed: never(), written: at("2026-11-01T20:00+01:00"), text: "Ring Ana first.".to_owned() }.into()),
            (Key::NightLine(id(3)), NightLine { changed: never(), written: at("2026-11-03T20:00+01:00"), text: "It passes by morning.".to_owned() }.into()),
        ] {
            journal.apply(Edit::put_record(key, record));
        }
        Desk::new(Page::Today, journal)
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("today-hard", desk, crate::ui::pages::show);
        in_every_view(
            "today-open",
            || {
                desk().with(|desk| {
                    let state = &mut desk.states.today;
                    state.shows_all_tags = true;
                    state.feeling_filter.open("lo".to_owned());
                    state.asked_night_line = Some(id(9));
                    state.sleep = sleep::State::open_for(at("2026-11-22T07:40+01:00").date());
                })
            },
            crate::ui::pages::show,
        );
    }

    #[test]
    fn every_tag_stands_in_its_group_and_is_picked_there() {
        let mut harness = harness(desk().with(|desk| desk.journal = Journal::default()), View::DESIGN);
        assert!(harness.query_by_label("Knot in the stomach").is_none());
        harness.get_by_role_and_label(Role::Button, "More").click();
        harness.run();
        for group in ["People", "Places", "Events", "Body", "Habits", "What helped"] {
            assert!(harness.query_by_role_and_label(Role::Group, group).is_some(), "{group}");
        }
        for tag in ["Knot in the stomach", "Slow breaths"] {
            harness.get_by_label(tag).scroll_to_me();
            harness.run();
            harness.get_by_label(tag).click();
            harness.run();
        }
        let tags = &harness.state().journal.drafts()[&DraftKey::New].tags;
        assert_eq!(tags.len(), 2);
        harness.get_by_role_and_label(Role::Button, "Fewer").scroll_to_me();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Fewer").click();
        harness.run();
        assert!(harness.query_by_label("Knot in the stomach").is_some(), "what was picked stays");
        assert!(harness.query_by_label("Headache").is_none());
    }

    fn nodes(harness: &egui_kittest::Harness<'_, Desk>) -> usize {
        harness.query_all(egui_kittest::kittest::by().recursive(true)).count()
    }

    #[test]
    fn thousands_of_tags_are_told_in_part_and_each_is_found_by_typing() {
        let with_tags = |count: u128| {
            let mut journal = Journal::default();
            for number in 0..count {
                journal.apply(Edit::put(id(100 + number), crate::journal::OwnTag::new(never(), format!("Tag no. {number:04}"))));
            }
            journal
        };
        let mut few = harness(desk().with(|desk| desk.journal = with_tags(24)), View::DESIGN);
        let mut many = harness(desk().with(|desk| desk.journal = with_tags(5000)), View::DESIGN);
        assert!(nodes(&many) <= nodes(&few) + 2, "{} nodes with 5,000 tags, {} with 24", nodes(&many), nodes(&few));
        assert!(many.query_by_label("Tag no. 4999").is_some(), "the newest stand there");
        for harness in [&mut few, &mut many] {
            harness.get_by_role_and_label(Role::Button, "More").click();
            harness.run();
        }
        assert!(nodes(&many) <= nodes(&few) + 50, "{} nodes with 5,000 tags, {} with 24", nodes(&many), nodes(&few));
        assert!(many.query_by_label("4940 more of your own. Type to find one").is_some());
        many.get_by_label("Find what was around").type_text("Tag no. 0007");
        many.run();
        many.get_by_label("Find what was around").focus();
        many.run();
        many.key_press(eframe::egui::Key::Enter);
        many.run();
        assert!(many.state().journal.drafts()[&DraftKey::New].tags.contains(&WordRef::Own(id(107))));

        many.state_mut().page = Page::Words;
        many.run();
        assert!(nodes(&many) < 600, "{} nodes where all can be changed", nodes(&many));
        assert!(many.query_by_label("60 more tags").is_some());
    }

    #[test]
    fn a_word_says_what_it_means() {
        let harness = harness(desk(), View::DESIGN);
        let word = harness.get_by_role_and_label(Role::CheckBox, "Numb");
        assert_eq!(word.accesskit_node().description().as_deref(), Some("Little or nothing felt, as if behind glass"));
    }

    #[test]
    fn the_newest_line_for_a_hard_night_comes_first_and_others_on_asking() {
        let mut harness = harness(desk(), View::DESIGN);
        assert!(harness.query_by_label("It passes by morning.").is_some() && harness.query_by_label("Ring Ana first.").is_none());
        harness.get_by_label("Another line").click();
        harness.run();
        assert!(harness.query_by_label("Ring Ana first.").is_some());
    }

    #[test]
    fn a_moment_is_one_press_away_where_there_is_room_for_the_button() {
        let mut wide = harness(desk(), View::DESIGN);
        wide.get_by_label("I need a moment").click();
        wide.run();
        assert!(matches!(wide.state().other.as_slice(), [crate::ui::action::Action::Command(Command::Moment)]));
        assert!(harness(desk(), View::LARGE_TEXT).query_by_label("I need a moment").is_none());
    }

    #[test]
    fn greetings_follow_the_hour() {
        let words = &lang().greetings;
        assert_eq!(greeting_at(lang(), at("2026-11-22T08:00+01:00"), None), words.morning);
        assert_eq!(greeting_at(lang(), at("2026-11-22T21:14+01:00"), None), words.evening);
        assert_eq!(greeting_at(lang(), at("2026-11-22T03:10+01:00"), None), words.night);
    }

    #[test]
    fn who_was_away_is_met_without_counting() {
        let words = &lang().greetings;
        assert_eq!(greeting_at(lang(), at("2026-11-22T08:00+01:00"), Some(at("2026-11-15T23:00+01:00"))), words.good_to_see_you);
        assert_eq!(greeting_at(lang(), at("2026-11-22T08:00+01:00"), Some(at("2026-11-16T01:00+01:00"))), words.morning);
    }
}
