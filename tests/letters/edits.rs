//! What an edit makes of a source, and what is not edited.

use nu_alumni_letter::{Replacement, RewriteError, Span, rewritten};
use nu_alumni_policy::SourceKind;

use crate::draft;

fn edited(html: &str, (span, text): (Span, String)) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    format!("{}{text}{}", &html[..start], &html[end..])
}

#[test]
fn an_element_looks_as_the_last_declaration_of_its_style_says() {
    const DECLARATIONS: &[&str] = &["color:#000", "color:#000!important"];
    let restyled = |html: &str| {
        let draft = draft(html);
        let letter = draft.letter();
        let node = letter.blocks[0].1.runs[0].node;
        let edit = letter.restyled(node, DECLARATIONS);
        edit.map(|edit| edited(html, edit))
    };
    for (html, expected) in [
        ("<p>word", "<p style=\"color:#000\">word"),
        ("<p class=a>word", "<p style=\"color:#000\" class=a>word"),
        ("<p style=''>word", "<p style='color:#000'>word"),
        ("<p style>word", "<p style=\"color:#000\">word"),
        (
            "<p style='color:red'>word",
            "<p style='color:red;color:#000'>word",
        ),
        (
            "<p style='color:red; '>word",
            "<p style='color:red; color:#000'>word",
        ),
        (
            "<P STYLE = \"color:red\">word",
            "<P STYLE = \"color:red;color:#000\">word",
        ),
        (
            "<p style='margin:0;color:#000'>word",
            "<p style='margin:0;color:#000;color:#000!important'>word",
        ),
        (
            "<p style=color:red>word",
            "<p style=\"color:red;color:#000\">word",
        ),
        (
            "<p style=font-family:'A'>word",
            "<p style=\"font-family:'A';color:#000\">word",
        ),
    ] {
        assert_eq!(restyled(html).as_deref(), Some(expected), "{html}");
    }
    for html in [
        // Nothing is left to say.
        "<p style='color:#000;color:#000!important'>word",
        // Its style holds what would end it.
        "<p style=font-family:\"A\">word",
        // Its tag is in no source, or its style in another tag than its own.
        "word",
        "<body>word<body style='color:red'>",
    ] {
        assert_eq!(restyled(html), None, "{html}");
    }
}

#[test]
fn an_attribute_is_set_where_it_stands_or_behind_the_name() {
    let with_width = |html: &str| {
        let draft = draft(html);
        let letter = draft.letter();
        let edit = letter.with_attribute(letter.pictures[0].node, "width", "10");
        edited(html, edit.expect("a tag"))
    };
    for (html, expected) in [
        (
            "<img src=https://x.kz/a.png>",
            "<img width=\"10\" src=https://x.kz/a.png>",
        ),
        (
            "<p><img src=https://x.kz/a.png width=900 height=9>",
            "<p><img src=https://x.kz/a.png width=\"10\" height=9>",
        ),
    ] {
        assert_eq!(with_width(html), expected, "{html}");
    }
}

#[test]
fn what_is_replaced_lies_in_a_part_and_no_two_overlap() {
    let eml = "Subject: A\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
        Content-Type: text/plain\r\n\r\nCome soon\r\n--b\r\nContent-Type: text/plain\r\n\r\nDo come\r\n--b--\r\n";
    let new = |kind: SourceKind, source: &str, all: &[(&'static str, u32, u32, &'static str)]| {
        let all: Vec<Replacement<'_>> = all
            .iter()
            .map(|&(part, start, end, text)| Replacement {
                part,
                span: Span::new(start, end),
                text,
            })
            .collect();
        let new = rewritten(kind, source.as_bytes(), &all)?;
        Ok(String::from_utf8(new).expect("UTF-8"))
    };
    let not_written = |part: &str| {
        Err(RewriteError::NotWritten {
            part: part.to_owned(),
        })
    };
    let overlap = |part: &str| {
        Err(RewriteError::Overlap {
            part: part.to_owned(),
        })
    };
    assert_eq!(
        new(
            SourceKind::Eml,
            eml,
            &[
                ("part 2", 0, 2, "Please"),
                ("part 1", 5, 9, "now"),
                ("part 1", 0, 0, "Do "),
            ]
        ),
        Ok(eml
            .replace("Come soon", "Do Come now")
            .replace("Do come", "Please come"))
    );
    assert_eq!(new(SourceKind::Eml, eml, &[]), Ok(eml.to_owned()));
    let one_missing = [("part 1", 5, 9, "now"), ("part 9", 0, 1, "")];
    assert_eq!(
        new(SourceKind::Eml, eml, &one_missing),
        not_written("part 9")
    );
    let overlapping = [("part 1", 0, 5, ""), ("part 1", 4, 6, "")];
    assert_eq!(new(SourceKind::Eml, eml, &overlapping), overlap("part 1"));
    assert_eq!(
        new(SourceKind::Text, "Come", &[("body", 0, 5, "")]),
        overlap("body")
    );
    assert_eq!(
        new(SourceKind::Text, "Come", &[("body", 4, 4, "!")]),
        Ok("Come!".to_owned())
    );
    assert_eq!(
        new(SourceKind::Text, "Come", &[("subject", 0, 1, "")]),
        not_written("subject")
    );
    assert_eq!(new(SourceKind::Msg, "Come", &[]), not_written("body"));
}

/// HTML has figures for what its charset lacks, plain text has not.
#[test]
fn what_a_charset_lacks_is_written_in_figures_or_not_at_all() {
    let new = |kind: SourceKind, source: &[u8], part: &'static str, text: &'static str| {
        let end = u32::try_from(source.len()).unwrap_or_default().min(4);
        let replacement = Replacement {
            part,
            span: Span::new(0, end),
            text,
        };
        rewritten(kind, source, &[replacement])
    };
    let lacks = |part: &str, charset: &str| {
        Err(RewriteError::NotInCharset {
            part: part.to_owned(),
            charset: charset.to_owned(),
        })
    };
    // `Ж` is 0xC6 in windows-1251, `☺` is in it nowhere.
    let page = b"Come\xC6<meta charset=windows-1251>";
    for (text, expected) in [
        ("\u{416}", "\u{C6}\u{C6}<meta charset=windows-1251>"),
        ("\u{263A}", "&#9786;\u{C6}<meta charset=windows-1251>"),
    ] {
        let written = new(SourceKind::Html, page, "body", text).expect("it is written");
        let latin: String = written.into_iter().map(char::from).collect();
        assert_eq!(latin, expected);
    }
    let message = |media_type: &str, charset: &str| {
        format!(
            "Content-Type: {media_type}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             Come soon"
        )
    };
    for (media_type, charset, text, expected) in [
        ("text/plain", "windows-1251", "\u{416}", Some("=C6 soon")),
        (
            "text/html",
            "windows-1251",
            "\u{263A}",
            Some("&#9786; soon"),
        ),
        ("text/plain", "windows-1251", "\u{263A}", None),
        ("text/html", "us-ascii", "\u{416}", Some("&#1046; soon")),
        ("text/plain", "us-ascii", "\u{416}", None),
        ("text/plain", "us-ascii", "Do", Some("Do soon")),
    ] {
        let source = message(media_type, charset);
        let written = new(SourceKind::Eml, source.as_bytes(), "part 1", text);
        let body = written.map(|written| {
            let written = String::from_utf8(written).expect("ASCII");
            let (_, body) = written.split_once("\r\n\r\n").expect("a body");
            body.trim_end().to_owned()
        });
        let expected = match expected {
            Some(body) => Ok(body.to_owned()),
            None => lacks("part 1", charset),
        };
        assert_eq!(body, expected, "{media_type} {charset} {text}");
    }
    // What goes without an encoding and has been ASCII may have to be.
    let plain = b"Content-Type: text/plain; charset=windows-1251\r\n\r\nCome soon";
    let written = new(SourceKind::Eml, plain, "part 1", "\u{416}");
    assert_eq!(written.err(), lacks("part 1", "us-ascii").err());
}
