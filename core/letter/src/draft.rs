//! A draft as it was read.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Aspect, Span, Unread,
    layout::{Letter, Told, written_link},
    source::{
        Content, Effort, Enclosed, Invitation, MAX_BYTES, Note, Noted, Shown, SourceError, Tree,
        read_html, read_plain_text,
    },
    style::{Styles, compute},
};

/// What a source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// HTML: in UTF-8, or as it says itself.
    Html,
    /// An e-mail message with its headers; read with the feature `eml`.
    Eml,
    /// A message as Outlook saves it; read with the feature `msg`.
    Msg,
    /// Plain text: in UTF-8, or in UTF-16 with its mark.
    Text,
}

/// A kind's name that is none of `html`, `eml`, `msg`, `text`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "code", rename = "unknown-name")]
#[error("there is no kind of source `{name}`; there are {}", .known.join(", "))]
pub struct UnknownKind {
    /// The name.
    pub name: String,
    /// The names there are.
    pub known: [&'static str; 4],
}

impl FromStr for SourceKind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        match name {
            "html" => Ok(Self::Html),
            "eml" => Ok(Self::Eml),
            "msg" => Ok(Self::Msg),
            "text" => Ok(Self::Text),
            other => Err(UnknownKind {
                name: other.to_owned(),
                known: Self::ALL.map(Self::name),
            }),
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
        // Tags and headers are ASCII.
        let mut near = String::from_utf8_lossy(near).into_owned();
        near.make_ascii_lowercase();
        if source.starts_with(b"\xFF\xFE") || source.starts_with(b"\xFE\xFF") {
            // In UTF-16 a NUL stands beside each letter of a tag.
            near.retain(|c| c != '\0' && c != '\u{fffd}');
        }
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

/// A part of a draft that findings point into.
#[derive(Debug)]
pub struct Part {
    /// Its name: `body`, or in a message `part 1.2`.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// The charset it was decoded from, where the source is not itself the text.
    pub charset: Option<String>,
    /// Its place in [`Draft::body_text`]. A picture that is a part of its own has its file's name
    /// there.
    pub span: Span,
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
    parts: Vec<Part>,
    tree: Tree,
    styles: Styles,
    files: Enclosed,
    invitations: Vec<Invitation>,
    notes: Vec<Note>,
    /// What its kind of source shows and was not read.
    unread: Vec<Unread>,
}

/// What stands for bytes that do not decode.
#[cfg(feature = "eml")]
const GARBLED: char = char::REPLACEMENT_CHARACTER;

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
    /// Reads a source. HTML and plain text are UTF-8; with the feature `eml` also what their mark,
    /// or HTML's own `<meta charset>`, says where they are not UTF-8. A message says itself what it
    /// is in.
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
        let html = match kind {
            SourceKind::Eml => return Self::read_message(source),
            SourceKind::Msg => return Self::read_outlook_message(source),
            SourceKind::Html => true,
            SourceKind::Text => false,
        };
        if let Some(format) = other_format(source, html) {
            return Err(SourceError::OtherFormat { format });
        }
        let (charset, text) = match as_text(source) {
            Ok(text) => (None, text.to_owned()),
            Err(error) => decoded(source, html, error)?,
        };
        let shown = Shown {
            name: "body".to_owned(),
            media_type: if html { "text/html" } else { "text/plain" }.to_owned(),
            charset,
            content: if html {
                Content::Html(text)
            } else {
                Content::Text {
                    text,
                    flowed: false,
                    delete_space: false,
                }
            },
        };
        Self::joined(
            kind,
            vec![shown],
            Enclosed::default(),
            &mut Effort::default(),
        )
    }

    #[cfg(feature = "eml")]
    fn read_message(source: &[u8]) -> Result<Self, SourceError> {
        use crate::{alternatives::Known, source::read_eml};

        let eml = read_eml(source)?;
        let mut effort = Effort::default();
        let mut draft = Self::joined(SourceKind::Eml, eml.shown, eml.files, &mut effort)?;
        draft.subject = eml.subject;
        draft.invitations = eml.invitations;
        draft.notes = eml.notes;
        for (name, place) in eml.garbled {
            let part = draft.parts.iter().find(|part| part.name == name);
            let start = u32::try_from(place).unwrap_or(u32::MAX);
            let sign = Span::new(start, start.saturating_add(GARBLED.len_utf8() as u32));
            draft.unread.extend(part.map(|part| {
                Unread::new(
                    GARBLED.to_string(),
                    Some(sign.shifted(part.span.start)),
                    &[Aspect::Text, Aspect::Links, Aspect::Capitals],
                )
            }));
        }
        if eml.instead.is_empty() && eml.of_events.is_empty() {
            return Ok(draft);
        }
        let known = Known::of(&draft.tree, draft.subject().unwrap_or_default());
        let instead = eml.instead.into_iter();
        let instead = instead.map(|other| (Noted::OtherAlternative, other));
        let of_events = eml.of_events.into_iter();
        for (what, other) in instead.chain(of_events.map(|one| (Noted::OtherInvitation, one))) {
            let note = match tree_of(other.content, &mut effort) {
                Ok(tree) => {
                    let differs = match what {
                        Noted::OtherInvitation => known.lacks_words_of(&tree),
                        _ => known.says_other_things(&tree),
                    };
                    differs.then(|| Note {
                        text: tree.source,
                        ..Note::of(what, other.name)
                    })
                }
                Err(_) => Some(Note::of(Noted::PassedOver, other.name)),
            };
            draft.notes.extend(note);
        }
        Ok(draft)
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
        let mut draft = Self::joined(
            SourceKind::Msg,
            vec![msg.shown],
            msg.files,
            &mut Effort::default(),
        )?;
        draft.subject = msg.subject;
        draft.unread = msg.unread;
        Ok(draft)
    }

    #[cfg(not(feature = "msg"))]
    fn read_outlook_message(_: &[u8]) -> Result<Self, SourceError> {
        Err(SourceError::KindNotRead {
            kind: SourceKind::Msg.name(),
        })
    }

    /// The parts as one letter, but for the pictures that a text among them refers to.
    fn joined(
        kind: SourceKind,
        shown: Vec<Shown>,
        mut files: Enclosed,
        effort: &mut Effort,
    ) -> Result<Self, SourceError> {
        let mut referred = files.none_referred();
        let mut read = Vec::with_capacity(shown.len());
        for part in shown {
            let picture = match &part.content {
                Content::Picture { file, .. } => Some(*file),
                _ => None,
            };
            let tree = tree_of(part.content, effort)?;
            if !referred.is_empty() && picture.is_none() {
                files.read_base(&tree);
                files.mark_referred(&tree, &mut referred);
            }
            let part = Part {
                name: part.name,
                media_type: part.media_type,
                charset: part.charset,
                span: Span::new(0, u32::try_from(tree.source.len()).unwrap_or(u32::MAX)),
            };
            read.push((part, picture, tree));
        }
        read.retain(|(_, picture, _)| picture.is_none_or(|file| referred.get(file) != Some(&true)));
        let mut read = read.into_iter();
        let (part, _, mut tree) = read.next().ok_or(SourceError::NoBody)?;
        let mut styles = compute(&tree, effort)?;
        let mut parts = vec![part];
        for (mut part, _, other) in read {
            // A sheet of one part styles no other.
            let own = compute(&other, effort)?;
            let (nodes, bytes) = tree.append(other);
            styles.append(own, nodes, bytes);
            part.span = part.span.shifted(bytes);
            parts.push(part);
        }
        Ok(Self {
            kind,
            subject: None,
            parts,
            tree,
            styles,
            files,
            invitations: Vec::new(),
            notes: Vec::new(),
            unread: Vec::new(),
        })
    }

    /// What it was read as.
    pub fn kind(&self) -> SourceKind {
        self.kind
    }

    /// The text that spans of the letter point into: the source itself, or its decoded parts one
    /// after another.
    pub fn body_text(&self) -> &str {
        &self.tree.source
    }

    /// The parts of the letter in order; there is at least one.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part in which `offset` of [`Self::body_text`] stands.
    pub fn part_at(&self, offset: u32) -> Option<&Part> {
        let behind = self.parts.partition_point(|part| part.span.start <= offset);
        self.parts.get(behind.checked_sub(1)?)
    }

    /// The calendars that a message encloses.
    pub fn invitations(&self) -> &[Invitation] {
        &self.invitations
    }

    /// What reading it left open, or did instead.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The letter as its reader sees it.
    pub fn letter(&self) -> Letter<'_> {
        self.letter_with(&Told::default())
    }

    /// The letter as its reader sees it, with what its sender says besides.
    pub fn letter_with(&self, told: &Told) -> Letter<'_> {
        let file = |address: &str| self.files.get(address);
        let mut letter = Letter::new(&self.tree, &self.styles, &file, told);
        let passed_over = self.notes.iter();
        let passed_over = passed_over.filter(|note| note.what == Noted::PassedOver);
        letter
            .unread
            .extend(passed_over.map(|note| Unread::new(note.part.clone(), None, Aspect::ALL)));
        letter.unread.extend(self.unread.iter().cloned());
        let of_events = self.invitations.iter().flat_map(|one| &one.addresses);
        letter
            .links
            .extend(of_events.filter_map(|address| written_link(address)));
        letter
    }

    /// The subject that the source itself has.
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }
}

fn tree_of(content: Content, effort: &mut Effort) -> Result<Tree, SourceError> {
    Ok(match content {
        Content::Html(text) => read_html(text, effort)?,
        Content::Text {
            text,
            flowed,
            delete_space,
        } => read_plain_text(text, flowed, delete_space),
        Content::Picture { label, file } => Tree::of_picture(label, &Enclosed::address(file)),
    })
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

/// The ending of files of another kind, where the source is one; an e-mail message is one where HTML is
/// expected, and may be a plain text with its subject above it.
fn other_format(source: &[u8], html: bool) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 4] = [
        (b"{\\rtf", ".rtf"),
        (b"PK\x03\x04", ".docx"),
        (b"\xD0\xCF\x11\xE0", ".doc"),
        (b"%PDF-", ".pdf"),
    ];
    let mut signs = SIGNS.iter();
    if let Some(&(_, ending)) = signs.find(|(sign, _)| source.starts_with(sign)) {
        return Some(ending);
    }
    let head = || {
        let lines = source.split(|byte| *byte == b'\n');
        let mut head = lines.take_while(|line| !line.trim_ascii_end().is_empty());
        head.any(|line| {
            let name = line.split(|byte| *byte == b':').next();
            name.is_some_and(|name| name.eq_ignore_ascii_case(b"mime-version"))
        })
    };
    // No header begins as a tag does.
    let may_be = html && !source.trim_ascii_start().starts_with(b"<");
    (may_be && SourceKind::guess(source) == SourceKind::Eml && head()).then_some(".eml")
}

/// What is not UTF-8, by what it says of itself; `error` where it says nothing.
#[cfg(feature = "eml")]
fn decoded(
    source: &[u8],
    html: bool,
    error: SourceError,
) -> Result<(Option<String>, String), SourceError> {
    match crate::source::decode(source, None, html, "body") {
        Ok((charset, text)) if charset != "utf-8" && !text.contains('\0') => {
            Ok((Some(charset), text))
        }
        Err(SourceError::Undecodable {
            part,
            encoding,
            offset,
        }) if encoding != "utf-8" => Err(SourceError::Undecodable {
            part,
            encoding,
            offset,
        }),
        _ => Err(error),
    }
}

#[cfg(not(feature = "eml"))]
fn decoded(_: &[u8], _: bool, error: SourceError) -> Result<(Option<String>, String), SourceError> {
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_be_sent_and_shared() {
        fn sent_and_shared<T: Send + Sync>() {}
        sent_and_shared::<Draft>();
    }

    #[test]
    fn a_file_of_another_kind_is_no_letter() {
        let message = b"From: a@nu.edu.kz\r\nMIME-Version: 1.0\r\n\r\n<p>Dear Alumni,</p>";
        for (kind, source, format) in [
            (
                SourceKind::Text,
                &b"{\\rtf1\\ansi Dear Alumni,}"[..],
                ".rtf",
            ),
            (SourceKind::Html, b"{\\rtf1\\ansi Dear Alumni,}", ".rtf"),
            (SourceKind::Text, b"PK\x03\x04\x14\x00", ".docx"),
            (
                SourceKind::Html,
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                ".doc",
            ),
            (SourceKind::Text, b"%PDF-1.7 Dear Alumni,", ".pdf"),
            (SourceKind::Html, message, ".eml"),
        ] {
            let error = Draft::read(kind, source).unwrap_err();
            assert_eq!(error, SourceError::OtherFormat { format });
        }
        for (kind, source) in [
            (
                SourceKind::Text,
                &b"Subject: Reunion\n\nMIME-Version: 1.0"[..],
            ),
            (
                SourceKind::Html,
                b"From: the Center<p>MIME-Version: 1.0</p>",
            ),
            (SourceKind::Text, b"{rtf} PK %PDF-"),
        ] {
            assert!(Draft::read(kind, source).is_ok());
        }
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
