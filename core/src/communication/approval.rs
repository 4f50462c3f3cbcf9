//! Whose approval a communication to Alumni needs (7.1, 7.2), and what else goes out to them at
//! the time (7.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::{Audience, Relation, Sender, relation};
use crate::{
    calendar::Bounds,
    decision::{
        Approval, Approvals, CENTER, Decision, GivenError, Note, Outcome, Question, QuestionFact,
        Terms,
        condition::{Condition, Fact, Remedy, When},
        error::{at_most, distinct, not_blank},
    },
    policy::{ClauseId, EntryId, Limit, QuestionName, Reading},
};

/// More other communications than this are refused.
const MOST_OTHERS: usize = 256;

/// What kind of communication it is. 7.1 means them all; those it lists are examples (I09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CommunicationKind {
    /// An announcement of an event.
    EventAnnouncement,
    /// A survey.
    Survey,
    /// A questionnaire.
    Questionnaire,
    /// An e-mail.
    Email,
    /// A notification.
    Notification,
    /// A newsletter.
    Newsletter,
    /// Any other.
    Other,
}

/// Another communication to Alumni, planned or sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherCommunication {
    /// Its id.
    pub id: String,
    /// Whom it goes to.
    pub audience: Option<Audience>,
    /// When it goes out.
    pub sent_on: NaiveDate,
}

/// What [`communication_approval`] hangs on. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommunicationFacts {
    /// What kind it is; it decides nothing (I09).
    pub kind: Option<CommunicationKind>,
    /// Whether it is official; a private letter from one Alumnus to another is not (I09).
    pub official: Option<bool>,
    /// Who sends it.
    pub sender: Option<Sender>,
    /// Whom it goes to.
    pub audience: Option<Audience>,
    /// Whether the updated contact and personal data were submitted to the Center (7.2).
    pub data_submitted: Option<bool>,
    /// The day on which they were submitted; of a day after the sending, they were not (7.2).
    pub data_submitted_on: Option<NaiveDate>,
    /// When it goes out.
    pub sent_on: Option<NaiveDate>,
    /// The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after
    /// the sending, one does not settle (I45).
    #[serde(default)]
    pub approvals: Vec<Approval>,
    /// What else goes out to Alumni.
    #[serde(default)]
    pub others: Vec<OtherCommunication>,
}

/// What can be told of sender and audience together.
struct Constituency {
    /// That the Center itself sends.
    center: When,
    /// That the audience is within the sender's own constituency.
    own: When,
    /// Whether it is, where it is known.
    known: Option<bool>,
}

impl CommunicationFacts {
    pub(crate) fn check(&self, terms: &Terms) -> Result<(), GivenError> {
        if let Some(Sender::School(school)) = &self.sender {
            terms.check_school(|| "facts.sender.school".to_owned(), school)?;
        }
        if let Some(Sender::Division(division)) = &self.sender {
            not_blank(|| "facts.sender.division".to_owned(), division)?;
        }
        if let Some(audience) = &self.audience {
            audience.check("facts.audience", terms)?;
        }
        if let (Some(false), Some(_)) = (self.data_submitted, self.data_submitted_on) {
            return Err(GivenError::Contradiction {
                path: "facts.data_submitted".to_owned(),
                why: "the data were not submitted, and `data_submitted_on` says when they were",
            });
        }
        at_most("facts.others", self.others.len(), MOST_OTHERS)?;
        distinct("facts.others", self.others.iter().map(|o| o.id.as_str()))?;
        for (i, other) in self.others.iter().enumerate() {
            if let Some(audience) = &other.audience {
                audience.check(&format!("facts.others[{i}].audience"), terms)?;
            }
        }
        Ok(())
    }

    fn constituency(&self) -> Constituency {
        let (sender, audience) = ("sender", "audience");
        match (&self.sender, &self.audience) {
            (Some(Sender::Center), _) => Constituency {
                center: Fact::known(sender, 1, CENTER).yes(),
                own: When::Any(Vec::new()),
                known: None,
            },
            (Some(unit), Some(given)) => {
                let own = unit.has_all_of(given);
                Constituency {
                    center: Fact::known(sender, 0, unit.shown()).yes(),
                    // It rests on both.
                    own: When::All(vec![
                        Fact::known(sender, u8::from(own), unit.shown()).yes(),
                        Fact::known(audience, u8::from(own), given.shown()).yes(),
                    ]),
                    known: Some(own),
                }
            }
            (Some(unit), None) => Constituency {
                center: Fact::known(sender, 0, unit.shown()).yes(),
                own: Fact::unknown(audience, 2).yes(),
                known: None,
            },
            // The sender can be the Center (1), another (0), or the one whose own they are (2).
            (None, Some(given)) if given.has_an_owner() => Constituency {
                center: Fact::unknown(sender, 3).is(&[1]),
                own: When::All(vec![
                    Fact::known(audience, 1, given.shown()).yes(),
                    Fact::unknown(sender, 3).is(&[2]),
                ]),
                known: None,
            },
            (None, Some(given)) => Constituency {
                center: Fact::unknown(sender, 2).is(&[1]),
                own: Fact::known(audience, 0, given.shown()).yes(),
                known: Some(false),
            },
            // Nothing is a unit's own before the unit is known.
            (None, None) => Constituency {
                center: Fact::unknown(sender, 2).is(&[0]),
                own: When::All(vec![
                    Fact::unknown(sender, 2).is(&[1]),
                    Fact::unknown(audience, 2).yes(),
                ]),
                known: None,
            },
        }
    }
}

/// What [`communication_approval`] is asked by.
pub(crate) const COMMUNICATION_APPROVAL: QuestionFact = QuestionFact {
    name: QuestionName::CommunicationApproval,
    clauses: &[ClauseId::C7_1, ClauseId::C7_2],
    dated: true,
};

/// Whether a communication to Alumni may go out, or needs the Center's approval (7.1, 7.2).
///
/// It needs none where it is not official, where the Center itself sends it, or where the
/// audience can hold nobody outside the sender's own constituency and the updated data were
/// submitted (I07, I08, I09). Where the audience or the sender is not known and it matters, both
/// routes are among the advice. Other communications near in time whose audiences can overlap are advice
/// too (7.3, I10).
///
/// # Errors
/// [`GivenError`] naming the field: an audience that nobody can be in, a School that is none.
///
/// ```
/// use nu_alumni_policy::{Outcome, Terms, communication::{CommunicationFacts, communication_approval}};
///
/// let mut facts: CommunicationFacts = serde_json::from_str(r#"{
///     "kind": "survey", "official": true, "sender": {"school": "GSB"},
///     "audience": {"schools": ["GSB"], "years": [2024]}, "data_submitted": true
/// }"#)?;
/// let as_of = "2026-01-12".parse()?;
/// let decision = communication_approval(&facts, as_of, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::Granted);
///
/// facts.audience = Some(serde_json::from_str(r#"{"schools": ["GSB", "SSH"]}"#)?);
/// let decision = communication_approval(&facts, as_of, &Terms::default())?;
/// assert_eq!(decision.outcome(), Outcome::NeedsApproval);
/// assert_eq!(decision.approvers(), ["center"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn communication_approval(
    facts: &CommunicationFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, GivenError> {
    terms.check()?;
    facts.check(terms)?;
    let approvals = Approvals {
        given: &facts.approvals,
        done_on: facts.sent_on,
    };
    approvals.check("facts.approvals", as_of, terms)?;
    let Constituency { center, known, .. } = facts.constituency();
    let private = || Fact::flag("official", facts.official).no();
    let conditions = |terms: &Terms| Ok(vec![facts.condition(as_of, terms)]);
    let question = Question {
        fact: &COMMUNICATION_APPROVAL,
        approvals,
        // 7.2 is about Schools and divisions alone.
        outside: &[
            (ClauseId::C7_1, private()),
            (ClauseId::C7_2, When::Any(vec![private(), center])),
        ],
        conditions: &conditions,
    };
    let mut decision = question.decide(as_of, terms)?;
    let note = |key, clause| Note::new(key, &[clause], &[], None, terms.locale);
    let (data_waived, _) = terms.waived(&[ClauseId::C7_2]);
    let data_waived = data_waived.met(as_of, &[]) == Some(true);
    let duty = terms.readings.is(Reading::I08Duty);
    // Settled otherwise, there is no route to choose.
    let open = [Outcome::Undetermined, Outcome::NeedsApproval].contains(&decision.outcome());
    let by_unit = facts.sender != Some(Sender::Center);
    if open && by_unit && known.is_none() {
        let own = if data_waived {
            note("advice.route-own-waived", ClauseId::C7_2).readings(&[EntryId::I07])
        } else if duty {
            note("advice.route-own-duty", ClauseId::C7_2).readings(&[EntryId::I07, EntryId::I08])
        } else {
            note("advice.route-own", ClauseId::C7_2).readings(&[EntryId::I07, EntryId::I08])
        };
        decision = decision
            .with_advice(note("advice.route-beyond", ClauseId::C7_1).readings(&[EntryId::I07]))
            .with_advice(own);
    }
    let official = facts.official != Some(false);
    let submitted = facts.submitted().yes().met(as_of, &[]) == Some(true);
    let owed = duty && !data_waived && !submitted;
    if official && by_unit && known == Some(true) && owed {
        decision =
            decision.with_duty(note("duty.submit-data", ClauseId::C7_2).readings(&[EntryId::I08]));
    }
    let Some(sent_on) = facts.sent_on.filter(|_| !facts.others.is_empty()) else {
        return Ok(decision);
    };
    let (_, orders) = terms.limits_by_orders(&[(Some(sent_on), &[Limit::CommunicationGap])])?;
    let orders: Vec<String> = orders.iter().map(|order| order.id.clone()).collect();
    for other in facts.near_in_time(sent_on, terms)? {
        let mut args = vec![
            ("other", (&other.id).into()),
            ("date", other.sent_on.into()),
        ];
        let (clauses, readings) = near_in_time_cites(!orders.is_empty());
        let key = if orders.is_empty() {
            "advice.near-in-time"
        } else {
            args.push(("orders", orders.join(", ").into()));
            "advice.near-in-time-by-order"
        };
        let note = Note::new(key, clauses, &args, None, terms.locale);
        decision = decision.with_advice(note.readings(readings));
    }
    if orders.is_empty() {
        return Ok(decision);
    }
    Ok(decision.touched_by(orders, question.without_order(as_of, terms)?))
}

/// What is cited where others are near in time, with an order that says how near that is or without.
pub(super) fn near_in_time_cites(by_order: bool) -> (&'static [ClauseId], &'static [EntryId]) {
    if by_order {
        (
            &[ClauseId::C7_3, ClauseId::C9_1],
            &[EntryId::I10, EntryId::I11],
        )
    } else {
        (&[ClauseId::C7_3], &[EntryId::I10])
    }
}

impl CommunicationFacts {
    /// The one condition of 7.1 and 7.2, cited and worded by what is known.
    fn condition(&self, as_of: NaiveDate, terms: &Terms) -> Condition {
        let Constituency { center, own, known } = self.constituency();
        let (waived, orders) = terms.waived(&[ClauseId::C7_1]);
        let waived_now = waived.met(as_of, &[]) == Some(true);
        let (data_waived, data_orders) = terms.waived(&[ClauseId::C7_2]);
        let duty = terms.readings.is(Reading::I08Duty);
        let exempt = if duty {
            own
        } else {
            let submitted = self.submitted().yes();
            When::All(vec![own, When::Any(vec![submitted, data_waived.clone()])])
        };
        let private = Fact::flag("official", self.official).no();
        let (key, clauses, readings): (_, &[ClauseId], &[EntryId]) = if waived_now {
            ("approval-waived", &[ClauseId::C7_1], &[])
        } else if self.official == Some(false) {
            ("not-official", &[ClauseId::C7_1], &[EntryId::I09])
        } else if self.sender == Some(Sender::Center) {
            ("sender-center", &[ClauseId::C7_1], &[])
        } else {
            match known {
                Some(false) => (
                    "beyond-constituency",
                    &[ClauseId::C7_1],
                    &[EntryId::I07, EntryId::I09],
                ),
                Some(true) => (
                    "own-constituency",
                    &[ClauseId::C7_2, ClauseId::C7_1],
                    &[EntryId::I07, EntryId::I08, EntryId::I09],
                ),
                None => (
                    "constituency",
                    &[ClauseId::C7_1, ClauseId::C7_2],
                    &[EntryId::I07, EntryId::I08, EntryId::I09],
                ),
            }
        };
        let condition = Condition::new(
            key,
            clauses,
            When::Any(vec![private, center, exempt.clone(), waived]),
        )
        .readings(readings)
        .or_approval(CENTER)
        .changed_by(orders.into_iter().chain(data_orders).collect())
        .met_as(
            "unconditional",
            When::Any(if duty {
                vec![exempt]
            } else {
                vec![data_waived]
            }),
        );
        if known == Some(true) {
            return condition.remedy(Remedy::Statement);
        }
        condition
    }

    /// Whether the data were submitted, day by day where the day is given.
    fn submitted(&self) -> Fact {
        let Some(on) = self.data_submitted_on else {
            return Fact::flag("data_submitted", self.data_submitted);
        };
        let in_time = self.sent_on.is_none_or(|sent| on <= sent);
        Fact::by_day("data_submitted_on", on, vec![on], move |day| {
            u8::from(in_time && on <= day)
        })
    }

    /// The others whose audience can overlap with this one's, within the working days of I10 on
    /// the day of sending.
    fn near_in_time(
        &self,
        sent_on: NaiveDate,
        terms: &Terms,
    ) -> Result<Vec<&OtherCommunication>, GivenError> {
        let gap = terms.limits_on(sent_on).communication_gap();
        let calendar = terms.working_days(None)?;
        let mut near = Vec::new();
        for other in &self.others {
            let apart = relation(self.audience.as_ref(), other.audience.as_ref());
            let (first, last) = (sent_on.min(other.sent_on), sent_on.max(other.sent_on));
            if apart != Relation::Disjoint && calendar.count(first, last, Bounds::End)? <= gap {
                near.push(other);
            }
        }
        Ok(near)
    }
}
