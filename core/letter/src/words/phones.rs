//! Phone numbers.

use std::borrow::Cow;

use super::{
    dates::is_digits,
    list::{List, count_bytes, list, small, words_of},
};
use crate::layout::is_blank_char;

/// Words before a number that say it is a phone's.
pub(super) static LABELS: List = list!("phones.txt", "labels");

/// Symbols before a number that say so.
const SYMBOLS: [char; 8] = ['☎', '☏', '✆', '📞', '📱', '📲', '📠', '🕿'];

/// The last characters of `text`, at most so many.
fn last(text: &str, most: usize) -> &str {
    let start = text.char_indices().rev().take(most).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// A digit, `+`, or what stands between the digits of a phone number.
fn in_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '+' | '(' | ')' | '-' | '.' | ' ' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
}

/// A local number has so many digits.
const LEAST_DIGITS: usize = 5;

/// How many phone numbers stand in `line`.
pub(crate) fn phones(line: &str) -> u32 {
    if count_bytes(line, |b| b.is_ascii_digit()) < LEAST_DIGITS {
        return 0;
    }
    let line = &*in_parentheses(line);
    let mut found = 0u32;
    let mut rest = line;
    let mut consumed = 0usize;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let run = rest.get(start..).unwrap_or_default();
        // A `+` inside begins a number of its own.
        let length = run
            .char_indices()
            .find(|&(at, c)| !in_number(c) || (at > 0 && c == '+'))
            .map_or(run.len(), |(at, _)| at);
        let at = consumed.saturating_add(start);
        let before = line.get(..at).unwrap_or_default();
        let number = run.get(..length).unwrap_or_default();
        let behind = run.get(length..).unwrap_or_default();
        let glued = before.ends_with(char::is_alphanumeric)
            || number.ends_with(|c: char| c.is_ascii_digit())
                && behind.starts_with(|c: char| c.is_alphabetic() || c == ':');
        if !glued && is_phone(number, before, found > 0) {
            found = found.saturating_add(1);
        }
        let end = start.saturating_add(length.max(1));
        consumed = consumed.saturating_add(end);
        rest = rest.get(end..).unwrap_or_default();
    }
    found
}

/// The line with an area code between strokes, `+7 /7172/ 70-00-01`, in parentheses.
fn in_parentheses(line: &str) -> Cow<'_, str> {
    if !line.contains('/') {
        return line.into();
    }
    let is_code = |part: &&str| (3..=5).contains(&part.len()) && is_digits(part);
    let mut own = String::with_capacity(line.len());
    let mut open = false;
    let mut parts = line.split('/').peekable();
    while let Some(part) = parts.next() {
        own.push_str(part);
        let closes = std::mem::take(&mut open);
        open = !closes && part.ends_with([' ', '7', '8']) && parts.peek().is_some_and(is_code);
        if parts.peek().is_some() {
            own.push(if closes {
                ')'
            } else if open {
                '('
            } else {
                '/'
            });
        }
    }
    own.into()
}

/// A phone number with what stands between its digits has at most so many characters, and so has
/// a label with what stands between it and the number.
const PHONE_CHARACTERS: usize = 40;

/// Whether `number` is a phone's: international, national with 8 or 7 or without, with its area
/// code in parentheses, or a local one behind a label or another phone number.
fn is_phone(number: &str, before: &str, follows_phone: bool) -> bool {
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let number = last(number, PHONE_CHARACTERS);
    let digits_of = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let plain = |text: &str| {
        let digits = digits_of(text);
        if text.starts_with('+') {
            (10..=15).contains(&digits)
        } else if let Some(inner) = text.strip_prefix('(') {
            let trunk = digits == 11 && inner.starts_with(['7', '8']);
            text.contains(')') && (digits == 10 || trunk)
        } else if text.starts_with(['7', '8']) {
            // "701 000 00 01", but not "7 000 000 000".
            let groups = text.split(|c: char| !c.is_ascii_digit());
            let mut groups = groups.map(str::len).filter(|length| *length > 0);
            let local = groups.next().is_some_and(|area| (3..=4).contains(&area))
                && groups.next_back() == Some(2)
                && groups.next_back() == Some(2);
            let in_fours =
                text.as_bytes().get(3) == Some(&b' ') && text.as_bytes().get(8) == Some(&b' ');
            digits == 11 && !in_fours || digits == 10 && text.starts_with('7') && local
        } else {
            false
        }
    };
    let digits = digits_of(number);
    let label = words_of(without_note(last(before, PHONE_CHARACTERS))).last();
    let label = label.map(small).unwrap_or_default();
    let symbol = before.trim_end_matches(|c: char| c == ':' || is_blank_char(c));
    let labelled = LABELS.contains(&label) || symbol.ends_with(SYMBOLS);
    // "Meeting ID: 812 345 6789"
    if label == "id" && !number.starts_with('+') {
        return false;
    }
    plain(number)
        // A postcode may stand right before it.
        || number.match_indices(' ').any(|(at, _)| plain(number.get(at..).unwrap_or_default().trim_start()))
        || labelled && (LEAST_DIGITS..=15).contains(&digits)
        || follows_phone && (6..=7).contains(&digits) && number.contains(['-', ' ', '\u{2013}', '\u{2212}'])
}

/// What stands before a number without a note in parentheses between them: "Тел. (приёмная): ".
fn without_note(before: &str) -> &str {
    let trimmed = before.trim_end_matches([':', ' ']);
    let note = trimmed.strip_suffix(')').and_then(|rest| rest.rfind('('));
    note.and_then(|at| trimmed.get(..at)).unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_no_phones_are_passed_over() {
        for line in [
            "БИН 000000000000, взнос 10 000 KZT",
            "12.05.2026 18:00–20:00",
            "KZ00 0000 0000 0000 0000",
            "8 000 000 people, 2026",
            "0000 0000 0000 0000",
        ] {
            assert_eq!(phones(line), 0, "{line}");
        }
        assert_eq!(
            phones("Tel.: +7 (7172) 70-00-14, 70-00-15; fax +7 7172 70 00 16"),
            3
        );
        assert_eq!(phones("Astana 010000 8 (7172) 70-00-07"), 1);
        for line in [
            "7172 70 00 01",
            "сот.: 701 000 00 01",
            "(8-7172) 70-00-01",
            "Телефон для справок: 70-00-01",
            "раб.: 70-00-01",
            "Тел. (приёмная): 70-00-01",
            "8 727 200 00 01",
            "8701 200 00 01",
            "+7 /7172/ 70 00 01",
            "8 /727/ 200-00-01",
            "8/7172/70-00-01",
        ] {
            assert_eq!(phones(line), 1, "{line}");
        }
        assert_eq!(phones("Phones: 70-00-01, 70-00-02"), 2);
        assert_eq!(phones("+7 7172 70 00 01 +7 7172 70 00 02"), 2);
        assert_eq!(phones("☎️ 70\u{2212}00\u{2212}01, 📱 300-00-01"), 2);
        for line in [
            "7 000 000 000 KZT",
            "Meeting ID: 712 345 6789",
            "700 - 1 000 000 KZT",
            "Zoom Meeting ID: 812 3456 7890",
            "812 3456 7890",
            "Абая 7/123, 01/02/2026 18:00",
        ] {
            assert_eq!(phones(line), 0, "{line}");
        }
    }
}
