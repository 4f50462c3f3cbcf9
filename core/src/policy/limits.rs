//! The Policy's numbers, each once, with its clause.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;

/// A number of the Policy, or a setting that its open words ask of the caller.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LimitFact {
    /// Its name in the brief's `limits`.
    pub name: &'static str,
    /// The clause that draws it.
    pub clause: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// The clause's number; `None` for a setting that the clause leaves open.
    pub value: Option<f64>,
    /// Whether only whole numbers make sense.
    whole: bool,
    largest: f64,
}

/// A limit that cannot be set so.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum LimitError {
    /// No limit has this name.
    #[error("limits: there is no limit `{name}`")]
    Unknown {
        /// The name given.
        name: String,
    },
    /// The limit cannot have this value.
    #[error("limits: `{name}` cannot be {value}: it is {}from 0 to {largest}", if *.whole { "a whole number " } else { "" })]
    OutOfRange {
        /// The limit.
        name: &'static str,
        /// The value given.
        value: f64,
        /// Whether it takes whole numbers only.
        whole: bool,
        /// The largest value it can have.
        largest: f64,
    },
}

const fn count(
    name: &'static str,
    clause: &'static str,
    unit: &'static str,
    value: u32,
) -> LimitFact {
    LimitFact {
        name,
        clause,
        unit,
        value: Some(value as f64),
        whole: true,
        largest: 1_000_000.0,
    }
}

const fn setting(
    name: &'static str,
    clause: &'static str,
    unit: &'static str,
    largest: f64,
) -> LimitFact {
    LimitFact {
        name,
        clause,
        unit,
        value: None,
        whole: false,
        largest,
    }
}

/// All of them, in the Policy's order.
pub const LIMITS: &[LimitFact] = &[
    count("e_library_years", "4.1b", "years", 1),
    LimitFact {
        name: "timely_notice",
        clause: "5.7",
        unit: "working days",
        value: None,
        whole: true,
        largest: 1_000.0,
    },
    count("communication_gap", "7.3", "working days", 3),
    count("subject_characters", "A2.1", "characters", 120),
    count("paragraphs", "A2.2", "paragraphs", 3),
    count("paragraph_lines", "A2.2a", "lines", 3),
    count("line_characters", "A2.2a", "characters", 80),
    count("tables", "A2.2c", "tables", 1),
    count("table_rows", "A2.2c", "rows", 7),
    count("pictures", "A2.2d", "pictures", 1),
    count("picture_width", "A2.2d", "pixels", 800),
    count("picture_height", "A2.2d", "pixels", 600),
    setting("bold_share", "A2.3b", "share", 1.0),
    setting("font_size_px", "A2.3c", "pixels", 1_000.0),
    LimitFact {
        name: "title_times",
        clause: "A2.3e",
        unit: "times",
        value: Some(2.0),
        whole: false,
        largest: 100.0,
    },
    count("window_opens", "A4.1", "working days", 14),
    count("window_closes", "A4.1", "working days", 5),
    count("moderation", "A4.2", "working days", 1),
    // Under another reading of I27 only.
    setting("moderation_cut_off_hour", "A4.2", "hours", 24.0),
    count("event_notice", "A4.3", "working days", 5),
];

/// The limit or setting of this name.
pub(crate) fn limit_fact(name: &str) -> Option<&'static LimitFact> {
    LIMITS.iter().find(|fact| fact.name == name)
}

/// The limits in force: the Policy's own, but where the caller set another by an order under
/// 9.1 or an edition of its own.
///
/// ```
/// use nu_alumni_policy::policy::Limits;
///
/// let mut limits = Limits::default();
/// assert_eq!(limits.get("subject_characters"), Some(120.0));
/// limits.set("subject_characters", 100.0)?;
/// assert_eq!(limits.get("subject_characters"), Some(100.0));
/// assert!(limits.set("subject_characters", -1.0).is_err());
/// assert_eq!(limits.get("bold_share"), None);
/// # Ok::<(), nu_alumni_policy::policy::LimitError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    set: BTreeMap<&'static str, f64>,
}

impl Limits {
    /// Sets the limit `name`.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), LimitError> {
        let fact = limit_fact(name).ok_or_else(|| LimitError::Unknown {
            name: name.to_owned(),
        })?;
        let fits = (0.0..=fact.largest).contains(&value) && (!fact.whole || value.fract() == 0.0);
        if !fits {
            return Err(LimitError::OutOfRange {
                name: fact.name,
                value,
                whole: fact.whole,
                largest: fact.largest,
            });
        }
        if fact.value == Some(value) {
            self.set.remove(fact.name);
        } else {
            self.set.insert(fact.name, value);
        }
        Ok(())
    }

    /// The limit `name`; `None` where there is no such limit, or a setting is not set.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.set
            .get(name)
            .copied()
            .or_else(|| limit_fact(name)?.value)
    }

    /// The number that the Policy itself draws under `name`, or the caller in its place.
    pub(crate) fn count(&self, name: &str) -> u32 {
        debug_assert!(
            limit_fact(name).is_some_and(|fact| fact.value.is_some()),
            "{name}"
        );
        // `set` keeps every value from 0 to 1,000,000.
        self.get(name).unwrap_or_default() as u32
    }

    /// What the caller set other than the Policy's own, by name.
    pub fn changed(&self) -> impl Iterator<Item = (&'static str, f64)> {
        self.set.iter().map(|(&name, &value)| (name, value))
    }
}

impl<'de> Deserialize<'de> for Limits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let given = BTreeMap::<String, f64>::deserialize(from)?;
        let mut limits = Self::default();
        for (name, &value) in &given {
            limits.set(name, value).map_err(D::Error::custom)?;
        }
        Ok(limits)
    }
}
