//! SARIF 2.1.0, which editors and code hosts show: the rules, what they found, and where.
//!
//! What breaks a clause is a `fail`; what a person has to look at is a `review`, what is not known is
//! `open`, a remark is `informational`. The standard gives a level to what fails alone. What was judged
//! to be in order is a `pass`; what was let pass is suppressed, with its reason. What the decision on the
//! approval asks for is a `review` of the file as a whole, under the question's name.
//!
//! Regions are those of the text that a part of the source holds: of a message each part is an artifact
//! in the message, with its decoded text, as no place in the message's own bytes is known. Lines end as
//! the positions of the report have them, columns and offsets count code points.

use nu_alumni_letter::{
    Span,
    span::{TextOffsets, TextPositions, TextUnits},
};
use serde_json::{Value, json};

use super::sheet::Sheet;
use crate::mailing::check::POST;
use crate::{
    decision::{Decision, Effect, Message, Reason, Severity},
    mailing::{Finding, SourcePart, rules},
    policy::{ClauseId, EntryId, RuleEntry},
};

pub(super) fn sarif(sheet: &Sheet<'_>) -> String {
    let report = sheet.report;
    let rules: Vec<RuleEntry> = rules().collect();
    let parts = report.source.parts.iter();
    let parts: Vec<Place<'_>> = parts.map(|part| Place::new(sheet, part)).collect();
    let mut results: Vec<Value> = sheet
        .numbered()
        .map(|(_, finding)| result(sheet, finding, &rules, &parts))
        .collect();
    let of_rule = |rule: &RuleEntry| {
        let name = format!("{:?}", rule.name);
        descriptor(
            sheet,
            json!(rule.name),
            &name,
            &rule.clauses,
            &rule.readings,
        )
    };
    let mut descriptors: Vec<Value> = rules.iter().map(of_rule).collect();
    if let Some(approval) = &report.approval {
        let index = descriptors.len();
        let reasons = sheet.approval_reasons();
        results.extend(reasons.map(|reason| of_approval(sheet, approval, reason, index)));
        descriptors.push(of_question(sheet, approval));
    }
    let notes = report.source.notes.iter();
    let notes = notes.map(|note| json!({"level": "note", "message": message(note)}));
    let lapsed = report.lapsed.iter().map(|lapsed| {
        json!({
            "level": "warning",
            "message": message(&lapsed.why),
            "properties": {"path": lapsed.path},
        })
    });
    let notes: Vec<Value> = notes.chain(lapsed).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "nu-alumni-policy",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": report.basis.locale,
                "rules": descriptors,
            }},
            "language": report.basis.locale,
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notes,
            }],
            "artifacts": artifacts(sheet),
            "results": results,
            "properties": {"verdict": report.verdict, "basis": report.basis},
        }],
    });
    log.to_string()
}

/// A text as SARIF writes texts: braces doubled, as single ones are places, and brackets that would be
/// a link escaped.
fn text(plain: &str) -> Value {
    let text = plain.replace('{', "{{").replace('}', "}}");
    match text.contains("](") {
        true => json!({"text": text.replace('[', "\\[").replace(']', "\\]")}),
        false => json!({"text": text}),
    }
}

fn message(message: &Message) -> Value {
    text(&message.text)
}

/// A rule: its name, its clauses and how they are read.
fn descriptor(
    sheet: &Sheet<'_>,
    id: Value,
    name: &str,
    of_clauses: &[ClauseId],
    of_readings: &[EntryId],
) -> Value {
    let clauses: Vec<String> = of_clauses
        .iter()
        .map(|id| format!("{id}: {}.", sheet.gist(*id)))
        .collect();
    let readings = of_readings.iter().map(|id| {
        let (question, meaning) = sheet.reading(*id);
        format!("{id}: {question} {meaning}.")
    });
    let readings = readings.collect::<Vec<_>>().join("\n");
    json!({
        "id": id,
        "name": name,
        "shortDescription": text(clauses.first().map_or("", String::as_str)),
        "fullDescription": text(&clauses.join(" ")),
        "help": text(&format!("{}\n{readings}", sheet.say("readings"))),
        "properties": {"clauses": of_clauses, "readings": of_readings},
    })
}

/// The question that is decided with the approval, as a rule.
fn of_question(sheet: &Sheet<'_>, approval: &Decision) -> Value {
    let question = approval.question();
    let mut readings: Vec<EntryId> = Vec::new();
    for id in approval.reasons().iter().flat_map(|of| &of.readings) {
        if !readings.contains(id) {
            readings.push(*id);
        }
    }
    let name = format!("{question:?}");
    descriptor(sheet, json!(question), &name, approval.clauses(), &readings)
}

/// Why it may not go out without an approval, or whether it may is not known. It is so of the file as a
/// whole.
fn of_approval(sheet: &Sheet<'_>, approval: &Decision, reason: &Reason, rule: usize) -> Value {
    let (kind, level) = match reason.effect {
        Effect::Refuses | Effect::Prohibits => ("fail", "error"),
        Effect::RequiresApproval => ("review", "none"),
        Effect::LeavesOpen => ("open", "none"),
        Effect::Grants => ("pass", "none"),
    };
    let open = reason.facts.iter().filter(|fact| fact.value.is_none());
    let missing: Vec<&str> = open.map(|fact| fact.path.as_str()).collect();
    let question = approval.question();
    json!({
        "ruleId": question,
        "ruleIndex": rule,
        "kind": kind,
        "level": level,
        "message": message(&reason.message),
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(sheet.name), "index": 0},
        }}],
        "partialFingerprints": {"approval/v1": format!("{question}/{}", reason.message.key)},
        "properties": {
            "effect": reason.effect,
            "clauses": reason.clauses,
            "readings": reason.readings,
            "orders": reason.orders,
            "missing": missing,
            "approvers": approval.approvers(),
            "sent_unapproved": sheet.report.sent_unapproved,
        },
    })
}

/// The source, and behind it those of its parts that hold a text of their own.
fn artifacts(sheet: &Sheet<'_>) -> Vec<Value> {
    let parts = &sheet.report.source.parts;
    let body = parts.iter().find(|part| is_source(sheet, part));
    let mut source = json!({
        "location": {"uri": uri(sheet.name)},
        "roles": ["analysisTarget"],
    });
    if let Some(body) = body {
        let charset = body.charset.as_deref().unwrap_or("utf-8");
        set(&mut source, "mimeType", json!(body.media_type));
        set(&mut source, "encoding", json!(charset));
    }
    let own = parts.iter().filter(|part| !is_source(sheet, part));
    let own = own.map(|part| {
        let mut artifact = json!({
            "description": {"text": sheet.part_name(&part.name)},
            "mimeType": part.media_type,
            "contents": {"text": part.text},
        });
        // The subject and the post of a brief stand in no file.
        if sheet.draft.kind().is_message() && part.name != POST {
            set(
                &mut artifact,
                "location",
                json!({"uri": uri(&format!("/{}", part.name))}),
            );
            set(&mut artifact, "parentIndex", json!(0));
        }
        artifact
    });
    std::iter::once(source).chain(own).collect()
}

/// Whether a part is the source itself: the body of what is no message.
fn is_source(sheet: &Sheet<'_>, part: &SourcePart) -> bool {
    !sheet.draft.kind().is_message() && part.name == "body"
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(key.to_owned(), value);
    }
}

/// A path as a reference to a file, with nothing in it that a reference may not have.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'-' | b'.' | b'_' | b'~' | b'/' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A part as its places are told.
struct Place<'a> {
    name: &'a str,
    text: &'a str,
    /// Its place among the artifacts.
    artifact: usize,
    positions: TextPositions,
    characters: TextOffsets,
}

impl<'a> Place<'a> {
    fn new(sheet: &Sheet<'a>, part: &'a SourcePart) -> Self {
        let parts = sheet.report.source.parts.iter();
        let own = parts.filter(|part| !is_source(sheet, part));
        let artifact = own.map(|own| &own.name).position(|name| *name == part.name);
        let text = sheet.text_of(&part.name);
        let spans = sheet.spans_in(&part.name);
        let ends = || spans.iter().flat_map(|(span, _)| [span.start, span.end]);
        Self {
            name: &part.name,
            text,
            artifact: artifact.map_or(0, |index| index.saturating_add(1)),
            positions: TextPositions::new(text, ends()),
            characters: TextOffsets::new(text, ends(), TextUnits::CodePoints),
        }
    }

    fn region(&self, span: Span) -> Value {
        let [start, end] = [span.start, span.end].map(|at| self.characters.of(at));
        let mut region = json!({
            "charOffset": start,
            "charLength": end.saturating_sub(start),
            "snippet": {"text": span.of(self.text)},
        });
        if let (Some(from), Some(to)) = (self.positions.of(span.start), self.positions.of(span.end))
        {
            set(&mut region, "startLine", json!(from.line));
            set(&mut region, "startColumn", json!(from.column));
            set(&mut region, "endLine", json!(to.line));
            set(&mut region, "endColumn", json!(to.column));
        }
        region
    }

    /// The artifact, as far as it is one that has an address.
    fn location(&self, sheet: &Sheet<'_>) -> Value {
        match self.artifact {
            0 => json!({"uri": uri(sheet.name), "index": 0}),
            index if sheet.draft.kind().is_message() && self.name != POST => {
                json!({"uri": uri(&format!("/{}", self.name)), "index": index})
            }
            index => json!({"index": index}),
        }
    }
}

fn result(sheet: &Sheet<'_>, finding: &Finding, rules: &[RuleEntry], parts: &[Place<'_>]) -> Value {
    let in_order = finding.judged.as_ref().is_some_and(|judged| judged.holds);
    let (kind, level) = match finding.severity {
        _ if in_order => ("pass", "none"),
        Severity::Violation => ("fail", "error"),
        Severity::NeedsReview => ("review", "none"),
        Severity::Undetermined => ("open", "none"),
        Severity::Advice => ("informational", "none"),
    };
    let in_part = |name: &str| parts.iter().find(|part| part.name == name);
    let at = |name: &str, span: Option<Span>| {
        let logical = json!([{"name": name, "fullyQualifiedName": name, "kind": "member"}]);
        // A subject that is missing stands nowhere.
        let Some(part) = in_part(name) else {
            return json!({"logicalLocations": logical});
        };
        let mut physical = json!({"artifactLocation": part.location(sheet)});
        if let Some(span) = span {
            set(&mut physical, "region", part.region(span));
        }
        json!({
            "physicalLocation": physical,
            "logicalLocations": logical,
        })
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.iter().position(|rule| rule.name == finding.rule),
        "kind": kind,
        "level": level,
        "message": message(&finding.message),
        "locations": [at(&finding.part, finding.span)],
        "partialFingerprints": {"finding/v1": finding.id},
        "properties": {
            "severity": finding.severity,
            "clauses": finding.clauses,
            "readings": finding.readings,
            "missing": finding.missing,
            "measured": finding.measured,
            "limit": finding.limit,
            "judged": finding.judged,
            "waived": finding.waived,
        },
    });
    if let Some(waived) = &finding.waived {
        // Without a state it is accepted; schemas differ in what they call that.
        let suppression = json!({"kind": "external", "justification": waived.reason});
        set(&mut result, "suppressions", json!([suppression]));
    }
    let related = finding.places.iter().enumerate().map(|(index, place)| {
        let mut location = at(&place.part, Some(place.span));
        set(&mut location, "id", json!(index));
        location
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        set(&mut result, "relatedLocations", json!(related));
    }
    if let (Some(fix), Some(part)) = (&finding.fix, in_part(&finding.part)) {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": part.region(edit.span),
                    "insertedContent": {"text": edit.replacement},
                })
            })
            .collect();
        let grade = sheet.say(&format!("fix.{}", fix.grade));
        let fix = json!({
            "description": {"text": grade},
            "artifactChanges": [{
                "artifactLocation": part.location(sheet),
                "replacements": replacements,
            }],
            "properties": {"grade": fix.grade},
        });
        set(&mut result, "fixes", json!([fix]));
    }
    result
}
