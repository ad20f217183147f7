//! Which words and tags are offered, in which order, and what they are called. No drawing here.

use std::collections::BTreeSet;

use crate::content::Content;
use crate::journal::{Feelings, Intensity, Journal, Quadrant, WordRef};

/// A feeling word on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::pages) struct OfferedFeeling {
    pub(super) word: WordRef,
    pub(in crate::ui::pages) name: String,
    pub(super) meaning: String,
    pub(super) quadrant: Quadrant,
}

/// The feelings to show: words already chosen elsewhere come first and stay, then those of the quadrant in their own
/// order, then the person's own words of the quadrant. Also answers whether there are more than are shown.
pub(super) fn offered_feelings(content: &Content, journal: &Journal, chosen: &Feelings, quadrant: Quadrant, all: bool) -> (Vec<OfferedFeeling>, bool) {
    let listed: Vec<OfferedFeeling> = content
        .feelings_of(quadrant)
        .map(|feeling| OfferedFeeling { word: WordRef::Listed(feeling.id.clone()), name: feeling.word.clone(), meaning: feeling.meaning.clone(), quadrant })
        .collect();
    let own = journal.own_feelings().iter().filter(|(_, feeling)| feeling.quadrant == quadrant).map(|(id, feeling)| OfferedFeeling {
        word: WordRef::Own(*id),
        name: feeling.name.clone(),
        meaning: String::new(),
        quadrant,
    });
    let has_more = listed.len() > Content::FEELINGS_SHOWN_FIRST;
    let first = if all { listed.len() } else { Content::FEELINGS_SHOWN_FIRST };
    let mut here: Vec<OfferedFeeling> =
        listed.into_iter().enumerate().filter(|(at, feeling)| *at < first || chosen.contains_key(&feeling.word)).map(|(_, feeling)| feeling).collect();
    here.extend(own);
    let elsewhere = chosen.keys().filter(|word| !here.iter().any(|offered| offered.word == **word)).filter_map(|word| named_feeling(content, journal, word));
    let mut offered: Vec<OfferedFeeling> = elsewhere.collect();
    offered.append(&mut here);
    (offered, has_more)
}

/// A feeling by its reference; `None` when the word is known neither to the content nor to the journal.
pub(in crate::ui::pages) fn named_feeling(content: &Content, journal: &Journal, word: &WordRef) -> Option<OfferedFeeling> {
    match word {
        WordRef::Listed(id) => content.feeling(id).map(|feeling| OfferedFeeling {
            word: word.clone(),
            name: feeling.word.clone(),
            meaning: feeling.meaning.clone(),
            quadrant: feeling.quadrant,
        }),
        WordRef::Own(id) => journal.own_feelings().get(id).map(|feeling| OfferedFeeling {
            word: word.clone(),
            name: feeling.name.clone(),
            meaning: String::new(),
            quadrant: feeling.quadrant,
        }),
    }
}

/// The tags to show, with their names: the few shown first, those chosen, the person's own; or all. Also whether there are more.
pub(in crate::ui::pages) fn offered_tags(content: &Content, journal: &Journal, chosen: &BTreeSet<WordRef>, all: bool) -> (Vec<(WordRef, String)>, bool) {
    let own = journal.own_tags().iter().map(|(id, tag)| (WordRef::Own(*id), tag.name.clone()));
    let mut has_more = false;
    let listed = content.tags().filter_map(|tag| {
        let word = WordRef::Listed(tag.id.clone());
        let is_shown = all || tag.shown_first || chosen.contains(&word);
        has_more |= !tag.shown_first;
        is_shown.then(|| (word, tag.word.clone()))
    });
    let tags = listed.collect::<Vec<_>>().into_iter().chain(own).collect();
    (tags, has_more)
}

/// The words of a check-in in one line: the strongest first, the first with a capital letter.
pub(in crate::ui::pages) fn feelings_line(content: &Content, journal: &Journal, feelings: &Feelings, comma: &str) -> String {
    let mut chosen: Vec<(&Intensity, String)> =
        feelings.iter().filter_map(|(word, intensity)| Some((intensity, named_feeling(content, journal, word)?.name))).collect();
    chosen.sort_by(|(a, _), (b, _)| b.cmp(a));
    let mut names = chosen.into_iter().map(|(_, name)| name);
    let first = names.next().unwrap_or_default();
    names.fold(first, |line, name| line + comma + &lower_first(&name))
}

fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether a word of this name is on offer already, whatever its case.
pub(super) fn is_known_feeling(content: &Content, journal: &Journal, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    content.feelings().iter().any(|feeling| feeling.word.to_lowercase() == name)
        || journal.own_feelings().values().any(|feeling| feeling.name.to_lowercase() == name)
}

/// Whether a tag of this name is there already, whatever its case.
pub(super) fn is_known_tag(content: &Content, journal: &Journal, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    content.tags().any(|tag| tag.word.to_lowercase() == name) || journal.own_tags().values().any(|tag| tag.name.to_lowercase() == name)
}

/// Whether the words hold hopelessness at its strongest: then people come before anything else.
pub(super) fn is_despair(feelings: &Feelings) -> bool {
    feelings.get(&WordRef::Listed("hopeless".to_owned())) == Some(&Intensity::Lot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, Id, Key, OwnFeeling, Timestamp};

    fn listed(id: &str) -> WordRef {
        WordRef::Listed(id.to_owned())
    }

    fn with_own_word() -> Journal {
        let mut journal = Journal::default();
        let own = OwnFeeling::new(Timestamp::from_millis(0), "Frayed".to_owned(), Quadrant::Heavy);
        journal.apply(Edit::put(Key::OwnFeeling(Id::from_parts(1, 1)), own));
        journal
    }

    #[test]
    fn what_was_chosen_stays_first_when_the_quadrant_changes() {
        let chosen = Feelings::from([(listed("lonely"), Intensity::Medium)]);
        let (heavy, _) = offered_feelings(content(), &Journal::default(), &chosen, Quadrant::Heavy, false);
        assert_eq!(heavy.len(), Content::FEELINGS_SHOWN_FIRST);
        assert_ne!(heavy[0].word, listed("lonely"), "in its own quadrant a word keeps its place");
        let (bright, _) = offered_feelings(content(), &Journal::default(), &chosen, Quadrant::Bright, false);
        assert_eq!(bright[0].word, listed("lonely"));
        assert_eq!(bright.len(), Content::FEELINGS_SHOWN_FIRST + 1);
    }

    #[test]
    fn own_words_are_offered_where_they_belong() {
        let names = |quadrant| {
            let (offered, _) = offered_feelings(content(), &with_own_word(), &Feelings::new(), quadrant, false);
            offered.into_iter().map(|feeling| feeling.name).collect::<Vec<_>>()
        };
        assert!(names(Quadrant::Heavy).contains(&"Frayed".to_owned()));
        assert!(!names(Quadrant::Bright).contains(&"Frayed".to_owned()));
        assert!(is_known_feeling(content(), &with_own_word(), " frayed "));
    }

    #[test]
    fn a_line_of_words_begins_with_the_strongest() {
        let feelings = Feelings::from([(listed("tired"), Intensity::Little), (listed("lonely"), Intensity::Lot)]);
        assert_eq!(feelings_line(content(), &Journal::default(), &feelings, ", "), "Lonely, tired");
        assert_eq!(feelings_line(content(), &Journal::default(), &Feelings::new(), ", "), "");
    }

    #[test]
    fn only_hopelessness_at_its_strongest_is_despair() {
        assert!(content().feeling("hopeless").is_some(), "the care rule hangs on this id");
        assert!(is_despair(&Feelings::from([(listed("hopeless"), Intensity::Lot)])));
        assert!(!is_despair(&Feelings::from([(listed("hopeless"), Intensity::Medium)])));
    }
}
