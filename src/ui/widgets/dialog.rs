//! A dialog: only when a choice is needed. Focus starts on the safe action, and Esc chooses it.

use std::sync::Arc;

use eframe::egui::{Align, AsIdSalt, Context, Frame, Id, IdSalt, Layout, Margin, Modal, Role, Ui};

use super::Button;
use crate::ui::theme::{Level, TextStyle, Theme};

/// Focus on its way back to where it was. egui keeps it off everything under a dialog until one pass after the last one that showed it.
#[derive(Clone, Copy)]
struct FocusReturn {
    to: Id,
    passes: u8,
}

/// Lets focus return after a dialog. Once, when the window opens.
pub(super) fn install(ctx: &Context) {
    ctx.on_begin_pass("return focus", Arc::new(|ui| return_focus(ui.ctx())));
}

fn return_focus(ctx: &Context) {
    let Some(FocusReturn { to, passes }) = ctx.data(|data| data.get_temp(Id::NULL)) else { return };
    if passes > 1 {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, FocusReturn { to, passes: passes - 1 }));
        ctx.request_repaint();
    } else {
        ctx.data_mut(|data| data.remove::<FocusReturn>(Id::NULL));
        ctx.memory_mut(|memory| memory.request_focus(to));
    }
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// The least destructive choice: its button, Esc, or a click beside the dialog.
    Safe,
    /// What the dialog is about.
    Act,
    /// The third way, where there is one.
    Other,
}

/// A question with a safe answer and another.
#[must_use = "a dialog is not seen until it is shown"]
pub struct Dialog<'a> {
    id_salt: IdSalt,
    title: &'a str,
    body: &'a str,
    safe: &'a str,
    act: Option<(&'a str, bool)>,
    other: Option<&'a str>,
    width: f32,
}

const WIDTH: f32 = 480.0;
const PADDING: i8 = 28;

impl<'a> Dialog<'a> {
    /// A dialog with a title and the words of its safe answer.
    pub fn new(id_salt: impl AsIdSalt, title: &'a str, safe: &'a str) -> Self {
        Self { id_salt: IdSalt::new(id_salt), title, body: "", safe, act: None, other: None, width: WIDTH }
    }

    /// What happened, what is safe, what can be done.
    pub const fn body(mut self, body: &'a str) -> Self {
        self.body = body;
        self
    }

    /// The answer that does what the dialog is about.
    pub const fn act(mut self, text: &'a str) -> Self {
        self.act = Some((text, false));
        self
    }

    /// The answer that removes something for good.
    pub const fn remove(mut self, text: &'a str) -> Self {
        self.act = Some((text, true));
        self
    }

    /// A third way.
    pub const fn other(mut self, text: &'a str) -> Self {
        self.other = Some(text);
        self
    }

    /// Another width, for dialogs that compare.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows it, with more contents between the body and the answers. Stop showing it once it was answered.
    pub fn show(self, ctx: &Context, contents: impl FnOnce(&mut Ui)) -> Option<DialogAnswer> {
        let theme = Theme::of_ctx(ctx);
        let id = Id::unique("dialog").with_salt(self.id_salt);
        let came_from: Option<Option<Id>> = ctx.data(|data| data.get_temp(id));
        if came_from.is_none() {
            let focused = ctx.memory(|memory| memory.focused());
            ctx.data_mut(|data| data.insert_temp(id, focused));
        }
        let modal = Modal::new(id).backdrop_color(theme.colours.scrim).frame(Frame::NONE).show(ctx, |ui| {
            let ground = ui.painter().add(eframe::egui::Shape::Noop);
            let width = self.width.min(ui.ctx().content_rect().width() - 40.0) - 2.0 * f32::from(PADDING);
            let shown = Frame::NONE.inner_margin(Margin { left: PADDING, right: PADDING, top: PADDING, bottom: 22 }).show(ui, |ui| {
                ui.set_width(width);
                ui.label(theme.text(TextStyle::Heading, self.title));
                if !self.body.is_empty() {
                    ui.label(theme.text(TextStyle::Body, self.body).color(theme.colours.text_secondary));
                }
                contents(ui);
                ui.add_space(theme.spacing.m);
                self.answers(ui, came_from.is_none())
            });
            ui.painter().set(ground, theme.surface(Level::Overlay, shown.response.rect, theme.radius.dialog));
            shown.inner
        });
        ctx.accesskit_node_builder(modal.response.id, |node| {
            node.set_role(Role::AlertDialog);
            node.set_label(self.title.to_owned());
        });
        let answer = modal.inner.or_else(|| modal.should_close().then_some(DialogAnswer::Safe));
        if answer.is_some() {
            ctx.data_mut(|data| data.remove::<Option<Id>>(id));
            if let Some(Some(before)) = came_from {
                ctx.data_mut(|data| data.insert_temp(Id::NULL, FocusReturn { to: before, passes: 2 }));
                ctx.request_repaint();
            }
        }
        answer
    }

    fn answers(&self, ui: &mut Ui, just_opened: bool) -> Option<DialogAnswer> {
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let safe = ui.add(Button::quiet(self.safe));
            if just_opened {
                safe.request_focus();
            }
            let mut answer = safe.clicked().then_some(DialogAnswer::Safe);
            // The other answers stand at the right; how wide they are is known from the last frame.
            let others = ui.make_persistent_id("others");
            let width: f32 = ui.data(|data| data.get_temp(others)).unwrap_or(0.0);
            let spare = ui.available_width() - width;
            if spare > 0.0 {
                ui.add_space(spare);
            }
            let start = ui.cursor().left();
            if let Some(other) = self.other
                && ui.add(Button::new(other)).clicked()
            {
                answer = Some(DialogAnswer::Other);
            }
            if let Some((text, removes)) = self.act {
                let button = if removes { Button::removal(text) } else { Button::primary(text) };
                if ui.add(button).clicked() {
                    answer = Some(DialogAnswer::Act);
                }
            }
            let width = ui.min_rect().right() - start;
            ui.data_mut(|data| data.insert_temp(others, width));
            answer
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::testing::harness;

    #[derive(Default)]
    struct Asked {
        open: bool,
        answer: Option<DialogAnswer>,
    }

    fn page(ui: &mut Ui, asked: &mut Asked) {
        asked.open |= ui.add(Button::new("Delete this")).clicked();
        if asked.open
            && let Some(answer) = Dialog::new("delete", "Delete this page?", "Keep it").remove("Delete").show(ui.ctx(), |_| {})
        {
            *asked = Asked { open: false, answer: Some(answer) };
        }
    }

    #[test]
    fn focus_starts_on_the_safe_answer_and_returns_to_where_it_was() {
        let mut harness = harness(Asked::default(), page);
        for key in [Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert!(harness.get_by_label("Keep it").is_focused());
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().answer, Some(DialogAnswer::Safe));
        assert!(harness.query_by_label("Keep it").is_none());
        assert!(harness.get_by_label("Delete this").is_focused());
    }

    #[test]
    fn the_other_answer_is_one_tab_away() {
        let mut harness = harness(Asked::default(), page);
        for key in [Key::Tab, Key::Enter, Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(harness.state().answer, Some(DialogAnswer::Act));
    }
}
