//! What a mail program does to a letter on its way changes nothing of what is found in it.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "tests read files and may fail"
)]

mod variants;

use std::collections::BTreeSet;

use nu_alumni_policy::{Brief, Draft, SourceKind, Verdict, check_mailing, mailing::Unit};
use nu_alumni_policy_tests::{Vector, vectors};

use variants::{Letter, VARIANTS};

/// The vectors that a variant does change, and why it has to.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// The verdict, and each finding's severity, message, which names its rule, and measure.
type Told = (Verdict, Vec<String>);

fn told(kind: SourceKind, source: &[u8], brief: &Brief) -> Result<Told, String> {
    let draft = Draft::read(kind, source).map_err(|error| error.to_string())?;
    let report = check_mailing(&draft, brief).map_err(|error| error.to_string())?;
    let mut findings: Vec<String> = report
        .findings
        .iter()
        .map(|f| {
            // A share changes with each sign that a divider has.
            let counted = f.measured.filter(|m| m.unit != Unit::Share);
            let measured = counted.map_or(String::new(), |m| format!(" {}", m.value));
            format!("{:?} {}{measured}", f.severity, f.message.key)
        })
        .collect();
    findings.sort();
    Ok((report.verdict, findings))
}

/// A letter of a vector that is text, with the subject that the brief gives, and its brief.
fn letter(vector: &Vector) -> Option<(Letter, Brief)> {
    let kind: SourceKind = vector.kind.parse().expect("a kind");
    let text = String::from_utf8(vector.source.clone()).ok()?;
    if kind.is_message() {
        return None;
    }
    let mut brief: Brief = vector.brief.parse().expect("the brief is in order");
    // A message has to have one.
    let subject = brief.subject.get_or_insert("A talk".to_owned()).clone();
    Some((
        Letter {
            kind,
            text,
            subject,
        },
        brief,
    ))
}

#[test]
fn no_variant_changes_what_is_found_but_where_it_says_why() {
    let mut changed = BTreeSet::new();
    let mut tried = 0_u32;
    let mut said = Vec::new();
    for vector in vectors() {
        let Some((letter, brief)) = letter(&vector) else {
            continue;
        };
        let expected = told(letter.kind, letter.text.as_bytes(), &brief).expect("it is in order");
        for (name, variant) in VARIANTS {
            let Some((kind, source)) = variant(&letter) else {
                continue;
            };
            tried += 1;
            let got = told(kind, &source, &brief);
            if got.as_ref() != Ok(&expected) {
                changed.insert((vector.name.clone(), (*name).to_owned()));
                said.push(format!("{} {name}: {got:?}, not {expected:?}", vector.name));
            }
        }
    }
    let excepted: BTreeSet<(String, String)> = EXCEPTIONS
        .iter()
        .map(|(vector, name, _)| ((*vector).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(changed, excepted, "{}", said.join("\n"));
    assert!(tried > 1_000, "only {tried}");
}
