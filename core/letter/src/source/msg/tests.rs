use std::io::Write;

use super::*;
use crate::Draft;

/// A message file of these streams; a path may lead into an attachment.
fn file(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let empty = Cursor::new(Vec::new());
    let mut file = CompoundFile::create_with_version(cfb::Version::V3, empty).unwrap();
    for (path, bytes) in streams {
        if let Some((folder, _)) = path.rsplit_once('/') {
            file.create_storage_all(format!("/{folder}")).unwrap();
        }
        let mut stream = file.create_stream(format!("/{path}")).unwrap();
        stream.write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// The list of a message's properties that are numbers.
fn numbers(numbers: &[(u16, u32)]) -> Vec<u8> {
    let mut list = vec![0; 32];
    for (id, value) in numbers {
        list.extend(((u32::from(*id) << 16) | 3).to_le_bytes());
        list.extend([6, 0, 0, 0]);
        list.extend(value.to_le_bytes());
        list.extend([0; 4]);
    }
    list
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn packed(rtf: &str) -> Vec<u8> {
    compressed_rtf::compress_rtf(rtf).unwrap()
}

const SUBJECT: &str = "__substg1.0_0037001F";
const SUBJECT_8: &str = "__substg1.0_0037001E";
const CLASS: &str = "__substg1.0_001A001F";
const PLAIN: &str = "__substg1.0_1000001F";
const PLAIN_8: &str = "__substg1.0_1000001E";
const RTF: &str = "__substg1.0_10090102";
const HTML: &str = "__substg1.0_10130102";
const HTML_TEXT: &str = "__substg1.0_1013001F";
const LIST: &str = "__properties_version1.0";
const LETTER: &str =
    r"{\rtf1\ansi\ansicpg1251\fromhtml1 {\*\htmltag64 <p>}\'c4 A{\*\htmltag72 </p>}}";

#[test]
fn the_html_in_the_rtf_is_the_letter_and_pictures_are_found_behind_their_ids() {
    let list = numbers(&[]);
    let picture = b"GIF89a\x14\x00\x0a\x00\x00\x00\x00";
    let rtf =
        packed(r"{\rtf1\ansi\ansicpg1251\fromhtml1 {\*\htmltag84 <img src=cid:a@b>}\'c4\'e0}");
    let bytes = file(&[
        (LIST, &list),
        (SUBJECT, &utf16("Встреча\0")),
        (CLASS, &utf16("IPM.Note")),
        (PLAIN, &utf16("Other")),
        (RTF, &rtf),
        ("__attach_version1.0_#00000000/__substg1.0_3701000D/x", b""),
        (
            "__attach_version1.0_#00000001/__substg1.0_37010102",
            picture,
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3712001F",
            &utf16("<a@b>"),
        ),
    ]);
    assert_eq!(SourceKind::guess(&bytes), SourceKind::Msg);
    let draft = Draft::read(SourceKind::Msg, &bytes).unwrap();
    assert_eq!(draft.subject(), Some("Встреча"));
    assert_eq!(draft.body_text(), "<img src=cid:a@b>Да");
    assert_eq!(draft.parts()[0].media_type, "text/html");
    assert_eq!(draft.parts()[0].charset.as_deref(), Some("windows-1251"));
    assert_eq!(draft.notes(), []);
    let letter = draft.letter();
    assert_eq!(letter.unread, []);
    let pixels = &letter.pictures[0].file;
    assert!(
        matches!(pixels, crate::layout::FilePixels::Known(20, 10)),
        "{pixels:?}"
    );
}

#[test]
fn the_body_is_the_one_that_the_message_was_written_in() {
    let letter = packed(LETTER);
    let rich = packed(r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\b RICH}}");
    let text = packed(r"{\rtf1\ansi\fromtext \deff0 TEXT}");
    let plain = utf16("plain");
    let body = |list: &[(u16, u32)], streams: &[(&str, &[u8])]| {
        let list = numbers(list);
        let msg = read(&file(&[&[(LIST, list.as_slice())], streams].concat())).unwrap();
        let unread = msg
            .unread
            .into_iter()
            .map(|unread| unread.what)
            .collect::<Vec<_>>();
        let (text, html) = match msg.shown.content {
            Content::Html(text) => (text, true),
            Content::Text { text, .. } => (text, false),
            Content::Picture { .. } => panic!("no text"),
        };
        (text, html, unread.join(" "))
    };
    let is = |text: &str, html, unread: &str| (text.to_owned(), html, unread.to_owned());
    let html = (HTML, "<p>Ж".as_bytes());
    assert_eq!(
        body(&[(0x3FDE, 65001)], &[html, (RTF, &letter)]),
        is("<p>Ж", true, "")
    );
    assert_eq!(
        body(&[(0x1016, 1)], &[html, (PLAIN, &plain)]),
        is("plain", false, "")
    );
    assert_eq!(
        body(&[(0x1016, 2)], &[html, (RTF, &letter)]),
        is("<p>Д A</p>", true, "")
    );
    assert_eq!(
        body(&[], &[(RTF, &text), (PLAIN, &plain)]),
        is("plain", false, "")
    );
    assert_eq!(body(&[], &[(RTF, &text)]), is("TEXT", false, ""));
    assert_eq!(
        body(&[], &[(RTF, &rich), (PLAIN, &plain)]),
        is("plain", false, "RTF")
    );
    assert_eq!(body(&[], &[(RTF, &rich)]), is("RICH", false, "RTF"));
    // HTML may be text too, and what is empty is none.
    let marked = utf16("<p>Ж");
    assert_eq!(
        body(&[], &[(HTML_TEXT, &marked), (PLAIN, &plain)]),
        is("<p>Ж", true, "")
    );
    for empty in [(HTML_TEXT, &b""[..]), (HTML, b""), (RTF, b"")] {
        assert_eq!(body(&[], &[empty, (PLAIN, &plain)]), is("plain", false, ""));
    }
    // RTF need not be packed, and may be filled up behind its end.
    let bare = br"{\rtf1\ansi\fromtext \deff0 TEXT}";
    let length = u32::try_from(bare.len()).unwrap();
    let header = [length + 12, length, 0x414C_454D, 0];
    let mut unpacked: Vec<u8> = header.iter().flat_map(|n| n.to_le_bytes()).collect();
    unpacked.extend(bare);
    assert_eq!(body(&[], &[(RTF, &unpacked)]), is("TEXT", false, ""));
    unpacked.extend([0; 8]);
    assert_eq!(body(&[], &[(RTF, &unpacked)]), is("TEXT", false, ""));
    let appointment = utf16("IPM.Appointment");
    assert_eq!(
        body(&[], &[(PLAIN, &plain), (CLASS, &appointment)]),
        is("plain", false, "IPM.Appointment")
    );
}

#[test]
fn strings_of_bytes_are_in_what_windows_has_for_the_message() {
    let subject = |list: &[(u16, u32)], bytes: &[u8]| {
        let list = numbers(list);
        read(&file(&[(LIST, &list), (SUBJECT_8, bytes), (PLAIN_8, b"x")])).map(|msg| msg.subject)
    };
    let is = |text: &str| Ok(Some(text.to_owned()));
    // Д in each.
    assert_eq!(subject(&[(0x3FFD, 1251)], b"\xC4"), is("Д"));
    assert_eq!(
        subject(&[(0x3FFD, 65001), (0x3FDE, 1252)], "Д".as_bytes()),
        is("Д")
    );
    assert_eq!(subject(&[(0x3FDE, 20866)], b"\xC4"), is("Д"));
    assert_eq!(subject(&[(0x3FDE, 50220)], b"\x83\x41"), is("ア"));
    assert_eq!(subject(&[(0x3FDE, 20127)], b"\xC4"), is("Ä"));
    assert_eq!(
        subject(&[(0x3FFD, 437)], b"\xC4"),
        Err(SourceError::UnsupportedCharset {
            part: "the body".to_owned(),
            charset: "code page 437".to_owned()
        })
    );
    assert!(matches!(
        subject(&[(0x3FFD, 65001)], b"a\xC4"),
        Err(SourceError::Undecodable { offset: 1, .. })
    ));
}

#[test]
fn what_is_no_message_or_damaged_is_named() {
    let list = numbers(&[]);
    let error = |streams: &[(&str, &[u8])]| read(&file(streams)).unwrap_err();
    assert_eq!(
        read(b"Dear Alumni,").unwrap_err(),
        SourceError::NotAnOutlookMessage
    );
    // A document of Word is a compound file too.
    assert_eq!(
        error(&[("WordDocument", b"x")]),
        SourceError::NotAnOutlookMessage
    );
    assert_eq!(error(&[(LIST, &list)]), SourceError::NoBody);
    let damage = |rtf: &[u8]| match error(&[(LIST, &list), (RTF, rtf)]) {
        SourceError::DamagedMessage { part, why } => (part, why),
        other => panic!("{other:?}"),
    };
    let whole = packed(LETTER);
    let cut = ("the RTF body".to_owned(), "it is cut off".to_owned());
    assert_eq!(damage(&whole[..whole.len() - 1]), cut);
    assert_eq!(damage(&whole[..3]), cut);
    assert_eq!(damage(&[0; 16]), cut);
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    assert!(damage(&flipped).1.contains("CRC"));
    let mut large = whole;
    large[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(
        error(&[(LIST, &list), (RTF, &large)]),
        SourceError::PartTooLarge {
            part: "the RTF body".to_owned(),
            limit: MAX_BYTES as u64
        }
    );
}

#[test]
fn a_file_cut_off_or_changed_anywhere_is_read_or_refused() {
    let list = numbers(&[(0x3FFD, 1251)]);
    let long = utf16(&"Dear Alumni, ".repeat(400));
    let bytes = file(&[
        (LIST, &list),
        (SUBJECT, &utf16("s")),
        (RTF, &packed(LETTER)),
        (PLAIN, &long),
        (
            "__attach_version1.0_#00000000/__substg1.0_37010102",
            b"GIF89a",
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_3712001F",
            &utf16("a"),
        ),
    ]);
    assert!(read(&bytes).is_ok());
    let mut refused = 0;
    for at in (0..512).chain((512..bytes.len()).step_by(31)) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x11;
        refused += u32::from(read(&changed).is_err());
        changed[at] = 0xFF;
        refused += u32::from(read(&changed).is_err());
    }
    for end in (0..bytes.len()).step_by(127) {
        refused += u32::from(read(&bytes[..end]).is_err());
    }
    assert!(refused > 100, "only {refused}");
}

/// What is small lies in pieces, of which each may be looked for among all: 800 attachments of 64 pieces
/// take 41 million steps, 900 of them 52 million, which is refused. What is large is not looked for so.
#[test]
fn a_file_of_too_many_pieces_is_refused() {
    let list = numbers(&[]);
    let body = utf16("x");
    let (small, large) = (vec![b'x'; 4_095], vec![b'x'; 4_096]);
    let read = |small_ones: usize, large_ones: usize| {
        let path = |place: usize| format!("__attach_version1.0_#{place:08X}/__substg1.0_37010102");
        // In no order, as the file's own tree is balanced by nobody.
        let count = small_ones + large_ones;
        let paths: Vec<String> = (0..count).map(|place| path(place * 619 % count)).collect();
        let mut streams: Vec<(&str, &[u8])> = vec![(LIST, &list), (PLAIN, &body)];
        streams.extend(paths.iter().enumerate().map(|(place, path)| {
            let bytes = if place < small_ones { &small } else { &large };
            (path.as_str(), bytes.as_slice())
        }));
        read(&file(&streams)).map(|_| ())
    };
    assert_eq!(read(800, 200), Ok(()));
    let refused = read(900, 0).unwrap_err();
    assert!(
        matches!(&refused, SourceError::DamagedMessage { why, .. } if why.contains("pieces")),
        "{refused:?}"
    );
}
