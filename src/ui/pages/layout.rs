//! How a page uses the width there is. Text size is zoom, so only the logical width counts.

use eframe::egui::{Margin, Ui};

use crate::ui::theme::Theme;

/// How much room the window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Everything in one column; a list and its editor take turns.
    Narrow,
    /// The side bar is a rail, columns at the side go below.
    Medium,
    /// All columns side by side.
    Wide,
}

impl Room {
    /// The room of the window that `ui` is in.
    #[must_use]
    pub fn of(ui: &Ui) -> Self {
        let layout = Theme::of(ui).layout;
        let width = ui.ctx().content_rect().width();
        if width < layout.one_column_below {
            Self::Narrow
        } else if width < layout.rail_below {
            Self::Medium
        } else {
            Self::Wide
        }
    }

    /// The margin of a page.
    #[must_use]
    pub const fn page_margin(self) -> Margin {
        match self {
            Self::Narrow => Margin { left: 18, right: 18, top: 16, bottom: 16 },
            Self::Medium => Margin { left: 28, right: 28, top: 24, bottom: 24 },
            Self::Wide => Margin { left: 40, right: 40, top: 30, bottom: 28 },
        }
    }

    /// Whether a list and its editor take turns.
    #[must_use]
    pub const fn is_narrow(self) -> bool {
        matches!(self, Self::Narrow)
    }
}
