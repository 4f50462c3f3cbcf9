//! The JSON Schema of every request and every answer, from which the types of the other languages
//! are made.

use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Map, Value, json};

use crate::{
    alumni::{PeopleFacts, RightName},
    calendar::{Day, Moment},
    decision::{ErrorData, Terms},
    mailing::{Brief, ComparedDrafts, FixedMailing, MailingReport},
    policy::{LIMITS, PolicyDocument},
    questions,
};

/// Gives a type's schema.
type Describe = fn(&mut SchemaGenerator) -> Schema;

/// The schemas of a question's facts and of its answer.
pub(crate) struct OfQuestion {
    facts: Describe,
    answer: Describe,
}

impl OfQuestion {
    pub(crate) fn of<F: JsonSchema, A: JsonSchema>() -> Self {
        Self {
            facts: SchemaGenerator::subschema_for::<F>,
            answer: SchemaGenerator::subschema_for::<A>,
        }
    }
}

/// What a limit counts.
pub(crate) struct LimitUnit;

impl JsonSchema for LimitUnit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LimitUnit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let units: BTreeSet<&str> = LIMITS.iter().map(|limit| limit.unit).collect();
        json_schema!({ "type": "string", "enum": units })
    }
}

/// A map whose keys are names of a closed list.
pub(crate) fn by_name<K: JsonSchema, V: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let (names, values) = (
        generator.subschema_for::<K>(),
        generator.subschema_for::<V>(),
    );
    json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
}

/// The name of a type for a question: `SendingScheduleRequest`.
fn type_name(question: &str, ending: &str) -> String {
    let words = question.split('-').map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        first.to_uppercase() + rest
    });
    words.chain([ending.to_owned()]).collect()
}

/// The request about a table of people, whose columns are no JSON.
const PEOPLE: &str = "people";

/// The schema of all that goes in: of each question's request by its name, of a brief, and of what
/// is asked of a table of people.
pub fn requests() -> Schema {
    let mut generator = SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator();
    let mut properties = Map::new();
    properties.insert(
        "mailing".to_owned(),
        generator.subschema_for::<Brief>().to_value(),
    );
    let mut definitions = Map::new();
    let of_questions = questions::doors()
        .iter()
        .map(|door| (door.fact.name.name(), door.fact.dated, door.schemas.facts));
    let of_people: Describe = SchemaGenerator::subschema_for::<PeopleFacts>;
    for (name, dated, facts) in of_questions.chain([(PEOPLE, true, of_people)]) {
        let (day, required): (Describe, &[&str]) = match dated {
            true => (
                SchemaGenerator::subschema_for::<Moment>,
                &["as_of", "facts"],
            ),
            false => (SchemaGenerator::subschema_for::<Option<Moment>>, &["facts"]),
        };
        let request = json!({
            "description": format!("How `{name}` is asked."),
            "type": "object",
            "properties": {
                "as_of": described(&mut generator, "The day asked about.", day),
                "facts": described(&mut generator, "What is known of the case.", facts),
                "terms": described(&mut generator, "On what terms it is answered.", SchemaGenerator::subschema_for::<Terms>),
            },
            "required": required,
            "additionalProperties": false,
        });
        let kind = type_name(name, "Request");
        properties.insert(
            name.to_owned(),
            json!({ "$ref": format!("#/$defs/{kind}") }),
        );
        definitions.insert(kind, request);
    }
    root(
        "Requests",
        "All that is asked, by the names of the questions; `mailing` is the brief of a check, `people` what is asked of a table of people.",
        properties,
        definitions,
        generator,
    )
}

/// The schema of all that comes out: of each question's answer by its name, of the check of a
/// mailing and of its fixes, of drafts compared, of a day, an error, the Policy.
pub fn answers() -> Schema {
    // As it is written: a key without a value is there, as null.
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut properties = Map::new();
    let others: [(&str, Describe); 7] = [
        ("mailing", SchemaGenerator::subschema_for::<MailingReport>),
        (
            "fixed-mailing",
            SchemaGenerator::subschema_for::<FixedMailing>,
        ),
        (
            "compared-drafts",
            SchemaGenerator::subschema_for::<ComparedDrafts>,
        ),
        ("day", SchemaGenerator::subschema_for::<Day>),
        ("error", SchemaGenerator::subschema_for::<ErrorData>),
        ("policy", SchemaGenerator::subschema_for::<PolicyDocument>),
        ("right", SchemaGenerator::subschema_for::<RightName>),
    ];
    for (name, schema) in others {
        properties.insert(name.to_owned(), schema(&mut generator).to_value());
    }
    for door in questions::doors() {
        let schema = (door.schemas.answer)(&mut generator);
        properties.insert(door.fact.name.to_string(), schema.to_value());
    }
    root(
        "Answers",
        "All that is answered, by the names of the questions; `mailing` is the report of a check.",
        properties,
        Map::new(),
        generator,
    )
}

fn described(generator: &mut SchemaGenerator, description: &str, schema: Describe) -> Value {
    let mut schema = schema(generator);
    schema.insert("description".to_owned(), description.into());
    schema.to_value()
}

fn root(
    title: &str,
    description: &str,
    properties: Map<String, Value>,
    mut definitions: Map<String, Value>,
    mut generator: SchemaGenerator,
) -> Schema {
    definitions.extend(generator.take_definitions(true));
    let required: Vec<&String> = properties.keys().collect();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
    .to_value();
    in_plain_words(&mut schema);
    within_their_numbers(&mut schema);
    schema.try_into().unwrap_or_default()
}

/// Descriptions are those of Rust's documentation: their examples and their links are for Rust alone,
/// and a question is asked by its name, not by its function's.
fn in_plain_words(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "description" => {
                        let words = text.split("\n\n```").next().unwrap_or_default();
                        let words = words.replace("[`", "`").replace("`]", "`");
                        // What Rust calls `None` is null in JSON.
                        let mut words = words.replace("`None`", "`null`");
                        for name in questions::questions().map(|question| question.name) {
                            words = words.replace(
                                &format!("`{}`", name.name().replace('-', "_")),
                                &format!("`{name}`"),
                            );
                        }
                        *text = words
                            .split("\n\n")
                            .map(|paragraph| paragraph.split('\n').collect::<Vec<_>>().join(" "))
                            .collect::<Vec<_>>()
                            .join("\n\n");
                    }
                    _ => in_plain_words(value),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(in_plain_words),
        _ => {}
    }
}

/// A `format` of JSON Schema refuses nothing; the ends of the type's numbers do.
fn within_their_numbers(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let ends = match fields.get("format").and_then(Value::as_str) {
                Some("int32") => Some((i64::from(i32::MIN), i64::from(i32::MAX))),
                Some("uint32") => Some((0, i64::from(u32::MAX))),
                _ => None,
            };
            if let Some((minimum, maximum)) = ends {
                for (key, end) in [("minimum", minimum), ("maximum", maximum)] {
                    fields.entry(key).or_insert_with(|| end.into());
                }
            }
            fields.values_mut().for_each(within_their_numbers);
        }
        Value::Array(all) => all.iter_mut().for_each(within_their_numbers),
        _ => {}
    }
}
