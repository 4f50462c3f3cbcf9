//! `body-present`: the letter has a body: at least one paragraph (I14).

use super::{Case, Found, Place, Rule};
use crate::mailing::layout::Role;

pub(super) const RULE: Rule = Rule {
    name: "body-present",
    clauses: &["A2.2"],
    readings: &["I14"],
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    if case.letter.with_role(Role::Paragraph).next().is_some() {
        return Vec::new();
    }
    vec![Found::violation(Place::Body(None), "missing")]
}
