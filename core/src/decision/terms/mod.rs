//! The terms of an answer: readings, limits, orders, calendar, Schools, edition, language.

mod orders;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;
use nu_alumni_ground::folded;
use serde::{Deserialize, Serialize};

pub(crate) use self::orders::CONTRADICT;
use self::orders::check_change;
use super::{
    GivenError, Locale,
    condition::{Condition, Fact},
    error::{at_most, distinct, not_blank},
};
use crate::calendar::{Calendar, CalendarChoice, week_and_end};
use crate::policy::{
    EditionStanding, EditionStatus, EntryId, Limits, Order, OrderChange, Readings, SCHOOLS,
    first_day_after,
};

/// The Career and Advising Center, as an approver.
pub(crate) const CENTER: &str = "center";

/// More orders than this at once are refused.
const MOST_ORDERS: usize = 64;

/// An order that changes more than this is refused.
const MOST_CHANGES: usize = 64;

/// More Schools than this besides the known ones are refused.
const MOST_SCHOOLS: usize = 256;

/// On what terms a question is answered, whatever the question: the readings, the limits and
/// settings, the orders under 9.1, the calendar, the Schools besides the known ones, the edition, the
/// language.
///
/// ```
/// use nu_alumni_policy::{Locale, Terms};
///
/// let mut terms = Terms::default();
/// terms.locale = Locale::Kk;
/// let same: Terms = serde_json::from_str(r#"{"locale": "kk"}"#)?;
/// assert_eq!(terms, same);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A calendar of the caller's own choice is built once, with the first question that counts days, and
/// goes along with clones; [`Terms::with_calendar`] hands in one that was built before.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Terms {
    /// The readings chosen in place of the register's own, and what the University said of entries.
    #[serde(default)]
    pub readings: Readings,
    /// The limits of another edition, and the caller's settings.
    #[serde(default)]
    pub limits: Limits,
    /// The orders under 9.1, whether in force on the day or not.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// The calendar of working days.
    #[serde(default)]
    pub calendar: CalendarChoice,
    /// Schools besides the known ones.
    #[serde(default)]
    pub schools: Vec<String>,
    /// Which Schools took the place of former ones, whose Alumni are then theirs (I07).
    #[serde(default)]
    pub successions: Vec<Succession>,
    /// How the edition stands, where the caller knows more than its source says.
    #[serde(default)]
    pub edition: EditionStanding,
    /// The language of the messages.
    #[serde(default)]
    pub locale: Locale,
    /// The calendar that was built.
    #[serde(skip)]
    built: OnceLock<Arc<Calendar>>,
}

/// A School that took the place of a former one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// The former School.
    pub former: String,
    /// The School that succeeded it.
    pub successor: String,
}

impl PartialEq for Terms {
    fn eq(&self, other: &Self) -> bool {
        self.readings == other.readings
            && self.limits == other.limits
            && self.orders == other.orders
            && self.calendar == other.calendar
            && self.schools == other.schools
            && self.successions == other.successions
            && self.edition == other.edition
            && self.locale == other.locale
    }
}

/// Where the days of a year to come are given, when something hangs on them.
pub(crate) const YEARS: &str = "terms.calendar.years";

impl Terms {
    /// The same terms with this calendar, which was built before: its choice and its reading of I30
    /// take the place of those that they had. So many requests share one.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use nu_alumni_policy::{Calendar, ScheduleFacts, Terms, calendar::CalendarChoice, sending_schedule};
    ///
    /// let choice: CalendarChoice = serde_json::from_str(r#"{"closed": ["2026-12-11"]}"#)?;
    /// let calendar = Arc::new(Calendar::new(&choice)?);
    /// let terms = Terms::default().with_calendar(Arc::clone(&calendar));
    /// assert_eq!(terms.calendar, choice);
    ///
    /// let facts: ScheduleFacts = serde_json::from_str(r#"{"event_start": "2026-12-21"}"#)?;
    /// let window = sending_schedule(&facts, None, &terms)?.window.unwrap();
    /// assert_eq!(window.closes.date.to_string(), "2026-12-10");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_calendar(mut self, calendar: Arc<Calendar>) -> Self {
        self.calendar = calendar.choice().clone();
        self.readings.state(EntryId::I30, calendar.reading());
        self.built = calendar.into();
        self
    }

    /// The same as they were known on a day: what the University said later is left out, as the entries of a
    /// record are. They have to hold together so.
    pub(crate) fn known_on(
        &self,
        as_of: impl Into<Option<NaiveDate>>,
    ) -> Result<Cow<'_, Self>, GivenError> {
        for (entry, said) in self.readings.confirmed() {
            let path = |key: &str| format!("terms.readings.{entry}.{key}");
            not_blank(|| path("by"), &said.by)?;
            not_blank(|| path("document"), &said.document)?;
        }
        let readings = as_of.into().and_then(|day| self.readings.known_on(day));
        let known = match readings {
            None => Cow::Borrowed(self),
            Some(readings) => Cow::Owned(Self {
                readings,
                ..self.clone()
            }),
        };
        known.check()?;
        Ok(known)
    }

    /// That they can hold together.
    fn check(&self) -> Result<(), GivenError> {
        if let (Some(from), Some(until)) = (self.edition.from, self.edition.until)
            && until <= from
        {
            return Err(GivenError::EndsBeforeItBegins {
                path: "terms.edition.until".to_owned(),
                from,
                until,
            });
        }
        week_and_end(&self.calendar, &self.readings)
            .map_err(GivenError::of_day("terms.calendar"))?;
        at_most("terms.schools", self.schools.len(), MOST_SCHOOLS)?;
        for (i, school) in self.schools.iter().enumerate() {
            not_blank(|| format!("terms.schools[{i}]"), school)?;
        }
        at_most("terms.successions", self.successions.len(), MOST_SCHOOLS)?;
        for (i, succession) in self.successions.iter().enumerate() {
            let path = |key: &str| format!("terms.successions[{i}].{key}");
            self.check_school(|| path("former"), &succession.former)?;
            self.check_school(|| path("successor"), &succession.successor)?;
            if self
                .with_former(&succession.former)
                .contains(&succession.successor)
            {
                return Err(GivenError::Contradiction {
                    path: path("successor"),
                    why: "a School cannot succeed itself, be it through others",
                });
            }
        }
        at_most("terms.orders", self.orders.len(), MOST_ORDERS)?;
        distinct("terms.orders", self.orders.iter().map(|o| o.id.as_str()))?;
        // How each approver is written: the Center has a name in each language too, and of others the
        // first one counts.
        let mut approvers = BTreeMap::from([(folded(CENTER), CENTER)]);
        for name in Locale::ALL
            .iter()
            .filter_map(|of| of.text("approver.center"))
        {
            approvers.insert(folded(name), CENTER);
            approvers.insert(folded(name.trim_start_matches("the ")), CENTER);
        }
        for (i, order) in self.orders.iter().enumerate() {
            let circumstance = &order.circumstance;
            let path = format!("terms.orders[{i}]");
            check_period(&path, order.from, order.until, order.through)?;
            check_period(
                &format!("{path}.circumstance"),
                circumstance.from,
                circumstance.until,
                circumstance.through,
            )?;
            if order.ends().is_some_and(|end| end <= order.begins()) {
                return Err(GivenError::NeverInForce {
                    path: format!("terms.orders[{i}].circumstance"),
                });
            }
            let path = format!("terms.orders[{i}].changes");
            at_most(&path, order.changes.len(), MOST_CHANGES)?;
            for (j, change) in order.changes.iter().enumerate() {
                check_change(change, format!("{path}[{j}]"))?;
                if let OrderChange::RequireApproval { approver, .. } = change {
                    let known = approvers.entry(folded(approver.trim()));
                    let known = known.or_insert(approver.as_str());
                    if *known != approver {
                        return Err(GivenError::OtherSpelling {
                            path: format!("{path}[{j}].require-approval.approver"),
                            approver: approver.clone(),
                            known: (*known).to_owned(),
                        });
                    }
                }
                if order
                    .changes
                    .iter()
                    .take(j)
                    .any(|earlier| earlier == change)
                {
                    return Err(GivenError::GivenTwice {
                        path: format!("{path}[{j}]"),
                        target: change.target().to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    /// A School and those that it succeeded, one after the other.
    pub(crate) fn with_former(&self, school: &str) -> Vec<String> {
        let mut all = vec![school.to_owned()];
        let mut next = 0;
        while let Some(of) = all.get(next).cloned() {
            let theirs = self.successions.iter().filter(|one| one.successor == of);
            for former in theirs.map(|one| &one.former) {
                if !all.contains(former) {
                    all.push(former.clone());
                }
            }
            next = next.saturating_add(1);
        }
        all
    }

    /// That `school` is a School.
    pub(crate) fn check_school(
        &self,
        path: impl FnOnce() -> String,
        school: &str,
    ) -> Result<(), GivenError> {
        let known = || {
            let theirs = self.schools.iter().map(String::as_str);
            SCHOOLS.iter().map(|school| school.name).chain(theirs)
        };
        if known().any(|known| known == school) {
            return Ok(());
        }
        Err(GivenError::UnknownSchool {
            path: path(),
            school: school.to_owned(),
            known: known().map(str::to_owned).collect(),
        })
    }

    /// Who can be asked for an approval: the Center, and whom the orders name.
    pub(crate) fn approvers(&self) -> impl Iterator<Item = &str> {
        let changes = self.orders.iter().flat_map(|order| &order.changes);
        let named = changes.filter_map(|change| match change {
            OrderChange::RequireApproval { approver, .. } => Some(approver.as_str()),
            _ => None,
        });
        std::iter::once(CENTER).chain(named)
    }

    /// The calendar of working days, as known on a day.
    pub(crate) fn working_days(
        &self,
        as_known_on: Option<NaiveDate>,
    ) -> Result<Cow<'_, Calendar>, GivenError> {
        let mut choice = self.calendar.clone();
        // Before its first day nothing of it was known, and nothing of it is asked.
        let as_known_on = as_known_on.map(|day| day.max(Calendar::first_of_all()));
        choice.as_known_on = choice.as_known_on.or(as_known_on);
        let choice = Calendar::settled(&choice);
        if let Some(usual) = Calendar::usual(&choice, &self.readings) {
            return Ok(Cow::Borrowed(usual));
        }
        let kept = || {
            let fits = |built: &&Arc<Calendar>| {
                Calendar::settled(built.choice()) == choice
                    && self.readings.stated(EntryId::I30) == built.reading()
            };
            self.built.get().filter(fits)
        };
        if let Some(built) = kept() {
            return Ok(Cow::Borrowed(built));
        }
        let calendar = Calendar::read_as(&choice, &self.readings);
        let calendar = Arc::new(calendar.map_err(GivenError::of_day("terms.calendar"))?);
        // The first one is kept; whoever then asks with other terms builds each time.
        let _ = self.built.set(Arc::clone(&calendar));
        Ok(match kept() {
            Some(built) => Cow::Borrowed(built),
            None => Cow::Owned(Arc::unwrap_or_clone(calendar)),
        })
    }

    /// The same terms without any order.
    pub(crate) fn without_orders(&self) -> Self {
        Self {
            orders: Vec::new(),
            ..self.clone()
        }
    }

    /// The limits on a day, with those that an order sets.
    ///
    /// ```
    /// use nu_alumni_policy::Terms;
    ///
    /// let terms: Terms = serde_json::from_str(r#"{"orders": [{
    ///     "id": "2026-17", "issued_by": "nu-administration", "lawful": true,
    ///     "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2026-03-01"},
    ///     "from": "2026-03-16",
    ///     "changes": [{"limit": {"name": "e_library_years", "value": 2}}]
    /// }]}"#)?;
    /// assert_eq!(terms.limits_on("2026-03-15".parse()?).e_library_years(), 1);
    /// assert_eq!(terms.limits_on("2026-03-16".parse()?).e_library_years(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn limits_on(&self, day: NaiveDate) -> Limits {
        let mut limits = self.limits.clone();
        for order in &self.orders {
            for (limit, value) in self.set_by(order, day) {
                // A limit that cannot be set so is refused before any question is answered.
                let _ = limits.set(limit, value);
            }
        }
        limits
    }

    /// That the edition is in force: one that is not grants nothing, and what another says is not known
    /// (I47).
    pub(crate) fn condition_of_edition(&self) -> Option<Condition> {
        let edition = &self.edition;
        let days: Vec<NaiveDate> = [edition.from, edition.until]
            .into_iter()
            .flatten()
            .collect();
        let rejected = edition.status == EditionStatus::Rejected;
        if days.is_empty() && !rejected {
            return None;
        }
        let in_force = Fact::by_day("", edition.status, days, |day| {
            u8::from(!edition.grants_nothing(Some(day)))
        });
        let in_force = in_force.of_terms("terms.edition");
        let rejected = Fact::flag("", Some(rejected))
            .of_terms("terms.edition")
            .yes();
        let condition = Condition::new("edition", &[], in_force.yes()).readings(&[EntryId::I47]);
        Some(condition.or_unknown().unmet_as("rejected", rejected))
    }
}

/// That a period lasts a day at least, and ends by one word.
pub(crate) fn check_period(
    path: &str,
    from: NaiveDate,
    until: Option<NaiveDate>,
    through: Option<NaiveDate>,
) -> Result<(), GivenError> {
    if until.is_some() && through.is_some() {
        return Err(GivenError::Contradiction {
            path: format!("{path}.through"),
            why: "`until` and `through` both say when it ends: leave one of them out",
        });
    }
    let key = if until.is_some() { "until" } else { "through" };
    match first_day_after(until, through) {
        Some(until) if until <= from => Err(GivenError::EndsBeforeItBegins {
            path: format!("{path}.{key}"),
            from,
            until,
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Reading;

    #[test]
    fn a_calendar_that_was_built_before_is_the_one_that_is_counted_by() {
        let six_days = CalendarChoice {
            project_through: Some(2030),
            ..CalendarChoice::default()
        };
        let mut readings = Readings::default();
        readings.choose(Reading::I30SixDayWeek);
        let calendar = Arc::new(Calendar::read_as(&six_days, &readings).unwrap());
        let mut terms = Terms::default().with_calendar(Arc::clone(&calendar));
        assert!(std::ptr::eq(
            &*terms.working_days(None).unwrap(),
            &*calendar
        ));
        assert_eq!((&terms.calendar, &terms.readings), (&six_days, &readings));
        // Whoever then asks for another gets another.
        terms.readings.choose(Reading::I30FiveDayWeek);
        let five_days = Calendar::new(&six_days).unwrap();
        assert_eq!(*terms.working_days(None).unwrap(), five_days);
    }
}
