//! The days of a schedule under their names, for the reports that show days.

use chrono::NaiveDate;

use crate::sending::{Deadline, DeadlineStatus, SendingSchedule};

/// Days with a name.
pub(super) struct NamedDays<'a> {
    /// `report.day.<name>` says it.
    pub(super) name: &'static str,
    pub(super) first: NaiveDate,
    /// Counted in.
    pub(super) last: NaiveDate,
    pub(super) rests_on: Vec<&'a Deadline>,
}

/// The days of a schedule that are known. Of materials that came too early nothing is due: they are handed
/// in again (I32).
pub(super) fn days(schedule: &SendingSchedule) -> Vec<NamedDays<'_>> {
    fn span<'a>(
        first: &'a Deadline,
        last: &'a Deadline,
    ) -> (NaiveDate, NaiveDate, Vec<&'a Deadline>) {
        (first.date, last.date.max(first.date), vec![first, last])
    }
    fn deadline(of: &Option<Deadline>) -> Option<(NaiveDate, NaiveDate, Vec<&Deadline>)> {
        of.as_ref().map(|of| (of.date, of.date, vec![of]))
    }
    let one = |day: NaiveDate| (day, day, Vec::new());
    let too_early = schedule.status == Some(DeadlineStatus::TooEarly);
    let hand_in = schedule.hand_in.as_ref();
    let window = schedule.window.as_ref();
    let all = [
        ("hand-in", hand_in.map(|days| span(&days.from, &days.by))),
        (
            "moderation-due",
            deadline(&schedule.moderation_due).filter(|_| !too_early),
        ),
        ("window", window.map(|days| span(&days.opens, &days.closes))),
        (
            "sending-due",
            deadline(&schedule.sending_due).filter(|_| !too_early),
        ),
        ("notice", deadline(&schedule.notice)),
        ("sending", schedule.sending.map(|sending| one(sending.date))),
        ("event", schedule.event.map(one)),
    ];
    let known = all
        .into_iter()
        .filter_map(|(name, days)| Some((name, days?)));
    known
        .map(|(name, (first, last, rests_on))| NamedDays {
            name,
            first,
            last,
            rests_on,
        })
        .collect()
}
