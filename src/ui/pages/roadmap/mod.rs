//! The roadmap: the path with its steps, the step that is open, and what the person says about their situation.

mod about;
mod path;
mod progress;
mod step;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, UiKind};

pub(super) use self::about::{Asked, show_question};
pub use self::progress::next_step;

use self::progress::{gate_of, places};
use crate::content::Gate;
use crate::journal::{Direction, Role};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, Segment, dissolve_panel, mark_page_title, segmented, select};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The id of the step that is open.
    selected: Option<String>,
    /// In a narrow window: the step is shown instead of the path.
    shows_step: bool,
    /// The answers about the person are shown instead of the step.
    shows_about_you: bool,
    moved: Moved,
    asked: Asked,
}

impl State {
    /// Opens a step.
    pub fn select(&mut self, step_id: String) {
        self.selected = Some(step_id);
        self.shows_step = true;
        self.shows_about_you = false;
        self.moved = Moved::Here;
        self.asked = Asked::default();
    }

    /// Shows the answers about the person.
    pub fn show_about_you(&mut self) {
        self.shows_about_you = true;
        self.moved = Moved::Here;
        self.asked = Asked::default();
    }

    /// In a narrow window: from what is open back to the path.
    const fn go_back(&mut self, moved: Moved) {
        self.shows_step = false;
        self.shows_about_you = false;
        self.moved = moved;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.roadmap);
    show_page(ui, cx, &mut state);
    cx.states.roadmap = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    if goes_back(ui) {
        if state.shows_about_you {
            state.shows_about_you = false;
        } else if room.is_narrow() {
            state.go_back(Moved::WithFocus);
        }
    }
    if state.selected.as_deref().is_none_or(|id| cx.content.step(id).is_none()) {
        // Chosen once, so that marking a step does not put another in its place.
        let first = places(cx.content.default_path(), cx.content).next().map(|place| place.step);
        let next = next_step(cx.journal, cx.content).map(|(_, _, step)| step).or(first);
        state.selected = next.map(|step| step.id.clone());
        state.moved = Moved::Here;
    }
    if room.is_narrow() {
        if state.shows_step || state.shows_about_you {
            show_alone(ui, cx, state, room);
        } else {
            show_path(ui, cx, state, room);
        }
        return;
    }
    let (width, gap) = if room == Room::Wide { (Theme::of(ui).layout.step_panel, 24) } else { (380.0, 16) };
    let margin = Margin { left: 0, right: gap, top: gap, bottom: gap };
    let panel = Panel::right("step").exact_size(width + f32::from(gap)).resizable(false).show_separator_line(false);
    // The path comes first for the keyboard, although its panel is laid out last.
    let rest = panel.frame(Frame::NONE.inner_margin(margin)).show(ui, |ui| {
        dissolve_panel(ui, UiKind::RightPanel);
        ui.available_rect_before_wrap()
    });
    let rest = rest.inner;
    show_path(ui, cx, state, room);
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rest), |ui| show_sheet(ui, cx, state));
}

/// The sheet beside the path.
fn show_sheet(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.max_rect(), theme.radius.sheet);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step", &state.selected, state.shows_about_you)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 22)).show(ui, |ui| show_what_is_open(ui, cx, state));
    });
}

/// The step in a narrow window, on a page of its own.
fn show_alone(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    ScrollArea::vertical().id_salt(("step alone", &state.selected, state.shows_about_you)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.roadmap.all_steps).small().icon(Icon::ArrowLeft)));
            if back.clicked() {
                state.go_back(Moved::by_press(ui));
                return;
            }
            if std::mem::take(&mut state.moved) == Moved::WithFocus {
                back.request_focus();
            }
            show_what_is_open(ui, cx, state);
        });
    });
}

fn show_what_is_open(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    if state.shows_about_you {
        if about::show(ui, cx) {
            state.shows_about_you = false;
        }
        return;
    }
    let content = cx.content;
    let Some(place) = places(content.default_path(), content).find(|place| Some(&place.step.id) == state.selected.as_ref()) else { return };
    if step::show(ui, cx, &mut state.asked, &place).about_you {
        state.shows_about_you = true;
    }
}

fn show_path(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let page = room.page_margin();
    let margin = if room.is_narrow() { page } else { Margin { right: 20, ..page } };
    ScrollArea::vertical().id_salt("path").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            show_head(ui, cx, state, room);
            ui.add_space(Theme::of(ui).spacing.s);
            let selected = state.selected.clone().filter(|_| !room.is_narrow() && !state.shows_about_you);
            let arrival = std::mem::take(&mut state.moved).arrival(state.selected.clone());
            if let Some(id) = path::show(ui, cx, selected.as_deref(), arrival.as_ref()) {
                state.select(id);
                // What was pressed is in view already.
                state.moved = if room.is_narrow() { Moved::by_press(ui) } else { Moved::No };
            }
            show_closed_count(ui, cx, state);
        });
    });
}

fn show_head(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, room: Room) {
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(theme.text(TextStyle::Title, &words.heading)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet(&words.about_you).small().icon(Icon::UserRound)).clicked() {
                state.shows_about_you = !state.shows_about_you;
            }
        });
    });
    ui.add_space(theme.spacing.xs);
    let mut profile = cx.journal.profile_or_unsaid();
    if !cx.commands.can_edit {
        let said = format!("{}  ·  {}", words.roles.of(profile.role), words.directions.of(profile.direction));
        ui.label(theme.text(TextStyle::Small, said).color(theme.colours.text_secondary));
        return;
    }
    let roles = [Role::Hurt, Role::BrokeTrust, Role::Together].map(|role| Segment::new(role, words.roles.of(role)));
    let directions = [Direction::Undecided, Direction::Stay, Direction::Leave].map(|direction| (direction, words.directions.of(direction)));
    let mut changed = false;
    let mut show_direction = |ui: &mut Ui| {
        ui.label(theme.text(TextStyle::Small, &words.direction).color(theme.colours.text_secondary));
        ui.spacing_mut().item_spacing.x = 2.0;
        changed |= select(ui, "direction", DropDown::Bare, &words.direction, &mut profile.direction, &directions).changed();
    };
    let mut role = profile.role;
    let mut role_changed = false;
    if room == Room::Wide {
        ui.horizontal(|ui| {
            role_changed |= segmented(ui, "role", &words.role, &mut role, &roles).changed();
            ui.add_space(theme.spacing.m);
            show_direction(ui);
        });
    } else {
        role_changed |= segmented(ui, "role", &words.role, &mut role, &roles).changed();
        ui.horizontal(show_direction);
    }
    if changed || role_changed {
        profile.role = role;
        about::put(cx, profile);
    }
}

/// How many steps are closed where there is fear, and the way to change the answer.
fn show_closed_count(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let profile = cx.journal.profile_or_unsaid();
    let closed = places(cx.content.default_path(), cx.content).filter(|place| gate_of(cx.journal, &profile, place.step) == Gate::ClosedForTwo).count();
    if closed == 0 {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.lang.roadmap;
    ui.add_space(theme.spacing.xl);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.text(TextStyle::Small, words.closed_count.of(closed)).color(theme.colours.text_secondary));
        if ui.add(Button::quiet(&words.closed_change).small()).clicked() {
            state.shows_about_you = true;
        }
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key as Keyboard, Role as Accessible};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, EditName, FearAnswer, Journal, Key, Only, Profile, Relationship, StepProgress, StepState, Timestamp};
    use crate::ui::action::{Action, Page};
    use crate::ui::pages::test_support::{Desk, View, harness};

    /// A journal whose person said this.
    fn journal(change: impl Fn(&mut Profile)) -> Journal {
        let mut journal = Journal::default();
        let mut profile = journal.profile_or_unsaid();
        change(&mut profile);
        journal.apply(Edit::put(Key::Profile(Only::One), profile));
        journal
    }

    fn journal_with(fear: FearAnswer) -> Journal {
        journal(|profile| profile.fear = fear)
    }

    /// The roadmap with this step open.
    fn open(journal: Journal, step: &str, view: View) -> Harness<'static, Desk> {
        let mut desk = Desk::new(Page::Roadmap, journal);
        desk.states.roadmap.select(step.to_owned());
        harness(desk, view)
    }

    fn progress(harness: &Harness<'_, Desk>, step: &str) -> StepProgress {
        (**harness.state().journal.steps().get(step).expect("progress")).clone()
    }

    fn asked_to_go(harness: &Harness<'_, Desk>) -> Vec<Page> {
        let went = |action: &Action| if let Action::Go(page) = action { Some(*page) } else { None };
        harness.state().other.iter().filter_map(went).collect()
    }

    fn shows_content(harness: &Harness<'_, Desk>) -> bool {
        harness.query_by_label("Why").is_some()
    }

    #[test]
    fn a_step_is_marked_ticked_and_written_about() {
        let mut harness = open(Journal::default(), "tell-one-safe-person", View::DESIGN);
        harness.get_by_role_and_label(Accessible::RadioButton, "In progress").click();
        harness.run();
        harness.get_by_label("Choose someone who can listen without a plan").click();
        harness.run();
        harness.get_by_label("My notes").focus();
        harness.run();
        harness.get_by_label("My notes").type_text("Maybe Ana.");
        harness.run();

        let progress = progress(&harness, "tell-one-safe-person");
        assert_eq!((progress.state, progress.notes.as_str()), (StepState::InProgress, "Maybe Ana."));
        assert_eq!(progress.history.len(), 1);
        assert!(progress.actions_done.contains("choose-who"));
        assert_eq!(harness.state().names, [EditName::MarkStep, EditName::TickAction, EditName::WriteStepNotes]);
        assert!(harness.query_by_label("Tell one safe person, In progress").is_some(), "the path says it too");

        harness.get_by_label("Choose someone who can listen without a plan").click();
        harness.run();
        assert!(self::progress(&harness, "tell-one-safe-person").actions_done.is_empty());
    }

    #[test]
    fn the_next_step_is_open_at_first_and_stays_open_when_it_is_done() {
        let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::DESIGN);
        assert!(harness.query_by_label("Finding the ground, step 1 of 6").is_some());
        harness.get_by_role_and_label(Accessible::RadioButton, "Done").click();
        harness.run();
        assert!(harness.query_by_label("Finding the ground, step 1 of 6").is_some());
    }

    #[test]
    fn keys_walk_the_path_open_a_step_and_mark_it() {
        let mut harness = open(Journal::default(), "look-at-safety", View::DESIGN);
        harness.get_by_label("Look at whether you are safe, Not started").focus();
        harness.run();
        harness.key_press(Keyboard::ArrowDown);
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert!(harness.query_by_label("Finding the ground, step 2 of 6").is_some());
        for (key, state) in
            [(Keyboard::P, StepState::InProgress), (Keyboard::D, StepState::Done), (Keyboard::R, StepState::Revisiting), (Keyboard::N, StepState::NotStarted)]
        {
            harness.key_press(key);
            harness.run();
            assert_eq!(progress(&harness, "name-what-happened").state, state);
        }
    }

    #[test]
    fn letters_in_the_notes_mark_nothing() {
        let mut harness = open(Journal::default(), "look-at-safety", View::DESIGN);
        harness.get_by_label("My notes").focus();
        harness.run();
        harness.key_press(Keyboard::D);
        harness.get_by_label("My notes").type_text("d");
        harness.run();
        assert_eq!(progress(&harness, "look-at-safety").state, StepState::NotStarted);
    }

    #[test]
    fn a_step_for_two_asks_first_and_opens_after_no() {
        let mut harness = open(Journal::default(), "say-what-it-did", View::DESIGN);
        assert!(!shows_content(&harness));
        harness.get_by_role_and_label(Accessible::RadioButton, "No").click();
        harness.run();
        assert!(!shows_content(&harness), "looking at an answer is not giving it");
        assert_eq!(harness.state().names, []);
        harness.get_by_label("Done").click();
        harness.run();
        assert!(shows_content(&harness));
        assert_eq!(harness.state().journal.profile_or_unsaid().fear, FearAnswer::No);
    }

    #[test]
    fn yes_and_not_sure_close_it_and_offer_help() {
        for answer in ["Yes", "Not sure"] {
            let mut harness = open(Journal::default(), "say-what-it-did", View::DESIGN);
            harness.get_by_role_and_label(Accessible::RadioButton, answer).click();
            harness.run();
            harness.get_by_label("Done").click();
            harness.run();
            assert!(!shows_content(&harness));
            assert!(harness.query_by_label_contains("because you said there may be fear").is_some(), "{answer}");
            harness.get_by_label("Open Help").click();
            harness.run();
            assert_eq!(asked_to_go(&harness), [Page::Help]);
        }
    }

    #[test]
    fn having_frightened_them_closes_it_whatever_was_answered() {
        let mut harness = open(Journal::default(), "an-apology-that-holds", View::DESIGN);
        harness.get_by_role_and_label(Accessible::RadioButton, "No").click();
        harness.get_by_label("I have frightened, controlled or hurt them").click();
        harness.run();
        harness.get_by_label("Done").click();
        harness.run();
        assert!(!shows_content(&harness));
        assert!(harness.query_by_label_contains("because you said you have frightened").is_some());
    }

    #[test]
    fn a_closed_step_says_so_on_the_path_and_cannot_be_marked_by_key() {
        let mut harness = open(journal_with(FearAnswer::Yes), "say-what-it-did", View::DESIGN);
        let row = "Say what it did to you, Closed";
        harness.get_by_label(row).click();
        harness.run();
        harness.get_by_label(row).focus();
        harness.run();
        harness.key_press(Keyboard::D);
        harness.run();
        assert!(harness.state().journal.steps().is_empty());
        let closed = content().steps().values().filter(|step| step.for_two).count();
        assert!(harness.query_by_label(&format!("{closed} steps for two are closed")).is_some());
    }

    #[test]
    fn a_step_about_limits_asks_too_and_stays_open_to_the_one_who_is_afraid() {
        let mut harness = open(Journal::default(), "one-boundary-you-can-keep", View::DESIGN);
        assert!(!shows_content(&harness));
        harness.get_by_role_and_label(Accessible::RadioButton, "Yes").click();
        harness.run();
        harness.get_by_label("Done").click();
        harness.run();
        assert!(shows_content(&harness));
    }

    #[test]
    fn forgiveness_opens_only_when_asked_and_closes_again() {
        let mut harness = open(journal_with(FearAnswer::No), "what-forgiving-could-be", View::DESIGN);
        assert!(!shows_content(&harness));
        harness.get_by_label("Open it now").click();
        harness.run();
        assert!(shows_content(&harness));
        assert!(progress(&harness, "what-forgiving-could-be").opened);
        harness.get_by_label("Close it again").scroll_to_me();
        harness.run();
        harness.get_by_label("Close it again").click();
        harness.run();
        assert!(!shows_content(&harness));
    }

    #[test]
    fn own_notes_stay_readable_where_a_step_closed() {
        let mut journal = journal_with(FearAnswer::Yes);
        let progress = StepProgress { notes: "What I wrote before.".to_owned(), ..StepProgress::untouched(Timestamp::from_millis(0)) };
        journal.apply(Edit::put(Key::Step("say-what-it-did".to_owned()), progress));
        let harness = open(journal, "say-what-it-did", View::DESIGN);
        assert!(!shows_content(&harness));
        assert!(harness.query_by_label("What I wrote before.").is_some());
    }

    #[test]
    fn the_answers_can_be_changed_at_any_time() {
        let mut harness = open(journal_with(FearAnswer::Yes), "say-what-it-did", View::DESIGN);
        harness.get_by_label("About you").click();
        harness.run();
        harness.get_by_role_and_label(Accessible::RadioButton, "Rather not say").click();
        harness.run();
        harness.get_by_role_and_label(Accessible::ComboBox, "The other person").click();
        harness.run();
        harness.get_by_label("A friend").click();
        harness.run();
        harness.get_by_label("Done").click();
        harness.run();
        assert!(shows_content(&harness));
        harness.get_by_label("I broke trust").click();
        harness.run();
        harness.get_by_role_and_label(Accessible::ComboBox, "Direction").click();
        harness.run();
        harness.get_by_label("leaving").click();
        harness.run();
        let profile = harness.state().journal.profile_or_unsaid();
        assert_eq!(
            (profile.fear, profile.relationship, profile.role, profile.direction),
            (FearAnswer::RatherNotSay, Relationship::Friend, Role::BrokeTrust, Direction::Leave)
        );
        assert!(harness.state().names.iter().all(|name| *name == EditName::ChangeProfile));
    }

    #[test]
    fn the_role_chooses_the_words() {
        let step = content().step("tell-one-safe-person").expect("a step");
        for role in [Role::Hurt, Role::BrokeTrust] {
            let harness = open(journal(|profile| profile.role = role), &step.id, View::DESIGN);
            assert!(harness.query_by_label(step.for_role.of(role).expect("words")).is_some(), "{role:?}");
        }
    }

    #[test]
    fn a_narrow_window_shows_the_path_then_the_step_and_goes_back() {
        let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::LARGE_TEXT);
        assert!(!shows_content(&harness));
        harness.get_by_label("Steady the nights, Not started").click();
        harness.run();
        assert!(shows_content(&harness));
        harness.key_press(Keyboard::Escape);
        harness.run();
        assert!(!shows_content(&harness));
        harness.get_by_label("Steady the nights, Not started").click();
        harness.run();
        harness.get_by_label("All steps").click();
        harness.run();
        assert!(!shows_content(&harness));
    }

    #[test]
    fn the_focus_goes_along_between_path_and_step() {
        let mut harness = harness(Desk::new(Page::Roadmap, Journal::default()), View::LARGE_TEXT);
        let row = "Look at whether you are safe, Not started";
        harness.get_by_label(row).focus();
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert!(harness.get_by_label("All steps").is_focused());
        harness.key_press(Keyboard::Escape);
        harness.run();
        assert!(harness.get_by_label(row).is_focused());
    }

    #[test]
    fn a_file_that_cannot_be_changed_is_read() {
        let mut desk = Desk::new(Page::Roadmap, journal_with(FearAnswer::No));
        desk.can_edit = false;
        let mut harness = harness(desk, View::DESIGN);
        assert!(shows_content(&harness));
        assert!(harness.query_by_role_and_label(Accessible::RadioButton, "Done").is_none());
        let action = &content().step("look-at-safety").expect("a step").actions[0].text;
        assert!(harness.get_by_label(action).accesskit_node().is_disabled());
        harness.get_by_label("Look at whether you are safe, Not started").focus();
        harness.run();
        harness.key_press(Keyboard::D);
        harness.run();
        assert_eq!(harness.state().names, []);
    }
}
