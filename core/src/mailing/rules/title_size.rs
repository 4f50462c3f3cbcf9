//! `title-size`: the title's font is at most 2 times the letter's (I23). Each heading is one
//! finding.

use super::{Case, Found, Place, Rule, font_size, news_digest, restyle};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::layout::Role;

pub(super) const RULE: Rule = Rule {
    name: RuleName::TitleSize,
    clauses: &[ClauseId::A2_3e],
    readings: &[EntryId::I23],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let letter = case.letter;
    let times = case.limits.title_times();
    let Some(font_px) = letter.font_px.map(f64::from).filter(|px| *px > 0.0) else {
        return Vec::new();
    };
    let elsewhere = letter.elsewhere();
    letter
        .with_role(Role::Title)
        .filter_map(|block| {
            let Some((measured, span)) = letter.larger_than(block, font_px * times) else {
                return font_size::found_elsewhere(case, block, &elsewhere);
            };
            let found = Found::violation(Place::Body(span), "too-large");
            let found = found.fix(restyle::no_larger(case, block, font_px * times));
            Some(
                found
                    .measured(measured / font_px, times, Unit::Times)
                    .arg("title_px", super::round(measured))
                    .arg("letter_px", super::round(font_px)),
            )
        })
        .collect()
}
