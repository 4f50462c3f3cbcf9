//! What every format asks: the report beside its draft, in words.

use std::{
    borrow::{Borrow, Cow},
    fmt::Display,
};

use chrono::NaiveDate;
use nu_alumni_letter::{
    Draft, SourceKind, Span,
    span::{Position, TextPositions},
};

use super::RenderError;
use crate::mailing::check::POST;
use crate::{
    decision::{Arg, Decision, Effect, Reason, Severity},
    locale::{FactName, Locale, fill},
    mailing::{Finding, MailingReport, RowStatus, SourcePart, Verdict},
    policy::{ClauseId, EntryId, InterpretationEntry},
};

/// The name of the part that is no part of the body.
pub(super) const SUBJECT: &str = "subject";

/// A report with the draft that it is about. What its words are asked of comes from templates, which
/// hand over some things and lend others: hence `Borrow`.
pub(super) struct Sheet<'a> {
    pub(super) report: &'a MailingReport,
    pub(super) draft: &'a Draft,
    /// What the draft is called.
    pub(super) name: &'a str,
    pub(super) locale: Locale,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(report: &'a MailingReport, draft: &'a Draft, name: Option<&'a str>) -> Self {
        let usual = match report.source.kind {
            SourceKind::Html => "mailing.html",
            SourceKind::Eml => "mailing.eml",
            SourceKind::Msg => "mailing.msg",
            SourceKind::Text => "mailing.txt",
        };
        Self {
            report,
            draft,
            name: name.unwrap_or(usual),
            locale: report.basis.locale,
        }
    }

    pub(super) fn date(&self, date: impl Borrow<NaiveDate>) -> String {
        self.locale.date(*date.borrow())
    }

    /// The words under this key of the reports.
    pub(super) fn say(&self, key: &str) -> &'static str {
        let words = self.locale.text(&format!("report.{key}"));
        words.unwrap_or("report.")
    }

    /// The same, with its places filled.
    pub(super) fn say_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        fill(self.say(key), |place| {
            let arg = args.iter().find(|(name, _)| *name == place);
            arg.map(|(_, value)| *value)
        })
    }

    pub(super) fn verdict(&self, verdict: impl Borrow<Verdict>) -> &'static str {
        let verdict = verdict.borrow();
        self.say(&format!("verdict.{verdict}"))
    }

    pub(super) fn severity(&self, severity: impl Borrow<Severity>) -> &'static str {
        let severity = severity.borrow();
        self.say(&format!("severity.{severity}"))
    }

    /// How a finding stands: its severity, or how it is settled.
    pub(super) fn standing(&self, finding: &Finding) -> &'static str {
        match (&finding.waived, &finding.judged) {
            (Some(_), _) => self.status(RowStatus::Waived),
            (None, Some(judged)) if judged.holds => self.say("settled.in-order"),
            _ => self.severity(finding.severity),
        }
    }

    pub(super) fn status(&self, status: impl Borrow<RowStatus>) -> &'static str {
        let status = status.borrow();
        self.say(&format!("status.{status}"))
    }

    /// Its class in the style sheet.
    pub(super) fn status_class(&self, status: &RowStatus) -> &'static str {
        match status {
            RowStatus::NotApplicable => "none",
            RowStatus::Satisfied | RowStatus::Waived => "ok",
            RowStatus::Undetermined => "unknown",
            RowStatus::NeedsReview | RowStatus::NeedsApproval => "review",
            RowStatus::Violated => "violation",
        }
    }

    pub(super) fn verdict_says(&self) -> &'static str {
        match self.report.verdict {
            // What went out already is not to be approved first.
            Verdict::NeedsApproval if self.report.sent_unapproved => {
                self.say("verdict-says.sent-unapproved")
            }
            verdict => self.say(&format!("verdict-says.{verdict}")),
        }
    }

    /// What stands in the way of the decision on the approval, or leaves it open.
    pub(super) fn approval_reasons(&self) -> impl Iterator<Item = &'a Reason> + use<'a> {
        let reasons = self.report.approval.iter().flat_map(Decision::reasons);
        reasons.filter(|reason| reason.effect != Effect::Grants)
    }

    /// The decision on the approval, where one is needed, and still settles something.
    pub(super) fn needs_approval(&self) -> Option<&'a Decision> {
        let mut rows = self.report.checklist.iter();
        let needed = rows.any(|row| row.status == RowStatus::NeedsApproval);
        let needed = needed && !self.report.sent_unapproved;
        self.report.approval.as_ref().filter(|_| needed)
    }

    pub(super) fn kind(&self) -> &'static str {
        self.say(&format!("kind.{}", self.report.source.kind))
    }

    pub(super) fn finding(&self, number: impl Borrow<usize>) -> String {
        self.say_with("finding", &[("number", &number.borrow().to_string())])
    }

    pub(super) fn weekday(&self, day: impl Display) -> &'static str {
        self.say(&format!("weekday.{day}"))
    }

    /// What a clause says, restated.
    pub(super) fn gist(&self, clause: impl Borrow<ClauseId>) -> &'static str {
        clause.borrow().clause().gist(self.locale)
    }

    /// The facts at these keys of a brief, by their nouns.
    pub(super) fn nouns(&self, keys: &[Cow<'static, str>]) -> String {
        let nouns = keys
            .iter()
            .map(|key| self.locale.noun(&FactName::alone(key)));
        nouns.collect::<Vec<_>>().join("; ")
    }

    /// Those who have to agree.
    pub(super) fn approvers(&self, approval: &Decision) -> String {
        let names = approval.approvers().iter();
        let names = names.map(|name| self.locale.named("approver", name));
        names.collect::<Vec<_>>().join(", ")
    }

    /// The question of an entry of the register, and what it was taken to mean here.
    pub(super) fn reading(&self, id: EntryId) -> (String, String) {
        let entry = InterpretationEntry::new(id.entry(), self.locale);
        let mut chosen = self.report.basis.readings.iter();
        let chosen = chosen.find(|reading| reading.id() == id);
        let other = chosen.and_then(|chosen| {
            let mut others = entry.others.iter();
            others.find(|other| other.value == chosen.value())
        });
        let meaning = other.map_or(&entry.meaning, |other| &other.meaning);
        (entry.question.to_string(), meaning.to_string())
    }

    /// The part of this name.
    pub(super) fn part(&self, name: &str) -> Option<&'a SourcePart> {
        self.report
            .source
            .parts
            .iter()
            .find(|part| part.name == name)
    }

    /// The text that spans in this part point into.
    pub(super) fn text_of(&self, name: &str) -> &'a str {
        let text = self.part(name).and_then(|part| part.text.as_deref());
        text.unwrap_or(self.draft.body_text())
    }

    /// What a part is called: `part 1.2`.
    pub(super) fn part_name(&self, name: &str) -> String {
        match name {
            SUBJECT => self.say("subject").to_owned(),
            name => {
                self.locale
                    .message("report.in-part", [("part", Arg::part(name))])
                    .text
            }
        }
    }

    pub(super) fn subject(&self) -> Option<&'a str> {
        self.part(SUBJECT)?.text.as_deref()
    }

    /// The places of a finding: where it has several, all of them.
    pub(super) fn places<'f>(&self, finding: &'f Finding) -> Vec<(&'f str, Span)> {
        let own = finding.span.map(|span| (finding.part.as_str(), span));
        match finding.places.as_slice() {
            [] => own.into_iter().collect(),
            places => {
                let places = places.iter().map(|at| (at.part.as_str(), at.span));
                places.collect()
            }
        }
    }

    /// Whether the draft is the one that the report is about, as far as that can be seen: it has the
    /// parts and texts that were read, and each place lies where the report says.
    pub(super) fn is_of_its_draft(&self) -> Result<(), RenderError> {
        let other = |part: &str| {
            Err(RenderError::OtherDraft {
                part: part.to_owned(),
            })
        };
        if self.report.source.kind != self.draft.kind() {
            return other("the source");
        }
        let parts = self.report.source.parts.iter();
        let mut of_body = self.draft.parts().iter();
        for part in parts {
            if part.name == POST {
                continue;
            }
            if part.name == SUBJECT {
                let subject = self.draft.subject();
                if subject.is_some() && subject != part.text.as_deref() {
                    return other(SUBJECT);
                }
                continue;
            }
            let Some(own) = of_body.next().filter(|own| own.name == part.name) else {
                return other(&part.name);
            };
            let text = own.span.of(self.draft.body_text());
            if part.text.is_some() && part.text.as_deref() != text {
                return other(&part.name);
            }
        }
        if let Some(part) = of_body.next() {
            return other(&part.name);
        }
        for part in &self.report.source.parts {
            let spans = self.spans_in(&part.name);
            let text = self.text_of(&part.name);
            let positions = TextPositions::new(text, spans.iter().map(|(span, _)| span.start));
            let lies = |(span, position): &(Span, Option<Position>)| {
                let there = span.of(text).is_some();
                there && (position.is_none() || *position == positions.of(span.start))
            };
            if !spans.iter().all(lies) {
                return other(&part.name);
            }
        }
        Ok(())
    }

    /// What was found, each with its number: what counts, then what is settled.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, &'a Finding)> + use<'a> {
        let all = self.report.findings.iter().chain(&self.report.settled);
        (1..).zip(all)
    }

    /// Who judged a finding or let it pass, and what was said to it.
    pub(super) fn settled_by(&self, finding: &Finding) -> Option<String> {
        let (key, by, on, why) = match (&finding.waived, &finding.judged) {
            (Some(waived), _) => ("waived", &waived.by, waived.on, Some(&waived.reason)),
            (None, Some(judged)) if judged.holds => {
                ("judged", &judged.by, judged.on, judged.note.as_ref())
            }
            (None, Some(judged)) => ("judged-not", &judged.by, judged.on, judged.note.as_ref()),
            (None, None) => return None,
        };
        let date = self.locale.date(on);
        let key = format!("settled.{key}");
        let said = self.say_with(&key, &[("by", by), ("date", &date)]);
        Some(match why {
            Some(why) => format!("{said} {why}"),
            None => said,
        })
    }

    /// Every span of the findings in this part, with its position where the report has it.
    pub(super) fn spans_in(&self, part: &str) -> Vec<(Span, Option<Position>)> {
        self.numbered()
            .flat_map(|(_, finding)| {
                let here = finding.part == part;
                let own = finding.span.filter(|_| here);
                let own = own.map(|span| (span, finding.position));
                let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
                let edits = edits.filter(move |_| here).map(|edit| (edit.span, None));
                let places = finding.places.iter().filter(|at| at.part == part);
                let places = places.map(|at| (at.span, at.position));
                own.into_iter().chain(edits).chain(places)
            })
            .collect()
    }
}
