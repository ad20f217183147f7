//! Feeling words: chips of the quadrant, search, and custom words.

use eframe::egui::{Role, Ui, vec2};

use crate::journal::{CheckInDraft, EditName, Intensity, OwnFeeling, WordRef};
use crate::ui::cx::Cx;
use crate::ui::shared::layout::Room;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Chip, FeelingChip, FocusGroup, KeyCap, MarkImage, Tooltip as _, arrow_keys, describe, group, name_keys};

use super::filter::{Asked, WordFilter};
use super::harder_night;
use super::new_word::{self, NewWord};
use super::words::{self, OfferedFeeling};

const GROUP: &str = "feelings";
const FILTER_WIDTH: f32 = 260.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let theme = Theme::of(ui);
    let quadrant = draft.mood.quadrant();
    ui.horizontal_wrapped(|ui| {
        ui.add(MarkImage { mark: quadrant, size: 14.0 });
        ui.label(theme.text(TextStyle::Strong, &cx.lang.mood.quadrants[quadrant]));
        let meaning = theme.text(TextStyle::Small, &cx.lang.mood.quadrant_meanings[quadrant]);
        ui.label(meaning.color(theme.colours.text_tertiary));
    });
    let mut filter = std::mem::take(&mut cx.states.today.feeling_filter);
    filter.take_letters(ui, GROUP);
    let (offered, has_more) = offered(cx, draft, &filter);
    // Words and buttons form one Tab stop.
    let members = offered.len() + usize::from(has_more) + usize::from(cx.states.today.new_feeling.is_none());
    let mut focus = FocusGroup::new(ui, GROUP, members);
    find(ui, cx, draft, &mut filter, &focus, offered.first());
    ui.add_space(4.0);
    chips(ui, cx, draft, &mut filter, &mut focus, &offered, has_more);
    filter.close_when_left(ui, &focus);
    cx.states.today.feeling_filter = filter;

    add_own(ui, cx, draft);
    let need = harder_night::need(draft.mood, &draft.feelings, cx.now.local);
    harder_night::show(ui, cx, need);
    if !Room::of(ui).is_narrow() {
        key_hints(ui, cx);
    }
}

/// The search results, or the words of the quadrant; and true if there are more.
fn offered(cx: &Cx<'_>, draft: &CheckInDraft, filter: &WordFilter) -> (Vec<OfferedFeeling>, bool) {
    let quadrant = draft.mood.quadrant();
    if filter.query().is_empty() {
        words::offered_feelings(cx.content, cx.journal, &draft.feelings, quadrant, cx.states.today.shows_all_words)
    } else {
        (words::found_feelings(cx.content, cx.journal, &draft.feelings, quadrant, filter.query()), false)
    }
}

/// The search field, or a hint to type.
fn find(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft, filter: &mut WordFilter, focus: &FocusGroup, best: Option<&OfferedFeeling>) {
    if !filter.is_open() {
        let theme = Theme::of(ui);
        ui.label(theme.text(TextStyle::Small, &cx.lang.today.pick_words).color(theme.colours.text_secondary));
        return;
    }
    let best = best.filter(|_| !filter.query().is_empty());
    match filter.show(ui, cx, &cx.lang.words.find_feeling, FILTER_WIDTH, best.map(|feeling| feeling.name.as_str())) {
        Some(Asked::Pick) => match best {
            Some(feeling) => {
                if draft.feelings.remove(&feeling.word).is_none() {
                    draft.feelings.insert(feeling.word.clone(), Intensity::Unsaid);
                }
                filter.begin_anew(Some(feeling.word.clone()));
            }
            None if filter.query().is_empty() => {}
            None => {
                cx.states.today.new_feeling = Some(NewWord::new(filter.query().to_owned(), draft.mood.quadrant()));
                filter.close();
            }
        },
        Some(Asked::HowMuch(strength)) => {
            let word = best.map(|feeling| feeling.word.clone()).or_else(|| filter.picked.clone().filter(|word| draft.feelings.contains_key(word)));
            if let Some(word) = word {
                draft.feelings.insert(word.clone(), strength);
                filter.begin_anew(Some(word));
            }
        }
        Some(Asked::Leave) => {
            filter.close();
            focus.take_focus(ui);
        }
        None => {}
    }
}

fn chips(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft, filter: &mut WordFilter, focus: &mut FocusGroup, offered: &[OfferedFeeling], has_more: bool) {
    let intensities = &cx.lang.words.intensities;
    let how_much = [Intensity::Little, Intensity::Medium, Intensity::Lot].map(|intensity| intensities[intensity].as_str());
    let mut show_chips = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(7.0, 8.0);
        for feeling in offered {
            let mut intensity = draft.feelings.get(&feeling.word).copied();
            let response = FeelingChip::new(&feeling.name, feeling.quadrant, &mut intensity, how_much).show(ui, focus);
            if response.changed() {
                match intensity {
                    Some(intensity) => draft.feelings.insert(feeling.word.clone(), intensity),
                    None => draft.feelings.remove(&feeling.word),
                };
            }
            if !feeling.meaning.is_empty() {
                describe(&response, &feeling.meaning);
                let _ = response.tooltip(&feeling.meaning);
            }
        }
        if has_more {
            filter.show_more(ui, focus, &mut cx.states.today.shows_all_words, [&cx.lang.words.more_words, &cx.lang.words.fewer_words]);
        }
        if cx.states.today.new_feeling.is_none() && Chip::add(&cx.lang.words.your_own).show(ui, focus).clicked() {
            cx.states.today.new_feeling = Some(NewWord::new(filter.query().to_owned(), draft.mood.quadrant()));
            filter.close();
        }
    };
    group(ui, Role::Group, &cx.lang.today.pick_words, |ui| ui.horizontal_wrapped(&mut show_chips));
}

fn add_own(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let Some(word) = cx.states.today.new_feeling.take() else { return };
    let quadrant = word.quadrant;
    let is_known = |cx: &Cx<'_>, name: &str| words::is_known_feeling(cx.content, cx.journal, name, None);
    let (word, added) = new_word::show(ui, cx, word, false, is_known);
    cx.states.today.new_feeling = word;
    if let Some(name) = added {
        let id = cx.new_id();
        cx.put(id, OwnFeeling::new(cx.now.instant, name, quadrant), EditName::AddWord);
        draft.feelings.insert(WordRef::Own(id), Intensity::Unsaid);
    }
}

/// Keys for the intensity.
const STRENGTHS: &str = "1–3";

fn key_hints(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = Theme::of(ui);
    ui.add_space(6.0);
    let names = &cx.lang.shortcuts.keys;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        arrow_keys(ui);
        name_keys(&ui.label(theme.text(TextStyle::Caption, &cx.lang.today.move_the_dot)), &names.arrows);
        ui.add_space(7.0);
        ui.add(KeyCap(&names.alt));
        ui.add(KeyCap(STRENGTHS));
        name_keys(&ui.label(theme.text(TextStyle::Caption, &cx.lang.today.how_much)), &[&names.alt, STRENGTHS].join(" "));
    });
}
