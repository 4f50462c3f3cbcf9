//! Whether the alternatives of a message, and what it invites to, say the same.

use std::borrow::Cow;

use foldhash::HashSet;
use html5ever::local_name;

use crate::{
    layout::{merge_tags, shown_words},
    source::{NodeId, NodeKind, Tree, is_heading},
    words::{footers::is_legal_footer, is_in_capitals},
};

/// Words that programs write for links and pictures where they make text of HTML, in small letters.
const MARK_UP: [&str; 14] = [
    "cid",
    "image",
    "images",
    "inline",
    "link",
    "links",
    "tm",
    "изображение",
    "картинка",
    "рисунок",
    "ссылка",
    "ссылки",
    "сурет",
    "сілтеме",
];

/// What stands in the letter.
#[derive(Default)]
pub(crate) struct Known {
    /// Its words in small letters, with those that neighbouring texts make together.
    words: HashSet<String>,
    /// Those that it has in capitals, or that a program may write so: of headings, and in bold.
    loud: HashSet<String>,
    /// The hosts that it leads to.
    hosts: HashSet<String>,
}

impl Known {
    pub(crate) fn of(shown: &Tree, subject: &str) -> Self {
        let mut known = Self {
            hosts: hosts_of(shown),
            ..Self::default()
        };
        for word in words(&shown_words(subject)) {
            let small = word.text.to_lowercase();
            if is_in_capitals(word.text) {
                known.loud.insert(small.clone());
            }
            known.words.insert(small);
        }
        for text in descriptions(shown) {
            known
                .words
                .extend(words(&text).map(|word| word.text.to_lowercase()));
        }
        // A word may be written in several elements, and programs join what stood in two.
        let mut ends: Vec<String> = Vec::new();
        for (node, text) in texts(shown) {
            let is_loud = is_loud(shown, node);
            let (mut count, mut last) = (0_usize, String::new());
            for word in words(&text) {
                let small = word.text.to_lowercase();
                if is_loud || is_in_capitals(word.text) {
                    known.loud.insert(small.clone());
                }
                if count == 0 {
                    ends.iter_mut().for_each(|end| end.push_str(&small));
                    known.words.extend(ends.iter().cloned());
                }
                known.words.insert(small.clone());
                count = count.saturating_add(1);
                last = small;
            }
            match count {
                0 => continue,
                1 => ends.truncate(MOST_JOINED),
                _ => ends.clear(),
            }
            ends.retain(|end| end.len() <= LONGEST_JOINED);
            ends.insert(0, last);
        }
        known
    }

    /// Whether `other` says what the letter does not: a word or a figure that stands nowhere in it, or words
    /// in capitals that are in none there. Honest alternatives come in another order, spell out addresses,
    /// number what is a list, write headings and bold in capitals, say that there is HTML too, and take
    /// leave of subscribers; that is all let pass.
    pub(crate) fn says_other_things(&self, other: &Tree) -> bool {
        let mut others = texts(other).map(|(_, text)| text);
        others.any(|text| {
            let may_be_heading = !text.contains(char::is_lowercase);
            !is_about_the_mailing(&text) && self.lacks(&text, may_be_heading)
        }) || self.leads_elsewhere(other)
    }

    /// Whether `other`, of which no program wrote a word, has one that the letter has not.
    pub(crate) fn lacks_words_of(&self, other: &Tree) -> bool {
        texts(other).any(|(_, text)| self.lacks(&text, false))
    }

    /// Whether `other` leads to a host to which the letter does not. Where the letter has hosts of its own, a
    /// mailing service put its own in the place of what was written, and nothing can be told.
    fn leads_elsewhere(&self, other: &Tree) -> bool {
        let others = hosts_of(other);
        self.hosts.is_subset(&others) && self.hosts.len() < others.len()
    }

    /// Whether a line has what the letter has not; one that may be a heading may be in capitals.
    fn lacks(&self, line: &str, may_be_heading: bool) -> bool {
        let tags = merge_tags::find(line);
        let masked = merge_tags::masked(line, &tags);
        let line = without_mark_up(&masked);
        words(&line).enumerate().any(|(place, word)| {
            let is_figure = is_figure(word.text);
            let small = word.text.to_lowercase();
            let is_loud = !may_be_heading && is_in_capitals(word.text);
            if self.words.contains(&small) {
                return is_loud && !self.loud.contains(&small);
            }
            match is_figure {
                true => place > 0 || !word.numbers,
                false => word.text.chars().nth(1).is_some() && !MARK_UP.contains(&small.as_str()),
            }
        })
    }
}

/// So many texts side by side make one word together at most, and a word no longer than this.
const MOST_JOINED: usize = 7;
const LONGEST_JOINED: usize = 100;

fn is_figure(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text stands in a heading or in bold, as near as in letters.
fn is_loud(tree: &Tree, text: NodeId) -> bool {
    const NEAR: usize = 8;
    let mut above =
        std::iter::successors(tree.node(text).parent, |&id| tree.node(id).parent).take(NEAR);
    above.any(|id| {
        tree.element(id).is_some_and(|element| {
            let name = &element.name;
            is_heading(name)
                || matches!(
                    *name,
                    local_name!("b") | local_name!("strong") | local_name!("th")
                )
        })
    })
}

/// The hosts that a letter leads to, and that its text names.
fn hosts_of(tree: &Tree) -> HashSet<String> {
    let texts = texts(tree).map(|(_, text)| text);
    let texts = texts.chain(descriptions(tree));
    texts.flat_map(|text| hosts(&text)).collect()
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

/// What a mail program shows as text, without what shows nothing, each with its node.
fn texts(tree: &Tree) -> impl Iterator<Item = (NodeId, String)> {
    let is_code = |id| {
        let element = tree.element(id);
        element.is_some_and(|e| matches!(e.name, local_name!("style") | local_name!("script")))
    };
    let nodes = tree.nodes.iter().enumerate();
    nodes.filter_map(move |(place, node)| match &node.kind {
        NodeKind::Text(text) if !node.parent.is_some_and(is_code) => {
            Some((NodeId::at(place), shown_words(tree.text(text))))
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

/// The same without what programs put in brackets: the names of files that stand for pictures of no
/// description, `[image: a.png]`, and the numbers of links and pictures, `[1]`, `[Inline image 1]`.
fn without_mark_up(text: &str) -> Cow<'_, str> {
    const OPENING: char = '[';
    const FILES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".svg"];
    const NAME_BYTES: usize = 255;
    let is_mark_up = |word: &str| is_figure(word) || MARK_UP.contains(&word);
    let added = |behind: &str| {
        let end = behind.bytes().take(NAME_BYTES).position(|b| b == b']')?;
        let name = behind.get(..end)?.to_ascii_lowercase();
        let mut words = words(&name).map(|word| word.text);
        let is_added = FILES.iter().any(|file| name.ends_with(file)) || words.all(is_mark_up);
        is_added.then_some(end)
    };
    let mut pieces = text.split(OPENING);
    let mut shown = Cow::Borrowed(pieces.next().unwrap_or_default());
    for piece in pieces {
        let shown = shown.to_mut();
        match added(piece) {
            Some(end) => shown.push_str(piece.get(end..).unwrap_or_default()),
            None => {
                shown.push(OPENING);
                shown.push_str(piece);
            }
        }
    }
    shown
}

/// A word of a text.
struct Word<'t> {
    text: &'t str,
    /// Whether it stands as a list's number does: `1.`, `2)`.
    numbers: bool,
}

/// The words of a text. Addresses, which mailing services shorten and add, and signs spelt for HTML are
/// none.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let is_other = |piece: &&str| {
        ["://", "@", "www.", "cid:"]
            .iter()
            .any(|sign| piece.contains(sign))
            || piece.contains('&') && piece.contains(';')
    };
    let pieces = text
        .split_whitespace()
        .filter(move |piece| !is_other(piece));
    pieces.flat_map(|piece| {
        let numbers = piece.ends_with(['.', ')']);
        let words = piece.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(move |text| Word { text, numbers })
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
        let other = read_plain_text(plain.to_owned(), false, false);
        Known::of(&shown, "Winter").says_other_things(&other)
    }

    #[test]
    fn an_honest_alternative_says_the_same() {
        for plain in [
            "DEAR ALUMNI,\n\nWe meet on 21 December at our campus.\n\n1. Tea\n2. A talk",
            "[image: image001.png] Dear [image: New poster 12.JPG] Alumni [image002.png]",
            "[image: Library hall] our campus [12] <https://track.example/q/77/12345>",
            "Your program does not show HTML.\nA talk\nTo unsubscribe, write to us.",
            "12. A talk, tea&nbsp;and&nbsp;more&nbsp;of&nbsp;it",
            "our campus (https://c.example/x)",
            "Links:\n------\n[1] https://c.example/x\n[Inline image 1] [cid:logo]",
            "Dear AlumniWe meet on21December at *|PLACE|*our campus. (tm) [X]",
            "OUR CAMPUS",
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
            "We meet on 21 January",
            "We do not meet on 21 December",
            "20:00 Tea",
            "5 talks",
            "We MEET at our campus",
            "On December 21 we meet at our Kampus",
            "our campus https://c.example/x https://other.example/",
            "[image: please register today]",
            "[image: x.png] please register today",
            "[image: please register today a.png",
            "[We meet on 25 December",
            "[We meet on 25 December at our campus]",
            "red",
            "Dear Alumni,\n\nWe\n\nsend\n\nno\n\nnews",
        ] {
            assert!(differs(plain), "{plain}");
        }
    }
}
