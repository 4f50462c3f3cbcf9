//! Days of a month and times of the day.

use super::list::{List, list, words_of};

/// How the months' names begin, as they stand beside a day.
pub(super) static MONTHS: List = list!("dates.txt", "months");
/// Short names of months, whole.
pub(super) static SHORT_MONTHS: List = list!("dates.txt", "short months");
/// What follows an hour.
pub(super) static HALVES_OF_DAY: List = list!("dates.txt", "halves of the day");

/// Whether a word in small letters is a month's name.
pub(super) fn is_month(word: &str) -> bool {
    SHORT_MONTHS.contains(word) || MONTHS.iter().any(|month| word.starts_with(month))
}

/// Whether a word is all figures.
pub(super) fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word is the number of a day or an hour.
fn is_short_figure(word: &str) -> bool {
    (1..=2).contains(&word.len()) && is_digits(word)
}

/// Whether text names a time of the day: `18:00`.
pub(super) fn names_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    memchr::memchr_iter(b':', bytes).any(|at| digit(at.checked_sub(1)) && digit(at.checked_add(1)))
}

/// Whether text in small letters names a day of a month or a time of the day.
pub(crate) fn names_date_or_time(lower: &str) -> bool {
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    names_time(lower)
        || words.windows(2).any(|pair| match *pair {
            [one, two] if is_short_figure(one) => {
                is_month(two) || is_short_figure(two) || HALVES_OF_DAY.contains(two)
            }
            [one, two] => is_month(one) && is_short_figure(two),
            _ => false,
        })
}

/// Whether text in small letters names hours: a time of the day, or two numbers of hours.
pub(crate) fn names_hours(lower: &str) -> bool {
    names_time(lower) || words_of(lower).filter(|word| is_short_figure(word)).count() >= 2
}
