//! From conditions to a decision.

use chrono::NaiveDate;
use nu_alumni_ground::sort;

use super::{
    Approvals, Arg, Basis, CENTER, ChangeBy, Decision, Effect, FactUsed, GivenError, Locale,
    Message, Next, Note, Outcome, Reason, Terms, Valid, WithoutOrder, WouldChange,
    ask::ask,
    condition::{Condition, Remedy, When, clauses_of, outcome_on, turning_days},
    decision::outcome_of,
    terms::CONTRADICT,
};
use crate::{
    locale::Lists,
    policy::{ClauseId, EntryId, Issuer, Order, OrderChange, QuestionName},
};

/// A question that can be asked by its name. Each stands once, in the file that decides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuestionFact {
    /// Its name.
    pub name: QuestionName,
    /// The clauses that it answers for.
    pub clauses: &'static [ClauseId],
    /// Whether it hangs on the day, so that a request has to give it.
    pub dated: bool,
}

impl QuestionFact {
    /// A question that answers for no clause of its own, but asks several others at once.
    pub(crate) const fn of_many(name: QuestionName) -> Self {
        Self {
            name,
            clauses: &[],
            dated: true,
        }
    }

    /// What it asks, in a language.
    ///
    /// ```
    /// use nu_alumni_policy::{Locale, questions};
    ///
    /// let alumnus = questions().next().unwrap();
    /// assert_eq!(alumnus.asks(Locale::En), "Is she an Alumnus on the day?");
    /// ```
    pub fn asks(&self, locale: Locale) -> &'static str {
        locale
            .text(&format!("question.{}", self.name))
            .unwrap_or_default()
    }
}

/// What is asked, and its conditions under given terms.
pub(crate) struct Question<'a> {
    pub(crate) fact: &'static QuestionFact,
    /// When it lies outside one of its clauses, so that no approval asked for on that clause
    /// bears on it.
    pub(crate) outside: &'a [(ClauseId, When)],
    /// The approvals that were given.
    pub(crate) approvals: Approvals<'a>,
    pub(crate) conditions: &'a dyn Fn(&Terms) -> Result<Vec<Condition>, GivenError>,
}

impl Question<'_> {
    /// The answer on `as_of`.
    pub(crate) fn decide(&self, as_of: NaiveDate, terms: &Terms) -> Result<Decision, GivenError> {
        let conditions = &*self.all_conditions(terms)?;
        // What is done on a day is under the orders of that day.
        let under = self.approvals.done_on.unwrap_or(as_of);
        let touching = touching(conditions, terms, |order| order.can_be_in_force(under));
        let mut facts = Vec::new();
        conditions.iter().for_each(|c| c.when.facts(&mut facts));
        let lists = Lists::of(facts.iter().map(|fact| fact.path.as_str()));
        // Where orders contradict each other, what holds besides is not known either.
        let unmet = |c: &Condition| c.when.met(as_of, &[]) == Some(false);
        let contradicted = conditions.iter().any(|c| c.key == CONTRADICT && unmet(c));
        let reasons = conditions
            .iter()
            .filter(|c| !contradicted || c.unmet == Effect::LeavesOpen)
            .filter(|c| !c.only_by_order || c.orders.iter().any(|o| touching.contains(&o.as_str())))
            .filter(|c| c.unmet != Effect::LeavesOpen || c.when.met(as_of, &[]) != Some(true))
            .map(|c| reason(c, as_of, &touching, &lists, terms.locale));
        let reasons = each_once(reasons);
        let outcome = outcome_of(&reasons);
        let edition_ends = terms.edition.ends();
        let (valid, next) = validity(conditions, as_of, edition_ends);
        let (_, approvers) = standing(conditions, as_of);
        let without_order = if touching.is_empty() {
            None
        } else {
            Some(self.without_order(as_of, terms)?)
        };
        let mut advice = Vec::new();
        if let Some(end) = edition_ends.filter(|end| valid.until == Some(*end)) {
            let args = [("date", end.into())];
            let key = "advice.edition-ends";
            advice.push(Note::new(key, &[], &args, None, terms.locale));
        }
        // An order of anybody else is not passed over in silence.
        for order in terms.orders.iter().filter(|o| o.without_force(under)) {
            if conditions.iter().any(|c| c.orders.contains(&order.id)) {
                let args = [("order", (&order.id).into())];
                let key = if order.issued_by != Issuer::NuAdministration {
                    "advice.order-without-force"
                } else if order.circumstance.force_majeure == Some(false) {
                    "advice.order-not-force-majeure"
                } else {
                    "advice.order-not-lawful"
                };
                let note = Note::new(key, &[ClauseId::C9_1], &args, None, terms.locale);
                advice.push(note.readings(&[EntryId::I11]));
            }
        }
        advice.extend(self.approvals.too_late(conditions, terms.locale));
        let mut basis = Basis::new(terms, Some(as_of));
        basis.orders = touching.iter().map(|&id| id.to_owned()).collect();
        basis.rest_on(
            reasons
                .iter()
                .flat_map(|reason| reason.readings.iter().copied()),
        );
        basis.rest_on(advice.iter().flat_map(|note| note.readings.iter().copied()));
        Ok(Decision {
            question: self.fact.name,
            clauses: self.fact.clauses.to_vec(),
            outcome,
            headline: self.headline(outcome, valid, &approvers, terms.locale),
            approvers,
            reasons,
            ask: ask(conditions, as_of, &lists, terms.locale),
            valid,
            would_change: self.would_change(conditions, as_of, outcome, next.as_ref()),
            next,
            duties: Vec::new(),
            advice,
            without_order,
            basis,
        })
    }

    fn headline(
        &self,
        outcome: Outcome,
        valid: Valid,
        approvers: &[String],
        locale: Locale,
    ) -> Message {
        let last = valid.until.and_then(|until| until.pred_opt());
        let approvers = || ("approvers", Arg::names("approver", approvers));
        let name = outcome.name();
        match (outcome, last) {
            (Outcome::NeedsApproval, _) if self.approvals.is_done => {
                locale.message("outcome.unapproved", [approvers()])
            }
            (Outcome::NeedsApproval, Some(last)) => {
                let key = format!("outcome.{name}-through");
                locale.message(key, [approvers(), ("last", last.into())])
            }
            (Outcome::NeedsApproval, None) => {
                locale.message(format!("outcome.{name}"), [approvers()])
            }
            // What is not known has no day until which it is so.
            (Outcome::Granted | Outcome::NotGranted | Outcome::Prohibited, Some(last)) => {
                locale.message(format!("outcome.{name}-through"), [("last", last.into())])
            }
            _ => locale.message(format!("outcome.{name}"), None),
        }
    }

    fn would_change(
        &self,
        conditions: &[Condition],
        day: NaiveDate,
        outcome: Outcome,
        next: Option<&Next>,
    ) -> Vec<WouldChange> {
        let mut changes: Vec<WouldChange> = next
            .filter(|next| next.outcome != outcome)
            .map(|next| WouldChange {
                by: ChangeBy::Time,
                on: Some(next.from),
                facts: Vec::new(),
                clauses: next.clauses.clone(),
                outcome: next.outcome,
            })
            .into_iter()
            .collect();
        let unmet: Vec<usize> = (0..conditions.len())
            .filter(|i| {
                conditions.get(*i).is_some_and(|c| {
                    c.remedy != Remedy::None && c.when.met(day, &[]) == Some(false)
                })
            })
            .collect();
        let mended = |which: &[usize]| {
            Outcome::of(conditions.iter().enumerate().map(|(i, c)| {
                if which.contains(&i) {
                    (Effect::Grants, None)
                } else {
                    c.effect(day, &[])
                }
            }))
        };
        let mut alone: Vec<Vec<usize>> = unmet.iter().map(|i| vec![*i]).collect();
        alone.retain(|which| mended(which) != outcome);
        if alone.is_empty() && mended(&unmet) != outcome {
            alone.push(unmet);
        }
        for which in alone {
            let of: Vec<&Condition> = which.iter().filter_map(|i| conditions.get(*i)).collect();
            let mut paths: Vec<String> = of.iter().flat_map(|c| c.to_mend(day)).collect();
            sort(&mut paths);
            paths.dedup();
            changes.push(WouldChange {
                by: match of.iter().map(|c| c.remedy).max() {
                    Some(Remedy::Degree) => ChangeBy::Degree,
                    Some(Remedy::Document) => ChangeBy::Document,
                    _ => ChangeBy::Statement,
                },
                on: None,
                facts: paths,
                clauses: clauses_of(of.iter().copied()),
                outcome: mended(&which),
            });
        }
        if outcome == Outcome::NeedsApproval && !self.approvals.is_done {
            let unmet = conditions
                .iter()
                .filter(|c| c.when.met(day, &[]) == Some(false));
            changes.push(WouldChange {
                by: ChangeBy::Approval,
                on: None,
                facts: Vec::new(),
                clauses: clauses_of(unmet),
                outcome: Outcome::Granted,
            });
        }
        changes
    }

    /// The answer on `as_of` as it would be without any order.
    pub(crate) fn without_order(
        &self,
        as_of: NaiveDate,
        terms: &Terms,
    ) -> Result<WithoutOrder, GivenError> {
        let conditions = self.all_conditions(&terms.without_orders())?;
        Ok(WithoutOrder {
            outcome: outcome_on(&conditions, as_of, &[]),
            valid: validity(&conditions, as_of, terms.edition.ends()).0,
        })
    }

    /// The outcome alone, as [`Self::decide`] gives it.
    pub(crate) fn outcome(&self, as_of: NaiveDate, terms: &Terms) -> Result<Outcome, GivenError> {
        Ok(outcome_on(&self.all_conditions(terms)?, as_of, &[]))
    }

    /// The first day after `as_of` on which the outcome or who has to agree is another; `None` where
    /// they stay.
    pub(crate) fn until(
        &self,
        as_of: NaiveDate,
        terms: &Terms,
    ) -> Result<Option<NaiveDate>, GivenError> {
        let conditions = self.all_conditions(terms)?;
        Ok(validity(&conditions, as_of, terms.edition.ends()).0.until)
    }

    /// The outcomes and approvers over all of time, each from its day on; the first has no
    /// beginning. With them the orders that touch them on some day.
    pub(crate) fn over_time(&self, terms: &Terms) -> Result<OverTime, GivenError> {
        let conditions = self.all_conditions(terms)?;
        let first = standing(&conditions, NaiveDate::MIN);
        let mut periods = vec![(
            Valid {
                from: None,
                until: None,
            },
            first,
        )];
        let mut days = turning_days(&conditions);
        days.extend(terms.edition.ends());
        sort(&mut days);
        days.dedup();
        for day in days {
            let now = standing(&conditions, day);
            if let Some((valid, last)) = periods.last_mut()
                && (*last != now || terms.edition.ends() == Some(day))
            {
                valid.until = Some(day);
                let valid = Valid {
                    from: Some(day),
                    until: None,
                };
                periods.push((valid, now));
            }
        }
        let orders = touching(&conditions, terms, |order| {
            order.can_be_in_force(order.begins())
        });
        Ok((periods, orders.into_iter().map(str::to_owned).collect()))
    }

    /// That no two orders contradict each other on it, the question's own conditions, and those that
    /// orders lay on its clauses.
    fn all_conditions(&self, terms: &Terms) -> Result<Vec<Condition>, GivenError> {
        let clauses = self.fact.clauses;
        let done_on = self.approvals.done_on;
        let of_it = |change: &OrderChange| change.clause().is_some_and(|id| clauses.contains(&id));
        let mut conditions = terms.contradictions(clauses, self.outside, of_it, done_on);
        conditions.extend((self.conditions)(terms)?);
        conditions.extend(terms.conditions_of_orders(clauses, self.outside, done_on));
        conditions.extend(terms.condition_of_edition());
        let settled = conditions.into_iter().map(|c| self.approvals.settle(c));
        Ok(settled.collect())
    }
}

/// The outcomes one after the other, and the orders that touch them.
pub(crate) type OverTime = (Vec<(Valid, Standing)>, Vec<String>);

/// The orders with force that the conditions rest on.
fn touching<'t>(
    conditions: &[Condition],
    terms: &'t Terms,
    in_force: impl Fn(&Order) -> bool,
) -> Vec<&'t str> {
    let orders = terms.orders.iter().filter(|order| in_force(order));
    let ids = orders.map(|order| order.id.as_str());
    ids.filter(|id| conditions.iter().any(|c| c.orders.iter().any(|o| o == id)))
        .collect()
}

/// What several conditions leave open for the same facts is said once.
fn each_once(all: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in all {
        let open = |known: &&mut Reason| {
            let alike = known.facts == reason.facts && known.message == reason.message;
            known.could.is_some() && alike
        };
        match reasons.iter_mut().find(open) {
            Some(known) if reason.could.is_some() => {
                known.could = known.could.max(reason.could);
                add_new(&mut known.clauses, reason.clauses);
                add_new(&mut known.readings, reason.readings);
                add_new(&mut known.orders, reason.orders);
            }
            _ => reasons.push(reason),
        }
    }
    reasons
}

fn add_new<T: PartialEq>(into: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !into.contains(&one) {
            into.push(one);
        }
    }
}

fn reason(
    condition: &Condition,
    day: NaiveDate,
    touching: &[&str],
    lists: &Lists<'_>,
    locale: Locale,
) -> Reason {
    let (effect, could) = condition.effect(day, &[]);
    let mut used = Vec::new();
    condition.when.operative(day, &mut used);
    let mut facts: Vec<FactUsed> = Vec::new();
    for fact in used {
        let of_order = fact.path.starts_with("terms.orders[");
        let order = fact.shown.as_deref().filter(|_| of_order);
        let of_another_day = order.is_some_and(|id| !touching.contains(&id));
        if !of_another_day && facts.iter().all(|f| f.path != fact.path) {
            facts.push(FactUsed {
                path: fact.path.clone(),
                value: fact.shown.clone(),
            });
        }
    }
    let orders: Vec<String> = condition
        .orders
        .iter()
        .filter(|o| touching.contains(&o.as_str()))
        .cloned()
        .collect();
    let mut clauses = condition.clauses.clone();
    let mut readings = condition.readings.clone();
    if !orders.is_empty() {
        clauses.push(ClauseId::C9_1);
        readings.push(EntryId::I11);
    }
    let by_approval = condition.met_by_approval(day);
    if by_approval.is_some() {
        readings.push(EntryId::I45);
    }
    let message = match effect {
        Effect::LeavesOpen if could.is_some() => {
            let open = facts.iter().filter(|f| f.value.is_none());
            let open = open.map(|f| lists.name(&f.path)).collect();
            let open = ("facts", Arg::facts(open));
            match condition.key {
                CONTRADICT => {
                    let orders = ("orders", condition.orders.join(", ").into());
                    locale.message("orders-contradict.open", [orders, open])
                }
                _ => locale.message("reason.open", [open]),
            }
        }
        Effect::Grants if let Some(on) = by_approval => {
            let approver = condition.approver.clone().unwrap_or_default();
            let key = if approver == CENTER {
                "approved.center"
            } else {
                "approved.other"
            };
            locale.message(
                key,
                [
                    ("approver", Arg::name("approver", approver)),
                    ("date", on.into()),
                ],
            )
        }
        effect => condition.says(effect == Effect::Grants, day, locale),
    };
    Reason {
        clauses,
        readings,
        effect,
        could,
        facts,
        orders,
        message,
    }
}

/// What stays the same while an answer is valid: the outcome, and who has to agree.
pub(crate) type Standing = (Outcome, Vec<String>);

fn standing(conditions: &[Condition], day: NaiveDate) -> Standing {
    let outcome = outcome_on(conditions, day, &[]);
    let mut approvers: Vec<String> = Vec::new();
    if outcome == Outcome::NeedsApproval {
        let unmet = |c: &&Condition| c.when.met(day, &[]) == Some(false);
        for c in conditions.iter().filter(unmet) {
            approvers.extend(c.approver.clone().filter(|a| !approvers.contains(a)));
        }
    }
    (outcome, approvers)
}

/// No answer holds over the end of its edition, and what follows it there is not known.
fn validity(
    conditions: &[Condition],
    as_of: NaiveDate,
    edition_ends: Option<NaiveDate>,
) -> (Valid, Option<Next>) {
    let now = standing(conditions, as_of);
    let days = turning_days(conditions);
    // The day on which it last became what it is: what held before it was another.
    let from = days
        .iter()
        .rev()
        .filter(|day| **day <= as_of)
        .find(|day| {
            day.pred_opt()
                .is_some_and(|before| standing(conditions, before) != now)
        })
        .copied()
        .max(edition_ends.filter(|end| *end <= as_of));
    let until = days
        .iter()
        .filter(|day| **day > as_of)
        .find(|day| standing(conditions, **day) != now)
        .copied();
    if let Some(end) = edition_ends.filter(|end| as_of < *end)
        && until.is_none_or(|until| end <= until)
    {
        let until = Some(end);
        return (Valid { from, until }, None);
    }
    let next = until.map(|day| {
        let turned = conditions
            .iter()
            .filter(|c| c.effect(as_of, &[]) != c.effect(day, &[]));
        let clauses = clauses_of(turned);
        let (outcome, approvers) = standing(conditions, day);
        Next {
            from: day,
            outcome,
            approvers,
            clauses,
        }
    });
    (Valid { from, until }, next)
}
