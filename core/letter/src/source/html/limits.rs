//! What is refused because reading it would take too long.

use std::iter;

use html5ever::{LocalName, local_name};

use super::growing::Growing;
use crate::source::{Namespace, NodeId, NodeKind, SourceError};

/// The most levels of elements in one another.
pub(super) const MAX_DEPTH: u16 = 512;
/// The most attributes of a tag.
pub(super) const MAX_ATTRIBUTES: u32 = 1_000;
/// The most steps spent on elements that the source leaves open, does not hold, or holds again.
pub(super) const MAX_TANGLE: u32 = 250_000;

/// What the tree builder does that its sink is not told of.
#[derive(Default)]
pub(super) struct Tangle {
    /// The steps so far.
    pub(super) steps: u32,
    /// The most attributes of a formatting element.
    widest: usize,
    /// How many markers may stand in the list of formatting elements with nothing to end them.
    markers: usize,
}

pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements in which no formatting from around them is looked for.
fn is_marker(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("caption") | local_name!("td") | local_name!("th")
    ) || is_loose_marker(name)
}

/// Those of them that the tree builder can close without taking the marker away.
fn is_loose_marker(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("applet")
            | local_name!("marquee")
            | local_name!("object")
            | local_name!("template")
    )
}

impl Growing<'_> {
    pub(super) fn fail(&mut self, error: SourceError) {
        self.error.get_or_insert(error);
    }

    pub(super) fn fail_as_too_deep(&mut self) {
        self.fail(SourceError::TooDeep {
            offset: self.token.start.into(),
            limit: MAX_DEPTH.into(),
        });
    }

    pub(super) fn tangle(&mut self, steps: usize) {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        self.tangle.steps = self.tangle.steps.saturating_add(steps);
        if self.tangle.steps > MAX_TANGLE {
            self.fail(SourceError::TooTangled {
                offset: self.token.start.into(),
                limit: MAX_TANGLE,
            });
        }
    }

    /// Counts how often the tree builder looked at an open element for one token: it walks down
    /// their stack. Some sixty looks take as long as a step.
    pub(super) fn looked(&mut self, looks: u32) {
        self.tangle((looks / 64) as usize);
    }

    /// Counts what the tag of a formatting element costs unseen: a copy of the attributes of one,
    /// and a walk over the markers.
    pub(super) fn weigh_formatting(&mut self) {
        let copied = self.tangle.widest / 32;
        self.tangle(copied.saturating_add(self.tangle.markers / 64));
    }

    /// Counts what the start tag of an element costs unseen.
    pub(super) fn weigh_element(&mut self, id: NodeId, name: &LocalName) {
        if is_formatting(name) {
            self.weigh_comparison(id, name);
        } else if is_loose_marker(name)
            || self.tangle.markers > 0 && is_marker(name) && self.is_in_template(id)
        {
            self.tangle.markers = self.tangle.markers.saturating_add(1);
        }
    }

    /// Whether it stands in a template, whose end leaves the markers of open cells behind.
    fn is_in_template(&self, id: NodeId) -> bool {
        let mut around = iter::successors(self.node(id), |node| self.node(node.parent?));
        around.any(|node| match &node.kind {
            NodeKind::Element(element) => element.name == local_name!("template"),
            _ => false,
        })
    }

    /// Counts what comparing a formatting element with those open around it costs: the attributes
    /// of both are sorted. Some thirty-two take as long as a step.
    fn weigh_comparison(&mut self, id: NodeId, name: &LocalName) {
        let attributes = self.element(id).map_or(0, |e| e.attributes.range().len());
        self.tangle.widest = self.tangle.widest.max(attributes);
        let (mut walked, mut compared) = (0_usize, 0_usize);
        let mut around = self.node(id).and_then(|n| n.parent);
        while let Some(outer) = around.and_then(|id| self.node(id)) {
            walked = walked.saturating_add(1);
            if let NodeKind::Element(element) = &outer.kind
                && element.namespace == Namespace::Html
            {
                if element.name == *name {
                    compared = compared
                        .saturating_add(element.attributes.range().len())
                        .saturating_add(attributes)
                        .saturating_add(1);
                } else if is_marker(&element.name) {
                    break;
                }
            }
            around = outer.parent;
        }
        self.tangle((walked / 64).saturating_add(compared / 32));
    }
}
