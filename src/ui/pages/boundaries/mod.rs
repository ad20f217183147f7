//! Boundaries, requests and agreements: the list, the one that is open, and what happened with it.

mod editor;
mod fields;
mod list;
mod log;
mod log_form;
mod more;
mod names;
mod narrow;
mod titles;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, UiKind};

use self::list::{Filter, Order, listed, show_legend, show_rows};
use self::more::Opened;
use self::narrow::Narrowing;
pub(in crate::ui::pages) use self::titles::{title_elsewhere, title_of};
use crate::journal::{Boundary, EditName, Id, Key};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::layout::{Moved, Room, flush_left, goes_back};
use crate::ui::theme::{Level, TextStyle, Theme};
use crate::ui::widgets::{Button, DropDown, IconButton, dissolve_panel, empty_state, mark_page_title, section_gap, select};

/// What the page remembers.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    order: Order,
    narrowing: Narrowing,
    selected: Option<Id>,
    /// In a narrow window: the editor is shown instead of the list.
    shows_editor: bool,
    begins_new: bool,
    moved: Moved,
    /// The title of the selected one gets the focus when it is shown.
    focuses_title: bool,
    opened: Opened,
    log: log::State,
}

impl State {
    /// The boundary that is open.
    #[must_use]
    pub const fn selected(&self) -> Option<Id> {
        self.selected
    }

    /// Opens a boundary.
    pub fn select(&mut self, id: Id) {
        if self.selected != Some(id) {
            self.focuses_title = false;
            self.log = log::State::default();
            self.opened = Opened::default();
        }
        self.selected = Some(id);
        self.shows_editor = true;
        self.moved = Moved::Here;
    }

    /// From the editor back to the list.
    const fn go_back(&mut self, moved: Moved) {
        self.shows_editor = false;
        self.moved = moved;
    }

    /// Begins a new boundary when the page is shown next, with the caret in its title.
    pub const fn begin_new(&mut self) {
        self.begins_new = true;
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.boundaries);
    if std::mem::take(&mut state.begins_new) && cx.commands.can_edit {
        let id = cx.new_id();
        cx.put(Key::Boundary(id), Boundary::empty(cx.now.instant, cx.now.local), EditName::AddBoundary);
        state.select(id);
        state.focuses_title = true;
        ui.ctx().request_repaint();
    }
    show_page(ui, cx, &mut state);
    cx.states.boundaries = state;
}

fn show_page(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let room = Room::of(ui);
    let is_escaped = goes_back(ui);
    let writes_entry = state.selected.is_some_and(|id| state.log.form.is_shown(cx.journal, id));
    if is_escaped && writes_entry && (!room.is_narrow() || state.shows_editor) {
        state.log.form.close();
    } else if is_escaped && room.is_narrow() {
        state.go_back(Moved::WithFocus);
    }

    if cx.journal.boundaries().is_empty() {
        show_empty(ui, cx, state, room);
        return;
    }
    let is_there = |id: &Id| cx.journal.boundaries().contains_key(id);
    let selected = state.selected.filter(is_there);
    let ids = listed(cx.journal, state.filter, &state.narrowing, state.order, selected);
    // Beside the list something is always open; alone, the list waits for a choice.
    let shown = if room.is_narrow() { selected.filter(|_| state.shows_editor) } else { selected.or_else(|| ids.first().copied()) };
    // What is shown without having been chosen is chosen from now on, so that nothing that is written changes what is open.
    // A new one is there only from the next frame.
    if let Some(id) = shown.filter(|id| state.selected != Some(*id) && !state.focuses_title) {
        state.select(id);
    }
    match (room, shown) {
        (Room::Narrow, Some(id)) => show_editor(ui, cx, state, id, room),
        (Room::Narrow, None) => show_list(ui, cx, state, &ids, None, room),
        (_, shown) => {
            let width = if room == Room::Wide { Theme::of(ui).layout.list_pane } else { 260.0 };
            let pane = Panel::left("list").exact_size(width).resizable(false).show_separator_line(false).frame(Frame::NONE);
            pane.show(ui, |ui| {
                dissolve_panel(ui, UiKind::LeftPanel);
                show_list(ui, cx, state, &ids, shown, room);
            });
            if let Some(id) = shown {
                show_editor(ui, cx, state, id, room);
            }
        }
    }
}

fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let words = &cx.lang.boundaries;
    ui.horizontal(|ui| {
        mark_page_title(&ui.label(Theme::of(ui).text(TextStyle::Title, &words.heading)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if cx.commands.can_edit && ui.add(IconButton::new(Icon::Plus, &words.new).primary()).clicked() {
                state.begin_new();
                ui.ctx().request_repaint();
            }
            if !cx.journal.boundaries().is_empty() {
                state.narrowing.show_button(ui, cx);
            }
        });
    });
}

fn show_empty(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, room: Room) {
    let words = &cx.lang.boundaries;
    Frame::NONE.inner_margin(room.page_margin()).show(ui, |ui| {
        show_head(ui, cx, state);
        section_gap(ui);
        let button = cx.commands.can_edit.then_some(words.empty_button.as_str());
        if empty_state(ui, Icon::Fence, &words.empty_heading, &words.empty_text, button).is_some_and(|button| button.clicked()) {
            state.begin_new();
            ui.ctx().request_repaint();
        }
    });
}

fn show_list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, ids: &[Id], shown: Option<Id>, room: Room) {
    // Rows reach their padding beyond the words around them.
    let (side, margin) = (12.0, room.page_margin());
    Frame::NONE.inner_margin(Margin { left: 8, right: 8, top: margin.top, bottom: 14 }).show(ui, |ui| {
        // Where there is height, the legend stays at the foot of the list.
        if room == Room::Wide {
            let foot = Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 });
            Panel::bottom("legend").resizable(false).show_separator_line(false).frame(foot).show(ui, |ui| {
                dissolve_panel(ui, UiKind::BottomPanel);
                show_legend(ui, cx, ids);
            });
        }
        Frame::NONE.inner_margin(Margin { left: 12, right: 8, top: 0, bottom: 0 }).show(ui, |ui| show_head(ui, cx, state));
        ui.horizontal(|ui| {
            ui.add_space(side - 6.0);
            let filters = Filter::ALL.map(|filter| (filter, filter.words(cx.lang)));
            select(ui, "filter", DropDown::Bare, &cx.lang.boundaries.filter, &mut state.filter, &filters);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let orders = Order::ALL.map(|order| (order, order.words(cx.lang)));
                select(ui, "order", DropDown::Bare, &cx.lang.boundaries.order, &mut state.order, &orders);
            });
        });
        Frame::NONE.inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| state.narrowing.show(ui, cx));
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(ui, |ui| {
            if ids.is_empty() {
                let theme = Theme::of(ui);
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| ui.label(theme.text(TextStyle::Small, &cx.lang.boundaries.nothing_matches).color(theme.colours.text_secondary)));
                });
            }
            // A new one is there only from the next frame.
            let is_there = shown.is_none() || shown == state.selected;
            let moved = if is_there { std::mem::take(&mut state.moved) } else { Moved::No };
            let arrival = moved.arrival(state.selected);
            if let Some(id) = show_rows(ui, cx, ids, shown, arrival) {
                state.select(id);
                // What was pressed is in view already.
                state.moved = if room.is_narrow() { Moved::by_press(ui) } else { Moved::No };
            }
            if room != Room::Wide {
                Frame::NONE.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| show_legend(ui, cx, ids));
            }
        });
    });
}

/// Beside the form.
const LOG_WIDTH: f32 = 224.0;
const LOG_GAP: f32 = 36.0;

fn show_editor(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, room: Room) {
    let Some(boundary) = cx.journal.boundaries().get(&id) else { return };
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    let margin = match room {
        Room::Wide => Margin { left: 36, right: 36, top: 30, bottom: 24 },
        Room::Medium => Margin { left: 26, right: 26, top: 24, bottom: 24 },
        Room::Narrow => Margin { left: 20, right: 20, top: 16, bottom: 16 },
    };
    ScrollArea::vertical().id_salt(("editor", id.bits())).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            if room.is_narrow() {
                let back = flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.boundaries.all).small().icon(Icon::ArrowLeft)));
                if back.clicked() {
                    state.go_back(Moved::by_press(ui));
                } else if std::mem::take(&mut state.moved) == Moved::WithFocus {
                    back.request_focus();
                }
            }
            editor::show_head(ui, cx, id, boundary);
            ui.add_space(10.0);
            let form_width = ui.available_width() - LOG_WIDTH - LOG_GAP;
            let takes_focus = state.selected == Some(id) && std::mem::take(&mut state.focuses_title);
            editor::show_title(ui, cx, takes_focus, id, boundary);
            ui.add_space(8.0);
            if room == Room::Wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.vertical(|ui| {
                        ui.set_width(form_width.min(theme.layout.reading_max));
                        editor::show_fields(ui, cx, &mut state.opened, id, boundary);
                    });
                    ui.add_space(LOG_GAP);
                    ui.vertical(|ui| {
                        ui.set_width(LOG_WIDTH);
                        log::show(ui, cx, &mut state.log, id, boundary);
                    });
                });
            } else {
                editor::show_fields(ui, cx, &mut state.opened, id, boundary);
                ui.add_space(theme.spacing.xl);
                log::show(ui, cx, &mut state.log, id, boundary);
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key as Keyboard, Modifiers};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::journal::{Area, BoundaryEvent, BoundaryKind, BoundaryStatus, Edit, EventOutcome, Journal, Timestamp};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, at, harness};

    fn id(number: u128) -> Id {
        Id::from_parts(0, number)
    }

    /// A boundary in use with a log of two.
    fn journal() -> Journal {
        let mut journal = Journal::default();
        let boundary = Boundary {
            title: "Phones stay out".to_owned(),
            area: Area::Digital,
            status: BoundaryStatus::Active,
            limit: "No phone at night.".to_owned(),
            ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"))
        };
        journal.apply(Edit::put(Key::Boundary(id(1)), boundary));
        for (number, day, outcome) in [(2, 14, EventOutcome::Held), (3, 20, EventOutcome::Crossed)] {
            let when = at(&format!("2026-11-{day}T21:00+01:00"));
            let event = BoundaryEvent::new(Timestamp::from_millis(0), id(1), when, outcome);
            journal.apply(Edit::put(Key::BoundaryEvent(id(number)), event));
        }
        journal
    }

    fn write(harness: &mut Harness<'_, Desk>, field: &str, text: &str) {
        harness.get_by_label(field).focus();
        harness.run();
        harness.get_by_label(field).type_text(text);
    }

    fn only(harness: &Harness<'_, Desk>) -> Boundary {
        let boundaries = harness.state().journal.boundaries();
        assert_eq!(boundaries.len(), 1);
        (**boundaries.values().next().expect("one")).clone()
    }

    #[test]
    fn a_new_boundary_is_written_from_the_empty_page() {
        let mut harness = harness(Desk::new(Page::Boundaries, Journal::default()), View::DESIGN);
        harness.get_by_label("Draft a boundary").click();
        harness.run();
        // The caret is in the title already.
        harness.get_by_label("Title").type_text("Phones stay out");
        harness.run();
        harness.get_by_label("Request").click();
        harness.run();
        write(&mut harness, "What I ask", "Please leave it in the kitchen.");
        harness.run();

        let boundary = only(&harness);
        assert_eq!(boundary.title, "Phones stay out");
        assert_eq!(boundary.kind, BoundaryKind::Request);
        assert_eq!(boundary.limit, "Please leave it in the kitchen.");
        assert_eq!(harness.state().names.first(), Some(&EditName::AddBoundary));
    }

    #[test]
    fn the_title_has_the_caret_when_a_boundary_begins() {
        let mut desk = Desk::new(Page::Boundaries, journal());
        desk.states.boundaries.begin_new();
        let harness = harness(desk, View::DESIGN);
        assert!(harness.get_by_label("Title").accesskit_node().is_focused());
        assert!(harness.query_by_label("Untitled").is_some(), "the new one is in the list");
        assert!(harness.query_by_label("Phones stay out").is_some());
    }

    #[test]
    fn a_title_stays_one_line() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        harness.get_by_label("Title").focus();
        harness.run();
        harness.key_press(Keyboard::End);
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert!(!only(&harness).title.contains('\n'));
    }

    #[test]
    fn area_and_status_are_chosen() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        harness.get_by_label("Area").click();
        harness.run();
        harness.get_by_label("Money").click();
        harness.run();
        harness.get_by_label("Where it stands").click();
        harness.run();
        harness.get_by_label("Resting").click();
        harness.run();
        let boundary = only(&harness);
        assert_eq!((boundary.area, boundary.status), (Area::Money, BoundaryStatus::Paused));
        assert!(harness.query_by_label("Title").is_some(), "what is being edited stays open whatever the filter says");
    }

    #[test]
    fn a_date_is_kept_once_it_is_one() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        write(&mut harness, "Look again on", "soon");
        harness.run();
        assert_eq!(only(&harness).review_on, None);
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
        harness.run();
        write(&mut harness, "Look again on", "22.11.2026");
        harness.run();
        assert_eq!(only(&harness).review_on, Some(at("2026-11-22T00:00+01:00").date()));
    }

    #[test]
    fn an_entry_is_added_with_the_keyboard_and_deleted() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_some());
        harness.get_by_label("Add").click();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
        harness.run();
        assert_eq!(harness.state().journal.boundary_events().len(), 2, "nothing is kept before it says what happened");

        harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "I do not know").click();
        harness.run();
        write(&mut harness, "A fact in a few words, and what you did", "I was out.");
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::Enter);
        harness.run();
        let journal = &harness.state().journal;
        let (_, newest) = journal.events_of(id(1)).next_back().expect("an entry");
        assert_eq!((newest.outcome, newest.note.as_str(), newest.when), (EventOutcome::Unknown, "I was out.", harness.state().now.local));
        assert!(harness.query_by_label("Held 1 of 2 since 14 Nov").is_some(), "what nobody knows counts neither way");

        harness.get_by_label("Delete the entry of 20 Nov, 21:00").click();
        harness.run();
        assert_eq!(harness.state().names, [EditName::AddEvent, EditName::DeleteEvent]);
        assert!(harness.query_by_label("Held 1 of 1 since 14 Nov").is_some());
    }

    #[test]
    fn an_entry_of_an_earlier_day_lies_on_that_day() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        harness.get_by_label("Add").click();
        harness.run();
        harness.get_by_role_and_label(eframe::egui::Role::RadioButton, "Held").click();
        harness.get_by_label("An earlier day").click();
        harness.run();
        write(&mut harness, "Date", "30.11.2026");
        harness.run();
        assert!(harness.query_by_label_contains("still ahead").is_some());
        harness.key_press_modifiers(Modifiers::COMMAND, Keyboard::A);
        harness.run();
        write(&mut harness, "Date", "2.11.");
        harness.run();
        harness.get_by_label("Keep this entry").click();
        harness.run();
        let (_, oldest) = harness.state().journal.events_of(id(1)).next().expect("an entry");
        assert_eq!(oldest.when, at("2026-11-02T12:00+01:00"));
    }

    #[test]
    fn no_count_is_shown_where_it_is_about_money() {
        let mut journal = journal();
        let boundary = Boundary { area: Area::Money, ..(*journal.boundaries()[&id(1)]).clone() };
        journal.apply(Edit::put(Key::Boundary(id(1)), boundary));
        let harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
        assert!(harness.query_by_label_contains("since").is_none());
        assert!(harness.query_by_label("Delete the entry of 20 Nov, 21:00").is_some(), "the log itself is there");
        assert!(harness.query_by_label("This limit needs no softening.").is_some());
    }

    #[test]
    fn a_boundary_is_deleted_from_its_menu() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::DESIGN);
        harness.get_by_label("More for this boundary").click();
        harness.run();
        harness.get_by_label("Delete this boundary").click();
        harness.run();
        assert_eq!(harness.state().names, [EditName::DeleteBoundary]);
        assert!(harness.query_by_label("No boundaries yet").is_some());
    }

    #[test]
    fn a_narrow_window_shows_the_list_then_the_editor_and_goes_back() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::LARGE_TEXT);
        assert!(harness.query_by_label("Title").is_none());
        harness.get_by_label("Phones stay out").click();
        harness.run();
        assert!(harness.query_by_label("Title").is_some());
        harness.get_by_label("All boundaries").click();
        harness.run();
        assert!(harness.query_by_label("Title").is_none());

        harness.get_by_label("Phones stay out").click();
        harness.run();
        harness.get_by_label("Title").focus();
        harness.run();
        harness.key_press(Keyboard::Escape);
        harness.run();
        assert!(harness.query_by_label("Title").is_some(), "the first Esc leaves the field");
        harness.key_press(Keyboard::Escape);
        harness.run();
        assert!(harness.query_by_label("Title").is_none(), "the second goes back");
    }

    #[test]
    fn the_focus_goes_along_between_list_and_editor() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View::LARGE_TEXT);
        harness.get_by_label("Phones stay out").focus();
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert!(harness.get_by_label("All boundaries").is_focused());
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert!(harness.get_by_label("Phones stay out").is_focused());
    }

    #[test]
    fn a_file_that_cannot_be_changed_is_read() {
        let mut desk = Desk::new(Page::Boundaries, journal());
        desk.can_edit = false;
        desk.states.boundaries.begin_new();
        let harness = harness(desk, View::DESIGN);
        assert!(harness.query_by_label("No phone at night.").is_some());
        for editing in ["New boundary", "Add", "More for this boundary", "Title"] {
            assert!(harness.query_by_label(editing).is_none(), "{editing}");
        }
        assert_eq!(harness.state().names, []);
    }

    #[test]
    fn what_a_boundary_may_need_beyond_the_first_fields_is_opened_and_kept() {
        let mut journal = journal();
        let ana = crate::journal::Person { changed: Timestamp::from_millis(0), name: "Ana".to_owned(), reach: String::new(), helps_with: String::new() };
        journal.apply(Edit::put(Key::Person(id(7)), ana));
        let mut harness = harness(Desk::new(Page::Boundaries, journal), View { size: eframe::egui::vec2(1280.0, 1400.0), ..View::DESIGN });
        assert!(harness.query_by_label("Who supports me").is_none(), "what is empty is closed");
        for section in ["When it is honoured, and who helps", "How firm, from when, for whom"] {
            harness.get_by_label(section).click();
            harness.run();
        }
        write(&mut harness, "What I will do when it is honoured", "Say that I noticed.");
        for name in ["Who supports me: Choose a name used before", "Ana", "Not negotiable", "Only for me"] {
            harness.get_by_label(name).click();
            harness.run();
        }
        write(&mut harness, "From", "1.11.2026");
        harness.run();
        let boundary = only(&harness);
        assert_eq!((boundary.when_honoured.as_str(), boundary.supporters.as_str()), ("Say that I noticed.", "Ana"));
        assert_eq!((boundary.firmness, boundary.is_private), (Some(crate::journal::Firmness::NotNegotiable), true));
        assert_eq!(boundary.starts_on, Some(at("2026-11-01T00:00+01:00").date()));
    }

    #[test]
    fn fields_and_their_names_follow_the_kind() {
        let mut harness = harness(Desk::new(Page::Boundaries, journal()), View { size: eframe::egui::vec2(1280.0, 1400.0), ..View::DESIGN });
        assert!(harness.query_by_label("What I will do if it is crossed").is_some());
        harness.get_by_label("Request").click();
        harness.run();
        assert!(harness.query_by_label("What I ask").is_some() && harness.query_by_label("What I will do if the answer is no").is_some());
        harness.get_by_label("Agreement").click();
        harness.run();
        for name in ["What we agreed", "What I will do if it is not kept", "Agreed on", "Ends on"] {
            assert!(harness.query_by_label(name).is_some(), "{name}");
        }
        assert!(harness.query_by_label("How firm it is").is_none(), "what both agreed to has no firmness of one's own");
    }

    #[test]
    fn the_list_is_narrowed_down_by_words() {
        let mut journal = journal();
        for (number, title) in [(8, "Walks alone"), (9, "Sunday lunch")] {
            let other = Boundary { title: title.to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
            journal.apply(Edit::put(Key::Boundary(id(number)), other));
        }
        let mut harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
        harness.get_by_label("Search and narrow down").click();
        harness.run();
        harness.get_by_label("Search boundaries").type_text("lunch");
        harness.run();
        assert!(harness.query_by_label("Sunday lunch").is_some() && harness.query_by_label("Walks alone").is_none());
        harness.get_by_label("Search and narrow down").click();
        harness.run();
        assert!(harness.query_by_label("Walks alone").is_some(), "closed, it hides nothing");
    }

    #[test]
    fn arrow_keys_walk_the_list() {
        let mut journal = journal();
        let other = Boundary { title: "Walks alone".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00")) };
        journal.apply(Edit::put(Key::Boundary(id(9)), other));
        let mut harness = harness(Desk::new(Page::Boundaries, journal), View::DESIGN);
        harness.get_by_label("Walks alone").focus();
        harness.run();
        harness.key_press(Keyboard::ArrowDown);
        harness.run();
        harness.key_press(Keyboard::Enter);
        harness.run();
        assert_eq!(harness.get_by_label("Title").accesskit_node().value().as_deref(), Some("Phones stay out"));
    }
}
