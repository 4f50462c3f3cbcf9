//! An e-mail message: its subject, the part that is the letter, the pictures it encloses.

use std::{borrow::Cow, collections::BTreeMap};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mail_parser::{
    HeaderName, MessageParser,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{SourceError, mime_parts::Part};

/// The text that a message's letter is read from.
#[derive(Debug)]
pub(crate) struct Letter {
    /// The part's number in the message: `part 1.2`.
    pub(crate) part: String,
    pub(crate) html: bool,
    pub(crate) charset: String,
    pub(crate) text: String,
    /// Lines that end in a space go on in the next one (`format=flowed`), and whether that space
    /// goes (`delsp=yes`).
    pub(crate) flowed: bool,
    pub(crate) delete_space: bool,
    /// Its quoted-printable has a `=` that begins no code.
    pub(crate) stray_equals: bool,
}

/// What was read of a message.
#[derive(Debug)]
pub(crate) struct Eml {
    pub(crate) subject: Option<String>,
    pub(crate) letter: Letter,
    /// The enclosed parts that have a `Content-ID`, decoded, by that id.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The other text parts that a reader is shown, by their names: they were not read.
    pub(crate) passed_over: Vec<String>,
}

/// Reads a message.
pub(crate) fn read(bytes: &[u8]) -> Result<Eml, SourceError> {
    let message = Part::message(bytes)?;
    let mut shown = message.shown();
    // An empty part is mostly a mail program's frame around a picture.
    let seen: Vec<_> = shown
        .iter()
        .copied()
        .filter(|part| !is_blank(part))
        .collect();
    if !seen.is_empty() {
        shown = seen;
    }
    let html = shown.iter().find(|part| part.is_html());
    let &part = html.or(shown.first()).ok_or(SourceError::NoBody)?;
    let others = shown.iter().filter(|&&other| !std::ptr::eq(other, part));
    let mut all = Vec::new();
    message.all(&mut all);
    let files = all.into_iter().filter(|part| part.is_file());
    let letter = letter(part)?;
    Ok(Eml {
        subject: subject(&message, &letter.charset)?,
        letter,
        files: files
            .filter_map(|part| {
                let id = part.content_id()?.to_owned();
                let (bytes, _) = decode_transfer(part).ok()?;
                Some((id, bytes.into_owned()))
            })
            .collect(),
        passed_over: others.map(|part| part.name()).collect(),
    })
}

/// Whether nobody sees anything of it: no letter or figure stands outside its tags, no picture in
/// them.
fn is_blank(part: &Part<'_>) -> bool {
    let Ok(letter) = letter(part) else {
        return false;
    };
    if !letter.html {
        return letter.text.trim().is_empty();
    }
    letter.text.split('<').enumerate().all(|(place, piece)| {
        let (tag, text) = match piece.split_once('>') {
            Some(split) if place > 0 => split,
            _ => ("", piece),
        };
        let is_picture = tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("img"));
        !is_picture && !text.contains(char::is_alphanumeric)
    })
}

fn letter(part: &Part<'_>) -> Result<Letter, SourceError> {
    let (bytes, stray_equals) = decode_transfer(part)?;
    let (charset, text) = decode(&bytes, part.type_attribute("charset"), part.name())?;
    let yes = |name: &str, value: &str| {
        let said = part.type_attribute(name);
        said.is_some_and(|v| v.eq_ignore_ascii_case(value))
    };
    Ok(Letter {
        part: part.name(),
        html: part.is_html(),
        charset,
        text,
        flowed: yes("format", "flowed"),
        delete_space: yes("delsp", "yes"),
        stray_equals,
    })
}

/// The part's bytes without their transfer encoding, and whether its quoted-printable has a `=`
/// that begins no code.
fn decode_transfer<'m>(part: &Part<'m>) -> Result<(Cow<'m, [u8]>, bool), SourceError> {
    let raw = part.body;
    let encoding = part.transfer_encoding();
    let wrong = |offset: usize| SourceError::Undecodable {
        part: part.name(),
        encoding: encoding.clone(),
        offset: offset as u64,
    };
    match encoding.as_str() {
        "base64" => {
            let bytes = base64_decode(raw).ok_or_else(|| wrong(first_not_base64(raw)))?;
            Ok((bytes.into(), false))
        }
        "quoted-printable" => {
            let (bytes, strayed) = quoted_printable(raw).ok_or_else(|| wrong(raw.len()))?;
            Ok((bytes.into(), strayed))
        }
        // What is misspelt is mostly none at all, but these are encodings of their own.
        _ if encoding.starts_with("x-") => Err(SourceError::UnsupportedEncoding {
            part: part.name(),
            encoding,
        }),
        _ => Ok((raw.into(), false)),
    }
}

/// The text in these bytes, strictly: what the charset has no character for is an error.
pub(super) fn decode(
    bytes: &[u8],
    charset: Option<&str>,
    part: String,
) -> Result<(String, String), SourceError> {
    let label = charset.unwrap_or("us-ascii").trim();
    let encoding =
        Encoding::for_label(label.as_bytes()).ok_or_else(|| SourceError::UnsupportedCharset {
            part: part.clone(),
            charset: label.to_owned(),
        })?;
    let ascii = label.eq_ignore_ascii_case("us-ascii") || label.eq_ignore_ascii_case("ascii");
    // What calls itself ASCII and is not is UTF-8 today, or nobody knows what.
    let encoding = if ascii && encoding == WINDOWS_1252 {
        UTF_8
    } else {
        encoding
    };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(0));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        encoding_rs::DecoderResult::InputEmpty => Ok((encoding.name().to_ascii_lowercase(), text)),
        encoding_rs::DecoderResult::Malformed(length, behind) => {
            let wrong = read
                .saturating_sub(usize::from(length))
                .saturating_sub(usize::from(behind));
            Err(SourceError::Undecodable {
                part,
                encoding: encoding.name().to_ascii_lowercase(),
                offset: wrong as u64,
            })
        }
        encoding_rs::DecoderResult::OutputFull => Err(SourceError::TooLarge {
            size: bytes.len() as u64,
            limit: super::MAX_BYTES as u64,
        }),
    }
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

/// The decoded subject. Bytes that are not UTF-8's are in the letter's charset, as mail programs
/// read them; what no charset here decodes is an error, not a guess.
fn subject(message: &Part<'_>, charset: &str) -> Result<Option<String>, SourceError> {
    let Some((subject, raw)) = message.field(&HeaderName::Subject) else {
        return Ok(None);
    };
    let (raw, subject) = match std::str::from_utf8(raw) {
        Ok(text) => (Cow::Borrowed(text), subject.as_text().map(str::to_owned)),
        Err(error) => {
            let text = Encoding::for_label(charset.as_bytes())
                .and_then(|e| e.decode_without_bom_handling_and_without_replacement(raw))
                .ok_or_else(|| SourceError::Undecodable {
                    part: "the subject".to_owned(),
                    encoding: charset.to_owned(),
                    offset: error.valid_up_to() as u64,
                })?;
            let again = format!("Subject:{text}");
            let again = MessageParser::new()
                .header_text(HeaderName::Subject)
                .parse_headers(&again)
                .and_then(|message| message.subject().map(str::to_owned));
            (text, again)
        }
    };
    for word in raw.split("=?").skip(1) {
        let charset = word.split('?').next().unwrap_or_default();
        // RFC 2231 lets a language follow the charset.
        let charset = charset.split('*').next().unwrap_or_default();
        let is_word =
            word.contains('?') && !charset.is_empty() && !charset.contains(char::is_whitespace);
        if is_word && Encoding::for_label(charset.as_bytes()).is_none() {
            return Err(SourceError::UnsupportedCharset {
                part: "the subject".to_owned(),
                charset: charset.to_owned(),
            });
        }
    }
    Ok(Some(subject.unwrap_or_default()))
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
        assert_eq!(eml.letter.part, "part 1.2");
        assert_eq!(eml.letter.charset, "windows-1251");
        assert_eq!(eml.letter.text.trim_end(), "<p>Прив</p>");
        assert!(eml.letter.html);
        assert_eq!(
            eml.files.get("x@y").map(Vec::as_slice),
            Some(&b"\x89PNG\r"[..])
        );
        assert_eq!(eml.passed_over, Vec::<String>::new());
    }

    #[test]
    fn a_frame_around_a_picture_is_not_the_letter() {
        let letter = |parts: &[&str]| {
            let mut raw = "Content-Type: multipart/mixed; boundary=a\n\n".to_owned();
            for part in parts {
                raw.push_str(&format!("--a\nContent-Type: text/html\n\n{part}\n"));
            }
            let eml = read(format!("{raw}--a--").as_bytes()).unwrap();
            (eml.letter.part, eml.passed_over)
        };
        let frame = "<html><body><br></body></html>";
        let none: Vec<String> = Vec::new();
        assert_eq!(
            letter(&[frame, "<p>Hello", frame]),
            ("part 2".to_owned(), none.clone())
        );
        assert_eq!(
            letter(&["<IMG src=x>", frame]),
            ("part 1".to_owned(), none.clone())
        );
        assert_eq!(
            letter(&[frame, frame]),
            ("part 1".to_owned(), vec!["part 2".to_owned()])
        );
    }

    #[test]
    fn what_cannot_be_decoded_is_named_with_its_place() {
        let with = |head: &str, body: &[u8]| {
            let mut bytes =
                format!("Subject: s\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n").into_bytes();
            bytes.extend_from_slice(body);
            read(&bytes).map(|eml| eml.letter.text)
        };
        let undecodable = |encoding: &str, offset| {
            Err(SourceError::Undecodable {
                part: "part 1".to_owned(),
                encoding: encoding.to_owned(),
                offset,
            })
        };
        assert_eq!(
            with("Content-Type: text/plain; charset=utf-8", b"ab\xFFc"),
            undecodable("utf-8", 2)
        );
        assert_eq!(
            with("Content-Type: text/plain", "Ә".as_bytes()),
            Ok("Ә".to_owned())
        );
        assert_eq!(
            with(
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
                b"aGVs*bG8="
            ),
            undecodable("base64", 4)
        );
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
            Err(SourceError::NoBody)
        );
        assert_eq!(
            read(b"no header at all").err(),
            Some(SourceError::NotAMessage)
        );
        assert_eq!(
            with(
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode",
                b"a"
            ),
            Err(SourceError::UnsupportedEncoding {
                part: "part 1".to_owned(),
                encoding: "x-uuencode".to_owned()
            })
        );
        assert_eq!(
            with(
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: \"Base64\" ; (x)",
                b"aGk="
            ),
            Ok("hi".to_owned())
        );
        assert_eq!(read(b"Subject: s\r\n").err(), Some(SourceError::NoBody));
        assert_eq!(
            read(b"Subject: a\xCF\r\n \xF0\r\nContent-Type: text/plain; charset=cp1251\r\n\r\nx")
                .unwrap()
                .subject
                .as_deref(),
            Some("aП р")
        );
        assert_eq!(
            read(b"Subject: a\xCF\xF0\r\n\r\nx").err(),
            Some(SourceError::Undecodable {
                part: "the subject".to_owned(),
                encoding: "utf-8".to_owned(),
                // Behind the space and the `a`.
                offset: 2
            })
        );
        assert!(matches!(
            read(b"Subject: =?ptcp154?B?YQ==?=\r\n\r\na").err(),
            Some(SourceError::UnsupportedCharset { .. })
        ));
    }
}
