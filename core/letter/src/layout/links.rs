//! Links and bare addresses, and the hosts they lead to.

use html5ever::local_name;
use nu_alumni_ground::sort_by_key;
use percent_encoding::percent_decode_str;
use url::{ParseError, Url};

use super::{
    blocks::{Block, Flow},
    elements::link_attribute,
    merge_tags::{self, Marks, MergeTag},
    page::refreshes,
};
use crate::{
    Span,
    source::{NodeId, Tree},
    words::hosts::{AddressKind, perhaps_addresses},
};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// To this host, in lower case, as DNS writes it.
    Host(String),
    /// To this host, where the text is an address and no words without a space between them, or a file.
    Perhaps(String),
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
    /// The address as it is written.
    pub address: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a wrapper has the address that it is around.
enum Carried {
    /// In the path, behind that of the wrapper: `/v3/__https://nu.edu.kz/r__;!!abc`.
    InPath,
    /// In this field of the query.
    InField(&'static str),
    /// The same, with `-` for the percent sign and `_` for a slash.
    Escaped(&'static str),
}

use Carried::{Escaped, InField, InPath};

/// What mail programs and gateways put around an address, which it carries: the host, its path (`/` where
/// any), and where the address stands.
const WRAPPERS: [(&str, &str, Carried); 8] = [
    ("safelinks.protection.outlook.com", "/", InField("url")),
    ("google.com", "/url", InField("url")),
    ("google.com", "/url", InField("q")),
    ("checklink.mail.ru", "/proxy", InField("url")),
    ("click.mail.ru", "/redir", InField("u")),
    ("urldefense.com", "/v3/__", InPath),
    ("urldefense.proofpoint.com", "/v1/url", InField("u")),
    ("urldefense.proofpoint.com", "/v2/url", Escaped("u")),
];

/// The links of the letter: elements first in reading order, then where the page sends on, then bare
/// addresses.
pub(crate) fn links(
    tree: &Tree,
    flow: &Flow,
    base: Option<&Base>,
    own_tags: &[Marks],
) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for &node in &flow.links {
        // A link that the parser opens again goes on with one that is counted already.
        let in_source = tree
            .element(node)
            .filter(|_| tree.node(node).span.is_some());
        let Some(href) = in_source.and_then(|e| link_attribute(tree, e)) else {
            continue;
        };
        let address = tree.text(&href.value);
        if let Some(target) = target(address, base, own_tags) {
            links.push(Link {
                span: Some(href.span),
                address: address.trim().to_owned(),
                target,
            });
        }
    }
    for (address, span) in refreshes(tree) {
        links.extend(target(address, base, own_tags).map(|target| Link {
            span: Some(span),
            address: address.to_owned(),
            target,
        }));
    }
    for block in &flow.blocks {
        add_bare_addresses(tree, block, &mut links);
    }
    sort_by_key(&mut links, |link| link.span);
    links
}

/// The addresses written out in a block's text, where no link element holds them.
fn add_bare_addresses(tree: &Tree, block: &Block, links: &mut Vec<Link>) {
    if !block.text.contains('.') {
        return;
    }
    let text = merge_tags::masked(&block.text, &block.merge_tags);
    for found in perhaps_addresses(&text) {
        let address = found.text;
        let node = block.node_at(found.start);
        if node.is_none_or(|node| href_around(tree, node).is_some()) {
            continue;
        }
        let original = block.text.get(found.start..found.end()).unwrap_or(address);
        links.extend(written_link(original).map(|link| Link {
            span: block.source_of(tree, found.start, found.end()),
            target: match link.target {
                Target::Host(host) if found.kind == AddressKind::Perhaps || is_name(original) => {
                    Target::Perhaps(host)
                }
                other => other,
            },
            ..link
        }));
    }
}

/// Whether an address is written as firms are named after theirs: `Kaspi.kz`.
fn is_name(address: &str) -> bool {
    let mut letters = address.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
        && address.matches('.').count() == 1
}

/// An address that is written out, with a scheme or without; it has no place yet.
pub(crate) fn written_link(address: &str) -> Option<Link> {
    let target = match address.contains("://") {
        true => target(address, None, &[]),
        false => target(&format!("https://{address}"), None, &[]),
    };
    Some(Link {
        span: None,
        address: address.to_owned(),
        target: target?,
    })
}

/// The `href` of the nearest link around a node, or of the node itself.
pub(super) fn href_around(tree: &Tree, node: NodeId) -> Option<&str> {
    std::iter::successors(Some(node), |&id| tree.node(id).parent).find_map(|id| {
        let link = tree.element(id).filter(|e| e.name == local_name!("a"))?;
        tree.value(link, &local_name!("href"))
    })
}

/// What relative links are relative to.
#[derive(Debug, Clone)]
pub(super) enum Base {
    /// This address.
    Url(Url),
    /// One that the mailing program will say.
    MergeTag,
}

/// The merge tags in an address. Between the signs of `%D0%B8` stands a byte, and no field.
fn tags_in(href: &str, own_tags: &[Marks]) -> Vec<MergeTag> {
    let is_byte = |tag: &MergeTag| {
        let tag = href.get(tag.start..tag.end).unwrap_or_default();
        let byte = tag.strip_prefix('%').and_then(|tag| tag.strip_suffix('%'));
        byte.is_some_and(|b| b.len() == 2 && b.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let mut tags = merge_tags::find_with(href, own_tags);
    tags.retain(|tag| !is_byte(tag));
    tags
}

impl Base {
    /// What the `href` of a `<base>` says; one that is relative itself says nothing.
    pub(super) fn read(href: &str, own_tags: &[Marks]) -> Option<Self> {
        if !tags_in(href, own_tags).is_empty() {
            return Some(Self::MergeTag);
        }
        let href = href.trim();
        let url = if href.starts_with("//") {
            Url::parse(&format!("https:{href}"))
        } else {
            Url::parse(href)
        };
        url.ok().map(Self::Url)
    }

    /// Where a relative link leads.
    fn target(&self, href: &str) -> Target {
        match self {
            Self::MergeTag => Target::MergeTag,
            Self::Url(base) => page(base.join(href)),
        }
    }
}

/// Schemes that lead to no page: to a person, to a place in the letter or the message, to what the
/// mail program itself found.
const NO_PAGE: [&str; 13] = [
    "mailto",
    "tel",
    "sip",
    "sips",
    "facetime-audio",
    "sms",
    "smsto",
    "mms",
    "callto",
    "facetime",
    "cid",
    "mid",
    "x-apple-data-detectors",
];

/// Schemes of what is fetched from a host as pages are: calendars, files.
const FETCHED: [&str; 5] = ["webcal", "webcals", "ftp", "ftps", "sftp"];

/// Whether an address of a program's own scheme only names a phone, as those of messengers do.
fn is_phone(url: &Url) -> bool {
    url.query_pairs().any(|(name, value)| {
        let number = value.trim().trim_start_matches('+');
        matches!(&*name, "phone" | "number")
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Where `href` leads; `None` where it is no link to a page: mail, phone, a place in the letter.
pub(super) fn target(href: &str, base: Option<&Base>, own_tags: &[Marks]) -> Option<Target> {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') {
        return base.map(|base| base.target(href));
    }
    let tags = tags_in(href, own_tags);
    if let Some(first) = tags.first() {
        // What stands behind the host changes nothing.
        let host_start = href.find("//").map_or(0, |at| at.saturating_add(2));
        let host_end = href
            .get(host_start..)
            .and_then(|rest| rest.find(['/', '?', '#']))
            .map_or(href.len(), |at| at.saturating_add(host_start));
        let scheme = href.split(':').next().unwrap_or_default();
        if NO_PAGE.iter().any(|none| none.eq_ignore_ascii_case(scheme)) {
            return None;
        }
        if host_start == 0 || first.start < host_end {
            return Some(Target::MergeTag);
        }
    }
    if let Some(host) = plain_host(href) {
        return Some(Target::Host(host.to_owned()));
    }
    let url = match Url::parse(href) {
        Ok(url) => url,
        Err(ParseError::RelativeUrlWithoutBase) => {
            return Some(match base {
                Some(base) => base.target(href),
                None if href.starts_with("//") => page(Url::parse(&format!("https:{href}"))),
                None => Target::Relative,
            });
        }
        Err(_) => return Some(Target::Unreadable),
    };
    match url.scheme() {
        scheme if NO_PAGE.contains(&scheme) => None,
        scheme if FETCHED.contains(&scheme) => {
            let rest = href.split_once(':').map_or("", |(_, rest)| rest);
            Some(page(Url::parse(&format!("https:{rest}"))))
        }
        "http" | "https" => Some(page(Ok(url))),
        "whatsapp" | "viber" | "tg" if is_phone(&url) => None,
        other => Some(Target::Scheme(other.to_owned())),
    }
}

/// The host of an address that leads to a page and is written as it is read: in small Latin letters,
/// figures and hyphens, the last label beginning with a letter; nothing behind it changes it.
fn plain_host(href: &str) -> Option<&str> {
    let rest = href.strip_prefix("http")?;
    let rest = rest.strip_prefix('s').unwrap_or(rest).strip_prefix("://")?;
    let in_host = |b: &u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    let (host, behind) = rest.split_at_checked(rest.bytes().take_while(in_host).count())?;
    let last = host.rsplit('.').next()?;
    let is_plain = matches!(behind.as_bytes(), [] | [b'/' | b'?' | b'#', ..])
        && last.starts_with(|c: char| c.is_ascii_lowercase())
        && !host.contains("xn--")
        && !WRAPPERS.iter().any(|(upper, ..)| is_under(host, upper));
    is_plain.then_some(host)
}

/// Whether a host is this one, or one under it.
fn is_under(host: &str, upper: &str) -> bool {
    let before = host.strip_suffix(upper);
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// The address that this one is a wrapper around.
fn wrapped(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let mut wrappers = WRAPPERS.iter().filter(|(upper, ..)| is_under(host, upper));
    wrappers.find_map(|(_, path, carried)| {
        let field = |field: &str| {
            let is_there = *path == "/" || *path == url.path();
            let mut fields = url.query_pairs().filter(|_| is_there);
            fields
                .find(|(name, _)| name == field)
                .map(|(_, value)| value)
        };
        let inner = match carried {
            InPath => url.path().strip_prefix(path)?.split("__;").next()?.into(),
            InField(name) => field(name)?,
            Escaped(name) => {
                let escaped = field(name)?.replace('-', "%").replace('_', "/");
                let address = percent_decode_str(&escaped).decode_utf8().ok()?;
                address.into_owned().into()
            }
        };
        let inner = Url::parse(&inner).ok()?;
        matches!(inner.scheme(), "http" | "https").then_some(inner)
    })
}

/// Where the address of a page leads.
fn page(url: Result<Url, ParseError>) -> Target {
    let Ok(url) = url else {
        return Target::Unreadable;
    };
    // One wrapper is unwrapped; a wrapper in it stays as the host it is.
    match wrapped(&url).as_ref().unwrap_or(&url).host_str() {
        Some(host) if !host.is_empty() => Target::Host(host.trim_end_matches('.').to_owned()),
        _ => Target::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(href: &str) -> Option<Target> {
        super::target(href, None, &[])
    }

    #[test]
    fn a_wrapper_leads_where_its_address_does() {
        let host = |host: &str| Some(Target::Host(host.to_owned()));
        for wrapped in [
            "https://www.google.com/url?q=https://nu.edu.kz/r&source=gmail",
            "https://www.google.com/url?q=https%3A%2F%2Fnu.edu.kz%2Fr&sa=D",
            "https://checklink.mail.ru/proxy?es=x&url=https%3A%2F%2Fnu.edu.kz%2Fr",
            "https://click.mail.ru/redir?u=https%3A%2F%2Fnu.edu.kz%2Fr&c=swm",
            "https://urldefense.com/v3/__https://nu.edu.kz/r__;!!abc",
            "https://urldefense.proofpoint.com/v1/url?u=https%3A//nu.edu.kz/r&k=x",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__nu.edu.kz_r-5Fa-2Db-3Fx-3D1&d=Dw",
        ] {
            assert_eq!(target(wrapped), host("nu.edu.kz"), "{wrapped}");
        }
        // What only searches, or hides where it leads, is the host it is.
        for (other, is) in [
            (
                "https://www.google.com/search?q=https://nu.edu.kz",
                "www.google.com",
            ),
            ("https://www.google.com/url?x=1", "www.google.com"),
            (
                "https://www.google.com/url?q=https://nu.edu.kz&url=https://evil.com/x",
                "evil.com",
            ),
            (
                "https://www.google.com/url?q=javascript://nu.edu.kz/",
                "www.google.com",
            ),
            (
                "https://www.google.com/url-x?q=https://nu.edu.kz",
                "www.google.com",
            ),
            (
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fnu.edu.kz",
                "l.facebook.com",
            ),
            (
                "https://notgoogle.com/url?q=https://nu.edu.kz",
                "notgoogle.com",
            ),
            (
                "https://protect-eu.mimecast.com/s/abc?domain=nu.edu.kz",
                "protect-eu.mimecast.com",
            ),
        ] {
            assert_eq!(target(other), host(is), "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_plain_host_is_what_the_url_has(href in "https?://[a-c0-2x.-]{0,7}[:/?#@%é\\\\ \tA]{0,2}[a@.]{0,3}") {
            if let Some(host) = plain_host(&href) {
                proptest::prop_assert_eq!(page(Url::parse(&href)), Target::Host(host.to_owned()));
            }
        }
    }

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
        for fetched in [
            "webcal://nu.edu.kz/a.ics",
            "ftp://nu.edu.kz/a.pdf",
            "SFTP://nu.edu.kz:22/a",
        ] {
            assert_eq!(target(fetched), host("nu.edu.kz"), "{fetched}");
        }
        for program in [
            "whatsapp://send?text=Hi",
            "viber://chat?number=",
            "zoommtg://join?phone=77",
        ] {
            let scheme = program.split(':').next().unwrap().to_owned();
            assert_eq!(target(program), Some(Target::Scheme(scheme)), "{program}");
        }
        for none in [
            "mailto:a@b.kz",
            "tel:+77172700001",
            "sms:+77172700001",
            "whatsapp://send?phone=77015550123&text=Hi",
            "viber://chat?number=%2B77015550123",
            "x-apple-data-detectors://1",
            "#top",
            "",
        ] {
            assert_eq!(target(none), None, "{none}");
        }
    }
}
