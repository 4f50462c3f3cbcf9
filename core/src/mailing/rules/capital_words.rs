//! Words in capitals, and what each is known to be: an abbreviation, a word, or perhaps either (I22).

use std::sync::LazyLock;

use foldhash::HashSet;
use nu_alumni_ground::sort_by_key;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    codes::{
        digits_behind, is_bank_code, is_course, is_part_of_code, is_state, is_surely_bank_code,
        may_be_course,
    },
    letters_apart::{self, SpacedLetters, marked_word},
    look_alikes,
};

/// The words of a list, in capitals.
fn words_of(list: &str) -> HashSet<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .map(str::to_uppercase)
        .collect()
}

static ABBREVIATIONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words_of(include_str!("abbreviations.txt")));

static SHORT_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words_of(include_str!("short_words.txt")));

/// An unknown word of more letters is no abbreviation.
const ABBREVIATION_LETTERS: usize = 5;

/// What a word in capitals is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Abbreviation,
    /// It may be one.
    Unknown,
    /// It is none.
    Word,
    /// It is both: an abbreviation among small letters, a word among other capitals.
    Both,
}

/// A word in capitals, or one that is shown so.
pub(super) struct Word<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
    pub(super) kind: Kind,
}

/// A text in capitals.
pub(super) fn capitals_of(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let shaped = |c: char| look_alikes::small_capital(c).unwrap_or(c);
    let shaped = text.chars().map(shaped);
    shaped.flat_map(char::to_uppercase).collect()
}

/// The words of `text` that are in capitals, or that `styled` shows so, where some style does.
pub(super) fn capital_words<'t>(
    text: &'t str,
    styled: Option<&dyn Fn(usize) -> bool>,
    own: &HashSet<String>,
) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    let mut apart = Vec::new();
    let mut letters = SpacedLetters::default();
    for (at, piece) in pieces(text) {
        if !letters.take(at, piece) {
            apart.extend(letters.word(text, own));
            letters.take(at, piece);
        }
        // Most words are in small letters.
        let capitals = piece.chars().filter(|c| is_capital(*c)).count();
        if styled.is_some() || capitals >= 2 {
            let of_piece = words_of_piece(at, piece).filter(|(start, word)| {
                let (before, behind) = around(text, *start, word);
                !before.ends_with(['#', '@', '\u{1}']) && !behind.starts_with('\u{1}')
            });
            let parts = of_piece.flat_map(|(start, word)| parts(start, word, own));
            words.extend(parts.filter_map(|(start, word)| {
                let written = is_in_capitals(word);
                let shown = written || styled.is_some_and(|styled| styled(start));
                let (before, behind) = around(text, start, word);
                let kind = shown.then(|| kind_in(word, before, behind, written, own));
                kind.flatten().map(|kind| Word {
                    start,
                    end: start.saturating_add(word.len()),
                    text: word,
                    kind,
                })
            }));
        }
        if capitals >= letters_apart::LEAST {
            apart.extend(marked_word(at, piece, own));
        }
    }
    apart.extend(letters.word(text, own));
    let mut words = joined(words, text);
    if !apart.is_empty() {
        sort_by_key(&mut apart, |of| of.start);
        let is_part = |word: &Word<'_>| {
            let behind = apart.partition_point(|of| of.start <= word.start);
            let of = behind.checked_sub(1).and_then(|at| apart.get(at));
            of.is_some_and(|of| word.end <= of.end)
        };
        words.retain(|word| !is_part(word));
        words.extend(apart);
        sort_by_key(&mut words, |word| word.start);
    }
    words
}

/// What stands between white space, and where it begins.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut behind = 0usize;
    text.split_inclusive(char::is_whitespace)
        .map(move |piece| {
            let start = behind;
            behind = behind.saturating_add(piece.len());
            (start, piece.trim_end())
        })
        .filter(|(_, piece)| !piece.is_empty())
}

/// The words of what has no white space in it.
fn words_of_piece(at: usize, piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = piece.unicode_word_indices();
    words.map(move |(start, word)| (at.saturating_add(start), word))
}

/// What stands before a word, and behind it.
fn around<'t>(text: &'t str, start: usize, word: &str) -> (&'t str, &'t str) {
    let end = start.saturating_add(word.len());
    let before = text.get(..start).unwrap_or_default();
    (before, text.get(end..).unwrap_or_default())
}

/// What a word is known to be where it stands; `None` where it stands for something else. Figures
/// make a code of it, unless it is a word by itself: a person looks (`COVID-19`, `REUNION-2026`).
fn kind_in(
    word: &str,
    before: &str,
    behind: &str,
    written: bool,
    own: &HashSet<String>,
) -> Option<Kind> {
    let letters = word.trim_matches(|c: char| c.is_ascii_digit());
    let is_code = letters.len() < word.len() || is_part_of_code(before, behind);
    let kind = is_word(letters, behind).then(|| kind_of(letters, written, own))?;
    match kind {
        _ if !own.is_empty() && own.contains(&capitals_of(word)) => Some(Kind::Abbreviation),
        Kind::Word | Kind::Unknown if is_bank_code(word, before) => {
            (!is_surely_bank_code(word)).then_some(Kind::Unknown)
        }
        Kind::Unknown if is_course(word, behind) => None,
        Kind::Word if may_be_course(word, behind) => Some(Kind::Unknown),
        // "ДО 14 декабря"
        Kind::Both if digits_behind(behind) > 0 => Some(Kind::Unknown),
        Kind::Word if is_code => Some(Kind::Unknown),
        kind => (!is_code).then_some(kind),
    }
}

/// Whether it is a word of letters, and not what stands for something else.
fn is_word(word: &str, behind: &str) -> bool {
    let mut cased = word
        .chars()
        .filter(|c| c.is_uppercase() || c.is_lowercase());
    let letters_only = || {
        // Cyrillic ones are told at once.
        let is_letter = |c: char| matches!(c, 'Ѐ'..='ҁ') || c.is_alphabetic();
        word.chars()
            .all(|c| is_letter(c) || is_joining(c) || is_mark(c))
    };
    cased.nth(1).is_some() && letters_only() && !is_filler(word) && !is_state(word, behind)
}

/// What joins letters to one word where no space stands (Unicode's `MidLetter`, `MidNumLet`,
/// `Single_Quote` and `ExtendNumLet`).
pub(super) const FULL_STOPS: &[char] = &['.', '․', '﹒', '．'];
const APOSTROPHES: &[char] = &['\'', '‘', '’', '＇'];
const UNDERSCORES: &[char] = &['_', '‿', '⁀', '⁔', '︳', '︴', '﹍', '﹎', '﹏', '＿'];
const COLONS: &[char] = &[':', '·', '·', '՟', '״', '‧', '︓', '﹕', '：'];

/// The words that marks join without a space, `ВНИМАНИЕ:встреча`. All in capitals, an apostrophe makes
/// one word of them and a low line a code; full stops between few letters make an abbreviation.
fn parts<'t>(
    start: usize,
    word: &'t str,
    own: &HashSet<String>,
) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
    const DOTTED_LETTERS: usize = 3;
    let joins = |c: char| !is_alphanumeric(c) && is_joining(c);
    let bare = word.trim_start_matches(joins);
    let start = start.saturating_add(word.len().saturating_sub(bare.len()));
    let word = bare.trim_end_matches(joins);
    let all = |of: &[&[char]]| {
        let mut marks = word.chars().filter(|c| joins(*c));
        marks.all(|c| of.iter().any(|marks| marks.contains(&c)))
    };
    let is_dotted = || {
        let mut parts = word.split(joins);
        all(&[FULL_STOPS]) && parts.all(|part| part.chars().count() <= DOTTED_LETTERS)
    };
    let is_one = || all(&[APOSTROPHES, UNDERSCORES]) && is_in_capitals(word);
    let is_own = || own.contains(&capitals_of(word));
    let whole = !word.contains(joins) || is_one() || is_dotted() || is_own();
    let parts = (!whole).then(|| {
        let mut behind = start;
        word.split_inclusive(joins).map(move |part| {
            let start = behind;
            behind = behind.saturating_add(part.len());
            (start, part.trim_end_matches(joins))
        })
    });
    let whole = whole.then_some((start, word));
    whole.into_iter().chain(parts.into_iter().flatten())
}

/// Whether it joins letters to one word.
fn is_joining(c: char) -> bool {
    [FULL_STOPS, APOSTROPHES, UNDERSCORES, COLONS]
        .iter()
        .any(|marks| marks.contains(&c))
}

/// Whether a word is written in capitals, or in small letters of their shape: `ᴘʟᴇᴀsᴇ`, where some
/// have only the common letter.
fn is_in_capitals(word: &str) -> bool {
    const SAME_SHAPE: [char; 9] = ['c', 'o', 'q', 's', 'u', 'v', 'w', 'x', 'z'];
    let is_small = |c: &char| c.is_lowercase();
    if !word.contains(|c: char| c.is_lowercase()) {
        return true;
    }
    let shaped = |c: &char| look_alikes::small_capital(*c).is_some();
    word.chars().filter(shaped).nth(1).is_some()
        && word
            .chars()
            .filter(is_small)
            .all(|c| shaped(&c) || SAME_SHAPE.contains(&c))
}

/// Words that a hyphen joins, with one among them that may be an abbreviation, are one that may be
/// one: `RU-CENTER`, `HI-TECH`.
fn joined<'t>(words: Vec<Word<'t>>, text: &'t str) -> Vec<Word<'t>> {
    let is_joined =
        |a: &Word<'_>, b: &Word<'_>| matches!(text.get(a.end..b.start), Some("-" | "‑"));
    if words
        .windows(2)
        .all(|pair| !matches!(pair, [a, b] if is_joined(a, b)))
    {
        return words;
    }
    let mut joined = Vec::with_capacity(words.len());
    let mut rest = words.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut parts = vec![first];
        while let Some(next) =
            rest.next_if(|next| parts.last().is_some_and(|last| is_joined(last, next)))
        {
            parts.push(next);
        }
        match parts.as_slice() {
            [first, .., last] if parts.iter().any(|part| part.kind == Kind::Unknown) => {
                joined.push(Word {
                    start: first.start,
                    end: last.end,
                    text: text.get(first.start..last.end).unwrap_or_default(),
                    kind: Kind::Unknown,
                });
            }
            _ => joined.append(&mut parts),
        }
    }
    joined
}

/// Whether it is one letter again and again, as stands where a word is to come: `XXXX`.
fn is_filler(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    word.chars().count() > 3 && letters.all(|c| Some(c) == first)
}

/// What a word is known to be; what only the style puts in capitals was not written as an
/// abbreviation.
pub(super) fn kind_of(word: &str, written: bool, own: &HashSet<String>) -> Kind {
    // Codes are written so too.
    if word.contains(UNDERSCORES) {
        return Kind::Unknown;
    }
    let long = word.chars().count() > ABBREVIATION_LETTERS;
    if long && !written {
        return Kind::Word;
    }
    let capitals = capitals_of(word);
    let spellings = look_alikes::spellings(&capitals);
    let is_in = |list: &HashSet<String>| spellings.iter().any(|word| list.contains(word));
    // `ТОО` is an abbreviation, though it looks like a word of the other script.
    let as_written = |list: &HashSet<String>| list.contains(&capitals);
    let is_abbreviation = || {
        let roman = spellings.iter().any(|word| is_roman_numeral(word));
        roman || word.contains(FULL_STOPS) || is_in(&ABBREVIATIONS) || is_in(own)
    };
    if written && is_abbreviation() {
        let is_word = if as_written(&ABBREVIATIONS) {
            as_written(&SHORT_WORDS)
        } else {
            is_in(&SHORT_WORDS)
        };
        if is_word && !is_in(own) {
            Kind::Both
        } else {
            Kind::Abbreviation
        }
    } else if long || is_in(&SHORT_WORDS) {
        Kind::Word
    } else {
        Kind::Unknown
    }
}

/// Whether a letter is a capital; Cyrillic ones are told at once.
pub(super) fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_uppercase(),
        'Ѐ'..='Я' => true,
        'а'..='џ' => false,
        _ => c.is_uppercase() || look_alikes::small_capital(c).is_some(),
    }
}

/// Whether it is a letter or a figure; Cyrillic ones are told at once.
pub(super) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Whether it is a mark over or under the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether two capitals stand side by side, or with nothing but spaces and marks between them.
pub(super) fn has_two_capitals(text: &str) -> bool {
    let mut last = false;
    let mut follows = |capital| std::mem::replace(&mut last, capital) && capital;
    if text.is_ascii() {
        let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        letters.any(|b| follows(b.is_ascii_uppercase()))
    } else {
        // A mark over or under a letter divides nothing.
        let mut letters = text.chars().filter(|c| is_alphanumeric(*c));
        letters.any(|c| follows(is_capital(c)))
    }
}

/// Words with nothing but spaces, hyphens and quotes between them make one run.
pub(super) fn runs<'w, 't>(words: &'w [Word<'t>], text: &str) -> Vec<&'w [Word<'t>]> {
    words
        .chunk_by(|a, b| {
            text.get(a.end..b.start).is_some_and(|between| {
                between.chars().all(|c| {
                    matches!(
                        c,
                        ' ' | '\u{A0}'
                            | '-'
                            | '–'
                            | '—'
                            | '‑'
                            | '&'
                            | '\''
                            | '’'
                            | '"'
                            | '«'
                            | '»'
                            | '“'
                            | '”'
                    )
                })
            })
        })
        .collect()
}

fn is_roman_numeral(word: &str) -> bool {
    const DIGITS: [(&str, [&str; 3]); 3] = [
        ("C", ["CM", "CD", "D"]),
        ("X", ["XC", "XL", "L"]),
        ("I", ["IX", "IV", "V"]),
    ];
    let mut rest = word.trim_start_matches('M');
    if word.len().saturating_sub(rest.len()) > 3 {
        return false;
    }
    for (one, [nine, four, five]) in DIGITS {
        if let Some(tail) = rest.strip_prefix(nine).or_else(|| rest.strip_prefix(four)) {
            rest = tail;
            continue;
        }
        rest = rest.strip_prefix(five).unwrap_or(rest);
        for _ in 0..3 {
            rest = rest.strip_prefix(one).unwrap_or(rest);
        }
    }
    rest.is_empty() && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphened_names_states_and_words_that_abbreviate_too_are_told_apart() {
        let none = HashSet::default();
        let told = |text| -> Vec<(String, Kind)> {
            let words = capital_words(text, None, &none);
            words.iter().map(|w| (w.text.to_owned(), w.kind)).collect()
        };
        let one = |word: &str, kind| vec![(word.to_owned(), kind)];
        assert_eq!(told("Гости из RU-CENTER"), one("RU-CENTER", Kind::Unknown));
        assert_eq!(told("a HI-TECH fair"), one("HI-TECH", Kind::Unknown));
        assert_eq!(told("МАСТЕР-КЛАСС").len(), 2);
        assert_eq!(told("обновите ПО завтра"), one("ПО", Kind::Both));
        assert_eq!(told("с 1 ПО 14 декабря"), one("ПО", Kind::Unknown));
        assert_eq!(told("БИК KINCKZKA, SWIFT: KINCKZKAXXX, MATH 162").len(), 2);
        assert_eq!(told("в KINCKZKA"), one("KINCKZKA", Kind::Word));
        assert_eq!(told("ARABIC LANGUAGE").len(), 2);
        assert_eq!(told("BIC RESPONSE")[1..], one("RESPONSE", Kind::Unknown));
        for text in ["CALL 112", "LAW 201", "MUSIC 100"] {
            let (word, _) = text.split_once(' ').unwrap();
            assert_eq!(told(text), one(word, Kind::Unknown), "{text}");
        }
        assert_eq!(told("CALL 1120"), one("CALL", Kind::Word));
        assert_eq!(told("LAW 20"), one("LAW", Kind::Word));
        assert_eq!(told("SUMMER 201"), one("SUMMER", Kind::Word));
        for text in [
            "SWIFT DELIVERY",
            "БИК DELIVERY",
            "SWIFT: DEUTDEFF",
            "BIC DEUTDEFFXXX",
        ] {
            let (_, bank) = text.split_once(' ').unwrap();
            assert_eq!(told(text)[1..], one(bank, Kind::Unknown), "{text}");
        }
        assert_eq!(told("San Francisco, CA 94110"), []);
        assert_eq!(told("САД 94110"), one("САД", Kind::Word));
        // A mark without a space divides words as one with a space does.
        for text in [
            "ВНИМАНИЕ:встреча",
            "_ВНИМАНИЕ_",
            "ВНИМАНИЕ.Встреча",
            "ВНИМАНИЕ_встреча",
            "ВНИМАНИЕ:кабинет3",
            "ВНИМАНИЕ’встреча",
            "ВНИМАНИЕ：встреча",
            "встреча․ВНИМАНИЕ",
            "ВНИМАНИЕ＿встреча",
            "ВНИМАНИЕ\u{202F}встреча",
            "Ә·ВНИМАНИЕ‿встреча",
            "é·ВНИМАНИЕ·",
        ] {
            assert_eq!(told(text), one("ВНИМАНИЕ", Kind::Word), "{text}");
        }
        assert_eq!(told("SAVE_ME"), one("SAVE_ME", Kind::Unknown));
        assert_eq!(told("DON’T"), one("DON’T", Kind::Unknown));
        assert_eq!(told("NU’s @NU.ALUMNI"), one("NU", Kind::Abbreviation));
        assert_eq!(told("JOIN·US").len(), 2);
        assert_eq!(
            told("Ж. é Н-О-В-О-С-Т-И!"),
            one("Н-О-В-О-С-Т-И", Kind::Word)
        );
        assert_eq!(told("(Н.О.В.О.С.Т.И)"), one("Н.О.В.О.С.Т.И", Kind::Unknown));
        assert_eq!(told("J/O/I/N"), one("J/O/I/N", Kind::Word));
        // What the sender names as an abbreviation is one with its marks.
        let own = ["NODE.EVENT", "Н-О-В-О-С-Т-И"].map(str::to_owned);
        let own = own.into_iter().collect();
        for text in ["NODE.EVENT", "Н-О-В-О-С-Т-И"] {
            let words = capital_words(text, None, &own);
            let is_told = |word: &Word<'_>| word.kind != Kind::Abbreviation;
            assert_eq!(
                words.iter().filter(|word| is_told(word)).count(),
                0,
                "{text}"
            );
        }
        assert_eq!(told("ISO_2026 KZ_01 A-B-C-D-E a.B.c X--Y--Z-"), []);
        // A figure hides no word that is one by itself.
        assert_eq!(told("COVID-19, EXPO-2017, B2B, KZ123"), []);
        assert_eq!(
            told("COVID\u{2212}19, SARS-CoV-2, é EXPO‐2017, 2017‒EXPO"),
            []
        );
        for (text, word) in [
            ("РЕГИСТРАЦИЯ-2026 открыта", "РЕГИСТРАЦИЯ"),
            ("ВЫПУСКНИКИ–2016", "ВЫПУСКНИКИ"),
            ("ДЕНЬ-1", "ДЕНЬ"),
            ("ПРИГЛАШАЕМ1 вас", "ПРИГЛАШАЕМ1"),
        ] {
            assert_eq!(told(text), one(word, Kind::Unknown), "{text}");
        }
        // Of abbreviations what looks like a word of the other script is none.
        assert_eq!(told("ТОО"), one("ТОО", Kind::Abbreviation));
        assert_eq!(told("TOO"), one("TOO", Kind::Both));
        assert_eq!(
            told("М.Н.С. и U.S.A."),
            [
                ("М.Н.С".to_owned(), Kind::Abbreviation),
                ("U.S.A".to_owned(), Kind::Abbreviation),
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn white_space_ends_words(text in "[aBЖ0 '.\n\u{301}\u{A0}\u{200D}_-]{0,16}") {
            let words: Vec<(usize, &str)> =
                pieces(&text).flat_map(|(at, piece)| words_of_piece(at, piece)).collect();
            let all: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            proptest::prop_assert_eq!(words, all);
        }
    }

    #[test]
    fn letters_and_figures_are_those_of_unicode() {
        for c in '\0'..='\u{600}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn marks_and_small_shapes_hide_no_capitals() {
        for text in [
            "R\u{332}E\u{332}G",
            "É\u{301}Ж",
            "ᴘʟᴇᴀsᴇ",
            "N-O",
            "Ө•Ж",
            "É. Ж",
        ] {
            assert!(has_two_capitals(text), "{text}");
        }
        for text in ["A1B", "Ж2Ж", "Жа Ба", "Aé B"] {
            assert!(!has_two_capitals(text), "{text}");
        }
        for text in ["ᴘʟᴇᴀsᴇ", "ʀᴇɢɪsᴛʀᴀᴛɪᴏɴ", "REGISTER", "Ж\u{301}Ө"] {
            assert!(is_in_capitals(text), "{text}");
        }
        for text in ["soccer", "Register", "ʀegister", "ɪs", "ə"] {
            assert!(!is_in_capitals(text), "{text}");
        }
    }

    #[test]
    fn roman_numerals_are_told_from_words() {
        for numeral in ["II", "IV", "XIX", "XXI", "MMXXVI", "CD"] {
            assert!(is_roman_numeral(numeral), "{numeral}");
        }
        for word in ["IIII", "VV", "CIVIL", "IC", "MMMM", ""] {
            assert!(!is_roman_numeral(word), "{word}");
        }
    }
}
