//! Checks of the guide and the agenda beyond their schema.

use super::Checker;
use super::schema::{AgendaFile, AgendaRoom, GuideFile, GuidePart, SafetyText};

/// Limit for points of the guide and lines of the agenda.
const POINT_MAX_CHARS: usize = 320;

impl Checker<'_> {
    pub(super) fn guide(&mut self, guide: &GuideFile) {
        self.title(&guide.title);
        self.title(&guide.caption);
        self.not_empty(&guide.sections, "sections");
        self.unique(guide.sections.iter().map(|section| section.heading.as_str()));
        for section in &guide.sections {
            self.title(&section.heading);
            self.not_empty(&section.parts, "parts");
            for part in &section.parts {
                match part {
                    GuidePart::Text(text) => self.prose(text),
                    GuidePart::Points(points) => {
                        self.not_empty(points, "points");
                        for point in points {
                            self.text_up_to(point, POINT_MAX_CHARS);
                        }
                    }
                }
            }
        }
    }

    pub(super) fn agenda(&mut self, agenda: &AgendaFile) {
        for title in [&agenda.title, &agenda.each.0, &agenda.each.1, &agenda.agreements] {
            self.title(title);
        }
        self.prose(&agenda.before);
        self.not_empty(&agenda.first, "first");
        for first in &agenda.first {
            self.title(first);
        }
        self.not_empty(&agenda.items, "items");
        self.unique(agenda.items.iter().map(|item| item.title.as_str()));
        for item in &agenda.items {
            self.title(&item.title);
            self.text_up_to(&item.help, POINT_MAX_CHARS);
            match &item.room {
                AgendaRoom::Lines(count) | AgendaRoom::Each(count) | AgendaRoom::Table { rows: count, .. } if *count == 0 => {
                    self.find(&item.title, "there is no room to write");
                }
                AgendaRoom::Table { columns, .. } => {
                    self.not_empty(columns, "columns");
                    for column in columns {
                        self.title(column);
                    }
                }
                AgendaRoom::Nothing | AgendaRoom::Lines(_) | AgendaRoom::Each(_) => {}
            }
        }
        let minutes: u32 = agenda.items.iter().map(|item| item.minutes).sum();
        if minutes != agenda.minutes {
            self.find("", format!("the items take {minutes} minutes, not {}", agenda.minutes));
        }
        for SafetyText { heading, lines } in [&agenda.pauses, &agenda.free] {
            self.title(heading);
            self.not_empty(lines, "lines");
            for line in lines {
                self.text_up_to(line, POINT_MAX_CHARS);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::findings;

    const AGENDA: &str = include_str!("../../assets/content/agenda.ron");
    const GUIDE: &str = include_str!("../../assets/content/guide.ron");

    #[test]
    fn what_comes_with_the_program_is_accepted() {
        assert_eq!(findings("content/agenda.ron", AGENDA), [""; 0]);
        assert_eq!(findings("content/guide.ron", GUIDE), [""; 0]);
    }

    #[test]
    fn the_minutes_of_the_items_come_to_those_of_the_whole() {
        let longer = AGENDA.replacen("minutes: 50", "minutes: 60", 1);
        assert_eq!(findings("content/agenda.ron", &longer), ["1:1: the items take 50 minutes, not 60"]);
    }

    #[test]
    fn every_item_has_room_and_every_text_is_calm() {
        let found = findings("content/agenda.ron", &AGENDA.replacen("Each(1)", "Each(0)", 1));
        assert!(found.iter().any(|finding| finding.contains("there is no room to write")), "{found:?}");
        let found = findings("content/guide.ron", &GUIDE.replacen("title: \"", "title: \"Read this! ", 1));
        assert!(found.iter().any(|finding| finding.contains("no exclamation marks")), "{found:?}");
    }
}
