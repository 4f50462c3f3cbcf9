//! What rules for a part of an element leave open: its first letter or line, a list's mark, what is made
//! before or after it.

use super::{
    Display, Rgba,
    css_values::{Property, Value},
    leaves,
    shorthands::Declaration,
};
use crate::{Aspect, coverage};

/// What a declaration for an element's first letter or line leaves open, as such parts are not read.
pub(super) fn of_a_part(declaration: &Declaration) -> &'static [Aspect] {
    use Property as P;
    match (declaration.property, declaration.value) {
        (_, Value::Inherit | Value::Unset) => &[],
        // `background: none` paints nothing.
        (P::Background, Value::Color(Rgba::TRANSPARENT)) => &[],
        (P::BackgroundImage, Value::Paints(paints)) if paints.is_empty() => &[],
        (P::NotRead, Value::NotRead(place) | Value::Words(place)) => {
            coverage::property(place).map_or(&[], |not_read| &not_read.leaves)
        }
        (P::FontSize | P::Weight | P::Transform | P::Variant | P::Color, _)
        | (P::Background | P::BackgroundImage, _) => leaves(declaration.property),
        _ => &[],
    }
}

/// Whether the `content` that makes a box before or after an element has a sign to be seen; `None` of
/// other declarations.
pub(super) fn shows_sign(declaration: &Declaration) -> Option<bool> {
    match (declaration.property, declaration.value) {
        (Property::NotRead, Value::Flag(shows)) => Some(shows),
        (Property::NotRead, Value::Words(_)) => Some(true),
        (Property::NotRead, Value::NotRead(place)) => {
            coverage::property(place).and_then(|one| (one.name == "content").then_some(true))
        }
        _ => None,
    }
}

/// Whether these, the last of each property last, hide a part that is made before or after an element.
pub(super) fn hides_part<'d>(declared: impl Iterator<Item = &'d Declaration>) -> bool {
    let (mut none, mut hidden) = (false, false);
    for declaration in declared {
        match (declaration.property, declaration.value) {
            (Property::Display, value) => none = value == Value::Display(Display::None),
            (Property::Visibility, value) => hidden = value == Value::Flag(true),
            _ => {}
        }
    }
    none || hidden
}

/// What a declaration for a part that is made leaves open. Without a sign in it, it shows nothing but what
/// is painted behind and around.
pub(super) fn of_a_made_part(declaration: &Declaration, has_sign: bool) -> &'static [Aspect] {
    use Property as P;
    match (declaration.property, declaration.value) {
        (P::Background | P::BackgroundImage | P::NotRead, _) => of_a_part(declaration),
        (P::FontSize | P::Color, _) if has_sign => of_a_part(declaration),
        (
            P::TopColor | P::RightColor | P::BottomColor | P::LeftColor | P::OutlineColor,
            Value::Color(_) | Value::Unknown,
        ) => leaves(declaration.property),
        (P::TextShadow | P::BoxShadow, Value::Paints(paints)) if !paints.is_empty() => {
            leaves(declaration.property)
        }
        _ => &[],
    }
}
