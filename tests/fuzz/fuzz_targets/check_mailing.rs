//! Any bytes, as each kind of source: no panic, every span in its part, on boundaries, and the
//! tree of HTML is html5ever's own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing, mailing::{ReportFormat, TextUnits}};

const BRIEF: &str = r##"{"direction": "open-day", "own_hosts": ["nu.edu.kz"], "palette": ["#ddaf53"], "terms": {"limits": {"bold_share": 0.1}}}"##;

fuzz_target!(|data: &[u8]| {
    let Some((&first, source)) = data.split_first() else { return };
    let kinds = [SourceKind::Html, SourceKind::Eml, SourceKind::Text, SourceKind::Msg];
    let kind = kinds[usize::from(first % 4)];
    if kind == SourceKind::Html
        && let Ok(html) = std::str::from_utf8(source)
    {
        nu_alumni_letter::hold_tree_against_html5ever(html);
    }
    let Ok(draft) = Draft::read(kind, source) else { return };
    let brief: Brief = BRIEF.parse().unwrap();
    let report = check_mailing(&draft, &brief).unwrap();
    let text = |name: &str| {
        let part = report.source.parts.iter().find(|part| part.name == name);
        part.expect("a part of this name").text.as_deref().unwrap_or(draft.body_text())
    };
    for finding in &report.findings {
        if let Some(span) = finding.span {
            let text = span.of(text(&finding.part)).expect("a span lies in its part, on boundaries");
            assert!(!text.is_empty(), "{}", finding.rule);
        }
    }
    for table in &report.measures.tables {
        let Some(span) = table.span else { continue };
        let tag = span.of(text(&table.part)).unwrap().get(..6).unwrap();
        assert!(tag.eq_ignore_ascii_case("<table"));
    }
    for format in ReportFormat::ALL {
        // Without an event there is no day for a calendar.
        let _ = report.render(&draft, None, *format);
    }
    let _ = report.spans_in(&draft, TextUnits::Utf16).unwrap().to_json();
});
