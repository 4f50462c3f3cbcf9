//! `picture-size`: a picture is at most 800 by 600 pixels, in the file's own pixels and as it is
//! shown (I18). The library asks no server: the size of a file that the source does not hold goes
//! to a person.

use super::{Case, Found, Place, Rule, news_digest};
use crate::{
    decision::Severity,
    mailing::{Fix, FixGrade},
    policy::{ClauseId, EntryId, Reading, RuleName},
};
use nu_alumni_letter::layout::{FilePixels, PictureFacts};

pub(super) const RULE: Rule = Rule {
    name: RuleName::PictureSize,
    clauses: &[ClauseId::A2_2d],
    readings: &[EntryId::I18],
    binds: news_digest::binds_no_digest,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    let limits = case.limits;
    let (most_w, most_h) = (limits.picture_width(), limits.picture_height());
    let exactly = case.brief.terms.readings.is(Reading::I18Exactly);
    let wrong = |measured: f64, limit: u32| {
        // A browser rounds what it shows to whole pixels.
        let limit = f64::from(limit);
        if exactly {
            (measured - limit).abs() >= 0.5
        } else {
            measured >= limit + 0.5
        }
    };
    let mut all = Vec::new();
    for picture in case
        .letter
        .pictures
        .iter()
        .filter(|picture| !picture.declared)
    {
        let mut found = Vec::new();
        let place = Place::Body(picture.span);
        let sized = |key, width: Option<f64>, height: Option<f64>| {
            let fails =
                width.is_some_and(|w| wrong(w, most_w)) || height.is_some_and(|h| wrong(h, most_h));
            let side = |px: Option<f64>| {
                px.map_or_else(|| "?".to_owned(), |px| super::round(px).to_string())
            };
            fails.then(|| {
                Found::violation(place, key)
                    .arg("width", side(width))
                    .arg("height", side(height))
                    .arg("limit_width", most_w)
                    .arg("limit_height", most_h)
            })
        };
        let mut file_fits = true;
        match picture.file {
            FilePixels::Known(w, h) => {
                let wrong = sized(
                    if exactly {
                        "file-not-exact"
                    } else {
                        "file-too-large"
                    },
                    Some(w.into()),
                    Some(h.into()),
                );
                file_fits = wrong.is_none();
                found.extend(wrong);
            }
            FilePixels::Elsewhere => found.push(Found::review(place, "file-elsewhere")),
            FilePixels::Unreadable => found.push(Found::review(place, "file-unreadable")),
            FilePixels::NotEnclosed => found.push(Found::review(place, "file-not-enclosed")),
        }
        if picture.shown_unknown {
            found.push(Found::review(place, "shown-unknown"));
        }
        let shown = (
            picture.shown_width.map(f64::from),
            picture.shown_height.map(f64::from),
        );
        // A file that is shown as it is, and is too large, is one fault and not two.
        let as_is = matches!(picture.file, FilePixels::Known(w, h) if shown == (Some(w.into()), Some(h.into())));
        if file_fits || !as_is {
            let too_large = sized(
                if exactly {
                    "shown-not-exact"
                } else {
                    "shown-too-large"
                },
                shown.0,
                shown.1,
            );
            let fix = || (!exactly).then(|| smaller(case, picture)).flatten();
            found.extend(too_large.map(|found| found.fix(fix())));
        }
        if let Some((width, height)) = picture.shown_elsewhere
            && found.is_empty()
        {
            let sides = (width.map(f64::from), height.map(f64::from));
            let too_large = sized("shown-elsewhere", sides.0, sides.1);
            found.extend(too_large.map(|found| Found {
                severity: Severity::NeedsReview,
                ..found
            }));
        }
        // Who has to mend a picture looks at all of it.
        if found
            .iter()
            .any(|one: &Found| one.severity == Severity::Violation)
        {
            found.retain(|one| one.severity == Severity::Violation);
        }
        all.append(&mut found);
    }
    all
}

/// The picture shown within its limits, its proportions kept: by its attributes, which all mail programs
/// heed, and by its style where that has a say.
fn smaller(case: &Case<'_>, picture: &PictureFacts) -> Option<Fix> {
    let (most_w, most_h) = (case.limits.picture_width(), case.limits.picture_height());
    let (width, height) = (
        picture.shown_width.map(f64::from),
        picture.shown_height.map(f64::from),
    );
    let by = |side: Option<f64>, most: u32| side.map(|side| f64::from(most) / side);
    let scale = by(width, most_w).into_iter().chain(by(height, most_h));
    let scale = scale.fold(1.0, f64::min);
    let sides = [("width", width), ("height", height)];
    let sides = sides.map(|(name, side)| Some((name, (side? * scale).floor())));
    let letter = case.letter;
    let style = letter.styles.of(picture.node);
    let least = [
        ("min-width", style.width_limits.0),
        ("min-height", style.height_limits.0),
    ];
    let least = least.into_iter().filter(|(_, least)| least.is_some());
    let shared = style.width_shares.0.is_some();
    let in_style = style.width.is_some() || style.height.is_some() || shared;
    let in_style = in_style || least.clone().next().is_some();
    let mut edits = Vec::new();
    for (name, side) in sides.iter().flatten() {
        edits.push(letter.with_attribute(picture.node, name, &side.to_string())?);
    }
    if in_style {
        let of = |(name, side): &(&str, f64)| format!("{name}:{side}px");
        let sides = sides.iter().flatten().map(of);
        let least = least.map(|(name, _)| format!("{name}:0px"));
        let plain: Vec<String> = sides.chain(least).collect();
        let plain = plain.join(";");
        let strong = plain.replace("px", "px!important");
        edits.push(letter.restyled(picture.node, &[&plain, &strong])?);
    }
    // Behind a cell it is the cell that is made smaller.
    let element = letter.tree.element(picture.node)?;
    let grade = match &*element.name {
        "img" => FixGrade::Safe,
        _ => FixGrade::Review,
    };
    Fix::of(grade, edits)
}
