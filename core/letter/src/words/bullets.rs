//! Bullets and numbers that are typed by hand before the items of a list.

use super::{
    is_sign,
    list::{List, list},
};

/// What is typed for a bullet.
pub(super) static BULLETS: List = list!("bullets.txt", "bullets");

/// Whether text begins as an item of a list that is typed by hand: `• `, `🔹 `, `1. ` or `а) `.
pub(crate) fn begins_with_bullet(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let numbers = |number: &str| {
        (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
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
            (Some(c), None) => is_sign(c) || mark.ends_with('\u{20E3}'),
            _ => false,
        }
    };
    let mut letters = mark.strip_suffix(')').unwrap_or_default().chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    BULLETS.contains(mark)
        || letter
        || mark.strip_suffix(['.', ')']).is_some_and(numbers)
        || is_sign()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert!(!begins_with_bullet(text), "{text}");
        }
    }
}
