//! Style sheets and style attributes, read into declarations and indexed by what they select.

use std::borrow::Cow;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};
use foldhash::HashMap;
use html5ever::{LocalName, local_name};
use selectors::parser::{Component, ParseRelative, Selector, SelectorList};
use smallvec::SmallVec;

use super::{
    css_values::{CssResult, Declaration, declare, name_of},
    noticed::noticed,
    selectors_of::{Css, PseudoClass, SelectorParser},
};
use crate::source::{Element, NodeId, Tree};

/// Deeper `:not(:not(…` or `@media` blocks are dropped: reading them would recurse.
const MAX_NESTING: u32 = 12;
/// Selectors of more parts are dropped: matching recurses along them.
const MAX_SELECTOR_PARTS: usize = 96;

/// A run of declarations in [`Sheets::declarations`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The sheet it stands in.
    pub(super) sheet: u32,
}

/// A selector and the block it applies.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) selector: Selector<Css>,
    pub(super) block: Block,
    /// The names that some element around a match must have.
    around: SmallVec<[NameId; 4]>,
}

/// The number of a tag, id or class that some selector asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameId(u32);

/// The names that selectors ask for, numbered; in quirks mode ids and classes by their small
/// letters.
#[derive(Debug, Default)]
struct Names {
    tags: HashMap<LocalName, NameId>,
    ids: HashMap<Box<str>, NameId>,
    classes: HashMap<Box<str>, NameId>,
    /// For each number, the rules whose last compound asks for that name.
    rules: Vec<Vec<u32>>,
}

/// All author sheets.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) declarations: Vec<Declaration>,
    pub(super) rules: Vec<Rule>,
    names: Names,
    /// The rules whose last compound asks for no name.
    others: Vec<u32>,
    quirks: bool,
}

/// How many of the elements around the current one have each name.
#[derive(Debug, Default)]
pub(super) struct NamesAround {
    counts: Vec<u32>,
    path: Vec<(NodeId, usize)>,
    held: Vec<NameId>,
}

impl NamesAround {
    pub(super) fn new(sheets: &Sheets) -> Self {
        Self {
            counts: vec![0; sheets.names.rules.len()],
            ..Self::default()
        }
    }

    /// Leaves every element that `parent` does not stand in.
    pub(super) fn leave_to(&mut self, parent: NodeId) {
        while let Some(&(id, from)) = self.path.last()
            && id != parent
        {
            for name in self.held.drain(from.min(self.held.len())..) {
                if let Some(count) = self.counts.get_mut(name.0 as usize) {
                    *count = count.saturating_sub(1);
                }
            }
            self.path.pop();
        }
    }

    /// Goes into an element of these names.
    pub(super) fn enter(&mut self, id: NodeId, names: &[NameId]) {
        self.path.push((id, self.held.len()));
        self.held.extend_from_slice(names);
        for name in names {
            if let Some(count) = self.counts.get_mut(name.0 as usize) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// Whether the elements around have all that the rule asks of them.
    pub(super) fn suit(&self, rule: &Rule) -> bool {
        rule.around
            .iter()
            .all(|name| self.counts.get(name.0 as usize).is_some_and(|&n| n > 0))
    }
}

/// Reads declarations; every other thing in a block is skipped.
struct Declarations<'a> {
    out: &'a mut Vec<Declaration>,
    quirks: bool,
}

impl<'i> DeclarationParser<'i> for Declarations<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> CssResult<()> {
        let first = self.out.len();
        let mut set = |property, value| {
            self.out.push(Declaration {
                property,
                value,
                important: false,
                start: 0,
                end: 0,
            });
        };
        let noticed = noticed(&name);
        let value = input.position();
        let important = match (name_of(&name), noticed) {
            (Some(known), _) => declare(known, input, self.quirks, &mut set)?,
            (None, Some(_)) => {
                while input.next().is_ok() {}
                let end = input.slice_from(value).trim_end().as_bytes();
                end.rsplit(|&b| b == b'!')
                    .next()
                    .is_some_and(|word| word.eq_ignore_ascii_case(b"important"))
            }
            (None, None) => return Err(ParseError::custom(())),
        };
        if let Some((property, value)) = noticed.and_then(|n| n.sets(input.slice_from(value))) {
            set(property, value);
        }
        let length = input.slice_from(start.position()).trim_end().len();
        let start = start.position().byte_index();
        let end = u32::try_from(start.saturating_add(length)).unwrap_or(u32::MAX);
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        for declaration in self.out.iter_mut().skip(first) {
            declaration.important = important;
            declaration.start = start;
            declaration.end = end;
        }
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Declarations<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl<'i> QualifiedRuleParser<'i> for Declarations<'_> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl<'i> RuleBodyItemParser<'i, (), ()> for Declarations<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

/// Reads the declarations of a style attribute.
pub(super) fn read_inline(css: &str, quirks: bool, out: &mut Vec<Declaration>) {
    let mut parser = Parser::new(css);
    let mut declarations = Declarations { out, quirks };
    for _ in RuleBodyParser::new(&mut parser, &mut declarations) {}
}

struct Rules<'a> {
    sheets: &'a mut Sheets,
    sheet: u32,
    depth: u32,
}

/// Whether a media query may hold for a letter on a wide, light screen; it must be understood in
/// full to hold.
fn media_applies(query: &str) -> bool {
    query.split(',').any(|one| {
        let mut words = one.split_ascii_whitespace();
        match (words.next(), words.next(), words.next()) {
            (None, ..) => query.trim().is_empty(),
            (Some(only), Some(kind), None) if only.eq_ignore_ascii_case("only") => is_screen(kind),
            (Some(kind), None, _) => is_screen(kind),
            _ => false,
        }
    })
}

fn is_screen(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("all") || kind.eq_ignore_ascii_case("screen")
}

/// Whether brackets stand too deep in one another.
fn too_deep(text: &str) -> bool {
    let mut depth = 0_u32;
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth = depth.saturating_add(1),
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTING {
            return true;
        }
    }
    false
}

/// The rest of a prelude, unread.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

impl<'i> AtRuleParser<'i> for Rules<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> CssResult<()> {
        if name.eq_ignore_ascii_case("media")
            && self.depth < MAX_NESTING
            && media_applies(rest(input))
        {
            return Ok(());
        }
        Err(ParseError::custom(()))
    }

    fn parse_block(&mut self, (): (), _: &ParserState, input: &mut Parser<'i>) -> CssResult<()> {
        let mut inner = Rules {
            sheets: &mut *self.sheets,
            sheet: self.sheet,
            depth: self.depth.saturating_add(1),
        };
        for _ in StyleSheetParser::new(input, &mut inner) {}
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Rules<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> CssResult<&'i str> {
        Ok(rest(input))
    }

    fn parse_block(
        &mut self,
        prelude: &'i str,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> CssResult<()> {
        let start = self.sheets.declarations.len();
        let mut declarations = Declarations {
            out: &mut self.sheets.declarations,
            quirks: self.sheets.quirks,
        };
        for _ in RuleBodyParser::new(input, &mut declarations) {}
        let end = self.sheets.declarations.len();
        // The selectors of a block that sets nothing of interest are never read.
        if end == start || too_deep(prelude) {
            return Ok(());
        }
        let mut parser = Parser::new(prelude);
        let Ok(list) = SelectorList::parse(&SelectorParser, &mut parser, ParseRelative::No) else {
            return Ok(());
        };
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let block = Block {
            start: place(start),
            end: place(end),
            sheet: self.sheet,
        };
        for selector in list.slice() {
            if selector.len() <= MAX_SELECTOR_PARTS {
                self.sheets.add(selector, block);
            }
        }
        Ok(())
    }
}

impl Sheets {
    pub(super) fn new(quirks: bool) -> Self {
        Self {
            quirks,
            ..Self::default()
        }
    }

    /// Reads one sheet.
    pub(super) fn read(&mut self, css: &str, sheet: u32) {
        let mut parser = Parser::new(css);
        let mut rules = Rules {
            sheets: self,
            sheet,
            depth: 0,
        };
        for _ in StyleSheetParser::new(&mut parser, &mut rules) {}
    }

    /// Whether a sheet for these media is for the screen.
    pub(super) fn is_for_screen(media: &str) -> bool {
        media_applies(media)
    }

    /// A name as selectors are held against it: quirks mode takes no heed of case.
    fn key<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.quirks && name.bytes().any(|b| b.is_ascii_uppercase()) {
            name.to_ascii_lowercase().into()
        } else {
            name.into()
        }
    }

    /// The number of the name that a part of a selector asks for, and its rank as a bucket: the
    /// rarer the name, the higher.
    fn name(&mut self, part: &Component<Css>) -> Option<(u8, NameId)> {
        let next = NameId(u32::try_from(self.names.rules.len()).unwrap_or(u32::MAX));
        let (rank, name) = match part {
            Component::LocalName(name) => {
                let tag = name.lower_name.0.clone();
                (0, *self.names.tags.entry(tag).or_insert(next))
            }
            Component::Class(name) => {
                let class = self.key(&name.0).into();
                (1, *self.names.classes.entry(class).or_insert(next))
            }
            Component::ID(name) => {
                let id = self.key(&name.0).into();
                (2, *self.names.ids.entry(id).or_insert(next))
            }
            _ => return None,
        };
        if name.0 == next.0 {
            self.names.rules.push(Vec::new());
        }
        Some((rank, name))
    }

    fn add(&mut self, selector: &Selector<Css>, block: Block) {
        let place = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let mut parts = selector.iter();
        let mut bucket: Option<(u8, NameId)> = None;
        for part in parts.by_ref() {
            // What waits for a reader's doing never matches a letter that lies there.
            if matches!(part, Component::NonTSPseudoClass(PseudoClass::Never)) {
                return;
            }
            let name = self.name(part);
            if name.map(|(rank, _)| rank) >= bucket.map(|(rank, _)| rank) {
                bucket = name.or(bucket);
            }
        }
        let mut around = SmallVec::new();
        let mut is_around = false;
        while let Some(combinator) = parts.next_sequence() {
            is_around |= combinator.is_ancestor();
            for part in parts.by_ref() {
                let name = self.name(part).filter(|_| is_around);
                around.extend(name.map(|(_, name)| name));
            }
        }
        match bucket.and_then(|(_, name)| self.names.rules.get_mut(name.0 as usize)) {
            Some(rules) => rules.push(place),
            None => self.others.push(place),
        }
        self.rules.push(Rule {
            selector: selector.clone(),
            block,
            around,
        });
    }

    /// The names of an element that selectors ask for.
    pub(super) fn names_of(&self, tree: &Tree, element: &Element) -> SmallVec<[NameId; 4]> {
        let mut names = SmallVec::new();
        names.extend(self.names.tags.get(&element.name).copied());
        for attribute in tree.attributes(element) {
            if attribute.name == local_name!("id") {
                let id = self.key(tree.text(&attribute.value));
                names.extend(self.names.ids.get(&*id).copied());
            } else if attribute.name == local_name!("class") {
                let classes = tree.text(&attribute.value).split_ascii_whitespace();
                names
                    .extend(classes.filter_map(|c| self.names.classes.get(&*self.key(c)).copied()));
            }
        }
        names
    }

    /// The rules that may match an element of these names; a rule may come twice.
    pub(super) fn candidates(&self, names: &[NameId]) -> impl Iterator<Item = u32> {
        let of_names = names
            .iter()
            .filter_map(|name| self.names.rules.get(name.0 as usize))
            .flatten();
        self.others.iter().chain(of_names).copied()
    }
}
