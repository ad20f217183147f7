//! UI strings for the journal's enums. Exhaustive, so that no variant is forgotten.

use super::fill;
use super::schema::{
    DirectionTexts, MomentWords, PerAppreciation, PerArea, PerBoundaryKind, PerBoundaryStatus, PerDirection, PerEventOutcome, PerFearAnswer, PerFirmness,
    PerFollowThrough, PerGoalState, PerHeldState, PerIntensity, PerLevel, PerPace, PerPlanPart, PerPracticeKind, PerQuadrant, PerRelationship,
    PerReviewOutcome, PerRole, PerSettled, PerSleepQuality, PerStepState, PerTheme, PerTriggerKind, PerUrgeAct, PlanPartWords, RecordKinds, RoleTexts,
    SleepWords, TimesWords, UndoNames,
};
use crate::journal::{
    AppreciationOf, Area, BoundaryKind, BoundaryStatus, BreathingPace, Direction, EditName, EventOutcome, FearAnswer, Firmness, FollowThrough, GoalState,
    HeldState, Intensity, MomentTool, PlanPart, PracticeKind, Quadrant, Record, Relationship, ReviewOutcome, Role, Settled, Sleep, SleepQuality, StepState,
    TableKind, ThemeChoice, TriggerKind, UrgeAct, hours_from_minutes,
};

impl PerQuadrant {
    /// Text for a quadrant.
    #[must_use]
    pub fn of(&self, quadrant: Quadrant) -> &str {
        match quadrant {
            Quadrant::Edge => &self.edge,
            Quadrant::Bright => &self.bright,
            Quadrant::Heavy => &self.heavy,
            Quadrant::Settled => &self.settled,
            Quadrant::Centre => &self.centre,
        }
    }
}

impl PerPlanPart {
    /// Texts for a part of the safety plan.
    #[must_use]
    pub const fn of(&self, part: PlanPart) -> &PlanPartWords {
        match part {
            PlanPart::Signs => &self.signs,
            PlanPart::ByMyself => &self.by_myself,
            PlanPart::Elsewhere => &self.elsewhere,
            PlanPart::Asking => &self.asking,
            PlanPart::Professionals => &self.professionals,
            PlanPart::Surroundings => &self.surroundings,
            PlanPart::ToRemember => &self.to_remember,
            PlanPart::SafePlace => &self.safe_place,
            PlanPart::CodeWord => &self.code_word,
            PlanPart::ToTake => &self.to_take,
            PlanPart::WhoKnows => &self.who_knows,
        }
    }
}

impl PerHeldState {
    /// Text for a state of held words.
    #[must_use]
    pub fn of(&self, state: HeldState) -> &str {
        match state {
            HeldState::Held => &self.held,
            HeldState::Kept => &self.kept,
            HeldState::Said => &self.said,
            HeldState::LetGo => &self.let_go,
        }
    }
}

impl PerLevel {
    /// Text for a value from −1 to 1.
    #[must_use]
    pub fn of(&self, value: f64) -> &str {
        match value {
            ..-0.4 => &self.lowest,
            ..-0.1 => &self.low,
            ..=0.1 => &self.middle,
            ..=0.4 => &self.high,
            _ => &self.highest,
        }
    }
}

impl PerIntensity {
    /// Text for an intensity.
    #[must_use]
    pub fn of(&self, intensity: Intensity) -> &str {
        match intensity {
            Intensity::Unsaid => &self.unsaid,
            Intensity::Little => &self.little,
            Intensity::Medium => &self.some,
            Intensity::Lot => &self.lot,
        }
    }
}

impl SleepWords {
    /// Describes a night, such as “7:30 hours, good”; empty without data.
    #[must_use]
    pub fn night(&self, sleep: &Sleep, list_comma: &str) -> String {
        let duration = sleep.duration_minutes.map(|minutes| fill(&self.duration, &[("time", &hours_from_minutes(minutes))]));
        let quality = sleep.quality.map(|quality| self.qualities.of(quality).to_lowercase());
        duration.into_iter().chain(quality).collect::<Vec<_>>().join(list_comma)
    }
}

impl PerSleepQuality {
    /// Text for a sleep quality.
    #[must_use]
    pub fn of(&self, quality: SleepQuality) -> &str {
        match quality {
            SleepQuality::VeryPoor => &self.very_poor,
            SleepQuality::Poor => &self.poor,
            SleepQuality::Fair => &self.fair,
            SleepQuality::Good => &self.good,
            SleepQuality::VeryGood => &self.very_good,
        }
    }
}

impl PerBoundaryKind {
    /// Text for a kind.
    #[must_use]
    pub fn of(&self, kind: BoundaryKind) -> &str {
        match kind {
            BoundaryKind::Boundary => &self.boundary,
            BoundaryKind::Request => &self.request,
            BoundaryKind::Agreement => &self.agreement,
        }
    }
}

impl PerArea {
    /// Text for an area.
    #[must_use]
    pub fn of(&self, area: Area) -> &str {
        match area {
            Area::Physical => &self.physical,
            Area::Emotional => &self.emotional,
            Area::Digital => &self.digital,
            Area::Time => &self.time,
            Area::Sexual => &self.sexual,
            Area::Money => &self.money,
            Area::Social => &self.social,
            Area::Family => &self.family,
            Area::Work => &self.work,
            Area::Other => &self.other,
        }
    }
}

impl PerBoundaryStatus {
    /// Text for a status.
    #[must_use]
    pub fn of(&self, status: BoundaryStatus) -> &str {
        match status {
            BoundaryStatus::Draft => &self.draft,
            BoundaryStatus::Said => &self.said,
            BoundaryStatus::Active => &self.active,
            BoundaryStatus::Paused => &self.paused,
            BoundaryStatus::Retired => &self.retired,
        }
    }
}

impl PerEventOutcome {
    /// Text for an outcome.
    #[must_use]
    pub fn of(&self, outcome: EventOutcome) -> &str {
        match outcome {
            EventOutcome::Held => &self.held,
            EventOutcome::Tested => &self.tested,
            EventOutcome::Crossed => &self.crossed,
            EventOutcome::Unclear => &self.unclear,
            EventOutcome::Unknown => &self.unknown,
        }
    }
}

impl PerFirmness {
    /// Text for a firmness.
    #[must_use]
    pub fn of(&self, firmness: Firmness) -> &str {
        match firmness {
            Firmness::Preference => &self.preference,
            Firmness::Important => &self.important,
            Firmness::NotNegotiable => &self.not_negotiable,
        }
    }
}

impl PerReviewOutcome {
    /// Text for a review outcome.
    #[must_use]
    pub fn of(&self, outcome: ReviewOutcome) -> &str {
        match outcome {
            ReviewOutcome::Keep => &self.keep,
            ReviewOutcome::Change => &self.change,
            ReviewOutcome::Pause => &self.pause,
            ReviewOutcome::Retire => &self.retire,
        }
    }
}

impl PerFollowThrough {
    /// Text for a follow-through.
    #[must_use]
    pub fn of(&self, follow_through: FollowThrough) -> &str {
        match follow_through {
            FollowThrough::AsPlanned => &self.as_planned,
            FollowThrough::Partly => &self.partly,
            FollowThrough::NotDone => &self.not_done,
        }
    }
}

impl PerRole {
    /// Text for a role.
    #[must_use]
    pub fn of(&self, role: Role) -> &str {
        match role {
            Role::Hurt => &self.hurt,
            Role::BrokeTrust => &self.broke_trust,
            Role::Together => &self.together,
        }
    }
}

impl RoleTexts {
    /// Text for a role, if any.
    #[must_use]
    pub fn of(&self, role: Role) -> Option<&str> {
        match role {
            Role::Hurt => self.hurt.as_deref(),
            Role::BrokeTrust => self.broke_trust.as_deref(),
            Role::Together => self.together.as_deref(),
        }
    }
}

impl DirectionTexts {
    /// Text for a direction, if any.
    #[must_use]
    pub fn of(&self, direction: Direction) -> Option<&str> {
        match direction {
            Direction::Stay => self.stay.as_deref(),
            Direction::Leave => self.leave.as_deref(),
            Direction::Undecided => self.undecided.as_deref(),
        }
    }
}

impl PerDirection {
    /// Text for a direction.
    #[must_use]
    pub fn of(&self, direction: Direction) -> &str {
        match direction {
            Direction::Undecided => &self.undecided,
            Direction::Stay => &self.stay,
            Direction::Leave => &self.leave,
        }
    }
}

impl PerRelationship {
    /// Text for a relationship; a generic label for a custom one.
    #[must_use]
    pub fn of(&self, relationship: &Relationship) -> &str {
        match relationship {
            Relationship::Unsaid => &self.unsaid,
            Relationship::Partner => &self.partner,
            Relationship::Friend => &self.friend,
            Relationship::Family => &self.family,
            Relationship::Colleague => &self.colleague,
            Relationship::Own(_) => &self.own,
        }
    }
}

impl PerStepState {
    /// Text for a state.
    #[must_use]
    pub fn of(&self, state: StepState) -> &str {
        match state {
            StepState::NotStarted => &self.not_started,
            StepState::InProgress => &self.in_progress,
            StepState::Done => &self.done,
            StepState::Revisiting => &self.revisiting,
            StepState::NotForMe => &self.not_for_me,
        }
    }
}

impl PerFearAnswer {
    /// Text for an answer; `None` if unanswered.
    #[must_use]
    pub fn of(&self, answer: FearAnswer) -> Option<&str> {
        match answer {
            FearAnswer::Unanswered => None,
            FearAnswer::Yes => Some(&self.yes),
            FearAnswer::NotSure => Some(&self.not_sure),
            FearAnswer::No => Some(&self.no),
            FearAnswer::RatherNotSay => Some(&self.rather_not_say),
        }
    }
}

impl PerAppreciation {
    /// Text for a kind of appreciation.
    #[must_use]
    pub fn of(&self, of: AppreciationOf) -> &str {
        match of {
            AppreciationOf::Moment => &self.moment,
            AppreciationOf::Somebody => &self.somebody,
            AppreciationOf::Me => &self.me,
        }
    }
}

impl PerGoalState {
    /// Text for a goal's state.
    #[must_use]
    pub fn of(&self, state: GoalState) -> &str {
        match state {
            GoalState::Open => &self.open,
            GoalState::Reached => &self.reached,
            GoalState::LetGo => &self.let_go,
        }
    }
}

impl PerPracticeKind {
    /// Text for a kind of practice.
    #[must_use]
    pub fn of(&self, kind: PracticeKind) -> &str {
        match kind {
            PracticeKind::SelfCare => &self.self_care,
            PracticeKind::Ritual => &self.ritual,
            PracticeKind::OwnLife => &self.own_life,
        }
    }
}

impl PerTheme {
    /// Text for a theme.
    #[must_use]
    pub fn of(&self, theme: ThemeChoice) -> &str {
        match theme {
            ThemeChoice::System => &self.system,
            ThemeChoice::Light => &self.light,
            ThemeChoice::Dark => &self.dark,
            ThemeChoice::HighContrastLight => &self.high_contrast_light,
            ThemeChoice::HighContrastDark => &self.high_contrast_dark,
        }
    }
}

impl PerPace {
    /// Text for a breathing pace.
    #[must_use]
    pub fn of(&self, pace: BreathingPace) -> &str {
        match pace {
            BreathingPace::ThreeThree => &self.three_three,
            BreathingPace::FourFour => &self.four_four,
            BreathingPace::FourSix => &self.four_six,
            BreathingPace::FiveFive => &self.five_five,
        }
    }
}

impl MomentWords {
    /// Name of a tool for hard moments.
    #[must_use]
    pub fn tool(&self, tool: MomentTool) -> &str {
        match tool {
            MomentTool::Breathing => &self.breathe,
            MomentTool::Senses => &self.senses,
            MomentTool::PlainList => &self.list,
            MomentTool::People => &self.people,
            MomentTool::Help => &self.help,
            MomentTool::AlreadyKnown => &self.known,
        }
    }
}

impl PerTriggerKind {
    /// Text for a kind of trigger.
    #[must_use]
    pub fn of(&self, kind: TriggerKind) -> &str {
        match kind {
            TriggerKind::Place => &self.place,
            TriggerKind::Date => &self.date,
            TriggerKind::Message => &self.message,
            TriggerKind::Silence => &self.silence,
            TriggerKind::Tone => &self.tone,
            TriggerKind::Picture => &self.picture,
            TriggerKind::Name => &self.name,
            TriggerKind::Closeness => &self.closeness,
            TriggerKind::Thought => &self.thought,
            TriggerKind::Other => &self.other,
        }
    }
}

impl TimesWords {
    /// Number of times, in words.
    #[must_use]
    pub fn of(&self, count: usize) -> String {
        match count {
            0 => self.never.clone(),
            1 => self.once.clone(),
            2 => self.twice.clone(),
            _ => fill(&self.many, &[("count", &count.to_string())]),
        }
    }
}

impl PerUrgeAct {
    /// Text for a reaction to an urge.
    #[must_use]
    pub fn of(&self, act: UrgeAct) -> &str {
        match act {
            UrgeAct::No => &self.no,
            UrgeAct::Partly => &self.partly,
            UrgeAct::Yes => &self.yes,
        }
    }
}

impl PerSettled {
    /// Text for a duration.
    #[must_use]
    pub fn of(&self, settled: Settled) -> &str {
        match settled {
            Settled::NotAtAll => &self.not_at_all,
            Settled::Minutes => &self.minutes,
            Settled::Hours => &self.hours,
            Settled::Days => &self.days,
        }
    }
}

impl RecordKinds {
    /// Name of a record of this table.
    #[must_use]
    pub fn of(&self, table: TableKind) -> &str {
        match table {
            TableKind::CheckIn => &self.check_in,
            TableKind::Writing => &self.writing,
            TableKind::Boundary => &self.boundary,
            TableKind::BoundaryEvent => &self.boundary_event,
            TableKind::Sheet => &self.sheet,
            TableKind::OwnTemplate => &self.own_template,
            TableKind::OwnPath => &self.own_path,
            TableKind::OwnStep => &self.own_step,
            TableKind::Step => &self.step,
            TableKind::Person => &self.person,
            TableKind::OwnFeeling => &self.own_feeling,
            TableKind::OwnTag => &self.own_tag,
            TableKind::OwnTagGroup => &self.own_tag_group,
            TableKind::NightLine => &self.night_line,
            TableKind::HelpNumber => &self.help_number,
            TableKind::Promise => &self.promise,
            TableKind::PromiseEntry => &self.promise_entry,
            TableKind::Moment => &self.moment,
            TableKind::KnownCard => &self.known_card,
            TableKind::SafetyPlan => &self.safety_plan,
            TableKind::Trigger => &self.trigger,
            TableKind::Urge => &self.urge,
            TableKind::Practice => &self.practice,
            TableKind::PracticeTime => &self.practice_time,
            TableKind::Appreciation => &self.appreciation,
            TableKind::Goal => &self.goal,
            TableKind::HeldWords => &self.held_words,
            TableKind::Belief => &self.belief,
            TableKind::TalkItem => &self.talk_item,
            TableKind::DateAhead => &self.date_ahead,
            _ => &self.other,
        }
    }

    /// Most specific name of a record.
    #[must_use]
    pub fn of_record(&self, record: &Record) -> &str {
        match record {
            Record::Practice(practice) => match practice.kind {
                PracticeKind::SelfCare => &self.self_care,
                PracticeKind::Ritual => &self.ritual,
                PracticeKind::OwnLife => &self.own_life,
            },
            _ => self.of(record.table()),
        }
    }
}

impl UndoNames {
    /// Name of an edit, with the names of its records.
    #[must_use]
    pub fn of(&self, name: EditName, kinds: &RecordKinds) -> String {
        let of_tool = |text: &str, table| fill(text, &[("what", &kinds.of(table).to_lowercase())]);
        let text = match name {
            EditName::Add(table) => return of_tool(&self.added, table),
            EditName::Change(table) => return of_tool(&self.changed, table),
            EditName::Delete(table) => return of_tool(&self.deleted, table),
            EditName::KeepCheckIn => &self.keep_check_in,
            EditName::ChangeCheckIn => &self.change_check_in,
            EditName::DeleteCheckIn => &self.delete_check_in,
            EditName::Write => &self.write,
            EditName::DeleteWriting => &self.delete_writing,
            EditName::MoveEntry => &self.move_entry,
            EditName::DuplicateEntry => &self.duplicate_entry,
            EditName::ChangeTags => &self.change_tags,
            EditName::DeleteEntries => &self.delete_entries,
            EditName::DuplicateCheckIn => &self.duplicate_check_in,
            EditName::AddWord => &self.add_word,
            EditName::ChangeWord => &self.change_word,
            EditName::MergeWords => &self.merge_words,
            EditName::DeleteWord => &self.delete_word,
            EditName::DeleteTagGroup => &self.delete_tag_group,
            EditName::WriteSleep => &self.write_sleep,
            EditName::WriteNightLine => &self.write_night_line,
            EditName::PutBackUnsaved => &self.put_back_unsaved,
            EditName::DeleteNightLine => &self.delete_night_line,
            EditName::AddBoundary => &self.add_boundary,
            EditName::ChangeBoundary => &self.change_boundary,
            EditName::ReviewBoundary => &self.review_boundary,
            EditName::DeleteBoundary => &self.delete_boundary,
            EditName::AddEvent => &self.add_event,
            EditName::DeleteEvent => &self.delete_event,
            EditName::BeginSheet => &self.begin_sheet,
            EditName::ChangeSheet => &self.change_sheet,
            EditName::DuplicateSheet => &self.duplicate_sheet,
            EditName::DeleteSheet => &self.delete_sheet,
            EditName::AddTemplate => &self.add_template,
            EditName::ChangeTemplate => &self.change_template,
            EditName::DeleteQuestion => &self.delete_question,
            EditName::DuplicateTemplate => &self.duplicate_template,
            EditName::ImportTemplate => &self.import_template,
            EditName::DeleteTemplate => &self.delete_template,
            EditName::MarkStep => &self.mark_step,
            EditName::WriteStepNotes => &self.write_step_notes,
            EditName::TickAction => &self.tick_action,
            EditName::ChangeProfile => &self.change_profile,
            EditName::ChoosePath => &self.choose_path,
            EditName::HideStep => &self.hide_step,
            EditName::Reflect => &self.reflect,
            EditName::DeleteReflection => &self.delete_reflection,
            EditName::ChooseTogether => &self.choose_together,
            EditName::AddPath => &self.add_path,
            EditName::ChangePath => &self.change_path,
            EditName::ImportPath => &self.import_path,
            EditName::DeletePath => &self.delete_path,
            EditName::AddOwnStep => &self.add_own_step,
            EditName::ChangeOwnStep => &self.change_own_step,
            EditName::DeleteOwnStep => &self.delete_own_step,
            EditName::AddPerson => &self.add_person,
            EditName::ChangePerson => &self.change_person,
            EditName::DeletePerson => &self.delete_person,
            EditName::RestoreFromTrash => &self.restore_from_trash,
            EditName::ClearDraft => &self.clear_draft,
        };
        text.clone()
    }
}
