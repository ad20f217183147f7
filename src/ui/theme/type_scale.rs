//! The type scale: font, size, line height and colour of each text style.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontId, RichText, Stroke, TextWrapMode};

use super::Theme;
use super::fonts::Cut;
use super::tokens::{TOKENS, TypeSize, Typeface};
use crate::journal::with_line_feeds;

/// A text style. Sans for the app; serif for the person's own words and the headings around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The app's name on the welcome page.
    Display,
    /// The title of a page.
    Title,
    /// The subject of a page, such as a boundary or step.
    Subject,
    /// The heading of a card or section.
    Heading,
    /// A list item in the serif.
    Item,
    /// The person's own words.
    OwnWords,
    /// The person's own words, in excerpts.
    OwnWordsSmall,
    /// A question to reflect on, in italics.
    Reflect,
    /// Plain text.
    Body,
    /// Plain text, bold.
    Strong,
    /// A button.
    Button,
    /// The primary button.
    ButtonPrimary,
    /// A chip.
    Chip,
    /// A selected chip.
    ChipSelected,
    /// Smaller text.
    Small,
    /// A small button.
    SmallButton,
    /// Smaller text, bold.
    SmallStrong,
    /// A label above a field or section.
    Label,
    /// Times, units and hints.
    Caption,
    /// A key cap.
    Key,
}

impl TextStyle {
    /// All styles, largest first.
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

    /// The optical size of serif styles.
    fn optical_size(self) -> Option<f32> {
        let TypeSize { family, size, .. } = *self.token();
        (family != Typeface::Ui).then_some(size)
    }

    /// The font and size, for egui styles and text fields.
    #[must_use]
    pub fn font_id(self) -> FontId {
        FontId::new(self.token().size, self.cut().family())
    }

    /// Line height in points.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.token().line
    }
}

impl Theme {
    /// The default colour of a text style.
    #[must_use]
    pub fn ink(&self, style: TextStyle) -> Color32 {
        match style {
            TextStyle::Label | TextStyle::Reflect | TextStyle::Key => self.colours.text_secondary,
            TextStyle::Caption => self.colours.text_tertiary,
            _ => self.colours.text_primary,
        }
    }

    /// Text in a style, with normalised line breaks; `.color(…)` may follow.
    #[must_use]
    pub fn text(&self, style: TextStyle, text: impl Into<String>) -> RichText {
        let text = text.into();
        // Imported text may use other line breaks, but egui knows only this one.
        let rich = RichText::new(with_line_feeds(&text)).font(style.font_id()).line_height(Some(style.line_height())).color(self.ink(style));
        match style.optical_size() {
            Some(size) => rich.variation(b"opsz", size),
            None => rich,
        }
    }

    /// A text format, for manual layout.
    #[must_use]
    pub fn format(&self, style: TextStyle, colour: Color32) -> TextFormat {
        let mut format =
            TextFormat { font_id: style.font_id(), line_height: Some(style.line_height()), color: colour, valign: Align::Center, ..TextFormat::default() };
        if let Some(size) = style.optical_size() {
            format.coords.push(b"opsz", size);
        }
        format
    }

    /// An underlined text format, for the blanks of a sentence.
    #[must_use]
    pub fn underlined(&self, style: TextStyle, colour: Color32) -> TextFormat {
        TextFormat { underline: Stroke::new(self.stroke.selected, self.colours.accent), ..self.format(style, colour) }
    }

    /// A layout job in one style, wrapped or truncated at `width`.
    #[must_use]
    pub fn layout_job(&self, style: TextStyle, text: impl Into<String>, colour: Color32, width: f32, wrap: TextWrapMode) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.into(), self.format(style, colour));
        job.wrap = TextWrapping::from_wrap_mode_and_width(wrap, width);
        job
    }
}
