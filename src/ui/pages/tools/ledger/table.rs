//! The promises as rows: text, promiser, due date, marks of outcomes.

use std::collections::BTreeSet;

use eframe::egui::{Color32, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::list::Section;
use super::words::{due_of, title_of, who_of};
use crate::journal::{Due, Id, Key as RecordKey, Promise, PromiseEntry, PromiseOutcome};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Arrival;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    FocusGroup, LogMark, describe, group, hide, mark_heading, paint_log_mark, set_group_size, set_place_in_group, set_selected, state_colour, text_cut_at,
    text_within,
};

/// Number of latest marks in a row.
const MARKS_SHOWN: usize = 10;
const MARK: f32 = 13.0;
const MARK_PITCH: f32 = 17.0;
const MARK_LINE: f32 = 18.0;
const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 9.0;
const WHO_WIDTH: f32 = 70.0;
const DUE_WIDTH: f32 = 106.0;
const COLUMN_GAP: f32 = 12.0;
/// Narrower tables stack their columns.
const COLUMNS_FROM: f32 = 560.0;

pub(super) enum RowEvent {
    Opened(Id),
    /// An outcome was logged by key.
    Noted(Id, PromiseOutcome),
}

/// Column positions, from the left edge of the text.
struct Columns {
    what_width: f32,
    who: f32,
    due: f32,
    course: f32,
}

impl Columns {
    /// The columns for a width; `None` if they must be stacked.
    fn of(width: f32) -> Option<Self> {
        let course_width = MARKS_SHOWN as f32 * MARK_PITCH;
        (width >= COLUMNS_FROM).then(|| {
            let course = width - course_width;
            let due = course - DUE_WIDTH;
            let who = due - WHO_WIDTH;
            Self { what_width: who - COLUMN_GAP, who, due, course }
        })
    }
}

/// Shows the rows with headings, as one Tab stop with arrow keys. `shown` is the open promise.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, sections: &[(Section, Vec<Id>)], shown: Option<Id>, arrival: Option<Arrival<Id>>) -> Option<RowEvent> {
    let theme = Theme::of(ui);
    let columns = Columns::of(ui.available_width());
    if let Some(columns) = &columns {
        show_head(ui, cx, columns);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = sections.iter().map(|(_, ids)| ids.len()).sum();
    let mut focus = FocusGroup::new(ui, "promises", count);
    let mut event = None;
    for (section, ids) in sections {
        ui.add_space(theme.spacing.l);
        mark_heading(&ui.label(theme.text(TextStyle::SmallStrong, section.words(cx.lang)).color(theme.colours.text_secondary)), 2);
        ui.add_space(theme.spacing.xs);
        group(ui, Role::ListBox, section.words(cx.lang), |ui| {
            set_group_size(ui, ids.len());
            for (place, id) in ids.iter().enumerate() {
                let Some(promise) = cx.journal.promises().get(id) else { continue };
                let row = show_row(ui, cx, &mut focus, columns.as_ref(), *id, promise, shown == Some(*id));
                set_place_in_group(&row, place);
                if row.clicked() {
                    event = Some(RowEvent::Opened(*id));
                } else if row.has_focus()
                    && cx.commands.can_edit
                    && let Some(outcome) = outcome_pressed(ui)
                {
                    event = Some(RowEvent::Noted(*id, outcome));
                }
                if let Some(arrival) = arrival {
                    arrival.show(ui, id, &row);
                }
            }
        });
    }
    event
}

/// Keys of each outcome: its letter, and its number in the order of the buttons.
pub(in crate::ui) const OUTCOME_KEYS: [(PromiseOutcome, [Key; 2]); 5] = [
    (PromiseOutcome::Kept, [Key::K, Key::Num1]),
    (PromiseOutcome::Late, [Key::L, Key::Num2]),
    (PromiseOutcome::Broken, [Key::B, Key::Num3]),
    (PromiseOutcome::AgreedAnew, [Key::A, Key::Num4]),
    (PromiseOutcome::Unknown, [Key::U, Key::Num5]),
];

fn outcome_pressed(ui: &Ui) -> Option<PromiseOutcome> {
    ui.input_mut(|input| {
        if input.modifiers.any() {
            return None;
        }
        let pressed = OUTCOME_KEYS.iter().find(|(_, keys)| keys.iter().any(|key| input.consume_key(Modifiers::NONE, *key)));
        pressed.map(|(outcome, _)| *outcome)
    })
}

fn show_head(ui: &mut Ui, cx: &Cx<'_>, columns: &Columns) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    ui.scope(|ui| {
        // The rows announce this themselves.
        hide(ui);
        let height = TextStyle::Caption.line_height();
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + 5.0), Sense::hover());
        for (left, text) in
            [(0.0, &words.promise_column), (columns.who, &words.who_column), (columns.due, &words.due_column), (columns.course, &words.course_column)]
        {
            let text = text_cut_at(ui, TextStyle::Caption, text, rect.width() - left);
            ui.painter().galley(pos2(rect.left() + left, rect.top()), text, theme.colours.text_tertiary);
        }
        theme.hairline(ui.painter(), rect.left(), rect.right(), rect.bottom());
    });
}

/// The latest marks of a promise, newest last.
fn marks(cx: &Cx<'_>, id: Id) -> Vec<PromiseOutcome> {
    let mut marks: Vec<_> = cx.journal.belonging_to::<PromiseEntry>(&RecordKey::Promise(id)).rev().take(MARKS_SHOWN).map(|(_, entry)| entry.outcome).collect();
    marks.reverse();
    marks
}

/// True before the due date.
fn is_not_due(cx: &Cx<'_>, promise: &Promise) -> bool {
    matches!(promise.due, Due::On(day) if day > cx.today())
}

/// Counts of outcomes, in words.
pub(super) fn outcomes_in_words(cx: &Cx<'_>, outcomes: &[PromiseOutcome]) -> String {
    let said = PromiseOutcome::ALL.into_iter().filter_map(|outcome| {
        let times = outcomes.iter().filter(|other| **other == outcome).count();
        (times > 0).then(|| format!("{} {times}", cx.lang.ledger.outcomes[outcome]))
    });
    said.collect::<Vec<_>>().join(&cx.lang.common.list_comma)
}

fn show_row(ui: &mut Ui, cx: &Cx<'_>, focus: &mut FocusGroup, columns: Option<&Columns>, id: Id, promise: &Promise, is_shown: bool) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let words = &cx.lang.ledger;
    let width = ui.available_width();
    let (title, who, due) = (title_of(promise, cx.lang), who_of(promise, cx.lang), due_of(cx, promise.due));
    let is_today = promise.due == Due::On(cx.today());
    let area = &words.areas[promise.area];
    let about = if columns.is_some() { area.to_owned() } else { [area, who, &due].join("  ·  ") };
    let marks = marks(cx, id);

    let what_width = columns.map_or(width, |columns| columns.what_width);
    let title_style = if is_shown { TextStyle::Strong } else { TextStyle::Button };
    let title_text = text_within(ui, title_style, title, what_width);
    let about_text = text_within(ui, TextStyle::Caption, &about, what_width);
    let left_height = title_text.size().y + about_text.size().y;
    let marks_below = if columns.is_none() && !marks.is_empty() { MARK + 8.0 } else { 0.0 };
    let (_, rect) = ui.allocate_space(vec2(width, left_height + marks_below + 2.0 * PADDING_Y));
    // The text aligns with the heading; the row extends beyond it by its padding.
    let around = rect.expand2(vec2(PADDING_X, 0.0));
    let response = focus.interact(ui, around);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), title));
    set_selected(&response, is_shown);
    describe(&response, &[who, &due, area].join(&cx.lang.common.list_comma));
    if marks.is_empty() {
        describe(&response, if is_not_due(cx, promise) { &words.not_due } else { &words.course_empty });
    } else {
        describe(&response, &outcomes_in_words(cx, &marks));
    }

    if ui.is_rect_visible(around) {
        let painter = ui.painter();
        let idle = if is_shown { c.fill_selected } else { Color32::TRANSPARENT };
        let hover = if is_shown { c.fill_selected } else { c.fill_hover };
        painter.rect_filled(around.shrink2(vec2(0.0, 1.0)), theme.radius.row, state_colour(ui, &response, [idle, hover, c.fill_pressed]));
        if is_shown && theme.high_contrast {
            painter.rect_stroke(around, theme.radius.row, Stroke::new(2.0, c.accent), StrokeKind::Inside);
        }
        theme.hairline(painter, rect.left(), rect.right(), rect.bottom());
        let top = rect.top() + PADDING_Y;
        let title_height = title_text.size().y;
        painter.galley(pos2(rect.left(), top), title_text, c.text_primary);
        painter.galley(pos2(rect.left(), top + title_height), about_text, c.text_tertiary);
        if let Some(columns) = columns {
            let who_text = text_cut_at(ui, TextStyle::Small, who, WHO_WIDTH - 8.0);
            let due_style = if is_today { TextStyle::SmallStrong } else { TextStyle::Small };
            let due_text = text_within(ui, due_style, &due, DUE_WIDTH - 8.0);
            for (left, text, ink) in [(columns.who, who_text, c.text_secondary), (columns.due, due_text, if is_today { c.caution } else { c.text_secondary })] {
                painter.galley(pos2(rect.left() + left, rect.center().y - text.size().y / 2.0), text, ink);
            }
            let course = pos2(rect.left() + columns.course, rect.center().y);
            if marks.is_empty() && is_not_due(cx, promise) {
                paint_log_mark(painter, theme, LogMark::Dash, course + vec2(MARK / 2.0, 0.0), MARK);
            }
            paint_marks(ui, course, &marks);
        } else {
            paint_marks(ui, pos2(rect.left(), top + left_height + 4.0 + MARK / 2.0), &marks);
        }
        if response.has_focus() {
            theme.focus_ring(painter, around, theme.radius.row, 0.0);
        }
    }
    response
}

fn paint_marks(ui: &Ui, left_centre: Pos2, marks: &[PromiseOutcome]) {
    for (place, outcome) in marks.iter().enumerate() {
        paint_log_mark(ui.painter(), Theme::of(ui), *outcome, left_centre + vec2(MARK / 2.0 + place as f32 * MARK_PITCH, 0.0), MARK);
    }
}

/// Marks of a month, wrapped, with an accessible description.
pub(super) fn show_marks(ui: &mut Ui, cx: &Cx<'_>, outcomes: &[PromiseOutcome]) {
    let in_line = ((ui.available_width() / MARK_PITCH).floor() as usize).max(1);
    let lines = outcomes.len().div_ceil(in_line);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), lines as f32 * MARK_LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, outcomes_in_words(cx, outcomes)));
    for (line, marks) in outcomes.chunks(in_line).enumerate() {
        paint_marks(ui, pos2(rect.left(), rect.top() + (line as f32 + 0.5) * MARK_LINE), marks);
    }
}

pub(super) fn show_legend(ui: &mut Ui, cx: &Cx<'_>, sections: &[(Section, Vec<Id>)]) {
    let ids = || sections.iter().flat_map(|(_, ids)| ids);
    let outcomes: BTreeSet<PromiseOutcome> = ids().flat_map(|id| marks(cx, *id)).collect();
    let waits = ids().filter_map(|id| Some((id, cx.journal.promises().get(id)?))).any(|(id, promise)| is_not_due(cx, promise) && marks(cx, *id).is_empty());
    let words = &cx.lang.ledger;
    let known = outcomes.into_iter().map(|outcome| (LogMark::from(outcome), words.outcomes[outcome].as_str()));
    let legend: Vec<_> = known.chain(waits.then_some((LogMark::Dash, words.not_due.as_str()))).collect();
    if legend.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    ui.add_space(theme.spacing.l);
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        // Visual only; the rows have descriptions.
        hide(ui);
        ui.spacing_mut().item_spacing = vec2(20.0, 4.0);
        for (mark, text) in legend {
            let text = text_within(ui, TextStyle::Small, text, f32::INFINITY);
            let (rect, _) = ui.allocate_exact_size(vec2(MARK + 6.0 + text.size().x, text.size().y), Sense::hover());
            let square = Rect::from_min_size(rect.min, vec2(MARK, rect.height()));
            paint_log_mark(ui.painter(), theme, mark, square.center(), MARK);
            ui.painter().galley(pos2(rect.left() + MARK + 6.0, rect.top()), text, theme.colours.text_secondary);
        }
    });
}
