//! What only the sender knows of a letter: its pictures' files, what its merge tags print, where its links
//! lead.

use std::{collections::BTreeSet, num::NonZeroU32, str::FromStr};

use nu_alumni_letter::layout;
use serde::{Deserialize, Deserializer, Serialize};
use url::{Host, Url};

use super::{Brief, TextError};
use crate::{
    decision::{
        GivenError,
        error::{at_most, not_blank},
    },
    error_data::parsed,
};

/// A picture whose file the letter does not hold, or a logo; named once for all letters of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownPicture {
    /// Its address, or the name of its file.
    pub name: String,
    /// The file's own width in pixels; where it is given, so is the height.
    pub width: Option<NonZeroU32>,
    /// The file's own height in pixels.
    pub height: Option<NonZeroU32>,
    /// Whether it is a logo, which is no picture of the letter (I18).
    #[serde(default)]
    pub logo: bool,
}

impl KnownPicture {
    /// A picture of this name; its size, or that it is a logo, is told besides.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            width: None,
            height: None,
            logo: false,
        }
    }
}

impl From<&KnownPicture> for layout::ToldPicture {
    fn from(picture: &KnownPicture) -> Self {
        let sides = picture.width.zip(picture.height);
        Self {
            name: picture.name.clone(),
            pixels: sides.map(|(width, height)| (width.get(), height.get())),
            is_logo: picture.logo,
        }
    }
}

/// What a merge tag prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeField {
    /// The field's name, as `first_name`, or the tag as it is written.
    pub name: String,
    /// The most characters that it prints.
    pub characters: u32,
}

impl MergeField {
    /// Whether the tag as it is written prints this field.
    fn is_printed_by(&self, tag: &str) -> bool {
        let inner = tag.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
        // A filter may stand behind it, and a default, which is no longer than the brief says.
        let (first, _) = inner.split_once(['|', ':']).unwrap_or((inner, ""));
        [tag, inner, first.trim_end()].contains(&self.name.as_str())
    }
}

/// Where a link leads that does not say it itself: one that is filled in later, counted, or shortened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownLink {
    /// The address as the letter has it: `{{event_url}}`, `https://bit.ly/nu-reunion`.
    pub address: String,
    /// The page that it leads to.
    pub leads_to: PageAddress,
}

/// The whole address of a page: `https://gsb.nu.edu.kz/reunion`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct PageAddress {
    address: String,
    host: String,
}

impl PageAddress {
    /// The host that the page lies on.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl From<PageAddress> for String {
    fn from(page: PageAddress) -> Self {
        page.address
    }
}

impl FromStr for PageAddress {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let url = Url::parse(text).ok();
        let page = url.filter(|url| matches!(url.scheme(), "http" | "https"));
        match page.as_ref().and_then(Url::host) {
            Some(Host::Domain(host)) => Ok(Self {
                address: text.to_owned(),
                host: host.to_owned(),
            }),
            _ => Err(TextError::NoPage {
                text: text.to_owned(),
            }),
        }
    }
}

impl<'de> Deserialize<'de> for PageAddress {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, "a text")
    }
}

impl Brief {
    /// What it says of the letter itself.
    pub(super) fn told(&self) -> layout::Told {
        layout::Told {
            own_tags: self.merge_tags.iter().map(Into::into).collect(),
            pictures: self.pictures.iter().map(Into::into).collect(),
        }
    }

    /// The most characters that a merge tag prints, as it is written.
    pub(super) fn longest(&self, tag: &str) -> Option<u32> {
        let mut fields = self.merge_fields.iter();
        fields
            .find(|field| field.is_printed_by(tag))
            .map(|field| field.characters)
    }

    /// Refuses what cannot be meant so.
    pub(super) fn check_told(&self) -> Result<(), GivenError> {
        if let Some(initiator) = &self.initiator {
            not_blank(|| "initiator.unit".to_owned(), &initiator.unit)?;
        }
        at_most("pictures", self.pictures.len(), MOST_TOLD)?;
        at_most("merge_fields", self.merge_fields.len(), MOST_TOLD)?;
        at_most("links", self.links.len(), MOST_TOLD)?;
        let names = self.pictures.iter().map(|picture| picture.name.as_str());
        named_once("pictures", "name", names)?;
        for (i, picture) in self.pictures.iter().enumerate() {
            let path = format!("pictures[{i}]");
            if picture.width.is_some() != picture.height.is_some() {
                let why = "the file has a width and a height: give both, or neither";
                return Err(GivenError::Contradiction { path, why });
            }
            if picture.width.is_none() && !picture.logo {
                let why = "it says nothing of the picture: give its size, or that it is a logo";
                return Err(GivenError::Contradiction { path, why });
            }
        }
        let names = self.merge_fields.iter().map(|field| field.name.as_str());
        named_once("merge_fields", "name", names)?;
        let addresses = self.links.iter().map(|link| link.address.as_str());
        named_once("links", "address", addresses)
    }
}

/// So many of a kind are looked through for each picture, tag or link; no letter has as many.
pub(super) const MOST_TOLD: usize = 1_000;

fn named_once<'b>(
    path: &str,
    key: &str,
    names: impl Iterator<Item = &'b str>,
) -> Result<(), GivenError> {
    let mut seen = BTreeSet::new();
    for (i, name) in names.enumerate() {
        not_blank(|| format!("{path}[{i}].{key}"), name)?;
        if !seen.insert(name) {
            return Err(GivenError::DuplicateId {
                path: path.to_owned(),
                id: name.to_owned(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_however_its_tag_is_written() {
        let field = |name: &str| MergeField {
            name: name.to_owned(),
            characters: 30,
        };
        for (name, tag) in [
            ("first_name", "{{first_name}}"),
            ("first_name", "{{ first_name | default: 'Alumni' }}"),
            ("contact.first_name", "${contact.first_name}"),
            ("FNAME", "*|FNAME|*"),
            ("Имя", "«Имя»"),
            ("FIRST NAME", "[FIRST NAME]"),
            ("%%name%%", "%%name%%"),
        ] {
            assert!(field(name).is_printed_by(tag), "{name} {tag}");
        }
        for (name, tag) in [
            ("name", "{{first_name}}"),
            ("FNAME", "*|LNAME|*"),
            ("first_name", "{{ first_name + long_title_of_event }}"),
        ] {
            assert!(!field(name).is_printed_by(tag), "{name} {tag}");
        }
    }
}
