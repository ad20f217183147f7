//! Every page through a screen reader: its text in order, its Tab cycle, a visible focus.
//!
//! The expected text of each page is in `tests/files/spoken`. After an intended change,
//! `UPDATE_SPOKEN=1 cargo test --features system-tests --test window` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use atspi::{Role, State};
use mendwell::content::lang;
use mendwell::content::locale::Locale;
use mendwell::journal::*;
use mendwell::store::{OpenFile, RealDisk, Snapshot, save, trash};

use crate::desktop::{Desktop, try_wait_for, wait_for};
use crate::listener::{COMMANDS, Listener};
use crate::screen_reader::ScreenReader;
use crate::tab_round::{complaints, without_names};

/// The file name of a backup of that time.
const EARLIER_COPY: &str = "notes 2025-03-04 21-14-33.ron";

fn spoken(place: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/files/spoken/{place}.txt"))
}

/// A time long ago, so that no relative dates appear.
fn then() -> LocalTime {
    "2025-03-04T21:14+01:00".parse().expect("a time")
}

fn id(number: u128) -> Id {
    Id::from_parts(1, number)
}

/// A journal with one record of everything shown.
fn journal(now: LocalTime) -> Journal {
    let changed = Timestamp::from_utc(then().to_utc().and_utc());
    let mut journal = Journal::default();
    let mut put = |edit: Edit| drop(journal.apply(edit));
    put(Edit::put(Only::One, Preferences::initial(changed)));
    let check_in =
        CheckIn { changed, when: then(), written: None, mood: Mood::new(-0.4, -0.3), feelings: [].into(), tags: [].into(), note: "A quiet evening".to_owned() };
    put(Edit::put(id(1), check_in));
    put(Edit::put(id(8), Writing { changed, when: then(), written: None, text: "A page of its own".to_owned() }));
    let frayed = OwnFeeling { meaning: "At the end of the rope".to_owned(), ..OwnFeeling::new(changed, "Frayed".to_owned(), Quadrant::Heavy) };
    put(Edit::put(id(9), frayed));
    put(Edit::put(id(10), NightLine { changed, written: then(), text: "Ring Ana first".to_owned() }));
    let boundary = Boundary {
        status: BoundaryStatus::Active,
        title: "Phones stay out".to_owned(),
        limit: "No phones after ten".to_owned(),
        review_on: Some(then().date()),
        ..Boundary::empty(changed, then())
    };
    put(Edit::put(id(2), boundary.clone()));
    put(Edit::put(id(3), Boundary { title: "A door of my own".to_owned(), status: BoundaryStatus::Draft, review_on: None, ..boundary.clone() }));
    let event = BoundaryEvent { note: "Without a word".to_owned(), ..BoundaryEvent::new(changed, id(2), then(), EventOutcome::Held) };
    put(Edit::put(id(4), event));
    let mut progress = StepProgress::untouched(changed);
    progress.mark(StepState::InProgress, then());
    put(Edit::put("look-at-safety".to_owned(), progress));
    let item = SheetItem { id: id(9), answers: [("line".to_owned(), Answer::Text("Asked twice".to_owned()))].into() };
    let answers = [("sentence", Answer::Text("I am not enough".to_owned())), ("true-before", Answer::Scale(8)), ("against", Answer::Items(vec![item]))];
    let sheet = Sheet {
        title: "The sentence".to_owned(),
        answers: answers.map(|(field, answer)| (field.to_owned(), answer)).into(),
        ..Sheet::begun(changed, then(), "a-truer-sentence".to_owned(), 1)
    };
    put(Edit::put(id(8), sheet));
    put(Edit::put(id(5), Person { name: "Ana".to_owned(), reach: "Evenings".to_owned(), helps_with: "Listens".to_owned(), ..Person::empty(changed) }));
    put(tools(changed));
    put(Edit::put(id(6), Boundary { title: "Not needed any more".to_owned(), ..boundary }));
    let deleted = trash::delete(&journal, &Key::Boundary(id(6)), id(7), now, changed).expect("it was there");
    journal.apply(deleted);
    journal
}

fn tools(changed: Timestamp) -> Edit {
    let words = |text: &str| text.to_owned();
    let promise = Promise { what: words("Ring before seven"), who: words("J."), ..Promise::empty(changed, then()) };
    let entry = PromiseEntry { changed, promise: id(20), when: then(), outcome: PromiseOutcome::Kept, fact: words("Rang from the train") };
    let moment = Moment { distress_before: Some(7), distress_after: Some(4), set_off_by: [TriggerKind::Place].into(), ..Moment::begun(changed, then()) };
    let trigger = Trigger { kinds: [TriggerKind::Message].into(), what: words("The old number"), distress: Some(6), ..Trigger::empty(changed, then()) };
    let urge = Urge { what: words("To read it again"), strength: Some(4), acted: Some(UrgeAct::No), ..Urge::empty(changed, then()) };
    let practice = |title: &str, kind| Practice { title: words(title), when_it_fits: words("Sundays"), ..Practice::empty(changed, then(), kind) };
    let time = PracticeTime { changed, practice: id(25), when: then(), note: words("Rain") };
    let good = Appreciation { changed, when: then(), of: AppreciationOf::Moment, who: String::new(), text: words("The heron"), was_said: false };
    let step = GoalStep { id: id(31), text: words("Ask what it costs"), done_on: None };
    let goal = Goal { title: words("Bind one book"), steps: vec![step], ..Goal::empty(changed, then()) };
    let held = HeldWords { text: words("Not tonight"), state: HeldState::Kept, ..HeldWords::empty(changed, then(), then()) };
    let rating = Believability { when: then(), belief: Some(8), truer: Some(3) };
    let belief = Belief { belief: words("I was blind"), truer: words("I was lied to"), ratings: vec![rating], ..Belief::empty(changed, then()) };
    let point = TalkItem { changed, created: then(), text: words("The key"), about: None, talked_on: None, what_came: String::new() };
    let date = DateAhead { title: words("The hearing"), plan: words("Ana drives"), ..DateAhead::empty(changed, then(), then().date()) };
    let number = HelpNumber { name: words("Practice"), number: words("555 01"), ..HelpNumber::empty(changed) };
    Edit::put(id(20), promise)
        .and(Edit::put(id(21), entry))
        .and(Edit::put(id(22), moment))
        .and(Edit::put(id(23), trigger))
        .and(Edit::put(id(24), urge))
        .and(Edit::put(id(25), practice("Once round the canal", PracticeKind::SelfCare)))
        .and(Edit::put(id(26), time))
        .and(Edit::put(id(27), practice("Soup", PracticeKind::Ritual)))
        .and(Edit::put(id(28), practice("Choir", PracticeKind::OwnLife)))
        .and(Edit::put(id(29), good))
        .and(Edit::put(id(30), goal))
        .and(Edit::put(id(32), held))
        .and(Edit::put(id(33), belief))
        .and(Edit::put(id(34), point))
        .and(Edit::put(id(35), date))
        .and(Edit::put(id(36), number))
}

fn save_journal(desktop: &Desktop, path: &Path) {
    // Without animations, keys show their effect at once.
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let file = OpenFile::create(path, false, None, &RealDisk).expect("created");
    let request = file.save_request(Snapshot::new(appearance, journal(desktop.now())), then()).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    let copies = path.with_extension("backups");
    fs::create_dir(&copies).expect("a folder");
    fs::copy(path, copies.join(EARLIER_COPY)).expect("a copy");
}

/// Placeholders for text that depends on day or machine.
struct Masks(Vec<(String, &'static str)>);

impl Masks {
    fn new(desktop: &Desktop) -> Self {
        let (locale, dates) = (Locale::named("C"), &lang().dates);
        // Days of this journal start at four.
        let today = desktop.now().day(4);
        let days = [locale.long_day(today, dates), locale.short_date(today, dates), locale.day_near(today, today, dates), locale.typed_date(today)];
        let mut masks: Vec<_> = days.map(|day| (day, "TODAY")).into();
        masks.push((desktop.home().display().to_string(), "HOME"));
        masks.push((env!("CARGO_PKG_VERSION").to_owned(), "VERSION"));
        Self(masks)
    }

    fn over(&self, text: &str) -> String {
        let text = self.0.iter().fold(text.to_owned(), |text, (hidden, shown)| replaced(&text, hidden, shown));
        without_times(&text).replace("Saved TIME", "Saved")
    }
}

/// Replaces whole words only: 4 Mar is not in 4 March.
fn replaced(text: &str, hidden: &str, shown: &str) -> String {
    let mut parts = text.split(hidden).peekable();
    let mut replaced = String::new();
    while let Some(part) = parts.next() {
        replaced.push_str(part);
        if let Some(next) = parts.peek() {
            let is_inside = replaced.ends_with(char::is_alphanumeric) || next.starts_with(char::is_alphanumeric);
            replaced.push_str(if is_inside { hidden } else { shown });
        }
    }
    replaced
}

fn without_times(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_time = |at: usize| {
        let digits = |range: std::ops::Range<usize>| letters.get(range).is_some_and(|part| part.iter().all(char::is_ascii_digit));
        digits(at..at + 2) && letters.get(at + 2) == Some(&':') && digits(at + 3..at + 5)
    };
    let (mut masked, mut at) = (String::new(), 0);
    while let Some(letter) = letters.get(at) {
        if is_time(at) {
            masked.push_str("TIME");
            at += 5;
        } else {
            masked.push(*letter);
            at += 1;
        }
    }
    masked
}

/// Drops the focus on sections, which depends on the previous page.
fn without_focus_on_sections(text: &str) -> String {
    let is_window_or_section = |line: &&str| line.starts_with("frame ") || line.trim_start().starts_with("page tab ");
    let line = |line: &str| if is_window_or_section(&line) { line.replace(" [focused]", "").replace("[focused, ", "[") } else { line.to_owned() };
    text.lines().map(line).fold(String::new(), |text, line| text + &line + "\n")
}

/// Two windows at once would exceed the wait for a press of Tab.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A tour of a window, page by page.
struct Tour<'a> {
    _alone: MutexGuard<'static, ()>,
    listener: Listener<'a>,
    masks: Masks,
    complaints: Vec<String>,
}

impl<'a> Tour<'a> {
    fn start(desktop: &'a Desktop, reader: &'a ScreenReader, journal: Option<&Path>) -> Self {
        let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        Self { _alone: alone, listener: Listener::start(desktop, reader, journal), masks: Masks::new(desktop), complaints: Vec::new() }
    }

    /// Checks text and Tab cycle of the current page.
    fn look(&mut self, place: &str) {
        self.compare(place);
        let found = complaints(&self.listener);
        self.complaints.extend(found.into_iter().map(|complaint| format!("{place}: {complaint}")));
    }

    /// Checks the text only; `tests/flows/pages.rs` covers the Tab cycle.
    fn listen(&mut self, place: &str) {
        self.compare(place);
        let found = without_names(&self.listener);
        self.complaints.extend(found.into_iter().map(|complaint| format!("{place}: {complaint}")));
    }

    /// The window's text. `None` while it changes.
    fn text(&self) -> Option<String> {
        let tree = self.listener.tree();
        let text = tree.in_front().as_text(self.listener.reader)?;
        Some(without_focus_on_sections(&self.masks.over(&text)))
    }

    fn compare(&mut self, place: &str) {
        let path = spoken(place);
        if std::env::var_os("UPDATE_SPOKEN").is_some() {
            let text = wait_for("the window to come to rest", || {
                let text = self.text()?;
                let later = try_wait_for(|| self.text())?;
                (text == later).then_some(text)
            });
            fs::write(path, text).expect("it is written");
            return;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let mut last = String::new();
        let agrees = try_wait_for(|| {
            last = self.text()?;
            (last == expected).then_some(())
        });
        if agrees.is_none() {
            self.complaints.push(format!("{place} says something else than {}:\n{}", path.display(), differences(&expected, &last)));
        }
    }

    /// Insights over all days, with one chart as a table.
    fn look_at_insights(&mut self) {
        const TREND: &str = "How your days have felt";
        self.listener.press("ctrl+3");
        let anyway = lang().insights.night_button.as_str();
        let shown = wait_for("insights", || {
            let tree = self.listener.tree();
            let name = tree.all().into_iter().map(|node| node.name.as_str()).find(|name| [anyway, "All"].contains(name))?;
            Some(name == "All")
        });
        if !shown {
            // Night mode hides them until asked for.
            self.listener.act(Role::Button, anyway);
        }
        self.listener.act(Role::RadioButton, "All");
        self.listener.find(Role::Slider, &format!("{TREND}. Arrow keys go from day to day"));
        self.look("insights");
        self.listener.act(Role::Button, &format!("More for “{TREND}”"));
        self.listener.act(Role::MenuItem, "Show as table");
        self.listener.find(Role::Table, TREND);
        self.listener.wait_until_gone(Role::MenuItem, "Show as table");
        self.look("insights, a table");
    }

    fn look_at_ledger(&mut self) {
        const PROMISE: &str = "Ring before seven";
        self.listener.press("ctrl+7");
        let anyway = lang().ledger.night_button.as_str();
        let rests = wait_for("the ledger", || {
            let tree = self.listener.tree();
            tree.all()
                .into_iter()
                .map(|node| node.name.as_str())
                .find_map(|name| (name == anyway).then_some(true).or(name.starts_with(PROMISE).then_some(false)))
        });
        if rests {
            self.listener.act(Role::Button, anyway);
        }
        self.listener.find(Role::Heading, "Trust ledger");
        self.listen("trust ledger");
    }

    #[track_caller]
    fn end(self) {
        assert!(self.complaints.is_empty(), "{}", self.complaints.join("\n"));
        assert_eq!(self.listener.close().code(), Some(0));
    }
}

/// Lines that only one of the texts has.
fn differences(expected: &str, found: &str) -> String {
    let lines = |text: &str, other: &str, sign: &str| -> Vec<String> {
        text.lines().filter(|line| !other.lines().any(|same| same == *line)).map(|line| format!("{sign} {line}")).collect()
    };
    [lines(expected, found, "-"), lines(found, expected, "+")].concat().join("\n")
}

#[test]
fn every_page_is_readable_and_keyboard_operable() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let path = desktop.home().join("notes.ron");
    save_journal(&desktop, &path);
    let mut tour = Tour::start(&desktop, &reader, Some(&path));
    let heading = |tour: &Tour<'_>, name: &str| drop(tour.listener.find(Role::Heading, name));

    heading(&tour, "Today, Good to see you");
    tour.look("today");
    look_at_journal(&mut tour);
    tour.listener.press("ctrl+4");
    heading(&tour, "Boundaries");
    tour.listener.act(Role::ListItem, "Phones stay out");
    tour.listener.find(Role::Button, "Delete the entry of 4 Mar 2025, 21:14");
    tour.look("boundaries");
    tour.listener.act(Role::Button, "Add");
    tour.listener.wait_until_gone(Role::Button, "Add");
    tour.look("boundaries, a log entry");
    tour.listener.act(Role::Button, "Cancel");
    tour.listener.wait_until_gone(Role::Button, "Cancel");
    tour.listener.press("ctrl+6");
    heading(&tour, "Worksheets");
    tour.look("worksheets");
    tour.listener.act(Role::ListItem, "The sentence");
    tour.listener.find(Role::Button, "More for this worksheet");
    tour.look("worksheets, a filled one");
    tour.listener.press("ctrl+5");
    heading(&tour, "Roadmap");
    tour.look("roadmap");
    tour.listener.act(Role::Button, "About you");
    tour.listener.wait_until_gone(Role::Heading, "Why");
    tour.look("roadmap, about you");
    tour.listener.press("F3");
    heading(&tour, "Help");
    tour.look("help");
    tour.listener.press("ctrl+comma");
    heading(&tour, "Settings");
    tour.look("settings");
    tour.listener.act(Role::ComboBox, "Use at most");
    tour.listener.wait_for_state(Role::RadioMenuItem, "500 MB", State::Focused);
    tour.compare("settings, a menu");
    tour.listener.press("Escape");
    tour.listener.wait_for_state(Role::ComboBox, "Use at most", State::Focused);
    for page in ["My safety plan", "Trash", "Earlier copies", "About"] {
        tour.listener.go_by_command(page);
        heading(&tour, page);
        tour.look(&page.to_lowercase());
    }
    tour.listener.go_by_command("Is it safe here?");
    heading(&tour, "Is it safe to keep this here?");
    tour.look("is it safe here");
    tour.listener.press("F1");
    heading(&tour, "Keys");
    tour.look("keys");
    tour.listener.press("Escape");
    tour.listener.wait_until_gone(Role::Heading, "Keys");
    tour.listener.press("ctrl+k");
    tour.listener.wait_for_state(Role::Entry, COMMANDS, State::Focused);
    tour.look("commands");
    tour.listener.press("Escape");
    tour.listener.wait_until_gone(Role::Entry, COMMANDS);
    tour.listener.go_by_command("Trash");
    tour.listener.act(Role::Button, "Erase everywhere: Boundary: Not needed any more");
    wait_for("the question", || (tour.listener.tree().in_front().role == Role::Alert).then_some(()));
    tour.look("a question");
    tour.listener.press("Escape");
    wait_for("the question to go", || (tour.listener.tree().in_front().role != Role::Alert).then_some(()));
    tour.look_at_insights();
    tour.end();
}

#[test]
fn every_tool_is_readable() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let path = desktop.home().join("notes.ron");
    save_journal(&desktop, &path);
    let mut tour = Tour::start(&desktop, &reader, Some(&path));
    tour.listener.press("ctrl+8");
    tour.listener.find(Role::Heading, "Tools");
    tour.listen("tools");
    let tools = [
        "What sets it off",
        "Checking urges",
        "Held until morning",
        "Dates ahead",
        "Support circle",
        "Talks",
        "Shared rituals",
        "Small good moments",
        "Self-care",
        "Truer sentences",
        "Goals",
        "Your own life",
    ];
    for tool in tools {
        tour.listener.go_by_command(tool);
        tour.listener.find(Role::Heading, tool);
        tour.listen(&format!("tools, {}", tool.to_lowercase()));
    }
    tour.look_at_ledger();
    tour.listener.press("F2");
    tour.listener.wait_until_gone(Role::Heading, "Trust ledger");
    tour.listen("a moment");
    tour.end();
}

/// All views of the journal, on a past day: days of this month would change tomorrow.
fn look_at_journal(tour: &mut Tour<'_>) {
    let heading = |tour: &Tour<'_>, name: &str| drop(tour.listener.find(Role::Heading, name));
    tour.listener.press("ctrl+2");
    heading(tour, "Journal");
    tour.listener.act(Role::RadioButton, "List");
    tour.listener.act(Role::ListItem, "4 Mar 2025, 21:14, Heavy");
    heading(tour, "4 March 2025");
    tour.look("journal, list");
    tour.listener.act(Role::RadioButton, "Month");
    heading(tour, "March 2025");
    tour.look("journal, month");
    tour.listener.act(Role::RadioButton, "Year");
    heading(tour, "2025");
    // The Tab cycle is that of the month; among so many days it would take a minute.
    tour.compare("journal, year");
    tour.listener.act(Role::ListItem, "4 March 2025, heavy, has writing");
    heading(tour, "March 2025");
    tour.listener.act(Role::Button, "Edit the writing of 21:14");
    tour.listener.find(Role::Button, "Back to the journal");
    tour.look("journal, a page of writing");
    tour.listener.act(Role::Button, "Back to the journal");
    tour.listener.wait_until_gone(Role::Button, "Back to the journal");
    tour.listener.press("ctrl+f");
    tour.listener.write("Search your words", "evening");
    tour.listener.act(Role::Button, "Filter");
    heading(tour, "Show entries with");
    tour.look("journal, search and filters");
    tour.listener.act(Role::Button, "Close the filters");
    tour.listener.act(Role::Button, "Clear the search");
    tour.listener.wait_until_gone(Role::Button, "Clear the search");
    tour.listener.go_by_command("Your words");
    heading(tour, "Your words");
    tour.listener.act(Role::Button, "Edit “Frayed”");
    tour.listener.wait_until_gone(Role::Button, "Edit “Frayed”");
    tour.look("your words");
}

#[test]
fn the_start_pages_are_readable_and_keyboard_operable() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let mut tour = Tour::start(&desktop, &reader, None);
    tour.listener.find(Role::Button, "Start a new journal");
    tour.look("start");
    tour.listener.act(Role::Button, "Start a new journal");
    tour.listener.find(Role::Heading, "A new journal");
    tour.look("a new journal");
    tour.listener.press("Escape");
    tour.listener.act(Role::Button, "Open a journal");
    tour.listener.find(Role::Heading, "Open a journal");
    tour.look("open a journal");
    tour.end();
}

#[test]
fn the_lock_screen_is_readable_and_keyboard_operable() {
    let mut desktop = Desktop::start();
    let reader = ScreenReader::start(&mut desktop);
    let path = desktop.home().join("notes.ron");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/format-1.0-sealed.ron"), &path).expect("a copy");
    let mut tour = Tour::start(&desktop, &reader, Some(&path));
    tour.listener.find(Role::Heading, "Locked");
    tour.look("locked");
    tour.end();
}
