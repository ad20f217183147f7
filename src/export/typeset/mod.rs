//! Sets a document on pages with Typst. The layout is `assets/print/sheet.typ`; what was written reaches it as values only.

mod fonts;
mod letters;
mod values;
mod world;

use std::num::NonZeroUsize;

use typst::diag::Severity;
use typst::foundations::Smart;
use typst::layout::PageRanges;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::document::Document;
use super::options::Paper;
use super::page_choice::PageChoice;
use crate::content::Lang;
use world::SheetWorld;

/// A document on its pages.
#[derive(Clone, Debug)]
pub struct SetPages {
    pages: PagedDocument,
    missing: Vec<char>,
}

/// A PDF file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it keeps to PDF/UA-1, which a letter that no font has prevents.
    pub is_universally_accessible: bool,
}

/// A page as pixels, from top left, row by row, red, green, blue and alpha of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Four bytes for each pixel; alpha is premultiplied, and full on paper.
    pub rgba: Vec<u8>,
}

/// The document could not be set: a defect of ours, with what the typesetter said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the page could not be set: {0}")]
pub struct SetError(String);

impl SetPages {
    /// Sets a document on this paper.
    ///
    /// # Errors
    ///
    /// When the layout does not take what the document holds; nothing a person can write should lead to it.
    pub fn set(document: &Document, paper: Paper, words: &PageWords) -> Result<Self, SetError> {
        let world = SheetWorld::new(document, paper, words);
        let pages = typst::compile::<PagedDocument>(&world).output.map_err(|errors| SetError::of(&errors))?;
        let missing = letters::without_glyph(&pages);
        Ok(Self { pages, missing })
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages.pages().len()
    }

    /// Width and height of a page in points (1/72 inch), if there is such a page.
    #[must_use]
    pub fn size_points(&self, page: usize) -> Option<[f32; 2]> {
        let size = self.pages.pages().get(page)?.frame.size();
        Some([size.x.to_pt() as f32, size.y.to_pt() as f32])
    }

    /// Letters that neither our fonts nor the system's have: they are boxes on the page.
    #[must_use]
    pub fn missing_letters(&self) -> &[char] {
        &self.missing
    }

    /// A page as pixels, if there is such a page.
    #[must_use]
    pub fn picture(&self, page: usize, pixels_per_point: f32) -> Option<Picture> {
        let options = RenderOptions { pixel_per_pt: f64::from(pixels_per_point).into(), ..RenderOptions::default() };
        let pixels = typst_render::render(self.pages.pages().get(page)?, &options);
        Some(Picture { width: pixels.width() as usize, height: pixels.height() as usize, rgba: pixels.take() })
    }

    /// The whole as a PDF file with tags, title and language, and without a word about who or what made it. The same document gives
    /// the same bytes.
    ///
    /// # Errors
    ///
    /// When it cannot be written at all; where only PDF/UA is out of reach, it is an ordinary tagged PDF.
    pub fn pdf(&self) -> Result<Pdf, SetError> {
        let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| SetError(error.message().to_string()))?;
        if let Ok(bytes) = typst_pdf::pdf(&self.pages, &pdf_options(accessible)) {
            return Ok(Pdf { bytes, is_universally_accessible: true });
        }
        let bytes = typst_pdf::pdf(&self.pages, &pdf_options(PdfStandards::default())).map_err(|errors| SetError::of(&errors))?;
        Ok(Pdf { bytes, is_universally_accessible: false })
    }

    /// The pages that were chosen, for a printer: all of them as in [`Self::pdf`], some without tags, which Typst writes for whole
    /// documents only.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn pdf_to_print(&self, choice: &PageChoice) -> Result<Pdf, SetError> {
        let PageChoice::Some(ranges) = choice else { return self.pdf() };
        let ranges = ranges.iter().map(|range| NonZeroUsize::new(*range.start())..=NonZeroUsize::new(*range.end()));
        let options = PdfOptions { page_ranges: Some(PageRanges::new(ranges.collect())), tagged: false, ..pdf_options(PdfStandards::default()) };
        let bytes = typst_pdf::pdf(&self.pages, &options).map_err(|errors| SetError::of(&errors))?;
        Ok(Pdf { bytes, is_universally_accessible: false })
    }
}

/// The words of ours on every page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageWords {
    /// `{page} of {pages}` at the foot.
    pub page_of: String,
    /// `{value} of {most}` beside a scale.
    pub value_of: String,
}

impl PageWords {
    /// Those of a language.
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

/// Forgets what setting pages has remembered, which holds their words.
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

    /// All text on the pages, as the typesetter placed it.
    fn text_of(pages: &SetPages) -> String {
        fn collect(frame: &typst::layout::Frame, text: &mut String) {
            for (_, item) in frame.items() {
                match item {
                    typst::layout::FrameItem::Group(group) => collect(&group.frame, text),
                    typst::layout::FrameItem::Text(item) => text.push_str(&item.text),
                    _ => {}
                }
            }
        }
        let mut text = String::new();
        pages.pages.pages().iter().for_each(|page| collect(&page.frame, &mut text));
        text
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
