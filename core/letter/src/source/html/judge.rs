//! The judge of the trees: html5ever's own tree of the same text, and what a place in the source
//! has to be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a judge may panic: it is built for tests and fuzzing only"
)]

use std::fmt::Write as _;

use html5ever::{
    ParseOpts, interface::QuirksMode, parse_document, tendril::TendrilSink,
    tokenizer::TokenizerOpts, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{super::Effort, parse};
use crate::source::{MappedText, Namespace, NodeId, NodeKind, Tree};

fn judge(html: &str) -> String {
    // html5ever would drop the mark behind every script too.
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let options = ParseOpts {
        tokenizer: TokenizerOpts {
            discard_bom: false,
            ..TokenizerOpts::default()
        },
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
    };
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut out = format!("{:?}\n", dom.quirks_mode.get() == QuirksMode::Quirks);
    judge_node(&dom.document, 0, &mut out);
    out
}

fn judge_node(node: &Handle, depth: usize, out: &mut String) {
    let mut inner = depth + 1;
    match &node.data {
        NodeData::Document => writeln!(out, "{depth} document").unwrap(),
        NodeData::Doctype { .. } => writeln!(out, "{depth} doctype").unwrap(),
        NodeData::Text { contents } => {
            writeln!(out, "{depth} text {:?}", &**contents.borrow()).unwrap();
        }
        NodeData::Comment { .. } => writeln!(out, "{depth} comment").unwrap(),
        NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } => {
            write!(out, "{depth} element {} {}", &*name.ns, &*name.local).unwrap();
            for a in attrs.borrow().iter() {
                write!(out, " {}={:?}", &*a.name.local, &*a.value).unwrap();
            }
            out.push('\n');
            if let Some(contents) = &*template_contents.borrow() {
                judge_node(contents, inner, out);
            }
        }
        NodeData::ProcessingInstruction { .. } => inner = 0,
    }
    for child in node.children.borrow().iter() {
        judge_node(child, inner, out);
    }
}

fn ours(tree: &Tree) -> String {
    let mut out = format!("{:?}\n", tree.quirks);
    ours_node(tree, Tree::DOCUMENT, 0, &mut out);
    out
}

fn ours_node(tree: &Tree, id: NodeId, depth: usize, out: &mut String) {
    match &tree.node(id).kind {
        NodeKind::Document => writeln!(out, "{depth} document").unwrap(),
        NodeKind::Doctype => writeln!(out, "{depth} doctype").unwrap(),
        NodeKind::Text(text) => writeln!(out, "{depth} text {:?}", tree.text(text)).unwrap(),
        NodeKind::Comment => writeln!(out, "{depth} comment").unwrap(),
        NodeKind::Element(e) => {
            write!(out, "{depth} element {} {}", &*e.namespace.name(), &*e.name).unwrap();
            for a in tree.attributes(e) {
                write!(out, " {}={:?}", &*a.name, tree.text(&a.value)).unwrap();
            }
            out.push('\n');
        }
    }
    for child in tree.children(id) {
        ours_node(tree, child, depth + 1, out);
    }
}

/// The entities that are as long as what they stand for; the first is a number, with no semicolon.
const EQUALLY_LONG: [(&str, &str); 16] = [
    ("&#0", "\u{fffd}"),
    ("&acE;", "\u{223e}\u{333}"),
    ("&caps;", "\u{2229}\u{fe00}"),
    ("&cups;", "\u{222a}\u{fe00}"),
    ("&gesl;", "\u{22db}\u{fe00}"),
    ("&gvnE;", "\u{2269}\u{fe00}"),
    ("&lesg;", "\u{22da}\u{fe00}"),
    ("&lvnE;", "\u{2268}\u{fe00}"),
    ("&nang;", "\u{2220}\u{20d2}"),
    ("&ngE;", "\u{2267}\u{338}"),
    ("&nGg;", "\u{22d9}\u{338}"),
    ("&nlE;", "\u{2266}\u{338}"),
    ("&nLl;", "\u{22d8}\u{338}"),
    ("&nvap;", "\u{224d}\u{20d2}"),
    ("&nvge;", "\u{2265}\u{20d2}"),
    ("&nvle;", "\u{2264}\u{20d2}"),
];

fn text_is_mapped(tree: &Tree, mapped: &MappedText) {
    let (html, text) = (&*tree.source, tree.text(mapped));
    let mut end = 0;
    let mut source_end = 0;
    for piece in mapped.pieces() {
        let decoded = &text[piece.text_start as usize..piece.text_end as usize];
        let source = piece.source.of(html).expect("on character boundaries");
        assert_eq!(piece.text_start, end, "{mapped:?} in {html:?}");
        assert!(piece.text_end > piece.text_start);
        assert!(piece.source.start >= source_end, "{mapped:?} in {html:?}");
        if piece.is_parallel() {
            let lines = source.replace('\r', "\n");
            // A style sheet has no entities.
            let read = if decoded == lines {
                lines
            } else {
                let entities = EQUALLY_LONG.iter();
                entities.fold(lines, |s, (name, text)| s.replace(name, text))
            };
            assert_eq!(decoded, read, "{mapped:?} in {html:?}");
        } else {
            let first = source.chars().next();
            assert!(
                matches!(first, Some('&' | '\r' | '\0')),
                "{mapped:?} in {html:?}"
            );
        }
        end = piece.text_end;
        source_end = piece.source.end;
    }
    assert_eq!(end as usize, text.len(), "{mapped:?} in {html:?}");
}

/// Where the last of what is in a node ends; 0 where nothing is in it.
fn content_end(tree: &Tree, id: NodeId) -> u32 {
    let ends = tree.children(id).map(|child| {
        let own = tree.node(child).span.map_or(0, |span| span.end);
        own.max(content_end(tree, child))
    });
    ends.max().unwrap_or(0)
}

fn spans_hold(tree: &Tree) {
    let html = &*tree.source;
    let mut ids = vec![Tree::DOCUMENT];
    while let Some(id) = ids.pop() {
        ids.extend(tree.children(id));
        let node = tree.node(id);
        match &node.kind {
            NodeKind::Document => assert_eq!(node.span, None),
            NodeKind::Text(mapped) => {
                // Foster parenting may put later text first, so only each part is in order.
                let whole = node.span.expect("all text is from the source");
                assert!(whole.of(html).is_some());
                let mut ordered = mapped.clone();
                if !mapped.pieces().is_sorted_by_key(|p| p.source.start) {
                    ordered = MappedText::default();
                }
                text_is_mapped(tree, &ordered);
            }
            NodeKind::Comment => {
                let source = node.span.and_then(|s| s.of(html)).unwrap();
                assert!(source.starts_with('<'), "{source:?} in {html:?}");
            }
            NodeKind::Doctype => {
                let source = node.span.and_then(|s| s.of(html)).unwrap();
                assert!(source.to_ascii_lowercase().starts_with("<!doctype"));
            }
            NodeKind::Element(element) => {
                let Some(whole) = node.span else {
                    continue;
                };
                let source = whole.of(html).expect("on character boundaries");
                let name = match &*element.name {
                    "img" if source[1..].to_ascii_lowercase().starts_with("image") => "image",
                    name => name,
                };
                let is_table = element.namespace == Namespace::Html && name == "table";
                // A NUL in a name is read as U+FFFD.
                let read = source.replace('\0', "\u{fffd}");
                assert!(
                    read.starts_with('<')
                        && read[1..]
                            .get(..name.len())
                            .is_some_and(|n| n.eq_ignore_ascii_case(name)),
                    "{source:?} is no {name} in {html:?}"
                );
                // A table without an end tag ends where the last of what is in it does.
                let inner = if is_table { content_end(tree, id) } else { 0 };
                assert!(inner <= whole.end, "{source:?} in {html:?}");
                if inner < whole.end {
                    assert!(source.ends_with('>'), "{source:?} in {html:?}");
                    let behind = inner.max(whole.start + 1) as usize..whole.end as usize;
                    let behind = html[behind].to_ascii_lowercase();
                    assert!(
                        inner == 0 || behind.contains("</table"),
                        "{source:?} in {html:?}"
                    );
                }
                for attribute in tree.attributes(element) {
                    let source = attribute.span.of(html).expect("on character boundaries");
                    // Those of a second `<body>` stand outside the first.
                    if attribute.span.start < whole.end {
                        assert!(whole.start < attribute.span.start);
                        assert!(attribute.span.end < whole.end);
                    }
                    // Tree construction may take the prefix off a foreign name.
                    let name = (*attribute.name).to_ascii_lowercase();
                    let source = source.replace('\0', "\u{fffd}").to_ascii_lowercase();
                    assert!(
                        source.starts_with(&name)
                            || source.split(':').any(|s| s.starts_with(&name)),
                        "{source:?} is no {name} in {html:?}"
                    );
                    text_is_mapped(tree, &attribute.value);
                    for piece in attribute.value.pieces() {
                        assert_eq!(attribute.span.cover(piece.source), attribute.span);
                    }
                }
            }
        }
    }
}

/// Whether the tree is html5ever's and its places are right; `None` at a limit.
pub(crate) fn agrees(html: &str) -> Option<Tree> {
    let tree = parse(html.to_owned(), &mut Effort::default()).ok()?;
    assert_eq!(ours(&tree), judge(html), "{html:?}");
    spans_hold(&tree);
    Some(tree)
}
