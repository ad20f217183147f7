//! A page with a recovery code.

use std::fmt;
use std::hash::{Hash, Hasher};

use secrecy::{ExposeSecret as _, SecretString};

use super::document::{Block, Document, Section};
use super::sources::Sources;

/// A recovery code with its file's name. `Debug` hides the code.
#[derive(Clone)]
pub struct RecoveryCodePage {
    code: SecretString,
    file: String,
}

impl RecoveryCodePage {
    /// Creates the page of a code and a file.
    #[must_use]
    pub const fn new(code: SecretString, file: String) -> Self {
        Self { code, file }
    }
}

impl PartialEq for RecoveryCodePage {
    fn eq(&self, other: &Self) -> bool {
        self.code.expose_secret() == other.code.expose_secret() && self.file == other.file
    }
}

impl Eq for RecoveryCodePage {}

impl Hash for RecoveryCodePage {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.expose_secret().hash(state);
        self.file.hash(state);
    }
}

impl fmt::Debug for RecoveryCodePage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCodePage")
    }
}

pub(super) fn document(from: &Sources<'_>, page: &RecoveryCodePage) -> Document {
    let words = &from.lang.sealing.paper;
    let blocks = vec![
        Block::Heading(page.code.expose_secret().to_owned()),
        Block::Paragraph(format!("{} {}", words.opens, page.file)),
        Block::Paragraph(words.how.clone()),
        Block::Paragraph(words.keep.clone()),
    ];
    let section = Section::new("recovery-code", &words.title, blocks);
    Document { sections: vec![section], ..from.handout(words.title.clone(), words.caption.clone()) }
}

#[cfg(test)]
mod tests {
    use super::super::What;
    use super::super::test_support::with_sources;
    use super::*;
    use crate::insights::Span;
    use crate::journal::Journal;

    #[test]
    fn it_has_the_code_and_nothing_of_the_journal() {
        let page = RecoveryCodePage::new("7K3M-ZZZZ".into(), "notes.ron".to_owned());
        assert_eq!(format!("{:?}", What::RecoveryCode(page.clone())), "RecoveryCode(RecoveryCodePage)");
        let document = with_sources(&Journal::default(), |sources| What::RecoveryCode(page).document(sources, Span::default())).expect("a page");
        assert!(document.sections[0].blocks.contains(&Block::Heading("7K3M-ZZZZ".to_owned())));
    }
}
