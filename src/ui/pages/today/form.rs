//! The check-in form: pad, words, tags, note.

use eframe::egui::{Align, Layout, Margin, Ui, vec2};

use crate::content::fill;
use crate::content::locale::Locale;
use crate::journal::{CheckInDraft, DraftKey, EditName, Quadrant};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Field, KeyCap, MoodPadWords, Sheet, TextArea, describe, hairline, mark_heading, menu_button, menu_item, mood_pad};

use super::{TypedTime, draft, feelings, tags};

/// Narrower than this, the words are below the pad.
const SIDE_BY_SIDE_MIN_WIDTH: f32 = 560.0;

/// Draws the form and stores the draft when it changes.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    if !cx.commands.can_edit {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Body, &cx.lang.common.read_only).color(theme.colours.text_secondary));
        return;
    }
    let key = cx.states.today.draft_key();
    let before = draft::current(cx.journal, key, cx.now);
    let mut draft = before.clone();
    let is_narrow = ui.available_width() < 420.0;
    let margin = if is_narrow { Margin::same(16) } else { Margin::symmetric(26, 22) };
    Sheet::new().margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        heading(ui, cx, &mut draft);
        ui.add_space(8.0);
        if ui.available_width() >= SIDE_BY_SIDE_MIN_WIDTH {
            ui.horizontal_top(|ui| {
                pad(ui, cx, &mut draft);
                ui.add_space(18.0);
                ui.vertical(|ui| feelings::show(ui, cx, &mut draft));
            });
        } else {
            ui.with_layout(Layout::top_down(Align::Center), |ui| pad(ui, cx, &mut draft));
            ui.add_space(8.0);
            feelings::show(ui, cx, &mut draft);
        }
        hairline(ui);
        tags::show(ui, cx, &mut draft);
        ui.add_space(6.0);
        TextArea::new(("today_note", cx.generation, cx.states.today.editing), &cx.lang.today.note, &mut draft.note)
            .name_hidden()
            .hint(&cx.lang.today.note_hint)
            .min_height(88.0)
            .show(ui);
        hold_until_morning(ui, cx, &draft);
        ui.add_space(8.0);
        foot(ui, cx, key, &draft);
    });
    if draft != before {
        cx.push(Action::EditQuietly(draft::store(cx.journal, key, draft)));
    }
}

fn heading(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let theme = Theme::of(ui);
    let words = &cx.lang.today;
    let heading = match (cx.states.today.editing, draft.when) {
        (Some(_), _) => &words.heading_change,
        (None, Some(_)) => &words.heading_earlier,
        (None, None) => &words.heading,
    };
    ui.horizontal_wrapped(|ui| {
        mark_heading(&ui.label(theme.text(TextStyle::Heading, heading)), 2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| time_choice(ui, cx, draft));
    });
    if let Some(mut typed) = cx.states.today.typed_time.take() {
        let chosen = typed_time(ui, cx, &mut typed);
        if let Some(when) = chosen {
            draft.when = Some(when);
        }
        cx.states.today.typed_time = Some(typed);
    }
}

/// "Now, 21:14" or the chosen earlier time, with a menu to switch.
fn time_choice(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let words = &cx.lang.today;
    let dates = &cx.lang.dates;
    let text = match draft.when {
        None => fill(&dates.now_at, &[("time", &cx.locale.time(cx.now.local.time(), dates))]),
        Some(when) => {
            let day = cx.locale.day_near(cx.day_of(when), cx.today(), dates);
            fill(&dates.date_at_time, &[("date", &day), ("time", &cx.locale.time(when.time(), dates))])
        }
    };
    menu_button(ui, DropDown::Bare, Some(Icon::Clock), &words.time, &text, |ui| {
        if menu_item(ui, &words.time_now, true).clicked() {
            draft.when = None;
            cx.states.today.typed_time = None;
        }
        if menu_item(ui, &words.time_earlier, true).clicked() {
            cx.states.today.typed_time = Some(TypedTime::of(cx, draft.when.unwrap_or(cx.now.local)));
        }
    });
}

/// The fields for an earlier time. Returns it if valid and not in the future.
fn typed_time(ui: &mut Ui, cx: &Cx<'_>, typed: &mut TypedTime) -> Option<crate::journal::LocalTime> {
    let today = cx.today();
    let kept = cx.states.today.editing.and_then(|id| cx.journal.check_ins().get(&id)).map(|check_in| &**check_in);
    let (date, time) = (cx.locale.parse_date(&typed.date, today), Locale::parse_time(&typed.time));
    let at = |local| draft::chosen_time(kept, local, cx.now, cx.zone);
    // After midnight, the calendar date is accepted as well as the journal day.
    let chosen = date.zip(time).map(|(date, time)| at(cx.local_on(date, time)).or_else(|| at(date.and_time(time))));
    let example = cx.locale.typed_date(today);
    let date_error = date.is_none().then(|| fill(&cx.lang.dates.not_a_date, &[("example", &example)]));
    let time_error = match (time, chosen) {
        (None, _) => Some(cx.lang.dates.not_a_time.as_str()),
        (_, Some(None)) => Some(cx.lang.today.in_the_future.as_str()),
        _ => None,
    };
    ui.horizontal_wrapped(|ui| {
        let date = Field::new(("today_date", cx.generation), &cx.lang.today.date, &mut typed.date).width(150.0).error(date_error.as_deref()).show(ui);
        let time = Field::new(("today_time", cx.generation), &cx.lang.today.time, &mut typed.time).width(120.0).error(time_error).show(ui);
        if std::mem::take(&mut typed.focuses_time) {
            time.request_focus();
        }
        (date.changed() || time.changed()).then_some(()).and(chosen.flatten())
    })
    .inner
    .or(chosen.flatten())
}

fn pad(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let words = &cx.lang.mood;
    let quadrant = draft.mood.quadrant();
    let name = fill(&words.pad_name, &[("quadrant", &words.quadrants[quadrant]), ("meaning", &words.quadrant_meanings[quadrant])]);
    let (valence, arousal) = (draft.mood.valence(), draft.mood.arousal());
    let percent = |share: f32| format!("{:.0}", share.abs() * 100.0);
    let side = if valence < 0.0 { &words.unpleasant } else { &words.pleasant };
    let energy = if arousal < 0.0 { &words.less_energy } else { &words.more_energy };
    // The name includes the numbers, so that screen readers announce every step of the dot.
    let place = [("name", name.as_str()), ("side", side), ("valence", &percent(valence)), ("energy", energy), ("arousal", &percent(arousal))];
    let name = fill(&words.pad_place, &place);
    let pad_words = MoodPadWords {
        name: &name,
        edge: &words.quadrants[Quadrant::Edge],
        bright: &words.quadrants[Quadrant::Bright],
        heavy: &words.quadrants[Quadrant::Heavy],
        settled: &words.quadrants[Quadrant::Settled],
        more_energy: &words.more_energy,
        less_energy: &words.less_energy,
        unpleasant: &words.unpleasant,
        pleasant: &words.pleasant,
    };
    let (response, moved) = mood_pad(ui, &pad_words, Some(draft.mood));
    if let Some(mood) = moved {
        draft.mood = mood;
    }
    if std::mem::take(&mut cx.states.today.wants_pad_focus) {
        response.request_focus();
        response.scroll_to_me(None);
    }
}

fn hold_until_morning(ui: &mut Ui, cx: &mut Cx<'_>, draft: &CheckInDraft) {
    let is_offered = cx.now.local.is_night() && cx.commands.can_edit && !draft.note.trim().is_empty();
    let name = &cx.lang.commands.hold_until_morning.name;
    if is_offered && flush_left(ui, |ui| ui.add(Button::quiet(name).small().icon(Icon::Moon))).clicked() {
        cx.command(Command::HoldUntilMorning);
    }
}

/// Returns from changing a saved check-in to a new one. An unfinished change stays as a draft.
pub(super) fn leave_change(cx: &mut Cx<'_>, key: DraftKey) {
    if !cx.journal.drafts().contains_key(&key) {
        cx.push(Action::FormClosed);
    }
    cx.states.today.kept();
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>, key: DraftKey, draft: &CheckInDraft) {
    let theme = Theme::of(ui);
    let words = &cx.lang.today;
    let is_change = matches!(key, DraftKey::Of(_));
    let has_draft = cx.journal.drafts().contains_key(&key);
    let keep = if is_change { &words.keep_change } else { &words.keep };
    let keys_shown = !Room::of(ui).is_narrow();
    ui.horizontal_wrapped(|ui| {
        let line = if has_draft { &words.draft_kept } else { &words.sends_nothing };
        if keys_shown {
            ui.label(theme.text(TextStyle::Caption, line));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = ui.add(Button::primary(keep));
            if let Some(shortcut) = Command::KeepCheckIn.shortcuts().first() {
                describe(&button, &keys::as_text(*shortcut, &cx.lang.shortcuts.keys));
            }
            if button.clicked() {
                cx.command(Command::KeepCheckIn);
            }
            if keys_shown && let Some(shortcut) = Command::KeepCheckIn.shortcuts().first() {
                ui.spacing_mut().item_spacing.x = 5.0;
                for part in keys::parts(*shortcut, &cx.lang.shortcuts.keys).iter().rev() {
                    ui.add(KeyCap(part));
                }
                ui.add_space(4.0);
            }
            let give_up = if is_change { Some(&cx.lang.common.cancel) } else { has_draft.then_some(&words.clear) };
            if let Some(text) = give_up
                && ui.add(Button::quiet(text)).clicked()
            {
                if has_draft {
                    cx.push(Action::Edit { edit: draft::remove(key, draft), name: EditName::ClearDraft, burst: None });
                    cx.states.today.kept();
                } else {
                    leave_change(cx, key);
                }
            }
        });
    });
    if !keys_shown {
        ui.label(theme.text(TextStyle::Caption, if has_draft { &words.draft_kept } else { &words.sends_nothing }));
    }
}
