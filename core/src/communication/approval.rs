//! Whose approval a communication to Alumni needs (7.1, 7.2), and what else goes out to them at
//! the time (7.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::{Audience, Overlap, Sender, overlap};
#[cfg(feature = "schema")]
use crate::calendar::Moment;
use crate::{
    calendar::optional_date,
    decision::{
        Approval, Approvals, CENTER, Decision, GivenError, Note, Outcome, Question, QuestionFact,
        Terms,
        condition::{Condition, Fact, Remedy, When},
        error::{at_most, distinct},
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

impl OtherCommunication {
    /// One of whose audience nothing is told.
    #[must_use]
    pub fn new(id: impl Into<String>, sent_on: NaiveDate) -> Self {
        Self {
            id: id.into(),
            audience: None,
            sent_on,
        }
    }
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
    #[serde(default, deserialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Moment>"))]
    pub data_submitted_on: Option<NaiveDate>,
    /// When it goes out.
    pub sent_on: Option<NaiveDate>,
    /// Whether a public post goes with it (A3.2); it matters where such a post needs approval as any
    /// other communication (I43).
    pub public_post: Option<bool>,
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
    /// That it is not, or the Center sends.
    not_own: When,
    /// Whether it is, where it is known.
    known: Option<bool>,
}

impl CommunicationFacts {
    pub(crate) fn check(&self, terms: &Terms) -> Result<(), GivenError> {
        if let Some(sender) = &self.sender {
            sender.check("facts.sender", terms)?;
        }
        if let Some(audience) = &self.audience {
            audience.check(|| "facts.audience".to_owned(), terms)?;
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
                audience.check(|| format!("facts.others[{i}].audience"), terms)?;
            }
        }
        Ok(())
    }

    /// Whether the Center is known to send it.
    fn by_center(&self, terms: &Terms) -> bool {
        let sender = self.sender.as_ref();
        sender.is_some_and(|sender| sender.is_center(&terms.readings))
    }

    fn constituency(&self, terms: &Terms) -> Constituency {
        let (sender, audience) = ("sender", "audience");
        match (&self.sender, &self.audience) {
            (Some(sender_is), _) if sender_is.is_center(&terms.readings) => Constituency {
                center: Fact::known(sender, 1, CENTER).yes(),
                own: When::Any(Vec::new()),
                not_own: Fact::known(sender, 1, CENTER).yes(),
                known: None,
            },
            (Some(unit), Some(given)) => {
                let own = unit.has_all_of(given, terms);
                Constituency {
                    center: Fact::known(sender, 0, unit.shown()).yes(),
                    // It rests on both.
                    own: When::All(vec![
                        Fact::known(sender, u8::from(own), unit.shown()).yes(),
                        Fact::known(audience, u8::from(own), given.shown()).yes(),
                    ]),
                    not_own: When::All(vec![
                        Fact::known(sender, u8::from(own), unit.shown()).no(),
                        Fact::known(audience, u8::from(own), given.shown()).no(),
                    ]),
                    known: Some(own),
                }
            }
            // Nobody is its own, whoever the audience is.
            (Some(unit), None) if !unit.has_own(&terms.readings) => Constituency {
                center: Fact::known(sender, 0, unit.shown()).yes(),
                own: Fact::known(sender, 0, unit.shown()).yes(),
                not_own: Fact::known(sender, 0, unit.shown()).no(),
                known: Some(false),
            },
            (Some(unit), None) => Constituency {
                center: Fact::known(sender, 0, unit.shown()).yes(),
                own: Fact::unknown(audience, 2).yes(),
                not_own: Fact::unknown(audience, 2).no(),
                known: None,
            },
            // The sender can be the Center (1), another (0), or the one whose own they are (2).
            (None, Some(given)) if given.has_an_owner(terms) => Constituency {
                center: Fact::unknown(sender, 3).is(&[1]),
                own: When::All(vec![
                    Fact::known(audience, 1, given.shown()).yes(),
                    Fact::unknown(sender, 3).is(&[2]),
                ]),
                not_own: Fact::unknown(sender, 3).is(&[0, 1]),
                known: None,
            },
            (None, Some(given)) => Constituency {
                center: Fact::unknown(sender, 2).is(&[1]),
                own: Fact::known(audience, 0, given.shown()).yes(),
                not_own: Fact::known(audience, 0, given.shown()).no(),
                known: Some(false),
            },
            // Nothing is a unit's own before the unit is known: the Center (0), one that has its own (1), or
            // one that has none (2).
            (None, None) => Constituency {
                center: Fact::unknown(sender, 3).is(&[0]),
                own: When::All(vec![
                    Fact::unknown(sender, 3).is(&[1]),
                    Fact::unknown(audience, 2).yes(),
                ]),
                not_own: When::Any(vec![
                    Fact::unknown(sender, 3).is(&[0, 2]),
                    Fact::unknown(audience, 2).no(),
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
/// routes are among the advice, but for one that an order waives. Other communications near in time whose
/// audiences can overlap are advice too (7.3, I10). What has gone out before the day asked about is told
/// so: nobody is to approve it, to submit its data, or to plan it.
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
    let is_sent = facts.sent_on.is_some_and(|sent| sent < as_of);
    approval_with(facts, as_of, is_sent, terms, &|_| None)
}

/// The same of what has gone out already or not, with what its lists ask for besides, which 7.1 reaches
/// whoever else it goes to.
pub(crate) fn approval_with(
    facts: &CommunicationFacts,
    as_of: NaiveDate,
    is_sent: bool,
    terms: &Terms,
    of_lists: &dyn Fn(&Terms) -> Option<Condition>,
) -> Result<Decision, GivenError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(terms)?;
    let approvals = Approvals {
        given: &facts.approvals,
        done_on: facts.sent_on,
        is_done: is_sent,
    };
    approvals.check("facts.approvals", as_of, terms)?;
    let Constituency {
        own,
        not_own,
        known,
        ..
    } = facts.constituency(terms);
    let private = || Fact::flag("official", facts.official).no();
    let conditions = |terms: &Terms| {
        let of_audience = facts.condition(as_of, is_sent, terms);
        Ok([of_audience].into_iter().chain(of_lists(terms)).collect())
    };
    let outside_7_1 = match of_lists(terms) {
        None => vec![private(), own],
        Some(_) => Vec::new(),
    };
    let question = Question {
        fact: &COMMUNICATION_APPROVAL,
        approvals,
        // 7.2 is about what a School or division sends to its own, 7.1 about all else.
        outside: &[
            (ClauseId::C7_1, When::Any(outside_7_1)),
            (ClauseId::C7_2, When::Any(vec![private(), not_own])),
        ],
        conditions: &conditions,
    };
    let mut decision = question.decide(as_of, terms)?;
    let note = |key, clause| Note::new(key, &[clause], &[], None, terms.locale);
    let is_waived = |clause| {
        let (waived, _) = terms.waived(clause, facts.sent_on);
        waived.met(as_of, &[]) == Some(true)
    };
    let data_waived = is_waived(ClauseId::C7_2);
    let duty = terms.readings.is(Reading::I08Duty);
    // Settled otherwise, there is no route to choose.
    let open = [Outcome::Undetermined, Outcome::NeedsApproval].contains(&decision.outcome());
    let by_unit = !facts.by_center(terms);
    // Under that reading the two routes are one.
    let any_interaction = terms.readings.is(Reading::I37AnyInteraction);
    if open && !is_sent && by_unit && known.is_none() && !any_interaction {
        let own = if data_waived {
            note("advice.route-own-waived", ClauseId::C7_2).readings(&[EntryId::I07])
        } else if duty {
            note("advice.route-own-duty", ClauseId::C7_2).readings(&[EntryId::I07, EntryId::I08])
        } else {
            note("advice.route-own", ClauseId::C7_2).readings(&[EntryId::I07, EntryId::I08])
        };
        if !is_waived(ClauseId::C7_1) {
            let beyond = note("advice.route-beyond", ClauseId::C7_1);
            decision = decision.with_advice(beyond.readings(&[EntryId::I07]));
        }
        decision = decision.with_advice(own);
    }
    if let (Some(sender), Some(audience)) = (&facts.sender, &facts.audience)
        && decision.outcome() == Outcome::NeedsApproval
        && !is_sent
    {
        let former = sender.perhaps_succeeded(audience, terms);
        if !former.is_empty() {
            let schools = [("schools", former.join(", ").into())];
            let key = "advice.former-schools";
            let advice = Note::new(key, &[ClauseId::C7_2], &schools, None, terms.locale);
            decision = decision.with_advice(advice.readings(&[EntryId::I07]));
        }
    }
    let official = facts.official != Some(false);
    // A duty is met later too.
    let submitted = match facts.data_submitted_on {
        Some(on) => on <= as_of,
        None => facts.data_submitted == Some(true),
    };
    let owed = duty && !data_waived && !submitted;
    if official && by_unit && known == Some(true) && owed {
        decision =
            decision.with_duty(note("duty.submit-data", ClauseId::C7_2).readings(&[EntryId::I08]));
    }
    let Some(sent_on) = facts.sent_on.filter(|_| !facts.others.is_empty()) else {
        return Ok(decision);
    };
    let gap = terms.limits_by_orders(&[(Some(sent_on), &[Limit::CommunicationGap])]);
    if let Err(GivenError::OrdersContradict { first, second, .. }) = gap {
        // How near in time is not known, and the decision does not hang on it.
        let args = [("first", (&first).into()), ("second", (&second).into())];
        let key = match first == second {
            true => "orders-contradict.itself",
            false => "orders-contradict.unmet",
        };
        let (clauses, _) = near_in_time_cites(true);
        let note = Note::new(key, clauses, &args, None, terms.locale).readings(&[EntryId::I11]);
        let without = question.without_order(as_of, terms)?;
        let decision = decision.with_advice(note);
        return Ok(decision.touched_by(vec![first, second], without));
    }
    let (_, orders) = gap?;
    let orders: Vec<String> = orders.iter().map(|order| order.id.clone()).collect();
    for (other, overlap, is_near) in facts.near_in_time(sent_on, terms)? {
        // What has gone out is not to be planned.
        if is_sent && other.sent_on < as_of {
            continue;
        }
        let mut args = vec![
            ("other", (&other.id).into()),
            ("date", other.sent_on.into()),
        ];
        let (clauses, readings) = near_in_time_cites(!orders.is_empty());
        if !orders.is_empty() {
            args.push(("orders", orders.join(", ").into()));
        }
        let key = match (overlap, orders.is_empty()) {
            (_, true) if !is_near => "advice.near-in-time-year-to-come",
            (_, false) if !is_near => "advice.near-in-time-year-to-come-by-order",
            (Overlap::Certain, true) => "advice.near-in-time",
            (Overlap::Certain, false) => "advice.near-in-time-by-order",
            (Overlap::Unknown, true) => "advice.near-in-time-unknown",
            (Overlap::Unknown, false) => "advice.near-in-time-unknown-by-order",
            (_, true) => "advice.near-in-time-possible",
            (_, false) => "advice.near-in-time-possible-by-order",
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
    fn condition(&self, as_of: NaiveDate, is_sent: bool, terms: &Terms) -> Condition {
        let Constituency {
            center,
            own,
            not_own,
            known,
        } = self.constituency(terms);
        let (waived, orders) = terms.waived(ClauseId::C7_1, self.sent_on);
        let waived_now = waived.met(as_of, &[]) == Some(true);
        let (data_waived, data_orders) = terms.waived(ClauseId::C7_2, self.sent_on);
        let duty = terms.readings.is(Reading::I08Duty);
        let any_interaction = terms.readings.is(Reading::I37AnyInteraction);
        // What 7.2 asks of a letter to one's own: the data; and under other readings the Center's
        // cooperation, or no post that the public sees too.
        let mut asked = Vec::new();
        if !duty {
            asked.push(When::Any(vec![self.submitted().yes(), data_waived.clone()]));
        }
        if any_interaction {
            asked.push(When::Any(Vec::new()));
        }
        let with_post = terms.readings.is(Reading::I43AsAnyOther);
        if with_post {
            asked.push(Fact::flag("public_post", self.public_post).no());
        }
        let posted = with_post && self.public_post == Some(true);
        let exempt = When::All(asked);
        let private = Fact::flag("official", self.official).no();
        let to_own = known == Some(true);
        // Where the letter goes beyond its own, or could go to its own as well.
        let whichever =
            known == Some(false) || known.is_none() && exempt.met(as_of, &[]) == Some(true);
        let (key, clauses, readings): (_, &[ClauseId], &[EntryId]) = if self.official == Some(false)
        {
            ("not-official", &[ClauseId::C7_1], &[EntryId::I09])
        } else if self.by_center(terms) {
            ("sender-center", &[ClauseId::C7_1], &[])
        } else if waived_now && whichever {
            ("approval-waived", &[ClauseId::C7_1], &[])
        } else if any_interaction && to_own {
            (
                "any-interaction",
                &[ClauseId::C6_1, ClauseId::C7_2, ClauseId::C7_1],
                &[EntryId::I07, EntryId::I37],
            )
        } else if posted && to_own {
            (
                "public-post",
                &[ClauseId::C7_1, ClauseId::C7_2],
                &[EntryId::I07, EntryId::I43],
            )
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
                    &[EntryId::I07, EntryId::I08, EntryId::I09, EntryId::I37],
                ),
                None => (
                    "constituency",
                    &[ClauseId::C7_1, ClauseId::C7_2],
                    &[EntryId::I07, EntryId::I08, EntryId::I09, EntryId::I37],
                ),
            }
        };
        let of_sender = self
            .sender
            .as_ref()
            .filter(|_| self.official != Some(false));
        let of_sender = of_sender.map(Sender::entries).unwrap_or_default();
        let readings = [readings, &of_sender].concat();
        // An order on a clause reaches what the clause reaches and no more (I11).
        let reached = [(ClauseId::C7_1, orders), (ClauseId::C7_2, data_orders)];
        let reached = reached.into_iter().filter(|(clause, _)| match clause {
            ClauseId::C7_1 => known != Some(true),
            _ => known != Some(false) && !self.by_center(terms),
        });
        let unconditional = if duty { own.clone() } else { data_waived };
        // Where whichever route it takes is open, it need not be known which.
        let by_7_1 = When::All(vec![waived, When::Any(vec![not_own, exempt.clone()])]);
        let condition = Condition::new(
            key,
            clauses,
            When::Any(vec![private, center, When::All(vec![own, exempt]), by_7_1]),
        )
        .readings(&readings)
        .or_approval(CENTER)
        .changed_by(reached.flat_map(|(_, orders)| orders).collect())
        .met_as("unconditional", unconditional);
        let by_data = to_own && !any_interaction && !posted;
        let after = self.data_submitted_on.zip(self.sent_on);
        let after = after.filter(|(submitted, sent)| by_data && sent < submitted);
        let always = || When::All(Vec::new());
        let condition = match (after, is_sent) {
            (Some((submitted, sent)), _) => {
                let key = match is_sent {
                    true => "sent-before-the-data",
                    false => "data-after-the-sending",
                };
                let args = vec![("submitted", submitted.into()), ("sent", sent.into())];
                condition.saying(false, key, always(), args)
            }
            (None, true) => condition.unmet_as("sent", always()),
            (None, false) => condition,
        };
        // What is past nothing mends.
        if by_data && !is_sent {
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

    /// The others whose audience can overlap with this one's, which can be within the working days of I10
    /// of the day of sending, and whether they are.
    fn near_in_time(
        &self,
        sent_on: NaiveDate,
        terms: &Terms,
    ) -> Result<Vec<(&OtherCommunication, Overlap, bool)>, GivenError> {
        let gap = terms.limits_on(sent_on).communication_gap();
        let calendar = terms.working_days(None)?;
        let mut near = Vec::new();
        for other in &self.others {
            let audiences = (self.audience.as_ref(), other.audience.as_ref());
            let overlap = overlap(audiences.0, audiences.1, &terms.readings);
            let (first, last) = (sent_on.min(other.sent_on), sent_on.max(other.sent_on));
            let (least, most) = calendar.count_within(first, last)?;
            if overlap != Overlap::Never && least <= gap {
                near.push((other, overlap, most <= gap));
            }
        }
        Ok(near)
    }
}
