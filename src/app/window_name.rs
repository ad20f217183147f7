//! Window title and icon: the app's own, or neutral ones.

use std::sync::Arc;

use eframe::egui::{self, IconData, ViewportCommand};

use crate::journal::Appearance;

use super::App;

/// The window icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WindowIcon {
    #[default]
    Own,
    Neutral,
}

impl WindowIcon {
    /// The icon for a title: a custom title must not be betrayed by the app's icon.
    fn of(title: &str) -> Self {
        if title == Appearance::APP_NAME { Self::Own } else { Self::Neutral }
    }

    /// The image. `None` only if unreadable; the desktop then shows its own.
    pub(super) fn data(self) -> Option<IconData> {
        let png: &[u8] = match self {
            Self::Own => include_bytes!("../../assets/app/mendwell.png"),
            Self::Neutral => include_bytes!("../../assets/app/neutral.png"),
        };
        eframe::icon_data::from_png_bytes(png).ok()
    }
}

/// Initial title and icon. Until a file is read its custom title is unknown, so both are neutral.
pub(super) fn at_opening(opens_a_file: bool) -> (&'static str, WindowIcon) {
    if opens_a_file { ("", WindowIcon::Neutral) } else { (Appearance::APP_NAME, WindowIcon::Own) }
}

impl App {
    /// Sets the title: the app's name or the custom one, never the file name or content.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let name = &self.appearance().shown_name;
        let title = if name.trim().is_empty() { Appearance::APP_NAME.to_owned() } else { name.clone() };
        let icon = WindowIcon::of(&title);
        if icon != self.shown_icon {
            ctx.send_viewport_cmd(ViewportCommand::Icon(icon.data().map(Arc::new)));
            self.shown_icon = icon;
        }
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    /// Applies the screen capture protection, if set and supported.
    pub(super) fn follow_screen_capture(&mut self, ctx: &egui::Context) {
        // While locked, keep the last setting.
        let Some(journal) = self.journal() else { return };
        let is_kept_out = journal.preferences_or_initial().keeps_out_of_screen_capture;
        if is_kept_out != self.is_kept_out_of_screen_capture {
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(is_kept_out));
            self.is_kept_out_of_screen_capture = is_kept_out;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pictures_can_be_read_and_differ() {
        let [own, neutral] = [WindowIcon::Own, WindowIcon::Neutral].map(|icon| icon.data().unwrap());
        assert_ne!(own.rgba, neutral.rgba);
    }

    #[test]
    fn a_name_of_ones_own_goes_with_the_neutral_picture() {
        assert_eq!(WindowIcon::of(Appearance::APP_NAME), WindowIcon::Own);
        assert_eq!(WindowIcon::of("Notes"), WindowIcon::Neutral);
    }
}
