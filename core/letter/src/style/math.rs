//! Numbers and lengths that are worked out: `calc()`, `min()`, `clamp()` and their like.

use cssparser::{ParseError, Parser, Token, match_ignore_ascii_case};

use super::css_values::{CssResult, MAX_NESTING};

/// What relative lengths are of. `None` is not known, and so is what is made of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units {
    /// The font's size.
    pub(super) em: Option<f32>,
    /// The root's font size.
    pub(super) rem: Option<f32>,
    /// What a percentage is of.
    pub(super) percent: Percent,
    /// How deep in brackets it is read.
    pub(super) depth: u32,
}

/// What a percentage is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Percent {
    /// Nothing: it stays a number of hundredths.
    Itself,
    /// A length, as far as that is known.
    Of(Option<f32>),
}

impl Units {
    /// Those of no element, with which an expression is only tried.
    pub(super) const UNKNOWN: Self = Self {
        em: None,
        rem: None,
        percent: Percent::Of(None),
        depth: 0,
    };

    /// Those of what has no lengths.
    pub(super) const NUMBERS: Self = Self {
        percent: Percent::Itself,
        ..Self::UNKNOWN
    };

    /// Those inside of one more bracket.
    fn deeper(&self) -> CssResult<Self> {
        let depth = self.depth.saturating_add(1);
        if depth > MAX_NESTING {
            return Err(ParseError::unexpected_token());
        }
        Ok(Self { depth, ..*self })
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// CSS pixels.
    Length,
    /// 1 is 100 %.
    Percent,
    /// Degrees.
    Angle,
}

/// A number of some kind; `None` is one that the source alone does not tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    pub(super) value: Option<f64>,
    pub(super) kind: Kind,
}

impl Quantity {
    fn number(value: f64) -> Self {
        Self {
            value: Some(value),
            kind: Kind::Number,
        }
    }

    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self {
            value: self.value.map(f),
            ..self
        }
    }

    /// Both, where they are of one kind.
    fn with(self, other: Self, f: impl Fn(f64, f64) -> f64) -> CssResult<Self> {
        if self.kind != other.kind {
            return Err(ParseError::unexpected_token());
        }
        let value = self.value.zip(other.value).map(|(a, b)| f(a, b));
        Ok(Self { value, ..self })
    }
}

/// Whether a function of this name is one of those read here.
pub(super) fn is_math(name: &str) -> bool {
    function_of(name).is_some()
}

#[derive(Clone, Copy)]
enum Function {
    Calc,
    Min,
    Max,
    Clamp,
    Round,
    Mod,
    Rem,
    Abs,
    Sign,
    Pow,
    Sqrt,
    Hypot,
}

fn function_of(name: &str) -> Option<Function> {
    use Function as F;
    Some(match_ignore_ascii_case! { name,
        "calc" | "-webkit-calc" => F::Calc,
        "min" => F::Min,
        "max" => F::Max,
        "clamp" => F::Clamp,
        "round" => F::Round,
        "mod" => F::Mod,
        "rem" => F::Rem,
        "abs" => F::Abs,
        "sign" => F::Sign,
        "pow" => F::Pow,
        "sqrt" => F::Sqrt,
        "hypot" => F::Hypot,
        _ => return None,
    })
}

/// The length of one unit; `None` where the standards have no such unit.
fn unit_of(unit: &str, units: &Units) -> Option<Quantity> {
    let length = |value: Option<f64>| Quantity {
        value,
        kind: Kind::Length,
    };
    Some(match_ignore_ascii_case! { unit,
        "px" => length(Some(1.0)),
        "pt" => length(Some(96.0 / 72.0)),
        "pc" => length(Some(16.0)),
        "in" => length(Some(96.0)),
        "cm" => length(Some(96.0 / 2.54)),
        "mm" => length(Some(96.0 / 25.4)),
        "q" => length(Some(96.0 / 101.6)),
        "em" => length(units.em.map(f64::from)),
        "rem" => length(units.rem.map(f64::from)),
        "deg" => Quantity { value: Some(1.0), kind: Kind::Angle },
        "grad" => Quantity { value: Some(0.9), kind: Kind::Angle },
        "rad" => Quantity { value: Some(180.0 / std::f64::consts::PI), kind: Kind::Angle },
        "turn" => Quantity { value: Some(360.0), kind: Kind::Angle },
        _ => return needs_screen_or_font(unit).then(|| length(None)),
    })
}

/// Whether a length of this unit hangs on the screen, or on the shapes of a font.
pub(super) fn needs_screen_or_font(unit: &str) -> bool {
    match_ignore_ascii_case! { unit,
        "ex" | "rex" | "ch" | "rch" | "cap" | "rcap" | "ic" | "ric" | "lh" | "rlh"
        | "vw" | "vh" | "vi" | "vb" | "vmin" | "vmax"
        | "svw" | "svh" | "svi" | "svb" | "svmin" | "svmax"
        | "lvw" | "lvh" | "lvi" | "lvb" | "lvmin" | "lvmax"
        | "dvw" | "dvh" | "dvi" | "dvb" | "dvmin" | "dvmax"
        | "cqw" | "cqh" | "cqi" | "cqb" | "cqmin" | "cqmax" => true,
        _ => false,
    }
}

/// Reads the rest of a function of this name, whose opening was the last token.
pub(super) fn function(name: &str, input: &mut Parser<'_>, units: &Units) -> CssResult<Quantity> {
    let function = function_of(name).ok_or_else(ParseError::unexpected_token)?;
    let units = &units.deeper()?;
    input.parse_nested_block(|input| match function {
        Function::Calc => sum(input, units),
        Function::Min => fold(input, units, f64::min),
        Function::Max => fold(input, units, f64::max),
        Function::Hypot => fold(&mut *input, units, f64::hypot),
        Function::Clamp => {
            let none = |i: &mut Parser<'_>| i.expect_ident_matching("none").is_ok();
            let least = match input.try_parse(|i| none(i).then_some(()).ok_or(())) {
                Ok(()) => None,
                Err(()) => Some(sum(input, units)?),
            };
            input.expect_comma()?;
            let mut value = sum(input, units)?;
            input.expect_comma()?;
            if input
                .try_parse(|i| none(i).then_some(()).ok_or(()))
                .is_err()
            {
                value = value.with(sum(input, units)?, f64::min)?;
            }
            match least {
                Some(least) => value.with(least, f64::max),
                None => Ok(value),
            }
        }
        Function::Round => {
            let way = input.try_parse(|i| -> CssResult<fn(f64) -> f64> {
                let way = i.expect_ident_cloned()?;
                i.expect_comma()?;
                Ok(match_ignore_ascii_case! { &way,
                    "nearest" => |v: f64| (v + 0.5).floor(),
                    "up" => f64::ceil,
                    "down" => f64::floor,
                    "to-zero" => f64::trunc,
                    _ => return Err(ParseError::unexpected_token()),
                })
            });
            let way = way.unwrap_or(|v: f64| (v + 0.5).floor());
            let value = sum(input, units)?;
            let step = match input.try_parse(Parser::expect_comma) {
                Ok(()) => sum(input, units)?,
                Err(_) => Quantity::number(1.0),
            };
            value.with(step, |value, step| way(value / step) * step)
        }
        Function::Mod => pair(input, units, |a, b| a - b * (a / b).floor()),
        Function::Rem => pair(input, units, |a, b| a % b),
        Function::Pow => pair(input, units, f64::powf),
        Function::Abs => Ok(sum(input, units)?.map(f64::abs)),
        Function::Sqrt => Ok(sum(input, units)?.map(f64::sqrt)),
        Function::Sign => Ok(Quantity {
            kind: Kind::Number,
            ..sum(input, units)?.map(f64::signum)
        }),
    })
}

fn pair(input: &mut Parser<'_>, units: &Units, f: impl Fn(f64, f64) -> f64) -> CssResult<Quantity> {
    let first = sum(input, units)?;
    input.expect_comma()?;
    first.with(sum(input, units)?, f)
}

fn fold(input: &mut Parser<'_>, units: &Units, f: impl Fn(f64, f64) -> f64) -> CssResult<Quantity> {
    let mut all = sum(input, units)?;
    while input.try_parse(Parser::expect_comma).is_ok() {
        all = all.with(sum(input, units)?, &f)?;
    }
    Ok(all)
}

fn sum(input: &mut Parser<'_>, units: &Units) -> CssResult<Quantity> {
    let mut all = product(input, units)?;
    loop {
        let before = input.state();
        // White space has to stand on both sides of the sign.
        if !matches!(input.next_including_whitespace(), Ok(Token::WhiteSpace(_))) {
            input.reset(&before);
            return Ok(all);
        }
        let sign = match input.next() {
            Ok(Token::Delim('+')) => 1.0,
            Ok(Token::Delim('-')) => -1.0,
            _ => {
                input.reset(&before);
                return Ok(all);
            }
        };
        if !matches!(input.next_including_whitespace(), Ok(Token::WhiteSpace(_))) {
            return Err(ParseError::unexpected_token());
        }
        all = all.with(product(input, units)?, |a, b| a + sign * b)?;
    }
}

fn product(input: &mut Parser<'_>, units: &Units) -> CssResult<Quantity> {
    let mut all = value(input, units)?;
    loop {
        let before = input.state();
        let times = match input.next() {
            Ok(Token::Delim('*')) => true,
            Ok(Token::Delim('/')) => false,
            _ => {
                input.reset(&before);
                return Ok(all);
            }
        };
        let other = value(input, units)?;
        let made = all.value.zip(other.value);
        all = match (all.kind, other.kind) {
            (kind, Kind::Number) => Quantity {
                value: made.map(|(a, b)| if times { a * b } else { a / b }),
                kind,
            },
            (Kind::Number, kind) if times => Quantity {
                value: made.map(|(a, b)| a * b),
                kind,
            },
            (a, b) if a == b && !times => Quantity {
                value: made.map(|(a, b)| a / b),
                kind: Kind::Number,
            },
            _ => return Err(ParseError::unexpected_token()),
        };
    }
}

fn value(input: &mut Parser<'_>, units: &Units) -> CssResult<Quantity> {
    Ok(match input.next()?.clone() {
        Token::Number { value, .. } => Quantity::number(value.into()),
        Token::Percentage { unit_value, .. } => match units.percent {
            Percent::Of(whole) => Quantity {
                value: whole.map(|whole| f64::from(unit_value) * f64::from(whole)),
                kind: Kind::Length,
            },
            Percent::Itself => Quantity {
                value: Some(unit_value.into()),
                kind: Kind::Percent,
            },
        },
        Token::Dimension { value, unit, .. } => unit_of(&unit, units)
            .ok_or_else(ParseError::unexpected_token)?
            .map(|one| one * f64::from(value)),
        Token::Ident(word) => Quantity::number(match_ignore_ascii_case! { &word,
            "e" => std::f64::consts::E,
            "pi" => std::f64::consts::PI,
            "infinity" => f64::INFINITY,
            "-infinity" => f64::NEG_INFINITY,
            "nan" => f64::NAN,
            _ => return Err(ParseError::unexpected_token()),
        }),
        Token::ParenthesisBlock => {
            let units = units.deeper()?;
            input.parse_nested_block(|input| sum(input, &units))?
        }
        Token::Function(name) => function(&name, input, units)?,
        _ => return Err(ParseError::unexpected_token()),
    })
}
