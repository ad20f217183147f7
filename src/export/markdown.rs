//! Documents as Markdown. User text is escaped.

use std::fmt::Write as _;
use std::ops::Range;

use super::document::{Block, Document, Field, Question};
use crate::journal::{lines_of, printable};

/// Converts a document.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = String::new();
    if !document.begins_with_title() {
        text.push_str(&titled(&document.title, &document.caption));
        text.push('\n');
    }
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let part = match block {
            Block::Contents(label) => labelled(label, &listed(&titles_of_sheets(document), "- ")),
            _ => self::block(block),
        };
        if !part.is_empty() {
            let _ = write!(text, "\n{}\n", part.trim_end());
        }
    }
    if !document.made_on.is_empty() {
        let _ = write!(text, "\n---\n\n{}\n", document.made_on);
    }
    text.trim_start().to_owned()
}

fn titled(title: &str, caption: &str) -> String {
    let title = format!("# {}", on_one_line(title));
    if caption.is_empty() { title } else { format!("{title}\n\n*{}*", on_one_line(caption)) }
}

fn titles_of_sheets(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Title { title, .. } = block { Some(title.clone()) } else { None }).collect()
}

fn block(of: &Block) -> String {
    match of {
        Block::Picked(picked) => block(picked),
        Block::Title { title, caption } => titled(title, caption),
        Block::Heading(text) => format!("## {}", on_one_line(text)),
        Block::Item(text) => format!("**{}**", on_one_line(text)),
        Block::Note(text) => format!("> {}", on_one_line(text)),
        Block::Paragraph(text) => paragraph(text),
        Block::Advice(items) => listed(items, "- "),
        Block::Pairs { label, pairs } => {
            let lines: Vec<String> = pairs.iter().map(|(what, about)| if about.is_empty() { what.clone() } else { format!("{what}: {about}") }).collect();
            labelled(label, &listed(&lines, "- "))
        }
        Block::Question(of) => question(of),
        Block::Blanks { questions, .. } => questions.iter().map(question).collect::<Vec<_>>().join("\n\n"),
        Block::Words(words) => words.iter().map(|word| on_one_line(word)).collect::<Vec<_>>().join(", "),
        Block::Sentence(parts) => {
            parts.iter().map(|(before, hint)| format!("- {} … *{}*", on_one_line(before), on_one_line(hint))).collect::<Vec<_>>().join("\n")
        }
        Block::Field(of) => field(of),
        Block::Row(fields) => fields.iter().map(field).collect::<Vec<_>>().join("\n\n"),
        Block::Points { label, items } => labelled(label, &listed(items, "- ")),
        Block::Boxes { label, items, .. } => labelled(label, &listed(items, "- [ ] ")),
        Block::Scale { label, low, high, most, value } => {
            let chosen = value.map_or("_".to_owned(), |value| value.to_string());
            labelled(label, &format!("{chosen} (0 = {}, {most} = {})", escaped(low), escaped(high)))
        }
        Block::Table { label, heads, rows } => labelled(label, &table(heads, rows)),
        Block::Chart(chart) => labelled(&chart.label, &escaped(&chart.says)),
        // Space for handwriting is useless in a file.
        Block::Contents(_) | Block::Lines { .. } | Block::ListLines(_) | Block::NewPage => String::new(),
    }
}

fn question(question: &Question) -> String {
    let label = format!("**{}**", on_one_line(&question.label));
    let further = [&question.aside, &question.help].into_iter().filter(|text| !text.is_empty());
    [label].into_iter().chain(further.map(|text| on_one_line(text))).collect::<Vec<_>>().join("\n\n")
}

fn field(field: &Field) -> String {
    labelled(&field.label, &paragraph(&field.text))
}

fn labelled(label: &str, body: &str) -> String {
    if label.is_empty() { body.to_owned() } else { format!("**{}**\n\n{body}", on_one_line(label)) }
}

/// Keeps line breaks, with a backslash at the end of each line.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> = lines_of(text.trim_end()).map(|line| escaped(&printable(line))).collect();
    let mut joined = String::new();
    for (at, line) in lines.iter().enumerate() {
        joined.push_str(line);
        if let Some(next) = lines.get(at + 1) {
            joined.push_str(if line.is_empty() || next.is_empty() { "\n" } else { "\\\n" });
        }
    }
    joined
}

fn listed(items: &[String], mark: &str) -> String {
    items.iter().map(|item| format!("{mark}{}", on_one_line(item))).collect::<Vec<_>>().join("\n")
}

fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| on_one_line(cell)).collect::<Vec<_>>().join(" | "));
    let rule = format!("|{}", "---|".repeat(heads.len()));
    [row(heads), rule].into_iter().chain(rows.iter().map(|cells| row(cells))).collect::<Vec<_>>().join("\n")
}

fn on_one_line(text: &str) -> String {
    escaped(&printable(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Escapes Markdown and common extensions (formulas in dollar signs, marks in equals signs, emoji
/// in colons). Addresses go in angle brackets.
fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(address) = next_address(rest) {
        escape_words(&rest[..address.start], escaped.is_empty(), &mut escaped);
        let _ = write!(escaped, "<{}>", &rest[address.clone()]);
        rest = &rest[address.end..];
    }
    escape_words(rest, escaped.is_empty(), &mut escaped);
    escaped
}

fn escape_words(words: &str, begins_line: bool, escaped: &mut String) {
    let body = words.trim_start();
    let indent = words.len() - body.len();
    if begins_line && indent >= CODE_INDENT {
        // Same width, but not a code block.
        escaped.extend(words[..indent].chars().map(|_| '\u{a0}'));
    } else {
        escaped.push_str(&words[..indent]);
    }
    let digits = body.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(body.len());
    // `#`, `-` and others are special only at the start of a line, as are numbered items.
    let beginning = if digits == 0 { &['-', '+', '#', '='][..] } else { &['.', ')'] };
    let mut before = None;
    for (at, sign) in body.char_indices() {
        let rest = &body[at + sign.len_utf8()..];
        let is_special = match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$' | '^' | '{' => true,
            '=' | '%' | '!' => before == Some(sign) || rest.starts_with(sign),
            ':' => begins_or_ends_a_picture(&body[..at], rest),
            _ => false,
        };
        if is_special || begins_line && at == digits && beginning.contains(&sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
        before = Some(sign);
    }
}

const CODE_INDENT: usize = 4;

/// True if a colon delimits an emoji name such as `:smile:`.
fn begins_or_ends_a_picture(before: &str, after: &str) -> bool {
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '+' | '-');
    let (inner_before, inner_after) = (before.trim_end_matches(is_name), after.trim_start_matches(is_name));
    let is_picture = |name: &str| name.contains(|sign: char| sign.is_ascii_alphabetic());
    let begins = inner_after.starts_with(':') && is_picture(&after[..after.len() - inner_after.len()]);
    let ends = inner_before.ends_with(':') && is_picture(&before[inner_before.len()..]);
    begins || ends
}

/// The first web or file address, without trailing punctuation.
fn next_address(words: &str) -> Option<Range<usize>> {
    let schemes = ["http://", "https://", "ftp://"];
    let (start, scheme) = schemes.iter().filter_map(|scheme| Some((words.find(scheme)?, scheme.len()))).min()?;
    let address = &words[start..];
    let cannot_be_in_one =
        |sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, '<' | '>' | '"' | '`' | '|' | '\\' | '^' | '{' | '}' | '“' | '”' | '»' | '«');
    let address = &address[..address.find(cannot_be_in_one).unwrap_or(address.len())];
    let mut kept = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '~']);
    while kept.ends_with(')') && kept.matches(')').count() > kept.matches('(').count() {
        kept = &kept[..kept.len() - 1];
    }
    if kept.len() > scheme { Some(start..start + kept.len()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::document::Section;
    use super::*;

    fn of(blocks: Vec<Block>) -> String {
        let sections = vec![Section::new("a", "A", blocks)];
        markdown(&Document { title: "*Mine*".to_owned(), made_on: "22 November 2026".to_owned(), sections, ..Document::default() })
    }

    fn field(label: &str, text: &str) -> Block {
        Block::Field(Field { label: label.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn what_was_written_means_nothing_to_markdown() {
        let text = of(vec![field("My limit", "# not a heading\n1. not a list\n- nor this\n<b> & [a](b) | `c`\n\n12:30, 3.5 hours")]);
        let expected = "# \\*Mine\\*\n\n**My limit**\n\n\\# not a heading\\\n1\\. not a list\\\n\\- nor this\\\n\\<b\\> \\& \\[a\\](b) \\| \\`c\\`\n\n12:30, 3.5 hours\n\n---\n\n22 November 2026\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_other_programs_take_for_their_own_stays_what_it_is() {
        for (written, expected) in [
            ("$5 and $6", "\\$5 and \\$6"),
            ("==never== a = b", "\\=\\=never\\=\\= a = b"),
            (":x: and :smile:", "\\:x\\: and \\:smile\\:"),
            ("at 12:30: now", "at 12:30: now"),
            ("~~gone~~", "\\~\\~gone\\~\\~"),
            ("x^2^ %%aside%% 50 %", "x\\^2\\^ \\%\\%aside\\%\\% 50 %"),
            ("{#id}", "\\{#id}"),
            ("    four spaces", "\u{a0}\u{a0}\u{a0}\u{a0}four spaces"),
        ] {
            assert_eq!(escaped(written), expected, "{written}");
        }
    }

    #[test]
    fn addresses_stay_whole() {
        for (written, expected) in [
            ("see https://example.org/a_b*c~d?x=$1&y==2#:x:y.", "see <https://example.org/a_b*c~d?x=$1&y==2#:x:y>."),
            ("(http://example.org/a_(b))", "(<http://example.org/a_(b)>)"),
            ("- https://a.org and https://b.org", "\\- <https://a.org> and <https://b.org>"),
            ("https:// is none", "https:// is none"),
        ] {
            assert_eq!(escaped(written), expected, "{written}");
        }
    }

    #[test]
    fn whichever_sign_ends_a_line_ends_it_and_no_control_character_is_left() {
        let text = of(vec![field("Mine", "one\rtwo\u{2028}three\u{b}four\u{85}five\tsix\u{7}\u{1b}[31m\0")]);
        assert!(text.contains("one\\\ntwo\\\nthree\\\nfour\\\nfive six\\[31m\n"), "{text}");
        assert!(!text.contains(|sign: char| sign.is_control() && sign != '\n'), "{text:?}");
    }

    #[test]
    fn every_kind_of_block_is_there() {
        let texts = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<String>>();
        let text = of(vec![
            Block::Heading("Group".to_owned()),
            Block::Points { label: "Steps".to_owned(), items: texts(&["One", "Two"]) },
            Block::Boxes { label: String::new(), items: texts(&["Tick"]), takes_one: false },
            Block::Scale { label: "How sure".to_owned(), low: "not".to_owned(), high: "wholly".to_owned(), most: 10, value: Some(7) },
            Block::Table { label: "Log".to_owned(), heads: texts(&["Day", "What"]), rows: vec![texts(&["22", "a\nb"])] },
            Block::Lines { label: "Notes".to_owned(), count: 5 },
            Block::Question(Question { label: "Who?".to_owned(), help: "A name.".to_owned(), aside: "5 min".to_owned(), is_inner: false }),
            Block::ListLines(4),
            Block::Blanks { questions: vec![Question::new("Day", ""), Question::new("Place", "Where")], count: 1 },
            Block::Words(texts(&["sad", "torn"])),
            Block::Sentence(vec![("I feel".to_owned(), "a feeling".to_owned())]),
            Block::Pairs { label: "Shut".to_owned(), pairs: vec![("“Never.”".to_owned(), "It ends the talk.".to_owned())] },
            Block::Item("Question 2".to_owned()),
            Block::Paragraph("Ours.".to_owned()),
            Block::Advice(texts(&["Rest"])),
        ]);
        for part in [
            "**Who?**\n\n5 min\n\nA name.",
            "**Day**\n\n**Place**\n\nWhere",
            "sad, torn",
            "- I feel … *a feeling*",
            "**Shut**\n\n- “Never.”: It ends the talk.",
            "**Question 2**\n\nOurs.\n\n- Rest",
        ] {
            assert!(text.contains(part), "{part}:\n{text}");
        }
        for part in ["## Group", "- One\n- Two", "- [ ] Tick", "7 (0 = not, 10 = wholly)", "| Day | What |\n|---|---|\n| 22 | a b |"] {
            assert!(text.contains(part), "{part}:\n{text}");
        }
        assert!(!text.contains("Notes"));
    }

    #[test]
    fn a_sheet_with_a_title_of_its_own_stands_for_the_whole_and_contents_list_what_is_there() {
        let title = |text: &str| Block::Title { title: text.to_owned(), caption: "For two".to_owned() };
        let section = |id: &str, blocks| Section::new(id, id, blocks);
        let mut document = Document { title: "Worksheets".to_owned(), sections: vec![section("a", vec![title("One")])], ..Document::default() };
        assert_eq!(markdown(&document), "# One\n\n*For two*\n");
        document.sections.insert(0, section("contents", vec![Block::Contents("In here".to_owned())]));
        document.sections.push(section("b", vec![title("Two")]));
        assert!(markdown(&document).starts_with("# Worksheets\n\n**In here**\n\n- One\n- Two\n\n# One\n"));
    }
}
