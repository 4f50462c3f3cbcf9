//! `subject-present`: a mailing has a subject. A message without one breaks the clause; of HTML
//! and plain text, which have no place for it, it is not known until the brief gives it.

use super::{Case, Found, Place, Rule, news_digest};

pub(super) const RULE: Rule = Rule {
    name: "subject-present",
    clauses: &["A2.1"],
    readings: &[],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    match case.subject {
        Some(subject) if !subject.trim().is_empty() => Vec::new(),
        None if !case.kind.is_message() => {
            vec![Found::undetermined(
                Place::Subject(None),
                "not-given",
                "subject",
            )]
        }
        _ => vec![Found::violation(Place::Subject(None), "missing")],
    }
}
