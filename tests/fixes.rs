//! All safe fixes at once: they end, leave none, and change neither what is read nor the tree.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests read files, count, say what they saw, and may fail"
)]

use std::fs;

use nu_alumni_letter::{
    Draft, SourceKind,
    source::{NodeKind, Tree},
};
use nu_alumni_policy::{
    decision::Coded,
    mailing::{CheckRequest, FixGrade, FixedMailing, TextUnits},
};
use nu_alumni_policy_tests::{checked, vectors};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What is read of a letter, and the names of its elements in order.
fn read(kind: SourceKind, source: &[u8]) -> (Vec<String>, Vec<String>) {
    let draft = Draft::read(kind, source).expect("it was read before");
    let letter = draft.letter();
    let words = letter.blocks.iter().map(|(_, block)| block.text.clone());
    let mut names = Vec::new();
    let mut next = Some(Tree::DOCUMENT);
    while let Some(id) = next {
        if let NodeKind::Element(element) = &letter.tree.node(id).kind {
            names.push(element.name.to_string());
        }
        let first = letter.tree.node(id).first_child;
        next = first.or_else(|| letter.tree.after(id, Tree::DOCUMENT));
    }
    (words.collect(), names)
}

/// The source with its safe fixes, whose number is returned too.
fn hold(name: &str, kind: SourceKind, source: &[u8], brief: &str) -> Option<(FixedMailing, usize)> {
    let request = CheckRequest {
        source,
        kind: Some(kind.name()),
        brief: Some(brief),
    };
    let before = request.check(TextUnits::Utf8).ok()?;
    let fixed = match request.fix_safely(TextUnits::Utf8) {
        Ok(fixed) => fixed,
        Err(error) => {
            assert_eq!(kind, SourceKind::Msg, "{name}: {error}");
            return None;
        }
    };
    let safe = |finding: &&nu_alumni_policy::mailing::Finding| {
        finding
            .fix
            .as_ref()
            .is_some_and(|fix| fix.grade == FixGrade::Safe)
    };
    let left: Vec<_> = fixed.report.findings.iter().filter(safe).collect();
    assert!(left.is_empty(), "{name}: {left:#?}");
    assert!(read(kind, &fixed.source) == read(kind, source), "{name}");
    assert!(fixed.report.verdict <= before.verdict, "{name}");
    if fixed.mended.is_empty() {
        assert!(fixed.source == source, "{name}");
    }
    let mended = fixed.mended.len();
    Some((fixed, mended))
}

#[test]
fn safe_fixes_of_all_vectors() {
    let mut mended = 0;
    for vector in vectors() {
        let kind = vector.kind.parse().expect("a kind");
        let held = hold(&vector.name, kind, &vector.source, &vector.brief);
        mended += held.map_or(0, |(_, mended)| mended);
    }
    assert!(mended > 10, "{mended}");
}

/// Whether what the rule finds has a fix; `None` where it finds nothing.
fn has_fix(html: &str, rule: &str, brief: &Value) -> Option<bool> {
    let report = checked(html, brief);
    let mut findings = report.findings.iter();
    let found = findings.find(|finding| finding.rule.name() == rule);
    found.map(|finding| finding.fix.is_some())
}

fn fixed_by(html: &str, rule: &str) -> String {
    let brief = r#"{"direction": "event-invitation", "subject": "A talk"}"#;
    let request = CheckRequest {
        source: html.as_bytes(),
        kind: Some("html"),
        brief: Some(brief),
    };
    let report = request.check(TextUnits::Utf8).expect("checkable");
    let all = report.findings.iter();
    let ids = all.filter(|f| f.rule.name() == rule && f.fix.is_some());
    let ids: Vec<&str> = ids.map(|f| f.id.as_str()).collect();
    let fixed = request.fix(&ids, TextUnits::Utf8).expect("fixable");
    assert_eq!(fixed.mended.len(), 1, "{rule}");
    String::from_utf8(fixed.source).expect("UTF-8")
}

#[test]
fn what_a_person_looks_at_before_it_is_taken() {
    assert_eq!(
        fixed_by("<p>Dear Alumni,</p><p>JOIN US NOW, NU!</p>", "capitals").as_str(),
        "<p>Dear Alumni,</p><p>Join us now, NU!</p>"
    );
    // At the very beginning, and at the very end.
    assert_eq!(fixed_by("JOIN US NOW", "capitals"), "Join us now");
    // Four lines of 80 characters: two of the first sentence, two of the other.
    let first = format!("It {} {}.", "x".repeat(60), "x".repeat(60));
    let others = format!("So {} {} yy.", "y".repeat(70), "y".repeat(70));
    let long = format!("<p>Dear Alumni,</p><p class=\"t\">{first} {others}</p>");
    assert_eq!(
        fixed_by(&long, "paragraph-length"),
        format!("<p>Dear Alumni,</p><p class=\"t\">{first} </p>\n<p class=\"t\">{others}</p>")
    );
    // What is no plain paragraph of its own is left as it is.
    for tag in ["p id=x", "div"] {
        let end = tag.split(' ').next().unwrap_or_default();
        let html = format!("<p>Dear Alumni,</p><{tag}>{first} {others}</{end}>");
        let fixed = has_fix(&html, "paragraph-length", &json!({}));
        assert_eq!(fixed, Some(false), "{tag}");
    }
    // Three paragraphs are as many as there may be: none of them becomes two.
    for (before, fixes) in [
        ("", true),
        ("<p>One.</p>", true),
        ("<p>One.</p><p>Two.</p>", false),
    ] {
        let html = format!("<p>Dear Alumni,</p>{before}<p>{first} {others}</p>");
        let fixed = has_fix(&html, "paragraph-length", &json!({}));
        assert_eq!(fixed, Some(fixes), "{before}");
    }
    // Three lines each are as many as there may be.
    let [first, others] = ["It", "So"].map(|begin| {
        let word = "x".repeat(70);
        format!("{begin} {word} {word} {word}.")
    });
    assert_eq!(
        fixed_by(
            &format!("<p>Dear Alumni,</p><p>{first} {others}</p>"),
            "paragraph-length"
        ),
        format!("<p>Dear Alumni,</p><p>{first} </p>\n<p>{others}</p>")
    );
    let signed = |end: &str| {
        format!(
            "<p>Құрметті түлектер,</p><p>Кездесуге шақырамыз, келіңіздер.</p>\
        <p>Құрметпен,<br>Түлектермен байланыс орталығы<br>alumni@nu.edu.kz<br>\
        Қабанбай батыр даңғылы, 53, Астана 010000{end}</p>"
        )
    };
    assert_eq!(
        fixed_by(&signed(""), "signature-phone"),
        signed("<br>Телефон: …")
    );
}

#[test]
fn the_hashtag_that_a_post_lacks_is_shown_and_the_post_is_the_brief_s() {
    let request = CheckRequest {
        source: b"<p>Come.</p>",
        brief: Some(
            r##"{"post": "Біз кездесеміз 😀 ", "initiator": {"unit": "GSB", "hashtag": "#GSBAlumni"}}"##,
        ),
        ..CheckRequest::default()
    };
    let report = request.check(TextUnits::Utf16).expect("checkable");
    let found = report
        .findings
        .iter()
        .find(|f| f.rule.name() == "post-hashtag");
    let found = found.expect("the hashtag is missing");
    let fix = found.fix.as_ref().expect("a fix");
    // 14 letters and spaces of a unit each, two for the emoji.
    assert_eq!((found.part.as_str(), fix.edits[0].span.start), ("post", 17));
    assert_eq!(fix.edits[0].replacement, " #GSBAlumni");
    let refused = request
        .fix(&[&found.id], TextUnits::Utf8)
        .expect_err("it is the brief's");
    let data = refused.data();
    assert_eq!(
        (data.code.as_ref(), data.path.as_deref()),
        ("not-written", Some("source"))
    );
}

#[test]
fn what_takes_several_rounds_is_mended_once_and_what_stays_is_not() {
    let fixed = |html: &str, units| {
        let brief =
            r##"{"direction": "event-invitation", "subject": "A talk", "palette": ["#ddaf53"]}"##;
        let request = CheckRequest {
            source: html.as_bytes(),
            kind: Some("html"),
            brief: Some(brief),
        };
        request.fix_safely(units).expect("fixable")
    };
    // The sheet's own declaration is stronger than the first that is tried.
    let sheet = "<style>i{text-transform:uppercase!important}</style>";
    let html = format!("{sheet}<p>Ә 😀 <i>come soon</i></p><p>JOIN US NOW, all.</p>");
    let bytes = fixed(&html, TextUnits::Utf8);
    let mended: Vec<&str> = bytes.mended.iter().map(|one| one.rule.name()).collect();
    assert_eq!(mended, ["capitals"]);
    let source = String::from_utf8(bytes.source).expect("UTF-8");
    assert!(source.contains("text-transform:none!important"), "{source}");
    // What is left counts in the units that are asked for: before it stand Ә, of two bytes and one unit,
    // and 😀, of four and two.
    let start = |fixed: &FixedMailing| {
        let mut capitals = fixed
            .report
            .findings
            .iter()
            .filter(|f| f.rule.name() == "capitals");
        let run = capitals.next().expect("it takes a person");
        run.span.expect("a place").start as usize
    };
    let at = source.find("JOIN").expect("it stays");
    for (units, expected) in [
        (TextUnits::Utf8, at),
        (TextUnits::Utf16, at - 3),
        (TextUnits::CodePoints, at - 4),
    ] {
        let fixed = fixed(&html, units);
        assert_eq!(fixed.report.source.units, units);
        assert_eq!(start(&fixed), expected, "{units:?}");
    }
}

#[test]
fn what_cannot_be_fixed_is_said() {
    let request = CheckRequest {
        source: b"<p>JOIN US NOW</p>",
        ..CheckRequest::default()
    };
    let code = |ids: &[&str]| {
        let refused = request
            .fix(ids, TextUnits::Utf8)
            .expect_err("it is refused");
        let data = refused.data();
        (data.code.to_string(), data.path.unwrap_or_default())
    };
    let of = |code: &str, path: &str| (code.to_owned(), path.to_owned());
    assert_eq!(
        code(&["capitals.run.0000000000000000"]),
        of("no-such-fix", "findings[0]")
    );
    let report = request.check(TextUnits::Utf8).expect("checkable");
    let capitals = report
        .findings
        .iter()
        .find(|f| f.fix.is_some())
        .expect("a fix");
    assert_eq!(
        code(&[&capitals.id, &capitals.id]),
        of("fixes-overlap", "findings[1]")
    );
}

#[test]
fn fixes_of_different_places_go_together_and_two_of_one_place_do_not() {
    let html =
        "<p>Dear Alumni,</p><p>JOIN US NOW, all. COME AND SEE, all.</p><p>Regards,<br>Office</p>";
    let request = CheckRequest {
        source: html.as_bytes(),
        brief: Some(r#"{"direction": "event-invitation", "subject": "A talk"}"#),
        ..CheckRequest::default()
    };
    let report = request.check(TextUnits::Utf8).expect("checkable");
    let ids = |rules: &str| -> Vec<&str> {
        let all = report.findings.iter();
        let all = all.filter(|f| f.rule.name().starts_with(rules) && f.fix.is_some());
        all.map(|finding| finding.id.as_str()).collect()
    };
    let runs = ids("capitals");
    assert_eq!(runs.len(), 2);
    for ids in [[runs[0], runs[1]], [runs[1], runs[0]]] {
        let fixed = request.fix(&ids, TextUnits::Utf8).expect("fixable");
        let source = String::from_utf8(fixed.source).expect("UTF-8");
        assert!(
            source.contains("Join us now, all. Come and see, all."),
            "{source}"
        );
    }
    // The address and the phone would both be put behind the signature's last line.
    let lines = ids("signature-");
    assert!(lines.len() > 1, "{lines:?}");
    let refused = request
        .fix(&lines[..2], TextUnits::Utf8)
        .expect_err("one place");
    let data = refused.data();
    assert_eq!(
        (data.code.as_ref(), data.path.as_deref()),
        ("fixes-overlap", Some("findings[1]"))
    );
}

/// Real letters: `LETTERS` names a folder of them.
#[test]
#[ignore = "reads letters that are not kept here"]
fn safe_fixes_of_real_letters() {
    let folder = std::env::var("LETTERS").expect("`LETTERS` names a folder");
    let brief = r##"{"direction": "event-invitation", "subject": "A talk", "own_hosts": ["nu.edu.kz"],
        "palette": ["#ddaf53", "#ffffff"], "terms": {"limits": {"bold_share": 0.1}}}"##;
    let (mut letters, mut changed, mut mended) = (0, 0, 0);
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let ending = path.extension().and_then(|ending| ending.to_str());
            let kind = match ending {
                Some("html" | "htm") => SourceKind::Html,
                Some("eml") => SourceKind::Eml,
                _ => continue,
            };
            let source = fs::read(&path).expect("readable");
            if let Some((_, of_letter)) = hold(&path.display().to_string(), kind, &source, brief) {
                letters += 1;
                changed += usize::from(of_letter > 0);
                mended += of_letter;
            }
        }
    }
    println!("{letters} letters, {changed} changed, {mended} findings mended");
}

fn element() -> impl Strategy<Value = String> {
    let names = prop_oneof![
        Just("p"),
        Just("b"),
        Just("span"),
        Just("h1"),
        Just("font color=red"),
        Just("div class=x"),
        Just("a href='https://nu.edu.kz/'"),
        Just("td"),
    ];
    let styles = prop_oneof![
        Just(""),
        Just(" style=\"font-size:60px\""),
        Just(" style='color:#123456;'"),
        Just(" style=text-transform:uppercase"),
        Just(" style=\"text-transform:uppercase!important;font-size:300%\""),
        Just(" style='font:bold 50px \"A B\"'"),
        Just(" style"),
        Just(" style=font-family:'A'"),
        Just(" style=\"font-size:3em;font-family:&quot;Arial&quot;\""),
        Just(" style=\"color:#fe0;background:linear-gradient(#000,#000)\""),
        Just(" title='>' STYLE=\"color: rgb(9, 99, 200) !important\""),
        Just(" style=\"font-variant:small-caps;background:#000;color:#ff0\""),
    ];
    let text = prop_oneof![
        Just("Join us today"),
        Just("ПРИХОДИТЕ"),
        Just("é 😀 Ә"),
        Just("<img src='https://nu.edu.kz/a.png' width=900 height=100>"),
        Just("<img style='width:1000px;height:2000px' src=https://nu.edu.kz/a.png/>"),
    ];
    let piece = (names, styles, proptest::collection::vec(text, 0..3));
    let pieces = proptest::collection::vec(piece, 1..5);
    // One in another.
    pieces.prop_map(|pieces| {
        pieces
            .iter()
            .rev()
            .fold(String::new(), |inner, (name, style, text)| {
                let end = name.split(' ').next().unwrap_or_default();
                format!("<{name}{style}>{}{inner}</{end}>", text.join(" "))
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn safe_fixes_of_any_letter(
        elements in proptest::collection::vec(element(), 1..8),
        sheet in prop_oneof![
            Just(""),
            Just("<style>.x{text-transform:uppercase}p{color:#00f}b{font-size:3em}</style>"),
            Just("<style>*{font-size:70px!important;color:red!important}</style>"),
        ],
    ) {
        let html = format!("{sheet}<p>Dear Alumni, come.</p>{}", elements.concat());
        let brief = r##"{"direction": "event-invitation", "palette": ["#ddaf53"],
            "terms": {"limits": {"bold_share": 0.1}}}"##;
        hold(&html, SourceKind::Html, html.as_bytes(), brief);
    }
}

#[test]
fn a_line_under_a_text_goes_with_the_fix_of_its_own_element_alone() {
    let has_fix = |html: &str| {
        let brief =
            json!({"direction": "event-invitation", "subject": "A", "palette": ["#ddaf53"]});
        has_fix(html, "brand-colours", &brief)
    };
    assert_eq!(has_fix("<p><u style='color:#c00'>One.</u>"), Some(true));
    assert_eq!(
        has_fix("<p style='color:#c00'><u><span>One.</span></u>"),
        Some(false)
    );
    assert_eq!(has_fix("<p style='color:#c00'>One.</p>"), Some(true));
}
