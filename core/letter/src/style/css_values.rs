//! The properties that decide how a letter looks, and their values.

use cssparser::{ParseError, Parser, Token, match_ignore_ascii_case};

use super::{
    Display, Rgba,
    colours::{color, hashless},
    math::{self, Kind, Percent, Quantity, Units},
    painted_values::{Paints, border_style, border_width, images, shadows},
    shorthands::font_family,
};

/// Brackets, functions and blocks that nest deeper are not read: reading them would recurse.
pub(super) const MAX_NESTING: u32 = 12;

/// A number and nothing else, as CSS and the attributes beside it write it.
pub(crate) fn number_alone(text: &str) -> Option<f32> {
    // Neither space nor a comment stands in it; `1.` is one for HTML.
    let is_of_one = |b: u8| b.is_ascii_digit() || b"+-.eE".contains(&b);
    let text = Some(text).filter(|text| text.bytes().all(is_of_one))?;
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut input = Parser::new(text);
    let number = input.expect_number().ok()?;
    input.is_exhausted().then_some(number)
}

/// The properties that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    FontSize,
    Weight,
    Color,
    Background,
    Transform,
    Variant,
    Family,
    Display,
    Visibility,
    Opacity,
    MaxHeight,
    MinWidth,
    MinHeight,
    MaxWidth,
    Overflow,
    TextIndent,
    PaddingRight,
    PaddingBottom,
    Position,
    WhiteSpace,
    Width,
    Height,
    ListType,
    Orientation,
    Aspect,
    // Of colours that are painted besides; few elements have any.
    TopStyle,
    RightStyle,
    BottomStyle,
    LeftStyle,
    OutlineStyle,
    RuleStyle,
    TopWidth,
    RightWidth,
    BottomWidth,
    LeftWidth,
    OutlineWidth,
    RuleWidth,
    TopColor,
    RightColor,
    BottomColor,
    LeftColor,
    OutlineColor,
    RuleColor,
    DecorationLine,
    DecorationColor,
    TextShadow,
    BoxShadow,
    BackgroundImage,
    BorderImage,
    ListImage,
    /// Any property whose name begins with `--`.
    Custom,
    /// One that is not read; it wins over none and is only noticed.
    NotRead,
}

impl Property {
    /// All that a stylesheet can set at once with `all`.
    pub(super) const ALL: [Self; 50] = {
        use Property as P;
        [
            P::FontSize,
            P::Weight,
            P::Color,
            P::Background,
            P::Transform,
            P::Variant,
            P::Family,
            P::Display,
            P::Visibility,
            P::Opacity,
            P::MaxHeight,
            P::MinWidth,
            P::MinHeight,
            P::MaxWidth,
            P::Overflow,
            P::TextIndent,
            P::PaddingRight,
            P::PaddingBottom,
            P::Position,
            P::WhiteSpace,
            P::Width,
            P::Height,
            P::ListType,
            P::Orientation,
            P::Aspect,
            P::TopStyle,
            P::RightStyle,
            P::BottomStyle,
            P::LeftStyle,
            P::OutlineStyle,
            P::RuleStyle,
            P::TopWidth,
            P::RightWidth,
            P::BottomWidth,
            P::LeftWidth,
            P::OutlineWidth,
            P::RuleWidth,
            P::TopColor,
            P::RightColor,
            P::BottomColor,
            P::LeftColor,
            P::OutlineColor,
            P::RuleColor,
            P::DecorationLine,
            P::DecorationColor,
            P::TextShadow,
            P::BoxShadow,
            P::BackgroundImage,
            P::BorderImage,
            P::ListImage,
        ]
    };

    /// Its name, or that of the shorthand by which a letter sets it.
    pub(super) fn name(self) -> &'static str {
        use Property as P;
        match self {
            P::FontSize => "font-size",
            P::Weight => "font-weight",
            P::Color => "color",
            P::Background => "background-color",
            P::Transform => "text-transform",
            P::Variant => "font-variant",
            P::TopColor | P::RightColor | P::BottomColor | P::LeftColor => "border-color",
            P::OutlineColor => "outline-color",
            P::RuleColor => "column-rule-color",
            P::DecorationColor => "text-decoration-color",
            P::TextShadow => "text-shadow",
            P::BoxShadow => "box-shadow",
            P::BackgroundImage => "background-image",
            P::BorderImage => "border-image",
            P::ListImage => "list-style-image",
            _ => "style",
        }
    }
}

/// The places among the keywords of how a box is placed.
pub(super) const ABSOLUTE: u8 = 2;
pub(super) const FIXED: u8 = 3;

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
    /// A font size by keyword: its place among them, `medium` is 3. How a box is placed, likewise.
    Keyword(u8),
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
    /// What is painted besides, in the list of [`Paints`].
    Paints(Paints),
    /// Text in the list of what waits for its element.
    Pending(u32),
    /// Browsers take it, and what it comes to cannot be told.
    Unknown,
    /// A property that is not read: its place in the list of those.
    NotRead(u16),
    /// The same of a `content` that puts words before or after an element, and nothing in its own place.
    Words(u16),
}

pub(super) type CssResult<T> = Result<T, ParseError<()>>;

pub(super) fn wrong<T>() -> CssResult<T> {
    Err(ParseError::unexpected_token())
}

/// How a value is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) quirks: bool,
    pub(super) units: Units,
}

/// A worked-out number as a value; it waits for its element where it hangs on one.
fn of_quantity(quantity: Quantity, kind: Kind) -> CssResult<Value> {
    if quantity.kind != kind {
        return wrong();
    }
    Ok(match (quantity.value, kind) {
        (Some(value), Kind::Length) => Value::Px(value as f32),
        (Some(value), _) => Value::Number(value as f32),
        (None, _) => Value::Unknown,
    })
}

pub(super) fn length(input: &mut Parser<'_>, reading: &Reading) -> CssResult<Value> {
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
                "q" => Value::Px(value * 96.0 / 101.6),
                "em" => Value::Em(value),
                "rem" => Value::Rem(value),
                _ => match math::needs_screen_or_font(unit) {
                    true if value == 0.0 => Value::Px(0.0),
                    true => Value::Unknown,
                    false => return wrong(),
                },
            }
        }
        Token::Percentage { unit_value, .. } => Value::Percent(*unit_value),
        Token::Number { value, .. } if *value == 0.0 || reading.quirks => Value::Px(*value),
        Token::Function(name) => {
            let name = name.clone();
            return of_quantity(math::function(&name, input, &reading.units)?, Kind::Length);
        }
        _ => return wrong(),
    })
}

/// Reads a number, and a percentage as the number that it is.
fn number(input: &mut Parser<'_>) -> CssResult<Option<f32>> {
    Ok(match input.next()?.clone() {
        Token::Number { value, .. } => Some(value),
        Token::Percentage { unit_value, .. } => Some(unit_value),
        Token::Function(name) => {
            let made = math::function(&name, input, &Units::NUMBERS)?;
            if !matches!(made.kind, Kind::Number | Kind::Percent) {
                return wrong();
            }
            made.value.map(|value| value as f32)
        }
        _ => return wrong(),
    })
}

pub(super) fn font_size(input: &mut Parser<'_>, reading: &Reading) -> CssResult<Value> {
    // What is worked out is never wrong for being too small.
    let start = input.state();
    let worked_out = matches!(input.next(), Ok(Token::Function(_)));
    input.reset(&start);
    if let Ok(size) = input.try_parse(|i| length(i, reading)) {
        return match size {
            Value::Px(v) if v < 0.0 && worked_out => Ok(Value::Px(0.0)),
            Value::Px(v) | Value::Em(v) | Value::Rem(v) | Value::Percent(v) if v < 0.0 => wrong(),
            size => Ok(size),
        };
    }
    let keyword = input.expect_ident_cloned()?;
    Ok(match_ignore_ascii_case! { &keyword,
        "xx-small" => Value::Keyword(0),
        "x-small" => Value::Keyword(1),
        "small" => Value::Keyword(2),
        "medium" => Value::Keyword(3),
        "large" => Value::Keyword(4),
        "x-large" => Value::Keyword(5),
        "xx-large" => Value::Keyword(6),
        "xxx-large" | "-webkit-xxx-large" => Value::Keyword(7),
        "larger" => Value::More,
        "smaller" => Value::Less,
        _ => return wrong(),
    })
}

pub(super) fn weight(input: &mut Parser<'_>) -> CssResult<Value> {
    if let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
        return Ok(match_ignore_ascii_case! { &word,
            "normal" => Value::Number(400.0),
            "bold" => Value::Number(700.0),
            "bolder" => Value::More,
            "lighter" => Value::Less,
            _ => return wrong(),
        });
    }
    Ok(match input.next()?.clone() {
        Token::Number { value, .. } if (1.0..=1000.0).contains(&value) => Value::Number(value),
        Token::Function(name) => {
            let made = math::function(&name, input, &Units::NUMBERS)?;
            match of_quantity(made, Kind::Number)? {
                Value::Number(n) => Value::Number(n.clamp(1.0, 1000.0)),
                other => other,
            }
        }
        _ => return wrong(),
    })
}

fn display(word: &str) -> Option<Display> {
    Some(match_ignore_ascii_case! { word,
        "none" => Display::None,
        "inline" | "contents" | "ruby" => Display::Inline,
        "inline-block" | "inline-flex" | "inline-grid" | "-webkit-inline-box"
        | "-webkit-inline-flex" => Display::InlineBlock,
        "block" | "flow-root" => Display::Block,
        "flex" | "grid" | "-webkit-box" | "-webkit-flex" => Display::Flex,
        "list-item" => Display::ListItem,
        "table" | "inline-table" => Display::Table,
        "table-row" => Display::TableRow,
        "table-cell" => Display::TableCell,
        "table-row-group" | "table-header-group" | "table-footer-group" => Display::TableRowGroup,
        "table-caption" => Display::Block,
        "table-column" | "table-column-group" => Display::None,
        _ => return None,
    })
}

/// Whether `font-variant` shows small letters as capitals; `None` where it says nothing of them.
pub(super) fn small_capitals(word: &str) -> Option<bool> {
    Some(match_ignore_ascii_case! { word,
        "small-caps" | "all-small-caps" | "petite-caps" | "all-petite-caps" => true,
        "normal" | "none" | "titling-caps" => false,
        _ => return None,
    })
}

/// One of two keywords' meanings.
fn flag(input: &mut Parser<'_>, yes: &[&str], no: &[&str]) -> CssResult<Value> {
    let word = input.expect_ident_cloned()?;
    let among = |list: &[&str]| list.iter().any(|one| word.eq_ignore_ascii_case(one));
    if among(yes) {
        Ok(Value::Flag(true))
    } else if among(no) {
        Ok(Value::Flag(false))
    } else {
        wrong()
    }
}

/// Reads a value of this property.
pub(super) fn one(
    property: Property,
    input: &mut Parser<'_>,
    reading: &Reading,
    pool: &mut super::painted_values::Pool,
) -> CssResult<Value> {
    use Property as P;
    match property {
        P::FontSize => font_size(input, reading),
        P::Weight => weight(input),
        P::Color | P::Background | P::TopColor | P::RightColor | P::BottomColor | P::LeftColor
            if reading.quirks =>
        {
            input
                .try_parse(color)
                .or_else(|_: ParseError<()>| hashless(input))
        }
        P::Color
        | P::Background
        | P::TopColor
        | P::RightColor
        | P::BottomColor
        | P::LeftColor
        | P::OutlineColor
        | P::RuleColor
        | P::DecorationColor => color(input),
        P::MaxHeight | P::MinHeight | P::MinWidth | P::MaxWidth | P::Width | P::Height => {
            const NONE: [&str; 8] = [
                "auto",
                "none",
                "min-content",
                "max-content",
                "fit-content",
                "stretch",
                "-webkit-fill-available",
                "-moz-fit-content",
            ];
            if input.try_parse(|i| flag(i, &NONE, &[])).is_ok() {
                return Ok(Value::Auto);
            }
            length(input, reading)
        }
        P::TextIndent => length(input, reading),
        P::PaddingRight | P::PaddingBottom => match length(input, reading)? {
            Value::Px(v) | Value::Em(v) | Value::Rem(v) | Value::Percent(v) if v < 0.0 => wrong(),
            padding => Ok(padding),
        },
        P::Position => {
            let word = input.expect_ident_cloned()?;
            Ok(Value::Keyword(match_ignore_ascii_case! { &word,
                "static" => 0,
                "relative" | "sticky" | "-webkit-sticky" => 1,
                "absolute" => ABSOLUTE,
                "fixed" => FIXED,
                _ => return wrong(),
            }))
        }
        P::Opacity => Ok(match number(input)? {
            Some(value) => Value::Flag(value <= 0.0),
            None => Value::Unknown,
        }),
        P::Display => {
            let word = input.expect_ident_cloned()?;
            // Two keywords, such as `inline flex`, say how its outside and its inside lie.
            if let Ok(second) = input.try_parse(Parser::expect_ident_cloned) {
                let inline = word.eq_ignore_ascii_case("inline");
                let flow = second.eq_ignore_ascii_case("flow");
                return Ok(Value::Display(match (inline, flow) {
                    (true, true) => Display::Inline,
                    (true, false) => Display::InlineBlock,
                    _ => display(&second).unwrap_or(Display::Block),
                }));
            }
            display(&word).map_or_else(wrong, |d| Ok(Value::Display(d)))
        }
        P::Transform => {
            let mut upper = false;
            let mut some = false;
            while let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
                match_ignore_ascii_case! { &word,
                    "uppercase" => upper = true,
                    "none" | "lowercase" | "capitalize" | "full-width" | "full-size-kana"
                    | "math-auto" => {},
                    _ => return wrong(),
                }
                some = true;
            }
            if some {
                Ok(Value::Flag(upper))
            } else {
                wrong()
            }
        }
        P::Variant => {
            const ALTERNATES: [&str; 6] = [
                "stylistic",
                "styleset",
                "character-variant",
                "swash",
                "ornaments",
                "annotation",
            ];
            let mut small = None;
            let mut unicase = false;
            let mut some = false;
            loop {
                if let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
                    // What the font makes of small letters then is its own.
                    unicase |= word.eq_ignore_ascii_case("unicase");
                    small = small_capitals(&word).or(small);
                } else {
                    match input.next() {
                        Err(_) => break,
                        // What another function comes to cannot be told.
                        Ok(Token::Function(name))
                            if !ALTERNATES.iter().any(|one| name.eq_ignore_ascii_case(one)) =>
                        {
                            return wrong();
                        }
                        Ok(_) => {}
                    }
                }
                some = true;
            }
            match small {
                _ if !some => wrong(),
                None if unicase => Ok(Value::Unknown),
                small => Ok(Value::Flag(small.unwrap_or(false))),
            }
        }
        P::Family => font_family(input),
        P::Orientation => flag(input, &["none"], &["from-image"]),
        P::Aspect => {
            // With `auto` a picture keeps its own proportions.
            let auto =
                |i: &mut Parser<'_>| i.try_parse(|i| i.expect_ident_matching("auto")).is_ok();
            let mut is_auto = auto(input);
            let mut ratio = None;
            if let Ok(Some(width)) = input.try_parse(number) {
                let height = match input.try_parse(|i| i.expect_delim('/')) {
                    Ok(()) => number(input)?,
                    Err(_) => Some(1.0),
                };
                ratio = height.map(|height| width / height);
                is_auto |= auto(input);
            }
            match ratio.filter(|ratio| ratio.is_finite() && *ratio > 0.0) {
                Some(ratio) if !is_auto => Ok(Value::Number(ratio)),
                _ => Ok(Value::Auto),
            }
        }
        // Any other word or text is a mark.
        P::ListType => Ok(match input.next()?.clone() {
            Token::Ident(word) => Value::Flag(word.eq_ignore_ascii_case("none")),
            Token::QuotedString(text) => Value::Flag(text.trim().is_empty()),
            _ => {
                while input.next().is_ok() {}
                Value::Flag(false)
            }
        }),
        P::Visibility => flag(input, &["hidden", "collapse"], &["visible"]),
        P::Overflow => {
            let clips = |i: &mut Parser<'_>| {
                // A box of no height scrolls nothing into sight.
                const CLIPPED: [&str; 5] = ["hidden", "clip", "auto", "scroll", "overlay"];
                flag(i, &CLIPPED, &["visible"])
            };
            let only_clips = input.try_parse(|i| i.expect_ident_matching("clip")).is_ok();
            let first = if only_clips {
                Value::Flag(true)
            } else {
                clips(input)?
            };
            // The second value is the other direction's, which scrolls where this one does.
            match input.try_parse(clips) {
                Ok(Value::Flag(false)) if !only_clips => Ok(first),
                Ok(second) => Ok(second),
                Err(_) => Ok(first),
            }
        }
        P::WhiteSpace => {
            const KEPT: [&str; 6] = [
                "pre",
                "pre-wrap",
                "break-spaces",
                "pre-line",
                "preserve",
                "preserve-breaks",
            ];
            const COLLAPSED: [&str; 5] =
                ["normal", "nowrap", "wrap", "collapse", "preserve-spaces"];
            let first = flag(input, &KEPT, &COLLAPSED)?;
            // The other word says whether lines are wrapped.
            match input.try_parse(|i| flag(i, &KEPT, &COLLAPSED)) {
                Ok(Value::Flag(true)) => Ok(Value::Flag(true)),
                _ => Ok(first),
            }
        }
        P::TopStyle
        | P::RightStyle
        | P::BottomStyle
        | P::LeftStyle
        | P::OutlineStyle
        | P::RuleStyle => border_style(input),
        P::TopWidth
        | P::RightWidth
        | P::BottomWidth
        | P::LeftWidth
        | P::OutlineWidth
        | P::RuleWidth => border_width(input, reading),
        P::DecorationLine => {
            let mut lines = false;
            while let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
                lines |= !word.eq_ignore_ascii_case("none");
            }
            Ok(Value::Flag(lines))
        }
        P::TextShadow | P::BoxShadow => shadows(input, reading, pool),
        P::BackgroundImage | P::BorderImage | P::ListImage => images(input, pool),
        P::Custom | P::NotRead => wrong(),
    }
}

/// The units in which a property's lengths are measured on an element.
pub(super) fn units_of(property: Property, units: Units) -> Units {
    match property {
        Property::FontSize => Units {
            percent: Percent::Of(units.em),
            ..units
        },
        _ => Units {
            percent: Percent::Of(None),
            ..units
        },
    }
}
