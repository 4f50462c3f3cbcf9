//! Declarations that set nothing which is computed, and are noticed because they may show something.

use cssparser::Parser;

use super::css_values::{CssResult, Value, wrong};
use crate::coverage::{self, leads_to_picture};

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
    // box; the words in that are looked for elsewhere.
    if property.name == "content" && !leads_to_picture(value) {
        const NOTHING: [&str; 6] = ["none", "normal", "initial", "inherit", "unset", "revert"];
        let word = value.split('!').next().unwrap_or_default().trim();
        if NOTHING
            .iter()
            .any(|nothing| word.eq_ignore_ascii_case(nothing))
        {
            return wrong();
        }
        let shows = word.contains(|c: char| !c.is_whitespace() && !matches!(c, '"' | '\''));
        return Ok((Value::Flag(shows), important));
    }
    if !property.may_show(value) {
        return wrong();
    }
    Ok((Value::NotRead(place), important))
}
