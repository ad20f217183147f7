//! Starting points for boundaries: selection by profile, and conversion to a draft.

use chrono::Days;

use super::Gate;
use super::schema::{BoundaryTemplate, TemplateArea, TemplateKind, TemplateRole, TemplateWith};
use crate::journal::{Area, Boundary, BoundaryKind, LocalTime, Profile, Relationship, Role, Timestamp};

impl TemplateWith {
    /// Converts a relationship; `None` if unsaid or custom.
    #[must_use]
    pub const fn of(relationship: &Relationship) -> Option<Self> {
        match relationship {
            Relationship::Partner => Some(Self::Partner),
            Relationship::Friend => Some(Self::Friend),
            Relationship::Family => Some(Self::Family),
            Relationship::Colleague => Some(Self::Work),
            Relationship::Unsaid | Relationship::Own(_) => None,
        }
    }
}

impl BoundaryTemplate {
    /// True if offered for this profile. If there may be fear, only boundaries are; openness waits
    /// for the question about fear.
    #[must_use]
    pub fn is_offered(&self, profile: &Profile) -> bool {
        match Gate::before_words_for_two(profile) {
            Gate::ClosedForTwo => self.kind == TemplateKind::Boundary,
            Gate::AsksAboutFear => !self.openness,
            Gate::Open | Gate::WaitsToBeOpened => true,
        }
    }

    /// Distance from the profile's role and relationship; 0 fits both.
    #[must_use]
    pub fn distance(&self, profile: &Profile) -> u8 {
        let role = match profile.role {
            Role::Hurt => TemplateRole::Hurt,
            Role::BrokeTrust => TemplateRole::BrokeTrust,
            Role::Together => TemplateRole::Together,
        };
        let with = TemplateWith::of(&profile.relationship);
        let fits_with = self.with.is_empty() || with.is_none_or(|with| self.with.contains(&with));
        2 * u8::from(!self.roles.contains(&role)) + u8::from(!fits_with)
    }

    /// Converts the kind.
    #[must_use]
    pub const fn boundary_kind(&self) -> BoundaryKind {
        match self.kind {
            TemplateKind::Boundary => BoundaryKind::Boundary,
            TemplateKind::Request => BoundaryKind::Request,
            TemplateKind::Agreement => BoundaryKind::Agreement,
        }
    }

    /// Converts the area.
    #[must_use]
    pub const fn boundary_area(&self) -> Area {
        match self.area {
            TemplateArea::Physical => Area::Physical,
            TemplateArea::Emotional => Area::Emotional,
            TemplateArea::Digital => Area::Digital,
            TemplateArea::Time => Area::Time,
            TemplateArea::Sexual => Area::Sexual,
            TemplateArea::Money => Area::Money,
            TemplateArea::Social => Area::Social,
            TemplateArea::Family => Area::Family,
            TemplateArea::Work => Area::Work,
            TemplateArea::Other => Area::Other,
        }
    }

    /// Creates a draft.
    #[must_use]
    pub fn begin(&self, now: Timestamp, created: LocalTime) -> Boundary {
        let ends_on = self.ends_after_days.and_then(|days| created.date().checked_add_days(Days::new(days)));
        Boundary {
            kind: self.boundary_kind(),
            area: self.boundary_area(),
            title: self.title.clone(),
            situation: self.situation.clone(),
            limit: self.limit.clone(),
            need: self.need.clone(),
            response: self.response.join("\n"),
            ends_on,
            ..Boundary::empty(now, created)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{content, hints};
    use crate::journal::FearAnswer;

    fn profile(fear: FearAnswer) -> Profile {
        Profile { fear, ..Profile::unsaid(Timestamp::from_millis(0)) }
    }

    fn templates() -> &'static [BoundaryTemplate] {
        content().boundary_templates()
    }

    #[test]
    fn there_are_enough_for_every_area_role_and_relationship() {
        assert!(templates().len() >= 30, "{}", templates().len());
        for area in Area::ALL {
            assert!(templates().iter().filter(|template| template.boundary_area() == area).count() >= 3, "{area:?}");
        }
        for role in [TemplateRole::Hurt, TemplateRole::BrokeTrust, TemplateRole::Together] {
            assert!(templates().iter().filter(|template| template.roles.contains(&role)).count() >= 10, "{role:?}");
        }
        for with in [TemplateWith::Partner, TemplateWith::Friend, TemplateWith::Family, TemplateWith::Work] {
            assert!(templates().iter().filter(|template| template.with.contains(&with)).count() >= 3, "{with:?}");
        }
        for kind in [TemplateKind::Boundary, TemplateKind::Request, TemplateKind::Agreement] {
            assert!(templates().iter().filter(|template| template.kind == kind).count() >= 5, "{kind:?}");
        }
    }

    #[test]
    fn openness_is_an_agreement_with_an_end_and_never_about_passwords_or_places() {
        let openness: Vec<_> = templates().iter().filter(|template| template.openness).collect();
        assert!(!openness.is_empty());
        for template in openness {
            let boundary = template.begin(Timestamp::from_millis(0), "2026-11-01T10:00+01:00".parse().expect("a time"));
            assert!(boundary.kind == BoundaryKind::Agreement && boundary.ends_on.is_some(), "{}", template.id);
            for fear in [FearAnswer::Yes, FearAnswer::NotSure, FearAnswer::Unanswered] {
                assert!(!template.is_offered(&profile(fear)), "{} {fear:?}", template.id);
            }
            assert!(template.is_offered(&profile(FearAnswer::No)));
        }
        for template in templates() {
            let text = [&template.limit, &template.situation].map(String::as_str).join(" ").to_lowercase();
            assert!(!["location", "track", "gps", "their messages", "your password"].iter().any(|word| text.contains(word)), "{}", template.id);
        }
    }

    #[test]
    fn where_there_may_be_fear_only_what_can_be_kept_alone_is_offered() {
        for template in templates() {
            assert_eq!(template.is_offered(&profile(FearAnswer::Yes)), template.kind == TemplateKind::Boundary, "{}", template.id);
        }
    }

    #[test]
    fn none_begins_with_something_to_notice_in_its_wording() {
        let created = "2026-11-01T10:00+01:00".parse().expect("a time");
        for template in templates() {
            let found = hints().of_boundary(&template.begin(Timestamp::from_millis(0), created), &profile(FearAnswer::No));
            assert!(found.is_empty(), "{}: {:?}", template.id, found.iter().map(|(field, rule)| (field, &rule.id)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_fits_the_person_is_nearer() {
        let colleague = Profile { relationship: Relationship::Colleague, ..profile(FearAnswer::No) };
        let find = |id: &str| templates().iter().find(|template| template.id == id).expect("a template");
        assert_eq!(find("only-about-the-work").distance(&colleague), 0);
        assert!(find("phones-out-of-the-bedroom").distance(&colleague) > 0);
        assert!(find("i-listen-and-do-not-argue").distance(&colleague) > 1);
    }
}
