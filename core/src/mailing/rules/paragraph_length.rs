//! `paragraph-length`: a paragraph takes at most 3 lines of at most 80 characters (I15). A merge
//! tag is taken to print nothing for a violation, and as many characters as the brief says, or else as
//! it is written with, for a person to look.

use super::{Case, Found, Place, Rule, news_digest, paragraphs, rewording};
use crate::{
    mailing::Unit,
    policy::{ClauseId, EntryId, Limits, Reading, Readings, RuleName},
};
use nu_alumni_letter::layout::{
    Block, Role, characters,
    merge_tags::{printed, without_tags},
    wrapped_lines,
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::ParagraphLength,
    clauses: &[ClauseId::A2_2a],
    readings: &[EntryId::I14, EntryId::I15],
    binds: news_digest::binds_no_digest,
    check,
};

/// How a text begins: what it is known by while its end is being written.
fn beginning(text: &str) -> String {
    const CHARACTERS: usize = 80;
    text.chars().take(CHARACTERS).collect()
}

/// The lines of a paragraph's text under the reading taken.
pub(crate) fn lines(text: &str, readings: &Readings, limits: &Limits) -> u32 {
    if readings.is(Reading::I15WrappedLines) {
        let width = limits.line_characters();
        text.split('\n').fold(0u32, |sum, line| {
            sum.saturating_add(wrapped_lines(line, width))
        })
    } else {
        text.split('\n').count() as u32
    }
}

fn check(case: &Case<'_>) -> Vec<Found> {
    let (readings, limits) = (&case.brief.terms.readings, case.limits);
    let mut found = Vec::new();
    let paragraphs = paragraphs(case.letter, readings);
    for (block, measure) in paragraphs.zip(&case.measures.paragraphs) {
        let place = Place::Body(block.source(case.letter.tree));
        let before = found.len();
        let own_lines: Vec<(usize, &str)> = match readings.is(Reading::I15AuthorLines) {
            true => block.lines().collect(),
            false => Vec::new(),
        };
        let line_at = |line, of| line_place(case, block, &own_lines, line, of);
        let least = without_tags(&block.text, &block.merge_tags);
        let least_lines = if block.merge_tags.is_empty() {
            measure.lines
        } else {
            lines(&least, readings, limits)
        };
        judge(
            case,
            &least,
            least_lines,
            place,
            line_at,
            Found::violation,
            &mut found,
        );
        for long in found.iter_mut().skip(before) {
            long.fix = (long.key == "too-many-lines")
                .then(|| rewording::split(case, block))
                .flatten();
        }
        if found.len() == before && block.merge_tags.iter().any(|tag| tag.prints) {
            let most = printed(&block.text, &block.merge_tags, |tag| {
                case.brief.longest(tag)
            });
            judge(
                case,
                &most,
                lines(&most, readings, limits),
                place,
                line_at,
                |place, _| Found::review(place, "merge-tag"),
                &mut found,
            );
            // A person looks at all of it.
            for review in found.iter_mut().skip(before) {
                review.about = Some(block.text.clone());
            }
        }
    }
    found.extend(captions(case));
    found
}

/// Captions longer than a paragraph may be: whether they are text of the letter, a person tells.
fn captions(case: &Case<'_>) -> impl Iterator<Item = Found> {
    let (readings, limits) = (&case.brief.terms.readings, case.limits);
    let most = limits.paragraph_lines();
    let captions = case.letter.with_role(Role::Aside);
    captions
        .filter(|block| block.context.caption)
        .filter_map(move |block| {
            let lines = lines(
                &without_tags(&block.text, &block.merge_tags),
                readings,
                limits,
            );
            let place = Place::Body(block.source(case.letter.tree));
            (lines > most)
                .then(|| Found::review(place, "caption").measured(lines, most, Unit::Lines))
        })
}

/// The place of line `line` of the `of` that a text of the block has; the whole block's, where a merge
/// tag that was taken out reached over several.
fn line_place(
    case: &Case<'_>,
    block: &Block,
    lines: &[(usize, &str)],
    line: usize,
    of: usize,
) -> Place {
    let line = lines.get(line).filter(|_| lines.len() == of);
    Place::Body(match line {
        Some((at, text)) => block.source_of(case.letter.tree, *at, at.saturating_add(text.len())),
        None => block.source(case.letter.tree),
    })
}

/// Holds one text of a paragraph against the limits.
fn judge(
    case: &Case<'_>,
    text: &str,
    lines: u32,
    place: Place,
    line_at: impl Fn(usize, usize) -> Place,
    make: impl Fn(Place, &'static str) -> Found,
    found: &mut Vec<Found>,
) {
    let (readings, limits) = (&case.brief.terms.readings, case.limits);
    let most_lines = limits.paragraph_lines();
    let most_characters = limits.line_characters();
    if lines > most_lines {
        found.push(
            make(place, "too-many-lines")
                .measured(lines, most_lines, Unit::Lines)
                .arg("width", most_characters)
                .about(beginning(text)),
        );
    }
    if readings.is(Reading::I15AuthorLines) {
        let count = text.split('\n').count();
        for (index, line) in text.split('\n').enumerate() {
            let measured = characters(line);
            if measured > most_characters {
                let too_long = make(line_at(index, count), "line-too-long").about(beginning(line));
                found.push(too_long.measured(measured, most_characters, Unit::Characters));
            }
        }
    } else if readings.is(Reading::I15WholeParagraph) {
        let measured = characters(text);
        if measured > most_characters {
            let too_long = make(place, "too-long").about(beginning(text));
            found.push(too_long.measured(measured, most_characters, Unit::Characters));
        }
    }
}
