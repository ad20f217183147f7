//! Feeling words and tags: selection, order, names. No drawing here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::schema::Tag;
use crate::content::{Content, Feeling, Lang};
use crate::journal::{Feelings, Id, Intensity, Journal, OwnFeeling, Quadrant, WordRef, comparable};
use crate::ui::find::best_first;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::pages) struct OfferedFeeling {
    pub(in crate::ui::pages) word: WordRef,
    pub(in crate::ui::pages) name: String,
    pub(in crate::ui::pages) meaning: String,
    pub(in crate::ui::pages) quadrant: Quadrant,
}

/// The feelings to show: chosen words of other quadrants, then those of the quadrant in their
/// order, then custom ones. Also true if there are more.
pub(in crate::ui::pages) fn offered_feelings(
    content: &Content,
    journal: &Journal,
    chosen: &Feelings,
    quadrant: Quadrant,
    all: bool,
) -> (Vec<OfferedFeeling>, bool) {
    let listed: Vec<OfferedFeeling> = content.feelings_of(quadrant).map(OfferedFeeling::listed).collect();
    let own = journal.own_feelings().iter().filter(|(id, feeling)| feeling.quadrant == quadrant && is_offered(**id, feeling.retired, chosen));
    let has_more = listed.len() > Content::FEELINGS_SHOWN_FIRST;
    let first = if all { listed.len() } else { Content::FEELINGS_SHOWN_FIRST };
    let mut here: Vec<OfferedFeeling> =
        listed.into_iter().enumerate().filter(|(at, feeling)| *at < first || chosen.contains_key(&feeling.word)).map(|(_, feeling)| feeling).collect();
    here.extend(own.map(|(id, feeling)| OfferedFeeling::own(*id, feeling)));
    let elsewhere = chosen.keys().filter(|word| !here.iter().any(|offered| offered.word == **word)).filter_map(|word| named_feeling(content, journal, word));
    let mut offered: Vec<OfferedFeeling> = elsewhere.collect();
    offered.append(&mut here);
    (offered, has_more)
}

const FOUND_MAX: usize = 14;

/// Feelings of any quadrant matching the query, best first; `quadrant` breaks ties.
pub(in crate::ui::pages) fn found_feelings(content: &Content, journal: &Journal, chosen: &Feelings, quadrant: Quadrant, query: &str) -> Vec<OfferedFeeling> {
    let own = journal.own_feelings().iter().filter(|(id, feeling)| is_offered(**id, feeling.retired, chosen));
    let mut all: Vec<OfferedFeeling> =
        own.map(|(id, feeling)| OfferedFeeling::own(*id, feeling)).chain(content.feelings().iter().map(OfferedFeeling::listed)).collect();
    all.sort_by_key(|feeling| feeling.quadrant != quadrant);
    let mut found = best_first(query, all, |feeling| &feeling.name);
    found.truncate(FOUND_MAX);
    found
}

/// A retired word is shown only where it is chosen.
fn is_offered(id: Id, is_retired: bool, chosen: &Feelings) -> bool {
    !is_retired || chosen.contains_key(&WordRef::Own(id))
}

impl OfferedFeeling {
    fn listed(feeling: &Feeling) -> Self {
        Self { word: WordRef::Listed(feeling.id.clone()), name: feeling.word.clone(), meaning: feeling.meaning.clone(), quadrant: feeling.quadrant }
    }

    fn own(id: Id, feeling: &Arc<OwnFeeling>) -> Self {
        Self { word: WordRef::Own(id), name: feeling.name.clone(), meaning: feeling.meaning.clone(), quadrant: feeling.quadrant }
    }
}

pub(in crate::ui::pages) fn named_feeling(content: &Content, journal: &Journal, word: &WordRef) -> Option<OfferedFeeling> {
    match word {
        WordRef::Listed(id) => content.feeling(id).map(OfferedFeeling::listed),
        WordRef::Own(id) => journal.own_feelings().get(id).map(|feeling| OfferedFeeling::own(*id, feeling)),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::pages) struct OfferedTag {
    pub(in crate::ui::pages) word: WordRef,
    pub(in crate::ui::pages) name: String,
}

/// Custom tags shown at first.
const OWN_TAGS_SHOWN_FIRST: usize = 24;
/// Custom tags shown per group, and added each time by "more". All can be found by typing.
pub(in crate::ui::pages) const OWN_TAGS_OF_GROUP: usize = 60;

/// The tags shown at first: built-in first choices, chosen ones, and the newest custom ones.
pub(in crate::ui::pages) fn offered_tags(content: &Content, journal: &Journal, chosen: &BTreeSet<WordRef>) -> Vec<OfferedTag> {
    let listed = content.tags().filter(|tag| tag.shown_first || chosen.contains(&WordRef::Listed(tag.id.clone()))).map(OfferedTag::listed);
    let mut own: Vec<OfferedTag> = own_tags(journal, chosen).map(|(_, tag)| tag).collect();
    keep_newest(&mut own, OWN_TAGS_SHOWN_FIRST, chosen);
    listed.chain(own).collect()
}

/// Keeps the newest `wanted` tags and the chosen ones. Returns the number removed.
fn keep_newest(own: &mut Vec<OfferedTag>, wanted: usize, chosen: &BTreeSet<WordRef>) -> usize {
    let (count, earlier) = (own.len(), own.len().saturating_sub(wanted));
    let mut place = 0;
    own.retain(|tag| {
        place += 1;
        place > earlier || chosen.contains(&tag.word)
    });
    count - own.len()
}

/// All tags by non-empty group, custom groups and ungrouped tags last; and the number left out by
/// the limit of `most` custom tags per group (chosen ones excepted).
pub(in crate::ui::pages) fn grouped_tags(
    content: &Content,
    journal: &Journal,
    chosen: &BTreeSet<WordRef>,
    your_own: &str,
    most: usize,
) -> (Vec<(String, Vec<OfferedTag>)>, usize) {
    let mut left_out = 0;
    let mut all = BTreeMap::<Option<WordRef>, Vec<OfferedTag>>::new();
    for (group, tag) in own_tags(journal, chosen) {
        all.entry(group).or_default().push(tag);
    }
    for tags in all.values_mut() {
        left_out += keep_newest(tags, most, chosen);
    }
    let own: Vec<(Option<WordRef>, OfferedTag)> = all.into_iter().flat_map(|(group, tags)| tags.into_iter().map(move |tag| (group.clone(), tag))).collect();
    let own_of = |group: &WordRef| own.iter().filter(move |(of, _)| of.as_ref() == Some(group)).map(|(_, tag)| tag.clone()).collect::<Vec<_>>();
    let listed = content.tag_groups().iter().map(|group| {
        let tags = group.tags.iter().map(OfferedTag::listed);
        (group.name.clone(), tags.chain(own_of(&WordRef::Listed(group.id.clone()))).collect())
    });
    let own_groups = journal.own_tag_groups().iter().map(|(id, group)| (group.name.clone(), own_of(&WordRef::Own(*id))));
    let is_known = |group: &WordRef| match group {
        WordRef::Listed(id) => content.tag_groups().iter().any(|group| group.id == *id),
        WordRef::Own(id) => journal.own_tag_groups().contains_key(id),
    };
    let ungrouped = own.iter().filter(|(group, _)| !group.as_ref().is_some_and(is_known)).map(|(_, tag)| tag.clone()).collect();
    let groups = listed.chain(own_groups).chain([(your_own.to_owned(), ungrouped)]).filter(|(_, tags): &(String, Vec<_>)| !tags.is_empty()).collect();
    (groups, left_out)
}

/// Tags matching the query, best first.
pub(in crate::ui::pages) fn found_tags(content: &Content, journal: &Journal, chosen: &BTreeSet<WordRef>, query: &str) -> Vec<OfferedTag> {
    let all = own_tags(journal, chosen).map(|(_, tag)| tag).chain(content.tags().map(OfferedTag::listed));
    let mut found = best_first(query, all, |tag| &tag.name);
    found.truncate(FOUND_MAX);
    found
}

impl OfferedTag {
    fn listed(tag: &Tag) -> Self {
        Self { word: WordRef::Listed(tag.id.clone()), name: tag.word.clone() }
    }
}

fn own_tags(journal: &Journal, chosen: &BTreeSet<WordRef>) -> impl Iterator<Item = (Option<WordRef>, OfferedTag)> {
    let own = journal.own_tags().iter().map(|(id, tag)| (WordRef::Own(*id), tag));
    own.filter(|(word, tag)| !tag.retired || chosen.contains(word)).map(|(word, tag)| (tag.group.clone(), OfferedTag { word, name: tag.name.clone() }))
}

/// The feelings as one line: strongest first, starting with a capital.
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

/// True if another feeling than `except` has this name.
pub(in crate::ui::pages) fn is_known_feeling(content: &Content, journal: &Journal, name: &str, except: Option<Id>) -> bool {
    let name = comparable(name);
    content.feelings().iter().any(|feeling| comparable(&feeling.word) == name)
        || journal.own_feelings().iter().any(|(id, feeling)| Some(*id) != except && comparable(&feeling.name) == name)
}

/// True if another tag than `except` has this name.
pub(in crate::ui::pages) fn is_known_tag(content: &Content, journal: &Journal, name: &str, except: Option<Id>) -> bool {
    let name = comparable(name);
    content.tags().any(|tag| comparable(&tag.word) == name) || journal.own_tags().iter().any(|(id, tag)| Some(*id) != except && comparable(&tag.name) == name)
}

/// The error for a custom word: no visible characters, or a duplicate.
pub(in crate::ui::pages) fn refusal<'a>(lang: &'a Lang, name: &str, is_known: impl FnOnce(&str) -> bool) -> Option<&'a str> {
    if comparable(name).is_empty() { Some(&lang.words.nothing_written) } else { is_known(name).then_some(lang.words.already_there.as_str()) }
}

/// True for hopelessness at full intensity, which puts people first.
pub(in crate::ui::pages) fn is_despair(feelings: &Feelings) -> bool {
    feelings.get(&WordRef::Listed("hopeless".to_owned())) == Some(&Intensity::Lot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, Id, OwnFeeling, Timestamp};

    fn listed(id: &str) -> WordRef {
        WordRef::Listed(id.to_owned())
    }

    fn with_own_word() -> Journal {
        let mut journal = Journal::default();
        let own = OwnFeeling::new(Timestamp::from_millis(0), "Frayed".to_owned(), Quadrant::Heavy);
        journal.apply(Edit::put(Id::from_parts(1, 1), own));
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
        assert!(is_known_feeling(content(), &with_own_word(), " frayed ", None));
    }

    #[test]
    fn a_twin_of_a_word_and_one_that_cannot_be_seen_are_refused_in_words() {
        let lang = crate::content::lang();
        let refused = |name: &str| refusal(lang, name, |name| is_known_feeling(content(), &with_own_word(), name, None));
        for twin in ["FRAYED", "fra\u{ad}yed", "\u{202a}Frayed\u{202c}", "Frayed\u{200b}"] {
            assert_eq!(refused(twin), Some("This word is already there."), "{twin:?}");
        }
        for nothing in ["", " ", "\u{200b}", "\u{2066}\u{2069}"] {
            assert_eq!(refused(nothing), Some("Please write at least one letter or sign."), "{nothing:?}");
        }
        assert_eq!(refused("Frayed at the edges"), None);
        let mut journal = Journal::default();
        journal.apply(Edit::put(Id::from_parts(1, 2), crate::journal::OwnTag::new(Timestamp::from_millis(0), "Café".to_owned())));
        assert!(is_known_tag(content(), &journal, "cafe\u{301}", None), "an accent may be a letter's own or beside it");
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
