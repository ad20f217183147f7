//! What can be put into a document or left out of it.

use super::document::Document;
use super::options::Options;

/// A section that can be put in or left out, or several that are chosen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What [`Options::chosen`] knows it by.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it stands in the document under these options.
    pub is_in: bool,
    /// It would stand there by itself, had the person not marked it as only for themself.
    pub is_held_back: bool,
}

impl Document {
    /// The sections that this reader may get, in order, each once: what comes again for every day is chosen once.
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
