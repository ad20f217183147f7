//! Custom tags and their groups.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::Ui;

use super::entry::{self, Foot, Open};
use super::merge::{self, Merge};
use crate::journal::{EditName, Id, Key, OwnTag, WordRef, merge_tag};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::words;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, select};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let lang = &cx.lang.own_words;
    parts::heading(ui, &lang.tags);
    let mut all: Vec<(Id, Arc<OwnTag>)> = cx.journal.own_tags().iter().map(|(id, tag)| (*id, Arc::clone(tag))).collect();
    all.sort_by_cached_key(|(id, tag)| (tag.retired, tag.name.to_lowercase(), *id));
    if all.is_empty() {
        parts::explanation(ui, &lang.no_tags);
    }
    let open = cx.states.words.open.as_ref().map(|open| open.id).filter(|_| cx.commands.can_edit);
    let shown = words::OWN_TAGS_OF_GROUP + cx.states.words.more_tags;
    for (place, (id, tag)) in all.iter().enumerate() {
        // The open tag stays visible beyond the limit.
        if place >= shown && open != Some(*id) {
            continue;
        }
        if open == Some(*id) {
            fields(ui, cx, *id, tag, true);
        } else {
            let uses = entry::facts(cx, cx.journal.own_word_uses(*id), tag.retired);
            let facts = group_name(cx, tag.group.as_ref()).map_or_else(|| uses.clone(), |group| format!("{group} · {uses}"));
            if entry::row(ui, cx, None, &tag.name, "", &facts) {
                cx.states.words.open = Some(Open::at(*id));
            }
        }
    }
    let next = all.len().saturating_sub(shown).min(words::OWN_TAGS_OF_GROUP);
    if next > 0 && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.words.more_of_tags.of(next)).small())).clicked() {
        cx.states.words.more_tags += words::OWN_TAGS_OF_GROUP;
    }
    if let Some(id) = cx.states.words.new_tag.filter(|id| open == Some(*id) && !cx.journal.own_tags().contains_key(id)) {
        fields(ui, cx, id, &OwnTag::new(cx.now.instant, String::new()), false);
    } else if cx.commands.can_edit && ui.add(Button::new(&lang.add_tag).small().icon(Icon::Plus)).clicked() {
        let id = cx.new_id();
        cx.states.words.new_tag = Some(id);
        cx.states.words.open = Some(Open::at(id));
    }
}

/// All groups, with names; "no group" first.
pub(in crate::ui::pages) fn groups(cx: &Cx<'_>) -> Vec<(Option<WordRef>, String)> {
    let none = [(None, cx.lang.words.your_own.clone())];
    let listed = cx.content.tag_groups().iter().map(|group| (Some(WordRef::Listed(group.id.clone())), group.name.clone()));
    let own = cx.journal.own_tag_groups().iter().map(|(id, group)| (Some(WordRef::Own(*id)), group.name.clone()));
    none.into_iter().chain(listed).chain(own).collect()
}

fn group_name(cx: &Cx<'_>, group: Option<&WordRef>) -> Option<String> {
    group?;
    groups(cx).into_iter().find(|(of, _)| of.as_ref() == group).map(|(_, name)| name)
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, kept: &OwnTag, is_kept: bool) {
    let Some(mut open) = cx.states.words.open.take() else { return };
    let words = &cx.lang.own_words;
    let mut tag = kept.clone();
    let name = entry::name_field(ui, cx, &mut open, &kept.name, |name| words::is_known_tag(cx.content, cx.journal, name, Some(id)));
    if let Some(name) = name {
        tag.name = name;
        cx.put_typing(id, tag.clone(), if is_kept { EditName::ChangeWord } else { EditName::AddWord }, "name");
    }
    let is_kept = is_kept || !tag.name.is_empty();
    if is_kept {
        let groups = groups(cx);
        let options: Vec<(usize, &str)> = groups.iter().enumerate().map(|(index, (_, name))| (index, name.as_str())).collect();
        let mut chosen = groups.iter().position(|(group, _)| *group == tag.group).unwrap_or_default();
        let changed = ui
            .horizontal_wrapped(|ui| {
                ui.label(Theme::of(ui).text(TextStyle::Body, &words.group));
                select(ui, ("group", id), DropDown::Boxed, &words.group, &mut chosen, &options).changed()
            })
            .inner;
        if changed {
            tag.group.clone_from(&groups[chosen].0);
            cx.put(id, tag.clone(), EditName::ChangeWord);
        }
    }
    let merged = open.merge.as_mut().and_then(|merge| {
        let found = words::found_tags(cx.content, cx.journal, &BTreeSet::new(), &merge.query);
        merge::show(ui, cx, merge, id, &tag.name, found.into_iter().map(|other| (other.word, other.name)))
    });
    if let Some(into) = merged {
        cx.push(Action::Edit { edit: merge_tag(cx.journal, id, &into, cx.now.instant), name: EditName::MergeWords, burst: None });
        return;
    }
    match entry::foot(ui, cx, &Key::OwnTag(id), id, is_kept, kept.retired) {
        Some(Foot::Done) => return,
        Some(Foot::Retire(retired)) => cx.put(id, OwnTag { retired, ..tag }, EditName::ChangeWord),
        Some(Foot::Merge) => open.merge = if open.merge.is_some() { None } else { Some(Merge::default()) },
        None => {}
    }
    cx.states.words.open = Some(open);
}
