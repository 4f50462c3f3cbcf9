//! How the moderation of A3.1 and A3.2 stands, by its record in the brief.

use super::{Brief, RowStatus, Standing, Unruled};
use crate::{
    policy::{ClauseId, EntryId},
    sending::{ModerationChannel, ModerationState},
};

pub(super) const UNRULED: Unruled = Unruled {
    clauses: &[ClauseId::A3_1, ClauseId::A3_2],
    standing,
};

fn standing(brief: &Brief, clause: ClauseId) -> Standing {
    let for_networks = clause == ClauseId::A3_2;
    let of_post = brief
        .moderation
        .as_ref()
        .is_some_and(|record| record.submission().channel == ModerationChannel::SocialNetworks);
    // Only what goes to social networks has to do with A3.2.
    if for_networks && brief.post.is_none() && !of_post {
        return Standing::new(RowStatus::NotApplicable, "row.no-post");
    }
    match brief
        .moderation
        .as_ref()
        .filter(|_| for_networks == of_post)
    {
        None => {
            Standing::new(RowStatus::Undetermined, "row.no-moderation").missing(&["moderation"])
        }
        Some(record) => {
            let (status, why) = match record.state_on(&brief.terms.readings, brief.as_of) {
                ModerationState::Sent | ModerationState::Posted => {
                    (RowStatus::Satisfied, "row.moderation")
                }
                state if state.is_called_off() => {
                    (RowStatus::NeedsReview, "row.moderation-called-off")
                }
                _ => (RowStatus::Undetermined, "row.moderation-under-way"),
            };
            let steps = record.known_on(brief.as_of).len();
            let standing = Standing::new(status, why).arg("steps", steps);
            let submission = record.submission();
            let of_schools = submission.lists.iter().any(|list| list.school.is_some());
            match submission.center && of_schools {
                true => standing.readings(&[EntryId::I54]),
                false => standing,
            }
        }
    }
}
