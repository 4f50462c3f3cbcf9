//! `paragraph-length`: a paragraph takes at most 3 lines of at most 80 characters (I15). A merge
//! tag is taken to print nothing for a violation, and as many characters as it is written with
//! for a person to look.

use super::{Case, Found, Place, Rule, news_digest, paragraphs};
use crate::{
    mailing::Unit,
    policy::{ClauseId, EntryId, Limits, Reading, Readings, RuleName},
};
use nu_alumni_letter::{
    Span,
    layout::{Block, characters, merge_tags::without_tags, wrapped_lines},
};

pub(super) const RULE: Rule = Rule {
    name: RuleName::ParagraphLength,
    clauses: &[ClauseId::A2_2a],
    readings: &[EntryId::I14, EntryId::I15],
    binds: news_digest::binds_no_digest,
    check,
};

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
            |at, end| line_place(case, block, at, end),
            Found::violation,
            &mut found,
        );
        if found.len() == before && block.merge_tags.iter().any(|tag| tag.prints) {
            judge(
                case,
                &block.text,
                measure.lines,
                place,
                |_, _| place,
                |place, _| Found::review(place, "merge-tag"),
                &mut found,
            );
        }
    }
    found
}

/// The place of a line of the block; where merge tags were taken out it is the whole block's.
fn line_place(case: &Case<'_>, block: &Block, at: usize, end: usize) -> Place {
    let span: Option<Span> = if block.merge_tags.is_empty() {
        block.source_of(case.letter.tree, at, end)
    } else {
        block.source(case.letter.tree)
    };
    Place::Body(span)
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
                .arg("width", most_characters),
        );
    }
    if readings.is(Reading::I15AuthorLines) {
        let mut at = 0usize;
        for line in text.split('\n') {
            let end = at.saturating_add(line.len());
            let measured = characters(line);
            if measured > most_characters {
                found.push(make(line_at(at, end), "line-too-long").measured(
                    measured,
                    most_characters,
                    Unit::Characters,
                ));
            }
            at = end.saturating_add(1);
        }
    } else if readings.is(Reading::I15WholeParagraph) {
        let measured = characters(text);
        if measured > most_characters {
            found.push(make(place, "too-long").measured(
                measured,
                most_characters,
                Unit::Characters,
            ));
        }
    }
}
