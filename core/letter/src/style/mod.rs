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
//! [`Styles::color_declared_at`] says where in the source a colour was declared, [`Styles::painted`] what
//! is painted besides text.

mod at_rules;
mod cascade;
mod colours;
mod computed_style;
mod conditions;
mod css_values;
mod default_styles;
mod drawn;
#[cfg(any(test, fuzzing))]
pub(crate) mod judge;
mod letter_sheets;
mod math;
mod noticed;
mod older_attributes;
mod painted;
mod painted_values;
mod parts;
mod rule_index;
mod selectors_of;
mod shorthands;
mod style_sheets;
mod variables;
mod winners;

pub(crate) use cascade::compute;
pub(crate) use css_values::number_alone;
pub(crate) use drawn::{Drawn, drawn};

use std::collections::BTreeSet;

use crate::{Aspect, Span, Unread, source::NodeId};
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
        if self.alpha == 255 {
            return self;
        }
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
    /// `flex`, `grid`
    Flex,
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
    /// Whether small letters are shown as capitals: `text-transform: uppercase`, or small capitals.
    pub uppercase: bool,
    /// Whether its text is seen.
    pub visible: bool,
    /// Whether its pictures and colours are: text of no size hides nothing else.
    pub box_visible: bool,
    /// How its box is laid out.
    pub display: Display,
    /// Whether white space and line breaks are kept.
    pub white_space_pre: bool,
    /// The `width` property where it is a length, in CSS pixels.
    pub width: Option<f32>,
    /// The `height` property, likewise.
    pub height: Option<f32>,
    /// The `min-width` and the `max-width` property, likewise.
    pub width_limits: (Option<f32>, Option<f32>),
    /// The same for the height.
    pub height_limits: (Option<f32>, Option<f32>),
    /// The `width` and the `max-width` property where each is a share of the box around, 1 for all of it.
    pub width_shares: (Option<f32>, Option<f32>),
    /// Whether `width` or `height` is set to what cannot be told.
    pub box_unknown: bool,
    /// The proportions that `aspect-ratio` gives its box in place of a picture's own: the width by the
    /// height.
    pub aspect: Option<f32>,
    /// Whether its pictures are shown as they lie in their files, whatever the camera noted.
    pub as_in_file: bool,
    /// Which of its values the source alone does not tell.
    pub unknown: Unknowns,
}

/// The values of a node that hang on the reader's screen, or that are written in a way which is not
/// read. What stands in their place in [`Style`] is the parent's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknowns {
    // Each is 0 where the value is known, else the number of the declaration that sets it.
    size: u16,
    weight: u16,
    color: u16,
    transform: u16,
    variant: u16,
}

impl Unknowns {
    /// All are known.
    pub const NONE: Self = Self {
        size: 0,
        weight: 0,
        color: 0,
        transform: 0,
        variant: 0,
    };

    /// The same, of declarations whose numbers begin behind `first`.
    fn shifted(self, first: u16) -> Self {
        let shifted = |number: u16| match number {
            0 => 0,
            number => number.saturating_add(first),
        };
        Self {
            size: shifted(self.size),
            weight: shifted(self.weight),
            color: shifted(self.color),
            transform: shifted(self.transform),
            variant: shifted(self.variant),
        }
    }

    /// Whether the font's size is unknown.
    pub fn size(self) -> bool {
        self.size > 0
    }

    /// Whether its weight is.
    pub fn weight(self) -> bool {
        self.weight > 0
    }

    /// Whether the text's colour is.
    pub fn color(self) -> bool {
        self.color > 0
    }

    /// Whether it is unknown what is in capitals.
    pub fn capitals(self) -> bool {
        self.transform > 0 || self.variant > 0
    }
}

/// What an element paints besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paint {
    /// A colour, over what is behind it.
    Colour(Rgba),
    /// The picture at this address, as it is written.
    Picture(String),
}

/// A colour or picture of a background, border, shadow or gradient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    /// The element.
    pub node: NodeId,
    /// What it paints.
    pub paint: Paint,
    /// Where that is declared; `None` where the source does not hold it.
    pub span: Option<Span>,
    /// It is drawn in the text's own colour: a list's mark, a line at the text.
    pub as_text: bool,
}

/// The styles of a tree's nodes.
#[derive(Debug)]
pub struct Styles {
    /// The document's, then each that differs from its parent's and from the one before.
    computed: Vec<Computed>,
    /// What the desk shows.
    desk: Seen,
    /// The values that cannot be told, numbered from 1.
    unknown: Vec<Unread>,
    /// What is unread whatever text there is.
    unread: Vec<Unread>,
    /// The elements that are hidden here, and may be shown all the same, each with what may show it.
    shown_perhaps: Vec<(NodeId, &'static str)>,
    /// What other screens show; nothing where no rule asks for the screen.
    elsewhere: Vec<Seen>,
}

/// A screen besides the desk for which a letter is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A narrow one.
    Phone,
    /// A dark one.
    Dark,
    /// That of Outlook for Windows, which reads comments meant for it.
    Outlook,
    /// One between a phone's and a desk's.
    Tablet,
}

impl Screen {
    const ALL: [Self; 4] = [Self::Phone, Self::Dark, Self::Outlook, Self::Tablet];
}

/// What a screen shows.
#[derive(Debug, Default)]
struct Seen {
    /// For each node, the place of its style.
    places: Vec<u32>,
    /// Where a text colour is declared, by the numbers of the nodes; elsewhere than on the desk, on elements
    /// that look otherwise there.
    colors: Vec<(NodeId, Span)>,
    /// What is painted; elsewhere, by those elements.
    painted: Vec<Painted>,
    /// Whether some element looks otherwise than on the desk.
    differs: bool,
}

impl Seen {
    /// Nothing seen yet of so many nodes.
    fn of_nodes(nodes: usize) -> Self {
        Self {
            places: vec![0; nodes],
            ..Self::default()
        }
    }

    /// The place of a node's style.
    fn place(&self, id: NodeId) -> u32 {
        self.places.get(id.place()).copied().unwrap_or(0)
    }

    fn put(&mut self, id: NodeId, style: u32) {
        if let Some(place) = self.places.get_mut(id.place()) {
            *place = style;
        }
    }

    fn inherit(&mut self, id: NodeId, parent: NodeId) {
        self.put(id, self.place(parent));
    }

    /// Where the declaration stands that sets the text's colour on this very element.
    fn color_declared_at(&self, id: NodeId) -> Option<Span> {
        let found = self.colors.binary_search_by_key(&id, |&(id, _)| id).ok()?;
        self.colors.get(found).map(|&(_, span)| span)
    }

    /// Where nothing is said of a screen, it shows what the desk does, and paints no more.
    fn as_on_desk(desk: &Self) -> Self {
        Self {
            places: desk.places.clone(),
            ..Self::default()
        }
    }

    /// Puts those of a tree behind these: its styles begin at `styles`, its nodes at `nodes`, its text at
    /// `bytes`.
    fn append(&mut self, other: Self, styles: u32, nodes: usize, bytes: u32) {
        let places = other.places.into_iter();
        self.places
            .extend(places.map(|place| place.saturating_add(styles)));
        let colors = other.colors.into_iter();
        self.colors
            .extend(colors.map(|(id, span)| (id.shifted(nodes), span.shifted(bytes))));
        let painted = other.painted.into_iter();
        self.differs |= other.differs;
        self.painted.extend(painted.map(|painted| Painted {
            node: painted.node.shifted(nodes),
            span: painted.span.map(|span| span.shifted(bytes)),
            ..painted
        }));
    }
}

/// The styles of a tree's nodes on another screen than the desk.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere<'s> {
    /// The screen.
    pub screen: Screen,
    styles: &'s Styles,
    seen: &'s Seen,
}

impl Elsewhere<'_> {
    /// The style of this node there.
    pub fn of(&self, id: NodeId) -> Style {
        self.styles.at(self.seen, id)
    }

    /// Where the declaration stands that sets the text's colour there on this very element.
    pub fn color_declared_at(&self, id: NodeId) -> Option<Span> {
        let there = self.seen.color_declared_at(id);
        there.or_else(|| self.styles.color_declared_at(id))
    }

    /// What is painted there by the elements that look otherwise than on the desk.
    pub fn painted(&self) -> impl Iterator<Item = &Painted> {
        self.seen.painted.iter()
    }
}

impl Styles {
    /// The style of this node; text has its parent's.
    pub fn of(&self, id: NodeId) -> Style {
        self.at(&self.desk, id)
    }

    fn at(&self, seen: &Seen, id: NodeId) -> Style {
        let computed = self.computed.get(seen.place(id) as usize);
        computed.map_or(Computed::INITIAL.style, |computed| computed.style)
    }

    /// What those other screens show that do not look as the desk does.
    pub fn elsewhere(&self) -> impl Iterator<Item = Elsewhere<'_>> {
        let seen = Screen::ALL.into_iter().zip(&self.elsewhere);
        let differs = |seen: &Seen| seen.differs || !seen.painted.is_empty();
        seen.filter(move |(_, seen)| differs(seen))
            .map(|(screen, seen)| Elsewhere {
                screen,
                styles: self,
                seen,
            })
    }

    /// Where the declaration stands that sets the text's colour on this very element; `None` where it
    /// inherits it or has it by default. The span is empty where the element is one that the parser
    /// opened again, whose attributes stand at the first.
    pub fn color_declared_at(&self, id: NodeId) -> Option<Span> {
        self.desk.color_declared_at(id)
    }

    /// Puts those of the tree that was put behind this one's, its first node at the place `nodes`
    /// and its text at `bytes`, behind these.
    pub(crate) fn append(&mut self, other: Self, nodes: usize, bytes: u32) {
        let first = u32::try_from(self.computed.len()).unwrap_or(u32::MAX);
        let unknown = u16::try_from(self.unknown.len()).unwrap_or(u16::MAX);
        self.computed
            .extend(other.computed.into_iter().map(|mut computed| {
                computed.style.unknown = computed.style.unknown.shifted(unknown);
                computed
            }));
        // Where one of the two says nothing of other screens, it looks there as here.
        let screens = self.elsewhere.len().max(other.elsewhere.len());
        let own = || Seen::as_on_desk(&self.desk);
        self.elsewhere.resize_with(screens, own);
        let mut theirs = other.elsewhere;
        theirs.resize_with(screens, || Seen::as_on_desk(&other.desk));
        for (own, theirs) in self.elsewhere.iter_mut().zip(theirs) {
            own.append(theirs, first, nodes, bytes);
        }
        self.desk.append(other.desk, first, nodes, bytes);
        let moved_unread = |unread: Unread| Unread {
            span: unread.span.map(|span| span.shifted(bytes)),
            ..unread
        };
        self.unknown
            .extend(other.unknown.into_iter().map(moved_unread));
        self.unread
            .extend(other.unread.into_iter().map(moved_unread));
        let perhaps = other.shown_perhaps.into_iter();
        self.shown_perhaps
            .extend(perhaps.map(|(id, by)| (id.shifted(nodes), by)));
    }

    /// The elements that are hidden on the desk, and that a rule for another screen, an animation or
    /// a second line shows; each with what may show it.
    pub(crate) fn shown_perhaps(&self) -> &[(NodeId, &'static str)] {
        &self.shown_perhaps
    }

    /// The colours and pictures that are painted besides text, in the order of the document.
    pub fn painted(&self) -> impl Iterator<Item = &Painted> {
        self.desk.painted.iter()
    }

    /// What these nodes show that cannot be told, and what is unread on any.
    pub(crate) fn unread(&self, shown: impl Iterator<Item = NodeId>) -> Vec<Unread> {
        let mut unread = self.unread.clone();
        if self.unknown.is_empty() {
            return unread;
        }
        let mut met = BTreeSet::new();
        let elsewhere: Vec<Elsewhere<'_>> = self.elsewhere().collect();
        for id in shown {
            let here = std::iter::once((None, self.of(id)));
            let there = elsewhere.iter();
            let there = there.map(|there| (Some(there.screen), there.of(id)));
            for (screen, style) in here.chain(there) {
                let Unknowns {
                    size,
                    weight,
                    color,
                    transform,
                    variant,
                } = style.unknown;
                // In the dark a mail program takes colours of its own.
                let color = if screen == Some(Screen::Dark) {
                    0
                } else {
                    color
                };
                met.extend([size, weight, color, transform, variant]);
            }
        }
        let of = |number: u16| {
            self.unknown
                .get(usize::from(number).checked_sub(1)?)
                .cloned()
        };
        unread.extend(met.into_iter().filter_map(of));
        unread
    }
}

/// What a value of this property leaves open where it cannot be told.
fn leaves(property: css_values::Property) -> &'static [Aspect] {
    use css_values::Property as P;
    match property {
        P::FontSize => &[Aspect::Sizes],
        P::Weight => &[Aspect::Bold],
        P::Transform | P::Variant => &[Aspect::Capitals],
        P::BackgroundImage => &[Aspect::Colours, Aspect::Pictures],
        _ => &[Aspect::Colours],
    }
}
