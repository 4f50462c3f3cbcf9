//! A draft as it was read.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Unread,
    layout::Letter,
    source::{MAX_BYTES, SourceError, Tree, read_html, read_plain_text},
    style::{Styles, compute},
};

/// What a source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// HTML, in UTF-8.
    Html,
    /// An e-mail message with its headers; read with the feature `eml`.
    Eml,
    /// A message as Outlook saves it; read with the feature `msg`.
    Msg,
    /// Plain text, in UTF-8.
    Text,
}

/// A kind's name that is none of `html`, `eml`, `msg`, `text`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of source `{0}`: use one of html, eml, msg, text")]
pub struct UnknownKind(pub String);

impl FromStr for SourceKind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        match name {
            "html" => Ok(Self::Html),
            "eml" => Ok(Self::Eml),
            "msg" => Ok(Self::Msg),
            "text" => Ok(Self::Text),
            other => Err(UnknownKind(other.to_owned())),
        }
    }
}

impl fmt::Display for SourceKind {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Html, Self::Eml, Self::Msg, Self::Text];

    /// Its name: `html`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Eml => "eml",
            Self::Msg => "msg",
            Self::Text => "text",
        }
    }

    /// Whether a source of this kind has a head of its own, and its places are in its parts.
    pub fn is_message(self) -> bool {
        matches!(self, Self::Eml | Self::Msg)
    }

    /// What a source seems to be: a message where it begins as one, HTML where
    /// a tag of a page or a letter stands near its beginning, else plain text.
    ///
    /// ```
    /// use nu_alumni_letter::SourceKind;
    ///
    /// assert_eq!(SourceKind::guess(b"<p>Dear Alumni,</p>"), SourceKind::Html);
    /// assert_eq!(SourceKind::guess(b"Subject: Reunion\r\n\r\nDear Alumni,"), SourceKind::Eml);
    /// assert_eq!(SourceKind::guess(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), SourceKind::Msg);
    /// assert_eq!(SourceKind::guess(b"Dear Alumni,"), SourceKind::Text);
    /// ```
    pub fn guess(source: &[u8]) -> Self {
        const HEADERS: &[&str] = &[
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "mime-version",
            "content-type",
            "received",
            "return-path",
            "message-id",
            "delivered-to",
            "reply-to",
            "x-",
            "dkim-signature",
            "arc-",
            "sender",
        ];
        const TAGS: &[&str] = &[
            "<!doctype",
            "<html",
            "<head",
            "<body",
            "<p>",
            "<p ",
            "<div",
            "<table",
            "<br",
            "<span",
            "<h1",
            "<h2",
            "<center",
            "<style",
            "<meta",
            "<font",
            "<b>",
            "<a ",
            "<img",
            "<ul",
            "<!--",
        ];
        const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        const NEAR: usize = 4_096;
        if source.starts_with(COMPOUND_FILE) {
            return Self::Msg;
        }
        let near = source.get(..NEAR.min(source.len())).unwrap_or_default();
        let near = String::from_utf8_lossy(near).to_lowercase();
        let near = near.trim_start_matches('\u{feff}');
        let first = near.trim_start().lines().next().unwrap_or_default();
        let header = first.starts_with("from ")
            || first.split_once(':').is_some_and(|(name, _)| {
                HEADERS
                    .iter()
                    .any(|h| name == *h || h.ends_with('-') && name.starts_with(h))
            });
        if header {
            Self::Eml
        } else if TAGS.iter().any(|tag| near.contains(tag)) {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// The part of a draft that findings point into.
#[derive(Debug)]
pub struct Body {
    /// Its name: `body`, or in an `.eml` the part's, `part 1.2`.
    pub part: String,
    /// Its media type.
    pub media_type: &'static str,
    /// The charset it was decoded from, in a message.
    pub charset: Option<String>,
    tree: Tree,
    styles: Styles,
}

impl Body {
    fn new(
        part: String,
        html: bool,
        charset: Option<String>,
        tree: Tree,
    ) -> Result<Self, SourceError> {
        Ok(Self {
            part,
            media_type: if html { "text/html" } else { "text/plain" },
            charset,
            styles: compute(&tree)?,
            tree,
        })
    }
}

/// A draft mailing, read and ready to be checked any number of times, by any thread.
///
/// ```
/// use nu_alumni_letter::{Draft, SourceError, SourceKind};
///
/// let draft = Draft::read(SourceKind::Html, b"<p>Dear Alumni,</p>")?;
/// let kind = std::thread::spawn(move || draft.kind()).join().expect("no panic");
/// assert_eq!(kind, SourceKind::Html);
/// let wrong = Draft::read(SourceKind::Text, b"Dear \xFF");
/// assert_eq!(wrong.unwrap_err(), SourceError::InvalidUtf8 { offset: 5 });
/// # Ok::<(), SourceError>(())
/// ```
pub struct Draft {
    kind: SourceKind,
    subject: Option<String>,
    body: Body,
    files: BTreeMap<String, Vec<u8>>,
    passed_over: Vec<String>,
    stray_equals: bool,
    unread: Vec<Unread>,
}

/// Short: a log is no place for somebody's letter.
impl fmt::Debug for Draft {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Draft")
            .field("kind", &self.kind)
            .field("bytes", &self.body_text().len())
            .finish_non_exhaustive()
    }
}

impl Draft {
    /// Reads a source. HTML and plain text are UTF-8; a message says itself what it is in.
    ///
    /// # Errors
    /// [`SourceError`] where the source is empty, too large, no text, or cannot be decoded, and for
    /// a message where the feature `eml` or `msg` is off. HTML is never wrong by itself: it is read as
    /// browsers read it.
    pub fn read(kind: SourceKind, source: &[u8]) -> Result<Self, SourceError> {
        if source.len() > MAX_BYTES {
            return Err(SourceError::TooLarge {
                size: source.len() as u64,
                limit: MAX_BYTES as u64,
            });
        }
        if source.iter().all(u8::is_ascii_whitespace) {
            return Err(SourceError::Empty);
        }
        let tree = match kind {
            SourceKind::Html => read_html(as_text(source)?.to_owned())?,
            SourceKind::Text => read_plain_text(as_text(source)?.to_owned(), false, false),
            SourceKind::Eml => return Self::read_message(source),
            SourceKind::Msg => return Self::read_outlook_message(source),
        };
        Ok(Self {
            kind,
            subject: None,
            body: Body::new("body".to_owned(), kind == SourceKind::Html, None, tree)?,
            files: BTreeMap::new(),
            passed_over: Vec::new(),
            stray_equals: false,
            unread: Vec::new(),
        })
    }

    #[cfg(feature = "eml")]
    fn read_message(source: &[u8]) -> Result<Self, SourceError> {
        let eml = crate::source::read_eml(source)?;
        let letter = eml.letter;
        let tree = if letter.html {
            read_html(letter.text)?
        } else {
            read_plain_text(letter.text, letter.flowed, letter.delete_space)
        };
        Ok(Self {
            kind: SourceKind::Eml,
            subject: eml.subject,
            body: Body::new(letter.part, letter.html, Some(letter.charset), tree)?,
            files: eml.files,
            passed_over: eml.passed_over,
            stray_equals: letter.stray_equals,
            unread: Vec::new(),
        })
    }

    #[cfg(not(feature = "eml"))]
    fn read_message(_: &[u8]) -> Result<Self, SourceError> {
        Err(SourceError::KindNotRead {
            kind: SourceKind::Eml.name(),
        })
    }

    #[cfg(feature = "msg")]
    fn read_outlook_message(source: &[u8]) -> Result<Self, SourceError> {
        let msg = crate::source::read_msg(source)?;
        let text = msg.body.text;
        let tree = match msg.html {
            true => read_html(text)?,
            false => read_plain_text(text, false, false),
        };
        let charset = Some(msg.body.charset);
        let files = msg.files.into_iter();
        Ok(Self {
            kind: SourceKind::Msg,
            subject: msg.subject,
            body: Body::new("body".to_owned(), msg.html, charset, tree)?,
            files: files
                .filter_map(|file| Some((file.id.or(file.location).or(file.name)?, file.bytes)))
                .collect(),
            passed_over: msg.passed_over,
            stray_equals: false,
            unread: msg.unread,
        })
    }

    #[cfg(not(feature = "msg"))]
    fn read_outlook_message(_: &[u8]) -> Result<Self, SourceError> {
        Err(SourceError::KindNotRead {
            kind: SourceKind::Msg.name(),
        })
    }

    /// What it was read as.
    pub fn kind(&self) -> SourceKind {
        self.kind
    }

    /// The text that the spans of findings in the body point into: the source itself, or in a
    /// message the decoded part.
    pub fn body_text(&self) -> &str {
        &self.body.tree.source
    }

    /// The part that is the letter.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The parts that a reader of the message is shown and that were not read, by their names.
    pub fn passed_over(&self) -> &[String] {
        &self.passed_over
    }

    /// Whether the body's quoted-printable has a `=` that begins no code.
    pub fn has_stray_equals(&self) -> bool {
        self.stray_equals
    }

    /// The letter as its reader sees it.
    pub fn letter(&self) -> Letter<'_> {
        let mut letter = Letter::new(&self.body.tree, &self.body.styles, &|id| {
            self.files.get(id).map(Vec::as_slice)
        });
        letter.unread.extend(self.unread.iter().cloned());
        letter
    }

    /// The subject that the source itself has.
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }
}

fn as_text(source: &[u8]) -> Result<&str, SourceError> {
    if let Some(offset) = memchr::memchr(0, source) {
        return Err(SourceError::Binary {
            offset: offset as u64,
        });
    }
    std::str::from_utf8(source).map_err(|error| SourceError::InvalidUtf8 {
        offset: error.valid_up_to() as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_be_sent_and_shared() {
        fn sent_and_shared<T: Send + Sync>() {}
        sent_and_shared::<Draft>();
    }

    #[cfg(not(feature = "msg"))]
    #[test]
    fn a_build_without_outlooks_files_knows_one_and_says_so() {
        let file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on";
        assert_eq!(SourceKind::guess(file), SourceKind::Msg);
        let error = Draft::read(SourceKind::Msg, file).unwrap_err();
        assert_eq!(error, SourceError::KindNotRead { kind: "msg" });
    }

    #[cfg(not(feature = "eml"))]
    #[test]
    fn a_build_without_messages_knows_one_and_says_so() {
        let message = b"Subject: Reunion\r\n\r\nDear Alumni,";
        assert_eq!(SourceKind::guess(message), SourceKind::Eml);
        let error = Draft::read(SourceKind::Eml, message).unwrap_err();
        assert_eq!(error, SourceError::KindNotRead { kind: "eml" });
        assert_eq!(
            error.to_string(),
            "this build does not read e-mail messages: it was made without the feature `eml`"
        );
    }
}
