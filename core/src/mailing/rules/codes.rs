//! What words in capitals stand for where they are codes: of courses, banks, states, and with figures.

use super::capital_words::is_alphanumeric;

/// Whether a figure stands in what hyphens join to the word: `COVID-19`, `SARS-CoV-2`.
pub(super) fn is_part_of_code(before: &str, behind: &str) -> bool {
    const HYPHENS: [char; 6] = ['-', '‐', '‑', '‒', '–', '−'];
    /// No code is longer, in bytes: it keeps the search linear.
    const LONGEST: usize = 40;
    let divides = |c: char| !is_alphanumeric(c) && !HYPHENS.contains(&c);
    let start = before.ceil_char_boundary(before.len().saturating_sub(LONGEST));
    let before = before.get(start..).unwrap_or_default();
    let before = before.rsplit(divides).next().unwrap_or_default();
    let behind = behind.get(..behind.floor_char_boundary(LONGEST));
    let behind = behind.unwrap_or_default().split(divides).next();
    let is_figure = |c: char| c.is_ascii_digit();
    let mut above = before.split(HYPHENS).rev();
    let mut below = behind.unwrap_or_default().split(HYPHENS);
    // Before the first hyphen the word itself goes on.
    above.next() == Some("") && above.any(|part| part.ends_with(is_figure))
        || below.next() == Some("") && below.any(|part| part.starts_with(is_figure))
}

/// How many figures stand behind a word, and a space.
pub(super) fn digits_behind(behind: &str) -> usize {
    let rest = behind.trim_start_matches([' ', '\u{A0}']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit);
    if rest.len() < behind.len() {
        digits.count()
    } else {
        0
    }
}

/// Whether a word is the subject of a course before its number: `MATH 162`.
pub(super) fn is_course(word: &str, behind: &str) -> bool {
    matches!(word.len(), 3 | 4) && may_be_course(word, behind)
}

/// Whether a word of a few letters, one that is known, may be such a subject: `LAW 201`, `MUSIC 100`.
pub(super) fn may_be_course(word: &str, behind: &str) -> bool {
    word.is_ascii() && matches!(word.len(), 3..=5) && digits_behind(behind) == 3
}

/// Whether a word may be the code of a bank: `БИК KINCKZKA`, `SWIFT: KINCKZKAXXX`.
pub(super) fn is_bank_code(word: &str, before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{A0}', ':']);
    let label = before.rsplit(|c| !is_alphanumeric(c)).next();
    word.is_ascii()
        && matches!(word.len(), 8 | 11)
        && label.is_some_and(|label| ["БИК", "БСК", "BIC", "SWIFT"].contains(&label))
}

/// Whether the code of a bank surely is one: the country behind the bank's four letters is Kazakhstan. The
/// letters of another stand in words too: `SWIFT DELIVERY`.
pub(super) fn is_surely_bank_code(bank: &str) -> bool {
    bank.get(4..6) == Some("KZ")
}

/// Whether a word is a state before its ZIP code: `CA 94110`.
pub(super) fn is_state(word: &str, behind: &str) -> bool {
    word.is_ascii() && word.len() == 2 && digits_behind(behind) == 5
}
