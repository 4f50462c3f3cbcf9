//! `picture-count`: the letter has at most one picture. Hidden and 1×1 pictures are none; a logo
//! or signature that the source declares does not count (I18).

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::Span;

pub(super) const RULE: Rule = Rule {
    name: RuleName::PictureCount,
    clauses: &[ClauseId::A2_2d],
    readings: &[EntryId::I18],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.pictures();
    let pictures = case.letter.pictures.iter();
    let counted: Vec<Option<Span>> = pictures
        .filter(|picture| !picture.declared)
        .map(|picture| picture.span)
        .collect();
    let Some(&first_over) = counted.get(limit as usize) else {
        return Vec::new();
    };
    let found = Found::violation(Place::Body(first_over), "too-many").measured(
        counted.len() as u32,
        limit,
        Unit::Pictures,
    );
    vec![found.at(counted.into_iter().flatten()).about_letter()]
}
