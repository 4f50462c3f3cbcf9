//! The register as a paper to be decided on: entry by entry, with its readings and a case in which
//! their answers differ.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    answer,
    decision::{ConfirmedEntry, Locale},
    policy::{
        ClauseId, Confirmation, EntryId, InterpretationEntry, QuestionName, Readings, clause,
    },
    questions::{Answer, policy},
};

/// A case that the readings of an entry answer otherwise, as it is asked; what it is about stands in the
/// locales under its id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    entry: EntryId,
    /// What is asked; else it is a letter that is checked.
    question: Option<QuestionName>,
    letter: Option<String>,
    /// The clause that it is about, of several that are answered.
    clause: Option<ClauseId>,
    /// The request, or the letter's brief.
    request: Map<String, Value>,
    /// Terms that a reading alone has.
    #[serde(default)]
    terms_of: BTreeMap<String, Map<String, Value>>,
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("register_cases.json")).expect("the cases have their shape")
});

impl Case {
    /// The request under a reading, in a language.
    fn request(&self, reading: &str, locale: Locale) -> Map<String, Value> {
        let mut request = self.request.clone();
        let terms = request.entry("terms").or_insert_with(|| Map::new().into());
        if let Value::Object(terms) = terms {
            let readings = Map::from_iter([(self.entry.to_string(), reading.into())]);
            terms.insert("readings".to_owned(), readings.into());
            terms.insert("locale".to_owned(), locale.to_string().into());
            terms.extend(self.terms_of.get(reading).cloned().unwrap_or_default());
        }
        request
    }

    /// What is answered under a reading; `None` where this build does not answer it.
    fn said(&self, reading: &str, locale: Locale) -> Option<String> {
        let request = Value::from(self.request(reading, locale)).to_string();
        let said: Vec<String> = match (&self.letter, self.question) {
            (Some(letter), _) => self.said_of_letter(letter, &request)?,
            (None, question) => match answer(question?.name(), &request).ok()? {
                Answer::Decision(decision) => vec![decision.headline().text.to_string()],
                Answer::Decisions(all) => {
                    let about =
                        |clauses: &[ClauseId]| self.clause.is_some_and(|id| clauses.contains(&id));
                    let decision = all.iter().find(|one| about(one.clauses()))?;
                    let reasons = decision.reasons().iter();
                    let against = reasons.filter(|r| r.effect != crate::decision::Effect::Grants);
                    against
                        .map(|reason| reason.message.text.to_string())
                        .collect()
                }
                Answer::SendingSchedule(schedule) => texts(&schedule.summary),
                Answer::Moderation(moderation) => texts(&moderation.summary),
                Answer::Collisions(report) => {
                    let messages = report.findings.iter().map(|found| &found.message);
                    messages
                        .take(1)
                        .map(|message| message.text.to_string())
                        .collect()
                }
                _ => return None,
            },
        };
        if said.is_empty() {
            return locale.text("paper.none").map(str::to_owned);
        }
        Some(said.join(" "))
    }

    #[cfg(feature = "mailing")]
    fn said_of_letter(&self, letter: &str, brief: &str) -> Option<Vec<String>> {
        use crate::{Brief, Draft, SourceKind, check_mailing};

        let draft = Draft::read(SourceKind::Html, letter.as_bytes()).ok()?;
        let report = check_mailing(&draft, &brief.parse::<Brief>().ok()?).ok()?;
        let about = |clauses: &[ClauseId]| self.clause.is_some_and(|id| clauses.contains(&id));
        let findings = report.findings.iter().filter(|found| about(&found.clauses));
        let said: Vec<String> = findings
            .map(|found| found.message.text.to_string())
            .collect();
        let row = report
            .checklist
            .iter()
            .find(|row| Some(row.clause) == self.clause);
        Some(match said.is_empty() {
            true => vec![row?.why.text.to_string()],
            false => said,
        })
    }

    #[cfg(not(feature = "mailing"))]
    fn said_of_letter(&self, _: &str, _: &str) -> Option<Vec<String>> {
        None
    }
}

fn texts(messages: &[crate::decision::Message]) -> Vec<String> {
    messages.iter().map(|one| one.text.to_string()).collect()
}

/// The interpretation register as a paper for the University to decide on, in Markdown: each entry with
/// the clauses that it reads, its readings, and a case with what each of them answers there. Entries
/// that a letter would show have their cases with the feature `mailing` only. What the University itself
/// said of an entry, which `readings` have, is marked there, with who, when and where.
///
/// ```
/// use nu_alumni_policy::{Locale, policy::Readings, register_paper};
///
/// let readings: Readings = serde_json::from_str(r#"{"I33": {"reading": "before-the-center",
///     "by": "Vice President", "on": "2026-10-01", "document": "Order 12"}}"#)?;
/// let paper = register_paper(&readings, Locale::En);
/// assert!(paper.contains("## I33. Does an Alumnus come to the Center first?"));
/// assert!(paper.contains("| `before-the-center` | Yes. |"));
/// assert!(paper.contains("- [x] `before-the-center`"));
/// assert!(paper.contains("I33 is read as the University said: Vice President, 1 October 2026, Order 12."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn register_paper(readings: &Readings, locale: Locale) -> String {
    let confirmed: BTreeMap<EntryId, &Confirmation> = readings.confirmed().collect();
    let text = |key: &str| locale.text(&format!("paper.{key}")).unwrap_or_default();
    let mut paper = format!("# {}\n\n{}\n", text("title"), text("intro"));
    for entry in policy(locale).interpretations {
        let said = confirmed.get(&entry.id).copied();
        paper.push_str(&of_entry(&entry, said, locale, &text));
    }
    paper
}

fn of_entry<'t>(
    entry: &InterpretationEntry,
    confirmed: Option<&Confirmation>,
    locale: Locale,
    text: &impl Fn(&str) -> &'t str,
) -> String {
    let mut paper = format!("\n## {}. {}\n\n", entry.id, entry.question);
    if entry.clauses.is_empty() {
        paper.push_str(&format!("{}\n", text("whole")));
    }
    for clause in entry.clauses.iter().filter_map(|id| clause(id.name())) {
        paper.push_str(&format!("- {}: {}\n", clause.id, clause.gist(locale)));
    }
    paper.push('\n');
    let name = |value: &str| format!("`{value}`: ");
    let own = entry.value.as_deref().map(name).unwrap_or_default();
    // Of an entry with one reading the University says no more than that it takes it.
    let mark = |value: Option<&str>| {
        let taken =
            confirmed.is_some_and(|said| said.reading.map(|reading| reading.value()) == value);
        if taken { "x" } else { " " }
    };
    paper.push_str(&format!(
        "- [{}] {own}{} ({})\n",
        mark(entry.value.as_deref()),
        entry.meaning,
        text("taken")
    ));
    for other in &entry.others {
        let mark = mark(Some(&other.value));
        paper.push_str(&format!(
            "- [{mark}] {}{}\n",
            name(&other.value),
            other.meaning
        ));
    }
    paper.push_str(&format!("- [ ] {}\n", text("another")));
    for case in CASES.iter().filter(|case| case.entry == entry.id) {
        let own = entry.value.iter().map(|value| &**value);
        let readings = own.chain(entry.others.iter().map(|other| &*other.value));
        let said: Vec<(&str, String)> = readings
            .filter_map(|reading: &str| Some((reading, case.said(reading, locale)?)))
            .collect();
        if said.is_empty() {
            continue;
        }
        let about = locale
            .text(&format!("case.{}", case.id))
            .unwrap_or_default();
        let about = text("case").replace("{case}", about);
        let head = format!("| {} | {} |\n|---|---|\n", text("reading"), text("answer"));
        paper.push_str(&format!("\n{about}\n\n{head}"));
        for (reading, answer) in said {
            paper.push_str(&format!("| `{reading}` | {answer} |\n"));
        }
    }
    let decided = match confirmed {
        Some(said) => {
            ConfirmedEntry::new("basis.confirmed", (entry.id, said), locale)
                .message
                .text
        }
        None => text("signed").to_owned(),
    };
    paper.push_str(&format!("\n{decided}\n"));
    paper
}

#[cfg(all(test, feature = "mailing"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::policy::INTERPRETATIONS;

    /// What each reading of an entry answers in all its cases.
    fn answers(entry: EntryId, locale: Locale) -> Vec<Vec<Option<String>>> {
        let entry = entry.entry();
        let readings = entry.value.into_iter();
        let readings = readings.chain(entry.others.iter().map(|other| other.value));
        let cases: Vec<&Case> = CASES.iter().filter(|case| case.entry == entry.id).collect();
        readings
            .map(|reading| {
                let of = |case: &&Case| case.said(reading.value(), locale);
                cases.iter().map(of).collect()
            })
            .collect()
    }

    #[test]
    fn the_cases_separate_every_reading_that_can_be_chosen() {
        for locale in Locale::ALL {
            for entry in INTERPRETATIONS.iter().filter(|entry| entry.value.is_some()) {
                let answers = answers(entry.id, locale);
                let once: BTreeSet<_> = answers.iter().collect();
                assert_eq!(
                    once.len(),
                    answers.len(),
                    "{} {locale}: {answers:#?}",
                    entry.id
                );
                assert!(
                    answers.iter().flatten().all(Option::is_some),
                    "{}",
                    entry.id
                );
            }
        }
    }

    #[test]
    fn every_case_is_of_an_open_entry_and_told_in_each_language() {
        for case in CASES.iter() {
            assert!(case.entry.entry().value.is_some(), "{}", case.id);
            for locale in Locale::ALL {
                assert!(
                    locale.text(&format!("case.{}", case.id)).is_some(),
                    "{}",
                    case.id
                );
            }
        }
    }

    #[test]
    fn the_paper_has_every_entry_in_each_language() {
        let papers = Locale::ALL.map(|locale| register_paper(&Readings::default(), locale));
        for entry in INTERPRETATIONS {
            for paper in &papers {
                assert_eq!(paper.matches(&format!("\n## {}. ", entry.id)).count(), 1);
            }
        }
        let [en, ru, kk] = &papers;
        assert!(en != ru && ru != kk);
        assert!(papers.iter().all(|paper| !paper.contains(['{', '}'])));
        assert!(papers.iter().all(|paper| !paper.contains("[x]")));
    }

    #[test]
    fn what_the_university_said_is_marked_in_each_language() {
        // One of several readings, and one that has no other.
        let readings = r#"{"I48": {"reading": "only-completion", "by": "VP", "on": "2026-10-01",
            "document": "12"}, "I44": {"by": "VP", "on": "2026-10-02", "document": "13"}}"#;
        let readings: Readings = serde_json::from_str(readings).unwrap();
        let papers = Locale::ALL.map(|locale| register_paper(&readings, locale));
        let unsigned = register_paper(&Readings::default(), Locale::En);
        let signs = |paper: &str| paper.matches("Decided by: ___").count();
        assert_eq!(signs(&papers[0]) + 2, signs(&unsigned));
        for paper in &papers {
            let marked = paper.lines().filter(|line| line.contains("[x]"));
            let marked: Vec<&str> = marked.collect();
            assert_eq!(marked.len(), 2, "{marked:?}");
            assert!(
                marked[1].starts_with("- [x] `only-completion`: "),
                "{marked:?}"
            );
        }
        assert!(papers[1].contains("VP, 1 октября 2026 г., 12"));
        assert!(papers[2].contains("2026 жылғы 2 қазан"));
    }
}
