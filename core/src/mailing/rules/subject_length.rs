//! `subject-length`: a subject has at most 120 characters, counted as a reader sees them (I13).
//! What a merge tag will print is known where the brief says it; else such a subject goes to a person,
//! unless the rest of it is too long already. Of what stands in a condition or a loop nobody knows whether
//! it is shown, and how often: that goes to a person whatever its length.

use unicode_segmentation::UnicodeSegmentation;

use super::{Case, Found, Place, Rule, news_digest};
use crate::policy::{ClauseId, EntryId, Reading, RuleName};
use crate::{mailing::Unit, policy::Readings};
use nu_alumni_letter::{
    Span,
    layout::{
        characters, is_seen,
        merge_tags::{MergeTag, printed, without_tags},
    },
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::SubjectLength,
    clauses: &[ClauseId::A2_1],
    readings: &[EntryId::I13],
    binds: news_digest::binds_no_digest,
    check,
};

/// The subject's characters under the reading taken.
pub(crate) fn count(subject: &str, readings: &Readings) -> u32 {
    if readings.is(Reading::I13CodePoints) {
        subject.trim().chars().count() as u32
    } else {
        characters(subject.trim())
    }
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let Some(subject) = case.subject else {
        return Vec::new();
    };
    let readings = &case.brief.terms.readings;
    let limit = case.limits.subject_characters();
    let tags = case.subject_tags;
    let fixed = without_tags(subject, tags);
    let measured = count(&fixed, readings);
    let conditional = tags.iter().any(|tag| !tag.prints);
    if measured > limit && !conditional {
        let place = Place::Subject(excess(subject, limit, readings));
        return vec![
            Found::violation(place, "too-long")
                .measured(measured, limit, Unit::Characters)
                .about_letter(),
        ];
    }
    let written = |tag: &MergeTag| subject.get(tag.start..tag.end).unwrap_or_default();
    let told = |tag: &MergeTag| case.brief.longest(written(tag)).is_some();
    let longest = printed(subject, tags, |tag| case.brief.longest(tag).or(Some(0)));
    if !conditional && tags.iter().all(told) && count(&longest, readings) <= limit {
        return Vec::new();
    }
    if let (Some(first), Some(last)) = (tags.first(), tags.last()) {
        let span = Span::new(first.start as u32, last.end as u32);
        let key = if conditional {
            "conditional"
        } else {
            "merge-tag"
        };
        let found = Found::review(Place::Subject(Some(span)), key);
        return vec![
            found
                .measured(measured, limit, Unit::Characters)
                .about(subject),
        ];
    }
    Vec::new()
}

/// What stands behind the last character allowed.
fn excess(subject: &str, limit: u32, readings: &Readings) -> Option<Span> {
    let text = subject.trim_start();
    let lead = subject.len().saturating_sub(text.len());
    let start = if readings.is(Reading::I13CodePoints) {
        text.char_indices().nth(limit as usize).map(|(at, _)| at)
    } else {
        text.grapheme_indices(true)
            .filter(|(_, cluster)| is_seen(cluster))
            .nth(limit as usize)
            .map(|(at, _)| at)
    };
    let start = start?.saturating_add(lead);
    Some(Span::new(start as u32, subject.trim_end().len() as u32))
}
