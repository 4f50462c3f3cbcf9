//! `picture-count`: the letter has at most one picture. Hidden and 1×1 pictures are none; a logo
//! or signature that the source declares does not count (I18).

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::PictureCount,
    clauses: &[ClauseId::A2_2d],
    readings: &[EntryId::I18],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limit = case.limits.pictures();
    let mut pictures = case
        .letter
        .pictures
        .iter()
        .filter(|picture| !picture.declared);
    let Some(first_over) = pictures.nth(limit as usize) else {
        return Vec::new();
    };
    let measured = limit
        .saturating_add(1)
        .saturating_add(pictures.count() as u32);
    let place = Place::Body(first_over.span);
    vec![Found::violation(place, "too-many").measured(measured, limit, Unit::Pictures)]
}
