//! JSON read strictly: an object where one is meant, no key twice, and an error that names the
//! place by the path of its field.
//!
//! `serde_json` reads a list as a struct whose fields are all optional, and names lines and
//! columns of a text that nobody wrote where the request was an object of another language.

use std::fmt;

use serde::{
    Deserialize,
    de::{
        self, DeserializeOwned, DeserializeSeed, Expected, IntoDeserializer, Unexpected, Visitor,
    },
};

use super::{ReadError, read_error::no_whole_number};
use crate::{
    calendar::parse_date,
    error_data::{Coded as _, counted},
};

/// The most bytes of a request, a brief or a choice: a plan of hundreds of thousands of
/// communications, and what it is read into still fits the memory of a browser.
pub const MAX_REQUEST_BYTES: usize = 64 * 1024 * 1024;

/// Reads a value as strictly as a request is read, for callers that ask a function of their own.
///
/// # Errors
/// [`ReadError`] with the path of the field; [`ReadError::TooLarge`] beyond [`MAX_REQUEST_BYTES`].
///
/// ```
/// use nu_alumni_policy::{Terms, decision::read_json};
///
/// let wrong = read_json::<Terms>(r#"{"orders": [[]]}"#).unwrap_err();
/// assert_eq!(wrong.to_string(), "orders[0]: it is a list, and has to be an object");
/// ```
pub fn read<T: DeserializeOwned>(json: &str) -> Result<T, ReadError> {
    if json.len() > MAX_REQUEST_BYTES {
        return Err(ReadError::TooLarge {
            size: json.len() as u64,
            limit: MAX_REQUEST_BYTES as u64,
        });
    }
    // Editors write it before a file's first byte.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let json: Json = serde_json::from_str(json).map_err(|error| {
        // A message that has its place in itself would say it twice.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        ReadError::NotJson {
            message: message.to_owned(),
            line: error.line(),
            column: error.column(),
        }
    })?;
    T::deserialize(&json).map_err(|error| *error)
}

/// JSON as it is written: keys in their order.
enum Json {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// The value of a key that stood there before.
    Twice,
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: de::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Bool(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Unsigned(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Signed(value))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Float(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Text(value.to_owned()))
            }

            fn visit_string<E>(self, value: String) -> Result<Json, E> {
                Ok(Json::Text(value))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
                let mut all = Vec::new();
                while let Some(value) = list.next_element()? {
                    all.push(value);
                }
                Ok(Json::List(all))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
                let mut all: Vec<(String, Json)> = Vec::new();
                let mut known = std::collections::BTreeSet::new();
                while let Some(key) = object.next_key::<String>()? {
                    let value = object.next_value()?;
                    let value = match known.insert(key.clone()) {
                        true => value,
                        false => Json::Twice,
                    };
                    all.push((key, value));
                }
                Ok(Json::Object(all))
            }
        }
        from.deserialize_any(Any)
    }
}

impl Json {
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null | Self::Twice => Unexpected::Unit,
            Self::Bool(value) => Unexpected::Bool(*value),
            Self::Unsigned(value) => Unexpected::Unsigned(*value),
            Self::Signed(value) => Unexpected::Signed(*value),
            Self::Float(value) => Unexpected::Float(*value),
            Self::Text(value) => Unexpected::Str(value),
            Self::List(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
        }
    }

    fn is_not(&self, expected: &dyn Expected) -> Box<ReadError> {
        de::Error::invalid_type(self.unexpected(), expected)
    }

    fn number<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Self::Unsigned(value) => visitor.visit_u64(*value),
            Self::Signed(value) => visitor.visit_i64(*value),
            Self::Float(value) => visitor.visit_f64(*value),
            _ => Err(self.is_not(&visitor)),
        }
    }

    /// A whole number, which may be written as 5.0: so a table writes it whose column has a blank.
    fn whole<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Self::Float(value) if value.fract() != 0.0 => Err(no_whole_number(*value, &visitor)),
            // Every float between them is one of 64 bits.
            Self::Float(value @ 0.0..1e19) => visitor.visit_u64(*value as u64),
            Self::Float(value @ -9e18..0.0) => visitor.visit_i64(*value as i64),
            Self::Float(value) => Err(de::Error::invalid_value(
                Unexpected::Float(*value),
                &visitor,
            )),
            _ => self.number(visitor),
        }
    }
}

fn elements(all: &[Json]) -> Elements<'_> {
    Elements {
        rest: all.iter().enumerate(),
    }
}

fn members(all: &[(String, Json)]) -> Members<'_> {
    Members {
        rest: all.iter(),
        value: None,
    }
}

/// These ask for numbers alone, of this kind.
macro_rules! numbers {
    ($read:ident: $($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
            self.$read(visitor)
        }
    )*};
}

/// What is asked for a kind is answered by that kind alone: a visitor's other methods, which could only
/// refuse, would each be there once for every type.
impl<'de> de::Deserializer<'de> for &Json {
    type Error = Box<ReadError>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Null | Json::Twice => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Unsigned(value) => visitor.visit_u64(*value),
            Json::Signed(value) => visitor.visit_i64(*value),
            Json::Float(value) => visitor.visit_f64(*value),
            Json::Text(value) => visitor.visit_str(value),
            Json::List(all) => visitor.visit_seq(elements(all)),
            Json::Object(all) => visitor.visit_map(members(all)),
        }
    }

    numbers! { whole:
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    numbers! { number: deserialize_f32 deserialize_f64 }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Text(value) => visitor.visit_str(value),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::List(all) => visitor.visit_seq(elements(all)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Object(all) => visitor.visit_map(members(all)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Box<ReadError>> {
        visitor.visit_newtype_struct(self)
    }

    /// Only chrono's dates ask for a text so; it would take `2026-1-1` and ` 2026-01-01` too.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Box<ReadError>> {
        if let Json::Text(date) = self {
            parse_date(date).map_err(|error| Box::new(ReadError::Value(error.data())))?;
        }
        self.deserialize_string(visitor)
    }

    /// A struct is an object, never a list of its fields.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Box<ReadError>> {
        match self {
            Json::Object(all) => visitor.visit_map(members(all)),
            _ => Err(self.is_not(&"an object")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Box<ReadError>> {
        let said = (&visitor as &dyn Expected).to_string();
        // A type of which some names hold something says how they are written.
        let holds = !said.starts_with("enum ");
        let written = if holds {
            &said
        } else {
            "an object with one key"
        };
        let variant = |name, value| Variant {
            name,
            value,
            written,
        };
        match self {
            Json::Text(name) if holds && !names.contains(&name.as_str()) => {
                Err(self.is_not(&written))
            }
            Json::Text(name) => visitor.visit_enum(variant(name, None)),
            Json::Object(all) => match &all[..] {
                [(name, value)] => visitor.visit_enum(variant(name, Some(value))),
                _ => Err(Box::new(ReadError::WrongType {
                    path: String::new(),
                    found: format!("an object with {}", counted(all.len(), "key")),
                    expected: written.to_owned(),
                })),
            },
            _ => {
                let names = format!("one of {}", names.join(", "));
                Err(self.is_not(&if holds { said } else { names }.as_str()))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Elements<'j> {
    rest: std::iter::Enumerate<std::slice::Iter<'j, Json>>,
}

impl<'de> de::SeqAccess<'de> for Elements<'_> {
    type Error = Box<ReadError>;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Box<ReadError>> {
        let Some((index, value)) = self.rest.next() else {
            return Ok(None);
        };
        let read = seed.deserialize(value).map(Some);
        read.map_err(|error| error.inside(&format!("[{index}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Members<'j> {
    rest: std::slice::Iter<'j, (String, Json)>,
    value: Option<&'j (String, Json)>,
}

impl<'de> de::MapAccess<'de> for Members<'_> {
    type Error = Box<ReadError>;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Box<ReadError>> {
        self.value = self.rest.next();
        let Some((key, _)) = self.value else {
            return Ok(None);
        };
        seed.deserialize(key.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Box<ReadError>> {
        let Some((key, value)) = self.value.take() else {
            return Err(de::Error::custom("a value without its key"));
        };
        if let Json::Twice = value {
            return Err(Box::new(ReadError::KeyTwice { path: key.clone() }));
        }
        seed.deserialize(value).map_err(|error| error.inside(key))
    }
}

/// A variant: `"name"`, or `{"name": value}` where it holds something.
struct Variant<'j> {
    name: &'j str,
    value: Option<&'j Json>,
    /// How one that holds something is written.
    written: &'j str,
}

impl<'j> Variant<'j> {
    /// What it holds.
    fn held(&self) -> Result<&'j Json, Box<ReadError>> {
        let name_alone = || de::Error::invalid_type(Unexpected::UnitVariant, &self.written);
        self.value.ok_or_else(name_alone)
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'_> {
    type Error = Box<ReadError>;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), Box<ReadError>> {
        let name = seed.deserialize(self.name.into_deserializer());
        name.map(|name| (name, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = Box<ReadError>;

    fn unit_variant(self) -> Result<(), Box<ReadError>> {
        match self.value {
            Some(value) => Err(value.is_not(&"a name alone")),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, Box<ReadError>> {
        let read = seed.deserialize(self.held()?);
        read.map_err(|error| error.inside(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Box<ReadError>> {
        let read = de::Deserializer::deserialize_seq(self.held()?, visitor);
        read.map_err(|error| error.inside(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Box<ReadError>> {
        let read = de::Deserializer::deserialize_struct(self.held()?, "", fields, visitor);
        read.map_err(|error| error.inside(self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::Terms;

    #[test]
    fn a_byte_order_mark_is_no_part_of_it() {
        let read = |json: &str| read::<Vec<u8>>(json).map_err(|error| error.to_string());
        assert_eq!(read("\u{feff}[1]"), Ok(vec![1]));
        assert!(read("\u{feff}\u{feff}[1]").is_err());
        assert!(read("[1]\u{feff}").is_err());
    }

    #[test]
    fn an_error_names_the_path_of_the_field_and_what_would_do() {
        for (json, path, code) in [
            ("[]", "", "wrong-type"),
            (r#"{"orders": [{"id": 1}]}"#, "orders[0].id", "wrong-type"),
            (r#"{"orders": [[]]}"#, "orders[0]", "wrong-type"),
            (r#"{"readings": []}"#, "readings", "wrong-type"),
            (
                r#"{"readings": {"I15": "x"}}"#,
                "readings.I15",
                "unknown-reading",
            ),
            (
                r#"{"readings": {"I99": "x"}}"#,
                "readings.I99",
                "unknown-entry",
            ),
            (r#"{"limits": {"paragraph": 1}}"#, "limits", "unknown-name"),
            (
                r#"{"limits": {"paragraphs": -1}}"#,
                "limits.paragraphs",
                "limit-out-of-range",
            ),
            (
                r#"{"limits": {"paragraphs": "1"}}"#,
                "limits.paragraphs",
                "wrong-type",
            ),
            (
                r#"{"calendar": {"project_through": 2028.5}}"#,
                "calendar.project_through",
                "wrong-type",
            ),
            (
                r#"{"calendar": {"project_through": 1e300}}"#,
                "calendar.project_through",
                "wrong-type",
            ),
            (r#"{"localle": "en"}"#, "", "unknown-key"),
            (r#"{"locale": "fr"}"#, "locale", "unknown-name"),
            (
                r#"{"calendar": {"closed": ["2026-02-30"]}}"#,
                "calendar.closed[0]",
                "does-not-exist",
            ),
        ] {
            let error = read::<Terms>(json).unwrap_err();
            let data = error.data();
            assert_eq!(data.code, code, "{json}: {error}");
            assert_eq!(data.path.unwrap_or_default(), path, "{json}: {error}");
        }
        let twice = read::<Terms>(r#"{"locale": "en", "locale": "ru"}"#).unwrap_err();
        assert_eq!(
            twice,
            ReadError::KeyTwice {
                path: "locale".to_owned()
            }
        );
        let cut = read::<Terms>(r#"{"locale": "#).unwrap_err();
        assert!(matches!(cut, ReadError::NotJson { line: 1, .. }), "{cut:?}");
        // Read, it would be no JSON.
        let long = read::<Terms>(&"x".repeat(MAX_REQUEST_BYTES + 1)).unwrap_err();
        let data = serde_json::to_value(&long).unwrap();
        let limit = MAX_REQUEST_BYTES;
        let expected = serde_json::json!({"code": "too-large", "size": limit + 1, "limit": limit});
        assert_eq!(data, expected);
        for (number, expected) in [
            ("5.0", Ok(5)),
            ("-0.0", Ok(0)),
            ("5e0", Ok(5)),
            ("4294967295.0", Ok(4_294_967_295)),
            (
                "5.5",
                Err(
                    "it is the number 5.5, no whole number, and has to be a whole number, 0 or more",
                ),
            ),
            (
                "-1.0",
                Err("it is the number -1, and has to be a whole number, 0 or more"),
            ),
            (
                "4294967296.0",
                Err(
                    "it is the number 4294967296, too large, and has to be a whole number, 0 or more",
                ),
            ),
            (
                "4294967296",
                Err(
                    "it is the number 4294967296, too large, and has to be a whole number, 0 or more",
                ),
            ),
        ] {
            let read = read::<u32>(number).map_err(|error| error.to_string());
            assert_eq!(read, expected.map_err(str::to_owned), "{number}");
        }
        let year = read::<i32>("2027.5").unwrap_err().to_string();
        let expected = "it is the number 2027.5, no whole number, and has to be a year, as 2026";
        assert_eq!(year, expected);
        assert_eq!(read::<i32>("-2027.0"), Ok(-2027));
        assert!(read::<i64>("-1e19").is_err() && read::<u64>("1e300").is_err());
        let known = read::<Terms>(r#"{"localle": "en"}"#)
            .unwrap_err()
            .to_string();
        assert!(known.contains("locale"), "{known}");
    }
}
