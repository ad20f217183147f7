//! Choosing a passphrase: typed twice, with a strength estimate. Any passphrase is accepted.

use eframe::egui::{Context, Ui};
use secrecy::SecretString;

use super::parts;
use crate::content::strings::SealingStrengthWords;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Passphrase, PassphraseField};

#[derive(Debug, Default)]
pub(in crate::ui) struct NewPassphrase {
    first: Passphrase,
    again: Passphrase,
    /// Updated when the text changes, not every frame.
    strength: Option<Strength>,
    wants_focus: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    Weak,
    Fair,
    Good,
    Strong,
}

impl Strength {
    /// Maximum number of characters rated. The estimator is superlinear, and longer texts can be
    /// judged by their beginning.
    const LOOKED_AT: usize = 48;

    fn of(text: &str) -> Option<Self> {
        let end = text.char_indices().nth(Self::LOOKED_AT).map_or(text.len(), |(end, _)| end);
        let score = match text.trim() {
            "" => return None,
            _ => zxcvbn::zxcvbn(&text[..end], &["mendwell"]).score(),
        };
        Some(match u8::from(score) {
            0 | 1 => Self::Weak,
            2 => Self::Fair,
            3 => Self::Good,
            _ => Self::Strong,
        })
    }

    const fn words(self, words: &SealingStrengthWords) -> &str {
        match self {
            Self::Weak => words.weak.as_str(),
            Self::Fair => words.fair.as_str(),
            Self::Good => words.good.as_str(),
            Self::Strong => words.strong.as_str(),
        }
    }
}

impl NewPassphrase {
    /// The passphrase, once both fields match.
    pub(in crate::ui) fn chosen(&self) -> Option<SecretString> {
        let is_chosen = !self.first.is_empty() && self.first.text() == self.again.text();
        is_chosen.then(|| SecretString::from(self.first.text()))
    }

    pub(in crate::ui) const fn focus(&mut self) {
        self.wants_focus = true;
    }

    pub(in crate::ui) fn wipe(&mut self, ctx: &Context) {
        self.first.wipe(ctx);
        self.again.wipe(ctx);
        self.strength = None;
    }

    /// Draws both fields, the first one named `name`. True if Enter was pressed in the second.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>, id_salt: &str, name: &str) -> bool {
        let theme = Theme::of(ui);
        let words = &cx.lang.sealing;
        let differs = !self.again.is_empty() && !self.first.text().starts_with(self.again.text());
        let first = PassphraseField::new((id_salt, "first"), name, &mut self.first, &cx.lang.common);
        let again =
            PassphraseField::new((id_salt, "again"), &words.again, &mut self.again, &cx.lang.common).error(differs.then_some(words.not_the_same.as_str()));
        let half = (ui.available_width() - theme.spacing.s) / 2.0;
        let ((first, is_first_entered), (again, is_again_entered)) = parts::beside(ui, half, |ui| first.show(ui), |ui| again.show(ui));
        if std::mem::take(&mut self.wants_focus) {
            first.request_focus();
        }
        if first.changed() {
            self.strength = Strength::of(self.first.text());
        }
        if let Some(strength) = self.strength {
            parts::announced(ui, strength.words(&words.strength));
        }
        if is_first_entered {
            again.request_focus();
        }
        let care = format!("{} {}", words.not_recovered, words.written_copy);
        ui.label(theme.text(TextStyle::Small, care).color(theme.colours.text_secondary));
        is_again_entered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_harder_to_guess_than_a_name_and_a_year() {
        assert_eq!(Strength::of(""), None);
        assert_eq!(Strength::of("   "), None);
        assert_eq!(Strength::of("password1"), Some(Strength::Weak));
        assert_eq!(Strength::of("mendwell"), Some(Strength::Weak));
        assert_eq!(Strength::of("four quiet words by the sea"), Some(Strength::Strong));
    }

    #[test]
    fn a_very_long_text_is_judged_by_its_beginning() {
        let long = "rain on the roof and ".repeat(10_000);
        assert_eq!(Strength::of(&long), Strength::of(&long[..Strength::LOOKED_AT]));
        assert!(Strength::of(&"🌧".repeat(1_000)).is_some());
    }
}
