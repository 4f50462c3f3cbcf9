//! `signature-address`: the signature has a postal address (I24).

use super::{Case, Found, Rule, news_digest, signature_present::lacks};
use crate::policy::{ClauseId, EntryId, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SignatureAddress,
    clauses: &[ClauseId::A2_4],
    readings: &[EntryId::I24],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    match &case.letter.signature {
        Some(signature) if !signature.parts.address => {
            let found = lacks(case, RULE.name, "missing", "perhaps-in-picture");
            found.into_iter().collect()
        }
        _ => Vec::new(),
    }
}
