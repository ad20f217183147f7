//! Optional sections of a document.

use super::document::Document;
use super::options::Options;

/// An optional section, or several chosen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Key in [`Options::chosen`].
    pub id: String,
    /// Name.
    pub name: String,
    /// True if included under these options.
    pub is_in: bool,
    /// True if left out only because the user marked it as private.
    pub is_held_back: bool,
}

impl Document {
    /// Sections available to this reader, in order; those repeated for every day are chosen once.
    #[must_use]
    pub fn choices(&self, options: &Options) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for section in self.sections.iter().filter(|section| section.may_reach(options.audience)) {
            if choices.iter().all(|choice| choice.id != section.id) {
                choices.push(Choice {
                    id: section.id.clone(),
                    name: section.name.clone(),
                    is_in: section.is_in(options),
                    is_held_back: section.is_held_back(options),
                });
            }
        }
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Audience, Section};

    #[test]
    fn what_may_reach_the_reader_is_offered_once() {
        let section = |id: &str| Section::new(id, &id.to_uppercase(), Vec::new());
        let hidden = section("hidden").marked(true);
        let document =
            Document { sections: vec![section("moods"), section("notes").reaching(Audience::OnlyMe), hidden, section("moods")], ..Document::default() };
        let offered = |audience| -> Vec<(String, bool)> {
            let options = Options { audience, ..Options::default() };
            document.choices(&options).into_iter().map(|choice| (choice.id, choice.is_in)).collect()
        };
        let of = |expected: &[(&str, bool)]| -> Vec<(String, bool)> { expected.iter().map(|(id, is_in)| ((*id).to_owned(), *is_in)).collect() };
        assert_eq!(offered(Audience::OnlyMe), of(&[("moods", true), ("notes", true), ("hidden", false)]));
        assert_eq!(offered(Audience::Therapist), of(&[("moods", true), ("notes", false)]));
    }
}
