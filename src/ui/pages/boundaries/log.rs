//! What happened with a boundary: the entries, and the small form that adds one.

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Align, Key as Keyboard, Layout, Modifiers, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::content::fill;
use crate::journal::{Area, Boundary, BoundaryEvent, EditName, EventOutcome, Id, Journal, Key, LocalTime, Profile};
use crate::ui::action::Action;
use crate::ui::cx::{Cx, Now};
use crate::ui::icons::Icon;
use crate::ui::pages::dates::date_field;
use crate::ui::pages::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, RadioRow, Segment, TextArea, label, mark_heading, paint_log_mark, radio_rows, segmented, show_name_on_hover};

/// Entries shown at first, and how many more each time they are asked for.
const SHOWN_FIRST: usize = 5;
const SHOWN_MORE: usize = 20;

/// What the log remembers. It belongs to one boundary and is new for the next.
#[derive(Debug, Default)]
pub(super) struct State {
    form: Option<Form>,
    /// How many entries are shown beyond the first.
    more: usize,
    /// What was counted, and at which revision.
    counted: Option<(u64, Count)>,
}

/// An entry being written.
#[derive(Debug, Default)]
struct Form {
    outcome: Option<EventOutcome>,
    is_earlier: bool,
    day: Option<NaiveDate>,
    note: String,
}

/// What a log adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    entries: usize,
    held: usize,
    /// Entries that say whether it held.
    known: usize,
    since: Option<NaiveDate>,
}

impl Count {
    fn of(journal: &Journal, boundary: Id) -> Self {
        let mut count = Self::default();
        for (_, event) in journal.events_of(boundary) {
            count.entries += 1;
            if !matches!(event.outcome, EventOutcome::Unclear | EventOutcome::Unknown) {
                count.known += 1;
                count.held += usize::from(event.outcome == EventOutcome::Held);
                count.since.get_or_insert(event.when.date());
            }
        }
        count
    }
}

/// Whether a boundary's log may be added up. Never where it is about sex or money, and never where there may be fear:
/// a limit that held is no evidence against it.
fn may_be_counted(boundary: &Boundary, profile: &Profile) -> bool {
    !matches!(boundary.area, Area::Sexual | Area::Money) && !profile.closes_steps_for_two()
}

/// When an entry happened: today is now, an earlier day its noon. `None` for a day ahead.
fn moment_of(date: NaiveDate, now: Now) -> Option<LocalTime> {
    let today = now.local.date();
    if date == today {
        return Some(now.local);
    }
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    (date < today).then(|| LocalTime::new(date.and_time(noon), i32::from(now.local.offset_minutes())))
}

/// Shows the log of a boundary.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    ui.spacing_mut().item_spacing.y = 4.0;
    let count = match state.counted {
        Some((revision, count)) if revision == cx.revision => count,
        _ => Count::of(cx.journal, id),
    };
    state.counted = Some((cx.revision, count));

    let can_add = cx.commands.can_edit && state.form.is_none();
    ui.horizontal(|ui| {
        ui.set_min_height(theme.sizes.button_small);
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.log)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_add && ui.add(Button::new(&cx.lang.common.add).small().icon(Icon::Plus)).on_hover_text(&words.log_add).clicked() {
                state.form = Some(Form::default());
            }
        });
    });
    if count.entries == 0 {
        ui.label(theme.text(TextStyle::Small, &words.log_empty).color(theme.colours.text_secondary));
    } else if let Some(since) = count.since.filter(|_| may_be_counted(boundary, &cx.journal.profile_or_unsaid())) {
        let date = cx.locale.day_near(since, cx.now.local.date(), &cx.lang.dates);
        let text = fill(&words.held_of, &[("held", &count.held.to_string()), ("count", &count.known.to_string()), ("date", &date)]);
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    }
    ui.add_space(8.0);
    if state.form.is_some() && cx.commands.can_edit {
        show_form(ui, cx, state, id);
    }
    show_entries(ui, cx, state, id, count.entries);
}

fn show_entries(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, entries: usize) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let journal = cx.journal;
    let shown = SHOWN_FIRST + state.more;
    for (event_id, event) in journal.events_of(id).rev().take(shown) {
        show_entry(ui, cx, event_id, event);
    }
    let earlier = entries.saturating_sub(shown);
    if earlier > 0 && flush_left(ui, |ui| ui.add(Button::quiet(&words.log_earlier.of(earlier)).small())).clicked() {
        state.more += SHOWN_MORE;
    }
    if entries > 0 {
        ui.add_space(4.0);
        ui.label(theme.text(TextStyle::Caption, &words.log_saw));
    }
}

const LOG_DATE_WIDTH: f32 = 200.0;
const MARK: f32 = 12.0;
const MARK_COLUMN: f32 = 26.0;
const DELETE: f32 = 24.0;

fn show_entry(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, event: &BoundaryEvent) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let line = ui.cursor().top();
    theme.hairline(ui.painter(), ui.max_rect().left(), ui.max_rect().right(), line);
    let today = cx.now.local.date();
    let date = cx.locale.day_near(event.when.date(), today, &cx.lang.dates);
    let entry = ui.scope_builder(UiBuilder::new().id_salt(id.bits()), |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(9.0);
        let head = ui.horizontal(|ui| {
            ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
            ui.label(theme.text(TextStyle::SmallStrong, words.outcomes.of(event.outcome)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme.text(TextStyle::Caption, &date));
                cx.commands.can_edit.then(|| delete_place(ui))
            })
            .inner
        });
        let mark = pos2(head.response.rect.left() + MARK / 2.0, head.response.rect.center().y);
        paint_log_mark(ui.painter(), theme, event.outcome, mark, MARK);
        let delete = head.inner;
        if !event.note.is_empty() {
            ui.horizontal_top(|ui| {
                ui.add_space(MARK_COLUMN - ui.spacing().item_spacing.x);
                ui.vertical(|ui| ui.label(theme.text(TextStyle::OwnWords, &event.note).size(14.0).line_height(Some(21.0))));
            });
        }
        ui.add_space(5.0);
        delete
    });
    let Some(delete) = entry.inner else { return };
    let name = fill(
        &words.log_delete,
        &[("date", &fill(&cx.lang.dates.date_at_time, &[("date", &date), ("time", &cx.locale.time(event.when.time(), &cx.lang.dates))]))],
    );
    delete.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    // It shows itself to the pointer and to the keyboard, and is no noise otherwise.
    if entry.response.contains_pointer() || delete.has_focus() {
        let ink = if delete.hovered() { theme.colours.text_primary } else { theme.colours.text_secondary };
        Icon::Trash2.paint_at(ui.painter(), delete.rect.center(), theme.sizes.icon_inline, ink);
    }
    if delete.has_focus() {
        theme.focus_ring(ui.painter(), delete.rect, theme.radius.button_small, 0.0);
    }
    if show_name_on_hover(delete, &name).clicked() {
        cx.push(Action::MoveToTrash { key: Key::BoundaryEvent(id), name: EditName::DeleteEvent });
    }
}

fn delete_place(ui: &mut Ui) -> Response {
    ui.allocate_exact_size(vec2(DELETE, TextStyle::Small.line_height()), Sense::click()).1
}

fn show_form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, boundary: Id) {
    let Some(form) = &mut state.form else { return };
    let theme = Theme::of(ui);
    let (words, dates) = (&cx.lang.boundaries, &cx.lang.today);
    ui.spacing_mut().item_spacing.y = 6.0;
    let rows: Vec<RadioRow<'_, Option<EventOutcome>>> = EventOutcome::ALL.iter().map(|outcome| (Some(*outcome), words.outcomes.of(*outcome), "")).collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        radio_rows(ui, ("outcome", boundary.bits()), &words.log_outcome, &mut form.outcome, &rows);
    });
    label(ui, &words.log_when);
    segmented(ui, "when", &words.log_when, &mut form.is_earlier, &[Segment::new(false, &cx.lang.dates.now), Segment::new(true, &words.log_earlier_day)]);
    let when = if form.is_earlier { form.day.and_then(|day| moment_of(day, cx.now)) } else { Some(cx.now.local) };
    if form.is_earlier {
        date_field(ui, cx, ("day", boundary.bits()), &dates.date, &mut form.day, LOG_DATE_WIDTH);
        if form.day.is_some() && when.is_none() {
            ui.label(theme.text(TextStyle::Caption, &dates.in_the_future).color(theme.colours.danger));
        }
    }
    TextArea::new(("note", boundary.bits()), &words.log_note, &mut form.note).min_height(62.0).show(ui);

    let ready = form.outcome.zip(when);
    let mut keeps = false;
    let mut cancels = false;
    ui.horizontal_wrapped(|ui| {
        keeps = ui.add(Button::new(&words.log_keep).small().enabled(ready.is_some())).clicked();
        cancels = ui.add(Button::quiet(&cx.lang.common.cancel).small()).clicked();
    });
    keeps |= ready.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    ui.add_space(theme.spacing.m);
    if let Some((outcome, when)) = ready.filter(|_| keeps) {
        let note = form.note.trim().to_owned();
        let event = BoundaryEvent { changed: cx.now.instant, boundary, when, outcome, note };
        let id = cx.new_id();
        cx.put(Key::BoundaryEvent(id), event, EditName::AddEvent);
    }
    if keeps || cancels {
        state.form = None;
    }
}

/// Whether Esc closes the form rather than the page.
pub(super) const fn is_writing(state: &State) -> bool {
    state.form.is_some()
}

/// Closes the form.
pub(super) fn close_form(state: &mut State) {
    state.form = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Edit, FearAnswer, Timestamp};
    use crate::ui::pages::test_support::at;

    fn journal(outcomes: &[EventOutcome]) -> (Journal, Id) {
        let boundary = Id::from_parts(0, 1);
        let mut journal = Journal::default();
        for (number, outcome) in (2..).zip(outcomes) {
            let when = at(&format!("2026-11-{number:02}T12:00+01:00"));
            let event = BoundaryEvent { changed: Timestamp::from_millis(0), boundary, when, outcome: *outcome, note: String::new() };
            journal.apply(Edit::put(Key::BoundaryEvent(Id::from_parts(0, number)), event));
        }
        (journal, boundary)
    }

    #[test]
    fn what_nobody_knows_counts_neither_way() {
        use EventOutcome::{Crossed, Held, Tested, Unclear, Unknown};
        let (journal, boundary) = journal(&[Unknown, Held, Crossed, Held, Unclear, Tested]);
        let count = Count::of(&journal, boundary);
        assert_eq!((count.entries, count.held, count.known), (6, 2, 4));
        assert_eq!(count.since, Some(at("2026-11-03T12:00+01:00").date()));
    }

    #[test]
    fn nothing_about_sex_money_or_fear_is_added_up() {
        let mut boundary = Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        let mut profile = Profile::unsaid(Timestamp::from_millis(0));
        for area in Area::ALL {
            boundary.area = area;
            assert_eq!(may_be_counted(&boundary, &profile), !matches!(area, Area::Sexual | Area::Money), "{area:?}");
        }
        boundary.area = Area::Emotional;
        profile.fear = FearAnswer::NotSure;
        assert!(!may_be_counted(&boundary, &profile));
    }

    #[test]
    fn an_entry_lies_on_its_day_and_never_ahead() {
        let now = Now { local: at("2026-11-22T09:14+01:00"), instant: Timestamp::from_millis(0) };
        let today = now.local.date();
        assert_eq!(moment_of(today, now), Some(now.local));
        assert_eq!(moment_of(today.pred_opt().expect("a day"), now), Some(at("2026-11-21T12:00+01:00")));
        assert_eq!(moment_of(today.succ_opt().expect("a day"), now), None);
    }
}
