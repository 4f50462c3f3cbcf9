//! Links and bare addresses, and the hosts they lead to.

use html5ever::local_name;
use url::{Host, Url};

use super::{
    blocks::{Block, Flow},
    merge_tags,
};
use crate::{
    Span,
    source::{NodeId, Tree},
    words::hosts::bare_addresses,
};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To this host, in lower case, as DNS writes it.
    Host(String),
    /// To where the mailing program will say.
    MergeTag,
    /// To a page beside one that is not known.
    Relative,
    /// To something that is no web page: the scheme.
    Scheme(String),
    /// Nowhere: the address cannot be read.
    Unreadable,
}

/// A link.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its `href`, or the address in the text.
    pub span: Option<Span>,
    /// Where it leads.
    pub target: Target,
}

/// Microsoft's wrapper, which carries the address it leads to.
const SAFE_LINKS: &str = ".safelinks.protection.outlook.com";

/// The links of the letter: elements first in reading order, then bare addresses.
pub(crate) fn links(tree: &Tree, flow: &Flow) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for &node in &flow.links {
        // A link that the parser opens again goes on with one that is counted already.
        let in_source = tree
            .element(node)
            .filter(|_| tree.node(node).span.is_some());
        let Some(href) = in_source.and_then(|e| tree.attribute(e, &local_name!("href"))) else {
            continue;
        };
        if let Some(target) = target(tree.text(&href.value)) {
            links.push(Link {
                span: Some(href.span),
                target,
            });
        }
    }
    for block in &flow.blocks {
        add_bare_addresses(tree, block, &mut links);
    }
    links.sort_by_key(|link| link.span);
    links
}

/// The addresses written out in a block's text, where no link element holds them.
fn add_bare_addresses(tree: &Tree, block: &Block, links: &mut Vec<Link>) {
    if !block.text.contains('.') {
        return;
    }
    let text = merge_tags::masked(&block.text, &block.merge_tags);
    for found in bare_addresses(&text) {
        let address = found.text;
        let node = block.node_at(found.start);
        if node.is_none_or(|node| in_link(tree, node)) {
            continue;
        }
        let original = block.text.get(found.start..found.end()).unwrap_or(address);
        let written = if address.contains("://") {
            original.to_owned()
        } else {
            format!("https://{original}")
        };
        if let Some(target) = target(&written) {
            links.push(Link {
                span: block.source_of(tree, found.start, found.end()),
                target,
            });
        }
    }
}

fn in_link(tree: &Tree, node: NodeId) -> bool {
    std::iter::successors(tree.node(node).parent, |&id| tree.node(id).parent).any(|id| {
        tree.element(id)
            .filter(|e| e.name == local_name!("a"))
            .is_some_and(|e| tree.attribute(e, &local_name!("href")).is_some())
    })
}

/// Where `href` leads; `None` where it is no link to a page: mail, phone, a place in the letter.
fn target(href: &str) -> Option<Target> {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let tags = merge_tags::find(href);
    if let Some(first) = tags.first() {
        // What stands behind the host changes nothing.
        let host_start = href.find("//").map_or(0, |at| at.saturating_add(2));
        let host_end = href
            .get(host_start..)
            .and_then(|rest| rest.find(['/', '?', '#']))
            .map_or(href.len(), |at| at.saturating_add(host_start));
        let scheme = href.split(':').next().unwrap_or_default();
        if scheme.eq_ignore_ascii_case("mailto") || scheme.eq_ignore_ascii_case("tel") {
            return None;
        }
        if host_start == 0 || first.start < host_end {
            return Some(Target::MergeTag);
        }
    }
    let url = match Url::parse(href) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) if href.starts_with("//") => {
            match Url::parse(&format!("https:{href}")) {
                Ok(url) => url,
                Err(_) => return Some(Target::Unreadable),
            }
        }
        Err(url::ParseError::RelativeUrlWithoutBase) => return Some(Target::Relative),
        Err(_) => return Some(Target::Unreadable),
    };
    match url.scheme() {
        "mailto" | "tel" => None,
        "http" | "https" => Some(host_of(&url)),
        other => Some(Target::Scheme(other.to_owned())),
    }
}

fn host_of(url: &Url) -> Target {
    match url.host() {
        Some(Host::Domain(host)) if host.ends_with(SAFE_LINKS) => {
            let inner = url.query_pairs().find(|(name, _)| name == "url");
            match inner.and_then(|(_, address)| Url::parse(&address).ok()) {
                // One wrapper is unwrapped; a wrapper in it stays as the host it is.
                Some(inner) => inner
                    .host_str()
                    .map_or(Target::Unreadable, |h| Target::Host(h.to_owned())),
                None => Target::Unreadable,
            }
        }
        Some(Host::Domain(host)) => Target::Host(host.trim_end_matches('.').to_owned()),
        Some(host) => Target::Host(host.to_string()),
        None => Target::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_as_browsers_read_them() {
        let host = |h: &str| Some(Target::Host(h.to_owned()));
        assert_eq!(target("https://GSB.nu.edu.kz./x"), host("gsb.nu.edu.kz"));
        assert_eq!(target("//nu.edu.kz/x"), host("nu.edu.kz"));
        assert_eq!(target("https://nu.edu.kz@evil.com/"), host("evil.com"));
        assert_eq!(target("https://nu.edu.kz/?u={{id}}"), host("nu.edu.kz"));
        assert_eq!(
            target(
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnu.edu.kz%2Fa&data=1"
            ),
            host("nu.edu.kz")
        );
        assert_eq!(target("https://{{host}}/a"), Some(Target::MergeTag));
        assert_eq!(target("*|UNSUB|*"), Some(Target::MergeTag));
        assert_eq!(
            target("javascript:alert(1)"),
            Some(Target::Scheme("javascript".to_owned()))
        );
        assert_eq!(target("news.html"), Some(Target::Relative));
        assert_eq!(target("https://"), Some(Target::Unreadable));
        for none in ["mailto:a@b.kz", "tel:+77172700001", "#top", ""] {
            assert_eq!(target(none), None, "{none}");
        }
    }
}
