//! What the facts are called, and how a clerk asks for them.

use std::{borrow::Cow, collections::BTreeSet};

use nu_alumni_ground::set_of;

use super::{Locale, fill};

/// A fact by its path, and whether its list has several of its kind, so that its place is said too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactName {
    pub(crate) path: String,
    several: bool,
}

impl FactName {
    /// A fact that stands in no list, or whose place there says nothing.
    pub(crate) fn alone(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            several: false,
        }
    }
}

impl FactName {
    /// A fact of which its place in the list is said.
    pub(super) fn one_of_several(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            several: true,
        }
    }
}

/// The lists that have several elements among all facts that a question hangs on.
pub(crate) struct Lists<'a>(BTreeSet<&'a str>);

impl<'a> Lists<'a> {
    pub(crate) fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        let places = paths.filter_map(place);
        let several = places.filter(|(_, at)| *at > 0);
        Self(set_of(several.map(|(list, _)| list)))
    }

    pub(crate) fn name(&self, path: &str) -> FactName {
        let several = place(path).is_some_and(|(list, _)| self.0.contains(list));
        FactName {
            path: path.to_owned(),
            several,
        }
    }
}

/// The list that a path leads into, and the place there.
fn place(path: &str) -> Option<(&str, usize)> {
    let (list, rest) = path.split_once('[')?;
    let (at, _) = rest.split_once(']')?;
    Some((list, at.parse().ok()?))
}

/// The key of a fact or a term: its path in those, without places in lists.
fn key(path: &str) -> Cow<'_, str> {
    let path = path.strip_prefix("facts.").unwrap_or(path);
    let path = path.strip_prefix("terms.").unwrap_or(path);
    if !path.contains('[') {
        return path.into();
    }
    let mut key = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('[') {
        key.push_str(before);
        rest = after.split_once(']').map_or("", |(_, behind)| behind);
    }
    key.push_str(rest);
    key.into()
}

impl Locale {
    /// What a fact is called: "the day on which the degree was conferred".
    pub(crate) fn noun(self, fact: &FactName) -> String {
        let key = key(&fact.path);
        self.with_place(self.named("fact", &key), fact)
    }

    /// What is found at a path is called, where it has a name.
    pub(super) fn noun_of_place(self, fact: &FactName) -> Option<String> {
        let key = key(&fact.path);
        let own = self.text(&format!("where.{key}"));
        let noun = own.or_else(|| self.text(&format!("fact.{key}")))?;
        Some(self.with_place(noun, fact))
    }

    /// The same of a column of a table of people, or of a cell of it.
    pub(super) fn noun_of_column(self, path: &str) -> Option<String> {
        let column = path.strip_prefix("degrees.").unwrap_or(path);
        let key = key(column);
        let rooms = ["where.person.degrees", "fact.person.degrees", "fact.person"];
        let noun = rooms
            .iter()
            .find_map(|room| self.text(&format!("{room}.{key}")))?;
        Some(self.with_place(noun, &FactName::one_of_several(column)))
    }

    fn with_place(self, noun: &str, fact: &FactName) -> String {
        match self.place_of(fact) {
            Some(place) => format!("{noun} ({place})"),
            None => noun.to_owned(),
        }
    }

    /// What is found at the end of a path, by what it is called wherever it stands, and the path of what it
    /// stands in.
    pub(super) fn noun_inside(self, path: &str) -> Option<(&str, String)> {
        let dots = path.match_indices('.').map(|(at, _)| at);
        let inner = dots.filter_map(|dot| Some((path.get(..dot)?, path.get(dot..)?.get(1..)?)));
        let mut all = std::iter::once(("", path)).chain(inner);
        all.find_map(|(around, inside)| {
            let key = key(inside);
            let noun = match key.contains('.') {
                true => self.noun_of_place(&FactName::one_of_several(inside)),
                // What a fact is called would say too much of another key of its name.
                false => {
                    let own = self.text(&format!("key.{key}"));
                    let own = own.or_else(|| self.text(&format!("where.{key}")));
                    own.map(|noun| self.with_place(noun, &FactName::one_of_several(inside)))
                }
            };
            noun.map(|noun| (around, noun))
        })
    }

    /// What a clerk asks to learn it: "Does the person hold an Alumni card?"
    pub(crate) fn question(self, fact: &FactName) -> String {
        let key = key(&fact.path);
        let question = self.named("ask", &key);
        match self.place_of(fact) {
            Some(place) => {
                let mut letters = place.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                format!(
                    "{}{}. {question}",
                    first.collect::<String>(),
                    letters.as_str()
                )
            }
            None => question.to_owned(),
        }
    }

    /// Its place among several, in words: "degree 2".
    fn place_of(self, fact: &FactName) -> Option<String> {
        let (list, at) = place(&fact.path).filter(|_| fact.several)?;
        let own = self.text(&format!("place.{}", key(list)));
        let template = own.or_else(|| self.text("place"))?;
        let number = at.saturating_add(1).to_string();
        Some(fill(template, |_| Some(&number)))
    }
}
