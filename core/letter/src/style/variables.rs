//! Custom properties, and the text that `var()` and `env()` put in their places.

use cssparser::{ParseError, Parser, Token};
use nu_alumni_ground::sort_by_key;

use super::{
    css_values::MAX_NESTING,
    painted_values::{Pending, Pool},
    selectors_of::Budget,
};

/// Custom properties refer to one another no deeper than this.
const MAX_REFERENCES: usize = 24;

/// Why a value came to no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfilled {
    /// It refers to nothing, or to itself: as if it were `unset`.
    Invalid,
    /// It cannot be told.
    Unknown,
}

/// The custom properties of one element and, by its parent, of those around.
#[derive(Debug)]
struct Scope {
    parent: Option<u32>,
    /// The numbers of their names, in order, each with its text; of one name the last counts.
    own: Vec<(u32, u32)>,
}

/// The custom properties in force, element by element.
#[derive(Debug, Default)]
pub(super) struct Scopes(Vec<Scope>);

impl Scopes {
    /// The scope of an element that sets these, of which a later one wins, in that of its parent.
    pub(super) fn enter(
        &mut self,
        parent: Option<u32>,
        own: [&[u32]; 2],
        pool: &Pool,
    ) -> Option<u32> {
        if own.iter().all(|own| own.is_empty()) {
            return parent;
        }
        let name_of = |&text: &u32| {
            pool.pending
                .get(text as usize)
                .map(|own| (own.custom, text))
        };
        let mut own: Vec<(u32, u32)> = own.into_iter().flatten().filter_map(name_of).collect();
        sort_by_key(&mut own, |&(name, _)| name);
        self.0.push(Scope { parent, own });
        u32::try_from(self.0.len().saturating_sub(1)).ok()
    }

    /// The custom property of this name that is in force in `scope`, and the scope that sets it.
    fn find<'p>(
        &self,
        name: &str,
        mut scope: Option<u32>,
        text: &Text<'p>,
    ) -> Option<(u32, &'p Pending)> {
        let name = text.pool.number_of(name)?;
        while let Some(place) = scope {
            let here = self.0.get(place as usize)?;
            scope = here.parent;
            if !text.budget.spend(1) {
                return None;
            }
            let behind = here.own.partition_point(|&(own, _)| own <= name);
            let last = behind.checked_sub(1).and_then(|last| here.own.get(last));
            let found = last
                .filter(|&&(own, _)| own == name)
                .and_then(|&(_, text_of)| text.pool.pending.get(text_of as usize));
            match found {
                Some(own) if own.css.eq_ignore_ascii_case("initial") => return None,
                Some(own) if is_inherited(&own.css) => {}
                Some(own) => return Some((place, own)),
                None => {}
            }
        }
        None
    }

    /// The text of a value with all in it that refers to others.
    pub(super) fn fill(
        &self,
        css: &str,
        scope: Option<u32>,
        pool: &Pool,
        budget: &Budget,
    ) -> Result<String, Unfilled> {
        let mut text = Text {
            scopes: self,
            pool,
            budget,
            out: String::new(),
            open: Vec::new(),
        };
        let mut parser = Parser::new(css);
        text.expand(&mut parser, scope, 0)?;
        Ok(text.out)
    }
}

fn is_inherited(css: &str) -> bool {
    ["inherit", "unset", "revert", "revert-layer"]
        .iter()
        .any(|word| css.eq_ignore_ascii_case(word))
}

/// A value's text while it is put together.
struct Text<'p> {
    scopes: &'p Scopes,
    pool: &'p Pool,
    budget: &'p Budget,
    out: String,
    /// The custom properties that are being read, each with its scope.
    open: Vec<(u32, u32)>,
}

impl<'p> Text<'p> {
    fn push(&mut self, css: &str) -> Result<(), Unfilled> {
        if !self.budget.spend(css.len() as u64) {
            return Err(Unfilled::Unknown);
        }
        self.out.push_str(css);
        Ok(())
    }

    fn expand(
        &mut self,
        input: &mut Parser<'_>,
        scope: Option<u32>,
        depth: u32,
    ) -> Result<(), Unfilled> {
        if depth > MAX_NESTING {
            return Err(Unfilled::Unknown);
        }
        let depth = depth.saturating_add(1);
        let mut from = input.position();
        loop {
            let before = input.position();
            let Ok(token) = input.next_including_whitespace_and_comments().cloned() else {
                break;
            };
            // What such a function comes to hangs on what is not looked at, and so does what it takes.
            let chooses = matches!(&token, Token::Function(name)
                if ["if", "attr"].iter().any(|one| name.eq_ignore_ascii_case(one)) || name.starts_with("--"));
            let close = match &token {
                Token::Function(name) if name.eq_ignore_ascii_case("var") => {
                    self.push(input.slice(from..before))?;
                    self.within(input, |text, args| text.variable(args, scope, depth))?;
                    from = input.position();
                    continue;
                }
                Token::Function(name) if name.eq_ignore_ascii_case("env") => {
                    self.push(input.slice(from..before))?;
                    self.within(input, |text, args| text.environment(args, scope, depth))?;
                    from = input.position();
                    continue;
                }
                Token::Function(_) | Token::ParenthesisBlock => ")",
                Token::SquareBracketBlock => "]",
                Token::CurlyBracketBlock => "}",
                _ => continue,
            };
            self.push(input.slice_from(from))?;
            match self.within(input, |text, inner| text.expand(inner, scope, depth)) {
                Err(_) if chooses => return Err(Unfilled::Unknown),
                done => done?,
            }
            self.push(close)?;
            from = input.position();
        }
        self.push(input.slice_from(from))
    }

    /// Reads what is in the brackets that were just opened.
    fn within(
        &mut self,
        input: &mut Parser<'_>,
        read: impl FnOnce(&mut Self, &mut Parser<'_>) -> Result<(), Unfilled>,
    ) -> Result<(), Unfilled> {
        let mut done = Ok(());
        let _ = input.parse_nested_block(|inner| -> Result<(), ParseError<()>> {
            done = read(self, inner);
            while inner.next().is_ok() {}
            Ok(())
        });
        done
    }

    fn fallback(
        &mut self,
        args: &mut Parser<'_>,
        scope: Option<u32>,
        depth: u32,
    ) -> Result<(), Unfilled> {
        match args.expect_comma() {
            Ok(()) => self.expand(args, scope, depth),
            Err(_) => Err(Unfilled::Invalid),
        }
    }

    fn variable(
        &mut self,
        args: &mut Parser<'_>,
        scope: Option<u32>,
        depth: u32,
    ) -> Result<(), Unfilled> {
        let name = args.expect_ident_cloned().map_err(|_| Unfilled::Invalid)?;
        if self.open.len() >= MAX_REFERENCES {
            return Err(Unfilled::Unknown);
        }
        if let Some((place, own)) = self.scopes.find(&name, scope, self) {
            // What refers to itself is invalid, whatever stands in for it.
            if self.open.contains(&(place, own.custom)) {
                return Err(Unfilled::Invalid);
            }
            let length = self.out.len();
            self.open.push((place, own.custom));
            // Tokens of neighbouring texts never join.
            let filled = self
                .push("/**/")
                .and_then(|()| self.expand(&mut Parser::new(&own.css), Some(place), 0))
                .and_then(|()| self.push("/**/"));
            self.open.pop();
            if filled != Err(Unfilled::Invalid) {
                return filled;
            }
            self.out.truncate(length);
        }
        if self.budget.is_spent() {
            return Err(Unfilled::Unknown);
        }
        self.fallback(args, scope, depth)
    }

    fn environment(
        &mut self,
        args: &mut Parser<'_>,
        scope: Option<u32>,
        depth: u32,
    ) -> Result<(), Unfilled> {
        let name = args.expect_ident_cloned().map_err(|_| Unfilled::Invalid)?;
        // The screen of a desk has no corners to keep clear of.
        if name.starts_with("safe-area-inset-") {
            return self.push("0px");
        }
        self.fallback(args, scope, depth)
    }
}
