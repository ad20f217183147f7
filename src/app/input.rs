//! Global shortcuts, and sharing Ctrl+Z between fields and the journal.

use eframe::egui::{self, Event, Key, Modifiers};

use crate::ui::action::{Action, Answer, Page};
use crate::ui::command::Command;
use crate::ui::widgets::{focus_on_page, forget_undo, text_was_edited};

use super::App;
use super::session::Session;

impl App {
    /// Takes shortcuts before the page sees them.
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
        // Ctrl+Shift+Z also matches Ctrl+Z: check shortcuts with Shift first.
        commands.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
        for (shortcut, command) in commands {
            // Text fields undo first.
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

    /// Lock, Moment and Help work even over dialogs; leaving a dialog decides nothing.
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

    /// Notes the focus on the page, and restores it on returning.
    pub(super) fn follow_focus(&mut self, ctx: &egui::Context) {
        if let Some(focus) = self.returns_focus.take() {
            ctx.memory_mut(|memory| memory.request_focus(focus));
        }
        self.focused = focus_on_page(ctx);
    }

    /// Passes Ctrl+Z to the journal if the field had nothing to undo.
    pub(super) fn give_leftover_undo_to_document(&mut self, ctx: &egui::Context) {
        if let Some(command) = self.leftover_undo.take()
            && !text_was_edited(ctx)
        {
            self.actions.push(Action::Command(command));
        }
    }

    /// Goes back on Esc, if nothing on the page took it.
    pub(super) fn take_leftover_escape(&mut self, ctx: &egui::Context) {
        let is_free =
            !self.cover.is_on && !self.has_to_be_answered() && self.palette.is_none() && !self.shows_shortcuts && ctx.memory(egui::Memory::focused).is_none();
        let goes_back = matches!(
            self.page,
            Page::Help | Page::SafetyPlan | Page::SafeHere | Page::Moment | Page::Words | Page::About | Page::Trash | Page::Backups | Page::Tool(_)
        ) || self.asks_for_place();
        // egui clears the focus before the key arrives. In tools and the safety plan, Esc in a
        // field only leaves the field.
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

    /// Clears field state: texts of a closed journal must not stay in egui's memory, and Ctrl+Z
    /// after keeping a check-in must undo that instead of the typing.
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
