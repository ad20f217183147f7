//! Custom feeling words.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::Ui;

use super::entry::{self, Foot, Open};
use super::merge::{self, Merge};
use crate::journal::{EditName, Id, Key, OwnFeeling, Quadrant, merge_feeling};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::words;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, Segment, SegmentMark, section_label, segmented};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.own_words;
    parts::heading(ui, &words.feelings);
    let mut all: Vec<(Id, Arc<OwnFeeling>)> = cx.journal.own_feelings().iter().map(|(id, feeling)| (*id, Arc::clone(feeling))).collect();
    all.sort_by_cached_key(|(id, feeling)| (feeling.retired, feeling.name.to_lowercase(), *id));
    if all.is_empty() {
        parts::explanation(ui, &words.no_feelings);
    }
    let open = cx.states.words.open.as_ref().map(|open| open.id).filter(|_| cx.commands.can_edit);
    for (id, feeling) in &all {
        if open == Some(*id) {
            fields(ui, cx, *id, feeling, true);
        } else {
            let facts = entry::facts(cx, cx.journal.own_word_uses(*id), feeling.retired);
            if entry::row(ui, cx, Some(feeling.quadrant), &feeling.name, &feeling.meaning, &facts) {
                cx.states.words.open = Some(Open::at(*id));
            }
        }
    }
    if let Some(id) = cx.states.words.new_feeling.filter(|id| open == Some(*id) && !cx.journal.own_feelings().contains_key(id)) {
        fields(ui, cx, id, &OwnFeeling::new(cx.now.instant, String::new(), Quadrant::Centre), false);
    } else if cx.commands.can_edit && ui.add(Button::new(&words.add_feeling).small().icon(Icon::Plus)).clicked() {
        let id = cx.new_id();
        cx.states.words.new_feeling = Some(id);
        cx.states.words.open = Some(Open::at(id));
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, kept: &OwnFeeling, is_kept: bool) {
    let Some(mut open) = cx.states.words.open.take() else { return };
    let words = &cx.lang.own_words;
    let mut feeling = kept.clone();
    let name = entry::name_field(ui, cx, &mut open, &kept.name, |name| words::is_known_feeling(cx.content, cx.journal, name, Some(id)));
    let edit_name = if is_kept { EditName::ChangeWord } else { EditName::AddWord };
    if let Some(name) = name {
        feeling.name = name;
        cx.put_typing(id, feeling.clone(), edit_name, "name");
    }
    // The other fields appear once the word has a name.
    let is_kept = is_kept || !feeling.name.is_empty();
    if is_kept {
        let meaning = Field::new(("meaning", id, cx.generation), &words.meaning, &mut feeling.meaning).hint(&words.meaning_hint).own_words().show(ui);
        if meaning.changed() {
            cx.put_typing(id, feeling.clone(), EditName::ChangeWord, "meaning");
        }
        section_label(ui, &words.quadrant);
        let quadrants = Quadrant::ALL.map(|quadrant| Segment::new(quadrant, &cx.lang.mood.quadrants[quadrant]).mark(SegmentMark::Mood(quadrant)));
        if segmented(ui, ("quadrant", id), &words.quadrant, &mut feeling.quadrant, &quadrants).changed() {
            cx.put(id, feeling.clone(), EditName::ChangeWord);
        }
        ui.add_space(Theme::of(ui).spacing.xs);
    }
    let merged = open.merge.as_mut().and_then(|merge| {
        let found = words::found_feelings(cx.content, cx.journal, &BTreeMap::new(), feeling.quadrant, &merge.query);
        merge::show(ui, cx, merge, id, &feeling.name, found.into_iter().map(|other| (other.word, other.name)))
    });
    if let Some(into) = merged {
        cx.push(Action::Edit { edit: merge_feeling(cx.journal, id, &into, cx.now.instant), name: EditName::MergeWords, burst: None });
        return;
    }
    match entry::foot(ui, cx, &Key::OwnFeeling(id), id, is_kept, kept.retired) {
        Some(Foot::Done) => return,
        Some(Foot::Retire(retired)) => cx.put(id, OwnFeeling { retired, ..feeling }, EditName::ChangeWord),
        Some(Foot::Merge) => open.merge = if open.merge.is_some() { None } else { Some(Merge::default()) },
        None => {}
    }
    cx.states.words.open = Some(open);
}
