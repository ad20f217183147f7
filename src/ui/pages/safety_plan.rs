//! The safety plan: editor, and the read-only view for Help.

use eframe::egui::Ui;

use crate::export::What;
use crate::journal::{EditName, Id, Only, PlanPart, SafetyPlan, TableKind};
use crate::ui::action::{Action, Page};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::flush_left;
use crate::ui::shared::parts;
use crate::ui::theme::{TextStyle, Theme};
use crate::ui::widgets::{Button, CheckBox, TextArea, section_gap, section_label};

const WIDTH: f32 = 640.0;

const PART_HEIGHT: f32 = 56.0;

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.safety_plan;
    parts::page(ui, "safety plan", WIDTH, |ui| {
        if flush_left(ui, |ui| ui.add(Button::quiet(&words.to_help).small().icon(Icon::ArrowLeft))).clicked() {
            cx.go(Page::Help);
        }
        parts::title(ui, &words.heading);
        parts::explanation(ui, &words.intro);
        parts::explanation(ui, &words.private);
        parts::explanation(ui, &words.in_danger_now);
        section_gap(ui);
        if cx.commands.can_edit {
            write(ui, cx);
        } else {
            read(ui, cx);
        }
        if cx.journal.written_safety_plan().is_some() {
            section_gap(ui);
            if ui.add(Button::new(&words.on_paper).small().icon(Icon::Printer)).clicked() {
                cx.push(Action::OpenPaper(What::SafetyPlan));
            }
        }
    });
}

fn write(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = &cx.lang.safety_plan;
    let kept = cx.journal.safety_plan().get(&Only::One);
    let name = EditName::of_put(TableKind::SafetyPlan, kept.is_some());
    let mut plan = kept.map_or_else(|| SafetyPlan::empty(cx.now.instant), |plan| (**plan).clone());
    for part in PlanPart::GENERAL {
        write_part(ui, cx, &mut plan, part, name);
        if part == PlanPart::Asking {
            choose_people(ui, cx, &mut plan, name);
        }
        section_gap(ui);
    }
    // Without a report of fear this part is hidden from onlookers, unless it was filled in.
    if cx.journal.profile_or_unsaid().fear.counts_as_yes() || plan.has_any(&PlanPart::FROM_SOMEONE) {
        parts::heading(ui, &words.from_someone);
        parts::explanation(ui, &words.from_someone_help);
        for part in PlanPart::FROM_SOMEONE {
            ui.add_space(Theme::of(ui).spacing.s);
            write_part(ui, cx, &mut plan, part, name);
        }
    }
}

fn write_part(ui: &mut Ui, cx: &mut Cx<'_>, plan: &mut SafetyPlan, part: PlanPart, name: EditName) {
    let words = &cx.lang.safety_plan.parts[part];
    let mut text = plan.text(part).to_owned();
    let area = TextArea::new(("plan", part, cx.generation), &words.name, &mut text).hint(&words.hint).help(&words.help).min_height(PART_HEIGHT).show(ui);
    if area.changed() {
        plan.write(part, text);
        cx.put_typing(Only::One, plan.clone(), name, format!("{part:?}"));
    }
}

fn choose_people(ui: &mut Ui, cx: &mut Cx<'_>, plan: &mut SafetyPlan, name: EditName) {
    let words = &cx.lang.safety_plan;
    let people: Vec<(Id, &str)> =
        cx.journal.people_in_order().into_iter().map(|(id, person)| (id, person.name.trim())).filter(|(_, name)| !name.is_empty()).collect();
    if people.is_empty() {
        return;
    }
    section_label(ui, &words.people);
    for (id, person) in people {
        let mut is_chosen = plan.people.contains(&id);
        if ui.add(CheckBox::new(&mut is_chosen, person)).changed() {
            if is_chosen {
                plan.people.insert(id);
            } else {
                plan.people.remove(&id);
            }
            cx.put(Only::One, plan.clone(), name);
        }
    }
    parts::explanation(ui, &words.people_help);
}

pub(super) fn read(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(plan) = cx.journal.written_safety_plan() else { return };
    let words = &cx.lang.safety_plan;
    let theme = Theme::of(ui);
    for part in [PlanPart::GENERAL.as_slice(), PlanPart::FROM_SOMEONE.as_slice()].concat() {
        let text = plan.text(part).trim();
        let people = if part == PlanPart::Asking { people_lines(cx, plan) } else { Vec::new() };
        if text.is_empty() && people.is_empty() {
            continue;
        }
        section_label(ui, &words.parts[part].name);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(theme.layout.reading_max));
            for line in &people {
                ui.label(theme.text(TextStyle::OwnWords, line));
            }
            if !text.is_empty() {
                ui.label(theme.text(TextStyle::OwnWords, text));
            }
        });
        ui.add_space(theme.spacing.s);
    }
}

fn people_lines(cx: &Cx<'_>, plan: &SafetyPlan) -> Vec<String> {
    let chosen = cx.journal.people_in_order().into_iter().filter(|(id, _)| plan.people.contains(id));
    chosen.map(|(_, person)| person.name_and_reach(&cx.lang.common.list_comma)).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::journal::{Edit, FearAnswer, Journal, Person, Profile, Timestamp};
    use crate::ui::pages::test_support::{Desk, View, harness, in_every_view};

    fn ana() -> Id {
        Id::from_parts(1, 1)
    }

    fn journal() -> Journal {
        let now = Timestamp::from_millis(0);
        let mut journal = Journal::default();
        let person = Person { name: "Ana".to_owned(), reach: "After six".to_owned(), ..Person::empty(now) };
        journal.apply(Edit::put(ana(), person));
        let mut plan = SafetyPlan::empty(now);
        plan.write(PlanPart::Signs, "I stop answering.".to_owned());
        plan.write(PlanPart::ToRemember, "It passed in March.".to_owned());
        plan.people.insert(ana());
        journal.apply(Edit::put(Only::One, plan));
        journal
    }

    #[test]
    fn it_settles_in_every_window() {
        in_every_view("safety-plan-empty", || Desk::new(Page::SafetyPlan, Journal::default()), crate::ui::pages::show);
        in_every_view("safety-plan", || Desk::new(Page::SafetyPlan, journal()), crate::ui::pages::show);
        in_every_view("help-with-plan", || Desk::new(Page::Help, journal()), crate::ui::pages::show);
    }

    #[test]
    fn what_is_typed_is_kept_and_what_is_emptied_is_gone() {
        let mut harness = harness(Desk::new(Page::SafetyPlan, Journal::default()), View::DESIGN);
        harness.get_by_label("How I notice it is getting dangerous").focus();
        harness.run();
        harness.get_by_label("How I notice it is getting dangerous").type_text("I");
        harness.run();
        assert_eq!(harness.state().journal.safety_plan()[&Only::One].text(PlanPart::Signs), "I");
        assert_eq!(harness.state().names, [EditName::Add(TableKind::SafetyPlan)]);
        harness.key_press(eframe::egui::Key::Backspace);
        harness.run();
        assert_eq!(harness.state().journal.written_safety_plan(), None);
    }

    #[test]
    fn people_of_the_circle_are_ticked_and_named_on_the_safety_card() {
        let mut harness = harness(Desk::new(Page::SafetyPlan, journal()), View::DESIGN);
        harness.state_mut().page = Page::Help;
        harness.run();
        assert!(harness.query_by_label("Ana, After six").is_some());
        harness.state_mut().page = Page::SafetyPlan;
        harness.run();
        harness.get_by_label("Ana").focus();
        harness.run();
        harness.key_press(eframe::egui::Key::Space);
        harness.run();
        assert!(harness.state().journal.safety_plan()[&Only::One].people.is_empty());
        harness.state_mut().page = Page::Help;
        harness.run();
        assert!(harness.query_by_label("Ana, After six").is_none());
    }

    #[test]
    fn danger_from_somebody_else_has_its_place_only_where_there_may_be_fear() {
        let mut harness = harness(Desk::new(Page::SafetyPlan, journal()), View::DESIGN);
        assert!(harness.query_by_label("Where I can go").is_none());
        let profile = Profile { fear: FearAnswer::NotSure, ..harness.state().journal.profile_or_unsaid() };
        harness.state_mut().journal.apply(Edit::put(Only::One, profile));
        harness.run();
        assert!(harness.query_by_label("Where I can go").is_some());
    }

    #[test]
    fn a_journal_that_is_only_read_shows_the_plan_and_no_field() {
        let harness = harness(Desk::new(Page::SafetyPlan, journal()).with(|desk| desk.can_edit = false), View::DESIGN);
        assert!(harness.query_by_label("It passed in March.").is_some());
        assert!(harness.query_by_label("What helps me by myself").is_none());
        let blank = self::harness(Desk::new(Page::Help, Journal::default()).with(|desk| desk.can_edit = false), View::DESIGN);
        assert!(blank.query_by_label("Write a plan").is_none());
    }

    #[test]
    fn help_invites_once_and_leads_there_and_without_a_journal_says_nothing() {
        let mut harness = harness(Desk::new(Page::Help, Journal::default()), View::DESIGN);
        harness.get_by_label("Write a plan").click();
        harness.run();
        assert!(matches!(harness.state().other.as_slice(), [Action::Go(Page::SafetyPlan)]));
        let closed = self::harness(Desk::new(Page::Help, Journal::default()).with(|desk| (desk.is_open, desk.can_edit) = (false, false)), View::DESIGN);
        assert!(closed.query_by_label("My safety plan").is_none());
    }
}
