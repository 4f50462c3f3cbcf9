//! Declarations that set nothing which is computed, and are noticed because they may show something.

use cssparser::Parser;

use super::css_values::{CssResult, Value, wrong};
use crate::coverage;

/// What is noticed of a declaration of this name, and whether it is important.
pub(super) fn not_read(name: &str, input: &mut Parser<'_>) -> CssResult<(Value, bool)> {
    // `content` shows nothing on an element; what it makes before and after one is looked for elsewhere.
    if name.eq_ignore_ascii_case("content") {
        return wrong();
    }
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
    if !property.may_show(value) {
        return wrong();
    }
    let last = value.rsplit('!').next().unwrap_or_default().trim();
    Ok((
        Value::NotRead(place),
        last.eq_ignore_ascii_case("important"),
    ))
}
