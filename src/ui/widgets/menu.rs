//! Menus and drop-downs.

use eframe::egui::{
    Align2, AsIdSalt, Color32, Id, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::describe;
use super::parts::{line_of_text, state_colour, text_within};
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

const ITEM_HEIGHT: f32 = 32.0;
/// Maximum width of an entry; longer text wraps, as it may be the person's own.
const ITEM_MAX_WIDTH: f32 = 560.0;
const ITEM_PADDING: f32 = 10.0;
const ICON_GAP: f32 = 10.0;
const CHEVRON: f32 = 15.0;
/// Space kept free around a menu.
const WINDOW_MARGIN: f32 = 60.0;
const MAX_HEIGHT: f32 = 420.0;

/// A menu entry. Choosing it closes the menu.
pub fn menu_item(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    show_item(ui, text, None, None, enabled)
}

/// A menu entry with an icon.
pub fn menu_item_with_icon(ui: &mut Ui, icon: Icon, text: &str, enabled: bool) -> Response {
    show_item(ui, text, Some(icon), None, enabled)
}

/// A heading in a long menu.
pub fn menu_heading(ui: &mut Ui, text: &str) {
    let galley = text_within(ui, TextStyle::Label, text, f32::INFINITY);
    let (rect, heading) = ui.allocate_exact_size(vec2(galley.size().x + 2.0 * ITEM_PADDING, ITEM_HEIGHT), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let at = pos2(rect.left() + ITEM_PADDING, rect.bottom() - galley.size().y - 4.0);
    ui.painter().galley(at, galley, Theme::of(ui).colours.text_secondary);
}

fn show_item(ui: &mut Ui, text: &str, icon: Option<Icon>, selected: Option<bool>, enabled: bool) -> Response {
    let theme = Theme::of(ui);
    let icon_size = theme.sizes.icon_button_glyph;
    // Tickable entries reserve space for the tick.
    let icon = if selected == Some(true) { Some(Icon::Check) } else { icon };
    let lead = if icon.is_some() || selected.is_some() { icon_size + ICON_GAP } else { 0.0 };
    let max_width = ITEM_MAX_WIDTH.min(ui.ctx().content_rect().width() - WINDOW_MARGIN);
    let galley = text_within(ui, TextStyle::Body, text, max_width - lead - 2.0 * ITEM_PADDING);
    let needed = galley.size().x + lead + 2.0 * ITEM_PADDING;
    // A single line keeps the default height.
    let height = ITEM_HEIGHT.max(ITEM_HEIGHT + galley.size().y - TextStyle::Body.line_height());
    // The sizing pass finds the widest entry; then all entries fill that width.
    let width = if ui.is_sizing_pass() { needed } else { needed.max(ui.available_width()) };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| match selected {
        Some(selected) => WidgetInfo::selected(Role::MenuItemRadio, enabled, selected, text),
        None => WidgetInfo::labeled(Role::MenuItem, enabled, text),
    });
    if enabled {
        take_focus_if_wanted(&response, selected, ui.is_sizing_pass());
    }
    if ui.is_rect_visible(rect) {
        let c = theme.colours;
        let fills = if enabled { [Color32::TRANSPARENT, c.fill_hover, c.fill_pressed] } else { [Color32::TRANSPARENT; 3] };
        ui.painter().rect_filled(rect, theme.radius.button_small, state_colour(ui, &response, fills));
        let ink = if enabled { c.text_primary } else { c.text_disabled };
        if let Some(icon) = icon {
            icon.paint_at(ui.painter(), pos2(rect.left() + ITEM_PADDING + icon_size / 2.0, rect.center().y), icon_size, ink);
        }
        let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + ITEM_PADDING + lead, rect.center().y), galley.size());
        ui.painter().galley(at.min, galley, ink);
        if response.has_focus() {
            theme.focus_ring(ui.painter(), rect.shrink(2.0), theme.radius.button_small, 0.0);
        }
    }
    if response.clicked() {
        ui.close();
    }
    response
}

/// The style of a drop-down button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropDown {
    /// With a frame, like a field.
    Boxed,
    /// Text and chevron only.
    Bare,
}

/// A button that opens a menu. `name` is its accessible name, `text` its label.
pub fn menu_button(ui: &mut Ui, look: DropDown, icon: Option<Icon>, name: &str, text: &str, contents: impl FnOnce(&mut Ui)) -> Response {
    let theme = Theme::of(ui);
    let c = theme.colours;
    let (padding, height) = match look {
        DropDown::Boxed => (10.0, theme.sizes.button_small),
        DropDown::Bare => (6.0, theme.sizes.button_small),
    };
    let lead = icon.map_or(0.0, |_| theme.sizes.icon_inline + 8.0);
    let tail = CHEVRON + 8.0;
    let galley = line_of_text(ui, TextStyle::SmallButton, text, 2.0 * padding + lead + tail);
    let size = vec2(galley.size().x + lead + tail + 2.0 * padding, height.max(galley.size().y + 8.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    // Only text fields have values on all systems, so describe the chosen text.
    describe(&response, text);
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if ui.is_rect_visible(rect) {
        let (idle, line) = match look {
            DropDown::Boxed => (c.surface_raised, c.line_strong),
            DropDown::Bare => (Color32::TRANSPARENT, Color32::TRANSPARENT),
        };
        let fill = if open { c.fill_pressed } else { state_colour(ui, &response, [idle, c.fill_hover, c.fill_pressed]) };
        ui.painter().rect(rect, theme.radius.button_small, fill, Stroke::new(theme.stroke.control, line), StrokeKind::Inside);
        let ink = if look == DropDown::Boxed { c.text_primary } else { c.text_secondary };
        let mut left = rect.left() + padding;
        if let Some(icon) = icon {
            icon.paint_at(ui.painter(), pos2(left + theme.sizes.icon_inline / 2.0, rect.center().y), theme.sizes.icon_inline, c.text_secondary);
            left += lead;
        }
        ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), galley.size()).min, galley, ink);
        Icon::ChevronDown.paint_at(ui.painter(), pos2(rect.right() - padding - CHEVRON / 2.0, rect.center().y), CHEVRON, c.text_secondary);
        if response.has_focus() {
            theme.focus_ring(ui.painter(), rect, theme.radius.button_small, theme.stroke.focus_gap);
        }
    }
    show_menu(&response, contents);
    response
}

/// Opens a menu below any button when it is pressed.
pub fn show_menu(button: &Response, contents: impl FnOnce(&mut Ui)) {
    let ctx = &button.ctx;
    if button.clicked() && !ctx.input(|input| input.pointer.any_released()) {
        // Opened by keyboard or screen reader: move focus into the menu, and back afterwards.
        ctx.data_mut(|data| data.insert_temp(focus_id(), MenuFocus { button: button.id, is_wanted: true }));
    }
    Popup::menu(button).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // Scroll menus taller than the window. Without a minimum, egui would keep an earlier,
        // smaller height.
        let room = (ui.ctx().content_rect().height() - WINDOW_MARGIN).clamp(ITEM_HEIGHT, MAX_HEIGHT);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, contents);
    });
    let has_focus_of_this = ctx.data(|data| data.get_temp::<MenuFocus>(focus_id())).is_some_and(|focus| focus.button == button.id);
    if has_focus_of_this && !Popup::is_id_open(ctx, Popup::default_response_id(button)) {
        ctx.data_mut(|data| data.remove::<MenuFocus>(focus_id()));
        button.request_focus();
    }
}

#[derive(Clone, Copy)]
struct MenuFocus {
    /// The button that opened it.
    button: Id,
    /// No entry has been focused yet.
    is_wanted: bool,
}

fn focus_id() -> Id {
    Id::unique("menu focus")
}

/// Focuses an entry of a newly opened menu: the selected one, or else the first.
fn take_focus_if_wanted(entry: &Response, selected: Option<bool>, is_sizing_pass: bool) {
    let ctx = &entry.ctx;
    let focus = ctx.data(|data| data.get_temp::<MenuFocus>(focus_id())).filter(|focus| focus.is_wanted);
    if let Some(focus) = focus.filter(|_| selected != Some(false) && !is_sizing_pass) {
        ctx.data_mut(|data| data.insert_temp(focus_id(), MenuFocus { is_wanted: false, ..focus }));
        entry.request_focus();
        entry.scroll_to_me(None);
    }
}

/// A drop-down choice. `changed()` on a new choice.
pub fn select<T: Copy + PartialEq>(ui: &mut Ui, id_salt: impl AsIdSalt, look: DropDown, name: &str, value: &mut T, options: &[(T, &str)]) -> Response {
    let shown = options.iter().find(|(option, _)| option == value).map_or("", |(_, text)| *text);
    let mut chosen = None;
    let mut response = ui
        .push_id(id_salt, |ui| {
            menu_button(ui, look, None, name, shown, |ui| {
                for (option, text) in options {
                    if show_item(ui, text, None, Some(option == value), true).clicked() {
                        chosen = Some(*option);
                    }
                }
            })
        })
        .inner;
    if let Some(option) = chosen
        && option != *value
    {
        *value = option;
        response.mark_changed();
    }
    response
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn a_choice_opens_is_made_and_closes() {
        let mut harness = harness(0, |ui, area| {
            select(ui, "area", DropDown::Boxed, "Area", area, &[(0, "Phones"), (1, "Money")]);
        });
        harness.get_by_label("Area").click();
        harness.run();
        harness.get_by_label("Money").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        assert!(harness.query_by_label("Phones").is_none(), "the menu is closed");
    }

    #[test]
    fn long_words_are_broken_and_stay_in_the_window() {
        let long = "What did I notice in that moment, and what did I do then? ".repeat(8);
        let mut harness = harness(0, |ui, area| {
            select(ui, "area", DropDown::Boxed, "Area", area, &[(0, "Phones"), (1, long.trim())]);
        });
        harness.get_by_label("Area").click();
        harness.run();
        let (short, long, window) = (harness.get_by_label("Phones").rect(), harness.get_by_label(long.trim()).rect(), harness.ctx.content_rect());
        assert!(long.width() < window.width() && long.height() > 2.0 * short.height(), "{long:?} in {window:?}");
        assert!((short.height() - ITEM_HEIGHT).abs() < 0.5, "{short:?}");
    }

    #[test]
    fn esc_closes_it_without_choosing() {
        let mut harness = harness(0, |ui, area| {
            select(ui, "area", DropDown::Bare, "Area", area, &[(0, "Phones"), (1, "Money")]);
        });
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.get_by_label("Phones").is_focused(), "Enter opens it, at what is chosen");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label("Money").is_none());
        assert_eq!(*harness.state(), 0);
        assert!(harness.get_by_label("Area").is_focused(), "the focus is back");
    }

    #[test]
    fn arrow_keys_and_enter_choose() {
        let mut harness = harness(0, |ui, area| {
            select(ui, "area", DropDown::Bare, "Area", area, &[(0, "Phones"), (1, "Money")]);
        });
        for key in [Key::Tab, Key::Enter, Key::ArrowDown, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(*harness.state(), 1);
        assert!(harness.get_by_label("Area").is_focused(), "the focus is back");
    }
}
