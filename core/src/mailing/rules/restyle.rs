//! Fixes that give elements another look: a declaration in their own `style`, and a stronger one where the
//! letter's own is stronger.

use nu_alumni_ground::sort;
use nu_alumni_letter::source::NodeId;

use super::Case;
use crate::mailing::{Fix, FixGrade};

/// A fix that declares these for the elements of `nodes`; of several declarations each follows where the
/// one before it did not help. One that stands in another of them follows it. `None` where the source does
/// not hold one of them.
pub(super) fn restyled(
    case: &Case<'_>,
    nodes: impl Iterator<Item = NodeId>,
    declarations: &[&str],
    grade: FixGrade,
) -> Option<Fix> {
    let letter = case.letter;
    let mut elements: Vec<NodeId> = nodes
        .filter_map(|node| letter.styled_element(node))
        .collect();
    sort(&mut elements);
    elements.dedup();
    let parent = |id: NodeId| letter.tree.node(id).parent;
    let look = |id: NodeId| {
        let style = letter.styles.of(id);
        (style.font_px, style.color, style.uppercase)
    };
    // One that looks as what is around it, and says nothing of its own, follows it.
    let follows = |&&id: &&NodeId| {
        let mut around = std::iter::successors(parent(id), |&id| parent(id));
        parent(id).is_some_and(|outer| look(outer) == look(id))
            && !letter.has_own_look(id)
            && around.any(|outer| elements.binary_search(&outer).is_ok())
    };
    let outer = elements.iter().filter(|id| !follows(id));
    // A fix that leaves some of it as it is mends nothing.
    let edits = outer.map(|&id| letter.restyled(id, declarations));
    Fix::of(grade, edits.collect::<Option<Vec<_>>>()?)
}

/// The text nodes of a block whose letters are larger than `limit` pixels, made no larger.
pub(super) fn no_larger(
    case: &Case<'_>,
    block: &nu_alumni_letter::layout::Block,
    limit: f64,
) -> Option<Fix> {
    let larger = block.runs.iter().map(|run| run.node);
    let larger = larger.filter(|&node| f64::from(case.letter.styles.of(node).font_px) > limit);
    let size = format!("font-size:{}px", (limit * 100.0).floor() / 100.0);
    let stronger = format!("{size}!important");
    restyled(case, larger, &[&size, &stronger], FixGrade::Safe)
}
