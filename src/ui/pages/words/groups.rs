//! Custom groups of tags.

use std::sync::Arc;

use eframe::egui::Ui;

use super::entry::{self, Open};
use crate::journal::{EditName, Id, Key, OwnTagGroup, WordRef, comparable};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::widgets::{Button, section_label};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.own_words;
    section_label(ui, &words.groups);
    let open = cx.states.words.open.as_ref().map(|open| open.id).filter(|_| cx.commands.can_edit);
    let all: Vec<(Id, Arc<OwnTagGroup>)> = cx.journal.own_tag_groups().iter().map(|(id, group)| (*id, Arc::clone(group))).collect();
    for (id, group) in &all {
        if open == Some(*id) {
            fields(ui, cx, *id, group, true);
        } else {
            let tags = cx.journal.own_tags().values().filter(|tag| tag.group == Some(WordRef::Own(*id))).count();
            if entry::row(ui, cx, None, &group.name, "", &words.tags_in_group.of(tags)) {
                cx.states.words.open = Some(Open::at(*id));
            }
        }
    }
    if let Some(id) = cx.states.words.new_group.filter(|id| open == Some(*id) && !cx.journal.own_tag_groups().contains_key(id)) {
        fields(ui, cx, id, &OwnTagGroup { changed: cx.now.instant, name: String::new() }, false);
    } else if cx.commands.can_edit && ui.add(Button::new(&words.add_group).small().icon(Icon::Plus)).clicked() {
        let id = cx.new_id();
        cx.states.words.new_group = Some(id);
        cx.states.words.open = Some(Open::at(id));
    }
}

fn fields(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, kept: &OwnTagGroup, is_kept: bool) {
    let Some(mut open) = cx.states.words.open.take() else { return };
    let name = entry::name_field(ui, cx, &mut open, &kept.name, |name| is_known_group(cx, name, id));
    if let Some(name) = name {
        let edit_name = if is_kept { EditName::ChangeWord } else { EditName::AddWord };
        cx.put_typing(id, OwnTagGroup { name, ..kept.clone() }, edit_name, "name");
    }
    let mut is_done = false;
    ui.horizontal_wrapped(|ui| {
        is_done = ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::escape_pressed(ui);
        if is_kept && ui.add(Button::quiet(&cx.lang.common.delete).small()).clicked() {
            // Its tags keep the reference: they are listed under "your own" until the group is
            // restored.
            cx.push(Action::MoveToTrash { key: Key::OwnTagGroup(id), name: EditName::DeleteTagGroup });
            is_done = true;
        }
    });
    if is_kept {
        parts::explanation(ui, &cx.lang.own_words.delete_group_help);
    }
    if !is_done {
        cx.states.words.open = Some(open);
    }
}

/// True if another group has this name.
fn is_known_group(cx: &Cx<'_>, name: &str, except: Id) -> bool {
    let name = comparable(name);
    cx.content.tag_groups().iter().any(|group| comparable(&group.name) == name)
        || cx.journal.own_tag_groups().iter().any(|(id, group)| *id != except && comparable(&group.name) == name)
}
