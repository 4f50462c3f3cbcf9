//! Who signs: a person, a unit, a post.

use super::{
    list::{List, has_word, list, small, words_of},
    sign_offs::is_name,
};

/// Words of units and posts.
pub(super) static UNITS: List = list!("units.txt", "units and posts");

/// Whether a line names who signs: a name, a unit or a post, or nothing but words with a capital.
pub(crate) fn names_signer(line: &str) -> bool {
    const SMALL_WORD_LETTERS: usize = 3;
    let is_titled = |word: &str| {
        word.starts_with(char::is_uppercase) || word.chars().count() <= SMALL_WORD_LETTERS
    };
    // "Anel Akhmetova, choir leader"
    let (name, _) = line.split_once(',').unwrap_or((line, ""));
    is_name(line)
        || words_of(name).nth(1).is_some() && is_name(name)
        || has_word(&small(line), &UNITS)
        || line.starts_with(char::is_uppercase)
            && !line.contains(|c: char| c.is_ascii_digit())
            && words_of(line).nth(1).is_some()
            && words_of(line).all(is_titled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signer_is_told_from_a_line_of_the_letter() {
        for line in [
            "Dana Akhmetova",
            "Alumni Relations Manager",
            "Graduates of NU",
            "Офис по работе с выпускниками",
            "Түлектермен жұмыс кеңсесі",
        ] {
            assert!(names_signer(line), "{line}");
        }
        for line in [
            "Free entry for all",
            "Bring your Alumni Card",
            "Начало в 18:00",
            "Вход свободный",
            "Дресс-код: деловой",
            "Кіру тегін",
        ] {
            assert!(!names_signer(line), "{line}");
        }
    }
}
