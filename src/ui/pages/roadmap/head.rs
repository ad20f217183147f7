//! The roadmap header: role, direction, and choice of path.

use eframe::egui::{Align, Layout, Ui};

use super::{Beside, State, about, path_menu};
use crate::content::{Content, Gate, Way, title_of_own_path};
use crate::journal::{Direction, EditName, Only, Profile, Role};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::parts::explanation;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Segment, mark_page_title, segmented, select};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, way: &Way<'_>, room: Room) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(theme.text(TextStyle::Title, &words.heading)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet(&words.about_you).small().icon(Icon::UserRound)).clicked() {
                state.toggle(Beside::AboutYou);
            }
        });
    });
    ui.add_space(theme.spacing.xs);
    let profile = cx.journal.profile_or_unsaid();
    if cx.commands.can_edit {
        show_role_and_direction(ui, cx, &profile, room);
        show_path_choice(ui, cx, state, &profile, way);
    } else {
        let said = [words.roles[profile.role].as_str(), &words.directions[profile.direction], &way.path.title].join("  ·  ");
        ui.label(theme.text(TextStyle::Small, said).color(theme.colours.text_secondary));
    }
    // The shared view is not mentioned if there may be fear.
    let is_closed = Gate::before_words_for_two(&profile) == Gate::ClosedForTwo;
    explanation(ui, &way.path.about);
    if !is_closed && flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.together.show).small().icon(Icon::UsersRound))).clicked() {
        state.toggle(Beside::Together);
    }
    if cx.commands.can_edit && profile.direction == Direction::Leave && way.path.id != Content::LEAVING_PATH {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme.text(TextStyle::Small, &words.leaving_offer).color(theme.colours.text_secondary));
            if ui.add(Button::quiet(&words.leaving_show).small()).clicked() {
                choose(cx, &profile, Content::LEAVING_PATH);
            }
        });
    }
}

fn show_role_and_direction(ui: &mut Ui, cx: &mut Cx<'_>, profile: &Profile, room: Room) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    let roles = [Role::Hurt, Role::BrokeTrust, Role::Together].map(|role| Segment::new(role, &words.roles[role]));
    let directions = [Direction::Undecided, Direction::Stay, Direction::Leave].map(|direction| (direction, words.directions[direction].as_str()));
    let mut changed = profile.clone();
    let mut show_direction = |ui: &mut Ui| {
        ui.label(theme.text(TextStyle::Small, &words.direction).color(theme.colours.text_secondary));
        ui.spacing_mut().item_spacing.x = 2.0;
        select(ui, "direction", DropDown::Bare, &words.direction, &mut changed.direction, &directions);
    };
    let mut role = profile.role;
    if room == Room::Wide {
        ui.horizontal(|ui| {
            segmented(ui, "role", &words.role, &mut role, &roles);
            ui.add_space(theme.spacing.m);
            show_direction(ui);
        });
    } else {
        segmented(ui, "role", &words.role, &mut role, &roles);
        ui.horizontal(show_direction);
    }
    changed.role = role;
    if changed != *profile {
        about::put(cx, changed);
    }
}

fn show_path_choice(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, profile: &Profile, way: &Way<'_>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    let ours = cx.content.listed_paths().into_iter().map(|path| (path.id.clone(), path.title.as_str()));
    let own = cx.journal.own_paths().iter().map(|(id, path)| (id.to_string(), title_of_own_path(path)));
    let paths: Vec<(String, &str)> = ours.chain(own).collect();
    let options: Vec<(usize, &str)> = paths.iter().enumerate().map(|(place, (_, title))| (place, *title)).collect();
    let mut chosen = paths.iter().position(|(id, _)| *id == way.path.id).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.label(theme.text(TextStyle::Small, &words.path).color(theme.colours.text_secondary));
        ui.spacing_mut().item_spacing.x = 2.0;
        if select(ui, "path", DropDown::Bare, &words.path, &mut chosen, &options).changed() {
            choose(cx, profile, &paths[chosen].0);
            state.beside = Beside::Step;
        }
        path_menu::show(ui, cx, state, way);
    });
}

/// Switches the path. Progress and notes belong to the steps and are kept.
fn choose(cx: &mut Cx<'_>, profile: &Profile, path: &str) {
    cx.put(Only::One, Profile { path: path.to_owned(), ..profile.clone() }, EditName::ChoosePath);
}
