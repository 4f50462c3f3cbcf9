//! How much of a thing is read: as much as its limit says, and no more.

use nu_alumni_policy::{Brief, check_mailing};

use crate::{
    draft, roles,
    styles::{px, rgb},
};

const CONTACT: &str = "a@nu.edu.kz<br>53 Kabanbay Batyr Ave";

fn letters(count: usize) -> String {
    "x".repeat(count)
}

/// `text` so many times, with this between.
fn joined(text: &str, between: &str, count: usize) -> String {
    vec![text; count].join(between)
}

#[test]
fn roles_up_to_their_limits() {
    type Limited<'m> = (
        &'m str,
        usize,
        &'m dyn Fn(usize) -> String,
        &'m str,
        [&'m str; 2],
    );
    // A letter with so much in it, how much there may be, the block that is looked at, what it is then,
    // and what with one more.
    let all: [Limited<'_>; 15] = [
        (
            "characters of a caption",
            80,
            &|n| {
                let image = "<p><img src=https://x.kz/a.png></p>";
                format!("<p>One.{image}<p><i>{}</i><p>Three.", letters(n))
            },
            "xx",
            ["a", "p"],
        ),
        (
            "characters of a link of several words",
            78,
            &|n| format!("<p>One.<p><a href=https://nu.edu.kz>{} y</a>", letters(n)),
            "xx",
            ["l", "p"],
        ),
        (
            "words of a label",
            4,
            &|n| format!("<p>One.<p>{}:<p>Two.", joined("of", " ", n)),
            "of",
            ["a", "p"],
        ),
        (
            "headings in bold above each other",
            2,
            &|n| format!("{}<p>Two.", "<p><b>A talk</b>".repeat(n)),
            "A talk",
            ["b", "p"],
        ),
        (
            "lines above a greeting",
            2,
            &|n| format!("{}<p>Dear all,<p>Two.", "<p>One".repeat(n)),
            "Dear",
            ["g", "p"],
        ),
        (
            "cells of a banner above a greeting",
            7,
            &|n| {
                format!(
                    "<table><tr>{}</table><p>Dear all,<p>Two.",
                    "<td>NU".repeat(n)
                )
            },
            "Dear",
            ["g", "p"],
        ),
        (
            "characters of a letterhead",
            80,
            &|n| format!("<table><tr><td>{}</table><p>Dear all,<p>Two.", letters(n)),
            "xx",
            ["a", "p"],
        ),
        (
            "lines below that may be a signature",
            40,
            &|n| {
                let lines = joined("Tel. 70-00-01", "<br>", n);
                format!("<p>Dear all,<p>One.<p>Tel. 70-00-02<p>{lines}")
            },
            "70-00-02",
            ["s", "p"],
        ),
        (
            "short lines above what only a signature has",
            3,
            &|n| format!("<p>One is here.<p>{}{CONTACT}", "Ab<br>".repeat(n)),
            "Ab",
            ["s", "p"],
        ),
        (
            "delimiters below a sign-off",
            7,
            &|n| format!("<p>One.<p>Regards,<br>{CONTACT}{}", "<p>--".repeat(n)),
            "Regards",
            ["s", "a"],
        ),
        (
            "lines under a sign-off above a marked signature",
            6,
            &|n| {
                let names = "<br>Ab".repeat(n);
                format!("<p>One.<p>Regards,{names}<div class=gmail_signature>{CONTACT}</div>")
            },
            "Regards",
            ["s", "p"],
        ),
        (
            "lines under a sign-off above another",
            2,
            &|n| {
                let names = "<br>Ab".repeat(n);
                format!("<p>One.<p>С уважением,{names}<p>Regards,<br>Dana<br>{CONTACT}")
            },
            "С уважением",
            ["s", "p"],
        ),
        (
            "words of a sentence in a signature",
            12,
            &|n| {
                let sentence = format!("{}.", joined("of", " ", n));
                format!("<p>One.<p>Regards,<br>Office<p>{sentence}<p>{CONTACT}")
            },
            "of",
            ["s", "p"],
        ),
        (
            "words beside a link in a signature",
            3,
            &|n| {
                let line = format!("{} nu.edu.kz", joined("of", " ", n));
                format!("<p>One is here.<p>Two is here.<p>{line}")
            },
            "of",
            ["s", "p"],
        ),
        (
            "words of a line with a phone",
            23,
            &|n| {
                let line = format!("Tel. 70-00-01 {}", joined("of", " ", n));
                format!("<p>One is here.<p>Two is here.<p>{line}")
            },
            "of",
            ["s", "p"],
        ),
    ];
    for (name, most, made, block, expected) in all {
        let role = |n: usize| {
            let roles = roles(&made(n));
            let mut holding = roles.iter().filter(|text| text.contains(block));
            let role = holding.next().expect("it is seen").chars().next();
            role.expect("a role").to_string()
        };
        assert_eq!([most, most + 1].map(role), expected, "{name}");
    }
}

#[test]
fn eight_sign_offs_below_text_are_cut_from_it() {
    let signed = format!("<p>Regards,<br>{CONTACT}");
    let html = format!(
        "{}<p>We meet.{signed}",
        "<p>We meet.<br>Regards,<br>Dana".repeat(9)
    );
    let mut expected = ["p We meet.", "p Regards,/Dana"].repeat(8);
    expected.extend([
        "p We meet./Regards,/Dana",
        "p We meet.",
        "s Regards,/a@nu.edu.kz/53 Kabanbay Batyr Ave",
    ]);
    assert_eq!(roles(&html), expected);
}

#[test]
fn a_header_has_three_lines() {
    let header = [
        "From: Dana &lt;d@nu.edu.kz&gt;",
        "Sent: Monday",
        "Subject: A talk",
    ];
    for (lines, expected) in [
        (&header[..], &["g Dear Alumni,", "p Two."][..]),
        (
            &header[..2],
            &[
                "p From: Dana <d@nu.edu.kz>/Sent: Monday",
                "g Dear Alumni,",
                "p Two.",
            ],
        ),
    ] {
        let html = format!("<p>{}<p>Dear Alumni,<p>Two.", lines.join("<br>"));
        assert_eq!(roles(&html), expected);
    }
}

#[test]
fn tables_tags_and_emoji_up_to_their_limits() {
    let tables = |characters: usize| {
        let row = "<tr><td>Hall<td>Atrium";
        let cell = letters(characters);
        draft(&format!("<table>{row}{row}<tr><td>{cell}<td>Dana</table>"))
            .letter()
            .tables
            .len()
    };
    assert_eq!([400, 401].map(tables), [1, 0]);
    let tags = |tag: String| {
        draft(&format!("<p>One {tag} two.")).letter().blocks[0]
            .1
            .merge_tags
            .len()
    };
    // 200 bytes with the mark that closes it; 80 where a field's name tells it.
    assert_eq!(
        [196, 197].map(|n| tags(format!("{{{{a {}}}}}", letters(n)))),
        [1, 0]
    );
    assert_eq!(
        [75, 76].map(|n| tags(format!("[NAME {}]", letters(n)))),
        [1, 0]
    );
    let pictures = |attributes: &str| {
        draft(&format!(
            "<p>One. <img src=https://x.kz/a.png {attributes}>"
        ))
        .letter()
        .pictures
        .len()
    };
    for (attributes, expected) in [
        ("alt=🎓 width=72", 0),
        ("alt=🎓 width=73", 1),
        ("alt=🎓 height=72", 0),
        ("alt=🎓 height=73", 1),
        ("alt=🎓🎓 width=20", 0),
        ("alt=🎓🎓🎓 width=20", 1),
        ("alt='' width=20", 1),
    ] {
        assert_eq!(pictures(attributes), expected, "{attributes}");
    }
}

/// Of more sizes than 64 only the first are compared, so that they take no time.
#[test]
fn a_letter_has_the_size_of_most_of_its_text() {
    let is_smaller = |sizes: usize| {
        let text: String = (0..sizes)
            .map(|n| format!("<p style='font-size:{}px'>One.", 10 + n))
            .collect();
        let most = format!("<p style='font-size:200px'>{}.", letters(99));
        let image = "<p><img src=https://x.kz/a.png></p>";
        let html = format!("{text}{most}{image}<p style='font-size:190px'>A hall<p>Two.");
        roles(&html).iter().any(|block| block == "a A hall")
    };
    assert_eq!([0, 63, 64].map(is_smaller), [true, true, false]);
}

#[test]
fn styles_up_to_their_limits() {
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times))
    };
    // Twelve brackets in one another; the outermost of a colour is none.
    for (open, close, most) in [
        ("calc(", ")", 12),
        ("max(1px, ", ")", 12),
        ("var(--x, ", ")", 12),
        ("calc(1 * (", "))", 6),
    ] {
        let size = |times: usize| {
            let size = nested(open, "12px", close, times);
            px(&format!(
                "<!doctype html><p style='font-size:10px'><span style='font-size:{size}'>word</span>"
            ))
        };
        assert_eq!([most, most + 1].map(size), [12.0, 10.0], "{open}");
    }
    for (open, close, most) in [
        ("light-dark(", ", #00c)", 12),
        ("color-mix(in srgb, ", ", #c00)", 12),
        ("var(--x, ", ")", 12),
    ] {
        let colour = |times: usize| {
            let colour = nested(open, "#c00", close, times);
            rgb(&format!("<p style='color:{colour}'>word"))
        };
        assert_eq!(
            [most, most + 1].map(colour),
            [[0xCC, 0, 0], [0; 3]],
            "{open}"
        );
    }
    // One variable that stands for another, and so on.
    let through = |variables: usize| {
        let chain: String = (1..variables)
            .map(|n| format!("--a{n}:var(--a{});", n + 1))
            .collect();
        rgb(&format!(
            "<p style='{chain}--a{variables}:#c00; color:var(--a1)'>word"
        ))
    };
    assert_eq!([24, 25].map(through), [[0xCC, 0, 0], [0; 3]]);
    let selected = |parts: usize| {
        let selector = "div ".repeat(parts);
        let around = "<div>".repeat(parts);
        px(&format!(
            "<!doctype html><style>{selector}p{{font-size:12px}}</style>{around}<p>word"
        ))
    };
    // Each `div` is two parts, it and what stands between it and the next, and `p` is one.
    assert_eq!([47, 48].map(selected), [12.0, 16.0]);
}

#[test]
fn words_and_colours_up_to_their_limits() {
    let found = |html: &str, rule: &str| -> Vec<String> {
        let brief =
            r##"{"subject": "A talk", "direction": "event-invitation", "palette": ["#000001"]}"##;
        let brief: Brief = brief.parse().expect("a brief");
        let report = check_mailing(&draft(html), &brief).expect("it is checked");
        let findings = report.findings.iter().filter(|f| f.rule.name() == rule);
        findings
            .map(|finding| finding.message.key.to_string())
            .collect()
    };
    for (text, expected) in [
        // Five letters may be an abbreviation nobody listed.
        ("Our QXZBD club.", &["capitals.perhaps-abbreviation"][..]),
        ("Our QXZBDF club.", &["capitals.word"]),
        (
            "Our <span style='text-transform:uppercase'>qxzbd</span> club.",
            &["capitals.perhaps-abbreviation"],
        ),
        (
            "Our <span style='text-transform:uppercase'>qxzbdf</span> club.",
            &["capitals.word"],
        ),
        // A state has two letters and its code five figures.
        ("In QX 94110.", &[]),
        ("In QX\u{A0}94110.", &[]),
        ("In QX 9411.", &["capitals.perhaps-abbreviation"]),
        ("In QX 941100.", &["capitals.perhaps-abbreviation"]),
        ("In QX, 94110.", &["capitals.perhaps-abbreviation"]),
        ("In QXZ 94110.", &["capitals.perhaps-abbreviation"]),
        // One letter is no word, and four alike stand for one that is to come.
        ("Plan X and Y.", &[]),
        ("Plan QQQQ.", &[]),
        ("Plan QQQ.", &["capitals.perhaps-abbreviation"]),
        ("Plan QQQX.", &["capitals.perhaps-abbreviation"]),
        // A figure at a hyphen makes a code.
        ("Plan QXZ-19.", &[]),
        ("Plan 19-QXZ.", &[]),
        ("Plan QXZ–19.", &[]),
        ("Plan QXZ 19.", &["capitals.perhaps-abbreviation"]),
        ("See #QXZ and @QXZ.", &[]),
        // Roman figures are as they are written, up to thousands.
        ("Part XIV, MMMCMXCIX, CD, XL, IV, DCCCLXXXVIII.", &[]),
        ("Part IXX.", &["capitals.perhaps-abbreviation"]),
        ("Part VX.", &["capitals.perhaps-abbreviation"]),
        ("Part LIL.", &["capitals.perhaps-abbreviation"]),
        // Hyphens, quotes and an ampersand stand within a run, other signs do not.
        ("JOIN-SEE, all.", &["capitals.run"]),
        ("JOIN & SEE, all.", &["capitals.run"]),
        ("JOIN «NOW», all.", &["capitals.run"]),
        ("JOIN — NOW, all.", &["capitals.run"]),
        ("JOIN, NOW, all.", &["capitals.word", "capitals.word"]),
        ("JOIN/NOW, all.", &["capitals.word", "capitals.word"]),
        // Hyphens join what may be an abbreviation with what stands beside it.
        ("The QXZ-JOIN club.", &["capitals.perhaps-abbreviation"]),
    ] {
        assert_eq!(
            found(&format!("<p>Dear all,<p>{text}"), "capitals"),
            expected,
            "{text}"
        );
    }
    // Channels no further apart than six are a grey.
    for (colour, count) in [
        ("#808086", 0),
        ("#808087", 1),
        ("#868080", 0),
        ("#878080", 1),
        ("#808680", 0),
        ("#808780", 1),
    ] {
        let html = format!("<p style='color:{colour}'>One.");
        assert_eq!(found(&html, "brand-colours").len(), count, "{colour}");
    }
}
