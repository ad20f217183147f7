//! Encryption settings: set, change or remove the passphrase, and the recovery code.

use eframe::egui::{Context, Ui};
use secrecy::{ExposeSecret as _, SecretString};

use crate::content::strings::{SealFormWords, SealingWords};
use crate::export::{RecoveryCodePage, What};
use crate::ui::action::{Action, SealWish};
use crate::ui::cx::Cx;
use crate::ui::shared::new_passphrase::NewPassphrase;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Panel, Passphrase, PassphraseField, announce, mark_heading};

/// The section state. The app performs a change and reports the result.
#[derive(Debug, Default)]
pub struct State {
    form: Option<Form>,
    present: Passphrase,
    new: NewPassphrase,
    problem: Option<String>,
    is_busy: bool,
    result: Option<String>,
    /// A new recovery code, until the person confirms it.
    code: Option<SecretString>,
    wants_focus: bool,
}

/// The open form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Set a passphrase.
    TurnOn,
    /// Change the passphrase.
    Change,
    /// Remove the passphrase.
    TurnOff,
    /// Create a recovery code.
    RecoveryCode,
}

impl Form {
    /// The UI strings of the form.
    #[must_use]
    pub const fn words(self, words: &SealingWords) -> &SealFormWords {
        match self {
            Self::TurnOn => &words.turn_on,
            Self::Change => &words.change,
            Self::TurnOff => &words.turn_off,
            Self::RecoveryCode => &words.recovery_code,
        }
    }
}

impl State {
    /// Opens a form, unless a change is in progress.
    pub fn open(&mut self, form: Form) {
        if !self.is_busy {
            *self = Self { form: Some(form), wants_focus: form != Form::TurnOn, code: self.code.take(), ..Self::default() };
            if form == Form::TurnOn {
                self.new.focus();
            }
        }
    }

    /// Marks a change as in progress.
    pub const fn begin(&mut self) {
        self.is_busy = true;
    }

    /// Shows an error. The new passphrase is kept; the present one must be typed again.
    pub fn fail(&mut self, problem: String) {
        if self.form.is_none() {
            return;
        }
        (self.is_busy, self.problem, self.wants_focus) = (false, Some(problem), self.form != Some(Form::TurnOn));
        self.present = Passphrase::default();
    }

    /// Completes the change, with a recovery code if one was requested. Returns the form.
    pub fn finish(&mut self, code: Option<SecretString>) -> Option<Form> {
        let form = self.form;
        *self = Self { code, ..Self::default() };
        form
    }

    /// Shows a success message.
    pub fn tell(&mut self, result: String) {
        self.result = Some(result);
    }

    /// Wipes typed text when the page is left. `keeps_code` retains an unconfirmed code, to print
    /// it.
    pub fn leave(&mut self, keeps_code: bool) {
        let code = self.code.take().filter(|_| keeps_code);
        if self.is_busy {
            self.code = code;
        } else {
            *self = Self { code, ..Self::default() };
        }
    }
}

/// Draws the section, for a journal in a file.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut state = std::mem::take(&mut cx.states.settings.sealing);
    show_state(ui, cx, &mut state);
    cx.states.settings.sealing = state;
}

fn show_state(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let words = &cx.lang.sealing;
    parts::heading(ui, &words.heading);
    if cx.file.name.is_none() {
        return parts::explanation(ui, &words.sample);
    }
    let theme = Theme::of(ui);
    ui.label(theme.text(TextStyle::Body, if cx.file.is_sealed { &words.sealed_now } else { &words.plain_now }));
    if cx.file.has_recovery_code {
        ui.label(theme.text(TextStyle::Small, &words.has_code).color(theme.colours.text_secondary));
    }
    if !cx.commands.can_edit {
        return parts::explanation(ui, &words.read_only);
    }
    if let Some(result) = &state.result {
        parts::announced(ui, result);
        parts::explanation(ui, &words.may_remain);
    }
    if state.code.is_some() {
        show_code(ui, cx, state);
    }
    match state.form {
        None => show_buttons(ui, cx, state),
        Some(form) => show_form(ui, cx, state, form),
    }
}

fn show_buttons(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let forms: &[Form] = if cx.file.is_sealed { &[Form::Change, Form::RecoveryCode, Form::TurnOff] } else { &[Form::TurnOn] };
    ui.horizontal_wrapped(|ui| {
        for form in forms {
            if ui.add(Button::new(&form.words(&cx.lang.sealing).button)).clicked() {
                state.open(*form);
            }
        }
    });
}

fn show_form(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, form: Form) {
    let theme = Theme::of(ui);
    let words = &cx.lang.sealing;
    let form_words = form.words(words);
    Panel::new(theme.colours.surface_sunken).show(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_heading(&ui.label(theme.text(TextStyle::Strong, form_words.button.trim_end_matches('…'))), 3);
        parts::explanation(ui, &form_words.about);
        let mut is_entered = false;
        ui.add_enabled_ui(!state.is_busy, |ui| {
            if form != Form::TurnOn {
                let help = if form == Form::RecoveryCode { &words.code_instead_of_passphrase } else { &words.present_or_code };
                let (field, entered) = PassphraseField::new("present passphrase", &words.present, &mut state.present, &cx.lang.common).help(help).show(ui);
                is_entered |= entered && form != Form::Change;
                if std::mem::take(&mut state.wants_focus) {
                    field.request_focus();
                }
                ui.add_space(theme.spacing.xs);
            }
            if matches!(form, Form::TurnOn | Form::Change) {
                is_entered |= state.new.show(ui, cx, "new passphrase", &words.new_passphrase);
            }
        });
        if let Some(synced_by) = cx.file.synced_by {
            parts::explanation(ui, &crate::content::fill(&words.synced, &[("name", synced_by)]));
        }
        if let Some(problem) = &state.problem {
            let line = ui.label(theme.text(TextStyle::Small, problem).color(theme.colours.danger));
            announce(&line);
        }
        ui.add_space(theme.spacing.xs);
        let wish = wish(state, form).filter(|_| !state.is_busy);
        ui.horizontal_wrapped(|ui| {
            let text = if state.is_busy { &words.working } else { &form_words.confirm };
            let is_pressed = ui.add(Button::primary(text).enabled(wish.is_some())).clicked();
            let is_given_up = ui.add(Button::quiet(&cx.lang.common.cancel).enabled(!state.is_busy)).clicked() || (!state.is_busy && parts::escape_pressed(ui));
            if is_given_up {
                close(ui.ctx(), state);
            } else if (is_pressed || is_entered || parts::form_is_ended(ui))
                && let Some(wish) = wish
            {
                state.problem = None;
                cx.push(Action::ChangeSeal(wish));
            }
        });
    });
}

/// The request, once the form is complete.
fn wish(state: &State, form: Form) -> Option<SealWish> {
    let present = || (!state.present.is_empty()).then(|| SecretString::from(state.present.text()));
    Some(match form {
        Form::TurnOn => SealWish::TurnOn { new: state.new.chosen()? },
        Form::Change => SealWish::Change { present: present()?, new: state.new.chosen()? },
        Form::TurnOff => SealWish::TurnOff { present: present()? },
        Form::RecoveryCode => SealWish::RecoveryCode { present: present()? },
    })
}

fn close(ctx: &Context, state: &mut State) {
    state.present.wipe(ctx);
    state.new.wipe(ctx);
    *state = State { code: state.code.take(), ..State::default() };
}

fn show_code(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.sealing;
    let Some(code) = state.code.clone() else { return };
    Panel::new(theme.colours.positive_soft).show(ui, |ui| {
        ui.set_width(ui.available_width());
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.code_name)), 3);
        ui.label(theme.text(TextStyle::Subject, code.expose_secret()));
        parts::explanation(ui, &words.code_shown_once);
        parts::explanation(ui, &words.written_copy);
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::new(&words.print_code)).clicked() {
                let file = cx.file.name.clone().unwrap_or_default();
                cx.push(Action::OpenPaper(What::RecoveryCode(RecoveryCodePage::new(code.clone(), file))));
            }
            if ui.add(Button::new(&cx.lang.common.copy)).clicked() {
                cx.push(Action::Copy(code.expose_secret().to_owned()));
            }
            if ui.add(Button::new(&words.code_is_noted)).clicked() {
                state.code = None;
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::journal::Journal;
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn desk(form: Option<Form>) -> Desk {
        Desk::new(Page::Settings, Journal::default()).with(|desk| {
            desk.file.is_sealed = form != Some(Form::TurnOn);
            if let Some(form) = form {
                desk.states.settings.sealing.open(form);
            }
        })
    }

    fn write(harness: &mut Harness<'_, Desk>, name: &str, text: &str) {
        harness.get_by_label(name).focus();
        harness.run();
        harness.get_by_label(name).type_text(text);
        harness.run();
    }

    fn is_enabled(harness: &Harness<'_, Desk>, name: &str) -> bool {
        !harness.get_by_label(name).accesskit_node().is_disabled()
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("settings-passphrase", || desk(Some(Form::Change)), crate::ui::pages::show);
        in_every_view("settings-code", || desk(None).with(|desk| desk.states.settings.sealing.code = Some("7K3M-ZZZZ".into())), crate::ui::pages::show);
    }

    #[test]
    fn it_is_set_once_it_was_typed_twice_the_same() {
        let mut harness = harness(desk(Some(Form::TurnOn)), View::DESIGN);
        assert!(!is_enabled(&harness, "Set passphrase"));
        write(&mut harness, "New passphrase", "password1");
        assert!(harness.query_by_label_contains("Quickly guessed").is_some());
        write(&mut harness, "The same once more", "passport");
        assert!(harness.query_by_label("These two are not the same yet").is_some());
        assert!(!is_enabled(&harness, "Set passphrase"));
        for _ in 0..4 {
            harness.key_press(Key::Backspace);
        }
        harness.get_by_label("The same once more").type_text("word1");
        harness.run();
        assert!(is_enabled(&harness, "Set passphrase"), "a weak one may be chosen");
        harness.key_press(Key::Enter);
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::ChangeSeal(SealWish::TurnOn { new })] if new.expose_secret() == "password1"));
        assert!(!format!("{:?}", harness.state().other).contains("password1"));
    }

    #[test]
    fn each_change_asks_for_what_opens_it_now() {
        for (form, confirm) in [(Form::TurnOff, "Remove passphrase"), (Form::RecoveryCode, "Make code")] {
            let mut harness = harness(desk(Some(form)), View::DESIGN);
            assert!(!is_enabled(&harness, confirm));
            write(&mut harness, "Present passphrase", "four quiet words");
            harness.key_press(Key::Enter);
            harness.run();
            let is_asked_for = match harness.state().other.as_slice() {
                [Action::ChangeSeal(SealWish::TurnOff { present })] => form == Form::TurnOff && present.expose_secret() == "four quiet words",
                [Action::ChangeSeal(SealWish::RecoveryCode { present })] => form == Form::RecoveryCode && present.expose_secret() == "four quiet words",
                _ => false,
            };
            assert!(is_asked_for, "{form:?}");
        }
    }

    #[test]
    fn escape_closes_the_form_and_keeps_nothing() {
        let mut harness = harness(desk(Some(Form::Change)), View::DESIGN);
        write(&mut harness, "Present passphrase", "four quiet words");
        harness.key_press(Key::Escape);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label("Present passphrase").is_none());
        assert!(harness.state().states.settings.sealing.present.is_empty());
    }

    #[test]
    fn a_code_is_shown_until_it_is_noted_down() {
        let mut harness = harness(desk(None).with(|desk| desk.states.settings.sealing.code = Some("7K3M-ZZZZ".into())), View::DESIGN);
        assert!(harness.query_by_label("7K3M-ZZZZ").is_some());
        harness.get_by_label("I have it").scroll_to_me();
        harness.run();
        harness.get_by_label("I have it").click();
        harness.run();
        assert!(harness.query_by_label("7K3M-ZZZZ").is_none());
    }

    #[test]
    fn what_is_read_only_or_in_no_file_says_why_not() {
        let sealed = harness(desk(None).with(|desk| desk.can_edit = false), View::DESIGN);
        assert!(sealed.query_by_label("Change the passphrase…").is_none());
        assert!(sealed.query_by_label_contains("while the journal is read only").is_some());
        let sample = harness(desk(None).with(|desk| desk.file.name = None), View::DESIGN);
        assert!(sample.query_by_label("Set a passphrase…").is_none() && sample.query_by_label_contains("have no file").is_some());
    }
}
