//! The values of what is painted besides text: borders, shadows, gradients and background pictures.

use cssparser::{Parser, Token, match_ignore_ascii_case};
use foldhash::HashMap;

use super::{
    Rgba,
    colours::color,
    css_values::{CssResult, MAX_NESTING, Reading, Value, length, wrong},
    math,
    shorthands::Name,
};

/// One of the things that a value paints.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PaintValue {
    Color(Rgba),
    CurrentColor,
    Unknown,
    /// The address of a picture, as it stands there.
    Picture(Box<str>),
}

/// A run of the pool's paints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paints {
    first: u32,
    count: u32,
}

impl Paints {
    pub(super) fn is_empty(self) -> bool {
        self.count == 0
    }
}

/// A value that waits for its element: it refers to custom properties, or to the size of a font.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) name: Name,
    /// The number of a custom property's name; 0 for all others.
    pub(super) custom: u32,
    pub(super) css: Box<str>,
}

/// What is too large, or too rare, for a value of its own.
#[derive(Debug, Default)]
pub(super) struct Pool {
    paints: Vec<PaintValue>,
    pub(super) pending: Vec<Pending>,
    names: HashMap<Box<str>, u32>,
}

impl Pool {
    pub(super) fn paints(&self, run: Paints) -> &[PaintValue] {
        let first = run.first as usize;
        let end = first.saturating_add(run.count as usize);
        self.paints.get(first..end).unwrap_or_default()
    }

    /// The number of a custom property's name, from 1.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        if let Some(number) = self.number_of(name) {
            return number;
        }
        let number = u32::try_from(self.names.len().saturating_add(1)).unwrap_or(u32::MAX);
        self.names.insert(name.into(), number);
        number
    }

    /// Its number where some sheet or attribute sets it.
    pub(super) fn number_of(&self, name: &str) -> Option<u32> {
        self.names.get(name).copied()
    }

    pub(super) fn wait(&mut self, pending: Pending) -> Value {
        self.pending.push(pending);
        let place = self.pending.len().saturating_sub(1);
        Value::Pending(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// The picture at this address.
    pub(super) fn picture(&mut self, address: &str) -> Value {
        let first = self.paints.len();
        self.paints.push(PaintValue::Picture(address.into()));
        self.since(first)
    }

    fn add(&mut self, value: Value) {
        self.paints.push(match value {
            Value::Color(c) => PaintValue::Color(c),
            Value::CurrentColor => PaintValue::CurrentColor,
            _ => PaintValue::Unknown,
        });
    }

    /// What was added from `first` on.
    fn since(&self, first: usize) -> Value {
        let count = self.paints.len().saturating_sub(first);
        Value::Paints(Paints {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    }
}

/// Reads whether a border of this style is seen.
pub(super) fn border_style(input: &mut Parser<'_>) -> CssResult<Value> {
    let word = input.expect_ident_cloned()?;
    Ok(match_ignore_ascii_case! { &word,
        "none" | "hidden" => Value::Flag(false),
        "solid" | "dotted" | "dashed" | "double" | "groove" | "ridge" | "inset" | "outset"
        | "auto" => Value::Flag(true),
        _ => return wrong(),
    })
}

/// Reads whether a border has a width.
pub(super) fn border_width(input: &mut Parser<'_>, reading: &Reading) -> CssResult<Value> {
    const WORDS: [&str; 3] = ["thin", "medium", "thick"];
    let word = |i: &mut Parser<'_>| -> CssResult<()> {
        let word = i.expect_ident()?;
        let known = WORDS.iter().any(|one| word.eq_ignore_ascii_case(one));
        if known { Ok(()) } else { wrong() }
    };
    if input.try_parse(word).is_ok() {
        return Ok(Value::Flag(true));
    }
    Ok(match length(input, reading)? {
        Value::Percent(_) => return wrong(),
        Value::Px(v) | Value::Em(v) | Value::Rem(v) if v < 0.0 => return wrong(),
        Value::Px(v) | Value::Em(v) | Value::Rem(v) => Value::Flag(v > 0.0),
        _ => Value::Flag(true),
    })
}

/// Reads the colours of shadows; one without offset, blur and spread is not seen.
pub(super) fn shadows(
    input: &mut Parser<'_>,
    reading: &Reading,
    pool: &mut Pool,
) -> CssResult<Value> {
    let first = pool.paints.len();
    if input.try_parse(|i| i.expect_ident_matching("none")).is_ok() {
        return Ok(pool.since(first));
    }
    loop {
        let mut colour = Value::CurrentColor;
        let (mut lengths, mut seen) = (0_u32, false);
        loop {
            if let Ok(found) = input.try_parse(|i| length(i, reading)) {
                lengths = lengths.saturating_add(1);
                seen |= !matches!(found, Value::Px(v) | Value::Em(v) | Value::Rem(v) if v == 0.0);
            } else if input
                .try_parse(|i| i.expect_ident_matching("inset"))
                .is_ok()
            {
            } else if let Ok(found) = input.try_parse(color) {
                colour = found;
            } else {
                break;
            }
        }
        if !(2..=4).contains(&lengths) {
            return wrong();
        }
        if seen {
            pool.add(colour);
        }
        if input.is_exhausted() {
            return Ok(pool.since(first));
        }
        input.expect_comma()?;
    }
}

/// Whether a function of this name holds pictures.
fn holds_pictures(name: &str) -> bool {
    match_ignore_ascii_case! { name,
        "image-set" | "-webkit-image-set" | "cross-fade" | "-webkit-cross-fade" | "image" => true,
        _ => false,
    }
}

fn is_gradient(name: &str) -> bool {
    let end = name.len().saturating_sub("gradient".len());
    name.get(end..)
        .is_some_and(|end| end.eq_ignore_ascii_case("gradient"))
}

/// Takes the colours of a gradient, those of its stops in functions too.
fn gradient(input: &mut Parser<'_>, pool: &mut Pool, depth: u32) -> CssResult<()> {
    if depth > MAX_NESTING {
        return wrong();
    }
    loop {
        if let Ok(found) = input.try_parse(color) {
            pool.add(found);
            continue;
        }
        match input.next() {
            Err(_) => return Ok(()),
            Ok(Token::Function(name)) if !math::is_math(name) => {
                input.parse_nested_block(|i| gradient(i, pool, depth.saturating_add(1)))?;
            }
            Ok(token) if token.is_parse_error() => return wrong(),
            Ok(_) => {}
        }
    }
}

/// Takes what a picture of this token paints; whether it is one at all.
fn picture(
    token: &Token<'_>,
    input: &mut Parser<'_>,
    pool: &mut Pool,
    depth: u32,
) -> CssResult<bool> {
    match token {
        Token::UnquotedUrl(address) => {
            pool.paints.push(PaintValue::Picture((&**address).into()));
        }
        Token::Function(name) if is_gradient(name) => {
            input.parse_nested_block(|i| gradient(i, pool, depth))?;
        }
        Token::Function(name) if name.eq_ignore_ascii_case("url") => {
            input.parse_nested_block(|i| -> CssResult<()> {
                let address = i.expect_string()?;
                pool.paints.push(PaintValue::Picture((&**address).into()));
                while i.next().is_ok() {}
                Ok(())
            })?;
        }
        Token::Function(name) if holds_pictures(name) && depth < MAX_NESTING => {
            input.parse_nested_block(|i| -> CssResult<()> {
                while let Ok(token) = i.next().cloned() {
                    if let Token::QuotedString(address) = &token {
                        pool.paints.push(PaintValue::Picture((&**address).into()));
                    }
                    picture(&token, i, pool, depth.saturating_add(1))?;
                }
                Ok(())
            })?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Reads what pictures paint, among whatever else stands there.
pub(super) fn images(input: &mut Parser<'_>, pool: &mut Pool) -> CssResult<Value> {
    let first = pool.paints.len();
    while let Ok(token) = input.next().cloned() {
        if picture(&token, input, pool, 0)? {
            continue;
        }
        match token {
            Token::Function(name) if !math::is_math(&name) => return wrong(),
            token if token.is_parse_error() => return wrong(),
            _ => {}
        }
    }
    Ok(pool.since(first))
}

/// Reads a `background`: its colour, the first one among its layers' parts, and its pictures.
pub(super) fn background(input: &mut Parser<'_>, pool: &mut Pool) -> CssResult<(Value, Value)> {
    let first = pool.paints.len();
    let mut found = None;
    loop {
        if let Ok(value) = input.try_parse(color) {
            // There is one colour, behind the last of the layers.
            if found.replace(value).is_some() {
                return wrong();
            }
            continue;
        }
        match input.next_including_whitespace().cloned() {
            Ok(Token::Delim('!' | '{' | '|' | '*')) | Ok(Token::CurlyBracketBlock) => {
                return wrong();
            }
            Ok(Token::Comma) if found.is_some() => return wrong(),
            Ok(token) if token.is_parse_error() => return wrong(),
            Ok(token) => {
                if !picture(&token, input, pool, 0)?
                    && let Token::Function(name) = token
                    && !math::is_math(&name)
                {
                    return wrong();
                }
            }
            Err(_) => {
                let colour = found.unwrap_or(Value::Color(Rgba::TRANSPARENT));
                return Ok((colour, pool.since(first)));
            }
        }
    }
}
