//! The winners of the cascade: for each property the value that counts, and where it stands.

use super::css_values::{DENSE, Property, Value};
use crate::Span;

/// Where a winner stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In the source.
    Attribute(Span),
    /// From and to in the style attribute.
    Inline(u32, u32),
    /// The sheet, and from and to in it.
    Sheet(u32, u32, u32),
}

/// What wins for one property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Winner {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// For each property its winner.
#[derive(Debug, Default)]
pub(super) struct Winners {
    dense: [Option<Winner>; DENSE],
    /// Of the properties that few elements have.
    pub(super) painted: Vec<(Property, Winner)>,
    /// The custom properties that are set, the last one of a name in force.
    pub(super) custom: Vec<u32>,
}

impl Winners {
    pub(super) fn clear(&mut self) {
        self.dense = [None; DENSE];
        self.painted.clear();
        self.custom.clear();
    }

    /// Puts a value in the place of whatever won so far.
    pub(super) fn win(&mut self, property: Property, value: Value, place: Place) {
        let winner = Winner { value, place };
        if let Some(slot) = self.dense.get_mut(property as usize) {
            *slot = Some(winner);
        } else if let (Property::Custom, Value::Pending(text)) = (property, value) {
            self.custom.push(text);
        } else if let Some((_, slot)) = self.painted.iter_mut().find(|(p, _)| *p == property) {
            *slot = winner;
        } else {
            self.painted.push((property, winner));
        }
    }

    /// What wins for this property.
    pub(super) fn of(&self, property: Property) -> Option<Winner> {
        match self.dense.get(property as usize) {
            Some(slot) => *slot,
            None => {
                let found = self.painted.iter().find(|(p, _)| *p == property);
                found.map(|&(_, winner)| winner)
            }
        }
    }
}
