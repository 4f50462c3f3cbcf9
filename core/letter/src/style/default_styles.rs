//! The defaults: what each tag looks like before any hint or declaration.

use html5ever::{LocalName, local_name};

use super::{
    Display, Rgba,
    computed_style::{Computed, bolder},
};
use crate::source::{Element, Namespace, Tree, is_heading};

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
        | local_name!("col")
        | local_name!("colgroup")
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
        local_name!("thead") | local_name!("tbody") | local_name!("tfoot") => {
            Display::TableRowGroup
        }
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

/// The style that an element has before any hint or declaration.
pub(super) fn defaults(
    tree: &Tree,
    element: &Element,
    parent: &Computed,
    quirks: bool,
    link: Option<Rgba>,
) -> Computed {
    let mut own = *parent;
    own.style.width = None;
    own.style.height = None;
    own.style.display = Display::Inline;
    if element.namespace != Namespace::Html {
        return own;
    }
    let tag = &element.name;
    own.style.display = default_display(tag);
    let size = parent.style.font_px;
    let style = &mut own.style;
    match *tag {
        local_name!("h1") => style.font_px = size * 2.0,
        local_name!("h2") => style.font_px = size * 1.5,
        local_name!("h3") => style.font_px = size * 1.17,
        local_name!("h5") => style.font_px = size * 0.83,
        local_name!("h6") => style.font_px = size * 0.67,
        local_name!("small") | local_name!("sub") | local_name!("sup") => {
            style.font_px = size / 1.2
        }
        local_name!("big") => style.font_px = size * 1.2,
        local_name!("code")
        | local_name!("pre")
        | local_name!("tt")
        | local_name!("kbd")
        | local_name!("samp")
        | local_name!("listing")
        | local_name!("plaintext")
        | local_name!("xmp")
            if parent.keyword_size =>
        {
            style.font_px = size * 13.0 / 16.0;
            own.keyword_size = false;
        }
        local_name!("table") if quirks => {
            style.font_px = Computed::INITIAL.style.font_px;
            style.weight = Computed::INITIAL.style.weight;
            style.white_space_pre = false;
        }
        _ => {}
    }
    match *tag {
        local_name!("th") => style.weight = 700,
        local_name!("b") | local_name!("strong") => style.weight = bolder(style.weight),
        local_name!("pre")
        | local_name!("listing")
        | local_name!("plaintext")
        | local_name!("xmp")
        | local_name!("textarea") => style.white_space_pre = true,
        local_name!("a") if tree.value(element, &local_name!("href")).is_some() => {
            style.color = link.unwrap_or(Rgba {
                red: 0,
                green: 0,
                blue: 238,
                alpha: 255,
            });
            style.color_is_ua_default = link.is_none();
        }
        local_name!("mark") => {
            style.color = Rgba::BLACK;
            style.background = Rgba {
                red: 255,
                green: 255,
                blue: 0,
                alpha: 255,
            };
        }
        _ if is_heading(tag) => style.weight = 700,
        _ => {}
    }
    own
}
