//! Emoji that a mail program wrote as pictures.

use html5ever::{LocalName, local_name};

use super::characters;
use crate::{
    source::{Element, Tree},
    style::{Style, number_alone},
};

/// No emoji is shown larger, in pixels, nor made of more characters.
const LARGEST: f32 = 72.0;
const MOST_CHARACTERS: u32 = 2;

/// The emoji that this picture stands for: one whose text is nothing but it, and that says so or is
/// as small as one.
pub(super) fn emoji<'t>(tree: &'t Tree, picture: &Element, style: Style) -> Option<&'t str> {
    let value = |name: &LocalName| tree.value(picture, name).unwrap_or_default();
    let alt = value(&local_name!("alt")).trim();
    let is_symbol = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace();
    if alt.is_empty() || !alt.chars().all(is_symbol) || characters(alt) > MOST_CHARACTERS {
        return None;
    }
    let side =
        |css: Option<f32>, name: &LocalName| css.or_else(|| number_alone(value(name).trim()));
    let sides = [
        side(style.width, &local_name!("width")),
        side(style.height, &local_name!("height")),
    ];
    let says_so = || {
        let marks = ["data-emoji", "goomoji"].map(LocalName::from);
        marks
            .iter()
            .any(|mark| tree.attribute(picture, mark).is_some())
            || value(&local_name!("class")).contains("emoji")
            || ["emoji", "/e/"]
                .iter()
                .any(|word| value(&local_name!("src")).contains(word))
    };
    let known = sides.iter().flatten().next().is_some();
    (sides.iter().flatten().all(|px| *px <= LARGEST) && (known || says_so())).then_some(alt)
}
