//! The older attributes: `bgcolor`, `<font size>` and their like, as hints for the cascade.

use html5ever::{LocalName, local_name};

use super::{
    Display, Rgba,
    css_values::{Property, Value},
    default_styles::Page,
    drawn::drawn_hints,
    noticed::filled_in,
    painted_values::Pool,
    shorthands::EDGES,
    winners::{Place, Winners},
};
use crate::{
    layout::merge_tags::is_filled_in,
    source::{Element, Namespace, Tree},
};

/// The older attributes, which yield to any declaration.
pub(super) fn hints(
    tree: &Tree,
    element: &Element,
    winners: &mut Winners,
    page: &mut Page,
    pool: &mut Pool,
) {
    if element.namespace == Namespace::Svg {
        return drawn_hints(tree, element, winners);
    }
    if element.namespace != Namespace::Html {
        return;
    }
    let body = element.name == local_name!("body");
    let font = element.name == local_name!("font");
    let line = element.name == local_name!("hr");
    for attribute in tree.attributes(element) {
        let value = || tree.text(&attribute.value);
        let place = Place::Attribute(attribute.span);
        match attribute.name {
            local_name!("color") if font => colour(winners, Property::Color, value(), place),
            local_name!("color") if line => {
                colour(winners, Property::Background, value(), place);
                borders(winners, value(), place);
            }
            local_name!("text") if body => colour(winners, Property::Color, value(), place),
            local_name!("link") | local_name!("vlink") if body && is_later(value()) => {
                if let Some(value) = filled_in() {
                    winners.win(Property::NotRead, value, place);
                }
            }
            local_name!("link") if body => page.link = legacy_color(value()),
            local_name!("vlink") if body => {
                page.visited = legacy_color(value()).map(|colour| (colour, attribute.span));
            }
            local_name!("size") if font => {
                let size = match is_later(value()) {
                    true => Some(Value::Unknown),
                    false => legacy_size(value()).map(Value::Keyword),
                };
                if let Some(size) = size {
                    winners.win(Property::FontSize, size, place);
                }
            }
            local_name!("face") if font => {
                let fixed = value().trim().eq_ignore_ascii_case("monospace");
                winners.win(Property::Family, Value::Flag(fixed), place);
            }
            local_name!("bgcolor")
                if body
                    || is_table_part(&element.name)
                    || element.name == local_name!("marquee") =>
            {
                colour(winners, Property::Background, value(), place);
            }
            local_name!("background") if body || is_table_part(&element.name) => {
                let picture = pool.picture(value());
                winners.win(Property::BackgroundImage, picture, place);
            }
            local_name!("hidden") => {
                let hidden = Value::Display(Display::None);
                winners.win(Property::Display, hidden, place);
            }
            _ if is_table_part(&element.name) && &*attribute.name == "bordercolor" => {
                borders(winners, value(), place);
            }
            _ => {}
        }
    }
}

fn colour(winners: &mut Winners, property: Property, value: &str, place: Place) {
    let color = match is_later(value) {
        true => Some(Value::Unknown),
        false => legacy_color(value).map(Value::Color),
    };
    if let Some(color) = color {
        winners.win(property, color, place);
    }
}

/// Whether a value is filled in later.
fn is_later(value: &str) -> bool {
    let plain = value.strip_prefix('#').unwrap_or(value);
    !plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_filled_in(value)
}

fn borders(winners: &mut Winners, value: &str, place: Place) {
    for [_, _, side] in EDGES.iter().take(4) {
        colour(winners, *side, value, place);
    }
}

fn is_table_part(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("table")
            | local_name!("thead")
            | local_name!("tbody")
            | local_name!("tfoot")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
    )
}

/// A colour as an attribute gives it: HTML's rules for parsing a legacy colour value.
fn legacy_color(value: &str) -> Option<Rgba> {
    let value = value.trim_matches(|c: char| c.is_ascii_whitespace());
    if value.is_empty() || value.eq_ignore_ascii_case("transparent") {
        return None;
    }
    if let Ok((red, green, blue)) = cssparser::color::parse_named_color(value) {
        return Some(Rgba {
            red,
            green,
            blue,
            alpha: 255,
        });
    }
    let hex = value.strip_prefix('#');
    if let Some(short) = hex.filter(|h| h.len() == 3)
        && let Ok((red, green, blue, _)) = cssparser::color::parse_hash_color(short.as_bytes())
    {
        return Some(Rgba {
            red,
            green,
            blue,
            alpha: 255,
        });
    }
    let mut digits: Vec<u8> = Vec::with_capacity(128);
    // A character beyond the BMP counts as two zeros; no more than 128 places are looked at.
    for character in value.chars() {
        let places = if character.len_utf16() == 2 { 2 } else { 1 };
        for _ in 0..places {
            if digits.len() < 128 {
                digits.push(if character.is_ascii() {
                    character as u8
                } else {
                    b'0'
                });
            }
        }
        if digits.len() >= 128 {
            break;
        }
    }
    if digits.first() == Some(&b'#') {
        digits.remove(0);
    }
    for digit in &mut digits {
        if !digit.is_ascii_hexdigit() {
            *digit = b'0';
        }
    }
    while digits.is_empty() || !digits.len().is_multiple_of(3) {
        digits.push(b'0');
    }
    let size = digits.len().checked_div(3)?;
    let mut parts: Vec<&[u8]> = digits.chunks(size).collect();
    for part in &mut parts {
        *part = part.get(part.len().saturating_sub(8)..)?;
    }
    while parts
        .iter()
        .all(|p| p.len() > 2 && p.first() == Some(&b'0'))
    {
        for part in &mut parts {
            *part = part.get(1..)?;
        }
    }
    let byte = |part: Option<&&[u8]>| -> Option<u8> {
        let part = *part?;
        let text = std::str::from_utf8(part.get(..2).unwrap_or(part)).ok()?;
        u8::from_str_radix(text, 16).ok()
    };
    Some(Rgba {
        red: byte(parts.first())?,
        green: byte(parts.get(1))?,
        blue: byte(parts.get(2))?,
        alpha: 255,
    })
}

/// The size that `<font size>` asks for.
fn legacy_size(value: &str) -> Option<u8> {
    let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
    let (relative, digits) = match value.as_bytes().first()? {
        b'+' => (1_i64, value.get(1..)?),
        b'-' => (-1, value.get(1..)?),
        _ => (0, value),
    };
    let end = digits.bytes().take_while(u8::is_ascii_digit).count();
    let digits = digits.get(..end).filter(|d| !d.is_empty())?;
    let number = digits.parse::<i64>().unwrap_or(7).min(7);
    let size = match relative {
        0 => number,
        sign => number.saturating_mul(sign).saturating_add(3),
    };
    // `medium` is 3 in both.
    Some(size.clamp(1, 7) as u8)
}
