//! Keys that work everywhere, and whose turn Ctrl+Z is.

use eframe::egui::{self, Event, Key, Modifiers};

use crate::ui::action::{Action, Answer, Page};
use crate::ui::command::Command;
use crate::ui::widgets::{focus_on_page, forget_undo, text_was_edited};

use super::App;
use super::session::Session;

impl App {
    /// Takes the keys of commands before the page sees them.
    pub(super) fn take_shortcuts(&mut self, ctx: &egui::Context) {
        self.leftover_undo = None;
        if self.cover.is_on {
            return;
        }
        self.take_calling_keys(ctx);
        if self.has_to_be_answered() {
            return;
        }
        let text_has_focus = ctx.text_edit_focused();
        let state = self.command_state();
        let mut commands: Vec<(egui::KeyboardShortcut, Command)> =
            Command::ALL.into_iter().flat_map(|command| command.shortcuts().iter().map(move |shortcut| (*shortcut, command))).collect();
        // Ctrl+Shift+Z also answers to Ctrl+Z: the more particular keys come first.
        commands.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
        for (shortcut, command) in commands {
            // Undo and redo are the text field's own first.
            if text_has_focus && matches!(command, Command::Undo | Command::Redo) {
                if ctx.input(|input| pressed(&input.events, shortcut)) {
                    self.leftover_undo.get_or_insert(command);
                }
                continue;
            }
            if !command.is_enabled(&state) {
                continue;
            }
            let in_front = self.palette.is_some() || self.shows_shortcuts;
            if in_front && !matches!(command, Command::Palette | Command::Shortcuts) {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.actions.push(Action::Command(command));
            }
        }
    }

    /// A moment, Help and the lock are one key away whatever stands in front. To leave a dialog for them decides nothing.
    fn take_calling_keys(&mut self, ctx: &egui::Context) {
        if !(self.has_to_be_answered() || self.palette.is_some() || self.shows_shortcuts) {
            return;
        }
        for command in [Command::Lock, Command::Moment, Command::GoHelp] {
            let is_pressed = |shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
            if command.is_enabled(&self.command_state()) && command.shortcuts().iter().any(is_pressed) {
                let dismissals = [Action::Answer(Answer::Dismiss), Action::ClosePalette, Action::CloseShortcuts];
                self.actions.extend(dismissals.into_iter().chain([Action::Command(command)]));
            }
        }
    }

    /// Notes what has the keyboard on the page, and gives it back where a page is come back to.
    pub(super) fn follow_focus(&mut self, ctx: &egui::Context) {
        if let Some(focus) = self.returns_focus.take() {
            ctx.memory_mut(|memory| memory.request_focus(focus));
        }
        self.focused = focus_on_page(ctx);
    }

    /// Ctrl+Z in a text field that has nothing left to take back goes to the document.
    pub(super) fn give_leftover_undo_to_document(&mut self, ctx: &egui::Context) {
        if let Some(command) = self.leftover_undo.take()
            && !text_was_edited(ctx)
        {
            self.actions.push(Action::Command(command));
        }
    }

    /// Esc, when nothing on the page took it: from a page that was called up back to where that was.
    pub(super) fn take_leftover_escape(&mut self, ctx: &egui::Context) {
        let is_free =
            !self.cover.is_on && !self.has_to_be_answered() && self.palette.is_none() && !self.shows_shortcuts && ctx.memory(egui::Memory::focused).is_none();
        let goes_back = matches!(
            self.page,
            Page::Help | Page::SafetyPlan | Page::SafeHere | Page::Moment | Page::Words | Page::About | Page::Trash | Page::Backups | Page::Tool(_)
        ) || self.asks_for_place();
        // egui takes the focus away before anyone sees the key. In a tool and in the safety plan, Esc in a field leaves the field.
        let was_typing = std::mem::replace(&mut self.was_typing, ctx.text_edit_focused()) && matches!(self.page, Page::Tool(_) | Page::SafetyPlan);
        if is_free
            && goes_back
            && !was_typing
            && !matches!(self.session, Session::Opening)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.actions.push(Action::Back);
        }
    }

    /// Clears what fields remember, so that texts of a closed journal do not stay in egui's memory, and so that Ctrl+Z after
    /// a check-in was kept takes back that, and not the typing before it.
    pub(super) fn forget_fields(&mut self, ctx: &egui::Context) {
        let forgets_all = std::mem::take(&mut self.forgets_fields);
        if forgets_all | std::mem::take(&mut self.forgets_typing) {
            ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused().filter(|_| forgets_all) {
                    memory.surrender_focus(focused);
                }
                forget_undo(memory);
            });
        }
    }
}

fn pressed(events: &[Event], shortcut: egui::KeyboardShortcut) -> bool {
    events.iter().any(|event| {
        matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.matches_logically(shortcut.modifiers)
                && modifiers.shift == shortcut.modifiers.shift)
    })
}
