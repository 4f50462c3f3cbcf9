use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    DecideError, Locale,
    condition::{Condition, Fact, Remedy, When},
    error::{at_most, distinct},
};
use crate::calendar::{Calendar, CalendarChoice};
use crate::policy::{
    EditionStanding, Limits, Order, OrderChange, Readings, SCHOOLS, Treatment, clause,
};

/// The Career and Advising Center, as an approver.
pub(crate) const CENTER: &str = "center";

/// More orders than this at once are refused.
const MOST_ORDERS: usize = 64;

/// An order that changes more than this is refused.
const MOST_CHANGES: usize = 64;

/// More Schools than this besides the known ones are refused.
const MOST_SCHOOLS: usize = 256;

/// On what terms a question is answered: the readings, the limits and settings, the orders under
/// 9.1, the Schools besides the known ones, the language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The readings chosen in place of the register's own.
    #[serde(default)]
    pub readings: Readings,
    /// The limits of another edition, and the caller's settings.
    #[serde(default)]
    pub limits: Limits,
    /// How the edition stands, where the caller knows more than its source says.
    #[serde(default)]
    pub edition: EditionStanding,
    /// The orders, whether in force on the day or not.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// The calendar of working days.
    #[serde(default)]
    pub calendar: CalendarChoice,
    /// Schools besides [`SCHOOLS`].
    #[serde(default)]
    pub schools: Vec<String>,
    /// The language of the messages.
    #[serde(default)]
    pub locale: Locale,
}

/// The clauses whose approval or coordination an order can waive.
const WAIVABLE: &[&str] = &["6.1", "6.5", "7.1", "7.2", "8.2"];

impl Terms {
    pub(crate) fn check(&self) -> Result<(), DecideError> {
        if let (Some(from), Some(until)) = (self.edition.from, self.edition.until)
            && until <= from
        {
            return Err(DecideError::EndsBeforeItBegins {
                field: "edition.until".to_owned(),
                from,
                until,
            });
        }
        at_most("schools", self.schools.len(), MOST_SCHOOLS)?;
        at_most("orders", self.orders.len(), MOST_ORDERS)?;
        distinct("orders", self.orders.iter().map(|o| o.id.as_str()))?;
        for (i, order) in self.orders.iter().enumerate() {
            let periods = [
                (String::new(), order.from, order.until),
                (
                    ".circumstance".to_owned(),
                    order.circumstance.from,
                    order.circumstance.until,
                ),
            ];
            for (part, from, until) in periods {
                if let Some(until) = until.filter(|until| *until <= from) {
                    return Err(DecideError::EndsBeforeItBegins {
                        field: format!("orders[{i}]{part}.until"),
                        from,
                        until,
                    });
                }
            }
            if order.ends().is_some_and(|end| end <= order.begins()) {
                return Err(DecideError::NeverInForce {
                    field: format!("orders[{i}].circumstance"),
                });
            }
            let field = format!("orders[{i}].changes");
            at_most(&field, order.changes.len(), MOST_CHANGES)?;
            for (j, change) in order.changes.iter().enumerate() {
                check_change(change, format!("{field}[{j}]"))?;
                if order
                    .changes
                    .iter()
                    .take(j)
                    .any(|earlier| earlier == change)
                {
                    return Err(DecideError::GivenTwice {
                        field: format!("{field}[{j}]"),
                        target: change.target().to_owned(),
                    });
                }
            }
        }
        self.contradiction().map_or(Ok(()), Err)
    }

    fn contradiction(&self) -> Option<DecideError> {
        for (i, first) in self.orders.iter().enumerate() {
            for second in self.orders.iter().skip(i) {
                let clash = first.meets(second).then(|| {
                    first
                        .changes
                        .iter()
                        .find(|one| second.changes.iter().any(|other| one.contradicts(other)))
                });
                if let Some(change) = clash.flatten() {
                    return Some(DecideError::OrdersContradict {
                        first: first.id.clone(),
                        second: second.id.clone(),
                        target: change.target().to_owned(),
                    });
                }
            }
        }
        None
    }

    /// That `school` is a School.
    pub(crate) fn check_school(&self, field: String, school: &str) -> Result<(), DecideError> {
        let known = SCHOOLS.iter().map(|s| s.name);
        if known
            .chain(self.schools.iter().map(String::as_str))
            .any(|s| s == school)
        {
            return Ok(());
        }
        Err(DecideError::UnknownSchool {
            field,
            school: school.to_owned(),
        })
    }

    /// The calendar of working days.
    pub(crate) fn working_days(&self) -> Result<Cow<'static, Calendar>, DecideError> {
        Ok(Calendar::shared(&self.calendar, &self.readings)?)
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
    ///     "id": "2026-17", "issued_by": "nu-administration",
    ///     "circumstance": {"name": "lockdown", "from": "2026-03-01"},
    ///     "from": "2026-03-16",
    ///     "changes": [{"limit": {"name": "e_library_years", "value": 2}}]
    /// }]}"#)?;
    /// assert_eq!(terms.limits_on("2026-03-15".parse()?).e_library_years(), 1);
    /// assert_eq!(terms.limits_on("2026-03-16".parse()?).e_library_years(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn limits_on(&self, day: NaiveDate) -> Limits {
        let mut limits = self.limits.clone();
        for order in self.orders.iter().filter(|order| order.in_force(day)) {
            for change in &order.changes {
                if let OrderChange::Limit { name, value } = change {
                    // A limit that cannot be set so is refused before any question is answered.
                    let _ = limits.set(*name, *value);
                }
            }
        }
        limits
    }

    /// The orders that change `target`, with whether the change is this kind.
    pub(crate) fn orders_on(&self, wanted: impl Fn(&OrderChange) -> bool) -> Vec<&Order> {
        let changes = |order: &&Order| order.changes.iter().any(&wanted);
        self.orders.iter().filter(changes).collect()
    }

    /// That an order waives the approval of `clause`, and the ids of the orders that do.
    pub(crate) fn waived(&self, clauses: &[&str]) -> (When, Vec<String>) {
        let waives = |change: &OrderChange| matches!(change, OrderChange::WaiveApproval { clause } if clauses.contains(&clause.as_str()));
        let orders = self.orders_on(waives);
        let when = orders.iter().map(|order| self.holds(order).yes()).collect();
        let ids = orders.iter().map(|order| order.id.clone()).collect();
        (When::Any(when), ids)
    }

    /// The conditions that orders lay on these clauses.
    pub(crate) fn conditions_of_orders(
        &self,
        clauses: &'static [&'static str],
        outside: &[(&str, When)],
    ) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for order in &self.orders {
            for change in &order.changes {
                let Some(clause) = clauses.iter().find(|c| **c == change.target()) else {
                    continue;
                };
                let condition = match change {
                    OrderChange::SuspendRight { .. } => {
                        Condition::new("order-suspends", &[clause], self.holds(order).no())
                            .or_prohibited()
                    }
                    OrderChange::RequireApproval { approver, .. } => {
                        let ways = [self.holds(order).no()].into_iter();
                        let of_clause = outside.iter().filter(|(of, _)| of == clause);
                        let beyond = of_clause.map(|(_, when)| when.clone());
                        let when = When::Any(ways.chain(beyond).collect());
                        Condition::new("order-approval", &[clause], when)
                            .or_approval(approver)
                            .arg("approver", approver)
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

    /// Whether an order holds, day by day.
    fn holds(&self, order: &Order) -> Fact {
        let days = [order.begins()].into_iter().chain(order.ends()).collect();
        let order = order.clone();
        Fact::by_day(
            format!("orders.{}", order.id),
            order.id.clone(),
            days,
            move |day| u8::from(order.in_force(day)),
        )
    }
}

fn check_change(change: &OrderChange, field: String) -> Result<(), DecideError> {
    let target = change.target();
    let known = clause(target).is_some_and(|c| c.treatment == Treatment::Check);
    let fits = match change {
        // A setting is the caller's own; an order changes what the Policy draws.
        OrderChange::Limit { name, .. } if name.fact().value.is_none() => false,
        OrderChange::Limit { name, value } => {
            return Limits::default()
                .set(*name, *value)
                .map_err(|error| DecideError::Limit { field, error });
        }
        OrderChange::SuspendRight { .. } => known && target.starts_with("4."),
        OrderChange::RequireApproval { .. } => {
            known && (target.starts_with("4.") || WAIVABLE.contains(&target))
        }
        OrderChange::WaiveApproval { .. } => WAIVABLE.contains(&target),
    };
    if fits {
        return Ok(());
    }
    Err(DecideError::CannotChange {
        field,
        target: target.to_owned(),
    })
}
