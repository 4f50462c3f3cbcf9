//! The shared vectors of decisions: what was worked out by hand, clause by clause.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read files, may fail and print their counts"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use nu_alumni_policy::{
    answer as ask, clause, decide,
    policy::{CLAUSES, Treatment},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// A case as it was written down.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    clause: String,
    question: String,
    as_of: String,
    facts: Value,
    #[serde(default)]
    terms: Value,
    outcome: String,
    /// The clauses of the reasons that make the outcome: of a yes all, else those against it or
    /// those that leave it open.
    reasons: Vec<String>,
    /// The day on which the outcome ends.
    until: Option<String>,
    #[serde(default)]
    approvers: Vec<String>,
    /// A smallest set of missing facts.
    ask: Option<Vec<String>>,
    /// The clauses of the advice, where it is what the case is about.
    advice: Option<Vec<String>>,
    /// The facts that a document or a statement would have to make others, where the case is
    /// about them.
    mended_by: Option<Vec<String>>,
    /// The keys of the messages of those reasons, then of the advice, where the case is about them.
    says: Option<Vec<String>>,
    /// By what the outcome would be another, where the case is about it.
    changed_by: Option<Vec<String>>,
    /// The days by which the duties are due, where they are what the case is about.
    due: Option<Vec<Option<String>>>,
}

fn cases() -> Vec<Case> {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/decisions");
    let mut files: Vec<_> = fs::read_dir(top)
        .expect("the vectors are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("a file of vectors");
            serde_json::from_str::<Vec<Case>>(&text)
                .unwrap_or_else(|e| panic!("{}: {e}", file.display()))
        })
        .collect()
}

fn answer(case: &Case) -> Value {
    let mut request = json!({"as_of": case.as_of, "facts": case.facts});
    if !case.terms.is_null() {
        request["terms"] = case.terms.clone();
    }
    let decision =
        decide(&case.question, &request.to_string()).unwrap_or_else(|e| panic!("{}: {e}", case.id));
    serde_json::to_value(decision).expect("JSON")
}

fn strings(value: &Value) -> Vec<String> {
    serde_json::from_value(value.clone()).expect("a list of strings")
}

#[test]
fn cases_give_what_was_written_down_for_them() {
    let cases = cases();
    let ids: BTreeSet<&str> = cases.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "an id stands twice");
    for case in &cases {
        let decision = answer(case);
        let id = &case.id;
        assert_eq!(decision["outcome"], *case.outcome, "{id}: {decision:#}");
        let mut reasons: Vec<String> = Vec::new();
        let mut says: Vec<Value> = Vec::new();
        for reason in decision["reasons"].as_array().expect("reasons") {
            let counts = match case.outcome.as_str() {
                "granted" => true,
                "undetermined" => reason["effect"] == "leaves-open",
                "needs-approval" => reason["effect"] == "requires-approval",
                "not-granted" => reason["effect"] == "refuses",
                _ => reason["effect"] == "prohibits",
            };
            if counts {
                says.push(reason["message"]["key"].clone());
            }
            for clause in strings(&reason["clauses"]) {
                if counts && !reasons.contains(&clause) {
                    reasons.push(clause);
                }
            }
            // A text that is its own key is none.
            assert_ne!(reason["message"]["text"], reason["message"]["key"], "{id}");
        }
        assert_eq!(reasons, case.reasons, "{id}");
        assert_eq!(decision["valid"]["until"], json!(case.until), "{id}");
        assert_eq!(strings(&decision["approvers"]), case.approvers, "{id}");
        let asked = &decision["ask"][0]["facts"];
        assert_eq!(*asked, json!(case.ask), "{id}");
        let notes = |list: &str| decision[list].as_array().expect("a list").clone();
        if let Some(advice) = &case.advice {
            let clauses = notes("advice")
                .iter()
                .flat_map(|n| strings(&n["clauses"]))
                .collect::<Vec<_>>();
            assert_eq!(clauses, *advice, "{id}");
        }
        if let Some(keys) = &case.says {
            says.extend(notes("advice").iter().map(|n| n["message"]["key"].clone()));
            assert_eq!(json!(says), json!(keys), "{id}");
        }
        let changes = notes("would_change");
        for change in &changes {
            let clauses = strings(&change["clauses"]);
            let once: BTreeSet<&String> = clauses.iter().collect();
            assert_eq!(once.len(), clauses.len(), "{id}: {change}");
        }
        if let Some(by) = &case.changed_by {
            let given: Vec<&Value> = changes.iter().map(|change| &change["by"]).collect();
            assert_eq!(json!(given), json!(by), "{id}");
        }
        if let Some(facts) = &case.mended_by {
            let others: Vec<String> = notes("would_change")
                .iter()
                .filter(|change| change["by"] != "time" && change["by"] != "approval")
                .flat_map(|change| strings(&change["facts"]))
                .collect();
            assert_eq!(others, *facts, "{id}");
        }
        if let Some(due) = &case.due {
            let days: Vec<Value> = notes("duties").iter().map(|n| n["due"].clone()).collect();
            assert_eq!(json!(days), json!(due), "{id}");
        }
        // What an order touched shows the answer without it, and cites it.
        let touched = !strings(&decision["basis"]["orders"]).is_empty();
        assert_eq!(touched, decision["without_order"].is_object(), "{id}");
        if touched {
            let cites = |item: &Value| {
                strings(&item["clauses"]).contains(&"9.1".to_owned())
                    && strings(&item["readings"]).contains(&"I11".to_owned())
            };
            let by_reason = notes("reasons")
                .iter()
                .any(|r| cites(r) && !strings(&r["orders"]).is_empty());
            let by_advice = notes("advice")
                .iter()
                .any(|n| cites(n) && n["message"]["args"]["orders"].is_string());
            // An order that leaves nothing to advise has only the basis to be named in.
            let by_basis = case.advice.as_ref().is_some_and(Vec::is_empty);
            assert!(by_reason || by_advice || by_basis, "{id}");
        }
    }
    println!("{} cases", cases.len());
}

/// Every scalar of a value, by its path.
fn leaves(value: &Value, path: String, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, field) in fields {
                leaves(field, format!("{path}.{name}"), into);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (i, item) in items.iter().enumerate() {
                leaves(item, format!("{path}[{i}]"), into);
            }
        }
        _ => {
            into.insert(path, value.clone());
        }
    }
}

fn differ_in_one_fact(one: &Case, other: &Case) -> bool {
    let of = |case: &Case| {
        let mut all = BTreeMap::new();
        leaves(&case.facts, String::new(), &mut all);
        all
    };
    let (one, other) = (of(one), of(other));
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths
        .iter()
        .filter(|path| one.get(**path) != other.get(**path))
        .count()
        == 1
}

#[test]
fn each_clause_that_asks_for_a_check_has_a_question_and_a_pair_of_cases_that_it_turns() {
    let cases = cases();
    let mut pairs = 0;
    for clause in CLAUSES
        .iter()
        .filter(|c| c.treatment == Treatment::Check && !c.section().starts_with('A'))
    {
        let of_clause: Vec<&Case> = cases
            .iter()
            .filter(|c| clause.id.name() == c.clause)
            .collect();
        let mut turns = 0;
        for (i, one) in of_clause.iter().enumerate() {
            for other in of_clause.iter().skip(i + 1) {
                let same = one.question == other.question
                    && one.as_of == other.as_of
                    && one.terms == other.terms;
                let settled = [one, other].iter().all(|c| c.outcome != "undetermined");
                if same && settled && one.outcome != other.outcome && differ_in_one_fact(one, other)
                {
                    turns += 1;
                }
            }
        }
        assert!(
            turns > 0,
            "no two cases of {} differ in one fact and in their outcome",
            clause.id
        );
        pairs += turns;
    }
    println!("{pairs} pairs");
}

#[test]
fn every_question_answers_its_cases_in_every_language() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        let texts: Vec<String> = ["en", "ru", "kk"]
            .iter()
            .map(|locale| {
                let mut case = case.clone();
                if case.terms.is_null() {
                    case.terms = json!({});
                }
                case.terms["locale"] = json!(locale);
                let decision = answer(&case);
                let messages = ["reasons", "duties", "advice"]
                    .iter()
                    .flat_map(|list| decision[*list].as_array().expect("a list").clone())
                    .map(|item| item["message"].clone());
                messages
                    .map(|message| {
                        assert!(!message["text"].as_str().expect("a text").contains('{'));
                        seen.insert(message["key"].as_str().expect("a key").to_owned());
                        message["text"].to_string()
                    })
                    .collect::<Vec<_>>()
                    .join("\n")
            })
            .collect();
        assert_ne!(texts[0], texts[1], "{}", case.id);
        assert_ne!(texts[0], texts[2], "{}", case.id);
    }
    // No text is written for nothing: each is said in some case.
    let english = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../core/locales/en.txt"
    ))
    .expect("the texts");
    let unsaid: Vec<&str> = english
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .skip_while(|key| *key != "reason.open")
        .filter(|key| !seen.contains(*key))
        .take_while(|key| !key.starts_with("date"))
        // Those of lists and of answers that are no decisions.
        .filter(|key| {
            ![
                "responsibility.",
                "schedule.",
                "collisions.",
                "orders-contradict.",
                "rights-ending.",
                "other-lists.",
                "other-lists-sent.",
                "own-lists.",
                "center-lists.",
                "center-direction.",
            ]
            .iter()
            .any(|of| key.starts_with(of))
        })
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

/// A text that says "provided that" would make a condition of what is a duty.
#[test]
fn the_route_to_the_own_alumni_is_worded_by_the_reading_and_the_orders() {
    for (id, key) in [
        ("audience-not-given", "advice.route-own"),
        ("audience-not-given-and-no-data", "advice.route-own"),
        (
            "audience-not-given-where-data-are-a-duty",
            "advice.route-own-duty",
        ),
        (
            "audience-not-given-where-an-order-waives-the-data",
            "advice.route-own-waived",
        ),
    ] {
        let all = cases();
        let case = all.iter().find(|c| c.id == id).expect("the case is there");
        assert_eq!(answer(case)["advice"][1]["message"]["key"], key, "{id}");
    }
}

/// A text fits every limit and reading under which it is said.
#[test]
fn texts_fix_no_number_that_an_order_or_a_reading_changes_and_name_both_documents() {
    for locale in ["en", "ru", "kk"] {
        let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/locales");
        let texts = fs::read_to_string(format!("{top}/{locale}.txt")).expect("the texts");
        let text = |key: &str| {
            let line = texts
                .lines()
                .find_map(|line| line.split_once(" = ").filter(|l| l.0 == key));
            line.expect("a text").1.to_lowercase()
        };
        for key in ["e-resources.met", "e-resources.unmet"] {
            for number in ["year", "date", "год", "числ", "жыл", "сол күн"] {
                assert!(!text(key).contains(number), "{locale} {key}: {number}");
            }
        }
        let documents = [
            ["alumni card", "identification card"],
            ["карт", "удостоверение"],
            ["карта", "куәлік"],
        ];
        let said = text("advice.library-on-campus");
        let named = |pair: &[&str; 2]| pair.iter().all(|document| said.contains(document));
        assert!(documents.iter().any(named), "{locale}: {said}");
    }
}

#[test]
fn days_and_periods_at_the_ends_of_the_calendar_break_nothing() {
    let mut asked = 0;
    for case in cases() {
        for day in ["-262143-01-01", "0000-01-01", "2027-12-31", "+262142-12-31"] {
            for years in [0, 1_000_000] {
                for reading in ["day-before", "next-working-day"] {
                    let request = json!({"as_of": day, "facts": case.facts, "terms": {
                        "limits": {"e_library_years": years}, "readings": {"I02": reading}
                    }});
                    // An answer or an error, as the case may be.
                    asked += usize::from(decide(&case.question, &request.to_string()).is_ok());
                }
            }
        }
    }
    assert!(asked > 0);
}

#[test]
fn each_responsibility_says_what_kind_of_answer_it_admits() {
    let request = json!({"as_of": "2026-01-12", "facts": {"record": {"forms": []}}});
    let answer = ask("responsibilities", &request.to_string()).expect("it answers");
    let answer: Value = serde_json::from_str(&answer.to_json()).expect("JSON");
    assert_eq!(answer["basis"]["as_of"], "2026-01-12");
    let all = answer["responsibilities"].as_array().expect("a list");
    let clauses: Vec<String> = (1..=20).map(|n| format!("5.{n}")).collect();
    assert_eq!(
        all.iter().map(|r| r["clause"].clone()).collect::<Vec<_>>(),
        clauses
    );
    for responsibility in all {
        let id = responsibility["clause"].as_str().expect("a clause");
        let number: u32 = id[2..].parse().expect("a number");
        let expected = match clause(id).expect("a clause").treatment {
            Treatment::Check => "record",
            Treatment::Duty => "policy",
            _ if number >= 13 => "character",
            _ => "judgement",
        };
        assert_eq!(responsibility["answer"], expected, "{id}");
        // What is never scored has no outcome at all.
        assert_eq!(
            responsibility["decision"].is_object(),
            expected == "record",
            "{id}"
        );
        let readings = match expected {
            "character" => json!(["I06", "I44"]),
            _ => json!(["I44"]),
        };
        assert_eq!(responsibility["readings"], readings, "{id}");
    }
    let forms = all.iter().find(|r| r["clause"] == "5.6").expect("5.6");
    assert_eq!(forms["decision"]["outcome"], "granted");
}

#[test]
fn nothing_of_section_5_is_asked_of_somebody_who_is_no_alumnus() {
    let asked = |as_of: &str| {
        let degree =
            json!({"id": "d", "kind": "master", "school": "GSPP", "conferral": "2026-06-12"});
        let request = json!({"as_of": as_of, "facts": {"person": {"degrees": [degree]},
            "record": {"forms": [{"id": "f", "answered": false}]}}});
        let answer = ask("responsibilities", &request.to_string()).expect("it answers");
        let answer: Value = serde_json::from_str(&answer.to_json()).expect("JSON");
        answer["responsibilities"]
            .as_array()
            .expect("a list")
            .clone()
    };
    let before = asked("2026-06-11");
    assert_eq!(before.len(), 20);
    for responsibility in &before {
        assert_eq!(responsibility["answer"], "not-asked");
        assert_eq!(responsibility["decision"], Value::Null);
        assert_eq!(responsibility["readings"], json!(["I44"]));
    }
    let from_then_on = asked("2026-06-12");
    let forms = from_then_on.iter().find(|r| r["clause"] == "5.6");
    assert_eq!(forms.expect("5.6")["decision"]["outcome"], "not-granted");
}

/// What is asked, which outcomes that can settle, and whether it always does.
fn asked(question: &str, facts: &Value, terms: &Value) -> Vec<(Vec<String>, Vec<String>, bool)> {
    let request = json!({"as_of": "2026-12-01", "facts": facts, "terms": terms});
    let decision = decide(question, &request.to_string()).expect("an answer");
    let decision = serde_json::to_value(decision).expect("JSON");
    let asks = decision["ask"].as_array().expect("a list").iter();
    let of = |ask: &Value| {
        let always = ask["always"].as_bool().expect("a yes or no");
        (strings(&ask["facts"]), strings(&ask["outcomes"]), always)
    };
    asks.map(of).collect()
}

#[test]
fn what_is_asked_settles_what_it_says_and_no_more() {
    let of = |facts: &[&str], outcomes: &[&str], always| {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        (owned(facts), owned(outcomes), always)
    };
    let (sender, data) = ("facts.sender", "facts.data_submitted");
    let either = ["granted", "needs-approval"];
    let approval = "communication-approval";
    // The Center needs none, and GSB alone needs one: they are not all its own. GSB and SEDS together can
    // have submitted the data or not.
    let of_two = json!({"official": true, "audience": {"schools": ["GSB", "SEDS"]}});
    assert_eq!(
        asked(approval, &of_two, &json!({})),
        [
            of(&[sender], &either, false),
            of(&[sender, data], &either, true)
        ]
    );
    // Where each has to have all of them, none has.
    let within_each = json!({"readings": {"I52": "within-each"}});
    assert_eq!(
        asked(approval, &of_two, &within_each),
        [of(&[sender], &either, true)]
    );
    // But who took the place of the other has.
    let successor = json!({"readings": {"I52": "within-each"},
        "successions": [{"former": "SEDS", "successor": "GSB"}]});
    assert_eq!(
        asked(approval, &of_two, &successor),
        [
            of(&[sender], &either, false),
            of(&[sender, data], &either, true)
        ]
    );
    // Nobody has everybody for one's own.
    let of_all = json!({"official": true, "audience": {"all": true}});
    assert_eq!(
        asked(approval, &of_all, &json!({})),
        [of(&[sender], &either, true)]
    );
    // An Association needs the approval whoever the audience is.
    let with_data = json!({"official": true, "data_submitted": true});
    assert_eq!(
        asked(approval, &with_data, &json!({})),
        [
            of(&[sender], &either, false),
            of(&[sender, "facts.audience"], &either, true)
        ]
    );

    let alumna = json!({"degrees": [
        {"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "2024-06-14"}
    ]});
    let no_record = json!({"person": alumna, "record": {}});
    let (changes, setting) = ("facts.record.changes", "terms.limits.timely_notice");
    // Nothing changed, or what did hangs on how many days are in good time.
    let told = ["granted", "not-granted"];
    assert_eq!(
        asked("changes-told", &no_record, &json!({})),
        [
            of(&[changes], &["granted"], false),
            of(&[changes, setting], &told, true)
        ]
    );
    let set = json!({"limits": {"timely_notice": 5}});
    assert_eq!(
        asked("changes-told", &no_record, &set),
        [of(&[changes], &told, true)]
    );

    // Of however many others, there can be more Alumni.
    let group = json!({"group": {"independent": true, "supports_nu": true}});
    let most = json!({"readings": {"I35": "most-alumni"}});
    let (members, others) = ("facts.group.members", "facts.group.members_not_alumni");
    assert_eq!(
        asked("association", &group, &most),
        [
            of(&[members], &["not-granted"], false),
            of(&[members, others], &told, true)
        ]
    );
    // Where all have to be Alumni, one other is enough.
    assert_eq!(
        asked("association", &group, &json!({})),
        [
            of(&[members], &["not-granted"], false),
            of(&[others], &["not-granted"], false),
            of(&[members, others], &told, true)
        ]
    );
}

#[test]
fn a_refusal_names_who_and_what_it_is_about() {
    let text = |question: &str, request: Value| -> String {
        let decision = decide(question, &request.to_string()).expect("the request is in order");
        let decision = serde_json::to_value(decision).expect("JSON");
        let reasons = decision["reasons"].as_array().expect("reasons").iter();
        let against = reasons.filter(|reason| reason["effect"] == "refuses");
        let said = against.map(|reason| reason["message"]["text"].as_str().expect("text"));
        said.collect::<Vec<_>>().join(" ")
    };
    let partners = json!([
        {"id": "Robotics", "association": true, "documents_of_title": false},
        {"id": "Chess", "association": false, "documents_of_title": true},
        {"id": "Hiking", "association": true, "documents_of_title": false, "form": "informal"},
        {"id": "Choir", "association": true, "documents_of_title": true}
    ]);
    let programme = |terms: Value| {
        text(
            "start-programme",
            json!({"as_of": "2026-01-12", "terms": terms, "facts": {
                "group": {"members": 12, "members_not_alumni": 0, "independent": true,
                    "supports_nu": true, "documents_of_title": true},
                "programme": {"with_university": false, "partners": partners}
            }}),
        )
    };
    let of_every = programme(json!({}));
    for named in ["“Chess”", "“Robotics, Hiking”"] {
        assert!(of_every.contains(named), "{of_every}");
    }
    let undecided = programme(json!({"readings": {"I36": "legal-entities-only"}}));
    assert!(!undecided.contains("Hiking"), "{undecided}");
    // Five working days from 1 December 2025 end on 8 December; of 5 January 2026, on 13 January.
    let told = text(
        "changes-told",
        json!({"as_of": "2026-01-12", "terms": {"limits": {"timely_notice": 5}}, "facts": {
            "person": {"degrees": [
                {"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "2024-06-14"}]},
            "record": {"changes": [
                {"id": "a", "of": "position", "changed_on": "2025-12-02", "told": "2025-12-03"},
                {"id": "b", "of": "employer", "changed_on": "2025-12-01", "told": "2025-12-09"},
                {"id": "c", "of": "contacts", "changed_on": "2026-01-05", "told": "not-yet"}]}
        }}),
    );
    assert!(told.ends_with("on: 1 December 2025."), "{told}");
}
