//! Ratings of both sentences: at most once a day, offered again after a week; with a chart.

use eframe::egui::Ui;

use super::{State, chart};
use crate::content::fill;
use crate::journal::{BELIEVABILITY_MAX, Belief};
use crate::ui::cx::Cx;
use crate::ui::shared::RecordForm;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Scale, section_label};

/// Shows the scales when due, and the chart.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, form: &mut RecordForm<Belief>) {
    let belief = form.record();
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    let hour = cx.journal.day_start_hour();
    let is_rated_today = belief.rating_on(cx.today(), hour).is_some();
    if cx.commands.can_edit && (belief.ratings.is_empty() || is_rated_today || state.rates_again) {
        section_label(ui, &words.how_true);
        parts::explanation(ui, &words.how_true_about);
        show_scales(ui, cx, form);
    } else if let Some(last) = belief.ratings.last() {
        let on_day = cx.locale.relative_day(last.when.day(hour), cx.today(), cx.lang);
        ui.label(theme.text(TextStyle::Small, fill(&words.rated_last, &[("on_day", &on_day)])).color(theme.colours.text_secondary));
        let is_offered = cx.commands.can_edit && belief.can_be_rated_again(cx.today(), hour);
        if is_offered && flush_left(ui, |ui| ui.add(Button::quiet(&words.rate_again).small())).clicked() {
            state.rates_again = true;
        }
    }
    chart::show(ui, cx, &mut state.shows_table, form.record());
}

fn show_scales(ui: &mut Ui, cx: &Cx<'_>, form: &mut RecordForm<Belief>) {
    let belief = form.record();
    let words = &cx.lang.beliefs;
    let hour = cx.journal.day_start_hour();
    let today = belief.rating_on(cx.today(), hour).copied();
    let mut rated = [today.and_then(|today| today.belief), today.and_then(|today| today.truer)];
    let before = rated;
    // An unwritten truer sentence is not rated.
    let shown = if belief.truer.trim().is_empty() { 1 } else { 2 };
    for (name, value) in [&words.rate_belief, &words.rate_truer].into_iter().zip(&mut rated).take(shown) {
        Scale::new((form.id().bits(), name), name, value, BELIEVABILITY_MAX).ends(words.low.as_str(), words.high.as_str()).show(ui);
    }
    if rated != before {
        let belief = form.choose();
        let rating = belief.rating_of(cx.now.local, hour);
        [rating.belief, rating.truer] = rated;
        // Remove an empty rating.
        belief.ratings.retain(|rating| rating.belief.is_some() || rating.truer.is_some());
    }
}
