//! Lines as signatures and letters have them.

use crate::{
    layout::{
        has_at_most,
        signature::{looks_like_signature_line, may_stand_in_signature},
    },
    words::{hours::tells_hours, phones::phones},
};

/// A sentence of more words than this is no line of a signature.
const PROSE_WORDS: usize = 12;
/// A line of a signature is short.
const SIGNATURE_LINE_CHARACTERS: u32 = 80;

/// Whether a line is as short as a signature's, and no sentence.
pub(super) fn is_short(line: &str) -> bool {
    let ends = line.trim_end().ends_with(['.', '!', '?', ':', ';']);
    (!ends || ends_with_initial(line)) && has_at_most(line, SIGNATURE_LINE_CHARACTERS)
}

/// Whether a line is a name, with an initial last: `Исп. Сериков Д.`, `Akhmetova D.K.`
fn ends_with_initial(line: &str) -> bool {
    let is_of_name = |word: &str| word.starts_with(char::is_uppercase) || word.ends_with('.');
    if !line.split_whitespace().all(is_of_name) {
        return false;
    }
    let before = line.trim_end().strip_suffix('.');
    let mut letters = before.unwrap_or_default().chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters
            .next()
            .is_some_and(|c| c == '.' || c.is_whitespace())
}

/// Whether a line under a sign-off may be a name: short, and without figures.
pub(super) fn may_name(line: &str) -> bool {
    is_short(line) && !line.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a line reads like a letter's text, not like a signature's.
pub(super) fn is_prose(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '…'])
        && line.split_whitespace().nth(PROSE_WORDS).is_some()
        && !looks_like_signature_line(line)
        && !(phones(line) > 0 && may_stand_in_signature(line))
        && !tells_hours(line)
}

/// Whether a full stop stands inside a text, behind a word in small letters that is no
/// abbreviation, and a sentence begins behind it.
pub(super) fn holds_sentences(text: &str) -> bool {
    const ABBREVIATION_LETTERS: usize = 4;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ends = word.strip_suffix(['.', '!', '?']).is_some_and(|word| {
            word.chars().rev().take_while(|c| c.is_lowercase()).count() >= ABBREVIATION_LETTERS
        });
        if ends
            && words
                .peek()
                .is_some_and(|next| next.starts_with(char::is_uppercase))
        {
            return true;
        }
    }
    false
}
