//! What orders under 9.1 do to an answer's terms.

use chrono::NaiveDate;
use nu_alumni_ground::sort_by_key;

use super::Terms;
use crate::{
    decision::{
        Arg, GivenError,
        condition::{Condition, Fact, Remedy, When},
        error::not_blank,
    },
    policy::{CLAUSES, ClauseId, LIMITS, Limit, Limits, Order, OrderChange, Reading, Treatment},
};

/// The clauses whose approval or coordination an order can waive.
const WAIVABLE: &[ClauseId] = &[
    ClauseId::C6_1,
    ClauseId::C6_5,
    ClauseId::C7_1,
    ClauseId::C7_2,
    ClauseId::C8_2,
];

/// The key of the condition that two orders do not contradict each other.
pub(crate) const CONTRADICT: &str = "orders-contradict";

impl Terms {
    /// For each two orders that contradict each other on what is touched, and each that contradicts
    /// itself: that not both hold. On a day on which both do, which of them holds is not known, and
    /// before and after it the one that is in force does (I11). Outside a clause orders may say of it what
    /// they will.
    pub(crate) fn contradictions(
        &self,
        clauses: &[ClauseId],
        outside: &[(ClauseId, When)],
        touched: impl Fn(&OrderChange) -> bool,
        done_on: Option<NaiveDate>,
    ) -> Vec<Condition> {
        let later_prevails = self.readings.is(Reading::I11LaterOrderPrevails);
        let mut conditions = Vec::new();
        // What contradicts a change is of the same target.
        let orders = self.orders.iter();
        let orders: Vec<_> = orders
            .filter(|order| order.changes.iter().any(&touched))
            .collect();
        for (i, first) in orders.iter().enumerate() {
            for second in orders.iter().skip(i) {
                if !first.can_meet(second) || later_prevails && first.begins() != second.begins() {
                    continue;
                }
                let mut targets: Vec<&str> = Vec::new();
                let mut not_both = Vec::new();
                for one in first.changes.iter().filter(|change| touched(change)) {
                    let mut others = second.changes.iter();
                    let other = others.find(|other| one.contradicts(other));
                    let new = other.filter(|_| !targets.contains(&one.target()));
                    if let Some(other) = new {
                        targets.push(one.target());
                        let either = [(first, one), (second, other)];
                        let either = either.map(|(order, of)| self.holds_not(order, of, done_on));
                        let beyond = one.clause().into_iter().flat_map(|of| beyond(of, outside));
                        not_both.push(When::Any(either.into_iter().chain(beyond).collect()));
                    }
                }
                if not_both.is_empty() {
                    continue;
                }
                let mut ids = vec![first.id.clone(), second.id.clone()];
                ids.dedup();
                let itself = Fact::flag("", Some(ids.len() == 1)).yes();
                let order = vec![("first", Arg::from(&first.id))];
                let condition = Condition::new(CONTRADICT, clauses, When::All(not_both))
                    .or_unknown()
                    .arg("first", &first.id)
                    .arg("second", &second.id)
                    .saying(false, "itself", itself, order)
                    .changed_by(ids);
                conditions.push(condition);
            }
        }
        conditions
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
    pub(super) fn set_by<'t>(
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

    /// The limits, each as the orders in force on its own day set it, and those orders. A limit is one
    /// or another: where two of them contradict each other on that day, there is none to count with.
    pub(crate) fn limits_by_orders(
        &self,
        wanted: &[(Option<NaiveDate>, &[Limit])],
    ) -> Result<(Limits, Vec<&Order>), GivenError> {
        let mut limits = self.limits.clone();
        let mut found: Vec<&Order> = Vec::new();
        for (day, names) in wanted {
            let mut set: Vec<(Limit, f64, &Order)> = Vec::new();
            let sets = |order: &&Order| order.limits().any(|(limit, _)| names.contains(&limit));
            for order in self.orders.iter().filter(sets) {
                let day = day.ok_or(GivenError::NoDayForOrders { path: "as_of" })?;
                self.judged(order, day)?;
                for (limit, value) in self.set_by(order, day) {
                    if !names.contains(&limit) {
                        continue;
                    }
                    let other = set
                        .iter()
                        .find(|(of, as_set, _)| *of == limit && *as_set != value);
                    if let Some((_, _, other)) = other {
                        return Err(GivenError::OrdersContradict {
                            path: "terms.orders",
                            first: other.id.clone(),
                            second: order.id.clone(),
                            target: limit.name().to_owned(),
                            date: day,
                        });
                    }
                    set.push((limit, value, order));
                    let _ = limits.set(limit, value);
                    if !found.iter().any(|known| known.id == order.id) {
                        found.push(order);
                    }
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

    /// The orders that can have force and set a limit, one after the other by their first days, and the
    /// limits as each has them. What one that contradicts itself sets does not matter.
    pub(crate) fn that_set(&self, limit: Limit) -> Vec<(&Order, Limits)> {
        let with_force = self
            .orders
            .iter()
            .filter(|order| order.has_force() != Some(false));
        let sets = with_force.filter_map(|order| {
            let (_, value) = order.limits().find(|(name, _)| *name == limit)?;
            let mut limits = self.limits.clone();
            // One that cannot be set so is refused before any question is answered.
            let _ = limits.set(limit, value);
            Some((order, limits))
        });
        let mut found: Vec<_> = sets.collect();
        sort_by_key(&mut found, |(order, _)| order.begins());
        found
    }

    /// That an order is in force.
    pub(crate) fn in_force(&self, order: &Order) -> When {
        When::All(self.force(order, None).map(Fact::yes).into())
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
                        let replaced = When::Any(self.replaced(order, change, done_on));
                        let when = When::Any(ways.chain(beyond(clause, outside)).collect());
                        let of_it = Arg::name("approver", approver);
                        let args = vec![("order", (&order.id).into()), ("approver", of_it)];
                        Condition::new("order-approval", &[clause], when)
                            .or_approval(approver)
                            .saying(true, "replaced", replaced, args)
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

    /// Its days, but of one that has no force. For what is done on a day, they are settled.
    fn days(&self, order: &Order, done_on: Option<NaiveDate>) -> Fact {
        let covers = |day| u8::from(order.can_be_in_force(day));
        let days = match done_on {
            Some(day) => Fact::known("", covers(day), &order.id),
            None => {
                let days = [Some(order.begins()), order.ends()];
                Fact::by_day("", &order.id, days.into_iter().flatten().collect(), covers)
            }
        };
        days.of_terms(self.path_of(order))
    }

    /// What an order's force on a day hangs on: its days, and what 9.1 asks of it.
    fn force(&self, order: &Order, done_on: Option<NaiveDate>) -> [Fact; 3] {
        let path = self.path_of(order);
        let asked = |key: &str, told| Fact::flag("", told).of_terms(format!("{path}.{key}"));
        [
            self.days(order, done_on),
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
        parts.extend(self.replaced(order, change, done_on));
        When::Any(parts)
    }

    /// For each order that can take its place here, that it does.
    fn replaced(
        &self,
        order: &Order,
        change: &OrderChange,
        done_on: Option<NaiveDate>,
    ) -> Vec<When> {
        let others = self.in_place_of(order, change).into_iter();
        let holds = others.map(|other| self.force(other, done_on).map(Fact::yes));
        holds.map(|holds| When::All(holds.into())).collect()
    }
}

/// When a case lies outside a clause.
fn beyond(clause: ClauseId, outside: &[(ClauseId, When)]) -> impl Iterator<Item = When> {
    let of_clause = outside.iter().filter(move |(of, _)| *of == clause);
    of_clause.map(|(_, when)| when.clone())
}

/// That an order can make a change.
pub(super) fn check_change(change: &OrderChange, path: String) -> Result<(), GivenError> {
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
