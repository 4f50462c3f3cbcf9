//! `paragraph-count`: the body has at most 3 paragraphs (I14). The finding stands at the first
//! paragraph too many, and names all that were counted.

use super::{Case, Found, Place, Rule, news_digest, paragraphs};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::Span;

pub(super) const RULE: Rule = Rule {
    name: RuleName::ParagraphCount,
    clauses: &[ClauseId::A2_2],
    readings: &[EntryId::I14],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.paragraphs();
    let paragraphs = paragraphs(case.letter, &case.brief.terms.readings);
    let counted: Vec<Option<Span>> = paragraphs.map(|p| p.source(case.letter.tree)).collect();
    let Some(&first_over) = counted.get(limit as usize) else {
        return Vec::new();
    };
    let found = Found::violation(Place::Body(first_over), "too-many").measured(
        counted.len() as u32,
        limit,
        Unit::Paragraphs,
    );
    vec![found.at(counted.into_iter().flatten()).about_letter()]
}
