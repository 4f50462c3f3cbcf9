//! What a letter says to mail programs alone, of which they make buttons and cards: schema.org's markup, as
//! JSON-LD or in attributes, shown or not.

use html5ever::local_name;

use crate::{Aspect, Unread, source::Tree};

const JSON_LD: &str = "application/ld+json";

/// What may become a button or a card.
pub(super) fn unread(tree: &Tree) -> impl Iterator<Item = Unread> {
    let markup = tree.attributes.iter().filter(|attribute| {
        let value = || tree.text(&attribute.value).trim();
        match attribute.name {
            local_name!("itemtype") => !value().is_empty(),
            local_name!("type") => value().eq_ignore_ascii_case(JSON_LD),
            _ => false,
        }
    });
    // One says enough: a letter has them by the dozen.
    markup.take(1).map(|attribute| {
        let what = match attribute.name {
            local_name!("type") => JSON_LD,
            _ => "itemtype",
        };
        Unread::new(what, Some(attribute.span), &[Aspect::Text, Aspect::Links])
    })
}
