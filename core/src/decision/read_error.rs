//! Why JSON cannot be read as what it should be, by the path of the field.

use std::fmt;

use serde::{
    Serialize,
    de::{self, Unexpected},
};
use thiserror::Error;

use crate::error_data::{ErrorData, coded, counted, joined};

/// Why a request, a brief or a choice cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadError {
    /// The text is no JSON.
    #[error("the text is no JSON, in line {line} at its byte {column}: {message}")]
    NotJson {
        /// What is wrong with it.
        message: String,
        /// Its line, from 1.
        line: usize,
        /// Its column, from 1, in bytes.
        column: usize,
    },
    /// The text is longer than is read.
    #[error("the request has {}; at most {limit} are read", counted(.size, "byte"))]
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most that are read.
        limit: u64,
    },
    /// There is no such key.
    #[error("{}there is no `{key}`; there are {}", at(.path), .known.join(", "))]
    UnknownKey {
        /// The field that the key stands in.
        path: String,
        /// The key.
        key: String,
        /// The keys there are.
        known: Vec<&'static str>,
    },
    /// A key that is needed is not there.
    #[error("{}`{key}` is missing", at(.path))]
    MissingKey {
        /// The field that it is missing in.
        path: String,
        /// The key.
        key: &'static str,
    },
    /// A key stands there twice.
    #[error("{path}: it stands there twice; leave one out")]
    KeyTwice {
        /// The field.
        path: String,
    },
    /// There is no such name.
    #[error("{path}: there is no `{name}`; there are {}", .known.join(", "))]
    UnknownName {
        /// The field.
        path: String,
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// A name that has parts, of which one is meant.
    #[error("{path}: `{name}` has parts: name {}", .parts.join(" or "))]
    NameOfParts {
        /// The field.
        path: String,
        /// The name.
        name: String,
        /// Its parts.
        parts: Vec<&'static str>,
    },
    /// A value of another kind than the field has.
    #[error("{}it is {found}, and has to be {expected}", at(.path))]
    WrongType {
        /// The field.
        path: String,
        /// What was given.
        found: String,
        /// What the field takes.
        expected: String,
    },
    /// A value that the field cannot have.
    #[error("{}{message}", at(.path))]
    NotAllowed {
        /// The field.
        path: String,
        /// Why.
        message: String,
    },
    /// A value that says nothing, or nothing that can be: a date that does not exist.
    #[error(transparent)]
    #[serde(untagged)]
    Value(ErrorData),
}

coded!(ReadError);

/// A field's path before what is said of it; the request as a whole has none.
fn at(path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    format!("{path}: ")
}

impl ReadError {
    /// The path of the field, where it is in one.
    fn path_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::NotJson { .. } | Self::TooLarge { .. } | Self::Value(_) => None,
            Self::UnknownKey { path, .. }
            | Self::MissingKey { path, .. }
            | Self::KeyTwice { path }
            | Self::UnknownName { path, .. }
            | Self::NameOfParts { path, .. }
            | Self::WrongType { path, .. }
            | Self::NotAllowed { path, .. } => Some(path),
        }
    }

    /// The same error, of a field inside `segment`.
    pub(super) fn inside(mut self: Box<Self>, segment: &str) -> Box<Self> {
        if let Self::Value(data) = *self {
            return Box::new(Self::Value(data.inside(segment)));
        }
        if let Some(path) = self.path_mut() {
            *path = joined(segment, path);
        }
        self
    }
}

/// In a box, as it is handed on from field to field: each would else make room for all of it.
impl de::Error for Box<ReadError> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(match serde_json::from_str(&format!("{message:#}")) {
            Ok(data) => ReadError::Value(data),
            Err(_) => ReadError::NotAllowed {
                path: String::new(),
                message: message.to_string(),
            },
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(ReadError::WrongType {
            path: String::new(),
            found: shown(found),
            expected: meant(&expected.to_string()),
        })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let large = match found {
            Unexpected::Unsigned(value) => value > 0,
            Unexpected::Float(value) => value > 0.0,
            _ => false,
        };
        Self::new(ReadError::WrongType {
            path: String::new(),
            found: if large {
                format!("{}, too large", shown(found))
            } else {
                shown(found)
            },
            expected: meant(&expected.to_string()),
        })
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        // A clause of which each part has its letter.
        let is_part = |known: &&&str| {
            let letter = known.strip_prefix(name).filter(|rest| rest.len() == 1);
            letter.is_some_and(|letter| letter.starts_with(char::is_alphabetic))
        };
        let parts: Vec<&str> = known.iter().filter(is_part).copied().collect();
        if name.ends_with(|last: char| last.is_ascii_digit()) && !parts.is_empty() {
            return Self::new(ReadError::NameOfParts {
                path: String::new(),
                name: name.to_owned(),
                parts,
            });
        }
        Self::new(ReadError::UnknownName {
            path: String::new(),
            name: name.to_owned(),
            known: known.to_vec(),
        })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(ReadError::UnknownKey {
            path: String::new(),
            key: key.to_owned(),
            known: known.to_vec(),
        })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(ReadError::MissingKey {
            path: String::new(),
            key,
        })
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::new(ReadError::KeyTwice {
            path: key.to_owned(),
        })
    }
}

/// What is said of a number that is no whole one.
pub(super) fn no_whole_number(value: f64, expected: &dyn de::Expected) -> Box<ReadError> {
    Box::new(ReadError::WrongType {
        path: String::new(),
        found: format!("the number {value}, no whole number"),
        expected: meant(&expected.to_string()),
    })
}

/// What the field takes, in words of no programming language.
fn meant(expected: &str) -> String {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more".to_owned(),
        "a nonzero u32" => "a whole number, 1 or more".to_owned(),
        // Nothing else that is given may be negative.
        "i32" => "a year, as 2026".to_owned(),
        "i64" => "a whole number".to_owned(),
        "f64" => "a number".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a string" => "a text".to_owned(),
        "a formatted date string" => "a date, as 2026-12-21".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a map" => "an object".to_owned(),
        other => other.to_owned(),
    }
}

/// What was given, in a few words: nobody's text is repeated.
fn shown(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(value) => format!("the number {value}"),
        Unexpected::Signed(value) => format!("the number {value}"),
        Unexpected::Float(value) => format!("the number {value}"),
        Unexpected::Str(_) => "a text".to_owned(),
        Unexpected::UnitVariant => "a name alone".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        Unexpected::Unit => "null".to_owned(),
        other => other.to_string(),
    }
}
