//! The side rail: today's entries, last night, and suggestions.

use std::sync::Arc;

use eframe::egui::{Align, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::content::fill;
use crate::journal::{CheckIn, EditName, Id, Key, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{IconButton, Timeline, label, mark_heading, menu_item_with_icon, seam_seed, show_menu};

use super::{TypedTime, cards, draft, harder_night, sleep, words};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, in_two_columns: bool) {
    if in_two_columns {
        ui.columns(2, |columns| {
            harder_night::ask(&mut columns[0], cx);
            earlier_today(&mut columns[0], cx);
            columns[0].scope(|ui| sleep::show(ui, cx));
            cards::show(&mut columns[1], cx, false);
        });
    } else {
        harder_night::ask(ui, cx);
        earlier_today(ui, cx);
        ui.scope(|ui| sleep::show(ui, cx));
        cards::show(ui, cx, true);
    }
}

fn earlier_today(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.scope(|ui| day_so_far(ui, cx));
}

fn day_so_far(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = Theme::of(ui);
    let hour = cx.journal.day_start_hour();
    let today = cx.now.local.day(hour);
    let mut entries: Vec<(Id, Arc<CheckIn>)> = cx.journal.on_days::<CheckIn>(today..=today, hour).map(|(id, check_in)| (id, Arc::clone(check_in))).collect();
    // By UTC, so that the order is right across clock and time zone changes.
    entries.sort_by_key(|(_, check_in)| check_in.when.to_utc());
    mark_heading(&label(ui, &cx.lang.today.earlier_today), 2);
    if entries.is_empty() {
        ui.label(theme.text(TextStyle::Small, &cx.lang.today.nothing_yet).color(theme.colours.text_secondary));
        return;
    }
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 14.0;
    let mut timeline = Timeline::new();
    for (id, check_in) in &entries {
        timeline.entry(ui, check_in.mood.quadrant(), seam_seed(&id.to_string()), |ui| entry(ui, cx, *id, check_in));
    }
    timeline.now(ui, seam_seed(&today.to_string()), |ui| {
        let text = fill(&cx.lang.dates.now_at, &[("time", &cx.locale.time(cx.now.local.time(), &cx.lang.dates))]);
        ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_tertiary));
    });
    if let Some((_, last)) = entries.last() {
        after_the_last(ui, cx, last);
    }
}

/// The support needed by the last check-in, unless the draft shows its own.
fn after_the_last(ui: &mut Ui, cx: &mut Cx<'_>, last: &CheckIn) {
    let draft = draft::current(cx.journal, cx.states.today.draft_key(), cx.now);
    if cx.commands.can_edit && harder_night::need(draft.mood, &draft.feelings, cx.now.local) != harder_night::Need::None {
        return;
    }
    let need = harder_night::need(last.mood, &last.feelings, last.when);
    ui.spacing_mut().item_spacing.y = 8.0;
    harder_night::show(ui, cx, need);
}

const MENU_SIZE: f32 = 32.0;

fn entry(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, check_in: &CheckIn) {
    let theme = Theme::of(ui);
    let time = cx.locale.time(check_in.when.time(), &cx.lang.dates);
    let quadrant = check_in.mood.quadrant();
    let named = words::feelings_line(cx.content, cx.journal, &check_in.feelings, &cx.lang.common.list_comma);
    let title = if named.is_empty() { cx.lang.mood.quadrants[quadrant].clone() } else { named };
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    let line = ui.available_rect_before_wrap();
    ui.horizontal_top(|ui| {
        ui.label(theme.text(TextStyle::Small, &time).color(theme.colours.text_tertiary));
        let room = ui.available_width() - if cx.commands.can_edit { MENU_SIZE } else { 0.0 };
        let strong = theme.text(TextStyle::SmallStrong, &title).color(theme.colours.text_primary);
        ui.allocate_ui_with_layout(vec2(room, 20.0), Layout::top_down(Align::Min), |ui| ui.add(Label::new(strong).wrap()));
    });
    if cx.commands.can_edit {
        // At the end of the first line, without making it higher.
        let centre = pos2(line.right() - MENU_SIZE / 2.0, line.top() + 10.0);
        let place = Rect::from_center_size(centre, vec2(MENU_SIZE, MENU_SIZE));
        entry_menu(&mut ui.new_child(UiBuilder::new().max_rect(place)), cx, id, check_in, &time);
    }
    if draft::is_written_later(check_in) {
        ui.label(theme.text(TextStyle::Caption, &cx.lang.today.written_later));
    }
    if !check_in.note.is_empty() {
        let note = theme.text(TextStyle::OwnWordsSmall, first_lines(&check_in.note)).color(theme.colours.text_secondary);
        ui.add(Label::new(note).wrap());
    }
}

fn entry_menu(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, check_in: &CheckIn, time: &str) {
    let words = &cx.lang.journal;
    let what = fill(&words.check_in_of, &[("time", time)]);
    let button = ui.add(IconButton::new(Icon::Ellipsis, &fill(&words.more_for_entry, &[("what", &what)])));
    show_menu(&button, |ui| {
        if menu_item_with_icon(ui, Icon::Pencil, &words.edit, true).clicked() {
            cx.states.today.edit(id);
        }
        if menu_item_with_icon(ui, Icon::CalendarClock, &words.move_time, true).clicked() {
            let typed = TypedTime::of(cx, check_in.when);
            cx.states.today.move_to_another_time(id, typed);
        }
        if menu_item_with_icon(ui, Icon::Copy, &cx.lang.today.duplicate_now, true).clicked() {
            let copy = cx.new_id();
            cx.put(copy, draft::duplicate(check_in, cx.now), EditName::DuplicateCheckIn);
            cx.states.today.edit(copy);
        }
        if menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked() {
            cx.push(Action::MoveToTrash { key: Key::CheckIn(id), name: EditName::DeleteCheckIn });
        }
    });
}

const NOTE_SHOWN_CHARS: usize = 140;

fn first_lines(note: &str) -> String {
    let line = lines_of(note).find(|line| !line.trim().is_empty()).unwrap_or_default();
    match line.char_indices().nth(NOTE_SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_is_cut_at_a_letter() {
        assert_eq!(first_lines("\n\n  Short.\nMore."), "  Short.");
        let long = "é".repeat(NOTE_SHOWN_CHARS + 1);
        assert_eq!(first_lines(&long).chars().count(), NOTE_SHOWN_CHARS + 1);
        assert!(first_lines(&long).ends_with('…'));
    }
}
