//! Filters of the list: text, kind, area. Visible while active, so that no boundary is hidden
//! unnoticed.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::insights::Query;
use crate::journal::{Area, Boundary, BoundaryKind, UserRecord};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::widgets::{DropDown, Field, IconButton, select};

#[derive(Debug, Default)]
pub(super) struct Narrowing {
    is_open: bool,
    takes_focus: bool,
    text: String,
    kind: Option<BoundaryKind>,
    area: Option<Area>,
}

impl Narrowing {
    pub(super) fn admits(&self, boundary: &Arc<Boundary>) -> bool {
        let words = Query::of(&self.text).words();
        self.kind.is_none_or(|kind| kind == boundary.kind)
            && self.area.is_none_or(|area| area == boundary.area)
            && (words.is_empty() || words.stand_in(boundary.user_texts()))
    }

    /// The toggle button. Closing resets the filters.
    pub(super) fn show_button(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if ui.add(IconButton::new(Icon::ListFilter, &cx.lang.boundaries.narrow).selected(self.is_open)).clicked() {
            *self = Self { is_open: !self.is_open, takes_focus: !self.is_open, ..Self::default() };
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if !self.is_open {
            return;
        }
        let words = &cx.lang.boundaries;
        let field = Field::new("boundary search", &words.search, &mut self.text).name_hidden().hint(&words.search).icon(Icon::Search).show(ui);
        if std::mem::take(&mut self.takes_focus) {
            field.request_focus();
        }
        ui.horizontal_wrapped(|ui| {
            let kinds = [BoundaryKind::Boundary, BoundaryKind::Request, BoundaryKind::Agreement].map(|kind| (Some(kind), words.kinds[kind].as_str()));
            let kinds: Vec<_> = std::iter::once((None, words.any_kind.as_str())).chain(kinds).collect();
            select(ui, "narrow kind", DropDown::Bare, &words.kind, &mut self.kind, &kinds);
            let areas = Area::ALL.map(|area| (Some(area), words.areas[area].as_str()));
            let areas: Vec<_> = std::iter::once((None, words.any_area.as_str())).chain(areas).collect();
            select(ui, "narrow area", DropDown::Bare, &words.area, &mut self.area, &areas);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Timestamp;
    use crate::ui::pages::test_support::at;

    #[test]
    fn words_kind_and_area_all_have_to_fit() {
        let empty = Boundary::empty(Timestamp::from_millis(0), at("2026-11-01T10:00+01:00"));
        let boundary = Arc::new(Boundary { area: Area::Time, need: "To stop counting minutes.".to_owned(), ..empty });
        let asked = |text: &str, kind, area| Narrowing { text: text.to_owned(), kind, area, ..Narrowing::default() };
        assert!(Narrowing::default().admits(&boundary));
        assert!(asked("MINUTES count", Some(BoundaryKind::Boundary), Some(Area::Time)).admits(&boundary));
        assert!(!asked("hours", None, None).admits(&boundary));
        assert!(!asked("minutes", Some(BoundaryKind::Request), None).admits(&boundary));
        assert!(!asked("minutes", None, Some(Area::Money)).admits(&boundary));
    }
}
