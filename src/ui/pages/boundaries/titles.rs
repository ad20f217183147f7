//! Titles of boundaries.

use crate::content::Lang;
use crate::journal::Boundary;

pub(in crate::ui::pages) fn title_of<'a>(boundary: &'a Boundary, lang: &'a Lang) -> &'a str {
    let title = boundary.title.trim();
    if title.is_empty() { &lang.boundaries.new_title } else { title }
}

/// The title for other pages, where someone may look over a shoulder: hidden for a private
/// boundary.
pub(in crate::ui::pages) fn title_elsewhere<'a>(boundary: &'a Boundary, lang: &'a Lang) -> &'a str {
    if boundary.is_private { &lang.boundaries.private_title } else { title_of(boundary, lang) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;
    use crate::journal::Timestamp;

    #[test]
    fn a_private_title_is_shown_on_its_own_page_alone() {
        let when = "2026-11-01T10:00+01:00".parse().expect("a time");
        let mut boundary = Boundary { title: " Phones ".to_owned(), ..Boundary::empty(Timestamp::from_millis(0), when) };
        assert_eq!((title_of(&boundary, lang()), title_elsewhere(&boundary, lang())), ("Phones", "Phones"));
        boundary.is_private = true;
        assert_eq!((title_of(&boundary, lang()), title_elsewhere(&boundary, lang())), ("Phones", "A private boundary"));
        boundary = Boundary { title: String::new(), is_private: false, ..boundary };
        assert_eq!(title_elsewhere(&boundary, lang()), "Untitled");
    }
}
