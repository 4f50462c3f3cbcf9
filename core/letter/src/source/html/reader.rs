//! The bytes of an HTML source for the tokenizer, searched many at a time.

use std::convert::Infallible;

use html5gum::Reader;

/// What is still to be read.
pub(super) struct HtmlReader<'h> {
    rest: &'h [u8],
}

impl<'h> HtmlReader<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self {
            rest: html.as_bytes(),
        }
    }

    fn take(&mut self, length: usize) -> &'h [u8] {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }
}

/// The first place of any of these bytes. Windows that grow keep the cost to what is found: some of
/// the bytes may stand in every line, and others nowhere.
#[inline(always)]
fn find(needle: &[u8], haystack: &[u8]) -> Option<usize> {
    let (mut from, mut width) = (0usize, 64usize);
    loop {
        let end = from.saturating_add(width).min(haystack.len());
        let window = haystack.get(from..end).unwrap_or_default();
        if let Some(at) = find_in(needle, window) {
            return Some(from.saturating_add(at));
        }
        if end == haystack.len() {
            return None;
        }
        (from, width) = (end, width.saturating_mul(2));
    }
}

/// The tokenizer asks for few bytes where what stands between them is long: texts and values.
#[inline(always)]
fn find_in(needle: &[u8], window: &[u8]) -> Option<usize> {
    match *needle {
        [a, b, c] => memchr::memchr3(a, b, c, window),
        [a, b, c, d] => {
            let found = memchr::memchr2(a, b, window);
            let before = window.get(..found.unwrap_or(window.len()));
            memchr::memchr2(c, d, before.unwrap_or_default()).or(found)
        }
        _ => window.iter().position(|byte| needle.contains(byte)),
    }
}

impl Reader for HtmlReader<'_> {
    type Error = Infallible;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        Ok(self.take(1).first().copied())
    }

    #[inline(always)]
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let same = self
            .rest
            .get(..text.len())
            .is_some_and(|next| next == text || !case_sensitive && next.eq_ignore_ascii_case(text));
        if same {
            self.take(text.len());
        }
        Ok(same)
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        let Some(first) = self.rest.first() else {
            return Ok(None);
        };
        if needle.contains(first) {
            return Ok(Some(self.take(1)));
        }
        let length = find(needle, self.rest).unwrap_or(self.rest.len());
        Ok(Some(self.take(length)))
    }
}
