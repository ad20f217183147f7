//! Lines for a harder night: writing and reading.

use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{Edit, EditName, Id, Key, NightLine};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::layout::flush_left;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, TextArea, section_label};

/// The newest line, or an earlier one on request. `turn` counts the requests.
pub(in crate::ui) fn reading(ui: &mut Ui, cx: &Cx<'_>, turn: &mut usize) {
    let mut lines: Vec<_> = cx.journal.night_lines().iter().filter(|(_, line)| !line.text.trim().is_empty()).collect();
    lines.sort_by_key(|(id, line)| std::cmp::Reverse((line.written, **id)));
    let Some((_, line)) = turn.checked_rem(lines.len()).and_then(|index| lines.get(index)) else { return };
    let theme = Theme::of(ui);
    let on_day = cx.locale.relative_day(cx.day_of(line.written), cx.today(), cx.lang);
    section_label(ui, &fill(&cx.lang.today.you_wrote, &[("on_day", &on_day)]));
    ui.label(theme.text(TextStyle::OwnWords, &line.text));
    if lines.len() > 1 && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.today.another_line).small())).clicked() {
        *turn += 1;
    }
}

/// The field of a line. Stored from the first letter, deleted when emptied.
pub(in crate::ui) fn field(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, takes_focus: bool) {
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
        cx.put_typing(id, line, EditName::WriteNightLine, "text");
    } else if is_kept {
        cx.push(Action::Edit { edit: Edit::delete(Key::NightLine(id), cx.now.instant), name: EditName::WriteNightLine, burst: None });
    }
}
