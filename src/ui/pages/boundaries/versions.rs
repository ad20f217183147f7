//! What a boundary was before, why it was changed, and what changed.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::fields;
use super::more::{Opened, Section};
use crate::content::fill;
use crate::journal::Boundary;
use crate::ui::cx::Cx;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{label, section_label};

/// Shows the part, where there are earlier versions.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, opened: &mut Opened, boundary: &Boundary) {
    if boundary.versions.is_empty() {
        return;
    }
    let words = &cx.lang.boundaries.versions;
    if opened.show(ui, Section::Versions, &words.section, false) {
        show_all(ui, cx, boundary);
    }
}

/// Every earlier version, newest first.
pub(super) fn show_all(ui: &mut Ui, cx: &Cx<'_>, boundary: &Boundary) {
    let theme = Theme::of(ui);
    let words = &cx.lang.boundaries.versions;
    for (place, version) in boundary.versions.iter().enumerate().rev() {
        let after = boundary.versions.get(place + 1).map_or(boundary, |next| &next.was);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let date = cx.locale.short_date(version.until.date(), &cx.lang.dates);
            section_label(ui, &fill(&words.until, &[("date", &date)]));
            if !version.reason.is_empty() {
                ui.label(theme.text(TextStyle::OwnWords, &version.reason));
            }
            let changes = changes(cx, &version.was, after);
            if changes.is_empty() {
                ui.label(theme.text(TextStyle::Small, &words.nothing_changed).color(theme.colours.text_secondary));
            }
            for Change { name, before, after } in changes {
                label(ui, name);
                for (then, text) in [(&words.before, before), (&words.after, after)] {
                    let text = if text.trim().is_empty() { cx.lang.common.not_set.clone() } else { text };
                    ui.label(theme.text(TextStyle::Small, fill(then, &[("what", &text)])).color(theme.colours.text_secondary));
                }
            }
        });
    }
}

/// A field that says something else now.
struct Change<'a> {
    name: &'a str,
    before: String,
    after: String,
}

/// What differs between two versions, in the order of the form.
fn changes<'a>(cx: &Cx<'a>, before: &Boundary, after: &Boundary) -> Vec<Change<'a>> {
    let said = |boundary: &Boundary| said(cx, boundary);
    said(before)
        .into_iter()
        .zip(said(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, before), (_, after))| Change { name, before, after })
        .collect()
}

/// Everything a boundary says, each under its name.
fn said<'a>(cx: &Cx<'a>, boundary: &Boundary) -> Vec<(&'a str, String)> {
    let words = &cx.lang.boundaries;
    let day = |day: Option<NaiveDate>| day.map(|day| cx.locale.short_date(day, &cx.lang.dates)).unwrap_or_default();
    let mut copy = boundary.clone();
    let mut said = vec![
        (words.kind.as_str(), words.kinds.of(boundary.kind).to_owned()),
        (&words.area, words.areas.of(boundary.area).to_owned()),
        (&words.status, words.statuses.of(boundary.status).to_owned()),
        (&words.title, boundary.title.clone()),
        (&words.with_whom, boundary.with_whom.clone()),
    ];
    said.extend(fields::all(cx, boundary.kind).iter().map(|field| (field.name, (field.value)(&mut copy).clone())));
    said.extend([
        (words.supporters.as_str(), boundary.supporters.clone()),
        (&words.firmness, boundary.firmness.map(|firmness| words.firmnesses.of(firmness).to_owned()).unwrap_or_default()),
        (&words.starts_on, day(boundary.starts_on)),
        (&words.ends_on, day(boundary.ends_on)),
    ]);
    said
}
