//! What a signature holds: contact details, a postal address, phone numbers (I24).

use linkify::{LinkFinder, LinkKind};

use super::letter_parts::{behind_sign_off, is_signature_delimiter};

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

/// Words that name a street; a number stands near them.
const STREET_WORDS: &[&str] = &[
    "ave",
    "av",
    "avenue",
    "street",
    "str",
    "st",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "highway",
    "square",
    "microdistrict",
    "mkr",
    "ul",
    "пр",
    "пр-т",
    "пр-кт",
    "пл",
    "площадь",
    "алаңы",
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
    "к-сі",
    "д-лы",
    "мкр-н",
    "шағынаудан",
    "бульвары",
    "koshesi",
    "dangyly",
    "shagynaudan",
];
/// Streets that are often written without a word for it: the University's, and one beside it.
const BARE_STREETS: &[&str] = &[
    "kabanbay batyr",
    "kabanbai batyr",
    "кабанбай батыр",
    "қабанбай батыр",
    "qabanbay batyr",
    "qabanbai batyr",
    "mangilik el",
    "мангилик ел",
    "мәңгілік ел",
];
/// Cities whose name beside a house's number or a postcode makes an address.
const CITIES: &[&str] = &[
    "astana",
    "nur-sultan",
    "almaty",
    "shymkent",
    "астана",
    "астаны",
    "нур-султан",
    "алматы",
    "шымкент",
    "нұр-сұлтан",
];
/// What else makes an address near a postcode.
const PLACES: &[&str] = &[
    "kazakhstan",
    "казахстан",
    "қазақстан",
    "г",
    "қ",
    "қаласы",
    "city",
];
/// Words of a place's name that name nobody.
const PLACE_WORDS: &[&str] = &[
    "republic",
    "республика",
    "республикасы",
    "region",
    "область",
    "облысы",
    "город",
    "г",
    "дом",
    "д",
    "корпус",
    "подъезд",
    "үй",
];
/// What follows an amount, which is no postcode.
const CURRENCIES: &[&str] = &["тенге", "теңге", "тг", "tenge", "kzt", "usd", "eur"];
/// Words before a number that say it is a phone's.
const PHONE_LABELS: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "phones",
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
    "телефондар",
    "телефондары",
    "справок",
    "раб",
    "сот",
    "т",
    "моб",
    "мобильный",
    "факс",
    "ватсап",
    "ұялы",
    "байланыс",
];
/// Words beside a number that is not a house's.
const ROOM_LABELS: &[&str] = &[
    "office",
    "room",
    "block",
    "floor",
    "офис",
    "оф",
    "каб",
    "кабинет",
    "ком",
    "комната",
    "блок",
    "этаж",
    "қабат",
    "кеңсе",
    "бөлме",
    "utc",
    "gmt",
    "no",
    "of",
    "ext",
    "вн",
    "внутр",
    "доб",
    "ішкі",
    "ауд",
    "аудитория",
];
/// How the months' names begin, as they stand behind a day, and the short ones whole.
const MONTHS: &[&str] = &[
    "jan",
    "feb",
    "march",
    "apr",
    "june",
    "july",
    "aug",
    "sept",
    "oct",
    "nov",
    "december",
    "янв",
    "фев",
    "марта",
    "апр",
    "июн",
    "июл",
    "авг",
    "сен",
    "окт",
    "ноя",
    "дек",
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];
const SHORT_MONTHS: &[&str] = &["mar", "may", "jun", "jul", "sep", "dec", "мая"];
/// Words of a signature that name nobody: labels of what stands behind them.
const LABELS: &[&str] = &[
    "e-mail",
    "email",
    "mail",
    "web",
    "website",
    "www",
    "address",
    "telegram",
    "instagram",
    "skype",
    "ext",
    "office",
    "room",
    "сайт",
    "веб-сайт",
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

/// Whether a word in small letters is a month's name.
fn is_month(word: &str) -> bool {
    SHORT_MONTHS.contains(&word) || MONTHS.iter().any(|month| word.starts_with(month))
}

fn has_word(lower: &str, list: &[&str]) -> bool {
    words(lower).any(|word| list.contains(&word))
}

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
    let label = words(without_note(last(before, PHONE_CHARACTERS))).last();
    let label = label.map(str::to_lowercase).unwrap_or_default();
    let labelled = PHONE_LABELS.contains(&&*label);
    // "Meeting ID: 812 345 6789"
    if label == "id" && !number.starts_with('+') {
        return false;
    }
    plain(number)
        // A postcode may stand right before it.
        || number.match_indices(' ').any(|(at, _)| plain(number.get(at..).unwrap_or_default().trim_start()))
        || labelled && (5..=15).contains(&digits)
        || follows_phone && (6..=7).contains(&digits) && number.contains(['-', ' ', '\u{2013}', '\u{A0}'])
}

/// What stands before a number without a note in parentheses between them: "Тел. (приёмная): ".
fn without_note(before: &str) -> &str {
    let trimmed = before.trim_end_matches([':', ' ']);
    let note = trimmed.strip_suffix(')').and_then(|rest| rest.rfind('('));
    note.and_then(|at| trimmed.get(..at)).unwrap_or(before)
}

/// So many words may stand between a street's word and its number, or a place and its postcode, in
/// any text, and in a signature.
const WORDS_BETWEEN: usize = 3;
const WORDS_BETWEEN_IN_SIGNATURE: usize = 8;

fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether `line` holds a postal address: a street with a number, or a place with its postcode,
/// near one another, as text has them.
pub(crate) fn has_address(line: &str) -> bool {
    holds_address(line, WORDS_BETWEEN)
}

/// The same with at most so many words between them.
fn holds_address(line: &str, between: usize) -> bool {
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let before = |at: usize| at.checked_sub(1).map_or("", word);
    let behind = |at: usize| word(at.saturating_add(1));
    let is_number = |word: &str, most: usize| {
        word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= most
    };
    let area = words
        .windows(3)
        .any(|three| matches!(three, [figure, "кв", "м"] if is_digits(figure)));
    let is_street = |at: usize| {
        // "и пр.", "road map", "площадь зала 250 кв. м"
        let other = word(at) == "пр" && before(at) == "и"
            || word(at) == "road" && behind(at) == "map"
            || area && matches!(word(at), "пл" | "площадь");
        STREET_WORDS.contains(&word(at)) && !other
    };
    let is_place = |at: usize| {
        // "2026 г."
        let year = word(at) == "г" && before(at).len() == 4 && is_digits(before(at));
        CITIES.contains(&word(at)) || PLACES.contains(&word(at)) && !year
    };
    let is_postcode = |at: usize| {
        let word = word(at);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_amount = CURRENCIES.contains(&behind(at));
        // A phone's last figures stand behind a label or its area code.
        let is_phones =
            PHONE_LABELS.contains(&before(at)) || before(at).len() >= 3 && is_digits(before(at));
        word.len() == 6 && digits == 6 && !is_amount && !is_phones
            || word.len() == 7
                && word.starts_with(|c: char| c.is_ascii_lowercase())
                && digits >= 3
                && word.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_house = |at: usize| is_number(word(at), 5);
    let reach = between.saturating_add(1);
    let beside = |is: &dyn Fn(usize) -> bool, with: &dyn Fn(usize) -> bool| {
        let near = |at: usize| at.saturating_sub(reach)..=at.saturating_add(reach);
        (0..words.len()).any(|at| is(at) && near(at).any(with))
    };
    let bare = BARE_STREETS.iter().any(|street| lower.contains(street));
    beside(&is_street, &is_house)
        || beside(&is_place, &is_postcode)
        || bare && words.iter().any(|word| is_number(word, 3))
}

/// The text with a hyphen between figures, so that "8.215" and "9–18" are one word each.
fn figures_joined(text: &str) -> String {
    let mut behind = text.chars().skip(1);
    let mut last = ' ';
    let join = |c: char| {
        let next = behind.next().unwrap_or(' ');
        let between = last.is_ascii_digit() && next.is_ascii_digit();
        last = c;
        if between && matches!(c, '.' | '–') {
            '-'
        } else {
            c
        }
    };
    text.chars().map(join).collect()
}

/// Whether a part of a signature's line names a city and a house's number in it. In other text a
/// number beside a city can be anything.
fn has_house_in_city(part: &str) -> bool {
    let lower = part.to_lowercase();
    if !has_word(&lower, CITIES) || phones(part) > 0 || lower.contains([':', '@']) {
        return false;
    }
    let joined = figures_joined(&lower);
    let words: Vec<&str> = words(&joined).collect();
    words.iter().enumerate().any(|(at, word)| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.chars().skip(digits);
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let beside = before.into_iter().chain(words.get(at.saturating_add(1)));
        let is_other = beside
            .into_iter()
            .any(|word| ROOM_LABELS.contains(word) || is_month(word));
        (1..=3).contains(&digits) && rest.count() <= 1 && !is_other
    })
}

/// Whether `line` holds an e-mail or web address.
fn has_link(line: &str) -> bool {
    let mut finder = LinkFinder::new();
    finder
        .url_must_have_scheme(false)
        .kinds(&[LinkKind::Email, LinkKind::Url]);
    (line.contains('@') || line.contains('.')) && finder.links(line).next().is_some()
}

/// Whether `line` is an e-mail address and nothing else.
pub(crate) fn is_email(line: &str) -> bool {
    let line = line.trim();
    line.contains('@') && !line.contains(char::is_whitespace) && has_link(line)
}

/// Whether a word in small letters says what stands behind it, or belongs to a place's name.
fn names_nobody(word: &str) -> bool {
    [LABELS, PHONE_LABELS, ROOM_LABELS, PLACES, PLACE_WORDS]
        .iter()
        .any(|list| list.contains(&word))
}

/// Whether `part` of a line names somebody: words that are neither an address nor a label.
fn names(part: &str) -> bool {
    let part = part.trim();
    // "С уважением Дана Ахметова"
    if let Some(name) = behind_sign_off(part) {
        return !name.is_empty() && names(name);
    }
    let lower = part.to_lowercase();
    // "Class of 2015"
    let other_figure = |word: &str| {
        let year = word.len() == 4
            && is_digits(word)
            && (word.starts_with("19") || word.starts_with("20"));
        word.bytes().any(|b| b.is_ascii_digit()) && !year
    };
    if part.contains('@')
        || words(&lower).any(other_figure)
        || is_signature_delimiter(part)
        || has_link(part)
        || has_word(&lower, STREET_WORDS)
        || BARE_STREETS.iter().any(|s| lower.contains(s))
    {
        return false;
    }
    // "Astana", but "Alumni Association of Kazakhstan"
    let is_place = has_word(&lower, CITIES) || has_word(&lower, PLACES);
    words(part).any(|word| {
        let lower = word.to_lowercase();
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !names_nobody(&lower)
            && !CITIES.contains(&&*lower)
            && (!is_place || word.starts_with(char::is_uppercase))
    })
}

/// Whether some word before a colon says what stands behind it.
fn is_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    words(&lower)
        .filter(|word| *word != "office")
        .any(|word| LABELS.contains(&word) || PHONE_LABELS.contains(&word))
}

/// The parts that stand in these lines, and in the targets of the links among them.
pub(crate) fn signature_parts<'l>(
    lines: impl Iterator<Item = &'l str>,
    targets: impl Iterator<Item = &'l str>,
) -> SignatureParts {
    let mut parts = SignatureParts::default();
    for line in lines {
        parts.name_or_unit |= line.split(['|', ',', ';', '/', '•', '·']).any(|part| {
            let (label, value) = part.split_once(':').unwrap_or(("", part));
            names(value) || names(label) && !is_label(label)
        });
        parts.email_or_web |= has_link(line);
        parts.address |= holds_address(line, WORDS_BETWEEN_IN_SIGNATURE)
            || line.split(['|', ';', '•', '·']).any(has_house_in_city);
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

/// Whether a line holds a phone number or a postal address.
pub(crate) fn has_phone_or_address(line: &str) -> bool {
    phones(line) > 0 || has_address(line)
}

/// Whether a line may be a signature's: it has a phone, an address, or little but a link.
pub(crate) fn may_stand_in_signature(line: &str) -> bool {
    const WORDS_BESIDE_LINK: usize = 4;
    const MOST_WORDS: usize = 25;
    let words = line.split_whitespace().count();
    !line.trim_end().ends_with(['!', '?'])
        && words <= MOST_WORDS
        && (has_phone_or_address(line) || has_link(line) && words <= WORDS_BESIDE_LINK)
}

/// Whether a line can only be a signature's: it is no sentence that names a place either.
pub(crate) fn looks_like_signature_line(line: &str) -> bool {
    const SMALL_WORDS: usize = 3;
    let is_small = |word: &&str| {
        word.starts_with(char::is_lowercase)
            && word.chars().nth(1).is_some()
            && !names_nobody(word)
            && !STREET_WORDS.contains(word)
    };
    may_stand_in_signature(line)
        && !(line.trim_end().ends_with('.') && words(line).filter(is_small).count() >= SMALL_WORDS)
}

/// Whether a word is the number of a day or an hour.
fn is_short_figure(word: &str) -> bool {
    (1..=2).contains(&word.len()) && is_digits(word)
}

/// Whether text names a time of the day: `18:00`.
fn names_time(text: &str) -> bool {
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
                is_month(two) || is_short_figure(two) || matches!(two, "am" | "pm")
            }
            [one, two] => is_month(one) && is_short_figure(two),
            _ => false,
        })
}

/// Whether text in small letters names hours: a time of the day, or two numbers of hours.
pub(crate) fn names_hours(lower: &str) -> bool {
    names_time(lower) || words(lower).filter(|word| is_short_figure(word)).count() >= 2
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
        for line in [
            "7172 70 00 01",
            "сот.: 701 000 00 01",
            "(8-7172) 70-00-01",
            "Телефон для справок: 70-00-01",
            "раб.: 70-00-01",
            "Тел. (приёмная): 70-00-01",
            "8 727 200 00 01",
            "8701 200 00 01",
        ] {
            assert_eq!(phones(line), 1, "{line}");
        }
        assert_eq!(phones("Phones: 70-00-01, 70-00-02"), 2);
        for line in [
            "7 000 000 000 KZT",
            "Meeting ID: 712 345 6789",
            "700 - 1 000 000 KZT",
            "Zoom Meeting ID: 812 3456 7890",
            "812 3456 7890",
        ] {
            assert_eq!(phones(line), 0, "{line}");
        }
    }

    #[test]
    fn labels_name_nobody() {
        let name = |line| signature_parts([line].into_iter(), std::iter::empty()).name_or_unit;
        for line in [
            "Alumni Office: a@nu.edu.kz",
            "Almaty Alumni Chapter",
            "NU Alumni Association of Kazakhstan",
            "Class of 2015 Reunion Committee",
            "С уважением Дана Ахметова",
        ] {
            assert!(name(line), "{line}");
        }
        for line in [
            "Контактный телефон: +7 7172 70 00 01",
            "Почтовый адрес: Астана",
            "Telegram: @alumni",
            "Республика Казахстан",
            "г. Астана",
            "С уважением,",
            "кабинет 1012",
        ] {
            assert!(!name(line), "{line}");
        }
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

    #[test]
    fn a_house_in_a_city_is_an_address_in_a_signature() {
        let address = |line| signature_parts([line].into_iter(), std::iter::empty()).address;
        for line in [
            "г. Алматы, Абая 52",
            "Turan 18, Astana",
            "Kabanbai Batyr 53",
            "Астана, Мәңгілік Ел 55/20",
            "Шымкент | Тәуке хан 5а, Шымкент | +7 7252 00 00 01",
            "Достык к-сі, 13",
            "Астана, Тұран 18, Қазақстан",
            "Abay str., 10",
            "пр-кт Туран, д. 18",
            "пл. Независимости, д. 2",
            "пл. Республики, 13, кв. 5",
            "53 Kabanbay Batyr Ave., Astana",
            "020000, г. Кокшетау",
            "Z05H0P9, Astana",
            "Алматы. Абая 52.",
            "г. Тараз, ул. Толе би, учебный корпус университета, д. 60",
            "020000, Kokshetau, Akmola region, Republic of Kazakhstan",
        ] {
            assert!(address(line), "{line}");
        }
        for line in [
            "Astana, 23 May",
            "Астана, каб. 305",
            "Astana, 18:00",
            "Astana, +7 7172 70 00 01",
            "Astana 2026",
            "June 5, Astana",
            "Астана, 3 этаж",
            "Площадь зала 250 кв. м",
            "г. Астана, Офис выпускников, тел.: 8 (7172) 706500",
            "Alumni Office, Astana, UTC+5",
            "стипендия «Мәңгілік Ел» 2026",
            "Astana",
            "Астана, каб. 8.215",
            "Астана, пн–пт 9–18",
            "г. Астана, тел. 706500",
            "стипендия 100000 тенге с 1 сентября 2026 г.",
            "the annual Road Map 2026",
            "книги, журналы и пр. до 5 июня",
        ] {
            assert!(!address(line), "{line}");
        }
    }
}
