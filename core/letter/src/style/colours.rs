//! Colours, in all of the notations of CSS: what Chromium paints for them on a screen of sRGB.

use color::{AlphaColor, ColorSpaceTag, DynamicColor, Flags, HueDirection, Srgb};
use cssparser::{ParseError, Parser, Token, color::PredefinedColorSpace, match_ignore_ascii_case};
use cssparser_color::{
    AngleOrNumber, Color, ColorParser, NumberOrPercentage, hsl_to_rgb, hwb_to_rgb, parse_color_with,
};

use super::{
    Rgba,
    css_values::{CssResult, MAX_NESTING, Value},
    math::{self, Kind, Units},
};

fn wrong<T>() -> CssResult<T> {
    Err(ParseError::unexpected_token())
}

/// Reads a colour's numbers, those that are worked out too.
struct Numbers;

/// A number that a function of this token works out.
fn worked_out(token: &Token<'_>, input: &mut Parser<'_>) -> CssResult<(f32, Kind)> {
    let Token::Function(name) = token else {
        return wrong();
    };
    let quantity = math::function(name, input, &Units::NUMBERS)?;
    let value = quantity.value.ok_or_else(ParseError::unexpected_token)?;
    Ok((value as f32, quantity.kind))
}

impl<'i> ColorParser<'i> for Numbers {
    type Output = Color;
    type Error = ();

    fn parse_angle_or_number(&self, input: &mut Parser<'_>) -> CssResult<AngleOrNumber> {
        Ok(match input.next()?.clone() {
            Token::Number { value, .. } => AngleOrNumber::Number { value },
            Token::Dimension { value, unit, .. } => AngleOrNumber::Angle {
                degrees: match_ignore_ascii_case! { &unit,
                    "deg" => value,
                    "grad" => value * 0.9,
                    "rad" => value.to_degrees(),
                    "turn" => value * 360.0,
                    _ => return wrong(),
                },
            },
            token => match worked_out(&token, input)? {
                (value, Kind::Number) => AngleOrNumber::Number { value },
                (degrees, Kind::Angle) => AngleOrNumber::Angle { degrees },
                _ => return wrong(),
            },
        })
    }

    fn parse_percentage(&self, input: &mut Parser<'_>) -> CssResult<f32> {
        match self.parse_number_or_percentage(input)? {
            NumberOrPercentage::Percentage { unit_value } => Ok(unit_value),
            NumberOrPercentage::Number { .. } => wrong(),
        }
    }

    fn parse_number(&self, input: &mut Parser<'_>) -> CssResult<f32> {
        match self.parse_number_or_percentage(input)? {
            NumberOrPercentage::Number { value } => Ok(value),
            NumberOrPercentage::Percentage { .. } => wrong(),
        }
    }

    fn parse_number_or_percentage(&self, input: &mut Parser<'_>) -> CssResult<NumberOrPercentage> {
        Ok(match input.next()?.clone() {
            Token::Number { value, .. } => NumberOrPercentage::Number { value },
            Token::Percentage { unit_value, .. } => NumberOrPercentage::Percentage { unit_value },
            token => match worked_out(&token, input)? {
                (value, Kind::Number) => NumberOrPercentage::Number { value },
                (unit_value, Kind::Percent) => NumberOrPercentage::Percentage { unit_value },
                _ => return wrong(),
            },
        })
    }
}

fn byte(unit: f32) -> u8 {
    (unit * 255.0).round().clamp(0.0, 255.0) as u8
}

fn opaque(rgb: (u8, u8, u8)) -> Rgba {
    let (red, green, blue) = rgb;
    Rgba {
        red,
        green,
        blue,
        alpha: 255,
    }
}

/// The colour that Chromium paints for a system colour, on a light page.
fn system_colour(word: &str) -> Option<Rgba> {
    if word.eq_ignore_ascii_case("highlight") {
        return Some(Rgba {
            alpha: 204,
            ..opaque((0, 65, 198))
        });
    }
    Some(opaque(match_ignore_ascii_case! { word,
        "windowtext" | "canvastext" | "buttontext" | "buttonborder" | "fieldtext" | "marktext"
        | "captiontext" | "infotext" | "menutext" | "activeborder" | "inactiveborder"
        | "threeddarkshadow" | "threedhighlight" | "threedlightshadow" | "threedshadow"
        | "windowframe" => (0, 0, 0),
        "window" | "canvas" | "field" | "highlighttext" | "selecteditemtext" | "activecaption"
        | "appworkspace" | "background" | "inactivecaption" | "infobackground" | "menu"
        | "scrollbar" => (255, 255, 255),
        "buttonface" | "buttonhighlight" | "buttonshadow" | "threedface" => (239, 239, 239),
        "graytext" | "inactivecaptiontext" => (128, 128, 128),
        "linktext" | "-webkit-link" => (0, 0, 238),
        "visitedtext" => (85, 26, 139),
        "activetext" | "-webkit-activelink" => (255, 0, 0),
        "mark" => (255, 255, 0),
        "selecteditem" => (25, 103, 210),
        _ => return None,
    }))
}

/// Of these the palette is the reader's own.
fn hangs_on_the_reader(word: &str) -> bool {
    word.eq_ignore_ascii_case("accentcolor") || word.eq_ignore_ascii_case("accentcolortext")
}

/// The colour of a component in `space`.
fn in_space(space: ColorSpaceTag, parts: [Option<f32>; 3], alpha: Option<f32>) -> DynamicColor {
    let [a, b, c] = parts.map(|part| part.unwrap_or(0.0));
    DynamicColor {
        cs: space,
        flags: Flags::default(),
        components: [a, b, c, alpha.unwrap_or(0.0)],
    }
}

fn painted(colour: DynamicColor) -> Rgba {
    let [red, green, blue, alpha] = colour.to_alpha_color::<Srgb>().components;
    Rgba {
        red: byte(red),
        green: byte(green),
        blue: byte(blue),
        alpha: byte(alpha),
    }
}

fn known(colour: Color) -> Option<Value> {
    use ColorSpaceTag as Space;
    let rgba = |(red, green, blue): (f32, f32, f32), alpha: Option<f32>| Rgba {
        red: byte(red),
        green: byte(green),
        blue: byte(blue),
        alpha: byte(alpha.unwrap_or(0.0)),
    };
    let turn = |degrees: Option<f32>| (degrees.unwrap_or(0.0) / 360.0).rem_euclid(1.0);
    Some(Value::Color(match colour {
        Color::CurrentColor => return Some(Value::CurrentColor),
        Color::Rgba(c) => Rgba {
            alpha: byte(c.alpha),
            ..opaque((c.red, c.green, c.blue))
        },
        Color::Hsl(c) => {
            let (s, l) = (c.saturation.unwrap_or(0.0), c.lightness.unwrap_or(0.0));
            rgba(hsl_to_rgb(turn(c.hue), s, l), c.alpha)
        }
        Color::Hwb(c) => {
            let (w, b) = (c.whiteness.unwrap_or(0.0), c.blackness.unwrap_or(0.0));
            rgba(hwb_to_rgb(turn(c.hue), w, b), c.alpha)
        }
        Color::Lab(c) => painted(in_space(Space::Lab, [c.lightness, c.a, c.b], c.alpha)),
        Color::Oklab(c) => painted(in_space(Space::Oklab, [c.lightness, c.a, c.b], c.alpha)),
        Color::Lch(c) => painted(in_space(
            Space::Lch,
            [c.lightness, c.chroma, c.hue],
            c.alpha,
        )),
        Color::Oklch(c) => painted(in_space(
            Space::Oklch,
            [c.lightness, c.chroma, c.hue],
            c.alpha,
        )),
        Color::ColorFunction(c) => {
            let space = match c.color_space {
                PredefinedColorSpace::Srgb => Space::Srgb,
                PredefinedColorSpace::SrgbLinear => Space::LinearSrgb,
                PredefinedColorSpace::DisplayP3 => Space::DisplayP3,
                PredefinedColorSpace::DisplayP3Linear => return None,
                PredefinedColorSpace::A98Rgb => Space::A98Rgb,
                PredefinedColorSpace::ProphotoRgb => Space::ProphotoRgb,
                PredefinedColorSpace::Rec2020 => Space::Rec2020,
                PredefinedColorSpace::XyzD50 => Space::XyzD50,
                PredefinedColorSpace::XyzD65 => Space::XyzD65,
            };
            painted(in_space(space, [c.c1, c.c2, c.c3], c.alpha))
        }
    }))
}

/// Reads a colour. One that could only be told of the reader's screen is unknown.
pub(super) fn color(input: &mut Parser<'_>) -> CssResult<Value> {
    color_in(input, 0)
}

fn color_in(input: &mut Parser<'_>, depth: u32) -> CssResult<Value> {
    if depth > MAX_NESTING {
        return wrong();
    }
    let depth = depth.saturating_add(1);
    let before = input.state();
    if let Ok(colour) = parse_color_with(&Numbers, input) {
        return Ok(known(colour).unwrap_or(Value::Unknown));
    }
    input.reset(&before);
    match input.next()?.clone() {
        Token::Ident(word) if hangs_on_the_reader(&word) => Ok(Value::Unknown),
        Token::Ident(word) => system_colour(&word).map_or_else(wrong, |c| Ok(Value::Color(c))),
        Token::Function(name) => match_ignore_ascii_case! { &name,
            "color-mix" => input.parse_nested_block(|input| mix(input, depth)),
            // A letter says nothing of `color-scheme`, or says what a dark screen may do.
            "light-dark" => input.parse_nested_block(|input| {
                let light = color_in(input, depth)?;
                input.expect_comma()?;
                color_in(input, depth)?;
                Ok(light)
            }),
            "rgb" | "rgba" | "hsl" | "hsla" | "hwb" | "lab" | "lch" | "oklab" | "oklch"
            | "color" => input.parse_nested_block(|input| {
                // Made from another colour.
                if input.try_parse(|i| i.expect_ident_matching("from")).is_ok() {
                    color_in(input, depth)?;
                    while input.next().is_ok() {}
                    return Ok(Value::Unknown);
                }
                match_ignore_ascii_case! { &name,
                    "hsl" | "hsla" => plain_numbers(input, hsl_to_rgb),
                    "hwb" => plain_numbers(input, hwb_to_rgb),
                    _ => wrong(),
                }
            }),
            _ => wrong(),
        },
        _ => wrong(),
    }
}

/// Reads what is in `hsl()` or `hwb()` with numbers for percentages.
fn plain_numbers(
    input: &mut Parser<'_>,
    to_rgb: fn(f32, f32, f32) -> (f32, f32, f32),
) -> CssResult<Value> {
    let none = |i: &mut Parser<'_>| i.try_parse(|i| i.expect_ident_matching("none")).is_ok();
    let share = |i: &mut Parser<'_>| -> CssResult<f32> {
        if none(i) {
            return Ok(0.0);
        }
        Ok(match Numbers.parse_number_or_percentage(i)? {
            NumberOrPercentage::Number { value } => value / 100.0,
            NumberOrPercentage::Percentage { unit_value } => unit_value,
        }
        .clamp(0.0, 1.0))
    };
    let hue = match none(input) {
        true => 0.0,
        false => Numbers.parse_angle_or_number(input)?.degrees(),
    };
    let turn = (hue / 360.0).rem_euclid(1.0);
    let (first, second) = (share(input)?, share(input)?);
    let alpha = match input.try_parse(|i| i.expect_delim('/')) {
        Ok(()) if none(input) => 0.0,
        Ok(()) => match Numbers.parse_number_or_percentage(input)? {
            NumberOrPercentage::Number { value } => value,
            NumberOrPercentage::Percentage { unit_value } => unit_value,
        },
        Err(_) => 1.0,
    };
    let (red, green, blue) = to_rgb(turn, first, second);
    Ok(Value::Color(Rgba {
        red: byte(red),
        green: byte(green),
        blue: byte(blue),
        alpha: byte(alpha),
    }))
}

/// Reads what is in `color-mix()`.
fn mix(input: &mut Parser<'_>, depth: u32) -> CssResult<Value> {
    use ColorSpaceTag as Space;
    let from = input.position();
    let mut space = Space::Oklab;
    let mut way = HueDirection::Shorter;
    if input.try_parse(|i| i.expect_ident_matching("in")).is_ok() {
        let word = input.expect_ident_cloned()?;
        space = match_ignore_ascii_case! { &word,
            "srgb" => Space::Srgb,
            "srgb-linear" => Space::LinearSrgb,
            "display-p3" => Space::DisplayP3,
            "a98-rgb" => Space::A98Rgb,
            "prophoto-rgb" => Space::ProphotoRgb,
            "rec2020" => Space::Rec2020,
            "lab" => Space::Lab,
            "lch" => Space::Lch,
            "oklab" => Space::Oklab,
            "oklch" => Space::Oklch,
            "hsl" => Space::Hsl,
            "hwb" => Space::Hwb,
            "xyz" | "xyz-d65" => Space::XyzD65,
            "xyz-d50" => Space::XyzD50,
            _ => return wrong(),
        };
        if let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
            way = match_ignore_ascii_case! { &word,
                "shorter" => HueDirection::Shorter,
                "longer" => HueDirection::Longer,
                "increasing" => HueDirection::Increasing,
                "decreasing" => HueDirection::Decreasing,
                _ => return wrong(),
            };
            input.expect_ident_matching("hue")?;
        }
        input.expect_comma()?;
    }
    let share = |input: &mut Parser<'_>| input.try_parse(|i| Numbers.parse_percentage(i)).ok();
    let part = |input: &mut Parser<'_>| -> CssResult<(Value, Option<f32>)> {
        let before = share(input);
        let colour = color_in(input, depth)?;
        Ok((colour, before.or_else(|| share(input))))
    };
    let (first, of_first) = part(input)?;
    input.expect_comma()?;
    let (second, of_second) = part(input)?;
    input.expect_exhausted()?;
    let (p, q) = match (of_first, of_second) {
        (None, None) => (0.5, 0.5),
        (Some(p), None) => (p, 1.0 - p),
        (None, Some(q)) => (1.0 - q, q),
        (Some(p), Some(q)) => (p, q),
    };
    let whole = p + q;
    if !(0.0..=1.0).contains(&p) || !(0.0..=1.0).contains(&q) || whole <= 0.0 {
        return wrong();
    }
    // What one lacks it has from the other.
    let lacks = input.slice_from(from).to_ascii_lowercase().contains("none");
    // What is mixed with the text's own colour is told of each element apart.
    let (Value::Color(first), Value::Color(second), false) = (first, second, lacks) else {
        return Ok(Value::Unknown);
    };
    let of = |c: Rgba| {
        let unit = |byte: u8| f32::from(byte) / 255.0;
        let parts = [unit(c.red), unit(c.green), unit(c.blue), unit(c.alpha)];
        DynamicColor::from_alpha_color(AlphaColor::<Srgb>::new(parts))
    };
    let mut mixed = of(first)
        .interpolate(of(second), space, way)
        .eval(q / whole);
    let [.., alpha] = &mut mixed.components;
    *alpha *= whole.min(1.0);
    Ok(Value::Color(painted(mixed)))
}

/// Reads a colour as quirks mode writes it, without its `#`.
pub(super) fn hashless(input: &mut Parser<'_>) -> CssResult<Value> {
    let digits = match input.next()? {
        Token::Ident(word) if matches!(word.len(), 3 | 6) => word.to_string(),
        Token::Number {
            int_value: Some(number),
            has_sign: false,
            ..
        } => format!("{number:06}"),
        Token::Dimension {
            int_value: Some(number),
            has_sign: false,
            unit,
            ..
        } => format!("{:0>6}", format!("{number}{unit}")),
        _ => return wrong(),
    };
    match cssparser::color::parse_hash_color(digits.as_bytes()) {
        Ok((red, green, blue, _)) if matches!(digits.len(), 3 | 6) => {
            Ok(Value::Color(opaque((red, green, blue))))
        }
        _ => wrong(),
    }
}
