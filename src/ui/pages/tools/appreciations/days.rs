//! The list by day, newest first, with search.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{Key as Keyboard, Modifiers, Ui};

use super::fields;
use crate::content::fill;
use crate::insights::Query;
use crate::journal::{Appreciation, AppreciationOf, EditName, Id, Journal, Key, TableKind, UserRecord, lines_of};
use crate::ui::action::Action;
use crate::ui::cached::Cached;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::past_day_field;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{self, RowAction};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, section_label};

/// Page sizes of the list.
const SHOWN_FIRST: usize = 30;
const SHOWN_MORE: usize = 50;
/// Minimum number of moments for the search field.
const SEARCHED_FROM: usize = 5;
const FIND_WIDTH: f32 = 260.0;
const DATE_WIDTH: f32 = 200.0;
/// Length of a moment's name, in characters.
const NAME_MAX_CHARS: usize = 40;

#[derive(Debug, Default)]
pub(super) struct State {
    query: String,
    found: Cached<(u64, String, Option<Id>), Vec<Id>>,
    more: usize,
    open: Option<Id>,
    focuses_open: bool,
    /// The moment closed last, whose row takes the keyboard.
    closed: Option<Id>,
}

impl State {
    pub(super) const fn opened(&self) -> Option<Id> {
        self.open
    }
}

impl State {
    pub(super) fn open(&mut self, id: Id) {
        *self = Self { open: Some(id), focuses_open: true, ..Self::default() };
    }

    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

/// Shows all but the one being written at the top.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, written: Option<Id>) {
    let theme = Theme::of(ui);
    let words = &cx.lang.appreciations;
    if cx.journal.appreciations().len() >= SEARCHED_FROM {
        let find = Field::new("find", &words.find, &mut state.query).name_hidden().icon(Icon::Search).hint(&words.find).width(FIND_WIDTH).show(ui);
        if find.changed() {
            state.more = 0;
        }
        ui.add_space(theme.spacing.s);
    }
    let shown = SHOWN_FIRST + state.more;
    let mut moments = newest(cx, state, written, shown + 1);
    if moments.is_empty() {
        parts::announced(ui, &words.nothing_found);
        return;
    }
    let has_earlier = moments.len() > shown;
    moments.truncate(shown);
    let mut day = None;
    for (id, moment) in moments {
        let its_day = moment.when.day(cx.journal.day_start_hour());
        if day != Some(its_day) {
            ui.add_space(if day.is_some() { theme.spacing.l } else { 0.0 });
            section_label(ui, &day_in_words(cx, its_day));
            day = Some(its_day);
        }
        if cx.commands.can_edit && state.open == Some(id) {
            ui.add_space(theme.spacing.s);
            show_fields(ui, cx, state, id, &moment);
            ui.add_space(theme.spacing.m);
        } else {
            row(ui, cx, state, id, &moment);
        }
    }
    if has_earlier && flush_left(ui, |ui| ui.add(Button::quiet(&words.earlier).small())).clicked() {
        state.more += SHOWN_MORE;
    }
}

/// The newest moments that match the search.
fn newest(cx: &Cx<'_>, state: &mut State, written: Option<Id>, count: usize) -> Vec<(Id, Arc<Appreciation>)> {
    let journal = cx.journal;
    let with_record = |id: Id| Some((id, Arc::clone(journal.appreciations().get(&id)?)));
    let query = state.query.trim();
    if query.is_empty() {
        let moments = by_time(journal).map(|(id, _)| id).filter(|id| Some(*id) != written);
        return moments.take(count).filter_map(with_record).collect();
    }
    let open = state.open;
    let find = || {
        let words = Query::of(query).words();
        // Keep the open moment in the list.
        by_time(journal).filter(|(id, moment)| Some(*id) == open || words.stand_in(moment.user_texts())).map(|(id, _)| id).collect()
    };
    let found: &Vec<Id> = state.found.get((cx.revision, query.to_owned(), open), find);
    found.iter().copied().filter(|id| Some(*id) != written).take(count).filter_map(with_record).collect()
}

fn by_time(journal: &Journal) -> impl Iterator<Item = (Id, &Arc<Appreciation>)> {
    journal.on_days::<Appreciation>(NaiveDate::MIN..=NaiveDate::MAX, journal.day_start_hour()).rev()
}

/// The date with its weekday, and with the year if it is another one.
fn day_in_words(cx: &Cx<'_>, day: NaiveDate) -> String {
    if day.year() == cx.today().year() { cx.locale.long_day(day, &cx.lang.dates) } else { cx.locale.full_date(day, &cx.lang.dates) }
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, moment: &Appreciation) {
    let theme = Theme::of(ui);
    let words = &cx.lang.appreciations;
    let text = if moment.text.trim().is_empty() { &cx.lang.common.not_set } else { &moment.text };
    let name = name_of(text);
    let names = cx.commands.can_edit.then(|| [&words.edit, &words.delete].map(|text| fill(text, &[("what", &name)])));
    let action = parts::row_come_back_to(ui, names, state.closed.take_if(|closed| *closed == id).is_some(), |ui| {
        ui.add_space((theme.sizes.icon_button - TextStyle::OwnWords.line_height()) / 2.0);
        ui.label(theme.text(TextStyle::OwnWords, text));
        let about = about(cx, moment);
        if !about.is_empty() {
            ui.label(theme.text(TextStyle::Caption, about).color(theme.colours.text_tertiary));
        }
    });
    match action {
        Some(RowAction::Edit) => (state.open, state.focuses_open) = (Some(id), true),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::Appreciation(id), name: EditName::Delete(TableKind::Appreciation) }),
        None => {}
    }
}

/// The person, and whether they were told; empty for moments.
fn about(cx: &Cx<'_>, moment: &Appreciation) -> String {
    let words = &cx.lang.appreciations;
    let who = match moment.of {
        AppreciationOf::Moment => None,
        AppreciationOf::Somebody if !moment.who.trim().is_empty() => Some(moment.who.trim().to_owned()),
        of => Some(words.of[of].clone()),
    };
    let said = moment.was_said.then(|| words.said.clone());
    [who, said].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The first line, shortened.
fn name_of(text: &str) -> String {
    let line = lines_of(text.trim()).next().unwrap_or_default();
    let name: String = line.chars().take(NAME_MAX_CHARS).collect();
    if name.len() < line.len() { format!("{}…", name.trim_end()) } else { name }
}

fn show_fields(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, moment: &Appreciation) {
    let words = &cx.lang.appreciations;
    let salt = (id.bits(), cx.generation);
    let mut form = RecordForm::of(cx, id, || moment.clone());
    let text = form.area(ui, "text", [&words.text, ""], |moment| &mut moment.text);
    if let Some(text) = text.filter(|_| std::mem::take(&mut state.focuses_open)) {
        text.request_focus();
    }
    let mut edited = form.record().clone();
    let mut is_typed = fields::show_about(ui, cx, id, &mut edited);
    is_typed |= past_day_field(ui, cx, ("day", salt), &words.day, &mut edited.when, DATE_WIDTH);
    *if is_typed { form.type_in("text") } else { form.choose() } = edited;
    form.end(cx);
    let is_pressed = ui.add(Button::new(&cx.lang.common.done).small()).clicked();
    let is_kept = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    if is_pressed || is_kept || parts::escape_pressed(ui) {
        state.closed = state.open.take();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_named_by_its_first_words() {
        assert_eq!(name_of(" Tea on the stairs\nand rain"), "Tea on the stairs");
        let long = name_of(&"é ".repeat(40));
        assert!(long.ends_with("é…") && long.chars().count() <= NAME_MAX_CHARS + 1);
    }
}
