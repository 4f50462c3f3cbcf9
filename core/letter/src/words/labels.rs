//! Names, and the labels and places that name nobody.

use super::{
    addresses::{CITIES, PLACES, ROOM_LABELS, STREET_WORDS, names_bare_street},
    dates::is_digits,
    greetings::is_of_sentence,
    hosts::addresses,
    hours::tells_hours,
    list::{List, cut_out, has_word, is_alphanumeric, list, small, words_of},
    phones::{self, without_phones},
    sign_offs::behind_sign_off,
    units::UNITS,
};

/// Words of a signature that name nobody: labels of what stands behind them.
pub(super) static LABELS: List = list!("labels.txt", "labels");
/// What stands over contact details.
pub(super) static CONTACT_LABELS: List = list!("labels.txt", "headings of contact details");
/// What stands before a colon where a letter says where and when, and whom to ask.
pub(super) static EVENT_LABELS: List = list!("labels.txt", "of events");
/// Words of a place's name that name nobody.
pub(super) static PLACE_WORDS: List = list!("places.txt", "words beside places");

/// Whether this line only says that contact details follow.
pub(crate) fn is_contact_label(line: &str) -> bool {
    let lower = small(line.trim());
    lower
        .strip_suffix(':')
        .is_some_and(|label| CONTACT_LABELS.contains(label.trim_end()))
}

/// Whether this line says where or when an event is, or whom to ask about it.
pub(crate) fn is_about_event(line: &str) -> bool {
    let label = line.split_once(':').map(|(label, _)| small(label.trim()));
    label.is_some_and(|label| {
        EVENT_LABELS.contains(label.trim_start_matches(|c| !is_alphanumeric(c)).trim())
    })
}

/// Whether a word in small letters says what stands behind it, or belongs to a place's name.
pub(crate) fn names_nobody(word: &str) -> bool {
    [
        &LABELS,
        &phones::LABELS,
        &ROOM_LABELS,
        &PLACES,
        &PLACE_WORDS,
    ]
    .iter()
    .any(|list| list.contains(word))
}

/// Whether `part` of a line names somebody: words that are neither an address nor a label.
fn names(part: &str) -> bool {
    let part = part.trim();
    // "С уважением Дана Ахметова"
    if let Some(name) = behind_sign_off(part) {
        return !name.is_empty() && names(name);
    }
    let lower = small(part);
    // "Class of 2015", "Forum-2015"
    let other_figure = |word: &str| {
        word.split('-').any(|word| {
            let year = word.len() == 4
                && is_digits(word)
                && (word.starts_with("19") || word.starts_with("20"));
            word.bytes().any(|b| b.is_ascii_digit()) && !year
        })
    };
    if part.contains('@')
        || words_of(&lower).any(other_figure)
        || has_word(&lower, &STREET_WORDS)
        || names_bare_street(&lower)
    {
        return false;
    }
    // "Astana", but "Alumni Association of Kazakhstan"
    let is_place = has_word(&lower, &CITIES) || has_word(&lower, &PLACES);
    words_of(part).any(|word| {
        let lower = small(word);
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !names_nobody(&lower)
            && !CITIES.contains(&lower)
            && (!is_place || word.starts_with(char::is_uppercase))
    })
}

/// Whether a line of a signature names somebody, beside its addresses and phone numbers. Beside those may
/// stand what is no name: `Write to alumni@nu.edu.kz`.
pub(crate) fn names_somebody(line: &str) -> bool {
    let addresses = addresses(line).map(|address| address.start..address.end());
    let bare = without_phones(&cut_out(line, addresses));
    let beside = bare.len() < line.len();
    let named = |text: &str| names(text) && (!beside || is_written_as_name(text));
    divided(&bare).any(|part| {
        let (label, value) = part.split_once(':').unwrap_or(("", part));
        named(value) || named(label) && (!is_label(label) || holds_unit(label))
    })
}

/// Whether text begins with a capital, holds no word of a sentence and does not lead to what stands behind:
/// `Write to`.
fn is_written_as_name(text: &str) -> bool {
    const LEADING_LETTERS: usize = 2;
    let leads = |word: &str| word.chars().nth(LEADING_LETTERS).is_none();
    let text = text.trim_matches(|c: char| !is_alphanumeric(c));
    text.starts_with(char::is_uppercase)
        && !words_of(&small(text)).any(is_of_sentence)
        && !words_of(text).last().is_some_and(leads)
        && !tells_hours(text)
}

/// The parts of a line, between signs that join no words: those that may stand within one divide where
/// no letter stands before.
fn divided(line: &str) -> impl Iterator<Item = &str> {
    const WITHIN: &str = "-‐‑_";
    const BESIDE: &str = ".:@'’\"«»“”&()№#";
    let mut in_word = false;
    line.split(move |c: char| {
        let was_in_word = std::mem::replace(&mut in_word, is_alphanumeric(c));
        !(in_word || c.is_whitespace() || BESIDE.contains(c) || was_in_word && WITHIN.contains(c))
    })
}

/// Whether some word before a colon says what stands behind it.
fn is_label(text: &str) -> bool {
    words_of(&small(text)).any(is_label_word)
}

fn is_label_word(word: &str) -> bool {
    LABELS.contains(word) || phones::LABELS.contains(word)
}

/// Whether a label says whose it is: a unit of at least two words.
fn holds_unit(label: &str) -> bool {
    const SHORT_WORD_LETTERS: usize = 3;
    let lower = small(label);
    let is_own = |word: &&str| word.chars().count() > SHORT_WORD_LETTERS && !is_label_word(word);
    has_word(&lower, &UNITS) && words_of(&lower).filter(is_own).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_nobody() {
        for line in [
            "Alumni Office: a@nu.edu.kz",
            "Almaty Alumni Chapter",
            "NU Alumni Association of Kazakhstan",
            "Class of 2015 Reunion Committee",
            "Оргкомитет Форум-2015",
            "Class of 1999",
            "Alumni Office - www.nu.edu.kz",
            "Alumni Office — nu.edu.kz",
            "С уважением Дана Ахметова",
            "Alumni Office (nu.edu.kz)",
            "Dana Akhmetova <dana@nu.edu.kz>",
            "Офис выпускников alumni@nu.edu.kz",
            "E-mail of the Alumni Office: alumni@nu.edu.kz",
            "Alumni Office +7 7172 70 00 01",
            "53 Kabanbay Batyr Ave. → Alumni Office",
            "53 Kabanbay Batyr Ave. ‐ Alumni Office",
            "Dana: alumni@nu.edu.kz",
            "Hostel management alumni@nu.edu.kz",
        ] {
            assert!(names_somebody(line), "{line}");
        }
        for line in [
            "Контактный телефон: +7 7172 70 00 01",
            "Почтовый адрес: Астана",
            "Telegram: @alumni",
            "Республика Казахстан",
            "г. Астана",
            "С уважением,",
            "кабинет 1012",
            "кабинет C-1012",
            "улица 2015-12",
            "Forum 1812",
            "Forum 20157",
            "Forum 19a",
            "@nu_alumni",
            "Office phone: +7 7172 70 00 01",
            "Instagram: @nu_alumni",
            "Office_2: nu.edu.kz",
            "БИН 000000000000",
            "53 Kabanbay Batyr Ave. (Astana)",
            "Write to alumni@nu.edu.kz",
            "Register: nu.edu.kz/r",
            "Подробнее на nu.edu.kz",
            "+7 7172 70 00 01 (reception)",
            "пн-пт +7 7172 70 00 01",
        ] {
            assert!(!names_somebody(line), "{line}");
        }
    }
}
