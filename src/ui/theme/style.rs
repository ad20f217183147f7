//! egui styles derived from the tokens, so that no default shows through.

use eframe::egui::style::{HandleShape, ScrollAnimation, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use eframe::egui::{Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle as EguiTextStyle, Visuals, vec2};

use super::paint::css_shadow;
use super::{TextStyle, Theme};

/// Height of the smallest popup: a one-line tooltip.
const SMALLEST_POPUP: f32 = 34.0;

pub(super) fn style(theme: &Theme, reduce_motion: bool) -> Style {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    style.text_styles = text_styles().into();
    style.animation_time = if reduce_motion { 0.0 } else { theme.motion.hover_ms / 1000.0 };
    if reduce_motion {
        style.scroll_animation = ScrollAnimation::none();
    }

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(theme.spacing.s, theme.spacing.s);
    spacing.button_padding = vec2(14.0, theme.spacing.s);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(28);
    spacing.interact_size = vec2(24.0, theme.sizes.button_small);
    spacing.text_edit_width = f32::INFINITY;
    spacing.tooltip_width = 320.0;
    spacing.icon_spacing = theme.spacing.s;
    spacing.icon_width = theme.sizes.check_box;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 0.0,
        handle_min_length: 28.0,
        // Grey even when hovered: a black bar would dominate the page.
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.45,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        ..ScrollStyle::floating()
    };

    style.interaction.tooltip_delay = 0.4;
    style.interaction.show_tooltips_only_when_still = false;
    style.interaction.selectable_labels = false;
    style
}

fn text_styles() -> [(EguiTextStyle, FontId); 5] {
    [
        (EguiTextStyle::Body, TextStyle::Body.font_id()),
        (EguiTextStyle::Button, TextStyle::Button.font_id()),
        (EguiTextStyle::Heading, TextStyle::Heading.font_id()),
        (EguiTextStyle::Small, TextStyle::Caption.font_id()),
        (EguiTextStyle::Monospace, TextStyle::Body.font_id()),
    ]
}

fn visuals(theme: &Theme) -> Visuals {
    let colours = theme.colours;
    let overlay_shadow = if theme.high_contrast {
        Shadow::NONE
    } else {
        theme.shadows.overlay.last().map_or(Shadow::NONE, |layer| css_shadow(layer, theme.dark, SMALLEST_POPUP))
    };
    let overlay_line = if theme.dark || theme.high_contrast { Stroke::new(theme.stroke.hairline, colours.line) } else { Stroke::NONE };
    Visuals {
        weak_text_color: Some(colours.text_tertiary),
        widgets: widgets(theme),
        selection: Selection { bg_fill: colours.fill_selected, stroke: Stroke::new(theme.stroke.focus, colours.focus) },
        hyperlink_color: colours.text_accent,
        faint_bg_color: colours.fill_hover,
        extreme_bg_color: colours.fill_control,
        text_edit_bg_color: Some(colours.fill_control),
        code_bg_color: colours.fill_chip,
        warn_fg_color: colours.caution,
        error_fg_color: colours.danger,
        window_corner_radius: corner(theme.radius.dialog),
        window_shadow: overlay_shadow,
        window_fill: colours.surface_overlay,
        window_stroke: overlay_line,
        menu_corner_radius: corner(theme.radius.panel),
        panel_fill: colours.surface_base,
        popup_shadow: overlay_shadow,
        text_cursor: TextCursorStyle { stroke: Stroke::new(1.5, colours.accent), blink: false, ..TextCursorStyle::default() },
        handle_shape: HandleShape::Circle,
        image_loading_spinners: false,
        // Our widgets draw their own disabled state; fading on top would make it unreadable.
        disabled_alpha: 1.0,
        ..if theme.dark { Visuals::dark() } else { Visuals::light() }
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let colours = theme.colours;
    let look = |fill: Color32, line: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(theme.stroke.control, line),
        corner_radius: corner(theme.radius.control),
        fg_stroke: Stroke::new(theme.stroke.selected, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(colours.surface_base, colours.line, colours.text_primary),
        // Scroll bars use these colours: subtle but visible.
        inactive: look(colours.crack, colours.line_strong, colours.text_primary),
        hovered: look(colours.fill_hover, colours.text_secondary, colours.text_primary),
        active: look(colours.fill_pressed, colours.text_secondary, colours.text_primary),
        open: look(colours.fill_pressed, colours.line_strong, colours.text_primary),
    }
}

fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius as u8)
}
