//! What a declaration's name sets, one property or many, and how its value is read.

use cssparser::{Parser, Token, match_ignore_ascii_case};

use super::{
    css_values::{CssResult, MAX_NESTING, Property, Reading, Value, font_size, one, weight, wrong},
    math::{self, Units},
    painted_values::{Pending, Pool, background, images},
};
use crate::layout::merge_tags::is_filled_in;

/// A declaration and where its text stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) value: Value,
    pub(super) important: bool,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The properties that a declaration of this name sets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Name {
    /// These, all by the same value.
    One(Property),
    Font,
    Background,
    /// Style, width and colour of each of these sides.
    Border(&'static [[Property; 3]]),
    /// Up to one value for each.
    Sides(&'static [Property]),
    Padding,
    BorderImage,
    ListStyle,
    Decoration,
    All,
    Custom,
}

use Property as P;

const TOP: [P; 3] = [P::TopStyle, P::TopWidth, P::TopColor];
const RIGHT: [P; 3] = [P::RightStyle, P::RightWidth, P::RightColor];
const BOTTOM: [P; 3] = [P::BottomStyle, P::BottomWidth, P::BottomColor];
const LEFT: [P; 3] = [P::LeftStyle, P::LeftWidth, P::LeftColor];
const OUTLINE: [P; 3] = [P::OutlineStyle, P::OutlineWidth, P::OutlineColor];
const RULE: [P; 3] = [P::RuleStyle, P::RuleWidth, P::RuleColor];
/// What is drawn around a box and within it: style, width and colour of each.
pub(super) const EDGES: [[P; 3]; 6] = [TOP, RIGHT, BOTTOM, LEFT, OUTLINE, RULE];

const FONT: &[P] = &[P::FontSize, P::Weight, P::Variant, P::Family];

pub(super) fn name_of(name: &str) -> Option<Name> {
    Some(Name::One(match_ignore_ascii_case! { name,
        "font-size" => P::FontSize,
        "font-weight" => P::Weight,
        "font-variant" | "font-variant-caps" => P::Variant,
        "font-family" => P::Family,
        "color" => P::Color,
        "background-color" => P::Background,
        "background-image" => P::BackgroundImage,
        "text-transform" => P::Transform,
        "display" => P::Display,
        "visibility" => P::Visibility,
        "opacity" => P::Opacity,
        "max-height" | "max-block-size" => P::MaxHeight,
        "min-width" | "min-inline-size" => P::MinWidth,
        "min-height" | "min-block-size" => P::MinHeight,
        "max-width" | "max-inline-size" => P::MaxWidth,
        "overflow" => P::Overflow,
        "text-indent" => P::TextIndent,
        "padding-right" | "padding-inline-end" => P::PaddingRight,
        "padding-bottom" | "padding-block-end" => P::PaddingBottom,
        "position" => P::Position,
        "white-space" | "white-space-collapse" => P::WhiteSpace,
        "width" | "inline-size" => P::Width,
        "height" | "block-size" => P::Height,
        "text-shadow" => P::TextShadow,
        "box-shadow" | "-webkit-box-shadow" => P::BoxShadow,
        "outline-style" => P::OutlineStyle,
        "outline-width" => P::OutlineWidth,
        "outline-color" => P::OutlineColor,
        "column-rule-style" | "-webkit-column-rule-style" => P::RuleStyle,
        "column-rule-width" | "-webkit-column-rule-width" => P::RuleWidth,
        "column-rule-color" | "-webkit-column-rule-color" => P::RuleColor,
        "text-decoration-line" => P::DecorationLine,
        "text-decoration-color" | "-webkit-text-decoration-color" => P::DecorationColor,
        "list-style-image" => P::ListImage,
        "list-style-type" => P::ListType,
        "image-orientation" => P::Orientation,
        "aspect-ratio" => P::Aspect,
        "border-image-source" => P::BorderImage,
        "border-top-style" | "border-block-start-style" => P::TopStyle,
        "border-right-style" | "border-inline-end-style" => P::RightStyle,
        "border-bottom-style" | "border-block-end-style" => P::BottomStyle,
        "border-left-style" | "border-inline-start-style" => P::LeftStyle,
        "border-top-width" | "border-block-start-width" => P::TopWidth,
        "border-right-width" | "border-inline-end-width" => P::RightWidth,
        "border-bottom-width" | "border-block-end-width" => P::BottomWidth,
        "border-left-width" | "border-inline-start-width" => P::LeftWidth,
        "border-top-color" | "border-block-start-color" => P::TopColor,
        "border-right-color" | "border-inline-end-color" => P::RightColor,
        "border-bottom-color" | "border-block-end-color" => P::BottomColor,
        "border-left-color" | "border-inline-start-color" => P::LeftColor,
        "border" => return Some(Name::Border(&[TOP, RIGHT, BOTTOM, LEFT])),
        "border-top" | "border-block-start" => return Some(Name::Border(&[TOP])),
        "border-right" | "border-inline-end" => return Some(Name::Border(&[RIGHT])),
        "border-bottom" | "border-block-end" => return Some(Name::Border(&[BOTTOM])),
        "border-left" | "border-inline-start" => return Some(Name::Border(&[LEFT])),
        "border-block" => return Some(Name::Border(&[TOP, BOTTOM])),
        "border-inline" => return Some(Name::Border(&[LEFT, RIGHT])),
        "outline" => return Some(Name::Border(&[OUTLINE])),
        "column-rule" | "-webkit-column-rule" => return Some(Name::Border(&[RULE])),
        "border-style" => {
            return Some(Name::Sides(&[P::TopStyle, P::RightStyle, P::BottomStyle, P::LeftStyle]));
        },
        "border-width" => {
            return Some(Name::Sides(&[P::TopWidth, P::RightWidth, P::BottomWidth, P::LeftWidth]));
        },
        "border-color" => {
            return Some(Name::Sides(&[P::TopColor, P::RightColor, P::BottomColor, P::LeftColor]));
        },
        "padding" => return Some(Name::Padding),
        // Of both ends the second counts.
        "padding-block" => return Some(Name::Sides(&[P::PaddingBottom, P::PaddingBottom])),
        "padding-inline" => return Some(Name::Sides(&[P::PaddingRight, P::PaddingRight])),
        "border-block-style" => return Some(Name::Sides(&[P::TopStyle, P::BottomStyle])),
        "border-block-width" => return Some(Name::Sides(&[P::TopWidth, P::BottomWidth])),
        "border-block-color" => return Some(Name::Sides(&[P::TopColor, P::BottomColor])),
        "border-inline-style" => return Some(Name::Sides(&[P::LeftStyle, P::RightStyle])),
        "border-inline-width" => return Some(Name::Sides(&[P::LeftWidth, P::RightWidth])),
        "border-inline-color" => return Some(Name::Sides(&[P::LeftColor, P::RightColor])),
        "border-image" | "-webkit-border-image" => return Some(Name::BorderImage),
        "list-style" => return Some(Name::ListStyle),
        "text-decoration" | "-webkit-text-decoration" => return Some(Name::Decoration),
        "font" => return Some(Name::Font),
        "background" => return Some(Name::Background),
        "all" => return Some(Name::All),
        _ => return name.starts_with("--").then_some(Name::Custom),
    }))
}

impl Name {
    /// Calls `set` for each property that a declaration of this name sets.
    fn each(self, mut set: impl FnMut(Property)) {
        match self {
            Self::One(property) => set(property),
            Self::Font => FONT.iter().copied().for_each(set),
            Self::Background => [P::Background, P::BackgroundImage]
                .into_iter()
                .for_each(set),
            Self::Border(edges) => edges.iter().flatten().copied().for_each(set),
            Self::Sides(all) => all.iter().copied().for_each(set),
            Self::Padding => [P::PaddingRight, P::PaddingBottom]
                .into_iter()
                .for_each(set),
            Self::BorderImage => set(P::BorderImage),
            Self::ListStyle => [P::ListImage, P::ListType].into_iter().for_each(set),
            Self::Decoration => [P::DecorationLine, P::DecorationColor]
                .into_iter()
                .for_each(set),
            Self::All => P::ALL.into_iter().for_each(set),
            Self::Custom => set(P::Custom),
        }
    }
}

/// Reads a list of font families: whether it is the one word `monospace`.
pub(super) fn font_family(input: &mut Parser<'_>) -> CssResult<Value> {
    let mut families = 0_u32;
    let mut fixed = false;
    loop {
        let mut words = 0_u32;
        if input
            .try_parse(|i| i.expect_string().is_ok().then_some(()).ok_or(()))
            .is_err()
        {
            while let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
                fixed = words == 0 && word.eq_ignore_ascii_case("monospace");
                words = words.saturating_add(1);
            }
            if words == 0 {
                return wrong();
            }
        }
        families = families.saturating_add(1);
        if input.is_exhausted() {
            return Ok(Value::Flag(families == 1 && fixed));
        }
        input.expect_comma()?;
    }
}

/// Reads `font`: size, weight, small capitals, and the family.
fn font(input: &mut Parser<'_>, reading: &Reading) -> CssResult<[Value; 4]> {
    let mut heavy = Value::Number(400.0);
    let mut small = false;
    let reading = &Reading {
        quirks: false,
        ..*reading
    };
    for _ in 0..5 {
        if let Ok(size) = input.try_parse(|i| font_size(i, reading)) {
            if input.try_parse(|i| i.expect_delim('/')).is_ok() {
                input.next()?;
            }
            return Ok([size, heavy, Value::Flag(small), font_family(input)?]);
        }
        if input
            .try_parse(|i| i.expect_ident_matching("normal"))
            .is_ok()
        {
            continue;
        }
        if let Ok(value) = input.try_parse(weight) {
            heavy = value;
            continue;
        }
        let word = input.expect_ident_cloned()?;
        match_ignore_ascii_case! { &word,
            "small-caps" => small = true,
            "italic" | "condensed" | "expanded" | "semi-condensed" | "semi-expanded"
            | "extra-condensed" | "extra-expanded" | "ultra-condensed" | "ultra-expanded" => {},
            "oblique" => {
                let _ = input.try_parse(|i| -> CssResult<()> {
                    match i.next()? {
                        Token::Dimension { unit, .. } if unit.eq_ignore_ascii_case("deg") => Ok(()),
                        _ => wrong(),
                    }
                });
            },
            // These are the operating system's own.
            "caption" | "icon" | "menu" | "message-box" | "small-caption" | "status-bar"
                if input.is_exhausted() =>
            {
                return Ok([Value::Unknown, heavy, Value::Flag(false), Value::Flag(false)]);
            },
            _ => return wrong(),
        }
    }
    wrong()
}

/// Reads style, width and colour of a border, in any order.
fn border(input: &mut Parser<'_>, reading: &Reading, pool: &mut Pool) -> CssResult<[Value; 3]> {
    let reading = &Reading {
        quirks: false,
        ..*reading
    };
    let mut parts: [Option<Value>; 3] = [None; 3];
    while !input.is_exhausted() {
        let mut found = false;
        for (part, property) in parts.iter_mut().zip(TOP) {
            if part.is_none()
                && let Ok(value) = input.try_parse(|i| one(property, i, reading, pool))
            {
                *part = Some(value);
                found = true;
                break;
            }
        }
        if !found {
            return wrong();
        }
    }
    let [style, width, colour] = parts;
    if parts == [None; 3] {
        return wrong();
    }
    Ok([
        style.unwrap_or(Value::Flag(false)),
        width.unwrap_or(Value::Flag(true)),
        colour.unwrap_or(Value::CurrentColor),
    ])
}

/// Reads a text's line and its colour.
fn decoration(input: &mut Parser<'_>, reading: &Reading, pool: &mut Pool) -> CssResult<[Value; 2]> {
    let (mut line, mut colour) = (false, Value::CurrentColor);
    while !input.is_exhausted() {
        if let Ok(word) = input.try_parse(|i| -> CssResult<bool> {
            let word = i.expect_ident_cloned()?;
            Ok(match_ignore_ascii_case! { &word,
                "underline" | "overline" | "line-through" | "blink" => true,
                "none" | "solid" | "double" | "dotted" | "dashed" | "wavy" | "auto" | "from-font" => false,
                _ => return wrong(),
            })
        }) {
            line |= word;
        } else if let Ok(found) = input.try_parse(|i| one(P::DecorationColor, i, reading, pool)) {
            colour = found;
        } else {
            super::css_values::length(input, reading)?;
        }
    }
    Ok([Value::Flag(line), colour])
}

/// Reads up to one value for each of these sides: those of the top, the right, the bottom and the left.
fn of_sides(
    sides: &[Property],
    input: &mut Parser<'_>,
    reading: &Reading,
    pool: &mut Pool,
) -> CssResult<[Value; 4]> {
    let mut values: [Option<Value>; 4] = [None; 4];
    for (value, &side) in values.iter_mut().zip(sides) {
        if !input.is_exhausted() {
            *value = Some(one(side, input, reading, pool)?);
        }
    }
    input.expect_exhausted()?;
    let [Some(top), right, bottom, left] = values else {
        return wrong();
    };
    let right = right.unwrap_or(top);
    Ok([top, right, bottom.unwrap_or(top), left.unwrap_or(right)])
}

/// Reads a value of this name and hands on what it sets.
fn read(
    name: Name,
    input: &mut Parser<'_>,
    reading: &Reading,
    pool: &mut Pool,
    set: &mut impl FnMut(Property, Value),
) -> CssResult<()> {
    let wide = |input: &mut Parser<'_>| -> CssResult<Value> {
        let word = input.expect_ident()?;
        let value = match_ignore_ascii_case! { word,
            "inherit" => Value::Inherit,
            "initial" => Value::Initial,
            "unset" | "revert" => Value::Unset,
            // What stands in the layers beneath is not looked up.
            "revert-layer" => Value::Unknown,
            _ => return wrong(),
        };
        input.expect_exhausted()?;
        Ok(value)
    };
    if let Ok(value) = input.try_parse(wide) {
        name.each(|property| set(property, value));
        return Ok(());
    }
    match name {
        Name::One(property) => {
            let value = one(property, input, reading, pool)?;
            input.expect_exhausted()?;
            set(property, value);
        }
        Name::Font => {
            let values = font(input, reading)?;
            FONT.iter()
                .zip(values)
                .for_each(|(&p, value)| set(p, value));
        }
        Name::Background => {
            let (colour, pictures) = background(input, pool)?;
            set(P::Background, colour);
            set(P::BackgroundImage, pictures);
        }
        Name::Border(edges) => {
            let values = border(input, reading, pool)?;
            for edge in edges {
                edge.iter()
                    .zip(values)
                    .for_each(|(&p, value)| set(p, value));
            }
        }
        Name::Sides(sides) => {
            let all = of_sides(sides, input, reading, pool)?;
            sides.iter().zip(all).for_each(|(&p, value)| set(p, value));
        }
        Name::Padding => {
            let [_, right, bottom, _] = of_sides(&[P::PaddingBottom; 4], input, reading, pool)?;
            set(P::PaddingRight, right);
            set(P::PaddingBottom, bottom);
        }
        Name::BorderImage => set(P::BorderImage, images(input, pool)?),
        Name::ListStyle => {
            let start = input.state();
            let mut none = false;
            while let Ok(token) = input.next() {
                none |= matches!(token, Token::Ident(word) if word.eq_ignore_ascii_case("none"));
            }
            input.reset(&start);
            set(P::ListType, Value::Flag(none));
            set(P::ListImage, images(input, pool)?);
        }
        Name::Decoration => {
            let [line, colour] = decoration(input, reading, pool)?;
            set(P::DecorationLine, line);
            set(P::DecorationColor, colour);
        }
        Name::All | Name::Custom => return wrong(),
    }
    Ok(())
}

/// What functions stand in a value that was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Functions {
    /// Those that are read, so that the value is wrong.
    Known,
    /// Those of which browsers may know more.
    Unknown,
    /// Those in whose place other text is put.
    Substituted,
}

fn functions(input: &mut Parser<'_>, depth: u32) -> Functions {
    let mut found = Functions::Known;
    while let Ok(token) = input.next() {
        let of_this = match token {
            Token::Function(name) => match_ignore_ascii_case! { name,
                "var" | "env" => Functions::Substituted,
                // Old ones, which every browser drops by now.
                "expression" | "alpha" | "progid" | "url" | "rgb" | "rgba" | "hsl" | "hsla" | "hwb"
                | "lab" | "lch" | "oklab" | "oklch" | "color" | "color-mix" | "light-dark" => {
                    Functions::Known
                },
                _ => match math::is_math(name) {
                    true => Functions::Known,
                    false => Functions::Unknown,
                },
            },
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                Functions::Known
            }
            _ => continue,
        };
        if depth >= MAX_NESTING {
            return found.max(Functions::Unknown);
        }
        let within = input.parse_nested_block(|i| -> CssResult<Functions> {
            Ok(functions(i, depth.saturating_add(1)))
        });
        found = found.max(of_this).max(within.unwrap_or(Functions::Known));
    }
    found
}

/// Reads the value of a declaration and hands on what it sets; whether it is important.
pub(super) fn declare(
    name: Name,
    custom: &str,
    input: &mut Parser<'_>,
    quirks: bool,
    pool: &mut Pool,
    mut set: impl FnMut(Property, Value),
) -> CssResult<bool> {
    let reading = Reading {
        quirks,
        units: Units::UNKNOWN,
    };
    let start = input.state();
    let mut uncertain = false;
    let done = input.parse_until_before(cssparser::Delimiter::Bang, |input| {
        read(name, input, &reading, pool, &mut |property, value| {
            uncertain |= value == Value::Unknown;
            set(property, value);
        })?;
        input.expect_exhausted()?;
        Ok(())
    });
    if done.is_err() || uncertain {
        input.reset(&start);
        input.skip_whitespace();
        let from = input.position();
        let found = input
            .parse_until_before(cssparser::Delimiter::Bang, |input| -> CssResult<_> {
                Ok(functions(input, 0))
            })?;
        let css = input.slice_from(from).trim_end();
        let found = match is_filled_in(css) {
            true => Functions::Unknown,
            false => found,
        };
        let waits = |pool: &mut Pool| {
            let custom = match name {
                Name::Custom => pool.name(custom),
                _ => 0,
            };
            pool.wait(Pending {
                name,
                custom,
                css: css.into(),
            })
        };
        match found {
            _ if matches!(name, Name::Custom) => {
                let value = waits(pool);
                set(P::Custom, value);
            }
            Functions::Substituted => {
                let value = waits(pool);
                name.each(|property| set(property, value));
            }
            // Worked out where the element is known.
            Functions::Known if uncertain && css.contains('(') => {
                let value = waits(pool);
                name.each(|property| set(property, value));
            }
            Functions::Unknown => name.each(|property| set(property, Value::Unknown)),
            Functions::Known => done?,
        }
    }
    let important = input.try_parse(cssparser::parse_important).is_ok();
    input.expect_exhausted()?;
    Ok(important)
}

/// What the value of this name sets for `property` on an element; `None` where it is wrong.
pub(super) fn read_for(
    property: Property,
    name: Name,
    css: &str,
    reading: &Reading,
    pool: &mut Pool,
) -> Option<Value> {
    let mut parser = Parser::new(css);
    let mut found = None;
    let done = read(name, &mut parser, reading, pool, &mut |set, value| {
        if set == property {
            found = Some(value);
        }
    });
    if done.is_ok() && parser.is_exhausted() {
        return found;
    }
    let mut parser = Parser::new(css);
    let is_unknown = functions(&mut parser, 0) == Functions::Unknown || is_filled_in(css);
    is_unknown.then_some(Value::Unknown)
}
