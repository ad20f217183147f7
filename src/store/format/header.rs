//! Scanner for the start of the file: `Mendwell(format: 1, minor: 0`.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) format: u32,
    /// `None` if the text after the format is unknown, as in a later format.
    pub(super) minor: Option<u32>,
}

/// Scans the header, allowing white space and comments. `None` if not a Mendwell file.
pub(super) fn scan(bytes: &[u8]) -> Option<Header> {
    let mut rest = Scanner { bytes };
    rest.token(b"Mendwell")?;
    rest.token(b"(")?;
    let format = rest.field(b"format")?;
    let minor = rest.token(b",").and_then(|()| rest.field(b"minor"));
    Some(Header { format, minor })
}

struct Scanner<'a> {
    bytes: &'a [u8],
}

impl Scanner<'_> {
    fn token(&mut self, token: &[u8]) -> Option<()> {
        self.skip_blanks();
        self.bytes = self.bytes.strip_prefix(token)?;
        Some(())
    }

    fn field(&mut self, name: &[u8]) -> Option<u32> {
        self.token(name)?;
        self.token(b":")?;
        self.skip_blanks();
        let digits = self.bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = self.bytes.split_at(digits);
        self.bytes = rest;
        // A number too large for `u32` means a future format, not a damaged file.
        let is_number = !number.is_empty();
        is_number.then(|| std::str::from_utf8(number).ok().and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX))
    }

    fn skip_blanks(&mut self) {
        loop {
            let trimmed = self.bytes.trim_ascii_start();
            self.bytes = match trimmed {
                [b'/', b'/', comment @ ..] => after(comment, b"\n"),
                [b'/', b'*', comment @ ..] => after(comment, b"*/"),
                _ => {
                    self.bytes = trimmed;
                    return;
                }
            };
        }
    }
}

fn after<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    bytes.windows(end.len()).position(|window| window == end).map_or(&[], |at| &bytes[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_header_is_found_however_it_is_laid_out() {
        for text in [
            "Mendwell(format: 3, minor: 14, later: true)",
            "// kept by hand\nMendwell (\n  format:3 /* three */,\r\n\tminor: 14",
            " Mendwell(format:3,minor:14",
        ] {
            assert_eq!(scan(text.as_bytes()), Some(Header { format: 3, minor: Some(14) }), "{text}");
        }
        assert_eq!(scan(b"Mendwell(format: 2, sections: ["), Some(Header { format: 2, minor: None }));
        assert_eq!(scan(b"Mendwell(format: 99999999999999999999, "), Some(Header { format: u32::MAX, minor: None }));
    }

    #[test]
    fn what_has_no_header_is_not_ours() {
        for text in ["", "Mendwell", "Mendwell(minor: 0)", "(format: 1, minor: 0)", "Mendwell(format: one)", "/* Mendwell(format: 1, minor: 0)"] {
            assert_eq!(scan(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            scan(&bytes);
        }
    }
}
