//! An e-mail as its reader sees it: what it shows, in which order, how large and in which colours,
//! and where each piece stands in the source. It knows no rules of anybody's.
#![forbid(unsafe_code)]

mod draft;
pub mod layout;
pub mod source;
pub mod span;
pub mod style;
mod words;

pub use draft::{Body, Draft, SourceKind, UnknownKind};
pub use layout::Letter;
pub use source::SourceError;
pub use span::Span;

/// Whether a text's tree is html5ever's own; it panics where it is not. Built for fuzzing only.
#[cfg(fuzzing)]
pub fn hold_tree_against_html5ever(html: &str) {
    source::tree_agrees(html);
}
