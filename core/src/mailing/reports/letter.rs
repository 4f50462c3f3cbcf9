//! The letter as its readers see it, without its looks, and the places of the findings in it.

use std::{collections::BTreeSet, fmt};

use nu_alumni_letter::{
    Draft, Letter, Span,
    layout::{Block, Role},
};

use super::sheet::{SUBJECT, Sheet};
use crate::{decision::Severity, mailing::Finding};

/// So many characters are shown; who writes more than a book reads it in the source.
const MOST_CHARACTERS: usize = 60_000;

/// So many places are marked: the first of each finding, then the others. The findings name them all.
const MOST_MARKS: usize = 2_000;

/// So many pictures are shown.
const MOST_PICTURES: usize = 500;

/// The letter to be shown.
pub(super) struct Marked {
    pub(super) subject: Option<Vec<Piece>>,
    pub(super) blocks: Vec<Shown>,
    /// The numbers of the findings whose places are nowhere in what is shown: in a style sheet.
    pub(super) unplaced: Vec<Link>,
    /// How many blocks are not shown.
    pub(super) left_out: usize,
    /// The numbers of the findings that have a place here, to lead back to.
    pub(super) placed: BTreeSet<usize>,
}

/// A block.
pub(super) struct Shown {
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a block.
pub(super) enum Piece {
    /// Text that nothing was found in.
    Plain(String),
    /// Text in which something was found, of this class at worst.
    Found(Class, String),
    /// Here begins a place.
    Place(Link),
    /// Here stands a picture.
    Picture,
}

/// The number of a finding, which leads to it.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) number: usize,
    pub(super) class: Class,
    /// Whether the finding leads back here: to the first of its places.
    pub(super) first: bool,
}

/// The class of what was found in the style sheet: by its severity, from the mildest, or as settled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Settled,
    Advice,
    Unknown,
    Review,
    Violation,
}

impl Class {
    pub(super) fn of(finding: &Finding) -> Self {
        let in_order = finding.judged.as_ref().is_some_and(|judged| judged.holds);
        if in_order || finding.waived.is_some() {
            return Self::Settled;
        }
        match finding.severity {
            Severity::Advice => Self::Advice,
            Severity::Undetermined => Self::Unknown,
            Severity::NeedsReview => Self::Review,
            Severity::Violation => Self::Violation,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Settled => "settled",
            Self::Advice => "advice",
            Self::Unknown => "unknown",
            Self::Review => "review",
            Self::Violation => "violation",
        })
    }
}

/// A place in the text of the letter.
struct Mark {
    number: usize,
    class: Class,
    span: Span,
}

/// Where something begins or ends in a text, in bytes.
#[derive(Clone, Copy)]
struct Range {
    /// Which mark.
    mark: usize,
    start: usize,
    end: usize,
}

pub(super) fn marked(sheet: &Sheet<'_>) -> Marked {
    let draft = sheet.draft;
    let letter = draft.letter();
    let (in_subject, in_body) = marks(sheet, draft);
    let sheets = style_sheets(draft.body_text());
    let in_sheet = |span: Span| {
        let behind = sheets.partition_point(|sheet| sheet.start <= span.start);
        let sheet = behind.checked_sub(1).and_then(|last| sheets.get(last));
        sheet.is_some_and(|sheet| span.end <= sheet.end)
    };
    let mut seen = BTreeSet::new();
    let subject = sheet.subject().map(|text| {
        let ranges = in_subject.iter().enumerate().map(|(mark, of)| Range {
            mark,
            start: of.span.start as usize,
            end: of.span.end as usize,
        });
        pieces(text, ranges.collect(), Vec::new(), &in_subject, &mut seen)
    });

    let mut shown: Vec<(&(Role, Block), Text)> = Vec::new();
    let mut room = MOST_CHARACTERS;
    for block in &letter.blocks {
        let Some(left) = room.checked_sub(block.1.text.len()) else {
            break;
        };
        room = left;
        shown.push((block, Text::new(&block.1, &letter)));
    }
    let mut ranges: Vec<Vec<Range>> = shown.iter().map(|_| Vec::new()).collect();
    let mut unplaced = Vec::new();
    for (mark, of) in in_body.iter().enumerate() {
        let mut placed = false;
        // What covers several blocks is marked in each, and numbered in the first.
        for ((_, text), ranges) in shown.iter().zip(&mut ranges) {
            if let Some((start, end)) = text.holds(of.span) {
                ranges.push(Range { mark, start, end });
                placed = true;
            }
        }
        if placed {
            continue;
        }
        // What shows no text itself stands before the text that follows.
        let next = shown.iter().zip(&mut ranges);
        let mut next = next.filter_map(|((_, text), ranges)| Some((text.behind(of.span)?, ranges)));
        match next.next().filter(|_| !in_sheet(of.span)) {
            Some((at, ranges)) => ranges.push(Range {
                mark,
                start: at,
                end: at,
            }),
            None => unplaced.push(mark),
        }
    }
    let mut pictures: Vec<Vec<usize>> = shown.iter().map(|_| Vec::new()).collect();
    for span in letter
        .pictures
        .iter()
        .filter_map(|picture| picture.span)
        .take(MOST_PICTURES)
    {
        let mut all = shown.iter().zip(&mut pictures);
        if let Some((at, pictures)) = all.find_map(|((_, text), of)| Some((text.behind(span)?, of)))
        {
            pictures.push(at);
        } else if let (Some(pictures), Some((block, _))) = (pictures.last_mut(), shown.last()) {
            pictures.push(block.1.text.len());
        }
    }
    let mut blocks = Vec::with_capacity(shown.len());
    let of_blocks = ranges.into_iter().zip(pictures);
    for (((role, block), _), (ranges, pictures)) in shown.iter().zip(of_blocks) {
        blocks.push(Shown {
            class: class_of(*role, block),
            pieces: pieces(&block.text, ranges, pictures, &in_body, &mut seen),
        });
    }
    let mut of_unplaced: Vec<Link> = Vec::new();
    for mark in unplaced {
        let link = in_body.get(mark).map(|mark| mark.link(&mut seen));
        let new = |link: &Link| {
            of_unplaced
                .last()
                .is_none_or(|last| last.number != link.number)
        };
        of_unplaced.extend(link.filter(new));
    }
    Marked {
        subject,
        left_out: letter.blocks.len().saturating_sub(blocks.len()),
        blocks,
        unplaced: of_unplaced,
        placed: seen,
    }
}

fn class_of(role: Role, block: &Block) -> &'static str {
    match role {
        Role::Title | Role::BoldLine => "title",
        Role::Signature => "signature",
        Role::LegalFooter => "footer",
        Role::Aside if block.context.table.is_some() => "cell",
        _ => "text",
    }
}

/// The places of the findings in the subject and in the letter, in order.
fn marks(sheet: &Sheet<'_>, draft: &Draft) -> (Vec<Mark>, Vec<Mark>) {
    let mut of_subject = Vec::new();
    let mut of_body = Vec::new();
    let mut add = |number: usize, finding: &Finding, part: &str, span: Span| {
        let class = Class::of(finding);
        if part == SUBJECT {
            of_subject.push(Mark {
                number,
                class,
                span,
            });
        } else if let Some(part) = draft.parts().iter().find(|own| own.name == part) {
            let span = span.shifted(part.span.start);
            of_body.push(Mark {
                number,
                class,
                span,
            });
        }
    };
    let numbered = || sheet.numbered();
    let first = numbered().map(|(number, finding)| (number, finding, 0..1));
    let others = numbered().map(|(number, finding)| (number, finding, 1..usize::MAX));
    let mut room = MOST_MARKS;
    for (number, finding, which) in first.chain(others) {
        let places = sheet.places(finding).into_iter().skip(which.start);
        for (part, span) in places.take(which.len().min(room)) {
            add(number, finding, part, span);
            room = room.saturating_sub(1);
        }
    }
    for marks in [&mut of_subject, &mut of_body] {
        marks.sort_by_key(|mark| (mark.span.start, mark.number));
    }
    (of_subject, of_body)
}

/// Where style sheets stand in a source.
fn style_sheets(source: &str) -> Vec<Span> {
    let lower = source.to_ascii_lowercase();
    let starts = lower.match_indices("<style").map(|(at, _)| at);
    let mut behind = 0;
    let mut sheets = Vec::new();
    for start in starts {
        if start < behind {
            continue;
        }
        let rest = lower.get(start..).unwrap_or_default();
        let end = rest
            .find("</style")
            .map_or(lower.len(), |end| start.saturating_add(end));
        sheets.push(Span::new(start as u32, end as u32));
        behind = end;
    }
    sheets
}

/// Where each character of a block comes from, in the order of the source.
struct Text(Vec<(Span, usize, usize)>);

impl Text {
    fn new(block: &Block, letter: &Letter<'_>) -> Self {
        let characters = block.text.char_indices().filter_map(|(at, c)| {
            let end = at.saturating_add(c.len_utf8());
            let source = block.source_of(letter.tree, at, end)?;
            Some((source, at, end))
        });
        let mut characters: Vec<_> = characters.collect();
        characters.sort_by_key(|(source, at, _)| (source.start, *at));
        Self(characters)
    }

    /// From where to where in the block's text a span of the source reaches.
    fn holds(&self, span: Span) -> Option<(usize, usize)> {
        let first = self
            .0
            .partition_point(|(source, ..)| source.end <= span.start);
        let behind = self
            .0
            .partition_point(|(source, ..)| source.start < span.end);
        let held = self.0.get(first..behind)?;
        let start = held.iter().map(|(_, at, _)| *at).min()?;
        let end = held.iter().map(|(.., end)| *end).max()?;
        Some((start, end))
    }

    /// The first place in the block's text that stands behind a span of the source.
    fn behind(&self, span: Span) -> Option<usize> {
        let first = self
            .0
            .partition_point(|(source, ..)| source.start < span.start);
        self.0.get(first).map(|(_, at, _)| *at)
    }
}

impl Mark {
    /// The link to the finding; the first time that it is made it is what the finding leads back to.
    fn link(&self, seen: &mut BTreeSet<usize>) -> Link {
        Link {
            number: self.number,
            class: self.class,
            first: seen.insert(self.number),
        }
    }
}

/// A text, cut wherever a place begins or ends or a picture stands.
fn pieces(
    text: &str,
    mut ranges: Vec<Range>,
    pictures: Vec<usize>,
    marks: &[Mark],
    seen: &mut BTreeSet<usize>,
) -> Vec<Piece> {
    ranges.sort_by_key(|range| range.start);
    let mut cuts: Vec<usize> = ranges
        .iter()
        .flat_map(|range| [range.start, range.end])
        .collect();
    cuts.extend(&pictures);
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut ends: Vec<(usize, Class)> = Vec::new();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut ranges = ranges.into_iter().peekable();
    for cut in cuts {
        let piece = text.get(at..cut).unwrap_or_default();
        if !piece.is_empty() {
            ends.retain(|(end, _)| *end > at);
            pieces.push(match ends.iter().map(|(_, class)| *class).max() {
                Some(worst) => Piece::Found(worst, piece.to_owned()),
                None => Piece::Plain(piece.to_owned()),
            });
        }
        at = cut;
        while let Some(range) = ranges.next_if(|range| range.start == cut) {
            if let Some(mark) = marks.get(range.mark) {
                pieces.push(Piece::Place(mark.link(seen)));
                ends.push((range.end, mark.class));
            }
        }
        pieces.extend(
            pictures
                .iter()
                .filter(|p| **p == cut)
                .map(|_| Piece::Picture),
        );
    }
    pieces
}
