//! `table-rows`: a data table has at most 7 rows, the header row among them (I17). A table that
//! may only lay the page out goes to a person.

use super::{Case, Found, Place, Rule, news_digest};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use crate::{mailing::Unit, policy::Readings};
use nu_alumni_letter::layout::DataTable;

pub(super) const RULE: Rule = Rule {
    name: RuleName::TableRows,
    clauses: &[ClauseId::A2_2c],
    readings: &[EntryId::I17],
    binds: news_digest::binds_no_digest,
    check,
};

/// A table's rows under the reading taken.
pub(crate) fn rows(table: &DataTable, readings: &Readings) -> u32 {
    if readings.is(Reading::I17HeaderRowNotCounted) {
        table.rows.saturating_sub(table.header_rows)
    } else {
        table.rows
    }
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.table_rows();
    let tables = case.letter.tables.iter();
    tables
        .filter_map(|table| {
            let measured = rows(table, &case.brief.terms.readings);
            let place = Place::Body(table.span);
            let found = if table.doubtful {
                Found::review(place, "perhaps-too-many")
            } else {
                Found::violation(place, "too-many")
            };
            (measured > limit).then(|| found.measured(measured, limit, Unit::Rows))
        })
        .collect()
}
