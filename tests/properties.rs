//! What holds for every source, however broken.
#![allow(clippy::expect_used, reason = "tests may fail")]

use std::collections::BTreeSet;

use nu_alumni_policy::{
    Brief, Draft, SourceKind, check_mailing,
    mailing::{ReportFormat, TextUnits},
};
use proptest::prelude::*;

/// Pieces of mail, whole and broken, that meet one another in every order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<br><br>"),
        Just("<b>"),
        Just("</b>"),
        Just("<table border=1>"),
        Just("<tr><td>"),
        Just("<th>x"),
        Just("</table>"),
        Just("<a href=\"https://x.kz/&amp;\">"),
        Just("<a href='{{u}}'>"),
        Just("</a>"),
        Just("<h1 style='font-size:4em'>"),
        Just("</h1>"),
        Just("<ul><li>"),
        Just("<font size=7 color=red>"),
        Just("<img src=\"data:image/gif;base64,R0lGODlh\">"),
        Just("<img width=900>"),
        Just("Dear Alumni,"),
        Just("Kind regards,<br>"),
        Just("+7 (7172) 70-00-01 "),
        Just("a@nu.edu.kz "),
        Just("JOIN US "),
        Just("Әлем "),
        Just("e\u{301}😀 "),
        Just("\r\n"),
        Just("&nbsp;"),
        Just("&#847;"),
        Just("*|NAME|* "),
        Just("{{name}} "),
        Just("www.x.com "),
        Just("<style>p{text-transform:uppercase;color:#123}</style>"),
        Just("<!--[if mso]>x<![endif]-->"),
        Just("<"),
        Just("&"),
        Just("\u{feff}"),
        Just("<div data-part=signature>"),
        Just("</div>"),
        Just("-- \n"),
        Just("<pre>a\n\nb</pre>"),
    ];
    prop::collection::vec(
        prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,12}"],
        0..40,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_their_part_on_boundaries_and_answers_repeat(source in soup(), html in any::<bool>(), palette in any::<bool>()) {
        let kind = if html { SourceKind::Html } else { SourceKind::Text };
        let Ok(draft) = Draft::read(kind, source.as_bytes()) else { return Ok(()) };
        let brief = if palette {
            r##"{"direction": "open-day", "subject": "Ә {{x}} ", "own_hosts": ["nu.edu.kz"], "palette": ["#dd0000"]}"##
        } else {
            "{}"
        };
        let brief: Brief = brief.parse().expect("the brief is in order");
        let report = check_mailing(&draft, &brief).expect("nothing contradicts");
        prop_assert_eq!(&report.to_json(), &check_mailing(&draft, &brief).expect("again").to_json());
        for finding in &report.findings {
            let text = if finding.part == "subject" { "Ә {{x}} " } else { source.as_str() };
            if let Some(span) = finding.span {
                prop_assert!(!span.is_empty(), "{}", finding.rule);
                prop_assert!(span.of(text).is_some(), "{} {:?}", finding.rule, span);
            }
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                prop_assert!(edit.span.of(text).is_some());
            }
            // The places are in order, each once, two at least, and that of the finding is among them.
            prop_assert!(finding.places.is_sorted_by(|a, b| a.span < b.span), "{}", finding.rule);
            prop_assert!(finding.places.iter().all(|place| place.span.of(text).is_some_and(|t| !t.is_empty())));
            let of_finding = finding.places.iter().any(|place| Some(place.span) == finding.span);
            prop_assert!(finding.places.is_empty() || of_finding && finding.places.len() > 1);
        }
        let ids: BTreeSet<&str> = report.findings.iter().map(|f| f.id.as_str()).collect();
        prop_assert_eq!(ids.len(), report.findings.len());
        for span in report.measures.paragraphs.iter().filter_map(|m| m.span) {
            prop_assert!(span.of(&source).is_some());
        }
        // A span in code points finds the same text as the span in bytes.
        let characters: Vec<char> = source.chars().collect();
        let converted = report.clone().spans_in(&draft, TextUnits::CodePoints).expect("bytes so far");
        for (bytes, points) in report.findings.iter().zip(&converted.findings).filter(|(f, _)| f.part == "body") {
            if let (Some(b), Some(p)) = (bytes.span, points.span) {
                let text: String = characters[p.start as usize..p.end as usize].iter().collect();
                prop_assert_eq!(b.of(&source), Some(text.as_str()));
            }
            for (b, p) in bytes.places.iter().zip(&points.places) {
                let text: String = characters[p.span.start as usize..p.span.end as usize].iter().collect();
                prop_assert_eq!(b.span.of(&source), Some(text.as_str()));
                prop_assert_eq!(b.position, p.position);
            }
        }
    }

    #[test]
    fn messages_of_any_bytes_are_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..200), head in "[a-zA-Z=?:;/ \r\n-]{0,80}") {
        let mut bytes = format!("Subject: =?utf-8?B?0Jg=?=\r\n{head}\r\n\r\n").into_bytes();
        bytes.extend_from_slice(&body);
        let _ = Draft::read(SourceKind::Eml, &bytes);
        let _ = Draft::read(SourceKind::guess(&body), &body);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn every_report_is_taken_away_as_it_is(source in soup(), html in any::<bool>()) {
        let kind = if html { SourceKind::Html } else { SourceKind::Text };
        let Ok(draft) = Draft::read(kind, source.as_bytes()) else { return Ok(()) };
        let brief = r#"{"direction": "open-day", "subject": "Ә {{x}} ]]>", "event_start": "2026-12-21"}"#;
        let brief: Brief = brief.parse().expect("the brief is in order");
        let report = check_mailing(&draft, &brief).expect("nothing contradicts");
        for format in ReportFormat::ALL {
            let text = report.render(&draft, None, *format).expect("it is of its draft, and has days");
            // What the letter holds is no tag of the page's own.
            if *format == ReportFormat::Html {
                prop_assert!(!text.contains("<img") && !text.contains("<font") && !text.contains("<pre"));
            }
        }
    }
}
