//! The winners of the cascade: for each property the value that counts, and where it stands.

use super::css_values::{Property, Value};
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
#[derive(Debug)]
pub(super) struct Winners {
    /// Of each property that has a winner the bit; the others' in `values` are of elements before.
    set: u64,
    values: [Option<Winner>; Property::ALL.len()],
    /// The custom properties that are set, the last one of a name in force.
    pub(super) custom: Vec<u32>,
    /// What is declared and not read: its place in the list of that, and its own.
    pub(super) not_read: Vec<(u16, Place)>,
}

impl Winners {
    pub(super) fn new() -> Self {
        Self {
            set: 0,
            values: [None; Property::ALL.len()],
            custom: Vec::new(),
            not_read: Vec::new(),
        }
    }

    pub(super) fn clear(&mut self) {
        self.set = 0;
        self.custom.clear();
        self.not_read.clear();
    }

    /// Puts a value in the place of whatever won so far.
    pub(super) fn win(&mut self, property: Property, value: Value, place: Place) {
        if let Some(slot) = self.values.get_mut(property as usize) {
            *slot = Some(Winner { value, place });
            self.set |= bit(property);
        } else if let (Property::Custom, Value::Pending(text)) = (property, value) {
            self.custom.push(text);
        } else if let Value::NotRead(name) = value {
            self.not_read.push((name, place));
        }
    }

    /// What wins for this property.
    #[inline]
    pub(super) fn of(&self, property: Property) -> Option<&Winner> {
        if !self.has(property) {
            return None;
        }
        self.values.get(property as usize)?.as_ref()
    }

    /// Whether something wins for this property.
    #[inline]
    pub(super) fn has(&self, property: Property) -> bool {
        self.set & bit(property) != 0
    }

    /// Whether no property has a winner.
    pub(super) fn is_empty(&self) -> bool {
        self.set == 0
    }

    /// Whether something is set that few elements have: what is painted besides.
    pub(super) fn paint(&self) -> bool {
        self.set >= bit(Property::TopStyle)
    }
}

/// The bit of a property; there are fewer than 64.
const fn bit(property: Property) -> u64 {
    1_u64.wrapping_shl(property as u32)
}
