//! Whom communications go to, and which of them come at the same time (section 7).

mod audience;
mod collisions;
mod places;

pub use audience::{Audience, Relation, relation};
pub use collisions::{
    Collision, CollisionReport, CollisionsError, CollisionsRequest, CommunicationWindow, Near,
    PlannedCommunication,
};
