//! What some programs show and others do not: Outlook for Windows what stands in comments for it alone
//! (`<!--[if mso]>`), phones and programs in the dark what is hidden on a desk. It is looked through
//! for words, pictures and links that the letter does not have besides: mostly it only lays out anew
//! what all others show. Its colours are judged with those that other screens show.

use std::{borrow::Cow, cell::LazyCell};

use foldhash::{HashSet, HashSetExt};
use html5ever::{LocalName, local_name};

use super::{
    blocks::{Block, Flow, flow},
    elements::{link_attribute, picture_attributes},
    links::{Base, Link, Target, target},
    merge_tags::Marks,
    pictures::{pictures, set_sides},
    quotes::{LeftOut, is_left_out},
    tables::among,
    told::Told,
};
use crate::{
    Aspect, Span, Unread,
    source::{
        Attribute, Effort, Element, NodeId, NodeKind, Tree, conditional::for_outlook, read_html,
    },
    style::{Drawn, Paint, Rgba, Screen, Style, Styles, compute, drawn},
    words::is_alphanumeric,
};

/// What words leave open that were not read.
const OF_WORDS: &[Aspect] = &[
    Aspect::Text,
    Aspect::Colours,
    Aspect::Bold,
    Aspect::Sizes,
    Aspect::Capitals,
];

/// The letter as it is read.
pub(super) struct Here<'a> {
    pub(super) tree: &'a Tree,
    pub(super) styles: &'a Styles,
    pub(super) flow: &'a Flow,
    pub(super) links: &'a [Link],
    pub(super) base: Option<&'a Base>,
    pub(super) own_tags: &'a [Marks],
    pub(super) left_out: &'a LeftOut,
    pub(super) data_tables: &'a HashSet<NodeId>,
}

/// What the letter shows.
struct Known<'a> {
    words: HashSet<Cow<'a, str>>,
    pictures: HashSet<&'a str>,
    /// Those of them that some other screen hides: it may show them in another place.
    moved: HashSet<&'a str>,
    /// The shapes for which a picture stands in, as Word writes both.
    shapes: HashSet<&'a str>,
    /// The sizes that pictures are set to, in whole pixels.
    sizes: HashSet<(u32, u32)>,
    targets: HashSet<&'a Target>,
}

/// Where something begins that the letter does not have: words, a picture, a link.
#[derive(Default)]
struct Others {
    words: Option<Span>,
    picture: Option<Span>,
    link: Option<Span>,
    /// A data table, or a row of one, whether the letter has it or not.
    table: Option<Span>,
    /// A colour that is not understood.
    colour: Option<Span>,
    /// All colours, whether the letter has them or not.
    colours: Vec<(Rgba, Span)>,
}

/// What is shown elsewhere alone, each with its place, and the colours that Outlook is told in comments.
pub(super) fn unread(here: &Here<'_>) -> (Vec<Unread>, Vec<(Rgba, Span)>) {
    let tree = here.tree;
    let known = LazyCell::new(|| here.known());
    let mut unread = Vec::new();
    let mut colours = Vec::new();
    let is_seen =
        |id: NodeId| here.styles.of(id).box_visible && !is_left_out(tree, here.left_out, id);
    let mut effort = Effort::default();
    let mut contents = HashSet::new();
    for node in &tree.nodes {
        if matches!(node.kind, NodeKind::Comment)
            && node.parent.is_some_and(is_seen)
            && let Some(span) = node.span
            && let Some((opening, content)) = span.of(&tree.source).and_then(for_outlook)
            // What a program repeats is said once.
            && may_show(content)
            && contents.insert(content)
        {
            let around = around(content);
            let begins = span.start.saturating_add(opening.len() as u32);
            let begins = begins.saturating_sub(around.len() as u32);
            let mut others = match in_fragment(around, content, here, &known, &mut effort) {
                Some(others) => others.shifted(begins),
                None => Others {
                    words: Some(span),
                    ..Others::default()
                },
            };
            colours.append(&mut others.colours);
            others.tell(opening, &mut unread);
        }
    }
    let mut walked = HashSet::new();
    for &(id, by) in here.styles.shown_perhaps() {
        if !walked.contains(&id) && !is_left_out(tree, here.left_out, id) {
            let others = in_element(here, id, &known, &mut walked);
            others.tell(by, &mut unread);
        }
    }
    for there in here.styles.elsewhere() {
        let by = match there.screen {
            Screen::Outlook => "<!--[if mso]>",
            Screen::Phone | Screen::Dark | Screen::Tablet => "@media",
        };
        for painted in there.painted() {
            if let Paint::Picture(address) = &painted.paint
                && !address.trim().is_empty()
                && !known.pictures.contains(address.trim())
                && there.of(painted.node).box_visible
                && !is_left_out(tree, here.left_out, painted.node)
            {
                unread.push(Unread::new(by, painted.span, &[Aspect::Pictures]));
            }
        }
    }
    let mut told = HashSet::new();
    unread.retain(|one| {
        let source = one.span.and_then(|span| span.of(&tree.source));
        told.insert((one.what.clone(), source, one.leaves))
    });
    (unread, colours)
}

impl<'a> Here<'a> {
    fn known(&self) -> Known<'a> {
        let tree = self.tree;
        let mut all = HashSet::new();
        for block in &self.flow.blocks {
            for (run, text) in block.runs() {
                if self.styles.of(run.node).uppercase {
                    all.extend(words(text).map(|(_, word)| word.to_uppercase().into()));
                }
                all.extend(words(text).map(|(_, word)| Cow::from(word)));
            }
            // A word may be in two runs.
            all.extend(words(&block.text).map(|(_, word)| Cow::from(word)));
        }
        let shown = self.flow.pictures.iter();
        let shown = shown.filter_map(|picture| address(tree, picture.node));
        let painted = self.styles.painted();
        let painted = painted.filter_map(|painted| match &painted.paint {
            Paint::Picture(address) => Some(address.trim()),
            Paint::Colour(_) => None,
        });
        let shapes = self.flow.pictures.iter().filter_map(|picture| {
            let element = tree.element(picture.node)?;
            tree.value(element, &LocalName::from("v:shapes"))
        });
        let sizes = self.flow.pictures.iter().filter_map(|picture| {
            let element = tree.element(picture.node)?;
            set_size(tree, element, self.styles.of(picture.node))
        });
        let hidden = self.flow.pictures.iter().filter(|picture| {
            let mut screens = self.styles.elsewhere();
            screens.any(|there| !there.of(picture.node).box_visible)
        });
        let moved = hidden.filter_map(|picture| address(tree, picture.node));
        Known {
            words: all,
            moved: moved.map(|(address, _)| address).collect(),
            sizes: sizes.collect(),
            pictures: shown.map(|(address, _)| address).chain(painted).collect(),
            shapes: shapes.flat_map(str::split_ascii_whitespace).collect(),
            targets: self.links.iter().map(|link| &link.target).collect(),
        }
    }
}

impl Others {
    fn shifted(self, bytes: u32) -> Self {
        let shifted = |span: Option<Span>| span.map(|span| span.shifted(bytes));
        Self {
            words: shifted(self.words),
            picture: shifted(self.picture),
            link: shifted(self.link),
            table: shifted(self.table),
            colour: shifted(self.colour),
            colours: self
                .colours
                .into_iter()
                .map(|(c, span)| (c, span.shifted(bytes)))
                .collect(),
        }
    }

    fn tell(self, what: &str, unread: &mut Vec<Unread>) {
        for (span, leaves) in [
            (self.words, OF_WORDS),
            (self.picture, &[Aspect::Pictures][..]),
            (self.link, &[Aspect::Links]),
            (self.table, &[Aspect::Tables]),
            (self.colour, &[Aspect::Colours]),
        ] {
            unread.extend(span.map(|span| Unread::new(what, Some(span), leaves)));
        }
    }

    /// Takes in an address of a picture.
    fn picture(&mut self, address: &str, span: Span, known: &Known<'_>) {
        if !address.is_empty() && !known.pictures.contains(address) {
            self.picture.get_or_insert(span);
        }
    }

    /// Takes in an address that leads somewhere.
    fn link(&mut self, tree: &Tree, href: &Attribute, here: &Here<'_>, known: &Known<'_>) {
        let target = target(tree.text(&href.value), here.base, here.own_tags);
        if target.is_some_and(|target| !known.targets.contains(&target)) {
            self.link.get_or_insert(href.span);
        }
    }
}

/// Whether something of a comment may be seen besides boxes: most hold tags of tables alone.
fn may_show(content: &str) -> bool {
    // What names a picture, a link, a colour or a border.
    const LEADS: [&str; 14] = [
        "src",
        "href",
        "background",
        "url(",
        "string",
        "color",
        "solid",
        "dashed",
        "dotted",
        "double",
        "groove",
        "ridge",
        "inset",
        "outset",
    ];
    let content = content.to_ascii_lowercase();
    let mut rest = content.as_str();
    while let Some((text, behind)) = rest.split_once('<') {
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        let is_lead = LEADS
            .iter()
            .any(|lead| memchr::memmem::find(tag.as_bytes(), lead.as_bytes()).is_some());
        if is_lead || text.contains(is_alphanumeric) {
            return true;
        }
        rest = behind;
    }
    rest.contains(is_alphanumeric)
}

/// The words of a text, with where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0usize;
    let pieces = text.split_inclusive(|c: char| !is_alphanumeric(c));
    pieces.filter_map(move |piece| {
        let start = from;
        from = start.saturating_add(piece.len());
        let word = piece.trim_end_matches(|c: char| !is_alphanumeric(c));
        (!word.is_empty()).then_some((start, word))
    })
}

/// Where in these blocks the first words stand that are not known.
fn other_words(tree: &Tree, blocks: &[Block], known: &Known<'_>) -> Option<Span> {
    blocks.iter().find_map(|block| {
        let others = words(&block.text).filter(|(_, word)| !known.words.contains(*word));
        let (first, last) = others.fold((None, 0), |(first, _), (at, word)| {
            (first.or(Some(at)), at.saturating_add(word.len()))
        });
        block.source_of(tree, first?, last)
    })
}

/// The width and the height that an element is set to, in whole pixels.
fn set_size(tree: &Tree, element: &Element, style: Style) -> Option<(u32, u32)> {
    let [width, height] = set_sides(tree, element, style);
    Some((width?.round() as u32, height?.round() as u32))
}

/// The first address of a picture element's file, and its attribute.
fn address(tree: &Tree, id: NodeId) -> Option<(&str, Span)> {
    let element = tree.element(id)?;
    let mut named = picture_attributes(element).iter();
    let attribute = named.find_map(|name| tree.attribute(element, name))?;
    Some((tree.text(&attribute.value).trim(), attribute.span))
}

/// What must stand before a comment's content for its first tags to be read: it may go on with a row.
fn around(content: &str) -> &'static str {
    let first = content.trim_start().get(..4).unwrap_or_default();
    let first = first.to_ascii_lowercase();
    let is_of_row = ["<td", "<tr", "</td", "</tr"]
        .iter()
        .any(|tag| first.starts_with(tag));
    if is_of_row { "<table><tr>" } else { "" }
}

/// What a comment's content shows, with `around` before it; `None` where it cannot be read.
fn in_fragment(
    around: &str,
    content: &str,
    here: &Here<'_>,
    known: &Known<'_>,
    effort: &mut Effort,
) -> Option<Others> {
    let tree = read_html(format!("{around}{content}"), effort).ok()?;
    let styles = compute(&tree, effort).ok()?;
    let mut flow = flow(&tree, &styles, here.own_tags);
    // What Office is told there, and no reader.
    flow.blocks.retain(|block| {
        let first = block.runs.first().map(|run| run.node);
        first.is_none_or(|node| !is_in_xml(&tree, node))
    });
    let mut others = Others {
        words: other_words(&tree, &flow.blocks, known),
        ..Others::default()
    };
    for picture in pictures(&tree, &styles, &flow, &|_| None, &Told::default()) {
        if let Some((address, span)) = address(&tree, picture.node) {
            others.picture(address, span, known);
        }
    }
    for painted in styles.painted() {
        match (&painted.paint, painted.span) {
            (Paint::Picture(address), Some(span)) => others.picture(address.trim(), span, known),
            (Paint::Colour(colour), Some(span)) => others.colours.push((*colour, span)),
            _ => {}
        }
    }
    for run in flow.blocks.iter().flat_map(|block| &block.runs) {
        let style = styles.of(run.node);
        let mut above = std::iter::successors(Some(run.node), |&id| tree.node(id).parent);
        if !style.color_is_ua_default
            && let Some(span) = above.find_map(|id| styles.color_declared_at(id))
        {
            others.colours.push((style.color, span));
        }
    }
    for &id in &flow.links {
        let href = tree.element(id).and_then(|e| link_attribute(&tree, e));
        if let Some(href) = href {
            others.link(&tree, href, here, known);
        }
    }
    for (place, node) in tree.nodes.iter().enumerate() {
        let id = NodeId::at(place);
        if let NodeKind::Element(element) = &node.kind
            && element.name.starts_with("v:")
            && styles.of(id).box_visible
        {
            let above = [Some(id), node.parent].into_iter().flatten();
            let above = above.filter_map(|id| Some((id, tree.element(id)?)));
            let named = |(_, shape): (NodeId, &Element)| {
                let name = tree.value(shape, &local_name!("id"));
                name.is_some_and(|name| known.shapes.contains(name))
            };
            if above.clone().any(named) {
                continue;
            }
            // Without Word's own note of it the file is known by the size that both have.
            let mut sizes = above.map(|(id, shape)| set_size(&tree, shape, styles.of(id)));
            let is_known = sizes.any(|size| size.is_some_and(|size| known.sizes.contains(&size)));
            others.shape(&tree, element, is_known, here, known);
        }
    }
    Some(others)
}

impl Others {
    /// Takes in what an element of VML shows: its file, where that is not known, where it leads, the text
    /// along its path, its colours.
    fn shape(
        &mut self,
        tree: &Tree,
        shape: &Element,
        is_known: bool,
        here: &Here<'_>,
        known: &Known<'_>,
    ) {
        let is_off = |names: [&str; 2]| {
            let mut off = tree
                .attributes(shape)
                .iter()
                .filter(|a| names.contains(&&*a.name));
            off.any(|a| tree.text(&a.value).starts_with(['f', 'F']))
        };
        for attribute in tree.attributes(shape) {
            let value = tree.text(&attribute.value);
            match &*attribute.name {
                "src" if is_known => {}
                "src" => self.picture(value.trim(), attribute.span, known),
                "href" => self.link(tree, attribute, here, known),
                "string" if words(value).any(|(_, word)| !known.words.contains(word)) => {
                    self.words.get_or_insert(attribute.span);
                }
                "fillcolor" if is_off(["fill", "filled"]) => {}
                "strokecolor" if is_off(["stroke", "stroked"]) => {}
                "fillcolor" | "strokecolor" | "color" | "color2" | "bgcolor" => {
                    // Behind a colour its number in a palette may stand: `red [3204]`.
                    let colour = value.split_whitespace().next().unwrap_or_default();
                    match drawn(colour.trim_end_matches(';')) {
                        Drawn::Colour(colour) => self.colours.push((colour, attribute.span)),
                        Drawn::Nothing | Drawn::Current => {}
                        Drawn::Unknown => drop(self.colour.get_or_insert(attribute.span)),
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_in_xml(tree: &Tree, node: NodeId) -> bool {
    let above = std::iter::successors(Some(node), |&id| tree.node(id).parent);
    let mut names = above.filter_map(|id| tree.element(id)).map(|e| &e.name);
    names.any(|name| &**name == "xml")
}

/// Whether a row stands in a data table of the letter.
fn is_of_table(here: &Here<'_>, row: NodeId) -> bool {
    let mut above = std::iter::successors(Some(row), |&id| here.tree.node(id).parent);
    let is_table = |id: &NodeId| {
        let element = here.tree.element(*id);
        element.is_some_and(|element| element.name == local_name!("table"))
    };
    let table = above.find(is_table);
    table.is_some_and(|table| here.data_tables.contains(&table))
}

/// What an element shows that is hidden here.
fn in_element(
    here: &Here<'_>,
    root: NodeId,
    known: &Known<'_>,
    walked: &mut HashSet<NodeId>,
) -> Others {
    let tree = here.tree;
    let mut others = Others::default();
    let mut tables = Vec::new();
    let mut next = Some(root);
    while let Some(id) = next {
        let node = tree.node(id);
        let mut inner = node.first_child;
        match &node.kind {
            NodeKind::Text(text) => {
                let new = |(_, word): (usize, &str)| !known.words.contains(word);
                if others.words.is_none() && words(tree.text(text)).any(new) {
                    others.words = text.span();
                }
            }
            NodeKind::Element(_) if !walked.insert(id) => inner = None,
            NodeKind::Element(element) => match element.name {
                local_name!("style") | local_name!("script") | local_name!("template") => {
                    inner = None;
                }
                local_name!("img") => {
                    let sides = set_sides(tree, element, here.styles.of(id));
                    let is_pixel = sides.into_iter().flatten().any(|px| px <= 1.0);
                    if let Some((address, span)) = address(tree, id)
                        && !is_pixel
                        && !address.is_empty()
                        && !known.moved.contains(address)
                    {
                        others.picture.get_or_insert(span);
                    }
                }
                local_name!("table") => tables.push(id),
                local_name!("tr") if tables.is_empty() && is_of_table(here, id) => {
                    others.table = others.table.or(node.span);
                }
                _ => {
                    if let Some(href) = link_attribute(tree, element) {
                        others.link(tree, href, here, known);
                    }
                }
            },
            _ => {}
        }
        next = inner.or_else(|| tree.after(id, root));
    }
    let (data, _) = among(tree, here.styles, tables.into_iter());
    others.table = others.table.or(data.first().and_then(|table| table.span));
    others
}

#[cfg(test)]
mod tests {
    use crate::{Draft, SourceKind};

    /// What is unread of a letter, and its source.
    fn unread(html: &str) -> Vec<(String, String)> {
        let draft = Draft::read(SourceKind::Html, html.as_bytes()).unwrap();
        let unread = draft.letter().unread;
        let of = |u: crate::Unread| (u.what, u.span.unwrap().of(html).unwrap().to_owned());
        unread.into_iter().map(of).collect()
    }

    fn pair(what: &str, source: &str) -> (String, String) {
        (what.to_owned(), source.to_owned())
    }

    const BUTTON: &str = "<!--[if mso]><v:roundrect href=\"https://nu.edu.kz/join\" fillcolor=\"#c00\">\
        <w:anchorlock/><center style=\"color:#fff\">Join&nbsp;us</center></v:roundrect><![endif]-->\
        <!--[if !mso]><!--><a href='https://nu.edu.kz/join'>Join us</a><!--<![endif]-->";

    #[test]
    fn what_lays_the_letter_out_anew_is_passed_over() {
        for html in [
            BUTTON,
            "<!--[if (gte mso 9)|(IE)]><table width=\"600\"><tr><td><![endif]--><p>Join us\
             <!--[if (gte mso 9)|(IE)]></td></tr></table><![endif]-->",
            "<p>Hi<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96\
             </o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>p { color: red }</style><![endif]-->",
            "<table><td background='a.png'><!--[if mso]><v:rect><v:fill type=\"tile\" src=\"a.png\"/>\
             <v:textbox><![endif]--><p>Hi",
            "<p>Hi<!--[if gte vml 1]><v:shape id='s1'><v:imagedata src='1.png'/></v:shape><![endif]-->\
             <![if !vml]><img src='2.png' v:shapes='s1'><![endif]>",
            // Word's picture without its note of the shape that it stands in for.
            "<p>Hi<!--[if gte vml 1]><v:shape id=s1 style='width:300pt;height:225pt'>\
             <v:imagedata src='cid:1.png@A'/></v:shape><![endif]-->\
             <![if !vml]><img src='2.png' width=400 height=300><![endif]>",
            "<p>Hi<!--[if !mso]> EVERYBODY <![endif]--><!--[if IE]> EVERYBODY <![endif]-->\
             <!--[if !(gte mso 9)]> EVERYBODY <![endif]--><!-- [mso] EVERYBODY -->",
            "<p style='text-transform:uppercase'>Join us<!--[if mso]>JOIN US<![endif]-->",
            "<p>Hi<!--[if mso]><div style='display:none'>x</div><img src=x.gif width=1><![endif]-->",
            // Where Outlook shows nothing either, and in what is quoted.
            "<p>Hi<div style='display:none'><!--[if mso]>EVERYBODY<![endif]--></div>",
            "<p>Hi<p>On Mon, 30 Nov 2026 at 10:15, Dana wrote:</p>\
             <blockquote>Hi<!--[if mso]>EVERYBODY<![endif]--></blockquote>",
            "<style>.m { display: none } @media (max-width: 12cm) { .m { display: block } }</style>\
             <p>Hi<p>On Mon, 30 Nov 2026 at 10:15, Dana wrote:</p>\
             <blockquote>Hi<div class=m>EVERYBODY</div></blockquote>",
        ] {
            assert_eq!(unread(html), [], "{html}");
        }
    }

    #[test]
    fn what_outlook_alone_shows_is_said_with_its_place() {
        let html = "<p>Join us, é<!-- [if mso | IE]><p>Join us <b>NOW</b></p><img src='a.png'>\
            <a href='https://x.example/'>us</a><![endif]--><!--[if vml]><v:textpath string=\"Win\"/><![endif]-->";
        assert_eq!(
            unread(html),
            [
                pair("<!-- [if mso | IE]>", "NOW"),
                pair("<!-- [if mso | IE]>", "src='a.png'"),
                pair("<!-- [if mso | IE]>", "href='https://x.example/'"),
                pair("<!--[if vml]>", "string=\"Win\""),
            ]
        );
        let shape = "<p>Hi<!--[if mso]><v:rect href='https://x.example/'><v:fill src='b.png'/></v:rect><![endif]-->";
        assert_eq!(
            unread(shape),
            [
                pair("<!--[if mso]>", "href='https://x.example/'"),
                pair("<!--[if mso]>", "src='b.png'"),
            ]
        );
    }

    #[test]
    fn what_phones_and_the_dark_alone_show_is_said_with_its_place() {
        let with = |css: &str| {
            let html = format!(
                "<style>.m {{ display: none }} {css}</style><p>Join us\
                 <div class=m><p>Join us NOW</p><img src=m.png></div><div class=m><img src=m.png>\
                 <img src=p.png width=1></div>"
            );
            unread(&html)
        };
        let shown = [pair("@media", "Join us NOW"), pair("@media", "src=m.png")];
        for css in [
            "@media (max-width: 600px) { .m { display: block } }",
            "@media only screen and (max-device-width: 480px) { div[class=m] { display: block !important } }",
            "@media (prefers-color-scheme: dark) { .m { display: inline } }",
        ] {
            assert_eq!(with(css), shown, "{css}");
        }
        for css in [
            "@media print { .m { display: block } }",
            "@media (max-width: 600px) { .m { display: none } p { display: block } }",
            "@media (max-width: 600px) { .m { color: red; width: 100% } }",
            ".x { display: block }",
        ] {
            assert_eq!(with(css), [], "{css}");
        }
        let inline = |important: &str| {
            unread(&format!(
                "<style>@media (max-width: 12cm) {{ .m {{ display: block {important} }} }}</style>\
                 <p>Hi<div class=m style='display:none'>NOW</div>"
            ))
        };
        assert_eq!(inline("!important"), [pair("@media", "NOW")]);
        assert_eq!(inline(""), []);
    }
}
