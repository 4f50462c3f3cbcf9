//! What stands anywhere in a page and holds for all of it: what its links are relative to, where it sends
//! the reader on, image maps.

use foldhash::{HashSet, HashSetExt};
use html5ever::local_name;

use super::{blocks::Flow, links::Base, merge_tags::Marks};
use crate::{
    Span,
    source::{Namespace, NodeId, NodeKind, Tree},
};

/// What the links of a page are relative to: its first `<base>` that says so.
pub(super) fn base(tree: &Tree, own_tags: &[Marks]) -> Option<Base> {
    tree.nodes.iter().find_map(|node| {
        let NodeKind::Element(element) = &node.kind else {
            return None;
        };
        let is_base = element.namespace == Namespace::Html
            && node.parent.is_some()
            && element.name == local_name!("base");
        let href = tree
            .value(element, &local_name!("href"))
            .filter(|_| is_base)?;
        Base::read(href, own_tags)
    })
}

/// Where a page sends its reader on by itself: `<meta http-equiv=refresh content="0; url=…">`.
pub(super) fn refreshes(tree: &Tree) -> impl Iterator<Item = (&str, Span)> {
    tree.nodes.iter().filter_map(|node| {
        let NodeKind::Element(element) = &node.kind else {
            return None;
        };
        let value = |name| tree.value(element, &name);
        let is_refresh = element.name == local_name!("meta")
            && value(local_name!("http-equiv"))?.eq_ignore_ascii_case("refresh");
        let content = tree.attribute(element, &local_name!("content"))?;
        let text = tree.text(&content.value).trim_start();
        let is_time = |c: char| c.is_ascii_digit() || c == '.';
        let behind = text.trim_start_matches(is_time);
        let is_apart = |c: char| c.is_whitespace() || matches!(c, ';' | ',');
        let url = behind.trim_start_matches(is_apart);
        // `url=` may be left out.
        let named = url.get(..3).filter(|name| name.eq_ignore_ascii_case("url"));
        let named = named.and_then(|name| url.strip_prefix(name)?.trim_start().strip_prefix('='));
        let address = named.unwrap_or(url).trim().trim_matches(['\'', '"']);
        let leads = is_refresh && behind.len() < text.len() && url.len() < behind.len();
        (leads && !address.is_empty()).then_some((address, content.span))
    })
}

/// The links of the image maps that visible pictures use, in their order.
pub(super) fn areas(tree: &Tree, flow: &Flow) -> Vec<NodeId> {
    let mut used: HashSet<String> = HashSet::new();
    for picture in &flow.pictures {
        let element = tree.element(picture.node);
        let map = element.and_then(|element| tree.value(element, &local_name!("usemap")));
        // Mail programs are not strict about the `#`.
        used.extend(map.map(|map| map.trim().trim_start_matches('#').to_lowercase()));
    }
    let mut found = Vec::new();
    if used.is_empty() {
        return found;
    }
    for (place, node) in tree.nodes.iter().enumerate() {
        let NodeKind::Element(element) = &node.kind else {
            continue;
        };
        let is_used = |map: NodeId| {
            let map = tree.element(map).filter(|e| e.name == local_name!("map"));
            map.is_some_and(|map| {
                [local_name!("name"), local_name!("id")].iter().any(|name| {
                    let name = tree.value(map, name).unwrap_or_default();
                    used.contains(&name.trim().to_lowercase())
                })
            })
        };
        if element.name == local_name!("area")
            && tree.attribute(element, &local_name!("href")).is_some()
        {
            let mut above = std::iter::successors(node.parent, |&id| tree.node(id).parent);
            // The nearest map's; areas stand in it, or in a few elements that stand in it.
            const NEAR: usize = 32;
            if above.by_ref().take(NEAR).any(is_used) {
                found.push(NodeId::at(place));
            }
        }
    }
    found
}
