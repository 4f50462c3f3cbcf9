//! Whether the alternatives of a message say the same.

use std::borrow::Cow;

use foldhash::{HashSet, HashSetExt};
use html5ever::local_name;

use crate::{
    layout::shown_words,
    source::{NodeKind, Tree},
    words::footers::is_legal_footer,
};

/// So many words in a row that the letter has nowhere are another text.
const OTHER_WORDS: u32 = 3;

/// Whether `other` says what `shown` does not: some words in a row, or a figure of a date or an
/// hour, that stand nowhere in it. Honest alternatives come in another order, spell out addresses,
/// number what is a list, say that there is HTML too, and take leave of subscribers; that is all let
/// pass.
pub(crate) fn says_other_things(shown: &Tree, other: &Tree) -> bool {
    let mut known: HashSet<String> = HashSet::new();
    for text in texts(shown).chain(descriptions(shown)) {
        known.extend(words(&text).map(|(word, _)| word));
    }
    let mut row = 0_u32;
    for text in texts(other).filter(|text| !is_about_the_mailing(text)) {
        let text = without_pictures(&text);
        for (place, (word, in_brackets)) in words(&text).enumerate() {
            if known.contains(&word) {
                row = 0;
                continue;
            }
            let is_figure = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit());
            if is_figure && place > 0 && !in_brackets {
                return true;
            }
            row = row.saturating_add(1);
            if row >= OTHER_WORDS {
                return true;
            }
        }
    }
    leads_elsewhere(shown, other)
}

/// Whether `other` leads to a host to which `shown` does not. Where `shown` has hosts of its own, a
/// mailing service put its own in the place of what was written, and nothing can be told.
fn leads_elsewhere(shown: &Tree, other: &Tree) -> bool {
    let known: HashSet<String> = texts(shown)
        .chain(descriptions(shown))
        .flat_map(|text| hosts(&text))
        .collect();
    let others: HashSet<String> = texts(other)
        .chain(descriptions(other))
        .flat_map(|text| hosts(&text))
        .collect();
    known.is_subset(&others) && known.len() < others.len()
}

/// The hosts of the whole web addresses in a text.
fn hosts(text: &str) -> Vec<String> {
    let starts = text
        .match_indices("://")
        .map(|(at, sign)| at.saturating_add(sign.len()));
    let host = |start: usize| {
        let rest = text.get(start..)?;
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.')));
        let host = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches('.');
        let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
        host.contains('.').then_some(host)
    };
    starts.filter_map(host).collect()
}

/// What a mail program shows as text, without what shows nothing.
fn texts(tree: &Tree) -> impl Iterator<Item = String> {
    let is_code = |id| {
        let element = tree.element(id);
        element.is_some_and(|e| matches!(e.name, local_name!("style") | local_name!("script")))
    };
    tree.nodes.iter().filter_map(move |node| match &node.kind {
        NodeKind::Text(text) if !node.parent.is_some_and(is_code) => {
            Some(shown_words(tree.text(text)))
        }
        _ => None,
    })
}

/// What stands for pictures and links.
fn descriptions(tree: &Tree) -> impl Iterator<Item = String> {
    let described = |name| {
        matches!(
            name,
            &local_name!("alt") | &local_name!("title") | &local_name!("href")
        )
    };
    let attributes = tree.attributes.iter();
    attributes
        .filter(move |attribute| described(&attribute.name))
        .map(|attribute| shown_words(tree.text(&attribute.value)))
}

/// Whether a line is no part of the letter, in any language: it offers another view of it, or says
/// why there is one.
fn is_about_the_mailing(line: &str) -> bool {
    line.contains("HTML") || line.contains("html") || is_legal_footer(line)
}

/// The same without the names of files that stand for pictures of no description: `[image: a.png]`.
fn without_pictures(text: &str) -> Cow<'_, str> {
    const OPENING: &str = "[image: ";
    const FILES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".svg"];
    const NAME_BYTES: usize = 255;
    let file = |behind: &str| {
        let end = behind.bytes().take(NAME_BYTES).position(|b| b == b']')?;
        let name = behind.get(..end)?.to_ascii_lowercase();
        FILES.iter().any(|file| name.ends_with(file)).then_some(end)
    };
    let mut pieces = text.split(OPENING);
    let mut shown = Cow::Borrowed(pieces.next().unwrap_or_default());
    for piece in pieces {
        let shown = shown.to_mut();
        match file(piece) {
            Some(end) => shown.push_str(piece.get(end..).unwrap_or_default()),
            None => shown.extend([OPENING, piece]),
        }
    }
    shown
}

/// The words in small letters, each with whether it stands in brackets, as the numbers of links do.
/// Addresses, which mailing services shorten and add, and signs spelt for HTML are none.
fn words(text: &str) -> impl Iterator<Item = (String, bool)> {
    let is_other = |piece: &&str| {
        ["://", "@", "www."].iter().any(|sign| piece.contains(sign))
            || piece.contains('&') && piece.contains(';')
    };
    let pieces = text
        .split_whitespace()
        .filter(move |piece| !is_other(piece));
    pieces.flat_map(|piece| {
        let in_brackets = piece.starts_with('[');
        let words = piece.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(move |word| (word.to_lowercase(), in_brackets))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Effort, read_html, read_plain_text};

    const LETTER: &str = "<title>Reunion</title><style>p { color: red }</style>\
        <p>Dear Alumni,<p>We meet on <b>21</b> December at <a href='https://c.example/x?id=77'>our \
        campus</a>. <img alt='Library hall' src=x><ol><li>Tea<li>A talk</ol>";

    fn differs(plain: &str) -> bool {
        let mut effort = Effort::default();
        let shown = read_html(LETTER.to_owned(), &mut effort).unwrap();
        says_other_things(&shown, &read_plain_text(plain.to_owned(), false, false))
    }

    #[test]
    fn an_honest_alternative_says_the_same() {
        for plain in [
            "DEAR ALUMNI,\n\nWe meet on 21 December at our campus.\n\n1. Tea\n2. A talk",
            "[image: image001.png] Dear [image: New poster 12.JPG] Alumni",
            "[image: Library hall] our campus [12] <https://track.example/q/77/12345>",
            "Your program does not show HTML.\nA talk\nTo unsubscribe, write to us.",
            "12. A talk, and tea&nbsp;and&nbsp;more&nbsp;of&nbsp;it",
            "our campus (https://c.example/x)",
            "D\u{200B}ear A\u{AD}lumni, w\u{200B}e m\u{AD}eet o\u{200B}n 2\u{AD}1\u{A0}December",
            "",
        ] {
            assert!(!differs(plain), "{plain}");
        }
    }

    #[test]
    fn other_words_and_other_figures_are_another_letter() {
        for plain in [
            "Dear Alumni,\n\nPLEASE REGISTER TODAY",
            "We meet on 22 December",
            "We meet on 2\u{200B}2 December",
            "our campus https://c.example/x https://other.example/",
            "[image: please register today]",
            "[image: x.png] please register today",
            "[image: please register today a.png",
            "color: red",
            "Dear Alumni,\n\nWe\n\nsend\n\nno\n\nnews",
        ] {
            assert_eq!(differs(plain), plain != "color: red", "{plain}");
        }
    }
}
