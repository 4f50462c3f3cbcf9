//! The window and its deadlines as a calendar file (RFC 5545): all-day events, for a calendar program
//! to keep.
//!
//! A file made again of the same mailing has the same UIDs, so that its days move where they are kept
//! already. The mailing is known by its subject, or by its name where it has none, by who starts and sends it,
//! and by the year of its event: its day may still move, and next year's is another.

use chrono::Datelike as _;

use super::{
    RenderError,
    days::{NamedDays, days},
    sheet::Sheet,
};
use crate::{calendar::Certainty, mailing::identity};

/// The longest line in bytes, without its end.
const LINE: usize = 75;

pub(super) fn ics(sheet: &Sheet<'_>) -> Result<String, RenderError> {
    let schedule = &sheet.report.schedule;
    let days = days(schedule).into_iter();
    let events: Vec<Event<'_>> = days.map(|days| Event { days, sheet }).collect();
    if events.is_empty() {
        return Err(RenderError::NoDays);
    }
    // Without a day asked about it is older than any that has one, so that the newer replaces it.
    let stamp = sheet.report.basis.as_of.unwrap_or_default();
    let about = sheet.subject().unwrap_or(sheet.name);
    let sending = schedule.sending.map(|sending| sending.date);
    let year = schedule.event.or(sending).map(|day| day.year().to_string());
    let initiator = sheet.report.initiator.as_deref();
    let known_by = [Some(about), initiator, year.as_deref()].map(Option::unwrap_or_default);
    let mailing = identity::fingerprint(&known_by.join("\n"));
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//nu-alumni-policy//mailing//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    for event in events {
        let last = event.days.last.succ_opt().unwrap_or(event.days.last);
        file.line("BEGIN:VEVENT");
        file.line(&format!(
            "UID:{}.{mailing}@nu-alumni-policy",
            event.days.name
        ));
        file.line(&format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")));
        file.line(&format!(
            "DTSTART;VALUE=DATE:{}",
            event.days.first.format("%Y%m%d")
        ));
        file.line(&format!("DTEND;VALUE=DATE:{}", last.format("%Y%m%d")));
        file.text("SUMMARY", &format!("{}: {about}", event.says()));
        let description = event.description();
        if !description.is_empty() {
            file.text("DESCRIPTION", &description);
        }
        if event.is_tentative() {
            file.line("STATUS:TENTATIVE");
        }
        // It takes up nobody's day.
        file.line("TRANSP:TRANSPARENT");
        file.line("END:VEVENT");
    }
    file.line("END:VCALENDAR");
    Ok(file.0)
}

struct Event<'a> {
    days: NamedDays<'a>,
    sheet: &'a Sheet<'a>,
}

impl Event<'_> {
    fn says(&self) -> &'static str {
        self.sheet.say(&format!("day.{}", self.days.name))
    }

    /// Whether a day that it was counted over is not certain.
    fn is_tentative(&self) -> bool {
        let mut certain = self.days.rests_on.iter().map(|day| day.certainty);
        certain.any(|certainty| matches!(certainty, Certainty::Estimated | Certainty::Projected))
    }

    /// The clauses that draw it, the readings, and the days off that were counted over.
    fn description(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut add = |line: String| {
            if !lines.contains(&line) {
                lines.push(line);
            }
        };
        for deadline in &self.days.rests_on {
            for clause in &deadline.clauses {
                add(format!("{clause}: {}", self.sheet.gist(*clause)));
            }
            let readings = deadline.readings.iter().map(|id| id.name());
            let readings = readings.collect::<Vec<_>>().join(", ");
            add(format!("{}: {readings}", self.sheet.say("readings")));
            for day in &deadline.rests_on {
                let date = self.sheet.locale.date(day.date);
                let name = day.name.as_deref().unwrap_or(&day.source);
                add(format!("{date}: {name}"));
            }
        }
        lines.join("\n")
    }
}

/// The lines of the file.
struct File(String);

impl File {
    /// A property whose value is a text.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => line.push(' '),
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded where it is longer than a line may be: what follows begins with a space.
    fn line(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LINE;
        while rest.len() > room {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(head);
            self.0.push_str("\r\n ");
            rest = tail;
            room = LINE.saturating_sub(1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}
