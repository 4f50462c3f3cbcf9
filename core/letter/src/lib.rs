//! An e-mail as its reader sees it: what it shows, in which order, how large and in which colours, and
//! where each piece stands in the source. It knows no rules of anybody's.
//!
//! [`Draft::read`] reads HTML as browsers read it, an e-mail message (feature `eml`), Outlook's
//! message file (feature `msg`; both are on by default) or plain text. [`Draft::letter`] is the
//! [`Letter`]: its blocks with their roles, its tables, pictures and links, its signature.
//!
//! ```
//! use nu_alumni_letter::{Draft, SourceKind, layout::{Role, Target}};
//!
//! let html = "<h1>Reunion</h1><p>Dear Alumni,</p>\
//!             <p>Read <a href='https://gsb.nu.edu.kz/reunion'>the programme</a>.</p>";
//! let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
//! let letter = draft.letter();
//!
//! let roles: Vec<Role> = letter.blocks.iter().map(|(role, _)| *role).collect();
//! assert_eq!(roles, [Role::Title, Role::Greeting, Role::Paragraph]);
//! let link = &letter.links[0];
//! assert_eq!(link.target, Target::Host("gsb.nu.edu.kz".into()));
//! assert_eq!(link.span.unwrap().of(html), Some("href='https://gsb.nu.edu.kz/reunion'"));
//! # Ok::<(), nu_alumni_letter::SourceError>(())
//! ```
//!
//! | module | what it answers |
//! |---|---|
//! | [`source`] | What does the source hold, as one tree with places, and why can it not be read? |
//! | [`style`] | How large, how heavy, in which colour is this, and is it seen? |
//! | [`layout`] | Which part of the letter is this? |
//! | [`Unread`] | What may be seen of it and was not read? |
//! | [`span`] | Where is it, in bytes, code points or UTF-16 units, or by line and column? |
//!
//! Time grows with the source and no faster. Size, depth and the work that a source may ask for have
//! limits, and a source that passes one is refused with a [`SourceError`] that names it.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "eml"),
    allow(dead_code, reason = "only messages have several parts")
)]

#[cfg(feature = "eml")]
mod alternatives;
mod coverage;
mod draft;
pub mod layout;
mod rewrite;
pub mod source;
pub mod span;
pub mod style;
mod unread;
mod words;

pub use draft::{Draft, Part, SourceKind, UnknownKind};
pub use layout::Letter;
pub use rewrite::{Replacement, RewriteError, rewritten};
pub use source::{MAX_BYTES as MAX_SOURCE_BYTES, SourceError};
pub use span::Span;
pub use unread::{Aspect, Unread};

/// Whether a text's tree is html5ever's own; it panics where it is not. Built for fuzzing only.
#[cfg(fuzzing)]
pub fn hold_tree_against_html5ever(html: &str) {
    source::tree_agrees(html);
}

/// Whether the index of selectors offers to every element of a letter, drawn from these bytes, all
/// rules that match it; it panics where it does not. Built for fuzzing only.
#[cfg(fuzzing)]
pub fn hold_selector_index(bytes: &[u8]) {
    let (html, css) = style::judge::drawn(bytes);
    style::judge::hold_index(&html, &css);
}
