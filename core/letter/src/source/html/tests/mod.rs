//! Trees against html5ever's own, and their places against the source.
#![allow(
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod limits;
mod places;
mod soup;
mod tables;

use crate::{
    Span,
    source::{Element, MappedText, Node, NodeKind, Tree},
};

fn found<'t>(tree: &'t Tree, name: &str) -> Vec<(&'t Node, &'t Element)> {
    let mut ids = vec![Tree::DOCUMENT];
    let mut all = Vec::new();
    while let Some(id) = ids.pop() {
        let children: Vec<_> = tree.children(id).collect();
        ids.extend(children.into_iter().rev());
        if let Some(element) = tree.element(id)
            && &*element.name == name
        {
            all.push((tree.node(id), element));
        }
    }
    all
}

fn texts(tree: &Tree) -> Vec<(&MappedText, Span)> {
    tree.nodes
        .iter()
        .filter_map(|node| match &node.kind {
            NodeKind::Text(text) => Some((text, node.span?)),
            _ => None,
        })
        .collect()
}

fn slice(html: &str, span: Option<Span>) -> &str {
    span.and_then(|s| s.of(html))
        .expect("a place in the source")
}
