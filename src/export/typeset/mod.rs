//! Typesetting with Typst. The layout is `assets/print/sheet.typ`; user text is passed as values
//! only.

mod fonts;
mod letters;
mod parts;
mod values;
mod world;

use std::num::NonZeroUsize;

use typst::diag::Severity;
use typst::foundations::Smart;
use typst::layout::PageRanges;
use typst::model::Document as _;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::document::Document;
use super::options::Paper;
use super::page_choice::PageChoice;
use crate::content::{Lang, fill};
use world::SheetWorld;

/// A typeset document.
#[derive(Clone, Debug)]
pub struct SetPages {
    pages: PagedDocument,
    missing: Vec<char>,
}

/// A PDF file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// Content.
    pub bytes: Vec<u8>,
    /// True if it conforms to PDF/UA-1, which a missing glyph prevents.
    pub is_universally_accessible: bool,
}

/// A page as RGBA pixels, row by row from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Four bytes per pixel, with premultiplied alpha.
    pub rgba: Vec<u8>,
}

/// Typesetting failed: a bug, with the typesetter's message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page could not be set: {0}")]
pub struct SetError(String);

impl SetPages {
    /// Typesets a document.
    ///
    /// # Errors
    ///
    /// If the layout rejects the content; no user input should cause this.
    pub fn set(document: &Document, paper: Paper, words: &PageWords) -> Result<Self, SetError> {
        let parts = parts::of(document);
        let pages = if parts.len() == 1 { Self::set_part(document, paper, words, Place::default())? } else { Self::set_parts(&parts, paper, words)? };
        let missing = letters::without_glyph(&pages);
        Ok(Self { pages, missing })
    }

    fn set_part(part: &Document, paper: Paper, words: &PageWords, place: Place) -> Result<PagedDocument, SetError> {
        let world = SheetWorld::new(part, paper, words, place);
        typst::compile::<PagedDocument>(&world).output.map_err(|errors| SetError::of(&errors))
    }

    /// Typesets the parts twice, clearing the cache in between: the first pass counts the pages.
    fn set_parts(parts: &[Document], paper: Paper, words: &PageWords) -> Result<PagedDocument, SetError> {
        let mut counts = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            counts.push(Self::set_part(part, paper, words, Place { number, ..Place::default() })?.pages().len());
            forget();
        }
        let all_pages = counts.iter().sum();
        let (mut pages, mut info) = (Vec::with_capacity(all_pages), None);
        for (number, part) in parts.iter().enumerate() {
            let set = Self::set_part(part, paper, words, Place { number, pages_before: pages.len(), all_pages })?;
            info.get_or_insert_with(|| set.info().clone());
            let first = pages.len();
            pages.extend(set.pages().iter().cloned());
            drop(set);
            pages[first..].iter_mut().for_each(|page| parts::mark(page, number));
            forget();
        }
        Ok(PagedDocument::new(pages.into_iter().collect(), info.unwrap_or_default()))
    }

    /// Number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages.pages().len()
    }

    /// Page size in points (1/72 inch), if the page exists.
    #[must_use]
    pub fn size_points(&self, page: usize) -> Option<[f32; 2]> {
        let size = self.pages.pages().get(page)?.frame.size();
        Some([size.x.to_pt() as f32, size.y.to_pt() as f32])
    }

    /// Letters missing in all fonts, shown as boxes.
    #[must_use]
    pub fn missing_letters(&self) -> &[char] {
        &self.missing
    }

    /// Message listing those letters, if any.
    #[must_use]
    pub fn missing_in_words(&self, lang: &Lang) -> Option<String> {
        let letters: String = self.missing.iter().flat_map(|letter| [*letter, ' ']).collect();
        (!letters.is_empty()).then(|| fill(&lang.paper.missing_letters, &[("letters", letters.trim_end())]))
    }

    /// Renders a page, if it exists.
    #[must_use]
    pub fn picture(&self, page: usize, pixels_per_point: f32) -> Option<Picture> {
        let options = RenderOptions { pixel_per_pt: f64::from(pixels_per_point).into(), ..RenderOptions::default() };
        let pixels = typst_render::render(self.pages.pages().get(page)?, &options);
        Some(Picture { width: pixels.width() as usize, height: pixels.height() as usize, rgba: pixels.take() })
    }

    /// Creates a tagged PDF with title and language, but no author or producer. Deterministic.
    ///
    /// # Errors
    ///
    /// If it cannot be written; without PDF/UA conformance it is an ordinary tagged PDF.
    pub fn pdf(&self) -> Result<Pdf, SetError> {
        let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| SetError(error.message().to_string()))?;
        if let Ok(bytes) = typst_pdf::pdf(&self.pages, &pdf_options(accessible)) {
            return Ok(Pdf { bytes, is_universally_accessible: true });
        }
        let bytes = typst_pdf::pdf(&self.pages, &pdf_options(PdfStandards::default())).map_err(|errors| SetError::of(&errors))?;
        Ok(Pdf { bytes, is_universally_accessible: false })
    }

    /// Creates a PDF of the selected pages, for printing. A selection has no tags, which Typst
    /// supports only for complete documents.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn pdf_to_print(&self, choice: &PageChoice) -> Result<Pdf, SetError> {
        let PageChoice::Some(ranges) = choice else { return self.pdf() };
        let ranges = ranges.iter().map(|range| NonZeroUsize::new(*range.start())..=NonZeroUsize::new(*range.end()));
        let options = PdfOptions { page_ranges: Some(PageRanges::new(ranges.collect())), tagged: false, ..pdf_options(PdfStandards::default()) };
        let bytes = typst_pdf::pdf(&self.pages, &options).map_err(|errors| SetError::of(&errors))?;
        Ok(Pdf { bytes, is_universally_accessible: false })
    }
}

/// Position of a part in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    number: usize,
    pages_before: usize,
    /// Total pages; 0 if this is the only part, or if unknown.
    all_pages: usize,
}

/// Built-in strings on every page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageWords {
    /// `{page} of {pages}` in the footer.
    pub page_of: String,
    /// `{value} of {most}` beside a scale.
    pub value_of: String,
}

impl PageWords {
    /// The strings of a language.
    #[must_use]
    pub fn of(lang: &Lang) -> Self {
        Self { page_of: lang.paper.page_of.clone(), value_of: lang.paper.value_of.clone() }
    }
}

fn pdf_options(standards: PdfStandards) -> PdfOptions {
    PdfOptions { creator: Smart::Custom(None), standards, ..PdfOptions::default() }
}

impl SetError {
    pub(super) fn of_picture(error: &image::ImageError) -> Self {
        Self(error.to_string())
    }

    fn of(diagnostics: &[typst::diag::SourceDiagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        Self(errors.map(|diagnostic| diagnostic.message.as_str()).collect::<Vec<_>>().join("; "))
    }
}

/// Clears the typesetting cache, which contains user text.
pub fn forget() {
    typst::comemo::evict(0);
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Field, Question, Section};
    use super::*;

    fn words() -> PageWords {
        PageWords { page_of: "{page} of {pages}".to_owned(), value_of: "{value} of {most}".to_owned() }
    }

    fn texts(items: &[&str]) -> Vec<String> {
        items.iter().map(|item| (*item).to_owned()).collect()
    }

    fn of(blocks: Vec<Block>) -> Document {
        Document {
            title: "Phones stay out".to_owned(),
            caption: "Boundary, phones".to_owned(),
            language: "en".to_owned(),
            made_on: "22 November 2026".to_owned(),
            sections: vec![Section::new("all", "All", blocks)],
            ..Document::default()
        }
    }

    fn written(text: &str) -> Block {
        Block::Field(Field { label: "My limit".to_owned(), text: text.to_owned() })
    }

    fn set(blocks: Vec<Block>) -> SetPages {
        SetPages::set(&of(blocks), Paper::A4, &words()).expect("it can be set")
    }

    fn every_kind() -> Vec<Block> {
        let field = |label: &str, text: &str| Field { label: label.to_owned(), text: text.to_owned() };
        vec![
            Block::Heading("A group".to_owned()),
            Block::Note("A sentence of ours.".to_owned()),
            written("I will sleep elsewhere.\n\nSecond paragraph."),
            Block::Row(vec![field("With", "J."), field("Look again", "24 December 2026")]),
            Block::Points { label: "Steps".to_owned(), items: texts(&["One", "Two"]) },
            Block::Boxes { label: "Tick".to_owned(), items: texts(&["This", "That"]), takes_one: false },
            Block::Boxes { label: "One".to_owned(), items: texts(&["This", "That", "Both of them", "None"]), takes_one: true },
            Block::Question(Question {
                label: "What happened".to_owned(),
                help: "As a camera would see it.".to_owned(),
                aside: "5 min".to_owned(),
                is_inner: false,
            }),
            Block::ListLines(3),
            Block::Item("Question 1".to_owned()),
            Block::Question(Question { is_inner: true, ..Question::new("The question", "") }),
            Block::Lines { label: String::new(), count: 1 },
            Block::Blanks { questions: vec![Question::new("Day", ""), Question::new("Place", "Or a room")], count: 2 },
            Block::Words(texts(&["sad", "let down", "torn"])),
            Block::Sentence(vec![("I feel".to_owned(), "a feeling".to_owned()), ("because".to_owned(), "what was done".to_owned())]),
            Block::Pairs { label: "Phrases".to_owned(), pairs: vec![("“Never.”".to_owned(), "It ends the talk.".to_owned())] },
            Block::Paragraph("A paragraph of ours.".to_owned()),
            Block::Advice(texts(&["Rest", "Eat"])),
            Block::Scale { label: "Sure".to_owned(), low: "not".to_owned(), high: "wholly".to_owned(), most: 10, value: Some(7) },
            Block::Scale { label: "Blank".to_owned(), low: "not".to_owned(), high: "wholly".to_owned(), most: 10, value: None },
            Block::Table { label: "Log".to_owned(), heads: texts(&["Day", "What"]), rows: vec![texts(&["22 Nov", "Held"]), texts(&["23 Nov", "Tested"])] },
            Block::NewPage,
            Block::Lines { label: "Notes".to_owned(), count: 6 },
            Block::Title { title: "A sheet of its own".to_owned(), caption: "For two".to_owned() },
            Block::Table { label: "Rows".to_owned(), heads: texts(&["Day", "What"]), rows: vec![texts(&["", ""]); 3] },
        ]
    }

    #[test]
    fn every_kind_of_block_is_set_and_the_file_is_universally_accessible() {
        let pages = set(every_kind());
        assert_eq!(pages.count(), 4);
        let pdf = pages.pdf().expect("a file");
        assert!(pdf.is_universally_accessible);
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        assert!(pages.missing_letters().is_empty());
    }

    #[test]
    fn some_of_the_pages_are_a_file_of_their_own() {
        let pages = set(vec![written("one"), Block::NewPage, written("two"), Block::NewPage, written("three")]);
        let count = |choice: &PageChoice| String::from_utf8_lossy(&pages.pdf_to_print(choice).expect("a file").bytes).matches("/MediaBox").count();
        assert_eq!((pages.count(), count(&PageChoice::All)), (3, 3));
        assert_eq!(count(&PageChoice::Some(vec![2..=2])), 1);
        assert_eq!(count(&PageChoice::Some(vec![3..=3, 1..=1])), 2);
    }

    #[test]
    fn what_is_set_in_parts_is_one_document_with_its_numbers_headings_and_tags() {
        let day = |number: usize| {
            let blocks = vec![Block::Heading(format!("Day {number}")), written(&"The same words, every day. ".repeat(30)), written("Short.")];
            Section::new("day", "Day", blocks)
        };
        let document = |days: usize| Document { sections: (1..=days).map(day).collect(), ..of(Vec::new()) };
        let long = document(400);
        assert!(parts::of(&document(20)).len() == 1 && parts::of(&long).len() > 3);
        let pages = SetPages::set(&long, Paper::A4, &words()).expect("it can be set");
        let text = text_of(&pages);
        let count = pages.count();
        for number in 1..=count {
            assert!(text.contains(&format!("{number} of {count}")), "page {number} says so");
        }
        let places: Vec<usize> = (1..=400).map(|number| text.find(&format!("Day {number}")).expect("every day is there")).collect();
        assert!(places.is_sorted());
        assert_eq!(text.matches("Phones stay out").count(), 1, "the title stands on top alone");
        assert_eq!(outside_the_margins(&pages, Paper::A4), [""; 0]);
        let pdf = pages.pdf().expect("a file");
        assert!(pdf.is_universally_accessible);
        assert_eq!(pdf.bytes, SetPages::set(&long, Paper::A4, &words()).expect("set").pdf().expect("a file").bytes);
    }

    #[test]
    fn groups_and_fields_without_groups_both_keep_to_the_order_of_headings() {
        assert!(set(vec![written("alone")]).pdf().expect("a file").is_universally_accessible);
    }

    #[test]
    fn the_same_document_gives_the_same_bytes_and_says_nothing_about_its_making() {
        let bytes = set(every_kind()).pdf().expect("a file").bytes;
        assert_eq!(bytes, set(every_kind()).pdf().expect("a file").bytes);
        let said = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["typst", "mendwell", "creator", "producer", "author", "creationdate"] {
            assert!(!said.contains(word), "{word}");
        }
    }

    #[test]
    fn each_paper_has_its_size() {
        for (paper, expected) in [(Paper::A4, [595.3, 841.9]), (Paper::Letter, [612.0, 792.0]), (Paper::A5, [419.5, 595.3])] {
            let pages = SetPages::set(&of(vec![written("x")]), paper, &words()).expect("set");
            let [width, height] = pages.size_points(0).expect("a page");
            assert!((width - expected[0]).abs() < 0.1 && (height - expected[1]).abs() < 0.1, "{paper:?}: {width} x {height}");
        }
    }

    #[test]
    fn a_picture_has_the_page_in_it() {
        let picture = set(vec![written("x")]).picture(0, 1.0).expect("a page");
        assert_eq!((picture.width, picture.height), (595, 842));
        assert_eq!(picture.rgba.len(), 595 * 842 * 4);
        assert_eq!(picture.rgba[..4], [255, 255, 255, 255], "paper is white");
        assert!(picture.rgba.chunks_exact(4).any(|pixel| pixel[0] < 60), "and has ink on it");
        assert_eq!(set(vec![written("x")]).picture(1, 1.0), None);
    }

    /// All placed text, without invisible characters.
    fn text_of(pages: &SetPages) -> String {
        letters_of(pages).into_iter().map(|letter| letter.text).collect()
    }

    /// A glyph's text, and the rectangle from its origin to its advance.
    struct Placed {
        text: String,
        page: usize,
        left: f64,
        right: f64,
        baseline: f64,
    }

    fn letters_of(pages: &SetPages) -> Vec<Placed> {
        fn collect(frame: &typst::layout::Frame, page: usize, to_page: typst::layout::Transform, placed: &mut Vec<Placed>) {
            for (position, item) in frame.items() {
                let here = to_page.pre_concat(typst::layout::Transform::translate(position.x, position.y));
                match item {
                    typst::layout::FrameItem::Group(group) => collect(&group.frame, page, here.pre_concat(group.transform), placed),
                    typst::layout::FrameItem::Text(item) => {
                        let mut cursor = typst::layout::Abs::zero();
                        let mut said = None;
                        for glyph in &item.glyphs {
                            let at = |x| typst::layout::Point::with_x(x).transform(here);
                            let (left, right) = (at(cursor), at(cursor + glyph.x_advance.at(item.size)));
                            cursor += glyph.x_advance.at(item.size);
                            // The text of several glyphs is attributed to the first.
                            let is_said = said.replace(glyph.range()) == Some(glyph.range());
                            let text = if is_said { String::new() } else { item.text[glyph.range()].replace('\u{200b}', "") };
                            placed.push(Placed { text, page, left: left.x.to_pt(), right: right.x.to_pt(), baseline: left.y.to_pt() });
                        }
                    }
                    _ => {}
                }
            }
        }
        let mut placed = Vec::new();
        for (number, page) in pages.pages.pages().iter().enumerate() {
            collect(&page.frame, number, typst::layout::Transform::identity(), &mut placed);
        }
        placed
    }

    /// The first letters outside the margins of `assets/print/sheet.typ`. Punctuation may overhang.
    fn outside_the_margins(pages: &SetPages, paper: Paper) -> Vec<String> {
        let millimetre = 72.0 / 25.4;
        let (side, top, bottom) = if paper == Paper::A5 { (14.0, 16.0, 6.0) } else { (20.0, 22.0, 6.0) };
        let outside = |letter: &&Placed| {
            let [width, height] = pages.size_points(letter.page).expect("a page").map(f64::from);
            let slack = 0.1;
            letter.left < side * millimetre - slack
                || letter.right > width - side * millimetre + slack
                || letter.baseline < top * millimetre
                || letter.baseline > height - bottom * millimetre
        };
        let letters = letters_of(pages);
        let outside = letters.iter().filter(|letter| letter.text.contains(char::is_alphanumeric)).filter(outside).take(3);
        outside
            .map(|letter| format!("{:?} on page {} at {:.0}–{:.0}, {:.0}", letter.text, letter.page + 1, letter.left, letter.right, letter.baseline))
            .collect()
    }

    /// Every block that can contain text of any length, filled with this text.
    fn everywhere(text: &str) -> Vec<Block> {
        let own = || text.to_owned();
        let field = || Field { label: own(), text: own() };
        let question = |is_inner| Question { label: own(), help: own(), aside: "5 min".to_owned(), is_inner };
        vec![
            Block::Title { title: own(), caption: own() },
            Block::Heading(own()),
            Block::Item(own()),
            Block::Note(own()),
            Block::Paragraph(own()),
            Block::Advice(vec![own()]),
            Block::Pairs { label: own(), pairs: vec![(own(), own())] },
            Block::Question(question(false)),
            Block::Question(question(true)),
            Block::Field(field()),
            Block::Row(vec![field(), field(), field()]),
            Block::Points { label: own(), items: vec![own(), own()] },
            Block::Boxes { label: own(), items: vec![own(), own()], takes_one: false },
            Block::Boxes { label: String::new(), items: texts(&["a", "b", "c"]), takes_one: true },
            Block::Words(vec![own(), own()]),
            Block::Sentence(vec![(own(), own())]),
            Block::Scale { label: own(), low: own(), high: own(), most: 10, value: Some(7) },
            Block::Table {
                label: own(),
                heads: vec![own(), own(), own(), own()],
                rows: vec![vec![own(), own(), own(), own()], vec![own(), own(), own(), own()]],
            },
            Block::Lines { label: own(), count: 1 },
            Block::Blanks { questions: vec![question(false), question(false)], count: 1 },
            Block::Blanks { questions: vec![Question { help: String::new(), ..question(true) }], count: 1 },
        ]
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 12, ..proptest::prelude::ProptestConfig::default() })]

        #[test]
        fn every_letter_stands_on_the_page_whatever_it_is_a_part_of(text in "[aWé/=?&.,-]{1,12}|[a-zA-Z0-9/?=_.-]{20,400}|([а-яżłW]{1,40}[ \t-]){1,6}[WX]{1,90}", paper in 0..3_usize) {
            let paper = [Paper::A4, Paper::Letter, Paper::A5][paper];
            for block in everywhere(&text) {
                let name = format!("{block:?}");
                let document = Document { is_title_ours: true, ..of(vec![written("first"), block]) };
                let all = document.every_text();
                let pages = SetPages::set(&document, paper, &words()).expect("it can be set");
                proptest::prop_assert!(outside_the_margins(&pages, paper).is_empty(), "{}: {:?}", name, outside_the_margins(&pages, paper));
                let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).fold(std::collections::BTreeMap::new(), |mut counts, letter| {
                    *counts.entry(letter).or_insert(0) += 1;
                    counts
                });
                let printed = letters(&text_of(&pages));
                for (letter, count) in letters(&all) {
                    proptest::prop_assert!(printed.get(&letter).is_some_and(|printed| *printed >= count), "{} is lost from {}", letter, name);
                }
            }
        }
    }

    #[test]
    fn three_hundred_letters_without_a_break_are_all_on_the_page() {
        let unbroken = "W".repeat(300);
        let pages = set(vec![written(&unbroken)]);
        assert_eq!(outside_the_margins(&pages, Paper::A4), [""; 0]);
        assert_eq!(text_of(&pages).matches('W').count(), 300);
    }

    #[test]
    fn a_title_without_a_break_is_whole_in_the_contents_too_and_leaves_room_at_the_foot() {
        let title = "W".repeat(200);
        let sheet = Block::Title { title: title.clone(), caption: String::new() };
        let document = Document { made_on: String::new(), ..of(vec![Block::Contents("In here".to_owned()), sheet, written("x")]) };
        for paper in [Paper::A4, Paper::A5] {
            let pages = SetPages::set(&document, paper, &words()).expect("it can be set");
            assert_eq!(outside_the_margins(&pages, paper), [""; 0]);
            assert!(text_of(&pages).matches('W').count() >= 400, "{paper:?}");
        }
    }

    #[test]
    fn a_word_is_broken_only_where_no_line_holds_it() {
        let pages = set(vec![written(&"and incomprehensibilities ".repeat(40))]);
        let letters = letters_of(&pages);
        let text: String = letters.iter().map(|letter| letter.text.as_str()).collect();
        let places = letters.iter().scan(0, |end, letter| {
            *end += letter.text.len();
            Some(*end - letter.text.len())
        });
        let places: Vec<usize> = places.collect();
        for (start, word) in text.match_indices("incomprehensibilities") {
            let mut baselines: Vec<f64> =
                places.iter().zip(&letters).filter(|(place, _)| (start..start + word.len()).contains(*place)).map(|(_, letter)| letter.baseline).collect();
            baselines.dedup();
            assert_eq!(baselines.len(), 1, "it stands on one line");
        }
        assert_eq!(text.matches("incomprehensibilities").count(), 40);
    }

    #[test]
    fn whichever_sign_ends_a_line_ends_it_on_paper_and_a_tab_is_a_space() {
        let baselines = |text: &str| {
            let letters = letters_of(&set(vec![written(text)]));
            let mut of: Vec<f64> = letters.iter().filter(|letter| letter.text == "q").map(|letter| letter.baseline).collect();
            of.dedup();
            of
        };
        for sign in ["\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(baselines(&format!("q{sign}q")), baselines("q\nq"), "{sign:?}");
        }
        let pages = set(vec![written("one\ttwo\u{7}\u{1b}")]);
        assert!(text_of(&pages).contains("one two"), "{}", text_of(&pages));
        assert!(pages.missing_letters().is_empty());
    }

    #[test]
    fn what_was_written_is_shown_and_never_run() {
        for line in [
            "#import \"@preview/x:0.1.0\": *",
            "#panic(\"no\") #sys.inputs #read(\"/etc/passwd\")",
            "*bold* _soft_ $x^2$ <label> @reference `code`",
            "// comment /* more */ \\ [ ] { } ~ -- --- ... ' \"",
            "= no heading",
            "+ no list",
            "https://example.org",
        ] {
            let pages = set(vec![
                written(line),
                Block::Points { label: line.to_owned(), items: texts(&[line]) },
                Block::Table { label: line.to_owned(), heads: texts(&[line]), rows: vec![texts(&[line])] },
            ]);
            let flat = |text: &str| text.split_whitespace().collect::<String>();
            assert!(flat(&text_of(&pages)).matches(&flat(line)).count() >= 6, "{line}: {}", text_of(&pages));
        }
    }

    #[test]
    fn long_and_foreign_texts_are_set() {
        let long = "A word and another one. ".repeat(9_000);
        assert!(set(vec![written(&long)]).count() > 20);
        let unbroken = "x".repeat(3_000);
        assert!(set(vec![written(&unbroken)]).pdf().is_ok());
        let foreign = "Żółć, Ἀθῆναι, ещё, tiếng Việt, naïve";
        let pages = set(vec![written(foreign), written("שלום עולם\nمرحبا"), written("🙂")]);
        assert!(text_of(&pages).replace(' ', "").contains(&foreign.replace(' ', "")));
    }

    #[test]
    fn signs_that_no_font_has_are_told() {
        let pages = set(vec![written("so \u{f8ff5} it \u{10fffd} is")]);
        assert!(!pages.missing_letters().is_empty());
        assert!(pages.pdf().is_ok(), "and the file is still made");
    }
}
