//! The page to print: one file that asks for nothing and runs nothing.
//!
//! The template, `templates/page.html`, is checked by the compiler and escapes all that it is given.

use std::borrow::Borrow;

use askama::Template;
use nu_alumni_letter::Span;

use super::{
    letter::{Class, Marked, Piece, marked},
    month::{Month, Named, days_off, months, named},
    sheet::Sheet,
    text::places,
};
use crate::{
    calendar::Day,
    decision::Severity,
    mailing::{ChecklistRow, Edit, Finding, FixGrade, Quantity, RowStatus, Unit, Verdict},
    policy::EntryId,
};

/// So much of a source is quoted at a finding, in bytes.
const QUOTED: usize = 240;

/// So much of a source is quoted on either side of an edit, in bytes.
const AROUND: usize = 24;

/// So many findings are named among what to do first.
const FIRST: usize = 4;

pub(super) fn page(sheet: &Sheet<'_>) -> String {
    let report = sheet.report;
    let named = named(sheet);
    let (open, rest) = report.checklist.iter().partition(|row| {
        !matches!(
            row.status,
            RowStatus::NotApplicable | RowStatus::Satisfied | RowStatus::Waived
        )
    });
    let (settled, findings) = sheet
        .numbered()
        .map(|(number, finding)| Found::new(sheet, number, finding))
        .partition(|found: &Found<'_>| found.class == Class::Settled);
    let page = Page {
        s: sheet,
        letter: marked(sheet),
        findings,
        settled,
        open,
        rest,
        months: months(sheet, &named),
        days_off: days_off(&named),
        named,
        readings: readings(sheet),
        missing: missing(sheet),
    };
    let html = page.render();
    html.expect("the template writes to a string, which takes all")
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    s: &'a Sheet<'a>,
    letter: Marked,
    findings: Vec<Found<'a>>,
    settled: Vec<Found<'a>>,
    /// The rows of the checklist that are not settled, and the others.
    open: Vec<&'a ChecklistRow>,
    rest: Vec<&'a ChecklistRow>,
    named: Vec<Named>,
    months: Vec<Month>,
    days_off: Vec<Day>,
    readings: Vec<(EntryId, String, String)>,
    /// What is not known, by its nouns.
    missing: String,
}

impl Page<'_> {
    /// The first findings of this severity, and how many more there are.
    fn first(&self, severity: Severity) -> (Vec<&Found<'_>>, usize) {
        let of = || {
            self.findings
                .iter()
                .filter(|f| f.finding.severity == severity)
        };
        (
            of().take(FIRST).collect(),
            of().count().saturating_sub(FIRST),
        )
    }

    fn count(&self, severity: Severity) -> usize {
        let of = self
            .findings
            .iter()
            .filter(|f| f.finding.severity == severity);
        of.count()
    }

    fn verdict_class(&self) -> &'static str {
        match self.s.report.verdict {
            Verdict::Accepted => "ok",
            Verdict::NeedsReview | Verdict::NeedsApproval => "review",
            Verdict::Rejected => "violation",
        }
    }

    fn counted(&self, key: &str, count: impl Borrow<usize>) -> String {
        self.s
            .say_with(key, &[("count", &count.borrow().to_string())])
    }

    /// From which day to which.
    fn days(&self, named: &Named) -> String {
        let date = |date| self.s.locale.date(date);
        match named.first == named.last {
            true => date(named.first),
            false => format!("{} – {}", date(named.first), date(named.last)),
        }
    }
}

/// A finding as the page tells it.
struct Found<'a> {
    number: usize,
    finding: &'a Finding,
    class: Class,
    /// Who judged it or let it pass.
    settled: Option<String>,
    /// Where it stands, in words.
    at: Option<String>,
    /// The source there.
    quoted: Option<String>,
    measured: Option<String>,
    limit: Option<String>,
    fix: Option<FixSaid>,
}

/// A fix: what stands there, and what would.
struct FixSaid {
    says: &'static str,
    edits: Vec<(String, String)>,
}

impl<'a> Found<'a> {
    fn new(sheet: &Sheet<'_>, number: usize, finding: &'a Finding) -> Self {
        let text = sheet.text_of(&finding.part);
        let at = finding.position.map(|position| {
            let (line, column) = (position.line.to_string(), position.column.to_string());
            let at = sheet.say_with("line-column", &[("line", &line), ("column", &column)]);
            let part = match finding.part.as_str() {
                "body" => String::new(),
                part => format!("{}, ", sheet.part_name(part)),
            };
            match finding.places.as_slice() {
                [] => format!("{part}{at}"),
                _ => format!("{part}{at}. {}", places(sheet, finding)),
            }
        });
        let fix = finding.fix.as_ref().map(|fix| FixSaid {
            says: sheet.say(match fix.grade {
                FixGrade::Safe => "fix.safe",
                FixGrade::Review => "fix.review",
            }),
            edits: fix
                .edits
                .iter()
                .map(|edit| before_and_after(text, edit))
                .collect(),
        });
        Self {
            number,
            finding,
            class: Class::of(finding),
            settled: sheet.settled_by(finding),
            at,
            quoted: finding.span.map(|span| quoted(text, span)),
            measured: finding.measured.map(|quantity| said(sheet, quantity)),
            limit: finding.limit.map(|quantity| said(sheet, quantity)),
            fix,
        }
    }
}

/// A number with what it counts.
fn said(sheet: &Sheet<'_>, quantity: Quantity) -> String {
    let unit = sheet.say(&format!("unit.{}", quantity.unit));
    match quantity.unit {
        Unit::Share => format!("{} {unit}", (quantity.value * 1_000.0).round() / 10.0),
        Unit::Pixels | Unit::Times => format!("{} {unit}", quantity.value),
        _ => format!("{} ({unit})", quantity.value),
    }
}

/// What stands at an edit's place, with some of what is around it, before and after.
fn before_and_after(text: &str, edit: &Edit) -> (String, String) {
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary(end.saturating_add(AROUND));
    let around = |from, to| text.get(from..to).unwrap_or_default();
    let (front, behind) = (around(from, start), around(end, to));
    let whole = |middle: &str| format!("{front}{}{behind}", shortened(middle));
    (whole(around(start, end)), whole(&edit.replacement))
}

fn quoted(text: &str, span: Span) -> String {
    shortened(span.of(text).unwrap_or_default())
}

fn shortened(text: &str) -> String {
    match text.get(..text.floor_char_boundary(QUOTED)) {
        Some(start) if start.len() < text.len() => format!("{start} …"),
        _ => text.to_owned(),
    }
}

/// The readings that what binds the mailing rests on.
fn readings(sheet: &Sheet<'_>) -> Vec<(EntryId, String, String)> {
    let rows = sheet.report.checklist.iter();
    let binding = rows.filter(|row| row.status != RowStatus::NotApplicable);
    let mut ids: Vec<EntryId> = binding.flat_map(|row| row.readings.clone()).collect();
    ids.extend(
        sheet
            .report
            .findings
            .iter()
            .flat_map(|f| f.readings.clone()),
    );
    ids.sort_unstable();
    ids.dedup();
    let said = |id: EntryId| {
        let (question, meaning) = sheet.reading(id);
        (id, question, meaning)
    };
    ids.into_iter().map(said).collect()
}

/// What has to be given for what is not known to be known.
fn missing(sheet: &Sheet<'_>) -> String {
    let rows = sheet.report.checklist.iter();
    let mut keys: Vec<_> = rows.flat_map(|row| row.missing.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    sheet.nouns(&keys)
}
