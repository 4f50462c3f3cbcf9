//! What mail programs do to letters.

use nu_alumni_policy::SourceKind;
use nu_alumni_policy_tests::{encapsulated, outlook_file, utf16};

use crate::encodings::{ENCODINGS, Encoding, base64};

/// A letter in HTML or plain text.
pub struct Letter {
    pub kind: SourceKind,
    pub text: String,
    pub subject: String,
}

/// The text with something changed in it, where there is a place for that.
type Change = fn(&Letter) -> Option<String>;
/// The letter as another kind of source.
type Form = fn(&Letter) -> Option<(SourceKind, Vec<u8>)>;

/// What is done to a letter's text.
pub const CHANGES: &[(&str, Change)] = &[
    ("no-break spaces", |letter| Some(letter.in_text(no_break))),
    ("zero-width spaces", |letter| {
        Some(letter.in_text(zero_width))
    }),
    ("soft hyphens", |letter| Some(letter.in_text(hyphened))),
    ("outlook's style sheet", styled),
    ("a divider", divided),
    PASSED_ON[0],
    PASSED_ON[1],
];

/// What puts a header above the letter.
pub const PASSED_ON: [(&str, Change); 2] = [
    ("passed on by gmail", |letter| {
        Some(passed_on(letter, GMAIL, "</div></div>"))
    }),
    ("passed on by outlook", |letter| {
        Some(passed_on(letter, OUTLOOK, "</div>"))
    }),
];

/// In what a letter comes.
pub const FORMS: &[(&str, Form)] = &[
    ("eml, utf-8, quoted-printable", |letter| {
        message(letter, ENCODINGS[0])
    }),
    ("eml, utf-8, base64", |letter| message(letter, ENCODINGS[1])),
    ("eml, windows-1251, base64", |letter| {
        message(letter, ENCODINGS[2])
    }),
    ("eml, koi8-r, quoted-printable", |letter| {
        message(letter, ENCODINGS[3])
    }),
    ("msg", msg),
    ("msg, html in bytes", |letter| {
        let bytes = letter.text.clone().into_bytes();
        html_msg(letter, "__substg1.0_10130102", bytes)
    }),
    ("msg, html in rtf", |letter| {
        let rtf = compressed_rtf::compress_rtf(&encapsulated(&letter.text)).ok()?;
        html_msg(letter, "__substg1.0_10090102", rtf)
    }),
];

impl Letter {
    /// The letter with `change` made in what is text, but in no tag, comment, reference or sheet.
    fn in_text(&self, change: fn(&str) -> String) -> String {
        if self.kind == SourceKind::Text {
            return change(&self.text);
        }
        let mut out = String::new();
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find('<') {
            let (text, tag) = rest.split_at(at);
            out.push_str(&beside_references(text, change));
            let length = markup_length(tag);
            let (markup, behind) = tag.split_at(length);
            out.push_str(markup);
            rest = behind;
            let name = markup.trim_start_matches('<').to_ascii_lowercase();
            for raw in ["style", "script", "title", "textarea"] {
                if name.starts_with(raw) {
                    let end = rest.find(&format!("</{raw}")).unwrap_or(rest.len());
                    out.push_str(rest.split_at(end).0);
                    rest = rest.split_at(end).1;
                }
            }
        }
        out + &beside_references(rest, change)
    }
}

/// How long the tag or the comment is that `html` begins with; 1 where its `<` is text.
fn markup_length(html: &str) -> usize {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.find("-->").map_or(html.len(), |end| end + 7);
    }
    if !html.starts_with('<')
        || !html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
    {
        return 1;
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn beside_references(text: &str, change: fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&change(&rest[..at]));
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    out + &change(rest)
}

/// Each space between two words as one that does not break.
fn no_break(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or(' ');
    let between = |index: usize| {
        index > 0
            && at(index) == ' '
            && !at(index - 1).is_whitespace()
            && !at(index + 1).is_whitespace()
    };
    let changed = characters.iter().enumerate();
    changed
        .map(|(index, &c)| if between(index) { '\u{A0}' } else { c })
        .collect()
}

/// Something that shows nothing behind the first letter or figure of each word.
fn zero_width(text: &str) -> String {
    marked(text, 1, '\u{200B}')
}

/// A soft hyphen behind the third letter of each word.
fn hyphened(text: &str) -> String {
    marked(text, 3, '\u{AD}')
}

fn marked(text: &str, behind: usize, mark: char) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for c in text.chars() {
        if letters == behind && c.is_alphanumeric() {
            out.push(mark);
        }
        letters = if c.is_alphanumeric() { letters + 1 } else { 0 };
        out.push(c);
    }
    out
}

/// Where the letter itself begins and ends in a page.
fn body(html: &str) -> (usize, usize) {
    let lower = html.to_ascii_lowercase();
    let behind = |tag: &str| {
        let at = lower.find(tag)?;
        Some(at + markup_length(&html[at..]))
    };
    let mark = if html.starts_with('\u{FEFF}') { 3 } else { 0 };
    let start = ["<body", "</head", "<html", "<!doctype"]
        .into_iter()
        .find_map(behind);
    let end = lower.find("</body").unwrap_or(html.len());
    (start.unwrap_or(mark), end)
}

fn around(html: &str, before: &str, after: &str) -> String {
    let (start, end) = body(html);
    [
        &html[..start],
        before,
        &html[start..end],
        after,
        &html[end..],
    ]
    .concat()
}

/// What Outlook for Windows puts into each letter that it sends.
fn styled(letter: &Letter) -> Option<String> {
    let styled = around(
        &letter.text,
        "<style><!-- /* Font Definitions */ @font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}\n\
         p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:\"Calibri\",sans-serif;}\n\
         a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}\n\
         a:visited, span.MsoHyperlinkFollowed {mso-style-priority:99; color:#954F72; text-decoration:underline;}\n\
         span.EmailStyle17 {mso-style-type:personal-compose; color:windowtext;}\n\
         .MsoChpDefault {mso-style-type:export-only; mso-fareast-language:EN-US;}\n\
         @page WordSection1 {size:612.0pt 792.0pt; margin:2.0cm 42.5pt 2.0cm 3.0cm;}\n\
         div.WordSection1 {page:WordSection1;} --></style>\
         <!--[if gte mso 9]><xml><o:shapedefaults v:ext=\"edit\" spidmax=\"1026\" /></xml><![endif]-->\
         <div class=WordSection1>",
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p></div>",
    );
    (letter.kind == SourceKind::Html).then_some(styled)
}

/// A line without a word above the sign-off.
fn divided(letter: &Letter) -> Option<String> {
    const SIGN_OFFS: [&str; 4] = ["Kind regards", "Best regards", "С уважением", "Құрметпен"];
    let text = &letter.text;
    let at = SIGN_OFFS
        .into_iter()
        .filter_map(|words| text.find(words))
        .min()?;
    let (at, divider) = match letter.kind {
        SourceKind::Html => {
            let paragraph = text[..at].rfind("<p")?;
            if paragraph + markup_length(&text[paragraph..]) != at {
                return None;
            }
            (paragraph, "<p>* * *</p>")
        }
        _ => (at, "* * *\n\n"),
    };
    Some([&text[..at], divider, &text[at..]].concat())
}

/// What stands above a letter that is passed on, in HTML and in plain text.
type Header = (&'static str, &'static str);

const GMAIL: Header = (
    "<div dir=\"ltr\"><br><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">\
     ---------- Forwarded message ---------<br>From: <strong class=\"gmail_sendername\" dir=\"auto\">Dana \
     Akhmetova</strong> <span dir=\"auto\">&lt;<a href=\"mailto:dana@example.com\">dana@example.com</a>&gt;</span><br>\
     Date: Mon, 30 Nov 2026 at 10:15<br>Subject: A talk<br>To: Moderator &lt;<a \
     href=\"mailto:m@nu.edu.kz\">m@nu.edu.kz</a>&gt;<br></div><br><br>",
    "---------- Forwarded message ---------\nFrom: Dana Akhmetova <dana@example.com>\n\
     Date: Mon, 30 Nov 2026 at 10:15\nSubject: A talk\nTo: Moderator <m@nu.edu.kz>\n\n\n",
);

const OUTLOOK: Header = (
    "<div><p class=MsoNormal>&nbsp;</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>\
     <p class=MsoNormal><b>From:</b> Dana Akhmetova &lt;dana@example.com&gt;<br><b>Sent:</b> Monday, November \
     30, 2026 10:15 AM<br><b>To:</b> Moderator &lt;m@nu.edu.kz&gt;<br><b>Subject:</b> A talk</p></div>\
     <p class=MsoNormal>&nbsp;</p>",
    "From: Dana Akhmetova <dana@example.com>\nSent: Monday, November 30, 2026 10:15 AM\n\
     To: Moderator <m@nu.edu.kz>\nSubject: A talk\n\n",
);

fn passed_on(letter: &Letter, (in_html, in_text): Header, after: &str) -> String {
    match letter.kind {
        SourceKind::Html => around(&letter.text, in_html, after),
        _ => format!("{in_text}{}", letter.text),
    }
}

fn message(letter: &Letter, encoding: Encoding) -> Option<(SourceKind, Vec<u8>)> {
    let subject = base64(letter.subject.as_bytes());
    let subtype = match letter.kind {
        SourceKind::Html => "html",
        _ => "plain",
    };
    let (charset, transfer) = (encoding.charset, encoding.transfer);
    let body = encoding.written(&letter.text)?;
    let message = format!(
        "From: Alumni Office <alumni@nu.edu.kz>\r\nSubject: =?utf-8?B?{subject}?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/{subtype}; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{body}"
    );
    Some((SourceKind::Eml, message.into_bytes()))
}

fn msg(letter: &Letter) -> Option<(SourceKind, Vec<u8>)> {
    let body = match letter.kind {
        SourceKind::Html => "__substg1.0_1013001F",
        _ => "__substg1.0_1000001F",
    };
    let file = outlook_file(&letter.subject, &[(body, utf16(&letter.text))], &[]);
    Some((SourceKind::Msg, file))
}

/// The letter in Outlook's file, where it is HTML: in this stream, and another as plain text.
fn html_msg(letter: &Letter, stream: &str, bytes: Vec<u8>) -> Option<(SourceKind, Vec<u8>)> {
    let streams = [(stream, bytes), ("__substg1.0_1000001F", utf16("Another."))];
    let file = outlook_file(&letter.subject, &streams, &[]);
    (letter.kind == SourceKind::Html).then_some((SourceKind::Msg, file))
}
