//! Phone numbers.

use std::{borrow::Cow, ops::Range};

use super::{
    addresses::ROOM_LABELS,
    dates::is_digits,
    list::{List, count_bytes, cut_out, list, small, words_of},
    units::UNITS,
};
use crate::layout::is_blank_char;

/// Words before a number that say it is a phone's.
pub(super) static LABELS: List = list!("phones.txt", "labels");

/// Words before a number that say it is one in the house.
pub(super) static INNER_LABELS: List = list!("phones.txt", "labels of inner numbers");
/// Words before a number that say it is no phone's.
pub(super) static OTHER_NUMBERS: List = list!("phones.txt", "labels of other numbers");
/// Words before a number in groups that say it is one in the city, whatever stands between them.
pub(super) static LOCAL_LABELS: List = list!("phones.txt", "labels of local numbers");

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
    numbers(line).len() as u32
}

/// The line with a stroke for each phone number in it.
pub(super) fn without_phones(line: &str) -> String {
    let line = &*plain(line);
    cut_out(line, numbers(line).into_iter())
}

/// Where the phone numbers of a line stand, as it is in plain characters.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Those of full width begin with this byte.
    if count_bytes(line, |b| b.is_ascii_digit() || b == 0xEF) < LEAST_DIGITS {
        return found;
    }
    let line = &*plain(line);
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
        if !glued && is_phone(number, before, !found.is_empty()) {
            found.push(at..at.saturating_add(length));
        }
        let end = start.saturating_add(length.max(1));
        consumed = consumed.saturating_add(end);
        rest = rest.get(end..).unwrap_or_default();
    }
    found
}

/// Whether a signature's line gives what is a phone's number there alone: one in the city, `70-00-01`, or
/// one in the house behind a label for it.
pub(crate) fn has_local_phone(line: &str) -> bool {
    let line = &*plain(line);
    let mut runs = line.match_indices(|c: char| c.is_ascii_digit());
    let mut end = 0usize;
    runs.any(|(at, _)| {
        if at < end {
            return false;
        }
        let (before, run) = line.split_at(at);
        let length = run.find(|c| !in_number(c)).unwrap_or(run.len());
        let number = run.get(..length).unwrap_or_default();
        end = at.saturating_add(length);
        let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
        is_local(number, before) || is_inner(number, before)
    })
}

/// The last word before a number, in small letters.
fn word_before(before: &str) -> Option<String> {
    words_of(last(before, PHONE_CHARACTERS)).last().map(small)
}

/// Whether a number has the groups of one in the city, and stands behind nothing that has other numbers:
/// no day of the month.
fn is_local(number: &str, before: &str) -> bool {
    let before = small(last(before, PHONE_CHARACTERS));
    let has_phone = |word: &str| {
        [&LABELS, &LOCAL_LABELS, &UNITS]
            .iter()
            .any(|list| list.contains(word))
    };
    let labelled = words_of(&before).any(has_phone);
    let is_other = |word: &str| OTHER_NUMBERS.contains(word) || ROOM_LABELS.contains(word);
    if before.trim_end().ends_with('№')
        || !labelled && words_of(&before).last().is_some_and(is_other)
    {
        return false;
    }
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).collect();
    let at_most = |group: &str, most: u8| group.parse().is_ok_and(|n: u8| n <= most);
    match groups.as_slice() {
        [first, second, third] => {
            (2..=3).contains(&first.len())
                && second.len() == 2
                && third.len() == 2
                && !number.contains('.')
                && (labelled || !number.contains(' '))
                && !(at_most(first, 31) && at_most(second, 12))
        }
        _ => false,
    }
}

/// Whether a number is one in the house.
fn is_inner(number: &str, before: &str) -> bool {
    let label = word_before(before);
    (3..=5).contains(&number.len())
        && is_digits(number)
        && label.is_some_and(|label| INNER_LABELS.contains(&label))
}

/// The line with the figures and signs of numbers as keyboards have them: those of full width, dots
/// between figures, and strokes about an area code and behind it.
fn plain(line: &str) -> Cow<'_, str> {
    let is_other = |c| matches!(c, '·' | '\u{FE63}' | '\u{FF08}'..='\u{FF19}');
    if !line.contains(is_other) {
        return in_parentheses(line);
    }
    let mut own = String::with_capacity(line.len());
    let mut chars = line.chars().map(as_typed).peekable();
    while let Some(c) = chars.next() {
        let divides = c == '·'
            && own.ends_with(|c: char| c.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        own.push(if divides { '-' } else { c });
    }
    in_parentheses(&own).into_owned().into()
}

/// A figure or a sign of a number as keyboards have it.
fn as_typed(c: char) -> char {
    match c {
        '\u{FE63}' => '-',
        '\u{FF08}'..='\u{FF19}' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        _ => c,
    }
}

/// The line with an area code between strokes, `+7 /7172/ 70-00-01`, in parentheses, and with hyphens
/// for the strokes between the groups behind it.
fn in_parentheses(line: &str) -> Cow<'_, str> {
    if !line.contains('/') {
        return line.into();
    }
    let is_code = |part: &&str| (3..=5).contains(&part.len()) && is_digits(part);
    let is_group = |part: &str| (2..=3).contains(&part.len()) && is_digits(part);
    let begins_group = |part: &&str| part.get(..2).is_some_and(is_digits);
    let mut own = String::with_capacity(line.len());
    let mut open = false;
    let mut behind_code = false;
    let mut parts = line.split('/').peekable();
    while let Some(part) = parts.next() {
        own.push_str(part);
        let closes = std::mem::take(&mut open);
        open = !closes && part.ends_with([' ', '7', '8']) && parts.peek().is_some_and(is_code);
        let joins = behind_code && is_group(part) && parts.peek().is_some_and(begins_group);
        behind_code = closes || joins;
        if parts.peek().is_some() {
            own.push(if closes {
                ')'
            } else if open {
                '('
            } else if joins {
                '-'
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
    fn a_number_is_read_however_its_signs_are_written() {
        for line in [
            "+7 7172 70－00－01",
            "+7 7172 70﹣00﹣01",
            "+7 7172 70·00·01",
            "+７ ７１７２ ７００００１",
            "（７１７２） 70-00-01",
            "+7/7172/70/00/01",
        ] {
            assert_eq!(phones(line), 1, "{line}");
        }
        assert_eq!(phones("Tel. 70-00-01 · 70-00-02"), 2);
        assert_eq!(phones("21/12/26, 70/60/00, １０ ０００"), 0);
        assert_eq!(without_phones("NU +7 7172 70 00 01, Ә"), "NU |, Ә");
    }

    #[test]
    fn a_signature_s_local_number_is_a_phone_s() {
        for line in [
            "Office: 70-00-01",
            "Reception: 270-00-01",
            "Call us at 70-00-01",
            "70-00-01",
            "Information desk: 60-11-12",
            "Приёмная 70 00 01",
            "Вахта: 70-00-01",
            "Dana Akhmetova, 70-00-01",
            "Отдел по работе с выпускниками 70-00-01",
            "ext. 1234",
        ] {
            assert!(has_local_phone(line), "{line}");
        }
        for line in [
            "10-11-12",
            "Desk: 10-11-12",
            "БИН: 72-34-56",
            "Договор № 72-34-56",
            "Hours: 70-18-30",
            "70.00.01",
            "Account: 12 34 56",
            "Room: 1234",
            "ext. 12",
            "ext. 123456",
            "Office: 70-00-01-02",
            "7000-00-01",
        ] {
            assert!(!has_local_phone(line), "{line}");
        }
    }

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
