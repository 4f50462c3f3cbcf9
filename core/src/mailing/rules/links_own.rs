//! `links-own`: links lead to the School's own resources only: the hosts that the brief names,
//! with their sub-domains (I16). Where a link leads cannot always be told: a merge tag or a
//! relative address goes to a person.

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::OwnHost;
use crate::policy::Reading;
use nu_alumni_letter::layout::Target;

pub(super) const RULE: Rule = Rule {
    name: "links-own",
    clauses: &["A2.2b"],
    readings: &["I16"],
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
    let mut open: Option<(Place, u32)> = None;
    for link in &case.letter.links {
        let place = Place::Body(link.span);
        match &link.target {
            Target::Host(host) if is_own(host) => {}
            // Nobody said which hosts are own: one finding stands for all links.
            Target::Host(_) if named.is_none() => {
                let (first, count) = open.unwrap_or((place, 0));
                open = Some((first, count.saturating_add(1)));
            }
            Target::Host(host) => found.push(Found::violation(place, "outside").arg("host", host)),
            Target::Scheme(scheme) => {
                found.push(Found::violation(place, "not-a-page").arg("scheme", scheme))
            }
            Target::MergeTag => found.push(Found::review(place, "merge-tag")),
            Target::Relative => found.push(Found::review(place, "relative")),
            Target::Unreadable => found.push(Found::review(place, "unreadable")),
        }
    }
    if let Some((place, count)) = open {
        found.push(Found::undetermined(place, "no-own-hosts", "own_hosts").arg("count", count));
    }
    found
}
