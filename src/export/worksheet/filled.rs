//! Filled worksheets: one optional section per question.

use crate::content::schema::{FieldKind, SheetField, StatementPart, Worksheet};
use crate::content::{chosen_words, fill};
use crate::export::document::{Block, Document, Question, Section};
use crate::export::options::Audience;
use crate::export::sources::{Sources, field};
use crate::insights::feeling_name;
use crate::journal::{Answer, Answers, Id, Sheet, SheetItem, TableKind};

const NOTE_LINES: u32 = 6;

/// All answered questions. Nothing goes to the other person by default.
pub(in crate::export) fn filled(from: &Sources<'_>, id: Id) -> Option<Document> {
    let sheet = from.journal.sheets().get(&id)?;
    let worksheet = from.worksheet(&sheet.template);
    let mut document = head(from, sheet, worksheet.as_deref());
    match worksheet.as_deref() {
        Some(worksheet) => document.sections = answered(from, worksheet, &sheet.answers),
        None => document.sections.extend(left_over(from, sheet.answers.values().map(|answer| (None, answer)))),
    }
    if !document.sections.is_empty() {
        let words = &from.lang.paper;
        let lines = vec![Block::Lines { label: words.notes.clone(), count: NOTE_LINES }];
        document.sections.push(Section::new("lines", &words.notes_lines, lines).reaching(Audience::Therapist).only_when_chosen());
    }
    document.sections = std::mem::take(&mut document.sections).into_iter().map(|section| section.marked(sheet.private)).collect();
    Some(document)
}

/// Title and creation date. The user's own title is withheld from others.
fn head(from: &Sources<'_>, sheet: &Sheet, worksheet: Option<&Worksheet>) -> Document {
    let day = from.day(from.day_of(sheet.created));
    let ours = worksheet.map_or(&from.lang.record_kinds.tables[TableKind::Sheet], |worksheet| &worksheet.title).clone();
    let own = sheet.title.trim();
    if own.is_empty() {
        return from.under_our_title(ours, day);
    }
    let caption = fill(&from.lang.paper.sheet_caption, &[("title", &ours), ("date", &day)]);
    Document { title_for_other: Some(ours), ..from.document(own.to_owned(), caption) }
}

fn answered(from: &Sources<'_>, worksheet: &Worksheet, answers: &Answers) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut heading = None;
    for asked in worksheet.shown(answers) {
        // A heading with help is for filling in; a plain one groups questions.
        if matches!(asked.kind, FieldKind::Heading) {
            heading = asked.help.is_none().then(|| Block::Heading(asked.label.clone()));
            continue;
        }
        let Some(answer) = asked.answer_in(answers) else { continue };
        let mut blocks = answer_blocks(from, &asked.label, Some(asked), answer);
        if blocks.is_empty() {
            continue;
        }
        blocks.splice(0..0, heading.take());
        sections.push(Section::new(&section_id(asked), &asked.label, blocks).reaching(reach(asked)));
    }
    sections.extend(left_over(from, worksheet.left_over(answers).map(|(id, answer)| (worksheet.earlier_field(id, answer), answer))));
    sections
}

/// Content ids contain no colon, so section ids are unique.
fn section_id(field: &SheetField) -> String {
    format!("answer:{}", field.id)
}

/// Default reader of an answer: the user only if private, else also a helper.
const fn reach(field: &SheetField) -> Audience {
    if field.private { Audience::OnlyMe } else { Audience::Therapist }
}

/// Answers to former questions, with labels if known.
fn left_over<'a>(from: &Sources<'_>, answers: impl Iterator<Item = (Option<&'a SheetField>, &'a Answer)>) -> Option<Section> {
    let words = &from.lang.worksheets;
    let blocks: Vec<Block> = answers.flat_map(|(asked, answer)| answer_blocks(from, asked.map_or("", |asked| &asked.label), asked, answer)).collect();
    let heading = Block::Question(Question::new(&words.left_over, ""));
    (!blocks.is_empty()).then(|| Section::new("left-over", &words.left_over, [heading].into_iter().chain(blocks).collect()).reaching(Audience::OnlyMe))
}

/// An answer as blocks; none if empty.
fn answer_blocks(from: &Sources<'_>, label: &str, asked: Option<&SheetField>, answer: &Answer) -> Vec<Block> {
    let block = match (asked.map(|asked| &asked.kind), answer) {
        (_, Answer::Choices(ids)) => points(label, chosen_words(asked, ids)),
        (Some(FieldKind::Scale { low, high }), Answer::Scale(value)) => {
            Some(Block::Scale { label: label.to_owned(), low: low.clone(), high: high.clone(), most: super::SCALE_MOST, value: Some(u32::from(*value)) })
        }
        (Some(FieldKind::Table(columns)), Answer::Items(items)) => {
            let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
            let rows: Vec<Vec<String>> = items
                .iter()
                .map(|item| ids.iter().map(|id| item.answers.get(*id).map_or_else(String::new, |answer| text_of(from, None, answer))).collect())
                .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()))
                .collect();
            let heads = columns.iter().map(|column| column.label.clone()).collect();
            let table = (!rows.is_empty()).then(|| Block::Table { label: label.to_owned(), heads, rows });
            let elsewhere = points("", items.iter().flat_map(|item| not_asked(from, item, |id, _| ids.contains(&id))).collect());
            return table.into_iter().chain(elsewhere).collect();
        }
        (Some(FieldKind::Group { one, fields }), Answer::Items(items)) => return group(from, label, one, fields, items),
        (_, Answer::Items(items)) => points(label, items.iter().map(|item| item_text(from, item)).collect()),
        (None, Answer::Parts(parts)) => points(label, parts.values().cloned().collect()),
        _ => field(label, &text_of(from, asked, answer)),
    };
    let is_picked = matches!(answer, Answer::Choice(_) | Answer::Choices(_) | Answer::Date(_) | Answer::Feelings(_));
    block.map(|block| if is_picked { Block::Picked(Box::new(block)) } else { block }).into_iter().collect()
}

/// Several short texts; a single one becomes a field.
fn points(label: &str, mut items: Vec<String>) -> Option<Block> {
    items.retain(|item| !item.trim().is_empty());
    match items.as_slice() {
        [] => None,
        [only] => field(label, only),
        _ => Some(Block::Points { label: label.to_owned(), items }),
    }
}

/// Repeated items, each under its name.
fn group(from: &Sources<'_>, label: &str, one: &str, fields: &[SheetField], items: &[SheetItem]) -> Vec<Block> {
    let blocks: Vec<Block> = items
        .iter()
        .map(|item| {
            let asked = fields.iter().filter_map(|asked| Some((asked, asked.answer_in(&item.answers)?)));
            let mut blocks: Vec<Block> = asked.flat_map(|(asked, answer)| answer_blocks(from, &asked.label, Some(asked), answer)).collect();
            let is_asked = |id: &str, answer: &Answer| fields.iter().any(|asked| asked.id == id && asked.kind.holds(answer));
            blocks.extend(points("", not_asked(from, item, is_asked)));
            blocks
        })
        .filter(|blocks| !blocks.is_empty())
        .zip(1_usize..)
        .flat_map(|(blocks, number)| {
            let name = fill(&from.lang.worksheets.item_of, &[("what", one), ("number", &number.to_string())]);
            [Block::Item(name)].into_iter().chain(blocks)
        })
        .collect();
    if blocks.is_empty() { blocks } else { [Block::Question(Question::new(label, ""))].into_iter().chain(blocks).collect() }
}

/// Answers in an item that no current question shows.
fn not_asked(from: &Sources<'_>, item: &SheetItem, is_asked: impl Fn(&str, &Answer) -> bool) -> Vec<String> {
    item.answers.iter().filter(|(id, answer)| !is_asked(id, answer)).map(|(_, answer)| text_of(from, None, answer)).collect()
}

fn item_text(from: &Sources<'_>, item: &SheetItem) -> String {
    item.answers.values().map(|answer| text_of(from, None, answer)).collect::<Vec<_>>().join("\n")
}

/// Any answer as text. Without its question, ids stand for labels.
fn text_of(from: &Sources<'_>, asked: Option<&SheetField>, answer: &Answer) -> String {
    let joined = |parts: Vec<String>| parts.join(&from.lang.common.list_comma);
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Choice(id) => joined(chosen_words(asked, [id])),
        Answer::Choices(ids) => joined(chosen_words(asked, ids)),
        Answer::Scale(value) => fill(&from.lang.worksheets.scale_value, &[("number", &value.to_string())]),
        Answer::Date(date) => from.day(*date),
        Answer::Feelings(words) => {
            joined(words.iter().filter_map(|word| feeling_name(from.content, from.journal, word)).map(|(name, _)| name.to_owned()).collect())
        }
        Answer::Items(items) => items.iter().map(|item| item_text(from, item)).collect::<Vec<_>>().join("\n"),
        Answer::Parts(parts) => match asked.map(|asked| &asked.kind) {
            Some(FieldKind::Statement(of)) => StatementPart::lines(of, parts).join("\n"),
            _ => parts.values().cloned().collect::<Vec<_>>().join("\n"),
        },
    }
}
