//! A frame of each page with ten years of entries, compared with only the last 60 days of
//! check-ins. Both must paint the same number of shapes, and nothing when idle.

#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a bench prints its table, and stops where something is wrong")]

mod support;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDateTime};
use eframe::App as _;
use eframe::egui::{self, Event, FullOutput, Key, Modifiers, RawInput, Rect, ViewportId, epaint::ClippedShape, pos2, vec2};
use mendwell::app::{App, Clipboard, Clock, ReopenPointer, Surroundings};
use mendwell::content::locale::Locale;
use mendwell::journal::{Appearance, Edit, Id, IdSource, Journal, Key as RecordKey, LocalTime, Record, Timestamp};
use mendwell::print::NoSpooler;
use mendwell::store::{OpenFile, RealDisk, Snapshot, save};
use mendwell::ui::action::{Action, Page};
use mendwell::ui::command::Command;
use mendwell::ui::cx::Zone;

use support::{UNTIL, median, ms, ratio, ten_years, time};

const FRAMES: usize = 401;
const KEYSTROKE_ROUNDS: usize = 20;
const LETTERS: usize = 101;
const SHORT_DAYS: u64 = 60;
/// More frames than any page needs to settle.
const FRAMES_TO_REST: usize = 200;
/// Idle time.
const IDLE: Duration = Duration::from_secs(30);

/// A stopped clock, so that both journals show the same moment.
struct Standing;

impl Clock for Standing {
    fn local(&self) -> LocalTime {
        support::now()
    }

    fn instant(&self) -> Timestamp {
        Timestamp::from_utc(support::now().to_utc().and_utc())
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

impl Zone for Standing {
    fn offset_minutes_at(&self, _: NaiveDateTime) -> i32 {
        support::now().offset_minutes().into()
    }
}

struct Counting(u128);

impl IdSource for Counting {
    fn new_id(&mut self, now: Timestamp) -> Id {
        self.0 += 1;
        Id::from_parts(now.millis().unsigned_abs(), self.0)
    }
}

struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put(&self, _: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn text(&self) -> Option<String> {
        None
    }

    fn clear(&self) {}
}

/// The app without a window.
struct Bench {
    app: App,
    frame: eframe::Frame,
    context: egui::Context,
    seconds: f64,
}

impl Bench {
    fn open(path: &Path) -> Self {
        let mut app = App::new(Surroundings {
            clock: Box::new(Standing),
            ids: Box::new(Counting(0)),
            disk: Arc::new(RealDisk),
            spooler: Arc::new(NoSpooler),
            clipboard: Arc::new(NoClipboard),
            locale: Locale::named("en-GB"),
            reopen: ReopenPointer::default(),
            work_factor: mendwell::store::seal::WorkFactor::measured,
            has_file_dialogs: false,
            job_begins: Arc::new(|_| {}),
        });
        let context = egui::Context::default();
        app.install(&context);
        app.open_path(path.to_owned());
        while app.finish_a_job() {}
        assert!(app.journal().is_some(), "it is open");
        Self { app, frame: eframe::Frame::_new_kittest(), context, seconds: 0.0 }
    }

    fn frame_after(&mut self, pause: Duration) -> FullOutput {
        self.frame_with(pause, Vec::new())
    }

    fn frame_with(&mut self, pause: Duration, events: Vec<Event>) -> FullOutput {
        self.seconds += pause.as_secs_f64();
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.seconds), events, ..RawInput::default() };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.context.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        });
        // No graphics card to upload to.
        output.textures_delta.clear();
        output
    }

    /// A tessellated frame.
    fn painted_frame(&mut self) -> usize {
        let output = self.frame_after(Duration::from_millis(16));
        self.context.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// A tessellated frame with an input event.
    fn typed_frame(&mut self, event: Event) -> usize {
        let output = self.frame_with(Duration::from_millis(16), vec![event]);
        self.context.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// Writes a note of this length, leaving the caret at its end.
    fn write_note(&mut self, text: String) {
        let press = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let bytes = text.len();
        self.show(&Action::Go(Page::Today));
        self.typed_frame(press(Key::N, Modifiers::COMMAND));
        // Past the mood pad, the words and the tags.
        for _ in 0..3 {
            self.painted_frame();
            self.typed_frame(press(Key::Tab, Modifiers::NONE));
        }
        self.painted_frame();
        self.typed_frame(Event::Paste(text));
        self.painted_frame();
        let length = self.app.journal().and_then(|journal| journal.drafts().values().next()).map_or(0, |draft| draft.note.len());
        assert!(length >= bytes, "the note has the keyboard");
    }

    /// Writes a page of this length, leaving the caret at its end. The search index is ready, so
    /// each letter also updates it.
    fn write_page(&mut self, text: String) {
        let bytes = text.len();
        self.show(&Action::Command(Command::Search));
        self.show(&Action::Command(Command::Write));
        self.typed_frame(Event::Paste(text));
        self.painted_frame();
        let longest = self.app.journal().and_then(|journal| journal.writings().values().map(|page| page.text.len()).max()).unwrap_or_default();
        assert!(longest >= bytes, "the page has the keyboard");
    }

    /// Navigates, waits until the page settles, and returns its shapes.
    fn show(&mut self, way: &Action) -> Vec<ClippedShape> {
        self.app.run(way.clone(), None);
        for _ in 0..FRAMES_TO_REST {
            let output = self.frame_after(Duration::from_millis(16));
            // Insights and the list of backups come from jobs that a frame starts.
            let has_found = self.app.finish_a_job();
            if !has_found && repaint_after(&output) > Duration::ZERO {
                return self.frame_after(Duration::from_millis(16)).shapes;
            }
        }
        panic!("{way:?} does not come to rest");
    }

    /// Number of frames requested while idle.
    fn idle_frames(&mut self) -> usize {
        let (mut frames, mut left) = (0, IDLE);
        let mut pause = repaint_after(&self.frame_after(Duration::from_millis(16)));
        while let Some(rest) = left.checked_sub(pause) {
            left = rest;
            frames += 1;
            assert!(frames < 10_000, "it paints without end");
            pause = repaint_after(&self.frame_after(pause));
        }
        frames
    }
}

/// Every page, and the other journal views. A year, and the three months of insights, exceed 60
/// days, so their content differs.
fn ways() -> Vec<(String, Action)> {
    let views = [("Journal, year", Command::JournalYear), ("Journal, list", Command::JournalList)];
    let pages = Page::ALL.into_iter().map(|page| (format!("{page:?}"), Action::Go(page)));
    pages.chain(views.map(|(name, command)| (name.to_owned(), Action::Command(command)))).collect()
}

/// Typing a letter into the search over ten years, including the results.
fn keystrokes(bench: &mut Bench) {
    println!("\n| a keystroke in the search, with its frame | median | longest (aim < 16 ms) |\n|---|---|---|");
    bench.show(&Action::Command(Command::Search));
    for word in ["walk", "the", "zzz"] {
        let mut times = Vec::new();
        for _ in 0..KEYSTROKE_ROUNDS {
            for letter in word.chars() {
                times.push(time(|| bench.typed_frame(Event::Text(letter.to_string()))));
            }
            for _ in word.chars() {
                let key = Event::Key { key: Key::Backspace, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
                bench.typed_frame(key);
            }
        }
        let longest = times.iter().max().copied().unwrap_or_default();
        println!("| `{word}` | {} | {} |", ms(median(times)), ms(longest));
    }
}

fn repaint_after(output: &FullOutput) -> Duration {
    output.viewport_output[&ViewportId::ROOT].repaint_delay
}

/// The journal with only the last days of its check-ins.
fn last_days(journal: &Journal) -> Journal {
    let first = UNTIL - Days::new(SHORT_DAYS - 1);
    let mut short = Journal::default();
    for (key, record) in journal.records() {
        if !matches!((&key, &record), (RecordKey::CheckIn(_), Record::CheckIn(check_in)) if check_in.when.date() < first) {
            short.apply(Edit::put_record(key, record));
        }
    }
    short
}

fn written(folder: &Path, journal: Journal) -> Bench {
    std::fs::create_dir(folder).expect("a folder");
    // A bare file name, so that pages showing the folder are equal for both.
    std::env::set_current_dir(folder).expect("a folder");
    let path = Path::new("notes.ron");
    let file = OpenFile::create(path, false, None, &RealDisk).expect("created");
    // The animation of Moment would never settle.
    let appearance = Appearance { reduce_motion: true, ..Appearance::default() };
    let request = file.save_request(Snapshot::new(appearance, journal), support::now()).expect("it may be written");
    save(&request, &RealDisk).expect("saved");
    drop(file);
    Bench::open(path)
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = ten_years();
    let short_journal = last_days(&journal);
    println!("{} check-ins, and the last {} of them; medians of {FRAMES} frames\n", journal.check_ins().len(), short_journal.check_ins().len());
    println!("| page | 10 years | {SHORT_DAYS} days | ratio (aim ≤ 1.1) | shapes | idle frames in {} s |\n|---|---|---|---|---|---|", IDLE.as_secs());
    let mut long = written(&folder.path().join("long"), journal);
    let mut short = written(&folder.path().join("short"), short_journal);
    for (name, way) in ways() {
        let (long_shapes, short_shapes) = (long.show(&way).len(), short.show(&way).len());
        let shapes = if long_shapes == short_shapes { format!("{long_shapes} in both") } else { format!("{long_shapes} and {short_shapes}") };
        let idle = long.idle_frames();
        let (mut long_times, mut short_times) = (Vec::new(), Vec::new());
        for _ in 0..FRAMES {
            long_times.push(time(|| long.painted_frame()));
            short_times.push(time(|| short.painted_frame()));
        }
        let (long_time, short_time) = (median(long_times), median(short_times));
        println!("| {name} | {} | {} | {} | {shapes} | {idle} |", ms(long_time), ms(short_time), ratio(long_time, short_time));
    }
    keystrokes(&mut long);

    println!("\n| a letter in | frame (aim < 16 ms) |\n|---|---|");
    let paragraph = SENTENCE.repeat(9) + "\n\n";
    let of_length = |part: &str, kilobytes: usize| part.repeat((kilobytes * 1000).div_ceil(part.len()));
    for kilobytes in [1, 20, 200] {
        letters(&folder, &format!("a note of {kilobytes} kB"), |bench| bench.write_note(of_length(&paragraph, kilobytes)));
    }
    letters(&folder, "a page of writing of 200 kB", |bench| bench.write_page(of_length(&paragraph, 200)));
    // Only a piece of a paragraph is laid out anew, whatever its length.
    for kilobytes in [5, 20, 200, 1000] {
        letters(&folder, &format!("a note of {kilobytes} kB in one paragraph"), |bench| bench.write_note(of_length(SENTENCE, kilobytes)));
    }
}

const SENTENCE: &str = "It rained, and I walked along the canal until it was dark. ";

/// Prints the time per letter at the end of the text that `write` writes.
fn letters(folder: &tempfile::TempDir, name: &str, write: impl FnOnce(&mut Bench)) {
    let mut bench = written(&folder.path().join(name.replace(' ', "_")), last_days(&ten_years()));
    write(&mut bench);
    let times = (0..LETTERS).map(|_| time(|| bench.typed_frame(Event::Text("a".to_owned())))).collect();
    println!("| {name} | {} |", ms(median(times)));
}
