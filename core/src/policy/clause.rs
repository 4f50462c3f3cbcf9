//! Every clause of the Policy and of its Appendix 1.

use serde::{Deserialize, Serialize};

use super::names;

use crate::locale::Locale;

/// How the library treats a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Treatment {
    /// A check answers for it.
    Check,
    /// It obliges somebody; it is listed.
    Duty,
    /// A person decides; the library shows the evidence.
    Judgement,
    /// It is shown and never changes an outcome.
    Advice,
    /// It says what words mean.
    Definition,
    /// It tells, and asks nothing of anyone.
    Informative,
}

/// A clause: its place in the Policy, its treatment, and what it says in our words, in three languages.
///
/// ```
/// use nu_alumni_policy::{Locale, clause, policy::Treatment};
///
/// let subject = clause("A2.1").unwrap();
/// assert_eq!(subject.section(), "A2");
/// assert_eq!(subject.treatment, Treatment::Check);
/// assert_eq!(subject.gist(Locale::En), "There is a subject, of at most 120 characters");
/// assert!(clause("A9.9").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clause {
    /// Its id.
    pub id: ClauseId,
    /// How the library treats it.
    pub treatment: Treatment,
}

impl Clause {
    /// What it says, restated.
    pub fn gist(&self, locale: Locale) -> &'static str {
        locale
            .text(&format!("clause.{}", self.id))
            .unwrap_or_default()
    }

    /// The section it stands in: `4`, `A2`.
    pub fn section(&self) -> &'static str {
        let id = self.id.name();
        id.split_once('.').map_or(id, |(section, _)| section)
    }
}

/// The clause of this id.
pub fn clause(id: &str) -> Option<&'static Clause> {
    CLAUSES.iter().find(|clause| clause.id.name() == id)
}

/// Declares each clause once: its id in code and as it is written, its treatment.
macro_rules! clauses {
    ($($variant:ident = $id:literal, $treatment:ident;)+) => {
        names! {
            /// A clause's id: `4.1b`; those of Appendix 1 begin with `A`. There is none of what is no
            /// clause.
            ///
            /// ```
            /// use nu_alumni_policy::policy::ClauseId;
            ///
            /// assert_eq!("A2.1".parse(), Ok(ClauseId::A2_1));
            /// assert_eq!(ClauseId::A2_1.clause().section(), "A2");
            /// assert!("A9.9".parse::<ClauseId>().is_err());
            /// ```
            ClauseId { $($variant = $id),+ }
        }

        impl ClauseId {
            /// Whether it is one of Appendix 1.
            pub fn of_appendix(self) -> bool {
                self.name().starts_with('A')
            }

            /// The clause.
            pub const fn clause(self) -> &'static Clause {
                match self {
                    $(Self::$variant => const {
                        &Clause { id: Self::$variant, treatment: Treatment::$treatment }
                    },)+
                }
            }
        }

        /// All clauses, in the Policy's order.
        pub const CLAUSES: &[Clause] = &[$(*ClauseId::$variant.clause()),+];
    };
}

clauses! {
    C1_1 = "1.1", Informative;
    C1_2 = "1.2", Informative;
    C1_3 = "1.3", Informative;
    C1_4 = "1.4", Informative;
    C2_1 = "2.1", Check;
    C2_2 = "2.2", Check;
    C2_3 = "2.3", Definition;
    C2_4 = "2.4", Definition;
    C3_1 = "3.1", Informative;
    C3_2 = "3.2", Informative;
    C3_3 = "3.3", Informative;
    C3_4 = "3.4", Informative;
    C3_5 = "3.5", Informative;
    C4_1a = "4.1a", Check;
    C4_1b = "4.1b", Check;
    C4_2 = "4.2", Check;
    C4_3 = "4.3", Check;
    C4_4 = "4.4", Check;
    C4_5 = "4.5", Check;
    C4_6 = "4.6", Check;
    C4_7 = "4.7", Check;
    C4_8 = "4.8", Check;
    C4_9 = "4.9", Check;
    C4_10 = "4.10", Check;
    C4_11 = "4.11", Check;
    C4_12 = "4.12", Check;
    C4_13 = "4.13", Check;
    C4_14 = "4.14", Check;
    C5_0 = "5.0", Judgement;
    C5_1 = "5.1", Duty;
    C5_2 = "5.2", Judgement;
    C5_3 = "5.3", Judgement;
    C5_4 = "5.4", Judgement;
    C5_5 = "5.5", Judgement;
    C5_6 = "5.6", Check;
    C5_7 = "5.7", Check;
    C5_8 = "5.8", Judgement;
    C5_9 = "5.9", Judgement;
    C5_10 = "5.10", Judgement;
    C5_11 = "5.11", Check;
    C5_12 = "5.12", Judgement;
    C5_13 = "5.13", Judgement;
    C5_14 = "5.14", Judgement;
    C5_15 = "5.15", Judgement;
    C5_16 = "5.16", Judgement;
    C5_17 = "5.17", Judgement;
    C5_18 = "5.18", Judgement;
    C5_19 = "5.19", Judgement;
    C5_20 = "5.20", Judgement;
    C5_21 = "5.21", Definition;
    C6_1 = "6.1", Check;
    C6_2 = "6.2", Check;
    C6_3 = "6.3", Check;
    C6_4 = "6.4", Check;
    C6_5 = "6.5", Check;
    C6_6 = "6.6", Definition;
    C7_1 = "7.1", Check;
    C7_2 = "7.2", Check;
    C7_3 = "7.3", Advice;
    C8_1 = "8.1", Definition;
    C8_2 = "8.2", Check;
    C9_1 = "9.1", Check;
    A1_1 = "A1.1", Check;
    A1_2 = "A1.2", Check;
    A1_3 = "A1.3", Check;
    A1_4 = "A1.4", Check;
    A1_5 = "A1.5", Check;
    A1_6 = "A1.6", Check;
    A2_0 = "A2.0", Definition;
    A2_1 = "A2.1", Check;
    A2_2 = "A2.2", Check;
    A2_2a = "A2.2a", Check;
    A2_2b = "A2.2b", Check;
    A2_2c = "A2.2c", Check;
    A2_2d = "A2.2d", Check;
    A2_3a = "A2.3a", Check;
    A2_3b = "A2.3b", Judgement;
    A2_3c = "A2.3c", Check;
    A2_3d = "A2.3d", Check;
    A2_3e = "A2.3e", Check;
    A2_4 = "A2.4", Check;
    A3_1 = "A3.1", Check;
    A3_2 = "A3.2", Check;
    A4_1 = "A4.1", Check;
    A4_2 = "A4.2", Check;
    A4_3 = "A4.3", Check;
    A4_4 = "A4.4", Check;
}
