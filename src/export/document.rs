//! Documents before typesetting: source of preview, PDF, pictures and Markdown.

use super::chart::Chart;
use super::names::Initials;
use super::options::{Audience, Options};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    /// Title, unless the first block has its own.
    pub title: String,
    /// True if the title is built-in, not the user's.
    pub is_title_ours: bool,
    /// Built-in title for the other person, if the user's title is not for them.
    pub title_for_other: Option<String>,
    /// Short caption beside the title; may be empty.
    pub caption: String,
    /// Language, as an ISO 639 code.
    pub language: String,
    /// Date of creation, as printed in the footer.
    pub made_on: String,
    /// Sections, in order.
    pub sections: Vec<Section>,
}

/// A part that is included or left out as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Section {
    /// Id for choices. Sections with the same id are chosen together.
    pub id: String,
    /// Name among the choices.
    pub name: String,
    /// The furthest reader who gets it by default.
    pub reach: Audience,
    /// Never for other readers.
    pub is_private: bool,
    /// Marked as private: even the user gets it only if chosen.
    pub is_marked: bool,
    /// True if included by default.
    pub is_offered_first: bool,
    /// Content.
    pub blocks: Vec<Block>,
}

/// A built-in label with the user's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Field {
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
}

/// A question on a sheet for handwriting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Question {
    /// Label.
    pub label: String,
    /// Help; may be empty.
    pub help: String,
    /// Short text at the right, such as a duration; may be empty.
    pub aside: String,
    /// True if part of a repeated group.
    pub is_inner: bool,
}

/// An element of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// Starts a sheet on a new page, under a built-in title.
    Title {
        /// Title.
        title: String,
        /// Short caption beside the title; may be empty.
        caption: String,
    },
    /// A list of the following sheets, with this label.
    Contents(String),
    /// Heading of a group of fields.
    Heading(String),
    /// Name of a repeated item, such as “Question 2”.
    Item(String),
    /// A built-in sentence.
    Note(String),
    /// A built-in paragraph.
    Paragraph(String),
    /// Built-in short points.
    Advice(Vec<String>),
    /// A built-in two-column list.
    Pairs {
        /// Label.
        label: String,
        /// Rows.
        pairs: Vec<(String, String)>,
    },
    /// A question, followed by space for the answer.
    Question(Question),
    /// A field over the full width.
    Field(Field),
    /// Short fields side by side.
    Row(Vec<Field>),
    /// A list of the user's short texts.
    Points {
        /// Label.
        label: String,
        /// Items.
        items: Vec<String>,
    },
    /// Content picked by the user, displayed as if written.
    Picked(Box<Self>),
    /// Built-in options to tick by pen.
    Boxes {
        /// Label.
        label: String,
        /// Options.
        items: Vec<String>,
        /// True for a single choice.
        takes_one: bool,
    },
    /// Built-in words to circle.
    Words(Vec<String>),
    /// A built-in sentence with space after each part, and hints.
    Sentence(Vec<(String, String)>),
    /// Numbers from 0 to `most`, labelled at both ends.
    Scale {
        /// Label.
        label: String,
        /// Label of 0.
        low: String,
        /// Label of `most`.
        high: String,
        /// The highest number.
        most: u32,
        /// The chosen number.
        value: Option<u32>,
    },
    /// A table of the user's texts.
    Table {
        /// Label.
        label: String,
        /// Column headings.
        heads: Vec<String>,
        /// Rows, with one cell per heading. Empty rows are high enough for writing.
        rows: Vec<Vec<String>>,
    },
    /// A chart of days.
    Chart(Chart),
    /// Empty lines to write on.
    Lines {
        /// Label.
        label: String,
        /// Number of lines.
        count: u32,
    },
    /// Empty list lines.
    ListLines(u32),
    /// Short questions side by side, each with empty lines.
    Blanks {
        /// Questions.
        questions: Vec<Question>,
        /// Lines per question.
        count: u32,
    },
    /// A page break.
    NewPage,
}

impl Section {
    /// A section for every reader.
    #[must_use]
    pub fn new(id: &str, name: &str, blocks: Vec<Block>) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), reach: Audience::OtherPerson, is_private: false, is_marked: false, is_offered_first: true, blocks }
    }

    /// Limits the default readers.
    pub(super) fn reaching(self, reach: Audience) -> Self {
        Self { reach, ..self }
    }

    pub(super) fn only_when_chosen(self) -> Self {
        Self { is_offered_first: false, ..self }
    }

    pub(super) fn marked(mut self, is_marked: bool) -> Self {
        self.is_private |= is_marked;
        self.is_marked |= is_marked;
        self
    }

    /// True if this reader may get it.
    #[must_use]
    pub fn may_reach(&self, audience: Audience) -> bool {
        audience == Audience::OnlyMe || !self.is_private
    }

    /// True if included under these options.
    #[must_use]
    pub fn is_in(&self, options: &Options) -> bool {
        let by_itself = self.would_be_in(options) && !self.is_marked;
        self.may_reach(options.audience) && options.chosen.get(&self.id).copied().unwrap_or(by_itself)
    }

    /// True if left out only because the user marked it as private.
    #[must_use]
    pub fn is_held_back(&self, options: &Options) -> bool {
        self.is_marked && self.may_reach(options.audience) && self.would_be_in(options) && !options.chosen.contains_key(&self.id)
    }

    fn would_be_in(&self, options: &Options) -> bool {
        self.is_offered_first && options.audience <= self.reach
    }

    pub(super) fn nothing(text: &str) -> Self {
        Self::new("nothing", text, vec![Block::Note(text.to_owned())])
    }

    /// True if nothing would be printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

impl Document {
    /// The reader's version: without private, unchosen or withheld sections, and with initials if
    /// requested. `None` if no section remains, because then even the title is withheld.
    #[must_use]
    pub fn for_reader(&self, options: &Options, names: &[String]) -> Option<Self> {
        let sections: Vec<Section> = self.sections.iter().filter(|section| section.is_in(options)).cloned().collect();
        if sections.is_empty() {
            return None;
        }
        let mut document = Self { sections, ..self.clone() };
        document.say_headings_once();
        if let Some(title) = document.title_for_other.take().filter(|_| options.audience == Audience::OtherPerson) {
            (document.title, document.is_title_ours) = (title, true);
        }
        if options.has_initials {
            let initials = Initials::of(names);
            document.for_each_written(&mut |text| *text = initials.put_into(text));
        }
        Some(document)
    }

    /// Removes headings that repeat the previous one.
    fn say_headings_once(&mut self) {
        let mut last = None;
        for section in &mut self.sections {
            section.blocks.retain(|block| match block {
                Block::Heading(text) => last.replace(text.clone()).as_ref() != Some(text),
                _ => true,
            });
        }
    }

    /// Number of words the user wrote, without picked ones.
    #[must_use]
    pub fn words_written(&self) -> usize {
        let mut count = 0;
        let mut written = self.clone();
        written.sections.iter_mut().for_each(|section| section.blocks.retain(|block| !matches!(block, Block::Picked(_))));
        written.for_each_written(&mut |text| count += text.split_whitespace().count());
        count
    }

    pub(super) fn every_text(&self) -> String {
        let mut all = [self.title.as_str(), &self.caption, &self.made_on].join(" ");
        let mut add = |text: &mut String| {
            all.push('\n');
            all.push_str(text);
        };
        let mut copy = self.clone();
        copy.for_each_written(&mut add);
        copy.for_each_of_ours(&mut add);
        all
    }

    /// True if the first block has a title, which replaces the document's.
    #[must_use]
    pub fn begins_with_title(&self) -> bool {
        matches!(self.sections.first().and_then(|section| section.blocks.first()), Some(Block::Title { .. }))
    }

    fn blocks_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.sections.iter_mut().flat_map(|section| &mut section.blocks)
    }

    /// Visits all text the user wrote or picked.
    fn for_each_written(&mut self, visit: &mut dyn FnMut(&mut String)) {
        if !self.is_title_ours {
            visit(&mut self.title);
        }
        self.blocks_mut().for_each(|block| block.for_each_written(visit));
    }

    /// Visits all built-in text.
    fn for_each_of_ours(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.blocks_mut().for_each(|block| block.for_each_of_ours(visit));
    }
}

impl Block {
    fn for_each_written(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Picked(block) => block.for_each_written(visit),
            Self::Field(field) => visit(&mut field.text),
            Self::Row(fields) => fields.iter_mut().for_each(|field| visit(&mut field.text)),
            Self::Points { items, .. } => items.iter_mut().for_each(&mut *visit),
            Self::Table { rows, .. } => rows.iter_mut().flatten().for_each(&mut *visit),
            Self::Title { .. }
            | Self::Contents(_)
            | Self::Heading(_)
            | Self::Item(_)
            | Self::Note(_)
            | Self::Paragraph(_)
            | Self::Advice(_)
            | Self::Pairs { .. }
            | Self::Question(_)
            | Self::Boxes { .. }
            | Self::Words(_)
            | Self::Sentence(_)
            | Self::Scale { .. }
            | Self::Chart(_)
            | Self::Lines { .. }
            | Self::ListLines(_)
            | Self::Blanks { .. }
            | Self::NewPage => {}
        }
    }

    fn for_each_of_ours(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Picked(block) => block.for_each_of_ours(visit),
            Self::Contents(text) | Self::Heading(text) | Self::Item(text) | Self::Note(text) | Self::Paragraph(text) => visit(text),
            Self::Title { title, caption } => [title, caption].into_iter().for_each(&mut *visit),
            Self::Advice(items) | Self::Words(items) => items.iter_mut().for_each(&mut *visit),
            Self::Field(Field { label, .. }) | Self::Points { label, .. } | Self::Lines { label, .. } => visit(label),
            Self::Row(fields) => fields.iter_mut().for_each(|field| visit(&mut field.label)),
            Self::Boxes { label, items, .. } | Self::Table { label, heads: items, .. } => {
                visit(label);
                items.iter_mut().for_each(&mut *visit);
            }
            Self::Pairs { label, pairs } => {
                visit(label);
                pairs.iter_mut().flat_map(|(first, second)| [first, second]).for_each(&mut *visit);
            }
            Self::Sentence(parts) => parts.iter_mut().flat_map(|(first, second)| [first, second]).for_each(&mut *visit),
            Self::Question(question) => question.for_each_text(visit),
            Self::Blanks { questions, .. } => questions.iter_mut().for_each(|question| question.for_each_text(visit)),
            Self::Scale { label, low, high, .. } => [label, low, high].into_iter().for_each(&mut *visit),
            Self::Chart(chart) => chart.for_each_text(visit),
            Self::ListLines(_) | Self::NewPage => {}
        }
    }
}

impl Question {
    pub(super) fn new(label: &str, help: &str) -> Self {
        Self { label: label.to_owned(), help: help.to_owned(), ..Self::default() }
    }

    fn for_each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        [&mut self.label, &mut self.help, &mut self.aside].into_iter().for_each(visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(label: &str, text: &str) -> Block {
        Block::Field(Field { label: label.to_owned(), text: text.to_owned() })
    }

    fn document() -> Document {
        Document {
            title: "Phones stay out".to_owned(),
            sections: vec![
                Section::new("limit", "My limit", vec![written("My limit", "I will sleep elsewhere when J. brings one")]),
                Section::new("log", "Log", vec![written("Log", "J. and Anna laughed")]).reaching(Audience::Therapist),
                Section::new("need", "Need", vec![written("Need", "SECRET")]).marked(true),
                Section::new("lines", "Lines", vec![Block::Lines { label: "Notes".to_owned(), count: 6 }]).only_when_chosen(),
            ],
            ..Document::default()
        }
    }

    fn ids(options: &Options) -> Vec<String> {
        document().for_reader(options, &[]).into_iter().flat_map(|document| document.sections).map(|section| section.id).collect()
    }

    #[test]
    fn each_reader_gets_what_reaches_them() {
        assert_eq!(ids(&Options::default()), ["limit", "log"]);
        assert_eq!(ids(&Options { audience: Audience::Therapist, ..Options::default() }), ["limit", "log"]);
        assert_eq!(ids(&Options { audience: Audience::OtherPerson, ..Options::default() }), ["limit"]);
    }

    #[test]
    fn a_choice_puts_in_or_leaves_out_but_never_what_is_private() {
        let chosen = [("limit", false), ("log", true), ("need", true), ("lines", true)];
        let chosen = chosen.map(|(id, is_in)| (id.to_owned(), is_in)).into();
        assert_eq!(ids(&Options { audience: Audience::OtherPerson, chosen, ..Options::default() }), ["log", "lines"]);
    }

    #[test]
    fn where_nothing_is_left_there_is_no_document_not_even_its_title() {
        let mut document = document();
        document.sections.iter_mut().for_each(|section| section.is_private = true);
        for audience in [Audience::Therapist, Audience::OtherPerson] {
            assert_eq!(document.for_reader(&Options { audience, ..Options::default() }, &[]), None);
        }
    }

    #[test]
    fn names_become_initials_only_in_what_was_written() {
        let options = Options { has_initials: true, ..Options::default() };
        let document = document().for_reader(&options, &["Anna".to_owned()]).expect("something is left");
        assert_eq!(document.sections[1].blocks, [written("Log", "J. and A. laughed")]);
    }

    #[test]
    fn what_stands_under_the_same_heading_says_it_once() {
        let under = |id: &str, heading: &str| Section::new(id, id, vec![Block::Heading(heading.to_owned()), written("", id)]);
        let sections = vec![under("mood", "Monday"), under("notes", "Monday"), under("mood", "Tuesday"), under("notes", "Tuesday")];
        let document = Document { sections, ..Document::default() };
        let headings = |chosen: &[(&str, bool)]| {
            let chosen = chosen.iter().map(|(id, is_in)| ((*id).to_owned(), *is_in)).collect();
            let document = document.for_reader(&Options { chosen, ..Options::default() }, &[]).expect("something is left");
            document.sections.iter().flat_map(|section| &section.blocks).filter(|block| matches!(block, Block::Heading(_))).count()
        };
        assert_eq!(headings(&[]), 2);
        assert_eq!(headings(&[("mood", false)]), 2);
    }

    #[test]
    fn a_title_of_ours_is_neither_counted_nor_shortened() {
        let ours = Document { is_title_ours: true, ..document() };
        assert_eq!(ours.words_written(), document().words_written() - 3);
        let options = Options { has_initials: true, ..Options::default() };
        assert_eq!(ours.for_reader(&options, &["Phones".to_owned()]).expect("a document").title, "Phones stay out");
        assert_eq!(document().for_reader(&options, &["Phones".to_owned()]).expect("a document").title, "P. stay out");
    }

    #[test]
    fn the_other_person_gets_the_title_that_is_meant_for_them() {
        let document = Document { title_for_other: Some("A letter".to_owned()), ..document() };
        let title_for = |audience| document.for_reader(&Options { audience, ..Options::default() }, &[]).expect("a document").title;
        assert_eq!(title_for(Audience::OtherPerson), "A letter");
        assert_eq!(title_for(Audience::Therapist), "Phones stay out");
    }

    #[test]
    fn words_are_counted_where_the_person_wrote_them() {
        assert_eq!(document().words_written(), 3 + 8 + 4 + 1);
    }
}
