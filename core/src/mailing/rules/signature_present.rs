//! `signature-present`: the letter has a signature (I24).

use super::{Case, Found, Place, Rule, news_digest, not_read, rewording};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{
    Aspect, Span,
    layout::{FilePixels, Role},
};

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
    // What was not read is never called missing (I46): the rest, or what a picture shows where a
    // signature would stand, behind the last text.
    let texts = case.letter.blocks.iter();
    let texts = texts.filter(|(role, _)| !matches!(role, Role::LegalFooter | Role::Aside));
    let places = texts.filter_map(|(_, block)| block.source(case.letter.tree));
    let last = places.map(|place| place.end).max().unwrap_or(0);
    let pictures = pictures(case, Span::new(last, last));
    vec![if case.letter.leaves_open(Aspect::Text) {
        let found = Found::review(Place::Body(None), "perhaps-not-read");
        found.about(not_read::may_hold_text(case))
    } else if !pictures.is_empty() {
        let found = Found::review(Place::Body(None), "perhaps-in-picture");
        found.about(pictures.concat())
    } else {
        Found::violation(Place::Body(None), "missing")
    }]
}

/// What is missing in a signature: a violation, but where a merge tag in it may yet print it, or
/// what was not read hold it, as a picture may.
pub(super) fn lacks(
    case: &Case<'_>,
    rule: RuleName,
    key: &'static str,
    in_picture: &'static str,
) -> Option<Found> {
    let signature = case.letter.signature.as_ref()?;
    let place = Place::Body(signature.span);
    let pictures = signature.span.map(|span| pictures(case, span));
    let pictures = pictures.unwrap_or_default();
    let may_yet =
        signature.has_merge_tag || case.letter.leaves_open(Aspect::Text) || !pictures.is_empty();
    let found = if may_yet {
        let text = signature
            .span
            .and_then(|span| span.of(case.draft.body_text()));
        let seen = format!(
            "{}\n{}\n{}",
            text.unwrap_or_default(),
            not_read::may_hold_text(case),
            pictures.concat()
        );
        let only_picture = !signature.has_merge_tag && !case.letter.leaves_open(Aspect::Text);
        let found = Found::review(place, if only_picture { in_picture } else { key });
        Found {
            readings: &[EntryId::I46],
            ..found.about(seen)
        }
    } else {
        // A letter has one signature, whatever is written into it.
        Found::violation(place, key).about_letter()
    };
    let line = format!("{rule}.{key}");
    Some(found.fix(rewording::line_to_fill_in(case, signature.span, &line)))
}

/// The source of each picture in a signature, or behind it, that has room for contact details: no icon,
/// and none that the caller calls a logo.
fn pictures<'t>(case: &Case<'t>, signature: Span) -> Vec<&'t str> {
    const ROOM: (f64, f64) = (200.0, 60.0);
    let pictures = case.letter.pictures.iter();
    let with_room = pictures
        .filter(|picture| !picture.declared)
        .filter(|picture| {
            let file = match picture.file {
                FilePixels::Known(width, height) => Some((width, height)),
                _ => None,
            };
            let has_room = |shown: Option<f32>, file: Option<u32>, room: f64| {
                let side = shown.map(f64::from).or(file.map(f64::from));
                side.is_none_or(|side| side >= room)
            };
            picture.span.is_some_and(|span| {
                span.start >= signature.start && !case.letter.is_in_footer(span)
            }) && has_room(picture.shown_width, file.map(|(width, _)| width), ROOM.0)
                && has_room(picture.shown_height, file.map(|(_, height)| height), ROOM.1)
        });
    with_room
        .filter_map(|picture| picture.span?.of(case.draft.body_text()))
        .collect()
}
