//! `table-count`: the letter has at most one data table; layout tables do not count (I17).

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::TableCount,
    clauses: &[ClauseId::A2_2c],
    readings: &[EntryId::I17],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.tables();
    let tables = &case.letter.tables;
    let certain: Vec<_> = tables.iter().filter(|table| !table.doubtful).collect();
    if let Some(first_over) = certain.get(limit as usize) {
        let place = Place::Body(first_over.span);
        return vec![Found::violation(place, "too-many").measured(
            certain.len() as u32,
            limit,
            Unit::Tables,
        )];
    }
    if let Some(first_over) = tables.get(limit as usize) {
        let place = Place::Body(first_over.span);
        return vec![Found::review(place, "perhaps-too-many").measured(
            tables.len() as u32,
            limit,
            Unit::Tables,
        )];
    }
    Vec::new()
}
