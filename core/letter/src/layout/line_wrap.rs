//! Characters as people count them, and lines of at most so many.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::shows::{Shows, shows};

/// User-perceived characters: extended grapheme clusters that show something.
pub fn characters(text: &str) -> u32 {
    match simple_count(text) {
        Some(count) => count(text),
        None => text.graphemes(true).filter(|g| is_seen(g)).count() as u32,
    }
}

/// Whether `text` has at most so many characters; a longer one is not counted.
pub(crate) fn has_at_most(text: &str, characters_allowed: u32) -> bool {
    let allowed = characters_allowed as usize;
    if text.len() <= allowed {
        return true;
    }
    let mut simple = text.chars().take_while(|c| is_simple(*c));
    simple.nth(allowed).is_none() && characters(text) <= characters_allowed
}

/// Whether a character is a cluster of its own beside others that are.
fn is_simple(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}')
}

/// How the characters of `text`, and of any part of it, are counted where every code point is a
/// cluster, so that the slow way is not needed.
fn simple_count(text: &str) -> Option<fn(&str) -> u32> {
    if text.is_ascii() && !text.contains('\r') {
        Some(|text| text.len() as u32)
    } else if text.chars().all(is_simple) {
        Some(|text| text.chars().count() as u32)
    } else {
        None
    }
}

/// Whether something is seen of a cluster, if only a space.
pub fn is_seen(cluster: &str) -> bool {
    !cluster
        .chars()
        .all(|c| matches!(shows(c), Shows::Nothing | Shows::Joined))
}

/// How many lines `line` takes when it is wrapped at `width` characters by the Unicode
/// line-breaking rules; a word longer than that is cut.
pub fn wrapped_lines(line: &str, width: u32) -> u32 {
    let width = width.max(1);
    if line.len() <= width as usize {
        return 1;
    }
    let count = simple_count(line).unwrap_or(characters);
    if count(line) <= width {
        return 1;
    }
    let mut lines = 1u32;
    let mut used = 0u32;
    let mut start = 0usize;
    for (at, opportunity) in linebreaks(line) {
        let piece = line.get(start..at).unwrap_or_default();
        start = at;
        // The space behind a word may hang over the edge.
        let whole = count(piece);
        let word = if used.saturating_add(whole) > width {
            count(piece.trim_end())
        } else {
            whole
        };
        if used > 0 && used.saturating_add(word) > width {
            lines = lines.saturating_add(1);
            used = 0;
        }
        if word > width {
            // `word` characters from the line's beginning: all but the last line are full.
            let full = word.saturating_sub(1).checked_div(width).unwrap_or(0);
            lines = lines.saturating_add(full);
            used = whole.saturating_sub(full.saturating_mul(width));
        } else {
            used = used.saturating_add(whole);
        }
        if opportunity == BreakOpportunity::Mandatory && at < line.len() {
            lines = lines.saturating_add(1);
            used = 0;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_what_people_see() {
        assert_eq!(characters("Ә"), 1);
        assert_eq!(characters("e\u{301}"), 1);
        assert_eq!(characters("👩‍👩‍👧"), 1);
        assert_eq!(characters("a😀b"), 3);
        assert_eq!(characters("a\u{200B}b\u{AD}c\u{FEFF}"), 3);
    }

    #[test]
    fn wrapping_breaks_at_words_and_cuts_what_is_longer_than_a_line() {
        assert_eq!(wrapped_lines("", 80), 1);
        assert_eq!(wrapped_lines(&"x".repeat(80), 80), 1);
        assert_eq!(wrapped_lines(&"x".repeat(81), 80), 2);
        assert_eq!(wrapped_lines(&"x".repeat(240), 80), 3);
        assert_eq!(wrapped_lines(&"x".repeat(241), 80), 4);
        // 41 + 1 + 41 = 83 characters: the second word goes to the second line.
        assert_eq!(wrapped_lines(&format!("{0} {0}", "y".repeat(41)), 80), 2);
        // The space that stands at column 81 hangs over.
        assert_eq!(
            wrapped_lines(&format!("{} {}", "z".repeat(80), "z".repeat(80)), 80),
            2
        );
        // Three words of 41: none fits beside another.
        assert_eq!(
            wrapped_lines(&format!("{0} {0} {0}", "w".repeat(41)), 80),
            3
        );
    }

    proptest::proptest! {
        #[test]
        fn what_is_not_counted_is_longer(text in "[aЖ\u{301}\r\n👩\u{200D}]{0,12}", most in 0u32..12) {
            proptest::prop_assert_eq!(has_at_most(&text, most), characters(&text) <= most);
        }
    }
}
