//! The rules of Appendix 1 on a mailing's direction, text and dates: one file each.

mod audience_by_years;
mod body_present;
mod bold_share;
mod brand_colours;
mod capital_words;
mod capitals;
mod codes;
mod direction_stated;
mod event_notice;
mod font_size;
mod invitation_date;
mod letters_apart;
mod links_own;
mod look_alikes;
mod moderation_deadline;
mod moderation_record;
mod news_digest;
pub(super) mod not_read;
mod paragraph_count;
pub(super) mod paragraph_length;
mod picture_count;
mod picture_size;
mod post_hashtag;
mod restyle;
mod rewording;
mod send_window;
mod signature_address;
mod signature_contact;
mod signature_phone;
mod signature_present;
pub(super) mod subject_length;
mod subject_present;
mod table_count;
pub(super) mod table_rows;
mod title_size;

use nu_alumni_ground::sort;
use nu_alumni_letter::{
    Draft, Letter, Span,
    layout::{Block, Role, merge_tags::MergeTag},
};

use super::{Brief, Fix, Measures, Quantity, RowStatus, Unit};
use crate::{
    decision::{Arg, Severity},
    policy::{ClauseId, EntryId, Limits, Reading, Readings, RuleEntry, RuleName},
    sending::{Kept, SendingSchedule},
};

/// A rule: its name is its identity, its clauses are its citation.
pub(crate) struct Rule {
    pub(crate) name: RuleName,
    pub(crate) clauses: &'static [ClauseId],
    /// The entries of the interpretation register that it rests on.
    pub(crate) readings: &'static [EntryId],
    /// Whether it binds a mailing under one of its clauses, by what the brief says of the mailing.
    pub(crate) binds: fn(&Brief, ClauseId) -> Binding,
    pub(crate) check: fn(&Case<'_>) -> Vec<Found>,
}

/// Whether a clause binds a mailing.
pub(crate) enum Binding {
    /// It does. `quiet`: why it is satisfied where nothing is found.
    Binds { quiet: &'static str },
    /// It may: what is found is not certain before the direction is stated.
    Perhaps,
    /// How it stands is known without a look at the mailing.
    Stands(Standing),
}

/// How a clause stands by the brief alone.
pub(crate) struct Standing {
    pub(crate) status: RowStatus,
    /// The key of the message that says why, and what fills it.
    pub(crate) why: &'static str,
    pub(crate) arg: Option<(&'static str, Arg)>,
    /// The facts that would settle it.
    pub(crate) missing: &'static [&'static str],
    /// The entries that this rests on, where they are not those of the clause's rules.
    pub(crate) readings: Option<&'static [EntryId]>,
}

impl Binding {
    /// It binds every mailing.
    fn every(_: &Brief, _: ClauseId) -> Self {
        Self::Binds {
            quiet: "row.satisfied",
        }
    }

    /// It binds where `binds`, and does not apply, and says why, where not.
    fn only_if(binds: bool, why: &'static str) -> Self {
        if binds {
            Self::Binds {
                quiet: "row.satisfied",
            }
        } else {
            Self::Stands(Standing::new(RowStatus::NotApplicable, why))
        }
    }
}

impl Standing {
    fn new(status: RowStatus, why: &'static str) -> Self {
        Self {
            status,
            why,
            arg: None,
            missing: &[],
            readings: None,
        }
    }

    fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.arg = Some((name, value.into()));
        self
    }

    fn missing(mut self, missing: &'static [&'static str]) -> Self {
        self.missing = missing;
        self
    }

    fn readings(mut self, readings: &'static [EntryId]) -> Self {
        self.readings = Some(readings);
        self
    }
}

/// Clauses that no rule answers for.
pub(crate) struct Unruled {
    pub(crate) clauses: &'static [ClauseId],
    pub(crate) standing: fn(&Brief, ClauseId) -> Standing,
}

/// All of them.
pub(crate) const UNRULED: &[Unruled] = &[news_digest::UNRULED, moderation_record::UNRULED];

/// All rules, in the order of their clauses; what was not read stands behind section 2.
pub(crate) const RULES: &[Rule] = &[
    direction_stated::RULE,
    audience_by_years::RULE,
    subject_present::RULE,
    subject_length::RULE,
    body_present::RULE,
    paragraph_count::RULE,
    paragraph_length::RULE,
    links_own::RULE,
    table_count::RULE,
    table_rows::RULE,
    picture_count::RULE,
    picture_size::RULE,
    brand_colours::RULE,
    bold_share::RULE,
    font_size::RULE,
    capitals::RULE,
    title_size::RULE,
    signature_present::RULE,
    signature_contact::RULE,
    signature_address::RULE,
    signature_phone::RULE,
    not_read::RULE,
    send_window::RULE,
    moderation_deadline::RULE,
    event_notice::RULE,
    invitation_date::RULE,
    post_hashtag::RULE,
];

/// The rules that answer for this clause.
pub(crate) fn rules_for(clause: ClauseId) -> impl Iterator<Item = RuleName> {
    RULES
        .iter()
        .filter(move |rule| rule.clauses.contains(&clause))
        .map(|rule| rule.name)
}

/// All rules, in the order of their clauses.
///
/// ```
/// use nu_alumni_policy::policy::{ClauseId, RuleName};
///
/// let mut rules = nu_alumni_policy::mailing::rules();
/// let capitals = rules.find(|rule| rule.name == RuleName::Capitals).unwrap();
/// assert_eq!(capitals.clauses, [ClauseId::A2_3d]);
/// ```
pub fn rules() -> impl Iterator<Item = RuleEntry> {
    let entry = |rule: &Rule| RuleEntry::new(rule.name, rule.clauses, rule.readings);
    RULES.iter().map(entry)
}

/// What a rule looks at.
pub(crate) struct Case<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) subject: Option<&'a str>,
    /// The merge tags in the subject.
    pub(crate) subject_tags: &'a [MergeTag],
    pub(crate) letter: &'a Letter<'a>,
    pub(crate) measures: &'a Measures,
    pub(crate) schedule: &'a SendingSchedule,
    /// What the record of the moderation shows, where it is given.
    pub(crate) moderation: Option<&'a Kept>,
    pub(crate) brief: &'a Brief,
    /// The limits in force, with those that orders set.
    pub(crate) limits: &'a Limits,
}

impl Case<'_> {
    /// Whether the event is over on the day asked.
    fn event_is_past(&self) -> bool {
        self.schedule.event.is_some() && self.brief.as_of > self.schedule.event
    }
}

/// The letter's paragraphs under the readings taken.
pub(crate) fn paragraphs<'l>(
    letter: &'l Letter<'_>,
    readings: &Readings,
) -> impl Iterator<Item = &'l Block> {
    let links = readings.is(Reading::I14LinkBlockCounts);
    let bold = readings.is(Reading::I14BoldLineCounts);
    let counts = move |role: Role| match role {
        Role::Paragraph => true,
        Role::Link => links,
        Role::BoldLine => bold,
        _ => false,
    };
    let blocks = letter.blocks.iter();
    blocks.filter_map(move |(role, block)| counts(*role).then_some(block))
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Subject(Option<Span>),
    Body(Option<Span>),
    /// The post for social networks, which the brief has.
    Post,
}

/// What a rule found; its message's key is the rule's name, a dot, and `key`.
pub(crate) struct Found {
    pub(crate) severity: Severity,
    pub(crate) place: Place,
    /// All its places in the body, where it has more than the one.
    pub(crate) places: Vec<Span>,
    /// What it is said of, where that is not the text at its place: nothing of the letter as a whole.
    pub(crate) about: Option<String>,
    pub(crate) key: &'static str,
    pub(crate) args: Vec<(&'static str, Arg)>,
    pub(crate) missing: Vec<&'static str>,
    pub(crate) measured: Option<Quantity>,
    pub(crate) limit: Option<Quantity>,
    pub(crate) fix: Option<Fix>,
    /// The clauses that it rests on, where they are not all of its rule's.
    pub(crate) clauses: Option<Vec<ClauseId>>,
    /// The entries that it rests on besides its rule's.
    pub(crate) readings: &'static [EntryId],
}

impl Found {
    fn new(severity: Severity, place: Place, key: &'static str) -> Self {
        Self {
            severity,
            place,
            places: Vec::new(),
            about: None,
            key,
            args: Vec::new(),
            missing: Vec::new(),
            measured: None,
            limit: None,
            fix: None,
            clauses: None,
            readings: &[],
        }
    }

    /// A broken clause.
    fn violation(place: Place, key: &'static str) -> Self {
        Self::new(Severity::Violation, place, key)
    }

    /// What a person has to look at.
    fn review(place: Place, key: &'static str) -> Self {
        Self::new(Severity::NeedsReview, place, key)
    }

    /// What cannot be told until the brief says `missing`.
    fn undetermined(place: Place, key: &'static str, missing: &'static str) -> Self {
        Self {
            missing: vec![missing],
            ..Self::new(Severity::Undetermined, place, key)
        }
    }

    /// Worth knowing.
    fn advice(place: Place, key: &'static str) -> Self {
        Self::new(Severity::Advice, place, key)
    }

    fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// What was measured and the limit it was held against; the message shows both.
    fn measured(mut self, value: impl Into<f64>, limit: impl Into<f64>, unit: Unit) -> Self {
        // Nobody sets a font to a thousandth of a pixel.
        let round = |value| match unit {
            Unit::Pixels => round_to(value, 100.0),
            _ => round(value),
        };
        let (value, limit) = (round(value.into()), round(limit.into()));
        self.measured = Some(Quantity { value, unit });
        self.limit = Some(Quantity { value: limit, unit });
        self.arg("measured", value).arg("limit", limit)
    }

    /// As [`Found::measured`], where it could be measured.
    fn measured_if(self, value: Option<u32>, limit: u32, unit: Unit) -> Self {
        match value {
            Some(value) => self.measured(value, limit, unit),
            None => self,
        }
    }

    /// The message says of what was measured that it is so much at least.
    fn at_least(mut self) -> Self {
        let value = self.measured.map(|measured| measured.value);
        let of_measured = self.args.iter_mut().find(|(name, _)| *name == "measured");
        if let (Some(value), Some((_, arg))) = (value, of_measured) {
            *arg = Arg::at_least(value);
        }
        self
    }

    /// Nothing in section 2 is certain of a mailing that may be a digest, which it does not bind.
    pub(crate) fn perhaps(&mut self) {
        self.severity = self.severity.min(Severity::Undetermined);
        if self.severity == Severity::Undetermined {
            self.missing.insert(0, "direction");
        }
    }

    /// Says it of `what`, which stands for it when its place moves or changes.
    fn about(mut self, what: impl Into<String>) -> Self {
        self.about = Some(what.into());
        self
    }

    /// Says it of the letter as a whole, which has it once.
    fn about_letter(self) -> Self {
        self.about("")
    }

    /// All places of it, each once.
    fn at(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.places = places.into_iter().collect();
        sort(&mut self.places);
        self.places.dedup();
        if self.places.len() < 2 {
            self.places.clear();
        }
        self
    }

    fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// To three decimals.
pub(crate) fn round(value: f64) -> f64 {
    round_to(value, 1_000.0)
}

fn round_to(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_s_name_stands_for_one_rule() {
        let names: Vec<RuleName> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names, RuleName::ALL);
    }
}
