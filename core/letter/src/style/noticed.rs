//! Declarations that set nothing which is computed, and are noticed because they may show something.

use cssparser::Parser;

use super::css_values::{CssResult, Value, wrong};
use crate::coverage::{self, leads_to_picture};

/// What is said of a part of a style: its text says more than its name, where it is short.
pub(super) fn said(text: Option<&str>, name: &str) -> String {
    const SHORT: usize = 60;
    let text = text.map(|text| text.trim().trim_end_matches(';'));
    text.filter(|text| text.len() <= SHORT)
        .unwrap_or(name)
        .to_owned()
}

/// What is noticed of a style that is filled in later.
pub(super) fn filled_in() -> Option<Value> {
    coverage::place_of_property(coverage::FILLED_IN).map(Value::NotRead)
}

/// What is noticed of a declaration of this name, and whether it is important.
pub(super) fn not_read(name: &str, input: &mut Parser<'_>) -> CssResult<(Value, bool)> {
    let place = if name.bytes().any(|b| b.is_ascii_uppercase()) {
        coverage::place_of_property(&name.to_ascii_lowercase())
    } else {
        coverage::place_of_property(name)
    };
    let Some((place, property)) = place.and_then(|place| Some((place, coverage::property(place)?)))
    else {
        return wrong();
    };
    let start = input.position();
    while input.next().is_ok() {}
    let value = input.slice_from(start).trim_end();
    let last = value.rsplit('!').next().unwrap_or_default().trim();
    let important = last.eq_ignore_ascii_case("important");
    // `content` puts nothing but a picture in an element's place, and before and after one it makes a
    // box.
    if property.name == "content" && !leads_to_picture(value) {
        const NOTHING: [&str; 7] = [
            "none",
            "normal",
            "initial",
            "inherit",
            "unset",
            "revert",
            "revert-layer",
        ];
        let value = match important {
            true => value.rsplit_once('!').map_or(value, |(value, _)| value),
            false => value,
        };
        let is = |nothing: &str| value.trim().eq_ignore_ascii_case(nothing);
        if NOTHING.iter().any(|nothing| is(nothing)) {
            return wrong();
        }
        if property.makes(value) {
            return Ok((Value::Words(place), important));
        }
        let shows = value.contains(|c: char| !c.is_whitespace() && !matches!(c, '"' | '\''));
        return Ok((Value::Flag(shows), important));
    }
    if !property.may_show(value) {
        return wrong();
    }
    Ok((Value::NotRead(place), important))
}
