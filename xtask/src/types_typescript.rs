//! The types of TypeScript, made from the schemas of requests and answers: one declaration for
//! each type of the core, under its own name.

use std::{collections::BTreeSet, fmt::Write as _, fs};

use serde_json::Value;

use crate::command::top;

/// A decision narrows on its outcome; a schema cannot say so.
const DECISION: &str = r#"
type DecisionOf<O extends Outcome, Approvers, Asks> = Omit<AnyDecision, "outcome" | "approvers" | "ask"> & {
  outcome: O;
  approvers: Approvers;
  ask: Asks;
};

/** A decision, by its `outcome`: what needs an approval says whose, what is open what to ask. */
export type Decision =
  | DecisionOf<"granted" | "not-granted" | "prohibited", [], []>
  | DecisionOf<"needs-approval", [string, ...string[]], []>
  | DecisionOf<"undetermined", [], [Ask, ...Ask[]]>;
"#;

const DATE: &str = "
/** A date, as `2026-12-21`. */
export type DateString = string;
";

/// Names that TypeScript has for itself.
const OF_TYPESCRIPT: [&str; 16] = [
    "Array", "Awaited", "Date", "Error", "Exclude", "Extract", "Function", "Map", "Object", "Omit",
    "Partial", "Pick", "Promise", "Readonly", "Record", "Set",
];

/// Where each file is kept, and what the schemas make it.
pub(crate) fn typescript_types() -> Result<[(String, String); 2], String> {
    let [requests, answers] = ["requests", "answers"].map(schema);
    let (requests, answers) = (requests?, answers?);
    let of_answers = Types {
        of_requests: false,
        shared: BTreeSet::new(),
    };
    // What both have is declared with the answers.
    let of_requests = Types {
        of_requests: true,
        shared: definitions(&answers)
            .map(|(name, _)| name.as_str())
            .collect(),
    };
    let kept = |name: &str| format!("bindings-wasm/{name}.d.ts");
    Ok([
        (kept("answers"), of_answers.file("Answers", &answers)?),
        (kept("requests"), of_requests.file("Requests", &requests)?),
    ])
}

fn schema(name: &str) -> Result<Value, String> {
    let path = top().join(format!("tests/vectors/{name}.schema.json"));
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}

fn definitions(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    definitions.into_iter().flatten()
}

/// How the types of one file are written.
struct Types<'s> {
    /// Of what goes in a key may be left out, a list is only read, and a moment may be a `Date`.
    of_requests: bool,
    /// The types that the other file declares.
    shared: BTreeSet<&'s str>,
}

impl Types<'_> {
    fn file(&self, name: &str, schema: &Value) -> Result<String, String> {
        let mut body = String::new();
        if !self.of_requests {
            body += DATE;
        }
        let mut imported = BTreeSet::from(["DateString"]);
        for (name, definition) in definitions(schema) {
            match name.as_str() {
                "Moment" if self.of_requests => {
                    body += "\n";
                    let said = format!("{} A `Date` is an instant.", words(definition));
                    comment(&mut body, "", &said);
                    body += "export type Moment = DateString | Date;\n";
                }
                "Moment" => {}
                name if self.shared.contains(name) => {
                    imported.insert(name);
                }
                "Decision" => {
                    self.declare(&mut body, "AnyDecision", definition)?;
                    body += DECISION;
                }
                name => self.declare(&mut body, name, definition)?,
            }
        }
        self.declare(&mut body, name, schema)?;
        let mut text = "// Made from the schema by `cargo xtask bless`.\n".to_owned();
        if self.of_requests {
            let names: Vec<&str> = imported.into_iter().collect();
            let names = names.join(", ");
            let _ = writeln!(text, "import type {{ {names} }} from \"./answers.js\";");
        }
        Ok(text + &body)
    }

    fn declare(&self, to: &mut String, name: &str, schema: &Value) -> Result<(), String> {
        if OF_TYPESCRIPT.contains(&name) {
            return Err(format!(
                "`{name}` would hide TypeScript's own: give it another name"
            ));
        }
        *to += "\n";
        comment(to, "", &words(schema));
        let wrong = |error| format!("{name}: {error}");
        if schema.get("properties").is_some() {
            let fields = self.object(schema, "").map_err(wrong)?;
            let _ = writeln!(to, "export interface {name} {fields}");
            return Ok(());
        }
        let alternatives = schema.get("oneOf").and_then(Value::as_array);
        let Some(alternatives) = alternatives else {
            let kind = self.kind(schema, "").map_err(wrong)?;
            let _ = writeln!(to, "export type {name} = {kind};");
            return Ok(());
        };
        let _ = write!(to, "export type {name} =");
        for alternative in alternatives {
            *to += "\n";
            comment(to, "  ", &words(alternative));
            *to += "  | ";
            *to += &self.kind(alternative, "  ").map_err(wrong)?;
        }
        *to += ";\n";
        Ok(())
    }

    /// The type that a schema describes.
    fn kind(&self, schema: &Value, indent: &str) -> Result<String, String> {
        let list = |key: &str| schema.get(key).and_then(Value::as_array);
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            return Ok(match target.rsplit('/').next().unwrap_or_default() {
                "Moment" if !self.of_requests => "DateString".to_owned(),
                name => name.to_owned(),
            });
        }
        if let Some(literal) = schema.get("const") {
            return Ok(literal.to_string());
        }
        if let Some(literals) = list("enum") {
            let literals: Vec<String> = literals.iter().map(Value::to_string).collect();
            return Ok(literals.join(" | "));
        }
        if let Some(alternatives) = list("anyOf").or_else(|| list("oneOf")) {
            return self.each(alternatives, indent, " | ");
        }
        match schema.get("type") {
            Some(Value::Array(names)) => {
                let mut kinds = Vec::new();
                for name in names {
                    kinds.push(self.named(name.as_str(), schema, indent)?);
                }
                Ok(kinds.join(" | "))
            }
            name => self.named(name.and_then(Value::as_str), schema, indent),
        }
    }

    /// One of the types that a schema names.
    fn named(&self, name: Option<&str>, schema: &Value, indent: &str) -> Result<String, String> {
        Ok(match name {
            Some("string") if schema.get("format").is_some_and(|f| f == "date") => "DateString",
            Some("integer" | "number") => "number",
            Some(name @ ("string" | "boolean" | "null")) => name,
            Some("array") => return self.array(schema, indent),
            Some("object") => return self.object(schema, indent),
            _ => return Err(format!("what is it? {schema}")),
        }
        .to_owned())
    }

    fn each(&self, schemas: &[Value], indent: &str, glue: &str) -> Result<String, String> {
        let kinds = schemas.iter().map(|schema| self.kind(schema, indent));
        Ok(kinds.collect::<Result<Vec<_>, _>>()?.join(glue))
    }

    fn array(&self, schema: &Value, indent: &str) -> Result<String, String> {
        let read_only = if self.of_requests { "readonly " } else { "" };
        if let Some(entries) = schema.get("prefixItems").and_then(Value::as_array) {
            let entries = self.each(entries, indent, ", ")?;
            return Ok(format!("{read_only}[{entries}]"));
        }
        let entry = self.kind(schema.get("items").ok_or("a list of what?")?, indent)?;
        if entry.contains(" | ") {
            return Ok(format!("{read_only}({entry})[]"));
        }
        Ok(format!("{read_only}{entry}[]"))
    }

    fn object(&self, schema: &Value, indent: &str) -> Result<String, String> {
        let others = schema.get("additionalProperties");
        let Some(fields) = schema.get("properties").and_then(Value::as_object) else {
            let value = self.kind(others.ok_or("an object of what?")?, indent)?;
            return Ok(match schema.get("propertyNames") {
                Some(names) => format!("{{ [Name in {}]?: {value} }}", self.kind(names, indent)?),
                None => format!("{{ [key: string]: {value} }}"),
            });
        };
        let required = schema.get("required").and_then(Value::as_array);
        let inner = format!("{indent}  ");
        let mut text = "{\n".to_owned();
        for (name, field) in fields {
            comment(&mut text, &inner, &words(field));
            let identifier = name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric());
            let key = if identifier {
                name.clone()
            } else {
                format!("{name:?}")
            };
            let kind = self.kind(field, &inner)?;
            // A key that is written with `undefined` is not given.
            let _ = match required.is_some_and(|names| names.iter().any(|key| key == name)) {
                true => writeln!(text, "{inner}{key}: {kind};"),
                false => writeln!(text, "{inner}{key}?: {kind} | undefined;"),
            };
        }
        if others == Some(&Value::Bool(true)) {
            let _ = writeln!(text, "{inner}[key: string]: unknown;");
        }
        Ok(format!("{text}{indent}}}"))
    }
}

/// What is said of a schema, in the words of JavaScript.
fn words(schema: &Value) -> String {
    let said = schema.get("description").and_then(Value::as_str);
    let said = said.unwrap_or_default();
    said.replace(
        "UTF-8 bytes, unless it was converted to other units",
        "UTF-16 code units",
    )
    .replace("Absent where", "`null` where")
}

/// Writes a comment above what it is about.
fn comment(to: &mut String, indent: &str, said: &str) {
    const WIDTH: usize = 96;
    if said.is_empty() {
        return;
    }
    if !said.contains('\n') && said.chars().count() <= WIDTH {
        let _ = writeln!(to, "{indent}/** {said} */");
        return;
    }
    let _ = writeln!(to, "{indent}/**");
    for paragraph in said.split('\n') {
        let mut line = format!("{indent} *");
        for word in paragraph.split(' ') {
            let length = line.chars().chain(word.chars()).count();
            if length >= WIDTH {
                let _ = writeln!(to, "{line}");
                line = format!("{indent} *");
            }
            if !word.is_empty() {
                line += " ";
                line += word;
            }
        }
        let _ = writeln!(to, "{line}");
    }
    let _ = writeln!(to, "{indent} */");
}
