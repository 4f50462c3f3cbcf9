//! An e-mail message: its subject, the part that is the letter, the pictures it encloses.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mail_parser::{
    Header, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::SourceError;

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
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|m| {
            m.headers()
                .iter()
                .any(|h| !matches!(h.name, HeaderName::Other(_)))
        })
        .ok_or(SourceError::NotAMessage)?;
    let names = part_names(&message);
    let name_of = |id: u32| names.get(&id).cloned().unwrap_or_else(|| "part".to_owned());
    let is = |id: &&u32, html: bool| {
        message.part(**id).is_some_and(|part| match part.body {
            PartType::Html(_) => html,
            PartType::Text(_) => !html && is_plain(part),
            _ => false,
        })
    };
    let html = message.html_body.iter().find(|id| is(id, true));
    let chosen = html.or_else(|| message.text_body.iter().find(|id| is(id, false)));
    let &id = chosen.ok_or(SourceError::NoBody)?;
    let part = message.part(id).ok_or(SourceError::NoBody)?;
    let letter = letter(&message, part, name_of(id), html.is_some())?;
    // The shown list holds, for each alternative, the one that a reader sees.
    let shown = if html.is_some() {
        &message.html_body
    } else {
        &message.text_body
    };
    let passed_over = shown
        .iter()
        .filter(|&&other| other != id && (is(&&other, true) || is(&&other, false)))
        .filter(|&&other| message.part(other).is_some_and(|p| !is_blank(p)))
        .map(|&other| name_of(other))
        .collect();
    let files = message
        .parts
        .iter()
        .filter_map(|part| {
            let id = part.content_id()?.trim_matches(['<', '>']).to_owned();
            match &part.body {
                PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                    Some((id, bytes.to_vec()))
                }
                _ => None,
            }
        })
        .collect();
    Ok(Eml {
        subject: subject(&message)?,
        letter,
        files,
        passed_over,
    })
}

fn is_plain(part: &MessagePart<'_>) -> bool {
    part.content_type().is_none_or(|t| {
        t.ctype().eq_ignore_ascii_case("text")
            && t.subtype().is_none_or(|s| s.eq_ignore_ascii_case("plain"))
    })
}

fn is_blank(part: &MessagePart<'_>) -> bool {
    match &part.body {
        PartType::Text(text) => text.trim().is_empty(),
        // An empty HTML part is mostly a mail program's frame around a picture.
        PartType::Html(html) => !html.contains(|c: char| c.is_alphanumeric()),
        _ => true,
    }
}

/// The parts' numbers, as mail programs and IMAP count them: `part 1`, `part 1.2`.
fn part_names(message: &Message<'_>) -> BTreeMap<u32, String> {
    let mut names = BTreeMap::new();
    let mut open: Vec<(u32, String)> = vec![(0, String::new())];
    while let Some((id, number)) = open.pop() {
        let Some(part) = message.part(id) else {
            continue;
        };
        if let PartType::Multipart(children) = &part.body {
            for (index, &child) in children.iter().enumerate() {
                let place = index.saturating_add(1);
                let inner = if number.is_empty() {
                    place.to_string()
                } else {
                    format!("{number}.{place}")
                };
                // A part stands in one other only, so each is named once.
                if !names.contains_key(&child) && child != 0 {
                    open.push((child, inner));
                }
            }
        }
        let number = if number.is_empty() {
            "1".to_owned()
        } else {
            number
        };
        names.insert(id, format!("part {number}"));
    }
    names
}

fn letter(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    name: String,
    html: bool,
) -> Result<Letter, SourceError> {
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let encoding = part
        .content_transfer_encoding()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let wrong = |offset: usize| SourceError::Undecodable {
        part: name.clone(),
        encoding: encoding.clone(),
        offset: offset as u64,
    };
    let mut stray_equals = false;
    let bytes = match encoding.as_str() {
        "base64" => base64_decode(raw).ok_or_else(|| wrong(first_not_base64(raw)))?,
        "quoted-printable" => {
            let (bytes, strayed) = quoted_printable(raw).ok_or_else(|| wrong(raw.len()))?;
            stray_equals = strayed;
            bytes
        }
        _ => raw.to_vec(),
    };
    let content_type = part.content_type();
    let attribute = |name: &str| content_type.and_then(|t| t.attribute(name));
    let yes =
        |name: &str, value: &str| attribute(name).is_some_and(|v| v.eq_ignore_ascii_case(value));
    let (charset, text) = decode(&bytes, attribute("charset"), &name)?;
    Ok(Letter {
        part: name,
        html,
        charset,
        text,
        flowed: yes("format", "flowed"),
        delete_space: yes("delsp", "yes"),
        stray_equals,
    })
}

/// The text in these bytes, strictly: what the charset has no character for is an error.
fn decode(
    bytes: &[u8],
    charset: Option<&str>,
    part: &str,
) -> Result<(String, String), SourceError> {
    let label = charset.unwrap_or("us-ascii").trim();
    let encoding =
        Encoding::for_label(label.as_bytes()).ok_or_else(|| SourceError::UnsupportedCharset {
            part: part.to_owned(),
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
                part: part.to_owned(),
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

/// The decoded subject. An encoded word in a charset that nobody here knows is an error, not
/// a guess.
fn subject(message: &Message<'_>) -> Result<Option<String>, SourceError> {
    let Some(header) = message
        .headers()
        .iter()
        .rfind(|h| h.name == HeaderName::Subject)
    else {
        return Ok(None);
    };
    let raw = raw_of(message, header);
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
    Ok(Some(message.subject().unwrap_or_default().to_owned()))
}

fn raw_of<'m>(message: &'m Message<'_>, header: &Header<'_>) -> std::borrow::Cow<'m, str> {
    let range = header.offset_start() as usize..header.offset_end() as usize;
    String::from_utf8_lossy(message.raw_message.get(range).unwrap_or_default())
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
        assert!(matches!(
            read(b"Subject: =?ptcp154?B?YQ==?=\r\n\r\na").err(),
            Some(SourceError::UnsupportedCharset { .. })
        ));
    }
}
