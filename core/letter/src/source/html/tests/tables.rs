//! Where tables stand in the source.

use super::found;
use crate::{Span, source::html::judge::agrees};

/// The places of the tables of `html`, in the order of the document.
fn places(html: &str) -> Vec<(u32, u32)> {
    let tree = agrees(html).unwrap();
    let tables = found(&tree, "table").into_iter();
    let spans = tables.map(|(node, _)| node.span.expect("a table is from the source"));
    spans.map(|Span { start, end }| (start, end)).collect()
}

#[test]
fn a_table_goes_from_its_start_tag_to_behind_its_end_tag() {
    assert_eq!(places("<p>x<table><td>y</table >z"), [(4, 25)]);
    // The inner one stands in the cell; each end tag ends the innermost that is open.
    assert_eq!(
        places("<table><td><table><td>x</table>y</td></table>z"),
        [(0, 45), (11, 31)]
    );
    // Here the second ends the first, which has no end tag then and nothing in it.
    assert_eq!(places("<table><table><td>x</table>"), [(0, 7), (7, 27)]);
    assert_eq!(
        places("<table><tr><td>x<tr><table>y</table></table>z"),
        [(0, 20), (20, 36)]
    );
}

#[test]
fn a_table_without_an_end_tag_ends_where_its_content_does() {
    assert_eq!(places("<table>"), [(0, 7)]);
    assert_eq!(places("<table><tr><td>x<b>y</b>"), [(0, 20)]);
    assert_eq!(
        places("<table><td><table><td>x</table>y"),
        [(0, 32), (11, 31)]
    );
    assert_eq!(
        places("<table><td><table><td>x</table>"),
        [(0, 31), (11, 31)]
    );
    assert_eq!(places("<table><td>x<!-- y --></div></p>"), [(0, 22)]);
}

#[test]
fn a_stray_end_tag_ends_no_table() {
    assert_eq!(places("</table><table><td>x</table></table>y"), [(8, 28)]);
    assert_eq!(places("<table><td>x</table><p>y</table>"), [(0, 20)]);
}

#[test]
fn what_is_put_before_a_table_leaves_its_place_alone() {
    assert_eq!(places("<table>x<b>y<tr><td>z</table>v"), [(0, 29)]);
    assert_eq!(places("<table><div>x</table>"), [(0, 21)]);
    // Without an end tag the last content in it counts, not what moved out.
    assert_eq!(places("<table><tr><td>x</td></tr>moved"), [(0, 16)]);
    // One that begins in what is put before a table ends that table, and stands behind it.
    assert_eq!(
        places("<table><div><table><td>x</table>y</table>"),
        [(0, 7), (12, 32)]
    );
}

#[test]
fn a_template_keeps_end_tags_to_itself() {
    assert_eq!(
        places("<template><table><td>x</table></template>"),
        [(10, 30)]
    );
    // The end tag in the template is none of the table's around it.
    assert_eq!(
        places("<table><td><template></table>x</template>y</table>"),
        [(0, 50)]
    );
    // The template's own table ends with it, without an end tag; the next ends the outer one.
    assert_eq!(
        places("<table><td><template><table><td>x</template></table>"),
        [(0, 52), (21, 33)]
    );
    assert_eq!(
        places("<table><td><template><svg><template></template></table>x</template></table>"),
        [(0, 75)]
    );
    // A table that is put out of the rows of a template stands in the template.
    assert_eq!(
        places("<template><tr></table></template><table><td>x</table>"),
        [(33, 53)]
    );
}

#[test]
fn an_end_tag_finds_its_table_through_formatting_and_pictures() {
    assert_eq!(places("<table><td><b>x</table>y</b>z"), [(0, 23)]);
    assert_eq!(places("<table><td><i><b><p>x</i></table>y"), [(0, 33)]);
    assert_eq!(places("<table><td><svg><g></table>x"), [(0, 27)]);
    assert_eq!(
        places("<svg><foreignObject><table><td>x</table></foreignObject></svg>"),
        [(20, 40)]
    );
    // In pictures there are no tables: the picture ends where one begins.
    assert_eq!(places("<svg><table><td>x</table>"), [(5, 25)]);
    assert_eq!(places("<table><caption><b>x</table>"), [(0, 28)]);
    assert_eq!(places("<table><colgroup><col></table>"), [(0, 30)]);
}
