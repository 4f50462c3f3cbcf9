//! What a signature holds: contact details, a postal address, phone numbers (I24).

use linkify::{LinkFinder, LinkKind};

use super::letter_parts::{is_sign_off, is_signature_delimiter};

/// The parts of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SignatureParts {
    pub(crate) name_or_unit: bool,
    pub(crate) email_or_web: bool,
    pub(crate) address: bool,
    pub(crate) phones: u32,
}

/// Words that name a street; a number stands beside them.
const STREET_WORDS: &[&str] = &[
    "ave",
    "avenue",
    "street",
    "st",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "highway",
    "square",
    "пр",
    "пр-т",
    "просп",
    "проспект",
    "проспекта",
    "ул",
    "улица",
    "мкр",
    "микрорайон",
    "шоссе",
    "бульвар",
    "пер",
    "переулок",
    "даң",
    "даңғ",
    "даңғылы",
    "көш",
    "көшесі",
    "шағынаудан",
    "бульвары",
];
/// The University's street, which is often written without a word for it.
const UNIVERSITY_STREET: &[&str] = &[
    "kabanbay batyr",
    "кабанбай батыр",
    "қабанбай батыр",
    "qabanbay batyr",
];
/// Places whose name beside a postcode makes an address.
const PLACES: &[&str] = &[
    "astana",
    "nur-sultan",
    "almaty",
    "shymkent",
    "kazakhstan",
    "астана",
    "астаны",
    "нур-султан",
    "алматы",
    "шымкент",
    "казахстан",
    "қазақстан",
    "нұр-сұлтан",
    "г",
    "қ",
    "қаласы",
    "city",
];
/// Words before a number that say it is a phone's.
const PHONE_LABELS: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "ph",
    "mob",
    "mobile",
    "cell",
    "fax",
    "t",
    "whatsapp",
    "тел",
    "телефон",
    "телефоны",
    "т",
    "моб",
    "мобильный",
    "факс",
    "ватсап",
    "ұялы",
    "байланыс",
];
/// Words of a signature that name nobody: labels of what stands behind them.
const LABELS: &[&str] = &[
    "e-mail",
    "email",
    "mail",
    "web",
    "website",
    "www",
    "address",
    "ext",
    "office",
    "room",
    "сайт",
    "адрес",
    "почта",
    "эл",
    "каб",
    "вн",
    "ішкі",
    "мекенжай",
    "мекенжайы",
    "пошта",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
}

fn has_word(lower: &str, list: &[&str]) -> bool {
    words(lower).any(|word| list.contains(&word))
}

/// A digit, `+`, or what stands between the digits of a phone number.
fn in_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '+' | '(' | ')' | '-' | '.' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2010}'
                ..='\u{2015}'
        )
}

/// How many phone numbers stand in `line`.
pub(crate) fn phones(line: &str) -> u32 {
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

/// Whether `number` is a phone's: international, national with 8 or 7, with its area code in
/// parentheses, or a local one behind a label or another phone number.
fn is_phone(number: &str, before: &str, follows_phone: bool) -> bool {
    let plain = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if text.starts_with('+') {
            (10..=15).contains(&digits)
        } else if text.starts_with(['7', '8']) {
            digits == 11
        } else {
            text.starts_with('(') && text.contains(')') && digits == 10
        }
    };
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let labelled = words(&before.to_lowercase())
        .last()
        .is_some_and(|word| PHONE_LABELS.contains(&word));
    plain(number)
        // A postcode may stand right before it.
        || number.match_indices(' ').any(|(at, _)| plain(number.get(at..).unwrap_or_default().trim_start()))
        || labelled && (5..=15).contains(&digits)
        || follows_phone && (6..=7).contains(&digits) && number.contains(['-', ' ', '\u{2013}', '\u{A0}'])
}

/// Whether `line` holds a postal address: a street with a number, or a place with its postcode.
fn is_address(line: &str) -> bool {
    let lower = line.to_lowercase();
    let street =
        has_word(&lower, STREET_WORDS) || UNIVERSITY_STREET.iter().any(|s| lower.contains(s));
    if street
        && words(&lower)
            .any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 5)
    {
        return true;
    }
    let postcode = words(line).any(|word| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.is_ascii()
            && (word.len() == 6 && digits == 6
                || word.len() == 7
                    && word.starts_with(|c: char| c.is_ascii_uppercase())
                    && digits >= 3
                    && word.bytes().all(|b| b.is_ascii_alphanumeric()))
    });
    postcode && has_word(&lower, PLACES)
}

/// Whether `line` holds an e-mail or web address.
fn has_link(line: &str) -> bool {
    let mut finder = LinkFinder::new();
    finder
        .url_must_have_scheme(false)
        .kinds(&[LinkKind::Email, LinkKind::Url]);
    (line.contains('@') || line.contains('.')) && finder.links(line).next().is_some()
}

/// Whether `part` of a line names somebody: words that are neither an address nor a label.
fn names(part: &str) -> bool {
    let part = part.trim();
    let lower = part.to_lowercase();
    part.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !part.bytes().any(|b| b.is_ascii_digit() || b == b'@')
        && !is_sign_off(part)
        && !is_signature_delimiter(part)
        && !has_link(part)
        && !has_word(&lower, PLACES)
        && !has_word(&lower, STREET_WORDS)
        && !UNIVERSITY_STREET.iter().any(|s| lower.contains(s))
        && words(&lower)
            .any(|w| !LABELS.contains(&w) && !PHONE_LABELS.contains(&w) && w.chars().count() > 1)
}

/// The parts that stand in these lines, and in the targets of the links among them.
pub(crate) fn signature_parts<'l>(
    lines: impl Iterator<Item = &'l str>,
    targets: impl Iterator<Item = &'l str>,
) -> SignatureParts {
    let mut parts = SignatureParts::default();
    for line in lines {
        parts.name_or_unit |= line.split(['|', ',', ';', '/', '•', '·']).any(names);
        parts.email_or_web |= has_link(line);
        parts.address |= is_address(line);
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
    parts
}

/// Whether a line can only be a signature's: it has a phone, an address, or little but a link.
pub(crate) fn looks_like_signature_line(line: &str) -> bool {
    const WORDS_BESIDE_LINK: usize = 4;
    let sentence = line.trim_end().ends_with(['!', '?']) || line.split_whitespace().count() > 25;
    !sentence
        && (phones(line) > 0
            || is_address(line)
            || has_link(line) && line.split_whitespace().count() <= WORDS_BESIDE_LINK)
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
    }
}
