//! Bulk actions on selected entries.

use std::collections::BTreeSet;

use eframe::egui::{Role, Ui};

use super::change::retag;
use super::entry::tag_name;
use super::list;
use super::rows::Rows;
use crate::journal::{EditName, Key, WordRef};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::words::{OfferedTag, grouped_tags};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, announce, group, menu_button, menu_heading, menu_item};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut list::State) {
    let words = &cx.lang.journal;
    // Deselect entries deleted or undone meanwhile.
    state.selected.retain(|key| cx.journal.entry(key).record().is_some());
    let count = words.selected.of(state.selected.len());
    let has_check_ins = Rows::check_ins(&state.selected).next().is_some();
    group(ui, Role::Group, &count, |ui| {
        ui.horizontal_wrapped(|ui| {
            announce(&ui.label(Theme::of(ui).text(TextStyle::Strong, &count)));
            if has_check_ins {
                let (all, _) = grouped_tags(cx.content, cx.journal, &BTreeSet::new(), &cx.lang.words.your_own, usize::MAX);
                tags(ui, cx, state, &words.add_tag, &all, true);
                let used: BTreeSet<&WordRef> =
                    Rows::check_ins(&state.selected).filter_map(|id| cx.journal.check_ins().get(&id)).flat_map(|check_in| &check_in.tags).collect();
                let name_of = |word: &WordRef| tag_name(cx, word).map(str::to_owned);
                let used: Vec<_> = used.into_iter().filter_map(|word| Some(OfferedTag { word: word.clone(), name: name_of(word)? })).collect();
                if !used.is_empty() {
                    tags(ui, cx, state, &words.remove_tag, &[(words.remove_tag.clone(), used)], false);
                }
            }
            if !state.selected.is_empty() && ui.add(Button::new(&words.delete_selected).small().icon(Icon::Trash2)).clicked() {
                let keys: Vec<Key> = state.selected.iter().cloned().collect();
                cx.push(Action::MoveAllToTrash { keys, name: EditName::DeleteEntries });
                state.stop_selecting();
            }
            if ui.add(Button::quiet(&cx.lang.common.done).small()).clicked() {
                state.stop_selecting();
            }
        });
    });
}

/// A menu of tags, by group if there are several, to add to or remove from all selected check-ins.
fn tags(ui: &mut Ui, cx: &mut Cx<'_>, state: &list::State, name: &str, groups: &[(String, Vec<OfferedTag>)], is_added: bool) {
    let mut chosen = None;
    menu_button(ui, DropDown::Boxed, Some(Icon::Tag), name, name, |ui| {
        for (group, tags) in groups {
            if groups.len() > 1 {
                menu_heading(ui, group);
            }
            for tag in tags {
                if menu_item(ui, &tag.name, true).clicked() {
                    chosen = Some(tag.word.clone());
                }
            }
        }
    });
    if let Some(tag) = chosen {
        let edit = retag(cx.journal, &state.selected, &tag, is_added);
        cx.push(Action::Edit { edit, name: EditName::ChangeTags, burst: None });
    }
}
