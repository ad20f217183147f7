//! Blank worksheets: all questions with space for handwriting.

use std::borrow::Cow;

use crate::content::fill;
use crate::content::schema::{Choice, Column, FieldKind, Phrase, SheetField, ShownIf, Worksheet};
use crate::export::document::{Block, Question};
use crate::export::sources::Sources;
use crate::journal::Quadrant;

const ROOM: [(usize, Lines); 4] =
    [(5, Lines { text: 13, list: 4 }), (8, Lines { text: 7, list: 4 }), (10, Lines { text: 5, list: 4 }), (usize::MAX, Lines { text: 4, list: 3 })];
/// The same inside repeated groups.
const INNER_ROOM: Lines = Lines { text: 2, list: 3 };
const TABLE_ROWS: usize = 4;
/// Repetitions of a group with few questions, and the limit for few.
const REPEATED: usize = 3;
const FEW_QUESTIONS: usize = 3;
const REPEATED_MANY: usize = 2;
const BESIDE_EACH_OTHER: usize = 2;

#[derive(Clone, Copy)]
struct Lines {
    text: u32,
    list: u32,
}

pub(super) fn caption(from: &Sources<'_>, worksheet: &Worksheet) -> String {
    use crate::journal::Role::{BrokeTrust, Hurt};
    let words = &from.lang.worksheets;
    let caption = match (worksheet.for_two, worksheet.is_for(Hurt), worksheet.is_for(BrokeTrust)) {
        (true, ..) => &from.lang.paper.for_two,
        (false, true, false) => &words.filter_hurt,
        (false, false, true) => &words.filter_broke_trust,
        (false, ..) => return String::new(),
    };
    caption.clone()
}

pub(super) fn blocks(from: &Sources<'_>, worksheet: &Worksheet) -> Vec<Block> {
    let mut sheet = Blank { from, worksheet, names_help: false, blocks: Vec::new() };
    sheet.before();
    let mut fields = worksheet.fields.iter().peekable();
    // Without a date at the start, one is added beside the first short question.
    let has_day = worksheet.fields.first().is_some_and(|field| matches!(field.kind, FieldKind::Date));
    let mut row: Vec<Question> = if has_day { Vec::new() } else { vec![Question::new(&from.lang.paper.day, "")] };
    loop {
        while row.len() < BESIDE_EACH_OTHER
            && let Some(field) = fields.next_if(|field| is_short(field))
        {
            row.push(sheet.question(field, false));
        }
        if !row.is_empty() {
            sheet.blocks.push(Block::Blanks { questions: std::mem::take(&mut row), count: 1 });
        } else if let Some(field) = fields.next() {
            sheet.field(field);
        } else {
            break;
        }
    }
    if sheet.names_help {
        sheet.blocks.push(Block::Note(from.lang.paper.help_on_paper.clone()));
    }
    sheet.blocks
}

/// True if half a line suffices.
const fn is_short(field: &SheetField) -> bool {
    field.shown_if.is_none() && matches!(field.kind, FieldKind::Date | FieldKind::Person)
}

struct Blank<'a> {
    from: &'a Sources<'a>,
    worksheet: &'a Worksheet,
    /// True if a text refers to the app's page of help lines.
    names_help: bool,
    blocks: Vec<Block>,
}

const HELP_KEY: &str = " (F3)";

impl Blank<'_> {
    /// Adapts a text for paper.
    fn said<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if !text.contains(HELP_KEY) {
            return Cow::Borrowed(text);
        }
        self.names_help = true;
        Cow::Owned(text.replace(HELP_KEY, ""))
    }

    fn before(&mut self) {
        let words = &self.from.lang.worksheets;
        let for_role = &self.worksheet.for_role;
        let before = self.said(&self.worksheet.before).into_owned();
        self.blocks.push(Block::Note(before));
        for (whom, text) in
            [(&words.filter_hurt, &for_role.hurt), (&words.filter_broke_trust, &for_role.broke_trust), (&self.from.lang.paper.for_two, &for_role.together)]
        {
            if let Some(text) = text {
                self.blocks.push(Block::Note(fill(&words.answer_in_group, &[("name", whom), ("what", text)])));
            }
        }
    }

    fn question(&mut self, field: &SheetField, is_inner: bool) -> Question {
        let label = match &field.shown_if {
            Some(condition) => fill(&self.from.lang.paper.only_if, &[("what", &self.options(condition)), ("title", &field.label)]),
            None => field.label.clone(),
        };
        let help = match (&field.help, &field.kind) {
            (Some(help), _) => self.said(help).into_owned(),
            (None, FieldKind::FeelingWords) => self.from.lang.paper.ring.clone(),
            (None, _) => String::new(),
        };
        let aside = if field.required { self.from.lang.paper.asked_for.clone() } else { String::new() };
        Question { aside, is_inner, ..Question::new(&label, &help) }
    }

    /// The options that make a question apply, in quotes.
    fn options(&self, condition: &ShownIf) -> String {
        let choices = self.worksheet.field(&condition.field).map_or(&[][..], |field| field.kind.choices());
        let chosen: Vec<String> = choices.iter().filter(|choice| condition.any_of.contains(&choice.id)).map(|choice| format!("“{}”", choice.text)).collect();
        chosen.join(&self.from.lang.paper.or)
    }

    fn field(&mut self, field: &SheetField) {
        if matches!(field.kind, FieldKind::Heading) && field.help.is_none() && field.shown_if.is_none() {
            self.blocks.push(Block::Heading(field.label.clone()));
            return;
        }
        let question = self.question(field, false);
        self.blocks.push(Block::Question(question));
        self.room(&field.kind, lines_of(self.worksheet));
    }

    fn room(&mut self, kind: &FieldKind, room: Lines) {
        let lines = |count| Block::Lines { label: String::new(), count };
        let block = match kind {
            FieldKind::Heading => return,
            FieldKind::Phrases { open, shut } => return self.phrases(open, shut),
            FieldKind::Group { one, fields } => return self.group(one, fields),
            FieldKind::ShortText | FieldKind::Person | FieldKind::Date => lines(1),
            FieldKind::LongText => lines(room.text),
            FieldKind::List => Block::ListLines(room.list),
            FieldKind::Checklist(choices) | FieldKind::SeveralChoices(choices) => boxes(choices, false),
            FieldKind::OneChoice(choices) => boxes(choices, true),
            FieldKind::Scale { low, high } => Block::Scale { label: String::new(), low: low.clone(), high: high.clone(), most: super::SCALE_MOST, value: None },
            FieldKind::FeelingWords => {
                self.blocks.push(self.feelings());
                lines(1)
            }
            FieldKind::Table(columns) => table(columns),
            FieldKind::Statement(parts) => Block::Sentence(parts.iter().map(|part| (part.before.clone(), part.hint.clone())).collect()),
        };
        self.blocks.push(block);
    }

    /// Feeling words shown first, from all quadrants.
    fn feelings(&self) -> Block {
        use crate::content::Content;
        let first = |quadrant| self.from.content.feelings_of(quadrant).take(Content::FEELINGS_SHOWN_FIRST);
        Block::Words(Quadrant::ALL.into_iter().flat_map(first).map(|feeling| feeling.word.clone()).collect())
    }

    fn phrases(&mut self, open: &[Phrase], shut: &[Phrase]) {
        let words = &self.from.lang.worksheets;
        for (label, phrases) in [(&words.open_phrases, open), (&words.shut_phrases, shut)] {
            let pairs: Vec<_> = phrases.iter().map(|phrase| (format!("“{}”", phrase.says), self.said(&phrase.why).into_owned())).collect();
            if !pairs.is_empty() {
                self.blocks.push(Block::Pairs { label: label.clone(), pairs });
            }
        }
    }

    fn group(&mut self, one: &str, fields: &[SheetField]) {
        let times = if fields.len() <= FEW_QUESTIONS { REPEATED } else { REPEATED_MANY };
        for number in 1..=times {
            self.blocks.push(Block::Item(fill(&self.from.lang.worksheets.item_of, &[("what", one), ("number", &number.to_string())])));
            for field in fields {
                let question = self.question(field, true);
                if is_short(field) {
                    self.blocks.push(Block::Blanks { questions: vec![question], count: 1 });
                } else {
                    self.blocks.push(Block::Question(question));
                    self.room(&field.kind, INNER_ROOM);
                }
            }
        }
    }
}

/// Fewer lines per answer for more questions.
fn lines_of(worksheet: &Worksheet) -> Lines {
    let questions = |field: &SheetField| if let FieldKind::Group { fields, .. } = &field.kind { fields.len() } else { 1 };
    let asked: usize = worksheet.fields.iter().map(questions).sum();
    ROOM.into_iter().find(|(most, _)| asked <= *most).map_or(INNER_ROOM, |(_, lines)| lines)
}

fn boxes(choices: &[Choice], takes_one: bool) -> Block {
    Block::Boxes { label: String::new(), items: choices.iter().map(|choice| choice.text.clone()).collect(), takes_one }
}

fn table(columns: &[Column]) -> Block {
    let heads: Vec<String> = columns.iter().map(|column| column.label.clone()).collect();
    let rows = vec![vec![String::new(); heads.len()]; TABLE_ROWS];
    Block::Table { label: String::new(), heads, rows }
}
