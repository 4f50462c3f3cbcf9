//! What people read, in three languages: templates by their keys, and how dates, facts and names are
//! said in them. It lies below every room.

mod arg;
mod errors;
mod facts;
mod file;
mod message;

use std::sync::LazyLock;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

pub(crate) use arg::Arg;
pub(crate) use facts::{FactName, Lists};
pub use message::{Message, MessageArgs};

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

impl Locale {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Kk];

    /// What its messages are made of, each text in its line; those of English with their keys.
    fn templates(self) -> &'static str {
        macro_rules! carried {
            ($file:literal) => {{
                const FILE: &[u8] = include_bytes!($file);
                file::carried::<{ file::size_carried(FILE) }>(FILE)
            }};
        }
        macro_rules! texts {
            ($file:literal) => {{
                const LINES: &[u8] = &carried!($file);
                const SIZE: usize = file::size_without_keys(LINES);
                static TEXTS: [u8; SIZE] = file::without_keys(LINES, ENGLISH);
                &TEXTS
            }};
        }
        const ENGLISH: &[u8] = &carried!("../../locales/en.txt");
        let texts: &[u8] = match self {
            Self::En => ENGLISH,
            Self::Ru => texts!("../../locales/ru.txt"),
            Self::Kk => texts!("../../locales/kk.txt"),
        };
        std::str::from_utf8(texts).unwrap_or_default()
    }

    /// The register of interpretations; its English stands in the register itself.
    fn register(self) -> &'static str {
        match self {
            Self::En => "",
            Self::Ru => include_str!("../../locales/register.ru.txt"),
            Self::Kk => include_str!("../../locales/register.kk.txt"),
        }
    }

    /// A word of reports and calendars by its key: `verdict.rejected`, `month.12`, `weekday.1`.
    ///
    /// ```
    /// assert_eq!(nu_alumni_policy::Locale::Ru.word("month.12"), Some("Декабрь"));
    /// ```
    pub fn word(self, key: &str) -> Option<&'static str> {
        self.text(&format!("report.{key}"))
    }

    /// The text under `key`; `None` where this locale has none.
    pub(crate) fn text(self, key: &str) -> Option<&'static str> {
        static BY_KEY: LazyLock<HashMap<&str, [&str; 3]>> = LazyLock::new(|| {
            let [en, ru, kk] = Locale::ALL.map(|locale| locale.templates().lines());
            let entries = en.filter_map(|line| line.split_once(" = "));
            let texts = entries.zip(ru.zip(kk));
            texts
                .map(|((key, en), (ru, kk))| (key, [en, ru, kk]))
                .collect()
        });
        let [en, ru, kk] = BY_KEY.get(key)?;
        Some(match self {
            Self::En => en,
            Self::Ru => ru,
            Self::Kk => kk,
        })
    }

    /// What the register says under `key`; apart, so that what never prints it does not carry it.
    pub(crate) fn register_text(self, key: &str) -> Option<&'static str> {
        static BY_KEY: LazyLock<HashMap<(Locale, &str), &str>> = LazyLock::new(|| {
            let of = |locale: Locale| {
                let entries = locale.register().lines();
                let entries = entries.filter_map(|line| line.split_once(" = "));
                entries.map(move |(key, text)| ((locale, key), text))
            };
            Locale::ALL.into_iter().flat_map(of).collect()
        });
        BY_KEY.get(&(self, key)).copied()
    }
}

/// `template` with each `{name}` replaced by what fills it; a place that nothing fills stays as it is.
/// A full stop that ends what fills a place before the sentence's own is that.
pub(crate) fn fill<S: AsRef<str>>(template: &str, said: impl Fn(&str) -> Option<S>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        push(&mut text, before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match said(name) {
                    Some(value) => text.push_str(value.as_ref()),
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
    push(&mut text, rest);
    text
}

fn push(text: &mut String, more: &str) {
    let stopped = text.ends_with('.');
    text.push_str(more.strip_prefix('.').filter(|_| stopped).unwrap_or(more));
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
        let keys = Locale::En.templates().lines();
        let keys: Vec<&str> = keys.map(|line| line.split_once(" = ").unwrap().0).collect();
        // That the others' keys are these the compiler sees to.
        let of = |locale: Locale| -> Vec<(&str, BTreeSet<&str>)> {
            let texts = keys.iter().map(|key| (*key, locale.text(key).unwrap()));
            texts.map(|(key, text)| (key, places(text))).collect()
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

    /// What the questions alone are made of, and what they alone say.
    const QUESTIONS: [&str; 9] = [
        "alumni",
        "communication/awards",
        "communication/collisions",
        "communication/coordination",
        "communication/order_stands",
        "mailing/reports",
        "questions.rs",
        "register_paper.rs",
        "sending/moderation/queue",
    ];

    /// Each source file by its path, without comments and tests.
    fn sources() -> Vec<(String, String)> {
        let top = concat!(env!("CARGO_MANIFEST_DIR"), "/src/");
        let mut folders = vec![std::path::PathBuf::from(top)];
        let mut sources = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|end| end != "rs") {
                    continue;
                }
                #[expect(clippy::disallowed_methods, reason = "a test reads the source")]
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod ").next().unwrap().lines();
                let code = code.filter(|line| !line.trim_start().starts_with("//"));
                let path = path.to_str().unwrap().strip_prefix(top).unwrap();
                sources.push((path.to_owned(), code.collect::<Vec<_>>().join("\n")));
            }
        }
        sources
    }

    #[test]
    fn what_a_page_does_not_carry_only_the_questions_say() {
        // A question asks itself, and a word is of reports: a page has neither call. The others are names
        // of something else.
        const BESIDES: [(&str, &str); 5] = [
            ("decision/question.rs", "question."),
            ("locale/mod.rs", "report."),
            ("policy/answered_by.rs", "queue."),
            ("policy/answered_by.rs", "rights-ending."),
            ("policy/document.rs", "question."),
        ];
        let is_of_questions = |path: &str| {
            path == "locale/file.rs" || QUESTIONS.iter().any(|of| path.starts_with(of))
        };
        let english = Locale::En.templates();
        let sources = sources();
        for begin in file::OF_QUESTIONS {
            assert!(
                english.lines().any(|line| line.starts_with(begin)),
                "{begin}"
            );
            let fact = ["fact.", "ask."]
                .iter()
                .find_map(|of| begin.strip_prefix(of));
            let written = match fact {
                Some(path) => [format!("\"{path}"), format!("\"facts.{path}")],
                None => [
                    format!("\"{begin}"),
                    format!("\"{}\"", begin.trim_end_matches('.')),
                ],
            };
            for (path, code) in &sources {
                let is_said = written.iter().any(|written| code.contains(written));
                let may = is_of_questions(path) || BESIDES.contains(&(path, begin));
                assert!(!is_said || may, "{path} says {begin}");
            }
        }
    }

    #[test]
    fn what_is_said_of_working_days_has_a_text_for_some_for_none_and_for_days_to_come() {
        const ENDINGS: [&str; 2] = ["-on-a-day-off", "-by-days-to-come"];
        let mut bases = BTreeSet::new();
        for (path, code) in sources() {
            // A finding's key has its rule before it.
            let rule = path.strip_prefix("mailing/rules/");
            let rule = rule.and_then(|file| file.strip_suffix(".rs"));
            let rule = rule.map(|rule| rule.replace('_', "-") + ".");
            for behind in code.split("by_days!(\"").skip(1) {
                let key = behind.split('"').next().unwrap();
                bases.insert(rule.clone().unwrap_or_default() + key);
            }
        }
        let keys = Locale::En.templates().lines();
        let keys = keys.filter_map(|line| line.split_once(" = "));
        let ended = |end: &str| -> BTreeSet<String> {
            let bases = keys.clone().filter_map(|(key, _)| key.strip_suffix(end));
            bases.map(str::to_owned).collect()
        };
        assert!(bases.len() > 8, "{bases:?}");
        assert!(bases.iter().all(|base| Locale::En.text(base).is_some()));
        assert_eq!(ENDINGS.map(ended), [bases.clone(), bases]);
    }

    #[test]
    fn a_place_without_its_argument_stays_to_be_seen() {
        let message = Locale::En.message("capitals.run", []);
        assert!(message.text.contains("{words}"));
    }
}
