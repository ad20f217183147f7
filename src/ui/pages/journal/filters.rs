//! The filter panel of the list: mood, feeling, tags, kind and dates.

use std::collections::BTreeSet;

use eframe::egui::{Align, Layout, Role, Ui, vec2};

use super::search::{Filters, State};
use crate::content::Lang;
use crate::journal::{Quadrant, TableKind, WordRef};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::today::words::{OWN_TAGS_OF_GROUP, OfferedTag, grouped_tags, offered_tags};
use crate::ui::shared::dates::date_field;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, Chip, DropDown, FocusGroup, IconButton, group, label, mark_heading, select};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    const DATE_WIDTH: f32 = 152.0;
    let theme = Theme::of(ui);
    let words = &cx.lang.journal;
    ui.horizontal(|ui| {
        mark_heading(&ui.label(theme.text(TextStyle::Strong, &words.show_with)), 2);
        if state.filters.count() > 0 && ui.add(Button::quiet(&words.clear_filters).small()).clicked() {
            state.filters = Filters::default();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(IconButton::new(Icon::X, &words.close_filters)).clicked() {
                state.shows_filters = false;
            }
        });
    });
    ui.add_space(8.0);
    let filters = &mut state.filters;
    section(ui, &words.mood, |ui| {
        let mut focus = FocusGroup::new(ui, "moods", Quadrant::ALL.len());
        for quadrant in Quadrant::ALL {
            let chip = Chip::tag(&cx.lang.mood.quadrants[quadrant], filters.quadrants.contains(&quadrant)).mark(quadrant);
            if chip.show(ui, &mut focus).clicked() {
                toggle(&mut filters.quadrants, quadrant);
            }
        }
    });
    label(ui, &words.feeling);
    feeling(ui, cx, filters);
    ui.add_space(12.0);
    section(ui, &cx.lang.today.around_it, |ui| {
        let mut offered = offered_tags(cx.content, cx.journal, &filters.tags);
        let mut earlier = 0;
        if state.shows_all_tags {
            let (listed, _) = grouped_tags(cx.content, cx.journal, &BTreeSet::new(), &cx.lang.words.your_own, 0);
            offered = listed.into_iter().flat_map(|(_, tags)| tags).collect();
            // Retired tags too, since check-ins may still have them.
            let own: Vec<_> = cx.journal.own_tags().iter().map(|(id, tag)| OfferedTag { word: WordRef::Own(*id), name: tag.name.clone() }).collect();
            earlier = own.len().saturating_sub(OWN_TAGS_OF_GROUP + state.more_tags);
            offered.extend(own.into_iter().enumerate().filter(|(place, tag)| *place >= earlier || filters.tags.contains(&tag.word)).map(|(_, tag)| tag));
        }
        let mut focus = FocusGroup::new(ui, "tags", offered.len());
        for tag in offered {
            if Chip::tag(&tag.name, filters.tags.contains(&tag.word)).show(ui, &mut focus).clicked() {
                toggle(&mut filters.tags, tag.word);
            }
        }
        let more = if state.shows_all_tags { &cx.lang.words.fewer_words } else { &cx.lang.words.more_words };
        if ui.add(Button::quiet(more).small()).clicked() {
            state.shows_all_tags = !state.shows_all_tags;
            state.more_tags = 0;
        }
        let next = earlier.min(OWN_TAGS_OF_GROUP);
        if earlier > 0 && ui.add(Button::quiet(&cx.lang.words.earlier_tags.of(next)).small()).clicked() {
            state.more_tags += OWN_TAGS_OF_GROUP;
        }
    });
    section(ui, &words.kind, |ui| {
        let mut focus = FocusGroup::new(ui, "kinds", KINDS.len());
        for kind in KINDS {
            let is_on = filters.kinds.contains(&kind);
            if Chip::tag(kind_name(cx.lang, kind), is_on).show(ui, &mut focus).clicked() {
                for table in tables(kind) {
                    toggle(&mut filters.kinds, *table);
                }
            }
        }
    });
    let mut show_dates = |ui: &mut Ui| {
        date_field(ui, cx, ("filter from", cx.generation), &words.from, &mut filters.from, DATE_WIDTH);
        date_field(ui, cx, ("filter until", cx.generation), &words.until, &mut filters.until, DATE_WIDTH);
    };
    if ui.available_width() >= 2.0 * DATE_WIDTH {
        ui.horizontal_top(show_dates);
    } else {
        show_dates(ui);
    }
}

/// The kinds that can be filtered by, each represented by its first table.
const KINDS: [TableKind; 10] = [
    TableKind::CheckIn,
    TableKind::Writing,
    TableKind::Boundary,
    TableKind::BoundaryEvent,
    TableKind::Sheet,
    TableKind::Step,
    TableKind::Person,
    TableKind::Promise,
    TableKind::NightLine,
    TableKind::OwnTag,
];

fn kind_name(lang: &Lang, kind: TableKind) -> &str {
    match kind {
        TableKind::Promise => &lang.tools.heading,
        TableKind::OwnTag => &lang.record_kinds.own_word,
        _ => &lang.record_kinds.tables[kind],
    }
}

const fn tables(kind: TableKind) -> &'static [TableKind] {
    match kind {
        TableKind::Writing => &[TableKind::Writing],
        TableKind::Boundary => &[TableKind::Boundary],
        TableKind::BoundaryEvent => &[TableKind::BoundaryEvent],
        TableKind::Sheet => &[TableKind::Sheet, TableKind::OwnTemplate],
        TableKind::Step => &[TableKind::Step, TableKind::OwnPath, TableKind::OwnStep],
        TableKind::Person => &[TableKind::Person, TableKind::HelpNumber],
        TableKind::Promise => &[
            TableKind::Promise,
            TableKind::PromiseEntry,
            TableKind::Moment,
            TableKind::KnownCard,
            TableKind::SafetyPlan,
            TableKind::Trigger,
            TableKind::Urge,
            TableKind::Practice,
            TableKind::PracticeTime,
            TableKind::Appreciation,
            TableKind::Goal,
            TableKind::HeldWords,
            TableKind::Belief,
            TableKind::TalkItem,
            TableKind::DateAhead,
        ],
        TableKind::NightLine => &[TableKind::NightLine],
        TableKind::OwnTag => &[TableKind::OwnTag, TableKind::OwnTagGroup, TableKind::OwnFeeling],
        _ => &[TableKind::CheckIn],
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

fn section(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    label(ui, name);
    group(ui, Role::Group, name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(7.0, 7.0);
            contents(ui);
        });
    });
    ui.add_space(12.0);
}

fn feeling(ui: &mut Ui, cx: &Cx<'_>, filters: &mut Filters) {
    let listed = cx.content.feelings().iter().map(|feeling| (WordRef::Listed(feeling.id.clone()), feeling.word.as_str()));
    let own = cx.journal.own_feelings().iter().map(|(id, feeling)| (WordRef::Own(*id), feeling.name.as_str()));
    let mut feelings: Vec<(WordRef, &str)> = listed.chain(own).collect();
    feelings.sort_by_cached_key(|(_, name)| name.to_lowercase());
    let mut chosen = filters.feeling.as_ref().and_then(|feeling| feelings.iter().position(|(word, _)| word == feeling));
    let mut options: Vec<(Option<usize>, &str)> = vec![(None, &cx.lang.journal.any_feeling)];
    options.extend(feelings.iter().enumerate().map(|(place, (_, name))| (Some(place), *name)));
    if select(ui, "feeling", DropDown::Boxed, &cx.lang.journal.feeling, &mut chosen, &options).changed() {
        filters.feeling = chosen.map(|place| feelings[place].0.clone());
    }
}
