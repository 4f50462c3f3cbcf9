//! Checks a mailing from the command line.
//!
//! `cargo run --release --example check_mailing -- [--brief BRIEF.json] [--format text|json] FILE`
//!
//! Without a file it checks a bundled invitation that has faults. It ends with 0 where the mailing
//! is accepted, 1 where it is rejected, 2 where something cannot be read or the command is used
//! wrongly, 3 where somebody has to look, to say or to approve something first.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command reads files and prints"
)]

use std::{io::Write as _, path::Path, process::ExitCode};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use nu_alumni_policy::{
    Brief, Draft, Finding, Locale, MailingReport, SourceKind, Verdict, check_mailing,
    decision::Severity, mailing::RowStatus, policy::ClauseId,
};

const USAGE: &str = "usage: check_mailing [--brief BRIEF.json] [--format text|json] [--locale en|ru|kk] [--kind html|eml|msg|text] [FILE]
ends with 0: accepted, 1: rejected, 2: cannot be read or wrong use, 3: somebody has to look, say or approve";
const INVITATION: &[u8] = include_bytes!("invitation.html");
const INVITATION_BRIEF: &str = include_str!("invitation.json");

#[derive(Default)]
struct Wanted {
    brief: Option<String>,
    json: bool,
    locale: Option<Locale>,
    kind: Option<SourceKind>,
    file: Option<String>,
}

fn wanted(mut args: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    while let Some(arg) = args.next() {
        let mut value = || {
            args.next()
                .ok_or_else(|| format!("{arg} needs a value\n{USAGE}"))
        };
        match arg.as_str() {
            "--brief" => wanted.brief = Some(value()?),
            "--format" => match value()?.as_str() {
                "text" => wanted.json = false,
                "json" => wanted.json = true,
                other => return Err(format!("unknown format `{other}`: use text or json")),
            },
            "--locale" => wanted.locale = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--kind" => wanted.kind = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--help" | "-h" => return Err(USAGE.to_owned()),
            flag if flag.starts_with('-') && flag.len() > 1 => {
                return Err(format!("unknown option {flag}\n{USAGE}"));
            }
            _ if wanted.file.is_some() => return Err(format!("one file at a time\n{USAGE}")),
            _ => wanted.file = Some(arg),
        }
    }
    Ok(wanted)
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

fn run() -> Result<Verdict, String> {
    let wanted = wanted(std::env::args().skip(1))?;
    let (name, source) = match &wanted.file {
        Some(path) => (path.as_str(), read(path)?),
        None => ("invitation.html", INVITATION.to_vec()),
    };
    let mut brief = match &wanted.brief {
        Some(path) => {
            let text = String::from_utf8(read(path)?)
                .map_err(|_| format!("{path}: the brief is not UTF-8"))?;
            text.parse::<Brief>()
                .map_err(|error| format!("{path}: {error}"))?
        }
        None if wanted.file.is_none() => INVITATION_BRIEF
            .parse()
            .map_err(|error| format!("{error}"))?,
        None => Brief::default(),
    };
    let kind = wanted
        .kind
        .or_else(|| kind_of(name))
        .unwrap_or_else(|| SourceKind::guess(&source));
    let draft = Draft::read(kind, &source).map_err(|error| format!("{name}: {error}"))?;
    if let Some(locale) = wanted.locale {
        brief.terms.locale = locale;
    }
    let report = check_mailing(&draft, &brief).map_err(|error| format!("{name}: {error}"))?;
    let text = if wanted.json {
        report.to_json() + "\n"
    } else {
        as_text(name, &draft, &report)
    };
    // A reader that stops reading early is no error.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(report.verdict)
}

fn kind_of(name: &str) -> Option<SourceKind> {
    match Path::new(name)
        .extension()?
        .to_str()?
        .to_ascii_lowercase()
        .as_str()
    {
        "html" | "htm" => Some(SourceKind::Html),
        "eml" => Some(SourceKind::Eml),
        "msg" => Some(SourceKind::Msg),
        "txt" => Some(SourceKind::Text),
        _ => None,
    }
}

fn as_text(name: &str, draft: &Draft, report: &MailingReport) -> String {
    let mut out = String::new();
    let text_of = |name: &str| {
        let part = report.source.parts.iter().find(|part| part.name == name);
        let text = part.and_then(|part| part.text.as_deref());
        text.unwrap_or(draft.body_text())
    };
    for finding in &report.findings {
        let text = text_of(&finding.part);
        let part = if finding.part == "body" {
            name.to_owned()
        } else {
            format!("{name} ({})", finding.part)
        };
        out.push_str(&snippet(&part, text, finding));
        out.push_str("\n\n");
    }
    for note in &report.source.notes {
        out.push_str(&format!("note: {}\n\n", note.text));
    }
    out.push_str("Checklist of Appendix 1\n");
    for row in &report.checklist {
        let status = match row.status {
            RowStatus::NotApplicable => "-",
            RowStatus::Satisfied => "ok",
            RowStatus::Waived => "waived",
            RowStatus::Undetermined => "not known",
            RowStatus::NeedsReview => "review",
            RowStatus::NeedsApproval => "approval",
            RowStatus::Violated => "BROKEN",
        };
        let missing = if row.missing.is_empty() {
            String::new()
        } else {
            format!(" Missing: {}.", row.missing.join(", "))
        };
        out.push_str(&format!(
            "  {:<6} {status:<10} {}{missing}\n",
            row.clause, row.why.text
        ));
    }
    out.push_str(match report.verdict {
        Verdict::Accepted => "\nAccepted\n",
        Verdict::NeedsReview => "\nNeeds review\n",
        Verdict::NeedsApproval => "\nNeeds approval\n",
        Verdict::Rejected => "\nRejected\n",
    });
    out
}

/// The clauses, one behind the other.
fn listed(clauses: &[ClauseId]) -> String {
    let names: Vec<&str> = clauses.iter().map(|clause| clause.name()).collect();
    names.join(", ")
}

/// Where it stands, by its lines: `lines 3, 7 and 12`; where all are in one line, by their columns.
fn places(finding: &Finding) -> String {
    const SHOWN: usize = 12;
    let mut said: Vec<String> = Vec::new();
    for places in finding.places.chunk_by(|a, b| a.part == b.part) {
        let positions = || places.iter().filter_map(|place| place.position);
        let mut lines: Vec<u32> = positions().map(|position| position.line).collect();
        lines.dedup();
        let (noun, mut numbers) = match lines.as_slice() {
            [line] => {
                let columns = positions().map(|position| position.column);
                (format!("line {line}, column"), columns.collect())
            }
            _ => ("line".to_owned(), lines),
        };
        let ending = if numbers.len() > 1 { "s" } else { "" };
        let over = numbers.len().saturating_sub(SHOWN);
        numbers.truncate(SHOWN);
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        let numbers = match numbers.as_slice() {
            all if over > 0 => format!("{} and {over} more", all.join(", ")),
            [front @ .., last] if !front.is_empty() => format!("{} and {last}", front.join(", ")),
            all => all.join(""),
        };
        let part = match places {
            [first, ..] if first.part != finding.part => format!("{}: ", first.part),
            _ => String::new(),
        };
        said.push(format!("{part}{noun}{ending} {numbers}"));
    }
    format!("{} places: {}", finding.places.len(), said.join("; "))
}

/// The finding with its source line, the place in it marked.
fn snippet(path: &str, text: &str, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Advice => Level::NOTE.with_name("advice"),
        Severity::Undetermined => Level::WARNING.with_name("not known"),
        Severity::NeedsReview => Level::WARNING.with_name("review"),
        Severity::Violation => Level::ERROR.with_name("violation"),
    };
    let mut title = format!("{} ({})", finding.message.text, listed(&finding.clauses));
    if !finding.missing.is_empty() {
        title.push_str(&format!(" Missing: {}.", finding.missing.join(", ")));
    }
    let title = level.primary_title(title).id(finding.rule.name());
    let place = finding.span.zip(finding.position);
    let mut group = match place {
        Some((span, position)) => {
            let (start, end) = (span.start as usize, span.end as usize);
            let line_start = text
                .get(..start)
                .and_then(|t| t.rfind(['\n', '\r']))
                .map_or(0, |at| at.saturating_add(1));
            let line = text.get(line_start..).unwrap_or_default();
            let line = line
                .get(..line.find(['\n', '\r']).unwrap_or(line.len()))
                .unwrap_or_default();
            let from = start.saturating_sub(line_start);
            let to = end.saturating_sub(line_start).min(line.len()).max(from);
            title.element(
                Snippet::source(line)
                    .line_start(position.line as usize)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(from..to)),
            )
        }
        None => annotate_snippets::Group::with_title(title),
    };
    if !finding.places.is_empty() {
        group = group.element(Level::NOTE.message(places(finding)));
    }
    Renderer::plain().render(&[group]).to_string()
}

fn main() -> ExitCode {
    match run() {
        Ok(Verdict::Accepted) => ExitCode::SUCCESS,
        Ok(Verdict::Rejected) => ExitCode::from(1),
        Ok(Verdict::NeedsReview | Verdict::NeedsApproval) => ExitCode::from(3),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
