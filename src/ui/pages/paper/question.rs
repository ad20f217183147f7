//! Requests for typeset pages, and the results.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::ColorImage;

use crate::content::locale::Locale;
use crate::content::{content, lang};
use crate::export::{Choice, Document, Options, PageWords, SetPages, Sources, What};
use crate::journal::Journal;

/// A request: subject, options, and page to draw. Equal requests have equal results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The subject.
    pub what: What,
    /// The options.
    pub options: Options,
    /// The journal's revision.
    pub revision: u64,
    /// The date in the page footer.
    pub today: NaiveDate,
    /// Index of the page to draw.
    pub page: usize,
    /// Scale of the picture: thousandths of a pixel per point.
    pub pixels_per_1000_points: u32,
}

impl Question {
    /// True if only the page to draw or the scale differs.
    fn has_same_pages(&self, other: &Self) -> bool {
        let Self { page, pixels_per_1000_points, .. } = other.clone();
        Self { page, pixels_per_1000_points, ..self.clone() } == *other
    }
}

#[derive(Debug)]
struct Content {
    choices: Vec<Choice>,
    /// The first day of the journal, for subjects with a range of days.
    first_day: Option<NaiveDate>,
    /// `None` if there is nothing for this audience.
    for_reader: Option<ForReader>,
}

#[derive(Debug)]
struct ForReader {
    document: Document,
    words: usize,
    pages: Result<SetPages, String>,
}

/// Typeset pages.
#[derive(Clone, Debug)]
pub struct Found {
    /// The request they answer.
    pub question: Question,
    /// `None` if the subject is no longer in the journal.
    content: Option<Arc<Content>>,
    picture: Option<Arc<ColorImage>>,
}

impl Found {
    /// Typesets the pages and draws one. Reuses the pages of `before` if they are the same.
    #[must_use]
    pub fn work_out(journal: &Journal, locale: &Locale, question: Question, before: Option<&Self>) -> Self {
        let content = match before.filter(|before| before.question.has_same_pages(&question)) {
            Some(before) => before.content.clone(),
            None => Content::of(journal, locale, &question).map(Arc::new),
        };
        let pages = content.as_deref().and_then(|content| content.for_reader.as_ref()?.pages.as_ref().ok());
        let picture = pages.and_then(|pages| {
            let page = question.page.min(pages.count().saturating_sub(1));
            let picture = pages.picture(page, question.pixels_per_1000_points as f32 / 1000.0)?;
            // Paper is opaque, so premultiplied and straight alpha are the same.
            Some(Arc::new(ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba)))
        });
        Self { question, content, picture }
    }

    pub(super) const fn is_there(&self) -> bool {
        self.content.is_some()
    }

    pub(super) fn choices(&self) -> &[Choice] {
        self.content.as_deref().map_or(&[], |content| &content.choices)
    }

    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        self.content.as_deref()?.first_day
    }

    fn for_reader(&self) -> Option<&ForReader> {
        self.content.as_deref()?.for_reader.as_ref()
    }

    /// The document for this audience, if any.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.for_reader().map(|found| &found.document)
    }

    pub(super) fn words(&self) -> usize {
        self.for_reader().map_or(0, |found| found.words)
    }

    /// Number of pages; 0 if typesetting failed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages().map_or(0, SetPages::count)
    }

    /// The typeset pages, if successful.
    #[must_use]
    pub fn pages(&self) -> Option<&SetPages> {
        self.for_reader()?.pages.as_ref().ok()
    }

    pub(super) fn problem(&self) -> Option<&str> {
        self.for_reader()?.pages.as_ref().err().map(String::as_str)
    }

    pub(super) const fn picture(&self) -> Option<&Arc<ColorImage>> {
        self.picture.as_ref()
    }
}

impl Content {
    fn of(journal: &Journal, locale: &Locale, question: &Question) -> Option<Self> {
        let sources = Sources { journal, content: content(), lang: lang(), locale, today: question.today };
        let whole = question.what.document(&sources, question.options.span)?;
        let options = &question.options;
        let choices = whole.choices(options);
        let for_reader = whole.for_reader(options, &sources.names()).map(|document| {
            let pages = SetPages::set(&document, options.paper, &PageWords::of(lang())).map_err(|error| error.to_string());
            ForReader { words: document.words_written(), document, pages }
        });
        let first_day = if question.what.is_about_days() { sources.first_day() } else { None };
        Some(Self { choices, first_day, for_reader })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Audience;
    use crate::journal::{Boundary, Edit, Id, Timestamp};

    fn journal() -> (Journal, Id) {
        let (mut journal, id) = (Journal::default(), Id::from_parts(1, 1));
        let mut boundary = Boundary::empty(Timestamp::from_millis(0), "2026-11-22T21:14+01:00".parse().expect("a time"));
        (boundary.title, boundary.limit) = ("Phones stay out".to_owned(), "I sleep elsewhere then.".to_owned());
        journal.apply(Edit::put(id, boundary));
        (journal, id)
    }

    fn question(id: Id) -> Question {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        Question { what: What::Boundary(id), options: Options::default(), revision: 1, today, page: 0, pixels_per_1000_points: 500 }
    }

    #[test]
    fn another_size_uses_the_same_pages_and_another_reader_does_not() {
        let (journal, id) = journal();
        let locale = Locale::named("en-GB");
        let first = Found::work_out(&journal, &locale, question(id), None);
        assert_eq!((first.count(), first.words()), (1, 3 + 4));
        let larger = Found::work_out(&journal, &locale, Question { pixels_per_1000_points: 1000, ..question(id) }, Some(&first));
        assert!(Arc::ptr_eq(first.content.as_ref().expect("pages"), larger.content.as_ref().expect("pages")));
        assert_eq!(larger.picture().expect("a picture").size, [595, 842]);
        let options = Options { audience: Audience::OtherPerson, ..Options::default() };
        let other = Found::work_out(&journal, &locale, Question { options, ..question(id) }, Some(&first));
        assert!(!Arc::ptr_eq(first.content.as_ref().expect("pages"), other.content.as_ref().expect("pages")));
    }

    #[test]
    fn what_is_gone_has_no_pages() {
        let (_, id) = journal();
        let found = Found::work_out(&Journal::default(), &Locale::named("en-GB"), question(id), None);
        assert!(!found.is_there() && found.picture().is_none() && found.count() == 0);
    }
}
