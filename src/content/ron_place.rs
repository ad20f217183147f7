//! Positions in RON text.

/// Field name at the start of a line such as `    note: 5,`. Lines count from 1.
#[must_use]
pub fn field_on(text: &str, line: usize) -> Option<&str> {
    let (name, _) = text.lines().nth(line.checked_sub(1)?)?.trim_start().split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some(name)
}

/// Last field name before a position, such as `kind` in `(id: "a", kind: Poem)`. Lines and columns
/// count from 1.
#[must_use]
pub(super) fn field_before(text: &str, line: usize, column: usize) -> Option<&str> {
    let line = text.lines().nth(line.checked_sub(1)?)?;
    let end = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let (before, _) = line[..end].rsplit_once(':')?;
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    before.trim_end().rsplit(|letter: char| !is_of_name(letter)).next().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "(\n    id: \"rest\",\n    fields: [(id: \"é: a\", kind: Poem)],\n    \"only words\",\n)";

    #[test]
    fn the_field_of_a_line_and_of_a_place_in_it() {
        assert_eq!((field_on(TEXT, 2), field_on(TEXT, 3), field_on(TEXT, 4), field_on(TEXT, 9)), (Some("id"), Some("fields"), None, None));
        assert_eq!((field_before(TEXT, 3, 33), field_before(TEXT, 3, 19)), (Some("kind"), Some("id")));
        assert_eq!(field_before("(é: 1)", 1, 5), None, "no field of ours is called so");
        assert_eq!((field_before(TEXT, 4, 8), field_before(TEXT, 0, 1), field_before(TEXT, 9, 9)), (None, None, None));
    }
}
