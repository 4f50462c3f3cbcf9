//! `audience-by-years`: a mailing that announces vacancies goes by year of graduation, so its audience
//! is narrowed to years.

use super::{Case, Found, Place, Rule, direction_stated::in_direction};
use crate::policy::{ClauseId, RuleName};
use crate::sending::Direction;

pub(super) const RULE: Rule = Rule {
    name: RuleName::AudienceByYears,
    clauses: &[ClauseId::A1_2],
    readings: &[],
    binds: in_direction,
    check,
};

fn check(case: &Case<'_>) -> Vec<Found> {
    const NOWHERE: Place = Place::Body(None);
    if case.brief.direction != Some(Direction::GraduationYearVacancies) {
        return Vec::new();
    }
    match &case.brief.audience {
        None => vec![Found::undetermined(NOWHERE, "no-audience", "audience")],
        Some(audience) if audience.years.is_none() => {
            vec![Found::violation(NOWHERE, "no-years")]
        }
        Some(_) => Vec::new(),
    }
}
