//! An e-mail message: its subject, the parts that a reader is shown, what it encloses.

use std::{borrow::Cow, collections::BTreeMap};

use encoding_rs::Encoding;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};

use super::{
    Content, Enclosed, Note, Noted, Shown, SourceError,
    charsets::{decode, decode_all},
    enclosed::Names,
    heads,
    invitations::{Invitation, addresses, calls_off, shown as shown_of_events, starts},
    mime_parts::Part,
    shown_parts::Showing,
};

/// What says that nothing was encoded, as letters and figures alone.
const NO_ENCODINGS: &[&str] = &[
    "",
    "7bit",
    "7bits",
    "8bit",
    "8bits",
    "binary",
    "none",
    "plain",
    "text",
    "unencoded",
    "unknown",
    "ascii",
    "usascii",
    "utf8",
    "iso88591",
];

/// What was read of a message.
#[derive(Debug)]
pub(crate) struct Eml {
    pub(crate) subject: Option<String>,
    /// What its reader is shown, in order; a text is among it.
    pub(crate) shown: Vec<Shown>,
    /// The texts of other alternatives.
    pub(crate) instead: Vec<Shown>,
    /// The texts of invitations.
    pub(crate) of_events: Vec<Shown>,
    pub(crate) files: Enclosed,
    pub(crate) invitations: Vec<Invitation>,
    pub(crate) notes: Vec<Note>,
    /// The parts some of whose bytes do not decode, each with the place of the first U+FFFD for them.
    pub(crate) garbled: Vec<(String, usize)>,
}

/// Reads a message.
pub(crate) fn read(bytes: &[u8]) -> Result<Eml, SourceError> {
    // Programs of old Macs end lines so.
    if memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some() {
        let line_end = |&byte: &u8| if byte == b'\r' { b'\n' } else { byte };
        return read(&bytes.iter().map(line_end).collect::<Vec<u8>>());
    }
    let message = Part::message(bytes)?;
    let view = message.view();
    let mut all = Vec::new();
    message.all(&mut all);
    let mut notes = Vec::new();
    let mut note = |what, part: &Part<'_>| notes.push(Note::of(what, part.name()));

    let texts = view.shown.iter().filter(|(_, how)| *how == Showing::Text);
    let location = texts.clone().find_map(|(part, _)| part.content_location());
    let mut files = Enclosed::new(location.or(message.content_location()));
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for part in all.iter().filter(|part| is_file(part)) {
        let names = Names {
            id: part.content_id(),
            location: part.content_location(),
            file: part.file_name(),
        };
        // What does not decode is no picture.
        let bytes = decode_transfer(part).map_or(Vec::new(), |(bytes, _)| bytes.into_owned());
        numbers.insert(part.name(), files.add(&names, bytes));
    }

    let mut shown = Vec::new();
    let mut failed = None;
    let mut garbled = Vec::new();
    for &(part, how) in &view.shown {
        match (how, numbers.get(&part.name())) {
            (Showing::Text, _) => match text(part) {
                Ok(read) => {
                    if read.stray_equals {
                        note(Noted::StrayEquals, part);
                    }
                    if let Some(place) = read.garbled {
                        note(Noted::GarbledText, part);
                        garbled.push((part.name(), place));
                    }
                    shown.push(read.shown);
                }
                Err(error) => {
                    note(Noted::PassedOver, part);
                    failed.get_or_insert(error);
                }
            },
            (Showing::Picture, Some(&file)) => shown.push(Shown {
                name: part.name(),
                media_type: part.media_type(),
                charset: None,
                content: Content::Picture {
                    label: part.file_name().map_or(part.media_type(), str::to_owned),
                    file,
                },
            }),
            _ => note(Noted::PassedOver, part),
        }
    }
    let is_text = |part: &&Shown| !matches!(part.content, Content::Picture { .. });
    let first = shown.iter().find(is_text);
    if first.is_none() {
        // A poster alone is a letter without a text; what is not read may have one.
        if failed.is_some() || shown.is_empty() && view.shown.is_empty() {
            return Err(failed.unwrap_or(SourceError::NoBody));
        }
    }
    let charset = first.and_then(|first| first.charset.as_deref());
    let charset = charset.unwrap_or_default();
    let charset = Encoding::for_label(charset.as_bytes());
    let subjects = message.subjects();
    let subject = subjects.last().map(|raw| heads::text(raw, charset));
    let mut note_subject = |what| notes.push(Note::of(what, "subject".to_owned()));
    if subjects.len() > 1 {
        note_subject(Noted::SecondSubject);
    }
    if subject.as_ref().is_some_and(|subject| subject.garbled) {
        note_subject(Noted::GarbledSubject);
    }

    // Outlook's own file, which may hold the letter as it was written and what it encloses.
    for part in all.iter().filter(|part| part.is_tnef()) {
        let note = Note::of(Noted::PassedOver, part.name());
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if shown.is_empty() {
        shown.push(Shown {
            name: "body".to_owned(),
            media_type: "text/plain".to_owned(),
            charset: None,
            content: Content::Text {
                text: String::new(),
                flowed: false,
                delete_space: false,
            },
        });
    }
    let mut instead = Vec::new();
    for part in view.instead {
        match text(part) {
            Ok(read) if read.garbled.is_none() => instead.push(read.shown),
            _ => notes.push(Note::of(Noted::PassedOver, part.name())),
        }
    }
    let mut invitations = Vec::new();
    let mut of_events = Vec::new();
    for part in all.iter().filter(|part| part.is_calendar()) {
        match calendar(part) {
            Ok(text) => {
                of_events.push(Shown {
                    name: part.name(),
                    media_type: part.media_type(),
                    charset: None,
                    content: Content::Html(shown_of_events(&text)),
                });
                invitations.push(Invitation {
                    part: part.name(),
                    starts: starts(&text),
                    called_off: calls_off(&text),
                    addresses: addresses(&text),
                });
            }
            Err(_) => notes.push(Note::of(Noted::PassedOver, part.name())),
        }
    }
    Ok(Eml {
        subject: subject.map(|subject| subject.text),
        shown,
        instead,
        of_events,
        files,
        invitations,
        notes,
        garbled,
    })
}

/// Whether a letter can refer to it as to a picture.
fn is_file(part: &Part<'_>) -> bool {
    let is_other = ["", "text", "multipart", "message"].contains(&part.kind());
    let is_named = part.content_id().or(part.content_location()).is_some();
    part.is_picture() || is_named && !is_other
}

/// A text as it was read.
pub(super) struct Text {
    pub(super) shown: Shown,
    /// Whether its quoted-printable has a `=` that begins no code.
    stray_equals: bool,
    /// Where the first U+FFFD stands for bytes that do not decode.
    pub(super) garbled: Option<usize>,
}

/// What a text shows.
pub(super) fn text(part: &Part<'_>) -> Result<Text, SourceError> {
    let (bytes, stray_equals) = decode_transfer(part)?;
    let html = part.is_html();
    let said = part.type_attribute("charset");
    let decoded = decode_all(&bytes, said, html, &part.name())?;
    let text = decoded.text;
    let yes = |name: &str, value: &str| {
        let said = part.type_attribute(name);
        said.is_some_and(|v| v.eq_ignore_ascii_case(value))
    };
    let content = if html {
        Content::Html(text)
    } else {
        Content::Text {
            text,
            flowed: yes("format", "flowed"),
            delete_space: yes("delsp", "yes"),
        }
    };
    let shown = Shown {
        name: part.name(),
        media_type: if html { "text/html" } else { "text/plain" }.to_owned(),
        charset: Some(decoded.charset),
        content,
    };
    Ok(Text {
        shown,
        stray_equals,
        garbled: decoded.wrong.map(|(_, place)| place),
    })
}

/// The text of an invitation.
fn calendar(part: &Part<'_>) -> Result<String, SourceError> {
    let (bytes, _) = decode_transfer(part)?;
    let said = part.type_attribute("charset");
    decode(&bytes, said, false, &part.name()).map(|(_, text)| text)
}

/// The part's bytes without their transfer encoding, and whether its quoted-printable has a `=`
/// that begins no code.
pub(super) fn decode_transfer<'m>(part: &Part<'m>) -> Result<(Cow<'m, [u8]>, bool), SourceError> {
    let raw = part.body;
    let wrong = |offset: usize| SourceError::Undecodable {
        part: part.name(),
        encoding: part.transfer_encoding(),
        offset: offset as u64,
    };
    match transfer_of(part) {
        Some(Transfer::Base64) => {
            let bytes = base64_decode(raw).or_else(|| base64_above_footer(raw));
            let bytes = bytes.ok_or_else(|| wrong(first_not_base64(raw)))?;
            Ok((bytes.into(), false))
        }
        Some(Transfer::QuotedPrintable) => {
            let (bytes, strayed) = quoted_printable(raw).ok_or_else(|| wrong(raw.len()))?;
            Ok((bytes.into(), strayed))
        }
        Some(Transfer::None) => Ok((raw.into(), false)),
        None => Err(SourceError::UnsupportedEncoding {
            part: part.name(),
            encoding: part.transfer_encoding(),
        }),
    }
}

/// How a part's bytes are encoded on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    /// Not at all.
    None,
    Base64,
    QuotedPrintable,
}

/// A part's transfer encoding; `None` where there is none of that name.
pub(super) fn transfer_of(part: &Part<'_>) -> Option<Transfer> {
    let encoding = part.transfer_encoding();
    // Many programs misspell them, and say a charset where they mean none.
    let letters: String = encoding
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let said = if encoding.starts_with("x-") {
        encoding.as_str()
    } else {
        letters.as_str()
    };
    match said {
        "base64" => Some(Transfer::Base64),
        "quotedprintable" => Some(Transfer::QuotedPrintable),
        _ => NO_ENCODINGS.contains(&said).then_some(Transfer::None),
    }
}

/// Mailing lists add a footer below base64 as it stands, with a line above it.
fn base64_above_footer(raw: &[u8]) -> Option<Vec<u8>> {
    let (before, _) = raw.split_at_checked(first_not_base64(raw))?;
    let line = memchr::memrchr(b'\n', before)?.saturating_add(1);
    let (above, footer) = raw.split_at_checked(line)?;
    let is_footer = footer.starts_with(b"__") || footer.starts_with(b"--");
    let mut bytes = base64_decode(above).filter(|_| is_footer)?;
    bytes.push(b'\n');
    bytes.extend_from_slice(footer);
    Some(bytes)
}

fn first_not_base64(raw: &[u8]) -> usize {
    raw.iter()
        .position(|b| {
            !(b.is_ascii_alphanumeric()
                || b.is_ascii_whitespace()
                || matches!(b, b'+' | b'/' | b'='))
        })
        .unwrap_or(raw.len())
}

/// Quoted-printable as mail programs read it: a `=` that begins no code stands for itself, as
/// RFC 2045 advises. Whether there was one is returned too.
fn quoted_printable(raw: &[u8]) -> Option<(Vec<u8>, bool)> {
    if let Some(bytes) = quoted_printable_decode(raw) {
        return Some((bytes, false));
    }
    let is_code = |behind: &[u8]| {
        let hex = matches!(behind, [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
        let mut visible = behind.iter().filter(|b| !matches!(b, b' ' | b'\t' | b'\r'));
        hex || matches!(visible.next(), Some(b'\n') | None)
    };
    let mut mended = Vec::with_capacity(raw.len().saturating_add(64));
    for (at, &byte) in raw.iter().enumerate() {
        mended.push(byte);
        if byte == b'=' && !is_code(raw.get(at.saturating_add(1)..).unwrap_or_default()) {
            mended.extend_from_slice(b"3D");
        }
    }
    quoted_printable_decode(&mended).map(|bytes| (bytes, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "Subject: =?koi8-r?B?98nTxc7UydA=?=\r\n =?utf-8?Q?_=D3=98?=\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n\
        --a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nplain\r\n\
        --b\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=CF=F0=E8=\r\n=E2</p>\r\n--b--\r\n\
        --a\r\nContent-Type: image/png\r\nContent-ID: <x@y>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--a--\r\n";

    #[test]
    fn the_part_that_a_reader_sees_is_chosen_and_decoded() {
        let eml = read(MIXED.as_bytes()).unwrap();
        // The bytes are KOI8-R's for the first word; the space is the second word's own.
        assert_eq!(eml.subject.as_deref(), Some("Висентип Ә"));
        let [letter, picture] = &eml.shown[..] else {
            panic!("{:?}", eml.shown)
        };
        assert_eq!(letter.name, "part 1.2");
        assert_eq!(letter.charset.as_deref(), Some("windows-1251"));
        assert!(matches!(&letter.content, Content::Html(text) if text.trim_end() == "<p>Прив</p>"));
        assert_eq!(picture.name, "part 2");
        let file = eml.files.get("cid:x@y").expect("a file");
        assert_eq!(file.bytes, b"\x89PNG\r");
        assert_eq!(eml.instead.len(), 1);
        assert_eq!(eml.notes, []);
    }

    #[test]
    fn an_alternative_that_is_not_what_it_says_is_not_compared() {
        let with = |plain: &[u8]| {
            let head = "Content-Type: multipart/alternative; boundary=a\n\n--a\n\
                Content-Type: text/plain; charset=utf-8\n\n";
            let html = b"\n--a\nContent-Type: text/html\n\n<p>one</p>\n--a--";
            let eml = read(&[head.as_bytes(), plain, html].concat()).unwrap();
            (eml.instead.len(), eml.notes)
        };
        let passed_over = Note::of(Noted::PassedOver, "part 1".to_owned());
        assert_eq!(with(b"one"), (1, vec![]));
        assert_eq!(with(b"\xFF\xFEone"), (0, vec![passed_over]));
    }

    fn text_of(eml: &Eml) -> String {
        match &eml.shown[0].content {
            Content::Html(text) | Content::Text { text, .. } => text.clone(),
            Content::Picture { label, .. } => label.clone(),
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_named_with_its_place() {
        let with = |head: &str, body: &[u8]| {
            let mut bytes =
                format!("Subject: s\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n").into_bytes();
            bytes.extend_from_slice(body);
            read(&bytes).map(|eml| text_of(&eml))
        };
        let undecodable = |encoding: &str, offset| {
            Err(SourceError::Undecodable {
                part: "part 1".to_owned(),
                encoding: encoding.to_owned(),
                offset,
            })
        };
        assert_eq!(
            with("Content-Type: text/plain; charset=utf-8", b"ab\xFFc\xD0"),
            Ok("ab\u{fffd}c\u{fffd}".to_owned())
        );
        assert_eq!(
            with("Content-Type: text/plain", "Ә".as_bytes()),
            Ok("Ә".to_owned())
        );
        for (body, offset) in [
            (&b"aGVs*bG8="[..], 4),
            (b"aG9+\r\n 0/=\t-", 11),
            (b"\xD0", 0),
        ] {
            let head =
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64";
            assert_eq!(with(head, body), undecodable("base64", offset));
        }
        assert_eq!(
            with(
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
                b"a=41=ZZ x=y=\r\nz="
            ),
            Ok("aA=ZZ x=yz".to_owned())
        );
        for charset in ["kz-1048", "ptcp154"] {
            assert!(matches!(
                with(&format!("Content-Type: text/plain; charset={charset}"), b"a"),
                Err(SourceError::UnsupportedCharset { charset: c, .. }) if c == charset
            ));
        }
        assert_eq!(
            with("Content-Type: image/png", b"a"),
            Ok("image/png".to_owned())
        );
        assert_eq!(
            read(b"no header at all").err(),
            Some(SourceError::NotAMessage)
        );
        let encoded = |encoding: &str, body: &[u8]| {
            let head = "Content-Type: text/plain\r\nContent-Transfer-Encoding:";
            with(&format!("{head} {encoding}"), body)
        };
        for encoding in ["x-uuencode", "foo", "x-7bit", "gzip64"] {
            assert_eq!(
                encoded(encoding, b"a"),
                Err(SourceError::UnsupportedEncoding {
                    part: "part 1".to_owned(),
                    encoding: encoding.to_owned()
                })
            );
        }
        for encoding in ["", "7bit", "8-Bit", "\"binary\"", "utf-8", "7 bit; x"] {
            assert_eq!(
                encoded(encoding, b"=41"),
                Ok("=41".to_owned()),
                "{encoding}"
            );
        }
        assert_eq!(encoded("quoted_printable", b"=41"), Ok("A".to_owned()));
        for base64 in [&b"aGk="[..], b"aGk"] {
            assert_eq!(encoded("\"Base64\" ; (x)", base64), Ok("hi".to_owned()));
        }
        assert_eq!(read(b"Subject: s\r\n").err(), Some(SourceError::NoBody));
        assert_eq!(
            read(b"Subject: a\xCF\r\n \xF0\r\nContent-Type: text/plain; charset=cp1251\r\n\r\nx")
                .unwrap()
                .subject
                .as_deref(),
            Some("aП р")
        );
        let garbled = [Note::of(Noted::GarbledSubject, "subject".to_owned())];
        assert_eq!(read(b"Subject: a\xCF\xF0\r\n\r\nx").unwrap().notes, garbled);
        let unknown = read(b"Subject: =?ptcp154?B?YQ==?=\r\n\r\na").unwrap();
        assert_eq!(unknown.notes, garbled);
    }

    #[test]
    fn parts_shown_one_after_another_are_all_read() {
        let parts = |parts: &[&str]| {
            let mut raw = "Content-Type: multipart/mixed; boundary=\n \"a\"\n\n".to_owned();
            for part in parts {
                raw.push_str(&format!("--a\n{part}\n"));
            }
            read(format!("{raw}--a--").as_bytes())
        };
        let picture = "Content-Type: image/png; name=a.png\n\nx";
        let foo = "Content-Transfer-Encoding: foo\n\nx";
        let eml = parts(&["\none", picture, foo, "Content-Type: text/html\n\n<p>two"]).unwrap();
        let names: Vec<&str> = eml.shown.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["part 1", "part 2", "part 4"]);
        assert_eq!(
            eml.notes,
            [Note::of(Noted::PassedOver, "part 3".to_owned())]
        );
        assert!(matches!(
            parts(&[foo, picture]).unwrap_err(),
            SourceError::UnsupportedEncoding { .. }
        ));
        // A poster alone, and a paper alone, are letters without a text.
        assert_eq!(text_of(&parts(&[picture]).unwrap()), "a.png");
        let paper = "Content-Type: application/pdf\nContent-Disposition: inline\n\nx";
        let eml = parts(&[paper]).unwrap();
        assert_eq!(text_of(&eml), "");
        assert_eq!(
            eml.notes,
            [Note::of(Noted::PassedOver, "part 1".to_owned())]
        );
    }

    #[test]
    fn an_invitation_is_read_wherever_it_stands() {
        let with = |head: &str, body: &str| {
            let text = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--a\n";
            let eml = read(format!("{text}{head}\n\n{body}\n--a--").as_bytes()).unwrap();
            let starts = eml.invitations.iter().flat_map(|one| &one.starts);
            let starts = starts.flat_map(|start| start.may_be.clone()).collect();
            (starts, eml.notes)
        };
        let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261209\nEND:VEVENT";
        let base64 = "QkVHSU46VkNBTEVOREFSCkJFR0lOOlZFVkVOVApEVFNUQVJUOjIwMjYxMjA5CkVORDpWRVZFTlQ=";
        let day = (vec!["2026-12-09".to_owned()], Vec::new());
        assert_eq!(
            with("Content-Type: text/calendar; method=REQUEST", calendar),
            day
        );
        let attached = "Content-Type: application/octet-stream; name=\"invite.ics\"\n\
                        Content-Disposition: attachment\nContent-Transfer-Encoding: base64";
        assert_eq!(with(attached, base64), day);
        assert_eq!(with(&attached.replace("attachment", "inline"), base64), day);
        let lost = "Content-Type: text/calendar\nContent-Transfer-Encoding: foo";
        let note = Note::of(Noted::PassedOver, "part 2".to_owned());
        assert_eq!(with(lost, calendar), (Vec::new(), vec![note]));
    }
}
