//! The terms of an answer: readings, limits, orders, calendar, Schools, edition, language.

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Arg, GivenError, Locale,
    condition::{Condition, Fact, Remedy, When},
    error::{at_most, distinct, not_blank},
};
use crate::calendar::{Calendar, CalendarChoice, week_and_end};
use crate::policy::{
    CLAUSES, ClauseId, EditionStanding, EditionStatus, EntryId, LIMITS, Limit, Limits, Order,
    OrderChange, Reading, Readings, SCHOOLS, Treatment, first_day_after,
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

/// The clauses whose approval or coordination an order can waive.
const WAIVABLE: &[ClauseId] = &[
    ClauseId::C6_1,
    ClauseId::C6_5,
    ClauseId::C7_1,
    ClauseId::C7_2,
    ClauseId::C8_2,
];

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

    /// That they can hold together, as told on a day.
    pub(crate) fn check(&self, as_of: impl Into<Option<NaiveDate>>) -> Result<(), GivenError> {
        let as_of = as_of.into();
        for (entry, said) in self.readings.confirmed() {
            let path = |key: &str| format!("terms.readings.{entry}.{key}");
            not_blank(|| path("by"), &said.by)?;
            not_blank(|| path("document"), &said.document)?;
            if let Some(as_of) = as_of.filter(|as_of| *as_of < said.on) {
                return Err(GivenError::InTheFuture {
                    path: path("on"),
                    date: said.on,
                    as_of,
                });
            }
        }
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

    /// That no two orders contradict each other on what is touched: a contradiction is an error there
    /// and nowhere else. Where the later order prevails, only what an order says against itself (I11).
    pub(crate) fn agree_on(
        &self,
        touched: impl Fn(&OrderChange) -> bool,
    ) -> Result<(), GivenError> {
        let later_prevails = self.readings.is(Reading::I11LaterOrderPrevails);
        for (i, first) in self.orders.iter().enumerate() {
            for second in self.orders.iter().skip(i) {
                if !first.meets(second) || later_prevails && first.begins() != second.begins() {
                    continue;
                }
                let mut changes = first.changes.iter().filter(|change| touched(change));
                let clash =
                    changes.find(|one| second.changes.iter().any(|other| one.contradicts(other)));
                if let Some(change) = clash {
                    return Err(GivenError::OrdersContradict {
                        path: "terms.orders",
                        first: first.id.clone(),
                        second: second.id.clone(),
                        target: change.target().to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    /// Where an order stands in the request.
    fn path_of(&self, order: &Order) -> String {
        let index = self.orders.iter().position(|one| one.id == order.id);
        format!("terms.orders[{}]", index.unwrap_or_default())
    }

    /// The orders that take the place of what `order` changes, while they are in force: later ones that
    /// contradict it, where the later order prevails (I11).
    fn in_place_of(&self, order: &Order, change: &OrderChange) -> Vec<&Order> {
        if !self.readings.is(Reading::I11LaterOrderPrevails) {
            return Vec::new();
        }
        let later = |other: &&Order| {
            order.begins() < other.begins()
                && other.changes.iter().any(|one| one.contradicts(change))
        };
        self.orders.iter().filter(later).collect()
    }

    /// The limits that an order sets on a day, and to what.
    fn set_by<'t>(
        &'t self,
        order: &'t Order,
        day: NaiveDate,
    ) -> impl Iterator<Item = (Limit, f64)> + 't {
        let in_force = order.in_force(day);
        order.changes.iter().filter_map(move |change| match change {
            OrderChange::Limit { name, value } if in_force => {
                let mut others = self.in_place_of(order, change).into_iter();
                let replaced = others.any(|other| other.in_force(day));
                (!replaced).then_some((*name, *value))
            }
            _ => None,
        })
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

    /// The limits, each as the orders in force on its own day set it, and those orders.
    pub(crate) fn limits_by_orders(
        &self,
        wanted: &[(Option<NaiveDate>, &[Limit])],
    ) -> Result<(Limits, Vec<&Order>), GivenError> {
        let mut limits = self.limits.clone();
        let mut found: Vec<&Order> = Vec::new();
        let wants = |change: &OrderChange| match change {
            OrderChange::Limit { name, .. } => wanted.iter().any(|(_, names)| names.contains(name)),
            _ => false,
        };
        self.agree_on(wants)?;
        for (day, names) in wanted {
            let sets = |order: &&Order| order.limits().any(|(limit, _)| names.contains(&limit));
            for order in self.orders.iter().filter(sets) {
                let day = day.ok_or(GivenError::NoDayForOrders { path: "as_of" })?;
                self.judged(order, day)?;
                let set = self.set_by(order, day);
                let mut set = set.filter(|(limit, _)| names.contains(limit)).peekable();
                if set.peek().is_none() {
                    continue;
                }
                for (limit, value) in set {
                    let _ = limits.set(limit, value);
                }
                if !found.iter().any(|known| known.id == order.id) {
                    found.push(order);
                }
            }
        }
        Ok((limits, found))
    }

    /// That it is known whether an order which covers the day has force: a limit is one or another.
    pub(crate) fn judged(&self, order: &Order, day: NaiveDate) -> Result<(), GivenError> {
        match order.not_told().filter(|_| order.covers(day)) {
            Some(key) => Err(GivenError::OrderNotJudged {
                path: format!("{}.{key}", self.path_of(order)),
                order: order.id.clone(),
            }),
            None => Ok(()),
        }
    }

    /// The orders that change `target`, with whether the change is this kind.
    pub(crate) fn orders_on(&self, wanted: impl Fn(&OrderChange) -> bool) -> Vec<&Order> {
        let changes = |order: &&Order| order.changes.iter().any(&wanted);
        self.orders.iter().filter(changes).collect()
    }

    /// That an order waives the approval of a clause, and the ids of the orders that do. What is done
    /// on a day is under the orders of that day, whenever it is asked about.
    pub(crate) fn waived(
        &self,
        clause: ClauseId,
        done_on: Option<NaiveDate>,
    ) -> (When, Vec<String>) {
        let (mut when, mut ids) = (Vec::new(), Vec::new());
        for order in &self.orders {
            for change in &order.changes {
                if *change == (OrderChange::WaiveApproval { clause }) {
                    when.push(self.holds(order, change, done_on));
                    ids.push(order.id.clone());
                }
            }
        }
        ids.dedup();
        (When::Any(when), ids)
    }

    /// The conditions that orders lay on these clauses, for what is done on a day by those of that day.
    pub(crate) fn conditions_of_orders(
        &self,
        clauses: &[ClauseId],
        outside: &[(ClauseId, When)],
        done_on: Option<NaiveDate>,
    ) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for order in &self.orders {
            for change in &order.changes {
                let Some(clause) = change.clause().filter(|clause| clauses.contains(clause)) else {
                    continue;
                };
                let condition = match change {
                    OrderChange::SuspendRight { .. } => {
                        let when = self.holds_not(order, change, done_on);
                        Condition::new("order-suspends", &[clause], when).or_prohibited()
                    }
                    OrderChange::RequireApproval { approver, .. } => {
                        let ways = [self.holds_not(order, change, done_on)].into_iter();
                        let of_clause = outside.iter().filter(|(of, _)| *of == clause);
                        let beyond = of_clause.map(|(_, when)| when.clone());
                        let when = When::Any(ways.chain(beyond).collect());
                        Condition::new("order-approval", &[clause], when)
                            .or_approval(approver)
                            .arg("approver", Arg::name("approver", approver))
                    }
                    _ => continue,
                };
                conditions.push(Condition {
                    orders: vec![order.id.clone()],
                    only_by_order: true,
                    remedy: Remedy::None,
                    ..condition.arg("order", &order.id)
                });
            }
        }
        conditions
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

    /// What an order's force on a day hangs on: its days, and what 9.1 asks of it. For what is done on a
    /// day, its days are settled.
    fn force(&self, order: &Order, done_on: Option<NaiveDate>) -> [Fact; 3] {
        let path = self.path_of(order);
        let covers = |day| u8::from(order.has_force() != Some(false) && order.covers(day));
        let days = match done_on {
            Some(day) => Fact::known("", covers(day), &order.id),
            None => {
                let days = [Some(order.begins()), order.ends()];
                Fact::by_day("", &order.id, days.into_iter().flatten().collect(), covers)
            }
        };
        let asked = |key: &str, told| Fact::flag("", told).of_terms(format!("{path}.{key}"));
        [
            days.of_terms(path.clone()),
            asked(
                "circumstance.force_majeure",
                order.circumstance.force_majeure,
            ),
            asked("lawful", order.lawful),
        ]
    }

    /// That what an order changes holds.
    fn holds(&self, order: &Order, change: &OrderChange, done_on: Option<NaiveDate>) -> When {
        let mut parts: Vec<When> = self.force(order, done_on).map(Fact::yes).into();
        for other in self.in_place_of(order, change) {
            parts.push(When::Any(self.force(other, done_on).map(Fact::no).into()));
        }
        When::All(parts)
    }

    /// That it does not.
    fn holds_not(&self, order: &Order, change: &OrderChange, done_on: Option<NaiveDate>) -> When {
        let mut parts: Vec<When> = self.force(order, done_on).map(Fact::no).into();
        for other in self.in_place_of(order, change) {
            parts.push(When::All(self.force(other, done_on).map(Fact::yes).into()));
        }
        When::Any(parts)
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

fn check_change(change: &OrderChange, path: String) -> Result<(), GivenError> {
    let target = change.target();
    let rights = || {
        let checked = CLAUSES.iter().filter(|c| c.treatment == Treatment::Check);
        let rights = checked.filter(|clause| clause.section() == "4");
        rights.map(|clause| clause.id.name())
    };
    let waivable = || WAIVABLE.iter().map(|clause| clause.name());
    let known: Vec<&'static str> = match change {
        // A setting is the caller's own; an order changes what the Policy draws.
        OrderChange::Limit { .. } => {
            let drawn = LIMITS.iter().filter(|limit| limit.value.is_some());
            drawn.map(|limit| limit.name.name()).collect()
        }
        OrderChange::SuspendRight { .. } => rights().collect(),
        OrderChange::RequireApproval { .. } => rights().chain(waivable()).collect(),
        OrderChange::WaiveApproval { .. } => waivable().collect(),
    };
    if !known.contains(&target) {
        return Err(GivenError::CannotChange {
            path,
            target: target.to_owned(),
            known,
        });
    }
    match change {
        OrderChange::RequireApproval { approver, .. } => {
            not_blank(|| format!("{path}.require-approval.approver"), approver)
        }
        OrderChange::Limit { name, value } => Limits::default()
            .set(*name, *value)
            .map_err(|reason| GivenError::Limit { path, reason }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
