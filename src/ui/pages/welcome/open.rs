//! Opening a journal, or importing a worksheet, by path or file dialog.

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui};

use super::{FORM_WIDTH, Purpose, State, SubPage, entered, form_heading, path_row};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    parts::middle(ui, "open journal", FORM_WIDTH, |ui| form(ui, cx, state));
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.open;
    let take_in = if let Purpose::Import(kind) = state.purpose { Some(kind.words(cx.lang).0) } else { None };
    let open = (&words.heading, &words.path, &words.open);
    let (heading, name, button) = take_in.map_or(open, |take_in| (&take_in.heading, &take_in.path, &take_in.button));
    if form_heading(ui, cx, heading) {
        state.go(SubPage::Start);
    }

    let error = state.error.clone();
    let field =
        Field::new("open path", name, &mut state.open_path).hint(&words.path_hint).icon(Icon::FileSearch).help(&words.dialog_silent).error(error.as_deref());
    let (path, browse) = path_row(ui, field, &words.browse);
    if path.changed() {
        state.error = None;
    }
    if browse {
        cx.push(Action::BrowseToOpen);
    }
    ui.add_space(theme.spacing.m);
    if let Some(take_in) = take_in {
        parts::explanation(ui, &take_in.text);
    }

    let has_path = !state.open_path.trim().is_empty();
    let open = ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Button::primary(button).enabled(has_path)).clicked()).inner;
    if has_path && (open || entered(ui, &path)) {
        cx.push(Action::OpenPath(PathBuf::from(state.open_path.trim())));
    }
}
