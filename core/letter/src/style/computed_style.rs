//! An element's computed style: its defaults, its parent's style and the cascade's winners in one.

use super::{
    Display, Rgba, Style,
    css_values::{Property, Value},
    default_styles::defaults,
    winners::{Winners, winner},
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
    /// Text is pushed off the screen by its indent.
    indented_off: bool,
    /// The size is still a keyword's, which monospace elements make smaller.
    pub(super) keyword_size: bool,
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
            display: Display::Inline,
            white_space_pre: false,
            width: None,
            height: None,
        },
        buried: false,
        hidden: false,
        indented_off: false,
        keyword_size: true,
    };
}

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

/// The style of an element with these winners; `link` is the colour that the body gives links.
pub(super) fn resolve(
    tree: &Tree,
    element: &Element,
    parent: &Computed,
    winners: &Winners,
    root_px: f32,
    quirks: bool,
    link: Option<Rgba>,
) -> Computed {
    let mut own = defaults(tree, element, parent, quirks, link);
    let value = |property| winner(winners, property).map(|w| w.value);
    let inherited = parent.style;

    if let Some(size) = value(Property::FontSize) {
        let base = inherited.font_px;
        own.keyword_size = matches!(size, Value::Keyword(_) | Value::Initial)
            || (matches!(size, Value::Inherit | Value::Unset) && parent.keyword_size);
        own.style.font_px = match size {
            Value::Keyword(v) => v,
            Value::Percent(p) => base * p,
            Value::More => base * 1.2,
            Value::Less => base / 1.2,
            Value::Initial => Computed::INITIAL.style.font_px,
            other => px(other, base, root_px).unwrap_or(base),
        };
    }
    if !own.style.font_px.is_finite() {
        own.style.font_px = 10_000.0;
    }
    own.style.font_px = own.style.font_px.min(10_000.0);
    if let Some(weight) = value(Property::Weight) {
        own.style.weight = match weight {
            Value::Number(n) => n as u16,
            Value::More => bolder(inherited.weight),
            Value::Less => lighter(inherited.weight),
            Value::Initial => Computed::INITIAL.style.weight,
            _ => inherited.weight,
        };
    }
    if let Some(color) = value(Property::Color) {
        let (set, by_default) = match color {
            Value::Color(c) => (c, false),
            Value::Initial => (Computed::INITIAL.style.color, false),
            _ => (inherited.color, inherited.color_is_ua_default),
        };
        own.style.color = set;
        own.style.color_is_ua_default = by_default;
    }
    match value(Property::Background) {
        Some(Value::Color(c)) => own.style.background = c.over(inherited.background),
        Some(Value::CurrentColor) => {
            own.style.background = own.style.color.over(inherited.background)
        }
        Some(_) => own.style.background = inherited.background,
        None => {}
    }
    let flag = |property, from_parent: bool, default: bool| match value(property) {
        Some(Value::Flag(set)) => set,
        Some(Value::Initial) => false,
        Some(_) => from_parent,
        None => default,
    };
    own.style.uppercase = flag(
        Property::Transform,
        inherited.uppercase,
        own.style.uppercase,
    );
    own.style.white_space_pre = flag(
        Property::WhiteSpace,
        inherited.white_space_pre,
        own.style.white_space_pre,
    );
    own.hidden = flag(Property::Visibility, parent.hidden, own.hidden);
    match value(Property::Display) {
        Some(Value::Display(display)) => own.style.display = display,
        Some(Value::Inherit) => own.style.display = inherited.display,
        Some(_) => own.style.display = Display::Inline,
        None => {}
    }
    let length = |property| value(property).and_then(|v| px(v, own.style.font_px, root_px));
    let width = length(Property::Width).filter(|v| *v >= 0.0);
    let height = length(Property::Height).filter(|v| *v >= 0.0);
    let max_height = length(Property::MaxHeight);
    match value(Property::TextIndent) {
        Some(Value::Inherit | Value::Unset) | None => {}
        Some(v) => {
            own.indented_off = px(v, own.style.font_px, root_px).is_some_and(|v| v <= -999.0);
        }
    }
    own.style.width = width;
    own.style.height = height;
    let set = |property| value(property) == Some(Value::Flag(true));
    own.buried = parent.buried
        || own.style.display == Display::None
        || set(Property::Opacity)
        || set(Property::MsoHide)
        || set(Property::Overflow)
            && (max_height == Some(0.0)
                // Neither inline text nor a table's part heeds it.
                || height == Some(0.0)
                    && matches!(own.style.display, Display::Block | Display::InlineBlock));
    // Text of no size, or tiny and in its own background's colour, is how preheaders are hidden.
    let style = &own.style;
    let unreadable = style.font_px <= 0.0
        || (style.font_px <= 2.0 && style.color.over(style.background) == style.background);
    own.style.visible = !own.buried && !own.hidden && !own.indented_off && !unreadable;
    own
}
