//! How a page uses the width there is. Text size is zoom, so only the logical width counts.

use eframe::egui::{AsIdSalt, Id, Key, Margin, Modifiers, Popup, Response, Ui, UiBuilder, vec2};

use crate::ui::theme::Theme;

/// How much room the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Everything in one column; a list and its editor take turns.
    Narrow,
    /// The side bar is a rail, columns at the side go below.
    Medium,
    /// All columns side by side.
    Wide,
}

impl Room {
    /// The room of the window that `ui` is in.
    #[must_use]
    pub fn of(ui: &Ui) -> Self {
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
    pub const fn page_margin(self) -> Margin {
        match self {
            Self::Narrow => Margin { left: 18, right: 18, top: 16, bottom: 16 },
            Self::Medium => Margin { left: 28, right: 28, top: 24, bottom: 24 },
            Self::Wide => Margin { left: 40, right: 40, top: 30, bottom: 28 },
        }
    }

    /// Whether a list and its editor take turns.
    #[must_use]
    pub const fn is_narrow(self) -> bool {
        matches!(self, Self::Narrow)
    }
}

/// Whether Esc was pressed and nothing nearer wanted it: no field had the focus, no menu or dialog was open.
/// To be asked once a frame.
#[must_use]
pub fn goes_back(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    // egui takes the focus away before the page sees the key, so what had it is remembered from the frame before.
    let remembered = Id::unique("focus of the frame before");
    let was_typing = ctx.data(|data| data.get_temp::<bool>(remembered)).unwrap_or_default();
    let is_typing = ctx.text_edit_focused();
    ctx.data_mut(|data| data.insert_temp(remembered, is_typing));
    let is_covered = Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
    !was_typing && !is_covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Shows a small quiet button so that its words, not its padding, stand at the left edge.
pub fn flush_left<R>(ui: &mut Ui, button: impl FnOnce(&mut Ui) -> R) -> R {
    const PADDING: f32 = 10.0;
    let place = ui.available_rect_before_wrap().translate(vec2(-PADDING, 0.0));
    let mut shifted = ui.new_child(UiBuilder::new().max_rect(place));
    let shown = button(&mut shifted);
    // The column itself stays where it is.
    ui.advance_cursor_after_rect(shifted.min_rect().translate(vec2(PADDING, 0.0)));
    shown
}

/// Shows something so that it ends at the right edge of this room, gone through from left to right. How wide it is, is
/// known from the pass before. Where it does not fit it is not shown.
pub(super) fn at_right(ui: &mut Ui, id: impl AsIdSalt, room: f32, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(id);
    let known = ui.data(|data| data.get_temp::<f32>(id));
    if known.is_some_and(|known| known > room) {
        return;
    }
    // A point more, so that rounding never breaks it into rows.
    ui.add_space((room - known.unwrap_or(room) - 1.0).max(0.0));
    let needed = ui.horizontal(contents).response.rect.width();
    if known.is_none_or(|known| (needed - known).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, needed));
        ui.ctx().request_discard("what stands at the right edge");
    }
}

/// The row of a list that one comes back to, or that was chosen from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<T> {
    /// Which row. It comes into view.
    pub row: T,
    /// Whether it gets the focus.
    pub takes_focus: bool,
}

impl<T: PartialEq> Arrival<T> {
    /// Brings the row into view, if it is the one, with a little of what is around it.
    pub fn show(&self, ui: &Ui, row: &T, response: &Response) {
        if self.row == *row {
            ui.scroll_to_rect(response.rect.expand2(vec2(0.0, 48.0)), None);
            if self.takes_focus {
                response.request_focus();
            }
        }
    }
}

/// How the selected row was come to, until the list has been shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moved {
    /// It was there already.
    #[default]
    No,
    /// From elsewhere: its row comes into view.
    Here,
    /// By key, in a window where list and editor take turns: the focus goes along.
    WithFocus,
}

impl Moved {
    /// After something was pressed: by key, the focus goes along.
    #[must_use]
    pub fn by_press(ui: &Ui) -> Self {
        let by_key = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        if by_key { Self::WithFocus } else { Self::Here }
    }

    /// What the list does about it for the selected row.
    #[must_use]
    pub fn arrival<T>(self, row: Option<T>) -> Option<Arrival<T>> {
        row.filter(|_| self != Self::No).map(|row| Arrival { row, takes_focus: self == Self::WithFocus })
    }
}
