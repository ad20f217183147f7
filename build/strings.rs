//! Generates the types of the UI strings from `assets/lang/en.ron`: a text becomes a `String`, a
//! counted text a `Plural`, a list a `Vec`, a map with the variants of an enum as keys an `EnumMap`,
//! and anything else a struct named after its place in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Maps with an entry for each variant of an enum of the journal: the enum and the places.
const KEYED: &[(&str, &[&str])] = &[
    ("AppreciationOf", &["appreciations.of"]),
    ("Area", &["boundaries.areas", "boundaries.area_hints"]),
    (
        "BoundaryKind",
        &["boundaries.kinds", "boundaries.kind_meanings", "boundaries.limits", "boundaries.limit_hints", "boundaries.responses", "boundaries.when_honoured"],
    ),
    ("BoundaryStatus", &["boundaries.statuses", "boundaries.status_meanings"]),
    ("BreathingPace", &["moment.paces"]),
    ("DateKind", &["dates_ahead.kinds"]),
    ("Direction", &["roadmap.directions"]),
    ("EventOutcome", &["boundaries.outcomes"]),
    ("FearAnswer", &["roadmap.fear_answers"]),
    ("Firmness", &["boundaries.firmnesses"]),
    ("FollowThrough", &["boundaries.follow_throughs"]),
    ("GoalState", &["goals.states"]),
    ("HeldState", &["held_words.states"]),
    ("Intensity", &["words.intensities"]),
    ("MomentTool", &["moment.tools"]),
    ("PlanPart", &["safety_plan.parts"]),
    ("PracticeKind", &["practices.empty_headings", "practices.empty_texts", "practices.add", "practices.title_hints", "record_kinds.practices"]),
    ("PromiseArea", &["ledger.areas"]),
    ("PromiseOutcome", &["ledger.outcomes"]),
    ("PromisedBy", &["ledger.promised_by"]),
    ("Quadrant", &["mood.quadrants", "mood.quadrant_meanings"]),
    ("ReviewOutcome", &["boundaries.review.outcomes", "boundaries.review.meanings"]),
    ("Role", &["roadmap.roles"]),
    ("Settled", &["urges.settled_for", "urges.settled_in_row"]),
    ("SleepQuality", &["sleep.qualities"]),
    ("StepState", &["roadmap.states"]),
    ("TableKind", &["record_kinds.tables"]),
    ("ThemeChoice", &["settings.themes"]),
    ("TriggerKind", &["triggers.kinds"]),
    ("UrgeAct", &["urges.acts", "urges.acts_in_row"]),
];

/// Structs with an entry for each variant of an enum that holds data, so that it is no map key.
const MATCHED: &[(&str, &[&str])] = &[("EditName", &["undo_names"]), ("Relationship", &["roadmap.relationships"])];

/// Structs used at several places. `*` matches any one name.
const SHARED: &[(&str, &[&str])] = &[
    ("AudienceWords", &["paper.audiences", "paper.audience_hints"]),
    ("CommandWords", &["commands.*", "tools.names.*"]),
    ("ExportWords", &["exports.*"]),
    ("LevelWords", &["insights.levels", "insights.energy_levels"]),
    ("SealFormWords", &["sealing.turn_on", "sealing.change", "sealing.turn_off", "sealing.recovery_code"]),
    ("SharedFileWords", &["templates.file", "own_paths.file"]),
    ("TakeInWords", &["templates.take_in_page", "own_paths.take_in_page"]),
];

/// The plural categories of CLDR.
pub(crate) const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// An untyped entry of a language file, in file order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entry {
    /// A text.
    Text(String),
    /// Several entries of the same type.
    List(Vec<Self>),
    /// Named entries.
    Named(Vec<(String, Self)>),
}

impl Entry {
    /// True for plural forms. Every language has at least `other`.
    pub(crate) fn is_plural(&self) -> bool {
        matches!(self, Self::Named(entries) if entries.iter().all(|(name, _)| PLURAL_CATEGORIES.contains(&name.as_str())))
    }

    /// True for a map whose names are the variants of an enum.
    pub(crate) fn is_keyed(&self) -> bool {
        matches!(self, Self::Named(entries) if entries.iter().all(|(name, _)| name.starts_with(|first: char| first.is_ascii_uppercase())))
    }

    /// All texts in it.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::List(entries) => entries.iter().flat_map(Self::texts).collect(),
            Self::Named(entries) => entries.iter().flat_map(|(_, entry)| entry.texts()).collect(),
        }
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text, a list or entries with names")
    }

    fn visit_str<E>(self, text: &str) -> Result<Entry, E> {
        Ok(Entry::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Entry, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = from.next_element()? {
            entries.push(entry);
        }
        Ok(Entry::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Entry, A::Error> {
        let mut entries = Vec::new();
        while let Some((Name(name), entry)) = from.next_entry()? {
            entries.push((name, entry));
        }
        Ok(Entry::Named(entries))
    }
}

/// The name of an entry.
pub(crate) struct Name(pub(crate) String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }

        from.deserialize_identifier(NameVisitor)
    }
}

/// Type names, each with its places in the file.
type Table = &'static [(&'static str, &'static [&'static str])];

/// Returns the source of the types.
///
/// # Errors
/// Places without a type, with the reason.
pub(crate) fn types(language: &Entry) -> Result<String, Vec<String>> {
    types_with(language, [KEYED, MATCHED, SHARED])
}

fn types_with(language: &Entry, [keyed, matched, shared]: [Table; 3]) -> Result<String, Vec<String>> {
    let mut types =
        Types { keyed, matched, shared, structs: BTreeMap::new(), maps: BTreeSet::new(), is_sample: false, source: String::new(), mistakes: Vec::new() };
    types.type_of("", language);
    for place in keyed.iter().flat_map(|(_, places)| *places).filter(|place| !types.maps.contains(**place)) {
        types.mistakes.push(format!("{place} is no map"));
    }
    if types.mistakes.is_empty() { Ok(types.source) } else { Err(types.mistakes) }
}

struct Types {
    keyed: Table,
    matched: Table,
    shared: Table,
    /// Fields of each struct.
    structs: BTreeMap<String, String>,
    /// Places of the maps.
    maps: BTreeSet<String>,
    /// True inside types that are used for several entries.
    is_sample: bool,
    source: String,
    mistakes: Vec<String>,
}

impl Types {
    /// Returns the type of an entry, after writing the types it consists of.
    fn type_of(&mut self, place: &str, entry: &Entry) -> String {
        match entry {
            Entry::Text(_) => "String".to_owned(),
            Entry::List(entries) => format!("Vec<{}>", self.type_of_each(place, entries.iter())),
            Entry::Named(_) if entry.is_plural() => "Plural".to_owned(),
            Entry::Named(entries) if entry.is_keyed() => self.map_of(place, entries),
            Entry::Named(entries) => self.struct_of(place, entries),
        }
    }

    /// Returns the common type of several entries.
    fn type_of_each<'e>(&mut self, place: &str, entries: impl Iterator<Item = &'e Entry>) -> String {
        let is_sample = std::mem::replace(&mut self.is_sample, true);
        let types: BTreeSet<String> = entries.map(|entry| self.type_of(place, entry)).collect();
        self.is_sample = is_sample;
        if types.len() != 1 {
            self.mistakes.push(format!("{place} has entries of several kinds, or none"));
        }
        types.into_iter().next().unwrap_or_default()
    }

    /// Returns a map type, after writing a match that fails to compile if a variant has no entry.
    fn map_of(&mut self, place: &str, entries: &[(String, Entry)]) -> String {
        let Some(key) = find(self.keyed, place) else {
            self.mistakes.push(format!("{place} has no enum in build/strings.rs"));
            return String::new();
        };
        self.maps.insert(place.to_owned());
        let value = self.type_of_each(place, entries.iter().map(|(_, entry)| entry));
        let variants: Vec<String> = entries.iter().map(|(variant, _)| format!("journal::{key}::{variant}")).collect();
        let (name, variants) = (place.replace('.', "_"), variants.join(" | "));
        let _infallible = writeln!(self.source, "const _: fn(journal::{key}) = |{name}| match {name} {{ {variants} => () }};");
        format!("EnumMap<journal::{key}, {value}>")
    }

    /// Returns the name of a struct, after writing it unless it was written before.
    fn struct_of(&mut self, place: &str, entries: &[(String, Entry)]) -> String {
        let shared = find(self.shared, place);
        let name = shared.map_or_else(|| if place.is_empty() { "Lang".to_owned() } else { pascal_case(place) + "Words" }, str::to_owned);
        let is_sample = self.is_sample;
        self.is_sample |= shared.is_some();
        let (mut fields, mut documented) = (String::new(), String::new());
        for (field, entry) in entries {
            let place = if place.is_empty() { field.clone() } else { format!("{place}.{field}") };
            let line = format!("{field}: {},\n", self.type_of(&place, entry));
            let such_as = if self.is_sample { "Such as " } else { "" };
            let _infallible = match entry {
                Entry::Named(_) | Entry::List(_) if !entry.is_plural() => write!(documented, "/// `{place}`\n{line}"),
                _ => write!(documented, "/// {such_as}\"{}\"\n{line}", entry.texts().join("\", \"")),
            };
            fields += &line;
        }
        self.is_sample = is_sample;
        match self.structs.get(&name) {
            None => {
                let places = self.shared.iter().find(|(other, _)| *other == name).map_or_else(|| place.to_owned(), |(_, places)| places.join("`, `"));
                let _infallible = writeln!(self.source, "strings! {{\n/// The strings of `{places}`.\n{name} {{\n{documented}}}\n}}");
                self.structs.insert(name.clone(), fields);
            }
            Some(other) if *other != fields => self.mistakes.push(format!("{place} does not have the entries of another {name}")),
            Some(_) => {}
        }
        if let Some(key) = find(self.matched, place) {
            let line = |(field, _): &(String, Entry)| format!("journal::{key}::{} {{ .. }} => &self.{field},\n", pascal_case(field));
            let lines: String = entries.iter().map(line).collect();
            let _infallible = writeln!(
                self.source,
                "impl {name} {{\n/// The text for a variant.\n#[must_use]\npub const fn of(&self, key: &journal::{key}) -> &String {{\nmatch key {{\n{lines}}}\n}}\n}}"
            );
        }
        name
    }
}

/// Returns the name for a place.
fn find(table: Table, place: &str) -> Option<&'static str> {
    let fits = |pattern: &str| {
        let (pattern, place): (Vec<_>, Vec<_>) = (pattern.split('.').collect(), place.split('.').collect());
        pattern.len() == place.len() && pattern.iter().zip(place).all(|(pattern, name)| *pattern == "*" || *pattern == name)
    };
    table.iter().find(|(_, places)| places.iter().any(|pattern| fits(pattern))).map(|(name, _)| *name)
}

/// `InsightsTrend` for `insights.trend`.
fn pascal_case(place: &str) -> String {
    place.split(['.', '_']).flat_map(|word| word.chars().take(1).map(|first| first.to_ascii_uppercase()).chain(word.chars().skip(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = r#"(
        code: "en",
        edits: (add_word: "word added"),
        days: (one: "1 day", other: "{count} days"),
        log: (kinds: {Place: "Place", Date: "Date"}, senses: [(name: "See", help: "Look round"), (name: "Hear", help: "Listen")]),
        undo: (name: "Undo", help: "Take it back"),
        redo: (name: "Redo", help: "Bring it back"),
    )"#;

    fn types_of(text: &str) -> Result<String, Vec<String>> {
        let shared: Table = &[("CommandWords", &["undo", "redo"]), ("SenseWords", &["log.senses"])];
        types_with(&ron::from_str(text).expect("entries"), [&[("Kind", &["log.kinds"])], &[("Edit", &["edits"])], shared])
    }

    #[test]
    fn each_entry_has_a_type() {
        let types = types_of(TEXTS).expect("types");
        for line in [
            "/// \"en\"\ncode: String,",
            "/// \"1 day\", \"{count} days\"\ndays: Plural,",
            "LogWords {",
            "kinds: EnumMap<journal::Kind, String>,",
            "const _: fn(journal::Kind) = |log_kinds| match log_kinds { journal::Kind::Place | journal::Kind::Date => () };",
            "senses: Vec<SenseWords>,",
            "/// Such as \"Undo\"\nname: String,",
            "undo: CommandWords,",
            "redo: CommandWords,",
            "journal::Edit::AddWord { .. } => &self.add_word,",
            "Lang {",
        ] {
            assert!(types.contains(line), "{line}\n{types}");
        }
        assert_eq!(types.matches("CommandWords {").count(), 1);
    }

    #[test]
    fn what_has_no_type_is_named() {
        for (before, after, mistake) in [
            ("{Place: \"Place\", Date: \"Date\"}", "(place: \"Place\")", "log.kinds is no map"),
            ("{Place: \"Place\", Date: \"Date\"}", "{Place: \"Place\", Date: (one: \"1\", other: \"2\")}", "log.kinds has entries of several kinds, or none"),
            ("days: (one: \"1 day\", other: \"{count} days\")", "days: {One: \"1 day\"}", "days has no enum in build/strings.rs"),
            ("\"Hear\", help: \"Listen\"", "\"Hear\"", "log.senses does not have the entries of another SenseWords"),
            ("\"Redo\", help: \"Bring it back\"", "\"Redo\"", "redo does not have the entries of another CommandWords"),
        ] {
            assert_eq!(types_of(&TEXTS.replace(before, after)), Err(vec![mistake.to_owned()]));
        }
    }

    #[test]
    fn the_english_file_has_types() {
        let english = ron::from_str(include_str!("../assets/lang/en.ron")).expect("entries");
        assert_eq!(types(&english).err(), None);
    }
}
