//! The declarations that decide how a letter looks, and their values.

use cssparser::{ParseError, Parser, Token, match_ignore_ascii_case};
use cssparser_color::{Color, hsl_to_rgb};

use super::{Display, Rgba};

/// The properties that are read; each is a place in a table of winners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    FontSize,
    Weight,
    Color,
    Background,
    Transform,
    Display,
    Visibility,
    Opacity,
    MsoHide,
    MaxHeight,
    Overflow,
    TextIndent,
    WhiteSpace,
    Width,
    Height,
    /// Whether a picture is painted behind: its address is read from the declaration.
    Picture,
    /// One that is not read; it wins over none and is only noticed.
    NotRead,
}

/// How many properties there are.
pub(super) const PROPERTIES: usize = 17;

/// A value, as far as it can be known without the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Inherit,
    Initial,
    Unset,
    Px(f32),
    Em(f32),
    Rem(f32),
    /// 1 is 100 %.
    Percent(f32),
    /// A font size by keyword.
    Keyword(f32),
    Number(f32),
    /// `larger`, `bolder`.
    More,
    /// `smaller`, `lighter`.
    Less,
    Color(Rgba),
    CurrentColor,
    /// Whether the property's one interesting keyword is set: upper case, hidden, pre.
    Flag(bool),
    Display(Display),
    Auto,
    /// A property that is not read: its place in the list of those.
    NotRead(u16),
}

/// A declaration and where its text stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) value: Value,
    pub(super) important: bool,
    pub(super) start: u32,
    pub(super) end: u32,
}

pub(super) type CssResult<T> = Result<T, ParseError<()>>;

/// The properties a declaration of this name sets; `font` and `background` are shorthands.
#[derive(Clone, Copy)]
pub(super) enum Name {
    One(Property),
    Font,
    BackgroundShorthand,
}

pub(super) fn name_of(name: &str) -> Option<Name> {
    use Property as P;
    Some(Name::One(match_ignore_ascii_case! { name,
        "font-size" => P::FontSize,
        "font-weight" => P::Weight,
        "color" => P::Color,
        "background-color" => P::Background,
        "text-transform" => P::Transform,
        "display" => P::Display,
        "visibility" => P::Visibility,
        "opacity" => P::Opacity,
        "mso-hide" => P::MsoHide,
        "max-height" => P::MaxHeight,
        "overflow" => P::Overflow,
        "text-indent" => P::TextIndent,
        "white-space" => P::WhiteSpace,
        "width" => P::Width,
        "height" => P::Height,
        "font" => return Some(Name::Font),
        "background" => return Some(Name::BackgroundShorthand),
        _ => return None,
    }))
}

fn wrong<T>() -> CssResult<T> {
    Err(ParseError::unexpected_token())
}

/// Reads a colour; only these functions, so that no unknown one nests.
pub(super) fn color(input: &mut Parser<'_>) -> CssResult<Value> {
    let byte = |unit: f32| (unit * 255.0).round().clamp(0.0, 255.0) as u8;
    Ok(match Color::parse(input) {
        Ok(Color::CurrentColor) => Value::CurrentColor,
        Ok(Color::Rgba(c)) => Value::Color(Rgba {
            red: c.red,
            green: c.green,
            blue: c.blue,
            alpha: byte(c.alpha),
        }),
        Ok(Color::Hsl(c)) => {
            let hue = (c.hue.unwrap_or(0.0) / 360.0).rem_euclid(1.0);
            let (red, green, blue) =
                hsl_to_rgb(hue, c.saturation.unwrap_or(0.0), c.lightness.unwrap_or(0.0));
            Value::Color(Rgba {
                red: byte(red),
                green: byte(green),
                blue: byte(blue),
                alpha: byte(c.alpha.unwrap_or(0.0)),
            })
        }
        _ => return wrong(),
    })
}

/// Reads the colour of a `background`: the first one among its layers' parts.
fn background(input: &mut Parser<'_>) -> CssResult<Value> {
    let mut found = Value::Color(Rgba::TRANSPARENT);
    loop {
        if let Ok(value) = input.try_parse(color) {
            found = value;
            continue;
        }
        match input.next_including_whitespace() {
            Ok(Token::Delim('!' | '{' | '|' | '*')) | Ok(Token::CurlyBracketBlock) => {
                return wrong();
            }
            Ok(token) if token.is_parse_error() => return wrong(),
            Ok(_) => {}
            Err(_) => return Ok(found),
        }
    }
}

fn length(input: &mut Parser<'_>, quirks: bool) -> CssResult<Value> {
    Ok(match input.next()? {
        Token::Dimension { value, unit, .. } => {
            let value = *value;
            match_ignore_ascii_case! { unit,
                "px" => Value::Px(value),
                "pt" => Value::Px(value * 96.0 / 72.0),
                "pc" => Value::Px(value * 16.0),
                "in" => Value::Px(value * 96.0),
                "cm" => Value::Px(value * 96.0 / 2.54),
                "mm" => Value::Px(value * 96.0 / 25.4),
                "em" => Value::Em(value),
                "ex" => Value::Em(value / 2.0),
                "rem" => Value::Rem(value),
                _ => return wrong(),
            }
        }
        Token::Percentage { unit_value, .. } => Value::Percent(*unit_value),
        Token::Number { value, .. } if *value == 0.0 || quirks => Value::Px(*value),
        _ => return wrong(),
    })
}

fn font_size(input: &mut Parser<'_>, quirks: bool) -> CssResult<Value> {
    if let Ok(size) = input.try_parse(|i| length(i, quirks)) {
        return match size {
            Value::Px(v) | Value::Em(v) | Value::Rem(v) | Value::Percent(v) if v < 0.0 => wrong(),
            size => Ok(size),
        };
    }
    let keyword = input.expect_ident_cloned()?;
    Ok(match_ignore_ascii_case! { &keyword,
        "xx-small" => Value::Keyword(9.0),
        "x-small" => Value::Keyword(10.0),
        "small" => Value::Keyword(13.0),
        "medium" => Value::Keyword(16.0),
        "large" => Value::Keyword(18.0),
        "x-large" => Value::Keyword(24.0),
        "xx-large" => Value::Keyword(32.0),
        "xxx-large" => Value::Keyword(48.0),
        "larger" => Value::More,
        "smaller" => Value::Less,
        _ => return wrong(),
    })
}

fn weight(input: &mut Parser<'_>) -> CssResult<Value> {
    Ok(match input.next()? {
        Token::Number { value, .. } if (1.0..=1000.0).contains(value) => Value::Number(*value),
        Token::Ident(word) => match_ignore_ascii_case! { word,
            "normal" => Value::Number(400.0),
            "bold" => Value::Number(700.0),
            "bolder" => Value::More,
            "lighter" => Value::Less,
            _ => return wrong(),
        },
        _ => return wrong(),
    })
}

fn display(word: &str) -> Option<Display> {
    Some(match_ignore_ascii_case! { word,
        "none" => Display::None,
        "inline" | "contents" | "ruby" => Display::Inline,
        "inline-block" | "inline-flex" | "inline-grid" | "inline-table" => Display::InlineBlock,
        "block" | "flow-root" | "flex" | "grid" => Display::Block,
        "list-item" => Display::ListItem,
        "table" => Display::Table,
        "table-row" => Display::TableRow,
        "table-cell" => Display::TableCell,
        "table-row-group" | "table-header-group" | "table-footer-group" => Display::TableRowGroup,
        "table-caption" => Display::Block,
        "table-column" | "table-column-group" => Display::None,
        _ => return None,
    })
}

/// Reads a value of this property.
fn one(property: Property, input: &mut Parser<'_>, quirks: bool) -> CssResult<Value> {
    use Property as P;
    match property {
        P::FontSize => font_size(input, quirks),
        P::Weight => weight(input),
        P::Color | P::Background => color(input),
        P::MaxHeight | P::Width | P::Height => {
            if input.try_parse(|i| i.expect_ident_matching("auto")).is_ok()
                || input.try_parse(|i| i.expect_ident_matching("none")).is_ok()
            {
                return Ok(Value::Auto);
            }
            length(input, quirks)
        }
        P::TextIndent => length(input, quirks),
        // No declaration has these names.
        P::Picture | P::NotRead => wrong(),
        P::Opacity => match input.next()? {
            Token::Number { value, .. } => Ok(Value::Flag(*value <= 0.0)),
            Token::Percentage { unit_value, .. } => Ok(Value::Flag(*unit_value <= 0.0)),
            _ => wrong(),
        },
        P::Display => {
            let word = input.expect_ident_cloned()?;
            // Legacy second keywords, such as `inline flex`, are rare enough to be dropped.
            display(&word).map_or_else(wrong, |d| Ok(Value::Display(d)))
        }
        P::Transform => {
            let word = input.expect_ident_cloned()?;
            match_ignore_ascii_case! { &word,
                "uppercase" => Ok(Value::Flag(true)),
                "none" | "lowercase" | "capitalize" | "full-width" => Ok(Value::Flag(false)),
                _ => wrong(),
            }
        }
        P::Visibility => {
            let word = input.expect_ident_cloned()?;
            match_ignore_ascii_case! { &word,
                "hidden" | "collapse" => Ok(Value::Flag(true)),
                "visible" => Ok(Value::Flag(false)),
                _ => wrong(),
            }
        }
        P::MsoHide => Ok(Value::Flag(
            input.expect_ident()?.eq_ignore_ascii_case("all"),
        )),
        P::Overflow => {
            let word = input.expect_ident_cloned()?;
            match_ignore_ascii_case! { &word,
                "hidden" | "clip" => Ok(Value::Flag(true)),
                "visible" | "auto" | "scroll" => Ok(Value::Flag(false)),
                _ => wrong(),
            }
        }
        P::WhiteSpace => {
            let word = input.expect_ident_cloned()?;
            match_ignore_ascii_case! { &word,
                "pre" | "pre-wrap" | "break-spaces" | "pre-line" => Ok(Value::Flag(true)),
                "normal" | "nowrap" => Ok(Value::Flag(false)),
                _ => wrong(),
            }
        }
    }
}

/// Reads `font`: its size and weight, and that a family follows.
fn font(input: &mut Parser<'_>) -> CssResult<(Value, Value)> {
    let mut found = Value::Number(400.0);
    for _ in 0..4 {
        if let Ok(size) = input.try_parse(|i| font_size(i, false)) {
            if input.is_exhausted() {
                return wrong();
            }
            while let Ok(token) = input.next() {
                if token.is_parse_error()
                    || matches!(
                        token,
                        Token::CurlyBracketBlock | Token::Delim('!' | '|' | '*')
                    )
                {
                    return wrong();
                }
            }
            return Ok((size, found));
        }
        if input
            .try_parse(|i| i.expect_ident_matching("normal"))
            .is_ok()
        {
            continue;
        }
        if let Ok(value) = input.try_parse(weight) {
            found = value;
        } else {
            input.expect_ident()?;
        }
    }
    wrong()
}

/// Reads the value of a declaration and hands on what it sets.
pub(super) fn declare(
    name: Name,
    input: &mut Parser<'_>,
    quirks: bool,
    mut set: impl FnMut(Property, Value),
) -> CssResult<bool> {
    let wide = |input: &mut Parser<'_>| -> CssResult<Value> {
        let word = input.expect_ident_cloned()?;
        let value = match_ignore_ascii_case! { &word,
            "inherit" => Value::Inherit,
            "initial" => Value::Initial,
            "unset" | "revert" | "revert-layer" => Value::Unset,
            _ => return wrong(),
        };
        Ok(value)
    };
    let (first, second) =
        input.parse_until_before(cssparser::Delimiter::Bang, |input| -> CssResult<_> {
            if let Ok(value) = input.try_parse(wide) {
                return Ok(match name {
                    Name::One(property) => ((property, value), None),
                    Name::Font => ((Property::FontSize, value), Some((Property::Weight, value))),
                    Name::BackgroundShorthand => ((Property::Background, value), None),
                });
            }
            Ok(match name {
                Name::One(property) => ((property, one(property, input, quirks)?), None),
                Name::Font => {
                    let (size, weight) = font(input)?;
                    ((Property::FontSize, size), Some((Property::Weight, weight)))
                }
                Name::BackgroundShorthand => ((Property::Background, background(input)?), None),
            })
        })?;
    let important = input.try_parse(cssparser::parse_important).is_ok();
    input.expect_exhausted()?;
    set(first.0, first.1);
    if let Some((property, value)) = second {
        set(property, value);
    }
    Ok(important)
}
