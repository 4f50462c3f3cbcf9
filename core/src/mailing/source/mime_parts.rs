//! The parts of a message (RFC 2046): where each begins and ends, and which of them a reader is
//! shown. An enclosed message is one part, it is not opened.

use std::borrow::Cow;

use mail_parser::{ContentType, HeaderName, MessageParser, MessagePart, MimeHeaders};
use memchr::{memchr, memchr_iter, memmem};

use super::SourceError;

/// The most multiparts in one another; mail programs write some five.
const MAX_DEPTH: usize = 50;

/// A part, or the message itself.
#[derive(Debug)]
pub(super) struct Part<'m> {
    /// Its number, as mail programs and IMAP count them: `1.2`.
    number: String,
    /// Its header as it stands, and the fields of it.
    head: &'m [u8],
    fields: MessagePart<'m>,
    /// Its body as it stands, still encoded.
    pub(super) body: &'m [u8],
    /// The parts of a multipart.
    parts: Vec<Part<'m>>,
}

impl<'m> Part<'m> {
    /// Reads a message.
    pub(super) fn message(raw: &'m [u8]) -> Result<Self, SourceError> {
        let parser = MessageParser::new()
            .with_mime_headers()
            .header_text(HeaderName::Subject);
        Self::read(raw, String::new(), 0, &parser)
    }

    fn read(
        raw: &'m [u8],
        number: String,
        depth: usize,
        parser: &MessageParser,
    ) -> Result<Self, SourceError> {
        let (head, body) = head_and_body(raw);
        // Only the fields are asked for: the parser of whole messages has assertions that an
        // enclosed message with unclosed parts breaks.
        let message = parser.parse_headers(head).unwrap_or_default();
        let mut part = Self {
            number,
            head,
            fields: message.parts.into_iter().next().unwrap_or_default(),
            body,
            parts: Vec::new(),
        };
        if part.type_is("multipart", None)
            && let Some(boundary) = part.type_attribute("boundary").filter(|b| !b.is_empty())
        {
            if depth == MAX_DEPTH {
                return Err(SourceError::PartsTooDeep {
                    part: part.name(),
                    limit: MAX_DEPTH as u32,
                });
            }
            let inner = |place: usize| match part.number.as_str() {
                "" => place.to_string(),
                outer => format!("{outer}.{place}"),
            };
            part.parts = (1..)
                .zip(split_at_boundary(body, boundary))
                .map(|(place, raw)| Self::read(raw, inner(place), depth.saturating_add(1), parser))
                .collect::<Result<_, _>>()?;
        }
        Ok(part)
    }

    /// `part 1.2`; a message of one part has only a `part 1`.
    pub(super) fn name(&self) -> String {
        match self.number.as_str() {
            "" => "part 1".to_owned(),
            number => format!("part {number}"),
        }
    }

    /// Whether any of its header's fields has a name that e-mail defines.
    pub(super) fn has_known_field(&self) -> bool {
        let mut fields = self.fields.headers.iter();
        fields.any(|f| !matches!(f.name, HeaderName::Other(_)))
    }

    /// The last such field's text, decoded and as it stands.
    pub(super) fn field(&self, name: HeaderName<'_>) -> Option<(&str, Cow<'m, str>)> {
        let field = self.fields.headers.iter().rfind(|f| f.name == name)?;
        let place = field.offset_start() as usize..field.offset_end() as usize;
        let raw = String::from_utf8_lossy(self.head.get(place).unwrap_or_default());
        Some((field.value.as_text().unwrap_or_default(), raw))
    }

    /// `quoted-printable`, in lower case; empty where it says none.
    pub(super) fn transfer_encoding(&self) -> String {
        let encoding = self.fields.content_transfer_encoding();
        encoding.unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// An attribute of its content type.
    pub(super) fn type_attribute(&self, name: &str) -> Option<&str> {
        self.fields.content_type()?.attribute(name)
    }

    pub(super) fn content_id(&self) -> Option<&str> {
        Some(self.fields.content_id()?.trim_matches(['<', '>']))
    }

    fn type_is(&self, kind: &str, subtype: Option<&str>) -> bool {
        self.fields.content_type().is_some_and(|t| {
            let is = |s: &str| t.subtype().is_some_and(|own| own.eq_ignore_ascii_case(s));
            t.ctype().eq_ignore_ascii_case(kind) && subtype.is_none_or(is)
        })
    }

    pub(super) fn is_html(&self) -> bool {
        self.type_is("text", Some("html"))
    }

    /// Plain text is also what no type is given for.
    pub(super) fn is_plain_text(&self) -> bool {
        let said = self.fields.content_type();
        said.is_none_or(|t| t.subtype().is_none() && self.type_is("text", None))
            || self.type_is("text", Some("plain"))
    }

    /// Whether it is neither text nor holds other parts: a picture for one.
    pub(super) fn is_file(&self) -> bool {
        let other = ["text", "multipart", "message"];
        let said = self.fields.content_type();
        said.is_some_and(|t| !other.iter().any(|o| t.ctype().eq_ignore_ascii_case(o)))
    }

    /// It and all parts in it, in the order of the message.
    pub(super) fn all(&self) -> Vec<&Self> {
        let inner = self.parts.iter().flat_map(Self::all);
        std::iter::once(self).chain(inner).collect()
    }

    /// The texts that a reader is shown (RFC 2046, 2387; RFC 8621, 4.1.4): of alternatives the
    /// best, of related parts the first that is text, no attachment.
    pub(super) fn shown(&self) -> Vec<&Self> {
        let disposition = self.fields.content_disposition();
        // The parts of a digest are messages.
        if disposition.is_some_and(ContentType::is_attachment)
            || self.type_is("multipart", Some("digest"))
        {
            return Vec::new();
        }
        if !self.type_is("multipart", None) {
            let is_text = self.is_html() || self.is_plain_text();
            return if is_text { vec![self] } else { Vec::new() };
        }
        let mut shown = self.parts.iter().enumerate().map(|(place, part)| {
            // A text with a name is a file, unless all else follows it.
            if place > 0 && part.type_attribute("name").is_some() {
                Vec::new()
            } else {
                part.shown()
            }
        });
        if self.type_is("multipart", Some("related")) {
            shown.find(|texts| !texts.is_empty()).unwrap_or_default()
        } else if self.type_is("multipart", Some("alternative")) {
            // The last is the best; a program that shows HTML takes that.
            let rank = |texts: &Vec<&Self>| (texts.iter().any(|t| t.is_html()), !texts.is_empty());
            shown.max_by_key(rank).unwrap_or_default()
        } else {
            shown.flatten().collect()
        }
    }
}

/// What stands before and behind the first empty line.
fn head_and_body(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut line = 0;
    for end in memchr_iter(b'\n', raw) {
        let behind = end.saturating_add(1);
        if matches!(raw.get(line..end), Some(b"" | b"\r")) {
            return raw.split_at_checked(behind).unwrap_or((raw, &[]));
        }
        line = behind;
    }
    (raw, &[])
}

/// What stands between the boundary's lines. What stands before the first and behind the closing
/// one belongs to no part; without a closing one the last part runs to the end.
fn split_at_boundary<'m>(body: &'m [u8], boundary: &str) -> Vec<&'m [u8]> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut open: Option<usize> = None;
    for at in memmem::find_iter(body, &delimiter) {
        let (before, behind) = body.split_at_checked(at).unwrap_or((body, &[]));
        if !before.is_empty() && !before.ends_with(b"\n") {
            continue;
        }
        let behind = behind.get(delimiter.len()..).unwrap_or_default();
        let (closes, behind) = match behind.strip_prefix(b"--") {
            Some(behind) => (true, behind),
            None => (false, behind),
        };
        // Only white space follows in the line; another boundary may begin as this one does.
        let line_end = memchr(b'\n', behind).map_or(behind.len(), |n| n.saturating_add(1));
        let (padding, behind) = behind.split_at_checked(line_end).unwrap_or((behind, &[]));
        if !padding.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Some(start) = open.take() {
            // The line's end before a boundary belongs to it.
            let part = before.get(start..).unwrap_or_default();
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            parts.push(part.strip_suffix(b"\r").unwrap_or(part));
        }
        if closes {
            return parts;
        }
        open = Some(body.len().saturating_sub(behind.len()));
    }
    parts.extend(open.and_then(|start| body.get(start..)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split<'m>(body: &'m str, boundary: &str) -> Vec<&'m str> {
        let parts = split_at_boundary(body.as_bytes(), boundary);
        let text = |part| std::str::from_utf8(part).unwrap();
        parts.into_iter().map(text).collect()
    }

    #[test]
    fn a_boundary_is_a_line_of_its_own() {
        assert_eq!(split("p\n--a\none\n--a--\ne\n--a\nx", "a"), ["one"]);
        assert_eq!(
            split("--a \t\r\none\r\n\r\n--a\r\n--a--", "a"),
            ["one\r\n", ""]
        );
        assert_eq!(
            split("--a\n --a\nb --a\n--ab\n--a-\n--a--x\n", "a"),
            [" --a\nb --a\n--ab\n--a-\n--a--x\n"]
        );
        assert_eq!(split("--a\none\n--a", "a"), ["one", ""]);
        assert_eq!(split("no --a\n", "a"), [""; 0]);
    }

    #[test]
    fn a_head_ends_at_the_first_empty_line() {
        let halves = |raw: &'static str| {
            let (head, body) = head_and_body(raw.as_bytes());
            [head, body].map(|half| std::str::from_utf8(half).unwrap())
        };
        assert_eq!(halves("a: b\r\n\r\nc\n\nd"), ["a: b\r\n\r\n", "c\n\nd"]);
        assert_eq!(halves("a: b\n \n\nc"), ["a: b\n \n\n", "c"]);
        assert_eq!(halves("\nc"), ["\n", "c"]);
        assert_eq!(halves("a: b\n"), ["a: b\n", ""]);
    }

    /// The names of the texts shown, of a message of these parts.
    fn shown(subtype: &str, parts: &[&str]) -> Vec<String> {
        let mut raw = format!("Content-Type: multipart/{subtype}; boundary=a\n\n");
        for part in parts {
            raw.push_str(&format!("--a\n{part}\n\nx\n"));
        }
        let message = Part::message(raw.as_bytes()).unwrap();
        message.shown().into_iter().map(Part::name).collect()
    }

    #[test]
    fn a_reader_is_shown_the_best_alternative_and_no_attachment() {
        let (plain, html) = ("Content-Type: text/plain", "Content-Type: text/html");
        let picture = "Content-Type: image/png";
        assert_eq!(shown("alternative", &[plain, html]), ["part 2"]);
        assert_eq!(shown("alternative", &[html, plain]), ["part 1"]);
        assert_eq!(
            shown("alternative", &[plain, "", "Content-Type: text/calendar"]),
            ["part 2"]
        );
        assert_eq!(
            shown("mixed", &[plain, picture, html]),
            ["part 1", "part 3"]
        );
        assert_eq!(shown("related", &[picture, html, plain]), ["part 2"]);
        assert_eq!(shown("digest", &["", plain]), [""; 0]);
        let file = "Content-Type: text/plain; name=a.txt";
        assert_eq!(shown("mixed", &[file, file]), ["part 1"]);
        let attached = "Content-Disposition: attachment\nContent-Type: text/html";
        assert_eq!(shown("mixed", &[attached, plain]), ["part 2"]);
        assert_eq!(
            shown(
                "mixed",
                &["Content-Type: message/rfc822\n\nSubject: y", html]
            ),
            ["part 2"]
        );
    }

    #[test]
    fn multiparts_in_one_another_are_read_to_a_limit() {
        let nested = |levels: usize| {
            let level = |n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
            let raw: String = (0..levels).map(level).collect();
            Part::message(format!("{raw}\nx").as_bytes())
                .map(|message| message.shown().first().map(|part| part.number.len()))
        };
        // `1.1.1`, a digit for each level and the points between.
        assert_eq!(nested(50).unwrap(), Some(99));
        let deepest = format!("part 1{}", ".1".repeat(49));
        assert_eq!(
            nested(51).unwrap_err(),
            SourceError::PartsTooDeep {
                part: deepest,
                limit: 50
            }
        );
    }
}
