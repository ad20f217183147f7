//! Parsers for the output of CUPS tools, and their arguments.

use super::{Colour, PrintError, PrintJob, PrintOptions, Printer, Sides, WaitReason};
use crate::export::Paper;

/// Bits of `printer-type` (`cups_ptype_e` in the CUPS headers).
const TYPE_COLOUR: u32 = 0x0008;
const TYPE_BOTH_SIDES: u32 = 0x0010;

/// Names in the output of `lpstat -e`.
pub(super) fn names(printed: &str) -> Vec<String> {
    printed.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Name in the output of `lpstat -d`.
pub(super) fn default_name(printed: &str) -> Option<&str> {
    printed.lines().find_map(|line| line.strip_prefix("system default destination: ")).map(str::trim)
}

/// Printer described by `lpoptions`.
pub(super) fn printer(name: &str, is_default: bool, printed: &str) -> Printer {
    let attribute = |key| attribute(printed, key).filter(|value| !value.is_empty());
    let kind: Option<u32> = attribute("printer-type").and_then(|kind| kind.parse().ok());
    // Unknown capabilities are offered: printers ignore unsupported options.
    let has = |bit| kind.is_none_or(|kind| kind & bit != 0);
    let description = attribute("printer-info").unwrap_or(name).to_owned();
    Printer { name: name.to_owned(), description, is_default, has_sides: has(TYPE_BOTH_SIDES), has_colour: has(TYPE_COLOUR) }
}

/// A value in the output of `lpoptions`. Values with spaces are in apostrophes, unescaped inside:
/// they end where another name could begin.
fn attribute<'a>(printed: &'a str, key: &str) -> Option<&'a str> {
    let begins = |at: &usize| *at == 0 || printed[..*at].ends_with([' ', '\n']);
    let (at, found) = printed.match_indices(&format!("{key}=")).find(|(at, _)| begins(at))?;
    let rest = &printed[at + found.len()..];
    let Some(quoted) = rest.strip_prefix('\'') else { return rest.split([' ', '\n']).next() };
    let is_end = |at: &usize| {
        let after = quoted[at + 1..].trim_end();
        let name = after.strip_prefix(' ').map(|after| after.split(['=', ' ']).next().unwrap_or_default());
        after.is_empty() || name.is_some_and(|name| name.contains('-') && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'))
    };
    let end = quoted.match_indices('\'').map(|(at, _)| at).find(is_end)?;
    Some(&quoted[..end])
}

/// Arguments of `lp`, one word per option, so that no name can be taken for an option.
pub(super) fn arguments(options: &PrintOptions, title: &str) -> Vec<String> {
    let media = match options.paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
        Paper::A5 => "A5",
    };
    let sides = match options.sides {
        Sides::AsSet => None,
        Sides::One => Some("-osides=one-sided"),
        Sides::Both => Some("-osides=two-sided-long-edge"),
    };
    let colour = match options.colour {
        Colour::AsSet => None,
        Colour::Colour => Some("-oprint-color-mode=color"),
        Colour::Black => Some("-oprint-color-mode=monochrome"),
    };
    let mut arguments = vec![format!("-d{}", options.printer), format!("-n{}", options.copies), format!("-t{title}"), format!("-omedia={media}")];
    arguments.extend([sides, colour].into_iter().flatten().map(str::to_owned));
    arguments.push("-".to_owned());
    arguments
}

/// Job in the output of `lp`: `request id is Office-12 (0 file(s))`.
pub(super) fn job(printer: &str, answer: &str) -> Option<PrintJob> {
    let rest = answer.lines().find_map(|line| line.strip_prefix("request id is "))?;
    let (id, _) = rest.rsplit_once(" (")?;
    Some(PrintJob { printer: printer.to_owned(), id: id.to_owned() })
}

/// Detail lines of a job in the output of `lpstat -l -o`, if listed.
pub(super) fn lines_of_job<'a>(printed: &'a str, job: &PrintJob) -> Option<Vec<&'a str>> {
    let mut lines = printed.lines().skip_while(|line| line.split_whitespace().next() != Some(&job.id) || line.starts_with(char::is_whitespace));
    lines.next()?;
    Some(lines.take_while(|line| line.starts_with(char::is_whitespace)).map(str::trim).collect())
}

/// Error of a job that left the queue without being printed.
pub(super) fn failure(lines: &[&str]) -> Option<PrintError> {
    let after = |key: &str| lines.iter().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim();
    let alerts = after("Alerts:");
    let has_failed = ["error", "aborted", "canceled"].iter().any(|word| alerts.contains(word));
    has_failed.then(|| PrintError::Spooler(after("Status:").to_owned()))
}

/// Reason a printer waits, from `lpstat -l -p`; `None` if it prints this job.
pub(super) fn wait_reason(printed: &str, job: &PrintJob) -> Option<WaitReason> {
    let mut lines = printed.lines();
    let state = lines.next().unwrap_or_default();
    let alerts = lines.clone().find_map(|line| line.trim().strip_prefix("Alerts:")).unwrap_or_default();
    // A message is on the next line, before the first line of the form.
    let message = lines.next().map(str::trim).filter(|line| !line.ends_with(':') && *line != "none" && !line.starts_with("Form mounted")).unwrap_or_default();
    let of_alerts = |words: &[&str]| words.iter().any(|word| alerts.contains(word));
    let lower = message.to_lowercase();
    if of_alerts(&["media-empty", "media-needed"]) {
        Some(WaitReason::Paper)
    } else if of_alerts(&["media-jam"]) {
        Some(WaitReason::Jam)
    } else if of_alerts(&["toner-empty", "marker-supply-empty"]) {
        Some(WaitReason::Ink)
    } else if of_alerts(&["door-open", "cover-open"]) {
        Some(WaitReason::Open)
    } else if of_alerts(&["offline", "connecting-to-device", "timed-out"])
        || ["unavailable", "unreachable", "not responding", "unable to"].iter().any(|word| lower.contains(word))
    {
        Some(WaitReason::Unreachable)
    } else if state.contains(" disabled since ") {
        Some(WaitReason::Paused)
    } else if state.contains(&format!(" now printing {}.", job.id)) {
        None
    } else {
        Some(WaitReason::Other(message.to_owned()))
    }
}

/// True if the output of `lpstat -l -p` shows a stopped printer.
pub(super) fn is_stopped(printed: &str) -> bool {
    printed.lines().next().is_some_and(|state| state.contains(" disabled since "))
}

pub(super) fn complaint(printed: &str) -> PrintError {
    let said = printed.trim().trim_start_matches("lp: ").trim_start_matches("Error - ");
    let lower = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["not accepting jobs"]) {
        PrintError::Refuses
    } else if has(&["does not exist", "unknown destination"]) {
        PrintError::Gone
    } else if has(&["scheduler not responding", "unable to connect", "connection refused", "bad file descriptor", "no such file"]) {
        PrintError::Unreachable
    } else {
        PrintError::Spooler(said.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Output of CUPS 2.4.2 for a description with apostrophe, quotation marks and backslash.
    const OPTIONS: &str = r#"copies=1 device-uri=file:/dev/null finishings=3 print-color-mode=monochrome printer-info='Anna's "big" one \ x' printer-is-accepting-jobs=true printer-location printer-make-and-model='Local Raw Printer' printer-state-reasons=none printer-type=4 printer-uri-supported=ipp://localhost/printers/Two
"#;

    fn options() -> PrintOptions {
        PrintOptions { printer: "Office".to_owned(), copies: 1, sides: Sides::AsSet, colour: Colour::AsSet, paper: Paper::A4 }
    }

    fn job_of(id: &str) -> PrintJob {
        PrintJob { printer: "Office".to_owned(), id: id.to_owned() }
    }

    #[test]
    fn printers_are_listed_and_one_is_usual() {
        assert_eq!(names("-x\nOffice\nHall/draft\n\n"), ["-x", "Office", "Hall/draft"]);
        assert!(names("").is_empty());
        assert_eq!(default_name("system default destination: Office\n"), Some("Office"));
        assert_eq!(default_name("no system default destination\n"), None);
    }

    #[test]
    fn a_printer_says_what_it_is_called_and_what_it_can() {
        let two = printer("Two", false, OPTIONS);
        assert_eq!(two.description, r#"Anna's "big" one \ x"#);
        assert!(!two.has_sides && !two.has_colour);
        let laser = printer("Laser", true, "printer-info=Laser printer-type=28\n");
        assert_eq!(laser, Printer { name: "Laser".to_owned(), description: "Laser".to_owned(), is_default: true, has_sides: true, has_colour: true });
        let last = printer("Last", false, "printer-type=12 printer-info='In the hall'\n");
        assert_eq!((last.description.as_str(), last.has_colour, last.has_sides), ("In the hall", true, false));
        let unknown = printer("Unknown", false, "");
        assert_eq!((unknown.description.as_str(), unknown.has_colour, unknown.has_sides), ("Unknown", true, true));
    }

    #[test]
    fn attributes_are_whole_names() {
        assert_eq!(attribute("my-printer-type=1 printer-type=2", "printer-type"), Some("2"));
        assert_eq!(attribute("printer-info printer-type=2", "printer-info"), None);
    }

    #[test]
    fn each_wish_is_one_word() {
        let plain = arguments(&options(), "Pages");
        assert_eq!(plain, ["-dOffice", "-n1", "-tPages", "-omedia=A4", "-"]);
        let all = PrintOptions { printer: "-o raw".to_owned(), copies: 3, sides: Sides::Both, colour: Colour::Black, paper: Paper::Letter };
        let all = arguments(&all, "Pages");
        assert_eq!(all, ["-d-o raw", "-n3", "-tPages", "-omedia=Letter", "-osides=two-sided-long-edge", "-oprint-color-mode=monochrome", "-"]);
        let one = arguments(&PrintOptions { sides: Sides::One, colour: Colour::Colour, paper: Paper::A5, ..options() }, "Pages");
        assert_eq!(one[3..], ["-omedia=A5", "-osides=one-sided", "-oprint-color-mode=color", "-"]);
    }

    #[test]
    fn the_job_is_known_by_its_id() {
        assert_eq!(job("Office", "request id is Office-12 (0 file(s))\n"), Some(job_of("Office-12")));
        assert_eq!(job("-x", "request id is -x-4 (1 file(s))\n").map(|job| job.id).as_deref(), Some("-x-4"));
        assert_eq!(job("Office", "nothing of that kind"), None);
    }

    const JOBS: &str = "Office-1                root              1024   Mon Nov 23 03:03:56 2026\n\tStatus: \n\tAlerts: processing-to-stop-point\n\tqueued for Office\nOffice-16               root              1024   Mon Nov 23 03:09:25 2026\n\tStatus: unable to find trailer dictionary\n\tAlerts: job-completed-with-errors\n\tqueued for Office\n";

    #[test]
    fn a_job_is_found_among_others_and_says_whether_it_failed() {
        let of = |id| lines_of_job(JOBS, &job_of(id));
        assert_eq!(of("Office-1").expect("listed"), ["Status:", "Alerts: processing-to-stop-point", "queued for Office"]);
        assert!(failure(&of("Office-1").expect("listed")).is_none());
        let failed = failure(&of("Office-16").expect("listed"));
        assert!(matches!(failed, Some(PrintError::Spooler(said)) if said == "unable to find trailer dictionary"));
        assert!(of("Office-6").is_none() && of("Status:").is_none());
    }

    #[test]
    fn what_a_printer_waits_for_is_said() {
        let reason = |printed: &str| wait_reason(printed, &job_of("Office-5"));
        let paused = "printer Office disabled since Mon Nov 23 03:05:47 2026 -\n\tPaused\n\tForm mounted:\n\tAlerts: paused\n";
        assert_eq!((reason(paused), is_stopped(paused)), (Some(WaitReason::Paused), true));
        let away = "printer Office now printing Office-5.  enabled since Mon Nov 23 03:09:08 2026\n\tThe printer may not exist or is unavailable at this time.\n\tForm mounted:\n\tAlerts: none\n";
        assert_eq!((reason(away), is_stopped(away)), (Some(WaitReason::Unreachable), false));
        let empty = "printer Office now printing Office-5.  enabled since\n\tForm mounted:\n\tAlerts: media-empty-error media-needed\n";
        assert_eq!(reason(empty), Some(WaitReason::Paper));
        let prints = "printer Office now printing Office-5.  enabled since\n\tForm mounted:\n\tAlerts: none\n";
        assert_eq!(reason(prints), None);
        let busy = "printer Office now printing Office-4.  enabled since\n\tForm mounted:\n\tAlerts: none\n";
        assert_eq!(reason(busy), Some(WaitReason::Other(String::new())));
        for (alert, expected) in [
            ("toner-empty", WaitReason::Ink),
            ("media-jam-warning", WaitReason::Jam),
            ("cover-open", WaitReason::Open),
            ("offline-report", WaitReason::Unreachable),
        ] {
            assert_eq!(reason(&format!("printer Office is idle.  enabled since\n\tForm mounted:\n\tAlerts: {alert}\n")), Some(expected));
        }
    }

    #[test]
    fn complaints_are_put_in_words() {
        assert!(matches!(complaint("lp: Destination \"Office\" is not accepting jobs.\n"), PrintError::Refuses));
        assert!(matches!(complaint("lp: Error - The printer or class does not exist.\n"), PrintError::Gone));
        assert!(matches!(complaint("lp: Error - scheduler not responding.\n"), PrintError::Unreachable));
        assert!(matches!(complaint("lp: Too many active jobs.\n"), PrintError::Spooler(said) if said == "Too many active jobs."));
    }
}
