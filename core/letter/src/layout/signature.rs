//! What a signature holds, and which lines may be a signature's.

use crate::words::{
    addresses::{has_address, has_address_in_signature, has_phone_or_address, is_street_word},
    hosts::has_link,
    labels::{names_nobody, names_somebody},
    phones::{has_local_phone, phones},
    words_of,
};

/// The parts of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignatureParts {
    /// Somebody's name, or a unit's.
    pub name_or_unit: bool,
    /// An e-mail or web address.
    pub email_or_web: bool,
    /// A postal address.
    pub address: bool,
    /// How many phone numbers.
    pub phones: u32,
}

/// The parts that stand in these lines, and in the targets of the links among them.
pub(crate) fn signature_parts<'l>(
    lines: impl Iterator<Item = &'l str>,
    targets: impl Iterator<Item = &'l str>,
) -> SignatureParts {
    let mut parts = SignatureParts::default();
    let mut local = 0u32;
    // An address may take three lines, which give neither a phone nor a link.
    let (mut first, mut second) = ("", "");
    for line in lines {
        local = local.saturating_add(has_local_phone(line).into());
        parts.name_or_unit |= names_somebody(line);
        parts.email_or_web |= has_link(line);
        let is_plain = phones(line) == 0 && !has_link(line);
        let joined = || [first, second, line].join(" ");
        parts.address |= has_address_in_signature(line) || is_plain && has_address(joined().trim());
        (first, second) = if is_plain { (second, line) } else { ("", "") };
        parts.phones = parts.phones.saturating_add(phones(line));
    }
    let mut dialled = 0u32;
    for target in targets {
        let scheme = target
            .split(':')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match scheme.as_str() {
            "mailto" | "http" | "https" => parts.email_or_web = true,
            "tel" => dialled = dialled.saturating_add(1),
            _ => {}
        }
    }
    // A number is mostly both shown and dialled.
    parts.phones = parts.phones.max(dialled);
    // One in the house may only go on from one above.
    if parts.phones == 0 {
        parts.phones = local;
    }
    parts
}

/// Whether a line may be a signature's: it has a phone, an address, or little but a link.
pub(crate) fn may_stand_in_signature(line: &str) -> bool {
    const WORDS_BESIDE_LINK: usize = 4;
    const MOST_WORDS: usize = 25;
    let has_more = |words| line.split_whitespace().nth(words).is_some();
    !line.trim_end().ends_with(['!', '?'])
        && !has_more(MOST_WORDS)
        && (has_phone_or_address(line) || has_link(line) && !has_more(WORDS_BESIDE_LINK))
}

/// Whether a line can only be a signature's: it is no sentence that names a place either.
pub(crate) fn looks_like_signature_line(line: &str) -> bool {
    may_stand_in_signature(line) && !is_sentence(line)
}

/// Whether a line ends as a sentence does and has some words in small letters.
pub(crate) fn is_sentence(line: &str) -> bool {
    const SMALL_WORDS: usize = 3;
    line.trim_end().ends_with('.') && small_words(line) >= SMALL_WORDS
}

/// How many words in small letters a line has; names and addresses have few.
pub(crate) fn small_words(line: &str) -> usize {
    let is_small = |word: &&str| {
        word.starts_with(char::is_lowercase)
            && word.chars().nth(1).is_some()
            && !names_nobody(word)
            && !is_street_word(word)
    };
    words_of(line).filter(is_small).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLES: &str = include_str!("../../../../tests/vectors/signatures.txt");

    /// Read by eye from the samples: id, name or unit, e-mail or web, address, phones.
    const PARTS: &[(&str, bool, bool, bool, u32)] = &[
        ("S01", true, true, true, 1),
        ("S02", true, true, true, 1),
        ("S05", true, false, true, 1),
        ("S08", true, false, true, 1),
        ("S09", true, false, true, 0),
        ("S10", true, false, false, 1),
        ("S12", true, true, true, 1),
        ("S13", true, false, true, 1),
        ("S20", true, true, true, 1),
        ("S21", true, false, true, 1),
        ("S24", true, false, true, 1),
        ("S25", false, false, true, 1),
    ];

    #[test]
    fn the_parts_of_sample_signatures_are_told_apart() {
        let samples: Vec<(&str, Vec<&str>)> = SAMPLES
            .split("\n\n")
            .filter_map(|sample| {
                let mut lines = sample.lines().filter(|line| !line.starts_with('#'));
                Some((lines.next()?.split(' ').next()?, lines.collect()))
            })
            .collect();
        assert_eq!(samples.len(), PARTS.len());
        for ((id, lines), &(expected_id, name_or_unit, email_or_web, address, phones)) in
            samples.iter().zip(PARTS)
        {
            assert_eq!(*id, expected_id);
            let parts = signature_parts(lines.iter().copied(), std::iter::empty());
            let expected = SignatureParts {
                name_or_unit,
                email_or_web,
                address,
                phones,
            };
            assert_eq!(parts, expected, "{id}");
        }
    }

    #[test]
    fn an_address_may_take_several_lines() {
        let address =
            |lines: &[&str]| signature_parts(lines.iter().copied(), std::iter::empty()).address;
        assert!(address(&["53 Kabanbay", "Batyr Ave.", "Astana"]));
        assert!(address(&[
            "Dana",
            "г. Астана,",
            "пр. Кабанбай батыра,",
            "53"
        ]));
        assert!(!address(&["Dana Akhmetova", "Astana", "room 53"]));
        assert!(!address(&["Astana", "+7 7172 70 00 01", "53"]));
        assert!(!address(&["Astana", "25 years with you"]));
    }

    #[test]
    fn a_local_number_counts_where_there_is_no_other() {
        let phones =
            |lines: &[&str]| signature_parts(lines.iter().copied(), std::iter::empty()).phones;
        assert_eq!(phones(&["Office: 70-00-01", "Hotline: 1414"]), 2);
        assert_eq!(phones(&["+7 7172 70 00 01", "ext. 1234"]), 1);
    }

    #[test]
    fn a_sentence_with_an_address_is_no_line_of_a_signature() {
        for line in [
            "We meet at Hilton Astana, 46 Kabanbay Batyr Avenue, on the second floor.",
            "Встреча пройдёт по адресу: пр. Кабанбай батыра, 53, 5 июня.",
            "See you at 53 Kabanbay Batyr Ave!",
        ] {
            assert!(!looks_like_signature_line(line), "{line}");
        }
        for line in [
            "Республика Казахстан, город Астана, проспект Кабанбай батыра, дом 53.",
            "Nazarbayev University, 53 Kabanbay Batyr Ave., Astana 010000, Kazakhstan.",
        ] {
            assert!(looks_like_signature_line(line), "{line}");
        }
    }
}
