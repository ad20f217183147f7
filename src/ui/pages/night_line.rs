//! A line for a harder night: the field for it, wherever it is written.

use eframe::egui::Ui;

use crate::journal::{Edit, EditName, Id, Key, NightLine};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::TextArea;

/// The field for the line with this id. It is in the journal from the first letter on, and out of it when it is emptied.
pub(super) fn field(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, takes_focus: bool) {
    let kept = cx.journal.night_lines().get(&id).map(|line| (**line).clone());
    let is_kept = kept.is_some();
    let mut line = kept.unwrap_or_else(|| NightLine { changed: cx.now.instant, written: cx.now.local, text: String::new() });
    let words = &cx.lang.own_words;
    let area = TextArea::new(("night line", id, cx.generation), &words.night_line, &mut line.text).name_hidden().hint(&words.night_line_hint).show(ui);
    if takes_focus {
        area.request_focus();
    }
    if !area.changed() {
        return;
    }
    if !line.text.is_empty() {
        cx.put_typing(Key::NightLine(id), line, EditName::WriteNightLine, "text");
    } else if is_kept {
        cx.push(Action::Edit { edit: Edit::delete(Key::NightLine(id), cx.now.instant), name: EditName::WriteNightLine, burst: None });
    }
}
