//! A source with pieces of its parts replaced, everything else byte for byte.

use nu_alumni_ground::sort_by_key;
use thiserror::Error;

use crate::{Draft, SourceError, SourceKind, Span};

/// A replacement in a part of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement<'r> {
    /// The part's name.
    pub part: &'r str,
    /// What is replaced, in the part's text.
    pub span: Span,
    /// What stands there afterwards.
    pub text: &'r str,
}

/// Why a source cannot be rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RewriteError {
    /// Two replacements overlap, or one lies outside its part.
    #[error("two changes overlap, or one lies outside of {part}")]
    Overlap {
        /// The part.
        part: String,
    },
    /// A source of this kind, or this part of it, cannot be written.
    #[error("{part} of this source cannot be written; change it where it was made")]
    NotWritten {
        /// The part.
        part: String,
    },
    /// A part has no character for what is to stand there.
    #[error("{part} is in {charset}, which cannot say what is to stand there")]
    NotInCharset {
        /// The part.
        part: String,
        /// Its charset.
        charset: String,
    },
    /// The source cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// `text` with these replacements, which are put in order; of two at one place the first comes first.
pub(crate) fn replaced(
    text: &str,
    part: &str,
    all: &[Replacement<'_>],
) -> Result<String, RewriteError> {
    let wrong = || RewriteError::Overlap {
        part: part.to_owned(),
    };
    let mut of_part: Vec<&Replacement<'_>> = all.iter().filter(|one| one.part == part).collect();
    sort_by_key(&mut of_part, |one| one.span);
    let mut whole = String::with_capacity(text.len());
    let mut at = 0usize;
    for one in of_part {
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        whole.push_str(text.get(at..start).ok_or_else(wrong)?);
        whole.push_str(one.text);
        at = end;
    }
    whole.push_str(text.get(at..).ok_or_else(wrong)?);
    Ok(whole)
}

/// The source with these replacements in its parts.
///
/// # Errors
/// [`RewriteError`] where they overlap, and where a part cannot be written: an Outlook file, a part whose
/// charset lacks a character.
///
/// ```
/// use nu_alumni_letter::{Replacement, SourceKind, Span, rewritten};
///
/// let eml = b"Subject: Hi\r\nContent-Type: text/plain; charset=utf-8\r\n\
///     Content-Transfer-Encoding: quoted-printable\r\n\r\nD=C3=A9j=C3=A0 VU\r\n";
/// let replacement = Replacement { part: "part 1", span: Span::new(7, 9), text: "vu" };
/// let new = rewritten(SourceKind::Eml, eml, &[replacement])?;
/// assert!(new.ends_with(b"\r\n\r\nD=C3=A9j=C3=A0 vu\r\n"));
/// # Ok::<(), nu_alumni_letter::RewriteError>(())
/// ```
pub fn rewritten(
    kind: SourceKind,
    source: &[u8],
    replacements: &[Replacement<'_>],
) -> Result<Vec<u8>, RewriteError> {
    match kind {
        SourceKind::Eml => message(source, replacements),
        SourceKind::Msg => Err(RewriteError::NotWritten {
            part: "body".to_owned(),
        }),
        _ => {
            let draft = Draft::read(kind, source)?;
            if let Some(other) = replacements.iter().find(|one| one.part != "body") {
                let part = other.part.to_owned();
                return Err(RewriteError::NotWritten { part });
            }
            let part = draft.parts().first();
            let charset = part.and_then(|part| part.charset.as_deref());
            let text = replaced(draft.body_text(), "body", replacements)?;
            match charset {
                None => Ok(text.into_bytes()),
                Some(charset) => {
                    in_charset(&text, charset, kind == SourceKind::Html, "body", source)
                }
            }
        }
    }
}

#[cfg(feature = "eml")]
use crate::source::{in_charset, rewritten_message as message};

#[cfg(not(feature = "eml"))]
fn message(_: &[u8], _: &[Replacement<'_>]) -> Result<Vec<u8>, RewriteError> {
    Err(SourceError::KindNotRead {
        kind: SourceKind::Eml.name(),
    }
    .into())
}

#[cfg(not(feature = "eml"))]
fn in_charset(
    _: &str,
    charset: &str,
    _: bool,
    part: &str,
    _: &[u8],
) -> Result<Vec<u8>, RewriteError> {
    Err(RewriteError::NotInCharset {
        part: part.to_owned(),
        charset: charset.to_owned(),
    })
}
