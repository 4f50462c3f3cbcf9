//! The responsibilities that leave a record: forms answered (5.6), changes told (5.7),
//! disclosure (5.11). Here granted means met, and not granted means not met.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    answer::{
        DecideError, Decision, Note, Outcome, Question, Terms,
        condition::{Condition, Fact, Remedy, When},
        decide_error::{at_most, distinct},
    },
    calendar::{Bounds, Calendar, parse_date},
};

/// More entries than this in one record are refused.
const MOST_ENTRIES: usize = 256;

/// The setting of 5.7.
const TIMELY: &str = "timely_notice";

/// A form, survey or questionnaire that the person was asked to fill in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// Whether it was answered.
    pub answered: Option<bool>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeOf {
    /// Contact information.
    Contacts,
    /// The place of employment.
    Employer,
    /// The position.
    Position,
}

/// Whether and when the Center was told: `not-yet`, or the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Told {
    /// Not so far.
    NotYet,
    /// On this day.
    On(NaiveDate),
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYet => f.write_str("not-yet"),
            Self::On(day) => day.fmt(f),
        }
    }
}

impl FromStr for Told {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "not-yet" {
            return Ok(Self::NotYet);
        }
        let day = parse_date(text).map(Self::On);
        day.map_err(|error| format!("told: neither not-yet nor a day: {error}"))
    }
}

impl TryFrom<String> for Told {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// A change that the Center is to be told of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactChange {
    /// Its id.
    pub id: String,
    /// What changed.
    pub of: ChangeOf,
    /// When it did.
    pub changed_on: NaiveDate,
    /// Whether and when the Center was told.
    pub told: Option<Told>,
}

/// What is known of a disclosure or a use of information.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Whether the information is about the activities of the NU community and Alumni.
    pub about_nu_or_alumni: Option<bool>,
    /// Whether it was disclosed.
    pub disclosed: Option<bool>,
    /// Whether it was used for the person's own or a third party's interests.
    pub used_for_interests: Option<bool>,
}

/// A person's record. What is not given is not known; an empty list says that there was nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The forms asked for (5.6).
    pub forms: Option<Vec<Form>>,
    /// The changes (5.7).
    pub changes: Option<Vec<ContactChange>>,
    /// Information that may have been disclosed or used (5.11).
    #[serde(default)]
    pub disclosure: Disclosure,
}

/// What the record's questions hang on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordFacts {
    /// The record.
    #[serde(default)]
    pub record: Record,
}

impl Record {
    fn check(&self, as_of: NaiveDate) -> Result<(), DecideError> {
        let forms = self.forms.as_deref().unwrap_or_default();
        at_most("record.forms", forms.len(), MOST_ENTRIES)?;
        distinct("record.forms", forms.iter().map(|f| f.id.as_str()))?;
        let changes = self.changes.as_deref().unwrap_or_default();
        at_most("record.changes", changes.len(), MOST_ENTRIES)?;
        distinct("record.changes", changes.iter().map(|c| c.id.as_str()))?;
        for (i, change) in changes.iter().enumerate() {
            let told = match change.told {
                Some(Told::On(day)) => Some(("told", day)),
                _ => None,
            };
            let days = [("changed_on", change.changed_on)].into_iter().chain(told);
            for (name, date) in days {
                if date > as_of {
                    return Err(DecideError::InTheFuture {
                        field: format!("record.changes[{i}].{name}"),
                        date,
                        as_of,
                    });
                }
            }
        }
        Ok(())
    }
}

/// Whether all forms and surveys on one's destination were answered (5.6).
///
/// # Errors
/// [`DecideError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, RecordFacts, Terms, forms_answered};
///
/// let facts: RecordFacts = serde_json::from_str(
///     r#"{"record": {"forms": [{"id": "destinations-2025", "answered": false}]}}"#,
/// )?;
/// let decision = forms_answered(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NotGranted);
/// assert!(decision.duties()[0].message.text.contains("destinations-2025"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn forms_answered(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, DecideError> {
    terms.check()?;
    facts.record.check(as_of)?;
    let when = match facts.record.forms.as_deref() {
        None => Fact::unknown("record.forms", 2).yes(),
        Some([]) => Fact::known("record.forms", 1, "none").yes(),
        Some(forms) => When::All(
            forms
                .iter()
                .enumerate()
                .map(|(i, form)| {
                    Fact::flag(format!("record.forms[{i}].answered"), form.answered).yes()
                })
                .collect(),
        ),
    };
    let condition = Condition::new("forms", &["5.6"], when).remedy(Remedy::Document);
    let question = Question {
        name: "forms-answered",
        clauses: &["5.6"],
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    let mut decision = question.decide(as_of, terms)?;
    for form in facts.record.forms.iter().flatten() {
        if form.answered == Some(false) {
            let args = [("form", form.id.clone())];
            decision =
                decision.with_duty(Note::new("duty.form", &["5.6"], &args, None, terms.locale));
        }
    }
    Ok(decision)
}

/// Whether the Center was told of changed contacts, employers and positions in good time (5.7):
/// within the working days of the setting `timely_notice` (I05). Where it is not set, the days
/// that went by are shown.
///
/// # Errors
/// [`DecideError`] naming the field, or where the calendar does not know the days.
///
/// ```
/// use nu_alumni_policy::{Outcome, RecordFacts, Terms, changes_told};
///
/// let facts: RecordFacts = serde_json::from_str(r#"{"record": {"changes": [
///     {"id": "c1", "of": "employer", "changed_on": "2026-01-09", "told": "not-yet"}
/// ]}}"#)?;
/// let mut terms = Terms::default();
/// let as_of = "2026-01-12".parse()?;
/// assert_eq!(changes_told(&facts, as_of, &terms)?.outcome(), Outcome::Undetermined);
/// terms.limits.set("timely_notice", 10.0)?;
/// let decision = changes_told(&facts, as_of, &terms)?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// assert_eq!(decision.duties()[0].due, Some("2026-01-23".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn changes_told(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, DecideError> {
    terms.check()?;
    facts.record.check(as_of)?;
    let calendar = terms.working_days()?;
    let changes = facts.record.changes.as_deref();
    let conditions = |_: &Terms| {
        let when = match changes {
            None => Fact::unknown("record.changes", 2).yes(),
            Some([]) => Fact::known("record.changes", 1, "none").yes(),
            Some(changes) => When::All(
                changes
                    .iter()
                    .enumerate()
                    .map(|(i, change)| told_in_time(i, change, as_of, terms, &calendar))
                    .collect::<Result<_, _>>()?,
            ),
        };
        Ok(vec![
            Condition::new("changes", &["5.7"], when).readings(&["I05"]),
        ])
    };
    let question = Question {
        name: "changes-told",
        clauses: &["5.7"],
        conditions: &conditions,
    };
    let mut decision = question.decide(as_of, terms)?;
    for change in changes.unwrap_or_default() {
        let args = |days: u32| [("change", change.id.clone()), ("days", days.to_string())];
        let until = match change.told {
            Some(Told::On(day)) => day,
            _ => as_of,
        };
        let elapsed = elapsed(&calendar, change.changed_on, until)?;
        let note = |key, due| {
            Note::new(key, &["5.7"], &args(elapsed), due, terms.locale).readings(&["I05"])
        };
        if change.told == Some(Told::NotYet) {
            let due = timely(terms)
                .map(|days| deadline(&calendar, change.changed_on, days))
                .transpose()?;
            decision = decision.with_duty(note("duty.tell-change", due));
        }
        if decision.outcome() == Outcome::Undetermined {
            decision = decision.with_advice(note("advice.days-elapsed", None));
        }
    }
    Ok(decision)
}

/// The setting of 5.7; no order sets it, as it is the caller's.
fn timely(terms: &Terms) -> Option<u32> {
    // `Limits::set` keeps it whole and at most 1,000.
    terms.limits.get(TIMELY).map(|days| days as u32)
}

/// The last day to tell of a change.
fn deadline(calendar: &Calendar, changed: NaiveDate, days: u32) -> Result<NaiveDate, DecideError> {
    Ok(match days {
        0 => changed,
        days => calendar.nth_after(changed, days.into())?,
    })
}

/// The working days from the day after `changed` through `until`.
fn elapsed(calendar: &Calendar, changed: NaiveDate, until: NaiveDate) -> Result<u32, DecideError> {
    if until <= changed {
        return Ok(0);
    }
    Ok(calendar.count(changed, until, Bounds::End)?)
}

/// That the Center was told of a change in time, or can still be.
fn told_in_time(
    i: usize,
    change: &ContactChange,
    as_of: NaiveDate,
    terms: &Terms,
    calendar: &Calendar,
) -> Result<When, DecideError> {
    let path = format!("record.changes[{i}].told");
    let changed = change.changed_on;
    let shown = change.told.map(|told| format!("{told}, changed {changed}"));
    let Some(days) = timely(terms) else {
        let long_enough = Fact::unknown(format!("terms.limits.{TIMELY}"), 2).yes();
        // What was told before any day went by is timely however the setting is.
        let at_once = match change.told {
            Some(Told::On(day)) => {
                let at_once = elapsed(calendar, changed, day)? == 0;
                Fact::known(path, u8::from(at_once), shown.unwrap_or_default())
            }
            Some(Told::NotYet) => {
                let at_once = elapsed(calendar, changed, as_of)? == 0;
                Fact::known(path, u8::from(at_once), shown.unwrap_or_default())
            }
            None if elapsed(calendar, changed, as_of)? == 0 => Fact::known(path, 1, "today"),
            None => Fact::unknown(path, 2),
        };
        return Ok(When::Any(vec![at_once.yes(), long_enough]));
    };
    let last = deadline(calendar, changed, days)?;
    let after: Vec<NaiveDate> = last.succ_opt().into_iter().collect();
    let not_late = |path: String, shown: String| {
        Fact::by_day(path, shown, after.clone(), |day| u8::from(day <= last)).yes()
    };
    Ok(match change.told {
        Some(Told::On(day)) => {
            Fact::known(path, u8::from(day <= last), shown.unwrap_or_default()).yes()
        }
        Some(Told::NotYet) => not_late(path, shown.unwrap_or_default()),
        None => When::Any(vec![
            not_late(
                format!("record.changes[{i}].changed_on"),
                changed.to_string(),
            ),
            Fact::unknown(path, 2).yes(),
        ]),
    })
}

/// Whether information on NU's and Alumni's activities was neither disclosed nor used for one's
/// own or a third party's interests (5.11).
///
/// # Errors
/// [`DecideError`] naming the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, RecordFacts, Terms, non_disclosure};
///
/// let facts: RecordFacts = serde_json::from_str(
///     r#"{"record": {"disclosure": {"about_nu_or_alumni": true, "disclosed": true}}}"#,
/// )?;
/// let decision = non_disclosure(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Prohibited);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn non_disclosure(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, DecideError> {
    terms.check()?;
    facts.record.check(as_of)?;
    let Disclosure {
        about_nu_or_alumni,
        disclosed,
        used_for_interests,
    } = facts.record.disclosure;
    let flag = |name: &str, given| Fact::flag(format!("record.disclosure.{name}"), given).no();
    let when = When::Any(vec![
        flag("about_nu_or_alumni", about_nu_or_alumni),
        When::All(vec![
            flag("disclosed", disclosed),
            flag("used_for_interests", used_for_interests),
        ]),
    ]);
    let condition = Condition::new("disclosure", &["5.11"], when).or_prohibited();
    let question = Question {
        name: "non-disclosure",
        clauses: &["5.11"],
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    question.decide(as_of, terms)
}
