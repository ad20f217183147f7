//! The menu of the current path: customise, edit, export, delete, import.

use eframe::egui::Ui;

use super::{Beside, State};
use crate::content::{Way, fill};
use crate::journal::{Edit, EditName, Id, Journal, Key, Only, OwnPath, OwnStage, Profile};
use crate::ui::action::{Action, Shared};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::widgets::{IconButton, menu_item_with_icon, show_menu};

pub(super) fn own_path<'a>(journal: &'a Journal, way: &Way<'_>) -> Option<(Id, &'a OwnPath)> {
    let id = way.path.id.parse().ok()?;
    Some((id, journal.own_paths().get(&id)?))
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>) {
    let words = &cx.lang.own_paths;
    let own = own_path(cx.journal, way).map(|(id, _)| id);
    let more = ui.add(IconButton::new(Icon::Ellipsis, &words.menu));
    show_menu(&more, |ui| {
        if let Some(id) = own {
            if menu_item_with_icon(ui, Icon::Pencil, &words.edit, true).clicked() {
                state.toggle(Beside::OwnPath);
            }
            if menu_item_with_icon(ui, Icon::Upload, &words.share, true).clicked() {
                cx.push(Action::Share(Shared::Path, id));
            }
        }
        if menu_item_with_icon(ui, Icon::Copy, &words.copy_and_change, true).clicked() {
            let (mut copy, _) = way.path.to_own(cx.now.instant, || cx.new_id());
            copy.title = fill(&words.copy_title, &[("title", &way.path.title)]);
            begin(cx, state, copy);
        }
        if menu_item_with_icon(ui, Icon::Plus, &words.make, true).clicked() {
            let first = OwnStage { id: cx.new_id().to_string(), title: String::new(), about: String::new(), steps: Vec::new() };
            let path = OwnPath { stages: vec![first], ..OwnPath::empty(cx.now.instant) };
            begin(cx, state, path);
        }
        if menu_item_with_icon(ui, Icon::Download, &words.take_in, true).clicked() {
            cx.push(Action::TakeIn(Shared::Path));
        }
        if let Some(id) = own
            && menu_item_with_icon(ui, Icon::Trash2, &words.delete, true).clicked()
        {
            cx.push(Action::MoveToTrash { key: Key::OwnPath(id), name: EditName::DeletePath });
            state.beside = Beside::Step;
        }
    });
}

/// Adds a custom path, makes it the current one, and opens its editor.
fn begin(cx: &mut Cx<'_>, state: &mut State, path: OwnPath) {
    let id = cx.new_id();
    let profile = Profile { path: id.to_string(), ..cx.journal.profile_or_unsaid() };
    let edit = Edit::put(id, path).and(Edit::put(Only::One, profile));
    cx.push(Action::Edit { edit, name: EditName::AddPath, burst: None });
    state.beside = Beside::OwnPath;
}
