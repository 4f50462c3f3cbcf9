//! The window and its deadlines as a calendar file (RFC 5545): all-day events, for a calendar program
//! to keep.
//!
//! A file made again of the same mailing has the same UIDs, so that its days move where they are kept
//! already. The mailing is known by its subject, or by its name where it has none.

use chrono::NaiveDate;

use super::{RenderError, sheet::Sheet};
use crate::{calendar::Certainty, mailing::identity, sending::Deadline};

/// The longest line in bytes, without its end.
const LINE: usize = 75;

pub(super) fn ics(sheet: &Sheet<'_>) -> Result<String, RenderError> {
    let schedule = &sheet.report.schedule;
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut add = |name, first: NaiveDate, last: NaiveDate, rests_on: Vec<&'_ Deadline>| {
        events.push(Event {
            name,
            first,
            last,
            rests_on: rests_on.into_iter().cloned().collect(),
            sheet,
        });
    };
    if let Some(hand_in) = &schedule.hand_in {
        let (from, by) = (&hand_in.from, &hand_in.by);
        add("hand-in", from.date, by.date.max(from.date), vec![from, by]);
    }
    if let Some(due) = &schedule.moderation_due {
        add("moderation-due", due.date, due.date, vec![due]);
    }
    if let Some(window) = &schedule.window {
        let (opens, closes) = (&window.opens, &window.closes);
        add(
            "window",
            opens.date,
            closes.date.max(opens.date),
            vec![opens, closes],
        );
    }
    if let Some(due) = &schedule.sending_due {
        add("sending-due", due.date, due.date, vec![due]);
    }
    if let Some(notice) = &schedule.notice {
        add("notice", notice.date, notice.date, vec![notice]);
    }
    if let Some(sending) = &schedule.sending {
        add("sending", sending.date, sending.date, vec![]);
    }
    if let Some(event) = schedule.event {
        add("event", event, event, vec![]);
    }
    if events.is_empty() {
        return Err(RenderError::NoDays);
    }
    // Without a day asked about it is older than any that has one, so that the newer replaces it.
    let stamp = sheet.report.basis.as_of.unwrap_or_default();
    let about = sheet.subject().unwrap_or(sheet.name);
    let mailing = identity::fingerprint(about);
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//nu-alumni-policy//mailing//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    for event in events {
        let last = event.last.succ_opt().unwrap_or(event.last);
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{}.{mailing}@nu-alumni-policy", event.name));
        file.line(&format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")));
        file.line(&format!(
            "DTSTART;VALUE=DATE:{}",
            event.first.format("%Y%m%d")
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

/// Days with a name.
struct Event<'a> {
    name: &'static str,
    first: NaiveDate,
    /// Counted in.
    last: NaiveDate,
    rests_on: Vec<Deadline>,
    sheet: &'a Sheet<'a>,
}

impl Event<'_> {
    fn says(&self) -> &'static str {
        self.sheet.say(&format!("day.{}", self.name))
    }

    /// Whether a day that it was counted over is not certain.
    fn is_tentative(&self) -> bool {
        let mut certain = self.rests_on.iter().map(|day| day.certainty);
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
        for deadline in &self.rests_on {
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
