//! The Policy's numbers, each once, with its clause.

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
};
use thiserror::Error;

use super::ClauseId;
use crate::error_data::{Coded as _, coded};

/// A limit and what the Policy says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct LimitFact {
    /// Which it is.
    pub name: Limit,
    /// The clause that draws it.
    pub clause: ClauseId,
    /// What it counts.
    pub unit: &'static str,
    /// The clause's number; `None` for a setting that the clause leaves open.
    pub value: Option<f64>,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// The largest number that it can be set to.
    pub largest: f64,
}

/// A limit that cannot be set so.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LimitError {
    /// No limit has this name.
    #[serde(rename = "unknown-name")]
    #[error("there is no limit `{name}`; there are {}", .known.join(", "))]
    Unknown {
        /// The name given.
        name: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// The limit cannot have this value.
    #[serde(rename = "limit-out-of-range")]
    #[error("`{name}` cannot be {value}: it is {}from 0 to {limit}", if *.whole { "a whole number " } else { "" })]
    OutOfRange {
        /// The limit.
        name: Limit,
        /// The value given.
        value: f64,
        /// The largest that it can have.
        limit: f64,
        /// Whether it is a whole number.
        whole: bool,
    },
}

coded!(LimitError);

/// Declares each limit once: its name in code and in JSON, what kind of number it is, its clause
/// and its unit.
macro_rules! limits {
    ($($(#[$doc:meta])* $variant:ident $name:ident: $kind:ident($number:expr), $clause:ident, $unit:literal;)*) => {
        /// A number that the Policy draws, or a setting that its open words ask of the caller.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Limit {
            $($(#[$doc])* $variant,)*
        }

        /// All of them, in the Policy's order.
        pub const LIMITS: &[LimitFact] = &[
            $(limits!(@fact $kind, Limit::$variant, $clause, $unit, $number),)*
        ];

        impl Limit {
            /// Its name in a brief's `limits`: `paragraph_lines`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($name),)*
                }
            }

            /// What the Policy says of it.
            pub fn fact(self) -> &'static LimitFact {
                match self {
                    $(Self::$variant => const {
                        &limits!(@fact $kind, Limit::$variant, $clause, $unit, $number)
                    },)*
                }
            }
        }

        impl Limits {
            $(limits!(@getter $kind, $(#[$doc])* $variant, $name, $number);)*
        }
    };
    (@fact count, $limit:expr, $clause:ident, $unit:literal, $number:expr) => {
        LimitFact { name: $limit, clause: ClauseId::$clause, unit: $unit, value: Some($number as f64), whole: true, largest: 1_000_000.0 }
    };
    (@fact number, $limit:expr, $clause:ident, $unit:literal, $number:expr) => {
        LimitFact { name: $limit, clause: ClauseId::$clause, unit: $unit, value: Some($number), whole: false, largest: 100.0 }
    };
    (@fact whole_setting, $limit:expr, $clause:ident, $unit:literal, $number:expr) => {
        LimitFact { name: $limit, clause: ClauseId::$clause, unit: $unit, value: None, whole: true, largest: $number as f64 }
    };
    (@fact setting, $limit:expr, $clause:ident, $unit:literal, $number:expr) => {
        LimitFact { name: $limit, clause: ClauseId::$clause, unit: $unit, value: None, whole: false, largest: $number }
    };
    // `set` keeps whole numbers whole and every number in its range, so none is cut here.
    (@getter count, $(#[$doc:meta])* $variant:ident, $name:ident, $number:expr) => {
        $(#[$doc])*
        pub fn $name(&self) -> u32 {
            self.set.get(&Limit::$variant).map_or($number, |&value| value as u32)
        }
    };
    (@getter number, $(#[$doc:meta])* $variant:ident, $name:ident, $number:expr) => {
        $(#[$doc])*
        pub fn $name(&self) -> f64 {
            self.set.get(&Limit::$variant).copied().unwrap_or($number)
        }
    };
    (@getter whole_setting, $(#[$doc:meta])* $variant:ident, $name:ident, $number:expr) => {
        $(#[$doc])*
        pub fn $name(&self) -> Option<u32> {
            self.set.get(&Limit::$variant).map(|&value| value as u32)
        }
    };
    (@getter setting, $(#[$doc:meta])* $variant:ident, $name:ident, $number:expr) => {
        $(#[$doc])*
        pub fn $name(&self) -> Option<f64> {
            self.set.get(&Limit::$variant).copied()
        }
    };
}

limits! {
    /// Years of e-resources after graduation (4.1b).
    ELibraryYears e_library_years: count(1), C4_1b, "years";
    /// Working days within which a change is told in time (5.7); a setting.
    TimelyNotice timely_notice: whole_setting(1_000), C5_7, "working days";
    /// Working days within which two communications are at the same time (7.3).
    CommunicationGap communication_gap: count(3), C7_3, "working days";
    /// Characters of a subject (A2.1).
    SubjectCharacters subject_characters: count(120), A2_1, "characters";
    /// Paragraphs of a letter (A2.2).
    Paragraphs paragraphs: count(3), A2_2, "paragraphs";
    /// Lines of a paragraph (A2.2a).
    ParagraphLines paragraph_lines: count(3), A2_2a, "lines";
    /// Characters of a line (A2.2a).
    LineCharacters line_characters: count(80), A2_2a, "characters";
    /// Tables of a letter (A2.2c).
    Tables tables: count(1), A2_2c, "tables";
    /// Rows of a table (A2.2c).
    TableRows table_rows: count(7), A2_2c, "rows";
    /// Pictures of a letter (A2.2d).
    Pictures pictures: count(1), A2_2d, "pictures";
    /// A picture's width in pixels (A2.2d).
    PictureWidth picture_width: count(800), A2_2d, "pixels";
    /// A picture's height in pixels (A2.2d).
    PictureHeight picture_height: count(600), A2_2d, "pixels";
    /// The share of bold characters, 0 to 1, above which bold is pointed out (A2.3b); a setting.
    BoldShare bold_share: setting(1.0), A2_3b, "share";
    /// The font size in pixels above which one is very large, under another reading of I21
    /// (A2.3c); a setting.
    FontSizePx font_size_px: setting(1_000.0), A2_3c, "pixels";
    /// How many times as large as the letter's font the title's may be (A2.3e).
    TitleTimes title_times: number(2.0), A2_3e, "times";
    /// Working days before the event on which the window to send in opens (A4.1).
    WindowOpens window_opens: count(14), A4_1, "working days";
    /// Working days before the event on which that window closes (A4.1).
    WindowCloses window_closes: count(5), A4_1, "working days";
    /// Working days that moderation and sending take at most (A4.2).
    Moderation moderation: count(1), A4_2, "working days";
    /// The hour in Astana after which materials count as received the next day, under another
    /// reading of I27 (A4.2); a setting.
    ModerationCutOffHour moderation_cut_off_hour: setting(24.0), A4_2, "hours";
    /// Working days before an event by which it is announced (A4.3).
    EventNotice event_notice: count(5), A4_3, "working days";
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(name: &str) -> Result<Self, LimitError> {
        let mut limits = LIMITS.iter().map(|fact| fact.name);
        limits
            .find(|limit| limit.name() == name)
            .ok_or_else(|| LimitError::Unknown {
                name: name.to_owned(),
                known: LIMITS.iter().map(|fact| fact.name.name()).collect(),
            })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

/// The limits in force: the Policy's own, but where the caller set another by an order under
/// 9.1 or an edition of its own.
///
/// ```
/// use nu_alumni_policy::policy::{Limit, Limits};
///
/// let mut limits = Limits::default();
/// assert_eq!(limits.subject_characters(), 120);
/// limits.set(Limit::SubjectCharacters, 100.0)?;
/// assert_eq!(limits.subject_characters(), 100);
/// assert!(limits.set(Limit::SubjectCharacters, -1.0).is_err());
/// assert_eq!(limits.bold_share(), None);
/// # Ok::<(), nu_alumni_policy::policy::LimitError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    set: BTreeMap<Limit, f64>,
}

impl Limits {
    /// Sets a limit.
    ///
    /// # Errors
    /// [`LimitError::OutOfRange`] where it cannot have this value.
    pub fn set(&mut self, limit: Limit, value: f64) -> Result<(), LimitError> {
        let fact = limit.fact();
        let fits = (0.0..=fact.largest).contains(&value) && (!fact.whole || value.fract() == 0.0);
        if !fits {
            return Err(LimitError::OutOfRange {
                name: limit,
                value,
                limit: fact.largest,
                whole: fact.whole,
            });
        }
        if fact.value == Some(value) {
            self.set.remove(&limit);
        } else {
            self.set.insert(limit, value);
        }
        Ok(())
    }

    /// A limit; `None` where it is a setting that is not set.
    pub fn get(&self, limit: Limit) -> Option<f64> {
        self.set.get(&limit).copied().or(limit.fact().value)
    }

    /// What the caller set other than the Policy's own, in the Policy's order.
    pub fn changed(&self) -> impl Iterator<Item = (Limit, f64)> {
        self.set.iter().map(|(&limit, &value)| (limit, value))
    }
}

impl Serialize for Limits {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(&self.set)
    }
}

/// Sets a limit to the value that is read, so that an error is that of its own field.
struct Value<'l>(&'l mut Limits, Limit);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let set = self.0.set(self.1, f64::deserialize(from)?);
        set.map_err(|error| D::Error::custom(error.data()))
    }
}

impl<'de> Deserialize<'de> for Limits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ByName;
        impl<'de> Visitor<'de> for ByName {
            type Value = Limits;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object of limits")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut given: A) -> Result<Limits, A::Error> {
                let mut limits = Limits::default();
                while let Some(limit) = given.next_key::<Limit>()? {
                    given.next_value_seed(Value(&mut limits, limit))?;
                }
                Ok(limits)
            }
        }
        from.deserialize_map(ByName)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Limits {
    fn schema_name() -> Cow<'static, str> {
        "Limits".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let property = |fact: &LimitFact| {
            let kind = if fact.whole { "integer" } else { "number" };
            let of_policy = match fact.value {
                Some(value) => format!("the Policy's: {value}"),
                None => "a setting that the Policy leaves open".to_owned(),
            };
            let schema = serde_json::json!({
                "type": kind, "minimum": 0, "maximum": fact.largest,
                "description": format!("In {} ({}); {of_policy}.", fact.unit, fact.clause),
            });
            (fact.name.name().to_owned(), schema)
        };
        let properties: serde_json::Map<_, _> = LIMITS.iter().map(property).collect();
        schemars::json_schema!({
            "description": "The limits that an order or another edition sets, and the caller's settings.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_asked_for_where_it_binds() {
        let source = crate::policy::readings::tests::source_outside_policy();
        let in_one_line: String = source.split_whitespace().collect();
        for limit in LIMITS.iter().map(|fact| fact.name) {
            let of = ["limits", "limits()"];
            let mut getters = of.iter().map(|of| format!("{of}.{limit}()"));
            let name = format!("Limit::{limit:?}");
            let mut behind = source.split(name.as_str()).skip(1);
            let asked = getters.any(|getter| in_one_line.contains(&getter))
                || behind.any(|rest| !rest.starts_with(char::is_alphanumeric));
            assert!(asked, "{limit}");
        }
    }

    #[test]
    fn each_limit_has_one_name_in_code_and_in_json() {
        for fact in LIMITS {
            assert_eq!(fact.name.name().parse(), Ok(fact.name));
            let json = serde_json::to_string(&fact.name).unwrap();
            assert_eq!(json, format!("\"{}\"", fact.name));
            assert_eq!(fact.name.fact(), fact);
        }
        let error = "paragraphs_lines".parse::<Limit>().unwrap_err().to_string();
        assert!(error.contains("paragraph_lines"), "{error}");
    }
}
