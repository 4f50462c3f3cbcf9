//! Short lines between the letter and its sign-off: `See you there!`

use super::{
    is_sign,
    list::{List, begins_with, has_word, list, small},
};

/// How they begin.
pub(super) static OPENINGS: List = list!("closing_lines.txt", "openings");
/// What is wished in a few words, and opens sentences that go on too.
pub(super) static WISHES: List = list!("closing_lines.txt", "wishes");
/// What says more than they do: a request, how much is left.
pub(super) static MORE: List = list!("closing_lines.txt", "more than closing lines");
/// How they end, without their full stop.
pub(super) static ENDINGS: List = list!("closing_lines.txt", "endings");

/// They have at most so many words.
const WORDS: usize = 9;
const BYTES: usize = 160;
/// Behind a wish so many more.
const WORDS_BEHIND: usize = 2;

/// Whether a line closes a letter, with each of its sentences, and says nothing that the letter would
/// have to: no address, and a figure only where it begins as such lines do.
pub(crate) fn is_closing_line(line: &str) -> bool {
    let trimmed = line.trim();
    if trimmed.len() > BYTES || trimmed.split_whitespace().count() > WORDS {
        return false;
    }
    let sentences = trimmed
        .split_inclusive(". ")
        .flat_map(|text| text.split_inclusive("! "));
    // `:-)` is no sentence.
    let mut sentences = sentences
        .filter(|text| text.contains(char::is_alphanumeric))
        .peekable();
    sentences.peek().is_some() && sentences.all(closes)
}

/// An exclamation right above a sign-off has at most so many words.
const WORDS_OF_EXCLAMATION: usize = 5;

/// Whether a line is an exclamation of a few words, without an address or a figure: `Всем удачи!`
pub(crate) fn exclaims(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || is_sign(c));
    line.ends_with('!')
        && line.split_whitespace().nth(WORDS_OF_EXCLAMATION).is_none()
        && !line.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, '@' | '.' | ':' | '/' | '?' | ',' | '\n')
        })
}

/// Whether a sentence does.
fn closes(sentence: &str) -> bool {
    let text = sentence.trim_end_matches(|c: char| !c.is_alphanumeric());
    // An hour has a sign in it: `18:30`, `18.30`.
    let of_hour = |at: usize| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (before, behind) = text.split_at(at);
        is_digit(before.chars().next_back()) && is_digit(behind.chars().nth(1))
    };
    if text.contains(['!', '?', '@', '\n'])
        || text.match_indices(['.', ':']).any(|(at, _)| !of_hour(at))
    {
        return false;
    }
    let lower = small(text.trim_start_matches(|c: char| !c.is_alphanumeric())).replace('’', "'");
    if has_word(&lower, &MORE) {
        return false;
    }
    let is_few = |rest: &str| {
        !rest.contains(|c: char| c.is_ascii_digit())
            && rest.split_whitespace().count() <= WORDS_BEHIND
    };
    begins_with(&lower, &OPENINGS).is_some()
        || begins_with(&lower, &WISHES).is_some_and(is_few)
        || !lower.contains(|c: char| c.is_ascii_digit())
            && ENDINGS.iter().any(|ending| {
                let before = lower.strip_suffix(ending);
                before.is_some_and(|text| !text.ends_with(char::is_alphanumeric))
            })
}
