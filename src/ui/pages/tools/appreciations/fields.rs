//! The subject fields, shared by the input line and the list.

use eframe::egui::Ui;

use crate::journal::{Appreciation, AppreciationOf, Id};
use crate::ui::cx::Cx;
use crate::ui::widgets::{CheckBox, Field, Segment, segmented};

const WHO_WIDTH: f32 = 240.0;

/// Shows the fields. Returns true if text was typed.
pub(super) fn show_about(ui: &mut Ui, cx: &Cx<'_>, id: Id, edited: &mut Appreciation) -> bool {
    let words = &cx.lang.appreciations;
    let segments = AppreciationOf::ALL.map(|of| Segment::new(of, &words.of[of]));
    segmented(ui, ("about", id.bits()), &words.about, &mut edited.of, &segments);
    if edited.of != AppreciationOf::Somebody && edited.who.is_empty() && !edited.was_said {
        return false;
    }
    let who = Field::new(("who", id.bits(), cx.generation), &words.who, &mut edited.who).own_words().hint(&words.who_hint).width(WHO_WIDTH).show(ui);
    ui.add(CheckBox::new(&mut edited.was_said, &words.was_said));
    who.changed()
}
