//! How the Policy's open words are read, and which readings a caller may choose.

use serde::{Deserialize, Serialize};

use super::{ClauseId, INTERPRETATIONS, Reading, names};

/// How a question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Settled {
    /// By a line that the text itself draws.
    Line,
    /// By a parameter that the caller sets; unset, the answer is undetermined.
    Setting,
    /// By a person, to whom the evidence is shown.
    Judgement,
    /// Not at all: it is shown and changes no outcome.
    Advice,
}

/// Another way to read a clause, which a caller may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherReading {
    /// The value that chooses it in `readings`.
    pub value: Reading,
    /// What it takes the clause to mean.
    pub meaning: &'static str,
}

names! {
    /// The id of an entry of the interpretation register.
    ///
    /// ```
    /// use nu_alumni_policy::policy::EntryId;
    ///
    /// let lines = EntryId::I15.entry();
    /// assert_eq!(lines.id, EntryId::I15);
    /// ```
    EntryId {
        I01 = "I01", I02 = "I02", I03 = "I03", I04 = "I04", I05 = "I05", I06 = "I06",
        I07 = "I07", I08 = "I08", I09 = "I09", I10 = "I10", I11 = "I11", I12 = "I12",
        I13 = "I13", I14 = "I14", I15 = "I15", I16 = "I16", I17 = "I17", I18 = "I18",
        I19 = "I19", I20 = "I20", I21 = "I21", I22 = "I22", I23 = "I23", I24 = "I24",
        I25 = "I25", I26 = "I26", I27 = "I27", I28 = "I28", I29 = "I29", I30 = "I30",
        I31 = "I31", I32 = "I32", I33 = "I33", I34 = "I34", I35 = "I35", I36 = "I36",
        I37 = "I37", I38 = "I38", I39 = "I39", I40 = "I40", I41 = "I41", I42 = "I42",
        I43 = "I43", I44 = "I44", I45 = "I45", I46 = "I46", I47 = "I47", I48 = "I48",
        I49 = "I49", I50 = "I50", I51 = "I51", I52 = "I52", I53 = "I53",
        I54 = "I54",
    }
}

impl EntryId {
    /// The entry.
    pub fn entry(self) -> &'static Interpretation {
        let entry = INTERPRETATIONS.get(self as usize);
        entry.expect("the register has all its ids, in their order")
    }
}

/// An entry of the interpretation register. All entries are provisional: this project made them,
/// and they stand until the University confirms or corrects them; what it says can be told with
/// [`Readings::confirm`](super::Readings::confirm).
///
/// ```
/// use nu_alumni_policy::policy::interpretation;
///
/// let characters = interpretation("I13").unwrap();
/// assert_eq!(characters.others[0].value.value(), "code-points");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Interpretation {
    /// Its id: `I13`.
    pub id: EntryId,
    /// The clauses whose words it reads; none where it is about the Policy as a whole.
    pub clauses: &'static [ClauseId],
    /// How the question is settled.
    pub settled: Settled,
    /// The question.
    pub question: &'static str,
    /// The reading taken, where there is a choice.
    pub value: Option<Reading>,
    /// The reading taken.
    pub meaning: &'static str,
    /// The other readings that a caller may choose.
    pub others: &'static [OtherReading],
}

/// The entry of this id.
pub fn interpretation(id: &str) -> Option<&'static Interpretation> {
    INTERPRETATIONS.iter().find(|entry| entry.id.name() == id)
}

/// The entries that read the words of these clauses.
pub(crate) fn entries_on(clauses: &[ClauseId]) -> impl Iterator<Item = EntryId> {
    let about = |entry: &&Interpretation| entry.clauses.iter().any(|id| clauses.contains(id));
    INTERPRETATIONS.iter().filter(about).map(|entry| entry.id)
}

pub(super) const fn only(
    id: EntryId,
    clauses: &'static [ClauseId],
    settled: Settled,
    question: &'static str,
    meaning: &'static str,
) -> Interpretation {
    Interpretation {
        id,
        clauses,
        settled,
        question,
        value: None,
        meaning,
        others: &[],
    }
}

pub(super) const fn open(
    id: EntryId,
    clauses: &'static [ClauseId],
    question: &'static str,
    value: Reading,
    meaning: &'static str,
    others: &'static [OtherReading],
) -> Interpretation {
    Interpretation {
        id,
        clauses,
        settled: Settled::Line,
        question,
        value: Some(value),
        meaning,
        others,
    }
}

impl Interpretation {
    pub(super) const fn settled(mut self, settled: Settled) -> Self {
        self.settled = settled;
        self
    }
}

pub(super) const fn other(value: Reading, meaning: &'static str) -> OtherReading {
    OtherReading { value, meaning }
}
