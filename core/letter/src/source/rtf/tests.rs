use super::*;

/// The document with this behind its header, which has a font for each kind of code page.
fn document(origin: &str, rest: &str) -> String {
    format!(
        "{{\\rtf1\\ansi\\ansicpg1251{origin} \\deff0{{\\fonttbl\r\n{{\\f0\\fswiss Arial;}}\
         {{\\f1\\fcharset0 Times;}}{{\\f2\\fmodern\\fcharset128 MS Gothic;}}{{\\f3\\fcharset254 Old;}}}}\
         {{\\colortbl\\red0\\green0\\blue0;}}{{\\*\\generator X;}}\r\n{rest}}}"
    )
}

fn html(rest: &str) -> String {
    let read = read(document("\\fromhtml1", rest).as_bytes()).unwrap();
    assert_eq!(read.origin, Origin::Html);
    read.text
}

#[test]
fn html_is_won_back_as_it_was_written() {
    // The bold is there twice: as it was, and for readers of RTF.
    let rtf = r#"{\*\htmltag19 <html>}{\*\htmltag34 \par <title>\'cd</title>}{\*\htmltag64}
\htmlrtf {\htmlrtf0 {\*\htmltag148 <p title="\'ce\{">}{\*\mhtmltag148 <p>}\htmlrtf {\b \htmlrtf0
\'cf\'f0\'e8\'e2\htmlrtf \par}\htmlrtf0 {\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 x{\pntext\'b7\tab}
{\*\htmltag156 </p>}\htmlrtf \par\htmlrtf0 {\*\unknown {\*\other no}no}\htmlrtf }\htmlrtf0 ."#;
    assert_eq!(
        html(rtf),
        "<html>\r\n<title>Н</title><p title=\"О{\">Прив&lt;x</p>."
    );
    // What stands outside the pieces is text.
    assert_eq!(html(r"a<b>c{\*\htmltag64 <i>}"), "a&lt;b&gt;c<i>");
}

#[test]
fn each_byte_is_of_the_code_page_of_its_font() {
    // 0xE9 is й, é, and in pieces of HTML the document's; 0x83 0x41 is ア, its second byte a letter.
    assert_eq!(
        html(r"\'e9{\f1\'e9{\*\htmltag0 \'e9}\plain\'e9}\'e9"),
        "йéййй"
    );
    assert_eq!(html(r"\f2\'83A\'83\'41{\b\'b1}"), "アアｱ");
    // ASCII is the same in a code page that nobody knows.
    assert_eq!(html(r"\f3 abc"), "abc");
    let error = |rest| read(document("\\fromhtml1", rest).as_bytes()).unwrap_err();
    assert_eq!(
        error(r"\f3\'e9"),
        SourceError::UnsupportedCharset {
            part: "the RTF body".to_owned(),
            charset: "code page 437".to_owned()
        }
    );
    let begin = document("\\fromhtml1", "").len() as u64 - 1;
    assert_eq!(
        error(r"\f2 a\'83\f1 b"),
        SourceError::Undecodable {
            part: "the RTF body".to_owned(),
            encoding: "shift_jis".to_owned(),
            // Behind `\f2 `, where the run begins.
            offset: begin + 4
        }
    );
}

#[test]
fn characters_by_their_number_replace_what_stands_in_for_them() {
    assert_eq!(html(r"\u1046?\u1046 ?x"), "ЖЖx");
    assert_eq!(html(r"\uc2\u1046\'c6\'c6{\uc0\u1046}\u1046??x"), "ЖЖЖx");
    assert_eq!(html(r"\u-10179?\u-8704?"), "😀");
    assert_eq!(html(r"\u-10179?x\u-8704?"), "\u{fffd}x\u{fffd}");
    assert_eq!(
        html(r"a\~b\_c\lquote d\emdash\bin3 }}}e"),
        "a\u{a0}b\u{ad}c‘d—e"
    );
}

#[test]
fn text_and_rich_text_are_told_from_html() {
    let text = |origin, rest: &str| {
        let read = read(document(origin, rest).as_bytes()).unwrap();
        (read.origin, read.text)
    };
    assert_eq!(
        text("\\fromtext", "a<b\\par \\'cf\\tab c\\line{\\*\\x no}d"),
        (Origin::Text, "a<b\r\nП\tc\r\nd".to_owned())
    );
    assert_eq!(
        text(
            "",
            "{\\stylesheet{Normal;}}{\\pict 00ff}{\\b B}\\par {\\*\\htmltag1 <p>}\\htmlrtf c"
        ),
        (Origin::Rich, "B\r\nc".to_owned())
    );
    // Said behind the text, whether it waits to be decoded or not, it is not said.
    for origin in ["fromhtml1", "fromtext"] {
        for (before, read) in [("a", "ab"), ("\\par", "\r\nb"), ("a\\par a", "a\r\nab")] {
            assert_eq!(
                text("", &format!("{before}\\{origin} b")),
                (Origin::Rich, read.to_owned()),
                "{before} {origin}"
            );
        }
    }
}

#[test]
fn what_is_no_rtf_or_too_deep_is_an_error() {
    let wrong = |rtf: &[u8]| matches!(read(rtf), Err(SourceError::DamagedMessage { .. }));
    assert!(wrong(b"<html>"));
    assert!(wrong(b""));
    assert!(wrong(format!("{{\\rtf1{}", "{".repeat(1_001)).as_bytes()));
    assert!(!wrong(format!("{{\\rtf1{}", "{".repeat(998)).as_bytes()));
    // Nothing is left over, and nothing asked for twice.
    for cut in 0..40 {
        let rtf = document("\\fromhtml1", r"\u1046\'cf\bin99999999999 {\*\htmltag1 \'c");
        let _ = read(&rtf.as_bytes()[..rtf.len() - cut]);
    }
}
