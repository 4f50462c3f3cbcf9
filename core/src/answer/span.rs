use serde::{Deserialize, Serialize};

/// A half-open range of a text, counted from 0: UTF-8 bytes, unless it was converted by
/// [`MailingReport::spans_in`](crate::MailingReport::spans_in).
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

    /// Its length.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
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

/// The unit in which spans count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextUnits {
    /// UTF-8 bytes: Rust's strings, and the canonical JSON.
    Utf8,
    /// Code points: Python's strings.
    CodePoints,
    /// UTF-16 code units: JavaScript's strings.
    Utf16,
}
