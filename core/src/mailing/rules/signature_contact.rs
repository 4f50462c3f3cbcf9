//! `signature-contact`: the signature has contact details: a name or unit, and an e-mail or web
//! address (I24). Each that is missing is a finding of its own.

use super::{Case, Found, Rule, news_digest, signature_present::lacks};
use crate::policy::{ClauseId, EntryId, RuleName};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SignatureContact,
    clauses: &[ClauseId::A2_4],
    readings: &[EntryId::I24],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let Some(signature) = &case.letter.signature else {
        return Vec::new();
    };
    let lacks = |key, in_picture| lacks(case, RULE.name, key, in_picture);
    let name = !signature.parts.name_or_unit;
    let name = name.then(|| lacks("no-name", "name-perhaps-in-picture"));
    let address = !signature.parts.email_or_web;
    let address = address.then(|| lacks("no-email-or-web", "address-perhaps-in-picture"));
    name.into_iter().chain(address).flatten().collect()
}
