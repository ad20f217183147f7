//! Quick hide: blanks the content in the same frame, minimises the window, then locks if possible.
//! No questions, sounds or animation.

use std::time::Duration;

use eframe::egui::{self, Event, Key, Modifiers, ViewportCommand};

use crate::content::lang;
use crate::journal::QuickHide;
use crate::ui::icons::Icon;

use super::App;
use super::session::Session;

/// Number of Esc presses, within this time, that hide the window.
const ESCAPES: usize = 3;
const ESCAPES_WITHIN: Duration = Duration::from_millis(1500);

#[derive(Default)]
pub(super) struct Cover {
    /// The window is blank until the user returns.
    pub is_on: bool,
    /// Repaint this frame blank before it is shown.
    pub is_due: bool,
    /// Times of recent Esc presses.
    escapes: Vec<Duration>,
    /// The notice that hiding is not locking was shown; it appears once.
    has_said_it_is_not_locked: bool,
}

impl Cover {
    /// Blanks the window in this frame.
    pub(super) const fn put(&mut self) {
        (self.is_on, self.is_due) = (true, true);
    }
}

impl App {
    /// Detects quick hide before anything else takes the keys.
    pub(super) fn take_hiding_keys(&mut self, ctx: &egui::Context) {
        let quick_hide = self.journal().map_or_else(QuickHide::default, |journal| journal.preferences_or_initial().quick_hide);
        let elapsed = self.elapsed();
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { key: Key::Escape, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none() => self.cover.escapes.push(elapsed),
                    Event::Key { pressed: false, .. } | Event::Key { repeat: true, .. } | Event::PointerButton { pressed: false, .. } => {}
                    // Other input in between means navigation, not hiding.
                    Event::Key { .. } | Event::PointerButton { .. } | Event::Text(_) | Event::Paste(_) => {
                        self.cover.escapes.clear();
                    }
                    _ => {}
                }
            }
        });
        self.cover.escapes.retain(|pressed| elapsed.saturating_sub(*pressed) <= ESCAPES_WITHIN);
        let by_escape = quick_hide.by_escape_thrice && self.cover.escapes.len() >= ESCAPES;
        let by_f12 = quick_hide.by_f12 && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12));
        if by_escape || by_f12 {
            self.hides = true;
        }
    }

    /// Hides the window after this frame's typing reached the journal.
    pub(super) fn hide_if_asked(&mut self, ctx: &egui::Context) {
        if !std::mem::take(&mut self.hides) {
            return;
        }
        self.cover.escapes.clear();
        self.cover_content();
        ctx.send_viewport_cmd(ViewportCommand::Minimized(true));
    }

    /// Locks the journal, or blanks the window if it has no passphrase.
    pub(super) fn cover_content(&mut self) {
        if self.can_lock() {
            self.lock();
        } else if !self.is_locked() {
            self.cover.put();
            self.begin_save();
        }
    }

    pub(super) fn uncover(&mut self) {
        if self.locking.is_due {
            return;
        }
        self.cover.is_on = false;
        let is_plain_file = matches!(&self.session, Session::Open(open) if open.file.is_some()) && !self.can_lock();
        if is_plain_file && !std::mem::replace(&mut self.cover.has_said_it_is_not_locked, true) {
            self.say(Icon::Info, &lang().hiding.hidden_not_locked, None);
        }
    }

    /// Makes egui run this frame again without the content.
    pub(super) fn paint_over(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.cover.is_due) {
            ctx.request_discard("what was shown is covered");
            ctx.request_repaint();
        }
    }

    /// Clears egui's memory (fields, undo, scrolling) except its options.
    pub(super) fn forget_everything(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.locking.forgets_everything) {
            ctx.memory_mut(|memory| {
                let options = memory.options.clone();
                *memory = egui::Memory::default();
                memory.options = options;
            });
        }
    }
}
