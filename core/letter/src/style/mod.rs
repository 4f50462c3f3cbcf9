//! What CSS and the older attributes make of each node: its size, weight and colours, and whether it is
//! seen.
//!
//! ```
//! use nu_alumni_letter::{Draft, SourceKind, style::Rgba};
//!
//! let html = "<style>p { color: #c00 }</style><p>Dear <b style='font-size: 20px'>Alumni</b></p>";
//! let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
//! let letter = draft.letter();
//!
//! let (_, block) = &letter.blocks[0];
//! let (bold, text) = block.runs().last().unwrap();
//! let style = letter.styles.of(bold.node);
//! assert_eq!(text, "Alumni");
//! assert_eq!((style.font_px, style.weight), (20.0, 700));
//! assert_eq!(style.color, Rgba { red: 204, green: 0, blue: 0, alpha: 255 });
//! # Ok::<(), nu_alumni_letter::SourceError>(())
//! ```
//!
//! [`Styles::origins_of`] says where in the source a colour was declared.

mod cascade;
mod computed_style;
mod css_values;
mod default_styles;
mod drawn;
mod noticed;
mod older_attributes;
mod selectors_of;
mod style_sheets;
mod winners;

pub(crate) use cascade::compute;
pub(crate) use drawn::{Drawn, drawn};

use crate::{Span, coverage, source::NodeId};
use computed_style::Computed;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgba {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// 255 is opaque.
    pub alpha: u8,
}

impl Rgba {
    /// Black.
    pub const BLACK: Self = Self {
        red: 0,
        green: 0,
        blue: 0,
        alpha: 255,
    };
    /// White.
    pub const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
        alpha: 255,
    };
    /// Nothing.
    pub const TRANSPARENT: Self = Self {
        red: 0,
        green: 0,
        blue: 0,
        alpha: 0,
    };

    /// This colour painted over an opaque one.
    pub fn over(self, below: Self) -> Self {
        let alpha = f32::from(self.alpha) / 255.0;
        let mix = |top: u8, low: u8| {
            (f32::from(top) * alpha + f32::from(low) * (1.0 - alpha))
                .round()
                .clamp(0.0, 255.0) as u8
        };
        Self {
            red: mix(self.red, below.red),
            green: mix(self.green, below.green),
            blue: mix(self.blue, below.blue),
            alpha: 255,
        }
    }
}

/// How a box is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// `inline`
    Inline,
    /// `inline-block`
    InlineBlock,
    /// `block`
    Block,
    /// `list-item`
    ListItem,
    /// `table`
    Table,
    /// `table-row-group`
    TableRowGroup,
    /// `table-row`
    TableRow,
    /// `table-cell`
    TableCell,
    /// `none`
    None,
}

/// What a node looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The font's size in CSS pixels.
    pub font_px: f32,
    /// Its weight, 1 to 1000.
    pub weight: u16,
    /// The text's colour.
    pub color: Rgba,
    /// Whether the colour is only what every mail program gives a link.
    pub color_is_ua_default: bool,
    /// What is painted behind: its own or the nearest ancestor's, else white.
    pub background: Rgba,
    /// Whether `text-transform: uppercase` is in force.
    pub uppercase: bool,
    /// Whether it is seen.
    pub visible: bool,
    /// How its box is laid out.
    pub display: Display,
    /// Whether white space and line breaks are kept.
    pub white_space_pre: bool,
    /// The `width` property where it is a length, in CSS pixels.
    pub width: Option<f32>,
    /// The `height` property, likewise.
    pub height: Option<f32>,
}

/// Where the declarations stand that set these properties on this very element; `None` where it
/// inherits them or has them by default. A span is empty where the element is one that the parser
/// opened again, whose attributes stand at the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of the text's colour.
    pub color: Option<Span>,
    /// Of the background.
    pub background: Option<Span>,
}

/// The styles of a tree's nodes.
#[derive(Debug)]
pub struct Styles {
    /// The document's, then each that differs from its parent's and from the one before.
    computed: Vec<Computed>,
    /// For each node, the place of its style.
    places: Vec<u32>,
    /// Of the nodes on which anything is declared, by their numbers.
    origins: Vec<(NodeId, Origins)>,
    /// Of the pictures that style sheets paint behind elements, each with its address.
    pictures: Vec<(NodeId, Span, String)>,
    /// The first visible element of each declaration that is not read.
    not_read: Vec<(NodeId, Span, &'static coverage::NotRead)>,
}

impl Styles {
    /// The style of this node; text has its parent's.
    pub fn of(&self, id: NodeId) -> Style {
        let place = self.places.get(id.place());
        place
            .and_then(|&place| self.computed.get(place as usize))
            .map_or(Computed::INITIAL.style, |computed| computed.style)
    }

    /// Where the style declared on this node stands.
    pub fn origins_of(&self, id: NodeId) -> Origins {
        let found = self.origins.binary_search_by_key(&id, |&(id, _)| id);
        let origins = found.ok().and_then(|place| self.origins.get(place));
        origins.map_or_else(Origins::default, |&(_, origins)| origins)
    }

    /// The pictures that style sheets paint behind elements: the element, the declaration, the address.
    pub(crate) fn pictures(&self) -> &[(NodeId, Span, String)] {
        &self.pictures
    }

    /// What is declared of visible elements and not read: each property once.
    pub(crate) fn not_read(&self) -> &[(NodeId, Span, &'static coverage::NotRead)] {
        &self.not_read
    }

    /// The nodes on which a background is declared, and where.
    pub fn backgrounds(&self) -> impl Iterator<Item = (NodeId, Span)> {
        self.origins
            .iter()
            .filter_map(|&(id, origins)| Some((id, origins.background?)))
            .filter(|(_, span)| !span.is_empty())
    }
}
