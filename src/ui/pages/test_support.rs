//! Test support for pages: a minimal app that shows a page and applies its edits.

use chrono::NaiveDateTime;
use eframe::egui::{self, Frame, Panel, Vec2, vec2};
use egui_kittest::Harness;

use super::{PageStates, show};
use crate::content::locale::Locale;
use crate::content::{content, lang};
use crate::insights::SearchIndex;
use crate::journal::{Appearance, Edit, EditName, Id, IdSource, Journal, Key, LocalTime, Timestamp};
use crate::ui::action::{Action, Page};
use crate::ui::command::CommandState;
use crate::ui::cx::{BackupList, Cx, FileState, FileView, Now, SearchView, Zone};
use crate::ui::shared::layout::Room;
use crate::ui::theme::{self, Theme};
use crate::ui::work::Work;

struct Counting(u128);

impl IdSource for Counting {
    fn new_id(&mut self, now: Timestamp) -> Id {
        self.0 += 1;
        Id::from_parts(now.millis().unsigned_abs(), self.0)
    }
}

/// A fixed time zone at UTC+1.
struct Winter;

impl Zone for Winter {
    fn offset_minutes_at(&self, _: NaiveDateTime) -> i32 {
        60
    }
}

/// An open journal and a page. Applies edits and records all actions.
pub(crate) struct Desk {
    pub(crate) journal: Journal,
    pub(crate) page: Page,
    pub(crate) states: PageStates,
    pub(crate) is_open: bool,
    pub(crate) can_edit: bool,
    pub(crate) reopens_at_start: bool,
    pub(crate) now: Now,
    pub(crate) names: Vec<EditName>,
    pub(crate) other: Vec<Action>,
    revision: u64,
    locale: Locale,
    pub(crate) appearance: Appearance,
    pub(crate) file: FileView,
    pub(crate) backups: BackupList,
    pub(crate) work: Option<Work>,
    ids: Counting,
}

impl Desk {
    /// An open journal on a Sunday evening.
    pub(crate) fn new(page: Page, journal: Journal) -> Self {
        Self {
            journal,
            page,
            states: PageStates::default(),
            is_open: true,
            can_edit: true,
            reopens_at_start: false,
            now: Now { local: at("2026-11-22T21:14+01:00"), instant: Timestamp::from_millis(1_795_378_440_000) },
            names: Vec::new(),
            other: Vec::new(),
            revision: 0,
            locale: Locale::named("en-GB"),
            appearance: Appearance::default(),
            file: FileView { name: Some("notes.ron".to_owned()), folder: "/home/me".to_owned(), state: FileState::Unchanged, ..FileView::nothing() },
            backups: BackupList::default(),
            work: None,
            ids: Counting(0),
        }
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Provides a context to `contents`, then runs the resulting actions.
    pub(crate) fn with_cx(&mut self, contents: impl FnOnce(&mut Cx<'_>)) {
        let mut actions = Vec::new();
        contents(&mut Cx {
            journal: &self.journal,
            revision: self.revision,
            generation: 0,
            content: content(),
            lang: lang(),
            locale: &self.locale,
            now: self.now,
            zone: &Winter,
            appearance: &self.appearance,
            file: &self.file,
            commands: CommandState { is_open: self.is_open, can_edit: self.can_edit, has_file: self.file.name.is_some(), ..CommandState::default() },
            page: self.page,
            backups: &self.backups,
            search: SearchView::Ready(&SearchIndex::of(&self.journal)),
            work: self.work,
            reopens_at_start: self.reopens_at_start,
            states: &mut self.states,
            ids: &mut self.ids,
            actions: &mut actions,
        });
        for action in actions {
            self.run(action);
        }
    }

    fn run(&mut self, action: Action) {
        match action {
            Action::Edit { mut edit, name, .. } => {
                edit.stamp(self.now.instant);
                self.journal.apply(edit);
                self.names.push(name);
                self.revision += 1;
            }
            Action::EditQuietly(mut edit) => {
                edit.stamp(self.now.instant);
                self.journal.apply(edit);
                self.revision += 1;
            }
            Action::MoveToTrash { key, name } => {
                let parts: Vec<Key> = self.journal.parts_of(&key).map(|(part, _)| part).collect();
                for key in parts.into_iter().chain([key]) {
                    self.journal.apply(Edit::delete(key, self.now.instant));
                }
                self.names.push(name);
                self.revision += 1;
            }
            Action::SetAppearance(appearance) => self.appearance = appearance,
            Action::SetReopenAtStart(reopens) => self.reopens_at_start = reopens,
            other => self.other.push(other),
        }
    }

    pub(crate) fn show(&mut self, ui: &mut egui::Ui) {
        // Undo the margin that the harness adds.
        let window = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
        ui.scope_builder(window, |ui| self.within_frame(ui, show));
    }

    /// Draws contents, with an empty side bar if a journal is open.
    fn within_frame(&mut self, ui: &mut egui::Ui, show: impl Fn(&mut egui::Ui, &mut Cx<'_>)) {
        let theme = Theme::of(ui);
        let side_bar = match Room::of(ui) {
            Room::Narrow => theme.layout.rail_small,
            Room::Medium => theme.layout.rail,
            Room::Wide => theme.layout.sidebar,
        };
        let frame = Frame::NONE.fill(theme.colours.surface_sunken);
        if self.is_open && self.page != Page::Moment {
            Panel::left("side_bar").exact_size(side_bar).resizable(false).show_separator_line(false).frame(frame).show(ui, |_| {});
        }
        egui::CentralPanel::no_frame().frame(Frame::NONE.fill(theme.colours.surface_base)).show(ui, |ui| self.with_cx(|cx| show(ui, cx)));
    }
}

pub(crate) fn at(text: &str) -> LocalTime {
    text.parse().expect("a time")
}

#[derive(Clone, Copy)]
pub(crate) struct View {
    /// Size in points.
    pub(crate) size: Vec2,
    pub(crate) theme: egui::Theme,
    /// Pixels per point.
    pub(crate) scale: f32,
}

impl View {
    /// The reference window of the design.
    pub(crate) const DESIGN: Self = Self { size: vec2(1280.0, 800.0), theme: egui::Theme::Light, scale: 1.0 };
    /// The smallest window.
    pub(crate) const SMALL: Self = Self { size: vec2(900.0, 600.0), ..Self::DESIGN };
    /// The reference window with text at 200 %.
    pub(crate) const LARGE_TEXT: Self = Self { size: vec2(640.0, 400.0), scale: 2.0, ..Self::DESIGN };

    pub(crate) const fn dark(self) -> Self {
        Self { theme: egui::Theme::Dark, ..self }
    }
}

pub(crate) fn harness(desk: Desk, view: View) -> Harness<'static, Desk> {
    build(view, Desk::show, desk)
}

/// A window with `contents` instead of a whole page.
pub(crate) fn harness_of(desk: Desk, view: View, contents: impl Fn(&mut egui::Ui, &mut Cx<'_>) + 'static) -> Harness<'static, Desk> {
    build(view, move |desk, ui| desk.with_cx(|cx| contents(ui, cx)), desk)
}

fn build(view: View, mut show: impl FnMut(&mut Desk, &mut egui::Ui) + 'static, desk: Desk) -> Harness<'static, Desk> {
    let mut harness = Harness::builder()
        .with_size(view.size)
        .with_theme(view.theme)
        .with_pixels_per_point(view.scale)
        .with_accessibility_check(true)
        .with_context_setup(theme::install)
        .build_ui_state(move |ui, desk| show(desk, ui), desk);
    harness.run();
    harness
}

/// Draws contents in every kind of window and lets each settle. Saves pictures to the folder in
/// `PICTURES`, if set.
pub(crate) fn in_every_view(name: &str, desk: impl Fn() -> Desk, show: impl Fn(&mut egui::Ui, &mut Cx<'_>) + Copy + 'static) {
    let views = [
        ("design", View::DESIGN),
        ("dark", View::DESIGN.dark()),
        ("small", View::SMALL),
        ("large-text", View::LARGE_TEXT),
        ("large-text-dark", View::LARGE_TEXT.dark()),
    ];
    for (view_name, view) in views {
        let mut harness = build(view, move |desk, ui| desk.within_frame(ui, show), desk());
        if let Some(folder) = std::env::var_os("PICTURES") {
            let path = std::path::Path::new(&folder).join(format!("{name}.{view_name}.png"));
            harness.render().expect("a picture").save(path).expect("a place for the picture");
        }
    }
}
