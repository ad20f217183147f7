//! Help numbers by country, with the date of the list. Nothing is dialled or opened automatically.

use chrono::NaiveDate;
use eframe::egui::{Align, Label, Layout, Ui};

use super::{Place, State, own_numbers};
use crate::content::schema::{Country, HelpLine};
use crate::content::strings::HelpWords;
use crate::content::{Content, fill};
use crate::journal::{Only, Preferences};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::dates::month_and_year;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{DropDown, IconButton, hairline, heading_beside_menu, section_label, select};

const ANOTHER_COUNTRY: &str = "ZZ";

/// The country to show: the chosen one, else the system's, if listed.
fn shown_country<'a>(content: &'a Content, chosen: Option<&str>, of_system: Option<&str>) -> Option<&'a Country> {
    content.country(chosen.or(of_system)?)
}

/// The countries to choose from; "another country" last.
pub(in crate::ui::pages) fn countries<'a>(content: &'a Content, words: &'a HelpWords) -> impl Iterator<Item = (&'a str, &'a str)> {
    let listed = content.help().countries.iter().map(|country| (country.code.as_str(), country.name.as_str()));
    listed.chain([(ANOTHER_COUNTRY, words.any_country.as_str())])
}

/// The current country. Read-only journals use the choice in the page state.
fn country_of(cx: &Cx<'_>, state: &State) -> Option<&'static Country> {
    let preferences = cx.journal.preferences_or_initial();
    let here = state.country.as_deref().filter(|_| !cx.commands.can_edit);
    shown_country(cx.content, here.or(preferences.help_country.as_deref()), cx.locale.country.as_deref())
}

pub(in crate::ui::pages) fn show_emergency(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    let lines = country_of(cx, state).map_or(&cx.content.help().anywhere, |country| &country.lines);
    let number_of = |line: &'static HelpLine| {
        let corrected = cx.journal.number_in_place_of(&line.id).map(|(_, own)| own.number.as_str());
        corrected.or(line.number.as_deref()).filter(|number| !number.is_empty())
    };
    let numbers: Vec<&str> = lines.emergency.iter().filter_map(number_of).collect();
    if !numbers.is_empty() {
        let text = format!("{}: {}", cx.lang.help.emergency, numbers.join(&cx.lang.common.list_comma));
        ui.add(Label::new(Theme::of(ui).text(TextStyle::Strong, text)).selectable(true));
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place) {
    let content = cx.content;
    let words = &cx.lang.help;
    let country = country_of(cx, state);

    ui.horizontal_wrapped(|ui| {
        heading_beside_menu(ui, &words.lines);
        let mut code = country.map_or(ANOTHER_COUNTRY, |country| &country.code);
        let options: Vec<_> = countries(content, words).collect();
        if select(ui, "country", DropDown::Boxed, &words.country, &mut code, &options).changed() {
            if cx.commands.can_edit {
                let preferences = Preferences { help_country: Some(code.to_owned()), ..cx.journal.preferences_or_initial() };
                cx.put_quietly(Only::One, preferences);
            } else {
                state.country = Some(code.to_owned());
            }
        }
    });

    ui.add_space(Theme::of(ui).spacing.xs);
    let lines = country.map_or(&content.help().anywhere, |country| &country.lines);
    for (index, (purpose, lines)) in
        [(&words.emergency, &lines.emergency), (&words.crisis, &lines.crisis), (&words.violence, &lines.violence), (&words.changing, &lines.changing)]
            .into_iter()
            .enumerate()
    {
        if index > 0 {
            hairline(ui);
        }
        section_label(ui, purpose);
        for line in lines {
            if !own_numbers::show_in_place_of(ui, cx, &mut state.own_numbers, place, line) {
                show_line(ui, cx, state, place, line);
            }
        }
    }
    hairline(ui);
    parts::explanation(ui, &words.opens_nothing);
    parts::explanation(ui, &fill(&words.checked, &[("date", &known_in(cx))]));
}

fn show_line(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, place: Place, line: &HelpLine) {
    let theme = Theme::of(ui);
    // The Help page only lists numbers; no editing.
    let can_correct = cx.commands.can_edit && place == Place::Circle;
    let buttons = usize::from(line.number.is_some()) + usize::from(can_correct);
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - buttons as f32 * (theme.sizes.icon_button + theme.spacing.s);
        ui.vertical(|ui| {
            ui.set_width(width);
            name_and_note(ui, line);
            if let Some(number) = &line.number {
                ui.add(Label::new(theme.text(TextStyle::Strong, number)).selectable(true));
            }
        });
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            if let Some(number) = &line.number
                && ui.add(IconButton::new(Icon::Copy, &fill(&cx.lang.help.copy_number, &[("number", number)]))).clicked()
            {
                cx.push(Action::Copy(number.clone()));
            }
            if can_correct {
                own_numbers::show_edit_button(ui, cx, &mut state.own_numbers, line);
            }
        });
    });
}

fn name_and_note(ui: &mut Ui, line: &HelpLine) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
    ui.label(theme.text(TextStyle::Body, &line.name));
    if let Some(note) = &line.note {
        ui.label(theme.text(TextStyle::Small, note).color(theme.colours.text_secondary));
    }
}

fn known_in(cx: &Cx<'_>) -> String {
    let known = &cx.content.help().known_in;
    NaiveDate::parse_from_str(&format!("{known}-01"), "%Y-%m-%d").map_or_else(|_| known.clone(), |date| month_and_year(cx, date))
}
