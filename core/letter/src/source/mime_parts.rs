//! The parts of a message (RFC 2046): where each begins and ends, and what its header says. An
//! enclosed message is one part, it is not opened.

use std::borrow::Cow;

use mail_parser::{ContentType, HeaderName, MessageParser, MessagePart, MimeHeaders};
use memchr::{memchr, memchr_iter, memmem};

use super::{SourceError, heads::without_space_around_equals};

/// The most multiparts in one another; mail programs write some five.
const MAX_DEPTH: usize = 50;
/// The most parts of a message, multiparts among them.
const MAX_PARTS: u32 = 1_000;
/// The most asterisks of a header: each can mark a piece of a value, and the pieces are sought out
/// among all others.
const MAX_ASTERISKS: usize = 500;

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
    pub(super) parts: Vec<Part<'m>>,
}

/// How a part asks to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disposition {
    Inline,
    Attachment,
    Unsaid,
}

/// Reads the parts of one message.
struct Reader {
    fields: MessageParser,
    /// How many parts may still come.
    left: u32,
}

impl Reader {
    fn fields_of<'m>(&self, head: &'m [u8]) -> MessagePart<'m> {
        // Only the fields are asked for: the parser of whole messages has assertions that an
        // enclosed message with unclosed parts breaks.
        let message = self.fields.parse_headers(head).unwrap_or_default();
        message.parts.into_iter().next().unwrap_or_default()
    }

    fn part<'m>(
        &mut self,
        number: String,
        depth: usize,
        head: &'m [u8],
        body: &'m [u8],
    ) -> Result<Part<'m>, SourceError> {
        let mut part = Part {
            number,
            head,
            fields: MessagePart::default(),
            body,
            parts: Vec::new(),
        };
        self.left = self
            .left
            .checked_sub(1)
            .ok_or(SourceError::TooManyParts { limit: MAX_PARTS })?;
        if memchr_iter(b'*', head).nth(MAX_ASTERISKS).is_some() {
            return Err(SourceError::HeaderTooTangled {
                part: part.name(),
                limit: MAX_ASTERISKS as u32,
            });
        }
        part.fields = match without_space_around_equals(head) {
            Cow::Borrowed(head) => self.fields_of(head),
            Cow::Owned(head) => self.fields_of(&head).into_owned(),
        };
        if !part.type_is("multipart", None) {
            return Ok(part);
        }
        let boundary = part.type_attribute("boundary").unwrap_or_default();
        let pieces = match boundary {
            "" => Vec::new(),
            boundary => split_at_boundary(body, boundary),
        };
        if depth == MAX_DEPTH && !pieces.is_empty() {
            return Err(SourceError::PartsTooDeep {
                part: part.name(),
                limit: MAX_DEPTH as u32,
            });
        }
        for (place, raw) in (1..).zip(pieces) {
            let number = match part.number.as_str() {
                "" => format!("{place}"),
                outer => format!("{outer}.{place}"),
            };
            let (head, body) = head_and_body(raw);
            // The line's end before a boundary belongs to it.
            let body = body.unwrap_or_default();
            let body = body.strip_suffix(b"\n").unwrap_or(body);
            let body = body.strip_suffix(b"\r").unwrap_or(body);
            let inner = self.part(number, depth.saturating_add(1), head, body)?;
            part.parts.push(inner);
        }
        Ok(part)
    }
}

impl<'m> Part<'m> {
    /// Reads a message.
    pub(super) fn message(raw: &'m [u8]) -> Result<Self, SourceError> {
        let raw = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
        let (head, body) = head_and_body(raw.trim_ascii_start());
        let mut reader = Reader {
            fields: MessageParser::new().with_mime_headers(),
            left: MAX_PARTS,
        };
        let message = reader.part(String::new(), 0, head, body.unwrap_or_default())?;
        let known = |name: &HeaderName<'_>| !matches!(name, HeaderName::Other(_));
        if !message
            .fields
            .headers
            .iter()
            .any(|field| known(&field.name))
        {
            return Err(SourceError::NotAMessage);
        }
        body.map(|_| message).ok_or(SourceError::NoBody)
    }

    /// `part 1.2`; a message of one part has only a `part 1`.
    pub(super) fn name(&self) -> String {
        match self.number.as_str() {
            "" => "part 1".to_owned(),
            number => format!("part {number}"),
        }
    }

    /// What stands behind the colon of each `Subject`, as it stands.
    pub(super) fn subjects(&self) -> Vec<&'m [u8]> {
        let mut subjects = Vec::new();
        let mut rest = self.head;
        while !rest.is_empty() {
            let (field, behind) = field_at(rest);
            rest = behind;
            let colon = memchr(b':', field).unwrap_or(0);
            let (name, text) = field.split_at_checked(colon).unwrap_or_default();
            if name.trim_ascii().eq_ignore_ascii_case(b"subject") {
                subjects.push(text.get(1..).unwrap_or_default());
            }
        }
        subjects
    }

    /// `quoted-printable`, in small letters and without what may stand behind it; empty where it
    /// says none.
    pub(super) fn transfer_encoding(&self) -> String {
        let said = self.fields.content_transfer_encoding().unwrap_or_default();
        let name = said.split([';', '(']).next().unwrap_or_default();
        name.trim_matches(|c: char| c == '"' || c.is_whitespace())
            .to_ascii_lowercase()
    }

    /// An attribute of its content type.
    pub(super) fn type_attribute(&self, name: &str) -> Option<&str> {
        self.fields.content_type()?.attribute(name)
    }

    /// Its media type: `text/plain` where it says none.
    pub(super) fn media_type(&self) -> String {
        let Some(said) = self.fields.content_type() else {
            return "text/plain".to_owned();
        };
        match said.subtype() {
            Some(subtype) => format!("{}/{subtype}", said.ctype()),
            None if said.ctype() == "text" => "text/plain".to_owned(),
            None => said.ctype().to_owned(),
        }
    }

    pub(super) fn content_id(&self) -> Option<&str> {
        Some(self.fields.content_id()?.trim_matches(['<', '>']))
    }

    /// Its own address, or where relative addresses in it begin.
    pub(super) fn content_location(&self) -> Option<&str> {
        self.fields.content_location()
    }

    /// The name that it is saved under.
    pub(super) fn file_name(&self) -> Option<&str> {
        let disposition = self.fields.content_disposition();
        let name = disposition.and_then(|d| d.attribute("filename"));
        name.or(self.type_attribute("name"))
    }

    pub(super) fn disposition(&self) -> Disposition {
        match self.fields.content_disposition() {
            Some(said) if said.is_attachment() => Disposition::Attachment,
            Some(said) if said.is_inline() => Disposition::Inline,
            _ => Disposition::Unsaid,
        }
    }

    /// The first half of its media type; empty where it says none.
    pub(super) fn kind(&self) -> &str {
        self.fields.content_type().map_or("", ContentType::ctype)
    }

    pub(super) fn type_is(&self, kind: &str, subtype: Option<&str>) -> bool {
        let said = self.fields.content_type();
        said.is_some_and(|t| t.ctype() == kind && (subtype.is_none() || subtype == t.subtype()))
    }

    pub(super) fn is_html(&self) -> bool {
        self.type_is("text", Some("html"))
    }

    /// Plain text is also what no type is given for.
    pub(super) fn is_plain_text(&self) -> bool {
        let said = self.fields.content_type();
        said.is_none_or(|t| t.ctype() == "text" && t.subtype().is_none_or(|s| s == "plain"))
    }

    /// Adds it and all parts in it, in the order of the message.
    pub(super) fn all<'p>(&'p self, out: &mut Vec<&'p Self>) {
        out.push(self);
        for part in &self.parts {
            part.all(out);
        }
    }
}

/// The header's first field with the lines that it goes on in, and what stands behind it.
fn field_at(head: &[u8]) -> (&[u8], &[u8]) {
    let goes_on = |end: usize| matches!(head.get(end), Some(b' ' | b'\t'));
    let mut ends = memchr_iter(b'\n', head).map(|at| at.saturating_add(1));
    let end = ends.find(|&end| !goes_on(end)).unwrap_or(head.len());
    head.split_at_checked(end).unwrap_or((head, &[]))
}

/// What stands before and behind the first empty line; nothing is behind where there is none.
fn head_and_body(raw: &[u8]) -> (&[u8], Option<&[u8]>) {
    let mut line = 0;
    for end in memchr_iter(b'\n', raw) {
        let behind = end.saturating_add(1);
        // A program that ends lines twice leaves more than one carriage return.
        let text = raw.get(line..end).unwrap_or_default();
        if text.iter().all(|&byte| byte == b'\r') {
            return (raw.get(..behind).unwrap_or(raw), raw.get(behind..));
        }
        line = behind;
    }
    (raw, None)
}

/// What stands between the boundary's lines, with the line end before the next of them. What
/// stands before the first and behind the closing one belongs to no part; without a closing one
/// the last part runs to the end.
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
        parts.extend(open.take().and_then(|start| before.get(start..)));
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
        assert_eq!(split("p\n--a\none\n--a--\ne\n--a\nx", "a"), ["one\n"]);
        assert_eq!(
            split("--a \t\r\none\r\n\r\n--a\r\n--a--", "a"),
            ["one\r\n\r\n", ""]
        );
        assert_eq!(
            split("--a\n --a\nb --a\n--ab\n--a-\n--a--x\n", "a"),
            [" --a\nb --a\n--ab\n--a-\n--a--x\n"]
        );
        assert_eq!(split("--a\none\n--a", "a"), ["one\n", ""]);
        assert_eq!(split("no --a\n", "a"), [""; 0]);
    }

    #[test]
    fn a_head_ends_at_the_first_empty_line() {
        let halves = |raw: &'static str| {
            let (head, body) = head_and_body(raw.as_bytes());
            let text = |half| std::str::from_utf8(half).unwrap();
            (text(head), body.map(text))
        };
        assert_eq!(
            halves("a: b\r\n\r\nc\n\nd"),
            ("a: b\r\n\r\n", Some("c\n\nd"))
        );
        assert_eq!(halves("a: b\n \n\nc"), ("a: b\n \n\n", Some("c")));
        assert_eq!(halves("a\r\r\n\r\r\nc"), ("a\r\r\n\r\r\n", Some("c")));
        assert_eq!(halves("\nc"), ("\n", Some("c")));
        assert_eq!(halves("a: b\n"), ("a: b\n", None));
    }

    #[test]
    fn a_part_without_a_body_keeps_its_fields() {
        let raw = b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n--a\nContent-Type: text/html\n\nx\n--a--";
        let message = Part::message(raw).unwrap();
        let shown = message.view().shown;
        let names: Vec<_> = shown.iter().map(|(part, _)| part.name()).collect();
        assert_eq!(names, ["part 2", "part 1"]);
        assert_eq!(shown[0].0.body, b"x");
    }

    #[test]
    fn a_message_begins_behind_its_mark_and_empty_lines() {
        let raw = "\u{feff}\r\n\r\nSubject: s\r\r\n\r\r\nx".as_bytes();
        let message = Part::message(raw).unwrap();
        assert_eq!(message.subjects(), [b" s\r\r\n"]);
        assert_eq!(message.body, b"x");
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        let part = "--a\n\nx\n";
        let parts = |n| {
            format!(
                "Content-Type: multipart/mixed; boundary=a\n\n{}",
                part.repeat(n)
            )
        };
        assert_eq!(
            Part::message(parts(999).as_bytes()).unwrap().parts.len(),
            999
        );
        assert_eq!(
            Part::message(parts(1_000).as_bytes()).unwrap_err(),
            SourceError::TooManyParts { limit: 1_000 }
        );
        let stars = |n: usize| format!("Content-Type: text/plain{}\n\nx", "; a*1*=x".repeat(n));
        assert!(Part::message(stars(250).as_bytes()).is_ok());
        assert_eq!(
            Part::message(stars(251).as_bytes()).unwrap_err(),
            SourceError::HeaderTooTangled {
                part: "part 1".to_owned(),
                limit: 500
            }
        );
    }

    #[test]
    fn multiparts_in_one_another_are_read_to_a_limit() {
        let nested = |levels: usize| {
            let level = |n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
            let raw: String = (0..levels).map(level).collect();
            Part::message(format!("{raw}\nx").as_bytes()).map(|message| {
                message
                    .view()
                    .shown
                    .first()
                    .map(|(part, _)| part.number.len())
            })
        };
        let related = |levels: usize| {
            let level = |n| {
                format!(
                    "Content-ID: <r>\nContent-Type: multipart/related; start=\"<r>\"; boundary=b{n}\n\n--b{n}\n"
                )
            };
            let raw: String = (0..levels).map(level).collect();
            let raw = format!("{raw}Content-ID: <r>\nContent-Type: image/png\n\nx");
            Part::message(raw.as_bytes()).unwrap().view().shown.len()
        };
        assert_eq!(related(50), 1);
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
