//! The guide for therapists.

use super::document::{Block, Document, Section};
use super::sources::Sources;
use crate::content::schema::GuidePart;

pub(super) fn document(from: &Sources<'_>) -> Document {
    let guide = from.content.guide();
    let mut blocks = Vec::new();
    for section in &guide.sections {
        blocks.push(Block::Heading(section.heading.clone()));
        blocks.extend(section.parts.iter().map(|part| match part {
            GuidePart::Text(text) => Block::Paragraph(text.clone()),
            GuidePart::Points(points) => Block::Advice(points.clone()),
        }));
    }
    let section = Section::new("guide", &guide.title, blocks);
    Document { sections: vec![section], ..from.handout(guide.title.clone(), guide.caption.clone()) }
}
