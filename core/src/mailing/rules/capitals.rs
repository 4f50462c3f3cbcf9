//! `capitals`: no words in capital letters (I22). A word counts from two letters on; known
//! abbreviations, Roman numerals, codes with digits, addresses, hashtags and merge tags do not.
//! A word that is known to be none, and one of more than 5 letters, breaks the clause, with those
//! beside it; another may be an abbreviation, so a person looks, as at all capitals in the subject.
//! Each is one finding, with all its places.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use foldhash::HashSet;
use unicode_segmentation::UnicodeSegmentation;

use super::{Case, Found, Place, Rule, look_alikes, news_digest, restyle};
use crate::mailing::{Edit, Fix, FixGrade};
use crate::policy::{ClauseId, EntryId, RuleName};
use nu_alumni_letter::{
    Span,
    layout::{
        Block, Role, addresses,
        merge_tags::{MergeTag, masked},
    },
    source::NodeId,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::Capitals,
    clauses: &[ClauseId::A2_3d],
    readings: &[EntryId::I22],
    binds: news_digest::binds_no_digest,
    check,
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
enum Kind {
    Abbreviation,
    /// It may be one.
    Unknown,
    /// It is none.
    Word,
    /// It is both: an abbreviation among small letters, a word among other capitals.
    Both,
}

/// A word in capitals, or one that is shown so.
struct Word<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    kind: Kind,
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let own: HashSet<String> = case
        .brief
        .abbreviations
        .iter()
        .map(|a| a.to_uppercase())
        .collect();
    let mut said = Said::default();
    let mut in_draft = None;
    for (role, block) in &case.letter.blocks {
        match role {
            // What the law or a mail program adds is nobody's to write anew.
            Role::LegalFooter => continue,
            Role::Header => {
                in_draft = in_draft.or_else(|| in_draft_subject(case, block, &own));
                continue;
            }
            _ => {}
        }
        let is_styled = |node| case.letter.styles.of(node).uppercase;
        let some_styled = block.runs.iter().any(|run| is_styled(run.node));
        if !some_styled && !has_two_capitals(&block.text) {
            continue;
        }
        let text = masked(&block.text, &block.merge_tags);
        let text = without_addresses(&text);
        let styled = |at: usize| block.node_at(at).is_some_and(is_styled);
        let styled = some_styled.then_some(&styled as &dyn Fn(usize) -> bool);
        let words = capital_words(&text, styled, &own);
        for run in runs(&words, &text) {
            judge(case, block, run, &mut said);
        }
    }
    let in_subject = case
        .subject
        .and_then(|subject| in_subject(subject, case.subject_tags, &own));
    let in_subjects = in_subject.into_iter().chain(in_draft);
    in_subjects.chain(said.found(case)).collect()
}

/// What was found in the body: each word and each run once, in the order in which they come.
#[derive(Default)]
struct Said {
    /// By the key of the message and the words in capitals, their turn.
    turns: BTreeMap<(&'static str, String), usize>,
    all: Vec<SaidOf>,
}

/// One of them.
struct SaidOf {
    found: fn(Place, &'static str) -> Found,
    key: &'static str,
    argument: &'static str,
    words: String,
    places: Vec<Option<Span>>,
    /// How each place is written in small letters; `None` once one of them cannot be.
    edits: Option<Vec<Edit>>,
    /// The texts that only a style shows in capitals.
    styled: Vec<NodeId>,
}

impl Said {
    fn add(&mut self, said: SaidOf) {
        let next = self.all.len();
        let turn = *self
            .turns
            .entry((said.key, said.words.clone()))
            .or_insert(next);
        match self.all.get_mut(turn) {
            Some(first) => {
                first.places.extend(said.places);
                first.styled.extend(said.styled);
                first.edits = first.edits.take().zip(said.edits).map(|(mut all, edits)| {
                    all.extend(edits);
                    all
                });
            }
            None => self.all.push(said),
        }
    }

    fn found(self, case: &Case<'_>) -> impl Iterator<Item = Found> {
        self.all.into_iter().map(|said| {
            let first = said.places.iter().flatten().min().copied();
            let found = (said.found)(Place::Body(first), said.key);
            let found = found
                .arg(said.argument, shown(&said.words))
                .about(said.words);
            let found = found.at(said.places.into_iter().flatten());
            let grade = FixGrade::Review;
            let rewritten = said.edits.map(|edits| Fix { grade, edits });
            let styled = said.styled.into_iter();
            found.fix(restyle::restyled(case, styled, AS_WRITTEN, FixGrade::Safe).or(rewritten))
        })
    }
}

/// What shows letters as they are written.
const AS_WRITTEN: &[&str] = &[
    "text-transform:none",
    "font-variant:normal",
    "text-transform:none!important",
    "font-variant:normal!important",
];

/// What a person has to look at in the subject.
fn in_subject(subject: &str, tags: &[MergeTag], own: &HashSet<String>) -> Option<Found> {
    let text = masked(subject, tags);
    let (start, end) = told_of_subject(&without_addresses(&text), own)?;
    let span = Span::new(start as u32, end as u32);
    let words = subject.get(start..end).unwrap_or_default();
    Some(Found::review(Place::Subject(Some(span)), "subject").arg("words", shown(words)))
}

/// The same in the subject that a draft has above the letter; the name before its colon is the mail
/// program's.
fn in_draft_subject(case: &Case<'_>, block: &Block, own: &HashSet<String>) -> Option<Found> {
    let text = masked(&block.text, &block.merge_tags);
    let text = without_addresses(&text);
    block.lines().find_map(|(at, line)| {
        let value = at.saturating_add(line.find(':').unwrap_or(0));
        let text = text.get(value..at.saturating_add(line.len()))?;
        let (start, end) = told_of_subject(text, own)?;
        let (start, end) = (value.saturating_add(start), value.saturating_add(end));
        let place = Place::Body(block.source_of(case.letter.tree, start, end));
        let words = block.text.get(start..end)?;
        Some(Found::review(place, "subject").arg("words", shown(words)))
    })
}

/// From where to where the words stand in a subject that are in capitals and no abbreviations.
fn told_of_subject(subject: &str, own: &HashSet<String>) -> Option<(usize, usize)> {
    let words = capital_words(subject, None, own);
    let mut told = words
        .iter()
        .filter(|word| !matches!(word.kind, Kind::Abbreviation | Kind::Both));
    let first = told.next()?;
    let last = told.next_back().unwrap_or(first);
    Some((first.start, last.end))
}

/// Words as a message names them.
fn shown(words: &str) -> String {
    capitals_of(words).chars().take(60).collect()
}

/// A text in capitals.
fn capitals_of(text: &str) -> String {
    let shaped = |c: char| look_alikes::small_capital(c).unwrap_or(c);
    text.chars().map(shaped).collect::<String>().to_uppercase()
}

/// What is to be said of a run: one thing where it breaks the clause, from its first word that is no
/// abbreviation to its last, else one of each that may be one.
fn judge(case: &Case<'_>, block: &Block, run: &[Word<'_>], said: &mut Said) {
    let told = run.iter().filter(|word| word.kind != Kind::Abbreviation);
    let told: Vec<&Word<'_>> = told.collect();
    if told.iter().all(|word| word.kind == Kind::Both) && told.len() == 1 {
        return;
    }
    let (Some(first), Some(last)) = (told.first(), told.last()) else {
        return;
    };
    let place = |start, end| block.source_of(case.letter.tree, start, end);
    let styled = |words: &[&Word<'_>]| -> Vec<NodeId> {
        let small = |word: &&&Word<'_>| word.text.chars().any(char::is_lowercase);
        let of_words = words.iter().filter(small);
        of_words
            .filter_map(|word| block.node_at(word.start))
            .collect()
    };
    if told.iter().all(|word| word.kind == Kind::Unknown) {
        for word in told {
            said.add(SaidOf {
                found: Found::review,
                key: "perhaps-abbreviation",
                argument: "word",
                words: capitals_of(word.text),
                places: vec![place(word.start, word.end)],
                edits: None,
                styled: styled(&[word]),
            });
        }
        return;
    }
    let text = block.text.get(first.start..last.end).unwrap_or_default();
    let span = place(first.start, last.end);
    // What may be an abbreviation stays as it is.
    let words: Vec<&Word<'_>> = told
        .iter()
        .copied()
        .filter(|w| w.kind != Kind::Unknown)
        .collect();
    let edit = edit(case, span, text, &words, first.start);
    said.add(SaidOf {
        found: Found::violation,
        key: if told.len() == 1 { "word" } else { "run" },
        argument: "words",
        words: capitals_of(text),
        places: vec![span],
        edits: edit.map(|edit| vec![edit]),
        styled: styled(&told),
    });
}

/// The words in small letters, the first with its capital, where the source holds them as shown.
fn edit(
    case: &Case<'_>,
    span: Option<Span>,
    shown: &str,
    words: &[&Word<'_>],
    start: usize,
) -> Option<Edit> {
    let span = span?;
    if span.of(case.draft.body_text()) != Some(shown) || !shown.chars().any(char::is_uppercase) {
        return None;
    }
    let mut replacement = String::with_capacity(shown.len());
    let mut at = 0usize;
    for word in words {
        let (from, to) = (word.start.checked_sub(start)?, word.end.checked_sub(start)?);
        replacement.push_str(shown.get(at..from)?);
        let text = shown.get(from..to)?;
        let mut characters = text.chars();
        // Behind what may be an abbreviation it begins nothing.
        if from == 0 {
            let first = characters.next();
            replacement.extend(first.map(|c| look_alikes::small_capital(c).unwrap_or(c)));
        }
        replacement.push_str(&capitals_of(characters.as_str()).to_lowercase());
        at = to;
    }
    replacement.push_str(shown.get(at..)?);
    Some(Edit { span, replacement })
}

/// The words of `text` that are in capitals, or that `styled` shows so, where some style does.
fn capital_words<'t>(
    text: &'t str,
    styled: Option<&dyn Fn(usize) -> bool>,
    own: &HashSet<String>,
) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    for (start, word) in words_that_may_be(text, styled.is_some()) {
        let end = start.saturating_add(word.len());
        let before = text.get(..start).unwrap_or_default();
        let behind = text.get(end..).unwrap_or_default();
        // Most words are in small letters.
        let written = is_in_capitals(word);
        if !(written || styled.is_some_and(|styled| styled(start)))
            || before.ends_with(['#', '@', '\u{1}'])
            || behind.starts_with('\u{1}')
        {
            continue;
        }
        let letters_only = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.') || is_mark(c));
        let cased = word
            .chars()
            .filter(|c| c.is_uppercase() || c.is_lowercase())
            .count();
        if !letters_only
            || cased < 2
            || is_filler(word)
            || is_part_of_code(before, behind)
            || is_state(word, behind)
        {
            continue;
        }
        words.push(Word {
            start,
            end,
            text: word,
            kind: kind_of(word, written, own),
        });
    }
    joined(words, text)
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

/// The words of `text`; where no style makes capitals, of what stands between spaces only those with
/// two of them.
fn words_that_may_be(text: &str, styled: bool) -> impl Iterator<Item = (usize, &str)> {
    // A space ends a word, whatever stands around it.
    let mut behind = 0usize;
    let pieces = text.as_bytes().split(|b| *b == b' ').map(move |piece| {
        let start = behind;
        let end = start.saturating_add(piece.len());
        behind = end.saturating_add(1);
        (start, text.get(start..end).unwrap_or_default())
    });
    let may_be = move |&(_, piece): &(usize, &str)| {
        let mut capitals = piece.chars().filter(|c| is_capital(*c));
        styled || capitals.nth(1).is_some()
    };
    pieces.filter(may_be).flat_map(|(start, piece)| {
        let words = piece.unicode_word_indices();
        words.map(move |(at, word)| (start.saturating_add(at), word))
    })
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

/// Whether a figure stands behind or before the word and its hyphen: `COVID-19`.
fn is_part_of_code(before: &str, behind: &str) -> bool {
    const HYPHENS: [char; 3] = ['-', '‑', '–'];
    let figure = |c: char| c.is_ascii_digit();
    behind
        .strip_prefix(HYPHENS)
        .is_some_and(|rest| rest.starts_with(figure))
        || before
            .strip_suffix(HYPHENS)
            .is_some_and(|rest| rest.ends_with(figure))
}

/// Whether a word is a state before its ZIP code: `CA 94110`.
fn is_state(word: &str, behind: &str) -> bool {
    const ZIP_DIGITS: usize = 5;
    let zip = behind.trim_start_matches([' ', '\u{A0}']).bytes();
    word.is_ascii()
        && word.len() == 2
        && behind.starts_with([' ', '\u{A0}'])
        && zip.take_while(u8::is_ascii_digit).count() == ZIP_DIGITS
}

/// What a word is known to be; what only the style puts in capitals was not written as an
/// abbreviation.
fn kind_of(word: &str, written: bool, own: &HashSet<String>) -> Kind {
    let long = word.chars().count() > ABBREVIATION_LETTERS;
    if long && !written {
        return Kind::Word;
    }
    let spellings = look_alikes::spellings(&capitals_of(word));
    let is_in = |list: &HashSet<String>| spellings.iter().any(|word| list.contains(word));
    let is_abbreviation = || {
        let roman = spellings.iter().any(|word| is_roman_numeral(word));
        roman || word.contains('.') || is_in(&ABBREVIATIONS) || is_in(own)
    };
    if written && is_abbreviation() {
        if is_in(&SHORT_WORDS) && !is_in(own) {
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
fn is_capital(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_uppercase(),
        'Ѐ'..='Я' => true,
        'а'..='џ' => false,
        _ => c.is_uppercase() || look_alikes::small_capital(c).is_some(),
    }
}

/// Whether it is a mark over or under the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether two capitals stand side by side.
fn has_two_capitals(text: &str) -> bool {
    let mut last = false;
    let mut follows = |capital| std::mem::replace(&mut last, capital) && capital;
    if text.is_ascii() {
        text.bytes().any(|b| follows(b.is_ascii_uppercase()))
    } else {
        // A mark over or under a letter divides nothing.
        let mut letters = text.chars().filter(|c| !is_mark(*c));
        letters.any(|c| follows(is_capital(c)))
    }
}

/// Words with nothing but spaces, hyphens and quotes between them make one run.
fn runs<'w, 't>(words: &'w [Word<'t>], text: &str) -> Vec<&'w [Word<'t>]> {
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

/// `text` with e-mail and web addresses replaced by as many bytes that are no letters.
fn without_addresses(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0usize;
    for address in addresses(text) {
        out.push_str(text.get(at..address.start).unwrap_or_default());
        out.extend(std::iter::repeat_n('\u{2}', address.text.len()));
        at = address.end();
    }
    if at == 0 {
        return text.into();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.into()
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
        assert_eq!(told("San Francisco, CA 94110"), []);
        assert_eq!(told("САД 94110"), one("САД", Kind::Word));
    }

    proptest::proptest! {
        #[test]
        fn spaces_end_words(text in "[aBЖ0 '.\u{301}\u{A0}_-]{0,16}") {
            let words: Vec<(usize, &str)> = words_that_may_be(&text, true).collect();
            let all: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            proptest::prop_assert_eq!(words, all);
        }
    }

    #[test]
    fn marks_and_small_shapes_hide_no_capitals() {
        for text in ["R\u{332}E\u{332}G", "É\u{301}Ж", "ᴘʟᴇᴀsᴇ"] {
            assert!(has_two_capitals(text), "{text}");
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
