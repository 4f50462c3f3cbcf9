//! Decoded text in the making, and on its way to the tree.

use std::{borrow::Cow, mem};

use super::{at, span};
use crate::{
    Span,
    source::{Decoded, MappedText, Piece},
};

pub(super) fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    // The tokenizer cuts between characters, so the slow way is for none of its pieces.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// A run of decoded text in the making, and the source it was read from.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    pieces: Vec<Piece>,
    /// From here to `cursor`, text and source are the same and still to be copied.
    settled: usize,
    /// Behind the last source that was read.
    pub(super) cursor: usize,
}

impl Run {
    pub(super) fn start(&mut self, offset: usize) {
        self.settled = offset;
        self.cursor = offset;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.cursor == self.settled
    }

    /// Adds text that the tokenizer gave out when it stood at `position`.
    pub(super) fn push(&mut self, source: &str, bytes: &[u8], position: usize) {
        let rest = source.as_bytes().get(self.cursor..).unwrap_or_default();
        // `&amp;` begins with what it decodes to, and nothing else does so without being it.
        if rest.starts_with(bytes) && (bytes != b"&" || position == self.cursor.saturating_add(1)) {
            self.cursor = self.cursor.saturating_add(bytes.len());
            return;
        }
        self.settle(source);
        let end = match (bytes, rest) {
            (b"\n", [b'\r', b'\n', ..]) => self.cursor.saturating_add(2),
            (b"\n", [b'\r', ..]) => self.cursor.saturating_add(1),
            _ => position.max(self.cursor),
        };
        self.add(&utf8(bytes), span(self.cursor, end));
        self.start(end);
    }

    /// Copies text that stands for this source.
    pub(super) fn add(&mut self, text: &str, source: Span) {
        let text_start = at(self.text.len());
        self.text.push_str(text);
        let piece = Piece {
            text_start,
            text_end: at(self.text.len()),
            source,
        };
        piece.add_to(&mut self.pieces);
    }

    fn settle(&mut self, source: &str) {
        if self.cursor > self.settled {
            let same = source.get(self.settled..self.cursor).unwrap_or_default();
            self.add(same, span(self.settled, self.cursor));
            self.settled = self.cursor;
        }
    }

    pub(super) fn take(&mut self, source: &str) -> MappedText {
        if self.pieces.is_empty() {
            let start = mem::replace(&mut self.settled, self.cursor);
            return MappedText::InSource(span(start, self.cursor));
        }
        self.settle(source);
        let decoded = Decoded {
            text: self.text.clone(),
            pieces: self.pieces.clone(),
        };
        self.text.clear();
        self.pieces.clear();
        MappedText::Decoded(Box::new(decoded))
    }
}

/// A character token, and how much of it has reached the tree.
pub(super) struct Waiting {
    text: MappedText,
    taken: usize,
}

impl Waiting {
    pub(super) fn new(text: MappedText) -> Self {
        Self { text, taken: 0 }
    }

    /// Whether some of it has not reached the tree.
    pub(super) fn has_more(&self) -> bool {
        at(self.taken) < self.text.len()
    }

    /// Where `text`, which is some later part of this token, stands in it.
    pub(super) fn find(&self, text: &str, source: &str) -> Option<usize> {
        let rest = self.text.text(source).get(self.taken..)?;
        if text.len() == rest.len() {
            return (text == rest).then_some(self.taken);
        }
        // The line break behind `<pre>` is dropped, whatever follows it.
        if self.taken == 0
            && rest.len() == text.len().saturating_add(1)
            && rest.starts_with('\n')
            && rest.ends_with(text)
        {
            return Some(1);
        }
        Some(self.taken.saturating_add(rest.find(text)?))
    }

    /// The `length` bytes at `start`, with their places.
    pub(super) fn take(&mut self, start: usize, length: usize) -> MappedText {
        let end = start.saturating_add(length);
        self.taken = end;
        if start == 0 && at(end) == self.text.len() {
            return mem::take(&mut self.text);
        }
        self.text.part(at(start), at(end))
    }
}
