//! The open record of a tool: a column with a link back to its list.

use eframe::egui::{AsIdSalt, Frame, Margin, Response, Role, ScrollArea, Ui};

use crate::journal::Id;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::shared::layout::{Moved, Room, flush_left};
use crate::ui::shared::parts;
use crate::ui::theme::{Level, Theme};
use crate::ui::tool::Tool;
use crate::ui::widgets::{Button, FocusGroup, group, set_group_size, set_place_in_group};

/// Width of text and fields.
const COLUMN: f32 = 640.0;

/// Named rows of records. `left` was open last; `moved` tells how to return to it. Returns the
/// record to open, and how it was reached.
pub(super) fn rows<T>(
    ui: &mut Ui,
    name: &str,
    rows: &[(Id, T)],
    (moved, left): (Moved, Option<Id>),
    mut show_row: impl FnMut(&mut Ui, &mut FocusGroup, &T) -> Response,
) -> Option<(Id, Moved)> {
    let theme = Theme::of(ui);
    parts::heading(ui, name);
    ui.add_space(theme.spacing.xs);
    let arrival = moved.arrival(left);
    let mut opened = None;
    group(ui, Role::ListBox, name, |ui| {
        set_group_size(ui, rows.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut focus = FocusGroup::new(ui, name, rows.len());
        for (place, (id, record)) in rows.iter().enumerate() {
            let row = show_row(ui, &mut focus, record);
            set_place_in_group(&row, place);
            if let Some(arrival) = &arrival {
                arrival.show(ui, id, &row);
            }
            if row.clicked() {
                opened = Some((*id, Moved::by_press(ui)));
            }
        }
    });
    ui.add_space(theme.spacing.l);
    opened
}

/// Shows the record. `moved` tells how it was reached. Returns how it was left.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    tool: Tool,
    id_salt: impl AsIdSalt,
    moved: &mut Moved,
    contents: impl FnOnce(&mut Ui, &mut Cx<'_>),
) -> Option<Moved> {
    let theme = Theme::of(ui);
    let ground = theme.surface(Level::Sheet, ui.available_rect_before_wrap(), 0.0);
    ui.painter().add(ground);
    let margin = match Room::of(ui) {
        Room::Wide => Margin { left: 40, right: 40, top: 24, bottom: 40 },
        Room::Medium => Margin { left: 28, right: 28, top: 20, bottom: 32 },
        Room::Narrow => Margin { left: 18, right: 18, top: 14, bottom: 24 },
    };
    let mut left = None;
    ScrollArea::vertical().id_salt((tool.id(), id_salt)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(COLUMN));
            let back = flush_left(ui, |ui| ui.add(Button::quiet(&tool.words(cx.lang).name).small().icon(Icon::ArrowLeft)));
            if back.clicked() {
                left = Some(Moved::by_press(ui));
                return;
            }
            if std::mem::take(moved) == Moved::WithFocus {
                back.request_focus();
            }
            ui.add_space(theme.spacing.s);
            contents(ui, cx);
        });
    });
    left
}
