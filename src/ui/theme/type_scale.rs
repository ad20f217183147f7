//! The type scale: which font, size, line height and ink each kind of text has.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontId, RichText, Stroke, TextWrapMode};

use super::Theme;
use super::fonts::Cut;
use super::tokens::{TOKENS, TypeSize, Typeface};
use crate::journal::with_line_feeds;

/// A kind of text. The sans is the app speaking; the serif is the person's own words and the headings that frame them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The app's name on the welcome page.
    Display,
    /// The title of a page.
    Title,
    /// What a page is about: a boundary, a step.
    Subject,
    /// The heading of a sheet or section.
    Heading,
    /// An item that is framed by the serif.
    Item,
    /// The person's own words.
    OwnWords,
    /// The person's own words where they are only looked at in passing.
    OwnWordsSmall,
    /// A question to think about, in italics.
    Reflect,
    /// Plain text.
    Body,
    /// Plain text that matters.
    Strong,
    /// A button.
    Button,
    /// The primary button.
    ButtonPrimary,
    /// A chip.
    Chip,
    /// A chip that is picked.
    ChipSelected,
    /// Smaller text.
    Small,
    /// A small button.
    SmallButton,
    /// Smaller text that matters.
    SmallStrong,
    /// A label above a field or section.
    Label,
    /// Times, units and hints.
    Caption,
    /// A key cap.
    Key,
}

impl TextStyle {
    /// All of them, largest first.
    pub const ALL: [Self; 20] = [
        Self::Display,
        Self::Title,
        Self::Subject,
        Self::Heading,
        Self::Item,
        Self::OwnWords,
        Self::OwnWordsSmall,
        Self::Reflect,
        Self::Body,
        Self::Strong,
        Self::Button,
        Self::ButtonPrimary,
        Self::Chip,
        Self::ChipSelected,
        Self::Small,
        Self::SmallButton,
        Self::SmallStrong,
        Self::Label,
        Self::Caption,
        Self::Key,
    ];

    fn token(self) -> &'static TypeSize {
        let scale = &TOKENS.type_scale;
        match self {
            Self::Display => &scale.display,
            Self::Title => &scale.title,
            Self::Subject => &scale.subject,
            Self::Heading => &scale.heading,
            Self::Item => &scale.item,
            Self::OwnWords => &scale.own_words,
            Self::OwnWordsSmall => &scale.own_words_small,
            Self::Reflect => &scale.reflect,
            Self::Body => &scale.body,
            Self::Strong => &scale.strong,
            Self::Button => &scale.button,
            Self::ButtonPrimary => &scale.button_primary,
            Self::Chip => &scale.chip,
            Self::ChipSelected => &scale.chip_selected,
            Self::Small => &scale.small,
            Self::SmallButton => &scale.small_button,
            Self::SmallStrong => &scale.small_strong,
            Self::Label => &scale.label,
            Self::Caption => &scale.caption,
            Self::Key => &scale.key,
        }
    }

    fn cut(self) -> Cut {
        let TypeSize { family, weight, .. } = *self.token();
        match (family, weight) {
            (Typeface::Ui, ..500) => Cut::Ui400,
            (Typeface::Ui, 500..600) => Cut::Ui500,
            (Typeface::Ui, _) => Cut::Ui600,
            (Typeface::Serif, ..400) => Cut::SerifTitle,
            (Typeface::Serif, _) => Cut::SerifText,
            (Typeface::SerifItalic, _) => Cut::SerifItalic,
        }
    }

    /// The optical size for the serif; the sans has none.
    fn optical_size(self) -> Option<f32> {
        let TypeSize { family, size, .. } = *self.token();
        (family != Typeface::Ui).then_some(size)
    }

    /// Font and size, for egui's own styles and text fields.
    #[must_use]
    pub fn font_id(self) -> FontId {
        FontId::new(self.token().size, self.cut().family())
    }

    /// The height of a line, in points.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.token().line
    }
}

impl Theme {
    /// The ink a kind of text has unless something else is said.
    #[must_use]
    pub fn ink(&self, style: TextStyle) -> Color32 {
        match style {
            TextStyle::Label | TextStyle::Reflect | TextStyle::Key => self.colours.text_secondary,
            TextStyle::Caption => self.colours.text_tertiary,
            _ => self.colours.text_primary,
        }
    }

    /// Text in one of the styles, with its lines as they were written; `.color(…)` may follow.
    #[must_use]
    pub fn text(&self, style: TextStyle, text: impl Into<String>) -> RichText {
        let text = text.into();
        // What came in from elsewhere may hold other signs that end a line; egui knows this one.
        let rich = RichText::new(with_line_feeds(&text)).font(style.font_id()).line_height(Some(style.line_height())).color(self.ink(style));
        match style.optical_size() {
            Some(size) => rich.variation(b"opsz", size),
            None => rich,
        }
    }

    /// The same as a format, for text that is laid out by hand.
    #[must_use]
    pub fn format(&self, style: TextStyle, colour: Color32) -> TextFormat {
        let mut format =
            TextFormat { font_id: style.font_id(), line_height: Some(style.line_height()), color: colour, valign: Align::Center, ..TextFormat::default() };
        if let Some(size) = style.optical_size() {
            format.coords.push(b"opsz", size);
        }
        format
    }

    /// A format with a line under the text, for the blanks of a sentence.
    #[must_use]
    pub fn underlined(&self, style: TextStyle, colour: Color32) -> TextFormat {
        TextFormat { underline: Stroke::new(self.stroke.selected, self.colours.accent), ..self.format(style, colour) }
    }

    /// A layout job in one style, broken or cut off at `width`.
    #[must_use]
    pub fn layout_job(&self, style: TextStyle, text: impl Into<String>, colour: Color32, width: f32, wrap: TextWrapMode) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.into(), self.format(style, colour));
        job.wrap = TextWrapping::from_wrap_mode_and_width(wrap, width);
        job
    }
}
