//! Names and categories of words and tags.

use crate::content::Content;
use crate::journal::{Journal, Quadrant, WordRef};

const PEOPLE: &str = "people";
const HELPED: &str = "helped";
/// Further tags that people resort to on hard days.
const REACHED_FOR: [&str; 4] = ["medication", "therapist", "a-boundary-said", "quiet-time"];

/// Name and quadrant of a feeling; `None` if unknown.
#[must_use]
pub fn feeling<'a>(content: &'a Content, journal: &'a Journal, word: &WordRef) -> Option<(&'a str, Quadrant)> {
    match word {
        WordRef::Listed(id) => content.feeling(id).map(|feeling| (feeling.word.as_str(), feeling.quadrant)),
        WordRef::Own(id) => journal.own_feelings().get(id).map(|feeling| (feeling.name.as_str(), feeling.quadrant)),
    }
}

/// Name of a tag; `None` if unknown.
#[must_use]
pub fn tag<'a>(content: &'a Content, journal: &'a Journal, word: &WordRef) -> Option<&'a str> {
    match word {
        WordRef::Listed(id) => content.tag(id).map(|tag| tag.word.as_str()),
        WordRef::Own(id) => journal.own_tags().get(id).map(|tag| tag.name.as_str()),
    }
}

/// True for tags in the group of people.
#[must_use]
pub fn is_about_people(content: &Content, journal: &Journal, word: &WordRef) -> bool {
    stands_in(content, journal, word, PEOPLE).unwrap_or(false)
}

/// True for tags that others might take for people, including custom ones without a group.
#[must_use]
pub fn may_be_a_person(content: &Content, journal: &Journal, word: &WordRef) -> bool {
    stands_in(content, journal, word, PEOPLE).unwrap_or(true)
}

/// True for tags that may respond to hard days: helpful things, medication, therapy, a boundary
/// said, and custom tags without a group, which may name a medicine.
pub(super) fn may_be_reached_for(content: &Content, journal: &Journal, word: &WordRef) -> bool {
    let is_named = matches!(word, WordRef::Listed(id) if REACHED_FOR.contains(&id.as_str()));
    is_named || stands_in(content, journal, word, HELPED).unwrap_or(true)
}

pub(super) fn is_self_care(content: &Content, journal: &Journal, word: &WordRef) -> bool {
    stands_in(content, journal, word, HELPED).unwrap_or(false)
}

/// True if a tag is in a built-in group; `None` for a custom tag without a group.
fn stands_in(content: &Content, journal: &Journal, word: &WordRef, group_id: &str) -> Option<bool> {
    match word {
        WordRef::Listed(id) => Some(content.tag_groups().iter().any(|group| group.id == group_id && group.tags.iter().any(|tag| tag.id == *id))),
        WordRef::Own(id) => match journal.own_tags().get(id)?.group.as_ref()? {
            WordRef::Listed(group) => Some(group == group_id),
            WordRef::Own(_) => Some(false),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use crate::journal::{Edit, Id, OwnTag, Timestamp};

    #[test]
    fn what_helped_and_the_groups_of_this_file_are_in_the_lists() {
        for group in [PEOPLE, HELPED] {
            assert!(content().tag_groups().iter().any(|listed| listed.id == group), "{group}");
        }
        assert!(is_self_care(content(), &Journal::default(), &WordRef::Listed("helped-music".to_owned())));
        assert!(!is_self_care(content(), &Journal::default(), &WordRef::Listed("music".to_owned())));
        assert!(!is_self_care(content(), &Journal::default(), &WordRef::Own(Id::from_parts(1, 1))));
    }

    #[test]
    fn what_is_reached_for_is_listed_and_an_own_tag_in_no_group_may_be() {
        let mut journal = Journal::default();
        let mut own = |number: u128, group: Option<&str>| {
            let id = Id::from_parts(1, number);
            let tag = OwnTag { group: group.map(|group| WordRef::Listed(group.to_owned())), ..OwnTag::new(Timestamp::from_millis(0), "Drops".to_owned()) };
            journal.apply(Edit::put(id, tag));
            WordRef::Own(id)
        };
        let (ungrouped, helped, habit) = (own(1, None), own(2, Some(HELPED)), own(3, Some("habits")));
        let listed = |id: &str| WordRef::Listed(id.to_owned());
        for id in REACHED_FOR {
            assert!(content().tag(id).is_some() && may_be_reached_for(content(), &journal, &listed(id)), "{id}");
        }
        let expected = [(ungrouped, true), (helped, true), (habit, false), (listed("helped-breathing"), true), (listed("outdoors"), false)];
        for (word, expected) in expected {
            assert_eq!(may_be_reached_for(content(), &journal, &word), expected, "{word}");
        }
    }

    #[test]
    fn people_are_those_of_their_group() {
        let mut journal = Journal::default();
        let mut own = |number: u128, group: Option<&str>| {
            let id = Id::from_parts(1, number);
            let tag = OwnTag { group: group.map(|group| WordRef::Listed(group.to_owned())), ..OwnTag::new(Timestamp::from_millis(0), "J.".to_owned()) };
            journal.apply(Edit::put(id, tag));
            WordRef::Own(id)
        };
        let (ungrouped, person, place) = (own(1, None), own(2, Some("people")), own(3, Some("places")));
        let listed = |id: &str| WordRef::Listed(id.to_owned());
        for (word, expected) in [(ungrouped, false), (person, true), (place, false), (listed("family"), true), (listed("outdoors"), false)] {
            assert_eq!(is_about_people(content(), &journal, &word), expected, "{word}");
        }
    }
}
