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
    let no_return = || memchr::memchr(b'\r', text.as_bytes()).is_none();
    if text.is_ascii() && no_return() {
        return Some(|text| text.len() as u32);
    }
    // The leads of U+0400 to U+047F, and what follows any lead.
    let is_plain = |b: u8| matches!(b, b'\t' | b'\n' | b' '..=b'~' | 0x80..=0xBF | 0xD0 | 0xD1);
    // Where nothing ends the search, many are looked at at once.
    if !text.bytes().fold(true, |all, b| all & is_plain(b)) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|b| !is_plain(b)) {
            let mut behind = rest.get(at..)?.chars();
            behind.next().filter(|c| is_simple(*c))?;
            rest = behind.as_str();
        }
    }
    Some(|text| text.chars().count() as u32)
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
    each_piece(line, |piece, must_break| {
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
        if must_break {
            lines = lines.saturating_add(1);
            used = 0;
        }
    });
    lines
}

/// Each piece that `line` may be broken behind, and whether it has to be, as [`linebreaks`] has
/// them, which is asked only for what is no plain word: it looks up every character.
fn each_piece<'l>(line: &'l str, mut take: impl FnMut(&'l str, bool)) {
    let mut rest = line;
    while !rest.is_empty() {
        let (length, is_word) = first_part(rest);
        let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = behind;
        if is_word {
            take(part, false);
            continue;
        }
        let mut start = 0usize;
        for (at, opportunity) in linebreaks(part) {
            let must_break = opportunity == BreakOpportunity::Mandatory && at < part.len();
            take(part.get(start..at).unwrap_or_default(), must_break);
            start = at;
        }
    }
}

/// What a byte is to the breaking of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Of a letter or a figure: beside these and what ends parts of sentences no line is broken but
    /// at a space.
    Letter,
    /// What ends a part of a sentence, or follows the lead of a character.
    Plain,
    Space,
    Other,
}

/// What each byte is.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut rest: &mut [Byte] = &mut bytes;
    let mut value = 0u8;
    while let Some((byte, behind)) = rest.split_first_mut() {
        *byte = match value {
            b' ' => Byte::Space,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xD0 | 0xD1 => Byte::Letter,
            b',' | b'.' | b':' | b';' | 0x80..=0xBF => Byte::Plain,
            _ => Byte::Other,
        };
        value = value.wrapping_add(1);
        rest = behind;
    }
    bytes
};

/// The length of the first part of `text` that may be looked at for itself, and whether it is one
/// word with the spaces behind it: between a plain word and another a line may always be broken at
/// the spaces, and what stands before changes nothing behind.
fn first_part(text: &str) -> (usize, bool) {
    let is = |byte: &u8| BYTES.get(usize::from(*byte)).copied();
    let bytes = text.as_bytes();
    let mut is_word = true;
    // Whether the last character that is no space is plain, and whether spaces follow it.
    let (mut ends_plain, mut spaced) = (false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match is(byte) {
            Some(Byte::Space) => spaced = true,
            Some(Byte::Letter) if spaced && ends_plain => return (at, is_word),
            kind => {
                is_word &= !spaced && kind != Some(Byte::Other);
                // What follows a lead is as plain as that is.
                let follows = (0x80..=0xBF).contains(byte);
                ends_plain = kind != Some(Byte::Other) && (!follows || ends_plain);
                spaced = false;
            }
        }
    }
    (bytes.len(), is_word)
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
        // A character that ends a line, twice.
        let ended = format!("{0}\u{2028}{0}\u{2028}{1}", "v".repeat(10), "v".repeat(70));
        assert_eq!(wrapped_lines(&ended, 80), 3);
    }

    /// The pieces of a line, and those that the library makes of it.
    fn pieces(line: &str) -> [Vec<(&str, bool)>; 2] {
        let mut own = Vec::new();
        each_piece(line, |piece, must_break| own.push((piece, must_break)));
        let mut start = 0usize;
        let of_library = linebreaks(line).filter_map(|(at, opportunity)| {
            let must_break = opportunity == BreakOpportunity::Mandatory && at < line.len();
            let piece = line.get(std::mem::replace(&mut start, at)..at)?;
            (!piece.is_empty()).then_some((piece, must_break))
        });
        [own, of_library.collect()]
    }

    /// All lines of up to four signs, one of each kind that differs in its bytes or in its breaking.
    #[test]
    fn short_lines_are_broken_where_the_library_breaks_them() {
        let signs: Vec<&str> = "a|Ж|9|,|.|(|!|«|„|¿|/|-|—|\u{301}|\u{2028}|\u{A0}|一| "
            .split('|')
            .collect();
        let mut lines = vec![String::new()];
        let mut from = 0usize;
        for _ in 0..4 {
            let end = lines.len();
            for place in from..end {
                let longer = signs.iter().map(|sign| format!("{}{sign}", lines[place]));
                let longer: Vec<String> = longer.collect();
                lines.extend(longer);
            }
            from = end;
        }
        for line in &lines {
            let [own, of_library] = pieces(line);
            assert_eq!(own, of_library, "{line:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn lines_are_broken_where_the_library_breaks_them(
            line in "[aЖ9,.:;(!'«»„/%$\\\\–—\u{301}\u{2028}\u{200D}\u{A0}щ一ע -]{0,40}"
        ) {
            let [own, of_library] = pieces(&line);
            proptest::prop_assert_eq!(own, of_library);
        }

        #[test]
        fn what_is_not_counted_is_longer(text in "[aЖ\u{301}\r\n👩\u{200D}]{0,12}", most in 0u32..12) {
            proptest::prop_assert_eq!(has_at_most(&text, most), characters(&text) <= most);
        }
    }
}
