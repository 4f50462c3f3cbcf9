//! Style sheets and style attributes, read into declarations and rules.

use std::cell::OnceCell;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser, ToCss,
};
use selectors::parser::{ParseRelative, SelectorList};

use super::{
    at_rules::{AtRule, changes_looks, registration, rest},
    conditions::Screens,
    css_values::{CssResult, MAX_NESTING, Property, Value, wrong},
    letter_sheets::OF_A_SHEET,
    noticed::{filled_in, not_read, said},
    painted_values::{Pending, Pool},
    rule_index::{Block, Sheets},
    selectors_of::{Css, SelectorParser, asks_untold},
    shorthands::{Declaration, Name, declare, name_of},
};
use crate::{Aspect, Span, Unread, layout::merge_tags::begins_filled_in};

/// Selectors of more parts are dropped: matching recurses along them.
const MAX_SELECTOR_PARTS: usize = 96;
/// Selectors within others are dropped where trying them would cost more.
const MAX_NESTED_COST: u64 = 4_096;

/// Reads declarations; every other thing in a block is skipped.
struct Declarations<'a> {
    out: &'a mut Vec<Declaration>,
    pool: &'a mut Pool,
    quirks: bool,
    /// Whether it cannot be told if they hold.
    doubtful: bool,
}

impl Declarations<'_> {
    fn read<'i>(
        &mut self,
        name: &str,
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
        let from = input.position();
        let known = name_of(name);
        let important = match known {
            Some(known) => {
                let doubtful = self.doubtful;
                let set = |property, value| {
                    set(property, if doubtful { Value::Unknown } else { value });
                };
                declare(known, name, input, self.quirks, self.pool, set)
            }
            None => not_read(name, input).map(|(value, important)| {
                set(Property::NotRead, value);
                important
            }),
        };
        let Ok(important) = important else {
            self.out.truncate(first);
            return wrong();
        };
        // The mark of a list may be words.
        let is_mark = matches!(known, Some(Name::One(Property::ListType) | Name::ListStyle));
        let value = input.slice_from(from);
        if is_mark
            && value.contains(['"', '\''])
            && !value.contains('(')
            && let Ok((value, _)) = not_read(name, &mut Parser::new(value))
        {
            self.out.push(Declaration {
                property: Property::NotRead,
                value,
                important: false,
                start: 0,
                end: 0,
            });
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

impl<'i> DeclarationParser<'i> for Declarations<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> CssResult<()> {
        self.read(&name, input, start)
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
pub(super) fn read_inline(css: &str, quirks: bool, out: &mut Vec<Declaration>, pool: &mut Pool) {
    let mut parser = Parser::new(css);
    let mut declarations = Declarations {
        out: &mut *out,
        pool,
        quirks,
        doubtful: false,
    };
    let mut items = RuleBodyParser::new(&mut parser, &mut declarations);
    let mut later = Vec::new();
    while let Some(item) = items.next() {
        if let Err((_, text, _)) = item
            && begins_filled_in(text)
        {
            let end = items.input.position().byte_index();
            later.push((end.saturating_sub(text.len()), end));
        }
    }
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    out.extend(later.into_iter().filter_map(|(start, end)| {
        Some(Declaration {
            property: Property::NotRead,
            value: filled_in()?,
            important: false,
            start: place(start),
            end: place(end),
        })
    }));
}

/// A rule in whose block others may stand.
struct Outer<'a> {
    prelude: &'a str,
    around: Option<&'a Outer<'a>>,
    /// How many comparisons its selectors may cost, roughly.
    cost: u64,
    /// Read once something hangs on them.
    selectors: OnceCell<Option<SelectorList<Css>>>,
}

impl<'a> Outer<'a> {
    fn new(prelude: &'a str, around: Option<&'a Self>) -> Self {
        let own = prelude.len() as u64;
        let cost = around.map_or(own, |around| {
            let times = memchr::memchr_iter(b'&', prelude.as_bytes()).count().max(1) as u64;
            own.saturating_add(around.cost.saturating_mul(times))
        });
        Self {
            prelude,
            around,
            cost,
            selectors: OnceCell::new(),
        }
    }

    fn selectors(&self) -> Option<&SelectorList<Css>> {
        let read = || {
            if too_deep(self.prelude) || self.cost > MAX_NESTED_COST && self.around.is_some() {
                return None;
            }
            let mut parser = Parser::new(self.prelude);
            let Some(around) = self.around else {
                return SelectorList::parse(&SelectorParser, &mut parser, ParseRelative::No).ok();
            };
            let list = SelectorList::parse(&SelectorParser, &mut parser, ParseRelative::ForNesting);
            Some(list.ok()?.replace_parent_selector(around.selectors()?))
        };
        self.selectors.get_or_init(read).as_ref()
    }
}

/// What stands in a sheet and is not read: another sheet that is called in, or what is filled in later.
pub(super) struct Gap {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) filled_in: bool,
    leaves: &'static [Aspect],
}

impl Gap {
    /// What it leaves open, said by its own text, where that is short.
    pub(super) fn left_open(&self, css: &str, span: Option<Span>) -> Unread {
        let text = css.get(self.start as usize..self.end as usize);
        Unread {
            filled_in: self.filled_in,
            ..Unread::new(said(text, "<style>"), span, self.leaves)
        }
    }
}

/// Reads the rules of a sheet, of an at-rule in it, or in another rule's block.
struct Rules<'a> {
    sheets: &'a mut Sheets,
    pool: &'a mut Pool,
    gaps: &'a mut Vec<Gap>,
    sheet: u32,
    depth: u32,
    /// The layer of what is read, by its place among the layers.
    layer: Option<u32>,
    /// On which screens it holds.
    screens: Screens,
    /// Whether it cannot be told if this holds.
    doubtful: bool,
    /// Whether a selector around this asks for what is not told.
    asks_untold: bool,
    /// The rule in whose block this stands.
    outer: Option<&'a Outer<'a>>,
    /// Where the declarations begin that stand there side by side.
    first: usize,
    /// A rule was read already.
    begun: bool,
}

impl Rules<'_> {
    /// A reader of what stands within.
    fn inner<'r>(&'r mut self, outer: Option<&'r Outer<'r>>) -> Rules<'r> {
        Rules {
            first: self.sheets.declarations.len(),
            sheets: &mut *self.sheets,
            pool: &mut *self.pool,
            gaps: &mut *self.gaps,
            sheet: self.sheet,
            depth: self.depth.saturating_add(1),
            layer: self.layer,
            screens: self.screens,
            doubtful: self.doubtful,
            asks_untold: self.asks_untold,
            outer,
            begun: true,
        }
    }

    fn read(&mut self, input: &mut Parser<'_>) {
        if self.outer.is_some() {
            let mut items = RuleBodyParser::new(input, self);
            while let Some(item) = items.next() {
                if let Err((_, text, _)) = item {
                    items.parser.dropped(text, items.input);
                }
            }
            self.end_run();
        } else {
            let mut items = StyleSheetParser::new(input, self);
            while let Some(item) = items.next() {
                if let Err((_, text, _)) = item {
                    items.parser.dropped(text, items.input);
                }
            }
        }
    }

    /// Takes down what was just dropped where it is filled in later.
    fn dropped(&mut self, text: &str, input: &Parser<'_>) {
        if begins_filled_in(text) {
            let end = input.position().byte_index();
            self.leave_gap(end.saturating_sub(text.len()), end, true, OF_A_SHEET);
        }
    }

    fn leave_gap(&mut self, start: usize, end: usize, filled_in: bool, leaves: &'static [Aspect]) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.gaps.push(Gap {
            start: place(start),
            end: place(end),
            filled_in,
            leaves,
        });
    }

    /// Makes rules of the declarations that stand side by side up to here. The selectors of a block
    /// that sets nothing of interest are never read.
    fn end_run(&mut self) {
        let (start, end) = (self.first, self.sheets.declarations.len());
        self.first = end;
        let Some(outer) = self.outer.filter(|_| end > start) else {
            return;
        };
        let Some(list) = outer.selectors() else {
            let dropped = self.sheets.declarations.get(start..end);
            let dropped = dropped.and_then(|all| Some((all.first()?.start, all.last()?.end)));
            // An attribute's name in brackets is a selector, whatever stands behind it.
            let is_selector = outer.prelude.starts_with('[') && !outer.prelude.starts_with("[[");
            if let Some((start, end)) = dropped
                && !is_selector
                && begins_filled_in(outer.prelude)
            {
                self.leave_gap(start as usize, end as usize, true, OF_A_SHEET);
            }
            return;
        };
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let block = Block {
            start: place(start),
            end: place(end),
            sheet: self.sheet,
        };
        let cost = match outer.around {
            Some(_) => outer.cost.checked_div(16).unwrap_or(0).saturating_add(1),
            None => 1,
        };
        for selector in list.slice() {
            if selector.len() <= MAX_SELECTOR_PARTS {
                let doubtful = self.asks_untold && asks_untold(&selector.to_css_string());
                self.sheets
                    .add(selector, block, self.layer, self.screens, doubtful, cost);
            }
        }
    }
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

impl<'i> AtRuleParser<'i> for Rules<'_> {
    type Prelude = AtRule;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> CssResult<AtRule> {
        // Only what stands before all rules is called in.
        AtRule::read(&name, self.depth == 0 && !self.begun, input)
    }

    fn rule_without_block(&mut self, at: AtRule, start: &ParserState) -> Result<(), ()> {
        match at {
            AtRule::Import => {
                let start = start.position().byte_index();
                self.leave_gap(
                    start,
                    start.saturating_add("@import".len()),
                    false,
                    OF_A_SHEET,
                );
            }
            AtRule::Layer(Some(name)) => {
                self.sheets.layer(self.layer, Some(&name));
            }
            AtRule::Layers(names) => {
                for name in names {
                    self.sheets.layer(self.layer, Some(&name));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn parse_block(
        &mut self,
        at: AtRule,
        start: &ParserState,
        input: &mut Parser<'i>,
    ) -> CssResult<()> {
        let mut screens = self.screens;
        let (layer, doubtful) = match at {
            AtRule::Same { doubtful } => (self.layer, doubtful),
            AtRule::On(some) => {
                screens = screens.and(some);
                if screens.is_none() {
                    return Ok(());
                }
                (self.layer, false)
            }
            AtRule::Layer(name) => (self.sheets.layer(self.layer, name.as_deref()), false),
            AtRule::Layers(_) | AtRule::Import | AtRule::Nothing => return Ok(()),
            AtRule::Property(name) => {
                let counts = self.screens.has(Screens::DESK);
                if let Some((css, inherits)) = registration(input).filter(|_| counts) {
                    let custom = self.pool.name(&name);
                    let css = css.into();
                    let name = Name::Custom;
                    if let Value::Pending(text) = self.pool.wait(Pending { name, custom, css }) {
                        let registered = match inherits {
                            true => &mut self.sheets.registered,
                            false => &mut self.sheets.registered_each,
                        };
                        registered.push(text);
                    }
                }
                return Ok(());
            }
            AtRule::Marks => {
                let start = start.position().byte_index();
                let _ = rest(input);
                let end = input.position().byte_index();
                self.leave_gap(start, end, false, &[Aspect::Text]);
                return Ok(());
            }
            AtRule::Keyframes => {
                self.sheets.moves = true;
                self.sheets.animates |= changes_looks(rest(input));
                return Ok(());
            }
        };
        self.end_run();
        self.begun = true;
        let outer = self.outer;
        let mut inner = self.inner(outer);
        inner.layer = layer;
        inner.screens = screens;
        inner.doubtful |= doubtful;
        inner.read(input);
        self.first = self.sheets.declarations.len();
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Rules<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> CssResult<&'i str> {
        if self.depth >= MAX_NESTING {
            return wrong();
        }
        Ok(rest(input))
    }

    fn parse_block(
        &mut self,
        prelude: &'i str,
        start: &ParserState,
        input: &mut Parser<'i>,
    ) -> CssResult<()> {
        self.end_run();
        self.begun = true;
        if prelude.trim().is_empty() {
            let within = rest(input);
            let is_tag = within.starts_with(['{', '%', '$', '!', '*', '#'])
                && begins_filled_in(&format!("{{{within}}}"));
            if is_tag {
                let end = input.position().byte_index().saturating_add(1);
                self.leave_gap(start.position().byte_index(), end, true, OF_A_SHEET);
            }
            return Ok(());
        }
        let outer = Outer::new(prelude, self.outer);
        let mut inner = self.inner(Some(&outer));
        inner.asks_untold |= asks_untold(prelude);
        inner.read(input);
        self.first = self.sheets.declarations.len();
        Ok(())
    }
}

impl<'i> DeclarationParser<'i> for Rules<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> CssResult<()> {
        let mut declarations = Declarations {
            out: &mut self.sheets.declarations,
            pool: &mut *self.pool,
            quirks: self.sheets.quirks,
            doubtful: self.doubtful,
        };
        declarations.read(&name, input, start)
    }
}

impl<'i> RuleBodyItemParser<'i, (), ()> for Rules<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}

impl Sheets {
    /// Reads one sheet, which holds on these screens; returned is where more stands that is not read.
    pub(super) fn read(
        &mut self,
        css: &str,
        sheet: u32,
        screens: Screens,
        pool: &mut Pool,
    ) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut rules = Rules {
            first: self.declarations.len(),
            sheets: self,
            pool,
            gaps: &mut gaps,
            sheet,
            depth: 0,
            layer: None,
            screens,
            doubtful: false,
            asks_untold: false,
            outer: None,
            begun: false,
        };
        rules.read(&mut Parser::new(css));
        gaps
    }
}
