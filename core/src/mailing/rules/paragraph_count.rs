//! `paragraph-count`: the body has at most 3 paragraphs (I14). The finding stands at the first
//! paragraph too many.

use super::{Case, Found, Place, Rule, news_digest, paragraphs};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::ParagraphCount,
    clauses: &[ClauseId::A2_2],
    readings: &[EntryId::I14],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.paragraphs();
    let mut paragraphs = paragraphs(case.letter, &case.brief.terms.readings);
    let Some(first_over) = paragraphs.nth(limit as usize) else {
        return Vec::new();
    };
    let measured = limit
        .saturating_add(1)
        .saturating_add(paragraphs.count() as u32);
    let place = Place::Body(first_over.source(case.letter.tree));
    vec![Found::violation(place, "too-many").measured(measured, limit, Unit::Paragraphs)]
}
