//! Long documents are typeset in parts to limit memory, then joined.

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::Destination;
use typst_layout::Page;

use super::super::document::{Block, Document, Section};

/// Bytes of text, about forty pages, after which a part ends before the next heading.
const PART_BYTES: usize = 60_000;

/// Splits a document. Every part but the first starts with a heading on a new page. Titled sheets
/// are never split, because they refer to each other.
pub(super) fn of(document: &Document) -> Vec<Document> {
    let blocks = || document.sections.iter().flat_map(|section| &section.blocks);
    if blocks().any(|block| matches!(block, Block::Title { .. } | Block::Contents(_))) {
        return vec![document.clone()];
    }
    let mut parts: Vec<Vec<Section>> = vec![Vec::new()];
    let mut bytes = 0;
    for section in &document.sections {
        let begins_group = matches!(section.blocks.first(), Some(Block::Heading(_)));
        if bytes >= PART_BYTES && begins_group {
            parts.push(Vec::new());
            bytes = 0;
        }
        let alone = Document { sections: vec![section.clone()], is_title_ours: true, ..Document::default() };
        bytes += alone.every_text().len();
        if let Some(part) = parts.last_mut() {
            part.push(section.clone());
        }
    }
    let around = Document { sections: Vec::new(), ..document.clone() };
    parts.into_iter().map(|sections| Document { sections, ..around.clone() }).collect()
}

/// Makes a page's contents unique to this part, so that equal content is told apart.
pub(super) fn mark(page: &mut Page, part: usize) {
    mark_frame(&mut page.frame, part);
}

fn mark_frame(frame: &mut Frame, part: usize) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => {
                if let Some(parent) = &mut group.parent {
                    parent.location = parent.location.variant(part);
                }
                mark_frame(&mut group.frame, part);
            }
            FrameItem::Tag(Tag::Start(element, _)) => mark_element(element, part),
            FrameItem::Tag(Tag::End(location, ..)) | FrameItem::Link(Destination::Location(location), _) => *location = location.variant(part),
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
        }
        true
    });
}

fn mark_element(element: &mut Content, part: usize) {
    if let Some(location) = element.location() {
        element.set_location(Location::variant(location, part));
    }
}
