//! The text in bytes: by the charset that is said, by the mark at its beginning, or by what HTML
//! says of itself.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use html5ever::local_name;

use super::{Effort, MAX_BYTES, SourceError, Tree, read_html};

/// A text, and what it was decoded from.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The charset's name in small letters.
    pub(super) charset: String,
    pub(super) text: String,
    /// The first bytes that are none of the charset's: their place, and that of the U+FFFD for them.
    pub(super) wrong: Option<(u64, usize)>,
}

/// Decodes strictly: what the charset has no character for is an error. The charset's name in small
/// letters is returned with the text.
pub(crate) fn decode(
    bytes: &[u8],
    said: Option<&str>,
    html: bool,
    part: &str,
) -> Result<(String, String), SourceError> {
    let decoded = decode_all(bytes, said, html, part)?;
    match decoded.wrong {
        None => Ok((decoded.charset, decoded.text)),
        Some((offset, _)) => Err(SourceError::Undecodable {
            part: part.to_owned(),
            encoding: decoded.charset,
            offset,
        }),
    }
}

/// Whether a charset's name is that of ASCII.
pub(super) fn names_ascii(label: &str) -> bool {
    label.eq_ignore_ascii_case("us-ascii") || label.eq_ignore_ascii_case("ascii")
}

/// The name that browsers know a charset by, of those that other programs name otherwise.
fn standard_name(label: &str) -> &str {
    const NAMES: [(&str, &str); 5] = [
        ("maccyrillic", "x-mac-cyrillic"),
        ("mac-cyrillic", "x-mac-cyrillic"),
        ("macroman", "macintosh"),
        ("mac-roman", "macintosh"),
        ("cp65001", "utf-8"),
    ];
    let mut names = NAMES.iter();
    let known = names.find(|(other, _)| other.eq_ignore_ascii_case(label));
    known.map_or(label, |(_, name)| name)
}

/// Decodes all: U+FFFD stands for what the charset has no character for.
pub(super) fn decode_all(
    bytes: &[u8],
    said: Option<&str>,
    html: bool,
    part: &str,
) -> Result<Decoded, SourceError> {
    let said = said.map(|label| label.trim_matches(|c: char| c == '\'' || c.is_whitespace()));
    let said = said.filter(|label| !label.is_empty());
    let encoding = match said {
        // What calls itself ASCII and is not is UTF-8 today, or nobody knows what.
        Some(label) if !names_ascii(label) => {
            let known = Encoding::for_label(standard_name(label).as_bytes());
            known.ok_or_else(|| SourceError::UnsupportedCharset {
                part: part.to_owned(),
                charset: label.to_owned(),
            })?
        }
        _ => unsaid(bytes, html),
    };
    // The mark tells the order of UTF-16's bytes, and is none of its text.
    let is_wide = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    let (encoding, bytes, lead) = match Encoding::for_bom(bytes) {
        Some((marked, length)) if is_wide(marked) && (said.is_none() || is_wide(encoding)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            (marked, rest, length)
        }
        _ => (encoding, bytes, 0),
    };
    let charset = encoding.name().to_ascii_lowercase();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(0));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let wrong = match result {
        DecoderResult::InputEmpty => None,
        DecoderResult::Malformed(length, behind) => {
            let offset = read
                .saturating_sub(usize::from(length))
                .saturating_sub(usize::from(behind))
                .saturating_add(lead);
            let place = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            let rest = bytes.get(read..).unwrap_or_default();
            text.reserve(decoder.max_utf8_buffer_length(rest.len()).unwrap_or(0));
            let _ = decoder.decode_to_string(rest, &mut text, true);
            Some((offset as u64, place))
        }
        DecoderResult::OutputFull => {
            return Err(SourceError::TooLarge {
                size: bytes.len() as u64,
                limit: MAX_BYTES as u64,
            });
        }
    };
    Ok(Decoded {
        charset,
        text,
        wrong,
    })
}

/// The charset of bytes of which none is said: UTF-8 where they are, else what HTML says itself.
fn unsaid(bytes: &[u8], html: bool) -> &'static Encoding {
    if !html || std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // Each byte is a character of this charset, and tags are the same in nearly all.
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let tree = read_html(latin.into_owned(), &mut Effort::default());
    let label = tree.ok().and_then(|tree| label_in(&tree));
    let said = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    // What can be read so far is not in UTF-16.
    said.map_or(UTF_8, Encoding::output_encoding)
}

/// What a page says its charset is: `<meta charset>`, or `content` as a header would say it.
fn label_in(tree: &Tree) -> Option<String> {
    let mut metas = (0..tree.nodes.len()).filter_map(|place| {
        let element = tree.element(super::NodeId::at(place));
        element.filter(|element| element.name == local_name!("meta"))
    });
    metas.find_map(|meta| {
        if let Some(label) = tree.value(meta, &local_name!("charset")) {
            return Some(label.trim().to_owned());
        }
        tree.value(meta, &local_name!("http-equiv"))
            .filter(|name| name.trim().eq_ignore_ascii_case("content-type"))?;
        let content = tree.value(meta, &local_name!("content"))?;
        let content = content.to_ascii_lowercase();
        let (_, behind) = content.split_once("charset")?;
        let value = behind.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = |c: char| c == ';' || c == '"' || c == '\'' || c.is_whitespace();
        Some(value.split(end).next()?.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], html: bool) -> Result<(String, String), SourceError> {
        decode(bytes, None, html, "body")
    }

    fn is(charset: &str, text: &str) -> Result<(String, String), SourceError> {
        Ok((charset.to_owned(), text.to_owned()))
    }

    #[test]
    fn html_says_its_charset_where_nobody_else_does() {
        let page = |meta: &str| [meta.as_bytes(), b"<p>\xCF\xF0"].concat();
        for meta in [
            "<!-- <meta charset=koi8-r> --><META CHARSET='Windows-1251'>",
            "<meta content='text/html; CHARSET = \"cp1251\"' http-equiv=content-type>",
            "<meta name=x><meta http-equiv='Content-Type' content=text/html;charset=windows-1251>",
        ] {
            assert_eq!(
                read(&page(meta), true),
                is("windows-1251", &format!("{meta}<p>Пр"))
            );
            assert!(read(&page(meta), false).is_err());
        }
        let utf8 = "<meta charset=windows-1251>Ә";
        assert_eq!(read(utf8.as_bytes(), true), is("utf-8", utf8));
        for meta in ["", "<meta charset=utf-16>", "<meta charset=nonsense>"] {
            assert_eq!(
                read(&page(meta), true),
                Err(SourceError::Undecodable {
                    part: "body".to_owned(),
                    encoding: "utf-8".to_owned(),
                    offset: meta.len() as u64 + 3,
                })
            );
        }
    }

    #[test]
    fn a_mark_tells_the_order_of_wide_characters() {
        let wide = |bom: u16, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = std::iter::once(bom).chain("Ә😀".encode_utf16());
            units.flat_map(order).collect()
        };
        let little = wide(0xFEFF, u16::to_le_bytes);
        let big = wide(0xFEFF, u16::to_be_bytes);
        assert_eq!(read(&little, false), is("utf-16le", "Ә😀"));
        assert_eq!(read(&big, true), is("utf-16be", "Ә😀"));
        let said = decode(&big, Some("utf-16"), false, "part 1");
        assert_eq!(said, is("utf-16be", "Ә😀"));
        let other = decode(b"\xFF\xFE", Some("windows-1251"), false, "part 1");
        assert_eq!(other, is("windows-1251", "яю"));
        // Half a character.
        let error = read(&little[..5], false).unwrap_err();
        assert!(
            matches!(error, SourceError::Undecodable { offset: 4, .. }),
            "{error}"
        );
    }
}
