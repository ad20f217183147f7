//! Tags: a few at first, all by group, search, and custom tags.

use eframe::egui::{Role, Ui, vec2};

use crate::content::fill;
use crate::journal::{CheckInDraft, EditName, OwnTag, Quadrant, WordRef};
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Chip, FocusGroup, group};

use super::filter::{Asked, WordFilter};
use super::new_word::{self, NewWord};
use super::words::{self, OfferedTag};
use crate::ui::pages::words::tags::groups;

const GROUP: &str = "tags";
const FILTER_WIDTH: f32 = 260.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let mut filter = std::mem::take(&mut cx.states.today.tag_filter);
    filter.take_letters(ui, GROUP);
    let is_searching = !filter.query().is_empty();
    let (groups, left_out) = offered(cx, draft, &filter);
    let offered_count: usize = groups.iter().map(|(_, tags)| tags.len()).sum();
    let members = offered_count + usize::from(!is_searching) + usize::from(cx.states.today.new_tag.is_none());
    // Tags and buttons form one Tab stop.
    let mut focus = FocusGroup::new(ui, GROUP, members);
    if filter.is_open() {
        let best = groups.first().and_then(|(_, tags)| tags.first()).filter(|_| is_searching);
        find(ui, cx, draft, &mut filter, &focus, best);
        ui.add_space(4.0);
    }
    let last = groups.len().saturating_sub(1);
    for (index, (name, tags)) in groups.iter().enumerate() {
        let mut show_chips = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
            ui.label(Theme::of(ui).text(TextStyle::Label, name));
            ui.add_space(2.0);
            chips(ui, draft, &mut focus, tags);
            if index == last {
                others(ui, cx, &mut filter, &mut focus, !is_searching);
            }
        };
        group(ui, Role::Group, name, |ui| ui.horizontal_wrapped(&mut show_chips));
    }
    if left_out > 0 {
        let text = fill(&cx.lang.words.more_by_typing, &[("count", &left_out.to_string())]);
        ui.label(Theme::of(ui).text(TextStyle::Caption, text));
    }
    filter.close_when_left(ui, &focus);
    cx.states.today.tag_filter = filter;
    add_own(ui, cx, draft);
    ask_for_group(ui, cx);
}

/// The tags by row heading (search results, first ones, or all by group), and the number left out
/// of the groups.
fn offered(cx: &Cx<'_>, draft: &CheckInDraft, filter: &WordFilter) -> (Vec<(String, Vec<OfferedTag>)>, usize) {
    let around_it = || cx.lang.today.around_it.clone();
    if !filter.query().is_empty() {
        (vec![(around_it(), words::found_tags(cx.content, cx.journal, &draft.tags, filter.query()))], 0)
    } else if cx.states.today.shows_all_tags {
        words::grouped_tags(cx.content, cx.journal, &draft.tags, &cx.lang.words.your_own, words::OWN_TAGS_OF_GROUP)
    } else {
        (vec![(around_it(), words::offered_tags(cx.content, cx.journal, &draft.tags))], 0)
    }
}

fn find(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft, filter: &mut WordFilter, focus: &FocusGroup, best: Option<&OfferedTag>) {
    match filter.show(ui, cx, &cx.lang.words.find_tag, FILTER_WIDTH, best.map(|tag| tag.name.as_str())) {
        Some(Asked::Pick) => match best {
            Some(tag) => {
                toggle(draft, &tag.word);
                filter.begin_anew(None);
            }
            None if filter.query().is_empty() => {}
            None => {
                cx.states.today.new_tag = Some(NewWord::new(filter.query().to_owned(), Quadrant::Centre));
                filter.close();
            }
        },
        Some(Asked::Leave) => {
            filter.close();
            focus.take_focus(ui);
        }
        // Tags have no intensity.
        Some(Asked::HowMuch(_)) | None => {}
    }
}

fn chips(ui: &mut Ui, draft: &mut CheckInDraft, focus: &mut FocusGroup, tags: &[OfferedTag]) {
    for tag in tags {
        if Chip::tag(&tag.name, draft.tags.contains(&tag.word)).show(ui, focus).clicked() {
            toggle(draft, &tag.word);
        }
    }
}

/// The chips for more tags and for a custom one.
fn others(ui: &mut Ui, cx: &mut Cx<'_>, filter: &mut WordFilter, focus: &mut FocusGroup, has_more: bool) {
    if has_more {
        filter.show_more(ui, focus, &mut cx.states.today.shows_all_tags, [&cx.lang.words.more_tags, &cx.lang.words.fewer_tags]);
    }
    if cx.states.today.new_tag.is_none() && Chip::add(&cx.lang.words.your_own_tag).show(ui, focus).clicked() {
        cx.states.today.new_tag = Some(NewWord::new(filter.query().to_owned(), Quadrant::Centre));
        filter.close();
    }
}

fn toggle(draft: &mut CheckInDraft, word: &WordRef) {
    if !draft.tags.remove(word) {
        draft.tags.insert(word.clone());
    }
}

fn add_own(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut CheckInDraft) {
    let Some(word) = cx.states.today.new_tag.take() else { return };
    let is_known = |cx: &Cx<'_>, name: &str| words::is_known_tag(cx.content, cx.journal, name, None);
    let (word, added) = new_word::show(ui, cx, word, true, is_known);
    cx.states.today.new_tag = word;
    if let Some(name) = added {
        let id = cx.new_id();
        cx.put(id, OwnTag::new(cx.now.instant, name), EditName::AddWord);
        draft.tags.insert(WordRef::Own(id));
        cx.states.today.tag_without_group = Some(id);
    }
}

/// Asks for the group of a new tag. Optional; without an answer it has none.
fn ask_for_group(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(id) = cx.states.today.tag_without_group else { return };
    // Not in the journal until the next frame, or removed by undo.
    let Some(tag) = cx.journal.own_tags().get(&id).filter(|tag| tag.group.is_none()).map(|tag| (**tag).clone()) else { return };
    let question = fill(&cx.lang.words.where_tag_belongs, &[("what", &tag.name)]);
    // Put "no group" last here.
    let mut places = groups(cx);
    places.rotate_left(1);
    if let Some((_, none)) = places.last_mut() {
        none.clone_from(&cx.lang.words.somewhere_else);
    }
    ui.add_space(4.0);
    group(ui, Role::Group, &question, |ui| {
        let mut focus = FocusGroup::new(ui, "where a tag belongs", places.len());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
            ui.label(Theme::of(ui).text(TextStyle::Caption, &question));
            for (place, name) in &places {
                if Chip::tag(name, false).show(ui, &mut focus).clicked() {
                    cx.states.today.tag_without_group = None;
                    if place.is_some() {
                        cx.put(id, OwnTag { group: place.clone(), ..tag.clone() }, EditName::ChangeWord);
                    }
                }
            }
        });
    });
}
