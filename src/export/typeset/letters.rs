//! Letters without a glyph in any font.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// All such letters, without repetition.
pub(super) fn without_glyph(pages: &PagedDocument) -> Vec<char> {
    let mut missing = BTreeSet::new();
    for page in pages.pages() {
        look(&page.frame, &mut missing);
    }
    missing.into_iter().collect()
}

fn look(frame: &Frame, missing: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, missing),
            FrameItem::Text(text) => {
                // Glyph 0 is the missing-glyph box.
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                missing.extend(boxes.filter_map(|glyph| text.text.get(glyph.range())).flat_map(str::chars));
            }
            _ => {}
        }
    }
}
