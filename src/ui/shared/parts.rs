//! Shared page layout: scrolling page, titles, headings, centred column.

use eframe::egui::{Align, AsIdSalt, Frame, Id, Key, Layout, Modifiers, Popup, Rect, Role, ScrollArea, Ui, UiBuilder, accesskit, pos2, vec2};

use super::layout::Room;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, group, mark_heading, mark_page_title};

/// A scrolling page, at most `max_width` wide, left-aligned.
pub(in crate::ui) fn page(ui: &mut Ui, id_salt: impl AsIdSalt, max_width: f32, contents: impl FnOnce(&mut Ui)) {
    let margin = Room::of(ui).page_margin();
    ScrollArea::vertical().id_salt(id_salt).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(max_width));
            contents(ui);
        });
    });
}

pub(in crate::ui) fn title(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    mark_page_title(&ui.label(theme.text(TextStyle::Title, text)));
    ui.add_space(theme.spacing.l - ui.spacing().item_spacing.y);
}

pub(in crate::ui) fn heading(ui: &mut Ui, text: &str) {
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Heading, text)), 2);
}

/// An explanation of readable width.
pub(in crate::ui) fn explanation(ui: &mut Ui, text: &str) {
    const MAX_WIDTH: f32 = 440.0;
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(MAX_WIDTH));
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    });
}

pub(in crate::ui) fn lines(ui: &mut Ui, lines: &[String]) {
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme.layout.reading_max));
        for line in lines {
            ui.label(theme.text(TextStyle::Body, line));
        }
    });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum RowAction {
    Edit,
    Delete,
}

/// A row with Edit and Delete buttons of these names, or without buttons.
pub(in crate::ui) fn row_with_actions(ui: &mut Ui, names: Option<[String; 2]>, contents: impl FnOnce(&mut Ui)) -> Option<RowAction> {
    row_come_back_to(ui, names, false, contents)
}

/// The same row; `takes_focus` focuses the Edit button after its fields were closed.
pub(in crate::ui) fn row_come_back_to(ui: &mut Ui, names: Option<[String; 2]>, takes_focus: bool, contents: impl FnOnce(&mut Ui)) -> Option<RowAction> {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        let buttons = if names.is_some() { 2.0 * (theme.sizes.icon_button + theme.spacing.s) } else { 0.0 };
        let width = ui.available_width() - buttons;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
            contents(ui);
        });
        let names = names?;
        let actions = [(Icon::Pencil, RowAction::Edit), (Icon::Trash2, RowAction::Delete)];
        let pressed = ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            // Draw both before returning.
            let pressed = names.iter().zip(actions).map(|(name, (icon, action))| {
                let button = ui.add(IconButton::new(icon, name));
                if takes_focus && action == RowAction::Edit {
                    button.request_focus();
                }
                button.clicked().then_some(action)
            });
            pressed.fold(None, Option::or)
        });
        pressed.inner
    })
    .inner
}

/// Rows with their text, not their padding, aligned to the column.
pub(in crate::ui) fn rows_flush_left(ui: &mut Ui, name: &str, rows: impl FnOnce(&mut Ui)) {
    const PADDING: f32 = 12.0;
    let place = ui.available_rect_before_wrap().expand2(vec2(PADDING, 0.0));
    let mut wider = ui.new_child(UiBuilder::new().max_rect(place));
    group(&mut wider, Role::ListBox, name, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        rows(ui);
    });
    ui.advance_cursor_after_rect(wider.min_rect().shrink2(vec2(PADDING, 0.0)));
}

/// A line announced by screen readers when it appears or changes.
pub(in crate::ui) fn announced(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    let line = ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    ui.ctx().accesskit_node_builder(line.id, |node| node.set_live(accesskit::Live::Polite));
}

/// Two items side by side, the second one `width` wide; stacked on narrow windows.
pub(in crate::ui) fn beside<A, B>(ui: &mut Ui, width: f32, first: impl FnOnce(&mut Ui) -> A, second: impl FnOnce(&mut Ui) -> B) -> (A, B) {
    if Room::of(ui).is_narrow() {
        return (first(ui), second(ui));
    }
    let gap = Theme::of(ui).spacing.s;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let first_width = ui.available_width() - width - gap;
        (column(ui, first_width, first), column(ui, width, second))
    })
    .inner
}

fn column<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui)
    })
    .inner
}

/// Space that aligns an item of this height with the box of a labelled field.
pub(in crate::ui) fn level_with_box(ui: &mut Ui, height: f32) {
    ui.add_space(TextStyle::Label.line_height() + 5.0 + (Theme::of(ui).sizes.field - height) / 2.0);
}

/// A column centred in the window; scrolls if it is too tall.
pub(in crate::ui) fn middle(ui: &mut Ui, id_salt: impl AsIdSalt, width: f32, contents: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    let margin = Room::of(ui).page_margin();
    let width = width.min(room.width() - margin.sum().x);
    let remembered: Id = ui.make_persistent_id(&id_salt);
    let height_before: Option<f32> = ui.data(|data| data.get_temp(remembered));
    ScrollArea::vertical().id_salt(id_salt).auto_shrink(false).show(ui, |ui| {
        // Margins may shrink to avoid scrolling.
        let top = height_before.map_or(0.0, |height| (room.height() - height) / 2.0).max(Theme::of(ui).spacing.m);
        ui.add_space(top);
        let left = ui.min_rect().left() + (room.width() - width) / 2.0;
        let column = Rect::from_min_size(pos2(left, ui.cursor().top()), vec2(width, f32::INFINITY));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min)), contents).response.rect;
        ui.add_space(top.min(margin.bottomf()));
        if height_before != Some(shown.height()) {
            ui.data_mut(|data| data.insert_temp(remembered, shown.height()));
            // The height is known only now, so this pass is misplaced.
            ui.ctx().request_discard("the middle of the window");
        }
    });
}

pub(in crate::ui) fn beginning_of(text: &str) -> String {
    beginning_up_to(text, 90)
}

/// The beginning of a text, cut at a word boundary with an ellipsis.
pub(in crate::ui) fn beginning_up_to(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        None => text.to_owned(),
        Some((end, _)) => {
            let shown = &text[..end];
            format!("{}…", shown.rfind(char::is_whitespace).map_or(shown, |space| shown[..space].trim_end()))
        }
    }
}

pub(in crate::ui) fn is_on_top(ui: &Ui) -> bool {
    ui.memory(|memory| memory.allows_interaction(ui.layer_id())) && !Popup::is_any_open(ui.ctx())
}

/// True if Ctrl+Enter was pressed, which closes a form and keeps its contents.
pub(in crate::ui) fn form_is_ended(ui: &Ui) -> bool {
    is_on_top(ui) && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}

/// True if Esc was pressed for this page, not for a menu or dialog above it.
pub(in crate::ui) fn escape_pressed(ui: &Ui) -> bool {
    is_on_top(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
