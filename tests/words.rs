//! What people read: no path, no name of an enum, no ISO date in a sentence, in any language, over all
//! that the vectors ask; and a day at the desks.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests may fail, and print what is to be read"
)]

use std::collections::BTreeMap;

use nu_alumni_policy::{Brief, Draft, Locale, answer, check_mailing, policy, questions};
use nu_alumni_policy_tests::{asked, vectors};
use serde_json::{Value, json};

#[path = "../core/examples/desk_day.rs"]
mod desk_day;

/// Places that hold the caller's or the letter's own words.
const OWN_WORDS: &[&str] = &[
    "approver",
    "approvers",
    "colour",
    "colours",
    "form",
    "hashtag",
    "host",
    "order",
    "orders",
    "other",
    "partners",
    "scheme",
    "schools",
    "what",
    "word",
    "words",
];

/// Latin words that Russian and Kazakh sentences use as they are.
const LATIN: &[&str] = &[
    "A",
    "HTML",
    "I",
    "NU",
    "Outlook",
    "PhD",
    "Windows",
    "printable",
    "px",
    "quoted",
];

/// A message, by its key, with its text; the words of the caller's own are left out of it.
fn messages(answer: &Value, into: &mut BTreeMap<String, String>) {
    match answer {
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str);
            if let (Some(key), Some(said), Some(args)) =
                (text("key"), text("text"), fields.get("args"))
            {
                let own = OWN_WORDS.iter().filter_map(|name| args.get(name)?.as_str());
                let own = own.flat_map(|own| own.split(", "));
                let said = own.fold(said.to_owned(), |said, own| said.replace(own, "…"));
                into.insert(format!("{key} {args}"), said);
            }
            for (name, value) in fields {
                if name == "questions" && fields.contains_key("facts") {
                    for question in value.as_array().into_iter().flatten() {
                        let question = question.as_str().expect("a question");
                        into.insert(format!("ask {question}"), question.to_owned());
                    }
                }
                messages(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| messages(item, into)),
        _ => {}
    }
}

/// All that the vectors' answers say in a language.
fn said_in(locale: Locale) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for (question, mut request) in asked() {
        request["terms"]["locale"] = json!(locale);
        let given = answer(&question, &request.to_string()).expect("the vectors are in order");
        messages(&serde_json::to_value(&given).expect("JSON"), &mut said);
    }
    for vector in vectors() {
        let mut brief: Value = serde_json::from_str(&vector.brief).expect("a brief");
        brief["terms"]["locale"] = json!(locale);
        let brief: Brief = brief.to_string().parse().expect("the brief is in order");
        let kind = vector.kind.parse().expect("a kind");
        let draft = Draft::read(kind, &vector.source).expect("the source can be read");
        let report = check_mailing(&draft, &brief).expect("it can be checked");
        messages(&serde_json::to_value(&report).expect("JSON"), &mut said);
    }
    said
}

/// What nobody should read in a sentence.
fn internal(said: &str, locale: Locale) -> Option<&str> {
    let words = said.split(|c: char| c.is_whitespace() || "()«»“”,;:?".contains(c));
    let mut words = words.map(|word| word.trim_end_matches('.'));
    let is_iso = |word: &str| word.len() == 10 && word.matches('-').count() == 2;
    words.find(|word| {
        let letters = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_lowercase());
        let path = word
            .split_once('.')
            .is_some_and(|(a, b)| letters(a) && letters(b));
        let latin = || {
            let mut parts = word.split(|c: char| !c.is_ascii_alphabetic());
            parts.any(|part| !part.is_empty() && !LATIN.contains(&part))
        };
        word.contains(['_', '[', '{', '}'])
            || path
            || is_iso(word)
            || locale != Locale::En && latin()
    })
}

#[test]
fn a_sentence_holds_no_path_no_enum_and_no_iso_date() {
    for (locale, wrong) in [
        (Locale::En, "Not known: person.degrees[0].conferral."),
        (Locale::En, "Missing: event_start"),
        (Locale::En, "Sending on 2026-12-14 is late."),
        (
            Locale::Ru,
            "Об этом есть записи; granted значит «выполнено».",
        ),
        (Locale::Kk, "Мынаның келісімін талап етеді: center."),
    ] {
        assert!(internal(wrong, locale).is_some(), "{wrong}");
    }
    for locale in Locale::ALL {
        let said = said_in(locale);
        let wrong: Vec<String> = said
            .iter()
            .filter_map(|(key, said)| Some(format!("{}: {key}: {said}", internal(said, locale)?)))
            .collect();
        assert!(wrong.is_empty(), "{locale}\n{}", wrong.join("\n"));
        println!("{locale}: {} sentences", said.len());
        if std::env::var_os("READ").is_some() {
            said.iter()
                .for_each(|(key, said)| println!("{key}\n    {said}"));
        }
        assert!(said.len() > 130, "{locale}: {}", said.len());
    }
}

/// The same messages in the three languages: what one says, the others say.
#[test]
fn the_languages_say_the_same_things() {
    let [en, ru, kk] = Locale::ALL.map(|locale| {
        let keys = said_in(locale).into_keys();
        let keys = keys.filter(|key| !key.starts_with("ask "));
        keys.collect::<Vec<String>>()
    });
    assert_eq!(en, ru);
    assert_eq!(en, kk);
}

#[test]
fn the_policy_is_told_in_each_language() {
    for question in questions() {
        for locale in Locale::ALL {
            assert!(
                question.asks(locale).ends_with('?'),
                "{} {locale}",
                question.name
            );
        }
    }
    let [en, ru, kk] = Locale::ALL.map(|locale| {
        let gists = policy(locale).clauses.into_iter();
        gists
            .map(|clause| clause.gist.into_owned())
            .collect::<Vec<String>>()
    });
    for ((en, ru), kk) in en.iter().zip(&ru).zip(&kk) {
        assert!(en.is_ascii() && en.len() > 10, "{en}");
        assert!(ru != en && kk != en && ru != kk, "{en}");
    }
    let [en, ru, kk] = Locale::ALL.map(|locale| {
        let entries = policy(locale).interpretations.into_iter();
        let texts = entries.flat_map(|entry| {
            let others = entry.others.into_iter().map(|other| other.meaning);
            [entry.question, entry.meaning].into_iter().chain(others)
        });
        texts.map(|text| text.into_owned()).collect::<Vec<String>>()
    });
    for ((en, ru), kk) in en.iter().zip(&ru).zip(&kk) {
        assert!(ru != en && kk != en && ru != kk, "{en}");
    }
}

#[test]
fn a_day_at_the_desks_reads_in_each_language() {
    for locale in Locale::ALL {
        let day = desk_day::day(locale).expect("every case has its answer");
        for line in day.lines() {
            assert_eq!(internal(line, locale), None, "{line}");
        }
        assert_eq!(day.matches("  — ").count(), 9);
    }
}
