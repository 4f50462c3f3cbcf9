//! `links-own`: links lead to the School's own resources only: the hosts that the brief names,
//! with their sub-domains (I16). Where a link leads cannot always be told: a merge tag or a
//! relative address goes to a person, unless the brief says where it leads.

use std::borrow::Cow;

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::OwnHost;
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use idna::punycode;
use nu_alumni_letter::{Span, layout::Target};

pub(super) const RULE: Rule = Rule {
    name: RuleName::LinksOwn,
    clauses: &[ClauseId::A2_2b],
    readings: &[EntryId::I16],
    binds: news_digest::binds_no_digest,
    check,
};

const UNIVERSITY_HOST: &str = "nu.edu.kz";

fn check(case: &Case<'_>) -> Vec<Found> {
    let university = case.brief.terms.readings.is(Reading::I16UniversityHostAlso);
    let university = UNIVERSITY_HOST
        .parse::<OwnHost>()
        .ok()
        .filter(|_| university);
    let named = case.brief.own_hosts.as_deref();
    let is_own = |host: &str| {
        named
            .unwrap_or_default()
            .iter()
            .chain(&university)
            .any(|own| own.covers(host))
    };
    let mut found = Vec::new();
    let mut open: Vec<Option<Span>> = Vec::new();
    // What a mailing service adds is no part of the letter.
    let footers = case.brief.terms.readings.is(Reading::I16FooterLinksCount);
    let in_letter = case.letter.links.iter().filter(|link| {
        let in_footer = link.span.is_some_and(|span| case.letter.is_in_footer(span));
        footers || !in_footer
    });
    let told = |address: &str| {
        let told = case.brief.links.iter().find(|told| told.address == address);
        told.map(|told| Target::Host(told.leads_to.host().to_owned()))
    };
    for link in in_letter {
        let place = Place::Body(link.span);
        match &told(&link.address).unwrap_or_else(|| link.target.clone()) {
            Target::Host(host) | Target::Perhaps(host) if is_own(host) => {}
            // Nobody said which hosts are own: one finding stands for all links.
            Target::Host(_) if named.is_none() => open.push(link.span),
            Target::Host(host) => found.push(
                Found::violation(place, "outside").arg("host", as_written(host).into_owned()),
            ),
            Target::Scheme(scheme) => {
                found.push(Found::violation(place, "not-a-page").arg("scheme", scheme))
            }
            Target::Perhaps(_) => {
                found.push(Found::review(place, "perhaps-address").arg("address", &link.address))
            }
            Target::MergeTag => found.push(Found::review(place, "merge-tag")),
            Target::Relative => found.push(Found::review(place, "relative")),
            Target::Unreadable => found.push(Found::review(place, "unreadable")),
        }
    }
    if let Some(&first) = open.first() {
        let none = Found::undetermined(Place::Body(first), "no-own-hosts", "own_hosts");
        let none = none.arg("count", open.len()).about_letter();
        found.push(none.at(open.into_iter().flatten()));
    }
    found
}

/// A host as people write it, in its own script; one whose letters pass for those of another script
/// stays as DNS has it.
fn as_written(host: &str) -> Cow<'_, str> {
    // Where a link leads was read as an address, which checks what the labels say.
    let labels = host
        .split('.')
        .map(|label| match label.strip_prefix("xn--") {
            Some(code) => punycode::decode_to_string(code).map(Cow::Owned),
            None => Some(label.into()),
        });
    let Some(written) = labels.collect::<Option<Vec<Cow<'_, str>>>>() else {
        return host.into();
    };
    let written = written.join(".");
    let ascii_ending = written.rsplit('.').next().is_some_and(str::is_ascii);
    let deceives = written.split('.').any(|label| {
        let (mut latin, mut other, mut alike) = (false, false, true);
        for c in label.chars().filter(|c| c.is_alphabetic()) {
            // With its accents, of which the IDN tables of German or Turkish are full.
            let is_latin = c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c);
            latin |= is_latin;
            other |= !is_latin;
            alike &= "асеорхуіјѕһԛԝӏ".contains(c);
        }
        other && (latin || alike && ascii_ending)
    });
    if deceives || written == host {
        host.into()
    } else {
        written.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_shown_in_its_own_script_unless_it_passes_for_another() {
        assert_eq!(as_written("xn--e1afmkfd.xn--p1ai"), "пример.рф");
        assert_eq!(as_written("xn--mnchen-3ya.example"), "münchen.example");
        assert_eq!(as_written("nu.edu.kz"), "nu.edu.kz");
        for host in ["пример.com", "сор.рф"] {
            let ascii = idna::domain_to_ascii(host).expect("a host");
            assert_eq!(as_written(&ascii), host);
        }
        // `nu.еdu.kz` with a Cyrillic letter, and `рорса.com` of nothing but look-alikes.
        for host in ["nu.еdu.kz", "рорса.com"] {
            let ascii = idna::domain_to_ascii(host).expect("a host");
            assert_eq!(as_written(&ascii), ascii, "{host}");
        }
    }
}
