//! The range of days: recent weeks, a year, all, or custom.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::dates::date_field;
use crate::insights::Span;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Segment, segmented};

/// The preset ranges. Choosing one hides the custom fields.
pub(in crate::ui) fn show_spans(ui: &mut Ui, cx: &Cx<'_>, id_salt: &'static str, span: &mut Span, shows_days: &mut bool) {
    let words = &cx.lang.insights;
    let spans = [(Span::FourWeeks, &words.four_weeks), (Span::ThreeMonths, &words.three_months), (Span::Year, &words.year), (Span::All, &words.all)];
    let segments = spans.map(|(span, text)| Segment::new(span, text));
    if segmented(ui, (id_salt, "span"), &words.range, span, &segments).changed() {
        *shows_days = false;
    }
}

/// Toggles the custom fields, initialised with `range`.
pub(in crate::ui) fn toggle_days(span: &mut Span, shows_days: &mut bool, range: &RangeInclusive<NaiveDate>) {
    *shows_days = !*shows_days;
    if *shows_days {
        *span = Span::Days(*range.start(), *range.end());
    }
}

pub(in crate::ui) fn show_days(ui: &mut Ui, cx: &Cx<'_>, id_salt: &'static str, span: &mut Span, range: &RangeInclusive<NaiveDate>, width: f32) {
    let words = &cx.lang.insights;
    let (first, last) = match *span {
        Span::Days(first, last) => (first, last),
        _ => (*range.start(), *range.end()),
    };
    let (mut from, mut to) = (Some(first), Some(last));
    ui.horizontal_wrapped(|ui| {
        date_field(ui, cx, (id_salt, "from"), &words.from, &mut from, width);
        date_field(ui, cx, (id_salt, "to"), &words.to, &mut to, width);
    });
    if let (Some(from), Some(to)) = (from, to)
        && (from, to) != (first, last)
    {
        *span = Span::Days(from, to);
    }
}
