//! Rows, name fields and actions shared by feelings, tags and groups.

use eframe::egui::{Align, Layout, Ui};

use super::merge::Merge;
use crate::content::fill;
use crate::journal::{EditName, Id, Key, own_word_is_unused};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::{WORD_MAX_CHARS, words};
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Field, IconButton, MarkImage, MoodMark};

/// The word or group being edited; a new one is stored with its name.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) id: Id,
    /// The name as typed, possibly invalid.
    name: String,
    /// The journal's name at that time, to detect outside changes.
    stored: String,
    focuses_name: bool,
    pub(super) merge: Option<Merge>,
}

impl Open {
    /// Opens the fields. The name is read from the journal when they are drawn.
    pub(super) const fn at(id: Id) -> Self {
        Self { id, name: String::new(), stored: String::new(), focuses_name: true, merge: None }
    }
}

pub(super) fn row(ui: &mut Ui, cx: &Cx<'_>, mark: Option<MoodMark>, name: &str, about: &str, facts: &str) -> bool {
    let theme = Theme::of(ui);
    let mut is_asked = false;
    ui.horizontal_top(|ui| {
        let buttons = if cx.commands.can_edit { theme.sizes.icon_button + theme.spacing.s } else { 0.0 };
        let width = ui.available_width() - buttons;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
            ui.horizontal_wrapped(|ui| {
                if let Some(mark) = mark {
                    ui.add(MarkImage { mark, size: 14.0 });
                }
                ui.label(theme.text(TextStyle::Strong, name));
                ui.label(theme.text(TextStyle::Small, facts).color(theme.colours.text_tertiary));
            });
            if !about.is_empty() {
                ui.label(theme.text(TextStyle::OwnWordsSmall, about).color(theme.colours.text_secondary));
            }
        });
        if cx.commands.can_edit {
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                is_asked = ui.add(IconButton::new(Icon::Pencil, &fill(&cx.lang.own_words.edit_word, &[("word", name)]))).clicked();
            });
        }
    });
    is_asked
}

/// The name field. Returns a new valid and unique name to store.
pub(super) fn name_field(ui: &mut Ui, cx: &Cx<'_>, open: &mut Open, stored: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    if open.stored != stored {
        (open.name, open.stored) = (stored.to_owned(), stored.to_owned());
    }
    let refusal = |name: &str| words::refusal(cx.lang, name, &is_taken);
    // No error for an untouched field.
    let error = refusal(open.name.trim()).filter(|_| !open.name.is_empty() || !stored.is_empty());
    let field = Field::new(("name", open.id, cx.generation), &cx.lang.words.word, &mut open.name).own_words().limit(WORD_MAX_CHARS).error(error).show(ui);
    if std::mem::take(&mut open.focuses_name) {
        field.request_focus();
    }
    let name = open.name.trim().to_owned();
    let fits = field.changed() && name != stored && refusal(&name).is_none();
    fits.then(|| {
        open.stored.clone_from(&name);
        name
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foot {
    Done,
    /// Retires the word, or brings it back.
    Retire(bool),
    Merge,
}

/// The actions for a stored word. Unused words can be deleted.
pub(super) fn foot(ui: &mut Ui, cx: &mut Cx<'_>, key: &Key, id: Id, is_kept: bool, is_retired: bool) -> Option<Foot> {
    let words = &cx.lang.own_words;
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(&cx.lang.common.done).small()).clicked() || parts::escape_pressed(ui) {
            chosen = Some(Foot::Done);
        }
        if !is_kept {
            return;
        }
        if ui.add(Button::quiet(if is_retired { &words.offer_again } else { &words.retire }).small()).clicked() {
            chosen = Some(Foot::Retire(!is_retired));
        }
        if ui.add(Button::quiet(&words.merge).small()).clicked() {
            chosen = Some(Foot::Merge);
        }
        if own_word_is_unused(cx.journal, id) && ui.add(Button::quiet(&cx.lang.common.delete).small()).clicked() {
            cx.push(Action::MoveToTrash { key: key.clone(), name: EditName::DeleteWord });
            chosen = Some(Foot::Done);
        }
    });
    ui.add_space(Theme::of(ui).spacing.s);
    chosen
}

/// Number of check-ins with the word, and "retired" if so.
pub(super) fn facts(cx: &Cx<'_>, uses: usize, is_retired: bool) -> String {
    let words = &cx.lang.own_words;
    let uses = if uses == 0 { words.never_used.clone() } else { words.uses.of(uses) };
    if is_retired { format!("{uses} · {}", words.retired) } else { uses }
}
