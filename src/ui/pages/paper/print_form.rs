//! The print dialog, for desktops without a native one.

use eframe::egui::{Context, Key, Modifiers, Response, Ui};

use crate::content::fill;
use crate::export::{PageChoice, PageChoiceError, Paper};
use crate::print::{COPIES_MAX, Colour, PrintOptions, Printer, Sides};
use crate::ui::action::{Action, Answer};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Dialog, DropDown, Field, Segment, Tone, label, notice, segmented, select};

/// The available printers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Printers {
    /// Being listed.
    #[default]
    Looking,
    /// The list, possibly empty.
    Found(Vec<Printer>),
    /// Listing failed, with the reason.
    Failed(String),
}

/// The options chosen so far.
#[derive(Clone, Debug)]
pub struct PrintForm {
    printers: Printers,
    used_last: Option<String>,
    printer: usize,
    copies: String,
    has_some_pages: bool,
    some_pages: String,
    sides: Sides,
    colour: Colour,
    count: usize,
    paper: Paper,
    has_viewer: bool,
    /// Printing was attempted with errors, which are shown from then on, even for empty fields.
    was_tried: bool,
    focuses: Option<Focus>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Printer,
    Copies,
    Pages,
}

impl PrintForm {
    /// A form for this many pages. The `used_last` printer is preselected.
    #[must_use]
    pub fn new(count: usize, paper: Paper, used_last: Option<String>, has_viewer: bool) -> Self {
        Self {
            printers: Printers::Looking,
            used_last,
            printer: 0,
            copies: "1".to_owned(),
            has_some_pages: false,
            some_pages: String::new(),
            sides: Sides::AsSet,
            colour: Colour::AsSet,
            count,
            paper,
            has_viewer,
            was_tried: false,
            focuses: None,
        }
    }

    /// Lists the printers again.
    pub fn look_again(&mut self) {
        self.printers = Printers::Looking;
    }

    /// Takes the list of printers.
    pub fn take(&mut self, found: Result<Vec<Printer>, String>) {
        self.printers = found.map_or_else(Printers::Failed, Printers::Found);
        self.focuses = Some(Focus::Printer);
        self.printer = self.found().iter().position(|printer| Some(&printer.name) == self.used_last.as_ref()).unwrap_or_default();
    }

    fn found(&self) -> &[Printer] {
        if let Printers::Found(printers) = &self.printers { printers } else { &[] }
    }

    fn copies(&self) -> Option<u16> {
        self.copies.trim().parse().ok().filter(|copies| (1..=COPIES_MAX).contains(copies))
    }

    fn choice(&self) -> Result<PageChoice, PageChoiceError> {
        if self.has_some_pages { PageChoice::parse(&self.some_pages, self.count) } else { Ok(PageChoice::All) }
    }

    fn options(&self) -> Option<(PrintOptions, PageChoice)> {
        let printer = self.found().get(self.printer)?;
        let options = PrintOptions {
            printer: printer.name.clone(),
            copies: self.copies()?,
            // Options unsupported by the printer were not shown.
            sides: if printer.has_sides { self.sides } else { Sides::AsSet },
            colour: if printer.has_colour { self.colour } else { Colour::AsSet },
            paper: self.paper,
        };
        Some((options, self.choice().ok()?))
    }

    fn say_what_is_wrong(&mut self) {
        self.was_tried = true;
        self.focuses = Some(if self.copies().is_none() { Focus::Copies } else { Focus::Pages });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Cancel,
    Print,
    LookAgain,
    SavePdf,
    View,
}

pub(in crate::ui) fn show(ctx: &Context, cx: &mut Cx<'_>) {
    let Some(mut form) = cx.states.paper.print.take() else { return cx.push(Action::Answer(Answer::Dismiss)) };
    let words = &cx.lang.print;
    let mut dialog = Dialog::new("print", &words.heading, Chosen::Cancel).asked_for().quiet(&cx.lang.common.cancel, Chosen::Cancel);
    let is_looking = form.printers == Printers::Looking;
    if form.has_viewer && !is_looking {
        dialog = dialog.plain(&words.open_viewer, Chosen::View);
    }
    if !form.found().is_empty() {
        dialog = dialog.primary(&words.print, Chosen::Print);
    } else if !is_looking {
        dialog = dialog.plain(&words.look_again, Chosen::LookAgain).primary(&cx.lang.paper.save_pdf, Chosen::SavePdf);
    }
    let mut is_hurried = false;
    let chosen = dialog.show(ctx, |ui| {
        // Before the fields, which would insert a line break.
        is_hurried = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        match form.printers.clone() {
            Printers::Looking => parts::announced(ui, &words.looking),
            Printers::Found(printers) if printers.is_empty() => parts::announced(ui, &words.none),
            Printers::Found(printers) => show_choices(ui, cx, &mut form, &printers),
            Printers::Failed(problem) => {
                parts::announced(ui, &words.none);
                notice(ui, Tone::Caution, Icon::TriangleAlert, &problem);
            }
        }
    });
    match chosen.or(is_hurried.then_some(Chosen::Print)) {
        Some(Chosen::Cancel) => cx.push(Action::Answer(Answer::Dismiss)),
        Some(Chosen::LookAgain) => cx.push(Action::FindPrinters),
        Some(Chosen::SavePdf) => cx.push(Action::SavePrintout),
        Some(Chosen::Print) if form.found().is_empty() => {}
        Some(Chosen::Print) => match form.options() {
            Some((options, choice)) => cx.push(Action::PrintPages(options, choice)),
            None => form.say_what_is_wrong(),
        },
        Some(Chosen::View) => match form.choice() {
            Ok(choice) => cx.push(Action::ViewPages(choice)),
            Err(_) => form.say_what_is_wrong(),
        },
        None => {}
    }
    // The action that is run closes the form.
    cx.states.paper.print = Some(form);
}

fn show_choices(ui: &mut Ui, cx: &Cx<'_>, form: &mut PrintForm, printers: &[Printer]) {
    let words = &cx.lang.print;
    let theme = Theme::of(ui);
    label(ui, &words.printer);
    let names: Vec<String> = printers
        .iter()
        .map(|printer| if printer.is_default { fill(&words.usual, &[("name", &printer.description)]) } else { printer.description.clone() })
        .collect();
    let options: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
    let chosen = select(ui, "printer", DropDown::Boxed, &words.printer, &mut form.printer, &options);
    take_focus(&chosen, &mut form.focuses, Focus::Printer);
    ui.add_space(theme.spacing.s);

    let wrong = fill(&words.copies_wrong, &[("most", &COPIES_MAX.to_string())]);
    let error = form.copies().is_none().then_some(wrong.as_str());
    let copies = Field::new("copies", &words.copies, &mut form.copies).limit(3).width(SHORT_FIELD).error(error).show(ui);
    take_focus(&copies, &mut form.focuses, Focus::Copies);
    ui.add_space(theme.spacing.s);

    if form.count > 1 {
        label(ui, &words.pages);
        let segments = [Segment::new(false, words.all_pages.as_str()), Segment::new(true, &words.some_pages)];
        if segmented(ui, "pages", &words.pages, &mut form.has_some_pages, &segments).changed() && form.has_some_pages {
            form.focuses = Some(Focus::Pages);
        }
        if form.has_some_pages {
            let missing = words.pages_missing.of(form.count);
            let error = match form.choice() {
                Err(PageChoiceError::NoSuchPage) => Some(missing.as_str()),
                Err(PageChoiceError::NotUnderstood) if form.was_tried || !form.some_pages.trim().is_empty() => Some(words.pages_wrong.as_str()),
                _ => None,
            };
            let pages = Field::new("some pages", &words.which_pages, &mut form.some_pages).hint(&words.which_pages_hint).limit(60).error(error).show(ui);
            take_focus(&pages, &mut form.focuses, Focus::Pages);
        }
        ui.add_space(theme.spacing.s);
    }

    let Some(printer) = printers.get(form.printer) else { return };
    if printer.has_sides {
        label(ui, &words.sides);
        let sides = Sides::ALL.map(|sides| Segment::new(sides, words.sides_names.of(sides)));
        segmented(ui, "sides", &words.sides, &mut form.sides, &sides);
        ui.add_space(theme.spacing.s);
    }
    if printer.has_colour {
        label(ui, &words.colour);
        let colours = Colour::ALL.map(|colour| Segment::new(colour, words.colour_names.of(colour)));
        segmented(ui, "colour", &words.colour, &mut form.colour, &colours);
        ui.add_space(theme.spacing.s);
    }
    for hint in [form.has_viewer.then_some(&words.as_it_is), Some(&words.stays)].into_iter().flatten() {
        ui.label(theme.text(TextStyle::Small, hint).color(theme.colours.text_secondary));
    }
}

const SHORT_FIELD: f32 = 96.0;

/// Repeats until focused, because a dialog that has just opened focuses a button.
fn take_focus(response: &Response, focuses: &mut Option<Focus>, this: Focus) {
    if *focuses == Some(this) {
        if response.has_focus() {
            *focuses = None;
        } else {
            response.request_focus();
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::accesskit::Role;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::journal::Journal;
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, harness_of, in_every_view};

    fn printer(name: &str, can_do_all: bool) -> Printer {
        Printer { name: name.to_owned(), description: format!("{name} printer"), is_default: name == "Office", has_sides: can_do_all, has_colour: can_do_all }
    }

    fn desk(form: PrintForm) -> Desk {
        Desk::new(Page::Paper, Journal::default()).with(|desk| desk.states.paper.print = Some(form))
    }

    fn found(has_viewer: bool) -> PrintForm {
        let mut form = PrintForm::new(4, Paper::A4, None, has_viewer);
        form.take(Ok(vec![printer("Office", true), printer("Hall", false)]));
        form
    }

    fn window(form: PrintForm) -> Harness<'static, Desk> {
        harness_of(desk(form), View::DESIGN, |ui, cx| show(&ui.ctx().clone(), cx))
    }

    fn hurry(harness: &mut Harness<'static, Desk>) {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        harness.run();
    }

    #[test]
    fn it_prints_as_it_stands_with_one_key() {
        let mut harness = window(found(false));
        harness.run();
        assert!(harness.get_by_role_and_label(Role::ComboBox, "Printer").is_focused(), "the printer has the keyboard");
        hurry(&mut harness);
        let [Action::PrintPages(options, choice)] = harness.state().other.as_slice() else { panic!("{:?}", harness.state().other) };
        let expected = PrintOptions { printer: "Office".to_owned(), copies: 1, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 };
        assert_eq!((options, choice), (&expected, &PageChoice::All));
    }

    #[test]
    fn everything_can_be_chosen() {
        let mut harness = window(found(false));
        harness.get_by_label("Some").click();
        harness.run();
        assert!(harness.get_by_label("Which pages").is_focused(), "what is asked next has the keyboard");
        harness.get_by_label("Which pages").type_text("2-3");
        harness.get_by_label("Both sides").click();
        harness.run();
        harness.get_by_label("Black only").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, "Print").click();
        harness.run();
        let [Action::PrintPages(options, choice)] = harness.state().other.as_slice() else { panic!("{:?}", harness.state().other) };
        assert_eq!((options.sides, options.colour), (Sides::Both, Colour::Black));
        assert_eq!(*choice, PageChoice::Some(vec![2..=3]));
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_is_printed() {
        let mut form = found(false);
        form.copies = "0".to_owned();
        let mut harness = window(form);
        hurry(&mut harness);
        harness.run();
        let copies = harness.get_by_label("Copies");
        assert!(copies.is_focused());
        assert_eq!(copies.accesskit_node().description().as_deref(), Some("A number from 1 to 99"));

        let mut form = found(false);
        form.has_some_pages = true;
        let mut harness = window(form);
        assert!(harness.get_by_label("Which pages").accesskit_node().description().is_none(), "nothing is wrong before it is tried");
        hurry(&mut harness);
        harness.run();
        assert_eq!(harness.get_by_label("Which pages").accesskit_node().description().as_deref(), Some("Numbers, as in 1-2, 4"));
        harness.get_by_label("Which pages").type_text("5");
        harness.run();
        assert_eq!(harness.get_by_label("Which pages").accesskit_node().description().as_deref(), Some("There are pages 1 to 4"));
        assert!(harness.state().other.is_empty(), "{:?}", harness.state().other);
    }

    #[test]
    fn what_a_printer_cannot_do_is_not_asked() {
        let mut form = PrintForm::new(1, Paper::A4, Some("Hall".to_owned()), false);
        form.sides = Sides::Both;
        form.take(Ok(vec![printer("Office", true), printer("Hall", false)]));
        let mut harness = window(form);
        for name in ["Both sides", "Black only", "Some", "Open the PDF"] {
            assert!(harness.query_by_label(name).is_none(), "{name}");
        }
        hurry(&mut harness);
        assert!(matches!(harness.state().other.as_slice(), [Action::PrintPages(options, _)] if options.printer == "Hall" && options.sides == Sides::AsSet));
    }

    #[test]
    fn without_a_printer_a_pdf_is_offered() {
        let mut form = PrintForm::new(1, Paper::A4, None, false);
        form.take(Ok(Vec::new()));
        let mut harness = window(form);
        harness.run();
        assert!(harness.query_by_label("No printer was found. Save a PDF instead?").is_some());
        assert!(harness.get_by_label("Save PDF…").is_focused());
        hurry(&mut harness);
        assert!(harness.state().other.is_empty(), "there is nothing to print on");
        harness.get_by_label("Look again").click();
        harness.run();
        harness.get_by_label("Save PDF…").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::FindPrinters, Action::SavePrintout]));
    }

    #[test]
    fn where_a_pdf_is_taken_as_it_is_it_can_be_opened_instead() {
        let mut harness = window(found(true));
        harness.get_by_label("Open the PDF").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::ViewPages(PageChoice::All)]));
    }

    #[test]
    fn while_printers_are_looked_for_it_can_be_closed() {
        let mut harness = window(PrintForm::new(1, Paper::A4, None, false));
        assert!(harness.get_by_label("Cancel").is_focused());
        assert!(harness.query_by_role_and_label(Role::Button, "Print").is_none());
        harness.key_press(Key::Escape);
        harness.run();
        assert!(matches!(harness.state().other.first(), Some(Action::Answer(Answer::Dismiss))));
    }

    #[test]
    fn it_settles_in_every_window() {
        let mut failed = PrintForm::new(1, Paper::A4, None, false);
        failed.take(Err("The print system of this computer does not answer. Nothing was printed.".to_owned()));
        for (name, form) in [("print-looking", PrintForm::new(1, Paper::A4, None, false)), ("print-found", found(true)), ("print-failed", failed)] {
            in_every_view(name, move || desk(form.clone()), |ui, cx| show(&ui.ctx().clone(), cx));
        }
    }
}
