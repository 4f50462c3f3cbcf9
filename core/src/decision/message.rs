//! Messages: a key with arguments, and its text in three languages.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use foldhash::HashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language in which messages can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
}

/// A text for people: the key of a template, what fills it, and the text in the report's locale.
///
/// The key and the arguments are the message; the text is their rendering.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    fn templates(self) -> &'static str {
        match self {
            Self::En => include_str!("../../locales/en.txt"),
            Self::Ru => include_str!("../../locales/ru.txt"),
            Self::Kk => include_str!("../../locales/kk.txt"),
        }
    }

    /// The template under `key`; `None` where this locale has none.
    fn template(self, key: &str) -> Option<&'static str> {
        static BY_KEY: LazyLock<[HashMap<&str, &str>; 3]> = LazyLock::new(|| {
            [Locale::En, Locale::Ru, Locale::Kk].map(|locale| {
                locale
                    .templates()
                    .lines()
                    .filter_map(|line| line.split_once(" = "))
                    .collect()
            })
        });
        let [en, ru, kk] = &*BY_KEY;
        let templates = match self {
            Self::En => en,
            Self::Ru => ru,
            Self::Kk => kk,
        };
        templates.get(key).copied()
    }

    /// The message under `key`, filled with `args` and written in this locale.
    pub(crate) fn message(
        self,
        key: impl Into<Cow<'static, str>>,
        args: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Message {
        let key = key.into();
        let named = args.into_iter().map(|(name, value)| (name.into(), value));
        let mut args = MessageArgs(named.collect());
        args.0.sort();
        let template = self.template(&key);
        let text = template.map_or_else(|| key.to_string(), |template| fill(template, &args));
        Message { key, args, text }
    }
}

/// `template` with each `{name}` replaced by its argument; an unknown name stays as it is.
fn fill(template: &str, args: &MessageArgs) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match args.get(name) {
                    Some(value) => text.push_str(value),
                    None => {
                        text.push('{');
                        text.push_str(name);
                        text.push('}');
                    }
                }
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(template: &str) -> BTreeSet<&str> {
        template
            .split('{')
            .skip(1)
            .filter_map(|t| t.split('}').next())
            .collect()
    }

    #[test]
    fn every_locale_has_the_same_messages_with_the_same_places() {
        let of = |locale: Locale| -> Vec<(&str, BTreeSet<&str>)> {
            let lines = locale.templates().lines();
            lines
                .map(|line| line.split_once(" = ").unwrap())
                .map(|(key, text)| (key, places(text)))
                .collect()
        };
        let english = of(Locale::En);
        assert!(!english.is_empty());
        assert_eq!(of(Locale::Ru), english);
        assert_eq!(of(Locale::Kk), english);
    }

    /// What would agree with a number of English, were it another number: the noun behind it, or
    /// the verb.
    fn agreeing(template: &str) -> Option<&str> {
        const NUMBERS: &[&str] = &[
            "count",
            "days",
            "distance",
            "height",
            "limit",
            "limit_height",
            "limit_width",
            "measured",
            "off_by",
            "steps",
            "width",
        ];
        const VERBS: &[&str] = &["are", "has", "have", "is", "was", "were"];
        template.split('{').skip(1).find_map(|place| {
            let (name, behind) = place.split_once('}')?;
            let clause = behind
                .split(|c: char| !c.is_alphabetic() && c != ' ')
                .next()?;
            // "{distance} working days"
            let mut words = clause.split_whitespace().take(2);
            let noun_or_verb =
                |word: &&str| VERBS.contains(word) || word.len() > 3 && word.ends_with('s');
            words.find(noun_or_verb).filter(|_| NUMBERS.contains(&name))
        })
    }

    #[test]
    fn english_reads_right_whatever_the_number() {
        for (template, word) in [
            ("The letter has {measured} paragraphs", "paragraphs"),
            ("Others within {distance} working days to people", "days"),
            ("at most {limit} are allowed", "are"),
            ("at most {limit} times is allowed", "times"),
        ] {
            assert_eq!(agreeing(template), Some(word));
        }
        for line in Locale::En.templates().lines() {
            assert_eq!(agreeing(line), None, "{line}");
        }
    }

    #[test]
    fn a_place_without_its_argument_stays_to_be_seen() {
        let message = Locale::En.message("capitals.run", []);
        assert!(message.text.contains("{words}"));
    }
}
