//! A draft mailing held against Appendix 1.

mod brief;
mod layout;
mod source;
mod style;

pub use brief::{Brief, BriefError, Direction, Initiator, OwnHost, PaletteColour};
pub use source::SourceError;
