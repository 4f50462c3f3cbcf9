//! Drawings: the text, links and colours in an `<svg>`, and the size of one, in the letter or in a file.

use foldhash::{HashMap, HashMapExt};
use html5ever::{LocalName, local_name};

use super::blocks::Walk;
use crate::{
    Aspect, Unread, coverage,
    source::{Effort, Element, Namespace, NodeId, Tree, read_html},
    style::{Drawn, Style, drawn, number_alone},
};

/// So much of a file is looked at for its `<svg>`.
const HEAD: usize = 16_384;

/// Whether an element of a drawing stands on lines of its own.
pub(super) fn breaks(name: &LocalName) -> bool {
    matches!(*name, local_name!("text") | local_name!("foreignObject"))
}

/// The width and height that an `<svg>` has of its own, and whether they stretch what is drawn in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub(super) width: f32,
    pub(super) height: f32,
    scaled: bool,
}

/// Those of an `<svg>` element: its `width` and `height`, else its `viewBox`, else what CSS takes.
pub(super) fn sizes(tree: &Tree, svg: &Element) -> Sizes {
    let attribute = |name| tree.value(svg, &name).and_then(length);
    let view: Vec<f32> = tree
        .value(svg, &local_name!("viewBox"))
        .unwrap_or_default()
        .split([' ', ',', '\t', '\n', '\r'])
        .filter_map(number_alone)
        .collect();
    let view = match view[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    };
    let (width, height) = (
        attribute(local_name!("width")),
        attribute(local_name!("height")),
    );
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        (width, height, None) => (width.unwrap_or(300.0), height.unwrap_or(150.0)),
    };
    let scaled = view.is_some_and(|(w, _)| (width / w - 1.0).abs() > 0.01);
    Sizes {
        width,
        height,
        scaled,
    }
}

/// Whether an `<svg>` of this size of its own has any with its style.
fn is_shown(own: Sizes, style: &Style) -> bool {
    let has_some = |own: f32, set: Option<f32>, (least, _): (Option<f32>, Option<f32>)| {
        set.unwrap_or(own) > 0.0 || least.is_some_and(|least| least > 0.0)
    };
    style.box_unknown
        || has_some(
            own.width,
            style.width.or(style.width_shares.0),
            style.width_limits,
        ) && has_some(own.height, style.height, style.height_limits)
}

/// A length in CSS pixels; a percentage is none.
fn length(text: &str) -> Option<f32> {
    let text = text.trim();
    let end = text
        .find(|c: char| c.is_ascii_alphabetic() || c == '%')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let per_unit = match unit.to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" | "em" | "rem" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    let length = number_alone(number)? * per_unit;
    (length.is_finite() && length >= 0.0).then_some(length)
}

/// The width and height of a file that is an SVG picture.
pub(super) fn file_sizes(bytes: &[u8]) -> Option<(f32, f32)> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len()))?).into_owned();
    // Most other files show at once that they are none.
    if !head
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
    {
        return None;
    }
    let tree = read_html(head, &mut Effort::default()).ok()?;
    let svg = tree.nodes.iter().find_map(|node| match &node.kind {
        crate::source::NodeKind::Element(e) if e.namespace == Namespace::Svg => Some(e),
        _ => None,
    })?;
    let sizes = sizes(&tree, svg);
    Some((sizes.width, sizes.height))
}

/// The drawings' parts that show only where another part asks for them.
fn is_only_referred_to(name: &LocalName) -> bool {
    matches!(*name, local_name!("defs") | local_name!("symbol"))
        || matches!(
            &**name,
            "pattern" | "marker" | "linearGradient" | "radialGradient"
        )
}

impl Walk<'_> {
    /// Takes in an element of a drawing; whether its content is to be looked at.
    pub(super) fn in_drawing(&mut self, id: NodeId, element: &Element, style: Style) -> bool {
        let tree = self.tree;
        let outermost = !self.context.drawn;
        self.context.drawn = true;
        self.context.caption = true;
        if matches!(
            &*element.name,
            "title" | "desc" | "metadata" | "script" | "clipPath" | "mask" | "view"
        ) {
            return false;
        }
        if element.name == local_name!("style") {
            self.flow.unread.push(Unread::new(
                "<svg> <style>",
                tree.node(id).span,
                &[
                    Aspect::Colours,
                    Aspect::Bold,
                    Aspect::Sizes,
                    Aspect::Capitals,
                ],
            ));
            return false;
        }
        if !style.box_visible {
            return true;
        }
        if outermost && element.name == local_name!("svg") {
            let own = sizes(tree, element);
            if is_shown(own, &style) {
                self.picture(id);
                self.context.scaled = own.scaled;
            } else {
                // Its gradients and parts may be painted elsewhere.
                self.context.instead = true;
            }
        }
        for attribute in tree.attributes(element) {
            let value = tree.text(&attribute.value);
            match &*attribute.name {
                "fill" | "stroke" | "stop-color" | "flood-color" | "lighting-color" => {
                    let painted = match drawn(value) {
                        Drawn::Current if !style.unknown.color() => Drawn::Colour(style.color),
                        Drawn::Current => Drawn::Unknown,
                        painted => painted,
                    };
                    match painted {
                        Drawn::Colour(colour) => {
                            self.flow.drawn_colours.push((colour, attribute.span));
                        }
                        Drawn::Nothing | Drawn::Current => {}
                        Drawn::Unknown => self.flow.unread.push(Unread::new(
                            attribute.name.to_string(),
                            Some(attribute.span),
                            &[Aspect::Colours],
                        )),
                    }
                }
                "transform" => {
                    self.context.scaled |= value.contains("scale") || value.contains("matrix");
                }
                _ => {}
            }
        }
        match &*element.name {
            "text" | "foreignObject" if self.context.scaled => self.flow.unread.push(Unread::new(
                format!("<{}>", element.name),
                tree.node(id).span,
                &[Aspect::Sizes],
            )),
            "use" => {
                let href = tree
                    .value(element, &local_name!("href"))
                    .unwrap_or_default();
                match href.trim().strip_prefix('#') {
                    Some(name) => self.flow.used.push(name.to_owned()),
                    None => self.flow.unread.push(Unread::new(
                        "<use>",
                        tree.node(id).span,
                        &[Aspect::Text, Aspect::Links, Aspect::Colours],
                    )),
                }
            }
            "a" if tree.attribute(element, &local_name!("href")).is_some() => {
                self.flow.links.push(id);
            }
            name => {
                let name = LocalName::from(name.to_ascii_lowercase());
                if let Some(not_read) = coverage::element(&name) {
                    self.leave_open(not_read, tree.node(id).span);
                }
            }
        }
        if is_only_referred_to(&element.name) {
            self.context.instead |= !self.shows_used;
        }
        true
    }

    /// Takes in the parts of drawings that `<use>` shows; each once.
    pub(super) fn used_parts(&mut self) {
        if self.flow.used.is_empty() {
            return;
        }
        let mut parts: HashMap<&str, NodeId> = HashMap::new();
        for (place, node) in self.tree.nodes.iter().enumerate() {
            if let crate::source::NodeKind::Element(element) = &node.kind
                && element.namespace == Namespace::Svg
                && let Some(name) = self.tree.value(element, &local_name!("id"))
            {
                parts.entry(name).or_insert(NodeId::at(place));
            }
        }
        self.shows_used = true;
        while let Some(name) = self.flow.used.pop() {
            if let Some(part) = parts.remove(name.as_str()) {
                self.context.drawn = true;
                self.run(part);
            }
        }
    }
}
