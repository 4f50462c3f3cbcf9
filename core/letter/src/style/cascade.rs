//! The cascade: defaults, old attributes, style sheets and style attributes, into one style each.

use foldhash::HashMap;
use html5ever::{LocalName, local_name};
use selectors::{
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::matches_selector,
};

use super::{
    Display, Origins, Rgba, Style, Styles,
    css_values::{Declaration, PROPERTIES, Property, Value, legacy_color, legacy_size},
    selectors_of::{Budget, Handle},
    style_sheets::{NamesAround, Sheets, read_inline},
};
use crate::{
    Span,
    source::{Element, MappedText, Namespace, NodeId, NodeKind, SourceError, Tree, is_heading},
};

/// The comparisons any tree may cost, and those each of its nodes adds.
const COMPARISONS: u64 = 2_000_000;
const COMPARISONS_PER_NODE: u64 = 50;

/// What a document begins with.
pub(super) const INITIAL: Style = Style {
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
};

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
    keyword_size: bool,
}

#[derive(Clone, Copy)]
enum Place {
    Attribute(Span),
    Inline(u32, u32),
    Sheet(u32, u32, u32),
}

#[derive(Clone, Copy)]
struct Winner {
    value: Value,
    place: Place,
}

type Winners = [Option<Winner>; PROPERTIES];

fn win(winners: &mut Winners, property: Property, value: Value, place: Place) {
    if let Some(slot) = winners.get_mut(property as usize) {
        *slot = Some(Winner { value, place });
    }
}

fn winner(winners: &Winners, property: Property) -> Option<Winner> {
    winners.get(property as usize).copied().flatten()
}

/// The source of a style sheet's text: its one text node.
fn sheet_text(tree: &Tree, id: NodeId) -> Option<&MappedText> {
    tree.children(id)
        .find_map(|child| match &tree.node(child).kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        })
}

/// The node after `id` in document order.
fn following(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let mut node = tree.node(id);
    if node.first_child.is_some() {
        return node.first_child;
    }
    loop {
        if node.next.is_some() {
            return node.next;
        }
        node = tree.node(node.parent?);
    }
}

fn is_html(element: &Element) -> bool {
    element.namespace == Namespace::Html
}

/// Computes the style of every node.
pub(crate) fn compute(tree: &Tree) -> Result<Styles, SourceError> {
    let limit =
        COMPARISONS.saturating_add(COMPARISONS_PER_NODE.saturating_mul(tree.nodes.len() as u64));
    let budget = Budget::new(limit.saturating_add(1));
    let too_complex = || SourceError::StyleTooComplex { limit };

    let mut sheets = Sheets::new(tree.quirks);
    let mut sheet_nodes: Vec<NodeId> = Vec::new();
    let mut next = Some(Tree::DOCUMENT);
    while let Some(id) = next {
        if let Some(element) = tree.element(id)
            && element.name == local_name!("style")
            && is_html(element)
            && tree
                .value(element, &local_name!("media"))
                .is_none_or(Sheets::is_for_screen)
            && let Some(text) = sheet_text(tree, id)
        {
            sheets.read(
                tree.text(text),
                u32::try_from(sheet_nodes.len()).unwrap_or(u32::MAX),
            );
            sheet_nodes.push(id);
        }
        next = following(tree, id);
    }

    let start = Computed {
        style: INITIAL,
        buried: false,
        hidden: false,
        indented_off: false,
        keyword_size: true,
    };
    let mut computed = vec![start];
    // For each node, the place of its style.
    let mut places = vec![0_u32; tree.nodes.len()];
    let mut origins: Vec<(NodeId, Origins)> = Vec::new();
    let mut inline: Vec<Declaration> = Vec::new();
    let mut inline_runs: HashMap<&str, (usize, usize)> = HashMap::default();
    let mut matched: Vec<(u32, u32)> = Vec::new();
    let mut around = NamesAround::new(&sheets);
    let mut caches = SelectorCaches::default();
    let quirks = if tree.quirks {
        QuirksMode::Quirks
    } else {
        QuirksMode::NoQuirks
    };
    let mut context = MatchingContext::new(
        MatchingMode::Normal,
        None,
        &mut caches,
        quirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    );
    let mut root_px = INITIAL.font_px;
    let mut link: Option<Rgba> = None;

    let mut next = following(tree, Tree::DOCUMENT);
    while let Some(id) = next {
        next = following(tree, id);
        let parent_id = tree.node(id).parent.unwrap_or(Tree::DOCUMENT);
        let of_parent = places.get(parent_id.place()).copied().unwrap_or(0);
        let Some(element) = tree.element(id) else {
            if let Some(place) = places.get_mut(id.place()) {
                *place = of_parent;
            }
            continue;
        };
        let parent = computed.get(of_parent as usize).copied().unwrap_or(start);

        let mut winners: Winners = [None; PROPERTIES];
        hints(tree, element, &mut winners, &mut link);

        matched.clear();
        if !sheets.rules.is_empty() {
            let handle = Handle {
                tree,
                id,
                element,
                budget: &budget,
            };
            around.leave_to(parent_id);
            let names = sheets.names_of(tree, element);
            for rule in sheets.candidates(&names) {
                if !budget.spend(1) {
                    return Err(too_complex());
                }
                if let Some(found) = sheets.rules.get(rule as usize)
                    && around.suit(found)
                    && matches_selector(&found.selector, 0, None, handle, &mut context)
                {
                    matched.push((found.selector.specificity(), rule));
                }
            }
            if budget.is_spent() {
                return Err(too_complex());
            }
            matched.sort_unstable();
            around.enter(id, &names);
        }
        let style = tree.attribute(element, &local_name!("style"));
        let run = style.map(|attribute| {
            let css = tree.text(&attribute.value);
            *inline_runs.entry(css).or_insert_with(|| {
                let first = inline.len();
                read_inline(css, tree.quirks, &mut inline);
                (first, inline.len())
            })
        });
        let own = run
            .and_then(|(first, end)| inline.get(first..end))
            .unwrap_or_default();
        for important in [false, true] {
            for &(_, rule) in &matched {
                let Some(rule) = sheets.rules.get(rule as usize) else {
                    continue;
                };
                let (first, end) = (rule.block.start as usize, rule.block.end as usize);
                let block = sheets.declarations.get(first..end).unwrap_or_default();
                if !budget.spend(block.len() as u64) {
                    return Err(too_complex());
                }
                for d in block.iter().filter(|d| d.important == important) {
                    let place = Place::Sheet(rule.block.sheet, d.start, d.end);
                    win(&mut winners, d.property, d.value, place);
                }
            }
            for d in own.iter().filter(|d| d.important == important) {
                win(
                    &mut winners,
                    d.property,
                    d.value,
                    Place::Inline(d.start, d.end),
                );
            }
        }

        let result = resolve(tree, element, &parent, &winners, root_px, tree.quirks, link);
        if parent_id == Tree::DOCUMENT {
            root_px = result.style.font_px;
        }
        // Many look like their parent, or like the element before.
        let of_this = if result == parent {
            of_parent
        } else {
            if computed.last() != Some(&result) {
                computed.push(result);
            }
            u32::try_from(computed.len().saturating_sub(1)).unwrap_or(u32::MAX)
        };
        if let Some(place) = places.get_mut(id.place()) {
            *place = of_this;
        }
        let span_of = |property| -> Option<Span> {
            match winner(&winners, property)?.place {
                Place::Attribute(span) => Some(span),
                Place::Inline(start, end) => {
                    let attribute = style?;
                    attribute
                        .value
                        .source_of(start, end)
                        .or(Some(attribute.span))
                }
                Place::Sheet(sheet, start, end) => {
                    let node = *sheet_nodes.get(sheet as usize)?;
                    sheet_text(tree, node)?
                        .source_of(start, end)
                        .or(tree.node(node).span)
                }
            }
        };
        let declared = Origins {
            color: span_of(Property::Color),
            background: span_of(Property::Background),
        };
        if declared != Origins::default() {
            origins.push((id, declared));
        }
    }
    // Nodes that the parser moved are not numbered in the order of the document.
    origins.sort_unstable_by_key(|&(id, _)| id);
    Ok(Styles {
        computed,
        places,
        origins,
    })
}

/// The older attributes, which yield to any declaration.
fn hints(tree: &Tree, element: &Element, winners: &mut Winners, link: &mut Option<Rgba>) {
    if !is_html(element) {
        return;
    }
    let body = element.name == local_name!("body");
    let font = element.name == local_name!("font");
    for attribute in tree.attributes(element) {
        let value = || tree.text(&attribute.value);
        let place = Place::Attribute(attribute.span);
        match attribute.name {
            local_name!("color") if font => colour(winners, Property::Color, value(), place),
            local_name!("text") if body => colour(winners, Property::Color, value(), place),
            local_name!("link") if body => *link = legacy_color(value()),
            local_name!("size") if font => {
                if let Some(size) = legacy_size(value()) {
                    win(winners, Property::FontSize, Value::Keyword(size), place);
                }
            }
            local_name!("bgcolor") if body || is_table_part(&element.name) => {
                colour(winners, Property::Background, value(), place);
            }
            local_name!("hidden") => {
                let hidden = Value::Display(Display::None);
                win(winners, Property::Display, hidden, place);
            }
            _ => {}
        }
    }
}

fn colour(winners: &mut Winners, property: Property, value: &str, place: Place) {
    if let Some(color) = legacy_color(value) {
        win(winners, property, Value::Color(color), place);
    }
}

fn is_table_part(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("table")
            | local_name!("thead")
            | local_name!("tbody")
            | local_name!("tfoot")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
    )
}

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

fn bolder(weight: u16) -> u16 {
    match weight {
        ..350 => 400,
        350..550 => 700,
        550..900 => 900,
        heavy => heavy,
    }
}

fn lighter(weight: u16) -> u16 {
    match weight {
        light @ ..100 => light,
        100..550 => 100,
        550..750 => 400,
        _ => 700,
    }
}

/// The style that an element has before any hint or declaration.
fn defaults(
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
    if !is_html(element) {
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
            style.font_px = INITIAL.font_px;
            style.weight = INITIAL.weight;
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

/// A length in px, where it needs no box to be known.
fn px(value: Value, font_px: f32, root_px: f32) -> Option<f32> {
    match value {
        Value::Px(v) => Some(v),
        Value::Em(v) => Some(v * font_px),
        Value::Rem(v) => Some(v * root_px),
        _ => None,
    }
}

fn resolve(
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
            Value::Initial => INITIAL.font_px,
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
            Value::Initial => INITIAL.weight,
            _ => inherited.weight,
        };
    }
    if let Some(color) = value(Property::Color) {
        let (set, by_default) = match color {
            Value::Color(c) => (c, false),
            Value::Initial => (INITIAL.color, false),
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
