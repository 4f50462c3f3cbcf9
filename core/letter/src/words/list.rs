//! Lists of words, read from their files while the library is compiled.
//!
//! The entries are copied out of the file, so that what stands beside them there is left behind.

use std::{ops::Range, sync::OnceLock};

use foldhash::{HashMap, HashSet};

/// A list of words or phrases in small letters.
pub(crate) struct List {
    entries: &'static [&'static str],
    /// The same, where whole words are looked up.
    words: OnceLock<HashSet<&'static str>>,
    /// The same by their first two characters, where lines begin with them.
    beginnings: OnceLock<Beginnings>,
    /// The name of its file, its own name, and what the file says.
    #[cfg(test)]
    pub(super) source: (&'static str, &'static str, &'static str),
}

/// Entries by their first two characters, of which most texts have others: marked are the places, among
/// 1,024, of those that some entry has.
#[derive(Default)]
struct Beginnings {
    marks: [u64; 16],
    entries: HashMap<Beginning, Vec<&'static str>>,
}

impl Beginnings {
    /// The place of a beginning's mark.
    fn mark([one, two]: Beginning) -> (usize, u64) {
        let place = u32::from(one).wrapping_mul(37).wrapping_add(two.into()) % 1_024;
        ((place / 64) as usize, 1_u64.wrapping_shl(place))
    }
}

/// The list of this name in this file.
macro_rules! list {
    ($file:literal, $name:literal) => {{
        const TEXT: &str = include_str!($file);
        const SIZE: (usize, usize) = crate::words::list::size(TEXT, $name);
        const JOINED: [u8; SIZE.1] = crate::words::list::joined(TEXT, $name);
        const ENTRIES: [&str; SIZE.0] = crate::words::list::divided(&JOINED);
        crate::words::list::List::new(
            &ENTRIES,
            #[cfg(test)]
            ($file, $name, TEXT),
        )
    }};
}
pub(super) use list;

impl List {
    pub(super) const fn new(
        entries: &'static [&'static str],
        #[cfg(test)] source: (&'static str, &'static str, &'static str),
    ) -> Self {
        Self {
            entries,
            words: OnceLock::new(),
            beginnings: OnceLock::new(),
            #[cfg(test)]
            source,
        }
    }

    /// Its entries.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        let entries = self.entries.iter().copied();
        entries.filter(|entry| !self.lacks(entry))
    }

    /// Its entries, whether a test has taken one away or not.
    #[cfg(test)]
    pub(super) fn all(&self) -> &'static [&'static str] {
        self.entries
    }

    /// Whether this is one of its entries.
    pub(super) fn contains(&self, word: &str) -> bool {
        let words = self
            .words
            .get_or_init(|| self.entries.iter().copied().collect());
        words.contains(word) && !self.lacks(word)
    }

    /// Its entries that begin so.
    fn beginning_with(&self, begin: Beginning) -> &[&'static str] {
        let beginnings = self.beginnings.get_or_init(|| {
            let mut beginnings = Beginnings::default();
            for entry in self.entries {
                if let Some(begin) = beginning(entry.chars()) {
                    beginnings.entries.entry(begin).or_default().push(*entry);
                    let (place, bit) = Beginnings::mark(begin);
                    if let Some(marks) = beginnings.marks.get_mut(place) {
                        *marks |= bit;
                    }
                }
            }
            beginnings
        });
        let (place, bit) = Beginnings::mark(begin);
        match beginnings.marks.get(place) {
            Some(marks) if marks & bit != 0 => {
                let entries = beginnings.entries.get(&begin);
                entries.map_or(&[], Vec::as_slice)
            }
            _ => &[],
        }
    }

    /// Whether a text may, in small letters, begin with one of its entries: told by as much of it as
    /// is in ASCII.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let Some(begin) = small_beginning(text) else {
            return false;
        };
        self.beginning_with(begin).iter().any(|entry| {
            let mut bytes = text.bytes().zip(entry.bytes());
            let other = bytes.find(|(a, b)| a.to_ascii_lowercase() != *b);
            other.is_none_or(|(a, b)| !a.is_ascii() || !b.is_ascii())
        })
    }

    /// Whether a test has taken this entry away.
    #[cfg(not(test))]
    pub(super) const fn lacks(&self, _: &str) -> bool {
        false
    }

    /// Whether a test has taken this entry away.
    #[cfg(test)]
    pub(super) fn lacks(&self, entry: &str) -> bool {
        let (file, name, _) = self.source;
        TAKEN_AWAY.get() == Some((file, name, entry))
    }
}

#[cfg(test)]
thread_local! {
    /// The entry that the test on this thread has taken away: its file, its list, and itself.
    pub(super) static TAKEN_AWAY: std::cell::Cell<Option<(&'static str, &'static str, &'static str)>> =
        const { std::cell::Cell::new(None) };
}

/// A text in small letters that phrases are looked for in, with the marks of every four bytes that
/// follow one another in it: most phrases have four that the text has not, so few are searched for.
pub(super) struct Searched<'t> {
    text: &'t str,
    marks: [u64; 64],
}

impl<'t> Searched<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut marks = [0_u64; 64];
        for (place, bit) in four_bytes(text).map(mark) {
            if let Some(marks) = marks.get_mut(place) {
                *marks |= bit;
            }
        }
        Self { text, marks }
    }

    /// Whether one of the list's entries stands anywhere in the text.
    pub(super) fn has_any(&self, list: &List) -> bool {
        list.entries.iter().any(|entry| {
            let is_marked =
                |(place, bit)| self.marks.get(place).is_some_and(|marks| marks & bit != 0);
            four_bytes(entry).map(mark).all(is_marked)
                && memchr::memmem::find(self.text.as_bytes(), entry.as_bytes()).is_some()
                && !list.lacks(entry)
        })
    }
}

/// Every four bytes that follow one another.
fn four_bytes(text: &str) -> impl Iterator<Item = [u8; 4]> {
    let windows = text.as_bytes().windows(4);
    windows.filter_map(|four| four.first_chunk().copied())
}

/// Where four bytes are marked, among 4,096 places.
fn mark(four: [u8; 4]) -> (usize, u64) {
    let hash = u32::from_le_bytes(four).wrapping_mul(0x9E37_79B1) >> 20;
    ((hash >> 6) as usize, 1_u64.wrapping_shl(hash))
}

/// The first two characters of a text.
type Beginning = [char; 2];

fn beginning(mut text: impl Iterator<Item = char>) -> Option<Beginning> {
    Some([text.next()?, text.next()?])
}

/// The first two characters of a text in small letters.
#[inline]
fn small_beginning(text: &str) -> Option<Beginning> {
    match text.as_bytes() {
        [a @ ..=b'\x7F', b @ ..=b'\x7F', ..] => {
            Some([a.to_ascii_lowercase().into(), b.to_ascii_lowercase().into()])
        }
        _ => other_beginning(text),
    }
}

/// The same of any text.
#[inline(never)]
fn other_beginning(text: &str) -> Option<Beginning> {
    beginning(text.chars().flat_map(char::to_lowercase))
}

/// `text` in small letters, as [`str::to_lowercase`] has it; Cyrillic ones are found at once.
pub(crate) fn small(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let moved = |c: char, by: u32| char::from_u32(u32::from(c).saturating_add(by)).unwrap_or(c);
    let mut small = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\u{7F}' => small.push(c.to_ascii_lowercase()),
            'А'..='Я' => small.push(moved(c, 32)),
            'Ѐ'..='Џ' => small.push(moved(c, 80)),
            'а'..='џ' => small.push(c),
            // How it is written hangs on what stands around it.
            'Σ' => return text.to_lowercase(),
            _ => small.extend(c.to_lowercase()),
        }
    }
    small
}

/// The shortest rest of a line behind one of these phrases, where the line begins with one and the
/// word does not go on.
pub(super) fn begins_with<'t>(line: &'t str, phrases: &List) -> Option<&'t str> {
    // Every line of a letter is asked, and few begin as any phrase does.
    let begin = beginning(line.chars())?;
    phrases
        .beginning_with(begin)
        .iter()
        .filter(|phrase| !phrases.lacks(phrase))
        .filter_map(|phrase| {
            let rest = line.strip_prefix(phrase)?;
            let mut behind = rest.chars();
            let goes_on = match behind.next() {
                // "Hi-Tech"
                Some('-') => behind.next().is_some_and(char::is_alphanumeric),
                Some(c) => c.is_alphanumeric(),
                None => false,
            };
            (!goes_on).then_some(rest)
        })
        .min_by_key(|rest| rest.len())
}

/// Whether it is a letter or a figure; Cyrillic letters are told at once.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}')
        || c.is_alphanumeric()
}

/// Whether it is an emoji, an arrow, or another sign that is no letter and no figure.
pub(crate) fn is_sign(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{2190}'..='\u{2BFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
        && !c.is_alphanumeric()
}

/// How many bytes of `text` are such: in pieces that a byte can count, as then many are looked at at
/// once.
pub(crate) fn count_bytes(text: &str, is_such: impl Fn(u8) -> bool) -> usize {
    let count = |piece: &[u8]| {
        let each = piece.iter().map(|b| u8::from(is_such(*b)));
        usize::from(each.fold(0u8, u8::wrapping_add))
    };
    text.as_bytes()
        .chunks(usize::from(u8::MAX))
        .map(count)
        .sum()
}

/// The text with a stroke for each of these pieces of it, which stand in order.
pub(super) fn cut_out(text: &str, pieces: impl Iterator<Item = Range<usize>>) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0usize;
    for piece in pieces {
        rest.push_str(text.get(at..piece.start).unwrap_or_default());
        rest.push('|');
        at = piece.end;
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}

/// The words of a text; a hyphen is part of a word.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(is_alphanumeric(c) || c == '-'))
        .filter(|word| !word.is_empty())
}

/// Whether a word has several letters, and all are capitals.
pub(crate) fn is_in_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

/// Whether text in small letters holds a word of this list.
pub(super) fn has_word(lower: &str, list: &List) -> bool {
    words_of(lower).any(|word| list.contains(word))
}

/// A file's lines up to its end, as the compiler reads them.
struct Lines<'t> {
    rest: &'t [u8],
    /// The list whose entries are looked for, and whether the reading is in it.
    list: &'t [u8],
    inside: bool,
}

impl<'t> Lines<'t> {
    const fn of(text: &'t str, list: &'t str) -> Self {
        Self {
            rest: text.as_bytes(),
            list: list.as_bytes(),
            inside: false,
        }
    }

    /// The list's next entry.
    const fn next_entry(&mut self) -> Option<&'t [u8]> {
        while !self.rest.is_empty() {
            let line = self.next_line();
            match line {
                [b'=', b'=', b' ', name @ ..] => self.inside = are_equal(name, self.list),
                // An empty line, a line of an example, a language, a remark.
                [] | [b' ' | b'[' | b'#', ..] => {}
                [b'"', entry @ .., b'"'] if self.inside => return Some(entry),
                entry if self.inside => return Some(entry),
                _ => {}
            }
        }
        None
    }

    const fn next_line(&mut self) -> &'t [u8] {
        let text = self.rest;
        let mut length = 0usize;
        while let [byte, rest @ ..] = self.rest {
            self.rest = rest;
            if *byte == b'\n' {
                break;
            }
            length = length.saturating_add(1);
        }
        match text.split_at(length).0 {
            // Git may have written it so.
            [line @ .., b'\r'] => line,
            line => line,
        }
    }
}

const fn are_equal(mut one: &[u8], mut two: &[u8]) -> bool {
    while let ([a, one_rest @ ..], [b, two_rest @ ..]) = (one, two) {
        if *a != *b {
            return false;
        }
        (one, two) = (one_rest, two_rest);
    }
    one.is_empty() && two.is_empty()
}

/// How many entries a list has, and how many bytes they take with a line's end behind each.
pub(super) const fn size(text: &str, list: &str) -> (usize, usize) {
    let (mut entries, mut bytes) = (0usize, 0usize);
    let mut lines = Lines::of(text, list);
    while let Some(entry) = lines.next_entry() {
        entries = entries.saturating_add(1);
        bytes = bytes.saturating_add(entry.len()).saturating_add(1);
    }
    (entries, bytes)
}

/// The entries of a list, a line's end behind each: a copy, so that the rest of the file is left
/// behind.
pub(super) const fn joined<const BYTES: usize>(text: &str, list: &str) -> [u8; BYTES] {
    let mut joined = [b'\n'; BYTES];
    let mut free: &mut [u8] = &mut joined;
    let mut lines = Lines::of(text, list);
    while let Some(entry) = lines.next_entry() {
        let (slot, behind) = free.split_at_mut(entry.len());
        slot.copy_from_slice(entry);
        // The line's end is there already.
        free = behind.split_at_mut(1).1;
    }
    joined
}

/// The lines of `joined`.
pub(super) const fn divided<const ENTRIES: usize>(
    joined: &'static [u8],
) -> [&'static str; ENTRIES] {
    let mut entries = [""; ENTRIES];
    let mut free: &mut [&str] = &mut entries;
    let mut lines = Lines {
        rest: joined,
        list: &[],
        inside: true,
    };
    while let Some((slot, behind)) = free.split_first_mut() {
        if let Ok(entry) = std::str::from_utf8(lines.next_line()) {
            *slot = entry;
        }
        free = behind;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    static PHRASES: List = List::new(&["ab", "abca", "bca bc", "сіз"], ("", "", ""));

    #[test]
    fn letters_and_figures_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric());
        }
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let text = format!("A{c}Ж{c}");
            assert_eq!(small(&text), text.to_lowercase());
        }
    }

    proptest::proptest! {
        #[test]
        fn a_phrase_is_found_wherever_it_stands(text in "[abc сізй]{0,24}") {
            let stands = PHRASES.all().iter().any(|phrase| text.contains(phrase));
            proptest::prop_assert_eq!(Searched::new(&text).has_any(&PHRASES), stands);
        }
    }
}
