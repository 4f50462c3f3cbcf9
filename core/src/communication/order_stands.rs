//! Whether an order under force majeure stands (9.1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    decision::{
        Approvals, Decision, GivenError, Question, QuestionFact, Terms, check_period,
        condition::{Condition, Fact, Remedy, When},
    },
    policy::{ClauseId, EntryId, Issuer, QuestionName, first_day_after},
};

/// An order that is to be looked at. What is not given is not known; without `until` and
/// `through` no end is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderDraft {
    /// Who issued it.
    pub issued_by: Option<Issuer>,
    /// Whether the circumstance is force majeure.
    pub force_majeure: Option<bool>,
    /// Whether the circumstance still lasts.
    pub circumstance_lasts: Option<bool>,
    /// Whether it is in accordance with the law; a person judges that.
    pub lawful: Option<bool>,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// The first day on which it no longer holds.
    pub until: Option<NaiveDate>,
    /// The last day on which it holds, in place of `until`.
    pub through: Option<NaiveDate>,
}

/// What [`order_stands`] hangs on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderFacts {
    /// The order.
    #[serde(default)]
    pub order: OrderDraft,
}

/// What [`order_stands`] is asked by.
pub(crate) const ORDER_STANDS: QuestionFact = QuestionFact {
    name: QuestionName::OrderStands,
    clauses: &[ClauseId::C9_1],
    dated: true,
};

/// Whether an order adds to the Policy's rules on a day (9.1, I11): issued by the NU
/// Administration, for force majeure that lasts, within the law, from its first day on.
///
/// # Errors
/// [`GivenError`] naming the field: an order that ends before it begins.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{OrderFacts, order_stands}};
///
/// let facts: OrderFacts = serde_json::from_str(r#"{"order": {
///     "issued_by": "nu-administration", "force_majeure": true, "circumstance_lasts": true,
///     "lawful": true, "from": "2026-03-16", "until": "2026-06-01"
/// }}"#)?;
/// let decision = order_stands(&facts, "2026-04-01".parse()?, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
/// assert_eq!(decision.valid().until, Some("2026-06-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn order_stands(
    facts: &OrderFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    let order = &facts.order;
    // Without its first day it only has to end by one word.
    let from = order.from.unwrap_or(NaiveDate::MIN);
    check_period("facts.order", from, order.until, order.through)?;
    let issuer = order
        .issued_by
        .map(|by| (u8::from(by == Issuer::NuAdministration), by.name()));
    let flag = |name: &str, given| Fact::flag(format!("order.{name}"), given).yes();
    // Past its end it does not hold, whenever it began.
    let begun = match order.from {
        None => Fact::unknown("order.from", 2),
        Some(from) => Fact::by_day("order.from", from, vec![from], |day| u8::from(from <= day)),
    };
    let (path, end) = match order.through {
        Some(last) => ("order.through", Some(last)),
        None => ("order.until", order.until),
    };
    let after = first_day_after(order.until, order.through);
    let ended = end.zip(after).map(|(end, after)| {
        let over = move |day| u8::from(after <= day);
        Fact::by_day(path, end, vec![after], over)
    });
    let over = ended.clone().map(Fact::yes);
    let running = ended.map(Fact::no);
    let period = When::All([begun.yes()].into_iter().chain(running).collect());
    let of = |key, when| Condition::new(key, &[ClauseId::C9_1], when).readings(&[EntryId::I11]);
    let conditions = [
        of(
            "order-issuer",
            Fact::choice("order.issued_by", 2, issuer).yes(),
        ),
        of(
            "order-circumstance",
            flag("force_majeure", order.force_majeure),
        ),
        of(
            "order-lasts",
            flag("circumstance_lasts", order.circumstance_lasts),
        ),
        of("order-lawful", flag("lawful", order.lawful)).remedy(Remedy::Statement),
        of("order-period", period).unmet_as("over", When::Any(over.into_iter().collect())),
    ];
    let question = Question {
        fact: &ORDER_STANDS,
        approvals: Approvals::default(),
        outside: &[],
        conditions: &|_| Ok(conditions.to_vec()),
    };
    question.decide(as_of, terms)
}
