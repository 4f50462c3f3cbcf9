//! JUnit XML, which pipelines read: a test case for each clause of the checklist.
//!
//! A clause that is broken is a failure. One that is left to a person, to a fact or to an approval is an
//! error, which every pipeline counts as not passed and tells apart from failures: the check did not
//! come to its end. It is not `skipped`, as that leaves a pipeline green for a mailing that may not go
//! out yet. What does not bind the mailing, was let pass or has no check is skipped. So a file is green where the
//! mailing is accepted, and nowhere else.

use askama::Template;

use super::sheet::Sheet;
use crate::{
    decision::Severity,
    mailing::{ChecklistRow, RowStatus, Verdict},
};

pub(super) fn junit(sheet: &Sheet<'_>) -> String {
    let rows = sheet.report.checklist.iter();
    let mut suites: Vec<Suite> = Vec::new();
    for row in rows {
        let section = row.clause.clause().section();
        match suites.last_mut().filter(|suite| suite.name == section) {
            Some(suite) => suite.cases.push(case(sheet, row)),
            None => suites.push(Suite {
                name: section,
                cases: vec![case(sheet, row)],
            }),
        }
    }
    let passed = suites
        .iter()
        .all(|suite| suite.count("failure") == 0 && suite.count("error") == 0);
    // An edition that grants nothing leaves open what no clause does.
    if let Some(note) = &sheet.report.basis.edition_note {
        let open = passed && sheet.report.verdict != Verdict::Accepted;
        suites.push(Suite {
            name: EDITION,
            cases: vec![Case {
                name: plain(&sheet.report.basis.edition),
                outcome: open.then_some("error"),
                kind: RowStatus::Undetermined,
                message: plain(&note.text),
                text: String::new(),
            }],
        });
    }
    let file = File {
        name: plain(sheet.name),
        suites,
    };
    let xml = file.render();
    xml.expect("the template writes to a string, which takes all")
}

const EDITION: &str = "edition";

#[derive(Template)]
#[template(path = "junit.xml", escape = "html")]
struct File {
    name: String,
    suites: Vec<Suite>,
}

impl File {
    fn count(&self, outcome: &str) -> usize {
        self.suites.iter().map(|suite| suite.count(outcome)).sum()
    }

    fn cases(&self) -> usize {
        self.suites.iter().map(|suite| suite.cases.len()).sum()
    }
}

/// A section of the Policy.
struct Suite {
    name: &'static str,
    cases: Vec<Case>,
}

impl Suite {
    fn count(&self, outcome: &str) -> usize {
        let of = self
            .cases
            .iter()
            .filter(|case| case.outcome == Some(outcome));
        of.count()
    }
}

/// A clause.
struct Case {
    name: String,
    /// `failure`, `error` or `skipped`; `None` where it passes.
    outcome: Option<&'static str>,
    kind: RowStatus,
    message: String,
    text: String,
}

fn case(sheet: &Sheet<'_>, row: &ChecklistRow) -> Case {
    // What no rule and no decision answers for is no part of the verdict.
    let of_approval = || {
        let reasons = sheet.approval_reasons();
        reasons.filter(|reason| reason.clauses.contains(&row.clause))
    };
    let decides =
        !row.rules.is_empty() || !row.clause.of_appendix() || of_approval().next().is_some();
    let outcome = match row.status {
        RowStatus::Violated => Some("failure"),
        RowStatus::Undetermined | RowStatus::NeedsReview | RowStatus::NeedsApproval if decides => {
            Some("error")
        }
        RowStatus::NotApplicable
        | RowStatus::Waived
        | RowStatus::Undetermined
        | RowStatus::NeedsReview
        | RowStatus::NeedsApproval => Some("skipped"),
        RowStatus::Satisfied => None,
    };
    let found = sheet.numbered().map(|(_, finding)| finding);
    let found = found.filter(|f| f.clauses.contains(&row.clause) && f.severity > Severity::Advice);
    let lines = found.map(|finding| {
        let place = finding.position.map(|position| {
            let part = match finding.part.as_str() {
                "body" => String::new(),
                part => format!(" ({})", sheet.part_name(part)),
            };
            format!(
                "{}{part}:{}:{}: ",
                sheet.name, position.line, position.column
            )
        });
        let settled = sheet.settled_by(finding).map(|by| format!(" {by}"));
        format!(
            "{}{}{}",
            place.unwrap_or_default(),
            finding.message.text,
            settled.unwrap_or_default()
        )
    });
    // The row says the gravest of them alone.
    let others = of_approval().map(|reason| &reason.message);
    let others = others.filter(|message| **message != row.why);
    let lines = others.map(|message| message.text.clone()).chain(lines);
    Case {
        name: format!("{} {}", row.clause, sheet.gist(row.clause)),
        outcome,
        kind: row.status,
        message: plain(&row.why.text),
        text: plain(&lines.collect::<Vec<_>>().join("\n")),
    }
}

/// A text without the characters that XML has no place for.
fn plain(text: &str) -> String {
    let allowed = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    text.chars().filter(allowed).collect()
}
