//! The report for a terminal: 80 columns, without colours.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use nu_alumni_letter::Span;

use super::sheet::Sheet;
use crate::{
    decision::{Decision, Severity},
    mailing::Finding,
    policy::ClauseId,
};

const COLUMNS: usize = 80;

/// So many characters of a line are marked at most.
const MARKED: usize = 48;

pub(super) fn text(sheet: &Sheet<'_>) -> String {
    let report = sheet.report;
    let mut out = String::new();
    for finding in &report.findings {
        out.push_str(&found(sheet, finding));
        out.push_str("\n\n");
    }
    for finding in &report.settled {
        let by = sheet.settled_by(finding).unwrap_or_default();
        let clauses = listed(&finding.clauses);
        let settled = format!(
            "{}[{}]: {} ({clauses}) {by}",
            sheet.standing(finding),
            finding.rule,
            finding.message.text
        );
        out.push_str(&format!("{}\n\n", hanging(&settled, 2)));
    }
    let lapsed = report.lapsed.iter().map(|lapsed| &lapsed.why);
    for note in report.source.notes.iter().chain(lapsed) {
        let note = format!("{}: {}", sheet.say("note"), note.text);
        out.push_str(&format!("{}\n\n", hanging(&note, 2)));
    }
    out.push_str(&format!("{}\n", sheet.say("checklist")));
    let widest = report.checklist.iter();
    let widest = widest
        .map(|row| sheet.status(row.status).chars().count())
        .max();
    let widest = widest.unwrap_or_default();
    for row in &report.checklist {
        let status = sheet.status(row.status);
        let head = format!("  {:<6} {status:<widest$} ", row.clause.name());
        let indent = head.chars().count();
        let why = format!("{}{}", row.why.text, keys(sheet, &row.missing));
        out.push_str(&format!("{head}{}\n", hanging(&why, indent)));
    }
    for line in &report.schedule.summary {
        out.push_str(&format!("\n{}", hanging(&line.text, 2)));
    }
    let says = sheet.verdict_says();
    let verdict = format!("{}. {says}", sheet.verdict(report.verdict));
    out.push_str(&format!("\n\n{}\n", hanging(&verdict, 0)));
    if let Some(approval) = sheet.needs_approval() {
        let whose = sheet.approvers(approval);
        let approve = format!("{}: {whose}.", sheet.say("first.approve"));
        out.push_str(&format!("{}\n", hanging(&approve, 0)));
    }
    // Of an approval that came too late.
    let advice = report.approval.iter().flat_map(Decision::advice);
    for note in advice.filter(|_| report.sent_unapproved) {
        out.push_str(&format!("{}\n", hanging(&note.message.text, 0)));
    }
    out
}

/// The keys of the brief under which what is missing can be given.
fn keys(sheet: &Sheet<'_>, missing: &[std::borrow::Cow<'static, str>]) -> String {
    match missing {
        [] => String::new(),
        missing => format!(
            " {}",
            sheet.say_with("keys", &[("keys", &missing.join(", "))])
        ),
    }
}

/// A text in lines of at most so many columns. What is longer than a line stays whole.
fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut column = 0usize;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        let with_word = column.saturating_add(1).saturating_add(width);
        match lines.last_mut().filter(|_| with_word <= columns) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                column = with_word;
            }
            None => {
                lines.push(word.to_owned());
                column = width;
            }
        }
    }
    lines
}

/// A text whose lines begin behind so many spaces; what stands before the first is written already.
fn hanging(text: &str, indent: usize) -> String {
    let lines = lines(text, COLUMNS.saturating_sub(indent));
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// The clauses, one behind the other.
fn listed(clauses: &[ClauseId]) -> String {
    let names: Vec<&str> = clauses.iter().map(|clause| clause.name()).collect();
    names.join(", ")
}

/// Where it stands, by its lines: `lines 3, 7, 12`; where all are in one line, by their columns.
pub(super) fn places(sheet: &Sheet<'_>, finding: &Finding) -> String {
    const SHOWN: usize = 12;
    let mut said: Vec<String> = Vec::new();
    for places in finding.places.chunk_by(|a, b| a.part == b.part) {
        let positions = || places.iter().filter_map(|place| place.position);
        let mut lines: Vec<u32> = positions().map(|position| position.line).collect();
        lines.dedup();
        let listed = |numbers: &[u32]| {
            let over = numbers.len().saturating_sub(SHOWN);
            let shown = numbers.iter().take(SHOWN).map(u32::to_string);
            let shown = shown.collect::<Vec<_>>().join(", ");
            match over {
                0 => shown,
                over => {
                    let args = [("numbers", shown.as_str()), ("over", &over.to_string())];
                    sheet.say_with("and-more", &args)
                }
            }
        };
        let lines = match lines.as_slice() {
            [line] => {
                let columns: Vec<u32> = positions().map(|position| position.column).collect();
                let args = [("line", line.to_string()), ("numbers", listed(&columns))];
                sheet.say_with(
                    "line-columns",
                    &args.each_ref().map(|(n, v)| (*n, v.as_str())),
                )
            }
            lines => sheet.say_with("lines", &[("numbers", &listed(lines))]),
        };
        match places {
            [first, ..] if first.part != finding.part => {
                said.push(format!("{}: {lines}", sheet.part_name(&first.part)));
            }
            _ => said.push(lines),
        }
    }
    let count = finding.places.len().to_string();
    sheet.say_with("places", &[("count", &count), ("where", &said.join("; "))])
}

/// The finding with its source line, the place in it marked.
fn found(sheet: &Sheet<'_>, finding: &Finding) -> String {
    let name = sheet.severity(finding.severity);
    let level = match finding.severity {
        Severity::Advice => Level::NOTE,
        Severity::Undetermined | Severity::NeedsReview => Level::WARNING,
        Severity::Violation => Level::ERROR,
    };
    let rule = finding.rule.name();
    let judged = sheet.settled_by(finding).map(|by| format!(" {by}"));
    let title = format!(
        "{} ({}){}{}",
        finding.message.text,
        listed(&finding.clauses),
        judged.unwrap_or_default(),
        keys(sheet, &finding.missing)
    );
    // `violation[capitals]: ` stands before it.
    let before = [name, rule].map(|word| word.chars().count());
    let before = before.iter().sum::<usize>().saturating_add(4);
    let title = lines(&title, COLUMNS.saturating_sub(before)).join("\n");
    let title = level.with_name(name).primary_title(title).id(rule);
    let mut group = match finding.span.zip(finding.position) {
        Some((span, position)) => {
            let (line, place) = line_of(sheet.text_of(&finding.part), span);
            title.element(
                Snippet::source(line)
                    .line_start(position.line as usize)
                    .path(path(sheet, finding))
                    .annotation(place),
            )
        }
        None => Group::with_title(title),
    };
    if !finding.places.is_empty() {
        let note = sheet.say("note");
        // ` = note: ` stands before it, and the width of the line's number.
        let room = note.chars().count().saturating_add(12);
        let places = lines(&places(sheet, finding), COLUMNS.saturating_sub(room)).join("\n");
        group = group.element(Level::NOTE.with_name(note).message(places));
    }
    let renderer = Renderer::plain().term_width(COLUMNS);
    renderer.render(&[group]).to_string()
}

fn path(sheet: &Sheet<'_>, finding: &Finding) -> String {
    match finding.part.as_str() {
        "body" => sheet.name.to_owned(),
        part => format!("{} ({})", sheet.name, sheet.part_name(part)),
    }
}

/// So many bytes around a place are enough for what is shown of its line.
const AROUND: usize = 400;

/// The line in which a span begins, and the place in it.
fn line_of(text: &str, span: Span) -> (&str, Annotation<'_>) {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before
        .rfind(['\n', '\r'])
        .map_or(0, |at| at.saturating_add(1));
    let line = text.get(line_start..).unwrap_or_default();
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    let from = start.saturating_sub(line_start);
    let to = end.saturating_sub(line_start).min(line.len()).max(from);
    // A line is cut around what is marked in it, so that has to fit.
    let marked = line.get(from..to).unwrap_or_default();
    let to = marked
        .char_indices()
        .nth(MARKED)
        .map_or(to, |(at, _)| from.saturating_add(at));
    // A line without end is looked at around it alone.
    let first = line.floor_char_boundary(from.saturating_sub(AROUND));
    let last = line.floor_char_boundary(to.saturating_add(AROUND).min(line.len()));
    let line = line.get(first..last).unwrap_or_default();
    let place = from.saturating_sub(first)..to.saturating_sub(first);
    (line, AnnotationKind::Primary.span(place))
}
