//! Checks every HTML file and message under a directory, and says what was found: how often each
//! rule speaks, what could not be read, and every span that does not hold.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    reason = "a command reads files and prints"
)]

use std::{collections::BTreeMap, fs, path::Path};

use nu_alumni_policy::{Brief, Draft, SourceKind, check_mailing};

fn files(dir: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path
            .extension()
            .is_some_and(|e| ["html", "htm", "eml"].iter().any(|k| e == *k))
        {
            out.push(path);
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = args.next().unwrap_or_else(|| ".".to_owned());
    // With a rule's name, each of its findings is printed with its text.
    let shown = args.next();
    let mut paths = Vec::new();
    files(Path::new(&dir), &mut paths);
    paths.sort();
    let brief: Brief =
        match r#"{"direction": "event-invitation", "own_hosts": ["nu.edu.kz"]}"#.parse() {
            Ok(brief) => brief,
            Err(error) => return println!("{error}"),
        };
    let mut rules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut errors: BTreeMap<String, u32> = BTreeMap::new();
    let (mut read, mut spans, mut wrong) = (0u32, 0u32, 0u32);
    for path in &paths {
        let Ok(bytes) = fs::read(path) else { continue };
        let kind = if path.extension().is_some_and(|e| e == "eml") {
            SourceKind::Eml
        } else {
            SourceKind::Html
        };
        let report =
            match Draft::read(kind, &bytes).map(|draft| (check_mailing(&draft, &brief), draft)) {
                Ok((Ok(report), draft)) => (report, draft),
                Ok((Err(error), _)) => {
                    *errors.entry(error.to_string()).or_default() += 1;
                    continue;
                }
                Err(error) => {
                    println!("{}: {error}", path.display());
                    *errors
                        .entry(
                            error
                                .to_string()
                                .chars()
                                .filter(|c| !c.is_ascii_digit())
                                .collect(),
                        )
                        .or_default() += 1;
                    continue;
                }
            };
        let (report, draft) = report;
        read += 1;
        let text_of = |name: &str| {
            let part = report.source.parts.iter().find(|part| part.name == name);
            let text = part.and_then(|part| part.text.as_deref());
            text.unwrap_or(draft.body_text())
        };
        let mut expect = |span: Option<nu_alumni_policy::mailing::Span>, part: &str, tag: &str| {
            let Some(span) = span else { return };
            spans += 1;
            let holds = span.of(text_of(part)).is_some_and(|t| {
                !t.is_empty()
                    && t.get(..tag.len())
                        .is_some_and(|t| t.eq_ignore_ascii_case(tag))
            });
            if !holds {
                wrong += 1;
                println!("{}: wrong span {span:?} {tag}", path.display());
            }
        };
        for finding in &report.findings {
            expect(finding.span, &finding.part, "");
        }
        report
            .measures
            .tables
            .iter()
            .for_each(|m| expect(m.span, &m.part, "<table"));
        report
            .measures
            .pictures
            .iter()
            .filter(|m| text_of(&m.part).contains('<'))
            .for_each(|m| expect(m.span, &m.part, "<im"));
        report
            .measures
            .paragraphs
            .iter()
            .for_each(|m| expect(m.span, &m.part, ""));
        let mut seen = std::collections::BTreeSet::new();
        for finding in &report.findings {
            let entry = rules
                .entry(format!("{} {:?}", finding.rule, finding.severity))
                .or_default();
            entry.0 += u32::from(seen.insert((&finding.rule, finding.severity)));
            entry.1 += 1;
            if shown.as_deref() == Some(finding.rule.name()) {
                let text = finding
                    .span
                    .and_then(|s| s.of(text_of(&finding.part)))
                    .unwrap_or_default()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let name = path
                    .strip_prefix(&dir)
                    .unwrap_or(path)
                    .display()
                    .to_string();
                println!(
                    "{name}: {} | {}",
                    finding.message.text.chars().take(70).collect::<String>(),
                    text.chars().take(150).collect::<String>()
                );
            }
        }
    }
    println!(
        "{} files, {read} read, {spans} spans, {wrong} wrong",
        paths.len()
    );
    for (error, count) in errors {
        println!("  not read, {count}: {error}");
    }
    for (rule, (mails, findings)) in rules {
        println!("  {rule}: {findings} findings in {mails} mails");
    }
}
