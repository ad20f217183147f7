//! Pages without an open journal: start, new journal, open, unlock.

mod new;
mod open;
mod unlock;

use eframe::egui::{CornerRadius, Frame, Key, Margin, Rect, Response, Ui, UiBuilder, Vec2};

use crate::ui::action::{ExportKind, Page, Shared};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::copies;
use crate::ui::shared::layout::{Room, flush_left};
use crate::ui::shared::new_passphrase::NewPassphrase;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, ListRow, Passphrase, describe, hairline, mark_page_title, plate};

pub use unlock::unlock;

/// The current sub-page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SubPage {
    /// The three ways to begin.
    #[default]
    Start,
    /// A new journal.
    New,
    /// A path to open.
    Open,
}

/// The purpose of the chosen file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// A new journal.
    #[default]
    NewJournal,
    /// Turns the open sample data into a journal.
    KeepSample,
    /// A copy of the open journal.
    Copy,
    /// Export of a part of the journal.
    Export(ExportKind),
    /// Import of a worksheet or path.
    Import(Shared),
}

/// The page state. The app sets chosen paths and errors.
#[derive(Debug, Default)]
pub struct State {
    /// The current sub-page.
    pub sub_page: SubPage,
    /// The path of the new journal, typed or chosen.
    pub new_path: String,
    /// The path to open, typed or chosen.
    pub open_path: String,
    /// An error about the path, set by the app.
    pub error: Option<String>,
    /// The purpose of the file.
    pub purpose: Purpose,
    /// True to write CSV without a byte order mark.
    pub leaves_mark_out: bool,
    copies: copies::State,
    /// The path that the app checked, and the sync service that its folder belongs to.
    pub synced: Option<(String, Option<&'static str>)>,
    passphrase: Passphrase,
    new_passphrase: NewPassphrase,
    protection: new::Protection,
}

impl State {
    /// The page for a new journal, with a suggested path.
    #[must_use]
    pub fn new_journal(new_path: String) -> Self {
        Self { sub_page: SubPage::New, new_path, ..Self::default() }
    }

    /// The page to open a journal.
    #[must_use]
    pub fn open_journal() -> Self {
        Self { sub_page: SubPage::Open, ..Self::default() }
    }

    /// The page to import a worksheet or path.
    #[must_use]
    pub fn import(kind: Shared) -> Self {
        Self { sub_page: SubPage::Open, purpose: Purpose::Import(kind), ..Self::default() }
    }

    /// Switches the sub-page and clears errors.
    pub fn go(&mut self, sub_page: SubPage) {
        self.sub_page = sub_page;
        self.error = None;
        self.new_passphrase = NewPassphrase::default();
    }
}

/// Draws the sub-page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    match state.sub_page {
        SubPage::Start => start(ui, cx, state),
        SubPage::New => new::show(ui, cx, state),
        SubPage::Open => open::show(ui, cx, state),
    }
    if state.sub_page != SubPage::Start && parts::escape_pressed(ui) {
        state.go(SubPage::Start);
    }
}

const START_WIDTH: f32 = 500.0;
const PLATE: f32 = 400.0;
const PLATE_SHARE: f32 = 0.4375;

fn start(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    if Room::of(ui) < Room::Wide {
        parts::middle(ui, "start", START_WIDTH, |ui| ways_to_begin(ui, cx, state));
        return;
    }
    let theme = Theme::of(ui);
    let (left, right) = ui.max_rect().split_left_right_at_fraction(PLATE_SHARE);
    ui.painter().rect_filled(left, CornerRadius::ZERO, theme.colours.surface_sunken);
    plate(ui, Rect::from_center_size(left.center(), Vec2::splat(PLATE)));
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| parts::middle(ui, "start", START_WIDTH, |ui| ways_to_begin(ui, cx, state)));
}

fn ways_to_begin(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.welcome;
    mark_page_title(&ui.label(theme.text(TextStyle::Display, &words.heading)));
    ui.label(theme.text(TextStyle::Body, &words.tagline).color(theme.colours.text_secondary));
    ui.add_space(20.0);
    // Rows extend beyond the column by their padding, to align their icons with it.
    Frame::NONE.inner_margin(Margin::symmetric(-12, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.xs;
        if ui.add(ListRow::new(&words.new).below(&words.new_help).icon(Icon::FilePlus).chevron().strong()).clicked() {
            cx.command(Command::NewJournal);
        }
        if ui.add(ListRow::new(&words.open).below(&words.open_help).icon(Icon::FolderOpen).chevron().strong()).clicked() {
            state.go(SubPage::Open);
        }
        if ui.add(ListRow::new(&words.sample).below(&words.sample_help).icon(Icon::Eye).chevron().strong()).clicked() {
            cx.command(Command::OpenSample);
        }
    });
    hairline(ui);
    let is_file_over_window = ui.input(|input| !input.raw.hovered_files.is_empty());
    let line = if is_file_over_window { &words.drop_here } else { &words.promise };
    ui.label(theme.text(TextStyle::Small, line).color(theme.colours.text_secondary));
    // Offered before anything is written, and easy to skip.
    let question = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.safe_here.open).small()));
    describe(&question, &cx.lang.safe_here.open_help);
    if question.clicked() {
        cx.go(Page::SafeHere);
    }
}

const FORM_WIDTH: f32 = 560.0;

/// Back button and heading. True if Back was clicked.
fn form_heading(ui: &mut Ui, cx: &Cx<'_>, heading: &str) -> bool {
    let theme = Theme::of(ui);
    let back = Frame::NONE
        .inner_margin(Margin { left: -12, ..Margin::ZERO })
        .show(ui, |ui| ui.add(Button::quiet(&cx.lang.common.back).icon(Icon::ArrowLeft)).clicked())
        .inner;
    ui.add_space(theme.spacing.m);
    mark_page_title(&ui.label(theme.text(TextStyle::Title, heading)));
    ui.add_space(theme.spacing.m);
    back
}

/// A path field with a button. Returns the field, and true if the button was clicked.
fn path_row(ui: &mut Ui, field: Field<'_>, button: &str) -> (Response, bool) {
    const BUTTON_WIDTH: f32 = 104.0;
    let is_narrow = Room::of(ui).is_narrow();
    let press = |ui: &mut Ui| {
        if is_narrow {
            return ui.add(Button::new(button)).clicked();
        }
        let height = Theme::of(ui).sizes.field;
        parts::level_with_box(ui, height);
        ui.add(Button::new(button).fill_width()).clicked()
    };
    parts::beside(ui, BUTTON_WIDTH, |ui| field.show(ui), press)
}

fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::path::Path;
    use std::rc::Rc;

    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::journal::Journal;
    use crate::ui::action::Action;
    use crate::ui::pages::test_support::{Desk, View, harness_of, in_every_view};

    fn desk() -> Desk {
        Desk::new(Page::Today, Journal::default()).with(|desk| (desk.is_open, desk.can_edit) = (false, false))
    }

    fn at(sub_page: SubPage) -> State {
        State { sub_page, new_path: "/home/ana/Documents/notes.ron".to_owned(), ..State::default() }
    }

    fn window(state: State) -> (Harness<'static, Desk>, Rc<RefCell<State>>) {
        let state = Rc::new(RefCell::new(state));
        let shown = Rc::clone(&state);
        (harness_of(desk(), View::DESIGN, move |ui, cx| show(ui, cx, &mut shown.borrow_mut())), state)
    }

    fn lock_screen(was_wrong: bool, is_busy: bool) -> (Harness<'static, Desk>, Rc<RefCell<State>>) {
        let state = Rc::new(RefCell::new(State::default()));
        let shown = Rc::clone(&state);
        (harness_of(desk(), View::DESIGN, move |ui, cx| unlock(ui, cx, &mut shown.borrow_mut(), was_wrong, is_busy)), state)
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("welcome", desk, |ui, cx| show(ui, cx, &mut at(SubPage::Start)));
        in_every_view("welcome-new", desk, |ui, cx| show(ui, cx, &mut at(SubPage::New)));
        in_every_view("welcome-open", desk, |ui, cx| {
            show(ui, cx, &mut State { error: Some("There is no file at this place.".to_owned()), ..at(SubPage::Open) });
        });
        in_every_view("unlock", desk, |ui, cx| unlock(ui, cx, &mut State::default(), true, false));
    }

    #[test]
    fn the_start_offers_three_ways() {
        let (mut harness, state) = window(at(SubPage::Start));
        harness.get_by_label("Start a new journal").click();
        harness.run();
        harness.get_by_label("Look around first").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Command(Command::NewJournal), Action::Command(Command::OpenSample)]));
        harness.get_by_label("Open a journal").click();
        harness.run();
        assert_eq!(state.borrow().sub_page, SubPage::Open);
    }

    #[test]
    fn a_file_over_the_window_is_told_what_letting_go_does() {
        let (mut harness, _) = window(at(SubPage::Start));
        harness.input_mut().hovered_files.push(eframe::egui::HoveredFile::default());
        harness.step();
        assert!(harness.query_by_label("Drop the file to open it").is_some());
    }

    #[test]
    fn enter_creates_the_journal_and_escape_goes_back() {
        let (mut harness, state) = window(at(SubPage::New));
        harness.get_by_label("No passphrase").click();
        harness.run();
        harness.get_by_label("Where to keep it").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::CreateJournal(path, None)] if path == Path::new("/home/ana/Documents/notes.ron")));
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(state.borrow().sub_page, SubPage::Start);
    }

    #[test]
    fn a_passphrase_is_recommended_and_typed_twice() {
        let (mut harness, _) = window(at(SubPage::New));
        for name in ["Passphrase", "The same once more"] {
            harness.get_by_role_and_label(eframe::egui::accesskit::Role::PasswordInput, name).focus();
            harness.run();
            assert!(harness.state().other.is_empty());
            harness.get_by_role_and_label(eframe::egui::accesskit::Role::PasswordInput, name).type_text("four quiet words");
            harness.run();
        }
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::CreateJournal(_, Some(passphrase))] if passphrase.expose_secret() == "four quiet words"));
        assert!(!format!("{:?}", harness.state().other).contains("quiet"));
    }

    #[test]
    fn a_synced_folder_is_told_while_it_is_the_one_that_was_looked_at() {
        let synced = Some(("/home/ana/Documents/notes.ron".to_owned(), Some("Dropbox")));
        let (mut harness, state) = window(State { synced, ..at(SubPage::New) });
        assert!(harness.query_by_label_contains("This folder is in Dropbox").is_some());
        state.borrow_mut().new_path = "/media/stick/notes.ron".to_owned();
        harness.run();
        assert!(harness.query_by_label_contains("Dropbox").is_none());
    }

    #[test]
    fn a_copy_is_called_a_copy_and_asks_for_no_name() {
        let (harness, _) = window(State { purpose: Purpose::Copy, ..at(SubPage::New) });
        assert!(harness.query_by_label("A copy of this journal").is_some());
        assert!(harness.query_by_label("Save copy").is_some());
        assert!(harness.query_by_label("Name in the window's title").is_none());
    }

    #[test]
    fn what_was_wrong_goes_when_the_path_changes() {
        let (mut harness, state) = window(State { error: Some("There is no file at this place.".to_owned()), ..at(SubPage::Open) });
        assert!(harness.query_by_label("There is no file at this place.").is_some());
        harness.get_by_label("Path of the file").focus();
        harness.run();
        harness.get_by_label("Path of the file").type_text("/tmp/notes.ron");
        harness.run();
        assert_eq!(state.borrow().error, None);
        harness.get_by_label("Open").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::OpenPath(path)] if path == Path::new("/tmp/notes.ron")));
    }

    #[test]
    fn a_passphrase_leaves_the_page_when_it_is_tried() {
        let (mut harness, state) = lock_screen(false, false);
        harness.get_by_label("Passphrase").type_text("four quiet words");
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Unlock(passphrase)] if passphrase.expose_secret() == "four quiet words"));
        assert!(state.borrow().passphrase.is_empty());
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Z);
        harness.run();
        assert!(state.borrow().passphrase.is_empty(), "undo remembers nothing of it");
    }

    #[test]
    fn nothing_is_tried_twice_at_once() {
        let (mut harness, _) = lock_screen(true, true);
        assert!(harness.query_by_label("Unlocking…").is_some());
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.state().other.is_empty());
    }
}
