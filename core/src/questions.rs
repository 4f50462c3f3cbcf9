//! One door to every question, for callers that speak JSON. It stands above the wings.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[cfg(feature = "schema")]
use crate::schema;
use crate::{
    alumni::{self, Responsibilities, RightsEnding, RightsFacts, RightsOverTime},
    communication::{self, CollisionReport},
    decision::{Decision, Locale, QuestionError, QuestionFact, ReadError, Request, Terms, json},
    policy::{AnsweredBy, ClauseId, PolicyDocument, QuestionEntry, QuestionName},
    sending::{self, ModerationAnswer, MovedWindows, Queue, SendingSchedule},
};

/// What [`answer`] gives back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Answer {
    /// A decision.
    Decision(Box<Decision>),
    /// When a mailing may go out.
    SendingSchedule(Box<SendingSchedule>),
    /// Which communications come at the same time.
    Collisions(CollisionReport),
    /// The windows that a change of the calendar moved.
    MovedWindows(MovedWindows),
    /// How a moderation stands.
    Moderation(ModerationAnswer),
    /// What is waited for in many moderations.
    Queue(Queue),
    /// Decisions, one for each right.
    Decisions(Vec<Decision>),
    /// When each right begins and ends.
    RightsOverTime(RightsOverTime),
    /// Which rights of which people end.
    RightsEnding(RightsEnding),
    /// The responsibilities.
    Responsibilities(Responsibilities),
}

/// Each kind of answer is one.
macro_rules! answers {
    ($($variant:ident($kind:ty)),*) => {
        $(impl From<$kind> for Answer {
            fn from(answer: $kind) -> Self {
                Self::$variant(answer.into())
            }
        })*
    };
}
answers!(
    Decision(Decision),
    SendingSchedule(SendingSchedule),
    Collisions(CollisionReport),
    MovedWindows(MovedWindows),
    Moderation(ModerationAnswer),
    Queue(Queue),
    Decisions(Vec<Decision>),
    RightsOverTime(RightsOverTime),
    RightsEnding(RightsEnding),
    Responsibilities(Responsibilities)
);

impl Answer {
    /// The canonical JSON: the same bytes from every language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an answer has string keys and finite numbers only")
    }

    /// Its decisions; none where it is not about decisions.
    pub fn decisions(&self) -> &[Decision] {
        match self {
            Self::Decision(decision) => std::slice::from_ref(decision),
            Self::Decisions(decisions) => decisions,
            _ => &[],
        }
    }
}

/// Answers a request as JSON.
type Asked = Box<dyn Fn(&str) -> Result<Answer, QuestionError> + Send + Sync>;

/// A question and what answers it.
pub(crate) struct Door {
    pub(crate) fact: &'static QuestionFact,
    answer: Asked,
    #[cfg(feature = "schema")]
    pub(crate) schemas: schema::OfQuestion,
}

/// What a question's facts and answers are read from and written as.
#[cfg(not(feature = "schema"))]
trait Data {}
#[cfg(not(feature = "schema"))]
impl<T> Data for T {}
#[cfg(feature = "schema")]
use schemars::JsonSchema as Data;

impl Door {
    /// A question that hangs on the day.
    fn dated<F: DeserializeOwned + Data, A: Into<Answer> + Data, E: Into<QuestionError>>(
        fact: &'static QuestionFact,
        ask: impl Fn(&F, NaiveDate, &Terms) -> Result<A, E> + Send + Sync + 'static,
    ) -> Self {
        Self::new(fact, move |request: &Request<F>| {
            ask(&request.facts, request.day()?, &request.terms).map_err(Into::into)
        })
    }

    /// A question that can do without a day.
    fn undated<F: DeserializeOwned + Data, A: Into<Answer> + Data, E: Into<QuestionError>>(
        fact: &'static QuestionFact,
        ask: impl Fn(&F, Option<NaiveDate>, &Terms) -> Result<A, E> + Send + Sync + 'static,
    ) -> Self {
        Self::new(fact, move |request: &Request<F>| {
            let as_of = request.as_of.map(|moment| moment.date());
            ask(&request.facts, as_of, &request.terms).map_err(Into::into)
        })
    }

    fn new<F: DeserializeOwned + Data, A: Into<Answer> + Data>(
        fact: &'static QuestionFact,
        ask: impl Fn(&Request<F>) -> Result<A, QuestionError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            fact,
            answer: Box::new(move |json| Ok(ask(&json::read(json)?)?.into())),
            #[cfg(feature = "schema")]
            schemas: schema::OfQuestion::of::<F, A>(),
        }
    }
}

/// The questions on the rights as a whole, each of which has its clause and its own question.
const RIGHTS: QuestionFact = QuestionFact::of_many(QuestionName::Rights);
const RIGHTS_OVER_TIME: QuestionFact = QuestionFact::of_many(QuestionName::RightsOverTime);
const RESPONSIBILITIES: QuestionFact = QuestionFact::of_many(QuestionName::Responsibilities);

/// Every question with its answer, in the order of their clauses.
static DOORS: LazyLock<Vec<Door>> = LazyLock::new(|| {
    let mut doors = vec![
        Door::dated(&alumni::ALUMNUS, alumni::alumnus_of),
        Door::dated(&RIGHTS, alumni::rights),
        Door::dated(&RIGHTS_OVER_TIME, alumni::rights_over_time),
        Door::dated(&alumni::RIGHTS_ENDING, alumni::rights_ending),
    ];
    doors.extend(alumni::RIGHTS.iter().map(|right| {
        Door::dated(&right.question, |facts: &RightsFacts, as_of, terms| {
            right.decide(facts, as_of, terms)
        })
    }));
    doors.extend([
        Door::dated(&RESPONSIBILITIES, alumni::responsibilities),
        Door::dated(&alumni::FORMS_ANSWERED, alumni::forms_answered),
        Door::dated(&alumni::CHANGES_TOLD, alumni::changes_told),
        Door::dated(&alumni::NON_DISCLOSURE, alumni::non_disclosure),
        Door::dated(&alumni::ASSOCIATION, alumni::association),
        Door::dated(&communication::INTERACTION, communication::interaction),
        Door::dated(
            &communication::RESPONSIBLE_EMPLOYEE,
            communication::responsible_employee,
        ),
        Door::dated(&communication::CENTER_ADVICE, communication::center_advice),
        Door::dated(&alumni::START_PROGRAMME, alumni::start_programme),
        Door::dated(&alumni::OWN_INITIATIVE, alumni::own_initiative),
        Door::dated(
            &communication::COMMUNICATION_APPROVAL,
            communication::communication_approval,
        ),
        Door::dated(
            &communication::AWARD_PROGRAMME,
            communication::award_programme,
        ),
        Door::dated(&communication::ORDER_STANDS, communication::order_stands),
        Door::undated(&sending::SENDING_SCHEDULE, sending::sending_schedule),
        Door::undated(&sending::MOVED_WINDOWS, sending::moved_windows),
        Door::dated(&sending::MODERATION, sending::moderation),
        Door::dated(&sending::QUEUE, sending::queue),
        Door::undated(&communication::COLLISIONS, communication::collisions),
    ]);
    doors
});

/// Every question with its answer.
#[cfg(feature = "schema")]
pub(crate) fn doors() -> &'static [Door] {
    &DOORS
}

/// All questions, in the order of their clauses.
///
/// ```
/// let names: Vec<&str> = nu_alumni_policy::questions().map(|question| question.name.name()).collect();
/// assert_eq!(names[..3], ["alumnus", "rights", "rights-over-time"]);
/// ```
pub fn questions() -> impl Iterator<Item = &'static QuestionFact> {
    DOORS.iter().map(|door| door.fact)
}

/// What answers for a clause: the rules of the check of a mailing, and the questions, by name.
///
/// ```
/// use nu_alumni_policy::{answered_by, policy::{AnsweredBy, ClauseId, QuestionName, RuleName}};
///
/// # #[cfg(feature = "mailing")]
/// assert_eq!(
///     answered_by(ClauseId::A2_1),
///     [AnsweredBy::Rule(RuleName::SubjectPresent), AnsweredBy::Rule(RuleName::SubjectLength)],
/// );
/// assert_eq!(answered_by(ClauseId::C4_1b), [AnsweredBy::Question(QuestionName::LibraryEResources)]);
/// assert!(answered_by(ClauseId::C3_1).is_empty());
/// ```
pub fn answered_by(clause: ClauseId) -> Vec<AnsweredBy> {
    let questions = questions()
        .filter(|question| question.clauses.contains(&clause))
        .map(|question| AnsweredBy::Question(question.name));
    #[cfg(feature = "mailing")]
    let rules = crate::mailing::rules_for(clause).map(AnsweredBy::Rule);
    #[cfg(not(feature = "mailing"))]
    let rules = std::iter::empty();
    rules.chain(questions).collect()
}

/// The Policy as one document, in a language: its clauses with what answers for each, how its open
/// words are read, its numbers, the Schools, the rules and the questions.
///
/// ```
/// use nu_alumni_policy::{Locale, policy::{AnsweredBy, ClauseId, RuleName}};
///
/// let policy = nu_alumni_policy::policy(Locale::En);
/// let capitals = policy.clauses.iter().find(|clause| clause.id == ClauseId::A2_3d).unwrap();
/// # #[cfg(feature = "mailing")]
/// assert_eq!(capitals.answered_by[0], AnsweredBy::Rule(RuleName::Capitals));
/// ```
pub fn policy(locale: Locale) -> PolicyDocument {
    #[cfg(feature = "mailing")]
    let rules = crate::mailing::rules().collect();
    #[cfg(not(feature = "mailing"))]
    let rules = Vec::new();
    let questions =
        questions().map(|q| QuestionEntry::new(q.name, q.clauses, q.asks(locale), q.dated));
    PolicyDocument::new(rules, questions.collect(), answered_by, locale)
}

/// The answer to the question of this name. A request is `{"as_of": …, "facts": {…}, "terms": {…}}`:
/// the day asked about, the facts as the question's own function takes them, and the
/// [terms](Terms), which may be left out.
///
/// # Errors
/// [`QuestionError`] where there is no such question, the request cannot be read, or what it says
/// cannot be; it names the field by its path.
///
/// ```
/// use nu_alumni_policy::{Answer, answer};
///
/// let request = r#"{"facts": {"event_start": "2026-12-21"}}"#;
/// let Answer::SendingSchedule(schedule) = answer("sending-schedule", request)? else { panic!() };
/// assert_eq!(schedule.window.unwrap().opens.date.to_string(), "2026-11-30");
/// # Ok::<(), nu_alumni_policy::decision::QuestionError>(())
/// ```
pub fn answer(question: &str, request: &str) -> Result<Answer, QuestionError> {
    let door = DOORS.iter().find(|door| door.fact.name.name() == question);
    let door = door.ok_or_else(|| ReadError::UnknownName {
        path: "question".to_owned(),
        name: question.to_owned(),
        known: questions().map(|known| known.name.name()).collect(),
    })?;
    (door.answer)(request)
}

/// The decision of a question that has one.
///
/// # Errors
/// As [`answer`], and where the question is answered by something else than one decision.
///
/// ```
/// use nu_alumni_policy::{Outcome, decide};
///
/// let decision = decide("alumnus", r#"{"as_of": "2026-01-12", "facts": {"person": {"degrees": []}}}"#)?;
/// assert_eq!(decision.outcome(), Outcome::NotGranted);
/// # Ok::<(), nu_alumni_policy::decision::QuestionError>(())
/// ```
pub fn decide(question: &str, request: &str) -> Result<Decision, QuestionError> {
    match answer(question, request)? {
        Answer::Decision(decision) => Ok(*decision),
        _ => Err(QuestionError::NoSingleDecision {
            path: "question",
            question: question.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{CLAUSES, Treatment};

    #[test]
    fn the_policy_as_a_document_says_which_schools_are_former_ones() {
        let schools = policy(Locale::En).schools.into_iter();
        let former = schools.filter(|school| school.former);
        let former: Vec<_> = former.map(|school| school.name).collect();
        assert_eq!(former, ["SENG", "SST", "SHSS"]);
    }

    /// The map is closed: what asks for a check has an answer, and nothing answers for what only
    /// tells, defines or obliges. A judgement may have its evidence, an advice its finding.
    #[test]
    fn every_clause_that_asks_for_a_check_has_an_answer_and_no_other_has_one() {
        for clause in CLAUSES {
            let answered = !answered_by(clause.id).is_empty();
            match clause.treatment {
                // What a letter says is checked by the rules.
                Treatment::Check
                    if clause.section().starts_with('A') && !cfg!(feature = "mailing") => {}
                Treatment::Check => assert!(answered, "{}", clause.id),
                Treatment::Judgement | Treatment::Advice => {}
                _ => assert!(!answered, "{}", clause.id),
            }
        }
        assert!(
            questions()
                .map(|question| question.name)
                .eq(QuestionName::ALL.iter().copied())
        );
    }
}
