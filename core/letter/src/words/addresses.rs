//! Postal addresses.

use super::{
    dates::{is_digits, is_month},
    list::{List, Searched, has_word, list, small, words_of},
    phones::{self, phones},
};

/// Words that name a street; a number stands near them.
pub(super) static STREET_WORDS: List = list!("streets.txt", "street words");
/// Streets that are often written without a word for it: the University's, and one beside it.
pub(super) static BARE_STREETS: List = list!("streets.txt", "bare streets");
/// Cities whose name beside a house's number or a postcode makes an address.
pub(super) static CITIES: List = list!("places.txt", "cities");
/// What else makes an address near a postcode.
pub(super) static PLACES: List = list!("places.txt", "places");
/// What follows an amount, which is no postcode.
pub(super) static CURRENCIES: List = list!("currencies.txt", "currencies");
/// Words beside a number that is not a house's.
pub(super) static ROOM_LABELS: List = list!("rooms.txt", "rooms");

/// Whether a word in small letters names a street.
pub(crate) fn is_street_word(word: &str) -> bool {
    STREET_WORDS.contains(word)
}

/// Whether text in small letters names a street that is often written without a word for it.
pub(super) fn names_bare_street(lower: &str) -> bool {
    Searched::new(lower).has_any(&BARE_STREETS)
}

/// So many words may stand between a street's word and its number, or a place and its postcode, in
/// any text, and in a signature.
const WORDS_BETWEEN: usize = 3;
const WORDS_BETWEEN_IN_SIGNATURE: usize = 8;

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
    let lower = small(line);
    let words: Vec<&str> = words_of(&lower).collect();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let before = |at: usize| at.checked_sub(1).map_or("", word);
    let behind = |at: usize| word(at.saturating_add(1));
    let is_number = |word: &str, most: usize| {
        word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= most
    };
    let names_area = || {
        words
            .windows(3)
            .any(|three| matches!(three, [figure, "кв", "м"] if is_digits(figure)))
    };
    let is_street = |at: usize| {
        // "и пр.", "road map", "площадь зала 250 кв. м"
        let other = word(at) == "пр" && before(at) == "и"
            || word(at) == "road" && behind(at) == "map"
            || matches!(word(at), "пл" | "площадь") && names_area();
        is_street_word(word(at)) && !other
    };
    let is_place = |at: usize| {
        // "2026 г."
        let year = word(at) == "г" && before(at).len() == 4 && is_digits(before(at));
        CITIES.contains(word(at)) || PLACES.contains(word(at)) && !year
    };
    let is_postcode = |at: usize| {
        let word = word(at);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_amount = CURRENCIES.contains(behind(at));
        // A phone's last figures stand behind a label or its area code.
        let is_phones =
            phones::LABELS.contains(before(at)) || before(at).len() >= 3 && is_digits(before(at));
        word.len() == 6 && digits == 6 && !is_amount && !is_phones
            || word.len() == 7
                && word.starts_with(|c: char| c.is_ascii_lowercase())
                && digits >= 3
                && word.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_house = |at: usize| {
        // "53-үй"
        let named = word(at).split_once('-');
        let named = named.filter(|(_, behind)| !behind.starts_with(|c: char| c.is_ascii_digit()));
        is_number(named.map_or(word(at), |(number, _)| number), 5)
    };
    let reach = between.saturating_add(1);
    // Figures are fewer than words.
    let beside = |figure: &dyn Fn(usize) -> bool, is: &dyn Fn(usize) -> bool| {
        let near = |at: usize| at.saturating_sub(reach)..=at.saturating_add(reach);
        (0..words.len()).any(|at| figure(at) && near(at).any(is))
    };
    beside(&is_house, &is_street)
        || beside(&is_postcode, &is_place)
        || words.iter().any(|word| is_number(word, 3)) && names_bare_street(&lower)
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

/// Whether a line of a signature holds a postal address: there it may be spread wider, and a house
/// in a city is one too.
pub(crate) fn has_address_in_signature(line: &str) -> bool {
    holds_address(line, WORDS_BETWEEN_IN_SIGNATURE)
        || has_state_and_zip(line)
        || line.split(['|', ';', '•', '·']).any(has_house_in_city)
}

/// Whether a line names a state before its ZIP code, behind a comma: `Durham, NH 03824`.
fn has_state_and_zip(line: &str) -> bool {
    let is_state = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    line.split(',').skip(1).any(|part| {
        let mut words = words_of(part);
        words.next().is_some_and(is_state)
            && words
                .next()
                .is_some_and(|zip| zip.len() == 5 && is_digits(zip))
    })
}

/// Whether a line holds a phone number or a postal address.
pub(crate) fn has_phone_or_address(line: &str) -> bool {
    phones(line) > 0 || has_address(line)
}

/// Whether a part of a signature's line names a city and a house's number in it. In other text a
/// number beside a city can be anything.
fn has_house_in_city(part: &str) -> bool {
    let lower = small(part);
    if !has_word(&lower, &CITIES) || phones(part) > 0 || lower.contains([':', '@']) {
        return false;
    }
    let joined = figures_joined(&lower);
    // Behind a comma a room of its own may stand: "13, оф. 5".
    let words: Vec<(&str, bool)> = joined
        .split_whitespace()
        .flat_map(|piece| words_of(piece).map(|word| (word, piece.ends_with(','))))
        .collect();
    words.iter().enumerate().any(|(at, &(word, ends))| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.chars().skip(digits);
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let behind = words.get(at.saturating_add(1)).filter(|_| !ends);
        let mut beside = before.into_iter().chain(behind);
        let is_other = beside.any(|(word, _)| ROOM_LABELS.contains(word) || is_month(word));
        (1..=3).contains(&digits) && rest.count() <= 1 && !is_other
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_in_a_city_is_an_address_in_a_signature() {
        for line in [
            "г. Алматы, Абая 52",
            "Turan 18, Astana",
            "Kabanbai Batyr 53",
            "Астана, Мәңгілік Ел 55/20",
            "Шымкент | Тәуке хан 5а, Шымкент | +7 7252 00 00 01",
            "Достык к-сі, 13",
            "Астана, Тұран 18, Қазақстан",
            "Қабанбай батыр даңғылы, 53-үй",
            "Abay str., 10",
            "пр-кт Туран, д. 18",
            "пл. Независимости, д. 2",
            "пл. Республики, 13, кв. 5",
            "53 Kabanbay Batyr Ave., Astana",
            "020000, г. Кокшетау",
            "Z05H0P9, Astana",
            "Алматы. Абая 52.",
            "Алматы, Достык 13, оф. 5",
            "332 Morse Hall, Durham, NH 03824 USA",
            "г. Тараз, ул. Толе би, учебный корпус университета, д. 60",
            "020000, Kokshetau, Akmola region, Republic of Kazakhstan",
        ] {
            assert!(has_address_in_signature(line), "{line}");
        }
        for line in [
            "Astana, 23 May",
            "Астана, каб. 305",
            "Astana, 18:00",
            "Employee ID 12345",
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
            assert!(!has_address_in_signature(line), "{line}");
        }
    }
}
