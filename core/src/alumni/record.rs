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

/// More forms than this in one record are refused.
const MOST_FORMS: usize = 256;

/// More changes than this in one record are refused.
const MOST_CHANGES: usize = 30;

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
        at_most("record.forms", forms.len(), MOST_FORMS)?;
        distinct("record.forms", forms.iter().map(|f| f.id.as_str()))?;
        let changes = self.changes.as_deref().unwrap_or_default();
        at_most("record.changes", changes.len(), MOST_CHANGES)?;
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
        outside: None,
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
            Some(changes) => match timely(terms) {
                Some(days) => told_within(days, changes, &calendar)?,
                None => told_within_unset(changes, as_of, &calendar)?,
            },
        };
        Ok(vec![
            Condition::new("changes", &["5.7"], when).readings(&["I05"]),
        ])
    };
    let question = Question {
        name: "changes-told",
        clauses: &["5.7"],
        outside: None,
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

fn path(i: usize, name: &str) -> String {
    format!("record.changes[{i}].{name}")
}

fn shown(change: &ContactChange, told: Told) -> String {
    format!("{told}, changed {}", change.changed_on)
}

/// That the Center was told of every change within so many working days, or still can be.
fn told_within(
    days: u32,
    changes: &[ContactChange],
    calendar: &Calendar,
) -> Result<When, DecideError> {
    let mut all = Vec::new();
    for (i, change) in changes.iter().enumerate() {
        let last = deadline(calendar, change.changed_on, days)?;
        let not_late = |name, shown: String| {
            let after = last.succ_opt().into_iter().collect();
            Fact::by_day(path(i, name), shown, after, |day| u8::from(day <= last)).yes()
        };
        all.push(match change.told {
            Some(told @ Told::On(day)) => {
                Fact::known(path(i, "told"), u8::from(day <= last), shown(change, told)).yes()
            }
            Some(Told::NotYet) => not_late("told", shown(change, Told::NotYet)),
            None => When::Any(vec![
                not_late("changed_on", change.changed_on.to_string()),
                Fact::unknown(path(i, "told"), 2).yes(),
            ]),
        });
    }
    Ok(When::All(all))
}

/// The same where nobody set how many. What decides is the longest delay against the setting;
/// a change of which it is not known when it was told can have any delay up to now.
fn told_within_unset(
    changes: &[ContactChange],
    as_of: NaiveDate,
    calendar: &Calendar,
) -> Result<When, DecideError> {
    let mut delays = Vec::new();
    for change in changes {
        let until = match change.told {
            Some(Told::On(day)) => day,
            _ => as_of,
        };
        delays.push(elapsed(calendar, change.changed_on, until)?);
    }
    let of_all = || changes.iter().zip(&delays).enumerate();
    let longest_known = of_all()
        .filter(|(_, (change, _))| change.told.is_some())
        .map(|(_, (_, delay))| *delay)
        .max()
        .unwrap_or(0);
    // The setting is below all of these, or at least the first, or the second, …
    let mut steps: Vec<u32> = of_all()
        .map(|(_, (_, delay))| *delay)
        .filter(|delay| *delay >= longest_known.max(1))
        .collect();
    steps.sort_unstable();
    steps.dedup();
    let most = steps.len() as u8;
    let step = |delay: u32| {
        let at = steps.iter().position(|step| *step >= delay);
        at.map_or(0, |at| (at as u8).saturating_add(1))
    };
    let setting = |at_least: u8| {
        let enough: Vec<u8> = (at_least..=most).collect();
        Fact::unknown(format!("terms.limits.{TIMELY}"), most.saturating_add(1)).is(&enough)
    };
    let mut all = Vec::new();
    for (i, (change, &delay)) in of_all() {
        match change.told {
            Some(told) => {
                let at_once = delay == 0;
                let fact = Fact::known(path(i, "told"), u8::from(at_once), shown(change, told));
                let enough = if at_once { 0 } else { step(delay) };
                all.push(When::Any(vec![fact.yes(), setting(enough)]));
            }
            // The longest known delay is longer.
            None if delay <= longest_known => {}
            None => {
                let own = step(delay);
                let told = |at_most: u8| {
                    let soon_enough: Vec<u8> = (0..=at_most.min(own)).collect();
                    Fact::unknown(path(i, "told"), own.saturating_add(1)).is(&soon_enough)
                };
                let ways = (0..=most).map(|s| When::All(vec![setting(s), told(s)]));
                all.push(When::Any(ways.collect()));
            }
        }
    }
    Ok(When::All(all))
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
        outside: None,
        conditions: &|_| Ok(vec![condition.clone()]),
    };
    question.decide(as_of, terms)
}
