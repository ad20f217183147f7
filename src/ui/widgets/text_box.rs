//! Shared implementation of text fields and text areas.

use std::marker::PhantomData;
use std::sync::Arc;

use eframe::egui::text::{CCursor, LayoutJob};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::text_selection::CCursorRange;
use eframe::egui::util::undoer::{Settings, Undoer};
use eframe::egui::{
    AsIdSalt, Context, Frame, Galley, Id, IdSalt, IntoAtoms as _, Margin, Memory, Pos2, Response, Stroke, TextBuffer, TextEdit, Ui, accesskit, vec2,
};

use super::announce;
use super::section::label;
use super::text_menu::{remember_selection, text_menu};
use crate::journal::is_line_break;
use crate::ui::icons::Icon;
use crate::ui::theme::{TextStyle, Theme};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A single line.
    Line,
    /// As many lines as the text has.
    Area,
    /// A growing area without a frame, underlined to show that it can be edited.
    Bare,
}

/// A text box. `Kind` selects the builder methods: see [`super::Field`] and [`super::TextArea`].
#[must_use = "a field does nothing until it is shown"]
pub struct TextBox<'a, Kind> {
    id_salt: IdSalt,
    text: &'a mut String,
    name: &'a str,
    name_shown: bool,
    hint: &'a str,
    help: Option<&'a str>,
    width: f32,
    pub(super) style: TextStyle,
    pub(super) form: Form,
    pub(super) secret: bool,
    pub(super) icon: Option<Icon>,
    pub(super) error: Option<&'a str>,
    pub(super) area_min_height: f32,
    limit: usize,
    pub(super) room_at_end: f32,
    kind: PhantomData<Kind>,
}

const AREA_MIN_HEIGHT: f32 = 70.0;
const PADDING_X: f32 = 12.0;
const PADDING_Y: f32 = 8.0;
const ICON: f32 = 17.0;
/// Gap between label, field and the line below.
const GAP: f32 = 4.0;
const MASK: &str = "•";

impl<'a, Kind> TextBox<'a, Kind> {
    pub(super) fn of(form: Form, style: TextStyle, id_salt: impl AsIdSalt, name: &'a str, text: &'a mut String) -> Self {
        Self {
            id_salt: IdSalt::new(id_salt),
            text,
            name,
            name_shown: true,
            hint: "",
            help: None,
            width: f32::INFINITY,
            style,
            form,
            secret: false,
            icon: None,
            error: None,
            area_min_height: AREA_MIN_HEIGHT,
            limit: usize::MAX,
            room_at_end: 0.0,
            kind: PhantomData,
        }
    }

    /// Hides the label; screen readers still get it.
    pub const fn name_hidden(mut self) -> Self {
        self.name_shown = false;
        self
    }

    /// Sets the placeholder.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Help text below; replaced by an error.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// Sets the maximum length in characters.
    pub const fn limit(mut self, characters: usize) -> Self {
        self.limit = characters;
        self
    }

    /// Sets the width; by default that of the column.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it. Enter in a single line gives up focus, as in egui: `lost_focus()` with Enter
    /// pressed means "done". Ctrl+Enter is left to the page.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.id_salt);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let label = self.name_shown.then(|| label(ui, self.name));
            let (error, help, name) = (self.error, self.help, self.name);
            let response = self.show_box(ui, id);
            let response = match label {
                Some(label) => response.labelled_by(label.id),
                None => response.accessible_name(name),
            };
            if let Some(error) = error {
                below(ui, &response, error, true);
            } else if let Some(help) = help {
                below(ui, &response, help, false);
            }
            response
        })
        .inner
    }

    fn show_box(self, ui: &mut Ui, id: Id) -> Response {
        let theme = Theme::of(ui);
        let min_height = match self.form {
            Form::Line => theme.sizes.field,
            Form::Area => self.area_min_height,
            Form::Bare => 0.0,
        };
        let c = theme.colours;
        let enabled = ui.is_enabled();
        let hovered = ui.ctx().read_response(id).is_some_and(|response| response.hovered());
        let (line, width) = match (self.error, enabled) {
            (_, false) => (c.line, theme.stroke.control),
            (Some(_), _) => (c.danger, theme.stroke.selected),
            _ if hovered => (c.text_secondary, theme.stroke.control),
            _ => (c.line_strong, theme.stroke.control),
        };
        let line_height = self.style.line_height();
        let mut inside = margin(PADDING_X - width, ((min_height - line_height) / 2.0).clamp(0.0, PADDING_Y) - width);
        inside.right += self.room_at_end as i8;
        let boxed = Frame::NONE
            .fill(if enabled { c.fill_control } else { c.surface_sunken })
            .stroke(Stroke::new(width, line))
            .corner_radius(theme.radius.control)
            .inner_margin(inside);
        let frame = if self.form == Form::Bare { Frame::NONE } else { boxed };

        let ink = if enabled { c.text_primary } else { c.text_disabled };
        let format = theme.format(self.style, ink);
        let (secret, multiline) = (self.secret, self.form != Form::Line);
        let mut layouter = move |ui: &Ui, text: &dyn TextBuffer, wrap_width: f32| -> Arc<Galley> {
            let shown = if secret { MASK.repeat(text.as_str().chars().count()) } else { shown(text.as_str(), multiline) };
            let mut job = LayoutJob::single_section(shown, format.clone());
            job.break_on_newline = multiline;
            job.wrap.max_width = if multiline { wrap_width } else { f32::INFINITY };
            job.keep_trailing_whitespace = true;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };

        // Avoids copying a long text in frames that cannot change it.
        let may_change = ui.memory(|memory| memory.has_focus(id)) && ui.input(|input| !input.events.is_empty());
        let before = may_change.then(|| self.text.clone());
        let mut edit = if multiline { TextEdit::multiline(self.text).desired_rows(1) } else { TextEdit::singleline(self.text) };
        edit = edit
            .id(id)
            .frame(frame)
            .font(self.style.font_id())
            .password(secret)
            .char_limit(self.limit)
            .desired_width(self.width)
            .min_size(vec2(0.0, min_height))
            .layouter(&mut layouter)
            .hint_text(theme.text(self.style, self.hint).color(c.text_tertiary));
        if let Some(icon) = self.icon {
            edit = edit.prefix(icon.image(ICON, c.text_secondary).into_atoms());
        }
        if self.error.is_some() {
            edit = edit.suffix(Icon::CircleAlert.image(ICON, c.danger).into_atoms());
        }
        if !multiline {
            edit = edit.align(eframe::egui::Align2::LEFT_CENTER);
        }
        remember_selection(ui, id);
        let shown = edit.show(ui);
        let mut response = shown.response.response;
        if response.changed()
            && let Some(before) = before
        {
            bound_undo(ui.ctx(), id, before, self.text.len());
        }
        take_focus_again(ui, &response);
        text_menu(ui, &mut response, self.text, secret);
        if response.changed() {
            let pass = ui.ctx().cumulative_pass_nr();
            ui.data_mut(|data| data.insert_temp(edited_id(), pass));
        }
        if self.form == Form::Bare && hovered && !response.has_focus() {
            ui.painter().hline(response.rect.x_range(), response.rect.bottom(), Stroke::new(theme.stroke.control, c.line_strong));
        }
        if response.has_focus() {
            let gap = if self.form == Form::Bare { 4.0 } else { 1.0 };
            theme.focus_ring(ui.painter(), response.rect, theme.radius.control, gap);
        }
        response
    }
}

/// Paragraphs longer than this many characters are laid out in pieces, broken at the next space, so
/// that typing a letter costs one piece only.
const PIECE: usize = 4000;

/// The text for layout: every line break character ends a line, and each character keeps its index.
/// A CR before a line feed is ignored.
fn shown(text: &str, in_pieces: bool) -> String {
    let mut letters = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    let mut since_break = 0;
    while let Some(letter) = letters.next() {
        let is_half = letter == '\r' && letters.peek() == Some(&'\n');
        let ends_line = is_line_break(letter) && !is_half;
        let ends_piece = in_pieces && letter == ' ' && since_break >= PIECE;
        since_break = if ends_line || ends_piece { 0 } else { since_break + 1 };
        shown.push(if ends_line || ends_piece { '\n' } else { letter });
    }
    shown
}

/// Maximum size of the undo states of a field, though at least two are kept.
const UNDO_BYTES: usize = 8_000_000;
/// Number of undo states that egui keeps per field.
const UNDO_STEPS: usize = 100;

/// Number of undo states for the field with this id.
#[derive(Clone, Copy)]
struct UndoSteps(usize);

/// egui copies the whole text per undo step. Long texts keep fewer states, including the one before
/// this change.
fn bound_undo(ctx: &Context, id: Id, before: String, bytes: usize) {
    let most = (UNDO_BYTES / bytes.max(1)).clamp(2, UNDO_STEPS);
    let kept = ctx.data(|data| data.get_temp::<UndoSteps>(id)).map_or(UNDO_STEPS, |steps| steps.0);
    // In halves, so that growth does not reset the states on every letter.
    if most >= kept || (most > kept / 2 && kept < UNDO_STEPS && most > 2) {
        return;
    }
    let Some(mut edit) = TextEditState::load(ctx, id) else { return };
    let mut undoer = Undoer::with_settings(Settings { max_undos: most, ..Settings::default() });
    let end = CCursorRange::one(CCursor::new(before.chars().count()));
    undoer.add_undo(&(end, before));
    edit.set_undoer(undoer);
    edit.store(ctx, id);
    ctx.data_mut(|data| data.insert_temp(id, UndoSteps(most)));
}

/// Clears the text undo of all fields.
pub fn forget_undo(memory: &mut Memory) {
    memory.data.remove_by_type::<TextEditState>();
    memory.data.remove_by_type::<UndoSteps>();
}

fn margin(x: f32, y: f32) -> Margin {
    Margin::symmetric(x as i8, y as i8)
}

/// The line below a field: error or help.
fn below(ui: &mut Ui, field: &Response, text: &str, wrong: bool) {
    let theme = Theme::of(ui);
    let colour = if wrong { theme.colours.danger } else { theme.colours.text_tertiary };
    let line = ui.label(theme.text(TextStyle::Caption, text).color(colour));
    if wrong {
        announce(&line);
    }
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_description(text.to_owned());
        if wrong {
            node.set_invalid(accesskit::Invalid::True);
        }
    });
}

fn edited_id() -> Id {
    Id::unique("text was edited")
}

/// Keeps the focus of a text field when the page is rebuilt and ids change. Call before the page is
/// drawn.
pub fn keep_focus_in_place(ctx: &Context) {
    let focused = ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused());
    if let Some(place) = focused.and_then(|focused| ctx.read_response(focused)).map(|response| response.rect.center()) {
        ctx.data_mut(|data| data.insert_temp(place_id(), place));
    }
}

/// Focuses the field at the position of the previously focused one.
fn take_focus_again(ui: &Ui, field: &Response) {
    let is_here = |place: Pos2| field.rect.contains(place) && field.enabled();
    if ui.data(|data| data.get_temp(place_id())).is_some_and(is_here) {
        ui.data_mut(|data| data.remove::<Pos2>(place_id()));
        field.request_focus();
    }
}

/// Clears the text undo of the focused field, which the journal's undo history replaces. Its own
/// undo would be recorded as an edit and reverted by the next one.
pub fn leave_undo_to_journal(ctx: &Context) {
    let Some(focused) = ctx.memory(Memory::focused) else { return };
    if let Some(mut edit) = TextEditState::load(ctx, focused) {
        edit.clear_undoer();
        edit.store(ctx, focused);
        ctx.data_mut(|data| data.remove::<UndoSteps>(focused));
    }
}

fn place_id() -> Id {
    Id::unique("place of the field that has the keyboard")
}

/// True if a text was edited in this pass, so that Ctrl+Z belonged to the field.
#[must_use]
pub fn text_was_edited(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(edited_id())) == Some(ctx.cumulative_pass_nr())
}

#[cfg(test)]
mod tests {
    use eframe::egui::epaint::text::Row;
    use eframe::egui::{Event, Key, Modifiers};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::ThemeChoice;
    use crate::ui::theme;
    use crate::ui::widgets::testing::harness;

    #[test]
    fn every_sign_that_ends_a_line_ends_it_on_the_screen_and_letters_keep_their_places() {
        assert_eq!(shown("a\rb\u{2028}c\u{85}d\u{b}e", true), "a\nb\nc\nd\ne");
        assert_eq!(shown("a\r\nb", true), "a\r\nb");
    }

    /// Counts the rows laid out anew for one letter at the end of a text.
    #[test]
    fn a_letter_in_a_paragraph_without_end_lays_out_its_piece_alone() {
        let words = "It rained, and I walked along the canal until it was dark. ".repeat(20_000);
        let pieces = shown(&words, true);
        assert_eq!(pieces.chars().count(), words.chars().count(), "each character stays in its place");
        assert!(pieces.lines().all(|line| line.len() <= PIECE + 20));
        assert!(shown(&words, false) == words, "a field of one line has no other");
        let mut rows = Vec::new();
        let mut harness = harness((String::new(), Vec::new()), |ui, (letters, rows): &mut (String, Vec<Vec<Arc<Row>>>)| {
            let text = shown(&(words.clone() + letters), true);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::simple(text, TextStyle::OwnWords.font_id(), ui.visuals().text_color(), 600.0)));
            rows.push(galley.rows.iter().map(|placed| Arc::clone(&placed.row)).collect());
        });
        harness.run();
        harness.state_mut().0.push('a');
        harness.run();
        rows.append(&mut harness.state_mut().1);
        let (before, after) = (rows.first().expect("a frame"), rows.last().expect("another"));
        assert!(after.len() > 5_000, "{} rows", after.len());
        let anew = after.iter().filter(|row| !before.iter().any(|kept| Arc::ptr_eq(kept, row))).count();
        assert!(anew < 400, "{anew} of {} rows are new", after.len());
    }

    #[test]
    fn of_a_long_text_few_earlier_states_are_kept_and_the_one_before_is_among_them() {
        let setup = |ctx: &Context| {
            theme::install(ctx);
            theme::apply(ctx, ThemeChoice::Light, 100, true);
        };
        // At a second per frame, every letter is its own undo state.
        let builder = Harness::builder().with_size(vec2(600.0, 400.0)).with_step_dt(1.1).with_context_setup(setup);
        let mut harness = builder.build_ui_state(
            |ui, text: &mut String| {
                super::super::TextArea::new("note", "Note", text).show(ui);
            },
            String::new(),
        );
        harness.get_by_label("Note").focus();
        harness.run_steps(2);
        harness.event(Event::Text("Short.".to_owned()));
        harness.run_steps(3);
        harness.event(Event::Paste("It rained, and I walked home. ".repeat(40_000)));
        harness.run_steps(3);
        let bytes = harness.state().len();
        for _ in 0..12 {
            harness.event(Event::Text("a".to_owned()));
            harness.run_steps(3);
        }
        assert_eq!(harness.state().len(), bytes + 12);
        let focused = harness.ctx.memory(Memory::focused).expect("the field");
        let undoer = format!("{:?}", TextEditState::load(&harness.ctx, focused).expect("its state").undoer());
        let states: usize = undoer.split("undo count: ").nth(1).and_then(|rest| rest.split(',').next()).and_then(|count| count.parse().ok()).expect("a number");
        assert!((2..=UNDO_BYTES / bytes).contains(&states), "{undoer}");
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
        assert_eq!(harness.state().len(), bytes + 11, "a letter is taken back");
    }
}
