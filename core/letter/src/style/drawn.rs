//! The attributes of a drawing that say how it looks.

use cssparser::Parser;

use super::{
    Display, Rgba,
    colours::color,
    css_values::{Property, Value, number_alone},
    winners::{Place, Winners},
};
use crate::source::{Element, Tree};

/// What a `fill`, a `stroke` or the like paints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Drawn {
    /// This colour.
    Colour(Rgba),
    /// Nothing of its own.
    Nothing,
    /// What the text around is in.
    Current,
    /// Some colour.
    Unknown,
}

/// What a value of such an attribute paints.
pub(crate) fn drawn(value: &str) -> Drawn {
    const NONE: [&str; 7] = [
        "",
        "none",
        "inherit",
        "initial",
        "unset",
        "context-fill",
        "context-stroke",
    ];
    let value = value.trim();
    // A gradient or a pattern has colours of its own.
    if NONE.iter().any(|none| none.eq_ignore_ascii_case(value)) || value.starts_with("url(#") {
        return Drawn::Nothing;
    }
    let mut input = Parser::new(value);
    match input.parse_entirely(color) {
        Ok(Value::Color(colour)) => Drawn::Colour(colour),
        Ok(Value::CurrentColor) => Drawn::Current,
        _ => Drawn::Unknown,
    }
}

/// The attributes of a drawing's element, which yield to any declaration; its text is of the colour that
/// fills it.
pub(super) fn drawn_hints(tree: &Tree, element: &Element, winners: &mut Winners) {
    let attributes = tree.attributes(element);
    let fill = attributes.iter().find(|a| &*a.name == "fill");
    let is_filled =
        fill.is_some_and(|fill| matches!(drawn(tree.text(&fill.value)), Drawn::Colour(_)));
    for attribute in attributes {
        let value = tree.text(&attribute.value).trim();
        let hint = match &*attribute.name {
            "fill" => match drawn(value) {
                Drawn::Colour(colour) => Some((Property::Color, Value::Color(colour))),
                _ => None,
            },
            "color" if !is_filled => match drawn(value) {
                Drawn::Colour(colour) => Some((Property::Color, Value::Color(colour))),
                Drawn::Unknown => Some((Property::Color, Value::Unknown)),
                Drawn::Nothing | Drawn::Current => None,
            },
            "font-size" => {
                let size = number_alone(value.strip_suffix("px").unwrap_or(value));
                let size = size.filter(|px| px.is_finite() && *px >= 0.0);
                size.map(|px| (Property::FontSize, Value::Px(px)))
            }
            "font-weight" => {
                let weight = match value {
                    "bold" | "bolder" => Some(700.0),
                    "normal" => Some(400.0),
                    other => number_alone(other),
                };
                let weight = weight.filter(|w| (1.0..=1000.0).contains(w));
                weight.map(|w| (Property::Weight, Value::Number(w)))
            }
            "display" if value == "none" => {
                Some((Property::Display, Value::Display(Display::None)))
            }
            "visibility" => Some((Property::Visibility, Value::Flag(value != "visible"))),
            "opacity" if value == "0" => Some((Property::Opacity, Value::Flag(true))),
            _ => None,
        };
        if let Some((property, value)) = hint {
            winners.win(property, value, Place::Attribute(attribute.span));
        }
    }
}
