//! What is submitted, and what of it cannot be.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ModerationChannel;
use crate::{
    decision::Terms,
    error_data::{Coded, ErrorData, data_of},
    policy::Reading,
    sending::{Direction, Hashtag},
};

/// A list of addressees, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MailingList {
    /// The list's name.
    pub name: String,
    /// The School whose it is.
    pub school: Option<String>,
    /// Whether it is the Center's own; then it is no School's.
    #[serde(default)]
    pub center: bool,
}

impl MailingList {
    /// A list of this name; whose it is is told besides.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            school: None,
            center: false,
        }
    }
}

/// What an initiator submits: who, of which School, in which direction, on which lists (A3.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// By which way it goes out.
    pub channel: ModerationChannel,
    /// The structural unit that starts it.
    pub unit: String,
    /// The School of that unit.
    pub school: Option<String>,
    /// Whether the Center itself starts it, and no unit of a School (I50).
    #[serde(default)]
    pub center: bool,
    /// The direction of Appendix 1, section 1. The Center's own may have none (I39).
    pub direction: Direction,
    /// The lists that it goes to; those of another School ask for more (I49), of the Center none does
    /// (I54). None where it is a post.
    #[serde(default)]
    pub lists: Vec<MailingList>,
    /// The initiator's registered hashtag, without which nothing can be posted (A4.4).
    pub hashtag: Option<Hashtag>,
}

impl Submission {
    /// What a unit submits; its School, or that it is the Center, and the lists are told besides.
    #[must_use]
    pub fn new(channel: ModerationChannel, unit: impl Into<String>, direction: Direction) -> Self {
        Self {
            channel,
            unit: unit.into(),
            school: None,
            center: false,
            direction,
            lists: Vec::new(),
            hashtag: None,
        }
    }
}

/// A submission that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SubmissionError {
    /// A name that names nothing.
    #[error("it is empty: A3.1 asks for the unit, its School and its lists")]
    NoName {
        /// The field: `lists[0].name`.
        #[serde(skip)]
        field: String,
    },
    /// Neither a School's nor the Center's.
    #[error("it is missing: give the School, or say with `center` that it is the Center itself")]
    NoSchool {
        /// The field: `lists[0].school`.
        #[serde(skip)]
        field: String,
    },
    /// A School's and the Center's at once.
    #[error("it is the Center's own by `center`, and a School is given beside: leave one out")]
    SchoolAndCenter {
        /// The field: `lists[0].school`.
        #[serde(skip)]
        field: String,
    },
    /// No direction fits.
    #[error("it is none, and only the six directions of A1 are permitted")]
    NoDirection,
    /// A mailing that goes to no list.
    #[error("it is empty: a mailing goes to the School's own lists (A3.1)")]
    NoList,
    /// A post with lists.
    #[error("it is not empty, and a post for social networks goes to no list (A3.2)")]
    PostWithLists,
}

/// The field is in the path: `submission.lists[0].name`.
impl Coded for SubmissionError {
    fn data(&self) -> ErrorData {
        let field = match self {
            Self::NoName { field } | Self::NoSchool { field } | Self::SchoolAndCenter { field } => {
                field.as_str()
            }
            Self::NoDirection => "direction",
            Self::NoList | Self::PostWithLists => "lists",
        };
        data_of(self).inside(field).inside("submission")
    }
}

impl Submission {
    pub(super) fn check(&self) -> Result<(), SubmissionError> {
        if is_blank(&self.unit) {
            return Err(SubmissionError::NoName {
                field: "unit".to_owned(),
            });
        }
        check_owner(self.school.as_deref(), self.center, || "school".to_owned())?;
        for (index, list) in self.lists.iter().enumerate() {
            if is_blank(&list.name) {
                return Err(SubmissionError::NoName {
                    field: format!("lists[{index}].name"),
                });
            }
            let field = || format!("lists[{index}].school");
            check_owner(list.school.as_deref(), list.center, field)?;
        }
        if self.direction == Direction::None && !self.center {
            return Err(SubmissionError::NoDirection);
        }
        match self.channel {
            ModerationChannel::Mailing if self.lists.is_empty() => Err(SubmissionError::NoList),
            ModerationChannel::SocialNetworks if !self.lists.is_empty() => {
                Err(SubmissionError::PostWithLists)
            }
            _ => Ok(()),
        }
    }

    /// The lists that are not its own, which ask for more: of a School those of others (I49), of the
    /// Center those of Schools where it may not use them (I54). A School's own are those of the Schools that
    /// it succeeded too (I07).
    pub(super) fn lists_of_others(&self, terms: &Terms) -> impl Iterator<Item = &MailingList> {
        let ask_for_more = !self.center || terms.readings.is(Reading::I54OwnListsOnly);
        let lists = self.lists.iter().filter(move |_| ask_for_more);
        let own = self.school.as_deref().map(|own| terms.with_former(own));
        lists.filter(move |list| match (&own, &list.school) {
            (Some(own), Some(school)) => !own.contains(school),
            (own, school) => own.is_some() || school.is_some(),
        })
    }
}

/// That one of the two is told: which School's, or that it is the Center's own.
fn check_owner(
    school: Option<&str>,
    center: bool,
    field: impl FnOnce() -> String,
) -> Result<(), SubmissionError> {
    match (school, center) {
        (None, false) => Err(SubmissionError::NoSchool { field: field() }),
        (Some(_), true) => Err(SubmissionError::SchoolAndCenter { field: field() }),
        (Some(school), false) if is_blank(school) => {
            Err(SubmissionError::NoName { field: field() })
        }
        _ => Ok(()),
    }
}

/// Whether a name names nothing.
pub(super) fn is_blank(name: &str) -> bool {
    name.trim().is_empty()
}
