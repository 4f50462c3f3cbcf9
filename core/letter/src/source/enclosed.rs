//! The files that a message encloses, and the addresses under which its letter refers to them.

use std::collections::BTreeMap;

use html5ever::local_name;
use percent_encoding::percent_decode_str;
use url::Url;

use super::{NodeKind, Tree};

/// What relative addresses stand beside where nobody says it (RFC 2557, 5).
const MESSAGE: &str = "thismessage:/";

/// The files of a message.
#[derive(Debug, Default)]
pub(crate) struct Enclosed {
    files: Vec<File>,
    by_id: BTreeMap<String, usize>,
    /// By their full addresses.
    by_location: BTreeMap<String, usize>,
    /// By their names, in small letters.
    by_name: BTreeMap<String, usize>,
    /// Where relative addresses of the message begin.
    base: Option<Url>,
    /// Where those of the letter begin, if it says so itself: its `<base>`.
    of_letter: Option<Url>,
}

/// A file that a message encloses.
#[derive(Debug)]
pub(crate) struct File {
    /// The name that it is saved under; empty where it has none.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Under what a file can be referred to.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    /// Its Content-ID, without the angle brackets.
    pub(crate) id: Option<&'a str>,
    /// Its Content-Location.
    pub(crate) location: Option<&'a str>,
    /// The name that it is saved under.
    pub(crate) file: Option<&'a str>,
}

impl Enclosed {
    /// None yet; `base` is the letter's own address.
    pub(crate) fn new(base: Option<&str>) -> Self {
        let base = base.and_then(|base| Url::parse(&without_space(base)).ok());
        Self {
            base: base.or_else(|| Url::parse(MESSAGE).ok()),
            ..Self::default()
        }
    }

    /// Adds a file; of two under one name the first is found.
    pub(crate) fn add(&mut self, names: &Names<'_>, bytes: Vec<u8>) -> usize {
        let number = self.files.len();
        let name = names.file.map(str::trim).unwrap_or_default();
        self.files.push(File {
            name: name.to_owned(),
            bytes,
        });
        if let Some(id) = names.id {
            self.by_id.entry(bare(id).to_owned()).or_insert(number);
        }
        let location = names.location.map(without_space);
        if let Some(location) = location.and_then(|location| self.absolute(&location)) {
            self.by_location.entry(location).or_insert(number);
        }
        if !name.is_empty() {
            self.by_name.entry(name.to_lowercase()).or_insert(number);
        }
        number
    }

    fn absolute(&self, address: &str) -> Option<String> {
        Some(self.base.as_ref()?.join(address).ok()?.into())
    }

    /// The address under which the file of this number is always found: no letter can write it.
    pub(crate) fn address(file: usize) -> String {
        format!("\0{file}")
    }

    /// The number of the file that `address` means.
    fn find(&self, address: &str) -> Option<usize> {
        if self.files.is_empty() {
            return None;
        }
        if let Some(number) = address.strip_prefix('\0') {
            return number.parse().ok();
        }
        let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
        let is = |name: &str| scheme.eq_ignore_ascii_case(name);
        if is("data") {
            return None;
        }
        if is("cid") {
            let id = unescaped(rest);
            let name = id.split('@').next().unwrap_or_default();
            // Some programs do not escape what they write.
            let found = self.by_id.get(&id).or_else(|| self.by_id.get(bare(rest)));
            return found.or_else(|| self.named(name)).copied();
        }
        let base = self.of_letter.as_ref().or(self.base.as_ref());
        let located = base.and_then(|base| base.join(address).ok());
        let located = located.and_then(|address| self.by_location.get(address.as_str()));
        // A file beside the letter, or on the disk of who wrote it, may be the one enclosed.
        let is_near = scheme.is_empty() || is("file") || scheme.len() == 1;
        let named = || {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            self.named(&unescaped(path.rsplit(['/', '\\']).next()?))
        };
        let found = located.or_else(|| is_near.then(named).flatten());
        found.copied()
    }

    fn named(&self, name: &str) -> Option<&usize> {
        self.by_name.get(&name.to_lowercase())
    }

    /// The file that `address` means.
    pub(crate) fn get(&self, address: &str) -> Option<&File> {
        self.files.get(self.find(address)?)
    }

    /// For each file, that nothing refers to it yet.
    pub(crate) fn none_referred(&self) -> Vec<bool> {
        vec![false; self.files.len()]
    }

    /// Heeds where `tree` says that its relative addresses begin.
    pub(crate) fn read_base(&mut self, tree: &Tree) {
        let href = tree.nodes.iter().find_map(|node| match &node.kind {
            NodeKind::Element(element) if element.name == local_name!("base") => {
                tree.value(element, &local_name!("href"))
            }
            _ => None,
        });
        let base = href.and_then(|href| self.base.as_ref()?.join(href.trim()).ok());
        self.of_letter = self.of_letter.take().or(base);
    }

    /// Marks the files that `tree` refers to, by their numbers.
    pub(crate) fn mark_referred(&self, tree: &Tree, referred: &mut [bool]) {
        let mut mark = |address: &str| {
            let number = self.find(address.trim());
            if let Some(mark) = number.and_then(|number| referred.get_mut(number)) {
                *mark = true;
            }
        };
        for attribute in &tree.attributes {
            let value = tree.text(&attribute.value);
            match attribute.name {
                local_name!("src") | local_name!("background") | local_name!("poster") => {
                    mark(value);
                }
                local_name!("href") | local_name!("data") => mark(value),
                local_name!("style") => addresses_in_css(value, &mut mark),
                local_name!("srcset") => {
                    let candidates = value.split(',');
                    candidates
                        .filter_map(|one| one.split_whitespace().next())
                        .for_each(&mut mark);
                }
                _ => {}
            }
        }
        let is_sheet = |id| {
            let element = tree.element(id);
            element.is_some_and(|element| element.name == local_name!("style"))
        };
        for node in &tree.nodes {
            if let NodeKind::Text(text) = &node.kind
                && node.parent.is_some_and(is_sheet)
            {
                addresses_in_css(tree.text(text), &mut mark);
            }
        }
    }
}

/// What stands in each `url(…)`.
fn addresses_in_css(css: &str, mark: &mut impl FnMut(&str)) {
    for (before, behind) in css.split('(').zip(css.split('(').skip(1)) {
        let name = before.get(before.len().saturating_sub(3)..);
        if name.is_some_and(|name| name.eq_ignore_ascii_case("url")) {
            let address = behind.split(')').next().unwrap_or_default();
            mark(address.trim().trim_matches(['"', '\'']));
        }
    }
}

/// A Content-ID without its angle brackets.
fn bare(id: &str) -> &str {
    id.trim().trim_matches(['<', '>'])
}

/// What an address escapes (RFC 2392).
fn unescaped(text: &str) -> String {
    let text = percent_decode_str(bare(text));
    text.decode_utf8_lossy().into_owned()
}

/// An address in a header may be folded where no space belongs to it (RFC 2557, 4.4.2).
fn without_space(address: &str) -> String {
    address.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Effort, read_html};

    #[test]
    fn a_file_is_found_by_its_id_its_location_and_its_name() {
        let mut files = Enclosed::new(Some("http://nu.edu.kz/a/letter.htm"));
        let by_id = Names {
            id: Some("foo4%25foo1@Bar"),
            file: Some("image001.PNG"),
            ..Names::default()
        };
        let escaped = Names {
            id: Some("foo4%foo1@bar"),
            ..Names::default()
        };
        let beside = Names {
            location: Some("pic\r\n ture.png"),
            ..Names::default()
        };
        for (number, names) in [by_id, escaped, beside].iter().enumerate() {
            assert_eq!(files.add(names, vec![number as u8]), number);
        }
        for (address, found) in [
            ("cid:foo4%2525foo1@Bar", Some(0)),
            ("cid:foo4%25foo1@Bar", Some(0)),
            ("CID:foo4%25foo1@bar", Some(1)),
            ("cid:image001.png@01DA", Some(0)),
            ("image001.png", Some(0)),
            ("file:///C:/x/image001.png", Some(0)),
            ("C:\\x\\image001.png", Some(0)),
            ("https://evil.com/image001.png", None),
            ("picture.png", Some(2)),
            ("../a/picture.png", Some(2)),
            ("http://nu.edu.kz/a/picture.png", Some(2)),
            ("http://nu.edu.kz/picture.png", None),
            ("data:image/png;base64,image001.png", None),
            ("", None),
        ] {
            assert_eq!(files.find(address), found, "{address}");
        }
    }

    #[test]
    fn a_letter_may_say_where_its_addresses_begin() {
        let mut files = Enclosed::new(None);
        let beside = Names {
            location: Some("http://x.example/i/p.png"),
            ..Names::default()
        };
        files.add(&beside, Vec::new());
        assert_eq!(files.find("p.png"), None);
        let html =
            "<base target=_top><base href='http://x.example/i/'><base href='http://y.example/'>";
        let tree = read_html(html.to_owned(), &mut Effort::default()).unwrap();
        files.read_base(&tree);
        assert_eq!(files.find("p.png"), Some(0));
        assert_eq!(files.find("http://x.example/i/p.png"), Some(0));
    }

    #[test]
    fn what_a_letter_shows_or_paints_is_referred_to() {
        let mut files = Enclosed::new(None);
        for id in ["a", "b", "c", "d", "e"] {
            let names = Names {
                id: Some(id),
                ..Names::default()
            };
            files.add(&names, Vec::new());
        }
        let html = "<style>p{background:URL( 'cid:a' )}</style><p style='x:url(cid:b)'>\
                    cid:e<td background=cid&#58;c><img src=' cid:d'>";
        let tree = read_html(html.to_owned(), &mut Effort::default()).unwrap();
        let mut referred = files.none_referred();
        files.mark_referred(&tree, &mut referred);
        // `td` stands in no table, so its tag and its background are dropped.
        assert_eq!(referred, [true, true, false, true, false]);
    }
}
