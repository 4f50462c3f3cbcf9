//! What was submitted, and every step since.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    ModerationChannel, ModerationRole, ModerationState, ModerationStep, Submission,
    SubmissionError, submission::is_blank,
};
use crate::{
    calendar::Moment,
    error_data::{Coded, ErrorData, data_of},
    policy::{ClauseId, Reading, Readings},
    sending::{Hashtag, post_has_hashtag},
};

/// A step that was taken: who, what, when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ModerationEntry {
    /// The step.
    pub step: ModerationStep,
    /// In which role.
    pub role: ModerationRole,
    /// Who, by any name that the caller knows them by; no error repeats it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// The text as it was posted; with the step `post` only.
    pub text: Option<String>,
    /// What was remarked on it: what has to be completed, why it was declined.
    pub remark: Option<String>,
}

impl ModerationEntry {
    /// A step, taken in its own role, without a text or a remark.
    ///
    /// ```
    /// use nu_alumni_policy::{
    ///     calendar::parse_date,
    ///     sending::{
    ///         Direction, MailingList, ModerationChannel, ModerationEntry, ModerationFacts,
    ///         ModerationRecord, ModerationStep, Submission,
    ///     },
    /// };
    ///
    /// let school = Some("GSB".to_owned());
    /// let lists = vec![MailingList { school: school.clone(), ..MailingList::new("gsb-all") }];
    /// let submission = Submission {
    ///     school,
    ///     lists,
    ///     ..Submission::new(ModerationChannel::Mailing, "Alumni Office", Direction::OpenDay)
    /// };
    /// let day = parse_date("2026-12-10")?;
    /// let submit = ModerationEntry::new(ModerationStep::Submit, "u1", day);
    /// let facts = ModerationFacts::new(ModerationRecord::replay(submission, [submit])?);
    /// assert_eq!(facts.record.received().map(|moment| moment.date()), Some(day));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(step: ModerationStep, by: impl Into<String>, at: impl Into<Moment>) -> Self {
        Self {
            step,
            role: step.role(),
            by: by.into(),
            at: at.into(),
            text: None,
            remark: None,
        }
    }
}

/// A step that cannot be taken: which, in which role, by which clause, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[error("step {step} by the {role} ({clause})")]
pub struct StepError {
    /// The step.
    pub step: ModerationStep,
    /// The role in which it was tried.
    pub role: ModerationRole,
    /// The clause that it fails by.
    pub clause: ClauseId,
    /// Why.
    #[source]
    pub reason: StepRefusal,
}

/// The field of the entry is in the path.
impl Coded for StepError {
    fn data(&self) -> ErrorData {
        data_of(self).inside(self.reason.field())
    }
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum StepRefusal {
    /// It is another role's step.
    #[error("it is a step of the {whose}")]
    NotTheirs {
        /// The role.
        whose: ModerationRole,
    },
    /// It does not follow on the state.
    #[error("it does not follow on {state}; what can follow: {}", listed(.next))]
    NotNow {
        /// The state.
        state: ModerationState,
        /// The steps that can follow.
        next: &'static [ModerationStep],
    },
    /// It is a step of the other channel.
    #[error("no such step is taken where the channel is {channel}")]
    OtherChannel {
        /// The channel.
        channel: ModerationChannel,
    },
    /// Nothing was submitted before.
    #[serde(rename = "not-submitted-yet")]
    #[error("nothing was submitted yet: a record begins with the step submit")]
    NotSubmitted,
    /// It is earlier than a step before it.
    #[error("it is earlier than the step before it: a record goes forward in time")]
    BackInTime,
    /// Nobody took it.
    #[error("`by` is empty: say who took it")]
    Nobody,
    /// A post whose text is not given.
    #[error("`text` is missing: give the text as it was posted")]
    NoText,
    /// A text with another step.
    #[error("`text` goes with the step post only")]
    TextWithoutPost,
    /// A remark that says nothing.
    #[error("`remark` is empty: say what is remarked, or leave it out")]
    #[serde(rename = "blank")]
    NoRemark,
    /// No hashtag is known.
    #[error("submission.hashtag is missing: register the initiator's hashtag first")]
    NoHashtag,
    /// The hashtag does not stand in the post.
    #[error("the initiator's hashtag {hashtag} does not stand in the post: add it")]
    HashtagMissing {
        /// The hashtag.
        hashtag: Hashtag,
    },
}

impl Coded for StepRefusal {
    fn data(&self) -> ErrorData {
        data_of(self).inside(self.field())
    }
}

impl StepRefusal {
    /// The field of the entry that is wrong.
    fn field(&self) -> &'static str {
        match self {
            Self::NotTheirs { .. } => "role",
            Self::BackInTime => "at",
            Self::Nobody => "by",
            Self::NoText | Self::TextWithoutPost | Self::HashtagMissing { .. } => "text",
            Self::NoRemark => "remark",
            Self::NotNow { .. }
            | Self::OtherChannel { .. }
            | Self::NotSubmitted
            | Self::NoHashtag => "step",
        }
    }
}

fn listed(steps: &[ModerationStep]) -> String {
    if steps.is_empty() {
        return "nothing, it is over".to_owned();
    }
    let steps: Vec<String> = steps
        .iter()
        .map(|step| format!("{step} by the {}", step.role()))
        .collect();
    steps.join(", or ")
}

/// A record that could not have happened.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RecordError {
    /// No step was taken.
    #[error("it is empty: a record begins with the step submit (A3.1)")]
    NoEntry,
    /// An entry's step cannot be taken.
    #[error("entries[{index}] cannot follow")]
    Entry {
        /// The entry's index.
        index: usize,
        /// Why.
        #[source]
        reason: StepError,
    },
    /// What was submitted cannot be.
    #[error(transparent)]
    #[serde(untagged)]
    Submission(#[from] SubmissionError),
}

/// The field is in the path, and of a step its entry: `entries[2].at`.
impl Coded for RecordError {
    fn data(&self) -> ErrorData {
        match self {
            Self::Submission(error) => error.data(),
            Self::NoEntry => data_of(self).inside("entries"),
            Self::Entry { index, reason } => reason.data().inside(&format!("entries[{index}]")),
        }
    }
}

/// The record of a moderation: what was submitted, and every step since. It can only hold what
/// could have happened: each step is checked when it is added, and reading a record takes all
/// its steps anew.
///
/// ```
/// use nu_alumni_policy::sending::{ModerationRecord, ModerationState};
///
/// let mut record: ModerationRecord = serde_json::from_str(r#"{
///     "submission": {"channel": "mailing", "unit": "Alumni Office", "school": "GSB",
///         "direction": "event-invitation", "lists": [{"name": "gsb-all", "school": "GSB"}]},
///     "entries": [
///         {"step": "submit", "role": "initiator", "by": "u1", "at": "2026-12-10T09:30:00+05:00"}
///     ]
/// }"#)?;
/// assert_eq!(record.state(), ModerationState::Submitted);
///
/// let mut entry = record.entries()[0].clone();
/// entry.step = nu_alumni_policy::sending::ModerationStep::Send;
/// entry.role = nu_alumni_policy::sending::ModerationRole::Moderator;
/// let error = record.add(entry).unwrap_err();
/// assert_eq!(error.to_string(), "step send by the moderator (A3.1)");
/// assert_eq!(
///     error.reason.to_string(),
///     "it does not follow on submitted; what can follow: take-up by the moderator, or withdraw by the initiator"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RecordAsGiven")]
pub struct ModerationRecord {
    /// What was submitted.
    submission: Submission,
    /// The steps taken, in their order.
    entries: Vec<ModerationEntry>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RecordAsGiven {
    /// What was submitted.
    submission: Submission,
    /// The steps taken, in their order.
    entries: Vec<ModerationEntry>,
}

impl TryFrom<RecordAsGiven> for ModerationRecord {
    type Error = ErrorData;

    fn try_from(given: RecordAsGiven) -> Result<Self, ErrorData> {
        let record = Self::replay(given.submission, given.entries);
        record.map_err(|error| error.data())
    }
}

impl ModerationRecord {
    /// The record that these steps make, taken one after the other; the first is the submission.
    ///
    /// # Errors
    /// [`RecordError`] with the first entry that cannot follow on those before it.
    pub fn replay(
        submission: Submission,
        entries: impl IntoIterator<Item = ModerationEntry>,
    ) -> Result<Self, RecordError> {
        submission.check()?;
        let mut record = Self {
            submission,
            entries: Vec::new(),
        };
        for (index, entry) in entries.into_iter().enumerate() {
            record
                .add(entry)
                .map_err(|reason| RecordError::Entry { index, reason })?;
        }
        if record.entries.is_empty() {
            return Err(RecordError::NoEntry);
        }
        Ok(record)
    }

    /// What was submitted.
    pub fn submission(&self) -> &Submission {
        &self.submission
    }

    /// When the materials were last received: submitted, or handed in anew, completed.
    pub fn received(&self) -> Option<Moment> {
        self.last(&[ModerationStep::Submit, ModerationStep::Complete])
    }

    /// When the mailing was sent.
    pub fn sent(&self) -> Option<Moment> {
        self.last(&[ModerationStep::Send])
    }

    /// When the materials that the moderator has in hand at the end of a day came in (I41); `None`
    /// while the initiator has them back, or for good.
    #[cfg(feature = "mailing")]
    pub(crate) fn in_hand_since(
        &self,
        readings: &Readings,
        as_of: Option<NaiveDate>,
    ) -> Option<Moment> {
        let known = self.known_on(as_of);
        let state = self.state_on(readings, as_of);
        if state == ModerationState::Returned || state.is_called_off() {
            return None;
        }
        let first = known.first().filter(|_| readings.is(Reading::I41RunsOn));
        let handed_in = |entry: &&ModerationEntry| {
            matches!(
                entry.step,
                ModerationStep::Submit | ModerationStep::Complete
            )
        };
        let last = known.iter().rfind(handed_in);
        first.or(last).map(|entry| entry.at)
    }

    /// How far it had come at the end of a day, as I48 is read: where the moderator cannot decline, it
    /// stays in moderation.
    pub(crate) fn state_on(
        &self,
        readings: &Readings,
        as_of: Option<NaiveDate>,
    ) -> ModerationState {
        let last = self.known_on(as_of).last();
        let state = last.map_or(ModerationState::Submitted, |entry| entry.step.leads_to());
        match state {
            ModerationState::Declined if readings.is(Reading::I48OnlyCompletion) => {
                ModerationState::InModeration
            }
            state => state,
        }
    }

    /// What was recorded up to the end of a day; all of it where no day is meant.
    pub(crate) fn known_on(&self, as_of: Option<NaiveDate>) -> &[ModerationEntry] {
        let Some(as_of) = as_of else {
            return &self.entries;
        };
        // Entries do not go back in time.
        let known = self
            .entries
            .partition_point(|entry| entry.at.date() <= as_of);
        self.entries.get(..known).unwrap_or(&self.entries)
    }

    fn last(&self, steps: &[ModerationStep]) -> Option<Moment> {
        let entry = self
            .entries()
            .iter()
            .rfind(|entry| steps.contains(&entry.step));
        entry.map(|entry| entry.at)
    }

    /// The steps taken, in their order.
    pub fn entries(&self) -> &[ModerationEntry] {
        &self.entries
    }

    /// How far it has come.
    pub fn state(&self) -> ModerationState {
        let last = self.entries.last().map(|entry| entry.step.leads_to());
        last.unwrap_or(ModerationState::Submitted)
    }

    /// Takes a step.
    ///
    /// # Errors
    /// [`StepError`] where it cannot be taken; the record is then as it was.
    pub fn add(&mut self, entry: ModerationEntry) -> Result<ModerationState, StepError> {
        self.allows(&entry)?;
        let state = entry.step.leads_to();
        self.entries.push(entry);
        Ok(state)
    }

    fn allows(&self, entry: &ModerationEntry) -> Result<(), StepError> {
        let step = entry.step;
        let refused = |clause, reason| {
            Err(StepError {
                step,
                role: entry.role,
                clause,
                reason,
            })
        };
        if entry.role != step.role() {
            return refused(step.clause(), StepRefusal::NotTheirs { whose: step.role() });
        }
        let channel = self.submission.channel;
        match (step, channel) {
            (ModerationStep::Send, ModerationChannel::SocialNetworks)
            | (ModerationStep::Forward | ModerationStep::Post, ModerationChannel::Mailing) => {
                return refused(step.clause(), StepRefusal::OtherChannel { channel });
            }
            _ => {}
        }
        if self.entries.is_empty() {
            if step != ModerationStep::Submit {
                return refused(step.clause(), StepRefusal::NotSubmitted);
            }
        } else {
            let state = self.state();
            let next = state.next_steps(channel);
            if !next.contains(&step) {
                return refused(step.clause(), StepRefusal::NotNow { state, next });
            }
        }
        if is_blank(&entry.by) {
            return refused(step.clause(), StepRefusal::Nobody);
        }
        if self.is_earlier(entry.at) {
            return refused(step.clause(), StepRefusal::BackInTime);
        }
        if entry.remark.as_deref().is_some_and(is_blank) {
            return refused(step.clause(), StepRefusal::NoRemark);
        }
        match (step, &entry.text) {
            (ModerationStep::Post, None) => refused(ClauseId::A4_4, StepRefusal::NoText),
            (ModerationStep::Post, Some(text)) => match &self.submission.hashtag {
                None => refused(ClauseId::A4_4, StepRefusal::NoHashtag),
                Some(hashtag) if post_has_hashtag(text, hashtag).is_none() => {
                    let hashtag = hashtag.clone();
                    refused(ClauseId::A4_4, StepRefusal::HashtagMissing { hashtag })
                }
                Some(_) => Ok(()),
            },
            (_, Some(_)) => refused(step.clause(), StepRefusal::TextWithoutPost),
            (_, None) => Ok(()),
        }
    }

    /// Whether a step was taken later than `at`. Between a day and an instant on it there is no
    /// earlier and later, so an instant is held against the last instant before it.
    fn is_earlier(&self, at: Moment) -> bool {
        let mut before = self.entries.iter().rev().map(|entry| entry.at);
        let on_later_day = before.clone().next().is_some_and(|m| m.date() > at.date());
        let Moment::Instant(instant) = at else {
            return on_later_day;
        };
        let last = before.find_map(|moment| match moment {
            Moment::Instant(last) => Some(last),
            Moment::Day(_) => None,
        });
        on_later_day || last.is_some_and(|last| last > instant)
    }
}
