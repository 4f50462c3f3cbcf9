//! Another look for an element, as an edit of its start tag.

use super::Letter;
use crate::{
    Span,
    source::{Attribute, NodeId, NodeKind},
};

impl Letter<'_> {
    /// The element that a node's style stands on: a text's is its parent's.
    pub fn styled_element(&self, node: NodeId) -> Option<NodeId> {
        match self.tree.node(node).kind {
            NodeKind::Text(_) => self.tree.node(node).parent,
            _ => Some(node),
        }
    }

    /// Whether an element's own attributes say how it looks.
    pub fn has_own_look(&self, id: NodeId) -> bool {
        let looks = ["style", "color", "size", "face"];
        looks
            .iter()
            .any(|name| self.own_attribute(id, name).is_some())
    }

    /// What makes an element look otherwise: the place in its start tag and what to put there. Of the
    /// declarations the first is taken that its `style` does not end with already, so that a stronger one
    /// follows one that did not help. `None` where the source does not hold the tag, or none is left.
    ///
    /// ```
    /// use nu_alumni_letter::{Draft, SourceKind, source::NodeId};
    ///
    /// let html = "<p class=a>Come <b style='color:red'>soon</b></p>";
    /// let draft = Draft::read(SourceKind::Html, html.as_bytes())?;
    /// let letter = draft.letter();
    /// let edit = |run: usize| {
    ///     let node = letter.blocks[0].1.runs[run].node;
    ///     let (span, text) = letter.restyled(node, &["color:#000"]).expect("a start tag");
    ///     format!("{}{text}{}", &html[..span.start as usize], &html[span.end as usize..])
    /// };
    /// assert_eq!(edit(0), "<p style=\"color:#000\" class=a>Come <b style='color:red'>soon</b></p>");
    /// assert_eq!(edit(1), "<p class=a>Come <b style='color:red;color:#000'>soon</b></p>");
    /// # Ok::<(), nu_alumni_letter::SourceError>(())
    /// ```
    pub fn restyled(&self, node: NodeId, declarations: &[&str]) -> Option<(Span, String)> {
        let id = self.styled_element(node)?;
        let (tag, behind_name) = self.start_tag(id)?;
        let Some(style) = self.own_attribute(id, "style") else {
            let declaration = declarations.first()?;
            return Some((behind_name, format!(" style=\"{declaration}\"")));
        };
        let value = self.tree.text(&style.value).trim_end();
        let has = |declaration: &&&str| value.split(';').any(|own| own.trim() == **declaration);
        let declaration = declarations.iter().find(|declaration| !has(declaration))?;
        let separator = if value.is_empty() || value.ends_with(';') {
            ""
        } else {
            ";"
        };
        let written = style.span.of(&self.tree.source)?;
        let inside = tag.start <= style.span.start && style.span.end <= tag.end;
        if !inside {
            return None;
        }
        let (_, behind) = written.split_once('=').unwrap_or_default();
        if behind.trim_start().starts_with(['"', '\'']) {
            let at = style.span.end.saturating_sub(1);
            return Some((Span::new(at, at), format!("{separator}{declaration}")));
        }
        let quoted = format!("style=\"{value}{separator}{declaration}\"");
        (!value.contains('"')).then_some((style.span, quoted))
    }

    /// What sets an attribute of an element: the place in its start tag and what to put there.
    pub fn with_attribute(&self, id: NodeId, name: &str, value: &str) -> Option<(Span, String)> {
        let (_, behind_name) = self.start_tag(id)?;
        let set = format!("{name}=\"{value}\"");
        Some(match self.own_attribute(id, name) {
            Some(own) => (own.span, set),
            None => (behind_name, format!(" {set}")),
        })
    }

    /// An element's start tag, and the place behind its name.
    fn start_tag(&self, id: NodeId) -> Option<(Span, Span)> {
        let element = self.tree.element(id)?;
        let tag = self.tree.node(id).span?;
        let text = tag.of(&self.tree.source)?;
        let name = text.strip_prefix('<')?.get(..element.name.len())?;
        if !name.eq_ignore_ascii_case(&element.name) {
            return None;
        }
        let behind = u32::try_from(name.len()).ok()?.saturating_add(1);
        let at = tag.start.saturating_add(behind);
        Some((tag, Span::new(at, at)))
    }

    fn own_attribute(&self, id: NodeId, name: &str) -> Option<&Attribute> {
        let element = self.tree.element(id)?;
        let mut own = self.tree.attributes(element).iter();
        own.find(|attribute| &*attribute.name == name)
    }
}
