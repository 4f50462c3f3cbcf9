//! An element's computed style: its defaults, its parent's style and the cascade's winners in one.

use super::{
    Display, Rgba, Style, Unknowns,
    css_values::{ABSOLUTE, FIXED, Property, Reading, Value, units_of},
    default_styles::{Page, defaults, keyword_px},
    math::{Percent, Units},
    painted_values::Pool,
    selectors_of::Budget,
    shorthands::read_for,
    variables::{Scopes, Unfilled},
    winners::{Place, Winners},
};
use crate::source::{Element, Tree};

/// A style with what only its descendants need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Computed {
    pub(super) style: Style,
    /// Some ancestor hides all that is in it, whatever it says itself.
    buried: bool,
    /// `visibility: hidden` is in force.
    hidden: bool,
    /// Some ancestor has no room for what is in it, and clips it away.
    clipped: bool,
    /// What is placed absolutely hangs on that ancestor too, or on a box within it.
    held: bool,
    /// The indent in force is off the screen.
    indent_off: bool,
    /// It pushes the first line of the block there.
    pub(super) indented_off: bool,
    /// `text-transform` makes capitals.
    pub(super) upper: bool,
    /// Items of lists have no marks.
    pub(super) unmarked: bool,
    /// `font-variant` makes small ones.
    pub(super) small_capitals: bool,
    /// The family is the one word `monospace`, whose sizes browsers make smaller.
    pub(super) fixed_width: bool,
    /// The keyword that the font's size still is.
    pub(super) keyword: Option<u8>,
    /// The font's size is a length that some element gave.
    pub(super) absolute_size: bool,
    /// The custom properties in force.
    pub(super) scope: Option<u32>,
}

impl Computed {
    /// What a document begins with.
    pub(super) const INITIAL: Self = Self {
        style: Style {
            font_px: 16.0,
            weight: 400,
            color: Rgba::BLACK,
            color_is_ua_default: false,
            background: Rgba::WHITE,
            uppercase: false,
            visible: true,
            box_visible: true,
            display: Display::Inline,
            white_space_pre: false,
            width: None,
            height: None,
            width_limits: (None, None),
            height_limits: (None, None),
            width_shares: (None, None),
            box_unknown: false,
            aspect: None,
            as_in_file: false,
            unknown: Unknowns::NONE,
        },
        buried: false,
        hidden: false,
        clipped: false,
        held: false,
        indent_off: false,
        indented_off: false,
        upper: false,
        unmarked: false,
        small_capitals: false,
        fixed_width: false,
        keyword: Some(MEDIUM),
        absolute_size: false,
        scope: None,
    };

    /// Whether its box is painted.
    pub(super) fn is_painted(&self) -> bool {
        !self.buried && !self.clipped && !self.hidden
    }

    /// Whether what is in it is hidden, whatever is said of that itself.
    pub(super) fn is_buried(&self) -> bool {
        self.buried
    }
}

/// The place of `medium` among the keywords of sizes.
pub(super) const MEDIUM: u8 = 3;

/// What `bolder` makes of a weight.
pub(super) fn bolder(weight: u16) -> u16 {
    match weight {
        ..350 => 400,
        350..550 => 700,
        550..900 => 900,
        heavy => heavy,
    }
}

/// What `lighter` makes of it.
fn lighter(weight: u16) -> u16 {
    match weight {
        light @ ..100 => light,
        100..550 => 100,
        550..750 => 400,
        _ => 700,
    }
}

/// A length in px, where it needs no box to be known.
fn px(value: Value, font_px: f32, root_px: f32) -> Option<f32> {
    match value {
        Value::Px(v) => Some(v),
        Value::Em(v) => Some(v * font_px),
        Value::Rem(v) => Some(v * root_px),
        _ => None,
    }
}

/// What an element's values hang on besides its winners.
pub(super) struct Around<'a> {
    pub(super) tree: &'a Tree,
    pub(super) element: &'a Element,
    pub(super) parent: &'a Computed,
    pub(super) winners: &'a Winners,
    pub(super) root: Root,
    pub(super) page: &'a Page,
    pub(super) pool: &'a mut Pool,
    pub(super) scopes: &'a Scopes,
    pub(super) budget: &'a Budget,
    /// Takes down a value that cannot be told, and numbers it.
    pub(super) unknown: &'a mut dyn FnMut(Property, Place) -> u16,
}

/// The font's size of the root.
#[derive(Clone, Copy)]
pub(super) struct Root {
    pub(super) px: f32,
    pub(super) known: bool,
}

impl Around<'_> {
    /// What wins for `property`, once all is known that it hangs on.
    #[inline]
    pub(super) fn value(
        &mut self,
        property: Property,
        scope: Option<u32>,
        em: Option<f32>,
    ) -> Option<Value> {
        // Few properties have one.
        if !self.winners.has(property) {
            return None;
        }
        self.won(property, scope, em)
    }

    /// The same of a property that has a winner.
    #[inline(never)]
    fn won(&mut self, property: Property, scope: Option<u32>, em: Option<f32>) -> Option<Value> {
        match self.winners.of(property)?.value {
            Value::Pending(place) => self.filled(place, property, scope, em),
            value => Some(value),
        }
    }

    /// What the text at this place among those that wait comes to.
    fn filled(
        &mut self,
        place: u32,
        property: Property,
        scope: Option<u32>,
        em: Option<f32>,
    ) -> Option<Value> {
        let units = Units {
            em,
            rem: self.root.known.then_some(self.root.px),
            percent: Percent::Itself,
            depth: 0,
        };
        let waiting = self.pool.pending.get(place as usize)?;
        let (name, filled) = (
            waiting.name,
            self.scopes
                .fill(&waiting.css, scope, self.pool, self.budget),
        );
        Some(match filled {
            Err(Unfilled::Unknown) => Value::Unknown,
            Err(Unfilled::Invalid) => Value::Unset,
            Ok(css) => {
                let reading = Reading {
                    quirks: self.page.quirks,
                    units: units_of(property, units),
                };
                read_for(property, name, &css, &reading, self.pool).unwrap_or(Value::Unset)
            }
        })
    }

    /// The number of the value of `property`, which cannot be told.
    fn number(&mut self, property: Property) -> u16 {
        match self.winners.of(property) {
            Some(winner) => (self.unknown)(property, winner.place),
            None => 0,
        }
    }
}

/// The style of an element.
pub(super) fn resolve(around: &mut Around<'_>, scope: Option<u32>) -> Computed {
    let parent = around.parent;
    let mut own = defaults(around.tree, around.element, parent, around.page);
    own.scope = scope;
    font(around, &mut own);
    own.style.width_limits = (None, None);
    own.style.height_limits = (None, None);
    own.style.width_shares = (None, None);
    own.style.box_unknown = false;
    own.style.aspect = None;
    // Many elements say nothing of themselves.
    let hides = if around.winners.is_empty() {
        Hides::default()
    } else {
        declared(around, &mut own)
    };
    own.style.uppercase = own.upper || own.small_capitals;

    // What stands in such a box by itself, or is placed anew, is a block.
    if own.style.display == Display::Inline
        && (parent.style.display == Display::Flex || hides.position >= ABSOLUTE)
    {
        own.style.display = Display::Block;
    }
    own.buried = parent.buried || own.style.display == Display::None || hides.transparent;
    let is_positioned = hides.position > 0;
    // Neither inline text nor a table's part heeds a height, unless it is placed anew.
    let is_block = hides.position >= ABSOLUTE
        || matches!(
            own.style.display,
            Display::Block | Display::Flex | Display::InlineBlock | Display::ListItem
        );
    // A side of a part of a row may grow from nothing, unless it may be no longer.
    let grows = parent.style.display == Display::Flex;
    let is_none = |side: Option<f32>, most| side == Some(0.0) && (!grows || most == Some(0.0));
    let (max_width, max_height) = (own.style.width_limits.1, hides.max_height);
    let is_flat = max_height == Some(0.0) || is_none(own.style.height, max_height);
    let is_narrow = is_none(own.style.width, max_width);
    let clips =
        hides.clipped && is_block && (is_flat && !hides.heightened || is_narrow && !hides.widened);
    let held = parent.clipped && parent.held;
    let escapes = hides.position == FIXED || hides.position == ABSOLUTE && !held;
    own.clipped = clips || parent.clipped && !escapes;
    own.held = held || is_positioned;
    if own.style.display != Display::Inline {
        own.indented_off = own.indent_off;
    }
    // Text of no size, or tiny and in its own background's colour, is how preheaders are hidden.
    let style = &own.style;
    let unreadable = style.unknown.size == 0
        && (style.font_px <= 0.0
            || (style.font_px <= 2.0
                && style.unknown.color == 0
                && style.color.over(style.background) == style.background));
    own.style.box_visible = own.is_painted() && !own.indented_off;
    own.style.visible = own.style.box_visible && !unreadable;
    own
}

/// What hides all that is in an element.
#[derive(Default)]
struct Hides {
    transparent: bool,
    clipped: bool,
    max_height: Option<f32>,
    /// It has some `min-width`, or `min-height`, or room behind what is in it.
    widened: bool,
    heightened: bool,
    /// How its box is placed, by keyword.
    position: u8,
}

/// Puts what is declared into the style of an element whose font is known.
fn declared(around: &mut Around<'_>, own: &mut Computed) -> Hides {
    let scope = own.scope;
    let (font_px, root_px) = (own.style.font_px, around.root.px);
    let em = (own.style.unknown.size == 0).then_some(font_px);
    let parent = around.parent;
    let mut value = |property| match around.value(property, scope, em) {
        Some(Value::Em(_)) if em.is_none() => Some(Value::Unknown),
        value => value,
    };
    let inherited = parent.style;

    let weight = value(Property::Weight);
    let color = value(Property::Color);
    let background = value(Property::Background);
    let flag = |value: Option<Value>, from_parent: bool, default: bool| match value {
        Some(Value::Flag(set)) => set,
        Some(Value::Initial) => false,
        Some(Value::Unknown) | None => default,
        Some(_) => from_parent,
    };
    let transform = value(Property::Transform);
    own.upper = flag(transform, parent.upper, own.upper);
    let variant = value(Property::Variant);
    own.small_capitals = flag(variant, parent.small_capitals, own.small_capitals);
    let pre = value(Property::WhiteSpace);
    own.style.white_space_pre = flag(pre, inherited.white_space_pre, own.style.white_space_pre);
    own.hidden = flag(value(Property::Visibility), parent.hidden, own.hidden);
    own.unmarked = flag(value(Property::ListType), parent.unmarked, own.unmarked);
    match value(Property::Display) {
        Some(Value::Display(display)) => own.style.display = display,
        Some(Value::Inherit) => own.style.display = inherited.display,
        // What may be shown is read.
        Some(Value::Unknown) | None => {}
        Some(_) => own.style.display = Display::Inline,
    }
    let mut length = |property| value(property).and_then(|v| px(v, font_px, root_px));
    own.style.width = length(Property::Width).filter(|v| *v >= 0.0);
    own.style.height = length(Property::Height).filter(|v| *v >= 0.0);
    let max_height = length(Property::MaxHeight);
    own.style.width_limits = (length(Property::MinWidth), length(Property::MaxWidth));
    own.style.height_limits = (length(Property::MinHeight), max_height);
    let mut share = |property| match value(property) {
        Some(Value::Percent(share)) => Some(share.max(0.0)),
        _ => None,
    };
    own.style.width_shares = (share(Property::Width), share(Property::MaxWidth));
    let mut unknown = |property| matches!(value(property), Some(Value::Unknown));
    own.style.box_unknown = unknown(Property::Width) || unknown(Property::Height);
    own.style.aspect = match value(Property::Aspect) {
        Some(Value::Number(ratio)) => Some(ratio),
        _ => None,
    };
    let orientation = value(Property::Orientation);
    own.style.as_in_file = flag(orientation, inherited.as_in_file, own.style.as_in_file);
    match value(Property::TextIndent) {
        Some(Value::Inherit | Value::Unset) | None => {}
        Some(v) => own.indent_off = px(v, font_px, root_px).is_some_and(|v| v <= -999.0),
    }
    let mut is_some = |room| value(room).is_some_and(|v| px(v, font_px, root_px) != Some(0.0));
    let widened = is_some(Property::MinWidth) || is_some(Property::PaddingRight);
    let heightened = is_some(Property::MinHeight) || is_some(Property::PaddingBottom);
    let position = match value(Property::Position) {
        Some(Value::Keyword(place)) => place,
        _ => 0,
    };
    let transparent = value(Property::Opacity) == Some(Value::Flag(true));
    let clipped = value(Property::Overflow) == Some(Value::Flag(true));

    if let Some(weight) = weight {
        own.style.unknown.weight = 0;
        own.style.weight = match weight {
            Value::Number(n) => n as u16,
            Value::More => bolder(inherited.weight),
            Value::Less => lighter(inherited.weight),
            Value::Initial => Computed::INITIAL.style.weight,
            _ => inherited.weight,
        };
        own.style.unknown.weight = match weight {
            Value::Unknown => around.number(Property::Weight),
            Value::Number(_) | Value::Initial => 0,
            _ => inherited.unknown.weight,
        };
    }
    if let Some(color) = color {
        let (set, by_default, unknown) = match color {
            Value::Color(c) => (c, false, 0),
            Value::Initial => (Computed::INITIAL.style.color, false, 0),
            Value::Unknown => (inherited.color, false, around.number(Property::Color)),
            _ => (
                inherited.color,
                inherited.color_is_ua_default,
                inherited.unknown.color,
            ),
        };
        own.style.color = set;
        own.style.color_is_ua_default = by_default;
        own.style.unknown.color = unknown;
    }
    match background {
        Some(Value::Color(c)) => own.style.background = c.over(inherited.background),
        Some(Value::CurrentColor) => {
            own.style.background = own.style.color.over(inherited.background)
        }
        Some(_) => own.style.background = inherited.background,
        None => {}
    }
    for (property, value) in [
        (Property::Transform, transform),
        (Property::Variant, variant),
    ] {
        let number = match value {
            Some(Value::Unknown) => around.number(property),
            Some(Value::Flag(_) | Value::Initial) => 0,
            _ => continue,
        };
        if property == Property::Transform {
            own.style.unknown.transform = number;
        } else {
            own.style.unknown.variant = number;
        }
    }
    Hides {
        transparent,
        clipped,
        max_height,
        widened,
        heightened,
        position,
    }
}

/// The size of the font: browsers make that of the one family `monospace` smaller, unless a length
/// says how large it is.
fn font(around: &mut Around<'_>, own: &mut Computed) {
    let parent = around.parent;
    let quirks = around.page.quirks;
    let inherited = parent.style;
    let parent_em = (inherited.unknown.size == 0).then_some(inherited.font_px);
    match around.value(Property::Family, own.scope, parent_em) {
        Some(Value::Flag(fixed)) => own.fixed_width = fixed,
        Some(Value::Inherit | Value::Unset) => own.fixed_width = parent.fixed_width,
        Some(_) => own.fixed_width = false,
        None => {}
    }
    if let Some(size) = around.value(Property::FontSize, own.scope, parent_em) {
        let base = inherited.font_px;
        own.keyword = match size {
            Value::Keyword(keyword) => Some(keyword),
            Value::Initial => Some(MEDIUM),
            Value::Inherit | Value::Unset => parent.keyword,
            _ => None,
        };
        own.absolute_size = match size {
            Value::Keyword(_) | Value::Initial => false,
            Value::Px(_) | Value::Rem(_) => true,
            _ => parent.absolute_size,
        };
        own.style.font_px = match size {
            Value::Keyword(keyword) => keyword_px(keyword, parent.fixed_width, quirks),
            Value::Initial => keyword_px(MEDIUM, parent.fixed_width, quirks),
            Value::Percent(p) => base * p,
            Value::More => base * 1.2,
            Value::Less => base / 1.2,
            other => px(other, base, around.root.px).unwrap_or(base).max(0.0),
        };
        own.style.unknown.size = match size {
            Value::Unknown => around.number(Property::FontSize),
            Value::Px(_) | Value::Keyword(_) | Value::Initial => 0,
            Value::Rem(_) if around.root.known => 0,
            Value::Rem(_) => around.number(Property::FontSize),
            _ => inherited.unknown.size,
        };
    }
    if own.fixed_width != parent.fixed_width && !own.absolute_size {
        own.style.font_px = match own.keyword {
            Some(keyword) => keyword_px(keyword, own.fixed_width, quirks),
            None if own.fixed_width => own.style.font_px * 13.0 / 16.0,
            None => own.style.font_px * 16.0 / 13.0,
        };
    }
    if !own.style.font_px.is_finite() {
        own.style.font_px = 10_000.0;
    }
    own.style.font_px = own.style.font_px.min(10_000.0);
}
