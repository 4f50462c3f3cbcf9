//! The check of a mailing: runs the rules and puts the report together.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use thiserror::Error;

use nu_alumni_letter::{
    Draft, Letter, SourceKind, Span,
    layout::{FilePixels, Role, characters},
    span::{TextOffsets, TextPositions, TextUnits},
};

use super::{
    Brief, ChecklistRow, Finding, MailingReport, Measures, ParagraphMeasure, Part, PictureMeasure,
    RowStatus, SourceReport, TableMeasure, Verdict,
    rules::{Case, Found, Place, RULES, Rule, paragraph_length, round, subject_length, table_rows},
};
use crate::{
    decision::{Locale, Message, Severity},
    policy::CLAUSES,
    sending::{
        Direction, ModerationChannel, ModerationRecord, ModerationState, ScheduleError,
        sending_schedule,
    },
};

/// Why a draft that was read cannot be checked with this brief.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckError {
    /// The source has a subject, and the brief another.
    #[error(
        "the brief's subject differs from the subject of the source: leave it out of the brief, or correct it"
    )]
    SubjectsDiffer,
    /// The brief says other than the record of the moderation in it.
    #[error(
        "the brief's `{field}` differs from the record in `moderation`: leave it out of the brief, or correct it"
    )]
    RecordDiffers {
        /// The brief's key.
        field: &'static str,
    },
    /// The brief's dates contradict each other, or the calendar does not know them.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
}

/// The report but for the approval, which is no matter of Appendix 1.
pub(crate) fn check(
    draft: &Draft,
    brief: &Brief,
    locale: Locale,
) -> Result<MailingReport, CheckError> {
    let brief = match &brief.moderation {
        Some(record) => with_record(brief, record)?,
        None => Cow::Borrowed(brief),
    };
    let brief = &*brief;
    let subject = match (draft.subject(), brief.subject.as_deref()) {
        (Some(source), Some(brief)) if source.trim() != brief.trim() => {
            return Err(CheckError::SubjectsDiffer);
        }
        (source, brief) => source.or(brief),
    };
    let letter = draft.letter();
    let measures = measures(subject, &letter, brief);
    let schedule = sending_schedule(&brief.schedule_request(locale))?;
    let case = Case {
        kind: draft.kind(),
        subject,
        letter: &letter,
        measures: &measures,
        schedule: &schedule,
        brief,
        body_text: draft.body_text(),
    };
    let digest = brief.direction == Some(Direction::SchoolDigest);
    let mut found: Vec<(&Rule, Found)> = Vec::new();
    for rule in RULES
        .iter()
        .filter(|rule| !(digest && binds_no_digest(rule)))
    {
        let mut of_rule = (rule.check)(&case);
        if brief.direction.is_none() && binds_no_digest(rule) {
            of_rule.iter_mut().for_each(unless_a_digest);
        }
        // The rules stand in the order of their clauses, so the places are all that is to be put
        // in order.
        of_rule.sort_by_key(|f| f.place);
        found.extend(of_rule.into_iter().map(|f| (rule, f)));
    }
    let findings = findings(found, &case, draft, locale);
    let checklist = checklist(&findings, brief, locale);
    let worst = checklist
        .iter()
        .filter(|row| !row.rules.is_empty())
        .map(|row| row.status)
        .max();
    Ok(MailingReport {
        verdict: match worst {
            Some(RowStatus::Violated) => Verdict::Rejected,
            Some(RowStatus::NeedsReview | RowStatus::Undetermined) => Verdict::NeedsReview,
            _ => Verdict::Accepted,
        },
        basis: schedule.basis.clone(),
        source: source(draft, subject, locale),
        findings,
        checklist,
        measures,
        schedule,
        orders: Vec::new(),
        without_order: None,
        approval: None,
    })
}

/// Section 2 does not bind a digest (A2.0, I12); the other sections do.
fn binds_no_digest(rule: &Rule) -> bool {
    rule.clauses.iter().any(|clause| clause.starts_with("A2."))
}

/// Without a direction the mailing may be a digest, which section 2 does not bind: so nothing in
/// it is certain yet.
fn unless_a_digest(found: &mut Found) {
    if found.severity > Severity::Undetermined {
        found.severity = Severity::Undetermined;
    }
    if found.severity == Severity::Undetermined {
        found.missing.insert(0, "direction");
    }
}

fn findings(
    found: Vec<(&Rule, Found)>,
    case: &Case<'_>,
    draft: &Draft,
    locale: Locale,
) -> Vec<Finding> {
    let starts = |subject: bool| {
        found.iter().filter_map(move |(_, f)| match f.place {
            Place::Subject(span) if subject => span.map(|s| s.start),
            Place::Body(span) if !subject => span.map(|s| s.start),
            _ => None,
        })
    };
    let in_subject = TextPositions::new(case.subject.unwrap_or_default(), starts(true));
    let in_body = TextPositions::new(draft.body_text(), starts(false));
    found
        .into_iter()
        .map(|(rule, f)| {
            let (part, span, positions) = match f.place {
                Place::Subject(span) => ("subject", span, &in_subject),
                Place::Body(span) => (draft.body().part.as_str(), span, &in_body),
            };
            Finding {
                rule: rule.name.into(),
                clauses: owned(rule.clauses),
                readings: owned(rule.readings),
                severity: f.severity,
                missing: owned(&f.missing),
                part: part.to_owned(),
                span,
                position: span.and_then(|s| positions.of(s.start)),
                message: locale.message(format!("{}.{}", rule.name, f.key), f.args),
                measured: f.measured,
                limit: f.limit,
                fix: f.fix,
            }
        })
        .collect()
}

fn owned(names: &[&'static str]) -> Vec<Cow<'static, str>> {
    names.iter().map(|&name| name.into()).collect()
}

/// What was found under one clause.
#[derive(Default)]
struct Tally {
    /// The worst of it, and how often.
    worst: Option<Severity>,
    count: u32,
    missing: BTreeSet<Cow<'static, str>>,
}

fn is_post(record: &ModerationRecord) -> bool {
    record.submission().channel == ModerationChannel::SocialNetworks
}

/// The brief with what the record of the moderation in it says besides.
fn with_record<'b>(
    brief: &'b Brief,
    record: &ModerationRecord,
) -> Result<Cow<'b, Brief>, CheckError> {
    let mut brief = brief.clone();
    let differs = |field| Err(CheckError::RecordDiffers { field });
    let direction = record.submission().direction;
    if *brief.direction.get_or_insert(direction) != direction {
        return differs("direction");
    }
    let dates = [
        ("received", &mut brief.received, record.received()),
        ("planned_send", &mut brief.planned_send, record.sent()),
    ];
    for (field, given, recorded) in dates {
        if let Some(recorded) = recorded
            && given.get_or_insert(recorded).date() != recorded.date()
        {
            return differs(field);
        }
    }
    Ok(Cow::Owned(brief))
}

/// One row for each clause of Appendix 1.
fn checklist(findings: &[Finding], brief: &Brief, locale: Locale) -> Vec<ChecklistRow> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for finding in findings {
        for clause in &finding.clauses {
            let tally = tallies.entry(clause).or_default();
            if tally.worst < Some(finding.severity) {
                (tally.worst, tally.count) = (Some(finding.severity), 0);
            }
            if tally.worst == Some(finding.severity) {
                tally.count = tally.count.saturating_add(1);
            }
            tally.missing.extend(finding.missing.iter().cloned());
        }
    }
    let clauses = CLAUSES
        .iter()
        .map(|clause| clause.id)
        .filter(|id| id.starts_with('A'));
    clauses
        .map(|id| row(id, tallies.remove(id).unwrap_or_default(), brief, locale))
        .collect()
}

fn row(id: &'static str, tally: Tally, brief: &Brief, locale: Locale) -> ChecklistRow {
    let rules: Vec<&Rule> = RULES
        .iter()
        .filter(|rule| rule.clauses.contains(&id))
        .collect();
    let mut row = ChecklistRow {
        clause: id.into(),
        status: RowStatus::NotApplicable,
        rules: rules.iter().map(|rule| rule.name.into()).collect(),
        readings: Vec::new(),
        missing: Vec::new(),
        why: Message::default(),
    };
    let readings: BTreeSet<&str> = rules
        .iter()
        .flat_map(|rule| rule.readings.iter().copied())
        .collect();
    row.readings = readings.into_iter().map(Cow::from).collect();
    let mut say = |status, key: &'static str, arg: Option<(&'static str, String)>| {
        row.status = status;
        row.why = locale.message(key, arg);
    };
    let digest = brief.direction == Some(Direction::SchoolDigest);
    let stated = brief.direction.and_then(Direction::clause);
    match (id, brief.direction) {
        ("A2.0", None) => {
            say(RowStatus::Undetermined, "row.digest-unknown", None);
            row.missing = vec!["direction".into()];
            row.readings = vec!["I12".into()];
            return row;
        }
        ("A2.0", Some(_)) => {
            say(
                RowStatus::NotApplicable,
                if digest { "row.binds-not" } else { "row.binds" },
                None,
            );
            row.readings = vec!["I12".into()];
            return row;
        }
        _ if digest && id.starts_with("A2.") => {
            say(RowStatus::NotApplicable, "row.digest", None);
            row.readings = vec!["I12".into()];
            return row;
        }
        ("A4.1", _) if !brief.window_applies() => {
            say(RowStatus::NotApplicable, "row.no-date", None);
            return row;
        }
        ("A4.3", _) if !brief.notice_applies() => {
            say(RowStatus::NotApplicable, "row.no-event", None);
            return row;
        }
        ("A4.4", _) if brief.post.is_none() => {
            say(RowStatus::NotApplicable, "row.no-post", None);
            return row;
        }
        ("A3.1" | "A3.2", _) => {
            let asks_for = match (&brief.moderation, id) {
                // Only what goes to social networks has to do with A3.2.
                (None, "A3.2") if brief.post.is_none() => None,
                (Some(record), "A3.2") if brief.post.is_none() && !is_post(record) => None,
                (None, _) => Some(None),
                (Some(record), _) => {
                    Some(Some(record).filter(|record| (id == "A3.2") == is_post(record)))
                }
            };
            match asks_for {
                None => say(RowStatus::NotApplicable, "row.no-post", None),
                Some(None) => {
                    say(RowStatus::Undetermined, "row.no-moderation", None);
                    row.missing = vec!["moderation".into()];
                }
                Some(Some(record)) => {
                    let steps = Some(("steps", record.entries().len().to_string()));
                    match record.state() {
                        ModerationState::Sent | ModerationState::Posted => {
                            say(RowStatus::Satisfied, "row.moderation", steps);
                        }
                        _ => say(RowStatus::Undetermined, "row.moderation-under-way", steps),
                    }
                }
            }
            return row;
        }
        _ if rules.is_empty() => {
            say(RowStatus::Undetermined, "row.no-check", None);
            return row;
        }
        _ if id.starts_with("A1.") && stated.is_some() => {
            if stated != Some(id) {
                let direction = stated.unwrap_or_default().to_owned();
                say(
                    RowStatus::NotApplicable,
                    "row.other-direction",
                    Some(("direction", direction)),
                );
                return row;
            }
            if tally.worst.is_none() {
                say(RowStatus::Satisfied, "row.direction", None);
                return row;
            }
        }
        _ => {}
    }
    let count = Some(("count", tally.count.to_string()));
    match tally.worst.unwrap_or(Severity::Advice) {
        Severity::Advice => say(RowStatus::Satisfied, "row.satisfied", None),
        Severity::Undetermined => say(RowStatus::Undetermined, "row.undetermined", count),
        Severity::NeedsReview => say(RowStatus::NeedsReview, "row.needs-review", count),
        Severity::Violation => say(RowStatus::Violated, "row.violated", count),
    }
    row.missing = tally.missing.into_iter().collect();
    row
}

fn source(draft: &Draft, subject: Option<&str>, locale: Locale) -> SourceReport {
    let decoded = draft.kind() == SourceKind::Eml;
    let body = Part {
        name: draft.body().part.clone(),
        media_type: draft.body().media_type.to_owned(),
        charset: draft.body().charset.clone(),
        text: decoded.then(|| draft.body_text().to_owned()),
    };
    let subject = subject.map(|text| Part {
        name: "subject".to_owned(),
        media_type: "text/plain".to_owned(),
        charset: None,
        text: Some(text.to_owned()),
    });
    let note = |key: &'static str, part: &String| locale.message(key, [("part", part.clone())]);
    let passed_over = draft
        .passed_over()
        .iter()
        .map(|part| note("source.passed-over", part));
    let stray = draft
        .has_stray_equals()
        .then(|| note("source.stray-equals", &draft.body().part));
    let notes = passed_over.chain(stray).collect();
    SourceReport {
        kind: draft.kind().name().to_owned(),
        parts: subject.into_iter().chain([body]).collect(),
        notes,
    }
}

fn measures(subject: Option<&str>, letter: &Letter<'_>, brief: &Brief) -> Measures {
    let (readings, limits) = (&brief.readings, &brief.limits);
    let px = |px: f32| round(px.into());
    Measures {
        subject_characters: subject.map(|subject| subject_length::count(subject, readings)),
        paragraphs: letter
            .with_role(Role::Paragraph)
            .map(|block| ParagraphMeasure {
                span: block.source(letter.tree),
                lines: paragraph_length::lines(&block.text, readings, limits),
                longest_line: block
                    .text
                    .split('\n')
                    .map(characters)
                    .max()
                    .unwrap_or_default(),
                characters: characters(&block.text),
            })
            .collect(),
        tables: letter
            .tables
            .iter()
            .map(|table| TableMeasure {
                span: table.span,
                rows: table_rows::rows(table, readings),
                doubtful: table.doubtful,
            })
            .collect(),
        pictures: letter
            .pictures
            .iter()
            .map(|picture| PictureMeasure {
                span: picture.span,
                counted: !picture.declared,
                file_pixels: match picture.file {
                    FilePixels::Known(width, height) => Some((width, height)),
                    _ => None,
                },
                shown_width: picture.shown_width.map(px),
                shown_height: picture.shown_height.map(px),
            })
            .collect(),
        visible_characters: letter.visible_characters,
        bold_share: round(letter.bold_share),
        letter_font_px: letter.font_px.map(px),
        title_font_px: letter
            .with_role(Role::Title)
            .filter_map(|block| letter.largest_font(block))
            .reduce(f32::max)
            .map(px),
    }
}

impl MailingReport {
    /// The canonical JSON: the same bytes from every language. Spans count UTF-8 bytes.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, Locale, SourceKind, check_mailing};
    ///
    /// let draft = Draft::read(SourceKind::Text, b"Dear Alumni,")?;
    /// let report = check_mailing(&draft, &Brief::default(), Locale::En)?;
    /// assert!(report.to_json().starts_with(r#"{"verdict":"needs-review","#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a report has string keys and finite numbers only")
    }

    /// The same report with its spans in other units, for strings that do not count bytes.
    /// `draft` is the draft that was checked.
    ///
    /// ```
    /// use nu_alumni_policy::{Brief, Draft, Locale, SourceKind, check_mailing, mailing::TextUnits};
    ///
    /// let draft = Draft::read(SourceKind::Html, "<p>😀 BIG NEWS</p>".as_bytes())?;
    /// let report = check_mailing(&draft, &Brief::default(), Locale::En)?;
    /// let start = |units| {
    ///     let report = report.clone().spans_in(&draft, units);
    ///     report.findings.iter().find(|f| f.rule == "capitals").unwrap().span.unwrap().start
    /// };
    /// assert_eq!(start(TextUnits::Utf8), 8);
    /// assert_eq!(start(TextUnits::CodePoints), 5);
    /// assert_eq!(start(TextUnits::Utf16), 6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn spans_in(mut self, draft: &Draft, units: TextUnits) -> Self {
        if units == TextUnits::Utf8 {
            return self;
        }
        let subject = self.source.parts.iter().find(|part| part.name == "subject");
        let subject = subject
            .and_then(|part| part.text.clone())
            .unwrap_or_default();
        for (in_subject, text) in [(true, subject.as_str()), (false, draft.body_text())] {
            let mut spans = self.spans(in_subject);
            let offsets = spans.iter().flat_map(|span| [span.start, span.end]);
            let converted = TextOffsets::new(text, offsets, units);
            for span in &mut spans {
                span.start = converted.of(span.start);
                span.end = converted.of(span.end);
            }
        }
        self
    }

    /// All spans into the subject, or all into the body.
    fn spans(&mut self, in_subject: bool) -> Vec<&mut Span> {
        let mut spans: Vec<&mut Span> = Vec::new();
        for finding in self
            .findings
            .iter_mut()
            .filter(|f| (f.part == "subject") == in_subject)
        {
            spans.extend(&mut finding.span);
            spans.extend(
                finding
                    .fix
                    .iter_mut()
                    .flat_map(|fix| &mut fix.edits)
                    .map(|edit| &mut edit.span),
            );
        }
        if !in_subject {
            let measures = &mut self.measures;
            spans.extend(
                measures
                    .paragraphs
                    .iter_mut()
                    .filter_map(|m| m.span.as_mut()),
            );
            spans.extend(measures.tables.iter_mut().filter_map(|m| m.span.as_mut()));
            spans.extend(measures.pictures.iter_mut().filter_map(|m| m.span.as_mut()));
        }
        spans
    }
}
