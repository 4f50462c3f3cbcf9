//! `post-hashtag`: the initiator's registered hashtag stands in the post for social networks, in any
//! case (I28). Without a post there is nothing to hold against it.

use super::{Binding, Case, Found, Place, Rule};
use crate::mailing::{Fix, FixGrade};
use crate::policy::{ClauseId, EntryId, RuleName};
use crate::sending::post_has_hashtag;
use nu_alumni_letter::Span;

pub(super) const RULE: Rule = Rule {
    name: RuleName::PostHashtag,
    clauses: &[ClauseId::A4_4],
    readings: &[EntryId::I28],
    binds: |brief, _| Binding::only_if(brief.post.is_some(), "row.no-post"),
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    let Some(post) = &case.brief.post else {
        return Vec::new();
    };
    let initiator = case.brief.initiator.as_ref();
    let Some(hashtag) = initiator.and_then(|i| i.hashtag.as_ref()) else {
        let found = Found::undetermined(NOWHERE, "not-registered", "initiator.hashtag");
        return vec![found];
    };
    if post_has_hashtag(post, hashtag).is_some() {
        return Vec::new();
    }
    let found = Found::violation(Place::Post, "missing").arg("hashtag", hashtag.as_str());
    let end = u32::try_from(post.trim_end().len()).unwrap_or(u32::MAX);
    let replacement = format!(" {}", hashtag.as_str());
    let span = Span::new(end, end);
    vec![found.fix(Fix::of(FixGrade::Review, [(span, replacement)]))]
}
