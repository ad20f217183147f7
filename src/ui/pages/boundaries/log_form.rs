//! The form for a new log entry. Unfinished input is a draft in the journal.

use eframe::egui::{Key as Keyboard, Modifiers, Role, Ui};

use crate::content::fill;
use crate::journal::{Boundary, BoundaryEvent, Edit, EditName, EventDraft, EventOutcome, FollowThrough, Id, Journal, Key, LocalTime, lines_of};
use crate::ui::action::Action;
use crate::ui::cx::{Cx, Now};
use crate::ui::shared::dates::{date_field, moment_of};
use crate::ui::shared::feeling_words;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, RadioRow, Segment, TextArea, disclosure, group, label, radio_rows, segmented};

/// Visibility of the form, per boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Visible if there is a draft.
    #[default]
    WithDraft,
    Open,
    /// Hidden; a draft is kept.
    Closed,
}

impl State {
    pub(super) fn is_shown(self, journal: &Journal, boundary: Id) -> bool {
        match self {
            Self::WithDraft => journal.event_drafts().contains_key(&boundary),
            Self::Open => true,
            Self::Closed => false,
        }
    }

    pub(super) const fn open(&mut self) {
        *self = Self::Open;
    }

    pub(super) const fn close(&mut self) {
        *self = Self::Closed;
    }
}

#[derive(Debug, Default)]
pub(super) struct Details {
    is_open: bool,
    shows_all_feelings: bool,
}

const DATE_WIDTH: f32 = 200.0;

/// Draws the form and stores the draft when it changes.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, details: &mut Details, boundary: Id, about: &Boundary) {
    let before = current(cx.journal, boundary, cx.now);
    let mut draft = before.clone();
    let when = fields(ui, cx, &mut draft, boundary);
    show_follow_through(ui, cx, &mut draft, boundary, about);
    show_feelings(ui, cx, details, &mut draft, boundary);
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let ready = draft.outcome.zip(when);
    let (mut keeps, mut cancels) = (false, false);
    ui.horizontal_wrapped(|ui| {
        keeps = ui.add(Button::new(&words.log_keep).small().enabled(ready.is_some())).clicked();
        cancels = ui.add(Button::quiet(&cx.lang.common.cancel).small()).clicked();
    });
    keeps |= ready.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Keyboard::Enter));
    ui.add_space(theme.spacing.m);
    if let Some((outcome, when)) = ready.filter(|_| keeps) {
        let event = BoundaryEvent {
            note: draft.note.trim().to_owned(),
            feelings: draft.feelings,
            follow_through: draft.follow_through,
            what_i_did: draft.what_i_did.trim().to_owned(),
            ..BoundaryEvent::new(cx.now.instant, boundary, when, outcome)
        };
        let id = cx.new_id();
        let mut edit = Edit::put(id, event);
        if cx.journal.event_drafts().contains_key(&boundary) {
            edit = edit.and(Edit::delete(Key::EventDraft(boundary), cx.now.instant));
        }
        cx.push(Action::Edit { edit, name: EditName::AddEvent, burst: None });
        cx.push(Action::FormClosed);
        *state = State::default();
    } else if cancels {
        if cx.journal.event_drafts().contains_key(&boundary) {
            let edit = Edit::delete(Key::EventDraft(boundary), cx.now.instant);
            cx.push(Action::Edit { edit, name: EditName::ClearDraft, burst: None });
        }
        *state = State::default();
    } else if draft != before {
        // Keep the form open even if it is emptied.
        state.open();
        cx.push(Action::EditQuietly(store(boundary, draft)));
    }
}

/// Draws the fields. Returns the time of the event, if valid.
fn fields(ui: &mut Ui, cx: &Cx<'_>, draft: &mut EventDraft, boundary: Id) -> Option<LocalTime> {
    let theme = Theme::of(ui);
    let (words, dates) = (&cx.lang.boundaries, &cx.lang.today);
    ui.spacing_mut().item_spacing.y = 6.0;
    let rows: Vec<RadioRow<'_, Option<EventOutcome>>> =
        EventOutcome::ALL.iter().map(|outcome| (Some(*outcome), words.outcomes[*outcome].as_str(), "")).collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        radio_rows(ui, ("outcome", boundary.bits()), &words.log_outcome, &mut draft.outcome, &rows);
    });
    label(ui, &words.log_when);
    segmented(ui, "when", &words.log_when, &mut draft.is_earlier, &[Segment::new(false, &cx.lang.dates.now), Segment::new(true, &words.log_earlier_day)]);
    let when = if draft.is_earlier {
        date_field(ui, cx, ("day", boundary.bits(), cx.generation), &dates.date, &mut draft.day, DATE_WIDTH);
        let when = draft.day.and_then(|day| moment_of(day, cx));
        if draft.day.is_some() && when.is_none() {
            ui.label(theme.text(TextStyle::Caption, &dates.in_the_future).color(theme.colours.danger));
        }
        when
    } else {
        Some(cx.now.local)
    };
    TextArea::new(("note", boundary.bits(), cx.generation), &words.log_note, &mut draft.note).min_height(62.0).show(ui);
    when
}

/// The follow-through, if the outcome called for one.
fn show_follow_through(ui: &mut Ui, cx: &Cx<'_>, draft: &mut EventDraft, boundary: Id, about: &Boundary) {
    let calls_for_it = matches!(draft.outcome, Some(EventOutcome::Tested | EventOutcome::Crossed | EventOutcome::Unclear));
    if !calls_for_it && draft.follow_through.is_none() && draft.what_i_did.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries;
    let rows = FollowThrough::ALL.map(|follow_through| (Some(follow_through), words.follow_throughs[follow_through].as_str(), ""));
    label(ui, &words.follow_through);
    for step in lines_of(&about.response).map(str::trim).filter(|step| !step.is_empty()) {
        ui.label(theme.text(TextStyle::Caption, fill(&words.planned, &[("what", step)])));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        radio_rows(ui, ("follow through", boundary.bits()), &words.follow_through, &mut draft.follow_through, &rows);
    });
    TextArea::new(("what I did", boundary.bits(), cx.generation), &words.what_i_did, &mut draft.what_i_did).min_height(40.0).show(ui);
}

fn show_feelings(ui: &mut Ui, cx: &Cx<'_>, details: &mut Details, draft: &mut EventDraft, boundary: Id) {
    let words = &cx.lang.boundaries;
    let mut is_open = details.is_open || !draft.feelings.is_empty();
    if disclosure(ui, ("how it felt", boundary.bits()), &words.log_feelings, &mut is_open).changed() {
        details.is_open = is_open;
    }
    if !is_open {
        return;
    }
    let picked = &draft.feelings;
    let toggled = group(ui, Role::Group, &words.log_feelings, |ui| {
        feeling_words::show(ui, cx, ("log feelings", boundary.bits()), |id| picked.contains(id), &mut details.shows_all_feelings)
    });
    if let Some(feeling) = toggled.inner
        && !draft.feelings.remove(&feeling)
    {
        draft.feelings.insert(feeling);
    }
}

/// The stored draft, or an empty one.
fn current(journal: &Journal, boundary: Id, now: Now) -> EventDraft {
    journal.event_drafts().get(&boundary).map_or_else(|| EventDraft::empty(now.instant), |draft| (**draft).clone())
}

fn store(boundary: Id, draft: EventDraft) -> Edit {
    if draft.is_untouched() { Edit::delete(Key::EventDraft(boundary), draft.changed) } else { Edit::put(boundary, draft) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Timestamp;

    #[test]
    fn a_draft_with_nothing_in_it_is_not_stored() {
        let now = Timestamp::from_millis(0);
        let boundary = Id::from_parts(0, 1);
        let mut journal = Journal::default();
        journal.apply(store(boundary, EventDraft { note: "x".to_owned(), ..EventDraft::empty(now) }));
        assert!(State::WithDraft.is_shown(&journal, boundary));
        journal.apply(store(boundary, EventDraft::empty(now)));
        assert!(journal.event_drafts().is_empty() && !State::WithDraft.is_shown(&journal, boundary));
    }
}
