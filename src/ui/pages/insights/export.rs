//! Chart export: the table, or a picture.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;
use image::ImageError;

use super::file::{self, TableFile};
use super::part::Part;
use super::source::Source;
use super::{Found, State, pad, rhythm, sleep, together, trend, words};
use crate::content::locale::Locale;
use crate::content::{content, fill, lang};
use crate::insights::{Axis, Lag};
use crate::journal::Journal;
use crate::ui::cx::Cx;
use crate::ui::picture;
use crate::ui::theme::{TextStyle, Theme};

/// A chart to save as a file.
#[derive(Clone, Debug)]
pub enum Export {
    /// A table, as CSV.
    Table(TableFile),
    /// A picture, as PNG.
    Picture(Arc<Picture>),
}

impl Export {
    /// The suggested file name, without extension.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Table(table) => &table.name,
            Self::Picture(picture) => picture.name(),
        }
    }
}

/// A snapshot of everything needed to draw a chart later.
#[derive(Debug)]
pub struct Picture {
    name: String,
    part: Part,
    found: Arc<Found>,
    journal: Journal,
    locale: Locale,
    today: NaiveDate,
    theme: &'static Theme,
    axis: Axis,
    lag: Lag,
    shows_people: bool,
    shows_all: bool,
}

/// Width of the picture in points, similar to a large window.
const fn width(part: Part) -> f32 {
    match part {
        Part::Trend => 1_000.0,
        Part::Together => 660.0,
        Part::Words | Part::Weekdays | Part::Hours | Part::Sleep => 480.0,
        Part::Pad => 320.0,
    }
}

impl Picture {
    pub(super) fn of(ui: &Ui, cx: &Cx<'_>, state: &State, part: Part) -> Option<Self> {
        Some(Self {
            name: file::name(&Source::of(cx), state, part)?,
            part,
            found: state.found.clone()?,
            journal: cx.journal.clone(),
            locale: cx.locale.clone(),
            today: cx.today(),
            theme: Theme::of(ui),
            axis: state.axis,
            lag: state.lag,
            shows_people: state.shows_people,
            shows_all: state.shows_all,
        })
    }

    /// The suggested file name, without extension.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Renders the PNG file. Slow; not for the UI thread.
    ///
    /// # Errors
    ///
    /// If the picture cannot be encoded.
    pub fn as_png(&self) -> Result<Vec<u8>, ImageError> {
        let source = Source { journal: &self.journal, content: content(), lang: lang(), locale: &self.locale, today: self.today };
        let (axis, lag, shows_people, shows_all) = (self.axis, self.lag, self.shows_people, self.shows_all);
        let mut state = State { axis, lag, shows_people, shows_all, ..State::default() };
        picture::png(self.theme, width(self.part), |ui| {
            self.show(ui, &source, &mut state);
            show_days(ui, &source, &self.found);
        })
    }

    fn show(&self, ui: &mut Ui, source: &Source<'_>, state: &mut State) {
        let found = &*self.found;
        match self.part {
            Part::Trend => trend::show_in_picture(ui, source, state, found),
            Part::Words => words::show_in_picture(ui, source, found),
            Part::Together => together::show_in_picture(ui, source, state, found),
            Part::Pad => pad::show_in_picture(ui, source, found),
            Part::Weekdays => rhythm::show_weekdays_in_picture(ui, source, found),
            Part::Hours => rhythm::show_hours_in_picture(ui, source, found),
            Part::Sleep => sleep::show_in_picture(ui, source, found),
        }
    }
}

/// The range of days, which only the page shows otherwise.
fn show_days(ui: &mut Ui, source: &Source<'_>, found: &Found) {
    let theme = Theme::of(ui);
    let (lang, written) = (source.lang, |day: &NaiveDate| source.locale.short_date(*day, &source.lang.dates));
    let days = fill(&lang.insights.picture_days, &[("from", &written(found.range.start())), ("to", &written(found.range.end()))]);
    ui.add_space(theme.spacing.xs);
    ui.label(theme.text(TextStyle::Caption, &days).color(theme.colours.text_tertiary));
}
