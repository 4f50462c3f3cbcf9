//! Python's types of all that goes in and all that comes out, from the schemas.

use std::{collections::BTreeMap, fmt::Write, fs};

use serde_json::Value;

use crate::command::top;

/// Where the package keeps them.
const PACKAGE: &str = "bindings-python/python/nu_alumni_policy";

/// The questions that have a function of their own.
const FUNCTIONS: [&str; 6] = [
    "rights",
    "sending-schedule",
    "moved-windows",
    "moderation",
    "queue",
    "collisions",
];

/// What a question is answered by that has one answer.
const DECISION: &str = "Decision";

/// The decisions about a person's rights, a class in `_objects.py` too.
const RIGHTS: &str = "Rights";

/// Python's words that no field can be named with in a class.
const KEYWORDS: [&str; 5] = ["from", "in", "is", "class", "with"];

/// The answers that do more than hold what is in them, by a class in `_objects.py`: `DecisionObject`.
const SHOWN: [&str; 7] = [
    "CollisionReport",
    "ComparedDrafts",
    DECISION,
    "MailingReport",
    "ModerationAnswer",
    "Queue",
    "SendingSchedule",
];

/// The files and what is in them.
pub(crate) fn python_types() -> Result<Vec<(String, String)>, String> {
    let (requests, answers) = (schema("requests")?, schema("answers")?);
    let (of_requests, of_answers) = (definitions(&requests), definitions(&answers));
    // What Python has for a moment is written by hand, and an error is an exception.
    let by_hand = |name: &str| matches!(name, "Moment" | "ErrorData");
    let (mut inputs, mut names, mut outputs) =
        (Module::default(), Module::default(), Module::default());
    inputs.input = true;
    for (name, schema) in &of_requests {
        match of_answers.get(name) {
            _ if by_hand(name) => {}
            Some(same) if same == schema => names.define(name, schema),
            _ => inputs.define(name, schema),
        }
    }
    for (name, schema) in &of_answers {
        if !by_hand(name) && !names.names.iter().any(|shared| shared == name) {
            outputs.define(name, schema);
        }
    }
    let shared = in_brackets("(", &names.names, ")");
    let questions = questions(&requests, &answers, &outputs);
    let answer = union(questions.iter().map(|question| question.answer.clone()));
    outputs.alias("Answer", &answer, "What a question is answered by.");
    let decided = questions
        .iter()
        .filter(|question| question.answer == DECISION);
    let decided: Vec<String> = decided
        .map(|question| format!("\"{}\"", question.name))
        .collect();
    let decided = in_brackets("Literal[", &decided, "]");
    outputs.alias(
        "DecisionName",
        &decided,
        "The name of a question that is answered by one decision.",
    );
    let head = "\"\"\"Made from the schemas by `cargo xtask bless`; not to be edited.\"\"\"\n\n";
    // A class learns which of its keys may be absent only of annotations that are read.
    let not_required = "\
import sys
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

";
    let requests = format!(
        "{head}{not_required}from ._inputs import Date, ListOf, Moment\n\
         from ._names import {shared}\n\n\
         if sys.version_info >= (3, 11):\n    from typing import NotRequired\n\
         elif TYPE_CHECKING:\n    from typing_extensions import NotRequired\n\
         else:\n    # It cannot say there which keys may be absent.\n    from typing import Optional as NotRequired\n{}",
        inputs.text()
    );
    let answers = format!(
        "{head}from __future__ import annotations\n\nfrom typing import Any, Literal, TypeAlias, final\n\n\
         from msgspec import field\n\nfrom ._names import {shared}\nfrom ._objects import (\n    AnswerObject,\n    {},\n    {RIGHTS},\n)\n{}{}",
        SHOWN.map(|name| format!("{name}Object")).join(",\n    "),
        outputs.text(),
        by_name(&answers, &outputs)
    );
    let names = format!(
        "{head}from __future__ import annotations\n\nfrom typing import Literal, TypeAlias\n{}",
        names.text()
    );
    let file = |name: &str| format!("{PACKAGE}/{name}");
    Ok(vec![
        (file("_names.py"), names),
        (file("_requests.py"), requests),
        (file("_answers.py"), answers),
        (file("_questions.pyi"), functions(&questions)),
    ])
}

fn schema(name: &str) -> Result<Value, String> {
    let path = top().join(format!("tests/vectors/{name}.schema.json"));
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn fields<'s>(schema: &'s Value, key: &str) -> BTreeMap<&'s str, &'s Value> {
    let fields = schema.get(key).and_then(Value::as_object);
    let fields = fields.into_iter().flatten();
    fields.map(|(name, value)| (name.as_str(), value)).collect()
}

fn definitions(schema: &Value) -> BTreeMap<&str, &Value> {
    fields(schema, "$defs")
}

fn list<'s>(schema: &'s Value, key: &str) -> Vec<&'s Value> {
    let list = schema.get(key).and_then(Value::as_array);
    list.into_iter().flatten().collect()
}

fn text<'s>(schema: &'s Value, key: &str) -> &'s str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The class of each answer by its name in the schema.
fn by_name(answers: &Value, outputs: &Module) -> String {
    let answers = fields(answers, "properties").into_iter();
    let lines: String = answers
        .filter(|(name, _)| *name != "error")
        .map(|(name, answer)| format!("    \"{name}\": {},\n", outputs.plain(answer)))
        .collect();
    format!("\nBY_NAME: dict[str, Any] = {{\n{lines}}}\n")
}

/// A question as it is asked and answered.
struct Question {
    name: String,
    request: String,
    answer: String,
}

fn questions(requests: &Value, answers: &Value, outputs: &Module) -> Vec<Question> {
    let answers = fields(answers, "properties");
    let requests = fields(requests, "properties").into_iter();
    let asked = requests.filter(|(name, _)| *name != "mailing");
    asked
        .filter_map(|(name, request)| {
            Some(Question {
                name: name.to_owned(),
                request: referred(request)?.to_owned(),
                answer: match name {
                    "rights" => RIGHTS.to_owned(),
                    _ => outputs.plain(answers.get(name)?),
                },
            })
        })
        .collect()
}

fn referred(schema: &Value) -> Option<&str> {
    text(schema, "$ref").strip_prefix("#/$defs/")
}

fn union(kinds: impl IntoIterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for kind in kinds {
        if !all.contains(&kind) {
            all.push(kind);
        }
    }
    // None comes last.
    all.sort_by_key(|kind| kind == "None");
    all.join(" | ")
}

/// `start"a", "b"end`, over several lines where one is too short.
fn in_brackets(start: &str, items: &[impl AsRef<str>], end: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let line = items.join(", ");
    if line.len() < 70 {
        return format!("{start}{line}{end}");
    }
    format!("{start}\n    {},\n{end}", items.join(",\n    "))
}

/// A description in Python's words.
fn described(owner: &str, schema: &Value) -> String {
    let words = text(schema, "description").replace("`null`", "`None`");
    let words = match owner {
        "Span" => words.replace(
            "UTF-8 bytes, unless it was converted to other units",
            "code points",
        ),
        _ => words,
    };
    words.replace('\\', "\\\\")
}

fn docstring(words: &str, indent: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let space = if words.ends_with('"') { " " } else { "" };
    let lines = words.replace("\n", &format!("\n{indent}"));
    let lines = lines.replace(&format!("\n{indent}\n"), "\n\n");
    format!("{indent}\"\"\"{lines}{space}\"\"\"\n")
}

/// The types of a module, in the order in which Python can read them.
#[derive(Default)]
struct Module {
    /// Whether they are of what goes in.
    input: bool,
    names: Vec<String>,
    literals: String,
    classes: String,
    unions: String,
}

impl Module {
    fn text(&self) -> String {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let all = in_brackets("[", &names, "]");
        format!(
            "\n__all__ = {all}\n{}{}{}",
            self.literals, self.classes, self.unions
        )
    }

    fn define(&mut self, name: &str, schema: &Value) {
        let description = described(name, schema);
        if schema.get("properties").is_some() {
            self.class(name, schema, &description);
            return;
        }
        let mut words = description;
        for variant in list(schema, "oneOf") {
            if let Some(value) = variant.get("const").and_then(Value::as_str) {
                let _ = write!(words, "\n- `{value}`: {}", described(name, variant));
            }
        }
        let words = words.replacen("\n- ", "\n\n- ", 1);
        let kind = self.kind(name, schema);
        self.alias(name, &kind, &words);
    }

    fn alias(&mut self, name: &str, kind: &str, words: &str) {
        self.names.push(name.to_owned());
        let into = match kind.starts_with("Literal[") && !kind.contains(" | ") || kind == "str" {
            true => &mut self.literals,
            false => &mut self.unions,
        };
        let kind = match kind.len() > 80 && kind.contains(" | ") {
            true => format!("(\n    {}\n)", kind.replace(" | ", "\n    | ")),
            false => kind.to_owned(),
        };
        let _ = write!(
            into,
            "\n{name}: TypeAlias = {kind}\n{}",
            docstring(words, "")
        );
    }

    fn class(&mut self, name: &str, schema: &Value, description: &str) {
        self.names.push(name.to_owned());
        let required: Vec<&str> = list(schema, "required")
            .iter()
            .filter_map(|key| key.as_str())
            .collect();
        let mut members = Vec::new();
        for (key, field) in fields(schema, "properties") {
            let nested = in_capitals(key);
            // No name says one word twice.
            let nested = match name.ends_with(&nested) {
                true => format!("{name}Fields"),
                false => format!("{name}{nested}"),
            };
            let kind = self.kind(&nested, field);
            let kind = match (self.input, required.contains(&key)) {
                (false, _) => kind,
                (true, true) => quoted(&kind),
                (true, false) => format!("NotRequired[{}]", quoted(&kind)),
            };
            members.push((key, kind, described(name, field)));
        }
        let class = match self.input {
            true => typed_dict(name, &members, description),
            false => frozen(name, &members, &required, description),
        };
        self.classes.push_str(&class);
    }

    /// A type that needs no other.
    fn plain(&self, schema: &Value) -> String {
        let mut module = Self {
            input: self.input,
            ..Self::default()
        };
        module.kind("", schema)
    }

    /// A field's type; one that has fields of its own is defined as `name`.
    fn kind(&mut self, name: &str, schema: &Value) -> String {
        if let Some(referred) = referred(schema) {
            return match referred {
                "Moment" if !self.input => "str".to_owned(),
                _ => referred.to_owned(),
            };
        }
        let names = |values: &[&Value]| {
            let values: Vec<String> = values.iter().map(|value| value.to_string()).collect();
            in_brackets("Literal[", &values, "]")
        };
        if let Some(value) = schema.get("const") {
            return names(&[value]);
        }
        if schema.get("enum").is_some() {
            return names(&list(schema, "enum"));
        }
        let others = [list(schema, "anyOf"), list(schema, "oneOf")].concat();
        if !others.is_empty() {
            let consts: Vec<&Value> = others
                .iter()
                .filter_map(|other| other.get("const"))
                .collect();
            if consts.len() == others.len() {
                return names(&consts);
            }
            return union(
                others
                    .iter()
                    .map(|other| {
                        // What stands under one key is named by it.
                        let key = list(other, "required")
                            .first()
                            .and_then(|key| key.as_str())
                            .map(in_capitals);
                        let name = format!("{name}{}", key.unwrap_or_default());
                        if other.get("properties").is_some() {
                            self.class(&name, other, &described(&name, other));
                            return name;
                        }
                        self.kind(&name, other)
                    })
                    .collect::<Vec<_>>(),
            );
        }
        match schema.get("type") {
            Some(Value::Array(kinds)) => {
                let mut one = schema.clone();
                union(
                    kinds
                        .iter()
                        .map(|kind| {
                            if let Some(fields) = one.as_object_mut() {
                                fields.insert("type".to_owned(), kind.clone());
                            }
                            self.kind(name, &one)
                        })
                        .collect::<Vec<_>>(),
                )
            }
            Some(Value::String(kind)) => match kind.as_str() {
                "string" if self.input && text(schema, "format") == "date" => "Date".to_owned(),
                "string" => "str".to_owned(),
                "integer" => "int".to_owned(),
                "number" => "float".to_owned(),
                "boolean" => "bool".to_owned(),
                "null" => "None".to_owned(),
                "array" if schema.get("prefixItems").is_some() => {
                    let each = list(schema, "prefixItems").into_iter();
                    let each: Vec<String> = each.map(|item| self.kind(name, item)).collect();
                    format!("tuple[{}]", each.join(", "))
                }
                "array" => {
                    let items = self.kind(name, schema.get("items").unwrap_or(&Value::Null));
                    match self.input {
                        true => format!("ListOf[{items}]"),
                        false => format!("tuple[{items}, ...]"),
                    }
                }
                _ if schema.get("properties").is_some() => {
                    self.class(name, schema, &described(name, schema));
                    name.to_owned()
                }
                _ => {
                    let values = schema.get("additionalProperties");
                    let keys = schema.get("propertyNames").and_then(referred);
                    let values = self.kind(name, values.unwrap_or(&Value::Null));
                    format!("dict[{}, {values}]", keys.unwrap_or("str"))
                }
            },
            _ => "object".to_owned(),
        }
    }
}

/// A field of a class: its key in JSON, its type, what it says.
type Member<'s> = (&'s str, String, String);

/// A type that may name what stands below.
fn quoted(kind: &str) -> String {
    // A text has one line.
    let kind = kind
        .replace("[\n    ", "[")
        .replace(",\n    ", ", ")
        .replace(",\n]", "]");
    let quote = if kind.contains('"') { '\'' } else { '"' };
    format!("{quote}{kind}{quote}")
}

/// What `help()` says of a class: its description, and what stands under each name.
fn taught<'m>(description: &str, members: impl Iterator<Item = (String, &'m str)>) -> String {
    let mut words = description.to_owned();
    for (at, (name, about)) in members.enumerate() {
        let about = about.replace("\n\n", "\n").replace('\n', "\n  ");
        let space = if at == 0 { "\n\n" } else { "\n" };
        let _ = write!(words, "{space}- {name}: {about}");
    }
    words.trim_start().to_owned()
}

/// The type of a dict. Editors show what stands below a key, `help()` what stands in the class's own words.
fn typed_dict(name: &str, members: &[Member<'_>], description: &str) -> String {
    let plain = |key: &str| {
        !KEYWORDS.contains(&key) && key.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())
    };
    let mut class = String::new();
    let keys = members.iter().map(|(key, kind, words)| {
        let optional = match kind.starts_with("NotRequired[") {
            true => " (may be absent)",
            false => "",
        };
        (format!("`{key}`{optional}"), words.as_str())
    });
    if members.iter().all(|(key, ..)| plain(key)) {
        let _ = write!(
            class,
            "\n\nclass {name}(TypedDict):\n{}",
            docstring(&taught(description, keys), "    ")
        );
        for (key, kind, words) in members {
            let _ = write!(class, "\n    {key}: {kind}\n{}", docstring(words, "    "));
        }
    } else {
        // A key that no field of a class can be named.
        let _ = writeln!(class, "\n\n{name} = TypedDict(\n    \"{name}\",\n    {{");
        for (key, kind, words) in members {
            let lines = words.lines().filter(|line| !line.is_empty());
            lines.for_each(|line| class.push_str(&format!("        # {line}\n")));
            let _ = writeln!(class, "        \"{key}\": {kind},");
        }
        let _ = write!(class, "    }},\n)\n{}", docstring(description, ""));
    }
    class
}

/// A frozen class; its fields stand in the order of the JSON, in which all of them are required. Editors
/// show what stands below a field, `help()` what stands in the class's own words. What is frozen and read
/// from JSON holds itself nowhere: there is nothing in it for a collector of such.
fn frozen(name: &str, members: &[Member<'_>], order: &[&str], description: &str) -> String {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by_key(|(key, ..)| order.iter().position(|other| other == key));
    let named = |key: &str| match KEYWORDS.contains(&key) {
        true => format!("{key}_"),
        false => key.to_owned(),
    };
    let base = if SHOWN.contains(&name) {
        name
    } else {
        "Answer"
    };
    let fields = members.iter();
    let fields = fields.map(|(key, _, about)| (format!("`{}`", named(key)), about.as_str()));
    let words = taught(description, fields);
    let mut class = format!(
        "\n\n@final\nclass {name}({base}Object, frozen=True, kw_only=True, gc=False):\n{}",
        docstring(&words, "    ")
    );
    for (key, kind, words) in members {
        let name = named(key);
        let renamed = match name == *key {
            true => String::new(),
            false => format!(" = field(name=\"{key}\")"),
        };
        let words = docstring(words, "    ");
        let _ = write!(class, "\n    {name}: {kind}{renamed}\n{words}");
    }
    class
}

fn in_capitals(key: &str) -> String {
    let words = key.split(['-', '_']).map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        first.to_uppercase() + rest
    });
    words.collect()
}

/// The doors to the questions, each typed by its name.
fn functions(questions: &[Question]) -> String {
    let mut out =
        String::from("# Made from the schemas by `cargo xtask bless`; not to be edited.\n\n");
    let named = |names: Vec<&str>| {
        let names: std::collections::BTreeSet<&str> = names.into_iter().collect();
        in_brackets("(", &names.into_iter().collect::<Vec<_>>(), ")")
    };
    let answers = questions.iter().flat_map(|question| {
        question
            .answer
            .split(['[', ']', ','])
            .filter(|name| name.starts_with(char::is_uppercase) && *name != RIGHTS)
    });
    let answers = named(answers.chain(["Answer"]).collect());
    let requests = named(
        questions
            .iter()
            .map(|question| question.request.as_str())
            .collect(),
    );
    let _ = writeln!(
        out,
        "from typing import Literal, overload\n\nfrom ._answers import {answers}\nfrom ._objects import {RIGHTS}\nfrom ._requests import {requests}"
    );
    let mut names: Vec<String> = FUNCTIONS
        .iter()
        .map(|name| name.replace('-', "_"))
        .collect();
    names.extend(["answer".to_owned(), "decide".to_owned()]);
    names.sort_unstable();
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let _ = writeln!(out, "\n__all__ = {}", in_brackets("[", &names, "]"));
    let mut door = |function: &str, words: &str, other: &str, of: &dyn Fn(&Question) -> bool| {
        for (index, question) in questions.iter().filter(|question| of(question)).enumerate() {
            let Question {
                name,
                request,
                answer,
            } = question;
            let _ = write!(
                out,
                "\n@overload\ndef {function}(\n    question: Literal[\"{name}\"], request: {request} | str\n) -> {answer}:"
            );
            let words = match index {
                0 => format!("\n{}", docstring(words, "    ")),
                _ => " ...\n".to_owned(),
            };
            out.push_str(&words);
        }
        let _ = writeln!(
            out,
            "\n@overload\ndef {function}(question: str, request: str) -> {other}: ..."
        );
    };
    door(
        "answer",
        "The answer to the question of this name; dates are ISO strings. A request that is a str is JSON.",
        "Answer",
        &|_| true,
    );
    door(
        "decide",
        "The decision of a question that is answered by one.",
        "Decision",
        &|question| question.answer == DECISION,
    );
    for name in FUNCTIONS {
        if let Some(Question {
            request, answer, ..
        }) = questions.iter().find(|question| question.name == name)
        {
            let function = name.replace('-', "_");
            let _ = write!(
                out,
                "\ndef {function}(request: {request} | str) -> {answer}:\n    \"\"\"The answer to `{name}`.\"\"\"\n"
            );
        }
    }
    out
}
