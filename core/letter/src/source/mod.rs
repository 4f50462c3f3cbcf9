//! HTML, e-mail messages, Outlook's among them, and plain text, read into one tree with spans.
//!
//! HTML becomes the tree that browsers make of it, faults and all. Every node that the source holds
//! has its place there; one that the parser made up has none. [`SourceError`] says why a source cannot
//! be read, with the limit or the place.
//!
//! ```
//! use nu_alumni_letter::{Draft, SourceError, SourceKind, source::{NodeKind, Tree}};
//!
//! let html = "<p>Dear <b>Alumni</p>";
//! let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
//! let letter = draft.letter();
//!
//! // The parser made up `<html>`, which stands nowhere in the source.
//! let root = letter.tree.children(Tree::DOCUMENT).next().unwrap();
//! assert!(matches!(letter.tree.node(root).kind, NodeKind::Element(_)));
//! assert_eq!(letter.tree.node(root).span, None);
//!
//! let deep = "<div>".repeat(600);
//! let error = Draft::read(SourceKind::Html, deep.as_bytes()).unwrap_err();
//! assert!(matches!(error, SourceError::TooDeep { limit: 512, .. }));
//! # Ok::<(), SourceError>(())
//! ```

#[cfg(feature = "eml")]
mod charsets;
pub(crate) mod conditional;
#[cfg(feature = "eml")]
mod eml;
mod enclosed;
#[cfg(feature = "eml")]
mod heads;
mod html;
mod invitations;
mod joined;
#[cfg(feature = "eml")]
mod mime_parts;
#[cfg(feature = "msg")]
mod msg;
mod notes;
mod plain_text;
#[cfg(feature = "eml")]
mod rewritten;
#[cfg(feature = "msg")]
mod rtf;
#[cfg(feature = "eml")]
mod shown_parts;
mod tree;

#[cfg(feature = "eml")]
pub(crate) use charsets::decode;
#[cfg(feature = "eml")]
pub(crate) use eml::read as read_eml;
pub(crate) use enclosed::{Enclosed, File};
#[cfg(fuzzing)]
pub(crate) use html::judge::agrees as tree_agrees;
pub(crate) use html::parse as read_html;
pub use invitations::{EventStart, Invitation};
#[cfg(feature = "msg")]
pub(crate) use msg::read as read_msg;
pub use notes::{Note, Noted};
pub(crate) use plain_text::parse as read_plain_text;
#[cfg(feature = "eml")]
pub(crate) use rewritten::{in_charset, rewritten_message};
pub(crate) use tree::{Attribute, Attributes, Decoded, MappedText, Namespace, Piece, is_heading};
pub use tree::{Element, Node, NodeId, NodeKind, Tree};

use serde::Serialize;
use thiserror::Error;

use crate::span::{TextOffsets, TextUnits};

/// The most bytes of a source.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// What was spent of the limits that all texts of a letter share.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    /// Steps on elements left open, missing or repeated.
    pub(crate) steps: u32,
    /// Comparisons of selectors with elements, beyond those that each node adds.
    pub(crate) comparisons: u64,
}

/// A part of a draft as its reader is shown it.
#[derive(Debug)]
pub(crate) struct Shown {
    /// Its name: `body`, or in a message the part's, `part 1.2`.
    pub(crate) name: String,
    pub(crate) media_type: String,
    /// The charset it was decoded from, where it was.
    pub(crate) charset: Option<String>,
    pub(crate) content: Content,
}

/// What a part shows.
#[derive(Debug)]
pub(crate) enum Content {
    Html(String),
    Text {
        text: String,
        /// Lines that end in a space go on in the next one (`format=flowed`), and whether that
        /// space goes (`delsp=yes`).
        flowed: bool,
        delete_space: bool,
    },
    /// A picture that is a part of its own.
    Picture {
        /// What stands for it in the text: its file's name, or its type.
        label: String,
        /// Its number among the enclosed files.
        file: usize,
    },
}

/// Why a source could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SourceError {
    /// The library was built without what reads sources of this kind.
    #[error("this build does not read e-mail messages: it was made without the feature `{kind}`")]
    KindNotRead {
        /// The kind, which is the feature's name too: `eml` or `msg`.
        kind: &'static str,
    },
    /// Nothing is in it.
    #[error("the source is empty")]
    Empty,
    /// It is not UTF-8.
    #[error(
        "the source is not UTF-8: the byte at offset {offset} begins no character; save it as UTF-8 (a page, unlike a plain text, may name its charset in <meta charset> instead)"
    )]
    InvalidUtf8 {
        /// The first byte that is wrong, from 0.
        offset: u64,
    },
    /// It is no text.
    #[error("the source is no text: it has a NUL byte at offset {offset}")]
    Binary {
        /// The first NUL byte, from 0.
        offset: u64,
    },
    /// It is a file of another kind, whose code would be read as a letter's text.
    #[error("the source is a {format} file; save it as HTML or plain text, and a message as .eml")]
    OtherFormat {
        /// How the names of such files end: `.rtf`, `.docx`, `.pdf`, `.eml`.
        format: &'static str,
    },
    /// It is larger than the library reads.
    #[error("the source has {size} bytes; at most {limit} are read")]
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most that are read.
        limit: u64,
    },
    /// Its elements stand too deep in one another.
    #[error("at offset {offset}, elements stand more than {limit} deep in one another")]
    TooDeep {
        /// Where the limit is passed, in bytes from 0.
        offset: u64,
        /// The most levels.
        limit: u32,
    },
    /// Its elements are left open, or begun again, so often that carrying them on takes too long.
    #[error(
        "at offset {offset}, more than {limit} steps went into elements left open, missing or repeated"
    )]
    TooTangled {
        /// Where the limit is passed, in bytes from 0.
        offset: u64,
        /// The most steps.
        limit: u32,
    },
    /// A tag has too many attributes.
    #[error("the tag at offset {offset} has more than {limit} attributes")]
    TooManyAttributes {
        /// Where the tag begins, in bytes from 0.
        offset: u64,
        /// The most attributes.
        limit: u32,
    },
    /// Its style sheets would take too long to apply.
    #[error("the style sheets need more than {limit} comparisons of selectors with elements")]
    StyleTooComplex {
        /// The most comparisons.
        limit: u64,
    },
    /// It is no message: none of the headers that every message has stands in it.
    #[error("the source is no e-mail message: it begins with no header")]
    NotAMessage,
    /// It is no message that Outlook saved: no compound file, or one with something else in it.
    #[error("the source is no Outlook message: it is no compound file with a message in it")]
    NotAnOutlookMessage,
    /// It is a message that Outlook saved, and a piece of it is cut off or contradicts itself.
    #[error("the Outlook message is damaged: {part} cannot be read: {why}")]
    DamagedMessage {
        /// The piece: `the file`, `the RTF body`, `attachment 2`.
        part: String,
        /// What is wrong with it.
        why: String,
    },
    /// A piece of it is packed, and larger unpacked than the library reads.
    #[error("{part} is larger than {limit} bytes when it is unpacked")]
    PartTooLarge {
        /// The piece.
        part: String,
        /// The most bytes that are read.
        limit: u64,
    },
    /// The message has no part that can be read as a letter.
    #[error("the message has no text or HTML body")]
    NoBody,
    /// Its multiparts stand too deep in one another.
    #[error("in {part}, multiparts stand more than {limit} deep in one another")]
    PartsTooDeep {
        /// The part that is too deep.
        part: String,
        /// The most levels.
        limit: u32,
    },
    /// It has too many parts.
    #[error("the message has more than {limit} parts")]
    TooManyParts {
        /// The most parts, multiparts among them.
        limit: u32,
    },
    /// A header's values are in too many pieces.
    #[error(
        "the header of {part} has more than {limit} asterisks, which mark the pieces of values"
    )]
    HeaderTooTangled {
        /// The part's name.
        part: String,
        /// The most asterisks.
        limit: u32,
    },
    /// The body is in a transfer encoding that the library does not know.
    #[error("{part} is in the transfer encoding `{encoding}`, which is not supported")]
    UnsupportedEncoding {
        /// The part's name.
        part: String,
        /// The transfer encoding as the message names it.
        encoding: String,
    },
    /// The body is in a charset that the library does not know.
    #[error("{part} is in the charset `{charset}`, which is not supported")]
    UnsupportedCharset {
        /// The part's name.
        part: String,
        /// The charset as the message names it.
        charset: String,
    },
    /// The body does not decode.
    #[error("{part} does not decode as {encoding}: byte {offset} of it is wrong")]
    Undecodable {
        /// The part's name.
        part: String,
        /// The transfer encoding or charset.
        encoding: String,
        /// The first wrong byte, from 0, in the part's own bytes.
        offset: u64,
    },
}

impl SourceError {
    /// The same error, its place in `text` in other units, for strings that do not count bytes.
    /// `text` is what was read; the places of messages are in their parts, and stay.
    ///
    /// ```
    /// use nu_alumni_letter::{Draft, SourceError, SourceKind, span::TextUnits};
    ///
    /// let error = Draft::read(SourceKind::Text, "😀\0".as_bytes()).unwrap_err();
    /// assert_eq!(error, SourceError::Binary { offset: 4 });
    /// assert_eq!(error.in_units("😀\0", TextUnits::Utf16), SourceError::Binary { offset: 2 });
    /// ```
    #[must_use]
    pub fn in_units(mut self, text: &str, units: TextUnits) -> Self {
        if let Self::InvalidUtf8 { offset }
        | Self::Binary { offset }
        | Self::TooDeep { offset, .. }
        | Self::TooTangled { offset, .. }
        | Self::TooManyAttributes { offset, .. } = &mut self
        {
            let at = u32::try_from(*offset).unwrap_or(u32::MAX);
            *offset = TextOffsets::new(text, std::iter::once(at), units)
                .of(at)
                .into();
        }
        self
    }
}
