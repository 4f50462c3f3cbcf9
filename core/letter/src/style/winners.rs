//! The winners of the cascade: for each property the value that counts, and where it stands.

use super::css_values::{DENSE, Property, SPARSE, Value};
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
    /// Of the properties that few elements have, in the order in which they came.
    pub(super) painted: Vec<Winner>,
    /// For each of these its place in `painted`, from 1.
    places: [u8; SPARSE],
    /// The custom properties that are set, the last one of a name in force.
    pub(super) custom: Vec<u32>,
    /// What is declared and not read: its place in the list of that, and its own.
    pub(super) not_read: Vec<(u16, Place)>,
}

impl Winners {
    pub(super) fn clear(&mut self) {
        self.dense = [None; DENSE];
        if !self.painted.is_empty() {
            self.painted.clear();
            self.places = [0; SPARSE];
        }
        self.custom.clear();
        self.not_read.clear();
    }

    /// Puts a value in the place of whatever won so far.
    pub(super) fn win(&mut self, property: Property, value: Value, place: Place) {
        let winner = Winner { value, place };
        if let Some(slot) = self.dense.get_mut(property as usize) {
            *slot = Some(winner);
        } else if let (Property::Custom, Value::Pending(text)) = (property, value) {
            self.custom.push(text);
        } else if let Value::NotRead(name) = value {
            self.not_read.push((name, place));
        } else if let Some(place) = self.places.get_mut(sparse(property)) {
            match self.painted.get_mut(usize::from(*place).wrapping_sub(1)) {
                Some(slot) => *slot = winner,
                None => {
                    self.painted.push(winner);
                    *place = self.painted.len() as u8;
                }
            }
        }
    }

    /// What wins for this property.
    pub(super) fn of(&self, property: Property) -> Option<Winner> {
        match self.dense.get(property as usize) {
            Some(slot) => *slot,
            None => {
                let place = *self.places.get(sparse(property))?;
                let place = usize::from(place).checked_sub(1)?;
                self.painted.get(place).copied()
            }
        }
    }
}

/// The place of a property among those that few elements have.
fn sparse(property: Property) -> usize {
    (property as usize).wrapping_sub(DENSE)
}
