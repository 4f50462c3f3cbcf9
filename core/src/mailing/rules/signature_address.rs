//! `signature-address`: the signature has a postal address (I24).

use super::{Case, Found, Rule, news_digest, signature_present::lacks};

pub(super) const RULE: Rule = Rule {
    name: "signature-address",
    clauses: &["A2.4"],
    readings: &["I24"],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    match &case.letter.signature {
        Some(signature) if !signature.parts.address => lacks(case, "missing").into_iter().collect(),
        _ => Vec::new(),
    }
}
