//! The defaults: what each tag looks like before any hint or declaration.

use html5ever::{LocalName, local_name};

use super::{
    Display, Rgba, Unknowns,
    computed_style::{Computed, MEDIUM, bolder},
};
use crate::{
    Span,
    source::{Element, Namespace, Tree, is_heading},
};

fn default_display(tag: &LocalName) -> Display {
    match *tag {
        local_name!("head")
        | local_name!("title")
        | local_name!("style")
        | local_name!("script")
        | local_name!("template")
        | local_name!("meta")
        | local_name!("link")
        | local_name!("base")
        | local_name!("basefont")
        | local_name!("area")
        | local_name!("param")
        | local_name!("datalist")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("rp") => Display::None,
        local_name!("li") | local_name!("summary") => Display::ListItem,
        local_name!("table") => Display::Table,
        local_name!("tr") => Display::TableRow,
        local_name!("td") | local_name!("th") => Display::TableCell,
        // A column shows nothing but what is painted behind it.
        local_name!("thead")
        | local_name!("tbody")
        | local_name!("tfoot")
        | local_name!("col")
        | local_name!("colgroup") => Display::TableRowGroup,
        local_name!("html")
        | local_name!("body")
        | local_name!("address")
        | local_name!("article")
        | local_name!("aside")
        | local_name!("blockquote")
        | local_name!("caption")
        | local_name!("center")
        | local_name!("dd")
        | local_name!("details")
        | local_name!("dialog")
        | local_name!("dir")
        | local_name!("div")
        | local_name!("dl")
        | local_name!("dt")
        | local_name!("fieldset")
        | local_name!("figcaption")
        | local_name!("figure")
        | local_name!("footer")
        | local_name!("form")
        | local_name!("header")
        | local_name!("hgroup")
        | local_name!("hr")
        | local_name!("legend")
        | local_name!("listing")
        | local_name!("main")
        | local_name!("menu")
        | local_name!("nav")
        | local_name!("ol")
        | local_name!("optgroup")
        | local_name!("option")
        | local_name!("p")
        | local_name!("plaintext")
        | local_name!("pre")
        | local_name!("search")
        | local_name!("section")
        | local_name!("ul")
        | local_name!("xmp") => Display::Block,
        local_name!("button")
        | local_name!("input")
        | local_name!("select")
        | local_name!("textarea")
        | local_name!("meter")
        | local_name!("progress") => Display::InlineBlock,
        _ if is_heading(tag) => Display::Block,
        _ => Display::Inline,
    }
}

/// What the body's attributes say of the whole page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) quirks: bool,
    pub(super) link: Option<Rgba>,
    /// Of a link that was followed, and where it stands.
    pub(super) visited: Option<(Rgba, Span)>,
    /// The body's colour, with which tables begin in quirks mode, and its number where it is unknown.
    pub(super) text: (Rgba, u16),
}

/// The size of a keyword's font; in quirks mode small and very large ones of fixed width are others.
pub(super) fn keyword_px(keyword: u8, fixed_width: bool, quirks: bool) -> f32 {
    match (keyword, fixed_width) {
        (1, true) if quirks => 9.0,
        (2, true) if quirks => 10.0,
        (0, _) => 9.0,
        (1, _) => 10.0,
        (2, true) => 12.0,
        (2, false) | (3, true) => 13.0,
        (3, false) | (4, true) => 16.0,
        (4, false) => 18.0,
        (5, true) => 20.0,
        (5, false) => 24.0,
        (6, true) => 26.0,
        (6, false) => 32.0,
        (_, true) if quirks => 40.0,
        (_, true) => 39.0,
        (_, false) => 48.0,
    }
}

/// The style that an element has before any hint or declaration.
pub(super) fn defaults(tree: &Tree, element: &Element, parent: &Computed, page: &Page) -> Computed {
    let mut own = *parent;
    own.style.width = None;
    own.style.height = None;
    own.style.display = Display::Inline;
    let tag = &element.name;
    if element.namespace != Namespace::Html {
        if matches!(*tag, local_name!("style") | local_name!("script")) {
            own.style.display = Display::None;
        }
        return own;
    }
    own.style.display = default_display(tag);
    let size = parent.style.font_px;
    let style = &mut own.style;
    let times = match *tag {
        local_name!("h1") => Some(2.0),
        local_name!("h2") => Some(1.5),
        local_name!("h3") => Some(1.17),
        local_name!("h5") => Some(0.83),
        local_name!("h6") => Some(0.67),
        local_name!("rt") => Some(0.5),
        local_name!("small") | local_name!("sub") | local_name!("sup") => Some(1.0 / 1.2),
        local_name!("big") => Some(1.2),
        _ => None,
    };
    if let Some(times) = times {
        style.font_px = size * times;
        own.keyword = None;
    }
    match *tag {
        local_name!("code")
        | local_name!("pre")
        | local_name!("tt")
        | local_name!("kbd")
        | local_name!("samp")
        | local_name!("listing")
        | local_name!("plaintext")
        | local_name!("xmp") => own.fixed_width = true,
        local_name!("table") if page.quirks => {
            style.font_px = keyword_px(MEDIUM, parent.fixed_width, true);
            own.keyword = Some(MEDIUM);
            own.absolute_size = false;
            style.weight = Computed::INITIAL.style.weight;
            style.white_space_pre = false;
            let (color, unknown) = page.text;
            style.color = color;
            style.color_is_ua_default = false;
            style.unknown = Unknowns {
                color: unknown,
                transform: style.unknown.transform,
                ..Unknowns::NONE
            };
            own.small_capitals = false;
        }
        local_name!("input")
        | local_name!("button")
        | local_name!("select")
        | local_name!("textarea") => {
            style.font_px = 40.0 / 3.0;
            own.keyword = None;
            own.absolute_size = true;
            own.fixed_width = *tag == local_name!("textarea");
            style.weight = Computed::INITIAL.style.weight;
            style.color = Rgba::BLACK;
            style.color_is_ua_default = false;
            style.unknown = Unknowns::NONE;
            own.upper = false;
            own.small_capitals = false;
            let kind = tree.value(element, &local_name!("type"));
            if *tag == local_name!("input")
                && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
            {
                style.display = Display::None;
            }
        }
        local_name!("dialog") if tree.value(element, &local_name!("open")).is_none() => {
            style.display = Display::None;
        }
        _ => {}
    }
    match *tag {
        local_name!("th") => {
            style.weight = 700;
            style.unknown.weight = 0;
        }
        local_name!("option") => style.weight = Computed::INITIAL.style.weight,
        local_name!("b") | local_name!("strong") | local_name!("optgroup") => {
            style.weight = bolder(style.weight)
        }
        local_name!("pre")
        | local_name!("listing")
        | local_name!("plaintext")
        | local_name!("xmp")
        | local_name!("textarea") => style.white_space_pre = true,
        local_name!("a") if tree.value(element, &local_name!("href")).is_some() => {
            style.color = page.link.unwrap_or(LINK);
            style.color_is_ua_default = page.link.is_none();
            style.unknown.color = 0;
        }
        local_name!("mark") => {
            style.color = Rgba::BLACK;
            style.background = YELLOW;
            style.unknown.color = 0;
        }
        local_name!("hr") => {
            style.color = GREY;
            style.color_is_ua_default = false;
            style.unknown.color = 0;
        }
        _ if is_heading(tag) => {
            style.weight = 700;
            style.unknown.weight = 0;
        }
        _ => {}
    }
    own
}

/// What browsers paint a link in.
const LINK: Rgba = Rgba {
    red: 0,
    green: 0,
    blue: 238,
    alpha: 255,
};

/// What they paint behind `<mark>`.
pub(super) const YELLOW: Rgba = Rgba {
    red: 255,
    green: 255,
    blue: 0,
    alpha: 255,
};

const GREY: Rgba = Rgba {
    red: 128,
    green: 128,
    blue: 128,
    alpha: 255,
};
