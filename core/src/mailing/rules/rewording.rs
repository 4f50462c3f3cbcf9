//! Fixes that a person looks at before taking them: what is written anew, or has to be filled in.

use nu_alumni_letter::{
    Span,
    layout::{Block, characters},
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Case, paragraph_length::lines};
use crate::{
    decision::Locale,
    mailing::{Fix, FixGrade},
};

/// Whether the part that this stands in is plain text.
fn is_plain(case: &Case<'_>, at: u32) -> bool {
    let part = case.draft.part_at(at);
    part.is_some_and(|part| part.media_type != "text/html")
}

/// A line more behind a signature, to be filled in: the text under `key` in the letter's own language.
pub(super) fn line_to_fill_in(case: &Case<'_>, behind: Option<Span>, key: &str) -> Option<Fix> {
    let end = behind?.end;
    let line = language(case).text(&format!("fix.{key}"))?;
    let before = if is_plain(case, end.saturating_sub(1)) {
        if case.draft.body_text().contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    } else {
        "<br>"
    };
    Fix::of(
        FixGrade::Review,
        [(Span::new(end, end), format!("{before}{line}"))],
    )
}

/// The language that most of the letter is written in.
fn language(case: &Case<'_>) -> Locale {
    let (mut latin, mut cyrillic, mut kazakh) = (0usize, 0usize, 0usize);
    let blocks = case.letter.blocks.iter();
    for c in blocks.flat_map(|(_, block)| block.text.chars()) {
        let of_language = match c {
            'a'..='z' | 'A'..='Z' => &mut latin,
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ'
            | 'Ү' | 'Һ' => &mut kazakh,
            '\u{400}'..='\u{4ff}' => &mut cyrillic,
            _ => continue,
        };
        *of_language = of_language.saturating_add(1);
    }
    let cyrillic = cyrillic.saturating_add(kazakh);
    // In a Kazakh text about one letter in seven is one that Russian has not.
    if latin >= cyrillic {
        Locale::En
    } else if kazakh.saturating_mul(30) > cyrillic {
        Locale::Kk
    } else {
        Locale::Ru
    }
}

/// A paragraph that is too long made two, at the end of a sentence, where the letter may have one more.
pub(super) fn split(case: &Case<'_>, block: &Block) -> Option<Fix> {
    let (letter, limits) = (case.letter, case.limits);
    if case.measures.paragraphs.len() >= limits.paragraphs() as usize {
        return None;
    }
    let readings = &case.brief.terms.readings;
    let fits = |text: &str| lines(text.trim_end(), readings, limits) <= limits.paragraph_lines();
    let element = |at: usize| letter.styled_element(block.node_at(at)?);
    let whole = element(0)?;
    // Two paragraphs hold no more than twice the text of one.
    let most = limits
        .paragraph_lines()
        .saturating_mul(limits.line_characters());
    if characters(&block.text) > most.saturating_mul(2) {
        return None;
    }
    let starts = block.text.split_sentence_bound_indices().skip(1);
    let mut ends = starts.map(|(at, _)| (at, block.text.get(..at).unwrap_or_default()));
    let (at, head) = ends.find(|&(at, head)| {
        let tail = block.text.get(at..).unwrap_or_default();
        fits(head) && fits(tail)
    })?;
    // A piece in bold or in a link is not torn apart.
    let last = head.trim_end().len().checked_sub(1)?;
    if element(at) != Some(whole) || element(last) != Some(whole) {
        return None;
    }
    let start = block.source_of(letter.tree, at, block.text.len())?.start;
    if is_plain(case, start) {
        let end = block.source_of(letter.tree, 0, head.trim_end().len())?.end;
        return Fix::of(
            FixGrade::Review,
            [(Span::new(end, start), "\n\n".to_owned())],
        );
    }
    let tag = letter.tree.node(whole).span?.of(case.draft.body_text())?;
    let name = tag.get(1..3)?;
    // An id stands once, and another element than `<p>` may mean more.
    if !name
        .trim_end()
        .trim_end_matches('>')
        .eq_ignore_ascii_case("p")
        || tag.contains("id=")
    {
        return None;
    }
    Fix::of(
        FixGrade::Review,
        [(Span::new(start, start), format!("</p>\n{tag}"))],
    )
}
