//! The check of a mailing: reads the letter once, asks every rule, and puts the report together.

use std::borrow::Cow;

use chrono::NaiveDate;
use nu_alumni_ground::{folded, sort_by_key};
use nu_alumni_letter::{
    Draft, Letter, Span,
    layout::merge_tags::{MergeTag, find_with},
    source::Noted,
    span::{Position, TextPositions, TextUnits},
};
use serde::Serialize;
use thiserror::Error;

use super::{
    Brief, Edit, Finding, FoundAt, Initiator, MailingReport, Measures, RowStatus, SourcePart,
    SourceReport, Verdict,
    checklist::{approval_row, checklist},
    identity::Identities,
    judged::{self, settle},
    measures::measures,
    rules::{Binding, Case, Found, Place, RULES, Rule, not_read},
};
use crate::{
    communication::{CommunicationFacts, approval_with},
    decision::{Arg, Decision, GivenError, Locale, Outcome, Severity, Terms},
    error_data::coded,
    policy::{ClauseId, EntryId, LIMITS, Limit, Limits},
    sending::{ModerationStep, SendingSchedule, kept, of_lists, permission_on, sending_schedule},
};

/// Why a draft that was read cannot be checked with this brief.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CheckError {
    /// The source has a subject, and the brief another.
    #[error(
        "{path}: it differs from the subject of the source: leave it out of the brief, or correct it"
    )]
    SubjectsDiffer {
        /// The brief's key.
        path: &'static str,
    },
    /// The brief says other than the record of the moderation in it.
    #[error(
        "{path}: it differs from the record in `moderation`: leave it out of the brief, or correct it"
    )]
    RecordDiffers {
        /// The brief's key.
        path: &'static str,
    },
    /// A judgement or a waiver of a finding that no rule makes.
    #[error(
        "{path}: no rule finds `{finding}`; copy the `id` of a finding of this mailing's report"
    )]
    UnknownFinding {
        /// The brief's key.
        path: String,
        /// The id.
        finding: String,
    },
    /// What the brief says cannot be so.
    #[error(transparent)]
    #[serde(untagged)]
    Given(GivenError),
}

coded!(CheckError);

impl From<GivenError> for CheckError {
    fn from(error: GivenError) -> Self {
        Self::Given(error.of_brief())
    }
}

/// Whether a mailing is in order under Appendix 1, why, and where not.
///
/// Checked are its direction (A1), its text (A2, but not of a news digest) and its dates (A4). The
/// checklist names the clauses that are not checked. Spans are UTF-8 bytes of the part that a finding names.
///
/// Where the brief names the sender or the audience, the decision on its approval (7.1, 7.2) is part of
/// the verdict, and has rows in the checklist. It needs a day: `planned_send`, else `as_of`.
///
/// # Errors
/// [`CheckError`] where draft and brief contradict each other, or the brief itself, and where a
/// sender or an audience stands there without a day.
///
/// ```
/// use nu_alumni_policy::{Brief, Draft, SourceKind, Verdict, check_mailing};
/// use nu_alumni_policy::policy::{ClauseId, RuleName};
///
/// let html = "<p>Dear Alumni,</p><p>JOIN US TODAY at the reunion.</p>";
/// let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
/// let brief: Brief = r#"{"direction": "event-invitation"}"#.parse()?;
/// let report = check_mailing(&draft, &brief)?;
/// assert_eq!(report.verdict, Verdict::Rejected);
/// let capitals = report.findings.iter().find(|f| f.rule == RuleName::Capitals).unwrap();
/// assert_eq!(capitals.clauses, [ClauseId::A2_3d]);
/// assert_eq!(capitals.span.unwrap().of(html), Some("JOIN US TODAY"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_mailing(draft: &Draft, brief: &Brief) -> Result<MailingReport, CheckError> {
    let brief = match brief.terms.known_on(brief.as_of)? {
        Cow::Borrowed(_) => Cow::Borrowed(brief),
        Cow::Owned(terms) => Cow::Owned(Brief {
            terms,
            ..brief.clone()
        }),
    };
    let (brief, terms) = (&*brief, &brief.terms);
    judged::check(brief)?;
    brief.check_told()?;
    let brief = with_record(brief)?;
    let sent_on = brief.planned_send.map(|moment| moment.date());
    // A day has to be meant: that of the sending, else that on which it is asked.
    let day = sent_on.or(brief.as_of);
    let reading = Reading::new(draft, &brief)?;
    let mut report = under_orders(&reading, &brief, day)?;
    let moderation = brief.moderation_facts();
    let moderation = moderation.as_ref();
    let of_lists = |terms: &Terms| of_lists(moderation?, brief.as_of, terms);
    let by_record = moderation.is_some_and(|facts| facts.is_sent(brief.as_of));
    let gone_out = by_record || sent_on.is_some_and(|sent| Some(sent) < brief.as_of);
    if brief.sender.is_some() || brief.audience.is_some() {
        let facts = CommunicationFacts {
            kind: brief.kind,
            official: brief.official,
            sender: brief.sender.clone(),
            audience: brief.audience.clone(),
            data_submitted: brief.data_submitted,
            data_submitted_on: brief.data_submitted_on,
            public_post: Some(brief.post.is_some()),
            approvals: brief.approvals.clone(),
            sent_on,
            ..CommunicationFacts::default()
        };
        let Some(day) = day else {
            facts.check(terms)?;
            return Err(GivenError::NoDay { path: "as_of" }.into());
        };
        let approval = approval_with(&facts, day, gone_out, terms, &of_lists)?.of_brief();
        let rows = [ClauseId::C7_1, ClauseId::C7_2];
        let rows = rows.map(|clause| approval_row(clause, &approval, terms.locale));
        report.checklist.splice(0..0, rows);
        with_approval(&mut report, approval, terms.locale);
    } else if let Some(facts) = moderation.filter(|_| of_lists(terms).is_some()) {
        // Without another day it is that of the last that is known.
        let entries = facts.record.known_on(brief.as_of).iter();
        let known = entries.map(|entry| entry.at.date());
        let last = known.chain(facts.approvals.iter().map(|one| one.on)).max();
        if let Some(day) = day.or(last)
            && let Some(permission) = permission_on(facts, brief.as_of, day, terms)?
        {
            let permission = permission.of_brief();
            let row = approval_row(ClauseId::C7_1, &permission, terms.locale);
            let row = Some(row).filter(|row| row.status != RowStatus::NotApplicable);
            report.checklist.splice(0..0, row);
            with_approval(&mut report, permission, terms.locale);
        }
    }
    let approval = report.approval.as_ref().map(Decision::outcome);
    report.sent_unapproved = gone_out && approval == Some(Outcome::NeedsApproval);
    // It counts on the day of the sending.
    report.basis.edition_in_force = day.and_then(|day| terms.edition.in_force(day));
    report.basis.edition_note = terms.edition.note(day, terms.locale);
    if report.basis.grants_nothing() {
        report.verdict = Verdict::NeedsReview;
    }
    let rows = report.checklist.iter();
    let entries: Vec<_> = rows.flat_map(|row| row.readings.iter().copied()).collect();
    report.basis.rest_on(entries);
    Ok(report)
}

/// Puts the decision on the approval into the report: what it says to A3.1, and its part in the verdict.
fn with_approval(report: &mut MailingReport, approval: Decision, locale: Locale) {
    let verdict_of = |outcome| Verdict::of(std::iter::empty(), Some(outcome));
    if let Some(without) = approval.without_order() {
        let of_letter = report.without_order.unwrap_or(report.verdict);
        report.without_order = Some(of_letter.max(verdict_of(without.outcome)));
    } else if let Some(without) = &mut report.without_order {
        *without = (*without).max(verdict_of(approval.outcome()));
    }
    report.verdict = report.verdict.max(verdict_of(approval.outcome()));
    for order in &approval.basis().orders {
        if !report.basis.orders.contains(order) {
            report.basis.orders.push(order.clone());
        }
    }
    let of_lists = approval_row(ClauseId::A3_1, &approval, locale);
    let open = [RowStatus::NotApplicable, RowStatus::Satisfied];
    if !open.contains(&of_lists.status) {
        let row = report
            .checklist
            .iter_mut()
            .find(|row| row.clause == of_lists.clause);
        row.into_iter().for_each(|row| *row = of_lists.clone());
    }
    report.approval = Some(approval);
}

/// The report under the limits of the orders in force on `day` (9.1): what they touch cites 9.1, and
/// the verdict without them stays to be seen.
fn under_orders(
    reading: &Reading<'_>,
    brief: &Brief,
    day: Option<NaiveDate>,
) -> Result<MailingReport, CheckError> {
    let terms = &brief.terms;
    let of_appendix: Vec<Limit> = LIMITS
        .iter()
        .filter(|fact| fact.clause.of_appendix() && fact.name != Limit::Moderation)
        .map(|fact| fact.name)
        .collect();
    let moderated = brief.schedule_facts().moderation_begins(brief.as_of);
    let (limits, orders) =
        terms.limits_by_orders(&[(day, &of_appendix), (moderated, &[Limit::Moderation])])?;
    let judged = reading.judge(brief, &limits, terms)?;
    if orders.is_empty() {
        return judged.report(reading, brief, day);
    }
    let without = reading.judge(brief, &terms.limits, &terms.without_orders())?;
    let without = without.report(reading, brief, day)?;
    let mut report = judged.report(reading, brief, day)?;
    report.basis.orders = orders.iter().map(|order| order.id.clone()).collect();
    report.without_order = Some(without.verdict);
    let touched: Vec<ClauseId> = orders
        .iter()
        .flat_map(|order| order.limits())
        .map(|(limit, _)| limit.fact().clause)
        .collect();
    for finding in report.findings.iter_mut().chain(&mut report.settled) {
        if finding.clauses.iter().any(|c| touched.contains(c)) {
            finding.clauses.push(ClauseId::C9_1);
            finding.readings.push(EntryId::I11);
        }
    }
    for row in &mut report.checklist {
        if touched.contains(&row.clause) {
            row.readings.push(EntryId::I11);
        }
    }
    Ok(report)
}

/// What is read of a mailing, whatever it is held against.
struct Reading<'a> {
    draft: &'a Draft,
    subject: Option<&'a str>,
    subject_tags: Vec<MergeTag>,
    letter: Letter<'a>,
}

impl<'a> Reading<'a> {
    fn new(draft: &'a Draft, brief: &'a Brief) -> Result<Self, CheckError> {
        let subject = match (draft.subject(), brief.subject.as_deref()) {
            (Some(source), Some(brief)) if source.trim() != brief.trim() => {
                return Err(CheckError::SubjectsDiffer { path: "subject" });
            }
            (source, brief) => source.or(brief),
        };
        let told = brief.told();
        Ok(Self {
            draft,
            subject,
            subject_tags: subject
                .map_or_else(Vec::new, |subject| find_with(subject, &told.own_tags)),
            letter: draft.letter_with(&told),
        })
    }

    /// Asks every rule, under these limits.
    fn judge(&self, brief: &Brief, limits: &Limits, terms: &Terms) -> Result<Judged, CheckError> {
        let measures = measures(self.subject, self.draft, &self.letter, brief, limits);
        let schedule = sending_schedule(&brief.schedule_facts(), brief.as_of, terms)?.of_brief();
        let moderation = brief.moderation_facts();
        let moderation = moderation.map(|facts| kept(&facts, brief.as_of, terms));
        let moderation = moderation.transpose()?;
        let case = Case {
            draft: self.draft,
            subject: self.subject,
            subject_tags: &self.subject_tags,
            letter: &self.letter,
            measures: &measures,
            schedule: &schedule,
            moderation: moderation.as_ref(),
            brief,
            limits,
        };
        let mut found: Vec<(&Rule, Found)> = Vec::new();
        for rule in RULES {
            let mut bindings = rule.clauses.iter().map(|&id| (rule.binds)(brief, id));
            let Some(binding) = bindings.find(|b| !matches!(b, Binding::Stands(_))) else {
                continue;
            };
            let mut of_rule = (rule.check)(&case);
            of_rule.extend(not_read::left_open(rule, &case));
            if matches!(binding, Binding::Perhaps) {
                of_rule.iter_mut().for_each(Found::perhaps);
            }
            // The rules stand in the order of their clauses, so the places are all that is to be
            // put in order.
            sort_by_key(&mut of_rule, |f| f.place);
            found.extend(of_rule.into_iter().map(|f| (rule, f)));
        }
        Ok(Judged {
            found,
            measures,
            schedule,
        })
    }
}

/// What the rules found under some limits.
struct Judged {
    found: Vec<(&'static Rule, Found)>,
    measures: Measures,
    schedule: SendingSchedule,
}

impl Judged {
    /// The report but for the approval, which is no matter of Appendix 1, of a mailing that is sent or
    /// asked about on `day`.
    fn report(
        self,
        reading: &Reading<'_>,
        brief: &Brief,
        day: Option<NaiveDate>,
    ) -> Result<MailingReport, CheckError> {
        let locale = brief.terms.locale;
        let found = settle(findings(self.found, reading, locale), brief, day)?;
        let checklist = checklist(&found, brief, locale);
        Ok(MailingReport {
            verdict: Verdict::of(found.open.iter().map(|finding| finding.severity), None),
            basis: self.schedule.basis.clone(),
            initiator: brief.started_by(),
            source: source(
                reading.draft,
                reading.subject,
                brief.post.as_deref(),
                locale,
            ),
            findings: found.open,
            settled: found.settled,
            lapsed: found.lapsed,
            checklist,
            measures: self.measures,
            schedule: self.schedule,
            without_order: None,
            approval: None,
            sent_unapproved: false,
        })
    }
}

fn findings(found: Vec<(&Rule, Found)>, reading: &Reading<'_>, locale: Locale) -> Vec<Finding> {
    let draft = reading.draft;
    let starts = |subject: bool| {
        found.iter().filter_map(move |(_, f)| match f.place {
            Place::Subject(span) if subject => span.map(|s| s.start),
            Place::Body(span) if !subject => span.map(|s| s.start),
            _ => None,
        })
    };
    let in_subject = TextPositions::new(reading.subject.unwrap_or_default(), starts(true));
    let parts = draft.parts().iter().map(|part| part.span.start);
    let places = found.iter().flat_map(|(_, f)| &f.places).map(|s| s.start);
    let in_body = TextPositions::new(draft.body_text(), starts(false).chain(parts).chain(places));
    let at = |span: Span| {
        let (part, own) = part_of(draft, Some(span));
        FoundAt {
            part: part.to_owned(),
            span: span.within(own),
            position: in_part(&in_body, span.start, own.start),
        }
    };
    let mut identities = Identities::of(found.len());
    found
        .into_iter()
        .map(|(rule, mut f)| {
            let text = match f.place {
                Place::Subject(span) => span.and_then(|s| s.of(reading.subject?)),
                Place::Body(span) => span.and_then(|s| s.of(draft.body_text())),
                Place::Post => None,
            };
            let about = f.about.as_deref().or(text).unwrap_or_default();
            let id = if f.severity == Severity::NeedsReview {
                // What stands nowhere is in the message alone.
                let args = f.args.iter().map(|(_, arg)| arg.data());
                let args = args.filter(|_| f.about.is_none() && text.is_none());
                let seen = [about].into_iter().chain(args);
                identities.next_judged(rule.name.name(), f.key, seen)
            } else {
                identities.next(rule.name.name(), f.key, about)
            };
            let (part, span, position) = match f.place {
                Place::Post => (POST, None, None),
                Place::Subject(span) => {
                    let position = span.and_then(|span| in_subject.of(span.start));
                    ("subject", span, position)
                }
                Place::Body(span) => {
                    let (part, own) = part_of(draft, span);
                    // Edits are in the part that the finding names: one that has to reach into another is
                    // left to a person.
                    let in_it =
                        |edit: &Edit| own.start <= edit.span.start && edit.span.end <= own.end;
                    f.fix = f.fix.filter(|fix| fix.edits.iter().all(in_it));
                    let edits = f.fix.iter_mut().flat_map(|fix| &mut fix.edits);
                    edits.for_each(|edit| edit.span = edit.span.within(own));
                    let position = span.and_then(|span| in_part(&in_body, span.start, own.start));
                    (part, span.map(|span| span.within(own)), position)
                }
            };
            Finding {
                id,
                rule: rule.name,
                clauses: f.clauses.unwrap_or_else(|| rule.clauses.to_vec()),
                readings: [rule.readings, f.readings].concat(),
                severity: f.severity,
                missing: f.missing.iter().map(|&name| name.into()).collect(),
                part: part.to_owned(),
                span,
                position,
                places: f.places.into_iter().map(at).collect(),
                message: locale.message([rule.name.name(), ".", f.key].concat(), f.args),
                measured: f.measured,
                limit: f.limit,
                fix: f.fix,
                judged: None,
                waived: None,
            }
        })
        .collect()
}

/// The name and the place of the part in which a span of the letter begins; of what stands nowhere,
/// the first.
pub(super) fn part_of(draft: &Draft, span: Option<Span>) -> (&str, Span) {
    let part = draft.part_at(span.map_or(0, |span| span.start));
    part.map_or(("body", Span::new(0, 0)), |part| {
        (part.name.as_str(), part.span)
    })
}

/// A position in the letter, counted from where its part begins, which is the beginning of a line.
fn in_part(positions: &TextPositions, at: u32, part: u32) -> Option<Position> {
    let (position, first) = (positions.of(at)?, positions.of(part)?);
    Some(Position {
        line: position.line.saturating_sub(first.line).saturating_add(1),
        ..position
    })
}

/// A unit's name, however it is spaced, encoded and capitalised.
fn spelled(unit: &str) -> String {
    let words: Vec<&str> = unit.split_whitespace().collect();
    folded(&words.join(" "))
}

/// The brief with what the record of the moderation in it says besides.
fn with_record(brief: &Brief) -> Result<Cow<'_, Brief>, CheckError> {
    let Some(record) = &brief.moderation else {
        return Ok(Cow::Borrowed(brief));
    };
    let mut brief = brief.clone();
    let differs = |path| Err(CheckError::RecordDiffers { path });
    let direction = record.submission().direction;
    if *brief.direction.get_or_insert(direction) != direction {
        return differs("direction");
    }
    let submission = record.submission();
    if !brief.can_be_handed_in_by(submission) {
        return differs("sender");
    }
    if !brief.can_be_on(&submission.lists) {
        return differs("audience");
    }
    if let Some(initiator) = &brief.initiator {
        if spelled(&initiator.unit) != spelled(&submission.unit) {
            return differs("initiator.unit");
        }
        let hashtags = initiator.hashtag.as_ref().zip(submission.hashtag.as_ref());
        if hashtags.is_some_and(|(given, recorded)| !given.is(recorded)) {
            return differs("initiator.hashtag");
        }
    }
    let initiator = brief.initiator.get_or_insert_with(|| Initiator {
        unit: submission.unit.clone(),
        hashtag: None,
    });
    let recorded = || submission.hashtag.clone();
    initiator.hashtag = initiator.hashtag.take().or_else(recorded);
    let known = record.known_on(brief.as_of);
    let last_of = |steps: &[ModerationStep]| {
        let last = known.iter().rfind(|entry| steps.contains(&entry.step));
        last.map(|entry| entry.at)
    };
    let handed_in = last_of(&[ModerationStep::Submit, ModerationStep::Complete]);
    let sent = last_of(&[ModerationStep::Send]);
    let dates = [
        ("received", &mut brief.received, handed_in),
        ("planned_send", &mut brief.planned_send, sent),
    ];
    for (field, given, recorded) in dates {
        if let Some(recorded) = recorded
            && given.get_or_insert(recorded).date() != recorded.date()
        {
            return differs(field);
        }
    }
    // What went back is not in hand, and a day may run on from the first receipt.
    brief.received = record.in_hand_since(&brief.terms.readings, brief.as_of);
    Ok(Cow::Owned(brief))
}

/// The name of the part that is the post for social networks.
pub(super) const POST: &str = "post";

fn source(
    draft: &Draft,
    subject: Option<&str>,
    post: Option<&str>,
    locale: Locale,
) -> SourceReport {
    let body = draft.parts().iter().map(|part| {
        let is_source = !draft.kind().is_message() && part.charset.is_none();
        let text = (!is_source).then(|| part.span.of(draft.body_text()).unwrap_or_default());
        SourcePart {
            name: part.name.clone(),
            media_type: part.media_type.clone(),
            charset: part.charset.clone(),
            text: text.map(str::to_owned),
        }
    });
    let beside = |name: &str, text: Option<&str>| {
        text.map(|text| SourcePart {
            name: name.to_owned(),
            media_type: "text/plain".to_owned(),
            charset: None,
            text: Some(text.to_owned()),
        })
    };
    let subject = beside("subject", subject);
    let post = beside(POST, post);
    let notes = draft.notes().iter().filter_map(|note| {
        let key = match note.what {
            Noted::PassedOver => "source.passed-over",
            Noted::OtherAlternative => "source.other-alternative",
            Noted::OtherInvitation => "source.other-invitation",
            Noted::StrayEquals => "source.stray-equals",
            Noted::GarbledText => "source.garbled-text",
            Noted::SecondSubject => "source.second-subject",
            Noted::GarbledSubject => "source.garbled-subject",
            _ => return None,
        };
        let about_part = note.part != "subject";
        Some(locale.message(key, about_part.then(|| ("part", Arg::part(&note.part)))))
    });
    SourceReport {
        units: TextUnits::Utf8,
        kind: draft.kind(),
        parts: subject.into_iter().chain(body).chain(post).collect(),
        notes: notes.collect(),
    }
}
