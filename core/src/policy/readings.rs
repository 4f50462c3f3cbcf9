//! The readings that an answer takes, one for each open entry of the register.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
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

/// The readings taken: the register's own, but where the caller chose another.
///
/// ```
/// use nu_alumni_policy::policy::{Reading, Readings};
///
/// let mut readings = Readings::default();
/// readings.choose(Reading::I13CodePoints);
/// assert!(readings.is(Reading::I13CodePoints));
/// assert!(readings.is(Reading::I15WrappedLines));
/// assert!(readings.choose_by_name("I13", "bytes").is_err());
/// # Ok::<(), nu_alumni_policy::policy::ReadingError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings {
    /// By the entries' ids. The register's own is here too where it was stated: what is said is
    /// held against what else is said.
    stated: BTreeMap<EntryId, Reading>,
}

impl Readings {
    /// Takes a reading in place of the one that its entry had.
    pub fn choose(&mut self, reading: Reading) {
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
        let entry = interpretation(id).ok_or_else(|| ReadingError::UnknownEntry {
            id: id.to_owned(),
            known: entries(),
        })?;
        self.choose(Reading::named(entry.id, value)?);
        Ok(())
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
        to.collect_map(&self.stated)
    }
}

/// Takes the reading of an entry that is read, so that an error is that of its own field.
struct Value<'e>(&'e mut Readings, &'e str);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let chosen = self.0.choose_by_name(self.1, &String::deserialize(from)?);
        chosen.map_err(|error| D::Error::custom(error.data()))
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

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut properties = serde_json::Map::new();
        for entry in super::INTERPRETATIONS {
            let Some(own) = entry.value else { continue };
            let others = entry.others.iter().map(|other| other.value);
            let values: Vec<&str> = std::iter::once(own)
                .chain(others)
                .map(Reading::value)
                .collect();
            let schema = serde_json::json!({
                "type": "string", "enum": values,
                "description": format!("{} The register's own: {}.", entry.question, own),
            });
            properties.insert(entry.id.to_string(), schema);
        }
        schemars::json_schema!({
            "description": "The readings chosen in place of the register's own, by entry.",
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

    /// What can be chosen, or is said to be taken, and changes no answer yet. A register's own
    /// reading is here where the answers follow another one.
    const NOT_YET_ACTING: &[Reading] = &[
        Reading::I10FacetsMayOverlap,
        Reading::I10FacetsThatDifferNeverOverlap,
        Reading::I33BeforeTheCenter,
        Reading::I34StatedFact,
        Reading::I35MostAlumni,
        Reading::I36LegalEntitiesOnly,
        Reading::I37AnyInteraction,
        Reading::I38CenterAdvisesItself,
        Reading::I38RepresentativeNeeded,
        Reading::I43CenterPosts,
        Reading::I43AsAnyOther,
    ];

    /// Entries that say more than the answers do yet, whatever reading is chosen.
    const ENTRIES_NOT_YET_WHOLE: &[(&str, &str)] = &[
        (
            "I01",
            "honorary degrees and annulled conferrals cannot be stated",
        ),
        ("I07", "succession cannot be stated"),
        ("I10", "no overlap is called possible or certain"),
        (
            "I11",
            "a contradiction on one right refuses the list of all of them",
        ),
        ("I18", "the size of a file elsewhere cannot be stated"),
        ("I20", "a share within the setting still goes to a person"),
        ("I44", "who the person is, is not asked"),
    ];

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
    fn a_reading_acts_or_is_named_as_not_yet_acting() {
        let source = source_outside_policy();
        let named = |reading: &Reading| {
            let name = format!("Reading::{reading:?}");
            let mut behind = source.split(name.as_str()).skip(1);
            behind.any(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        // The register's own is what is done where nothing is chosen, so it may go unnamed.
        let all = Reading::ALL.iter().filter(|reading| !reading.is_own());
        for reading in all {
            assert_ne!(
                named(reading),
                NOT_YET_ACTING.contains(reading),
                "{reading:?}"
            );
        }
        for reading in NOT_YET_ACTING {
            let entry = reading.id().entry();
            let others = entry.others.iter().map(|other| other.value);
            let mut all = entry.value.into_iter().chain(others);
            assert!(all.any(|one| one == *reading), "{reading:?}");
            assert!(!named(reading), "{reading:?}");
        }
        for (id, lacks) in ENTRIES_NOT_YET_WHOLE {
            assert!(interpretation(id).is_some(), "{id}: {lacks}");
        }
    }
}
