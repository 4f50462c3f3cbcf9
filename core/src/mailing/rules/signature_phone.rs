//! `signature-phone`: the signature has a phone number; two under the reading that takes the
//! plural at its word (I24).

use super::{Case, Found, Rule, news_digest, signature_present::lacks};
use crate::mailing::Unit;
use crate::policy::{ClauseId, EntryId, Reading, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SignaturePhone,
    clauses: &[ClauseId::A2_4],
    readings: &[EntryId::I24],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let Some(signature) = &case.letter.signature else {
        return Vec::new();
    };
    let least = if case.brief.terms.readings.is(Reading::I24TwoPhones) {
        2
    } else {
        1
    };
    let phones = signature.parts.phones;
    if phones >= least {
        return Vec::new();
    }
    let found = lacks(case, RULE.name, "too-few", "perhaps-in-picture");
    found
        .map(|found| found.measured(phones, least, Unit::Phones))
        .into_iter()
        .collect()
}
