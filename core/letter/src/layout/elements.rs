//! What an element shows besides the text in it: links, pictures, the words of a form's controls; and
//! what of it is not read.

use html5ever::{LocalName, local_name};

use super::{
    blocks::{Picture, Walk},
    forms, svg,
};
use crate::{
    Unread, coverage,
    source::{Attribute, Element, Namespace, NodeId, Tree},
    style::Style,
};

/// The attribute with which an element leads somewhere: a link, a form, a page in a frame.
pub(super) fn link_attribute<'t>(tree: &'t Tree, element: &Element) -> Option<&'t Attribute> {
    let name = match element.name {
        local_name!("form") => local_name!("action"),
        local_name!("button") | local_name!("input") => local_name!("formaction"),
        local_name!("iframe") | local_name!("frame") | local_name!("embed") => local_name!("src"),
        local_name!("object") => local_name!("data"),
        local_name!("a") | local_name!("area") => local_name!("href"),
        _ if element.namespace == Namespace::MathMl => local_name!("href"),
        _ => return None,
    };
    tree.attribute(element, &name)
}

/// The attributes with which an element shows a picture, in the order in which they count.
pub(super) fn picture_attributes(element: &Element) -> &'static [LocalName] {
    const SRC: &[LocalName] = &[local_name!("src")];
    const POSTER: &[LocalName] = &[local_name!("poster")];
    const DATA: &[LocalName] = &[local_name!("data")];
    match element.name {
        local_name!("video") => POSTER,
        local_name!("object") => DATA,
        _ => SRC,
    }
}

/// Whether the address that an `<object>` or `<embed>` names is a picture's.
fn is_picture(tree: &Tree, element: &Element) -> bool {
    let names = picture_attributes(element).iter();
    let address = names.filter_map(|name| tree.value(element, name)).next();
    let kind = tree.value(element, &local_name!("type"));
    let begins = |text: Option<&str>, start: &str| {
        text.and_then(|text| text.trim_start().get(..start.len()))
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    };
    begins(kind, "image/") || begins(address, "data:image/")
}

impl Walk<'_> {
    /// Takes in what an element shows of its own; whether its content is to be looked at.
    pub(super) fn own(&mut self, id: NodeId, element: &Element, style: Style) -> bool {
        if element.namespace == Namespace::Svg {
            return self.in_drawing(id, element, style);
        }
        if element.namespace == Namespace::MathMl
            && matches!(&*element.name, "annotation" | "annotation-xml" | "mphantom")
        {
            return false;
        }
        let tree = self.tree;
        for attribute in tree.attributes(element) {
            if let Some(not_read) = coverage::attribute(&attribute.name)
                && !tree.text(&attribute.value).trim().is_empty()
                && style.box_visible
            {
                self.leave_open(not_read, Some(attribute.span));
            }
        }
        if !style.box_visible && !matches!(element.name, local_name!("form")) {
            return true;
        }
        match element.name {
            local_name!("input") => {
                self.context.caption = true;
                if forms::is_picture(tree, element) {
                    self.picture(id);
                } else if let Some(words) = forms::words(tree, id)
                    && style.visible
                {
                    self.text(id, tree.text(words), false);
                    self.flush();
                }
            }
            local_name!("textarea") | local_name!("option") | local_name!("optgroup") => {
                self.context.caption = true;
                if let Some(words) = forms::words(tree, id)
                    && style.visible
                {
                    self.text(id, tree.text(words), false);
                    self.flush();
                    // An option shows its label, and nothing of what stands in it.
                    return element.name == local_name!("optgroup");
                }
            }
            local_name!("button")
            | local_name!("select")
            | local_name!("label")
            | local_name!("legend") => self.context.caption = true,
            local_name!("video") if tree.value(element, &local_name!("poster")).is_some() => {
                self.picture(id);
            }
            local_name!("object") | local_name!("embed") if is_picture(tree, element) => {
                self.picture(id);
                return false;
            }
            local_name!("template") => return false,
            _ => {}
        }
        let seen = style.visible || holds_picture(tree, id);
        if seen && link_attribute(tree, element).is_some() {
            self.flow.links.push(id);
        }
        if let Some(not_read) = coverage::element(&element.name) {
            let span = tree.node(id).span;
            self.flow.unread.push(Unread::new(
                format!("<{}>", not_read.name),
                span,
                &not_read.leaves,
            ));
            // What stands in it is shown where it cannot be played itself. It is open already; where
            // its links lead is not.
            self.context.instead = true;
        }
        true
    }

    /// Takes in a template that browsers show in place of what stands beside it.
    pub(super) fn shadow(&mut self, id: NodeId, template: &Element) {
        let parent = self.tree.node(id).parent;
        if template.name == local_name!("template")
            && parent.is_some_and(|parent| self.styles.of(parent).box_visible)
            && let Some(mode) = self
                .tree
                .attribute(template, &LocalName::from("shadowrootmode"))
            && let Some(not_read) = coverage::attribute(&mode.name)
        {
            self.leave_open(not_read, Some(mode.span));
        }
    }

    /// Takes in a picture element.
    pub(super) fn picture(&mut self, id: NodeId) {
        if self.context.instead {
            return;
        }
        let element = self.tree.element(id);
        let part = element.and_then(|element| self.tree.value(element, &self.part));
        self.flow.pictures.push(Picture {
            node: id,
            declared: self.context.signature || self.context.logo || part == Some("logo"),
        });
    }

    /// Notes what is not read; each name once.
    pub(super) fn leave_open(
        &mut self,
        not_read: &'static coverage::NotRead,
        span: Option<crate::Span>,
    ) {
        if self.flow.unread.iter().all(|u| u.what != not_read.name) {
            self.flow.unread.push(Unread::new(
                not_read.name.to_owned(),
                span,
                &not_read.leaves,
            ));
        }
    }
}

/// Whether a picture stands in an element, as near as in letters.
fn holds_picture(tree: &Tree, id: NodeId) -> bool {
    const NEAR: usize = 32;
    let mut open = vec![id];
    for _ in 0..NEAR {
        let Some(id) = open.pop() else {
            return false;
        };
        let name = tree.element(id).map(|element| &element.name);
        if name == Some(&local_name!("img")) {
            return true;
        }
        open.extend(tree.children(id).take(NEAR));
    }
    // So much stands in it that something will be seen.
    true
}

/// Whether an element of a drawing stands on lines of its own.
pub(super) fn breaks(element: &Element) -> bool {
    element.namespace == Namespace::Svg && svg::breaks(&element.name)
}
