//! What can show a letter something, and what of it is not read: `coverage.csv`, which a test holds
//! against the standards' own lists.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use html5ever::LocalName;

use crate::Aspect;

const LIST: &str = include_str!("../coverage.csv");

/// Something that is not read.
#[derive(Debug)]
pub(crate) struct NotRead {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it leaves open.
    pub(crate) leaves: Vec<Aspect>,
}

/// What is not read, by its name.
struct Lists {
    elements: HashMap<LocalName, NotRead>,
    attributes: HashMap<LocalName, NotRead>,
    /// The kinds of part, those that are read or show nothing among them.
    parts: HashMap<&'static str, Option<NotRead>>,
    properties: Vec<NotRead>,
    /// The place of each among `properties`.
    places: HashMap<&'static str, u16>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        elements: HashMap::new(),
        attributes: HashMap::new(),
        parts: HashMap::new(),
        properties: Vec::new(),
        places: HashMap::new(),
    };
    for [kind, name, _, leaves] in rows() {
        let not_read = NotRead {
            name,
            leaves: leaves.split(' ').filter_map(aspect).collect(),
        };
        let is_open = !leaves.is_empty();
        if kind == "part" {
            lists.parts.insert(name, is_open.then_some(not_read));
            continue;
        }
        if !is_open {
            continue;
        }
        match kind.split(' ').next() {
            Some("element") => drop(lists.elements.insert(name.into(), not_read)),
            Some("attribute") => drop(lists.attributes.insert(name.into(), not_read)),
            Some("property") => {
                let place = u16::try_from(lists.properties.len()).unwrap_or(u16::MAX);
                lists.places.insert(name, place);
                lists.properties.push(not_read);
            }
            _ => {}
        }
    }
    lists
});

/// The rows: the kind, the name, by what it is read, what it leaves open.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    LIST.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some([cells.next()?, cells.next()?, cells.next()?, cells.next()?])
    })
}

fn aspect(name: &str) -> Option<Aspect> {
    Some(match name {
        "text" => Aspect::Text,
        "links" => Aspect::Links,
        "tables" => Aspect::Tables,
        "pictures" => Aspect::Pictures,
        "colours" => Aspect::Colours,
        "bold" => Aspect::Bold,
        "sizes" => Aspect::Sizes,
        "capitals" => Aspect::Capitals,
        _ => return None,
    })
}

/// The element of this name, if it is not read.
pub(crate) fn element(name: &LocalName) -> Option<&'static NotRead> {
    LISTS.elements.get(name)
}

/// The attribute of this name, if it is not read.
pub(crate) fn attribute(name: &LocalName) -> Option<&'static NotRead> {
    LISTS.attributes.get(name)
}

/// The kind of part of a message, if it shows something that is not read.
pub(crate) fn part(media_type: &str) -> Option<&'static NotRead> {
    let known = LISTS.parts.get(media_type).or_else(|| {
        let kind = media_type.split('/').next()?;
        LISTS.parts.get(format!("{kind}/*").as_str())
    });
    known?.as_ref()
}

/// The kinds of part, each with by what it is read and what it leaves open.
#[cfg(test)]
pub(crate) fn parts() -> impl Iterator<Item = [&'static str; 3]> {
    let parts = rows().filter(|[kind, ..]| *kind == "part");
    parts.map(|[_, name, read_by, leaves]| [name, read_by, leaves])
}

/// The place of the property of this name, if it is not read.
pub(crate) fn place_of_property(name: &str) -> Option<u16> {
    LISTS.places.get(name).copied()
}

/// The property at this place.
pub(crate) fn property(place: u16) -> Option<&'static NotRead> {
    LISTS.properties.get(usize::from(place))
}

/// The name of the row that stands for whatever is filled in later among a style's declarations.
pub(crate) const FILLED_IN: &str = "{{*}}";

/// Whether a value leads to a picture.
pub(crate) fn leads_to_picture(value: &str) -> bool {
    ["url(", "image(", "image-set(", "cross-fade(", "element("]
        .iter()
        .any(|function| value.contains(function))
}

impl NotRead {
    /// Whether a `content` of this value makes something to read or to look at.
    pub(crate) fn makes(&self, value: &str) -> bool {
        let value = value.to_ascii_lowercase();
        value.contains("attr(")
            || value.contains("var(")
            || value.contains("counter")
            || has_words(&value)
            || leads_to_picture(&value)
    }

    /// Whether a value of this property may show what it leaves open.
    pub(crate) fn may_show(&self, value: &str) -> bool {
        let value = value.to_ascii_lowercase();
        self.leaves.iter().any(|aspect| match aspect {
            Aspect::Text => self.makes(&value),
            Aspect::Pictures => leads_to_picture(&value),
            Aspect::Bold => value.contains("wght"),
            Aspect::Capitals => ["smcp", "c2sc", "pcap", "c2pc", "unic"]
                .iter()
                .any(|feature| value.contains(feature)),
            Aspect::Sizes => !shows_nothing(&value, true),
            _ => !shows_nothing(&value, false),
        })
    }
}

/// Whether a string in the value has something to read; `\\201C` is a character by its number.
fn has_words(value: &str) -> bool {
    let mut strings = value.split(['"', '\'']).skip(1).step_by(2);
    strings.any(|string| {
        let mut parts = string.split('\\');
        let first = parts.next().unwrap_or_default();
        first.contains(char::is_alphanumeric)
            || parts.any(|part| {
                let hex = part
                    .find(|c: char| !c.is_ascii_hexdigit())
                    .unwrap_or(part.len());
                let (number, rest) = part.split_at_checked(hex.min(6)).unwrap_or_default();
                let number = u32::from_str_radix(number, 16)
                    .ok()
                    .and_then(char::from_u32);
                number.is_some_and(char::is_alphanumeric) || rest.contains(char::is_alphanumeric)
            })
    })
}

/// Whether a value is made of words that show nothing of their own; so are numbers, where a size is
/// meant only those that change none.
fn shows_nothing(value: &str, of_size: bool) -> bool {
    const WORDS: &[&str] = &[
        "none",
        "normal",
        "auto",
        "initial",
        "inherit",
        "unset",
        "revert",
        "revert-layer",
        "transparent",
        "currentcolor",
        "important",
        "solid",
        "dotted",
        "dashed",
        "double",
        "wavy",
        "groove",
        "ridge",
        "inset",
        "outset",
        "hidden",
        "thin",
        "medium",
        "thick",
        "underline",
        "overline",
        "line-through",
        "blink",
        "from-font",
        "rotate",
        "rotatez",
        "translate",
        "translatex",
        "translatey",
        "translatez",
        "translate3d",
        "alpha",
        "opacity",
        "grayscale",
    ];
    if value.contains("progid:") {
        return true;
    }
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '#' | '-' | '.' | '%');
    let moves = value.contains("translate") || value.contains("rotate");
    let mut words = value.split(|c| !in_name(c)).filter(|word| !word.is_empty());
    words.all(|word| {
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
        if is_number {
            !of_size || moves || matches!(word, "0" | "1" | "1.0" | "100%")
        } else {
            WORDS.contains(&word)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What the standards' data name: the kind, the element of an attribute, the name.
    fn universe() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        include_str!("../webref.txt").lines().map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                [kind, element, name] => (kind, element, name),
                [kind, name] => (kind, "", name),
                _ => panic!("{line}"),
            }
        })
    }

    /// The name of the row that answers for a member of the universe.
    fn row_of(
        rows: &BTreeSet<(&str, &str)>,
        (kind, element, name): (&'static str, &'static str, &'static str),
    ) -> Option<String> {
        let own = format!("{name} {element}");
        let mut names = [own, name.to_owned()].into_iter();
        names.find(|name| rows.contains(&(kind, name.as_str())))
    }

    #[test]
    fn each_thing_that_can_show_something_is_read_or_leaves_something_open() {
        let named: Vec<(&str, &str)> = rows().map(|[kind, name, ..]| (kind, name)).collect();
        let set: BTreeSet<(&str, &str)> = named.iter().copied().collect();
        assert_eq!(set.len(), named.len(), "a row stands twice");
        let mut asked = BTreeSet::new();
        for member in universe() {
            let row = row_of(&set, member);
            asked.insert((
                member.0,
                row.unwrap_or_else(|| panic!("no row for {member:?}")),
            ));
        }
        for [kind, name, read_by, leaves] in rows() {
            assert!(read_by.is_empty() != leaves.is_empty(), "{kind} {name}");
            for word in leaves.split(' ').filter(|_| !leaves.is_empty()) {
                assert!(aspect(word).is_some(), "{kind} {name}: {word}");
            }
            if let Some(file) = read_by
                .split(' ')
                .next()
                .filter(|file| file.ends_with(".rs"))
            {
                let file = format!("{}/src/{file}", env!("CARGO_MANIFEST_DIR"));
                assert!(std::path::Path::new(&file).exists(), "{file}");
            }
            // What mail uses beside the standards, and the kinds of part, are named by hand.
            if !kind.ends_with(" of mail") && kind != "part" {
                assert!(
                    asked.contains(&(kind, name.to_owned())),
                    "{kind} {name} is unknown"
                );
            }
        }
    }

    #[test]
    fn a_value_shows_something_or_nothing() {
        let may_show = |name: &str, value: &str| {
            let place = place_of_property(name).unwrap_or_else(|| panic!("{name}"));
            let property = property(place).unwrap();
            if name == "content" {
                property.makes(value)
            } else {
                property.may_show(value)
            }
        };
        for (name, value) in [
            ("zoom", "1"),
            ("transform", "translate(-50%, 10px)"),
            ("row-rule", "thin dotted 2px !important"),
            ("-webkit-text-stroke", "0 currentColor"),
            ("list-style", "none inside"),
            ("content", "\"\""),
            ("content", "'\\201C \\e900'"),
            (
                "filter",
                "progid:DXImageTransform.Microsoft.gradient(startColorstr='#80000000')",
            ),
            ("font-feature-settings", "\"lnum\" 1"),
        ] {
            assert!(!may_show(name, value), "{name}: {value}");
        }
        for (name, value) in [
            ("zoom", "4"),
            ("transform", "scale(3)"),
            ("row-rule", "thin dotted #c00"),
            ("-webkit-text-stroke", "2px red"),
            ("list-style", "url(dot.png)"),
            ("content", "'JOIN'"),
            ("content", "'\\4a\\4f'"),
            ("filter", "hue-rotate(90deg)"),
            ("filter", "invert(1)"),
            ("font-feature-settings", "\"c2sc\""),
        ] {
            assert!(may_show(name, value), "{name}: {value}");
        }
    }
}
