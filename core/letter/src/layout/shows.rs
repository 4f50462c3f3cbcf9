//! What a character shows: itself, a space, or nothing.
//!
//! Letters are full of characters that nobody sees: soft hyphens, marks of direction, fillers of
//! preheaders, no-break spaces that typographers and editors put. A block's text has none of them,
//! so that nothing that reads it has to know.

use crate::words::count_bytes;

/// What is seen of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// Itself.
    Itself,
    /// A space, whatever its width.
    Space,
    /// Nothing by itself; behind a symbol it makes another symbol of it (👩‍🎓, ❤️).
    Joined,
    /// Nothing.
    Nothing,
}

/// What is seen of `c`.
pub(crate) fn shows(c: char) -> Shows {
    match c {
        '!'..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{58F}' => {
            Shows::Itself
        }
        // The blanks of other scripts have no White_Space property.
        '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Shows::Space,
        _ if c.is_whitespace() => Shows::Space,
        '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' => Shows::Joined,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Shows::Nothing,
        _ if c.is_control() => Shows::Nothing,
        _ => Shows::Itself,
    }
}

/// Whether nothing is seen of a character.
#[inline]
pub(crate) fn is_blank_char(c: char) -> bool {
    match c {
        '\0'..=' ' | '\u{7F}' => true,
        '!'..='~' | '\u{400}'..='\u{52F}' => false,
        _ => shows(c) != Shows::Itself,
    }
}

/// The characters of `text` that show something.
pub(super) fn visible_characters(text: &str) -> u32 {
    // Latin letters, and the leads of U+0400 to U+047F and what follows a lead.
    let is_plain = |all: bool, b: &u8| all & matches!(b, 0x00..=0xBF | 0xD0 | 0xD1);
    if text.as_bytes().iter().fold(true, is_plain) {
        return count_bytes(text, |b| matches!(b, b'!'..=b'~' | 0xD0 | 0xD1)) as u32;
    }
    text.chars().filter(|c| !is_blank_char(*c)).count() as u32
}

/// The words of a text as they are seen: one space between two, and nothing that shows nothing.
///
/// ```
/// use nu_alumni_letter::layout::shown_words;
///
/// assert_eq!(shown_words(" REGIS\u{AD}TER\u{A0}\r\n NOW"), "REGISTER NOW");
/// ```
pub fn shown_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let shown = match rest.starts_with(' ') {
            true => 0,
            false => shown_length(rest),
        };
        let (whole, behind) = rest.split_at_checked(shown).unwrap_or_default();
        words.push_str(whole);
        let mut behind = behind.chars();
        let Some(c) = behind.next() else {
            break;
        };
        rest = behind.as_str();
        match shows(c) {
            Shows::Itself | Shows::Joined => words.push(c),
            Shows::Space if !words.is_empty() && !words.ends_with(' ') => words.push(' '),
            Shows::Space | Shows::Nothing => {}
        }
    }
    words.truncate(words.trim_end_matches(' ').len());
    words
}

/// How many bytes at the beginning of `text` show themselves, single spaces between them included.
pub(super) fn shown_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0usize;
    while let Some(&byte) = bytes.get(end) {
        let length = match byte {
            b' ' => {
                let behind = end.saturating_add(1);
                let goes_on = match bytes.get(behind) {
                    Some(b'!'..=b'~') => true,
                    Some(0x80..) => begins_shown(text, behind).is_some(),
                    _ => false,
                };
                if !goes_on {
                    break;
                }
                1
            }
            b'!'..=b'~' => 1,
            // Of the characters of two bytes only these leads begin one that shows nothing.
            0xC3..=0xCC | 0xCE..=0xD7 | 0xD9..=0xDF => 2,
            0x80.. => match begins_shown(text, end) {
                Some(length) => length,
                None => break,
            },
            _ => break,
        };
        end = end.saturating_add(length);
    }
    end
}

/// How many bytes at the beginning of `text` are white space, as sources are indented with.
pub(super) fn indent_length(text: &str) -> usize {
    let blank = |b: &u8| matches!(b, b' ' | b'\n' | b'\t' | b'\r');
    text.bytes().take_while(blank).count()
}

/// The length of the character at `at`, where it shows itself.
fn begins_shown(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    (shows(c) == Shows::Itself).then(|| c.len_utf8())
}

/// Whether what is joined behind this character makes another one of it.
pub(super) fn takes_joined(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_blank_that_does_not_show_itself() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_blank_char(c), shows(c) != Shows::Itself);
        }
    }

    #[test]
    fn what_shows_nothing_ends_what_is_shown() {
        assert_eq!(shown_length("a b  c"), 3);
        assert_eq!(shown_length("С уважением\u{A0}"), "С уважением".len());
        assert_eq!(shown_length("a \u{A0}b"), 1);
        assert_eq!(shown_length("REGIS\u{AD}TRATION"), 5);
        assert_eq!(shown_length("\u{200B}a"), 0);
        assert_eq!(shown_length("«a» – б…"), "«a» – б…".len());
        for c in [
            '\u{200B}', '\u{FEFF}', '\u{2007}', '\u{202E}', '\u{3000}', '\u{7}',
        ] {
            assert!(is_blank_char(c), "{c:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_characters_that_are_seen_are_counted(
            text in "[aЖщ \n\u{7F}\u{A0}«\u{301}\u{200B}]{0,8}|[aЖщ \n\u{7F}]{250,300}"
        ) {
            let seen = text.chars().filter(|c| shows(*c) == Shows::Itself);
            proptest::prop_assert_eq!(visible_characters(&text) as usize, seen.count());
        }
    }
}
