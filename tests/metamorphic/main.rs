//! What a mail program does to a letter on its way changes nothing of what is found in it.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "tests read files and may fail"
)]

mod encodings;
mod messages;
mod variants;

use std::collections::BTreeSet;

use nu_alumni_policy::{Brief, Draft, SourceKind, Verdict, check_mailing, mailing::Unit};
use nu_alumni_policy_tests::{Vector, vectors};

use encodings::ENCODINGS;
use messages::Message;
use variants::{CHANGES, FORMS, Letter, PASSED_ON};

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

/// The letter of a vector that is text, with the subject that the brief gives.
fn letter(vector: &Vector, kind: SourceKind, brief: &mut Brief) -> Option<Letter> {
    let text = String::from_utf8(vector.source.clone()).ok()?;
    // A message has to have one.
    let subject = brief.subject.get_or_insert("A talk".to_owned()).clone();
    Some(Letter {
        kind,
        text,
        subject,
    })
}

/// All variants of a vector, each with its name.
type Variants = Vec<(String, SourceKind, Vec<u8>)>;

fn of_letter(letter: &Letter) -> Variants {
    let changed = CHANGES.iter().filter_map(|(name, change)| {
        let text = change(letter)?.into_bytes();
        Some(((*name).to_owned(), letter.kind, text))
    });
    let forms = FORMS.iter().filter_map(|(name, form)| {
        let (kind, source) = form(letter)?;
        Some(((*name).to_owned(), kind, source))
    });
    changed.chain(forms).collect()
}

fn of_message(source: &[u8]) -> Variants {
    let message = Message::new(source);
    let once = message.has_each_text_once();
    let same = |letter: &Letter| Some(letter.text.clone());
    let mut all = Variants::new();
    for encoding in ENCODINGS {
        let mut add = |name: &str, source: Option<Vec<u8>>| {
            let name = format!("{name}, {}, {}", encoding.charset, encoding.transfer);
            all.extend(source.map(|source| (name, SourceKind::Eml, source)));
        };
        add("as it is", message.with(same, encoding));
        for (name, change) in CHANGES {
            // A header above one of several texts says that those before it are not the letter.
            if once || PASSED_ON.iter().all(|(header, _)| header != name) {
                add(name, message.with(change, encoding));
            }
        }
    }
    all
}

#[test]
fn no_variant_changes_what_is_found_but_where_it_says_why() {
    let mut changed = BTreeSet::new();
    let (mut letters, mut messages) = (0_u32, 0_u32);
    let mut said = Vec::new();
    for vector in vectors() {
        let kind: SourceKind = vector.kind.parse().expect("a kind");
        let mut brief: Brief = vector.brief.parse().expect("the brief is in order");
        let (variants, tried) = match kind {
            SourceKind::Eml => (of_message(&vector.source), &mut messages),
            _ if kind.is_message() => continue,
            _ => {
                let letter = letter(&vector, kind, &mut brief);
                (
                    letter.as_ref().map(of_letter).unwrap_or_default(),
                    &mut letters,
                )
            }
        };
        let expected = told(kind, &vector.source, &brief).expect("it is in order");
        for (name, kind, source) in variants {
            *tried += 1;
            let got = told(kind, &source, &brief);
            if got.as_ref() != Ok(&expected) {
                said.push(format!("{} {name}: {got:?}, not {expected:?}", vector.name));
                changed.insert((vector.name.clone(), name));
            }
        }
    }
    let excepted: BTreeSet<(String, String)> = EXCEPTIONS
        .iter()
        .map(|(vector, name, _)| ((*vector).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(changed, excepted, "{}", said.join("\n"));
    assert!(
        letters > 1_200 && messages > 250,
        "only {letters} and {messages}"
    );
}
