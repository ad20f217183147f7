//! The icons: one per file in `assets/icons`, in any colour and size.

use eframe::egui::load::{SizeHint, TexturePoll};
use eframe::egui::{Color32, Context, Image, ImageSource, Painter, Pos2, Rect, TextureOptions, pos2, vec2};

/// Declares the icons with names, files and bytes.
macro_rules! icons {
    ($($icon:ident = $file:literal,)+) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(#[doc = concat!("The icon “", $file, "”.")] $icon,)+
        }

        impl Icon {
            /// All icons.
            pub const ALL: &[Self] = &[$(Self::$icon,)+];

            const fn uri(self) -> &'static str {
                match self {
                    $(Self::$icon => concat!("bytes://icons/", $file, ".svg"),)+
                }
            }

            const fn bytes(self) -> &'static [u8] {
                match self {
                    $(Self::$icon => include_bytes!(concat!("../../assets/icons/", $file, ".svg")),)+
                }
            }
        }
    };
}

icons! {
    ArrowLeft = "arrow-left",
    ArrowRight = "arrow-right",
    Bookmark = "bookmark",
    Calendar = "calendar",
    CalendarClock = "calendar-clock",
    ChartLine = "chart-line",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronUp = "chevron-up",
    CircleAlert = "circle-alert",
    CircleDashed = "circle-dashed",
    ClipboardList = "clipboard-list",
    Clock = "clock",
    Contrast = "contrast",
    Copy = "copy",
    Download = "download",
    Ellipsis = "ellipsis",
    Eye = "eye",
    EyeOff = "eye-off",
    Fence = "fence",
    FileDown = "file-down",
    FileLock = "file-lock",
    FilePlus = "file-plus",
    FileSearch = "file-search",
    Flag = "flag",
    FolderOpen = "folder-open",
    Handshake = "handshake",
    HardDrive = "hard-drive",
    History = "history",
    Info = "info",
    Keyboard = "keyboard",
    LayoutGrid = "layout-grid",
    LifeBuoy = "life-buoy",
    Link = "link",
    ListFilter = "list-filter",
    Lock = "lock",
    LockOpen = "lock-open",
    LogOut = "log-out",
    MessageCircle = "message-circle",
    Moon = "moon",
    NotebookPen = "notebook-pen",
    Pencil = "pencil",
    Plus = "plus",
    Printer = "printer",
    Repeat2 = "repeat-2",
    RotateCcw = "rotate-ccw",
    Route = "route",
    Save = "save",
    Search = "search",
    Settings2 = "settings-2",
    Sprout = "sprout",
    Star = "star",
    Sun = "sun",
    Sunrise = "sunrise",
    Table2 = "table-2",
    Tag = "tag",
    Trash2 = "trash-2",
    TriangleAlert = "triangle-alert",
    Type = "type",
    Undo2 = "undo-2",
    Upload = "upload",
    UserRound = "user-round",
    UsersRound = "users-round",
    Wind = "wind",
    X = "x",
    Zap = "zap",
}

/// Registers the icons with egui; call once per window.
pub(super) fn install(ctx: &Context) {
    egui_extras::install_image_loaders(ctx);
    for icon in Icon::ALL {
        ctx.include_bytes(icon.uri(), icon.bytes());
    }
}

impl Icon {
    /// Paints the icon into a square, at the native pixel size.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        if !painter.is_visible() {
            return;
        }
        let pixels_per_point = painter.pixels_per_point();
        let side = (rect.width() * pixels_per_point).round().max(1.0) as u32;
        let hint = SizeHint::Size { width: side, height: side, maintain_aspect_ratio: true };
        let Ok(TexturePoll::Ready { texture }) = painter.ctx().try_load_texture(self.uri(), TextureOptions::LINEAR, hint) else { return };
        // Snap to pixels, or strokes blur.
        let snap = |value: f32| (value * pixels_per_point).round() / pixels_per_point;
        let side = side as f32 / pixels_per_point;
        let square = Rect::from_min_size(pos2(snap(rect.center().x - side / 2.0), snap(rect.center().y - side / 2.0)), vec2(side, side));
        painter.image(texture.id, square, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), colour);
    }

    /// Paints the icon around `centre`.
    pub fn paint_at(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        self.paint(painter, Rect::from_center_size(centre, vec2(size, size)), colour);
    }

    /// The icon as an inline image, hidden from screen readers.
    pub fn image(self, size: f32, colour: Color32) -> Image<'static> {
        Image::new(ImageSource::Uri(self.uri().into())).fit_to_exact_size(vec2(size, size)).tint(colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_there_and_draws() {
        let ctx = Context::default();
        install(&ctx);
        for icon in Icon::ALL {
            let hint = SizeHint::Size { width: 36, height: 36, maintain_aspect_ratio: true };
            let texture = ctx.try_load_texture(icon.uri(), TextureOptions::LINEAR, hint);
            assert!(matches!(texture, Ok(TexturePoll::Ready { .. })), "{icon:?}");
        }
    }
}
