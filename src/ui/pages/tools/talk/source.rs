//! Origins of agenda points, and bringing records to a talk.

use eframe::egui::Ui;

use crate::content::{Gate, fill};
use crate::journal::{EditName, Key, TableKind, TalkItem};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::pages::boundaries::title_elsewhere;
use crate::ui::pages::worksheets::sheet_title;
use crate::ui::shared::parts;
use crate::ui::widgets::menu_item_with_icon;

/// The record behind a point.
pub(super) struct Source {
    pub(super) icon: Icon,
    pub(super) name: String,
    pub(super) open: Action,
}

/// The record behind a point, if it still exists.
pub(super) fn source(cx: &Cx<'_>, about: &Key) -> Option<Source> {
    let journal = cx.journal;
    Some(match about {
        Key::Boundary(id) => {
            Source { icon: Icon::Fence, name: title_elsewhere(journal.boundaries().get(id)?, cx.lang).to_owned(), open: Action::OpenBoundary(*id) }
        }
        Key::Step(id) => Source { icon: Icon::Route, name: cx.content.step(id)?.title.clone(), open: Action::OpenStep(id.clone()) },
        Key::Sheet(id) => Source { icon: Icon::ClipboardList, name: sheet_title(cx, &**journal.sheets().get(id)?).to_owned(), open: Action::OpenSheet(*id) },
        Key::CheckIn(id) => {
            let when = journal.check_ins().get(id)?.when;
            Source { icon: Icon::Sun, name: from_day(cx, cx.day_of(when)), open: Action::OpenDay(when.day(journal.day_start_hour())) }
        }
        Key::Promise(id) => {
            Source { icon: Icon::Handshake, name: parts::beginning_of(journal.promises().get(id)?.what.trim()), open: Action::OpenInTool(about.clone()) }
        }
        _ => return None,
    })
}

/// Name of a check-in for others: its day only.
fn from_day(cx: &Cx<'_>, day: chrono::NaiveDate) -> String {
    let day = cx.locale.day_near(day, cx.today(), &cx.lang.dates);
    fill(&cx.lang.talk.from_day, &[("date", &day)])
}

/// Brings a record to the next talk and opens the point. A waiting point is reused.
pub fn bring(cx: &mut Cx<'_>, about: Key) {
    let mut items = cx.journal.talk_items().iter();
    let waiting = items.find(|(_, item)| item.talked_on.is_none() && item.about.as_ref() == Some(&about)).map(|(id, _)| *id);
    let id = waiting.unwrap_or_else(|| {
        let text = source(cx, &about).map(|source| source.name).unwrap_or_default();
        let item = TalkItem { text, about: Some(about), ..TalkItem::empty(cx.now.instant, cx.now.local) };
        let id = cx.new_id();
        cx.put(id, item, EditName::Add(TableKind::TalkItem));
        id
    });
    cx.push(Action::OpenInTool(Key::TalkItem(id)));
}

/// The menu item for that. Absent if there is fear.
pub(in crate::ui::pages) fn bring_item(ui: &mut Ui, cx: &mut Cx<'_>, about: Key) {
    if can_bring(cx) && menu_item_with_icon(ui, Icon::MessageCircle, &cx.lang.talk.bring, true).clicked() {
        bring(cx, about);
    }
}

/// True if records can be brought to a talk.
pub(in crate::ui::pages) fn can_bring(cx: &Cx<'_>) -> bool {
    cx.commands.can_edit && Gate::before_words_for_two(&cx.journal.profile_or_unsaid()) != Gate::ClosedForTwo
}
