//! The rules of all sheets, indexed by the names that their selectors ask for, and their layers.

use std::borrow::Cow;

use foldhash::HashMap;
use html5ever::{LocalName, local_name};
use selectors::parser::{Component, Selector};
use smallvec::SmallVec;

use super::{
    conditions::Screens,
    css_values::{Property, Value},
    selectors_of::{Css, PseudoClass, PseudoElement},
    shorthands::Declaration,
};
use crate::source::{Element, NodeId, Tree};

/// A run of declarations in [`Sheets::declarations`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The sheet it stands in.
    pub(super) sheet: u32,
}

/// A selector and the block it applies.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) selector: Selector<Css>,
    /// Where in the selector the element's own part begins; behind 0 the rule is for a part of it.
    pub(super) start: usize,
    pub(super) block: Block,
    /// The rank of its layer; what stands in none has the highest.
    pub(super) layer: u32,
    /// Where it holds.
    pub(super) screens: Screens,
    /// Whether it cannot be told which elements its selector means.
    pub(super) doubtful: bool,
    /// How much it takes off the budget to try it.
    pub(super) cost: u64,
    /// The names that some element around a match must have.
    around: SmallVec<[NameId; 4]>,
}

impl Rule {
    /// What one of its declarations sets, as far as that can be told.
    pub(super) fn value(&self, declaration: &Declaration) -> Value {
        match declaration.property {
            Property::NotRead => declaration.value,
            _ if self.doubtful => Value::Unknown,
            _ => declaration.value,
        }
    }
}

/// The number of a tag, id or class that some selector asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameId(u32);

/// The names that selectors ask for, numbered; in quirks mode ids and classes by their small
/// letters.
#[derive(Debug, Default)]
struct Names {
    tags: HashMap<LocalName, NameId>,
    ids: HashMap<Box<str>, NameId>,
    classes: HashMap<Box<str>, NameId>,
    /// For each number, the rules whose last compound asks for that name.
    rules: Vec<Vec<u32>>,
}

/// All author sheets.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) declarations: Vec<Declaration>,
    pub(super) rules: Vec<Rule>,
    names: Names,
    /// The rules whose last compound asks for no name.
    others: Vec<u32>,
    /// Of each layer the one that it is in.
    layers: Vec<Option<u32>>,
    layer_names: HashMap<(Option<u32>, String), u32>,
    pub(super) quirks: bool,
    /// The custom properties that are registered with a value, by what waits for its element: those
    /// that are inherited, and those that each element has anew.
    pub(super) registered: Vec<u32>,
    pub(super) registered_each: Vec<u32>,
    /// Whether a sheet has an animation.
    pub(super) moves: bool,
    /// Whether it has one of what is looked at: colours, sizes.
    pub(super) animates: bool,
    /// Whether a rule holds on some of the screens alone.
    pub(super) differ: bool,
}

/// How many of the elements around the current one have each name.
#[derive(Debug, Default)]
pub(super) struct NamesAround {
    counts: Vec<u32>,
    path: Vec<(NodeId, usize)>,
    held: Vec<NameId>,
}

impl NamesAround {
    pub(super) fn new(sheets: &Sheets) -> Self {
        Self {
            counts: vec![0; sheets.names.rules.len()],
            ..Self::default()
        }
    }

    /// Leaves every element that `parent` does not stand in.
    pub(super) fn leave_to(&mut self, parent: NodeId) {
        while let Some(&(id, from)) = self.path.last()
            && id != parent
        {
            for name in self.held.drain(from.min(self.held.len())..) {
                if let Some(count) = self.counts.get_mut(name.0 as usize) {
                    *count = count.saturating_sub(1);
                }
            }
            self.path.pop();
        }
    }

    /// Goes into an element of these names.
    pub(super) fn enter(&mut self, id: NodeId, names: &[NameId]) {
        self.path.push((id, self.held.len()));
        self.held.extend_from_slice(names);
        for name in names {
            if let Some(count) = self.counts.get_mut(name.0 as usize) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// Whether the elements around have all that the rule asks of them.
    pub(super) fn suit(&self, rule: &Rule) -> bool {
        rule.around
            .iter()
            .all(|name| self.counts.get(name.0 as usize).is_some_and(|&n| n > 0))
    }
}

impl Sheets {
    pub(super) fn new(quirks: bool) -> Self {
        Self {
            quirks,
            ..Self::default()
        }
    }

    pub(super) fn has_layers(&self) -> bool {
        !self.layers.is_empty()
    }

    /// The layer of this name in the layer `around`; a new one where it has none.
    pub(super) fn layer(&mut self, around: Option<u32>, name: Option<&str>) -> Option<u32> {
        let mut layer = around;
        let mut parts = name.into_iter().flat_map(|name| name.split('.'));
        loop {
            let key = match (parts.next(), name) {
                (Some(part), _) => Some((layer, part.to_owned())),
                (None, None) if layer == around => None,
                (None, _) => return layer,
            };
            let next = u32::try_from(self.layers.len()).ok();
            let known = key
                .as_ref()
                .and_then(|key| self.layer_names.get(key))
                .copied();
            if known.is_none() {
                self.layers.push(layer);
                if let (Some(key), Some(next)) = (key, next) {
                    self.layer_names.insert(key, next);
                }
            }
            layer = known.or(next);
            if name.is_none() {
                return layer;
            }
        }
    }

    /// Gives each rule its layer's rank: layers in the order in which they are first named, those
    /// within one before it.
    pub(super) fn rank_layers(&mut self) {
        if self.layers.is_empty() {
            return;
        }
        // From the last to the first, a layer comes behind all that are in it.
        let mut within: Vec<Vec<usize>> = vec![Vec::new(); self.layers.len()];
        let mut open: Vec<usize> = Vec::new();
        for (place, around) in self.layers.iter().enumerate() {
            match around.and_then(|around| within.get_mut(around as usize)) {
                Some(within) => within.push(place),
                None => open.push(place),
            }
        }
        let mut ranks = vec![0_u32; self.layers.len()];
        let mut rank = u32::MAX;
        while let Some(place) = open.pop() {
            rank = rank.saturating_sub(1);
            if let Some(slot) = ranks.get_mut(place) {
                *slot = rank;
            }
            open.append(&mut within.get(place).cloned().unwrap_or_default());
        }
        for rule in &mut self.rules {
            if let Some(&rank) = ranks.get(rule.layer as usize) {
                rule.layer = rank;
            }
        }
    }

    /// A name as selectors are held against it: quirks mode takes no heed of case.
    fn key<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.quirks && name.bytes().any(|b| b.is_ascii_uppercase()) {
            name.to_ascii_lowercase().into()
        } else {
            name.into()
        }
    }

    /// The number of the name that a part of a selector asks for, and its rank as a bucket: the
    /// rarer the name, the higher.
    fn name(&mut self, part: &Component<Css>) -> Option<(u8, NameId)> {
        let next = NameId(u32::try_from(self.names.rules.len()).unwrap_or(u32::MAX));
        let (rank, name) = match part {
            Component::LocalName(name) => {
                let tag = name.lower_name.0.clone();
                (0, *self.names.tags.entry(tag).or_insert(next))
            }
            Component::Class(name) => {
                let class = self.key(&name.0).into();
                (1, *self.names.classes.entry(class).or_insert(next))
            }
            Component::ID(name) => {
                let id = self.key(&name.0).into();
                (2, *self.names.ids.entry(id).or_insert(next))
            }
            _ => return None,
        };
        if name.0 == next.0 {
            self.names.rules.push(Vec::new());
        }
        Some((rank, name))
    }

    pub(super) fn add(
        &mut self,
        selector: &Selector<Css>,
        block: Block,
        layer: Option<u32>,
        screens: Screens,
        doubtful: bool,
        cost: u64,
    ) {
        let place = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let start = match selector.pseudo_element() {
            None => 0,
            Some(PseudoElement::Other) => return,
            Some(_) => selector.iter().count().saturating_add(1),
        };
        let mut parts = selector.iter_from(start.min(selector.len()));
        let mut bucket: Option<(u8, NameId)> = None;
        for part in parts.by_ref() {
            // What waits for a reader's doing never matches a letter that lies there.
            if matches!(part, Component::NonTSPseudoClass(PseudoClass::Never)) {
                return;
            }
            let name = self.name(part);
            if name.map(|(rank, _)| rank) >= bucket.map(|(rank, _)| rank) {
                bucket = name.or(bucket);
            }
        }
        let mut around = SmallVec::new();
        while let Some(combinator) = parts.next_sequence() {
            // Behind `+` and `~` stands what is beside, and around that what is around both.
            let is_around = combinator.is_ancestor();
            for part in parts.by_ref() {
                let name = self.name(part).filter(|_| is_around);
                around.extend(name.map(|(_, name)| name));
            }
        }
        match bucket.and_then(|(_, name)| self.names.rules.get_mut(name.0 as usize)) {
            Some(rules) => rules.push(place),
            None => self.others.push(place),
        }
        self.differ |= screens != Screens::ALL;
        self.rules.push(Rule {
            selector: selector.clone(),
            start,
            block,
            layer: layer.unwrap_or(u32::MAX),
            screens,
            doubtful,
            cost,
            around,
        });
    }

    /// What a rule declares.
    pub(super) fn declared(&self, rule: &Rule) -> &[Declaration] {
        let block = rule.block.start as usize..rule.block.end as usize;
        self.declarations.get(block).unwrap_or_default()
    }

    /// The names of an element that selectors ask for.
    pub(super) fn names_of(&self, tree: &Tree, element: &Element) -> SmallVec<[NameId; 4]> {
        let mut names = SmallVec::new();
        names.extend(self.names.tags.get(&element.name).copied());
        for attribute in tree.attributes(element) {
            if attribute.name == local_name!("id") {
                let id = self.key(tree.text(&attribute.value));
                names.extend(self.names.ids.get(&*id).copied());
            } else if attribute.name == local_name!("class") {
                let classes = tree.text(&attribute.value).split_ascii_whitespace();
                names
                    .extend(classes.filter_map(|c| self.names.classes.get(&*self.key(c)).copied()));
            }
        }
        names
    }

    /// The rules that may match an element of these names; a rule may come twice.
    pub(super) fn candidates(&self, names: &[NameId]) -> impl Iterator<Item = u32> {
        let of_names = names
            .iter()
            .filter_map(|name| self.names.rules.get(name.0 as usize))
            .flatten();
        self.others.iter().chain(of_names).copied()
    }
}
