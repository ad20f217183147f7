//! The list of boundaries: filter, order, rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Color32, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, TextWrapMode, Ui, WidgetInfo, pos2, vec2};

use super::narrow::Narrowing;
use super::title_of;
use crate::content::Lang;
use crate::journal::{Boundary, BoundaryEvent, BoundaryStatus, EventOutcome, Id, Journal, Key};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::Arrival;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{FocusGroup, describe, group, hide, paint_log_mark, set_group_size, set_place_in_group, set_selected};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// All except resting ones. Includes drafts, so that a new boundary stays visible.
    #[default]
    InUse,
    Drafts,
    /// Resting or retired.
    Resting,
    All,
}

impl Filter {
    pub(super) const ALL: [Self; 4] = [Self::InUse, Self::Drafts, Self::Resting, Self::All];

    pub(super) fn words(self, lang: &Lang) -> &str {
        let words = &lang.boundaries;
        match self {
            Self::InUse => &words.filter_in_use,
            Self::Drafts => &words.filter_drafts,
            Self::Resting => &words.filter_resting,
            Self::All => &words.filter_all,
        }
    }

    const fn shows(self, status: BoundaryStatus) -> bool {
        let rests = matches!(status, BoundaryStatus::Paused | BoundaryStatus::Retired);
        match self {
            Self::InUse => !rests,
            Self::Drafts => matches!(status, BoundaryStatus::Draft),
            Self::Resting => rests,
            Self::All => true,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// By area, then title.
    #[default]
    Area,
    /// Last changed first.
    Change,
    Title,
}

impl Order {
    pub(super) const ALL: [Self; 3] = [Self::Area, Self::Change, Self::Title];

    pub(super) fn words(self, lang: &Lang) -> &str {
        let words = &lang.boundaries;
        match self {
            Self::Area => &words.order_by_area,
            Self::Change => &words.order_by_change,
            Self::Title => &words.order_by_title,
        }
    }
}

/// The boundaries to list, sorted. `kept` is always listed, so that the open boundary stays while
/// it is edited.
pub(super) fn listed(journal: &Journal, filter: Filter, narrowing: &Narrowing, order: Order, kept: Option<Id>) -> Vec<Id> {
    let shows = |id: Id, boundary: &Arc<Boundary>| Some(id) == kept || (filter.shows(boundary.status) && narrowing.admits(boundary));
    let rows = journal.boundaries().iter().filter(|(id, boundary)| shows(**id, boundary));
    let mut rows: Vec<(Id, &Boundary)> = rows.map(|(id, boundary)| (*id, &**boundary)).collect();
    let title = |boundary: &Boundary| boundary.title.trim().to_lowercase();
    match order {
        Order::Area => rows.sort_by_cached_key(|(id, boundary)| (boundary.area, title(boundary), *id)),
        Order::Change => rows.sort_by_key(|(id, boundary)| (std::cmp::Reverse(boundary.changed), *id)),
        Order::Title => rows.sort_by_cached_key(|(id, boundary)| (title(boundary), *id)),
    }
    rows.into_iter().map(|(id, _)| id).collect()
}

pub(super) fn is_due(boundary: &Boundary, today: chrono::NaiveDate) -> bool {
    !boundary.rests() && boundary.review_on.is_some_and(|day| day <= today)
}

const MARKS_SHOWN: usize = 10;
const MARK: f32 = 11.0;
const MARK_PITCH: f32 = 14.0;
const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 10.0;
const TAG_ICON: f32 = 14.0;

/// Draws the rows as one Tab stop with arrow keys. Returns the opened one.
pub(super) fn show_rows(ui: &mut Ui, cx: &Cx<'_>, ids: &[Id], shown: Option<Id>, arrival: Option<Arrival<Id>>) -> Option<Id> {
    let mut focus = FocusGroup::new(ui, "rows", ids.len());
    let mut opened = None;
    group(ui, Role::ListBox, &cx.lang.boundaries.heading, |ui| {
        set_group_size(ui, ids.len());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, id) in ids.iter().enumerate() {
            let Some(boundary) = cx.journal.boundaries().get(id) else { continue };
            let row = show_row(ui, cx, &mut focus, *id, boundary, Some(*id) == shown);
            set_place_in_group(&row, place);
            if row.clicked() {
                opened = Some(*id);
            }
            if let Some(arrival) = arrival {
                arrival.show(ui, id, &row);
            }
        }
    });
    opened
}

enum Tag<'a> {
    Due(&'a str),
    Draft(&'a str),
}

fn show_row(ui: &mut Ui, cx: &Cx<'_>, group: &mut FocusGroup, id: Id, boundary: &Boundary, selected: bool) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let words = &cx.lang.boundaries;
    let width = ui.available_width();
    let inner = width - 2.0 * PADDING_X;
    let title = laid_out(ui, if selected { TextStyle::Strong } else { TextStyle::Button }, title_of(boundary, cx.lang), inner);
    let mut about = format!("{}  ·  {}", words.kinds[boundary.kind], words.areas[boundary.area]);
    if boundary.is_private {
        about = format!("{about}  ·  {}", words.is_private);
    }
    let about_galley = laid_out(ui, TextStyle::Caption, &about, inner);
    let mut marks: Vec<EventOutcome> =
        cx.journal.belonging_to::<BoundaryEvent>(&Key::Boundary(id)).rev().take(MARKS_SHOWN).map(|(_, event)| event.outcome).collect();
    marks.reverse();
    let tag = if is_due(boundary, cx.today()) {
        Some(Tag::Due(&words.review_due))
    } else {
        (boundary.status == BoundaryStatus::Draft).then_some(Tag::Draft(&words.statuses[BoundaryStatus::Draft]))
    };
    let tag_text = tag.as_ref().map(|(Tag::Due(text) | Tag::Draft(text))| laid_out(ui, TextStyle::Caption, text, inner));
    let tag_width = tag_text.as_ref().map_or(0.0, |text| text.size().x + TAG_ICON + 4.0);
    let marks_width = marks.len() as f32 * MARK_PITCH;
    let empty_log = marks.is_empty().then(|| laid_out(ui, TextStyle::Caption, &words.log_empty, inner));
    let left_width = empty_log.as_ref().map_or(marks_width, |text| text.size().x);
    // The tag gets its own line if it does not fit beside the marks.
    let line = TextStyle::Caption.line_height() + 4.0;
    let lines = if left_width + tag_width + 8.0 > inner { 2.0 } else { 1.0 };
    let height = 2.0 * PADDING_Y + title.size().y + about_galley.size().y + lines * line;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = group.interact(ui, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, ui.is_enabled(), title_of(boundary, cx.lang)));
    set_selected(&response, selected);
    describe(&response, &about.replace("  ·  ", &cx.lang.common.list_comma));
    if let Some(Tag::Due(text) | Tag::Draft(text)) = &tag {
        describe(&response, text);
    }

    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let ground = if selected { c.fill_selected } else { Color32::TRANSPARENT };
        let fill = if response.is_pointer_button_down_on() {
            c.fill_pressed
        } else if response.hovered() && !selected {
            c.fill_hover
        } else {
            ground
        };
        painter.rect_filled(rect, theme.radius.row, fill);
        if selected && theme.high_contrast {
            painter.rect_stroke(rect, theme.radius.row, Stroke::new(2.0, c.accent), StrokeKind::Inside);
        }
        let left = rect.left() + PADDING_X;
        let mut top = rect.top() + PADDING_Y;
        let title_height = title.size().y;
        painter.galley(pos2(left, top), title, c.text_primary);
        top += title_height;
        let about_height = about_galley.size().y;
        painter.galley(pos2(left, top), about_galley, c.text_tertiary);
        top += about_height + 4.0;
        let middle = top + TextStyle::Caption.line_height() / 2.0;
        if let Some(text) = empty_log {
            painter.galley(pos2(left, top), text, c.text_tertiary);
        }
        for (index, outcome) in marks.iter().enumerate() {
            paint_log_mark(painter, theme, *outcome, pos2(left + MARK / 2.0 + index as f32 * MARK_PITCH, middle), MARK);
        }
        if let (Some(tag), Some(text)) = (tag, tag_text) {
            let right = pos2(rect.right() - PADDING_X, middle + (lines - 1.0) * line);
            paint_tag(ui, theme, &tag, text, right);
        }
        if response.has_focus() {
            theme.focus_ring(painter, rect, theme.radius.row, 0.0);
        }
    }
    response
}

fn paint_tag(ui: &Ui, theme: &Theme, tag: &Tag<'_>, text: Arc<Galley>, right_centre: eframe::egui::Pos2) {
    let c = theme.colours;
    match tag {
        Tag::Due(_) => {
            let place = Align2::RIGHT_CENTER.anchor_size(right_centre, text.size());
            Icon::CalendarClock.paint_at(ui.painter(), pos2(place.left() - 4.0 - TAG_ICON / 2.0, right_centre.y), TAG_ICON, c.caution);
            ui.painter().galley(place.min, text, c.caution);
        }
        Tag::Draft(_) => {
            let place = Align2::RIGHT_CENTER.anchor_size(right_centre - vec2(8.0, 0.0), text.size());
            let around = Rect::from_center_size(place.center(), vec2(place.width() + 16.0, 20.0));
            ui.painter().rect_stroke(around, 6.0, Stroke::new(theme.stroke.control, c.line_strong), StrokeKind::Inside);
            ui.painter().galley(place.min, text, c.text_secondary);
        }
    }
}

pub(super) fn show_legend(ui: &mut Ui, cx: &Cx<'_>, ids: &[Id]) {
    let outcomes: BTreeSet<EventOutcome> = ids
        .iter()
        .flat_map(|id| cx.journal.belonging_to::<BoundaryEvent>(&Key::Boundary(*id)).rev().take(MARKS_SHOWN))
        .map(|(_, event)| event.outcome)
        .collect();
    if outcomes.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        // Explains visual marks only; the log has the words.
        hide(ui);
        ui.spacing_mut().item_spacing = vec2(14.0, 2.0);
        for outcome in outcomes {
            let text = laid_out(ui, TextStyle::Caption, &words.outcomes[outcome], f32::INFINITY);
            let (rect, _) = ui.allocate_exact_size(vec2(MARK + 5.0 + text.size().x, text.size().y), Sense::hover());
            paint_log_mark(ui.painter(), theme, outcome, pos2(rect.left() + MARK / 2.0, rect.center().y), MARK);
            ui.painter().galley(pos2(rect.left() + MARK + 5.0, rect.top()), text, theme.colours.text_tertiary);
        }
        ui.label(theme.text(TextStyle::Caption, &words.legend_order));
    });
}

fn laid_out(ui: &Ui, style: TextStyle, text: &str, width: f32) -> Arc<Galley> {
    let job: LayoutJob = Theme::of(ui).layout_job(style, text, Color32::PLACEHOLDER, width, TextWrapMode::Wrap);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Area, Edit, Timestamp};
    use crate::ui::pages::test_support::at;

    fn id(number: u128) -> Id {
        Id::from_parts(0, number)
    }

    /// Boundaries with ids 1, 2, 3 …, changed in that order.
    fn journal(boundaries: &[(&str, Area, BoundaryStatus)]) -> Journal {
        let mut journal = Journal::default();
        for (number, (title, area, status)) in (1..).zip(boundaries) {
            let empty = Boundary::empty(Timestamp::from_millis(number), at("2026-11-01T10:00+01:00"));
            let boundary = Boundary { title: (*title).to_owned(), area: *area, status: *status, ..empty };
            journal.apply(Edit::put(id(number as u128), boundary));
        }
        journal
    }

    fn numbers(ids: &[Id]) -> Vec<u128> {
        ids.iter().map(|id| id.bits()).collect()
    }

    #[test]
    fn each_filter_shows_what_it_says() {
        let all = BoundaryStatus::ALL.map(|status| ("A", Area::Other, status));
        let journal = journal(&all);
        let shown = |filter| numbers(&listed(&journal, filter, &Narrowing::default(), Order::Title, None));
        assert_eq!(shown(Filter::InUse), [1, 2, 3]);
        assert_eq!(shown(Filter::Drafts), [1]);
        assert_eq!(shown(Filter::Resting), [4, 5]);
        assert_eq!(shown(Filter::All), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_is_open_stays_in_the_list() {
        let journal = journal(&[("A", Area::Other, BoundaryStatus::Retired), ("B", Area::Other, BoundaryStatus::Active)]);
        assert_eq!(numbers(&listed(&journal, Filter::InUse, &Narrowing::default(), Order::Title, Some(id(1)))), [1, 2]);
    }

    #[test]
    fn each_order_is_what_it_says() {
        let active = BoundaryStatus::Active;
        let journal = journal(&[("b", Area::Money, active), ("C", Area::Physical, active), ("A", Area::Money, active)]);
        let shown = |order| numbers(&listed(&journal, Filter::All, &Narrowing::default(), order, None));
        assert_eq!(shown(Order::Area), [2, 3, 1]);
        assert_eq!(shown(Order::Change), [3, 2, 1]);
        assert_eq!(shown(Order::Title), [3, 1, 2]);
    }

    #[test]
    fn only_what_is_in_use_asks_for_another_look() {
        let mut boundary = Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        let today = at("2026-11-22T10:00+01:00").date();
        assert!(!is_due(&boundary, today));
        boundary.review_on = Some(today);
        assert!(is_due(&boundary, today));
        assert!(!is_due(&boundary, today.pred_opt().expect("a day")));
        boundary.status = BoundaryStatus::Retired;
        assert!(!is_due(&boundary, today));
    }
}
