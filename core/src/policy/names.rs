//! Names: how what is on a list is shown, and read again.

use serde::{Serialize, de};
use thiserror::Error;

use crate::error_data::coded;

/// A name that stands for nothing of its kind.
///
/// ```
/// use nu_alumni_policy::Locale;
///
/// assert_eq!("kk".parse(), Ok(Locale::Kk));
/// let error = "fr".parse::<Locale>().unwrap_err();
/// assert_eq!(error.known, ["en", "ru", "kk"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[error("there is no `{name}`; there are {}", .known.join(", "))]
#[serde(tag = "code", rename = "unknown-name")]
#[non_exhaustive]
pub struct UnknownName {
    /// The name.
    pub name: String,
    /// The names there are.
    pub known: Vec<&'static str>,
}

coded!(UnknownName);

/// What serde says of a name that it does not know.
impl de::Error for UnknownName {
    fn custom<T: std::fmt::Display>(said: T) -> Self {
        Self {
            name: said.to_string(),
            known: Vec::new(),
        }
    }

    fn unknown_variant(name: &str, known: &'static [&'static str]) -> Self {
        Self {
            name: name.to_owned(),
            known: known.to_vec(),
        }
    }
}

/// Types whose values are names: they are shown and read in the words of their JSON.
macro_rules! named {
    ($($kind:ty),+ $(,)?) => {
        $(impl std::fmt::Display for $kind {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                serde::Serialize::serialize(self, to)
            }
        }

        impl std::str::FromStr for $kind {
            type Err = $crate::policy::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                serde::Deserialize::deserialize(serde::de::IntoDeserializer::into_deserializer(name))
            }
        })+
    };
}
pub(crate) use named;
