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

/// A closed list of names as a type: the name in code, and as it is written. Later versions only add
/// to it, so that what is stored today is read tomorrow.
macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $kind {
            $(#[doc = concat!("`", $name, "`")] $variant,)+
        }

        impl $kind {
            /// All of them, in the order in which they are listed above.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            const NAMES: &[&str] = &[$($name,)+];

            /// As it is written.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = <String as serde::Deserialize>::deserialize(from)?;
                let found = Self::ALL.iter().find(|known| known.name() == name);
                let unknown = || serde::de::Error::unknown_variant(&name, Self::NAMES);
                found.copied().ok_or_else(unknown)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $kind {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::NAMES })
            }
        }

        impl AsRef<str> for $kind {
            fn as_ref(&self) -> &str {
                self.name()
            }
        }

        $crate::policy::named!($kind);
    };
}
pub(crate) use names;
