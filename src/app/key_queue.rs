//! Takes keys one frame at a time, so that a slow machine never merges two.

use std::collections::VecDeque;

use eframe::egui::{self, Event, Key, RawInput};

use crate::ui::command::Command;

/// A queue of keys that came faster than frames.
///
/// egui moves the focus once a frame, regardless of the number of Tab presses, and a newly focused
/// control keeps its arrow keys only from the second frame on. Without the queue, letters typed
/// after quick Tabs would reach the wrong field.
#[derive(Debug, Default)]
pub(super) struct KeyQueue {
    waiting: VecDeque<Event>,
    /// The previous frame took a key: this one shows its effect and takes none.
    rests: bool,
}

impl egui::Plugin for KeyQueue {
    fn debug_name(&self) -> &'static str {
        "key queue"
    }

    fn input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        self.waiting.extend(input.events.drain(..));
        let rests = std::mem::take(&mut self.rests);
        if let Some(last) = self.waiting.iter().rposition(is_urgent) {
            input.events.extend(self.waiting.drain(..=last));
            self.rests = true;
        } else if !rests {
            self.take_until_key(ctx.text_edit_focused(), &mut input.events);
        }
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl KeyQueue {
    /// Takes events up to the first key that ends a frame.
    fn take_until_key(&mut self, is_typing: bool, events: &mut Vec<Event>) {
        while let Some(event) = self.waiting.pop_front() {
            self.rests = ends_frame(&event, is_typing);
            events.push(event);
            if self.rests {
                // Its letter.
                events.extend(self.waiting.pop_front_if(|next| matches!(next, Event::Text(_))));
                break;
            }
        }
    }
}

pub(super) fn is_waiting(ctx: &egui::Context) -> bool {
    ctx.with_plugin(|queue: &mut KeyQueue| !queue.waiting.is_empty()).unwrap_or_default()
}

/// True for keys that hide or lock, which skip the queue.
fn is_urgent(event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    let is_of = |shortcut: &egui::KeyboardShortcut| shortcut.logical_key == *key && modifiers.matches_logically(shortcut.modifiers);
    matches!(key, Key::Escape | Key::F12) || [Command::Hide, Command::Lock].iter().flat_map(|command| command.shortcuts()).any(is_of)
}

/// True for keys whose effect must be shown before the next one. Repeats, and edits within the
/// focused field, may share a frame.
fn ends_frame(event: &Event, is_typing: bool) -> bool {
    let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return false };
    !is_typing || matches!(key, Key::Tab | Key::Enter) || modifiers.command || modifiers.alt
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Modifiers, TextEdit};
    use egui_kittest::Harness;

    use super::*;

    fn press(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    /// Runs a frame with these events and returns those it takes.
    fn take(queue: &mut KeyQueue, ctx: &Context, events: &[Event]) -> Vec<Event> {
        let mut input = RawInput { events: events.to_vec(), ..RawInput::default() };
        egui::Plugin::input_hook(queue, ctx, &mut input);
        input.events
    }

    #[test]
    fn letters_after_quick_tabs_reach_the_field_meant() {
        let mut harness = Harness::builder().with_context_setup(crate::ui::theme::install).build_ui_state(
            |ui, text: &mut String| {
                for name in ["One", "Two", "Three"] {
                    let _clicked = ui.button(name);
                }
                let name = ui.label("Note");
                ui.add(TextEdit::singleline(text)).labelled_by(name.id);
            },
            String::new(),
        );
        harness.ctx.add_plugin(KeyQueue::default());
        let letters = [press(Key::A), Event::Text("a".to_owned()), press(Key::B), Event::Text("b".to_owned())];
        harness.input_mut().events.extend([Key::Tab; 4].map(press).into_iter().chain(letters));
        harness.step();
        assert!(is_waiting(&harness.ctx));
        harness.run_steps(12);
        assert_eq!(harness.state(), "ab");
        assert!(!is_waiting(&harness.ctx));
    }

    #[test]
    fn a_key_takes_a_frame_and_leaves_one_to_show_it() {
        let (ctx, mut queue) = (Context::default(), KeyQueue::default());
        assert_eq!(take(&mut queue, &ctx, &[press(Key::Tab)]), [press(Key::Tab)]);
        assert_eq!(take(&mut queue, &ctx, &[press(Key::Space)]), []);
        assert_eq!(take(&mut queue, &ctx, &[]), [press(Key::Space)]);
    }

    #[test]
    fn hiding_does_not_wait() {
        let (ctx, mut queue) = (Context::default(), KeyQueue::default());
        let events = [Key::Tab, Key::Tab, Key::Escape, Key::Escape, Key::Escape].map(press);
        assert_eq!(take(&mut queue, &ctx, &events), events);
    }

    #[test]
    fn a_letter_stays_with_its_key() {
        let (ctx, mut queue) = (Context::default(), KeyQueue::default());
        let letter = [press(Key::D), Event::Text("d".to_owned())];
        let events = [letter.as_slice(), &[press(Key::Tab)]].concat();
        assert_eq!(take(&mut queue, &ctx, &events), letter);
    }
}
