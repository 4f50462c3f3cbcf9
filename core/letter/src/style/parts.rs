//! What rules for a part of an element leave open: its first letter or line, a list's mark, what is made
//! before or after it.

use super::{
    Display, Rgba, Style,
    conditions::Screens,
    css_values::{Property, Value},
    leaves,
    rule_index::{Rule, Sheets},
    selectors_of::{Budget, PseudoElement},
    shorthands::Declaration,
    winners::Place,
};
use crate::{Aspect, coverage};
use nu_alumni_ground::sort_by_key;

/// What a declaration for a part comes to.
pub(super) enum OfPart {
    /// It is shown in this colour.
    Colour(Rgba),
    /// It is not read, what it leaves open, and the number of the declaration.
    Unread(&'static str, &'static [Aspect], u32),
}

/// Hands on what these rules declare for parts of an element of this style, each with its place; false
/// once that costs too much.
pub(super) fn read_parts(
    sheets: &Sheets,
    rules: &mut [u32],
    style: Style,
    budget: &Budget,
    mut give: impl FnMut(OfPart, Place),
) -> bool {
    sort_by_key(rules, |&rule| {
        let of = sheets.rules.get(rule as usize);
        of.map(|of| (of.layer, of.selector.specificity(), rule))
    });
    let parts = rules
        .iter()
        .filter_map(|&rule| sheets.rules.get(rule as usize))
        .filter_map(|rule| Some((rule, *rule.selector.pseudo_element()?)));
    let cost = parts
        .clone()
        .map(|(rule, _)| sheets.declared(rule).len() as u64);
    if !budget.spend(cost.sum()) {
        return false;
    }
    let on_desk = |rule: &Rule| rule.screens.has(Screens::DESK);
    let [before, after] = [PseudoElement::Before, PseudoElement::After].map(|made| {
        let of_part = parts
            .clone()
            .filter(|(rule, part)| *part == made && on_desk(rule));
        let declared = || of_part.clone().flat_map(|(rule, _)| sheets.declared(rule));
        let sign = declared().filter_map(shows_sign).reduce(|a, b| a || b);
        sign.filter(|_| !hides_part(declared()))
    });
    for (rule, part) in parts {
        let sign = match part {
            PseudoElement::Before => before,
            _ => after,
        };
        // On another screen it is there as soon as a rule says so.
        let sign = match on_desk(rule) {
            true => sign,
            false => sheets.declared(rule).iter().find_map(shows_sign).or(sign),
        };
        let is_made = matches!(part, PseudoElement::Before | PseudoElement::After);
        let is_there = match part {
            // Inline boxes have no first line, and so no first letter.
            PseudoElement::FirstLetter | PseudoElement::FirstLine => {
                style.visible && style.display != Display::Inline
            }
            PseudoElement::Marker => style.visible && style.display == Display::ListItem,
            PseudoElement::Before | PseudoElement::After => sign.is_some(),
            PseudoElement::Other => false,
        };
        if !is_there {
            continue;
        }
        for (number, d) in (rule.block.start..).zip(sheets.declared(rule)) {
            let d = &Declaration {
                value: rule.value(d),
                ..*d
            };
            let leaves = match is_made {
                true => of_a_made_part(d, sign == Some(true)),
                false => of_a_part(d),
            };
            if leaves.is_empty() {
                continue;
            }
            let place = Place::Sheet(rule.block.sheet, d.start, d.end);
            match d.value {
                Value::Color(colour)
                    if on_desk(rule) && (is_made || part == PseudoElement::Marker) =>
                {
                    // At each element: the first may be no part of the letter.
                    if colour.alpha > 0 {
                        give(OfPart::Colour(colour.over(style.background)), place);
                    }
                }
                value => {
                    let not_read = match value {
                        Value::NotRead(name) | Value::Words(name) => coverage::property(name),
                        _ => None,
                    };
                    let what = not_read.map_or(part.name(), |one| one.name);
                    give(OfPart::Unread(what, leaves, number), place);
                }
            }
        }
    }
    true
}

/// What a declaration for an element's first letter or line leaves open, as such parts are not read.
fn of_a_part(declaration: &Declaration) -> &'static [Aspect] {
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
        (
            P::TopColor
            | P::RightColor
            | P::BottomColor
            | P::LeftColor
            | P::OutlineColor
            | P::DecorationColor,
            Value::Color(_) | Value::Unknown | Value::Pending(_),
        )
        | (P::TextShadow | P::BoxShadow, Value::Unknown | Value::Pending(_)) => {
            leaves(declaration.property)
        }
        (P::TextShadow | P::BoxShadow, Value::Paints(paints)) if !paints.is_empty() => {
            leaves(declaration.property)
        }
        _ => &[],
    }
}

/// Whether the `content` that makes a box before or after an element has a sign to be seen; `None` of
/// other declarations.
fn shows_sign(declaration: &Declaration) -> Option<bool> {
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
fn hides_part<'d>(declared: impl Iterator<Item = &'d Declaration>) -> bool {
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
fn of_a_made_part(declaration: &Declaration, has_sign: bool) -> &'static [Aspect] {
    use Property as P;
    match declaration.property {
        P::Weight | P::Transform | P::Variant => &[],
        P::FontSize | P::Color | P::DecorationColor if !has_sign => &[],
        _ => of_a_part(declaration),
    }
}
