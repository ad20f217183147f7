//! The form of one record, to write in or to read.

use std::borrow::Cow;

use chrono::NaiveDate;
use eframe::egui::{Response, Ui};

use crate::journal::{EditName, Id, Table, with_spaces_for_breaks};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::shared::dates::date_field;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Field, Scale, TextArea, label, mark_heading};

/// The least height of an area that grows, unless it is given another.
const AREA_MIN_HEIGHT: f32 = 40.0;
const DATE_WIDTH: f32 = 200.0;

/// A record in its form. The fields change one draft; at the end of the frame it becomes one edit, so
/// that two fields changed in one frame cannot undo one another. A record that is not in the journal
/// yet is put there with its first letter or choice.
///
/// In a read-only journal the same calls show the record, without its empty parts.
pub(in crate::ui) struct RecordForm<R> {
    id: Id,
    before: R,
    draft: R,
    is_kept: bool,
    can_edit: bool,
    generation: u64,
    typed: Option<Cow<'static, str>>,
    is_deleted: bool,
}

/// The id of a field: that of the record, the field, and the generation of the texts.
type Salt = (u128, &'static str, u64);

/// A part of a record, as `|goal| &mut goal.title`.
type Lens<R, T> = fn(&mut R) -> &mut T;

impl<R: Table<Key = Id>> RecordForm<R> {
    /// The form of the record with this id; `empty` makes one that is not in the journal.
    pub(in crate::ui) fn of(cx: &Cx<'_>, id: Id, empty: impl FnOnce() -> R) -> Self {
        let kept = cx.journal.get::<R>(&id);
        let is_kept = kept.is_some();
        let before = kept.map_or_else(empty, |kept| (**kept).clone());
        let (can_edit, generation) = (cx.commands.can_edit, cx.generation);
        Self { id, draft: before.clone(), before, is_kept, can_edit, generation, typed: None, is_deleted: false }
    }

    /// The id of the record.
    pub(in crate::ui) const fn id(&self) -> Id {
        self.id
    }

    /// True if the record is in the journal.
    pub(in crate::ui) const fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// True if the record can be written in.
    pub(in crate::ui) const fn can_edit(&self) -> bool {
        self.can_edit
    }

    /// The record as it is in the form.
    pub(in crate::ui) const fn record(&self) -> &R {
        &self.draft
    }

    /// The record, to be changed by a choice or another control.
    pub(in crate::ui) const fn choose(&mut self) -> &mut R {
        &mut self.draft
    }

    /// The record, to be changed by typing: an undo group of its own for each field.
    pub(in crate::ui) fn type_in(&mut self, field: impl Into<Cow<'static, str>>) -> &mut R {
        self.typed = Some(field.into());
        &mut self.draft
    }

    /// The id of a field of this record.
    pub(in crate::ui) const fn salt(&self, field: &'static str) -> Salt {
        (self.id.bits(), field, self.generation)
    }

    /// The title, in one line. To read, it is a heading, and `untitled` stands for an empty one.
    pub(in crate::ui) fn title(&mut self, ui: &mut Ui, [name, hint, untitled]: [&str; 3], takes_focus: bool, part: Lens<R, String>) {
        let salt = self.salt("title");
        let text = part(&mut self.draft);
        if !self.can_edit {
            let shown = if text.trim().is_empty() { untitled } else { text.trim() };
            mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Subject, shown)), 2);
            return;
        }
        let area = TextArea::new(salt, name, text).name_hidden().subject().hint(hint).show(ui);
        if takes_focus {
            area.request_focus();
        }
        if area.changed() {
            *text = with_spaces_for_breaks(text).into_owned();
            self.typed = Some("title".into());
        }
    }

    /// An area of text that grows. The response is for focus.
    pub(in crate::ui) fn area(&mut self, ui: &mut Ui, field: &'static str, [name, hint]: [&str; 2], part: Lens<R, String>) -> Option<Response> {
        self.area_with(ui, field, [name, hint], |area| area.min_height(AREA_MIN_HEIGHT), part)
    }

    /// The same, changed further.
    pub(in crate::ui) fn area_with(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        [name, hint]: [&str; 2],
        change: impl FnOnce(TextArea<'_>) -> TextArea<'_>,
        part: Lens<R, String>,
    ) -> Option<Response> {
        self.text(ui, field, name, part, |ui, salt, text| change(TextArea::new(salt, name, text).hint(hint)).show(ui))
    }

    /// A line of text. The response is for focus.
    pub(in crate::ui) fn line(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        [name, hint]: [&str; 2],
        change: impl FnOnce(Field<'_>) -> Field<'_>,
        part: Lens<R, String>,
    ) -> Option<Response> {
        self.text(ui, field, name, part, |ui, salt, text| change(Field::new(salt, name, text).hint(hint).own_words()).show(ui))
    }

    /// A text in the field that `show` draws, or under its name to read.
    fn text(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        name: &str,
        part: Lens<R, String>,
        show: impl FnOnce(&mut Ui, Salt, &mut String) -> Response,
    ) -> Option<Response> {
        let salt = self.salt(field);
        let text = part(&mut self.draft);
        if !self.can_edit {
            fact(ui, name, text, TextStyle::OwnWords);
            return None;
        }
        let response = show(ui, salt, text);
        if response.changed() {
            self.typed = Some(field.into());
        }
        Some(response)
    }

    /// An optional number up to `most`; `said` is how it reads.
    pub(in crate::ui) fn scale(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        name: &str,
        ([low, high], most): ([&str; 2], u8),
        said: impl FnOnce(u8) -> String,
        part: Lens<R, Option<u8>>,
    ) {
        let salt = self.salt(field);
        let value = part(&mut self.draft);
        if self.can_edit {
            Scale::new(salt, name, value, most).ends(low, high).show(ui);
        } else {
            fact(ui, name, &value.map(said).unwrap_or_default(), TextStyle::Body);
        }
    }

    /// An optional date.
    pub(in crate::ui) fn date(&mut self, ui: &mut Ui, cx: &Cx<'_>, field: &'static str, name: &str, part: Lens<R, Option<NaiveDate>>) {
        let salt = self.salt(field);
        let date = part(&mut self.draft);
        if !self.can_edit {
            let said = date.map(|date| cx.locale.full_date(date, &cx.lang.dates)).unwrap_or_default();
            fact(ui, name, &said, TextStyle::Body);
        } else if date_field(ui, cx, salt, name, date, DATE_WIDTH).changed() {
            self.typed = Some(field.into());
        }
    }

    /// A choice under its name: a control to write in, or `said` to read.
    pub(in crate::ui) fn choice<T>(&mut self, ui: &mut Ui, name: &str, said: &str, control: impl FnOnce(&mut Ui, &mut R) -> T) {
        if self.can_edit {
            named(ui, name, |ui| control(ui, &mut self.draft));
        } else {
            fact(ui, name, said, TextStyle::Body);
        }
    }

    /// Moves the record to the trash at the end of the frame.
    pub(in crate::ui) const fn delete(&mut self) {
        self.is_deleted = true;
    }

    /// True if something changed in this frame.
    pub(in crate::ui) fn is_changed(&self) -> bool {
        self.draft != self.before
    }

    /// Asks for the changes of this frame, as one edit, and then for the deletion.
    pub(in crate::ui) fn end(self, cx: &mut Cx<'_>) {
        if self.is_changed() && self.can_edit {
            let name = EditName::of_put(R::KIND, self.is_kept);
            match self.typed {
                Some(field) => cx.put_typing(self.id, self.draft, name, field),
                None => cx.put(self.id, self.draft, name),
            }
        }
        if self.is_deleted {
            cx.push(Action::MoveToTrash { key: R::key(self.id), name: EditName::Delete(R::KIND) });
        }
    }
}

/// A control under its visible name.
pub(in crate::ui) fn named<T>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> T) -> T {
    let shown = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        label(ui, name);
        contents(ui)
    });
    shown.inner
}

/// A read-only value under its name; nothing if it is empty.
pub(in crate::ui) fn fact(ui: &mut Ui, name: &str, text: &str, style: TextStyle) {
    if !text.trim().is_empty() {
        named(ui, name, |ui| ui.label(Theme::of(ui).text(style, text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Goal, Journal, TableKind, Timestamp};
    use crate::ui::action::Page;
    use crate::ui::pages::test_support::{Desk, at};
    use crate::ui::tool::Tool;

    fn id() -> Id {
        Id::from_parts(1, 1)
    }

    fn in_form(desk: &mut Desk, change: impl FnOnce(&mut RecordForm<Goal>)) {
        desk.with_cx(|cx| {
            let mut form = RecordForm::of(cx, id(), || Goal::empty(Timestamp::from_millis(0), at("2026-10-01T09:00+02:00")));
            change(&mut form);
            form.end(cx);
        });
    }

    fn desk() -> Desk {
        Desk::new(Page::Tool(Tool::Goals), Journal::default())
    }

    #[test]
    fn two_fields_changed_in_one_frame_both_stay() {
        let mut desk = desk();
        in_form(&mut desk, |form| {
            form.type_in("title").title = "A place of my own".to_owned();
            form.choose().is_shared = true;
        });
        let goal = &desk.journal.goals()[&id()];
        assert_eq!((goal.title.as_str(), goal.is_shared), ("A place of my own", true));
        assert_eq!(desk.names, [EditName::Add(TableKind::Goal)], "as one edit");
    }

    #[test]
    fn nothing_changed_is_nothing_put() {
        let mut desk = desk();
        in_form(&mut desk, |_| {});
        assert!(desk.names.is_empty() && desk.journal.goals().is_empty());
    }

    #[test]
    fn read_only_changes_nothing() {
        let mut desk = desk();
        desk.can_edit = false;
        in_form(&mut desk, |form| form.choose().is_shared = true);
        assert!(desk.journal.goals().is_empty());
    }

    #[test]
    fn deleting_comes_after_the_change_of_the_same_frame() {
        let mut desk = desk();
        in_form(&mut desk, |form| form.choose().is_shared = true);
        in_form(&mut desk, |form| {
            form.type_in("title").title = "Late".to_owned();
            form.delete();
        });
        assert!(desk.journal.goals().is_empty());
        assert_eq!(desk.names.last(), Some(&EditName::Delete(TableKind::Goal)));
    }
}
