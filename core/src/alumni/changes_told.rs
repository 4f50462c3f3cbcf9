//! Whether the Center was told of changes in good time (5.7). Granted means met.

use chrono::NaiveDate;

use super::{Conferral, ContactChange, RecordFacts, Told};
use crate::{
    calendar::{Bounds, Calendar},
    decision::{
        Approvals, Arg, Decision, GivenError, Note, Outcome, Question, QuestionError, QuestionFact,
        Terms,
        condition::{Fact, When},
    },
    policy::{ClauseId, EntryId, Limit, QuestionName},
};

/// What [`changes_told`] is asked by.
pub(crate) const CHANGES_TOLD: QuestionFact = QuestionFact {
    name: QuestionName::ChangesTold,
    clauses: &[ClauseId::C5_7],
    dated: true,
};

/// Whether the Center was told of changed contacts, employers and positions in good time (5.7):
/// within the working days of the setting `timely_notice` (I05). Where it is not set, the days
/// that went by are shown. Of somebody who is no Alumnus it is not asked (I44), and granted, nor of an
/// Alumnus what changed before the first degree that makes one; of a degree whose day is not known it is
/// taken to be earlier. The duty to tell has whoever is known to be an Alumnus.
///
/// # Errors
/// [`QuestionError`] naming the field, or where the calendar does not know the days.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, alumni::{RecordFacts, changes_told}, policy::Limit};
///
/// let facts: RecordFacts = serde_json::from_str(r#"{
///     "person": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SSH", "conferral": "2024-06-14"}]},
///     "record": {"changes": [
///         {"id": "c1", "of": "employer", "changed_on": "2026-01-09", "told": "not-yet"}
///     ]}
/// }"#)?;
/// let mut terms = Terms::default();
/// let as_of = "2026-01-12".parse()?;
/// assert_eq!(changes_told(&facts, as_of, &terms)?.outcome(), Outcome::Undetermined);
/// terms.limits.set(Limit::TimelyNotice, 10.0)?;
/// let decision = changes_told(&facts, as_of, &terms)?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// assert_eq!(decision.duties()[0].due, Some("2026-01-23".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn changes_told(
    facts: &RecordFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let calendar = terms.working_days(None)?;
    let changes = facts.record.changes.as_deref();
    let of_record = changes.unwrap_or_default().iter().enumerate();
    let (asked, earlier): (Vec<Asked<'_>>, Vec<Asked<'_>>) = of_record
        .map(|(i, change)| Asked::new(i, change, facts))
        .partition(|one| one.is_asked() != Some(false));
    let conditions = |_: &Terms| {
        let mut late = Vec::new();
        let when = match changes {
            // None were to be told (0), or some were (1), which hangs on the setting too.
            None if terms.limits.timely_notice().is_none() => {
                let changes = |value| Fact::unknown("record.changes", 2).is(&[value]);
                let setting = format!("terms.limits.{}", Limit::TimelyNotice);
                let setting = Fact::unknown("", 2).of_terms(setting).yes();
                When::Any(vec![changes(0), When::All(vec![changes(1), setting])])
            }
            None => Fact::unknown("record.changes", 2).yes(),
            Some([]) => Fact::known("record.changes", 1, "none").yes(),
            Some(_) => {
                let earlier = earlier.iter().map(|one| one.no_alumnus.clone());
                let told = match terms.limits.timely_notice() {
                    Some(days) => {
                        let told = told_within(days, &asked, &calendar)?;
                        let of_each = asked.iter().zip(&told);
                        let is_late = |when: &When| when.met(as_of, &[]) == Some(false);
                        let of_late = of_each.filter(|(_, when)| is_late(when));
                        late.extend(of_late.map(|(one, _)| one.change.changed_on));
                        told
                    }
                    None => told_within_unset(&asked, as_of, &calendar)?,
                };
                When::All(earlier.chain(told).collect())
            }
        };
        let some = |is: fn(&ContactChange) -> bool| {
            let some = asked.iter().any(|one| is(one.change));
            Fact::flag("record.changes", Some(some))
        };
        let condition = facts
            .of_alumni("changes", ClauseId::C5_7, when)
            .readings(&[EntryId::I05, EntryId::I44])
            .met_as("none", some(|_| true).no())
            .met_as(
                "still-time",
                some(|change| !matches!(change.told, Some(Told::On(_)))).yes(),
            );
        late.sort_unstable();
        late.dedup();
        Ok(vec![match late.is_empty() {
            true => condition,
            false => condition.arg("dates", Arg::dates(late)),
        }])
    };
    let question = Question {
        fact: &CHANGES_TOLD,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &conditions,
    };
    let mut decision = question.decide(as_of, terms)?;
    if facts.asked(as_of) == Some(false) {
        return Ok(decision);
    }
    let set = terms.limits.timely_notice();
    for one in &asked {
        let change = one.change;
        let known = facts.asked(as_of) == Some(true) && one.is_asked() == Some(true);
        let args = |days: u32| -> Vec<(&'static str, Arg)> {
            let of_change = [
                ("change", (&change.id).into()),
                ("of", Arg::name("change", change.of)),
                ("date", change.changed_on.into()),
                ("days", days.into()),
            ];
            let set = set.map(|set| ("limit", set.into()));
            of_change.into_iter().chain(set).collect()
        };
        let told = match change.told {
            Some(Told::On(day)) => Some(day),
            _ => None,
        };
        let elapsed = elapsed(&calendar, change.changed_on, told.unwrap_or(as_of))?;
        let last = set.map(|days| deadline(&calendar, change.changed_on, days));
        let last = last.transpose()?;
        let note = |key, due| {
            let told = told.map(|told| ("told", told.into()));
            let last = last.map(|last| ("last", last.into()));
            let args: Vec<_> = args(elapsed).into_iter().chain(told).chain(last).collect();
            Note::new(key, &[ClauseId::C5_7], &args, due, terms.locale).readings(&[EntryId::I05])
        };
        if known && change.told == Some(Told::NotYet) {
            decision = decision.with_duty(note("duty.tell-change", last));
        }
        // Of one that is not told yet the duty has said the days.
        let days = match (change.told, set) {
            (Some(Told::On(_)), None) => Some("advice.days-elapsed"),
            (Some(Told::On(_)), Some(_)) => Some("advice.days-elapsed-and-set"),
            (Some(Told::NotYet), _) if known => None,
            (_, None) => Some("advice.days-so-far"),
            (_, Some(_)) => Some("advice.days-so-far-and-set"),
        };
        // Of what was told too late it is said when, as it is of all while that is not known.
        let said = match decision.outcome() {
            Outcome::Undetermined => true,
            Outcome::NotGranted => one.is_asked() == Some(true) && told > last && last.is_some(),
            _ => false,
        };
        if let Some(key) = days.filter(|_| said) {
            decision = decision.with_advice(note(key, None));
        }
    }
    Ok(decision)
}

/// A change, and that on its day she was no Alumna: of what changed earlier nothing is asked (I44).
struct Asked<'a> {
    at: usize,
    change: &'a ContactChange,
    no_alumnus: When,
    /// Whether a degree was conferred later, so that it can be asked on another day and not of this change.
    later: bool,
}

impl<'a> Asked<'a> {
    fn new(at: usize, change: &'a ContactChange, facts: &RecordFacts) -> Self {
        let graduated = facts.person.graduated().on(change.changed_on);
        let degrees = facts.person.degrees.iter().flatten();
        let mut conferrals = degrees.flat_map(|degree| &degree.conferral);
        Self {
            at,
            change,
            no_alumnus: graduated.not(),
            later: conferrals
                .any(|one| matches!(one, Conferral::On(day) if *day > change.changed_on)),
        }
    }

    /// `None` where it is not known.
    fn is_asked(&self) -> Option<bool> {
        let met = self.no_alumnus.met(self.change.changed_on, &[]);
        met.map(|no_alumnus| !no_alumnus)
    }

    /// Whether she can be an Alumna today and have been none then.
    fn perhaps(&self) -> bool {
        self.later && self.is_asked().is_none()
    }

    /// That it was told in time, where it is asked.
    fn told(&self, in_time: When) -> When {
        match self.perhaps() {
            true => When::Any(vec![self.no_alumnus.clone(), in_time]),
            false => in_time,
        }
    }
}

/// The last day to tell of a change.
fn deadline(calendar: &Calendar, changed: NaiveDate, days: u32) -> Result<NaiveDate, GivenError> {
    Ok(match days {
        0 => changed,
        days => calendar.nth_after(changed, days.into())?,
    })
}

/// The working days from the day after `changed` through `until`.
fn elapsed(calendar: &Calendar, changed: NaiveDate, until: NaiveDate) -> Result<u32, GivenError> {
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
    asked: &[Asked<'_>],
    calendar: &Calendar,
) -> Result<Vec<When>, GivenError> {
    let mut all = Vec::new();
    for one in asked {
        let (i, change) = (one.at, one.change);
        let last = deadline(calendar, change.changed_on, days)?;
        let not_late = |name, shown: String| {
            let after = last.succ_opt().into_iter().collect();
            Fact::by_day(path(i, name), shown, after, |day| u8::from(day <= last)).yes()
        };
        all.push(one.told(match change.told {
            Some(told @ Told::On(day)) => {
                Fact::known(path(i, "told"), u8::from(day <= last), shown(change, told)).yes()
            }
            Some(Told::NotYet) => not_late("told", shown(change, Told::NotYet)),
            None => When::Any(vec![
                not_late("changed_on", change.changed_on.to_string()),
                Fact::unknown(path(i, "told"), 2).yes(),
            ]),
        }));
    }
    Ok(all)
}

/// The same where nobody set how many. What decides is the longest delay against the setting;
/// a change of which it is not known when it was told can have any delay up to now. Until a working
/// day went by, it is in time whatever the setting.
fn told_within_unset(
    asked: &[Asked<'_>],
    as_of: NaiveDate,
    calendar: &Calendar,
) -> Result<Vec<When>, GivenError> {
    let mut delays = Vec::new();
    let mut longest_known = 0;
    for one in asked {
        let change = one.change;
        let until = match change.told {
            Some(Told::On(day)) => day,
            _ => as_of,
        };
        let delay = elapsed(calendar, change.changed_on, until)?;
        if change.told.is_some() && !one.perhaps() {
            longest_known = longest_known.max(delay);
        }
        // One that is still open has the first day of a delay before it.
        delays.push(match change.told {
            Some(Told::On(_)) => delay,
            _ => delay.max(1),
        });
    }
    // The setting is below all of these, or at least the first, or the second, …
    let mut steps: Vec<u32> = delays
        .iter()
        .copied()
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
        let path = format!("terms.limits.{}", Limit::TimelyNotice);
        Fact::unknown("", most.saturating_add(1))
            .of_terms(path)
            .is(&enough)
    };
    let mut all = Vec::new();
    for (one, &delay) in asked.iter().zip(&delays) {
        let (i, change) = (one.at, one.change);
        let at_once = |name, shown: String| -> Result<When, GivenError> {
            let late = calendar.nth_after(change.changed_on, 1)?;
            let fact = Fact::by_day(path(i, name), shown, vec![late], |day| u8::from(day < late));
            Ok(fact.yes())
        };
        match change.told {
            Some(told @ Told::On(_)) => {
                let now = delay == 0;
                let fact = Fact::known(path(i, "told"), u8::from(now), shown(change, told));
                let enough = if now { 0 } else { step(delay) };
                all.push(one.told(When::Any(vec![fact.yes(), setting(enough)])));
            }
            Some(told) => {
                let now = at_once("told", shown(change, told))?;
                all.push(one.told(When::Any(vec![now, setting(step(delay))])));
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
                let now = at_once("changed_on", change.changed_on.to_string())?;
                let now = [now].into_iter().chain(ways).collect();
                all.push(one.told(When::Any(now)));
            }
        }
    }
    Ok(all)
}
