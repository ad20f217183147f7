//! Types of the UI strings, generated from `assets/lang/en.ron` by `build/strings.rs`, and their
//! reader.
//!
//! Serde's derive is not used: for structs of a hundred strings its code takes the optimiser longer
//! than the rest of the program. One generic reader fills in default values instead.
#![allow(clippy::doc_markdown, reason = "the documentation of a field is what it says in English")]
#![allow(clippy::unneeded_struct_pattern, reason = "a variant has its text with and without a value")]

use std::fmt;
use std::marker::PhantomData;

use enum_map::EnumMap;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

use super::plural::Plural;
use crate::journal;

/// Declares structs of strings.
macro_rules! strings {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$field_doc:meta])* $field:ident: $type:ty, )+ } )+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $( $(#[$field_doc])* pub $field: $type, )+
        }

        impl Strings for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$( stringify!($field), )+];

            #[inline(never)]
            fn read_field<'de, A: MapAccess<'de>>(&mut self, field: &'static str, from: &mut A) -> Result<(), A::Error> {
                $( if field == stringify!($field) {
                    self.$field = from.next_value()?;
                } )+
                Ok(())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                read_strings(from)
            }
        }
    )+ };
}

include!(concat!(env!("OUT_DIR"), "/strings.rs"));

/// A struct of strings.
trait Strings: Default {
    /// Struct name, optional in the language file.
    const NAME: &'static str;
    /// Field names; each is required exactly once.
    const FIELDS: &'static [&'static str];

    /// Reads the value of one field.
    ///
    /// # Errors
    /// If the value does not have the field's shape.
    fn read_field<'de, A: MapAccess<'de>>(&mut self, field: &'static str, from: &mut A) -> Result<(), A::Error>;
}

/// Reads a struct of strings.
///
/// # Errors
/// If a field is unknown, missing, there twice, or of another shape.
fn read_strings<'de, S: Strings, D: Deserializer<'de>>(from: D) -> Result<S, D::Error> {
    from.deserialize_struct(S::NAME, S::FIELDS, Reader(PhantomData::<S>))
}

struct Reader<S>(PhantomData<S>);

impl<'de, S: Strings> Visitor<'de> for Reader<S> {
    type Value = S;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "struct {}", S::NAME)
    }

    #[inline(never)]
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<S, A::Error> {
        let mut strings = S::default();
        let mut is_read = vec![false; S::FIELDS.len()];
        while let Some(place) = from.next_key_seed(FieldName(S::FIELDS))? {
            let field = S::FIELDS[place];
            if std::mem::replace(&mut is_read[place], true) {
                return Err(A::Error::duplicate_field(field));
            }
            strings.read_field(field, &mut from)?;
        }
        match is_read.iter().position(|is_read| !is_read) {
            Some(place) => Err(A::Error::missing_field(S::FIELDS[place])),
            None => Ok(strings),
        }
    }
}

/// Deserializes a field name to its index.
struct FieldName(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldName {
    type Value = usize;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("field identifier")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<usize, E> {
        self.0.iter().position(|field| *field == name).ok_or_else(|| E::unknown_field(name, self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::schema::read;

    #[test]
    fn each_field_has_to_be_there_once() {
        let named = read::<CommandWords>("(help: \"Take back the last change\", name: \"Undo\")").expect("in any order");
        assert_eq!((named.name.as_str(), named.help.as_str()), ("Undo", "Take back the last change"));
        for (text, problem) in [
            ("(name: \"Undo\")", "`help`"),
            ("(name: \"Undo\", help: \"\", more: \"\")", "`more`"),
            ("(name: \"Undo\", name: \"\", help: \"\")", "`name`"),
            ("(name: 1, help: \"\")", "string"),
        ] {
            let error = read::<CommandWords>(text).expect_err(text).to_string();
            assert!(error.contains(problem), "{error}");
        }
    }
}
