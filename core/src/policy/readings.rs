//! The readings that an answer takes, one for each open entry of the register.

use std::{collections::BTreeMap, fmt};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor, value::MapAccessDeserializer},
    ser::SerializeMap as _,
};
use thiserror::Error;

use crate::error_data::{Coded as _, coded};

use super::{EntryId, interpretation};

coded!(ReadingError);

/// The entries that have several readings.
fn entries() -> Vec<&'static str> {
    let entries = super::INTERPRETATIONS.iter();
    let open = entries.filter(|entry| entry.value.is_some());
    open.map(|entry| entry.id.name()).collect()
}

/// The entry of this id.
fn entry_of(id: &str) -> Result<EntryId, ReadingError> {
    let entry = interpretation(id).map(|entry| entry.id);
    entry.ok_or_else(|| ReadingError::UnknownEntry {
        id: id.to_owned(),
        known: entries(),
    })
}

/// A choice of reading that the register does not offer.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadingError {
    /// The register has no such entry.
    #[error("there is no entry `{id}` with readings to choose from; there are {}", .known.join(", "))]
    UnknownEntry {
        /// The id given.
        id: String,
        /// The entries that have several readings.
        known: Vec<&'static str>,
    },
    /// The entry has one reading only.
    #[error("{id} has one reading only and cannot be chosen; those that can are {}", .known.join(", "))]
    NoChoice {
        /// The entry.
        id: String,
        /// The entries that have several readings.
        known: Vec<&'static str>,
    },
    /// The entry has several readings, and it is not said which one is confirmed.
    #[error("{id} has several readings: say which one is confirmed, of {}", .known.join(", "))]
    NoReading {
        /// The entry.
        id: String,
        /// The values it has.
        known: Vec<&'static str>,
    },
    /// The entry has no such reading.
    #[error("{id} has no reading `{value}`: use one of {}", .known.join(", "))]
    UnknownReading {
        /// The entry.
        id: String,
        /// The value given.
        value: String,
        /// The values it has.
        known: Vec<&'static str>,
    },
}

macro_rules! readings {
    ($($id:ident: $($variant:ident = $value:literal),+;)*) => {
        /// A reading of an entry that has several, the register's own among them; the entry and
        /// its `others` say what each takes a clause to mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Reading {
            $($(#[doc = concat!("Of ", stringify!($id), ": `", $value, "`.")] $variant,)+)*
        }

        impl Reading {
            /// All of them, in the register's order.
            pub const ALL: &[Self] = &[$($(Self::$variant,)+)*];

            /// The id of its entry.
            pub const fn id(self) -> EntryId {
                match self {
                    $($(Self::$variant => EntryId::$id,)+)*
                }
            }

            /// The value that chooses it in `readings`: `code-points`.
            pub const fn value(self) -> &'static str {
                match self {
                    $($(Self::$variant => $value,)+)*
                }
            }
        }
    };
}

readings! {
    I02: I02LastDayIncluded = "last-day-included", I02DayBefore = "day-before", I02NextWorkingDay = "next-working-day";
    I08: I08Condition = "condition", I08Duty = "duty";
    I10: I10FacetsMayOverlap = "facets-may-overlap", I10FacetsThatDifferNeverOverlap = "facets-that-differ-never-overlap";
    I11: I11ContradictionIsAnError = "contradiction-is-an-error", I11LaterOrderPrevails = "later-order-prevails";
    I13: I13GraphemeClusters = "grapheme-clusters", I13CodePoints = "code-points";
    I14: I14LinksAndBoldLinesLeftOut = "links-and-bold-lines-left-out", I14LinkBlockCounts = "link-block-counts", I14BoldLineCounts = "bold-line-counts";
    I15: I15WrappedLines = "wrapped-lines", I15AuthorLines = "author-lines", I15WholeParagraph = "whole-paragraph";
    I16: I16NamedHosts = "named-hosts", I16UniversityHostAlso = "university-host-also", I16FooterLinksCount = "footer-links-count";
    I17: I17HeaderRowCounted = "header-row-counted", I17HeaderRowNotCounted = "header-row-not-counted";
    I18: I18AtMost = "at-most", I18Exactly = "exactly";
    I19: I19MailProgramLinksPass = "mail-program-links-pass", I19MailProgramLinksCount = "mail-program-links-count";
    I21: I21TwiceLetterFont = "twice-letter-font", I21PixelSize = "pixel-size";
    I24: I24OnePhone = "one-phone", I24TwoPhones = "two-phones";
    I25: I25BeforeEvent = "before-event", I25AfterReceipt = "after-receipt";
    I26: I26DaysBefore = "days-before", I26ClearDays = "clear-days";
    I27: I27NextWorkingDay = "next-working-day", I27CutOffHour = "cut-off-hour", I27ClockStartsNextWorkingDay = "clock-starts-next-working-day";
    I30: I30FiveDayWeek = "five-day-week", I30SixDayWeek = "six-day-week", I30OwnDays = "own-days";
    I31: I31MailingByItsWindow = "mailing-by-its-window", I31MailingOutOfOrderToo = "mailing-out-of-order-too";
    I32: I32SentWhenWindowOpens = "sent-when-window-opens", I32HandedInAgain = "handed-in-again";
    I33: I33CenterFirst = "center-first", I33BeforeTheCenter = "before-the-center";
    I34: I34UniversityChooses = "university-chooses", I34StatedFact = "stated-fact";
    I35: I35AllAlumni = "all-alumni", I35MostAlumni = "most-alumni";
    I36: I36EveryAssociation = "every-association", I36LegalEntitiesOnly = "legal-entities-only";
    I37: I37NarrowerRule = "narrower-rule", I37AnyInteraction = "any-interaction";
    I38: I38CenterAdvisesItself = "center-advises-itself", I38RepresentativeNeeded = "representative-needed";
    I39: I39MailingsOfUnits = "mailings-of-units", I39EveryMailing = "every-mailing";
    I41: I41StartsAnew = "starts-anew", I41RunsOn = "runs-on";
    I42: I42UpToForwarding = "up-to-forwarding", I42UpToPosting = "up-to-posting";
    I43: I43CenterPosts = "center-posts", I43AsAnyOther = "as-any-other";
    I48: I48DeclinedOrWithdrawn = "declined-or-withdrawn", I48OnlyCompletion = "only-completion";
    I49: I49OthersWithApproval = "others-with-approval", I49OwnListsOnly = "own-lists-only";
    I50: I50ModeratedToo = "moderated-too", I50CenterUnmoderated = "center-unmoderated";
    I51: I51NoConstituency = "no-constituency", I51AffiliatedAlumni = "affiliated-alumni";
    I52: I52Together = "together", I52WithinEach = "within-each";
    I53: I53CenterSends = "center-sends", I53CenterAlone = "center-alone";
    I54: I54EveryList = "every-list", I54OwnListsOnly = "own-lists-only";
}

impl fmt::Display for Reading {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.value())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reading {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReadingName".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut names: Vec<&str> = Self::ALL.iter().map(|reading| reading.value()).collect();
        names.sort_unstable();
        names.dedup();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.value())
    }
}

/// The University's own word on an entry of the register: an answer that rests on it is no longer
/// provisional there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Which of the entry's readings the University takes; left out where the entry has one only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// Who said so for the University.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// In which document.
    pub document: String,
}

/// The readings taken: the register's own, but where the caller chose another, or the University said
/// which one it takes.
///
/// ```
/// use nu_alumni_policy::policy::{Reading, Readings};
///
/// let mut readings = Readings::default();
/// readings.choose(Reading::I13CodePoints);
/// assert!(readings.is(Reading::I13CodePoints));
/// assert!(readings.is(Reading::I15WrappedLines));
/// assert!(readings.choose_by_name("I13", "bytes").is_err());
///
/// let told: Readings = serde_json::from_str(r#"{"I33": {"reading": "before-the-center",
///     "by": "Vice President", "on": "2026-10-01", "document": "Order 12"}}"#)?;
/// assert!(told.is(Reading::I33BeforeTheCenter));
/// assert_eq!(told.confirmed().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings {
    /// What the University said, by the entries.
    confirmed: BTreeMap<EntryId, Confirmation>,
    /// By the entries' ids. The register's own is here too where it was stated: what is said is
    /// held against what else is said.
    stated: BTreeMap<EntryId, Reading>,
    /// What the University said after the day that is asked about.
    later: BTreeMap<EntryId, Confirmation>,
}

impl Readings {
    /// Takes a reading in place of the one that its entry had; what the University said of another one no
    /// longer counts.
    ///
    /// ```
    /// use nu_alumni_policy::policy::{Confirmation, Reading, Readings};
    ///
    /// let said = r#"{"I26": {"reading": "clear-days", "by": "Provost", "on": "2026-10-01", "document": "12"}}"#;
    /// let mut readings: Readings = serde_json::from_str(said)?;
    /// assert_eq!(readings.confirmed().count(), 1);
    /// readings.choose(Reading::I26DaysBefore);
    /// assert_eq!(readings.confirmed().count(), 0);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn choose(&mut self, reading: Reading) {
        let is_said = |said: &Confirmation| said.reading == Some(reading);
        self.confirmed
            .retain(|id, said| *id != reading.id() || is_said(said));
        self.stated.insert(reading.id(), reading);
    }

    /// Takes of an entry this reading, or where there is none leaves it to the register.
    pub(crate) fn state(&mut self, id: EntryId, reading: Option<Reading>) {
        match reading {
            Some(reading) => self.stated.insert(id, reading),
            None => self.stated.remove(&id),
        };
    }

    /// The reading that was stated of an entry, be it the register's own.
    pub(crate) fn stated(&self, id: EntryId) -> Option<Reading> {
        self.stated.get(&id).copied()
    }

    /// Takes the reading `value` of entry `id`.
    ///
    /// # Errors
    /// [`ReadingError`] where the register has no such entry, or the entry no such reading.
    pub fn choose_by_name(&mut self, id: &str, value: &str) -> Result<(), ReadingError> {
        self.choose(Reading::named(entry_of(id)?, value)?);
        Ok(())
    }

    /// Takes of an entry what the University said.
    ///
    /// # Errors
    /// [`ReadingError`] where the reading is one of another entry, or the entry has several and none is
    /// said.
    ///
    /// ```
    /// use nu_alumni_policy::policy::{Confirmation, EntryId, Reading, Readings};
    ///
    /// let said = Confirmation {
    ///     reading: Some(Reading::I26ClearDays),
    ///     by: "Provost".to_owned(),
    ///     on: "2026-10-01".parse()?,
    ///     document: "Order 12".to_owned(),
    /// };
    /// let mut readings = Readings::default();
    /// readings.confirm(EntryId::I26, said.clone())?;
    /// assert!(readings.is(Reading::I26ClearDays));
    /// assert!(readings.confirm(EntryId::I25, said).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn confirm(&mut self, entry: EntryId, said: Confirmation) -> Result<(), ReadingError> {
        match said.reading {
            Some(reading) => self.choose(Reading::named(entry, reading.value())?),
            None => {
                let all = Reading::ALL.iter().filter(|one| one.id() == entry);
                let known: Vec<_> = all.map(|reading| reading.value()).collect();
                if !known.is_empty() {
                    return Err(ReadingError::NoReading {
                        id: entry.to_string(),
                        known,
                    });
                }
            }
        }
        self.confirmed.insert(entry, said);
        Ok(())
    }

    /// What the University said, in the register's order.
    pub fn confirmed(&self) -> impl Iterator<Item = (EntryId, &Confirmation)> {
        self.confirmed.iter().map(|(id, said)| (*id, said))
    }

    /// What it said after the day that is asked about, and is left out.
    pub(crate) fn said_later(&self) -> impl Iterator<Item = (EntryId, &Confirmation)> {
        self.later.iter().map(|(id, said)| (*id, said))
    }

    /// The same without what the University said after a day; `None` where it said nothing then.
    pub(crate) fn known_on(&self, day: NaiveDate) -> Option<Self> {
        let is_later = |said: &Confirmation| said.on > day;
        if !self.confirmed.values().any(is_later) {
            return None;
        }
        let mut known = self.clone();
        let said = std::mem::take(&mut known.confirmed).into_iter();
        (known.later, known.confirmed) = said.partition(|(_, said)| is_later(said));
        known.stated.retain(|id, _| !known.later.contains_key(id));
        Some(known)
    }

    /// Whether this is the reading taken of its entry.
    pub fn is(&self, reading: Reading) -> bool {
        match self.stated(reading.id()) {
            Some(stated) => stated == reading,
            None => reading.is_own(),
        }
    }

    /// The readings that are not the register's own, in the register's order.
    pub fn chosen(&self) -> impl Iterator<Item = Reading> {
        self.stated.values().copied().filter(|one| !one.is_own())
    }
}

impl Reading {
    /// The reading `value` of an entry.
    ///
    /// # Errors
    /// [`ReadingError`] where the entry has no such reading, or one only.
    pub fn named(entry: EntryId, value: &str) -> Result<Self, ReadingError> {
        let all = || Self::ALL.iter().filter(|reading| reading.id() == entry);
        if all().next().is_none() {
            return Err(ReadingError::NoChoice {
                id: entry.to_string(),
                known: entries(),
            });
        }
        let reading = all().find(|reading| reading.value() == value);
        reading
            .copied()
            .ok_or_else(|| ReadingError::UnknownReading {
                id: entry.to_string(),
                value: value.to_owned(),
                known: all().map(|reading| reading.value()).collect(),
            })
    }

    /// Whether it is the register's own.
    fn is_own(self) -> bool {
        self.id().entry().value == Some(self)
    }
}

impl Serialize for Readings {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (id, reading) in &self.stated {
            if !self.confirmed.contains_key(id) {
                map.serialize_entry(id, reading)?;
            }
        }
        for (id, said) in &self.confirmed {
            map.serialize_entry(id, said)?;
        }
        map.end()
    }
}

/// What the University said as it is given: which reading is meant hangs on the entry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SaidAsGiven {
    reading: Option<String>,
    by: String,
    on: NaiveDate,
    document: String,
}

/// Takes the reading of an entry that is read, so that an error is that of its own field.
struct Value<'e>(&'e mut Readings, &'e str);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the name of a reading, or what the University said")
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        let chosen = self.0.choose_by_name(self.1, value);
        chosen.map_err(|error| E::custom(error.data()))
    }

    fn visit_map<A: MapAccess<'de>>(self, said: A) -> Result<(), A::Error> {
        let said = SaidAsGiven::deserialize(MapAccessDeserializer::new(said))?;
        let wrong = |error: ReadingError| A::Error::custom(error.data());
        let entry = entry_of(self.1).map_err(wrong)?;
        let reading = said.reading.map(|value| Reading::named(entry, &value));
        let said = Confirmation {
            reading: reading.transpose().map_err(wrong)?,
            by: said.by,
            on: said.on,
            document: said.document,
        };
        self.0.confirm(entry, said).map_err(wrong)
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ByEntry;
        impl<'de> Visitor<'de> for ByEntry {
            type Value = Readings;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object of readings by their entries")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut given: A) -> Result<Readings, A::Error> {
                let mut readings = Readings::default();
                while let Some(id) = given.next_key::<String>()? {
                    given.next_value_seed(Value(&mut readings, &id))?;
                }
                Ok(readings)
            }
        }
        from.deserialize_map(ByEntry)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Readings {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Readings".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let said = generator.subschema_for::<Confirmation>();
        let mut properties = serde_json::Map::new();
        for entry in super::INTERPRETATIONS {
            let others = entry.others.iter().map(|other| other.value);
            let values: Vec<&str> = entry
                .value
                .into_iter()
                .chain(others)
                .map(Reading::value)
                .collect();
            let schema = match entry.value {
                Some(own) => serde_json::json!({
                    "anyOf": [{"type": "string", "enum": values}, said],
                    "description": format!("{} The register's own: {}.", entry.question, own),
                }),
                None => serde_json::json!({
                    "anyOf": [said],
                    "description": format!("{} It has one reading, which the University can confirm.", entry.question),
                }),
            };
            properties.insert(entry.id.to_string(), schema);
        }
        schemars::json_schema!({
            "description": "The readings chosen in place of the register's own, and what the University said, by entry.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::policy::INTERPRETATIONS;

    #[test]
    fn each_reading_stands_once_in_the_register_under_its_entry() {
        let in_register: Vec<Reading> = INTERPRETATIONS
            .iter()
            .flat_map(|entry| {
                let all = entry.value.into_iter();
                all.chain(entry.others.iter().map(|other| other.value))
                    .inspect(|reading| assert_eq!(reading.id(), entry.id))
            })
            .collect();
        assert_eq!(in_register, Reading::ALL);
        let names = Reading::ALL.iter().map(|r| (r.id(), r.value()));
        let names: std::collections::BTreeSet<_> = names.collect();
        assert_eq!(names.len(), Reading::ALL.len());
    }

    /// The library's source outside this module, without comments.
    pub(crate) fn source_outside_policy() -> String {
        let top = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        let mut folders = vec![std::path::PathBuf::from(top)];
        let mut source = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("policy") {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "rs") {
                    #[expect(clippy::disallowed_methods, reason = "a test reads the source")]
                    let text = std::fs::read_to_string(path).unwrap();
                    let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
                    code.for_each(|line| source.extend([line, "\n"]));
                }
            }
        }
        source
    }

    #[test]
    fn each_reading_that_can_be_chosen_acts() {
        let source = source_outside_policy();
        let named = |reading: &Reading| {
            let name = format!("Reading::{reading:?}");
            let mut behind = source.split(name.as_str()).skip(1);
            behind.any(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        // The register's own is what is done where nothing is chosen, so it may go unnamed.
        let all = Reading::ALL.iter().filter(|reading| !reading.is_own());
        for reading in all {
            assert!(named(reading), "{reading:?}");
        }
    }
}
