//! A timeline of check-ins, joined by a thin seam.

use eframe::egui::{InnerResponse, Pos2, Ui, pos2, vec2};

use super::parts::ring;
use super::seam::{paint_seam, seam_line};
use super::{MoodMark, paint_mood_mark};
use crate::ui::theme::{TextStyle, Theme};

const MARK: f32 = 15.0;
const GUTTER: f32 = 30.0;
const GAP: f32 = 3.0;
/// Radius of the dot for now.
const NOW_RADIUS: f32 = 4.5;

/// Entries along a seam, from the first to now.
#[derive(Default)]
pub struct Timeline {
    previous: Option<Pos2>,
}

impl Timeline {
    /// An empty timeline.
    #[must_use]
    pub const fn new() -> Self {
        Self { previous: None }
    }

    /// Adds an entry with its mood mark. `seed` shapes the seam to the previous entry.
    pub fn entry<R>(&mut self, ui: &mut Ui, mark: MoodMark, seed: u64, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        self.add(ui, Some(mark), seed, contents)
    }

    /// Adds the hollow gold dot for now.
    pub fn now<R>(&mut self, ui: &mut Ui, seed: u64, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        self.add(ui, None, seed, contents)
    }

    fn add<R>(&mut self, ui: &mut Ui, mark: Option<MoodMark>, seed: u64, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        let shown = ui.horizontal_top(|ui| {
            let between = std::mem::take(&mut ui.spacing_mut().item_spacing.x);
            ui.add_space(GUTTER);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(between, 0.0);
                contents(ui)
            })
            .inner
        });
        let rect = shown.response.rect;
        let centre = pos2(rect.left() + MARK / 2.0 + 1.0, rect.top() + TextStyle::Body.line_height() / 2.0);
        match mark {
            Some(mark) => paint_mood_mark(ui.painter(), theme, mark, centre, MARK),
            None => ring(ui.painter(), centre, NOW_RADIUS, 2.0, theme.colours.seam),
        }
        if let Some(previous) = self.previous {
            let half = if mark.is_some() { MARK / 2.0 } else { NOW_RADIUS };
            let from = previous + vec2(0.0, MARK / 2.0 + GAP);
            let to = centre - vec2(0.0, half + GAP);
            if to.y > from.y {
                paint_seam(ui.painter(), &seam_line(from, to, seed, 2.0), theme.stroke.seam_thin, theme.colours.seam);
            }
        }
        self.previous = Some(centre);
        shown
    }
}
