//! What html5ever's tree builder builds with.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::HashSet,
    mem,
};

use html5ever::{
    LocalName, QualName,
    interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};
use typed_arena::Arena;

use super::{
    growing::{Growing, Grown, Kind, Made},
    limits::MAX_ATTRIBUTES,
};
use crate::source::{
    Attribute, Attributes, Element, Namespace, NodeId, NodeKind, SourceError, Tree,
};

/// What the tree builder holds of a node.
pub(super) struct Slot<'a> {
    pub(super) id: NodeId,
    namespace: html5ever::Namespace,
    name: LocalName,
    contents: Option<&'a Slot<'a>>,
    integration: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a>(&'a html5ever::Namespace, &'a LocalName);

impl ElemName for Name<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        self.0
    }

    fn local_name(&self) -> &LocalName {
        self.1
    }
}

/// The tree in the making, as the tree builder sees it.
pub(super) struct Sink<'a> {
    slots: &'a Arena<Slot<'a>>,
    document: &'a Slot<'a>,
    /// How often the tree builder looked at an element since this was last taken.
    pub(super) looks: Cell<u32>,
    /// Whether an end tag of a table is worked on and has not met its table.
    pub(super) ends_table: Cell<bool>,
    pub(super) state: RefCell<Growing<'a>>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(slots: &'a Arena<Slot<'a>>, source: &'a str) -> Self {
        let mut state = Growing::new(source);
        let id = state.add(NodeKind::Document, None);
        Self {
            slots,
            document: Self::slot(slots, id),
            looks: Cell::new(0),
            ends_table: Cell::new(false),
            state: RefCell::new(state),
        }
    }

    /// A slot for a node that is no element.
    fn slot(slots: &'a Arena<Slot<'a>>, id: NodeId) -> &'a Slot<'a> {
        slots.alloc(Slot {
            id,
            namespace: ns!(),
            name: local_name!(""),
            contents: None,
            integration: false,
        })
    }

    pub(super) fn into_grown(self) -> Result<Grown, SourceError> {
        self.state.into_inner().finish()
    }

    fn look(&self) {
        self.looks.set(self.looks.get().saturating_add(1));
    }
}

impl<'a> TreeSink for Sink<'a> {
    type Handle = &'a Slot<'a>;
    type Output = Self;
    type ElemName<'n>
        = Name<'n>
    where
        Self: 'n;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Self::Handle {
        self.document
    }

    fn elem_name<'n>(&'n self, target: &'n Self::Handle) -> Name<'n> {
        self.look();
        // It looks for the table of an end tag from the innermost open element outwards, up to a
        // template's; the first table that it comes to is the one that ends.
        if self.ends_table.get()
            && target.name == local_name!("table")
            && target.namespace == ns!(html)
        {
            self.ends_table.set(false);
            self.state.borrow_mut().end_table(target.id);
        }
        Name(&target.namespace, &target.name)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<html5ever::Attribute>,
        flags: ElementFlags,
    ) -> Self::Handle {
        let mut state = self.state.borrow_mut();
        let element = Element {
            namespace: match name.ns {
                ns!(svg) => Namespace::Svg,
                ns!(mathml) => Namespace::MathMl,
                _ => Namespace::Html,
            },
            name: name.local.clone(),
            attributes: Attributes::default(),
        };
        let id = state.add(NodeKind::Element(element), None);
        let of_token = state.kind == Kind::StartTag
            && (name.local == state.name
                || name.ns != ns!(html) && name.local.eq_ignore_ascii_case(&state.name)
                || name.local == local_name!("img") && state.name == local_name!("image"));
        let made = Made { id, attributes };
        // The last one that is made while a tag is worked on is the tag's own.
        let copy = if of_token {
            state.made.replace(made)
        } else {
            Some(made)
        };
        if let Some(copy) = copy {
            state.copy_attributes(copy);
        }
        let contents = flags.template.then(|| {
            let contents = state.add(NodeKind::Document, None);
            state.attach(id, contents, None);
            Self::slot(self.slots, contents)
        });
        self.slots.alloc(Slot {
            id,
            namespace: name.ns,
            name: name.local,
            contents,
            integration: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, _: StrTendril) -> Self::Handle {
        let mut state = self.state.borrow_mut();
        let token = state.token;
        let id = state.add(NodeKind::Comment, Some(token));
        Self::slot(self.slots, id)
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Self::Handle {
        // HTML has none: what looks like one is a comment.
        self.create_comment(data)
    }

    fn append(&self, parent: &Self::Handle, child: NodeOrText<Self::Handle>) {
        self.state.borrow_mut().insert(parent.id, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Self::Handle,
        previous: &Self::Handle,
        child: NodeOrText<Self::Handle>,
    ) {
        let mut state = self.state.borrow_mut();
        match state.node(element.id).and_then(|n| n.parent) {
            Some(parent) => state.insert(parent, child, Some(element.id)),
            None => state.insert(previous.id, child, None),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let mut state = self.state.borrow_mut();
        let token = state.token;
        let id = state.add(NodeKind::Doctype, Some(token));
        state.attach(Tree::DOCUMENT, id, None);
    }

    fn get_template_contents(&self, target: &Self::Handle) -> Self::Handle {
        target.contents.unwrap_or(target)
    }

    fn same_node(&self, a: &Self::Handle, b: &Self::Handle) -> bool {
        self.look();
        a.id == b.id
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.state.borrow_mut().quirks = mode == QuirksMode::Quirks;
    }

    fn append_before_sibling(&self, sibling: &Self::Handle, child: NodeOrText<Self::Handle>) {
        let mut state = self.state.borrow_mut();
        if let Some(parent) = state.node(sibling.id).and_then(|n| n.parent) {
            state.insert(parent, child, Some(sibling.id));
        }
    }

    fn add_attrs_if_missing(&self, target: &Self::Handle, _: Vec<html5ever::Attribute>) {
        let mut state = self.state.borrow_mut();
        if state.pending.is_empty() {
            return;
        }
        let mut new = mem::take(&mut state.pending);
        let Some(element) = state.element_mut(target.id) else {
            return;
        };
        let old = element.attributes.range();
        // All that are there are looked at anew each time; some eight take as long as a step.
        state.tangle(old.len() / 8);
        let old = state.attributes.get_mut(old).unwrap_or_default();
        let known: HashSet<&LocalName> = old.iter().map(|a| &a.name).collect();
        new.retain(|attribute| !known.contains(&attribute.name));
        if new.is_empty() {
            return;
        }
        // An element's attributes stand together, so they move to where there is room.
        let moved = old.iter_mut().map(|attribute| Attribute {
            name: attribute.name.clone(),
            value: mem::take(&mut attribute.value),
            span: attribute.span,
        });
        let mut all: Vec<Attribute> = moved.collect();
        all.append(&mut new);
        let many = all.len() > MAX_ATTRIBUTES as usize;
        let attributes = state.add_attributes(all.into_iter());
        if let Some(element) = state.element_mut(target.id) {
            element.attributes = attributes;
        }
        if many {
            let error = SourceError::TooManyAttributes {
                offset: state.token.start.into(),
                limit: MAX_ATTRIBUTES,
            };
            state.fail(error);
        }
    }

    fn allow_declarative_shadow_roots(&self, _: &Self::Handle) -> bool {
        false
    }

    fn remove_from_parent(&self, target: &Self::Handle) {
        self.state.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Self::Handle, new_parent: &Self::Handle) {
        let mut state = self.state.borrow_mut();
        while let Some(child) = state.node(node.id).and_then(|n| n.first_child) {
            state.detach(child);
            state.attach(new_parent.id, child, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Self::Handle) -> bool {
        target.integration
    }
}
