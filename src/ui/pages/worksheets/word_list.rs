//! Feeling words as an answer: chips for the chosen ones, a menu for the rest.

use std::collections::BTreeSet;

use eframe::egui::{Role, Ui, vec2};

use super::field::{Change, Shown};
use crate::content::fill;
use crate::journal::{Answer, Quadrant, WordRef};
use crate::ui::cx::Cx;
use crate::ui::pages::today::words::named_feeling;
use crate::ui::widgets::{Chip, DropDown, FocusGroup, group, menu_button, menu_heading, menu_item};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, name: &str, answer: Option<&Answer>) -> Shown {
    let words = &cx.lang.worksheets;
    let before = match answer {
        Some(Answer::Feelings(chosen)) => chosen.clone(),
        _ => BTreeSet::new(),
    };
    let mut chosen = before.clone();
    let response = group(ui, Role::Group, name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(7.0, 7.0);
            let mut focus = FocusGroup::new(ui, "chosen", before.len());
            for word in &before {
                // Unknown words stay in the file but are not drawn.
                let Some(feeling) = named_feeling(cx.content, cx.journal, word) else { continue };
                if Chip::tag(&feeling.name, true).show(ui, &mut focus).clicked() {
                    chosen.remove(word);
                }
            }
            let menu = fill(&words.feelings_to, &[("title", name)]);
            menu_button(ui, DropDown::Boxed, None, &menu, &words.add_feeling, |ui| {
                if let Some(word) = show_menu(ui, cx, &before) {
                    chosen.insert(word);
                }
            });
        });
    })
    .response;
    let change = (chosen != before).then(|| Change::chosen(Answer::Feelings(chosen)));
    Shown { response, change }
}

/// A menu of the words not yet chosen, by quadrant.
pub(super) fn show_menu(ui: &mut Ui, cx: &Cx<'_>, chosen: &BTreeSet<WordRef>) -> Option<WordRef> {
    let mut picked = None;
    for quadrant in Quadrant::ALL {
        let listed = cx.content.feelings_of(quadrant).map(|feeling| (WordRef::Listed(feeling.id.clone()), feeling.word.as_str()));
        let own = cx.journal.own_feelings().iter().filter(|(_, feeling)| feeling.quadrant == quadrant && !feeling.retired);
        let own = own.map(|(id, feeling)| (WordRef::Own(*id), feeling.name.as_str()));
        menu_heading(ui, &cx.lang.mood.quadrants[quadrant]);
        for (word, name) in listed.chain(own).filter(|(word, _)| !chosen.contains(word)) {
            if menu_item(ui, name, true).clicked() {
                picked = Some(word);
            }
        }
    }
    picked
}
