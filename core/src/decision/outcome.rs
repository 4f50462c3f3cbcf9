//! The outcomes of a decision, and what a reason does to one.

use serde::{Deserialize, Serialize};

/// What a reason does to the outcome, from the mildest to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It speaks for the answer.
    Grants,
    /// Somebody has to agree first.
    RequiresApproval,
    /// It stands in the way.
    Refuses,
    /// It forbids what was asked.
    Prohibits,
    /// Facts are missing; the reason's `could` says how grave they can be.
    LeavesOpen,
}

/// The answer in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Yes.
    Granted,
    /// Yes, once every approver has agreed.
    NeedsApproval,
    /// No: a condition is not met.
    NotGranted,
    /// No: it is forbidden.
    Prohibited,
    /// It hangs on facts that were not given.
    Undetermined,
}

impl Outcome {
    /// Every outcome, by its code in a population's columns.
    pub const ALL: [Self; 5] = [
        Self::Granted,
        Self::NeedsApproval,
        Self::NotGranted,
        Self::Prohibited,
        Self::Undetermined,
    ];

    /// Its name: `not-granted`.
    ///
    /// ```
    /// use nu_alumni_policy::Outcome;
    ///
    /// assert_eq!(Outcome::NotGranted.name(), "not-granted");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::NeedsApproval => "needs-approval",
            Self::NotGranted => "not-granted",
            Self::Prohibited => "prohibited",
            Self::Undetermined => "undetermined",
        }
    }

    /// Its code in a population's columns: its place in [`Self::ALL`].
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The outcome that effects fold to: the gravest settled one, unless something open could be
    /// graver still. An open effect comes with what it could be.
    pub(crate) fn of(effects: impl Iterator<Item = (Effect, Option<Effect>)>) -> Self {
        let (mut settled, mut open) = (Effect::Grants, Effect::Grants);
        for (effect, could) in effects {
            match could {
                Some(could) => open = open.max(could),
                None => settled = settled.max(effect),
            }
        }
        if open > settled {
            return Self::Undetermined;
        }
        match settled {
            Effect::Grants => Self::Granted,
            Effect::RequiresApproval => Self::NeedsApproval,
            Effect::Refuses => Self::NotGranted,
            Effect::Prohibits => Self::Prohibited,
            Effect::LeavesOpen => Self::Undetermined,
        }
    }
}
