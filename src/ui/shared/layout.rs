//! Responsive layout. Text size is zoom, so only the logical width matters.

use eframe::egui::{AsIdSalt, Id, Key, Margin, Modifiers, Popup, Response, Ui, UiBuilder, vec2};

use crate::ui::theme::Theme;

/// The width class of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) enum Room {
    /// One column; list and editor alternate.
    Narrow,
    /// The side bar is a rail; side columns move below.
    Medium,
    /// All columns side by side.
    Wide,
}

impl Room {
    /// The width class of the window of `ui`.
    #[must_use]
    pub(in crate::ui) fn of(ui: &Ui) -> Self {
        let layout = Theme::of(ui).layout;
        let width = ui.ctx().content_rect().width();
        if width < layout.one_column_below {
            Self::Narrow
        } else if width < layout.rail_below {
            Self::Medium
        } else {
            Self::Wide
        }
    }

    /// The margin of a page.
    #[must_use]
    pub(in crate::ui) const fn page_margin(self) -> Margin {
        match self {
            Self::Narrow => Margin { left: 18, right: 18, top: 16, bottom: 16 },
            Self::Medium => Margin { left: 28, right: 28, top: 24, bottom: 24 },
            Self::Wide => Margin { left: 40, right: 40, top: 30, bottom: 28 },
        }
    }

    /// True if list and editor alternate.
    #[must_use]
    pub(in crate::ui) const fn is_narrow(self) -> bool {
        matches!(self, Self::Narrow)
    }
}

/// True if Esc was pressed and not consumed by a field, menu or dialog. Call once per frame.
#[must_use]
pub(in crate::ui) fn goes_back(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    // egui clears the focus before the page sees the key, so remember it from the previous frame.
    let remembered = Id::unique("focus of the frame before");
    let was_typing = ctx.data(|data| data.get_temp::<bool>(remembered)).unwrap_or_default();
    let is_typing = ctx.text_edit_focused();
    ctx.data_mut(|data| data.insert_temp(remembered, is_typing));
    let is_covered = Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
    !was_typing && !is_covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Draws a small quiet button with its text, not its padding, at the left edge.
pub(in crate::ui) fn flush_left<R>(ui: &mut Ui, button: impl FnOnce(&mut Ui) -> R) -> R {
    const PADDING: f32 = 10.0;
    let place = ui.available_rect_before_wrap().translate(vec2(-PADDING, 0.0));
    let mut shifted = ui.new_child(UiBuilder::new().max_rect(place));
    let shown = button(&mut shifted);
    // The column itself is not shifted.
    ui.advance_cursor_after_rect(shifted.min_rect().translate(vec2(PADDING, 0.0)));
    shown
}

/// Right-aligns contents within `room`, keeping reading order. Their width is known from the
/// previous pass; contents that do not fit are not drawn.
pub(in crate::ui) fn at_right(ui: &mut Ui, id: impl AsIdSalt, room: f32, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(id);
    let known = ui.data(|data| data.get_temp::<f32>(id));
    if known.is_some_and(|known| known > room) {
        return;
    }
    // One point of slack, so that rounding never wraps the contents.
    ui.add_space((room - known.unwrap_or(room) - 1.0).max(0.0));
    let needed = ui.horizontal(contents).response.rect.width();
    if known.is_none_or(|known| (needed - known).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, needed));
        ui.ctx().request_discard("what stands at the right edge");
    }
}

/// The row of a list to return to, or chosen from elsewhere.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Arrival<T> {
    /// The row to scroll to.
    pub row: T,
    /// True to focus it as well.
    pub takes_focus: bool,
}

impl<T: PartialEq> Arrival<T> {
    /// Scrolls to the row if it matches, with some of its surroundings.
    pub(in crate::ui) fn show(&self, ui: &Ui, row: &T, response: &Response) {
        if self.row == *row {
            ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 48.0)), None);
            if self.takes_focus {
                response.request_focus();
            }
        }
    }
}

/// Pending focus or scroll for the selected row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Moved {
    /// None.
    #[default]
    No,
    /// Scroll to the row.
    Here,
    /// Scroll to and focus the row: keyboard navigation where list and editor alternate.
    WithFocus,
}

impl Moved {
    /// After a press: by keyboard, focus moves along.
    #[must_use]
    pub(in crate::ui) fn by_press(ui: &Ui) -> Self {
        let by_key = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        if by_key { Self::WithFocus } else { Self::Here }
    }

    /// The arrival at the selected row.
    #[must_use]
    pub(in crate::ui) fn arrival<T>(self, row: Option<T>) -> Option<Arrival<T>> {
        row.filter(|_| self != Self::No).map(|row| Arrival { row, takes_focus: self == Self::WithFocus })
    }
}
