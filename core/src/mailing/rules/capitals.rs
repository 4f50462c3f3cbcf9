//! `capitals`: no words in capital letters (I22). A word counts from two letters on; known
//! abbreviations, Roman numerals, codes with digits, addresses, hashtags and merge tags do not.
//! One unknown word of up to 5 letters may be an abbreviation, so a person looks; a longer one,
//! and a run of two or more, breaks the clause.

use std::{collections::HashSet, sync::LazyLock};

use linkify::LinkFinder;
use unicode_segmentation::UnicodeSegmentation;

use super::{Case, Found, Place, Rule, news_digest};
use crate::mailing::{Edit, Fix, FixGrade};
use nu_alumni_letter::{
    Span,
    layout::{Block, merge_tags::masked},
};

pub(super) const RULE: Rule = Rule {
    name: "capitals",
    clauses: &["A2.3d"],
    readings: &["I22"],
    binds: news_digest::binds_no_digest,
    check,
};

static ABBREVIATIONS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("abbreviations.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .map(str::to_uppercase)
        .collect()
});

/// An unknown word of more letters is no abbreviation.
const ABBREVIATION_LETTERS: usize = 5;

/// A word in capitals, or one that is shown so.
struct Word<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    known: bool,
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let own: HashSet<String> = case
        .brief
        .abbreviations
        .iter()
        .map(|a| a.to_uppercase())
        .collect();
    let mut found = Vec::new();
    for (_, block) in &case.letter.blocks {
        if !may_have_capitals(case, block) {
            continue;
        }
        let text = masked(&block.text, &block.merge_tags);
        let text = without_addresses(&text);
        let words = capital_words(case, block, &text, &own);
        for run in runs(&words, &text) {
            judge(case, block, run, &mut found);
        }
    }
    found
}

/// One finding for a run: from its first unknown word to its last.
fn judge(case: &Case<'_>, block: &Block, run: &[Word<'_>], found: &mut Vec<Found>) {
    let unknown: Vec<&Word<'_>> = run.iter().filter(|word| !word.known).collect();
    let (Some(first), Some(last)) = (unknown.first(), unknown.last()) else {
        return;
    };
    let span = block.source_of(case.letter.tree, first.start, last.end);
    let place = Place::Body(span);
    let shown = block.text.get(first.start..last.end).unwrap_or_default();
    let letters = first.text.chars().count();
    if unknown.len() == 1 && letters <= ABBREVIATION_LETTERS {
        found.push(
            Found::review(place, "perhaps-abbreviation").arg("word", first.text.to_uppercase()),
        );
        return;
    }
    let key = if unknown.len() == 1 { "word" } else { "run" };
    let words: String = shown.to_uppercase().chars().take(60).collect();
    let violation = Found::violation(place, key).arg("words", words);
    found.push(match fix(case, span, shown, &unknown, first.start) {
        Some(fix) => violation.fix(fix),
        None => violation,
    });
}

/// The words in small letters, the first with its capital, where the source holds them as shown.
fn fix(
    case: &Case<'_>,
    span: Option<Span>,
    shown: &str,
    unknown: &[&Word<'_>],
    start: usize,
) -> Option<Fix> {
    let span = span?;
    if span.of(case.draft.body_text()) != Some(shown) || !shown.chars().any(char::is_uppercase) {
        return None;
    }
    let mut replacement = String::with_capacity(shown.len());
    let mut at = 0usize;
    for (index, word) in unknown.iter().enumerate() {
        let (from, to) = (word.start.checked_sub(start)?, word.end.checked_sub(start)?);
        replacement.push_str(shown.get(at..from)?);
        let text = shown.get(from..to)?;
        let mut characters = text.chars();
        if index == 0 {
            replacement.extend(characters.next());
        }
        replacement.push_str(&characters.as_str().to_lowercase());
        at = to;
    }
    replacement.push_str(shown.get(at..)?);
    Some(Fix {
        grade: FixGrade::Review,
        edits: vec![Edit { span, replacement }],
    })
}

/// The words of `text` that are, or are shown, in capitals.
fn capital_words<'t>(
    case: &Case<'_>,
    block: &Block,
    text: &'t str,
    own: &HashSet<String>,
) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let end = start.saturating_add(word.len());
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        if matches!(before, Some('#' | '@' | '\u{1}'))
            || text.get(end..).is_some_and(|t| t.starts_with('\u{1}'))
        {
            continue;
        }
        let letters_only = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '\u{300}'..='\u{36F}'));
        let cased = word
            .chars()
            .filter(|c| c.is_uppercase() || c.is_lowercase())
            .count();
        let written = word.chars().all(|c| !c.is_lowercase());
        let capitals = written
            || block
                .node_at(start)
                .is_some_and(|node| case.letter.styles.of(node).uppercase);
        if !letters_only || cased < 2 || !capitals {
            continue;
        }
        let upper = word.to_uppercase();
        // What only the style puts in capitals was not written as an abbreviation.
        let known = written
            && (ABBREVIATIONS.contains(&upper)
                || own.contains(&upper)
                || is_roman_numeral(&upper)
                || word.contains('.'));
        words.push(Word {
            start,
            end,
            text: word,
            known,
        });
    }
    words
}

/// Whether two capitals stand side by side in the block, or its style makes them.
fn may_have_capitals(case: &Case<'_>, block: &Block) -> bool {
    let mut last = false;
    block.text.chars().any(|c| {
        let capital = c.is_uppercase();
        std::mem::replace(&mut last, capital) && capital
    }) || block
        .runs
        .iter()
        .any(|run| case.letter.styles.of(run.node).uppercase)
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
fn without_addresses(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('@') && !text.contains("://") && !text.contains('.') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0usize;
    for link in LinkFinder::new().url_must_have_scheme(false).links(text) {
        out.push_str(text.get(at..link.start()).unwrap_or_default());
        out.extend(std::iter::repeat_n(
            '\u{2}',
            link.end().saturating_sub(link.start()),
        ));
        at = link.end();
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
    fn roman_numerals_are_told_from_words() {
        for numeral in ["II", "IV", "XIX", "XXI", "MMXXVI", "CD"] {
            assert!(is_roman_numeral(numeral), "{numeral}");
        }
        for word in ["IIII", "VV", "CIVIL", "IC", "MMMM", ""] {
            assert!(!is_roman_numeral(word), "{word}");
        }
    }
}
