//! A day at four desks, library, campus, careers and moderator, as each hears it in three languages.
//!
//! `cargo run --release --example desk_day`
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command prints"
)]

use std::process::ExitCode;

use nu_alumni_policy::{Answer, Decision, Locale, answer, decision::QuestionError, questions};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-30";

/// A desk, in English, Russian and Kazakh.
const LIBRARY: [&str; 3] = ["Library", "Библиотека", "Кітапхана"];
const CAMPUS: [&str; 3] = ["Campus", "Проходная", "Өткізу пункті"];
const CAREERS: [&str; 3] = ["Career center", "Центр карьеры", "Мансап орталығы"];
const MODERATOR: [&str; 3] = ["Moderator", "Модератор", "Модератор"];

/// Who comes to which desk, and what is asked of the library of the Policy.
fn cases() -> Vec<([&'static str; 3], &'static str, Value)> {
    let degree = |kind: &str, conferral: &str| json!({"degrees": [{"id": "d", "kind": kind, "school": "SEDS", "conferral": conferral}]});
    let with_cards = |alumni_card: Option<bool>, identification_card: Option<bool>| {
        json!({"person": {
            "degrees": [{"id": "d", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}],
            "alumni_card": alumni_card,
            "identification_card": identification_card
        }})
    };
    let to_all = json!({
        "official": true, "kind": "event-announcement", "sender": {"school": "SEDS"},
        "audience": {"all": true}, "data_submitted": true
    });
    let record = json!({
        "submission": {
            "channel": "mailing", "unit": "Alumni Office", "school": "SEDS",
            "direction": "school-digest", "lists": [{"name": "seds-all", "school": "SEDS"}]
        },
        "entries": [
            {"step": "submit", "role": "initiator", "by": "u1", "at": "2026-11-25"},
            {"step": "take-up", "role": "moderator", "by": "m1", "at": "2026-11-26"}
        ]
    });
    vec![
        (
            LIBRARY,
            "library-e-resources",
            json!({"person": degree("bachelor", "2025-06-14")}),
        ),
        (
            LIBRARY,
            "library-on-campus",
            json!({"person": degree("master", "2019-06-08")}),
        ),
        (CAMPUS, "campus-access", with_cards(Some(false), Some(true))),
        (CAMPUS, "campus-access", with_cards(Some(true), None)),
        (
            CAREERS,
            "career-services",
            json!({"person": degree("phd", "pending")}),
        ),
        (
            CAREERS,
            "changes-told",
            json!({"record": {"changes": [
                {"id": "c1", "of": "employer", "changed_on": "2026-11-16", "told": "not-yet"}
            ]}}),
        ),
        (MODERATOR, "communication-approval", to_all),
        (
            MODERATOR,
            "sending-schedule",
            json!({"event_start": "2026-12-21", "received": TODAY}),
        ),
        (MODERATOR, "moderation", json!({"record": record})),
    ]
}

/// The day in a language.
///
/// # Errors
/// [`QuestionError`], were a case no case.
pub fn day(locale: Locale) -> Result<String, QuestionError> {
    let mut out = String::new();
    let mut last = "";
    for (names, question, facts) in cases() {
        let [en, ru, kk] = names;
        let desk = match locale {
            Locale::Ru => ru,
            Locale::Kk => kk,
            _ => en,
        };
        if desk != last {
            out += &format!("\n{desk}\n");
            last = desk;
        }
        let asks = questions().find(|known| known.name.name() == question);
        let asks = asks.map_or("", |known| known.asks(locale));
        let request = json!({"as_of": TODAY, "facts": facts, "terms": {"locale": locale}});
        out += &format!("  — {asks}\n");
        for line in lines(&answer(question, &request.to_string())?) {
            out += &format!("    {line}\n");
        }
    }
    Ok(out)
}

/// What an answer says, sentence by sentence.
fn lines(answer: &Answer) -> Vec<String> {
    let texts = match answer {
        Answer::Decision(decision) => return of_decision(decision),
        Answer::SendingSchedule(schedule) => &schedule.summary,
        Answer::Moderation(moderation) => &moderation.summary,
        _ => return Vec::new(),
    };
    texts.iter().map(|message| message.text.clone()).collect()
}

fn of_decision(decision: &Decision) -> Vec<String> {
    let mut lines = vec![decision.headline().text.clone()];
    let reasons = decision.reasons().iter();
    // That somebody is an Alumnus goes without saying where another reason decides.
    let several = decision.reasons().len() > 1;
    let reasons = reasons.filter(|reason| !several || reason.message.key != "alumnus.met");
    lines.extend(reasons.map(|reason| reason.message.text.clone()));
    lines.extend(
        decision
            .ask()
            .first()
            .into_iter()
            .flat_map(|ask| ask.questions.clone()),
    );
    let notes = decision.duties().iter().chain(decision.advice());
    lines.extend(notes.map(|note| note.message.text.clone()));
    lines
}

#[allow(dead_code, reason = "a test that takes the day in has no use for it")]
fn main() -> ExitCode {
    for locale in Locale::ALL {
        match day(locale) {
            Ok(day) => println!("{locale}{day}"),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}
