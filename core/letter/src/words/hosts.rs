//! E-mail and web addresses written out in text.

use std::{collections::HashSet, sync::LazyLock};

use super::list::{List, is_alphanumeric, list, small};

/// Endings that are words or those of files too: surely an address only where a path follows.
pub(super) static ENDINGS_BEFORE_PATH: List = list!("hosts.txt", "endings before a path");
/// What only looks like an address.
pub(super) static NO_ADDRESSES: List = list!("hosts.txt", "no addresses");

/// The top-level domains there are.
static TOP_LEVEL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("domains/top_level.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// A scheme has at most so many letters.
const SCHEME_LETTERS: usize = 12;

/// What kind of address it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// An e-mail address.
    Email,
    /// A web address, or any that names its scheme.
    Web,
    /// A web address, or words without a space between them, or a file: `film.it`, `Astana.Online`,
    /// `film.mov`.
    Perhaps,
}

/// An address written out in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'t> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// The address.
    pub text: &'t str,
    /// What kind it is.
    pub kind: AddressKind,
}

impl Address<'_> {
    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }
}

/// The addresses written out in `text`, in any script.
///
/// ```
/// use nu_alumni_letter::layout::addresses;
///
/// let found: Vec<&str> = addresses("Тіркелу: тіркелу.қаз, lu.ma/nu, a@nu.edu.kz.").map(|a| a.text).collect();
/// assert_eq!(found, ["тіркелу.қаз", "lu.ma/nu", "a@nu.edu.kz"]);
/// ```
pub fn addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    all_addresses(text).filter(|address| address.kind != AddressKind::Perhaps)
}

/// The same, with those that may be none.
fn all_addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    let mut from = 0usize;
    std::iter::from_fn(move || {
        while let Some(rest) = text.as_bytes().get(from..) {
            let at = from.saturating_add(memchr::memchr3(b'.', b'@', b':', rest)?);
            let (found, next) = address_at(text, from, at);
            from = next.max(at.saturating_add(1));
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// The address around the mark at `at`, not beginning before `from`, and where the search goes on.
fn address_at(text: &str, from: usize, at: usize) -> (Option<Address<'_>>, usize) {
    let before = text.get(from..at).unwrap_or_default();
    let behind = text.get(at.saturating_add(1)..).unwrap_or_default();
    let begin = |length: usize| at.saturating_sub(length);
    let address = |start: usize, end: usize, kind| {
        let text = text.get(start..end)?;
        Some(Address { start, text, kind })
    };
    if let Some(rest) = behind.strip_prefix("//") {
        let letters = before.bytes().rev().take(SCHEME_LETTERS);
        let letters = letters.take_while(u8::is_ascii_alphabetic).count();
        let length = url_length(rest);
        let end = at.saturating_add(3).saturating_add(length);
        if text.as_bytes().get(at) == Some(&b':') && letters >= 2 && length > 0 {
            return (address(begin(letters), end, AddressKind::Web), end);
        }
        return (None, 0);
    }
    let in_host = |c: char| is_alphanumeric(c) || matches!(c, '-' | '.');
    let end_of = |text: &str| text.find(|c| !in_host(c)).unwrap_or(text.len());
    let host_behind = behind.get(..end_of(behind)).unwrap_or_default();
    let host_end = at.saturating_add(1).saturating_add(host_behind.len());
    match text.as_bytes().get(at) {
        Some(b'@') => {
            let in_name = |c: char| in_host(c) || matches!(c, '_' | '%' | '+');
            let name = before
                .len()
                .saturating_sub(before.trim_end_matches(in_name).len());
            let host = host_behind.trim_end_matches(['.', '-']);
            if name == 0 || !host.contains('.') || !ends_in_letters(host) {
                return (None, 0);
            }
            let end = at.saturating_add(1).saturating_add(host.len());
            (address(begin(name), end, AddressKind::Email), end)
        }
        Some(b'.') => {
            let front = before
                .len()
                .saturating_sub(before.trim_end_matches(in_host).len());
            let all = text.get(begin(front)..host_end).unwrap_or_default();
            // The name of an e-mail address.
            if text.as_bytes().get(host_end) == Some(&b'@') {
                let (found, next) = address_at(text, from, host_end);
                return (found, next.max(host_end.saturating_add(1)));
            }
            let host = all.trim_matches(['.', '-']);
            let lead = all
                .len()
                .saturating_sub(all.trim_start_matches(['.', '-']).len());
            let start = begin(front).saturating_add(lead);
            let whole = start.saturating_add(host.len()) == host_end;
            let rest = text.get(host_end..).filter(|_| whole).unwrap_or_default();
            let port = rest.strip_prefix(':').map_or(0, |rest| {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                if digits > 0 {
                    digits.saturating_add(1)
                } else {
                    0
                }
            });
            let path = rest.get(port..).unwrap_or_default();
            let path = if path.starts_with(['/', '?', '#']) {
                url_length(path)
            } else {
                0
            };
            // The name of a file, in the folder before it.
            let in_folder = text
                .get(..start)
                .is_some_and(|before| before.ends_with('\\'));
            let kind = host_kind(host, path > 1).filter(|_| !in_folder);
            let Some(kind) = kind else {
                return (None, host_end);
            };
            let end = start
                .saturating_add(host.len())
                .saturating_add(port)
                .saturating_add(path);
            (address(start, end, kind), end.max(host_end))
        }
        _ => (None, 0),
    }
}

/// How far an address goes: to white space or a quote, without the punctuation of the sentence.
fn url_length(text: &str) -> usize {
    let ends = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '|')
    };
    let mut url = text
        .get(..text.find(ends).unwrap_or(text.len()))
        .unwrap_or_default();
    let count = |mark| url.matches(mark).count();
    let mut unmatched = count(')').saturating_sub(count('('));
    loop {
        let shorter = match url.strip_suffix(')') {
            Some(shorter) if unmatched > 0 => {
                unmatched = unmatched.saturating_sub(1);
                shorter
            }
            _ => {
                url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', ']', '}', '*'])
            }
        };
        if shorter.len() == url.len() {
            return url.len();
        }
        url = shorter;
    }
}

fn ends_in_letters(host: &str) -> bool {
    let ending = host.rsplit('.').next().unwrap_or_default();
    ending.chars().count() >= 2
        && (ending.chars().all(char::is_alphabetic) || ending.starts_with("xn--"))
}

/// What kind of address the host makes that this may be: its ending is a top-level domain, and no mere
/// word.
fn host_kind(host: &str, has_path: bool) -> Option<AddressKind> {
    if !host.contains('.') || host.contains("..") || !ends_in_letters(host) {
        return None;
    }
    if host
        .get(..4)
        .is_some_and(|w| w.eq_ignore_ascii_case("www."))
    {
        return Some(AddressKind::Web);
    }
    let mut labels = host.rsplit('.');
    let ending = labels.next().unwrap_or_default();
    // "on campus.Online registration" wants a space; a path follows no sentence's first word.
    let mut letters = ending.chars();
    let begins_sentence = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    let ending = small(ending);
    let is_host = (TOP_LEVEL.contains(ending.as_str()) || ending.starts_with("xn--"))
        && !NO_ADDRESSES.contains(&small(host));
    let is_word = ENDINGS_BEFORE_PATH.contains(&ending);
    if has_path || !is_word && !begins_sentence {
        return is_host.then_some(AddressKind::Web);
    }
    // Some write each word of an address with a capital: `Eventbrite.Com`.
    if begins_sentence && (is_word || !host.starts_with(char::is_uppercase)) {
        return None;
    }
    // "9.am", "т.о"
    let name = labels.next().unwrap_or_default();
    let is_name = name.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    (is_host && is_name).then_some(AddressKind::Perhaps)
}

/// Whether `line` holds an e-mail or web address.
pub(crate) fn has_link(line: &str) -> bool {
    addresses(line).next().is_some()
}

/// Whether `line` is an e-mail address and nothing else.
pub(crate) fn is_email(line: &str) -> bool {
    let line = line.trim();
    let first = addresses(line).next();
    first.is_some_and(|address| address.kind == AddressKind::Email && address.text == line)
}

/// The web addresses written out in `text`.
pub(crate) fn bare_addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    perhaps_addresses(text).filter(|address| address.kind == AddressKind::Web)
}

/// The same, with those that may be none.
pub(crate) fn perhaps_addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    all_addresses(text).filter(|address| address.kind != AddressKind::Email)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).map(|address| address.text).collect()
    }

    #[test]
    fn addresses_are_told_in_any_script_and_with_any_ending() {
        assert_eq!(
            found("См. https://пример.рф/x, (пример.рф), www.foo.zz и аты.қаз."),
            ["https://пример.рф/x", "пример.рф", "www.foo.zz", "аты.қаз"]
        );
        assert_eq!(
            found("lu.ma/nu, aka.ms/x?a=1. events.club:8080/a_(b)"),
            ["lu.ma/nu", "aka.ms/x?a=1", "events.club:8080/a_(b)"]
        );
        assert_eq!(found("Lu.Ma/nu"), ["Lu.Ma/nu"]);
        assert_eq!(
            found("dana.a@nu.edu.kz;a@тест.рф"),
            ["dana.a@nu.edu.kz", "a@тест.рф"]
        );
        assert_eq!(
            found("https://nu.edu.kz@evil.com/"),
            ["https://nu.edu.kz@evil.com/"]
        );
    }

    #[test]
    fn what_has_dots_is_not_always_an_address() {
        for text in [
            "node.js",
            "12.05.2026",
            "и т.д.",
            "B.Sc. and M.Ed.",
            "A.Li",
            "a@b",
            "10:15",
            "каб. 8.215",
            "e.g. this",
            "см.Далее",
            "://",
            "@nu_alumni",
            "form.docx",
            "C:\\alumni\\list.com",
            "on campus.Online registration",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
            assert_eq!(perhaps_addresses(text).count(), 0, "{text}");
        }
        for (text, kind) in [
            ("Eventbrite.Com", Some(AddressKind::Perhaps)),
            ("Eventbrite.Com/x", Some(AddressKind::Web)),
            ("on Friday.It was", None),
            ("98.fm", None),
        ] {
            let kinds = perhaps_addresses(text).map(|address| address.kind);
            assert_eq!(kinds.last(), kind, "{text}");
        }
    }
}
