//! The winners of the cascade: for each property the value that counts, and where it stands.

use super::css_values::{PROPERTIES, Property, Value};
use crate::Span;

/// Where a winner stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the source.
    Attribute(Span),
    /// From and to in the style attribute.
    Inline(u32, u32),
    /// The sheet, and from and to in it.
    Sheet(u32, u32, u32),
}

/// What wins for one property.
#[derive(Clone, Copy)]
pub(super) struct Winner {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// For each property its winner.
pub(super) type Winners = [Option<Winner>; PROPERTIES];

/// Puts a value in the place of whatever won so far.
pub(super) fn win(winners: &mut Winners, property: Property, value: Value, place: Place) {
    if let Some(slot) = winners.get_mut(property as usize) {
        *slot = Some(Winner { value, place });
    }
}

/// What wins for this property.
pub(super) fn winner(winners: &Winners, property: Property) -> Option<Winner> {
    winners.get(property as usize).copied().flatten()
}
