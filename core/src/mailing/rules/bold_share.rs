//! `bold-share`: bold is kept to a minimum. How much that is, a person says: the share of the
//! letter's visible characters is shown, titles left out (I20). A share above the caller's
//! `bold_share` is pointed out besides.

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::layout::is_bold;

pub(super) const RULE: Rule = Rule {
    name: RuleName::BoldShare,
    clauses: &[ClauseId::A2_3b],
    readings: &[EntryId::I20],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let letter = case.letter;
    let first = letter.plain_blocks().find_map(|block| {
        let (run, text) = block
            .runs()
            .find(|(run, text)| is_bold(letter.styles.of(run.node)) && !text.trim().is_empty())?;
        let start = run.start as usize;
        Some(block.source_of(
            letter.tree,
            start,
            start.saturating_add(text.trim_end().len()),
        ))
    });
    let Some(first) = first else {
        return Vec::new();
    };
    let share = letter.bold_share;
    let place = Place::Body(first);
    let percent = |share: f64| (share * 100.0).round();
    let mut review = Found::review(place, "bold").arg("percent", percent(share));
    review.measured = Some(crate::mailing::Quantity {
        value: super::round(share),
        unit: Unit::Share,
    });
    let mut found = vec![review];
    if let Some(limit) = case.limits.bold_share()
        && share > limit
    {
        let advice = Found::advice(place, "above-setting").measured(share, limit, Unit::Share);
        found.push(
            advice
                .arg("percent", percent(share))
                .arg("limit_percent", percent(limit)),
        );
    }
    found
}
