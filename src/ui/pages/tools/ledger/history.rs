//! History of a promise: outcome buttons, counts, entries.

use eframe::egui::{Key as Keyboard, Modifiers, Ui, UiBuilder, pos2, vec2};

use super::count::{Count, may_be_added_up};
use super::table::show_marks;
use crate::content::fill;
use crate::journal::{EditName, Id, Journal, Key, Promise, PromiseEntry, PromiseOutcome, TableKind};
use crate::ui::action::Action;
use crate::ui::cached::Cached;
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::shared::dates::{DayField, moment_of, month_and_year};
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts::{RowAction, row_come_back_to};
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, label, paint_log_mark, section_label, select};

/// Page sizes of the list.
const SHOWN_FIRST: usize = 5;
const SHOWN_MORE: usize = 20;
/// Number of months shown as marks.
const MONTHS_SHOWN: usize = 6;
const DAY_WIDTH: f32 = 200.0;

/// State of the history, reset for another promise.
#[derive(Debug, Default)]
pub(super) struct State {
    entry: Option<Id>,
    day: DayField,
    takes_focus: bool,
    /// The entry closed last, whose row takes the keyboard.
    closed: Option<Id>,
    /// Entries shown beyond the first.
    more: usize,
    counted: Cached<(Id, u64), Count>,
}

impl State {
    /// True while the form of an entry is open.
    pub(super) fn is_writing(&self, journal: &Journal) -> bool {
        self.entry.is_some_and(|entry| journal.promise_entries().contains_key(&entry))
    }

    /// Closes the form, keeping its content.
    pub(super) fn close(&mut self, cx: &mut Cx<'_>) {
        if let Some(entry) = self.entry.take() {
            self.closed = Some(entry);
            cx.push(Action::FormClosed);
        }
    }

    fn open(&mut self, entry: Id, takes_focus: bool) {
        (self.entry, self.day, self.takes_focus) = (Some(entry), DayField::default(), takes_focus);
    }
}

/// Logs an outcome now. A fact and another day can follow.
pub(super) fn note(cx: &mut Cx<'_>, state: &mut State, promise: Id, outcome: PromiseOutcome) {
    let id = cx.new_id();
    let entry = PromiseEntry { changed: cx.now.instant, promise, when: cx.now.local, outcome, fact: String::new() };
    cx.put(id, entry, EditName::Add(TableKind::PromiseEntry));
    state.open(id, false);
}

/// The outcome buttons, all alike.
pub(super) fn show_outcomes(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id) {
    let words = &cx.lang.ledger;
    section_label(ui, &words.how_did_it_go);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for outcome in PromiseOutcome::ALL {
            if ui.add(Button::new(&words.outcomes[outcome]).small().mark(outcome)).clicked() {
                note(cx, state, id, outcome);
            }
        }
    });
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, promise: &Promise) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let entries = state.counted.get((id, cx.revision), || Count::of(cx.journal, id)).entries;
    section_label(ui, &words.course);
    if entries == 0 {
        ui.label(theme.text(TextStyle::Small, &words.course_empty).color(theme.colours.text_secondary));
        return;
    }
    if let Some(count) = state.counted.known() {
        show_count(ui, cx, promise, count);
    }
    ui.add_space(theme.spacing.s);
    let journal = cx.journal;
    let shown = SHOWN_FIRST + state.more;
    for (entry_id, entry) in journal.belonging_to::<PromiseEntry>(&Key::Promise(id)).rev().take(shown) {
        let line = ui.cursor().top();
        theme.hairline(ui.painter(), ui.max_rect().left(), ui.max_rect().right(), line);
        ui.add_space(theme.spacing.s);
        ui.scope_builder(UiBuilder::new().id_salt(entry_id.bits()), |ui| {
            if state.entry == Some(entry_id) && cx.commands.can_edit {
                show_form(ui, cx, state, entry_id, entry);
            } else {
                show_entry(ui, cx, state, entry_id, entry);
            }
        });
        ui.add_space(theme.spacing.xs);
    }
    let earlier = entries.saturating_sub(shown);
    if earlier > 0 && flush_left(ui, |ui| ui.add(Button::quiet(&words.earlier_entries.of(earlier)).small())).clicked() {
        state.more += SHOWN_MORE;
    }
}

/// “8 of 10, as you saw it”, and the marks by month.
fn show_count(ui: &mut Ui, cx: &Cx<'_>, promise: &Promise, count: &Count) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let line = |ui: &mut Ui, text: &str| ui.label(theme.text(TextStyle::Small, text).color(theme.colours.text_secondary));
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, theme.spacing.xxs);
    if !may_be_added_up(promise, &cx.journal.profile_or_unsaid()) {
        line(ui, &words.not_added_up);
    } else if count.known() > 0 {
        let text = fill(&words.kept_of, &[("held", &count.kept().to_string()), ("count", &count.known().to_string())]);
        ui.label(theme.text(TextStyle::Strong, text));
        let late = (PromiseOutcome::Late, &words.late_of);
        for (outcome, words) in [late, (PromiseOutcome::AgreedAnew, &words.agreed_of), (PromiseOutcome::Unknown, &words.unknown_of)] {
            if count.times(outcome) > 0 {
                line(ui, &words.of(count.times(outcome)));
            }
        }
    }
    ui.label(theme.text(TextStyle::Caption, &words.saw));
    ui.add_space(theme.spacing.s);
    for (month, outcomes) in count.months.iter().rev().take(MONTHS_SHOWN) {
        ui.label(theme.text(TextStyle::Caption, month_and_year(cx, *month)));
        show_marks(ui, cx, outcomes);
    }
    ui.spacing_mut().item_spacing.y = gap;
}

const MARK: f32 = 13.0;
const MARK_COLUMN: f32 = 22.0;

fn show_entry(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, entry: &PromiseEntry) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let date = cx.locale.day_near(cx.day_of(entry.when), cx.today(), &cx.lang.dates);
    let names = cx.commands.can_edit.then(|| [&words.change_entry, &words.delete_entry].map(|name| fill(name, &[("date", &date)])));
    let action = row_come_back_to(ui, names, state.closed.take_if(|closed| *closed == id).is_some(), |ui| {
        let head = ui.horizontal(|ui| {
            ui.add_space(MARK_COLUMN);
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.label(theme.text(TextStyle::SmallStrong, &words.outcomes[entry.outcome]));
            ui.label(theme.text(TextStyle::Caption, &date));
        });
        let rect = head.response.rect;
        paint_log_mark(ui.painter(), theme, entry.outcome, pos2(rect.left() + MARK / 2.0, rect.center().y), MARK);
        if !entry.fact.trim().is_empty() {
            ui.label(theme.text(TextStyle::OwnWordsSmall, &entry.fact));
        }
    });
    match action {
        Some(RowAction::Edit) => state.open(id, true),
        Some(RowAction::Delete) => cx.push(Action::MoveToTrash { key: Key::PromiseEntry(id), name: EditName::Delete(TableKind::PromiseEntry) }),
        None => {}
    }
}

/// The form of an entry, saved with every keystroke.
fn show_form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, entry: &PromiseEntry) {
    let theme = Theme::of(ui);
    let words = &cx.lang.ledger;
    let mut form = RecordForm::of(cx, id, || entry.clone());
    ui.spacing_mut().item_spacing.y = theme.spacing.s;
    label(ui, &words.outcome);
    let outcomes = PromiseOutcome::ALL.map(|outcome| (outcome, words.outcomes[outcome].as_str()));
    let outcome = select(ui, "outcome", DropDown::Boxed, &words.outcome, &mut form.choose().outcome, &outcomes);
    if std::mem::take(&mut state.takes_focus) {
        outcome.request_focus();
    }
    form.area_with(ui, "fact", [&words.fact, ""], |area| area.min_height(48.0), |entry| &mut entry.fact);
    if let Some(day) = state.day.show(ui, cx, form.salt("day"), &words.day, cx.day_of(entry.when), DAY_WIDTH.min(ui.available_width())) {
        match moment_of(day, cx) {
            Some(when) => form.type_in("day").when = when,
            None => {
                ui.label(theme.text(TextStyle::Caption, &cx.lang.today.in_the_future).color(theme.colours.danger));
            }
        }
    }
    form.end(cx);
    let is_done = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || is_done {
        state.close(cx);
    }
    ui.add_space(theme.spacing.xs);
}
