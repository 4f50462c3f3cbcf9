//! Who has to agree and who takes part, and what comes to the same people at the same time: sections
//! 6, 7 and 8, and the orders of 9.
//!
//! - [`communication_approval`]: whether a mailing or a survey needs the Center's approval.
//! - [`award_programme`]: whether an award has to be coordinated first.
//! - [`interaction`], [`responsible_employee`], [`center_advice`]: the Center's part in what Schools
//!   and divisions do.
//! - [`order_stands`]: whether an order under 9.1 holds.
//! - [`collisions()`]: which planned communications come at the same time to people who may be
//!   the same; [`relation`] compares two audiences.
//!
//! ```
//! use nu_alumni_policy::{Terms, communication::{CollisionsFacts, collisions}, policy::ClauseId};
//!
//! let facts: CollisionsFacts = serde_json::from_str(r#"{"communications": [
//!     {"id": "news", "sender": "GSB", "channel": "mailing", "date": "2026-12-15",
//!      "audience": {"schools": ["GSB"]}},
//!     {"id": "reunion", "sender": "center", "channel": "post", "date": "2026-12-18",
//!      "audience": {"all": true}}
//! ]}"#)?;
//! let report = collisions(&facts, None, &Terms::default())?;
//!
//! // Independence Day stands between them, so they are two working days apart.
//! let first = &report.findings[0];
//! assert_eq!((first.id.as_str(), first.with[0].id.as_str()), ("news", "reunion"));
//! assert_eq!(first.with[0].working_days_apart, Some(2));
//! assert_eq!(first.clauses, [ClauseId::C7_3]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A collision is advice: the Policy asks to keep them apart and refuses none for it (7.3).

mod approval;
mod audience;
mod awards;
mod collisions;
mod coordination;
mod order_stands;

pub use approval::{
    CommunicationFacts, CommunicationKind, OtherCommunication, communication_approval,
};
pub use audience::{Audience, Relation, Sender, relation};
pub use awards::{AwardFacts, AwardProgramme, RunBy, award_programme};
pub use collisions::{
    Collision, CollisionReport, CollisionsFacts, CollisionsWithoutOrder, CommunicationWindow, Near,
    PlannedCommunication, collisions,
};
pub use coordination::{
    AdviceFacts, AdviceRequest, Asker, Center, CenterFacts, Interaction, InteractionFacts, Party,
    center_advice, interaction, responsible_employee,
};
pub use order_stands::{OrderDraft, OrderFacts, order_stands};

pub(crate) use approval::COMMUNICATION_APPROVAL;
#[cfg(feature = "mailing")]
pub(crate) use approval::approval_with;
pub(crate) use awards::AWARD_PROGRAMME;
pub(crate) use collisions::COLLISIONS;
pub(crate) use coordination::{CENTER_ADVICE, INTERACTION, RESPONSIBLE_EMPLOYEE};
pub(crate) use order_stands::ORDER_STANDS;

crate::policy::named!(Asker, CommunicationKind, Party, Relation, RunBy);
