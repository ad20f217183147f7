//! The question about fear or violence. The answer can close content for two.

use eframe::egui::Ui;

use crate::journal::{EditName, FearAnswer, Only};
use crate::ui::cx::Cx;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{CheckBox, radio_rows};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.roadmap;
    let before = cx.journal.profile_or_unsaid();
    parts::heading(ui, &cx.lang.help.fear_heading);
    if !cx.commands.can_edit {
        ui.label(Theme::of(ui).text(TextStyle::Body, &words.fear_answers[before.fear]));
        if before.has_frightened {
            ui.label(Theme::of(ui).text(TextStyle::Body, &words.frightened));
        }
        return;
    }
    parts::explanation(ui, &words.fear_hint);
    let mut profile = before.clone();
    let rows = FearAnswer::ANSWERS.map(|answer| (answer, words.fear_answers[answer].as_str(), ""));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = Theme::of(ui).spacing.xxs;
        radio_rows(ui, "fear", &cx.lang.help.fear_heading, &mut profile.fear, &rows);
    });
    ui.add(CheckBox::new(&mut profile.has_frightened, &words.frightened));
    parts::explanation(ui, &words.frightened_hint);
    parts::explanation(ui, &cx.lang.help.fear_saved);
    if profile != before {
        cx.put(Only::One, profile, EditName::ChangeProfile);
    }
}
