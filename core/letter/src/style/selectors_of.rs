//! Selectors, and the tree as the `selectors` crate wants to see it.

use std::{borrow::Borrow, cell::Cell, fmt};

use cssparser::{ParseError, Parser, ToCss, serialize_identifier};
use html5ever::{LocalName, local_name};
use precomputed_hash::PrecomputedHash;
use selectors::{
    OpaqueElement,
    attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint},
    bloom::BloomFilter,
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::ElementSelectorFlags,
    parser::{SelectorImpl, SelectorParseErrorKind},
};

use crate::source::{Element, Namespace, NodeId, NodeKind, Tree};

/// In what the elements of a document are matched.
pub(super) fn matching_in(quirks: bool, caches: &mut SelectorCaches) -> MatchingContext<'_, Css> {
    let quirks = if quirks {
        QuirksMode::Quirks
    } else {
        QuirksMode::NoQuirks
    };
    MatchingContext::new(
        MatchingMode::Normal,
        None,
        caches,
        quirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    )
}

/// A name or value in a selector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word(pub(super) LocalName);

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self(LocalName::from(text))
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<LocalName> for Word {
    fn borrow(&self) -> &LocalName {
        &self.0
    }
}

impl PrecomputedHash for Word {
    fn precomputed_hash(&self) -> u32 {
        self.0.precomputed_hash()
    }
}

impl ToCss for Word {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        serialize_identifier(&self.0, dest)
    }
}

/// The pseudo-classes that a letter lying on a screen can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PseudoClass {
    /// `:link`, `:any-link`.
    Link,
    /// `:checked`, as the letter comes.
    Checked,
    /// One that asks for a user's doing: it never matches.
    Never,
    /// One that a browser tells and this reader does not: it always matches, and what stands under
    /// it is doubtful.
    Untold,
}

/// The pseudo-classes that a browser tells and this reader does not.
const UNTOLD: [&str; 25] = [
    "has",
    "lang",
    "dir",
    "defined",
    "read-only",
    "read-write",
    "enabled",
    "disabled",
    "optional",
    "required",
    "valid",
    "invalid",
    "user-valid",
    "user-invalid",
    "in-range",
    "out-of-range",
    "placeholder-shown",
    "indeterminate",
    "default",
    "open",
    "modal",
    "fullscreen",
    "popover-open",
    "autofill",
    "target-within",
];

/// Whether a selector asks for what is not told.
pub(super) fn asks_untold(selectors: &str) -> bool {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut behind = selectors.split(':').skip(1);
    behind.any(|rest| {
        let name = rest.split(|c| !in_name(c)).next().unwrap_or_default();
        UNTOLD
            .iter()
            .any(|untold| name.eq_ignore_ascii_case(untold))
    })
}

impl ToCss for PseudoClass {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        dest.write_str(match self {
            Self::Link => ":link",
            Self::Checked => ":checked",
            Self::Never => ":hover",
            Self::Untold => ":defined",
        })
    }
}

impl selectors::parser::NonTSPseudoClass for PseudoClass {
    fn is_active_or_hover(&self) -> bool {
        false
    }

    fn is_user_action_state(&self) -> bool {
        false
    }
}

/// A part of an element: a rule for one styles no element as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PseudoElement {
    /// `::first-letter`
    FirstLetter,
    /// `::first-line`
    FirstLine,
    /// `::marker`
    Marker,
    /// `::before`, which is there where `content` is set.
    Before,
    /// `::after`, likewise.
    After,
    /// One that holds none of the letter's own text.
    Other,
}

impl PseudoElement {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FirstLetter => "::first-letter",
            Self::FirstLine => "::first-line",
            Self::Marker => "::marker",
            Self::Before => "::before",
            Self::After => "::after",
            Self::Other => "::backdrop",
        }
    }
}

impl ToCss for PseudoElement {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        dest.write_str(self.name())
    }
}

impl selectors::parser::PseudoElement for PseudoElement {}

/// The types selectors are made of.
#[derive(Debug, Clone)]
pub(super) struct Css;

impl SelectorImpl for Css {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Word;
    type Identifier = Word;
    type LocalName = Word;
    type NamespaceUrl = Word;
    type NamespacePrefix = Word;
    type BorrowedNamespaceUrl = Word;
    type BorrowedLocalName = LocalName;
    type NonTSPseudoClass = PseudoClass;
    type PseudoElement = PseudoElement;
}

/// Reads selectors.
pub(super) struct SelectorParser;

impl<'i> selectors::Parser<'i> for SelectorParser {
    type Impl = Css;
    type Error = SelectorParseErrorKind;

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_parent_selector(&self) -> bool {
        true
    }

    fn parse_non_ts_pseudo_class(
        &self,
        name: &str,
    ) -> Result<PseudoClass, ParseError<Self::Error>> {
        const NEVER: [&str; 7] = [
            "hover",
            "visited",
            "active",
            "focus",
            "focus-within",
            "focus-visible",
            "target",
        ];
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("link") || is("any-link") {
            Ok(PseudoClass::Link)
        } else if is("checked") {
            Ok(PseudoClass::Checked)
        } else if UNTOLD.iter().any(|other| is(other)) {
            Ok(PseudoClass::Untold)
        } else if NEVER.iter().any(|n| name.eq_ignore_ascii_case(n)) {
            Ok(PseudoClass::Never)
        } else {
            Err(ParseError::custom(
                SelectorParseErrorKind::UnsupportedPseudoClassOrElement,
            ))
        }
    }

    fn parse_non_ts_functional_pseudo_class(
        &self,
        name: &str,
        input: &mut Parser<'i>,
        _after_part: bool,
    ) -> Result<PseudoClass, ParseError<Self::Error>> {
        while input.next().is_ok() {}
        self.parse_non_ts_pseudo_class(name)
    }

    fn parse_pseudo_element(&self, name: &str) -> Result<PseudoElement, ParseError<Self::Error>> {
        const OTHERS: [&str; 4] = [
            "selection",
            "placeholder",
            "backdrop",
            "file-selector-button",
        ];
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("first-letter") {
            Ok(PseudoElement::FirstLetter)
        } else if is("first-line") {
            Ok(PseudoElement::FirstLine)
        } else if is("before") {
            Ok(PseudoElement::Before)
        } else if is("after") {
            Ok(PseudoElement::After)
        } else if is("marker") {
            Ok(PseudoElement::Marker)
        // Browsers take each of WebKit's to be known.
        } else if OTHERS.iter().any(|other| is(other))
            || name
                .get(..8)
                .is_some_and(|start| start.eq_ignore_ascii_case("-webkit-"))
        {
            Ok(PseudoElement::Other)
        } else {
            Err(ParseError::custom(
                SelectorParseErrorKind::UnsupportedPseudoClassOrElement,
            ))
        }
    }
}

/// How many more comparisons may be made.
#[derive(Debug)]
pub(super) struct Budget(Cell<u64>);

impl Budget {
    pub(super) fn new(comparisons: u64) -> Self {
        Self(Cell::new(comparisons))
    }

    /// Takes `cost` off; false once nothing is left.
    pub(super) fn spend(&self, cost: u64) -> bool {
        self.0.set(self.0.get().saturating_sub(cost));
        !self.is_spent()
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left() == 0
    }

    pub(super) fn left(&self) -> u64 {
        self.0.get()
    }
}

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Handle<'t> {
    pub(super) tree: &'t Tree,
    pub(super) id: NodeId,
    pub(super) element: &'t Element,
    pub(super) budget: &'t Budget,
}

impl<'t> Handle<'t> {
    /// The first element from `next` on along `step`; a spent budget ends every walk.
    fn walk(
        &self,
        mut next: Option<NodeId>,
        step: fn(&Tree, NodeId) -> Option<NodeId>,
    ) -> Option<Self> {
        while let Some(id) = next {
            if !self.budget.spend(1) {
                return None;
            }
            if let Some(element) = self.tree.element(id) {
                return Some(Self {
                    id,
                    element,
                    ..*self
                });
            }
            next = step(self.tree, id);
        }
        None
    }
}

impl selectors::Element for Handle<'_> {
    type Impl = Css;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.element)
    }

    fn parent_element(&self) -> Option<Self> {
        self.walk(self.tree.node(self.id).parent, |_, _| None)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.walk(self.tree.node(self.id).previous, |tree, id| {
            tree.node(id).previous
        })
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.walk(self.tree.node(self.id).next, |tree, id| tree.node(id).next)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.walk(self.tree.node(self.id).first_child, |tree, id| {
            tree.node(id).next
        })
    }

    fn is_html_element_in_html_document(&self) -> bool {
        self.element.namespace == Namespace::Html
    }

    fn has_local_name(&self, name: &LocalName) -> bool {
        self.element.name == *name
    }

    fn has_namespace(&self, namespace: &Word) -> bool {
        *self.element.namespace.name() == *namespace.0
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.element.name == other.element.name && self.element.namespace == other.element.namespace
    }

    fn attr_matches(
        &self,
        _namespace: &NamespaceConstraint<&Word>,
        name: &Word,
        operation: &AttrSelectorOperation<&Word>,
    ) -> bool {
        self.tree
            .attribute(self.element, &name.0)
            .is_some_and(|attribute| {
                let value = self.tree.text(&attribute.value);
                let cost = (value.len() as u64).saturating_div(64).saturating_add(1);
                self.budget.spend(cost) && operation.eval_str(value)
            })
    }

    fn match_non_ts_pseudo_class(
        &self,
        class: &PseudoClass,
        context: &mut MatchingContext<'_, Css>,
    ) -> bool {
        match class {
            PseudoClass::Link => self.is_link(),
            PseudoClass::Checked => ["checked", "selected"].into_iter().any(|name| {
                let name = LocalName::from(name);
                self.tree.attribute(self.element, &name).is_some()
            }),
            PseudoClass::Never => false,
            // Under `:not()` it is told as little.
            PseudoClass::Untold => !context.in_negation(),
        }
    }

    fn match_pseudo_element(&self, _: &PseudoElement, _: &mut MatchingContext<'_, Css>) -> bool {
        false
    }

    fn apply_selector_flags(&self, _flags: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        matches!(self.element.name, local_name!("a") | local_name!("area"))
            && self
                .tree
                .value(self.element, &local_name!("href"))
                .is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Word, case: CaseSensitivity) -> bool {
        self.tree
            .value(self.element, &local_name!("id"))
            .is_some_and(|value| case.eq(value.as_bytes(), id.0.as_bytes()))
    }

    fn has_class(&self, name: &Word, case: CaseSensitivity) -> bool {
        let classes = self.tree.value(self.element, &local_name!("class"));
        classes.is_some_and(|value| {
            let cost = (value.len() as u64).saturating_div(64).saturating_add(1);
            self.budget.spend(cost)
                && value
                    .split_ascii_whitespace()
                    .any(|c| case.eq(c.as_bytes(), name.0.as_bytes()))
        })
    }

    fn has_custom_state(&self, _name: &Word) -> bool {
        false
    }

    fn imported_part(&self, _name: &Word) -> Option<Word> {
        None
    }

    fn is_part(&self, _name: &Word) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        self.tree.children(self.id).all(|child| {
            self.budget.spend(1)
                && match &self.tree.node(child).kind {
                    NodeKind::Element(_) => false,
                    NodeKind::Text(text) => text.len() == 0,
                    _ => true,
                }
        })
    }

    fn is_root(&self) -> bool {
        self.tree.node(self.id).parent == Some(Tree::DOCUMENT)
    }

    fn add_element_unique_hashes(&self, _filter: &mut BloomFilter) -> bool {
        false
    }
}
