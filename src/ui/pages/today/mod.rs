//! Today: the check-in, and beside it what the day already holds and what is next.

pub mod draft;
mod form;
mod rail;
pub(super) mod words;

use chrono::Timelike as _;
use eframe::egui::{Align, Frame, Layout, ScrollArea, Ui, vec2};

use crate::content::Lang;
use crate::journal::{DraftKey, Id, LocalTime, Quadrant};
use crate::ui::cx::Cx;
use crate::ui::pages::layout::{Room, goes_back};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::mark_page_title;

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The check-in that is being changed; `None` while a new one is written.
    editing: Option<Id>,
    /// The pad is to take the keyboard when it is drawn next.
    wants_pad_focus: bool,
    /// All words of the quadrant are shown, not only the first.
    shows_all_words: bool,
    /// All tags are shown, not only the first.
    shows_all_tags: bool,
    /// A feeling word of one's own is being typed.
    new_feeling: Option<NewWord>,
    /// A tag of one's own is being typed.
    new_tag: Option<NewWord>,
    /// An earlier time is being chosen: the date and the time as typed.
    typed_time: Option<TypedTime>,
}

/// A word being typed.
#[derive(Debug)]
struct NewWord {
    text: String,
    quadrant: Quadrant,
    /// The field has not had the keyboard yet.
    is_fresh: bool,
}

/// A date and a time being typed.
#[derive(Debug)]
struct TypedTime {
    date: String,
    time: String,
}

impl State {
    /// Which draft the page shows.
    #[must_use]
    pub fn draft_key(&self) -> DraftKey {
        self.editing.map_or(DraftKey::New, DraftKey::Of)
    }

    /// Gives the keyboard to the pad of a new check-in.
    pub fn focus_pad(&mut self) {
        self.editing = None;
        self.wants_pad_focus = true;
    }

    /// Begins to change a kept check-in.
    pub fn edit(&mut self, id: Id) {
        *self = Self { editing: Some(id), wants_pad_focus: true, ..Self::default() };
    }

    /// The check-in was kept, or the change given up: back to a new one.
    pub fn kept(&mut self) {
        *self = Self::default();
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    // A check-in that was deleted meanwhile cannot be changed any more.
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

fn header(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let title = ui.label(theme.text(TextStyle::Title, greeting(cx)));
    mark_page_title(&title);
    // Heard without the side bar, a greeting alone would not say where one is.
    let said = [&cx.lang.nav.today, greeting(cx)].join(&cx.lang.common.list_comma);
    ui.ctx().accesskit_node_builder(title.id, |node| node.set_label(said));
    let day = cx.locale.long_day(cx.now.local.date(), &cx.lang.dates);
    ui.label(theme.text(TextStyle::Body, day).color(theme.colours.text_secondary));
}

/// After a week or more away nothing is counted; it is simply good that the person is here.
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

/// Sheet and rail side by side, or the rail below: in two columns, or in one.
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

/// A column of this width, with the usual space between what stands in it.
fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        contents(ui);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;

    fn at(text: &str) -> LocalTime {
        text.parse().expect("a time")
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
