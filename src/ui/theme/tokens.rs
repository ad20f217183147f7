//! The typed tokens of `assets/theme/tokens.ron`. The only place that builds colours from numbers.

use std::sync::LazyLock;

use eframe::egui::Color32;
use serde::{Deserialize, Deserializer};

/// The embedded token file, parsed once.
pub(super) static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
    ron::from_str(include_str!("../../../assets/theme/tokens.ron")).expect("assets/theme/tokens.ron is readable")
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tokens {
    pub(super) themes: Palettes,
    pub(super) type_scale: TypeScale,
    pub(super) spacing: Spacing,
    pub(super) layout: Layout,
    pub(super) radius: Radius,
    pub(super) stroke: Strokes,
    pub(super) sizes: Sizes,
    pub(super) shadows: Shadows,
    pub(super) motion: Motion,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Palettes {
    pub(super) light: Colours,
    pub(super) dark: Colours,
    pub(super) high_contrast_light: Colours,
    pub(super) high_contrast_dark: Colours,
}

/// A struct of documented colours.
macro_rules! colours {
    ($($name:ident: $meaning:literal,)+) => {
        /// The semantic colours of a theme.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Colours {
            $(#[doc = $meaning] #[serde(deserialize_with = "hex")] pub $name: Color32,)+
        }
    };
}

colours! {
    surface_base: "The window itself.",
    surface_sunken: "The side bar, wells.",
    surface_raised: "Sheets and editors.",
    surface_overlay: "Dialogs, menus and toasts.",
    fill_chip: "A chip at rest.",
    fill_hover: "Under the pointer.",
    fill_pressed: "Pressed, and the well of a segmented choice.",
    fill_selected: "The selected row or page.",
    fill_control: "Inside fields.",
    scrim: "Over everything behind a dialog.",
    text_primary: "Content.",
    text_secondary: "Explanations and labels.",
    text_tertiary: "Times, units and hints.",
    text_disabled: "What cannot be used now.",
    text_accent: "Links and quiet buttons.",
    accent: "The one primary action, checked boxes.",
    accent_hover: "The primary action under the pointer.",
    accent_pressed: "The primary action while pressed.",
    on_accent: "Text on the accent.",
    accent_soft: "A panel or tag in the accent's tint.",
    seam: "Gold: work done, or today's place. Nothing else.",
    seam_soft: "A pale seam.",
    crack: "The part of a path that lies ahead.",
    focus: "The keyboard focus ring.",
    line: "A decorative hairline.",
    line_strong: "Around what can be typed in or pressed.",
    positive: "Saved, long enough.",
    positive_soft: "The ground under it.",
    caution: "Needs a look.",
    caution_soft: "The ground under it.",
    danger: "A field error, a crossed limit.",
    danger_soft: "The ground under it.",
    danger_fill: "The single button that confirms a removal.",
    on_danger: "Text on it.",
    mood_edge: "On edge.",
    mood_bright: "Bright.",
    mood_heavy: "Heavy.",
    mood_settled: "Settled.",
    mood_centre: "In between.",
    mood_edge_soft: "Tint of on edge.",
    mood_bright_soft: "Tint of bright.",
    mood_heavy_soft: "Tint of heavy.",
    mood_settled_soft: "Tint of settled.",
    mood_centre_soft: "Tint of in between.",
    chart_line: "The line of a chart.",
    chart_dot: "A single value.",
    chart_band: "The usual range.",
    chart_grid: "Grid lines.",
    chart_axis: "Axis words.",
    chart_better: "Easier than usual.",
    chart_worse: "Harder than usual.",
    chart_neutral: "No clear difference.",
    shadow: "Under raised things.",
}

/// Parses `#RRGGBB` or `#RRGGBBAA`.
fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = <&str>::deserialize(deserializer)?;
    Color32::from_hex(text).map_err(|_| serde::de::Error::custom(format_args!("“{text}” is not a colour like #1E2B2A")))
}

/// A struct of documented numbers.
macro_rules! numbers {
    ($(#[doc = $about:literal])+ $struct:ident: $number:ty { $($name:ident: $meaning:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $struct {
            $(#[doc = $meaning] pub $name: $number,)+
        }
    };
}

numbers! {
    /// Gaps, in points.
    Spacing: f32 {
        xxs: "2", xs: "4", s: "8", m: "12", l: "16", xl: "22", xxl: "28", section: "40, between sections without a hairline",
    }
}

numbers! {
    /// Widths of columns and pages, and breakpoints, in points.
    Layout: f32 {
        sidebar: "The side bar with words.",
        rail: "The side bar with icons only.",
        rail_small: "The rail in a very narrow window.",
        list_pane: "A list beside an editor.",
        side_rail: "The column beside today's sheet.",
        detail: "The detail beside the calendar.",
        step_panel: "The sheet beside the path.",
        print_panel: "The panel beside a page to print.",
        page_margin_x: "Left and right of a page.",
        page_margin_top: "Above a page.",
        reading_max: "The widest column of the person's own words.",
        content_max: "The widest content.",
        rail_below: "Under this window width the side bar is a rail.",
        one_column_below: "Under this window width everything is one column.",
    }
}

numbers! {
    /// Corner radii, in points.
    Radius: f32 {
        key: "A key cap.", check_box: "A check box.", button_small: "A small or icon button.", control: "A button or field.", row: "A list row.",
        panel: "A tinted panel.", sheet: "A sheet.", dialog: "A dialog.", pad: "The mood pad.", chip: "A chip.",
    }
}

numbers! {
    /// Line widths and the gap of the focus ring, in points.
    Strokes: f32 {
        hairline: "A divider.", control: "Around a control.", selected: "Around a selected chip.", check_box: "Around a check box.",
        focus: "The focus ring.", focus_gap: "Between a shape and its focus ring.", seam_thin: "A thin seam.", seam_path: "The mended path.",
        seam_pool: "Where gold pooled.", crack: "The path ahead.", icon: "The icons' own stroke.",
    }
}

numbers! {
    /// Sizes of controls, in points.
    Sizes: f32 {
        button: "A button's height.", button_small: "A small button's height.", field: "A field's least height.", chip: "A chip's height.",
        nav: "A navigation item's height.", icon_button: "An icon button, square.", segment: "A segmented choice.", segment_inner: "A segment in it.",
        check_box: "A check box, square.", radio: "A radio ring.", icon_nav: "An icon in navigation.", icon_button_glyph: "An icon in an icon button.",
        icon_inline: "An icon in a line of text.", pad: "The mood pad, square.", pad_dot: "The dot on it.", mark_day: "A mood mark in a day cell.",
        mark_second: "A small mood mark.", year_cell: "A day in the year.", year_gap: "Between days in the year.",
    }
}

numbers! {
    /// Animation durations in milliseconds, and slide distances.
    Motion: f32 {
        hover_ms: "Hover.", press_ms: "Press.", select_ms: "Selection.", view_ms: "Between pages.", dialog_ms: "A dialog.", toast_in_ms: "A toast comes.",
        toast_stay_ms: "A toast stays.", toast_out_ms: "A toast goes.", slide_pt: "How far a page rises, in points.", mend_ms: "Gold runs along a crack.",
        breath_in_ms: "Breathing in.", breath_out_ms: "Breathing out.", reduced_fade_ms: "The only movement when motion is reduced.",
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shadows {
    pub(super) sheet: Vec<ShadowLayer>,
    pub(super) overlay: Vec<ShadowLayer>,
}

/// A shadow layer, in CSS terms.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShadowLayer {
    pub(super) y: f32,
    pub(super) blur: f32,
    pub(super) spread: f32,
    #[serde(deserialize_with = "hex")]
    pub(super) light: Color32,
    #[serde(deserialize_with = "hex")]
    pub(super) dark: Color32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Typeface {
    Ui,
    Serif,
    SerifItalic,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TypeSize {
    pub(super) family: Typeface,
    pub(super) size: f32,
    pub(super) line: f32,
    pub(super) weight: u16,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TypeScale {
    pub(super) display: TypeSize,
    pub(super) title: TypeSize,
    pub(super) subject: TypeSize,
    pub(super) heading: TypeSize,
    pub(super) item: TypeSize,
    pub(super) own_words: TypeSize,
    pub(super) own_words_small: TypeSize,
    pub(super) reflect: TypeSize,
    pub(super) body: TypeSize,
    pub(super) strong: TypeSize,
    pub(super) button: TypeSize,
    pub(super) button_primary: TypeSize,
    pub(super) chip: TypeSize,
    pub(super) chip_selected: TypeSize,
    pub(super) small: TypeSize,
    pub(super) small_button: TypeSize,
    pub(super) small_strong: TypeSize,
    pub(super) label: TypeSize,
    pub(super) caption: TypeSize,
    pub(super) key: TypeSize,
}

/// Contrast measures for tests.
#[cfg(test)]
pub(super) mod luminance {
    use eframe::egui::Color32;

    /// Relative luminance (WCAG 2).
    fn luminance(colour: Color32) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    /// Contrast ratio (WCAG 2), 1 … 21.
    pub(in crate::ui::theme) fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::luminance::contrast;
    use super::*;

    #[test]
    fn text_and_marks_can_be_read_in_every_look() {
        let themes = &TOKENS.themes;
        for (name, c, least) in [
            ("light", &themes.light, 4.5),
            ("dark", &themes.dark, 4.5),
            ("high contrast light", &themes.high_contrast_light, 7.0),
            ("high contrast dark", &themes.high_contrast_dark, 7.0),
        ] {
            let grounds = [
                c.surface_base,
                c.surface_sunken,
                c.surface_raised,
                c.surface_overlay,
                c.fill_chip,
                c.fill_hover,
                c.fill_pressed,
                c.fill_selected,
                c.fill_control,
            ];
            for ground in grounds {
                for (ink, needed) in [(c.text_primary, least), (c.text_secondary, least), (c.text_tertiary, 4.5), (c.text_accent, 4.5)] {
                    assert!(contrast(ink, ground) >= needed, "{name}: {ink:?} on {ground:?} is {:.2}", contrast(ink, ground));
                }
            }
            for (ink, ground) in [
                (c.on_accent, c.accent),
                (c.on_accent, c.accent_hover),
                (c.on_accent, c.accent_pressed),
                (c.on_danger, c.danger_fill),
                (c.positive, c.positive_soft),
                (c.caution, c.caution_soft),
                (c.danger, c.danger_soft),
                (c.text_accent, c.accent_soft),
                (c.text_primary, c.mood_edge_soft),
                (c.text_primary, c.mood_bright_soft),
                (c.text_primary, c.mood_heavy_soft),
                (c.text_primary, c.mood_settled_soft),
                (c.text_primary, c.mood_centre_soft),
            ] {
                assert!(contrast(ink, ground) >= 4.5, "{name}: {ink:?} on {ground:?} is {:.2}", contrast(ink, ground));
            }
            for mark in [c.focus, c.line_strong, c.accent, c.seam, c.mood_edge, c.mood_bright, c.mood_heavy, c.mood_settled, c.mood_centre] {
                for ground in [c.surface_base, c.surface_raised] {
                    assert!(contrast(mark, ground) >= 3.0, "{name}: {mark:?} on {ground:?} is {:.2}", contrast(mark, ground));
                }
            }
        }
    }
}
