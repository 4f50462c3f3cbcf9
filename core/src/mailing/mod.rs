//! A draft mailing held against Appendix 1.

mod brief;
mod check;
mod draft;
mod hashtag;
mod layout;
mod rules;
mod source;
mod style;

pub use brief::{Brief, BriefError, Direction, Initiator, OwnHost, PaletteColour};
pub use check::{CheckError, CheckRequest, CheckSourceError, check_mailing};
pub use draft::{Draft, SourceKind, UnknownKind};
pub use hashtag::{Hashtag, HashtagError, hashtags, post_has_hashtag};
pub use source::SourceError;
