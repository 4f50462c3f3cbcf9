//! Whether the Center was told of changes in good time (5.7). Granted means met.

use chrono::{Days, NaiveDate};

use super::{Conferral, ContactChange, RecordFacts, Told, person::years_to_come};
use crate::{
    calendar::Calendar,
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
/// taken to be earlier. The duty to tell has whoever is known to be an Alumnus. What hangs on the days off
/// of a year to come is undetermined; what any such days would leave as it is, is not.
///
/// # Errors
/// [`QuestionError`] naming the field, or a day before the calendar's first.
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
        let args = |delay: Delay| -> Vec<(&'static str, Arg)> {
            let of_change = [
                ("change", (&change.id).into()),
                ("of", Arg::name("change", change.of)),
                ("date", change.changed_on.into()),
                ("days", delay.said()),
            ];
            let set = set.map(|set| ("limit", set.into()));
            of_change.into_iter().chain(set).collect()
        };
        let told = match change.told {
            Some(Told::On(day)) => Some(day),
            _ => None,
        };
        let elapsed = elapsed(&calendar, change.changed_on, told.unwrap_or(as_of))?;
        let last = set.map(|days| LastDay::of(change.changed_on, days, &calendar));
        let last = last.transpose()?.and_then(LastDay::known);
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
            (Some(Told::On(_)), Some(_)) if last.is_some() => Some("advice.days-elapsed-and-set"),
            (Some(Told::On(_)), Some(_)) => Some("advice.days-elapsed-and-open"),
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
#[derive(Clone, Copy)]
enum LastDay {
    On(NaiveDate),
    /// It hangs on days off of a year to come, and is no sooner than this.
    NoSooner(NaiveDate),
}

impl LastDay {
    fn of(changed: NaiveDate, days: u32, calendar: &Calendar) -> Result<Self, GivenError> {
        if days == 0 {
            return Ok(Self::On(changed));
        }
        match calendar.nth_after(changed, days.into()) {
            Ok(last) => Ok(Self::On(last)),
            Err(error) => {
                error.year_to_come().ok_or(error)?;
                let known = changed.max(calendar.last_day());
                let gone_by = elapsed(calendar, changed, known)?.least;
                // Not even where every day to come is worked.
                let sooner = Days::new(days.saturating_sub(gone_by).into());
                let day = known.checked_add_days(sooner);
                Ok(Self::NoSooner(day.unwrap_or(NaiveDate::MAX)))
            }
        }
    }

    fn known(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::NoSooner(_) => None,
        }
    }

    /// That what `until` makes of a day was in time.
    fn kept(self, until: impl FnOnce(NaiveDate) -> When) -> When {
        match self {
            Self::On(day) => until(day),
            Self::NoSooner(day) => When::Any(vec![until(day), years_to_come()]),
        }
    }
}

/// The working days from the day after a change through another: one number, where all of them are known.
#[derive(Clone, Copy)]
struct Delay {
    least: u32,
    most: u32,
}

impl Delay {
    fn said(self) -> Arg {
        match self.least == self.most {
            true => self.least.into(),
            false => Arg::at_least(self.least),
        }
    }
}

fn elapsed(calendar: &Calendar, changed: NaiveDate, until: NaiveDate) -> Result<Delay, GivenError> {
    let (least, most) = calendar.count_within(changed, until)?;
    Ok(Delay { least, most })
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
        let last = LastDay::of(change.changed_on, days, calendar)?;
        let not_late = |name, shown: String| {
            last.kept(|last| {
                let after = last.succ_opt().into_iter().collect();
                Fact::by_day(path(i, name), shown, after, |day| u8::from(day <= last)).yes()
            })
        };
        all.push(one.told(match change.told {
            Some(told @ Told::On(day)) => last.kept(|last| {
                Fact::known(path(i, "told"), u8::from(day <= last), shown(change, told)).yes()
            }),
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
            longest_known = longest_known.max(delay.least);
        }
        // One that is still open has the first day of a delay before it.
        let open = u32::from(!matches!(change.told, Some(Told::On(_))));
        delays.push(Delay {
            least: delay.least.max(open),
            most: delay.most.max(open),
        });
    }
    // The setting is below all of these, or at least the first, or the second, …
    let mut steps: Vec<u32> = delays
        .iter()
        .flat_map(|delay| [delay.least, delay.most])
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
    // Between the least and the most that the delay can be, the years to come say.
    let enough_for = |delay: Delay| {
        let enough = setting(step(delay.most));
        match delay.least == delay.most {
            true => enough,
            false => {
                let perhaps = vec![setting(step(delay.least)), years_to_come()];
                When::Any(vec![enough, When::All(perhaps)])
            }
        }
    };
    let mut all = Vec::new();
    for (one, &delay) in asked.iter().zip(&delays) {
        let (i, change) = (one.at, one.change);
        let at_once = |name, shown: String| -> Result<When, GivenError> {
            let late = match calendar.nth_after(change.changed_on, 1) {
                Ok(late) => Some(late),
                Err(error) => {
                    error.year_to_come().ok_or(error)?;
                    change.changed_on.max(calendar.last_day()).succ_opt()
                }
            };
            let late = late.unwrap_or(NaiveDate::MAX);
            let fact = Fact::by_day(path(i, name), shown, vec![late], |day| u8::from(day < late));
            Ok(fact.yes())
        };
        match change.told {
            Some(told @ Told::On(_)) => {
                let now = delay.most == 0;
                let fact = Fact::known(path(i, "told"), u8::from(now), shown(change, told));
                let enough = if now { setting(0) } else { enough_for(delay) };
                all.push(one.told(When::Any(vec![fact.yes(), enough])));
            }
            Some(told) => {
                let now = at_once("told", shown(change, told))?;
                all.push(one.told(When::Any(vec![now, enough_for(delay)])));
            }
            // The longest known delay is longer.
            None if delay.most <= longest_known => {}
            None => {
                let own = step(delay.most);
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
