//! Most frequent feeling words, their variety, and changes.

use eframe::egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::part::{self, Part, Titled, sentence};
use super::source::Source;
use super::table::{Cell, Table};
use super::{Found, State};
use crate::insights::{WordUse, feeling_name};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{hide, paint_mood_mark, show_name_on_hover, text_cut_at, text_within};

const BARS: usize = 8;
/// Name column: minimum width, and maximum share of the row.
const NAME_LEAST: f32 = 96.0;
const NAME_SHARE: f32 = 0.5;
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, found: &Found) {
    let source = Source::of(cx);
    let titled = Titled { part: Part::Words, heading: &source.lang.insights.words.heading, table: table(&source, found) };
    part::show(ui, cx, state, &titled, |_, _, _| {}, |ui, source, _| chart(ui, source, found));
    show_summary(ui, &source, found);
}

pub(super) fn show_in_picture(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    part::show_in_picture(ui, Part::Words, &source.lang.insights.words.heading, |_| {});
    chart(ui, source, found);
    show_summary(ui, source, found);
}

/// Words that still exist, most frequent first.
fn known<'a>(source: &Source<'_>, found: &'a Found) -> impl Iterator<Item = &'a WordUse> {
    found.insights.words.words.iter().filter(|used| feeling_name(source.content, source.journal, &used.word).is_some())
}

fn table<'a>(source: &Source<'a>, found: &'a Found) -> Table<'a> {
    let source = *source;
    let known: Vec<&WordUse> = known(&source, found).collect();
    let rows = known.len();
    let row = move |row: usize| {
        let used = known[row];
        let name = feeling_name(source.content, source.journal, &used.word).map_or("", |(name, _)| name);
        let before = used.before.map_or(Cell::Nothing, |before| Cell::Share(before.fraction()));
        vec![Cell::Text(name.to_owned()), Cell::Count(used.now.count), Cell::Share(used.now.fraction()), before]
    };
    let words = &source.lang.insights;
    Table::new(vec![&words.words.word_column, &words.check_ins_column, &words.words.share_column, &words.words.before_column], rows, row)
}

fn chart(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    let words = &source.lang.insights.words;
    if found.insights.words.variety.check_ins == 0 {
        sentence(ui, &words.none);
        return;
    }
    let theme = Theme::of(ui);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), TextStyle::Caption.line_height()), Layout::right_to_left(Align::Center), |ui| {
        // Each row includes this for screen readers.
        hide(ui);
        ui.label(theme.text(TextStyle::Caption, &words.check_ins).color(theme.colours.text_tertiary));
    });
    let most = known(source, found).map(|used| used.now.count).max().unwrap_or(1);
    let shown: Vec<&WordUse> = known(source, found).take(BARS).filter(|used| used.now.count > 0).collect();
    let widths = shown.iter().filter_map(|used| feeling_name(source.content, source.journal, &used.word));
    let widest = widths.map(|(name, _)| text_within(ui, TextStyle::Body, name, f32::INFINITY).size().x).fold(NAME_LEAST, f32::max);
    // Fit the longest word, but leave room for the bars.
    let name_width = widest.min(NAME_SHARE * ui.available_width());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for used in shown {
            bar(ui, source, used, most, name_width);
        }
    });
}

fn show_summary(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    for text in source.sentences().words(&found.insights) {
        sentence(ui, &text);
    }
}

fn bar(ui: &mut Ui, source: &Source<'_>, used: &WordUse, most: u32, name_width: f32) {
    const ROW: f32 = 32.0;
    const MARK: f32 = 11.0;
    const COUNT_WIDTH: f32 = 38.0;
    const BAR: f32 = 8.0;
    let Some((name, quadrant)) = feeling_name(source.content, source.journal, &used.word) else { return };
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let said = format!("{name}, {}", source.lang.insights.check_ins.of(used.now.count as usize));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let response = show_name_on_hover(response, &said);
    if !ui.is_rect_visible(response.rect) {
        return;
    }
    let y = rect.center().y;
    paint_mood_mark(ui.painter(), theme, quadrant, pos2(rect.left() + MARK / 2.0, y), MARK);
    let left = rect.left() + MARK + 10.0;
    let text = text_cut_at(ui, TextStyle::Body, name, name_width);
    ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, y), text.size()).min, text, theme.colours.text_primary);
    let count = text_within(ui, TextStyle::Small, &used.now.count.to_string(), f32::INFINITY);
    ui.painter().galley(Align2::RIGHT_CENTER.anchor_size(pos2(rect.right(), y), count.size()).min, count, theme.colours.text_secondary);
    let from = left + name_width + 10.0;
    let whole = (rect.right() - COUNT_WIDTH - from).max(BAR);
    let length = (whole * used.now.count as f32 / most.max(1) as f32).max(BAR);
    ui.painter().rect_filled(Rect::from_x_y_ranges(from..=from + length, y - BAR / 2.0..=y + BAR / 2.0), BAR / 2.0, theme.mood(quadrant));
}
