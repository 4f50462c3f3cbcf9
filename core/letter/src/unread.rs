//! What a reader may be shown and was not read.

use crate::Span;

/// What can only be told where all was read that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The letter's words, and so its paragraphs and their lengths.
    Text,
    /// Where its links lead.
    Links,
    /// Its tables.
    Tables,
    /// Its pictures and their sizes.
    Pictures,
    /// Its colours.
    Colours,
    /// What is bold.
    Bold,
    /// How large its text is.
    Sizes,
    /// What is in capitals.
    Capitals,
}

impl Aspect {
    /// All of them: what a whole part of a message leaves open.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Links,
        Self::Tables,
        Self::Pictures,
        Self::Colours,
        Self::Bold,
        Self::Sizes,
        Self::Capitals,
    ];
}

/// Something that a mail program may show its reader, and that was not read. What it leaves open is
/// neither in order nor broken, and what is missing in the letter may stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name: an element's tag, a property, a part of the message.
    pub what: String,
    /// Where it stands; `None` where the source of the letter does not hold it.
    pub span: Option<Span>,
    /// What it leaves open.
    pub leaves: &'static [Aspect],
    /// Whether the mailing program fills it in later: a merge tag.
    pub filled_in: bool,
}

impl Unread {
    /// What no mailing program fills in.
    pub(crate) fn new(
        what: impl Into<String>,
        span: Option<Span>,
        leaves: &'static [Aspect],
    ) -> Self {
        Self {
            what: what.into(),
            span,
            leaves,
            filled_in: false,
        }
    }

    /// Whether it leaves `aspect` open.
    pub fn leaves(&self, aspect: Aspect) -> bool {
        self.leaves.contains(&aspect)
    }
}
