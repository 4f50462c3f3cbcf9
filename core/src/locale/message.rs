//! A message: a key with arguments, and its text.

use std::{borrow::Cow, collections::BTreeMap};

use nu_alumni_ground::sort;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Arg, Locale};

/// A text for people: the key of a template, what fills it, and the text in the report's locale.
///
/// The key and the arguments are the message; the text is their rendering.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// The template's key, such as `paragraph-length.too-many-lines`.
    pub key: Cow<'static, str>,
    /// What fills the template's places, by name.
    pub args: MessageArgs,
    /// The template filled, in the locale that was asked for.
    pub text: String,
}

/// What fills the places of a message's template, each under its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct MessageArgs(Vec<(Cow<'static, str>, String)>);

impl MessageArgs {
    /// The value under `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| value)
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_str()))
    }
}

impl Serialize for MessageArgs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for MessageArgs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let by_name = BTreeMap::<String, String>::deserialize(from)?;
        let by_name = by_name
            .into_iter()
            .map(|(name, value)| (name.into(), value));
        Ok(Self(by_name.collect()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MessageArgs {
    fn schema_name() -> Cow<'static, str> {
        BTreeMap::<String, String>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, String>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

impl Locale {
    /// The message under `key`, filled with `args` and written in this locale.
    pub(crate) fn message(
        self,
        key: impl Into<Cow<'static, str>>,
        args: impl IntoIterator<Item = (&'static str, Arg)>,
    ) -> Message {
        let key = key.into();
        let args: Vec<(&'static str, Arg)> = args.into_iter().collect();
        let text = match self.text(&key) {
            None => key.to_string(),
            Some(template) if args.is_empty() => template.to_owned(),
            Some(template) => super::fill(template, |place| {
                let arg = args.iter().find(|(name, _)| *name == place);
                arg.map(|(_, arg)| arg.said_in(self))
            }),
        };
        let data = args.into_iter().map(|(name, arg)| (name.into(), arg.data));
        let mut args = MessageArgs(data.collect());
        sort(&mut args.0);
        Message { key, args, text }
    }
}
