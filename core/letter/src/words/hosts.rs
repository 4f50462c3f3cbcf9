//! Bare e-mail and web addresses in text.

use linkify::{LinkFinder, LinkKind};

use super::list::{List, list};

/// Endings that make `name.ending` an address although nothing else says so.
pub(super) static ENDINGS: List = list!("hosts.txt", "endings");
/// Endings that do so where a path follows: they are words too.
pub(super) static ENDINGS_BEFORE_PATH: List = list!("hosts.txt", "endings before a path");
/// What only looks like an address.
pub(super) static NO_ADDRESSES: List = list!("hosts.txt", "no addresses");

/// Whether `line` holds an e-mail or web address.
pub(crate) fn has_link(line: &str) -> bool {
    let mut finder = LinkFinder::new();
    finder
        .url_must_have_scheme(false)
        .kinds(&[LinkKind::Email, LinkKind::Url]);
    (line.contains('@') || line.contains('.')) && finder.links(line).next().is_some()
}

/// Whether `line` is an e-mail address and nothing else.
pub(crate) fn is_email(line: &str) -> bool {
    let line = line.trim();
    line.contains('@') && !line.contains(char::is_whitespace) && has_link(line)
}

/// The web addresses written out in `text`.
pub(crate) fn bare_addresses(text: &str) -> impl Iterator<Item = linkify::Link<'_>> {
    let mut finder = LinkFinder::new();
    finder
        .url_must_have_scheme(false)
        .kinds(&[LinkKind::Url, LinkKind::Email]);
    let links = finder.links(text);
    links.filter(|link| *link.kind() == LinkKind::Url && is_evident(link.as_str()))
}

/// Whether what may be a web address is one.
fn is_evident(address: &str) -> bool {
    let host_end = address.find(['/', '?', '#', ':']).unwrap_or(address.len());
    let ending = address
        .get(..host_end)
        .and_then(|host| host.rsplit('.').next());
    address.contains("://")
        || address
            .get(..4)
            .is_some_and(|w| w.eq_ignore_ascii_case("www."))
        || ending.is_some_and(|e| {
            // "on campus.Online registration" wants a space.
            let mut letters = e.chars();
            let begins_sentence = letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase);
            let ending = e.to_lowercase();
            let has_path = address.get(host_end..).is_some_and(|path| path.len() > 1);
            !begins_sentence
                && !NO_ADDRESSES.contains(&address.to_lowercase())
                && (ENDINGS.contains(&ending) || has_path && ENDINGS_BEFORE_PATH.contains(&ending))
        })
}
