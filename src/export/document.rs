//! What will stand on paper, before it is set: the one thing that preview, PDF, picture and Markdown are made from.

use super::chart::Chart;
use super::names::Initials;
use super::options::{Audience, Options};

/// A document in the words that will be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    /// What stands on top, unless the first block brings a title of its own.
    pub title: String,
    /// Whether the title is ours, not something the person wrote.
    pub is_title_ours: bool,
    /// What stands on top for the other person, where that is not what the person called it. It is ours.
    pub title_for_other: Option<String>,
    /// What kind of thing it is, in a few words, beside the title. May be empty.
    pub caption: String,
    /// The language it is written in, as an ISO 639 code.
    pub language: String,
    /// The day it was made, as it is written at the foot.
    pub made_on: String,
    /// What it consists of, in order.
    pub sections: Vec<Section>,
}

/// A part of a document that is put in or left out as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Section {
    /// What choices know it by. Sections with the same id are chosen together.
    pub id: String,
    /// What it is called among the choices.
    pub name: String,
    /// The furthest reader who gets it without being chosen for.
    pub reach: Audience,
    /// Nobody else ever gets it.
    pub is_private: bool,
    /// The person marked it as only for themself: even for them it is in the document only where it is chosen.
    pub is_marked: bool,
    /// Whether it stands in the document unless it is chosen.
    pub is_offered_first: bool,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A label of ours, and what the person wrote below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Field {
    /// What it is.
    pub label: String,
    /// What was written.
    pub text: String,
}

/// Something that is asked on a sheet for handwriting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Question {
    /// What is asked.
    pub label: String,
    /// What helps with it. May be empty.
    pub help: String,
    /// A word or two at the right, such as how long it takes. May be empty.
    pub aside: String,
    /// Whether it belongs to what is repeated under another question.
    pub is_inner: bool,
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// What follows is a sheet of its own: it begins on a new page, under a title of ours.
    Title {
        /// What stands on top.
        title: String,
        /// What kind of thing it is, beside the title. May be empty.
        caption: String,
    },
    /// A list of the sheets that follow, under this label.
    Contents(String),
    /// A heading of a group of fields.
    Heading(String),
    /// What one of several is called, such as “Question 2”.
    Item(String),
    /// A sentence of ours.
    Note(String),
    /// A paragraph of ours.
    Paragraph(String),
    /// Short points of ours.
    Advice(Vec<String>),
    /// Things of ours in two columns: what it is, and what there is to say about it.
    Pairs {
        /// What they are.
        label: String,
        /// Each of them.
        pairs: Vec<(String, String)>,
    },
    /// What is asked; what follows is the room for the answer.
    Question(Question),
    /// One field over the whole width.
    Field(Field),
    /// Short fields beside each other.
    Row(Vec<Field>),
    /// Several short things that were written.
    Points {
        /// What they are.
        label: String,
        /// Each of them.
        items: Vec<String>,
    },
    /// What was picked from what is offered, and not written: it stands there like what was.
    Picked(Box<Self>),
    /// Words of ours to be ticked with a pen.
    Boxes {
        /// What they are.
        label: String,
        /// Each of them.
        items: Vec<String>,
        /// Whether only one of them is meant to be ticked.
        takes_one: bool,
    },
    /// Words of ours to draw a ring around.
    Words(Vec<String>),
    /// A sentence of ours with room after each part, and what can stand there.
    Sentence(Vec<(String, String)>),
    /// Numbers from 0 to `most`, with words at both ends.
    Scale {
        /// What is rated.
        label: String,
        /// What 0 means.
        low: String,
        /// What the highest number means.
        high: String,
        /// The highest number.
        most: u32,
        /// The number that was chosen.
        value: Option<u32>,
    },
    /// What was written in rows and columns.
    Table {
        /// What it is.
        label: String,
        /// The head of each column.
        heads: Vec<String>,
        /// The rows, each with as many cells as there are heads. Rows with nothing in them are high enough to write in.
        rows: Vec<Vec<String>>,
    },
    /// A line of days.
    Chart(Chart),
    /// Empty lines to write on.
    Lines {
        /// What they are for.
        label: String,
        /// How many.
        count: u32,
    },
    /// Empty lines of a list.
    ListLines(u32),
    /// Short questions beside each other, each with empty lines below it.
    Blanks {
        /// What is asked.
        questions: Vec<Question>,
        /// How many lines each has.
        count: u32,
    },
    /// What follows begins on a new page.
    NewPage,
}

impl Section {
    /// A section that everybody gets.
    #[must_use]
    pub fn new(id: &str, name: &str, blocks: Vec<Block>) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), reach: Audience::OtherPerson, is_private: false, is_marked: false, is_offered_first: true, blocks }
    }

    /// The same, for no reader further than this one unless it is chosen.
    pub(super) fn reaching(self, reach: Audience) -> Self {
        Self { reach, ..self }
    }

    /// The same, in the document only where it is chosen.
    pub(super) fn only_when_chosen(self) -> Self {
        Self { is_offered_first: false, ..self }
    }

    /// The same, marked by the person as only for themself, if it is.
    pub(super) fn marked(mut self, is_marked: bool) -> Self {
        self.is_private |= is_marked;
        self.is_marked |= is_marked;
        self
    }

    /// Whether this reader may get it at all.
    #[must_use]
    pub fn may_reach(&self, audience: Audience) -> bool {
        audience == Audience::OnlyMe || !self.is_private
    }

    /// Whether it stands in the document under these options.
    #[must_use]
    pub fn is_in(&self, options: &Options) -> bool {
        let by_itself = self.would_be_in(options) && !self.is_marked;
        self.may_reach(options.audience) && options.chosen.get(&self.id).copied().unwrap_or(by_itself)
    }

    /// Whether it is out under these options only because the person marked it, and did not choose it.
    #[must_use]
    pub fn is_held_back(&self, options: &Options) -> bool {
        self.is_marked && self.may_reach(options.audience) && self.would_be_in(options) && !options.chosen.contains_key(&self.id)
    }

    fn would_be_in(&self, options: &Options) -> bool {
        self.is_offered_first && options.audience <= self.reach
    }

    /// What stands where nothing was written.
    pub(super) fn nothing(text: &str) -> Self {
        Self::new("nothing", text, vec![Block::Note(text.to_owned())])
    }

    /// Whether there is nothing in it that would be printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

impl Document {
    /// What this reader gets: the sections that are private, not chosen or not for them are gone, and names are initials where that
    /// was wished. `None` when no section is left: then not even the title is theirs.
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

    /// A heading that was said already is not said again by the next section that stands under it.
    fn say_headings_once(&mut self) {
        let mut last = None;
        for section in &mut self.sections {
            section.blocks.retain(|block| match block {
                Block::Heading(text) => last.replace(text.clone()).as_ref() != Some(text),
                _ => true,
            });
        }
    }

    /// How many words of the person's own are in it: what they wrote, not what they picked.
    #[must_use]
    pub fn words_written(&self) -> usize {
        let mut count = 0;
        let mut written = self.clone();
        written.sections.iter_mut().for_each(|section| section.blocks.retain(|block| !matches!(block, Block::Picked(_))));
        written.for_each_written(&mut |text| count += text.split_whitespace().count());
        count
    }

    /// Everything that is to be read on the pages, ours and theirs.
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

    /// Whether the first block brings a title of its own, so that the document's is not shown.
    #[must_use]
    pub fn begins_with_title(&self) -> bool {
        matches!(self.sections.first().and_then(|section| section.blocks.first()), Some(Block::Title { .. }))
    }

    fn blocks_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.sections.iter_mut().flat_map(|section| &mut section.blocks)
    }

    /// Goes through everything the person wrote or picked.
    fn for_each_written(&mut self, visit: &mut dyn FnMut(&mut String)) {
        if !self.is_title_ours {
            visit(&mut self.title);
        }
        self.blocks_mut().for_each(|block| block.for_each_written(visit));
    }

    /// Goes through the labels and sentences that are ours.
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
    /// A question of its own.
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
