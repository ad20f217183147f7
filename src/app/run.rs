//! Runs the actions of pages and keys. Only this changes the document.

use chrono::NaiveDate;

use crate::content::{fill, lang};
use crate::journal::{Appearance, DraftKey, Edit, EditName, Id, Journal, Key, Only, Profile, TableKind, ThemeChoice};
use crate::ui::action::{Action, Page, Shared};
use crate::ui::command::Command;
use crate::ui::dialog::Dialog;
use crate::ui::icons::Icon;
use crate::ui::pages::journal::View;
use crate::ui::pages::settings::SealForm;
use crate::ui::pages::today;
use crate::ui::palette::Palette;
use crate::ui::tool::Tool;

use super::exports::Export;
use super::leave::{Closing, Next};
use super::session::{OpenJournal, Session};
use super::{App, AsksPlace, CalledFrom, removed};

const TEXT_SIZE_STEP_PERCENT: u16 = 25;

pub(super) const fn is_called_up(page: Page) -> bool {
    matches!(page, Page::Help | Page::SafetyPlan | Page::SafeHere | Page::Moment)
}

impl App {
    pub(super) fn run_all(&mut self, mut frame: Option<&mut eframe::Frame>) {
        while !self.actions.is_empty() {
            for action in std::mem::take(&mut self.actions) {
                self.run(action, frame.as_deref_mut());
            }
        }
    }

    /// Runs one action.
    pub fn run(&mut self, action: Action, frame: Option<&mut eframe::Frame>) {
        // A dialog opened by an action was asked for.
        self.dialog_stands &= self.dialog.is_some();
        match action {
            Action::Command(command) => self.run_command(command),
            Action::Edit { edit, name, burst } => self.edit(edit, name, burst),
            Action::EditQuietly(edit) => self.edit_quietly(edit),
            Action::SetAppearance(appearance) => self.set_appearance(appearance),
            Action::Go(page) => self.go(page),
            Action::Back => self.back(),
            Action::ChangeCheckIn(id) => self.change_check_in(id),
            Action::OpenDay(day) => self.open_day(day),
            Action::OpenBoundary(id) => {
                self.states.boundaries.select(id);
                self.go(Page::Boundaries);
            }
            Action::OpenSheet(id) => {
                self.states.worksheets.open(id);
                self.go(Page::Worksheets);
            }
            Action::OpenWorksheet(id) => {
                self.states.worksheets.open_blank(id);
                self.go(Page::Worksheets);
            }
            Action::OpenTemplate(id) => {
                self.states.worksheets.open_template(id);
                self.go(Page::Worksheets);
            }
            Action::Share(kind, id) => self.share(kind, id),
            Action::TakeIn(kind) => self.ask_for_shared(kind),
            Action::OpenStep(id) => {
                self.states.roadmap.select(id);
                self.go(Page::Roadmap);
            }
            Action::OpenOwnPath(id) => self.open_own_path(id),
            Action::OpenInTool(key) => self.open_in_tool(&key),
            Action::OpenOwnWord(key) => {
                self.states.words.open(&key);
                self.go(Page::Words);
            }
            Action::FormClosed => self.form_closed(),
            Action::MoveToTrash { key, name } => self.move_to_trash(&key, name),
            Action::MoveAllToTrash { keys, name } => self.move_all_to_trash(&keys, name),
            Action::RestoreFromTrash(id) => self.restore_from_trash(id),
            Action::AskToErase { id, what } => self.dialog = Some(Dialog::ConfirmErase { id, what }),
            Action::AskToRestore(row) => self.dialog = Some(Dialog::ConfirmRestore { row }),
            Action::PrepareSearch => self.prepare_search(),
            Action::ReadCopies => self.look_for_backups(),
            Action::StopWork => self.stop_work(),
            Action::EraseFromCopies(keys) => self.go_on_erasing(keys),
            Action::MoveCopiesFrom(folder) => self.go_on_moving(folder),
            Action::CreateJournal(path, _) if self.asks_place == Some(AsksPlace::Copy) => self.save_copy(path),
            Action::CreateJournal(path, _) if self.asks_place == Some(AsksPlace::Export) => self.export(path),
            Action::CreateJournal(path, passphrase) => self.create_journal(path, passphrase),
            Action::ChangeSeal(wish) => self.wish_for_seal(wish),
            Action::SealCopies => self.go_on_sealing_copies(),
            Action::AskToRemoveCopies(paths) => self.dialog = Some(Dialog::ConfirmRemoveCopies { paths }),
            Action::ChooseNewPlace => self.ask_for_new_place(frame),
            Action::BrowseToOpen => self.ask_for_file(frame),
            Action::OpenPath(path) => match self.asks_place {
                Some(AsksPlace::Import(kind)) => self.read_shared(kind, path),
                _ => self.leave_for(Next::Open(path)),
            },
            Action::PutBackUnsaved => self.put_back_unsaved(),
            Action::RescueSeen(rescued) => self.mark_rescue_seen(rescued),
            Action::Unlock(passphrase) => self.unlock(passphrase),
            Action::UnlockTheirs(passphrase) => self.unlock_theirs(passphrase),
            Action::Answer(answer) => self.answer(answer),
            Action::SetReopenAtStart(reopens) => self.set_reopen_at_start(reopens),
            Action::Export(export) => self.ask_for_export_place(Export::Chart(export)),
            Action::OpenPaper(what) => self.open_paper(what),
            Action::SavePaper(format) => self.save_paper(format),
            Action::Print => self.begin_printing(frame),
            Action::FindPrinters => self.find_printers(),
            Action::PrintPages(options, choice) => self.print_pages(options, choice),
            Action::ViewPages(choice) => self.view_pages(choice),
            Action::SavePrintout => self.save_printout(),
            Action::TakeBack(job) => self.take_back(job),
            Action::Copy(text) => {
                self.copied_text = Some(text);
                let seconds = super::clipboard::STAYS.as_secs().to_string();
                self.say(Icon::Copy, fill(&lang().toast.copied, &[("seconds", &seconds)]), None);
            }
            Action::ClosePalette => self.palette = None,
            Action::CloseShortcuts => self.shows_shortcuts = false,
            Action::DropWord(word) => {
                self.say(Icon::Trash2, &lang().toast.word_dropped, Some((lang().common.undo.clone(), Action::TypeWordAgain(word))));
            }
            Action::TypeWordAgain(word) => {
                self.go(Page::Today);
                self.states.today.type_again(word);
            }
            Action::UndoLast => self.undo_last(),
            Action::DismissToast => self.toast = None,
        }
    }

    fn run_command(&mut self, command: Command) {
        if !command.is_enabled(&self.command_state()) {
            return;
        }
        match command {
            Command::NewCheckIn => {
                self.go(Page::Today);
                self.states.today.focus_pad();
            }
            Command::KeepCheckIn => self.keep_check_in(),
            Command::Write => {
                if self.page != Page::Journal {
                    self.states.journal.select_today();
                }
                self.go(Page::Journal);
                self.states.journal.begin_writing();
            }
            Command::HoldUntilMorning => self.hold_until_morning(),
            Command::NewBoundary => {
                self.go(Page::Boundaries);
                self.states.boundaries.begin_new();
            }
            Command::NewTemplate => self.new_template(),
            Command::ImportTemplate => self.ask_for_shared(Shared::Worksheet),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::GoToday => self.go(Page::Today),
            Command::GoJournal => self.go(Page::Journal),
            Command::JournalMonth => self.show_journal_as(View::Month),
            Command::JournalYear => self.show_journal_as(View::Year),
            Command::JournalList => self.show_journal_as(View::List),
            Command::Search => {
                self.go(Page::Journal);
                self.states.journal.focus_search();
            }
            Command::GoInsights => self.go(Page::Insights),
            Command::GoBoundaries => self.go(Page::Boundaries),
            Command::GoWorksheets => self.go(Page::Worksheets),
            Command::GoRoadmap => self.go(Page::Roadmap),
            Command::Moment => self.go(Page::Moment),
            Command::GoTools => self.go(Page::Tools),
            Command::GoTool(tool) => self.go(Page::Tool(tool)),
            Command::PutOnPaper => {
                if let Some(what) = self.on_screen() {
                    self.open_paper(what);
                }
            }
            Command::GoHelp => self.go(Page::Help),
            Command::GoSafetyPlan => self.go(Page::SafetyPlan),
            Command::GoSafeHere => self.go(Page::SafeHere),
            Command::GoWords => self.go(Page::Words),
            Command::GoSettings => self.go(Page::Settings),
            Command::ChangePassphrase => {
                let is_sealed = self.command_state().has_passphrase;
                self.open_seal_form(if is_sealed { SealForm::Change } else { SealForm::TurnOn });
            }
            Command::MakeRecoveryCode => self.open_seal_form(SealForm::RecoveryCode),
            Command::GoTrash => self.go(Page::Trash),
            Command::GoBackups => self.go(Page::Backups),
            Command::GoAbout => self.go(Page::About),
            Command::Palette => self.palette = if self.palette.is_some() { None } else { Some(Palette::default()) },
            Command::Shortcuts => self.shows_shortcuts = !self.shows_shortcuts,
            Command::SaveNow => self.save_now(),
            Command::SaveCopy => self.ask_for_copy_place(),
            Command::NewJournal => self.leave_for(Next::NewJournal),
            Command::OpenJournal => self.leave_for(Next::OpenPage),
            Command::OpenSample => self.leave_for(Next::Sample),
            Command::CloseJournal => self.leave_for(Next::Welcome),
            Command::TextLarger => self.change_text_size(|percent| percent.saturating_add(TEXT_SIZE_STEP_PERCENT)),
            Command::TextSmaller => self.change_text_size(|percent| percent.saturating_sub(TEXT_SIZE_STEP_PERCENT)),
            Command::TextNormal => self.change_text_size(|_| Appearance::TEXT_SIZE_MIN_PERCENT),
            Command::ThemeNext => self.next_theme(),
            Command::Lock => self.cover_content(),
            Command::Hide => self.hides = true,
            Command::Quit => self.closing = Closing::Asked,
        }
    }

    fn open_in_tool(&mut self, key: &Key) {
        let Some((tool, id)) = self.journal().and_then(|journal| Tool::at(journal, key)) else { return };
        self.states.tools.open(tool, id);
        self.go(Page::Tool(tool));
    }

    /// Selects a custom path and goes to the roadmap. A read-only journal keeps its path.
    fn open_own_path(&mut self, id: Id) {
        let Some(profile) = self.journal().filter(|journal| journal.own_paths().contains_key(&id)).map(Journal::profile_or_unsaid) else { return };
        let path = id.to_string();
        if profile.path != path {
            self.edit(Edit::put(Only::One, Profile { path, ..profile }), EditName::ChoosePath, None);
        }
        self.go(Page::Roadmap);
    }

    fn open_day(&mut self, day: NaiveDate) {
        let Some(journal) = self.journal() else { return };
        let today = self.now().local.day(journal.day_start_hour());
        self.go(Page::Journal);
        self.states.journal.show_day(day, today);
    }

    fn show_journal_as(&mut self, view: View) {
        self.go(Page::Journal);
        self.states.journal.show_as(view);
    }

    /// Goes to a page. Overlay pages remember the page below.
    pub(super) fn go(&mut self, page: Page) {
        if is_called_up(page) {
            self.remember_caller(page);
        } else {
            self.stop_asking_for_place();
        }
        if page != Page::Settings {
            // Wipes a half-typed passphrase, but not a recovery code being printed.
            self.states.settings.sealing.leave(page == Page::Paper);
        }
        if page == Page::Backups {
            self.look_for_backups();
        }
        self.end_burst();
        self.page = page;
    }

    /// Remembers the current page for returning. An overlay page reached again through others keeps
    /// its first caller.
    fn remember_caller(&mut self, page: Page) {
        let caller = CalledFrom { page: self.page, focus: self.focused };
        let is_back_from_paper = self.page == Page::Paper && self.states.paper.came_from == page;
        if self.page == page || is_back_from_paper {
            return;
        }
        if !is_called_up(self.page) {
            self.called_from.clear();
        }
        if let Some(place) = self.called_from.iter().position(|earlier| earlier.page == page) {
            self.called_from.truncate(place);
            return;
        }
        self.called_from.push(caller);
        if page == Page::Moment {
            let now = self.now();
            self.states.moment.begin(now);
        }
    }

    /// Goes back: from an overlay page to the page below.
    fn back(&mut self) {
        if !is_called_up(self.page) && self.stop_asking_for_place() {
            return;
        }
        if matches!(self.session, Session::Opening) && self.page == Page::Today {
            self.begin_document();
            if self.return_to_left() {
                return;
            }
            self.session = Session::Welcome;
        }
        let back_to = match self.page {
            page if is_called_up(page) => {
                let caller = self.called_from.pop();
                self.returns_focus = caller.and_then(|caller| caller.focus);
                caller.map_or(Page::Today, |caller| caller.page)
            }
            Page::Trash | Page::Backups | Page::About => Page::Settings,
            Page::Tool(_) => Page::Tools,
            _ => Page::Today,
        };
        let is_shown_alone = is_called_up(self.page) && (is_called_up(back_to) || back_to == Page::About);
        self.page = if self.open_journal().is_some() || is_shown_alone { back_to } else { Page::Today };
    }

    /// Closes the place picker and cancels leaving. Returns true if it was open.
    fn stop_asking_for_place(&mut self) -> bool {
        let was_asking = self.asks_place.take().is_some();
        if was_asking {
            self.to_export = None;
            self.stay();
        }
        was_asking
    }

    /// Undoes the last step. In an open form, only steps made in that form.
    fn undo(&mut self) {
        if self.open_form.has_nothing_to_undo() {
            self.say(Icon::RotateCcw, &lang().toast.nothing_to_undo_in_form, None);
        } else {
            self.undo_last();
        }
    }

    /// Undoes the last step, regardless of forms.
    fn undo_last(&mut self) {
        let now = self.now().instant;
        let Some(document) = self.document_mut() else { return };
        let words = &lang().toast;
        let drafts_before: Vec<DraftKey> = document.journal().drafts().keys().copied().collect();
        match document.undo(now) {
            Some(name) => {
                let drafts = document.journal().drafts();
                let is_back = |key: &DraftKey| !drafts_before.contains(key);
                let change = drafts.keys().find_map(|key| if let DraftKey::Of(id) = key { is_back(key).then_some(*id) } else { None });
                // Shows a restored change again.
                if let Some(id) = change.filter(|_| name == EditName::ClearDraft) {
                    self.change_check_in(id);
                }
                self.open_form.stepped(false);
                self.keeps_focus = true;
                self.edited();
                self.say(Icon::RotateCcw, fill(&words.undone, &[("what", &lang().undo_names.name(name, &lang().record_kinds))]), None);
            }
            None => self.say(Icon::RotateCcw, &words.nothing_to_undo, None),
        }
    }

    fn redo(&mut self) {
        let now = self.now().instant;
        let Some(document) = self.document_mut() else { return };
        let words = &lang().toast;
        match document.redo(now) {
            Some(name) => {
                self.open_form.stepped(true);
                self.keeps_focus = true;
                self.edited();
                self.say(Icon::Repeat2, fill(&words.redone, &[("what", &lang().undo_names.name(name, &lang().record_kinds))]), None);
            }
            None => self.say(Icon::Repeat2, &words.nothing_to_redo, None),
        }
    }

    pub(super) fn edit(&mut self, edit: Edit, name: EditName, burst: Option<crate::journal::Burst>) {
        let now = self.now().instant;
        let (is_typed, is_typing) = (burst.is_some(), self.is_typing);
        let Some(open) = self.open_journal_mut().filter(|open| open.can_edit()) else { return };
        let removed = if is_typed || is_typing { None } else { removed::said_of(open.document.journal(), &edit, name) };
        let of_burst = burst.clone();
        if open.document.edit(edit, name, burst, now).is_empty() {
            return;
        }
        self.open_form.edited(of_burst, now);
        self.leaves_undo_to_journal |= is_typed;
        self.edited();
        // These edits are confirmed because their effect is out of sight, or because one press made
        // an entry.
        match name {
            EditName::MergeWords => self.say_and_offer_undo(Icon::Check, &lang().toast.words_merged),
            EditName::Add(TableKind::PromiseEntry) => {
                let text = if self.now().local.is_night() { &lang().today.kept_tonight } else { &lang().ledger.logged };
                self.say_and_offer_undo(Icon::Check, text);
            }
            EditName::Add(TableKind::PracticeTime) => self.say_and_offer_undo(Icon::Check, &lang().practices.noted),
            EditName::DeleteQuestion => self.say_and_offer_undo(Icon::Trash2, &lang().toast.question_deleted),
            EditName::DeleteReflection => self.say_and_offer_undo(Icon::Trash2, &lang().toast.reflection_deleted),
            _ => {
                if let Some(text) = removed {
                    self.say_and_offer_undo(Icon::Trash2, text);
                }
            }
        }
    }

    /// Shows a toast with an undo button.
    pub(super) fn say_and_offer_undo(&mut self, icon: Icon, text: &str) {
        self.say(icon, text, Some((lang().common.undo.clone(), Action::UndoLast)));
    }

    pub(super) fn edit_quietly(&mut self, edit: Edit) {
        let now = self.now().instant;
        if !self.open_journal().is_some_and(OpenJournal::can_edit) {
            return;
        }
        // Only preferences can move the backups; drafts change with every key.
        let may_move_copies = edit.puts.iter().any(|(key, _)| key.table() == TableKind::Preferences);
        let plan_before = if may_move_copies { self.backup_plan() } else { None };
        let Some(open) = self.open_journal_mut() else { return };
        if !open.document.edit_quietly(edit, now).is_empty() {
            self.edited();
        }
        self.move_backups_from(plan_before);
    }

    /// Schedules autosave and sidecar.
    pub(super) fn edited(&mut self) {
        let elapsed = self.elapsed();
        if let Some(open) = self.open_journal_mut() {
            open.autosave.edited(elapsed);
            open.sidecar.edited(elapsed);
        }
    }

    fn keep_check_in(&mut self) {
        let now = self.now();
        let Session::Open(open) = &self.session else { return };
        let key = self.states.today.draft_key();
        let journal = open.document.journal();
        let draft = today::draft::current(journal, key, now);
        let is_new = key == DraftKey::New;
        let mut new_id = None;
        let edit = today::draft::keep(journal, key, draft, || *new_id.insert(self.surroundings.ids.new_id(now.instant)), now);
        let name = if is_new { EditName::KeepCheckIn } else { EditName::ChangeCheckIn };
        self.edit(edit, name, None);
        self.states.today.kept();
        if let Some(id) = new_id {
            self.ask_for_night_line(id);
        }
        self.forgets_typing = true;
        let words = &lang().toast;
        let text = match (now.local.is_night(), is_new) {
            (true, _) => &lang().today.kept_tonight,
            (false, true) => &words.check_in_kept,
            (false, false) => &words.check_in_changed,
        };
        self.say_and_offer_undo(Icon::Check, text);
    }

    /// Shows the closing toast at night; by day there is none.
    fn form_closed(&mut self) {
        if self.now().local.is_night() {
            self.say(Icon::Moon, &lang().today.kept_tonight, None);
        }
    }

    fn change_check_in(&mut self, id: Id) {
        let from = self.page;
        self.go(Page::Today);
        self.states.today.edit(id);
        self.change_leads_back_to = Some(from).filter(|from| *from != Page::Today);
    }

    /// Returns to the page a check-in was opened from, once its change is done.
    pub(super) fn return_from_change(&mut self) {
        let is_done = self.states.today.draft_key() == DraftKey::New;
        if self.page != Page::Today {
            self.change_leads_back_to = None;
        } else if is_done && let Some(page) = self.change_leads_back_to.take() {
            self.go(page);
        }
    }

    fn move_all_to_trash(&mut self, keys: &[Key], name: EditName) {
        let now = self.now();
        let Session::Open(open) = &self.session else { return };
        let ids = &mut self.surroundings.ids;
        let deletions = keys.iter().filter_map(|key| {
            let id = ids.new_id(now.instant);
            crate::store::trash::delete(open.document.journal(), key, id, now.local, now.instant)
        });
        let edit = deletions.fold(Edit::default(), Edit::and);
        self.edit(edit, name, None);
        self.say_and_offer_undo(Icon::Trash2, &lang().toast.moved_to_trash);
    }

    /// Offers to write a night line after a settled check-in, once.
    fn ask_for_night_line(&mut self, kept: Id) {
        let now = self.now().instant;
        let Some(journal) = self.journal() else { return };
        let has_lines = !journal.night_lines().is_empty();
        let kept = journal.check_ins().get(&kept);
        let is_asked = kept.is_some_and(|kept| today::harder_night::can_be_asked(kept, &journal.preferences_or_initial(), has_lines));
        if is_asked {
            let id = self.surroundings.ids.new_id(now);
            self.states.today.ask_for_night_line(id);
        }
    }

    fn move_to_trash(&mut self, key: &Key, name: EditName) {
        let now = self.now();
        let Session::Open(open) = &self.session else { return };
        let id = self.surroundings.ids.new_id(now.instant);
        let Some(edit) = crate::store::trash::delete(open.document.journal(), key, id, now.local, now.instant) else { return };
        self.edit(edit, name, None);
        self.say_and_offer_undo(Icon::Trash2, &lang().toast.moved_to_trash);
    }

    fn restore_from_trash(&mut self, id: Id) {
        let now = self.now();
        let Session::Open(open) = &self.session else { return };
        let Some(edit) = crate::store::trash::restore(open.document.journal(), id, now.instant) else { return };
        self.edit(edit, EditName::RestoreFromTrash, None);
        self.say_and_offer_undo(Icon::Check, &lang().toast.restored);
    }

    fn set_appearance(&mut self, mut appearance: Appearance) {
        appearance.text_size_percent = appearance.text_size_percent.clamp(Appearance::TEXT_SIZE_MIN_PERCENT, Appearance::TEXT_SIZE_MAX_PERCENT);
        let is_of_another = self.asks_place == Some(AsksPlace::NewJournal);
        let Some(open) = self.open_journal_mut().filter(|_| !is_of_another) else {
            self.appearance = appearance;
            return;
        };
        // The appearance of a read-only file can be changed, but is not saved.
        open.document.set_appearance(appearance);
        if open.can_edit() {
            self.edited();
        }
    }

    fn change_text_size(&mut self, change: impl FnOnce(u16) -> u16) {
        let mut appearance = self.appearance().clone();
        appearance.text_size_percent = change(appearance.text_size_percent);
        self.set_appearance(appearance);
    }

    fn next_theme(&mut self) {
        let mut appearance = self.appearance().clone();
        let at = ThemeChoice::ALL.iter().position(|theme| *theme == appearance.theme).unwrap_or_default();
        appearance.theme = ThemeChoice::ALL[(at + 1) % ThemeChoice::ALL.len()];
        self.say(Icon::Contrast, lang().settings.themes[appearance.theme].as_str(), None);
        self.set_appearance(appearance);
    }
}
