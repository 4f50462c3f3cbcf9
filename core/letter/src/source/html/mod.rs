//! HTML as browsers read it, each piece with its place in the source.
//!
//! `html5gum` splits the source and knows the places; html5ever's tree builder decides what the
//! pieces become. What ties them together is order: text reaches the tree in the order in which
//! it was read, and an element of the source is the last one made while its tag is worked on.

mod growing;
#[cfg(any(test, fuzzing))]
pub(super) mod judge;
mod limits;
mod reader;
#[cfg(test)]
mod tests;
mod text_runs;
mod tokens;
mod tree_sink;

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5gum::Tokenizer;
use typed_arena::Arena;

use super::{Effort, SourceError, Tree};
use crate::Span;
use growing::Grown;
use reader::HtmlReader;
use tokens::Bridge;
use tree_sink::Sink;

/// Reads HTML as browsers do; offsets are bytes of `html`.
pub(crate) fn parse(html: String, effort: &mut Effort) -> Result<Tree, SourceError> {
    let grown = grow(&html, effort.steps)?;
    effort.steps = grown.steps;
    Ok(Tree {
        source: html,
        nodes: grown.nodes,
        attributes: grown.attributes,
        quirks: grown.quirks,
    })
}

/// Reads all of `html`, after so many steps for other texts.
fn grow(html: &str, steps: u32) -> Result<Grown, SourceError> {
    let slots = Arena::with_capacity((html.len() / 64).saturating_add(16));
    let bom = if html.starts_with('\u{feff}') { 3 } else { 0 };
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let sink = Sink::new(&slots, html);
    sink.state.borrow_mut().tangle.steps = steps;
    let builder = TreeBuilder::new(sink, options);
    let bridge = Bridge::new(html, bom, &builder);
    let body = html.get(bom..).unwrap_or_default();
    // The one thing the bridge ever yields is the error that ends the reading.
    if let Some(Ok(error)) = Tokenizer::new_with_emitter(HtmlReader::new(body), bridge).next() {
        return Err(error);
    }
    builder.sink.into_grown()
}

fn at(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn span(start: usize, end: usize) -> Span {
    Span::new(at(start), at(end))
}
