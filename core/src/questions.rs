//! One door to every question, for callers that speak JSON. It stands above the wings.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use thiserror::Error;

use crate::{
    alumni::{self, Responsibility, RightPeriods, RightsFacts},
    calendar::Moment,
    communication::{self, CollisionReport, CollisionsError, CollisionsRequest},
    decision::{DecideError, Decision, QuestionFact, Terms},
    sending::{
        self, ModerationAnswer, ModerationError, ModerationRequest, MovedWindows, ScheduleError,
        SendingSchedule,
    },
};

/// Why a question that was asked by its name is not answered.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// No question has this name.
    #[error("unknown question `{0}`")]
    Unknown(String),
    /// The request is no JSON, has an unknown key, or a value that is not allowed.
    #[error("the request cannot be read: {0}")]
    Unreadable(String),
    /// The facts cannot be so.
    #[error(transparent)]
    Decide(#[from] DecideError),
    /// The dates cannot be so.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// The record of a moderation cannot be looked at.
    #[error(transparent)]
    Moderation(#[from] ModerationError),
    /// The planned communications cannot be compared.
    #[error(transparent)]
    Collisions(#[from] CollisionsError),
}

/// What [`decide`] gives back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Answer {
    /// Decisions: one, or one for each right.
    Decisions(Vec<Decision>),
    /// When each right begins and ends.
    RightPeriods(Vec<RightPeriods>),
    /// The responsibilities.
    Responsibilities(Vec<Responsibility>),
    /// When a mailing may go out.
    SendingSchedule(Box<SendingSchedule>),
    /// The windows that a change of the calendar moved.
    MovedWindows(MovedWindows),
    /// How a moderation stands.
    Moderation(ModerationAnswer),
    /// Which communications come at the same time.
    Collisions(CollisionReport),
}

impl Answer {
    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an answer has string keys and finite numbers only")
    }

    /// Its decisions; none where it is not about decisions.
    pub fn decisions(&self) -> &[Decision] {
        match self {
            Self::Decisions(decisions) => decisions,
            _ => &[],
        }
    }
}

/// What is asked, on which day and terms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request<F> {
    as_of: Moment,
    facts: F,
    #[serde(default)]
    terms: Terms,
}

fn read<R: DeserializeOwned>(json: &str) -> Result<R, QuestionError> {
    serde_json::from_str(json).map_err(|error| QuestionError::Unreadable(error.to_string()))
}

fn with<F: DeserializeOwned>(
    json: &str,
    answer: impl FnOnce(&F, NaiveDate, &Terms) -> Result<Answer, QuestionError>,
) -> Result<Answer, QuestionError> {
    let request: Request<F> = read(json)?;
    answer(&request.facts, request.as_of.date(), &request.terms)
}

fn one<F: DeserializeOwned>(
    json: &str,
    ask: fn(&F, NaiveDate, &Terms) -> Result<Decision, DecideError>,
) -> Result<Answer, QuestionError> {
    with(json, |facts, as_of, terms| {
        Ok(Answer::Decisions(vec![ask(facts, as_of, terms)?]))
    })
}

/// A question and what answers it.
struct Door {
    fact: &'static QuestionFact,
    answer: fn(&str, &str) -> Result<Answer, QuestionError>,
}

/// The questions on the rights as a whole, each of which has its clause and its own question.
const RIGHTS: QuestionFact = QuestionFact::of_many("rights");
const RIGHTS_OVER_TIME: QuestionFact = QuestionFact::of_many("rights-over-time");
const RESPONSIBILITIES: QuestionFact = QuestionFact::of_many("responsibilities");

/// Every question with its answer, in the order of their clauses.
static DOORS: LazyLock<Vec<Door>> = LazyLock::new(|| {
    let d = |fact, answer| Door { fact, answer };
    let mut doors = vec![
        d(&alumni::ALUMNUS, |_, json| one(json, alumni::alumnus_of)),
        d(&RIGHTS, |_, json| {
            with(json, |facts, as_of, terms| {
                Ok(Answer::Decisions(alumni::rights(facts, as_of, terms)?))
            })
        }),
        d(&RIGHTS_OVER_TIME, |_, json| {
            with(json, |facts, as_of, terms| {
                let periods = alumni::rights_over_time(facts, as_of, terms)?;
                Ok(Answer::RightPeriods(periods))
            })
        }),
    ];
    doors.extend(alumni::RIGHTS.iter().map(|right| {
        d(&right.question, |name, json| {
            with(json, |facts: &RightsFacts, as_of, terms| {
                let decision = alumni::right(name, facts, as_of, terms)?;
                Ok(Answer::Decisions(decision.into_iter().collect()))
            })
        })
    }));
    doors.extend([
        d(&RESPONSIBILITIES, |_, json| {
            with(json, |facts, as_of, terms| {
                let all = alumni::responsibilities(facts, as_of, terms)?;
                Ok(Answer::Responsibilities(all))
            })
        }),
        d(&alumni::FORMS_ANSWERED, |_, json| {
            one(json, alumni::forms_answered)
        }),
        d(&alumni::CHANGES_TOLD, |_, json| {
            one(json, alumni::changes_told)
        }),
        d(&alumni::NON_DISCLOSURE, |_, json| {
            one(json, alumni::non_disclosure)
        }),
        d(&alumni::ASSOCIATION, |_, json| {
            one(json, alumni::association)
        }),
        d(&communication::INTERACTION, |_, json| {
            one(json, communication::interaction)
        }),
        d(&communication::RESPONSIBLE_EMPLOYEE, |_, json| {
            one(json, communication::responsible_employee)
        }),
        d(&communication::CENTER_ADVICE, |_, json| {
            one(json, communication::center_advice)
        }),
        d(&alumni::START_PROGRAMME, |_, json| {
            one(json, alumni::start_programme)
        }),
        d(&alumni::OWN_INITIATIVE, |_, json| {
            one(json, alumni::own_initiative)
        }),
        d(&communication::COMMUNICATION_APPROVAL, |_, json| {
            one(json, communication::communication_approval)
        }),
        d(&communication::AWARD_PROGRAMME, |_, json| {
            one(json, communication::award_programme)
        }),
        d(&communication::ORDER_STANDS, |_, json| {
            one(json, communication::order_stands)
        }),
        d(&sending::SENDING_SCHEDULE, |_, json| {
            let schedule = sending::sending_schedule(&read(json)?)?;
            Ok(Answer::SendingSchedule(Box::new(schedule)))
        }),
        d(&sending::MOVED_WINDOWS, |_, json| {
            Ok(Answer::MovedWindows(sending::moved_windows(&read(json)?)?))
        }),
        d(&sending::MODERATION, |_, json| {
            let request: ModerationRequest = read(json)?;
            Ok(Answer::Moderation(request.answer()?))
        }),
        d(&communication::COLLISIONS, |_, json| {
            let request: CollisionsRequest = read(json)?;
            Ok(Answer::Collisions(request.answer()?))
        }),
    ]);
    doors
});

/// All questions, in the order of their clauses.
///
/// ```
/// let names: Vec<&str> = nu_alumni_policy::questions().map(|question| question.name).collect();
/// assert_eq!(names[..3], ["alumnus", "rights", "rights-over-time"]);
/// ```
pub fn questions() -> impl Iterator<Item = &'static QuestionFact> {
    DOORS.iter().map(|door| door.fact)
}

/// What answers for a clause: the rules of the check of a mailing, and the questions, by name.
///
/// ```
/// use nu_alumni_policy::answered_by;
///
/// assert_eq!(answered_by("A2.1"), ["subject-present", "subject-length"]);
/// assert_eq!(answered_by("4.1b"), ["library-e-resources"]);
/// assert!(answered_by("3.1").is_empty());
/// ```
pub fn answered_by(clause: &str) -> Vec<&'static str> {
    let questions = questions()
        .filter(|question| question.clauses.contains(&clause))
        .map(|question| question.name);
    #[cfg(feature = "mailing")]
    let rules = crate::mailing::rules_for(clause);
    #[cfg(not(feature = "mailing"))]
    let rules = std::iter::empty();
    rules.chain(questions).collect()
}

/// The answer to the question of this name. The request of a decision is an object with `as_of`, the
/// day asked about; `facts`, as the question's own function takes them; and `terms`, which may be
/// left out. The requests on dates are those of their own functions, as [`ScheduleRequest`].
///
/// [`ScheduleRequest`]: crate::ScheduleRequest
///
/// # Errors
/// [`QuestionError`] where there is no such question, the request cannot be read, or what it says
/// cannot be; the message names the field.
///
/// ```
/// use nu_alumni_policy::{Outcome, decide};
///
/// let answer = decide("alumnus", r#"{"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}"#)?;
/// assert_eq!(answer.decisions()[0].outcome(), Outcome::NotGranted);
/// # Ok::<(), nu_alumni_policy::QuestionError>(())
/// ```
pub fn decide(question: &str, request: &str) -> Result<Answer, QuestionError> {
    let door = DOORS.iter().find(|door| door.fact.name == question);
    let door = door.ok_or_else(|| QuestionError::Unknown(question.to_owned()))?;
    (door.answer)(door.fact.name, request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{CLAUSES, Treatment, clause};

    /// The map is closed: what asks for a check has an answer, and nothing answers for what only
    /// tells, defines or obliges. A judgement may have its evidence, an advice its finding.
    #[test]
    fn every_clause_that_asks_for_a_check_has_an_answer_and_no_other_has_one() {
        for clause in CLAUSES {
            let answered = !answered_by(clause.id).is_empty();
            match clause.treatment {
                Treatment::Check => assert!(answered, "{}", clause.id),
                Treatment::Judgement | Treatment::Advice => {}
                _ => assert!(!answered, "{}", clause.id),
            }
        }
        for question in questions() {
            let known = question.clauses.iter().all(|id| clause(id).is_some());
            assert!(known, "{}", question.name);
        }
    }
}
