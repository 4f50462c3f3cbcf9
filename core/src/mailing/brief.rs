//! What a draft's text cannot say.

use std::str::FromStr;

use chrono::NaiveDate;
use nu_alumni_letter::layout::{merge_tags::Marks, shown_words};
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;
use url::Host;

use super::{Judgement, KnownLink, KnownPicture, MergeField, Waiver};
use crate::{
    calendar::{Moment, optional_date},
    communication::{Audience, CommunicationKind, Sender},
    decision::{Approval, ReadError, Terms, json},
    error_data::{coded, parsed},
    policy::Reading,
    sending::{
        Announced, Direction, Hashtag, MailingList, ModerationChannel, ModerationFacts,
        ModerationRecord, ScheduleFacts, Submission,
    },
};

/// Who starts the mailing: a structural unit of the School (A3.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Initiator {
    /// The unit's name.
    pub unit: String,
    /// Its registered hashtag (A4.4).
    pub hashtag: Option<Hashtag>,
}

impl Initiator {
    /// A unit whose hashtag is not told.
    #[must_use]
    pub fn new(unit: impl Into<String>) -> Self {
        Self {
            unit: unit.into(),
            hashtag: None,
        }
    }
}

/// A text of a brief that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TextError {
    /// It is no host's name.
    #[error("`{text}` is no host name; write it as gsb.nu.edu.kz, without https:// or a path")]
    NoHost {
        /// The text.
        text: String,
    },
    /// It is no colour.
    #[error("`{text}` is no colour; write it as #rrggbb")]
    NoColour {
        /// The text.
        text: String,
    },
    /// It is no page's address.
    #[error("`{text}` is no address of a page; write it whole, as https://gsb.nu.edu.kz/reunion")]
    NoPage {
        /// The text.
        text: String,
    },
    /// It marks no merge tag.
    #[error(
        "`{text}` marks no merge tag; write what stands before or behind a tag's name, as << or >>"
    )]
    NoMark {
        /// The text.
        text: String,
    },
}

coded!(TextError);

/// A host whose pages are the School's own; it covers its sub-domains (I16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct OwnHost(String);

impl OwnHost {
    /// Whether `host` is this host or one of its sub-domains, by whole labels.
    pub fn covers(&self, host: &str) -> bool {
        host.strip_suffix(self.0.as_str())
            .is_some_and(|front| front.is_empty() || front.ends_with('.'))
    }
}

impl From<OwnHost> for String {
    fn from(host: OwnHost) -> Self {
        host.0
    }
}

impl FromStr for OwnHost {
    type Err = TextError;

    fn from_str(name: &str) -> Result<Self, TextError> {
        match Host::parse(name.trim_end_matches('.')) {
            Ok(Host::Domain(host)) if host.contains('.') && !host.contains('*') => Ok(Self(host)),
            _ => Err(TextError::NoHost {
                text: name.to_owned(),
            }),
        }
    }
}

impl<'de> Deserialize<'de> for OwnHost {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a text")
    }
}

/// A colour of the palette: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct PaletteColour(pub [u8; 3]);

impl From<PaletteColour> for String {
    fn from(PaletteColour([r, g, b]): PaletteColour) -> Self {
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for PaletteColour {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let wrong = || TextError::NoColour {
            text: text.to_owned(),
        };
        let hex = text
            .strip_prefix('#')
            .filter(|h| h.len() == 6)
            .ok_or_else(wrong)?;
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let [_, r, g, b] = u32::from_str_radix(hex, 16)
            .map_err(|_| wrong())?
            .to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl<'de> Deserialize<'de> for PaletteColour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a text")
    }
}

/// What stands before or behind the name in a merge tag. It has a sign that is no letter, figure or
/// space: words alone would make merge tags of half a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct TagMark(String);

impl From<TagMark> for String {
    fn from(mark: TagMark) -> Self {
        mark.0
    }
}

impl FromStr for TagMark {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let seen = shown_words(text);
        if seen.chars().all(|c| c.is_alphanumeric() || c == ' ') {
            return Err(TextError::NoMark {
                text: text.to_owned(),
            });
        }
        Ok(Self(seen))
    }
}

impl<'de> Deserialize<'de> for TagMark {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a text")
    }
}

/// How the merge tags of one mailing program are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeTagMarks {
    /// What stands before the name: `<<`.
    pub open: TagMark,
    /// What stands behind it: `>>`.
    pub close: TagMark,
}

impl From<&MergeTagMarks> for Marks {
    fn from(marks: &MergeTagMarks) -> Self {
        Self {
            open: marks.open.0.clone(),
            close: marks.close.0.clone(),
        }
    }
}

/// What a draft's text cannot say: the facts of a mailing, with the day asked about and the terms
/// beside them. All of it is optional; what is missing leaves the clauses
/// that need it undetermined.
///
/// ```
/// use nu_alumni_policy::Brief;
///
/// let brief: Brief = r#"{"direction": "event-invitation", "own_hosts": ["gsb.nu.edu.kz"]}"#.parse()?;
/// assert!(brief.own_hosts.is_some());
/// let wrong = r#"{"directoin": "event-invitation"}"#.parse::<Brief>();
/// assert!(wrong.unwrap_err().to_string().contains("directoin"));
/// # Ok::<(), nu_alumni_policy::decision::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// The mailing's direction (A1).
    pub direction: Option<Direction>,
    /// The subject, where the source has none (A2.1).
    pub subject: Option<String>,
    /// Who starts the mailing (A3.1, A4.4).
    pub initiator: Option<Initiator>,
    /// The School's own hosts (A2.2b).
    pub own_hosts: Option<Vec<OwnHost>>,
    /// The University's brand colours (A2.3a).
    pub palette: Option<Vec<PaletteColour>>,
    /// Abbreviations that are rightly written in capitals, besides the shipped ones (A2.3d).
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// How the merge tags of the sender's own mailing program are written, besides those of the
    /// common ones. What stands between the marks is filled in later.
    #[serde(default)]
    pub merge_tags: Vec<MergeTagMarks>,
    /// The pictures whose files the letter does not hold, and the logos (A2.2d).
    #[serde(default)]
    pub pictures: Vec<KnownPicture>,
    /// What merge tags print at most (A2.1, A2.2a).
    #[serde(default)]
    pub merge_fields: Vec<MergeField>,
    /// Where links lead that do not say it themselves (A2.2b).
    #[serde(default)]
    pub links: Vec<KnownLink>,
    /// Who sends it (7.1, 7.2).
    pub sender: Option<Sender>,
    /// Whom it goes to (A1.2, 7.1, 7.2).
    pub audience: Option<Audience>,
    /// Whether it is official (7.1).
    pub official: Option<bool>,
    /// Whether the updated contact and personal data were submitted to the Center (7.2).
    pub data_submitted: Option<bool>,
    /// The day on which they were submitted; of a day after the sending, they were not (7.2).
    #[serde(default, deserialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Moment>"))]
    pub data_submitted_on: Option<NaiveDate>,
    /// What kind of communication it is; a survey or a questionnaire is no mailing under A1 (I39).
    pub kind: Option<CommunicationKind>,
    /// The approvals that were given: the Center's, or of whom an order under 9.1 names. Given after
    /// the sending, one does not settle (7.1, I45).
    #[serde(default)]
    pub approvals: Vec<Approval>,
    /// The text of the post for social networks that goes with the mailing (A3.2, A4.4).
    pub post: Option<String>,
    /// The record of its moderation (A3.1, A3.2); one that could not have happened is refused.
    pub moderation: Option<ModerationRecord>,
    /// What people judged of what the check leaves to a person.
    #[serde(default)]
    pub judged: Vec<Judgement>,
    /// What lets violations pass.
    #[serde(default)]
    pub waived: Vec<Waiver>,
    /// When the event, or the date that the mailing announces, begins; or that it announces none
    /// (A4.1, A4.3, I40).
    pub event_start: Option<Announced>,
    /// When the mailing is to go out, or went out (A4.1, A4.2, A4.3).
    pub planned_send: Option<Moment>,
    /// When the moderator received the materials (A4.2).
    pub received: Option<Moment>,
    /// The day on which this is asked (A4); only what was known of the calendar then is used. A
    /// sender or an audience needs it where `planned_send` is not given.
    #[serde(default, deserialize_with = "optional_date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Moment>"))]
    pub as_of: Option<NaiveDate>,
    /// On what terms it is checked.
    #[serde(default)]
    pub terms: Terms,
}

impl Brief {
    /// Who starts it and who sends it, as far as either is named.
    pub(super) fn started_by(&self) -> Option<String> {
        let unit = self
            .initiator
            .as_ref()
            .map(|initiator| initiator.unit.clone());
        let named: Vec<String> = unit
            .into_iter()
            .chain(self.sender.as_ref().map(Sender::shown))
            .collect();
        Some(named.join(", ")).filter(|named| !named.is_empty())
    }

    /// What it says of the mailing's dates.
    pub(crate) fn schedule_facts(&self) -> ScheduleFacts {
        ScheduleFacts {
            event_start: match self.event_start {
                None if !self.window_applies() => Some(Announced::NoDate),
                given => given,
            },
            received: self.received,
            planned_send: self.planned_send,
        }
    }

    /// What it says of the moderation, where it has its record.
    pub(crate) fn moderation_facts(&self) -> Option<ModerationFacts> {
        let record = self.moderation.clone()?;
        let mailing = record.submission().channel == ModerationChannel::Mailing;
        Some(ModerationFacts {
            record,
            event_start: self.schedule_facts().event_start,
            planned_send: self.planned_send.filter(|_| mailing),
            approvals: self.approvals.clone(),
        })
    }

    /// The soonest day on which it can still go out: not before the materials came in, nor before the
    /// day asked about.
    pub(crate) fn soonest(&self) -> Option<NaiveDate> {
        self.received.map(|moment| moment.date()).max(self.as_of)
    }

    /// Whether the Center itself sends it.
    fn by_center(&self) -> bool {
        let sender = self.sender.as_ref();
        sender.is_some_and(|sender| sender.is_center(&self.terms.readings))
    }

    /// Whether its sender, where it is given, can be who submitted it: the Center, or the School, alone or
    /// with others. A division or an Association hands in through a School's unit or the Center, as it has
    /// no School of its own.
    pub(super) fn can_be_handed_in_by(&self, submission: &Submission) -> bool {
        let senders = self.sender.as_ref().map(Sender::each);
        senders.is_none_or(|senders| {
            senders.iter().any(|one| match one {
                Sender::Center => submission.center,
                Sender::School(school) => {
                    let known = self.terms.with_former(school);
                    submission
                        .school
                        .as_ref()
                        .is_some_and(|of| known.contains(of))
                }
                Sender::Division(_) | Sender::Association(_) => true,
                Sender::Several(_) => false,
            })
        })
    }

    /// Whether each School's list that it was submitted for reaches who is meant. An audience by Schools
    /// alone is on no list of another.
    pub(super) fn can_be_on(&self, lists: &[MailingList]) -> bool {
        let by_schools = self
            .audience
            .as_ref()
            .filter(|of| of.affiliations.is_none());
        let Some(schools) = by_schools.and_then(|of| of.schools.as_ref()) else {
            return true;
        };
        let follows = |one: &String, other: &String| self.terms.with_former(one).contains(other);
        let is_meant = |of_list: &String| {
            let mut meant = schools.iter();
            meant.any(|school| follows(school, of_list) || follows(of_list, school))
        };
        let mut of_lists = lists.iter().filter_map(|list| list.school.as_ref());
        of_lists.all(is_meant)
    }

    /// Whether A1 binds it: not what the Center itself sends, nor surveys (I39).
    pub(crate) fn bound_by_directions(&self) -> bool {
        let survey = matches!(
            self.kind,
            Some(CommunicationKind::Survey | CommunicationKind::Questionnaire)
        );
        self.terms.readings.is(Reading::I39EveryMailing) || !(survey || self.by_center())
    }

    /// Whether A4.1 binds a mailing: not what announces no date, which a digest and a decision of the
    /// Board are taken to do unless an event's start is given (I40).
    pub(crate) fn window_applies(&self) -> bool {
        let without_date = [
            Some(Direction::SchoolDigest),
            Some(Direction::BoardDecision),
        ];
        match self.event_start {
            Some(announced) => announced.start().is_some(),
            None => !without_date.contains(&self.direction),
        }
    }

    /// Whether A4.3 binds a mailing of this direction: what announces an event.
    pub(crate) fn notice_applies(&self) -> bool {
        match self.event_start {
            Some(announced) => announced.start().is_some(),
            None => matches!(
                self.direction,
                None | Some(Direction::EventInvitation | Direction::OpenDay | Direction::None)
            ),
        }
    }
}

impl FromStr for Brief {
    type Err = ReadError;

    fn from_str(json: &str) -> Result<Self, ReadError> {
        json::read(json)
    }
}
