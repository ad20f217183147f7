//! Keeps texts as written: line breaks into fields, reading order to screen readers.

use std::collections::HashMap;

use eframe::egui::accesskit::{ActionData, Node, NodeId, Role};
use eframe::egui::{self, Event, FullOutput, RawInput};

use crate::journal::with_line_feeds;

/// Converts all line separators to line feeds, the only ones fields know, and reports texts to
/// screen readers in logical order.
///
/// egui 0.37 reports a line in visual order, so Hebrew and Arabic words arrive backwards and joined
/// emoji in pieces (`text_selection/accesskit_text.rs`). It also reports the whole text unchanged.
#[derive(Debug, Default)]
pub(super) struct PlainTexts;

impl egui::Plugin for PlainTexts {
    fn debug_name(&self) -> &'static str {
        "plain texts"
    }

    fn input_hook(&mut self, _: &egui::Context, input: &mut RawInput) {
        for event in &mut input.events {
            let text = match event {
                Event::Paste(text) | Event::Text(text) => text,
                Event::AccessKitActionRequest(request) => {
                    if let Some(ActionData::Value(value)) = &mut request.data {
                        *value = with_line_feeds(value).into();
                    }
                    continue;
                }
                _ => continue,
            };
            *text = with_line_feeds(text).into_owned();
        }
    }

    fn output_hook(&mut self, _: &egui::Context, output: &mut FullOutput) {
        if let Some(update) = &mut output.platform_output.accesskit_update {
            tell_in_order(&mut update.nodes);
        }
    }
}

/// The ellipsis of a truncated line.
const CUT_OFF: char = '…';

/// Replaces the letters of all text runs with those in logical order.
fn tell_in_order(nodes: &mut [(NodeId, Node)]) {
    let places: HashMap<NodeId, usize> =
        nodes.iter().enumerate().filter(|(_, (_, node))| node.role() == Role::TextRun).map(|(place, (id, _))| (*id, place)).collect();
    if places.is_empty() {
        return;
    }
    for at in 0..nodes.len() {
        let (_, node) = &nodes[at];
        let runs: Vec<usize> = node.children().iter().filter_map(|child| places.get(child).copied()).collect();
        let Some(text) = node.value().or_else(|| node.label()).filter(|_| !runs.is_empty()) else { continue };
        let mut rest = Some(text);
        for run in &runs {
            rest = rest.and_then(|rest| rest.strip_prefix(nodes[*run].1.value().unwrap_or_default()));
        }
        let told = || runs.iter().rev().find_map(|run| nodes[*run].1.value().and_then(|value| value.chars().next_back()));
        let is_in_order = rest == Some("");
        // A truncated text is not read beyond its end.
        if is_in_order || (told() == Some(CUT_OFF) && !text.ends_with(CUT_OFF)) {
            continue;
        }
        let text = text.to_owned();
        let mut rest = text.as_str();
        for (number, run) in runs.iter().enumerate() {
            let (_, run) = &mut nodes[*run];
            let line = length_of_run(rest, run, number + 1 == runs.len());
            tell(run, &rest[..line]);
            rest = &rest[line..];
        }
    }
}

/// Length of a run in bytes: its number of letters, within its line; to the end of a line that it
/// ends; everything for the last run.
fn length_of_run(rest: &str, run: &Node, is_last: bool) -> usize {
    if is_last {
        return rest.len();
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    if run.value().is_some_and(|value| value.ends_with('\n')) {
        return (line + 1).min(rest.len());
    }
    let letters = rest.char_indices().nth(run.character_lengths().len()).map_or(rest.len(), |(end, _)| end);
    letters.min(line)
}

/// Sets a run's letters, keeping their positions on the screen.
fn tell(run: &mut Node, text: &str) {
    let count = text.chars().count();
    run.set_character_lengths(text.chars().map(|letter| letter.len_utf8() as u8).collect::<Vec<_>>());
    let mut positions = run.character_positions().unwrap_or_default().to_vec();
    let end = positions.last().copied().unwrap_or_default();
    positions.resize(count, end);
    run.set_character_positions(positions);
    let mut widths = run.character_widths().unwrap_or_default().to_vec();
    widths.resize(count, 0.0);
    run.set_character_widths(widths);
    let is_in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let letters: Vec<bool> = text.chars().map(is_in_word).collect();
    let starts = (1..count).filter(|at| letters[*at] && !letters[*at - 1]);
    run.set_word_starts(starts.filter_map(|at| u8::try_from(at).ok()).collect::<Vec<_>>());
    run.set_value(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Context, Label, TextEdit, vec2};

    /// All text runs, concatenated in order.
    fn told(draw: impl Fn(&mut egui::Ui)) -> Vec<String> {
        let context = Context::default();
        context.enable_accesskit();
        context.add_plugin(PlainTexts);
        let input = RawInput { screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(300.0, 600.0))), ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| draw(ui));
        output.textures_delta.clear();
        let update = output.platform_output.accesskit_update.expect("it is turned on");
        let nodes: HashMap<NodeId, &Node> = update.nodes.iter().map(|(id, node)| (*id, node)).collect();
        let mut all = Vec::new();
        for (_, node) in &update.nodes {
            let runs: Vec<&&Node> = node.children().iter().filter_map(|child| nodes.get(child)).filter(|node| node.role() == Role::TextRun).collect();
            for run in &runs {
                let value = run.value().expect("letters");
                let lengths: Vec<u8> = value.chars().map(|letter| letter.len_utf8() as u8).collect();
                assert_eq!(run.character_lengths(), lengths, "{value}");
                assert_eq!(run.character_positions().map(<[f32]>::len), Some(lengths.len()), "{value}");
                assert_eq!(run.character_widths().map(<[f32]>::len), Some(lengths.len()), "{value}");
            }
            if !runs.is_empty() {
                all.push(runs.iter().filter_map(|run| run.value()).collect());
            }
        }
        all
    }

    #[test]
    fn texts_are_told_in_the_order_in_which_they_are_read() {
        let long = "שלום עולם מרחבא ".repeat(40);
        for text in
            ["שלום", "مرحبا بالعالم", "a family: 👨\u{200d}👩\u{200d}👧 at home", "one שלום two\nthree مرحبا\n\nfour", "cafe\u{301} and naïve", "हिन्दी", &long]
        {
            assert_eq!(told(|ui| _ = ui.add(Label::new(text))), [text.trim_end_matches('\n')], "a label");
            let field = |ui: &mut egui::Ui| _ = ui.add(TextEdit::multiline(&mut text.to_owned()));
            assert_eq!(told(field), [text], "a field");
        }
    }

    #[test]
    fn letters_in_the_order_of_the_screen_are_put_into_that_of_the_text() {
        for (text, shown) in [
            ("שלום", &["םולש"][..]),
            ("one שלום\n\nעולם two", &["one םולש\n", "\n", "םלוע two"]),
            ("שלום עולם מרחבא", &["םולש ", "םלוע ", "אבחרמ"]),
            ("👨\u{200d}👩 at home", &["👨👨 at home"]),
            ("as it is", &["as ", "it is"]),
        ] {
            let mut field = Node::new(Role::MultilineTextInput);
            field.set_value(text);
            field.set_children((1..=shown.len() as u64).map(NodeId::from).collect::<Vec<_>>());
            let mut nodes = vec![(NodeId::from(0), field)];
            for (id, line) in (1..).zip(shown) {
                let mut run = Node::new(Role::TextRun);
                tell(&mut run, line);
                nodes.push((NodeId::from(id), run));
            }
            tell_in_order(&mut nodes);
            let runs = nodes.iter().skip(1).map(|(_, run)| run);
            assert_eq!(runs.clone().filter_map(Node::value).collect::<String>(), text);
            for run in runs {
                let count = run.value().map_or(0, |value| value.chars().count());
                assert_eq!((run.character_lengths().len(), run.character_widths().map(<[f32]>::len)), (count, Some(count)), "{text}");
            }
        }
    }

    #[test]
    fn what_is_cut_off_is_not_told() {
        let told = told(|ui| _ = ui.add(Label::new("one two three ".repeat(30)).truncate()));
        assert!(told[0].ends_with(CUT_OFF) && told[0].len() < 100, "{told:?}");
    }

    #[test]
    fn what_hides_a_passphrase_goes_on_hiding_it() {
        let told = told(|ui| _ = ui.add(TextEdit::singleline(&mut "שלום".to_owned()).password(true)));
        assert!(told.iter().all(|told| !told.contains('ש')), "{told:?}");
    }

    #[test]
    fn lines_are_parted_in_a_field_whatever_parted_them_where_they_come_from() {
        for sign in ["\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            let context = Context::default();
            context.add_plugin(PlainTexts);
            let mut text = String::new();
            let id = egui::Id::unique("field");
            let mut run = |events: Vec<Event>| {
                let input = RawInput { events, ..RawInput::default() };
                let mut output = context.run_ui(input, |ui| {
                    ui.add(TextEdit::multiline(&mut text).id(id)).request_focus();
                });
                output.textures_delta.clear();
            };
            run(vec![]);
            run(vec![Event::Paste(format!("one{sign}two"))]);
            assert_eq!(text, "one\ntwo", "{sign:?}");
        }
    }
}
