//! The rights of Alumni (section 4), the two halves of 4.1 apart. A right that hangs on more than
//! being an Alumnus has a file of its own.

mod campus_access;
pub(super) mod e_resources;
mod events_and_research;
mod platform;
mod working_groups;

use chrono::NaiveDate;
use events_and_research::of_relevant;
use serde::{Deserialize, Serialize};

use super::{
    Person,
    person::PERSON,
    status::{is_alumnus, student_advice},
};
use crate::decision::{
    Approval, Approvals, Arg, Basis, Decision, GivenError, Note, Outcome, Question, QuestionError,
    QuestionFact, Terms, Valid,
    condition::{Condition, Fact, When, of_facts},
    error::not_blank,
};
use crate::policy::{ClauseId, EntryId, OrderChange, QuestionName, Reading, entries_on, names};

names! {
    /// A right by its name, which is its question's too.
    ///
    /// ```
    /// use nu_alumni_policy::{alumni::RightName, policy::ClauseId};
    ///
    /// let right: RightName = "library-e-resources".parse()?;
    /// assert_eq!(right, RightName::LibraryEResources);
    /// assert_eq!(right.right().clause(), ClauseId::C4_1b);
    /// assert!("library-e-resorces".parse::<RightName>().is_err());
    /// # Ok::<(), nu_alumni_policy::policy::UnknownName>(())
    /// ```
    RightName {
        LibraryOnCampus = "library-on-campus",
        LibraryEResources = "library-e-resources",
        AlumniPlatform = "alumni-platform",
        WorkingGroupsAndBoards = "working-groups-and-boards",
        EventsAndResearch = "events-and-research",
        NewsAndRoadMap = "news-and-road-map",
        Accomplishments = "accomplishments",
        ProposeActivities = "propose-activities",
        ProposeNominees = "propose-nominees",
        CareerServices = "career-services",
        TrainingCourses = "training-courses",
        Information = "information",
        FoundAssociations = "found-associations",
        MeetingSupport = "meeting-support",
        CampusAccess = "campus-access",
    }
}

impl RightName {
    /// The right.
    pub fn right(self) -> &'static Right {
        RIGHTS
            .get(self as usize)
            .expect("there are all, in their order")
    }
}

/// A right: its question, which has one clause, and what it hangs on.
#[derive(Debug, Clone, Copy)]
pub struct Right {
    /// Its question's name and its clause.
    pub question: QuestionFact,
    clause: ClauseId,
    conditions: fn(&Self, &RightsFacts, &Terms) -> Result<Vec<Condition>, GivenError>,
    /// What is worth knowing where it is granted: a message, and the clause that says so.
    advice: Option<(&'static str, ClauseId)>,
}

impl Right {
    const fn new(
        name: QuestionName,
        clauses: &'static [ClauseId; 1],
        conditions: fn(&Self, &RightsFacts, &Terms) -> Result<Vec<Condition>, GivenError>,
    ) -> Self {
        let [clause] = *clauses;
        Self {
            question: QuestionFact {
                name,
                clauses,
                dated: true,
            },
            clause,
            conditions,
            advice: None,
        }
    }

    /// A right that every Alumnus has.
    const fn of_every_alumnus(name: QuestionName, clauses: &'static [ClauseId; 1]) -> Self {
        Self::new(name, clauses, |right, facts, _| {
            Ok(vec![is_alumnus(&facts.person, Some(right.clause()))])
        })
    }

    const fn advice(mut self, key: &'static str, clause: ClauseId) -> Self {
        self.advice = Some((key, clause));
        self
    }

    /// Whether a person has it on a day.
    ///
    /// # Errors
    /// As [`rights`].
    pub fn decide(
        &'static self,
        facts: &RightsFacts,
        as_of: NaiveDate,
        terms: &Terms,
    ) -> Result<Decision, QuestionError> {
        let terms = &*terms.known_on(as_of)?;
        facts.check(as_of, terms)?;
        let decision = ask(self, facts, |question| question.decide(as_of, terms))?;
        advised(decision, self, facts, as_of, terms)
    }

    /// The clause that gives it.
    pub fn clause(&self) -> ClauseId {
        self.clause
    }

    /// Its conditions, of which being an Alumnus is the first.
    fn beside_alumnus(facts: &RightsFacts, condition: Condition) -> Vec<Condition> {
        vec![is_alumnus(&facts.person, None), condition]
    }
}

/// All rights, in the Policy's order.
pub const RIGHTS: &[Right] = &[
    Right::of_every_alumnus(QuestionName::LibraryOnCampus, &[ClauseId::C4_1a])
        .advice("advice.library-on-campus", ClauseId::C4_14),
    e_resources::RIGHT,
    platform::RIGHT,
    working_groups::RIGHT,
    events_and_research::RIGHT,
    Right::new(QuestionName::NewsAndRoadMap, &[ClauseId::C4_5], of_relevant),
    Right::of_every_alumnus(QuestionName::Accomplishments, &[ClauseId::C4_6]),
    Right::of_every_alumnus(QuestionName::ProposeActivities, &[ClauseId::C4_7])
        .advice("advice.center-first", ClauseId::C6_5),
    Right::of_every_alumnus(QuestionName::ProposeNominees, &[ClauseId::C4_8]),
    Right::of_every_alumnus(QuestionName::CareerServices, &[ClauseId::C4_9]),
    Right::new(
        QuestionName::TrainingCourses,
        &[ClauseId::C4_10],
        of_relevant,
    ),
    Right::new(QuestionName::Information, &[ClauseId::C4_11], of_relevant),
    Right::of_every_alumnus(QuestionName::FoundAssociations, &[ClauseId::C4_12])
        .advice("advice.association", ClauseId::C2_2),
    Right::of_every_alumnus(QuestionName::MeetingSupport, &[ClauseId::C4_13]),
    campus_access::RIGHT,
];

/// What the University states, and which part of it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Whether it is so.
    pub so: bool,
    /// Who states it.
    pub by: String,
}

/// What the University states of itself (I03). What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct University {
    /// Whether there is an Alumni platform (4.2).
    pub platform: Option<bool>,
    /// Whether members of a Working Group or an Industry Advisory Board are needed (4.3).
    pub need: Option<Stated>,
    /// Whether the event or the research project is relevant to the person (4.4); under a reading of I34
    /// the news, the course or the information too (4.5, 4.10, 4.11).
    pub relevant: Option<Stated>,
}

impl University {
    /// That it can be so.
    pub(in crate::alumni) fn check(&self) -> Result<(), GivenError> {
        for (name, stated) in [("need", &self.need), ("relevant", &self.relevant)] {
            if let Some(stated) = stated {
                not_blank(|| format!("facts.university.{name}.by"), &stated.by)?;
            }
        }
        Ok(())
    }
}

/// What the rights hang on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsFacts {
    /// The person.
    #[serde(default)]
    pub person: Person,
    /// The University.
    #[serde(default)]
    pub university: University,
    /// The approvals that were given, of whom an order under 9.1 names (I45).
    #[serde(default)]
    pub approvals: Vec<Approval>,
}

impl RightsFacts {
    pub(crate) fn check(&self, as_of: NaiveDate, terms: &Terms) -> Result<(), QuestionError> {
        self.approvals().check("facts.approvals", as_of, terms)?;
        self.university.check()?;
        self.person.check(PERSON, terms)
    }

    fn approvals(&self) -> Approvals<'_> {
        Approvals {
            given: &self.approvals,
            ..Approvals::default()
        }
    }
}

/// That the University states a fact to be so.
fn stated(path: &str, given: Option<&Stated>) -> When {
    let given = given.map(|s| (u8::from(s.so), format!("{} ({})", s.so, s.by)));
    Fact::choice(path, 2, given).yes()
}

/// All rights of a person on a day, in the Policy's order. Where two orders that are in force on that
/// day contradict each other on a right, that right alone is undetermined.
///
/// # Errors
/// [`QuestionError`] naming the field: two degrees with one id, a School
/// that is none.
///
/// ```
/// use nu_alumni_policy::{Outcome, RightsFacts, Terms, rights};
///
/// let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
///     {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
/// ]}}"#)?;
/// let rights = rights(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// assert_eq!(rights.len(), 15);
/// let e_resources = &rights[1];
/// assert_eq!(e_resources.outcome(), Outcome::Granted);
/// assert_eq!(e_resources.valid().until, Some("2026-06-15".parse()?));
/// let campus = &rights[14];
/// assert_eq!(campus.outcome(), Outcome::Undetermined);
/// assert_eq!(campus.ask()[0].facts, ["facts.person.alumni_card"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Decision>, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let decide = |right| {
        let decision = ask(right, facts, |question| question.decide(as_of, terms))?;
        advised(decision, right, facts, as_of, terms)
    };
    RIGHTS.iter().map(decide).collect()
}

/// The outcomes of all rights, as [`rights`] gives them.
pub(crate) fn outcomes(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Outcome>, GivenError> {
    let outcome = |right| ask(right, facts, |question| question.outcome(as_of, terms));
    RIGHTS.iter().map(outcome).collect()
}

/// The first day on which each is another, in the Policy's order.
pub(crate) fn untils(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Vec<Option<NaiveDate>>, GivenError> {
    let until = |right| ask(right, facts, |question| question.until(as_of, terms));
    RIGHTS.iter().map(until).collect()
}

fn ask<T>(right: &'static Right, facts: &RightsFacts, what: impl FnOnce(Question<'_>) -> T) -> T {
    let conditions = |terms: &Terms| (right.conditions)(right, facts, terms);
    what(Question {
        fact: &right.question,
        outside: &[],
        approvals: facts.approvals(),
        conditions: &conditions,
    })
}

/// The decision with what is worth knowing beside it.
fn advised(
    decision: Decision,
    right: &'static Right,
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<Decision, QuestionError> {
    let decision = match right.advice {
        Some(advice) if decision.outcome() == Outcome::Granted => {
            let (note, orders) = advice_of(advice, facts, as_of, terms);
            let decision = match note {
                Some(note) => decision.with_advice(note),
                None => decision,
            };
            if orders.is_empty() {
                decision
            } else {
                let without = ask(right, facts, |question| {
                    question.without_order(as_of, terms)
                })?;
                decision.touched_by(orders, without)
            }
        }
        _ => decision,
    };
    Ok(student_advice(decision, &facts.person, terms))
}

/// What is worth knowing beside a right that is granted, and the orders on the clause of that advice:
/// they reach it as they reach the clause (I11).
fn advice_of(
    (key, clause): (&'static str, ClauseId),
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> (Option<Note>, Vec<String>) {
    let note = |key, args: &[_]| Note::new(key, &[clause], args, None, terms.locale);
    let on_clause = |change: &OrderChange| change.clause() == Some(clause);
    let contradictions = terms.contradictions(&[clause], &[], on_clause, None);
    let mut contradictions = contradictions.into_iter();
    if let Some(both) = contradictions.find(|both| both.when.met(as_of, &[]) == Some(false)) {
        let advice = Note {
            clauses: vec![clause, ClauseId::C9_1],
            readings: vec![EntryId::I11],
            due: None,
            message: both.says(false, as_of, terms.locale),
        };
        return (Some(advice), both.orders);
    }
    let before_the_center = terms.readings.is(Reading::I33BeforeTheCenter);
    if clause == ClauseId::C6_5 {
        let (waived, orders) = terms.waived(clause, None);
        if waived.met(as_of, &[]) == Some(true) {
            return (None, orders);
        }
        let advice = note(key, &[]).readings(&[EntryId::I33]);
        return (Some(advice).filter(|_| !before_the_center), Vec::new());
    }
    for condition in terms.conditions_of_orders(&[clause], &[], None) {
        let condition = facts.approvals().settle(condition);
        let met = condition.when.met(as_of, &[]);
        if met == Some(true) {
            continue;
        }
        let order = condition.orders.join(", ");
        let by_order = [("orders", order.into())];
        let key = match condition.approver {
            None => "advice.campus-closed",
            Some(_) => "advice.campus-approval",
        };
        let approver = condition.approver.iter();
        let approver = approver.map(|approver| ("approver", Arg::name("approver", approver)));
        let args: Vec<_> = by_order.into_iter().chain(approver).collect();
        let note = Note::new(key, &[clause, ClauseId::C9_1], &args, None, terms.locale);
        return (Some(note.readings(&[EntryId::I11])), condition.orders);
    }
    let person = &facts.person;
    // Of a card that is known to be missing nobody is told to bring it.
    let key = match (person.alumni_card, person.identification_card) {
        _ if clause != ClauseId::C4_14 => key,
        (Some(false), Some(false)) => "advice.library-neither",
        (Some(false), _) => "advice.library-no-alumni-card",
        (_, Some(false)) => "advice.library-no-identification-card",
        _ => key,
    };
    (Some(note(key, &[])), Vec::new())
}

/// When each right begins and ends, and what that rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RightsOverTime {
    /// Each right, in the Policy's order.
    pub rights: Vec<RightPeriods>,
    /// What it rests on; of the orders, each that touches a right on some day.
    pub basis: Basis,
}

/// When a right begins and ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RightPeriods {
    /// The right's question.
    pub question: QuestionName,
    /// Its clause.
    pub clause: ClauseId,
    /// The outcomes one after the other, without a gap.
    pub periods: Vec<Period>,
    /// The facts of a degree that is not conferred yet, where its conferral can begin the right anew: the
    /// last period then ends on that day. Empty where no degree is awaited.
    pub awaits: Vec<String>,
    /// The orders that touch it on some day (9.1, I11).
    pub orders: Vec<String>,
}

/// A stretch of days with one outcome and, where it needs an approval, the same approvers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Period {
    /// The days.
    pub valid: Valid,
    /// The outcome on each of them.
    pub outcome: Outcome,
    /// Who has to agree, where it needs an approval.
    pub approvers: Vec<String>,
}

/// When each right begins and ends, over all of time, with the facts as known on `as_of`.
///
/// # Errors
/// As [`rights`].
///
/// ```
/// use nu_alumni_policy::{Outcome, RightsFacts, Terms, alumni::rights_over_time};
///
/// let facts: RightsFacts = serde_json::from_str(r#"{"person": {"degrees": [
///     {"id": "b", "kind": "bachelor", "school": "SEDS", "conferral": "2025-06-14"}
/// ]}}"#)?;
/// let over_time = rights_over_time(&facts, "2026-01-12".parse()?, &Terms::default())?;
/// let library = &over_time.rights[1];
/// let outcomes: Vec<Outcome> = library.periods.iter().map(|p| p.outcome).collect();
/// assert_eq!(outcomes, [Outcome::NotGranted, Outcome::Granted, Outcome::NotGranted]);
/// assert_eq!(library.periods[2].valid.from, Some("2026-06-15".parse()?));
/// assert!(over_time.basis.orders.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rights_over_time(
    facts: &RightsFacts,
    as_of: NaiveDate,
    terms: &Terms,
) -> Result<RightsOverTime, QuestionError> {
    let terms = &*terms.known_on(as_of)?;
    facts.check(as_of, terms)?;
    let rights = periods_of_rights(facts, terms)?;
    let orders = rights.iter().flat_map(|right| &right.orders);
    let mut basis = Basis::new(terms, Some(as_of)).touched_by(orders, terms);
    let clauses: Vec<ClauseId> = rights.iter().map(|right| right.clause).collect();
    basis.rest_on(entries_on(&[ClauseId::C2_1]).chain(entries_on(&clauses)));
    Ok(RightsOverTime { rights, basis })
}

/// The same of a person that was checked, on terms as they are known.
pub(in crate::alumni) fn periods_of_rights(
    facts: &RightsFacts,
    terms: &Terms,
) -> Result<Vec<RightPeriods>, QuestionError> {
    let periods = |right: &'static Right| {
        let (periods, orders) = ask(right, facts, |question| question.over_time(terms))?;
        let ends_without = periods
            .last()
            .is_some_and(|(_, (outcome, _))| *outcome == Outcome::NotGranted);
        let awaits = facts.person.awaited().filter(|_| ends_without);
        Ok(RightPeriods {
            question: right.question.name,
            clause: right.clause(),
            periods: periods
                .into_iter()
                .map(|(valid, (outcome, approvers))| Period {
                    valid,
                    outcome,
                    approvers,
                })
                .collect(),
            awaits: awaits.iter().flatten().map(of_facts).collect(),
            orders,
        })
    };
    RIGHTS.iter().map(periods).collect()
}
