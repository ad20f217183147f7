//! The two typefaces, embedded, for the window and for paper: one file per script and slope, each with its weights inside.

/// The files of one typeface: script and bytes, the most common script first.
pub(crate) type FontFiles = [(&'static str, &'static [u8]); 6];

/// The six script subsets of one cut.
macro_rules! subsets {
    ($face:literal, $slope:literal) => {
        [
            ("latin", include_bytes!(concat!("../assets/fonts/", $face, "-latin-", $slope, ".ttf")) as &[u8]),
            ("latin-ext", include_bytes!(concat!("../assets/fonts/", $face, "-latin-ext-", $slope, ".ttf"))),
            ("greek", include_bytes!(concat!("../assets/fonts/", $face, "-greek-", $slope, ".ttf"))),
            ("cyrillic", include_bytes!(concat!("../assets/fonts/", $face, "-cyrillic-", $slope, ".ttf"))),
            ("cyrillic-ext", include_bytes!(concat!("../assets/fonts/", $face, "-cyrillic-ext-", $slope, ".ttf"))),
            ("vietnamese", include_bytes!(concat!("../assets/fonts/", $face, "-vietnamese-", $slope, ".ttf"))),
        ]
    };
}

/// The sans of the interface and of labels on paper.
pub(crate) static COMMISSIONER: FontFiles = subsets!("Commissioner", "normal");
/// The serif of titles and of what the person wrote.
pub(crate) static LITERATA: FontFiles = subsets!("Literata", "normal");
/// Its italic.
pub(crate) static LITERATA_ITALIC: FontFiles = subsets!("Literata", "italic");
