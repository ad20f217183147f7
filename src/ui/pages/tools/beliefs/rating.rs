//! How true both sentences feel: two scales, once a day at most, quietly offered again after a week, and the course of it.

use eframe::egui::Ui;

use super::{State, chart, put};
use crate::content::fill;
use crate::journal::{BELIEVABILITY_MAX, Belief, Id};
use crate::ui::cx::Cx;
use crate::ui::pages::layout::flush_left;
use crate::ui::pages::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Scale, section_label};

/// Shows the scales where it is time for them, and the course.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State, id: Id, belief: &Belief) {
    let theme = Theme::of(ui);
    let words = &cx.lang.beliefs;
    let hour = cx.journal.day_start_hour();
    let is_rated_today = belief.rating_on(cx.today(), hour).is_some();
    if cx.commands.can_edit && (belief.ratings.is_empty() || is_rated_today || state.rates_again) {
        section_label(ui, &words.how_true);
        parts::explanation(ui, &words.how_true_about);
        show_scales(ui, cx, id, belief);
    } else if let Some(last) = belief.ratings.last() {
        let on_day = cx.locale.relative_day(last.when.day(hour), cx.today(), cx.lang);
        ui.label(theme.text(TextStyle::Small, fill(&words.rated_last, &[("on_day", &on_day)])).color(theme.colours.text_secondary));
        let is_offered = cx.commands.can_edit && belief.can_be_rated_again(cx.today(), hour);
        if is_offered && flush_left(ui, |ui| ui.add(Button::quiet(&words.rate_again).small())).clicked() {
            state.rates_again = true;
        }
    }
    chart::show(ui, cx, &mut state.shows_table, belief);
}

fn show_scales(ui: &mut Ui, cx: &mut Cx<'_>, id: Id, belief: &Belief) {
    let words = &cx.lang.beliefs;
    let hour = cx.journal.day_start_hour();
    let today = belief.rating_on(cx.today(), hour).copied();
    let mut rated = [today.and_then(|today| today.belief), today.and_then(|today| today.truer)];
    let before = rated;
    // While there is no truer sentence, there is nothing of it to rate.
    let shown = if belief.truer.trim().is_empty() { 1 } else { 2 };
    for (name, value) in [&words.rate_belief, &words.rate_truer].into_iter().zip(&mut rated).take(shown) {
        Scale::new((id.bits(), name), name, value, BELIEVABILITY_MAX).ends(words.low.as_str(), words.high.as_str()).show(ui);
    }
    if rated != before {
        let mut edited = belief.clone();
        let rating = edited.rating_of(cx.now.local, hour);
        [rating.belief, rating.truer] = rated;
        // A rating that was taken back whole is none.
        edited.ratings.retain(|rating| rating.belief.is_some() || rating.truer.is_some());
        put(cx, id, &edited);
    }
}
