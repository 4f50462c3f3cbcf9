//! A message with some of its texts written anew, each in its own charset and transfer encoding; all that
//! stands around them stays byte for byte.

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::STANDARD};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quoted_printable::{InputMode, Options};

use super::{
    Content,
    charsets::names_ascii,
    eml::{Text, Transfer, decode_transfer, text, transfer_of},
    mime_parts::Part,
};
use crate::rewrite::{Replacement, RewriteError, replaced};

/// The message with these replacements.
pub(crate) fn rewritten_message(
    source: &[u8],
    replacements: &[Replacement<'_>],
) -> Result<Vec<u8>, RewriteError> {
    let message = Part::message(source)?;
    let mut all = Vec::new();
    message.all(&mut all);
    // What is signed is no longer so once it is changed.
    if all
        .iter()
        .any(|part| part.type_is("multipart", Some("signed")))
    {
        let part = replacements.first().map_or("", |one| one.part).to_owned();
        return Err(RewriteError::NotWritten { part });
    }
    all.retain(|part| part.parts.is_empty());
    let wanted = |part: &&&Part<'_>| replacements.iter().any(|one| one.part == part.name());
    let mut whole = Vec::with_capacity(source.len());
    let mut at = 0usize;
    let mut written = 0usize;
    for part in all.iter().filter(wanted) {
        let name = part.name();
        let not_written = || RewriteError::NotWritten { part: name.clone() };
        let read = text(part)?;
        let Text {
            shown,
            garbled: None,
            ..
        } = read
        else {
            return Err(not_written());
        };
        let (html, old) = match &shown.content {
            Content::Html(text) => (true, text),
            Content::Text { text, .. } => (false, text),
            Content::Picture { .. } => return Err(not_written()),
        };
        let new = replaced(old, &name, replacements)?;
        let charset = shown.charset.as_deref().unwrap_or("utf-8");
        let transfer = transfer_of(part).ok_or_else(not_written)?;
        // What goes without an encoding and has been ASCII may have to be; what says it is has to.
        let says_so = || part.type_attribute("charset").is_some_and(names_ascii);
        let ascii = old.is_ascii() && (transfer == Transfer::None || says_so());
        let charset = if ascii { "us-ascii" } else { charset };
        let bytes = in_charset(&new, charset, html, &name, &decode_transfer(part)?.0)?;
        let body = encoded(&bytes, transfer);
        // A part's body is a piece of the source.
        let start = (part.body.as_ptr() as usize)
            .checked_sub(source.as_ptr() as usize)
            .ok_or_else(not_written)?;
        whole.extend_from_slice(source.get(at..start).ok_or_else(not_written)?);
        whole.extend_from_slice(&body);
        at = start.saturating_add(part.body.len());
        let of_part = replacements.iter().filter(|one| one.part == name);
        written = written.saturating_add(of_part.count());
    }
    if written < replacements.len() {
        let mut names = replacements.iter().map(|one| one.part);
        let missing = names.find(|name| all.iter().all(|part| part.name() != *name));
        return Err(RewriteError::NotWritten {
            part: missing.unwrap_or_default().to_owned(),
        });
    }
    whole.extend_from_slice(source.get(at..).unwrap_or_default());
    Ok(whole)
}

/// A text's bytes, where `old` are those that it had. HTML says in figures what its charset has no
/// character for.
pub(crate) fn in_charset(
    text: &str,
    charset: &str,
    html: bool,
    part: &str,
    old: &[u8],
) -> Result<Vec<u8>, RewriteError> {
    let not_in = || RewriteError::NotInCharset {
        part: part.to_owned(),
        charset: charset.to_owned(),
    };
    if charset == "us-ascii" {
        return match text.is_ascii() {
            true => Ok(text.into()),
            false if html => Ok(in_figures(text).into_bytes()),
            false => Err(not_in()),
        };
    }
    let encoding = Encoding::for_label(charset.as_bytes()).ok_or_else(not_in)?;
    // Of UTF-16 there is no encoder; the mark that tells the order of its bytes stays.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let marked = Encoding::for_bom(old).is_some_and(|(mark, _)| mark == encoding);
        let mark = marked.then_some('\u{feff}');
        let units = mark.into_iter().chain(text.chars());
        let units = units.flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec());
        let in_order = match encoding == UTF_16LE {
            true => u16::to_le_bytes,
            false => u16::to_be_bytes,
        };
        return Ok(units.flat_map(in_order).collect());
    }
    let (bytes, used, lacks) = encoding.encode(text);
    if used != encoding || lacks && !html {
        return Err(not_in());
    }
    Ok(bytes.into_owned())
}

/// HTML in ASCII alone.
fn in_figures(html: &str) -> String {
    html.chars().fold(String::new(), |mut all, c| {
        if c.is_ascii() {
            all.push(c);
        } else {
            all.push_str(&format!("&#{};", u32::from(c)));
        }
        all
    })
}

fn encoded(bytes: &[u8], transfer: Transfer) -> Cow<'_, [u8]> {
    const LINE: usize = 76;
    match transfer {
        Transfer::None => bytes.into(),
        Transfer::Base64 => {
            let figures = STANDARD.encode(bytes);
            let lines = figures.as_bytes().chunks(LINE);
            lines.collect::<Vec<_>>().join(&b"\r\n"[..]).into()
        }
        Transfer::QuotedPrintable => {
            let options = Options::default()
                .line_length_limit(LINE)
                .input_mode(InputMode::Text);
            quoted_printable::encode_with_options(bytes, options)
                .into_bytes()
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Draft, SourceKind, Span};

    /// What a message reads as after one letter of its first part was replaced by another.
    fn changed(head: &str, body: &[u8], from: char, to: &str) -> (Vec<u8>, String) {
        let mut source = format!("Subject: A talk\r\n{head}\r\n\r\n").into_bytes();
        source.extend_from_slice(body);
        let draft = Draft::read(SourceKind::Eml, &source).unwrap();
        let at = draft.body_text().find(from).unwrap() as u32;
        let span = Span::new(at, at.saturating_add(from.len_utf8() as u32));
        let replacement = Replacement {
            part: "part 1",
            span,
            text: to,
        };
        let new = rewritten_message(&source, &[replacement]).unwrap();
        let read = Draft::read(SourceKind::Eml, &new).unwrap();
        (new, read.body_text().to_owned())
    }

    #[test]
    fn a_text_goes_back_as_it_came() {
        let plain = "Content-Type: text/plain; charset=";
        let text = "Déjà vu = 1\r\n\r\nA line of its own \r\n.\r\nFrom here.\r\n";
        let latin: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
        let (new, read) = changed(&format!("{plain}iso-8859-1"), &latin, 'v', "w");
        assert!(new.ends_with(&latin[8..]));
        assert_eq!(read, text.replace('v', "w"));

        let head = format!("{plain}utf-8\r\nContent-Transfer-Encoding: base64");
        let body = STANDARD.encode(text);
        let (_, read) = changed(&head, body.as_bytes(), 'v', "w");
        assert_eq!(read, text.replace('v', "w"));

        let head = format!("{plain}utf-8\r\nContent-Transfer-Encoding: quoted-printable");
        for ends in ["\r\n", "\n"] {
            let body = "D=C3=A9j=C3=A0 vu =3D 1\r\n\r\nA line of its own=20\r\n.\r\nFrom here.\r\n";
            let (_, read) = changed(&head, body.replace("\r\n", ends).as_bytes(), 'v', "w");
            assert_eq!(
                read,
                text.replace('v', "w").replace("\r\n", ends),
                "{ends:?}"
            );
        }
    }

    #[test]
    fn wide_characters_keep_their_order_and_their_mark() {
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(order).collect()
        };
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let old = wide("\u{feff}<p>Ә😀 v</p>", order);
            let replacement = Replacement {
                part: "body",
                span: Span::new(10, 11),
                text: "😀w",
            };
            let new = crate::rewritten(SourceKind::Html, &old, &[replacement]).unwrap();
            assert_eq!(new, wide("\u{feff}<p>Ә😀 😀w</p>", order));
        }
        let head =
            "Content-Type: text/plain; charset=utf-16be\r\nContent-Transfer-Encoding: base64";
        for mark in ["", "\u{feff}"] {
            let body = STANDARD.encode(wide(&format!("{mark}Ә v"), u16::to_be_bytes));
            let (new, read) = changed(head, body.as_bytes(), 'v', "w");
            assert_eq!(read, "Ә w");
            let written = wide(&format!("{mark}Ә w"), u16::to_be_bytes);
            assert!(new.ends_with(STANDARD.encode(written).as_bytes()));
        }
    }

    #[test]
    fn what_a_charset_lacks_is_said_in_figures_or_not_at_all() {
        let html = "Content-Type: text/html; charset=windows-1251";
        let (new, _) = changed(html, b"<p>Come v</p>", 'v', "Ә");
        assert!(new.ends_with(b"<p>Come &#1240;</p>"));
        let source =
            b"Subject: A\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nCome v \xD2";
        let replacement = Replacement {
            part: "part 1",
            span: Span::new(5, 6),
            text: "Ә",
        };
        let refused = rewritten_message(source, &[replacement]).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "part 1 is in windows-1251, which cannot say what is to stand there"
        );
    }

    #[test]
    fn the_first_part_of_several_is_written_and_what_is_signed_is_not() {
        let of = |kind: &str| {
            format!(
                "Subject: A\r\nContent-Type: multipart/{kind}; boundary=b\r\n\r\n--b\r\n\
                 Content-Type: text/html\r\n\r\n<p>Come v</p>\r\n--b\r\n\
                 Content-Type: application/pdf\r\n\r\nv\r\n--b--\r\n"
            )
        };
        let replacement = Replacement {
            part: "part 1",
            span: Span::new(8, 9),
            text: "…",
        };
        let mixed = of("mixed");
        let new = rewritten_message(mixed.as_bytes(), std::slice::from_ref(&replacement)).unwrap();
        assert_eq!(
            String::from_utf8(new).unwrap(),
            mixed.replacen("Come v", "Come &#8230;", 1)
        );
        assert!(rewritten_message(of("signed").as_bytes(), &[replacement]).is_err());
    }
}
