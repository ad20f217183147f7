//! Merging a word into another.

use eframe::egui::{Ui, vec2};

use crate::content::fill;
use crate::journal::{Id, WordRef};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Chip, Field, FocusGroup};

#[derive(Debug, Default)]
pub(super) struct Merge {
    pub(super) query: String,
    into: Option<(WordRef, String)>,
    had_focus: bool,
}

/// Search, results (without the word itself) and effects of the merge. Returns the target once
/// confirmed.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, merge: &mut Merge, id: Id, name: &str, found: impl Iterator<Item = (WordRef, String)>) -> Option<WordRef> {
    let words = &cx.lang.own_words;
    let found: Vec<(WordRef, String)> = found.filter(|(word, _)| *word != WordRef::Own(id)).collect();
    let field = Field::new(("merge", cx.generation), &words.merge_into, &mut merge.query).icon(Icon::Search).show(ui);
    if !std::mem::replace(&mut merge.had_focus, true) {
        field.request_focus();
    }
    let mut group = FocusGroup::new(ui, "merge into", found.len());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
        for (word, other) in &found {
            let is_chosen = merge.into.as_ref().is_some_and(|(into, _)| into == word);
            if Chip::tag(other, is_chosen).show(ui, &mut group).clicked() {
                merge.into = if is_chosen { None } else { Some((word.clone(), other.clone())) };
            }
        }
    });
    let (word, other) = merge.into.as_ref()?;
    let sentence = fill(&words.merge_sentence.of(cx.journal.own_word_uses(id)), &[("word", name), ("what", other)]);
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Small, sentence).color(theme.colours.text_secondary));
    let is_confirmed = ui.add(Button::new(&words.merge_now).small()).clicked();
    is_confirmed.then(|| word.clone())
}
