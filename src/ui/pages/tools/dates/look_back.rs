//! The review of a day, compared with the last time.

use chrono::{Days, NaiveDate};
use eframe::egui::Ui;

use crate::content::fill;
use crate::journal::{DISTRESS_MAX, DateAhead, LookBack};
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Scale, TextArea, hairline, mark_heading, section_label};

/// Shows the review, from the day itself on.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<DateAhead>) {
    let date = form.record();
    let words = &cx.lang.dates_ahead;
    let last = cx.today().checked_add_days(Days::new(1)).and_then(|tomorrow| date.last_day(tomorrow));
    if last.is_none() && date.looked_back.is_empty() {
        return;
    }
    hairline(ui);
    mark_heading(&ui.label(Theme::of(ui).text(TextStyle::Heading, &words.looking_back)), 2);
    if let Some(day) = last.filter(|_| cx.commands.can_edit) {
        show_form(ui, cx, form, day);
    }
    let in_form = last.filter(|_| cx.commands.can_edit);
    let mut others: Vec<&LookBack> = form.record().looked_back.iter().filter(|look| Some(look.day) != in_form && !is_empty(look)).collect();
    others.sort_by_key(|look| std::cmp::Reverse(look.day));
    if others.is_empty() {
        return;
    }
    if in_form.is_some() {
        section_label(ui, &words.against);
    }
    for look in others {
        show_one(ui, cx, look);
    }
}

fn is_empty(look: &LookBack) -> bool {
    look.distress.is_none() && look.text.trim().is_empty()
}

fn show_form(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<DateAhead>, day: NaiveDate) {
    let words = &cx.lang.dates_ahead;
    section_label(ui, &fill(&words.how_was, &[("date", &cx.locale.full_date(day, &cx.lang.dates))]));
    let before = form.record().looked_back.iter().find(|look| look.day == day).cloned().unwrap_or(LookBack { day, distress: None, text: String::new() });
    let mut look = before.clone();
    let salt = |field: &'static str| (form.id().bits(), day, field);
    Scale::new(salt("distress"), &words.distress, &mut look.distress, DISTRESS_MAX).ends(&words.distress_low, &words.distress_high).show(ui);
    TextArea::new((salt("text"), cx.generation), &words.look_back_text, &mut look.text).min_height(56.0).show(ui);
    if look == before {
        return;
    }
    let is_typed = look.text != before.text;
    let date = if is_typed { form.type_in(format!("looked back {day}")) } else { form.choose() };
    date.looked_back = with(&date.looked_back, look);
}

/// All reviews with this one in place, oldest first; an empty one is left out.
fn with(all: &[LookBack], look: LookBack) -> Vec<LookBack> {
    let mut all: Vec<LookBack> = all.iter().filter(|other| other.day != look.day).cloned().collect();
    all.extend(Some(look).filter(|look| look.distress.is_some() || !look.text.is_empty()));
    all.sort_by_key(|look| look.day);
    all
}

/// An earlier review: “On 25 November 2025: 8 of 10”, and its text.
fn show_one(ui: &mut Ui, cx: &Cx<'_>, look: &LookBack) {
    let theme = Theme::of(ui);
    let words = &cx.lang.dates_ahead;
    let how = look.distress.map_or_else(|| words.not_so_hard.clone(), |number| fill(&words.was_so_hard, &[("number", &number.to_string())]));
    let on = fill(&words.last_time, &[("date", &cx.locale.full_date(look.day, &cx.lang.dates))]);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.xxs;
        ui.label(theme.text(TextStyle::Small, [on, how].join(": ")).color(theme.colours.text_secondary));
        if !look.text.trim().is_empty() {
            ui.label(theme.text(TextStyle::OwnWordsSmall, &look.text));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_said_once_oldest_first_and_nothing_said_is_nothing_kept() {
        let look = |day: &str, distress| LookBack { day: day.parse().expect("a day"), distress, text: String::new() };
        let all = [look("2024-06-03", Some(8)), look("2026-06-03", Some(5))];
        let between = with(&all, look("2025-06-03", Some(6)));
        assert_eq!(between.iter().map(|look| look.distress).collect::<Vec<_>>(), [Some(8), Some(6), Some(5)]);
        assert_eq!(with(&all, look("2026-06-03", Some(4)))[1].distress, Some(4));
        assert_eq!(with(&all, look("2026-06-03", None)), all[..1]);
    }
}
