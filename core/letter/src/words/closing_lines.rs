//! Short lines between the letter and its sign-off: `See you there!`

use super::list::{List, begins_with, list, small};

/// How they begin.
pub(super) static OPENINGS: List = list!("closing_lines.txt", "openings");
/// How they end, without their full stop.
pub(super) static ENDINGS: List = list!("closing_lines.txt", "endings");

/// They have at most so many words.
const WORDS: usize = 9;
const BYTES: usize = 160;

/// Whether a line closes a letter and says nothing that the letter would have to: no address, no
/// second sentence, and a figure only where it begins as such lines do.
pub(crate) fn is_closing_line(line: &str) -> bool {
    let trimmed = line.trim();
    if trimmed.len() > BYTES || trimmed.split_whitespace().count() > WORDS {
        return false;
    }
    let text = trimmed.trim_end_matches(|c: char| !c.is_alphanumeric());
    if text.contains(['.', '!', '?', ':', '@', '\n']) {
        return false;
    }
    let lower = small(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    begins_with(&lower, &OPENINGS).is_some()
        || !lower.contains(|c: char| c.is_ascii_digit())
            && ENDINGS.iter().any(|ending| {
                let before = lower.strip_suffix(ending);
                before.is_some_and(|text| !text.ends_with(char::is_alphanumeric))
            })
}
