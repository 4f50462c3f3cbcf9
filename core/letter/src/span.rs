//! Places in a text, and their units.
//!
//! A [`Span`] counts UTF-8 bytes. [`TextOffsets`] turns offsets into the units of another language's
//! strings, and [`TextPositions`] into lines and columns, each in one pass over the text.
//!
//! ```
//! use nu_alumni_letter::span::{Span, TextOffsets, TextPositions, TextUnits};
//!
//! let text = "é\r\n😀 now";
//! let span = Span::new(9, 12);
//! assert_eq!(span.of(text), Some("now"));
//!
//! let offsets = || [span.start, span.end].into_iter();
//! let python = TextOffsets::new(text, offsets(), TextUnits::CodePoints);
//! let javascript = TextOffsets::new(text, offsets(), TextUnits::Utf16);
//! assert_eq!((python.of(9), javascript.of(9)), (5, 6));
//!
//! let position = TextPositions::new(text, offsets()).of(9).unwrap();
//! assert_eq!((position.line, position.column), (2, 3));
//! ```

use serde::{Deserialize, Serialize};

/// A half-open range of a text, counted from 0: UTF-8 bytes, unless it was converted to other
/// units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends: the first place that is no longer in it.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; an `end` before `start` makes it empty.
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same span so many bytes on.
    #[must_use]
    pub fn shifted(self, bytes: u32) -> Self {
        Self {
            start: self.start.saturating_add(bytes),
            end: self.end.saturating_add(bytes),
        }
    }

    /// The part of this span that lies in `whole`, counted from where `whole` begins.
    #[must_use]
    pub fn within(self, whole: Self) -> Self {
        let at = |offset: u32| {
            offset
                .clamp(whole.start, whole.end)
                .saturating_sub(whole.start)
        };
        Self {
            start: at(self.start),
            end: at(self.end),
        }
    }

    /// The text at this span, where it lies inside `text` and on character boundaries.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize)
    }
}

/// A place as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Line, from 1. Lines end at `\n`, `\r\n` or a lone `\r`.
    pub line: u32,
    /// Column, from 1, in code points.
    pub column: u32,
}

/// The positions of some offsets of a text, found in one pass over it.
pub struct TextPositions {
    offsets: Vec<u32>,
    positions: Vec<Position>,
}

impl TextPositions {
    /// The positions of these byte offsets of `text`.
    pub fn new(text: &str, offsets: impl Iterator<Item = u32>) -> Self {
        let mut offsets: Vec<u32> = offsets.collect();
        offsets.sort_unstable();
        offsets.dedup();
        let bytes = text.as_bytes();
        let (mut at, mut line, mut line_start) = (0usize, 1u32, 0usize);
        // Where the column was last counted, so that a long line is counted once.
        let (mut counted, mut column) = (0usize, 1u32);
        let positions = offsets
            .iter()
            .map(|&offset| {
                let offset = (offset as usize).min(text.len());
                let piece = bytes.get(at..offset).unwrap_or_default();
                let lone = |found: &usize| {
                    let next = at.saturating_add(*found).saturating_add(1);
                    bytes.get(next) != Some(&b'\n')
                };
                // Most pieces are short, and in one line.
                if memchr::memchr2(b'\n', b'\r', piece).is_some() {
                    let feeds = memchr::memchr_iter(b'\n', piece).count();
                    let returns = memchr::memchr_iter(b'\r', piece).filter(lone).count();
                    line = line.saturating_add(feeds.saturating_add(returns) as u32);
                    let last = memchr::memrchr_iter(b'\r', piece).find(lone);
                    let last = last.max(memchr::memrchr(b'\n', piece));
                    if let Some(last) = last {
                        line_start = at.saturating_add(last).saturating_add(1);
                    }
                }
                at = offset;
                if counted < line_start {
                    (counted, column) = (line_start, 1);
                }
                let piece = text.get(counted..offset).unwrap_or_default();
                column = column.saturating_add(piece.chars().count() as u32);
                counted = offset;
                Position { line, column }
            })
            .collect();
        Self { offsets, positions }
    }

    /// The position of this offset, where it is one of those that were asked for.
    pub fn of(&self, offset: u32) -> Option<Position> {
        let index = self.offsets.binary_search(&offset).ok()?;
        self.positions.get(index).copied()
    }
}

/// Spans that were converted from bytes already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "code", rename = "spans-converted")]
#[error("the spans count {} already; convert those of the report that the check gave", .have.in_words())]
pub struct UnitsError {
    /// What they count now.
    pub have: TextUnits,
}

/// The unit in which spans count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TextUnits {
    /// Bytes of UTF-8, as canonical JSON counts.
    Utf8,
    /// Code points: Python's strings.
    CodePoints,
    /// UTF-16 code units: JavaScript's strings.
    Utf16,
}

impl TextUnits {
    fn in_words(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8 bytes",
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 code units",
        }
    }
}

/// Some byte offsets of a text in other units, found in one pass over it.
pub struct TextOffsets {
    offsets: Vec<u32>,
    converted: Vec<u32>,
}

impl TextOffsets {
    /// These byte offsets of `text`, in `units`.
    pub fn new(text: &str, offsets: impl Iterator<Item = u32>, units: TextUnits) -> Self {
        let mut offsets: Vec<u32> = offsets.collect();
        offsets.sort_unstable();
        offsets.dedup();
        let (mut at, mut count) = (0u32, 0usize);
        let converted = offsets
            .iter()
            .map(|&offset| {
                let piece = text.get(at as usize..offset as usize).unwrap_or_default();
                at = offset;
                count = count.saturating_add(match units {
                    TextUnits::Utf8 => piece.len(),
                    TextUnits::CodePoints => piece.chars().count(),
                    TextUnits::Utf16 => piece.encode_utf16().count(),
                });
                count as u32
            })
            .collect();
        Self { offsets, converted }
    }

    /// The offset in the other units; every offset asked for was given to [`Self::new`].
    pub fn of(&self, offset: u32) -> u32 {
        let index = self.offsets.binary_search(&offset).ok();
        index
            .and_then(|i| self.converted.get(i))
            .copied()
            .unwrap_or(offset)
    }
}

#[cfg(test)]
#[allow(
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_spans_count() {
        for (have, said) in [
            (TextUnits::Utf8, "the spans count UTF-8 bytes already"),
            (TextUnits::CodePoints, "the spans count code points already"),
            (
                TextUnits::Utf16,
                "the spans count UTF-16 code units already",
            ),
        ] {
            assert!(UnitsError { have }.to_string().starts_with(said));
        }
    }

    #[test]
    fn positions_count_code_points_and_every_kind_of_line_end() {
        // Bytes: a0 CR1 LF2 Ә3-4 😀5-8 x9 CR10 y11.
        let text = "a\r\nӘ😀x\ry";
        let positions = TextPositions::new(text, [0, 3, 5, 9, 11, 12].into_iter());
        let at = |offset| positions.of(offset).map(|p| (p.line, p.column));
        assert_eq!(at(0), Some((1, 1)));
        assert_eq!(at(3), Some((2, 1)));
        assert_eq!(at(5), Some((2, 2)));
        assert_eq!(at(9), Some((2, 3)));
        assert_eq!(at(11), Some((3, 1)));
        assert_eq!(at(12), Some((3, 2)));
        assert_eq!(at(7), None);
    }

    proptest::proptest! {
        #[test]
        fn positions_are_those_of_reading_one_character_after_another(
            text in "[a\r\nӘ]{0,40}",
            picked in proptest::collection::vec(proptest::prelude::any::<proptest::sample::Index>(), 1..6),
        ) {
            // The offset, line and column before each character, and at the end.
            let mut read = vec![(0, 1, 1)];
            let (mut line, mut column) = (1, 1);
            for (at, c) in text.char_indices() {
                let ends = c == '\n' || c == '\r' && !text[at..].starts_with("\r\n");
                (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
                read.push(((at + c.len_utf8()) as u32, line, column));
            }
            let chosen: Vec<_> = picked.iter().map(|index| *index.get(&read)).collect();
            let positions = TextPositions::new(&text, chosen.iter().map(|place| place.0));
            for (offset, line, column) in chosen {
                proptest::prop_assert_eq!(positions.of(offset), Some(Position { line, column }));
            }
        }
    }
}
