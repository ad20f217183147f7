//! Options: audience, contents, paper, output.

use eframe::egui::{Align, Frame, Layout, Margin, Ui, vec2};

use super::{State, gate};
use crate::content::Gate;
use crate::export::{Audience, Format, Paper};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::copies;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::span;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{
    Button, CheckBox, DropDown, RadioRow, Segment, Tone, announce, mark_page_title, menu_item, notice, radio_rows, section_label, segmented, select, show_menu,
};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    mark_page_title(&ui.label(theme.text(TextStyle::Subject, &words.heading)));
    copies::show(ui, cx, &mut state.copies);
    ui.add_space(theme.spacing.m);
    show_what(ui, cx, state);
    let (has_readers, has_own_words) = state.what.as_ref().map_or((true, true), |what| (what.has_readers(), what.has_own_words()));
    if has_readers {
        show_readers(ui, cx, state, has_own_words);
        ui.add_space(theme.spacing.m);
    }
    let found = state.found.clone();
    if let Some(found) = &found
        && (found.choices().len() > 1 || found.choices().iter().any(|choice| !choice.is_in))
    {
        section_label(ui, &words.include);
        for choice in found.choices() {
            let mut is_in = state.options.chosen.get(&choice.id).copied().unwrap_or(choice.is_in);
            if ui.add(CheckBox::new(&mut is_in, &choice.name)).changed() {
                state.options.chosen.insert(choice.id.clone(), is_in);
            }
        }
        ui.add_space(theme.spacing.m);
    }
    if has_own_words {
        ui.add(CheckBox::new(&mut state.options.has_initials, &words.initials));
        ui.add_space(theme.spacing.m);
    }
    section_label(ui, &words.size);
    let papers = Paper::ALL.map(|paper| Segment::new(paper, words.sizes.of(paper)));
    segmented(ui, "paper size", &words.size, &mut state.options.paper, &papers);
    ui.add_space(theme.spacing.l);
    let Some(found) = found else { return };
    if let Some(missing) = found.pages().and_then(|pages| pages.missing_in_words(cx.lang)) {
        notice(ui, Tone::Caution, Icon::Info, &missing);
        ui.add_space(theme.spacing.m);
    }
    show_count(ui, cx, state, found.words());
}

/// The subject among related ones, and its range of days if it has one.
fn show_what(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    const DATE_WIDTH: f32 = 132.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    let Some(what) = state.what.clone() else { return };
    let beside = what.beside();
    if beside.len() > 1 {
        section_label(ui, &words.what);
        let names: Vec<(usize, &str)> = beside.iter().map(|what| words.name_of(what)).enumerate().collect();
        let mut chosen = beside.iter().position(|other| *other == what).unwrap_or_default();
        if select(ui, "paper what", DropDown::Boxed, &words.what, &mut chosen, &names).changed() {
            state.turn_to(beside[chosen].clone());
        }
        ui.add_space(theme.spacing.m);
    }
    if what.is_about_days() {
        section_label(ui, &words.which_days);
        let first_day = state.found.as_ref().and_then(|found| found.first_day());
        let range = state.options.span.days(cx.today(), first_day);
        let (span, shows_days) = (&mut state.options.span, &mut state.shows_days);
        span::show_spans(ui, cx, "paper", span, shows_days);
        if flush_left(ui, |ui| ui.add(Button::quiet(&cx.lang.insights.choose_days).small().icon(Icon::Calendar))).clicked() {
            span::toggle_days(span, shows_days, &range);
        }
        if *shows_days {
            span::show_days(ui, cx, "paper", span, &range, DATE_WIDTH);
        }
        ui.add_space(theme.spacing.m);
    }
}

fn show_readers(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, has_own_words: bool) {
    let words = &cx.lang.paper;
    section_label(ui, &words.who);
    let hint = |audience| if has_own_words { words.audience_hints.of(audience) } else { "" };
    let rows = Audience::ALL.map(|audience| -> RadioRow<'_, Audience> { (audience, words.audiences.of(audience), hint(audience)) });
    if radio_rows(ui, "paper audience", &words.who, &mut state.options.audience, &rows).changed() {
        // Choices for one audience do not carry over to another.
        state.options.chosen.clear();
    }
}

/// Number of the person's words in the output, with a button to read them.
fn show_count(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, count: usize) {
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    Frame::NONE.fill(theme.colours.surface_sunken).corner_radius(theme.radius.sheet).inner_margin(Margin::same(15)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        announce(&ui.label(theme.text(TextStyle::Strong, words.words_leave.of(count))));
        ui.label(theme.text(TextStyle::Small, &words.words_hint).color(theme.colours.text_secondary));
        let text = if state.reads_words { &words.see_pages } else { &words.read_words };
        if ui.add(Button::quiet(text).small()).clicked() {
            state.reads_words = !state.reads_words;
        }
    });
}

/// The output buttons, in two rows even in a narrow column.
pub(super) fn show_outputs(ui: &mut Ui, cx: &mut Cx<'_>, state: &State) {
    let theme = Theme::of(ui);
    let words = &cx.lang.paper;
    let is_ready = gate::before(cx, state) == Gate::Open && state.found.as_ref().is_some_and(|found| found.pages().is_some());
    let room = vec2(ui.available_width(), theme.sizes.button + theme.spacing.s + theme.sizes.button_small);
    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.s;
        ui.horizontal(|ui| {
            if ui.add(Button::new(&words.save_pdf).icon(Icon::FileDown).enabled(is_ready)).clicked() {
                cx.push(Action::SavePaper(Format::Pdf));
            }
            if ui.add(Button::primary(&cx.lang.print.button).icon(Icon::Printer).enabled(is_ready)).clicked() {
                cx.push(Action::Print);
            }
        });
        let more = ui.add(Button::new(&words.save_as).small().icon_after(Icon::ChevronDown).enabled(is_ready));
        show_menu(&more, |ui| {
            for (format, name) in [(Format::Pictures, &words.save_pictures), (Format::Markdown, &words.save_markdown)] {
                if menu_item(ui, name, true).clicked() {
                    cx.push(Action::SavePaper(format));
                }
            }
        });
    });
}
