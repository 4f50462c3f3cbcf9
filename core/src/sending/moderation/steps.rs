//! The states, the steps between them, and whose steps they are.

use crate::policy::{ClauseId, Reading, Readings};
use serde::{Deserialize, Serialize};

/// By which way something goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ModerationChannel {
    /// By e-mail, which the moderator sends (A3.1).
    Mailing,
    /// In social networks, where the Communication officer posts it (A3.2).
    SocialNetworks,
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ModerationRole {
    /// The structural unit of the School that starts the mailing.
    Initiator,
    /// The mailing moderator.
    Moderator,
    /// The responsible employee of the Center for Communications.
    CommunicationOfficer,
}

/// A step of moderation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ModerationStep {
    /// The initiator hands in the materials.
    Submit,
    /// The moderator begins to check them.
    TakeUp,
    /// The moderator gives them back for completion.
    Return,
    /// The initiator hands them in anew, completed.
    Complete,
    /// The moderator finds them in order.
    Approve,
    /// The moderator declines them for good (I48).
    Decline,
    /// The initiator takes them back for good, while they have not gone out (I48).
    Withdraw,
    /// The moderator sends the mailing.
    Send,
    /// The moderator forwards the poster to the Communication officer.
    Forward,
    /// The Communication officer posts it, with the initiator's hashtag.
    Post,
}

/// How far a mailing or post has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ModerationState {
    /// Handed in, not looked at yet.
    Submitted,
    /// The moderator checks it.
    InModeration,
    /// The initiator has it back, to complete it.
    Returned,
    /// Handed in anew, not looked at yet.
    Completed,
    /// In order, not gone out yet.
    Approved,
    /// Declined: it does not go out.
    Declined,
    /// Withdrawn: it does not go out.
    Withdrawn,
    /// Sent to its addressees.
    Sent,
    /// With the Communication officer.
    Forwarded,
    /// Posted.
    Posted,
}

impl ModerationStep {
    /// Who takes it.
    pub fn role(self) -> ModerationRole {
        match self {
            Self::Submit | Self::Complete | Self::Withdraw => ModerationRole::Initiator,
            Self::TakeUp
            | Self::Return
            | Self::Approve
            | Self::Decline
            | Self::Send
            | Self::Forward => ModerationRole::Moderator,
            Self::Post => ModerationRole::CommunicationOfficer,
        }
    }

    /// The clause that gives it.
    pub fn clause(self) -> ClauseId {
        match self {
            Self::Forward | Self::Post => ClauseId::A3_2,
            _ => ClauseId::A3_1,
        }
    }

    /// Where it leads.
    pub(super) fn leads_to(self) -> ModerationState {
        match self {
            Self::Submit => ModerationState::Submitted,
            Self::TakeUp => ModerationState::InModeration,
            Self::Return => ModerationState::Returned,
            Self::Complete => ModerationState::Completed,
            Self::Approve => ModerationState::Approved,
            Self::Decline => ModerationState::Declined,
            Self::Withdraw => ModerationState::Withdrawn,
            Self::Send => ModerationState::Sent,
            Self::Forward => ModerationState::Forwarded,
            Self::Post => ModerationState::Posted,
        }
    }
}

impl ModerationState {
    /// Whether it was declined or withdrawn, and never goes out.
    pub(crate) fn is_called_off(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn)
    }

    /// The steps that are waited for: to withdraw it waits for nobody.
    pub(super) fn awaited(
        self,
        channel: ModerationChannel,
        readings: &Readings,
    ) -> impl Iterator<Item = ModerationStep> {
        let next = self.next_as_read(channel, readings);
        next.filter(|step| *step != ModerationStep::Withdraw)
    }

    /// The steps that can follow as I48 is read.
    pub(super) fn next_as_read(
        self,
        channel: ModerationChannel,
        readings: &Readings,
    ) -> impl Iterator<Item = ModerationStep> {
        let only_completion = readings.is(Reading::I48OnlyCompletion);
        let next = self.next_steps(channel).iter().copied();
        next.filter(move |step| !(only_completion && *step == ModerationStep::Decline))
    }

    /// The steps that can follow; none where it has gone out, or never will.
    ///
    /// ```
    /// use nu_alumni_policy::sending::{ModerationChannel, ModerationState, ModerationStep};
    ///
    /// let next = ModerationState::Approved.next_steps(ModerationChannel::SocialNetworks);
    /// assert_eq!(next, [ModerationStep::Forward, ModerationStep::Withdraw]);
    /// ```
    pub fn next_steps(self, channel: ModerationChannel) -> &'static [ModerationStep] {
        use ModerationStep::{
            Approve, Complete, Decline, Forward, Post, Return, Send, TakeUp, Withdraw,
        };
        match (self, channel) {
            (Self::Submitted | Self::Completed, _) => &[TakeUp, Withdraw],
            (Self::InModeration, _) => &[Return, Approve, Decline, Withdraw],
            (Self::Returned, _) => &[Complete, Withdraw],
            (Self::Approved, ModerationChannel::Mailing) => &[Send, Withdraw],
            (Self::Approved, ModerationChannel::SocialNetworks) => &[Forward, Withdraw],
            (Self::Forwarded, _) => &[Post, Withdraw],
            (Self::Sent | Self::Posted | Self::Declined | Self::Withdrawn, _) => &[],
        }
    }
}
