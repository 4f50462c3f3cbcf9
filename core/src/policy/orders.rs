//! Orders under 9.1: what the NU Administration lays over the Policy while a circumstance lasts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ClauseId, Limit};

/// Who issued an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Issuer {
    /// The NU Administration, which alone may (9.1).
    NuAdministration,
    /// Anybody else.
    Other,
}

impl Issuer {
    /// Its name: `nu-administration`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NuAdministration => "nu-administration",
            Self::Other => "other",
        }
    }
}

/// The circumstance that lets an order be made, and how long it lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Circumstance {
    /// What it is: a pandemic, a lockdown.
    pub name: String,
    /// Whether it is force majeure (9.1); of no other an order is made.
    pub force_majeure: Option<bool>,
    /// Its first day.
    pub from: NaiveDate,
    /// The first day after it; absent while it lasts.
    pub until: Option<NaiveDate>,
    /// Its last day, in place of `until`.
    pub through: Option<NaiveDate>,
}

impl Circumstance {
    /// One that lasts; whether it is force majeure, and when it ended, is told besides.
    ///
    /// ```
    /// use nu_alumni_policy::{calendar::parse_date, policy::Circumstance};
    ///
    /// let flood = Circumstance::new("flood", parse_date("2026-03-01")?);
    /// let over = Circumstance { until: Some(parse_date("2026-04-01")?), ..flood.clone() };
    /// assert_eq!((flood.force_majeure, flood.until), (None, None));
    /// assert!(over.until > Some(over.from));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, from: NaiveDate) -> Self {
        Self {
            name: name.into(),
            force_majeure: None,
            from,
            until: None,
            through: None,
        }
    }
}

/// What an order changes (I11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "kebab-case",
    deny_unknown_fields,
    expecting = r#"an object with one of the keys limit, suspend-right, require-approval, waive-approval: {"suspend-right": {"clause": "4.14"}}"#
)]
#[non_exhaustive]
pub enum OrderChange {
    /// A limit or a period has another value.
    Limit {
        /// Which.
        name: Limit,
        /// The value in its place.
        value: f64,
    },
    /// A right of section 4 does not stand.
    SuspendRight {
        /// The right.
        clause: ClauseId,
    },
    /// What a clause lets be done needs somebody's approval.
    RequireApproval {
        /// The clause.
        clause: ClauseId,
        /// Who approves.
        approver: String,
    },
    /// The approval or the coordination that a clause asks for is not needed.
    WaiveApproval {
        /// The clause.
        clause: ClauseId,
    },
}

impl OrderChange {
    /// What it changes: a limit's name or a clause.
    pub fn target(&self) -> &'static str {
        match self {
            Self::Limit { name, .. } => name.name(),
            Self::SuspendRight { clause }
            | Self::RequireApproval { clause, .. }
            | Self::WaiveApproval { clause } => clause.name(),
        }
    }

    /// The clause that it changes; `None` where it changes a limit.
    pub fn clause(&self) -> Option<ClauseId> {
        match self {
            Self::Limit { .. } => None,
            Self::SuspendRight { clause }
            | Self::RequireApproval { clause, .. }
            | Self::WaiveApproval { clause } => Some(*clause),
        }
    }

    /// Whether both cannot hold at once.
    pub(crate) fn contradicts(&self, other: &Self) -> bool {
        self.target() == other.target()
            && match (self, other) {
                (Self::RequireApproval { .. }, Self::RequireApproval { .. }) => false,
                _ => self != other,
            }
    }
}

/// An order under 9.1.
///
/// ```
/// use nu_alumni_policy::policy::Order;
///
/// let order: Order = serde_json::from_str(r#"{
///     "id": "2026-17", "issued_by": "nu-administration", "lawful": true,
///     "circumstance": {"name": "lockdown", "force_majeure": true, "from": "2026-03-01"},
///     "from": "2026-03-16", "until": "2026-06-01",
///     "changes": [{"suspend-right": {"clause": "4.14"}}]
/// }"#)?;
/// assert!(order.in_force("2026-03-16".parse()?));
/// assert!(!order.in_force("2026-06-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Its id, by which answers cite it.
    pub id: String,
    /// Who issued it.
    pub issued_by: Issuer,
    /// Whether it is in accordance with the law (9.1); a person judges that.
    pub lawful: Option<bool>,
    /// The circumstance it was made for.
    pub circumstance: Circumstance,
    /// Its first day.
    pub from: NaiveDate,
    /// The first day on which it no longer holds; absent while none is set.
    pub until: Option<NaiveDate>,
    /// The last day on which it holds, in place of `until`.
    pub through: Option<NaiveDate>,
    /// What it changes.
    pub changes: Vec<OrderChange>,
}

/// The first day after a period, of which that day or the last one is given.
pub(crate) fn first_day_after(
    until: Option<NaiveDate>,
    through: Option<NaiveDate>,
) -> Option<NaiveDate> {
    until.or(through.and_then(|last| last.succ_opt()))
}

impl Order {
    /// An order for which no end is set; whether it is lawful is told besides.
    ///
    /// ```
    /// use nu_alumni_policy::{
    ///     calendar::parse_date,
    ///     policy::{Circumstance, ClauseId, Issuer, Order, OrderChange},
    /// };
    ///
    /// let (began, day) = (parse_date("2026-03-01")?, parse_date("2026-03-16")?);
    /// let lockdown = Circumstance {
    ///     force_majeure: Some(true),
    ///     ..Circumstance::new("lockdown", began)
    /// };
    /// let suspended = OrderChange::SuspendRight { clause: ClauseId::C4_14 };
    /// let order = Order {
    ///     lawful: Some(true),
    ///     ..Order::new("2026-17", Issuer::NuAdministration, lockdown, day, vec![suspended])
    /// };
    /// assert!(!order.in_force(began));
    /// assert!(order.in_force(day));
    /// assert_eq!(order.ends(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        issued_by: Issuer,
        circumstance: Circumstance,
        from: NaiveDate,
        changes: Vec<OrderChange>,
    ) -> Self {
        Self {
            id: id.into(),
            issued_by,
            lawful: None,
            circumstance,
            from,
            until: None,
            through: None,
            changes,
        }
    }

    /// The first day on which it holds: its own and its circumstance's.
    pub fn begins(&self) -> NaiveDate {
        self.from.max(self.circumstance.from)
    }

    /// The first day on which it no longer holds, by itself or by its circumstance; `None` while
    /// neither is set.
    pub fn ends(&self) -> Option<NaiveDate> {
        let own = first_day_after(self.until, self.through);
        let of_circumstance = first_day_after(self.circumstance.until, self.circumstance.through);
        own.into_iter().chain(of_circumstance).min()
    }

    /// Whether it has force at all (9.1): the NU Administration's, for force majeure, in accordance with
    /// the law; `None` where that is not known.
    pub fn has_force(&self) -> Option<bool> {
        let by_administration = Some(self.issued_by == Issuer::NuAdministration);
        let asked = [
            by_administration,
            self.circumstance.force_majeure,
            self.lawful,
        ];
        if asked.contains(&Some(false)) {
            return Some(false);
        }
        (!asked.contains(&None)).then_some(true)
    }

    /// Whether it is known to hold on this day. One without force never does.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.has_force() == Some(true) && self.covers(day)
    }

    /// Whether it holds on this day, as far as is known.
    pub(crate) fn can_be_in_force(&self, day: NaiveDate) -> bool {
        self.has_force() != Some(false) && self.covers(day)
    }

    /// Whether it would hold on this day, had it force.
    pub(crate) fn without_force(&self, day: NaiveDate) -> bool {
        self.has_force() == Some(false) && self.covers(day)
    }

    pub(crate) fn covers(&self, day: NaiveDate) -> bool {
        self.begins() <= day && self.ends().is_none_or(|end| day < end)
    }

    /// The limits that it sets, and to what.
    pub(crate) fn limits(&self) -> impl Iterator<Item = (Limit, f64)> {
        self.changes.iter().filter_map(|change| match change {
            OrderChange::Limit { name, value } => Some((*name, *value)),
            _ => None,
        })
    }

    /// Whether there is a day on which both hold, as far as is known.
    pub(crate) fn can_meet(&self, other: &Self) -> bool {
        let day = self.begins().max(other.begins());
        self.can_be_in_force(day) && other.can_be_in_force(day)
    }

    /// What 9.1 asks of it and is not told, by the key.
    pub(crate) fn not_told(&self) -> Option<&'static str> {
        let asked = [
            (
                "circumstance.force_majeure",
                self.circumstance.force_majeure,
            ),
            ("lawful", self.lawful),
        ];
        let open = self.has_force().is_none();
        let mut missing = asked.into_iter().filter(|(_, told)| told.is_none());
        missing.next().filter(|_| open).map(|(key, _)| key)
    }
}
