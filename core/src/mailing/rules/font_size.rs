//! `font-size`: no font is very large: more than 2 times the letter's, the ratio that the text
//! draws for the title, which has a rule of its own (I21). Each block is one finding.

use super::{Case, Found, Place, Rule, news_digest, restyle};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use nu_alumni_letter::{
    layout::{Block, Role},
    style::Elsewhere,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::FontSize,
    clauses: &[ClauseId::A2_3c],
    readings: &[EntryId::I21],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let letter = case.letter;
    let limits = case.limits;
    let limit = if case.brief.terms.readings.is(Reading::I21PixelSize) {
        let Some(px) = limits.font_size_px() else {
            return vec![Found::undetermined(
                Place::Body(None),
                "no-setting",
                "limits.font_size_px",
            )];
        };
        px
    } else {
        let Some(px) = letter.font_px else {
            return Vec::new();
        };
        f64::from(px) * limits.title_times()
    };
    let elsewhere = letter.elsewhere();
    let blocks = letter
        .blocks
        .iter()
        .filter(|(role, _)| *role != Role::Title);
    blocks
        .filter_map(|(_, block)| {
            let Some((measured, span)) = letter.larger_than(block, limit) else {
                return found_elsewhere(case, block, &elsewhere);
            };
            let found = Found::violation(Place::Body(span), "very-large");
            let found = found.measured(measured, limit, Unit::Pixels);
            Some(found.fix(restyle::no_larger(case, block, limit)))
        })
        .collect()
}

/// A block that is large on other screens than the desk's alone: a person looks.
pub(super) fn found_elsewhere(
    case: &Case<'_>,
    block: &Block,
    elsewhere: &[(Elsewhere<'_>, f32)],
) -> Option<Found> {
    let times = case.limits.title_times();
    let mut larger = elsewhere.iter().filter_map(|(there, font_px)| {
        let limit = f64::from(*font_px) * times;
        case.letter.larger_elsewhere(block, limit, there)
    });
    let (measured, span) = larger.next()?;
    let found = Found::review(Place::Body(span), "elsewhere");
    Some(found.arg("px", super::round(measured)))
}
