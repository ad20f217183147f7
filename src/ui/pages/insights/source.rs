//! Inputs of the charts, on the page and in pictures.

use chrono::NaiveDate;

use crate::content::locale::Locale;
use crate::content::{Content, Lang};
use crate::insights::Sentences;
use crate::journal::Journal;
use crate::ui::cx::Cx;

#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) journal: &'a Journal,
    pub(super) content: &'static Content,
    pub(super) lang: &'static Lang,
    pub(super) locale: &'a Locale,
    pub(super) today: NaiveDate,
}

impl<'a> Source<'a> {
    pub(super) fn of(cx: &Cx<'a>) -> Self {
        Self { journal: cx.journal, content: cx.content, lang: cx.lang, locale: cx.locale, today: cx.today() }
    }

    pub(super) const fn sentences(&self) -> Sentences<'a> {
        Sentences { journal: self.journal, content: self.content, lang: self.lang, locale: self.locale }
    }
}
