//! Says when a mailing may go out for an event.
//!
//! `cargo run --release --example sending_window -- EVENT [--received WHEN] [--send WHEN]
//! [--as-of DATE] [--terms TERMS.json] [--locale en|ru|kk] [--format text|json]`
//!
//! `EVENT` and `WHEN` are a date (2026-12-21), or an instant with its offset
//! (2026-12-21T10:00:00+05:00); `TERMS.json` is what a brief has as its `terms`, a year's days in its
//! `calendar` among them. It ends with 0 where the window is open to the mailing, 1 where it
//! is missed, 2 where something cannot be read, 3 where it hangs on a year whose days are not known yet.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command reads files and prints"
)]

use std::{fmt::Write as _, process::ExitCode};

use chrono::NaiveDate;
use nu_alumni_policy::{
    ScheduleFacts, Terms,
    calendar::parse_date,
    decision::read_json,
    sending::{Deadline, Prospect, SendingSchedule, Timing},
    sending_schedule,
};

const USAGE: &str = "usage: sending_window EVENT [--received WHEN] [--send WHEN] [--as-of DATE] [--terms TERMS.json] [--locale en|ru|kk] [--format text|json]";

fn run() -> Result<u8, String> {
    let mut facts = ScheduleFacts::default();
    let mut as_of = None;
    let mut terms = Terms::default();
    let mut locale = None;
    let mut json = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || {
            args.next()
                .ok_or_else(|| format!("{arg} needs a value\n{USAGE}"))
        };
        let wrong = |error: &dyn std::fmt::Display| format!("{arg}: {error}");
        match arg.as_str() {
            "--received" => facts.received = Some(value()?.parse().map_err(|e| wrong(&e))?),
            "--send" => facts.planned_send = Some(value()?.parse().map_err(|e| wrong(&e))?),
            "--as-of" => as_of = Some(parse_date(&value()?).map_err(|e| wrong(&e))?),
            "--terms" => {
                let path = value()?;
                let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
                terms = read_json(&text).map_err(|e| format!("{path}: {e}"))?;
            }
            "--locale" => locale = Some(value()?.parse().map_err(|e| wrong(&e))?),
            "--format" => {
                json = match value()?.as_str() {
                    "text" => false,
                    "json" => true,
                    other => return Err(format!("unknown format `{other}`: use text or json")),
                }
            }
            "--help" | "-h" => return Err(USAGE.to_owned()),
            flag if flag.starts_with('-') => return Err(format!("unknown option {flag}\n{USAGE}")),
            _ if facts.event_start.is_some() => {
                return Err(format!("one event at a time\n{USAGE}"));
            }
            event => facts.event_start = Some(event.parse().map_err(|e| format!("{e}"))?),
        }
    }
    if facts.event_start.is_none() {
        return Err(format!("say when the event begins\n{USAGE}"));
    }
    if let Some(locale) = locale {
        terms.locale = locale;
    }
    let schedule = sending_schedule(&facts, as_of, &terms).map_err(|error| error.to_string())?;
    if json {
        println!(
            "{}",
            serde_json::to_string(&schedule).map_err(|error| error.to_string())?
        );
    } else {
        print!("{}", as_text(&schedule).map_err(|error| error.to_string())?);
    }
    let late = schedule.sending.is_some_and(|s| s.timing != Timing::InTime);
    Ok(if late || schedule.prospect == Some(Prospect::Missed) {
        1
    } else if schedule.window.is_none() && !schedule.unknown_years.is_empty() {
        3
    } else {
        0
    })
}

fn as_text(schedule: &SendingSchedule) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for line in &schedule.summary {
        writeln!(out, "{}", line.text)?;
    }
    out.push('\n');
    let window = schedule.window.as_ref();
    let deadlines = [
        ("opens", window.map(|w| &w.opens)),
        ("closes", window.map(|w| &w.closes)),
        ("notice", schedule.notice.as_ref()),
        ("moderation", schedule.moderation_due.as_ref()),
    ];
    for (name, deadline) in deadlines {
        if let Some(deadline) = deadline {
            line(&mut out, name, deadline)?;
        }
    }
    Ok(out)
}

/// A deadline with its clause and the days that it rests on.
fn listed(names: impl Iterator<Item = impl std::fmt::Display>) -> String {
    names
        .map(|name| name.to_string())
        .collect::<Vec<_>>()
        .join(", ")
}

fn line(out: &mut String, name: &str, deadline: &Deadline) -> std::fmt::Result {
    let weekday = |date: NaiveDate| date.format("%a").to_string();
    writeln!(
        out,
        "{name:<10} {} {}  {}, {}",
        weekday(deadline.date),
        deadline.date,
        listed(deadline.clauses.iter()),
        listed(deadline.readings.iter()),
    )?;
    for day in &deadline.rests_on {
        let works = if day.working { "works" } else { "is off" };
        let name = day.name.as_deref().map(|name| format!(", {name}"));
        writeln!(
            out,
            "           {} {} {works}{} ({})",
            weekday(day.date),
            day.date,
            name.unwrap_or_default(),
            day.source,
        )?;
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
