//! What reading a source left open, or did instead.

/// Something that is said besides the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is.
    pub what: Noted,
    /// The part that it is about: `part 1.2`, or `subject`.
    pub part: String,
    /// The text that says other things, for whoever compares it; else empty.
    pub text: String,
}

/// What a [`Note`] says of its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Noted {
    /// Readers are shown it, and it was not read.
    PassedOver,
    /// It is shown instead of the letter by programs that show no HTML, and says other things.
    OtherAlternative,
    /// It is an invitation whose event says other things than the letter and its subject.
    OtherInvitation,
    /// Its quoted-printable has a `=` that begins no code; it was read as it stands.
    StrayEquals,
    /// Some of it does not decode; U+FFFD stands for it.
    GarbledText,
    /// The message has more than one; the last was read.
    SecondSubject,
    /// Some of it does not decode.
    GarbledSubject,
}

impl Note {
    #[cfg(feature = "eml")]
    pub(crate) fn of(what: Noted, part: String) -> Self {
        Self {
            what,
            part,
            text: String::new(),
        }
    }
}
