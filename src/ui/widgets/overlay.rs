//! Modal overlays: surface, scrim, and focus handling.

use std::sync::Arc;

use eframe::egui::{Align2, Area, AsIdSalt, Context, Frame, Id, IdSalt, Margin, Memory, Modal, Order, Role, ScrollArea, Shape, Ui, UiKind, accesskit, vec2};

use super::accessible::change_surroundings;
use crate::ui::focus_in_view;
use crate::ui::theme::{Level, Theme};

/// The focus before any overlay was opened, and the last frame with an overlay.
#[derive(Clone, Copy)]
struct Underneath {
    focus: Option<Id>,
    shown_in_frame: u64,
}

/// Restores focus after the last overlay; call once per window.
pub(super) fn install(ctx: &Context) {
    ctx.on_begin_pass("return focus", Arc::new(|ui| return_focus(ui.ctx())));
    ctx.on_end_pass("return focus", Arc::new(|ui| look_again_for_focus(ui.ctx())));
}

/// egui ignores focus under an overlay until the second frame without one.
fn return_focus(ctx: &Context) {
    let Some(Underneath { focus, shown_in_frame }) = ctx.data(|data| data.get_temp(Id::NULL)) else { return };
    if ctx.cumulative_frame_nr() > shown_in_frame + 1 {
        ctx.data_mut(|data| data.remove::<Underneath>(Id::NULL));
        // A control opened from the overlay may have focus already.
        if let Some(focus) = focus.filter(|_| ctx.memory(Memory::focused).is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(focus));
        }
    }
}

fn look_again_for_focus(ctx: &Context) {
    let underneath: Option<Underneath> = ctx.data(|data| data.get_temp(Id::NULL));
    if underneath.is_some_and(|underneath| underneath.shown_in_frame < ctx.cumulative_frame_nr()) {
        ctx.request_repaint();
    }
}

/// Records that an overlay is shown in this frame.
fn remember_focus(ctx: &Context, frame: u64) {
    let before: Option<Underneath> = ctx.data(|data| data.get_temp(Id::NULL));
    let focus = before.map_or_else(|| ctx.memory(Memory::focused), |underneath| underneath.focus);
    ctx.data_mut(|data| data.insert_temp(Id::NULL, Underneath { focus, shown_in_frame: frame }));
}

/// The focused widget of the page, even while an overlay has the focus.
#[must_use]
pub fn focus_on_page(ctx: &Context) -> Option<Id> {
    let underneath: Option<Underneath> = ctx.data(|data| data.get_temp(Id::NULL));
    underneath.map_or_else(|| ctx.memory(Memory::focused), |underneath| underneath.focus)
}

/// A modal surface. Everything behind it is unreachable while it is shown.
#[must_use = "an overlay is not seen until it is shown"]
pub struct Overlay<'a> {
    id_salt: IdSalt,
    name: &'a str,
    role: Role,
    width: f32,
    is_at_top: bool,
    stands: bool,
}

/// Contents on a padded surface of this width.
fn surface<R>(ui: &mut Ui, theme: &Theme, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let padding = Margin { left: 28, right: 28, top: 28, bottom: 22 };
    let ground = ui.painter().add(Shape::Noop);
    let shown = Frame::NONE.inner_margin(padding).show(ui, |ui| {
        ui.set_width(width - padding.sum().x);
        contents(ui)
    });
    ui.painter().set(ground, theme.surface(Level::Overlay, shown.response.rect, theme.radius.dialog));
    shown.inner
}

/// The result of an overlay in this frame.
#[derive(Clone, Copy, Debug)]
pub struct OverlayResponse<R> {
    /// The result of the contents.
    pub inner: R,
    /// Esc or a click on the scrim requests closing.
    pub is_dismissed: bool,
}

const WINDOW_MARGIN: f32 = 20.0;
const SCROLLED_MAX_HEIGHT: f32 = 480.0;
/// Top edge of an overlay that is not centred.
const TOP: f32 = 72.0;

impl<'a> Overlay<'a> {
    /// An overlay with an accessible name.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str) -> Self {
        Self { id_salt: IdSalt::new(id_salt), name, role: Role::Dialog, width: 480.0, is_at_top: false, stands: false }
    }

    /// Announces it as an alert.
    pub const fn alert(mut self) -> Self {
        self.role = Role::AlertDialog;
        self
    }

    /// Sets the width, if the window is wide enough.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Fixed near the top, so that it does not move as its contents change.
    pub const fn at_top(mut self) -> Self {
        self.is_at_top = true;
        self
    }

    /// Non-modal, at the edge of the window away from the focused field.
    pub const fn standing(mut self, stands: bool) -> Self {
        self.stands = stands;
        self
    }

    /// Shows the contents; their second argument is true if just opened. Stop showing it to close
    /// it.
    pub fn show<R>(self, ctx: &Context, contents: impl FnOnce(&mut Ui, bool) -> R) -> OverlayResponse<R> {
        if self.stands {
            return self.show_standing(ctx, contents);
        }
        let theme = Theme::of_ctx(ctx);
        let id = Id::unique("overlay").with_salt(self.id_salt);
        let frame = ctx.cumulative_frame_nr();
        remember_focus(ctx, frame);
        // A frame can have several passes: all of the first frame count as just opened.
        let before: Option<(u64, u64)> = ctx.data(|data| data.get_temp(id));
        let opened = before.filter(|(_, shown_last)| shown_last + 1 >= frame).map_or(frame, |(opened, _)| opened);
        ctx.data_mut(|data| data.insert_temp(id, (opened, frame)));
        let just_opened = opened == frame;

        let window = ctx.content_rect();
        let mut area = Modal::default_area(id).role(self.role).accessible_name(self.name);
        if self.is_at_top {
            area = area.anchor(Align2::CENTER_TOP, vec2(0.0, TOP.min(window.height() / 10.0)));
        }
        let modal = Modal::new(id).area(area).backdrop_color(theme.colours.scrim).frame(Frame::NONE).show(ctx, |ui| {
            change_surroundings(ui, UiKind::Modal, accesskit::Node::set_modal);
            surface(ui, theme, self.width.min(window.width() - 2.0 * WINDOW_MARGIN), |ui| {
                focus_in_view::page_keys(ui);
                contents(ui, just_opened)
            })
        });
        let is_dismissed = modal.should_close();
        OverlayResponse { inner: modal.inner, is_dismissed }
    }

    fn show_standing<R>(self, ctx: &Context, contents: impl FnOnce(&mut Ui, bool) -> R) -> OverlayResponse<R> {
        let theme = Theme::of_ctx(ctx);
        let window = ctx.content_rect();
        let width = self.width.min(window.width() - 2.0 * WINDOW_MARGIN);
        let id = Id::unique("standing").with_salt(self.id_salt);
        let field = ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused()).and_then(|field| ctx.read_response(field));
        let before = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
        let is_at_top = field.map_or(before, |field| field.rect.center().y > window.center().y);
        ctx.data_mut(|data| data.insert_temp(id, is_at_top));
        let (edge, margin) = if is_at_top { (Align2::CENTER_TOP, WINDOW_MARGIN) } else { (Align2::CENTER_BOTTOM, -WINDOW_MARGIN) };
        let area = Area::new(id).role(Role::Alert).accessible_name(self.name).order(Order::Foreground);
        let shown = area.anchor(edge, vec2(0.0, margin)).show(ctx, |ui| surface(ui, theme, width, |ui| contents(ui, false)));
        OverlayResponse { inner: shown.inner, is_dismissed: false }
    }

    /// Contents that scroll in a low window; `beside` is the height of fixed parts.
    pub fn scroll<R>(ui: &mut Ui, beside: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
        Self::scroll_within(ui, Self::room(ui, beside), contents)
    }

    /// Scrolling rows of equal height, cut at a whole row.
    pub fn scroll_rows<R>(ui: &mut Ui, beside: f32, row_height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let gap = ui.spacing().item_spacing.y;
        let rows = ((Self::room(ui, beside) + gap) / (row_height + gap)).floor().max(1.0);
        Self::scroll_within(ui, rows * (row_height + gap) - gap, contents)
    }

    /// Height left for scrolling contents.
    fn room(ui: &Ui, beside: f32) -> f32 {
        (ui.ctx().content_rect().height() - 2.0 * WINDOW_MARGIN - 50.0 - beside).clamp(80.0, SCROLLED_MAX_HEIGHT)
    }

    fn scroll_within<R>(ui: &mut Ui, room: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
        // Without a minimum, egui would keep an earlier, smaller height.
        ScrollArea::vertical().auto_shrink([false, true]).max_height(room).min_scrolled_height(room).show(ui, contents).inner
    }
}
