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
