//! Regional formats. Month and weekday names come from the UI language; order and clock from the
//! locale (Unicode and glibc data).

use std::fmt::Write as _;

use chrono::format::{Fixed, Item, Numeric, StrftimeItems};
use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _, Weekday};

use super::strings::DatesWords;
use super::{Lang, fill};

/// The component that comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateOrder {
    Day,
    Month,
    Year,
}

/// Regional formats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    order: DateOrder,
    has_half_day_clock: bool,
    /// First day of the week.
    pub week_begins: Weekday,
    /// Two-letter country code, if the locale names one.
    pub country: Option<String>,
}

impl Locale {
    /// The system's locale, or day first with a 24-hour clock. On Linux formats follow `LC_TIME`;
    /// the country of help lines follows the language.
    #[must_use]
    pub fn of_system() -> Self {
        let language = sys_locale::get_locale().unwrap_or_default();
        let time = if cfg!(all(unix, not(target_os = "macos"))) { time_locale(|variable| std::env::var(variable).ok()) } else { None };
        Self { country: country_of(&language), ..Self::named(&time.unwrap_or(language)) }
    }

    /// Looks up a locale such as `en-GB` or `de_AT.UTF-8`. Default: day first, 24-hour clock, weeks
    /// from Monday.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let country = country_of(name);
        let formats = chrono::Locale::try_from(bare_name(name).as_str()).ok();
        let order = formats.map_or(DateOrder::Day, date_order);
        let has_half_day_clock = formats.is_some_and(has_half_day_clock);
        // Weeks from Sunday (Unicode CLDR, supplemental weekData).
        let sunday = ["US", "CA", "MX", "BR", "JP", "IN", "IL", "ZA", "PH", "TW", "HK", "KR", "CO", "PE"];
        let week_begins = if country.as_deref().is_some_and(|code| sunday.contains(&code)) { Weekday::Sun } else { Weekday::Mon };
        Self { order, has_half_day_clock, week_begins, country }
    }

    /// `21:14`, or `9:14 pm`.
    #[must_use]
    pub fn time(&self, time: NaiveTime, words: &DatesWords) -> String {
        if self.has_half_day_clock {
            let (is_afternoon, hour) = time.hour12();
            let half = if is_afternoon { &words.afternoon } else { &words.morning };
            format!("{hour}:{:02} {half}", time.minute())
        } else {
            format!("{:02}:{:02}", time.hour(), time.minute())
        }
    }

    /// `Sunday 22 November`, or `Sunday, November 22`.
    #[must_use]
    pub fn long_day(&self, date: NaiveDate, words: &DatesWords) -> String {
        let (weekday, day) = (weekday(date, words), self.day_of_month(date, words));
        match self.order {
            DateOrder::Day => format!("{weekday} {day}"),
            DateOrder::Month | DateOrder::Year => format!("{weekday}, {day}"),
        }
    }

    /// `22 November`, or `November 22`.
    #[must_use]
    pub fn day_of_month(&self, date: NaiveDate, words: &DatesWords) -> String {
        let (month, day) = (&words.months[date.month0() as usize], date.day());
        match self.order {
            DateOrder::Day => format!("{day} {month}"),
            DateOrder::Month | DateOrder::Year => format!("{month} {day}"),
        }
    }

    /// `22 Nov 2026`, `Nov 22, 2026` or `2026 Nov 22`.
    #[must_use]
    pub fn short_date(&self, date: NaiveDate, words: &DatesWords) -> String {
        self.in_order(date.day(), &words.months_short[date.month0() as usize], date.year())
    }

    /// `22 November 2026`, `November 22, 2026` or `2026 November 22`.
    #[must_use]
    pub fn full_date(&self, date: NaiveDate, words: &DatesWords) -> String {
        self.in_order(date.day(), &words.months[date.month0() as usize], date.year())
    }

    fn in_order(&self, day: u32, month: &str, year: i32) -> String {
        match self.order {
            DateOrder::Day => format!("{day} {month} {year}"),
            DateOrder::Month => format!("{month} {day}, {year}"),
            DateOrder::Year => format!("{year} {month} {day}"),
        }
    }

    /// `22 Nov`; with the year unless it is that of `today`.
    #[must_use]
    pub fn day_near(&self, date: NaiveDate, today: NaiveDate, words: &DatesWords) -> String {
        if date.year() != today.year() {
            return self.short_date(date, words);
        }
        let (day, month) = (date.day(), &words.months_short[date.month0() as usize]);
        match self.order {
            DateOrder::Day => format!("{day} {month}"),
            DateOrder::Month | DateOrder::Year => format!("{month} {day}"),
        }
    }

    /// `Tue 24 Nov` or `Tue, Nov 24`; with the year unless it is that of `today`.
    #[must_use]
    pub fn weekday_and_day(&self, date: NaiveDate, today: NaiveDate, words: &DatesWords) -> String {
        let (weekday, day) = (&words.weekdays_short[date.weekday().num_days_from_monday() as usize], self.day_near(date, today, words));
        match self.order {
            DateOrder::Day => format!("{weekday} {day}"),
            DateOrder::Month | DateOrder::Year => format!("{weekday}, {day}"),
        }
    }

    /// “today”, “yesterday”, “on Tuesday” within a week, else the date.
    #[must_use]
    pub fn relative_day(&self, date: NaiveDate, today: NaiveDate, lang: &Lang) -> String {
        let words = &lang.dates;
        match (today - date).num_days() {
            0 => words.today_in_sentence.clone(),
            1 => words.yesterday_in_sentence.clone(),
            2..=6 => fill(&words.on_weekday, &[("weekday", weekday(date, words))]),
            _ => fill(&words.on_date, &[("date", &self.day_near(date, today, words))]),
        }
    }

    /// Formats a date for text fields: `22.11.2026`, `11/22/2026` or `2026-11-22`. See
    /// [`Self::parse_date`].
    #[must_use]
    pub fn typed_date(&self, date: NaiveDate) -> String {
        let mut text = String::new();
        let _infallible = match self.order {
            DateOrder::Day => write!(text, "{}.{}.{}", date.day(), date.month(), date.year()),
            DateOrder::Month => write!(text, "{}/{}/{}", date.month(), date.day(), date.year()),
            DateOrder::Year => write!(text, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
        };
        text
    }

    /// Parses a date in this locale's order, with any separators, or as `2026-11-22`. The year is
    /// optional.
    #[must_use]
    pub fn parse_date(&self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        let parts: Vec<u32> =
            text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let day_comes_first = self.order == DateOrder::Day;
        let (year, first, second) = match parts.as_slice() {
            // Year first is always unambiguous: days and months are at most 31.
            [year, month, day] if *year > 31 => return date_of(*year, *month, *day),
            [first, second, year] => (*year, *first, *second),
            [first, second] => (today.year().unsigned_abs(), *first, *second),
            _ => return None,
        };
        let (month, day) = if day_comes_first { (second, first) } else { (first, second) };
        date_of(if year < 100 { year + 2000 } else { year }, month, day)
    }

    /// Parses `21:14`, `21.14`, `2114`, `9:14 pm` or `9pm`.
    #[must_use]
    pub fn parse_time(text: &str) -> Option<NaiveTime> {
        let text = text.trim().to_lowercase().replace('\u{202f}', " ");
        let is_afternoon = text.ends_with("pm") || text.ends_with("p.m.");
        let is_morning = text.ends_with("am") || text.ends_with("a.m.");
        let digits = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.' || letter.is_whitespace());
        let (hour, minute) = match digits.split_once([':', '.', 'h']) {
            Some((hour, minute)) => (hour.trim().parse::<u32>().ok()?, minute.trim().parse::<u32>().ok()?),
            None if digits.len() >= 3 => {
                let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
                (hour.parse().ok()?, minute.parse().ok()?)
            }
            None => (digits.parse().ok()?, 0),
        };
        let hour = match (is_afternoon, is_morning, hour) {
            (true, _, 1..=11) => hour + 12,
            (_, true, 12) => 0,
            (true, _, 13..) | (_, true, 13..) => return None,
            _ => hour,
        };
        NaiveTime::from_hms_opt(hour, minute, 0)
    }
}

/// POSIX locale of dates and clocks: the first non-empty variable.
fn time_locale(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", "LC_TIME", "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))
}

/// Turns `de-AT.UTF-8` into `de_AT`.
fn bare_name(name: &str) -> String {
    name.split(['.', '@']).next().unwrap_or_default().replace('-', "_")
}

fn country_of(name: &str) -> Option<String> {
    let bare = bare_name(name);
    bare.rsplit('_').next().filter(|part| part.len() == 2 && part.chars().all(|letter| letter.is_ascii_uppercase())).map(str::to_owned)
}

/// Component order of the short date, read from the pattern: chrono cannot format some alternative
/// digits.
fn date_order(locale: chrono::Locale) -> DateOrder {
    let orders = StrftimeItems::new_with_locale("%x", locale).filter_map(|item| match item {
        Item::Numeric(Numeric::Day, _) => Some(DateOrder::Day),
        Item::Numeric(Numeric::Month, _) | Item::Fixed(Fixed::ShortMonthName | Fixed::LongMonthName) => Some(DateOrder::Month),
        Item::Numeric(Numeric::Year | Numeric::YearMod100, _) => Some(DateOrder::Year),
        _ => None,
    });
    let orders: Vec<DateOrder> = orders.collect();
    // Two known components determine the third; one does not.
    if orders.len() < 2 { DateOrder::Day } else { orders[0] }
}

/// True for a 12-hour clock.
fn has_half_day_clock(locale: chrono::Locale) -> bool {
    StrftimeItems::new_with_locale("%X", locale).any(|item| matches!(item, Item::Numeric(Numeric::Hour12, _)))
}

fn date_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year <= 9999)?, month, day)
}

pub(crate) fn weekday(date: NaiveDate, words: &DatesWords) -> &str {
    weekday_name(date.weekday(), words)
}

pub(crate) fn weekday_name(weekday: Weekday, words: &DatesWords) -> &str {
    &words.weekdays[weekday.num_days_from_monday() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lang;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn dates_follow_the_place() {
        let day = date(2026, 11, 22);
        let words = &lang().dates;
        assert_eq!(Locale::named("en-GB").short_date(day, words), "22 Nov 2026");
        assert_eq!(Locale::named("en-US").short_date(day, words), "Nov 22, 2026");
        assert_eq!(Locale::named("sv-SE").short_date(day, words), "2026 Nov 22");
        assert_eq!(Locale::named("en-US").long_day(day, words), "Sunday, November 22");
        assert_eq!(Locale::named("nothing we know").long_day(day, words), "Sunday 22 November");
    }

    #[test]
    fn clocks_follow_the_place() {
        let evening = NaiveTime::from_hms_opt(21, 14, 0).expect("a time");
        let words = &lang().dates;
        assert_eq!(Locale::named("de_DE.UTF-8").time(evening, words), "21:14");
        assert_eq!(Locale::named("en-US").time(evening, words), "9:14 pm");
        let midnight = NaiveTime::MIN;
        assert_eq!(Locale::named("en-US").time(midnight, words), "12:00 am");
    }

    /// Every locale known to chrono and glibc.
    fn known_locales() -> Vec<&'static str> {
        include_str!("../../tests/files/locales.txt").lines().collect()
    }

    #[test]
    fn every_known_locale_formats_dates_and_times() {
        let (day, evening, words) = (date(2026, 11, 22), NaiveTime::from_hms_opt(21, 14, 0).expect("a time"), &lang().dates);
        let locales = known_locales();
        assert!(locales.len() > 300);
        for name in locales {
            let locale = Locale::named(name);
            let dates = [locale.short_date(day, words), locale.full_date(day, words), locale.long_day(day, words), locale.day_of_month(day, words)];
            assert!(dates.iter().all(|date| date.contains("22") && date.contains("Nov")), "{name}: {dates:?}");
            assert!(locale.time(evening, words).contains("14"), "{name}");
            assert_eq!(locale.parse_date(&locale.typed_date(day), day), Some(day), "{name}");
        }
    }

    #[test]
    fn patterns_that_chrono_cannot_format_fall_back() {
        let unformattable = ["th_TH", "fa_IR", "my_MM", "lo_LA", "or_IN", "az_IR", "lzh_TW", "mnw_MM", "shn_MM"];
        for name in unformattable {
            assert_eq!((Locale::named(name).order, Locale::named(name).has_half_day_clock), (DateOrder::Day, false), "{name}");
        }
    }

    #[test]
    fn a_month_that_is_written_out_counts_as_month() {
        assert_eq!(Locale::named("ar_SA").order, DateOrder::Day);
        assert_eq!(Locale::named("ko_KR").order, DateOrder::Year);
    }

    #[test]
    fn dates_follow_lc_time_where_it_is_set() {
        let of = |variables: &[(&str, &str)]| time_locale(|name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()));
        assert_eq!(of(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "de_DE.UTF-8")]).as_deref(), Some("de_DE.UTF-8"));
        assert_eq!(of(&[("LANG", "en_US.UTF-8"), ("LC_TIME", ""), ("LC_ALL", "")]).as_deref(), Some("en_US.UTF-8"));
        assert_eq!(of(&[("LC_ALL", "sv_SE.UTF-8"), ("LC_TIME", "de_DE.UTF-8")]).as_deref(), Some("sv_SE.UTF-8"));
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn what_is_written_in_a_field_reads_back() {
        for name in ["en-GB", "en-US", "sv-SE", "de-DE", "ja-JP"] {
            let locale = Locale::named(name);
            for day in [date(2026, 11, 22), date(2024, 2, 29), date(1999, 1, 5)] {
                assert_eq!(locale.parse_date(&locale.typed_date(day), date(2026, 1, 1)), Some(day), "{name}");
                assert_eq!(locale.parse_date(&day.to_string(), date(2026, 1, 1)), Some(day), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_date_or_time_is_none() {
        let locale = Locale::named("en-GB");
        for text in ["", "soon", "31.2.2026", "1.2.3.4", "99999999999", "32"] {
            assert_eq!(locale.parse_date(text, date(2026, 1, 1)), None, "{text}");
        }
        for text in ["", "25:00", "9:60", "13 pm", "noon", "é:1"] {
            assert_eq!(Locale::parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        assert_eq!(Locale::parse_time("21:14"), at(21, 14));
        assert_eq!(Locale::parse_time("9:14 pm"), at(21, 14));
        assert_eq!(Locale::parse_time("9pm"), at(21, 0));
        assert_eq!(Locale::parse_time("12 am"), at(0, 0));
        assert_eq!(Locale::parse_time("714"), at(7, 14));
        assert_eq!(Locale::parse_time("7"), at(7, 0));
    }
}
