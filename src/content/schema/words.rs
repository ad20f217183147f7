//! Deserialization of the UI strings: one small reader for all structs.
//!
//! Derived serde code for hundreds of strings drops partial values on each error path and dominated
//! compile time. Here a struct starts with empty strings.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};

pub(super) trait Words: Default {
    /// Name in the language file, if any.
    const NAME: &'static str;
    /// Field names, each required once.
    const FIELDS: &'static [&'static str];

    /// Reads the value of one field.
    ///
    /// # Errors
    /// If the value has the wrong shape.
    fn read_field<'de, A: MapAccess<'de>>(&mut self, field: &'static str, from: &mut A) -> Result<(), A::Error>;
}

/// Reads a struct of strings.
///
/// # Errors
/// If a field is unknown, missing, duplicate or of the wrong shape.
pub(super) fn read_words<'de, W: Words, D: Deserializer<'de>>(from: D) -> Result<W, D::Error> {
    from.deserialize_struct(W::NAME, W::FIELDS, Reader(PhantomData::<W>))
}

struct Reader<W>(PhantomData<W>);

impl<'de, W: Words> Visitor<'de> for Reader<W> {
    type Value = W;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "struct {}", W::NAME)
    }

    #[inline(never)]
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<W, A::Error> {
        let mut words = W::default();
        let mut is_read = vec![false; W::FIELDS.len()];
        while let Some(place) = from.next_key_seed(FieldName(W::FIELDS))? {
            let field = W::FIELDS[place];
            if std::mem::replace(&mut is_read[place], true) {
                return Err(A::Error::duplicate_field(field));
            }
            words.read_field(field, &mut from)?;
        }
        match is_read.iter().position(|is_read| !is_read) {
            Some(place) => Err(A::Error::missing_field(W::FIELDS[place])),
            None => Ok(words),
        }
    }
}

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
    use super::super::{Counted, read};

    #[test]
    fn each_field_has_to_be_there_once() {
        let counted = read::<Counted>("(many: \"{count} days\", one: \"1 day\")").expect("in any order");
        assert_eq!((counted.one.as_str(), counted.many.as_str()), ("1 day", "{count} days"));
        for (text, problem) in [
            ("(one: \"1 day\")", "`many`"),
            ("(one: \"1 day\", many: \"\", more: \"\")", "`more`"),
            ("(one: \"1 day\", one: \"\", many: \"\")", "`one`"),
            ("(one: 1, many: \"\")", "string"),
        ] {
            let error = read::<Counted>(text).expect_err(text).to_string();
            assert!(error.contains(problem), "{error}");
        }
    }
}
