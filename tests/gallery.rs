//! Screenshots of every widget in its states, light and dark.
#![cfg(feature = "system-tests")]

mod support;

use chrono::NaiveDate;
use eframe::egui::{Frame, Id, Key, Sense, Ui, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use mendwell::journal::ThemeChoice;
use mendwell::journal::{Intensity, Mood, Quadrant, StepState};
use mendwell::ui::icons::Icon;
use mendwell::ui::theme::{TextStyle, Theme};
use mendwell::ui::widgets::{
    Button, CheckBox, Chip, DateField, DateWords, Dialog, DropDown, FeelingChip, Field, FocusGroup, IconButton, KeyCap, ListRow, MarkImage, MoodPadWords,
    NavItem, Panel, Segment, SegmentMark, Sheet, TextArea, Timeline, Toast, Tone, app_mark, arrow_keys, empty_state, hairline, label, mood_pad, notice,
    paint_branch, paint_crack, paint_mended, paint_step_node, plate, radio_rows, seam_line, seam_seed, segmented, select, status_line,
};
use support::{View, harness};

fn column(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(540.0);
        ui.spacing_mut().item_spacing = vec2(16.0, 9.0);
        contents(ui);
    });
}

fn gallery(ui: &mut Ui) {
    let theme = Theme::of(ui);
    Frame::NONE.fill(theme.colours.surface_base).inner_margin(40.0).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.horizontal_top(|ui| {
            column(ui, buttons_and_chips);
            ui.add_space(40.0);
            column(ui, fields_and_choices);
        });
    });
}

fn buttons_and_chips(ui: &mut Ui) {
    let theme = Theme::of(ui);
    label(ui, "Primary button, 36");
    ui.horizontal(|ui| {
        ui.add(Button::primary("Keep"));
        ui.add(Button::primary("Keep").icon(Icon::Check));
        ui.add(Button::primary("Keep").enabled(false));
    });
    label(ui, "Button, 36");
    ui.horizontal(|ui| {
        ui.add(Button::new("Review"));
        ui.add(Button::new("I need a moment").icon(Icon::Wind));
        ui.add(Button::new("Review").small());
        ui.add(Button::new("Review").enabled(false));
    });
    label(ui, "Quiet button, removal, icon buttons");
    ui.horizontal(|ui| {
        ui.add(Button::quiet("Later"));
        ui.add(Button::quiet("Open the step").small().icon_after(Icon::ArrowRight));
        ui.add(Button::removal("Delete for good"));
        ui.add(IconButton::new(Icon::Plus, "Add").primary());
        ui.add(IconButton::new(Icon::Ellipsis, "More"));
        ui.add(IconButton::new(Icon::ListFilter, "Filter").selected(true));
    });
    label(ui, "Chip, 30");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        let words = ["a little", "some", "a lot"];
        let mut group = FocusGroup::new(ui, "feelings", 6);
        FeelingChip::new("Sad", Quadrant::Heavy, &mut None, words).show(ui, &mut group);
        FeelingChip::new("Lonely", Quadrant::Heavy, &mut Some(Intensity::Medium), words).show(ui, &mut group);
        FeelingChip::new("Tense", Quadrant::Edge, &mut Some(Intensity::Unsaid), words).show(ui, &mut group);
        Chip::tag("Alone", true).show(ui, &mut group);
        Chip::tag("Outdoors", false).show(ui, &mut group);
        Chip::add("Your own").show(ui, &mut group);
    });
    label(ui, "Segmented, 34");
    ui.horizontal(|ui| {
        segmented(ui, "span", "Span", &mut 0, &[Segment::new(0, "Month"), Segment::new(1, "Year"), Segment::new(2, "List")]);
        let states = [Segment::new(0, "Not started"), Segment::new(1, "In progress").mark(SegmentMark::HalfSeam), Segment::new(2, "Done")];
        segmented(ui, "state", "State", &mut 1, &states);
    });
    label(ui, "Menus and keys");
    ui.horizontal(|ui| {
        select(ui, "area", DropDown::Boxed, "Area", &mut 0, &[(0, "Phones"), (1, "Money")]);
        select(ui, "filter", DropDown::Bare, "Filter", &mut 0, &[(0, "In use"), (1, "Archived")]);
        arrow_keys(ui);
        ui.add(KeyCap("Ctrl"));
        ui.add(KeyCap("Enter"));
    });
    label(ui, "Mood marks");
    ui.horizontal(|ui| {
        for (mark, word) in Quadrant::ALL.into_iter().zip(["On edge", "Bright", "Heavy", "Settled", "In between"]) {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add(MarkImage { mark, size: 18.0 });
            ui.label(theme.text(TextStyle::Small, word).color(theme.colours.text_secondary));
            ui.add_space(10.0);
        }
    });
}

fn fields_and_choices(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        Field::new("empty", "Field, 38", &mut String::new()).hint("Empty").width(262.0).show(ui);
        Field::new("icon", "With an icon", &mut "22 Nov 2026".to_owned()).icon(Icon::Calendar).width(262.0).show(ui);
    });
    ui.horizontal_top(|ui| {
        Field::new("own", "My limit", &mut "To fall asleep without listening.".to_owned()).own_words().width(262.0).show(ui);
        Field::new("error", "Wrong", &mut "Ana".to_owned()).error(Some("That date has already passed")).width(262.0).show(ui);
    });
    TextArea::new("area", "My notes", &mut "I kept rereading the message. Then I put the phone in the drawer and made tea.".to_owned()).show(ui);
    ui.horizontal(|ui| {
        ui.add(CheckBox::new(&mut false, "Off"));
        ui.add(CheckBox::new(&mut true, "On"));
    });
    let rows = [(0, "Lock it with a passphrase", "Needed each time you open it."), (1, "No passphrase", "Anyone who can use this computer can open the file.")];
    radio_rows(ui, "lock", "Passphrase", &mut 0, &rows);
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(200.0, 38.0), |ui| ui.add(NavItem::new(Icon::Sun, "Rest", false).shortcut("F2")));
        ui.allocate_ui(vec2(200.0, 38.0), |ui| ui.add(NavItem::new(Icon::Sun, "Selected", true)));
    });
    hairline(ui);
    Sheet::new().show(ui, |ui| {
        ui.add(ListRow::new("Start a new journal").below("You choose where it lives").icon(Icon::FilePlus).chevron().strong());
        ui.add(ListRow::new("Tell one safe person").at_right("In progress").selected(true));
        Panel::new(theme.colours.accent_soft).show(ui, |ui| ui.label(theme.text(TextStyle::OwnWords, "I feel on guard when a phone is here.")));
    });
}

fn snapshot(theme: ThemeChoice, name: &str) {
    let view = View { size: Vec2::new(1280.0, 800.0), theme, ..View::default() };
    let mut harness = harness(view, gallery);
    harness.run();
    harness.snapshot(name);
}

#[test]
fn light() {
    snapshot(ThemeChoice::Light, "gallery.light");
}

#[test]
fn dark() {
    snapshot(ThemeChoice::Dark, "gallery.dark");
}

#[test]
fn high_contrast() {
    snapshot(ThemeChoice::HighContrastLight, "gallery.high_contrast");
}

const PAD_WORDS: MoodPadWords<'_> = MoodPadWords {
    name: "Mood, heavy, low energy, unpleasant",
    edge: "On edge",
    bright: "Bright",
    heavy: "Heavy",
    settled: "Settled",
    more_energy: "more energy",
    less_energy: "less energy",
    unpleasant: "unpleasant",
    pleasant: "pleasant",
};

fn drawings(ui: &mut Ui) {
    let theme = Theme::of(ui);
    Frame::NONE.fill(theme.colours.surface_base).inner_margin(40.0).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 60.0;
            mood_pad(ui, &PAD_WORDS, Some(Mood::new(-0.4, -0.5)));
            ui.vertical(|ui| {
                ui.set_width(300.0);
                app_mark(ui, 22.0);
                ui.add_space(20.0);
                let mut timeline = Timeline::new();
                for (mark, time, words) in
                    [(Quadrant::Edge, "07:40", "Woke at four, did the sums again."), (Quadrant::Settled, "13:05", "Walked to the canal.")]
                {
                    timeline.entry(ui, mark, seam_seed(time), |ui| {
                        ui.label(theme.text(TextStyle::Small, time).color(theme.colours.text_tertiary));
                        ui.label(theme.text(TextStyle::OwnWords, words));
                        ui.add_space(8.0);
                    });
                }
                timeline.now(ui, seam_seed("now"), |ui| ui.label(theme.text(TextStyle::Small, "21:14 Now")));
                ui.add_space(20.0);
                status_line(ui, Icon::Check, Tone::Plain, "notes.ron", "Saved 21:14");
                status_line(ui, Icon::TriangleAlert, Tone::Caution, "notes.ron", "Not saved since 21:02");
                notice(ui, Tone::Positive, Icon::Check, "Saved");
                notice(ui, Tone::Danger, Icon::CircleAlert, "Not readable");
                ui.add_space(20.0);
                empty_state(ui, Icon::Fence, "No boundaries yet", "Start with one small thing you can keep on your own.", Some("Draft a boundary"));
            });
            ui.vertical(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(380.0, 380.0), Sense::hover());
                plate(ui, rect);
                let (path, _) = ui.allocate_exact_size(vec2(80.0, 320.0), Sense::hover());
                let middle = path.center_top() + vec2(0.0, 160.0);
                let seed = seam_seed("finding-the-ground");
                paint_mended(ui.painter(), theme, &seam_line(path.center_top(), middle, seed, 6.0), seed);
                paint_branch(ui.painter(), theme, path.center_top() + vec2(0.0, 60.0), vec2(-14.0, 22.0), seed, true);
                paint_crack(ui.painter(), theme, &seam_line(middle, path.center_bottom(), seed + 1, 6.0));
                for (index, state) in StepState::ALL.into_iter().enumerate() {
                    let centre = path.center_top() + vec2(0.0, 20.0 + 66.0 * index as f32);
                    paint_step_node(ui.painter(), theme, state, centre, 8.0, theme.colours.surface_base);
                }
            });
        });
    });
    let bottom_left = pos2(40.0, ui.ctx().content_rect().bottom() - 20.0);
    let _ = Toast::new(Icon::Check, "Check-in kept").action("Undo").keys("Ctrl Z").show(ui.ctx(), bottom_left, 1.0);
    let work = Toast::new(Icon::Clock, "Reading earlier copies").id(Id::unique("work")).progress(0.3, "12 of 40").action("Cancel");
    let _ = work.show(ui.ctx(), bottom_left + vec2(320.0, 0.0), 1.0);
}

fn dialog(ui: &mut Ui) {
    drawings(ui);
    let dialog = Dialog::new("delete", "Delete this page?", false).body("It stays in the trash for 30 days.");
    dialog.quiet("Keep it", false).removal("Delete", true).show(ui.ctx(), |_| {});
}

/// The smallest window with the largest text: rows wrap, nothing is cut off.
#[test]
fn large_text() {
    let view = View { size: vec2(900.0, 600.0), text_size_percent: 200, ..View::default() };
    let mut harness = harness(view, |ui| {
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui).colours.surface_base);
        ui.set_max_width(ui.available_width());
        let states = ["Not started", "In progress", "Done", "Revisiting", "Not for me"];
        let segments: Vec<_> = states.into_iter().enumerate().map(|(index, text)| Segment::new(index, text)).collect();
        segmented(ui, "state", "State", &mut 1, &segments);
        ui.add(Button::primary("Keep this check-in and everything that was written into it today"));
        Field::new("limit", "My limit", &mut "I will not share a bedroom with a phone.".to_owned()).own_words().show(ui);
    });
    harness.run();
    harness.snapshot("large_text");
}

#[test]
fn drawings_light() {
    let mut harness = harness(View::default(), drawings);
    harness.run();
    harness.snapshot("drawings.light");
}

#[test]
fn drawings_dark() {
    let mut harness = harness(View { theme: ThemeChoice::Dark, ..View::default() }, drawings);
    harness.run();
    harness.snapshot("drawings.dark");
}

#[test]
fn dialog_light() {
    let mut harness = harness(View::default(), dialog);
    harness.run();
    harness.snapshot("dialog.light");
}

const CONTROLS: [fn(&mut Ui); 12] = [
    |ui| drop(ui.add(Button::primary("Keep"))),
    |ui| drop(ui.add(Button::new("Review"))),
    |ui| drop(ui.add(Button::quiet("Later"))),
    |ui| drop(ui.add(Button::removal("Delete"))),
    |ui| drop(ui.add(IconButton::new(Icon::Ellipsis, "More"))),
    |ui| drop(ui.add(Chip::tag("Sad", false))),
    |ui| drop(ui.add(Chip::tag("Alone", true))),
    |ui| drop(ui.add(CheckBox::new(&mut true, "On"))),
    |ui| drop(segmented(ui, "span", "Span", &mut 1, &[Segment::new(0, "Month"), Segment::new(1, "Year")])),
    |ui| drop(Field::new("field", "Field", &mut "Filled".to_owned()).name_hidden().width(150.0).show(ui)),
    |ui| drop(ui.add(NavItem::new(Icon::Sun, "Today", false))),
    |ui| drop(radio_rows(ui, "row", "Row", &mut 0, &[(0, "One", "")])),
];

/// Resting, hovered, pressed and focused, side by side.
fn states(theme: ThemeChoice, name: &str) -> Result<(), String> {
    const CELL: Vec2 = Vec2::new(190.0, 64.0);
    let mut picture = image::RgbaImage::new(4 * CELL.x as u32, CONTROLS.len() as u32 * CELL.y as u32);
    for (row, control) in (0_i64..).zip(CONTROLS) {
        for column in 0_i64..4 {
            let mut harness = harness(View { size: CELL, theme, ..View::default() }, move |ui| {
                let ground = Theme::of(ui).colours.surface_base;
                ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, ground);
                Frame::NONE.inner_margin(10.0).show(ui, control);
            });
            let at = pos2(40.0, 34.0);
            match column {
                1 => harness.hover_at(at),
                2 => harness.drag_at(at),
                3 => harness.key_press(Key::Tab),
                _ => {}
            }
            harness.run();
            let cell = harness.render()?;
            image::imageops::replace(&mut picture, &cell, column * CELL.x as i64, row * CELL.y as i64);
        }
    }
    egui_kittest::image_snapshot(&picture, name);
    Ok(())
}

#[test]
fn states_light() -> Result<(), String> {
    states(ThemeChoice::Light, "states.light")
}

#[test]
fn states_dark() -> Result<(), String> {
    states(ThemeChoice::Dark, "states.dark")
}

#[test]
fn open_menu() {
    let mut harness = harness(View { size: vec2(320.0, 240.0), ..View::default() }, |ui| {
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui).colours.surface_base);
        select(ui, "area", DropDown::Boxed, "Area", &mut 0, &[(0, "Phones"), (1, "Money"), (2, "Time apart")]);
    });
    harness.get_by_label("Area").click();
    harness.run();
    harness.get_by_label("Money").hover();
    harness.run();
    harness.snapshot("menu.light");
}

#[test]
fn open_month() {
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"].map(String::from);
    let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(String::from);
    let mut harness = harness(View { size: vec2(320.0, 380.0), ..View::default() }, move |ui| {
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Theme::of(ui).colours.surface_base);
        let words = DateWords {
            months: &months,
            weekdays: &weekdays,
            week_start: 0,
            open: "Open the month",
            previous_month: "Month before",
            next_month: "Month after",
            not_a_date: "That is not a date",
            write: &|date| date.format("%-d %b %Y").to_string(),
            read: &|_| None,
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
        DateField::new("Look again on", &mut Some(today), today, words).show(ui, "date");
    });
    harness.get_by_label("Look again on, Open the month").click();
    harness.run();
    harness.snapshot("month.light");
}
