//! Checks a mailing from the command line.
//!
//! `cargo run --release --example check_mailing -- [--brief BRIEF.json] [--format FORMAT] FILE`
//!
//! With `--fix NEW` it applies what changes nothing that a reader reads, writes the new source there, and
//! reports on that; with `--diff` it shows what would be changed.
//!
//! A format is `text`, `json`, the whole report, or what is taken away: `html`, a page to print,
//! `sarif` for editors and code hosts, `junit` for pipelines, `ics`, a calendar file.
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

use nu_alumni_policy::{
    Brief, Draft, Locale, SourceKind, Verdict, check_mailing,
    mailing::{CheckRequest, ReportFormat, TextUnits},
};

const USAGE: &str = "usage: check_mailing [--brief BRIEF.json] [--format text|json|html|sarif|junit|ics] [--locale en|ru|kk] [--kind html|eml|msg|text] [--fix NEW] [--diff] [FILE]
ends with 0: accepted, 1: rejected, 2: cannot be read or wrong use, 3: somebody has to look, say or approve";
const INVITATION: &[u8] = include_bytes!("invitation.html");
const INVITATION_BRIEF: &str = include_str!("invitation.json");

/// As what the report is printed.
enum Format {
    Json,
    Report(ReportFormat),
}

impl Default for Format {
    fn default() -> Self {
        Self::Report(ReportFormat::Text)
    }
}

#[derive(Default)]
struct Wanted {
    brief: Option<String>,
    format: Format,
    locale: Option<Locale>,
    kind: Option<SourceKind>,
    fix: Option<String>,
    diff: bool,
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
            "--format" => {
                wanted.format = match value()?.as_str() {
                    "json" => Format::Json,
                    other => Format::Report(other.parse().map_err(|e| format!("{e}, json"))?),
                }
            }
            "--locale" => wanted.locale = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--kind" => wanted.kind = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--fix" => wanted.fix = Some(value()?),
            "--diff" => wanted.diff = true,
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
    let wrong = |error: &dyn std::error::Error| format!("{name}: {error}");
    let mut report = check_mailing(&draft, &brief).map_err(|error| wrong(&error))?;
    let mut draft = draft;
    if wanted.fix.is_some() || wanted.diff {
        let brief = serde_json::to_string(&brief).map_err(|error| wrong(&error))?;
        let request = CheckRequest {
            source: &source,
            kind: Some(kind.name()),
            brief: Some(&brief),
        };
        let fixed = request.fix_safely(TextUnits::Utf8);
        let fixed = fixed.map_err(|error| wrong(&error))?;
        let new = Draft::read(kind, &fixed.source).map_err(|error| wrong(&error))?;
        if wanted.diff {
            let lines = similar::TextDiff::from_lines(draft.body_text(), new.body_text());
            let diff = lines.unified_diff().header(name, "fixed").to_string();
            let _ = std::io::stdout().write_all(diff.as_bytes());
            return Ok(report.verdict);
        }
        if let Some(path) = &wanted.fix {
            std::fs::write(path, &fixed.source).map_err(|error| format!("{path}: {error}"))?;
        }
        (draft, report) = (new, fixed.report);
    }
    let text = match wanted.format {
        Format::Json => report.to_json() + "\n",
        Format::Report(format) => report
            .render(&draft, Some(name), format)
            .map_err(|error| format!("{name}: {error}"))?,
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
