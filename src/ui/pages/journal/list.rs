//! The list, virtualised: only visible rows are laid out. One Tab stop; arrow keys move between
//! rows.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Align2, Color32, Id, Key as Keyboard, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::entry::{tags_line, title_of};
use super::rows::{BELOW, DAY_ABOVE, PADDING, Row, Rows, TEXT, TITLE};
use crate::content::locale::weekday;
use crate::content::{fill, step_title, title_of_own, title_of_own_path, title_of_own_step};
use crate::insights::{Query, QueryWords};
use crate::journal::{Key, Quadrant, Record, TableKind, UserRecord, printable};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries;
use crate::ui::pages::tools::held_words;
use crate::ui::pages::worksheets::sheet_title;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{group, keep_arrow_keys, paint_check_box, paint_mood_mark, set_selected, state_colour, text_cut_at, text_within};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) batches: usize,
    /// True if the day is above its rows, on narrow windows.
    pub(super) days_above: bool,
    query: Query,
    cursor: usize,
    /// Start of a Shift selection.
    anchor: usize,
    pub(super) is_selecting: bool,
    pub(super) selected: BTreeSet<Key>,
    excerpts: HashMap<Key, Excerpt>,
    excerpts_of: Option<(u64, QueryWords)>,
}

impl State {
    /// Sets the query. A new one resets cursor and selection, so that bulk actions never affect
    /// entries out of sight; returns `true` then.
    pub(super) fn asked_for(&mut self, query: &Query) -> bool {
        if self.query == *query {
            return false;
        }
        *self = Self { query: query.clone(), days_above: self.days_above, ..Self::default() };
        true
    }

    pub(super) fn stop_selecting(&mut self) {
        self.is_selecting = false;
        self.selected.clear();
    }

    fn toggle(&mut self, row: &Row) {
        if row.is_selectable() {
            self.is_selecting = true;
            if !self.selected.remove(&row.key) {
                self.selected.insert(row.key.clone());
            }
        }
    }

    fn select_to(&mut self, rows: &Rows, place: usize) {
        self.is_selecting = true;
        let (from, to) = (self.anchor.min(place), self.anchor.max(place));
        self.selected.extend((from..=to).filter_map(|place| rows.get(place)).filter(|row| row.is_selectable()).map(|row| row.key.clone()));
    }
}

#[derive(Clone, Debug, Default)]
struct Excerpt {
    text: String,
    marks: Vec<Range<usize>>,
}

#[derive(Clone, Debug)]
pub(super) enum Wish {
    /// Opens the row; `true` if by keyboard.
    Open(Box<Row>, bool),
    /// Selects everything, including rows not looked up yet.
    SelectAll,
}

const DAY_COLUMN: f32 = 104.0;
const MARK: f32 = 13.0;
const LEAD: f32 = 22.0;
const CHECK_COLUMN: f32 = 34.0;
/// Narrower lists have the day above its rows.
const DAY_BESIDE_MIN_WIDTH: f32 = 520.0;

pub(super) fn days_above(width: f32) -> bool {
    width < DAY_BESIDE_MIN_WIDTH
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, rows: &Rows, words: &QueryWords, takes_focus: bool) -> Option<Wish> {
    group(ui, Role::ListBox, &cx.lang.journal.entries, |ui| show_rows(ui, cx, state, rows, words, takes_focus)).inner
}

fn show_rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, rows: &Rows, words: &QueryWords, takes_focus: bool) -> Option<Wish> {
    let id = ui.make_persistent_id("rows");
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), rows.height()), Sense::hover());
    let seen = rect.intersect(ui.clip_rect());
    let list = ui.interact(seen, id, Sense::FOCUSABLE);
    if takes_focus {
        list.request_focus();
    }
    state.cursor = state.cursor.min(rows.len().saturating_sub(1));
    let mut wish = None;
    if list.has_focus() {
        let before = state.cursor;
        wish = keys(ui, id, state, rows, seen.height());
        if state.cursor != before
            && let Some(row) = rows.get(state.cursor)
        {
            ui.scroll_to_rect(Rect::from_min_size(pos2(rect.left(), rect.top() + row.top), vec2(1.0, row.height)).expand2(vec2(0.0, 8.0)), None);
        }
    }
    if state.excerpts_of.as_ref().is_none_or(|(revision, of)| *revision != cx.revision || of != words) {
        state.excerpts.clear();
        state.excerpts_of = Some((cx.revision, words.clone()));
    }
    let in_sight = rows.between(seen.top() - rect.top(), seen.bottom() - rect.top());
    for place in in_sight {
        let Some(row) = rows.get(place) else { continue };
        let at = Rect::from_min_size(pos2(rect.left(), rect.top() + row.top), vec2(rect.width(), row.height));
        let response = show_row(ui, cx, state, row, at, words, list.has_focus() && place == state.cursor, id.with(place));
        if place == state.cursor {
            ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(response.id.accesskit_id()));
        }
        if response.clicked() {
            let held = ui.input(|input| input.modifiers);
            state.cursor = place;
            if held.shift {
                state.select_to(rows, place);
            } else if state.is_selecting || held.command {
                state.anchor = place;
                state.toggle(row);
            } else {
                state.anchor = place;
                wish = Some(Wish::Open(Box::new(row.clone()), false));
            }
        }
    }
    // Screen readers get the row as active descendant; this widget only holds the keys.
    list.widget_info(|| WidgetInfo::labeled(Role::GenericContainer, true, &cx.lang.journal.entries));
    wish
}

fn keys(ui: &Ui, id: Id, state: &mut State, rows: &Rows, height: f32) -> Option<Wish> {
    keep_arrow_keys(ui, id);
    let last = rows.len().checked_sub(1)?;
    let page = ((height / (2.0 * PADDING + TITLE + TEXT)) as usize).max(1);
    let steps: [(Keyboard, usize); 6] = [
        (Keyboard::ArrowDown, (state.cursor + 1).min(last)),
        (Keyboard::ArrowUp, state.cursor.saturating_sub(1)),
        (Keyboard::PageDown, (state.cursor + page).min(last)),
        (Keyboard::PageUp, state.cursor.saturating_sub(page)),
        (Keyboard::Home, 0),
        (Keyboard::End, last),
    ];
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Keyboard::A) {
        return Some(Wish::SelectAll);
    }
    for (key, to) in steps {
        if pressed(Modifiers::SHIFT, key) {
            state.select_to(rows, to);
            state.cursor = to;
        } else if pressed(Modifiers::NONE, key) {
            (state.cursor, state.anchor) = (to, to);
        }
    }
    let row = rows.get(state.cursor)?;
    if pressed(Modifiers::NONE, Keyboard::Space) {
        state.toggle(row);
    }
    if pressed(Modifiers::NONE, Keyboard::Enter) {
        return Some(Wish::Open(Box::new(row.clone()), true));
    }
    None
}

/// The first line of a row: mood mark or icon, and text.
fn title(cx: &Cx<'_>, row: &Row) -> (Option<Quadrant>, Icon, String) {
    let words = cx.lang;
    match &row.record {
        Record::CheckIn(check_in) => (Some(check_in.mood.quadrant()), Icon::Sun, title_of(cx, check_in)),
        Record::Boundary(boundary) => (None, Icon::Fence, boundaries::title_of(boundary, words).to_owned()),
        Record::BoundaryEvent(event) => {
            let title = cx.journal.boundaries().get(&event.boundary).map(|boundary| boundaries::title_elsewhere(boundary, words)).unwrap_or_default();
            let outcome = words.boundaries.outcomes[event.outcome].to_lowercase();
            (None, Icon::Fence, fill(&words.journal.link, &[("title", title), ("state", &outcome)]))
        }
        Record::Sheet(sheet) => (None, Icon::ClipboardList, sheet_title(cx, sheet).to_owned()),
        Record::OwnTemplate(template) => (None, Icon::ClipboardList, title_of_own(template).to_owned()),
        Record::Step(_) => {
            let title = if let Key::Step(id) = &row.key { step_title(cx.journal, cx.content, id) } else { None };
            (None, Icon::Route, title.unwrap_or_default().to_owned())
        }
        Record::OwnPath(path) => (None, Icon::Route, title_of_own_path(path).to_owned()),
        Record::OwnStep(step) => (None, Icon::Route, title_of_own_step(step).to_owned()),
        Record::Person(person) => (None, Icon::UserRound, person.name.clone()),
        Record::OwnFeeling(word) => (None, Icon::Tag, word.name.clone()),
        Record::OwnTag(tag) => (None, Icon::Tag, tag.name.clone()),
        Record::OwnTagGroup(tags) => (None, Icon::Tag, tags.name.clone()),
        Record::SafetyPlan(_) => (None, Icon::LifeBuoy, words.record_kinds.tables[TableKind::SafetyPlan].clone()),
        Record::NightLine(_) => (None, Icon::Moon, words.record_kinds.tables[row.key.table()].clone()),
        record if Tool::of(record).is_some() || matches!(record, Record::Moment(_) | Record::KnownCard(_)) => tool_title(cx, record),
        _ => (None, Icon::NotebookPen, words.journal.writing.clone()),
    }
}

/// The first line of a tool record: the name of its owner, or its first text.
fn tool_title(cx: &Cx<'_>, record: &Record) -> (Option<Quadrant>, Icon, String) {
    let owner = match record {
        Record::PromiseEntry(entry) => cx.journal.promises().get(&entry.promise).map(|promise| promise.what.clone()),
        Record::PracticeTime(time) => cx.journal.practices().get(&time.practice).map(|practice| practice.title.clone()),
        _ => record.user_texts().first().map(|text| (*text).to_owned()),
    };
    let title =
        held_words::covered(cx, record).or(owner).filter(|title| !title.trim().is_empty()).unwrap_or_else(|| cx.lang.record_kinds.of_record(record).to_owned());
    (None, Tool::of(record).map_or(Icon::Wind, Tool::icon), title)
}

/// The last line: tags, or the kind of record.
fn below(cx: &Cx<'_>, row: &Row) -> String {
    match &row.record {
        Record::CheckIn(check_in) => tags_line(cx, check_in),
        Record::Writing(_) => String::new(),
        _ => cx.lang.record_kinds.of_record(&row.record).to_owned(),
    }
}

/// Upper bound for the text of one line, in bytes.
const EXCERPT_BYTES: usize = 400;
/// Number of characters before the match.
const BEFORE_FOUND: usize = 24;

impl Excerpt {
    /// The text around the first match, or else the beginning.
    fn of(record: &Record, words: &QueryWords) -> Self {
        let texts = record.user_texts();
        let found = texts.iter().find_map(|text| {
            let excerpt = words.excerpt(text, BEFORE_FOUND);
            (!excerpt.marks.is_empty()).then_some((*text, excerpt.range.start))
        });
        let first_line = |text: &str| text.len() - text.trim_start().len();
        let Some((text, start)) = found.or_else(|| texts.first().map(|text| (*text, first_line(text)))) else { return Self::default() };
        let end = text.floor_char_boundary(start + EXCERPT_BYTES);
        let mut shown = printable(&text[start..end]).into_owned();
        let marks: Vec<Range<usize>> = words.ranges(&shown);
        if start == 0 || text[..start].trim().is_empty() {
            return Self { text: shown, marks };
        }
        shown.insert_str(0, "… ");
        let shift = "… ".len();
        Self { text: shown, marks: marks.into_iter().map(|mark| mark.start + shift..mark.end + shift).collect() }
    }

    /// A single line with the matches highlighted.
    fn layout(&self, theme: &Theme, width: f32) -> LayoutJob {
        let plain = theme.format(TextStyle::OwnWordsSmall, theme.colours.text_primary);
        let mut marked = plain.clone();
        marked.background = theme.colours.seam_soft;
        let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
        let mut from = 0;
        for mark in &self.marks {
            job.append(&self.text[from..mark.start], 0.0, plain.clone());
            job.append(&self.text[mark.clone()], 0.0, marked.clone());
            from = mark.end;
        }
        job.append(&self.text[from..], 0.0, plain);
        job
    }
}

#[expect(clippy::too_many_arguments, reason = "one row is drawn in one place, and nowhere else")]
fn show_row(ui: &Ui, cx: &Cx<'_>, state: &mut State, row: &Row, at: Rect, words: &QueryWords, has_cursor: bool, id: Id) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let painter = ui.painter();
    let dates = &cx.lang.dates;
    let above = state.days_above;
    let mut body = at;
    if row.begins_day && above {
        body.min.y += DAY_ABOVE;
    }
    let response = ui.interact(body, id, Sense::CLICK);
    let (mark, icon, name) = title(cx, row);
    let time = if row.has_time() { cx.locale.time(row.when.time(), dates) } else { String::new() };
    let day = cx.locale.day_near(row.day, cx.today(), dates);
    let is_selected = state.selected.contains(&row.key);
    let nothing = Excerpt::default();
    let excerpt = match held_words::covered(cx, &row.record) {
        Some(_) => &nothing,
        None => state.excerpts.entry(row.key.clone()).or_insert_with(|| Excerpt::of(&row.record, words)),
    };
    let said: Vec<&str> = [day.as_str(), &time, &name].into_iter().filter(|part| !part.is_empty()).collect();
    let said = said.join(&cx.lang.common.list_comma);
    if state.is_selecting && row.is_selectable() {
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_selected, &said));
    } else {
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &said));
        set_selected(&response, is_selected);
    }
    let description = excerpt.text.clone();
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(description));

    // The background extends a little beyond the text.
    let ground = body.shrink2(vec2(0.0, 2.0));
    let idle = if is_selected { c.fill_selected } else { Color32::TRANSPARENT };
    painter.rect_filled(ground, theme.radius.row, state_colour(ui, &response, [idle, c.fill_hover, c.fill_pressed]));
    if is_selected && theme.high_contrast {
        painter.rect_stroke(ground, theme.radius.row, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    if row.top > 0.0 && row.begins_day {
        theme.hairline(painter, at.left(), at.right(), at.top());
    }
    let mut left = at.left() + 8.0;
    let mut y = body.top() + PADDING;
    if above {
        if row.begins_day {
            let text = text_cut_at(ui, TextStyle::SmallStrong, &day, at.width());
            painter.galley(pos2(left, at.top() + 6.0), text, c.text_primary);
        }
    } else {
        if row.begins_day {
            painter.galley(pos2(left, y), text_cut_at(ui, TextStyle::SmallStrong, &day, DAY_COLUMN - 8.0), c.text_primary);
            painter.galley(pos2(left, y + 20.0), text_cut_at(ui, TextStyle::Caption, weekday(row.day, dates), DAY_COLUMN - 8.0), c.text_tertiary);
        }
        left += DAY_COLUMN - 8.0;
    }
    if state.is_selecting {
        if row.is_selectable() {
            let side = theme.sizes.check_box;
            paint_check_box(painter, theme, Rect::from_center_size(pos2(left + side / 2.0, y + TITLE / 2.0), vec2(side, side)), is_selected);
        }
        left += CHECK_COLUMN;
    }
    let centre = pos2(left + MARK / 2.0, y + TITLE / 2.0);
    match mark {
        Some(mark) => paint_mood_mark(painter, theme, mark, centre, MARK),
        None => icon.paint_at(painter, centre, theme.sizes.icon_inline, c.text_secondary),
    }
    let time = text_within(ui, TextStyle::Caption, &time, f32::INFINITY);
    let right = at.right() - 8.0;
    let middle = y + TITLE / 2.0;
    let title_width = right - time.size().x - 12.0 - left - LEAD;
    let name = text_cut_at(ui, TextStyle::Strong, &name, title_width.max(40.0));
    painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(left + LEAD, middle), name.size()).min, name, c.text_primary);
    painter.galley(Align2::RIGHT_CENTER.anchor_size(pos2(right, middle), time.size()).min, time, c.text_tertiary);
    y += TITLE;
    if !excerpt.text.is_empty() {
        let job = excerpt.layout(theme, right - left);
        painter.galley(pos2(left, y), ui.fonts_mut(|fonts| fonts.layout_job(job)), c.text_primary);
        y += TEXT;
    }
    let below = below(cx, row);
    if !below.is_empty() {
        let text = text_cut_at(ui, TextStyle::Caption, &below, right - left);
        painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(left, y + BELOW / 2.0), text.size()).min, text, c.text_tertiary);
    }
    if has_cursor {
        theme.focus_ring(painter, ground, theme.radius.row, 0.0);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Timestamp, Writing};

    fn page(text: &str) -> Record {
        Writing { changed: Timestamp::from_millis(0), when: "2026-11-20T12:00+01:00".parse().expect("a time"), written: None, text: text.to_owned() }.into()
    }

    fn excerpt(query: &str, text: &str) -> (String, Vec<String>) {
        let excerpt = Excerpt::of(&page(text), &Query::of(query).words());
        let marks = excerpt.marks.iter().map(|mark| excerpt.text[mark.clone()].to_owned()).collect();
        (excerpt.text, marks)
    }

    #[test]
    fn a_row_shows_the_place_that_was_found() {
        let long = format!("{}we put both weeks in one\ncalendar, and another Calendar.", "word ".repeat(100));
        let (text, marks) = excerpt("calendar", &long);
        assert!(text.starts_with("… ") && text.contains("in one calendar, and"), "{text}");
        assert_eq!(marks, ["calendar", "Calendar"]);
        assert_eq!(excerpt("", "\n  First line.\nSecond."), ("First line. Second.".to_owned(), vec![]));
    }
}
