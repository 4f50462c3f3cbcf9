//! Outlook's message files, written for tests.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};

/// Text as such a file has it.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A message file with this subject, these streams of its own, and in its attachment those.
pub fn outlook_file(
    subject: &str,
    streams: &[(&str, Vec<u8>)],
    attached: &[(&str, Vec<u8>)],
) -> Vec<u8> {
    let empty = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(Version::V3, empty).expect("a new file");
    let mut write = |path: String, bytes: &[u8]| {
        let mut stream = file.create_stream(path).expect("a stream");
        stream.write_all(bytes).expect("written");
    };
    write("/__properties_version1.0".to_owned(), &[0; 32]);
    write("/__substg1.0_001A001F".to_owned(), &utf16("IPM.Note"));
    write("/__substg1.0_0037001F".to_owned(), &utf16(subject));
    for (name, bytes) in streams {
        write(format!("/{name}"), bytes);
    }
    if !attached.is_empty() {
        let attachment = "/__attach_version1.0_#00000000";
        file.create_storage(attachment).expect("a storage");
        let properties = [("__properties_version1.0", vec![0; 8])];
        for (name, bytes) in properties.iter().chain(attached) {
            let mut stream = file
                .create_stream(format!("{attachment}/{name}"))
                .expect("a stream");
            stream.write_all(bytes).expect("written");
        }
    }
    file.into_inner().into_inner()
}

/// As RTF has it: marks are escaped, Cyrillic is in its code page, the rest by its numbers.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            '\r' => {}
            '\n' => out.push_str("\\par "),
            'А'..='я' => out.push_str(&format!(
                "\\'{:02x}",
                u32::from(c).saturating_sub(0x410 - 0xC0)
            )),
            ' '..='~' => out.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{}?", unit.cast_signed()));
                }
            }
        }
    }
    out
}

/// HTML in RTF as Outlook writes it: the tags in pieces of HTML, the text between them, and for
/// other readers what is like them in RTF.
pub fn encapsulated(html: &str) -> String {
    let mut rtf = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\fbidi \\deff0{\\fonttbl\r\n\
         {\\f0\\fswiss\\fcharset204 Arial;}}\r\n{\\colortbl\\red0\\green0\\blue0;}\r\n\
         {\\*\\htmltag64}\\htmlrtf {\\htmlrtf0 "
        .to_owned();
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        let (line, text) = match text.strip_prefix("\r\n") {
            Some(text) => ("{\\*\\htmltag64 \\par }", text),
            None => ("", text),
        };
        rtf.push_str(&format!(
            "{line}{}{{\\*\\htmltag64 {}}}\\htmlrtf\\par\r\n\\htmlrtf0 ",
            escaped(text).replace("&amp;", "{\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0 "),
            escaped(tag)
        ));
    }
    rtf + "\\htmlrtf }\\htmlrtf0 }"
}
