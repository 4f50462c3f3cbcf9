//! Prints a person's rights on a day, as a desk clerk would want them.
//!
//! `cargo run --release --example rights -- [--person FACTS.json] [--on DATE] [--terms TERMS.json]`
//!
//! Without a file it is about a bundled person, and on 2026-01-12. It ends with 0, or with 2 where
//! something cannot be read.
#![allow(
    missing_docs,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command reads files and prints"
)]

use std::{fmt::Write as _, io::Write as _, process::ExitCode};

use nu_alumni_policy::{
    Decision, Locale, RightsFacts, Terms,
    alumni::alumnus,
    calendar::parse_date,
    decision::{Ask, ChangeBy, Effect, Note},
    policy::QuestionName,
    rights,
};

const USAGE: &str = "usage: rights [--person FACTS.json] [--on DATE] [--terms TERMS.json] [--format text|json] [--locale en|ru|kk]";
const ALUMNA: &str = include_str!("alumna.json");
const DAY: &str = "2026-01-12";

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn run(mut args: impl Iterator<Item = String>) -> Result<String, String> {
    let (mut person, mut on, mut terms) = (None, None, None);
    let (mut json, mut locale) = (false, None);
    while let Some(arg) = args.next() {
        let mut value = || {
            args.next()
                .ok_or_else(|| format!("{arg} needs a value\n{USAGE}"))
        };
        match arg.as_str() {
            "--person" => person = Some(value()?),
            "--on" => on = Some(value()?),
            "--terms" => terms = Some(value()?),
            "--format" => match value()?.as_str() {
                "text" => json = false,
                "json" => json = true,
                other => return Err(format!("unknown format `{other}`: use text or json")),
            },
            "--locale" => locale = Some(value()?.parse::<Locale>().map_err(|e| e.to_string())?),
            "--help" | "-h" => return Ok(format!("{USAGE}\n")),
            other => return Err(format!("unknown option {other}\n{USAGE}")),
        }
    }
    if person.is_some() && on.is_none() {
        return Err(format!("on which day? add --on DATE\n{USAGE}"));
    }
    let name = person.as_deref().unwrap_or("alumna.json");
    let facts = match &person {
        Some(path) => read(path)?,
        None => ALUMNA.to_owned(),
    };
    let facts: RightsFacts =
        serde_json::from_str(&facts).map_err(|error| format!("{name}: {error}"))?;
    let on = on.as_deref().unwrap_or(DAY);
    let as_of = parse_date(on).map_err(|error| format!("--on: {error}"))?;
    let mut taken = Terms::default();
    if let Some(path) = &terms {
        taken = serde_json::from_str(&read(path)?).map_err(|error| format!("{path}: {error}"))?;
    }
    if let Some(locale) = locale {
        taken.locale = locale;
    }
    let decisions = rights(&facts, as_of, &taken).map_err(|error| format!("{name}: {error}"))?;
    if json {
        let text = serde_json::to_string_pretty(&decisions).map_err(|error| error.to_string())?;
        return Ok(text + "\n");
    }
    let status =
        alumnus(&facts.person, as_of, &taken).map_err(|error| format!("{name}: {error}"))?;
    Ok(as_text(name, on, &status, &decisions))
}

fn as_text(name: &str, on: &str, status: &Decision, decisions: &[Decision]) -> String {
    let mut out = String::new();
    let basis = status.basis();
    let _ = writeln!(
        out,
        "Rights of {name} on {on}\nEdition: {}, {}. Readings: this project's own, until the University confirms them.",
        basis.edition, basis.edition_status
    );
    one(&mut out, status);
    for decision in decisions {
        one(&mut out, decision);
    }
    out
}

fn one(out: &mut String, decision: &Decision) {
    let clause = decision.clauses().first().map(|id| id.clause());
    let id = clause.map_or("", |clause| clause.id.name());
    let _ = writeln!(out, "\n{id:<5} {}", decision.headline().text);
    let gist = clause.map_or("", |clause| clause.gist(decision.basis().locale));
    let _ = writeln!(out, "      {gist}");
    // What makes an Alumnus is said once, at the top.
    let said = |key: &str| key == "alumnus.met" && decision.question() != QuestionName::Alumnus;
    for reason in decision
        .reasons()
        .iter()
        .filter(|reason| !said(&reason.message.key))
    {
        let mark = match reason.effect {
            Effect::Grants => "+",
            Effect::LeavesOpen => "?",
            _ => "-",
        };
        let clauses = reason.clauses.iter().map(|clause| clause.name());
        let readings = reason.readings.iter().map(|entry| entry.name());
        let orders = reason.orders.iter().map(String::as_str);
        let cited: Vec<&str> = clauses.chain(readings).chain(orders).collect();
        let _ = writeln!(
            out,
            "    {mark} {} ({})",
            reason.message.text,
            cited.join(", ")
        );
        for fact in reason.facts.iter().filter(|fact| fact.value.is_some()) {
            let value = fact.value.as_deref().unwrap_or_default();
            let _ = writeln!(out, "        {}: {value}", fact.path);
        }
    }
    for Ask {
        questions,
        outcomes,
        always,
        ..
    } in decision.ask()
    {
        let outcomes: Vec<&str> = outcomes.iter().map(|outcome| outcome.name()).collect();
        let how = if *always {
            "settles it"
        } else {
            "can settle it"
        };
        let _ = writeln!(
            out,
            "    ask: {} ({how} as {})",
            questions.join(" "),
            outcomes.join(" or ")
        );
    }
    for change in decision.would_change() {
        let outcome = change.outcome.name();
        let _ = match (change.by, change.on) {
            (ChangeBy::Time, Some(day)) => writeln!(out, "    from {day}: {outcome}"),
            (ChangeBy::Approval, _) => writeln!(out, "    with the approval: {outcome}"),
            (ChangeBy::Document, _) => writeln!(out, "    with a document: {outcome}"),
            (ChangeBy::Degree, _) => writeln!(out, "    with a degree conferred: {outcome}"),
            _ => writeln!(out, "    if stated otherwise: {outcome}"),
        };
    }
    if let Some(without) = decision.without_order() {
        let _ = writeln!(out, "    without the order: {}", without.outcome.name());
    }
    for Note { due, message, .. } in decision.duties().iter().chain(decision.advice()) {
        let due = due.map_or(String::new(), |due| format!(" By {due}."));
        let _ = writeln!(out, "    note: {}{due}", message.text);
    }
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(text) => {
            // A reader that stops reading early is no error.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
