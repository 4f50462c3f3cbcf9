//! `body-present`: the letter has a body: at least one paragraph, or a link (I14). Where all its text
//! stands in a table, which may only lay the page out, or something was not read (I46), a person looks.

use super::{Case, Found, Place, Rule, news_digest, not_read};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{Aspect, layout::Role};

pub(super) const RULE: Rule = Rule {
    name: RuleName::BodyPresent,
    clauses: &[ClauseId::A2_2],
    readings: &[EntryId::I14, EntryId::I17, EntryId::I46],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let is_text = |role: Role| matches!(role, Role::Paragraph | Role::Link | Role::BoldLine);
    if case.letter.blocks.iter().any(|(role, _)| is_text(*role)) {
        return Vec::new();
    }
    let tables = &case.letter.tables;
    let in_doubt = tables.iter().find(|table| table.doubtful);
    vec![match in_doubt.or(tables.first()) {
        Some(table) => Found::review(Place::Body(table.span), "perhaps-in-table"),
        None if case.letter.leaves_open(Aspect::Text) => {
            let found = Found::review(Place::Body(None), "perhaps-not-read");
            found.about(not_read::may_hold_text(case))
        }
        None => Found::violation(Place::Body(None), "missing"),
    }]
}
