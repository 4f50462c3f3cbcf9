//! Lines that only say which language follows, or where it stands: `Русский текст – ниже`.

use super::list::{List, is_alphanumeric, list, small};

/// The languages.
pub(super) static NAMES: List = list!("languages.txt", "names");
/// What stands beside their names.
pub(super) static BESIDE: List = list!("languages.txt", "beside names");

const BYTES: usize = 100;

/// Whether a line only says which language follows, or which ones there are and where.
pub(crate) fn is_language_label(line: &str) -> bool {
    let first = line.trim_start_matches(|c: char| !is_alphanumeric(c));
    if line.len() > BYTES || !NAMES.may_begin(first) && !BESIDE.may_begin(first) {
        return false;
    }
    let lower = small(line);
    let mut names = false;
    let mut words = lower.split(|c: char| !is_alphanumeric(c) && c != '-');
    words.all(|word| {
        let word = word.trim_matches('-');
        let is_name = NAMES.contains(word);
        names |= is_name;
        is_name || word.is_empty() || BESIDE.contains(word)
    }) && names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_languages_and_where_they_stand() {
        for line in [
            "Русский текст – ниже",
            "(русский и английский тексты ниже)",
            "Қазақша нұсқасы төменде",
            "(English follows)",
            "The English version is below.",
            "Kazakh, Russian and English versions below",
            "[KZ] [RU] [EN]",
        ] {
            assert!(is_language_label(line), "{line}");
        }
        for line in [
            "Ниже",
            "The text is below.",
            "English and French",
            "Русский балет ниже",
        ] {
            assert!(!is_language_label(line), "{line}");
        }
    }
}
