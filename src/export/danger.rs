//! Advice in danger, for the end of any document: nothing the user said about fear.

use super::document::{Block, Document, Section};
use super::sources::Sources;
use crate::content::schema::HelpLine;

/// Maximum help lines per kind.
const NUMBERS_OF_A_KIND: usize = 2;

/// Appends the section, excluded by default. Private if all other sections are.
pub(super) fn add_to(document: &mut Document, from: &Sources<'_>) {
    let text = &from.content.safety().right_now;
    let has_sheets = document.sections.iter().flat_map(|section| &section.blocks).any(|block| matches!(block, Block::Title { .. }));
    let heading = if has_sheets { Block::Title { title: text.heading.clone(), caption: String::new() } } else { Block::Heading(text.heading.clone()) };
    let blocks = vec![heading, Block::Advice(text.lines.clone()), Block::Pairs { label: from.lang.help.lines.clone(), pairs: numbers(from) }];
    let section = Section::new("danger", &from.lang.paper.danger, blocks).only_when_chosen();
    let is_private = document.sections.iter().all(|section| section.is_private);
    document.sections.push(Section { is_private, ..section });
}

fn numbers(from: &Sources<'_>) -> Vec<(String, String)> {
    let chosen = from.journal.preferences_or_initial().help_country;
    let code = chosen.or_else(|| from.locale.country.clone());
    let country = code.and_then(|code| from.content.country(&code));
    let lines = country.map_or(&from.content.help().anywhere, |country| &country.lines);
    let all = [&lines.emergency, &lines.violence, &lines.crisis].into_iter().flat_map(|lines| lines.iter().take(NUMBERS_OF_A_KIND));
    all.map(|line: &HelpLine| {
        let about: Vec<&str> = [&line.number, &line.note].into_iter().flatten().map(String::as_str).collect();
        (line.name.clone(), about.join(". "))
    })
    .collect()
}
