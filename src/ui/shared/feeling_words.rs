//! A picker for built-in feeling words without intensity.

use eframe::egui::{AsIdSalt, Ui, vec2};

use crate::content::Feeling;
use crate::journal::Quadrant;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Chip, FocusGroup, Tooltip as _, describe};

/// Words shown at first, by quadrant: those most relevant to limits.
const SHOWN_FIRST: [(Quadrant, usize); 3] = [(Quadrant::Edge, 6), (Quadrant::Heavy, 5), (Quadrant::Settled, 2)];

/// The picked words, some others, and all on demand. Returns the id of a toggled word.
pub(in crate::ui) fn show(ui: &mut Ui, cx: &Cx<'_>, id_salt: impl AsIdSalt, is_picked: impl Fn(&str) -> bool, shows_all: &mut bool) -> Option<String> {
    let is_first =
        |feeling: &Feeling| SHOWN_FIRST.iter().any(|(quadrant, count)| cx.content.feelings_of(*quadrant).take(*count).any(|first| first.id == feeling.id));
    let offered: Vec<&Feeling> = cx.content.feelings().iter().filter(|feeling| *shows_all || is_first(feeling) || is_picked(&feeling.id)).collect();
    let mut focus = FocusGroup::new(ui, id_salt, offered.len() + 1);
    let mut toggled = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(7.0, 8.0);
        for feeling in offered {
            let chip = Chip::tag(&feeling.word, is_picked(&feeling.id)).show(ui, &mut focus);
            describe(&chip, &feeling.meaning);
            if chip.tooltip(&feeling.meaning).clicked() {
                toggled = Some(feeling.id.clone());
            }
        }
        let more = if *shows_all { &cx.lang.words.fewer_words } else { &cx.lang.words.more_words };
        if Chip::more(more).show(ui, &mut focus).clicked() {
            *shows_all = !*shows_all;
        }
    });
    toggled
}
