//! What the window is called, and the picture that stands for it: the app's own, or neutral ones.

use std::sync::Arc;

use eframe::egui::{self, IconData, ViewportCommand};

use crate::journal::Appearance;

use super::App;

/// The picture that desktops show for the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WindowIcon {
    /// The app's own.
    #[default]
    Own,
    /// A plain sheet of paper.
    Neutral,
}

impl WindowIcon {
    /// What goes with a name: who has chosen another one is not given away by the picture.
    fn of(title: &str) -> Self {
        if title == Appearance::APP_NAME { Self::Own } else { Self::Neutral }
    }

    /// The picture itself. `None` only if it cannot be read, and then the desktop shows its own.
    pub(super) fn data(self) -> Option<IconData> {
        let png: &[u8] = match self {
            Self::Own => include_bytes!("../../assets/app/mendwell.png"),
            Self::Neutral => include_bytes!("../../assets/app/neutral.png"),
        };
        eframe::icon_data::from_png_bytes(png).ok()
    }
}

/// The title and the picture of a window that opens. Before a file is read it is not known what it wants to be called: until then,
/// for a moment, the window says nothing.
pub(super) fn at_opening(opens_a_file: bool) -> (&'static str, WindowIcon) {
    if opens_a_file { ("", WindowIcon::Neutral) } else { (Appearance::APP_NAME, WindowIcon::Own) }
}

impl App {
    /// The app's name, or the neutral one that was chosen: never the file's, never anything of its content.
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

    /// Keeps the window out of screenshots and recordings, where that was chosen and the platform does it.
    pub(super) fn follow_screen_capture(&mut self, ctx: &egui::Context) {
        // A journal that was just locked stays as it was: its lock screen is no less its own.
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
