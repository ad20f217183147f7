//! Common beliefs: selection by role, and truer sentences.

use super::lookup::Content;
use super::schema::{ExampleBelief, TemplateRole};
use crate::journal::Role;

impl ExampleBelief {
    /// True if offered to this role. All are offered to two working together.
    #[must_use]
    pub fn is_offered(&self, role: Role) -> bool {
        match role {
            Role::Hurt => self.roles.contains(&TemplateRole::Hurt),
            Role::BrokeTrust => self.roles.contains(&TemplateRole::BrokeTrust),
            Role::Together => true,
        }
    }
}

impl Content {
    /// The beliefs offered to this role, in order.
    pub fn beliefs_for(&self, role: Role) -> impl Iterator<Item = &ExampleBelief> {
        self.beliefs().iter().filter(move |example| example.is_offered(role))
    }

    /// Truer sentences for a belief adopted verbatim.
    #[must_use]
    pub fn truer_than(&self, belief: &str) -> &[String] {
        self.beliefs().iter().find(|example| example.belief == belief.trim()).map_or(&[], |example| &example.truer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{content, hints};

    #[test]
    fn every_role_finds_enough_that_is_about_oneself() {
        for role in [Role::Hurt, Role::BrokeTrust, Role::Together] {
            assert!(content().beliefs_for(role).count() >= 8, "{role:?}");
        }
        for example in content().beliefs() {
            let begins = ["I ", "My ", "It was my", "If I ", "Nobody could want me", "One bad week", "Whatever I"];
            assert!(begins.iter().any(|start| example.belief.starts_with(start)), "{}", example.belief);
            assert!(example.truer.len() >= 2, "{}", example.id);
        }
    }

    #[test]
    fn none_is_about_danger_and_none_argues_with_kept_promises() {
        for example in content().beliefs() {
            for text in example.truer.iter().chain([&example.belief]) {
                assert!(!hints().touch_harm([text.as_str()]), "{text}");
                assert!(!text.to_lowercase().contains("promise") && !text.to_lowercase().contains("safe"), "{text}");
            }
        }
    }

    #[test]
    fn truer_sentences_are_found_by_the_belief() {
        let example = &content().beliefs()[0];
        assert_eq!(content().truer_than(&format!(" {}\n", example.belief)), example.truer);
        assert!(content().truer_than("Something of my own").is_empty());
    }
}
