//! Who has to agree and who takes part, and what comes to the same people at the same time:
//! sections 6, 7, 8, and the orders of 9.

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
    Collision, CollisionReport, CollisionsError, CollisionsRequest, CommunicationWindow, Near,
    PlannedCommunication,
};
pub use coordination::{
    AdviceFacts, AdviceRequest, Asker, Center, CenterFacts, Interaction, InteractionFacts, Party,
    center_advice, interaction, responsible_employee,
};
pub use order_stands::{OrderDraft, OrderFacts, order_stands};

pub(crate) use approval::COMMUNICATION_APPROVAL;
pub(crate) use awards::AWARD_PROGRAMME;
pub(crate) use collisions::COLLISIONS;
pub(crate) use coordination::{CENTER_ADVICE, INTERACTION, RESPONSIBLE_EMPLOYEE};
pub(crate) use order_stands::ORDER_STANDS;
