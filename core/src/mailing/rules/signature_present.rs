//! `signature-present`: the letter has a signature (I24).

use super::{Case, Found, Place, Rule, news_digest, not_read, rewording};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::Aspect;

pub(super) const RULE: Rule = Rule {
    name: RuleName::SignaturePresent,
    clauses: &[ClauseId::A2_4],
    readings: &[EntryId::I24, EntryId::I46],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    if case.letter.signature.is_some() {
        return Vec::new();
    }
    // What was not read is never called missing (I46).
    vec![if case.letter.leaves_open(Aspect::Text) {
        let found = Found::review(Place::Body(None), "perhaps-not-read");
        found.about(not_read::may_hold_text(case))
    } else {
        Found::violation(Place::Body(None), "missing")
    }]
}

/// What is missing in a signature: a violation, but where a merge tag in it may yet print it, or
/// what was not read hold it.
pub(super) fn lacks(case: &Case<'_>, rule: RuleName, key: &'static str) -> Option<Found> {
    let signature = case.letter.signature.as_ref()?;
    let place = Place::Body(signature.span);
    let found = if signature.has_merge_tag || case.letter.leaves_open(Aspect::Text) {
        let text = signature
            .span
            .and_then(|span| span.of(case.draft.body_text()));
        let seen = format!(
            "{}\n{}",
            text.unwrap_or_default(),
            not_read::may_hold_text(case)
        );
        Found::review(place, key).about(seen)
    } else {
        // A letter has one signature, whatever is written into it.
        Found::violation(place, key).about_letter()
    };
    let line = format!("{rule}.{key}");
    Some(found.fix(rewording::line_to_fill_in(case, signature.span, &line)))
}
