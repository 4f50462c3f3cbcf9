//! What an element paints besides its text: background, borders, shadows, gradients, pictures.

use html5ever::local_name;

use super::{
    Display, Paint, Rgba,
    computed_style::{Around, Computed},
    css_values::{Property, Value},
    default_styles::YELLOW,
    painted_values::PaintValue,
    shorthands::EDGES,
    winners::Place,
};
use crate::source::{Element, Namespace, NodeId, Tree};

/// One thing that an element paints.
pub(super) enum Found {
    Paint(Paint),
    /// What is drawn in the text's own colour: a list's mark, a line at the text.
    OfText(Rgba),
    /// What cannot be told, of this property.
    Unknown(Property),
}

/// Whether browsers draw a border around an element that says nothing of its style.
fn has_border(tree: &Tree, id: NodeId, element: &Element) -> bool {
    if element.namespace != Namespace::Html {
        return false;
    }
    let border = |element: &Element| {
        let value = tree.value(element, &local_name!("border"));
        value.is_some_and(|value| value.trim() != "0")
    };
    match element.name {
        local_name!("hr")
        | local_name!("fieldset")
        | local_name!("input")
        | local_name!("button")
        | local_name!("select")
        | local_name!("textarea")
        | local_name!("iframe") => true,
        local_name!("table") => {
            border(element) || tree.value(element, &local_name!("frame")).is_some()
        }
        local_name!("img") => border(element),
        local_name!("td") | local_name!("th") => {
            let around = std::iter::successors(tree.node(id).parent, |&id| tree.node(id).parent);
            let mut elements = around.filter_map(|id| tree.element(id));
            elements
                .find(|one| one.name == local_name!("table"))
                .is_some_and(|table| {
                    border(table) || tree.value(table, &local_name!("rules")).is_some()
                })
        }
        _ => false,
    }
}

/// Whether browsers draw a line at the text of an element that says nothing of it.
fn has_line(tree: &Tree, element: &Element) -> bool {
    match element.name {
        local_name!("u")
        | local_name!("ins")
        | local_name!("s")
        | local_name!("strike")
        | local_name!("del") => true,
        local_name!("a") => tree.value(element, &local_name!("href")).is_some(),
        _ => false,
    }
}

/// Hands on what the element paints, each with its place.
pub(super) fn painted(
    around: &mut Around<'_>,
    id: NodeId,
    own: &Computed,
    mut give: impl FnMut(Found, Option<Place>),
) {
    if !own.is_painted() {
        return;
    }
    let style = own.style;
    let em = (style.unknown.size == 0).then_some(style.font_px);
    let mut colour = |colour: Rgba, place: Option<Place>| {
        if colour.alpha > 0 {
            let shown = colour.over(style.background);
            give(Found::Paint(Paint::Colour(shown)), place);
        }
    };
    let background = around.winners.of(Property::Background);
    let behind = around.value(Property::Background, own.scope, em);
    let place = background.map(|won| won.place);
    match behind {
        Some(Value::Color(c)) if c.alpha > 0 => colour(style.background, place),
        Some(Value::CurrentColor) if style.unknown.color == 0 => colour(style.background, place),
        Some(Value::Unknown | Value::CurrentColor) => {
            give(Found::Unknown(Property::Background), place);
        }
        None if around.element.name == local_name!("mark") => colour(YELLOW, None),
        _ => {}
    }
    let is_item = style.display == Display::ListItem && !own.unmarked;
    let has_line =
        around.element.namespace == Namespace::Html && has_line(around.tree, around.element);
    let line = around.value(Property::DecorationLine, own.scope, em);
    let lined = match line {
        Some(Value::Flag(drawn)) => drawn,
        Some(Value::Unknown) => true,
        Some(_) => false,
        None => has_line,
    };
    let of_line = around.value(Property::DecorationColor, own.scope, em);
    let line_as_text = lined && !matches!(of_line, Some(Value::Color(_) | Value::Unknown));
    if (is_item || line_as_text) && style.unknown.color == 0 && !style.color_is_ua_default {
        let shown = style.color.over(style.background);
        give(Found::OfText(shown), None);
    }
    if !around.winners.paint() && around.element.name != local_name!("hr") {
        return;
    }
    // The text's own colour, where that is somebody's choice.
    let current = |give: &mut dyn FnMut(Found, Option<Place>), property, place| {
        if style.unknown.color > 0 {
            give(Found::Unknown(property), place);
        } else if !style.color_is_ua_default && style.color.alpha > 0 {
            let shown = style.color.over(style.background);
            give(Found::Paint(Paint::Colour(shown)), place);
        }
    };
    let of_value = |give: &mut dyn FnMut(Found, Option<Place>), value, property, place| match value
    {
        Value::Color(c) if c.alpha > 0 => {
            let shown = Rgba::over(c, style.background);
            give(Found::Paint(Paint::Colour(shown)), place);
        }
        Value::Unknown => give(Found::Unknown(property), place),
        Value::CurrentColor | Value::Initial | Value::Unset => current(give, property, place),
        _ => {}
    };
    let mut bordered = None;
    for (side, [line, width, colour]) in EDGES.into_iter().enumerate() {
        let drawn = match around.value(line, own.scope, em) {
            Some(Value::Flag(drawn)) => drawn,
            Some(Value::Unknown) => true,
            Some(_) => false,
            None => {
                side < 4
                    && *bordered.get_or_insert_with(|| has_border(around.tree, id, around.element))
            }
        };
        if !drawn {
            continue;
        }
        let [of_colour, of_line] =
            [colour, line].map(|p| around.winners.of(p).map(|won| won.place));
        // What browsers draw of themselves is grey.
        if of_colour.is_none() && of_line.is_none() && around.element.name != local_name!("hr") {
            continue;
        }
        let wide = around.value(width, own.scope, em) != Some(Value::Flag(false));
        if !wide {
            continue;
        }
        match around.value(colour, own.scope, em) {
            Some(value) => of_value(&mut give, value, colour, of_colour),
            None => of_value(&mut give, Value::CurrentColor, colour, of_line),
        }
    }
    if lined
        && let Some(won) = around.winners.of(Property::DecorationColor)
        && let Some(value @ (Value::Color(_) | Value::Unknown)) = of_line
    {
        of_value(&mut give, value, Property::DecorationColor, Some(won.place));
    }
    for property in [
        Property::TextShadow,
        Property::BoxShadow,
        Property::BackgroundImage,
        Property::BorderImage,
        Property::ListImage,
    ] {
        let place = around.winners.of(property).map(|won| won.place);
        let paints = match around.value(property, own.scope, em) {
            Some(Value::Paints(paints)) => around.pool.paints(paints),
            Some(Value::Unknown) => {
                give(Found::Unknown(property), place);
                continue;
            }
            _ => continue,
        };
        for paint in paints {
            match paint {
                PaintValue::Color(c) => of_value(&mut give, Value::Color(*c), property, place),
                PaintValue::CurrentColor => {
                    of_value(&mut give, Value::CurrentColor, property, place);
                }
                PaintValue::Unknown => give(Found::Unknown(property), place),
                PaintValue::Picture(address) => {
                    give(Found::Paint(Paint::Picture(address.to_string())), place);
                }
            }
        }
    }
}
