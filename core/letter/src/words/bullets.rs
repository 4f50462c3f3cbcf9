//! Bullets and numbers that are typed by hand before the items of a list.

use super::{
    is_sign,
    list::{List, list},
};

/// What is typed for a bullet.
pub(super) static BULLETS: List = list!("bullets.txt", "bullets");

/// The Roman numbers of items.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// What the signs of an item's number stand about: `(1)`, `[1]`, `№1`, `1.`, `1)`, `1-`.
fn inside(mark: &str) -> Option<&str> {
    let within = |open, close| mark.strip_prefix(open)?.strip_suffix(close);
    within('(', ')')
        .or_else(|| within('[', ']'))
        .or_else(|| mark.strip_prefix('№'))
        .or_else(|| mark.strip_suffix(['.', ')', '-']))
}

/// The first word of an item: its mark.
pub(crate) fn mark_of(item: &str) -> &str {
    item.split_whitespace().next().unwrap_or_default()
}

/// The number that text is, with or without the signs of an item's about it.
pub(crate) fn item_number(text: &str) -> Option<usize> {
    let mark = text.trim();
    let number = inside(mark).unwrap_or(mark).trim_matches(['.', ')', ' ']);
    let roman = || ROMAN.iter().position(|roman| *roman == number);
    let number = number.parse().ok();
    number.or_else(|| roman().map(|before| before.saturating_add(1)))
}

/// Whether an item with this mark may stand in a list below one with that: a number that is the next, or
/// what is no Roman one, which before a name may be an initial (`V. Kim`).
pub(crate) fn goes_on(mark: &str, last: &str) -> Option<bool> {
    let number = item_number(mark)?;
    if item_number(last).and_then(|last| last.checked_add(1)) == Some(number) {
        return Some(true);
    }
    let is_roman = inside(mark).is_some_and(|number| ROMAN.contains(&number));
    is_roman.then_some(false)
}

/// Whether text begins as an item of a list that is typed by hand: `• `, `🔹 `, `1. ` or `а) `.
pub(crate) fn begins_with_bullet(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let numbers = |number: &str| {
        (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
            || ROMAN.contains(&number)
    };
    // What makes a sign or a figure coloured is no character of its own.
    let shown = |c: &char| {
        !matches!(
            c,
            '\u{FE0F}' | '\u{200D}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}'
        )
    };
    let is_sign = || {
        let mut shown = mark.chars().filter(shown);
        match (shown.next(), shown.next()) {
            // `①`, `⑴`, `Ⓐ`
            (Some(c), None) => is_sign(c) || matches!(c, '①'..='⓿') || mark.ends_with('\u{20E3}'),
            _ => false,
        }
    };
    let inside = inside(mark);
    let mut letters = inside.unwrap_or_default().chars();
    let small_roman = || {
        ROMAN
            .iter()
            .any(|roman| inside == Some(&roman.to_ascii_lowercase()))
    };
    let letter = mark.ends_with(')')
        && (letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
            || small_roman());
    BULLETS.contains(mark) || letter || inside.is_some_and(numbers) || is_sign()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_on_and_initials_do_not() {
        for (mark, last) in [
            ("2.", "1."),
            ("2)", "1."),
            ("II.", "I."),
            ("(10)", "9"),
            ("IV.", "3."),
        ] {
            assert_eq!(goes_on(mark, last), Some(true), "{mark} behind {last}");
        }
        for (mark, last) in [("V.", "I."), ("X.", "•"), ("I.", "V.")] {
            assert_eq!(goes_on(mark, last), Some(false), "{mark} behind {last}");
        }
        for (mark, last) in [("3.", "1."), ("•", "1."), ("а)", "•")] {
            assert_eq!(goes_on(mark, last), None, "{mark} behind {last}");
        }
    }

    #[test]
    fn signs_numbers_and_letters_are_bullets_before_a_space() {
        for text in [
            "▪ a",
            "▪\u{FE0F} a",
            "✔ a",
            "👉 a",
            "👉🏽 a",
            "1\u{FE0F}\u{20E3} a",
            "➡\u{FE0F} a",
            "1. a",
            "12) a",
            "а) a",
            "b) a",
            "(b) a",
            "(1) a",
            "[1] a",
            "№1 a",
            "IV. a",
            "1- a",
            "① a",
            "iii) a",
            "(ii) a",
        ] {
            assert!(begins_with_bullet(text), "{text}");
        }
        for text in [
            "▪",
            "▪▪ a",
            "▪a",
            "1 a",
            "123. a",
            "a a",
            "ab) a",
            "a. a",
            ") a",
            "1.) a",
            "Menu ▪ a",
            "20◦ a",
            "I a",
            "IC. a",
            "(1 a",
            "(I1) a",
            "№ a",
        ] {
            assert!(!begins_with_bullet(text), "{text}");
        }
    }
}
