//! `table-count`: the letter has at most one data table; layout tables do not count (I17).

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::layout::DataTable;

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
    let certain: Vec<&DataTable> = tables.iter().filter(|table| !table.doubtful).collect();
    let all: Vec<&DataTable> = tables.iter().collect();
    let over = |counted: &[&DataTable], found: fn(Place, &'static str) -> Found, key| {
        let first_over = counted.get(limit as usize)?;
        let found = found(Place::Body(first_over.span), key);
        let found = found.measured(counted.len() as u32, limit, Unit::Tables);
        let places = counted.iter().filter_map(|table| table.span);
        Some(found.at(places))
    };
    let texts = || {
        let spans = all.iter().filter_map(|table| table.span);
        let texts = spans.filter_map(|span| span.of(case.draft.body_text()));
        texts.collect::<String>()
    };
    over(&certain, Found::violation, "too-many")
        .map(Found::about_letter)
        .or_else(|| Some(over(&all, Found::review, "perhaps-too-many")?.about(texts())))
        .into_iter()
        .collect()
}
