//! The widgets, one per file. All strings come from the caller.

mod accessible;
mod button;
mod check_box;
mod chip;
mod date_field;
mod dialog;
mod disclosure;
mod emblem;
mod field;
mod focus_group;
mod icon_button;
mod key_cap;
mod list_row;
mod log_mark;
mod menu;
mod mood_mark;
mod mood_pad;
mod nav_item;
mod notice;
mod overlay;
mod parts;
mod passphrase_field;
mod radio_row;
mod scale;
mod seam;
mod section;
mod segmented;
mod sheet;
mod statement;
mod step_node;
mod table;
#[cfg(test)]
mod testing;
mod text_area;
mod text_box;
mod text_menu;
mod timeline;
mod toast;
mod tooltip;

use eframe::egui::Context;

pub use accessible::{
    announce, describe, dissolve_panel, group, hide, mark_heading, mark_page_title, name_surroundings, set_group_size, set_place_in_group, set_selected,
    show_name_on_hover,
};
pub use button::Button;
pub use check_box::{CheckBox, paint_check_box};
pub use chip::{Chip, FeelingChip, strength_pressed};
pub use date_field::{DateField, DateWords};
pub use dialog::Dialog;
pub use disclosure::disclosure;
pub use emblem::{app_mark, plate};
pub use field::Field;
pub use focus_group::FocusGroup;
pub(in crate::ui) use focus_group::keep_arrow_keys;
pub use icon_button::IconButton;
pub use key_cap::{KeyCap, arrow_keys, key_hint, name_keys};
pub use list_row::ListRow;
pub use log_mark::{LogMark, paint_log_mark};
pub use menu::{DropDown, menu_button, menu_heading, menu_item, menu_item_with_icon, select, show_menu};
pub use mood_mark::{MarkImage, MoodMark, paint_mood_mark};
pub use mood_pad::{MoodPadWords, mood_pad};
pub use nav_item::NavItem;
pub use notice::{Tone, empty_state, notice, status_icon, status_line};
pub use overlay::{Overlay, OverlayResponse, focus_on_page};
pub(in crate::ui) use parts::{state_colour, text_cut_at, text_within};
pub use passphrase_field::{Passphrase, PassphraseField};
pub use radio_row::{RadioRow, radio_rows};
pub use scale::Scale;
pub use seam::{paint_branch, paint_crack, paint_mended, paint_seam, seam_line, seam_part, seam_ring, seam_seed};
pub use section::{hairline, heading_beside_menu, label, section_gap, section_label};
pub(in crate::ui) use segmented::segmented_width;
pub use segmented::{Segment, SegmentMark, segmented};
pub use sheet::{Panel, Sheet};
pub use statement::statement;
pub use step_node::paint_step_node;
pub use table::{TABLE_ROWS, TableCell, TableWords, table};
pub use text_area::TextArea;
pub use text_box::{forget_undo, keep_focus_in_place, leave_undo_to_journal, text_was_edited};
pub use text_menu::TextMenuWords;
pub use timeline::Timeline;
pub use toast::{Toast, ToastResponse};
pub use tooltip::Tooltip;

/// Installs hooks; call once per window.
pub(super) fn install(ctx: &Context) {
    overlay::install(ctx);
}
