//! Declarations that set nothing which is computed, and are noticed: those that show a picture, and
//! those that are not read.

use super::css_values::{Property, Value};
use crate::coverage;

/// What is noticed of a declaration of this name.
#[derive(Clone, Copy)]
pub(super) enum Noticed {
    /// It may show a picture.
    Picture,
    /// It is not read; its place in the list of those.
    NotRead(u16),
}

/// What is noticed of a declaration of this name, if anything.
pub(super) fn noticed(name: &str) -> Option<Noticed> {
    if name.eq_ignore_ascii_case("background") || name.eq_ignore_ascii_case("background-image") {
        return Some(Noticed::Picture);
    }
    // It shows nothing on an element; what it makes before and after one is looked for elsewhere.
    if name.eq_ignore_ascii_case("content") {
        return None;
    }
    // A property of the letter's own may hold the address of a picture.
    if name.starts_with("--") {
        return coverage::place_of_property("--*").map(Noticed::NotRead);
    }
    let place = if name.bytes().any(|b| b.is_ascii_uppercase()) {
        coverage::place_of_property(&name.to_ascii_lowercase())
    } else {
        coverage::place_of_property(name)
    };
    place.map(Noticed::NotRead)
}

impl Noticed {
    /// What a declaration of this value sets.
    pub(super) fn sets(self, value: &str) -> Option<(Property, Value)> {
        match self {
            Self::Picture => Some((Property::Picture, Value::Flag(address_of(value).is_some()))),
            Self::NotRead(place) => coverage::property(place)
                .filter(|not_read| not_read.may_show(value))
                .map(|_| (Property::NotRead, Value::NotRead(place))),
        }
    }
}

/// The first address in the text of a declaration: what stands in `url(…)`.
pub(super) fn address_of(text: &str) -> Option<&str> {
    let open = text
        .as_bytes()
        .windows(4)
        .position(|four| four.eq_ignore_ascii_case(b"url("))?;
    let inner = text.get(open.saturating_add(4)..)?.trim_start();
    let end = match inner.as_bytes().first()? {
        &quote @ (b'"' | b'\'') => {
            let inner = inner.get(1..)?;
            return inner.get(..inner.find(char::from(quote))?);
        }
        _ => inner.find(')')?,
    };
    Some(inner.get(..end)?.trim_end()).filter(|address| !address.is_empty())
}
