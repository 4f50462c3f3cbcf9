//! Style sheets and style attributes, read into declarations and indexed by what they select.

use std::collections::HashMap;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, Parser, ParserInput, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};
use html5ever::LocalName;
use selectors::parser::{Component, ParseRelative, Selector, SelectorList};

use super::{
    css_values::{CssResult, Declaration, declare, name_of},
    selectors_of::{Css, SelectorParser},
};

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
}

/// All author sheets.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) declarations: Vec<Declaration>,
    pub(super) rules: Vec<Rule>,
    ids: HashMap<LocalName, Vec<u32>>,
    classes: HashMap<LocalName, Vec<u32>>,
    tags: HashMap<LocalName, Vec<u32>>,
    others: Vec<u32>,
    quirks: bool,
}

/// Reads declarations; every other thing in a block is skipped.
struct Declarations<'a> {
    out: &'a mut Vec<Declaration>,
    quirks: bool,
}

impl<'i> DeclarationParser<'i> for Declarations<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        start: &ParserState,
    ) -> CssResult<'i, ()> {
        let Some(known) = name_of(&name) else {
            return Err(input.new_custom_error(()));
        };
        let first = self.out.len();
        let important = declare(known, input, self.quirks, |property, value| {
            self.out.push(Declaration {
                property,
                value,
                important: false,
                start: 0,
                end: 0,
            });
        })?;
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
    let mut input = ParserInput::new(css);
    let mut parser = Parser::new(&mut input);
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
fn rest<'i>(input: &mut Parser<'i, '_>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

impl<'i> AtRuleParser<'i> for Rules<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> CssResult<'i, ()> {
        if name.eq_ignore_ascii_case("media")
            && self.depth < MAX_NESTING
            && media_applies(rest(input))
        {
            return Ok(());
        }
        Err(input.new_custom_error(()))
    }

    fn parse_block<'t>(
        &mut self,
        (): (),
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> CssResult<'i, ()> {
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

    fn parse_prelude<'t>(&mut self, input: &mut Parser<'i, 't>) -> CssResult<'i, &'i str> {
        Ok(rest(input))
    }

    fn parse_block<'t>(
        &mut self,
        prelude: &'i str,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> CssResult<'i, ()> {
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
        let mut input = ParserInput::new(prelude);
        let mut parser = Parser::new(&mut input);
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
                self.sheets.add(Rule {
                    selector: selector.clone(),
                    block,
                });
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
        let mut input = ParserInput::new(css);
        let mut parser = Parser::new(&mut input);
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

    fn key(&self, name: &str) -> LocalName {
        // Quirks mode compares classes and ids without regard to case.
        if self.quirks && name.bytes().any(|b| b.is_ascii_uppercase()) {
            LocalName::from(name.to_ascii_lowercase())
        } else {
            LocalName::from(name)
        }
    }

    fn add(&mut self, rule: Rule) {
        let place = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let (mut id, mut class, mut tag) = (None, None, None);
        for component in rule.selector.iter() {
            match component {
                Component::ID(name) => id = Some(self.key(&name.0)),
                Component::Class(name) => class = Some(self.key(&name.0)),
                Component::LocalName(name) => tag = Some(name.lower_name.0.clone()),
                _ => {}
            }
        }
        let bucket = if let Some(name) = id {
            self.ids.entry(name).or_default()
        } else if let Some(name) = class {
            self.classes.entry(name).or_default()
        } else if let Some(name) = tag {
            self.tags.entry(name).or_default()
        } else {
            &mut self.others
        };
        bucket.push(place);
        self.rules.push(rule);
    }

    /// The rules that may match an element of this tag, id and classes; a rule may come twice.
    pub(super) fn candidates(
        &self,
        tag: &LocalName,
        id: Option<&str>,
        classes: Option<&str>,
        mut each: impl FnMut(u32),
    ) {
        self.others.iter().copied().for_each(&mut each);
        self.tags
            .get(tag)
            .into_iter()
            .flatten()
            .copied()
            .for_each(&mut each);
        if let Some(id) = id.filter(|_| !self.ids.is_empty()) {
            self.ids
                .get(&self.key(id))
                .into_iter()
                .flatten()
                .copied()
                .for_each(&mut each);
        }
        if !self.classes.is_empty() {
            for class in classes.unwrap_or_default().split_ascii_whitespace() {
                self.classes
                    .get(&self.key(class))
                    .into_iter()
                    .flatten()
                    .copied()
                    .for_each(&mut each);
            }
        }
    }
}
