//! Where texts, attributes and tags stand in the source.

use html5ever::local_name;

use super::{found, slice, texts};
use crate::{Span, source::html::judge::agrees};

#[test]
fn letters_of_every_width_before_the_spot_count_in_bytes() {
    let html = "<p>é😀Ә e\u{301}\r\n<b class='ә'>қ</b></p>";
    let tree = agrees(html).unwrap();
    let (node, b) = found(&tree, "b")[0];
    // 3 of `<p>`, 2 + 4 + 2 of the letters, a space, 1 + 2 of e and its accent, CRLF.
    assert_eq!(node.span, Some(Span::new(17, 31)));
    assert_eq!(slice(html, node.span), "<b class='ә'>");
    assert_eq!(slice(html, Some(tree.attributes(b)[0].span)), "class='ә'");
    let (text, span) = texts(&tree)[0];
    assert_eq!(tree.text(text), "é😀Ә e\u{301}\n");
    assert_eq!(span, Span::new(3, 17));
    let last = text.pieces().nth(1).unwrap();
    assert_eq!((last.text_start, last.text_end), (12, 13));
    assert_eq!(last.source, Span::new(15, 17));
}

#[test]
fn entities_in_values_and_text_are_pieces_of_their_own() {
    let html = "<a href=\"?a=1&amp;b=é\" title=''>x&nbsp;y&#38;</a>";
    let tree = agrees(html).unwrap();
    let (_, a) = found(&tree, "a")[0];
    assert_eq!(tree.value(a, &local_name!("href")), Some("?a=1&b=é"));
    let places: Vec<_> = tree.attributes(a)[0]
        .value
        .pieces()
        .map(|p| slice(html, Some(p.source)))
        .collect();
    assert_eq!(places, ["?a=1", "&amp;", "b=é"]);
    assert_eq!(
        slice(html, Some(tree.attributes(a)[0].span)),
        "href=\"?a=1&amp;b=é\""
    );
    assert_eq!(slice(html, Some(tree.attributes(a)[1].span)), "title=''");
    assert!(tree.attributes(a)[1].value.pieces().next().is_none());
    let text = texts(&tree)[0].0;
    let sources: Vec<_> = text.pieces().map(|p| slice(html, Some(p.source))).collect();
    assert_eq!(sources, ["x", "&nbsp;", "y", "&#38;"]);
}

#[test]
fn what_is_as_long_as_its_source_runs_parallel_to_it() {
    let tree = agrees("<p>one\rtwo&ngE;\r&amp;\rx</p>").unwrap();
    let text = texts(&tree)[0].0;
    assert_eq!(tree.text(text), "one\ntwo\u{2267}\u{338}\n&\nx");
    let pieces = text.pieces().map(|p| (p.text_start, p.text_end, p.source));
    assert_eq!(
        pieces.collect::<Vec<_>>(),
        [
            (0, 13, Span::new(3, 16)),
            (13, 14, Span::new(16, 21)),
            (14, 16, Span::new(21, 23)),
        ]
    );
    let tree = agrees("<p>one\rtwo</p>").unwrap();
    let text = texts(&tree)[0].0;
    assert_eq!(tree.text(text), "one\ntwo");
    assert_eq!(text.source_of(4, 7), Some(Span::new(7, 10)));
}

#[test]
fn of_two_attributes_of_a_name_the_first_counts() {
    let html = "<p class=one CLASS=two id=k>";
    let tree = agrees(html).unwrap();
    let (_, p) = found(&tree, "p")[0];
    assert_eq!(tree.attributes(p).len(), 2);
    assert_eq!(slice(html, Some(tree.attributes(p)[0].span)), "class=one");
    assert_eq!(slice(html, Some(tree.attributes(p)[1].span)), "id=k");
}

#[test]
fn text_of_a_table_stands_before_it_with_its_own_place() {
    let html = "<table><tr>gone &amp; found<td>x</table>";
    let tree = agrees(html).unwrap();
    let (text, span) = texts(&tree)
        .into_iter()
        .find(|(t, _)| tree.text(t).starts_with("gone"))
        .unwrap();
    assert_eq!(slice(html, Some(span)), "gone &amp; found");
    assert_eq!(text.pieces().count(), 3);
    // Tables drop a NUL, and what stands around it keeps its place.
    let cut = "<table><tr>gone\0 &amp; found<td>x</table>";
    let of_cut = agrees(cut).unwrap();
    let (text, _) = texts(&of_cut)[0];
    assert_eq!(of_cut.text(text), "gone & found");
    let places = text.pieces().map(|piece| slice(cut, Some(piece.source)));
    assert_eq!(places.collect::<Vec<_>>(), ["gone", " ", "&amp;", " found"]);
    assert_eq!(found(&tree, "tbody")[0].0.span, None);
    assert_eq!(slice(html, found(&tree, "td")[0].0.span), "<td>");
    assert_eq!(
        slice(html, found(&tree, "table")[0].0.span),
        "<table><tr>gone &amp; found<td>x</table>"
    );
}

#[test]
fn formatting_that_is_carried_on_has_no_place_but_its_text_has() {
    let html = "<p><b>one</p><p>two</b>three</p>";
    let tree = agrees(html).unwrap();
    let bold = found(&tree, "b");
    assert_eq!(bold.len(), 2);
    assert_eq!(slice(html, bold[0].0.span), "<b>");
    assert_eq!(bold[1].0.span, None);
    let places: Vec<_> = texts(&tree)
        .iter()
        .map(|(_, s)| slice(html, Some(*s)))
        .collect();
    assert_eq!(places, ["one", "two", "three"]);
}

#[test]
fn a_byte_order_mark_is_no_text_but_counts() {
    let html = "\u{feff}<p>x";
    let tree = agrees(html).unwrap();
    assert_eq!(slice(html, found(&tree, "p")[0].0.span), "<p>");
    assert_eq!(texts(&tree).len(), 1);
    assert_eq!(texts(&tree)[0].1, Span::new(6, 7));
}

#[test]
fn the_line_break_behind_pre_is_no_text() {
    let html = "<pre>\r\n\r\nx</pre>";
    let tree = agrees(html).unwrap();
    assert_eq!(tree.text(texts(&tree)[0].0), "\nx");
    assert_eq!(texts(&tree)[0].1, Span::new(7, 10));
}

#[test]
fn attributes_of_a_drawing_have_their_places_however_its_names_are_written() {
    let html = "<svg VIEWBOX='0 0 1 1'><LINEARgradient ID=é gradientunits=x /><math><mi x=y></svg><image src=a.png>";
    let tree = agrees(html).unwrap();
    for (name, sources) in [
        ("svg", &["VIEWBOX='0 0 1 1'"][..]),
        ("linearGradient", &["ID=é", "gradientunits=x"]),
        ("mi", &["x=y"]),
        ("img", &["src=a.png"]),
    ] {
        let (_, element) = found(&tree, name)[0];
        let attributes = tree.attributes(element).iter();
        let places: Vec<_> = attributes.map(|a| slice(html, Some(a.span))).collect();
        assert_eq!(places, sources, "{name}");
    }
}

#[test]
fn a_part_of_what_an_entity_stands_for_points_to_all_of_it() {
    // Two characters, of one byte and of three, for an entity of six.
    let tree = agrees("<p>a&nvlt;b</p>").unwrap();
    let text = texts(&tree)[0].0;
    assert_eq!(tree.text(text), "a<\u{20d2}b");
    assert_eq!(text.source_of(2, 6), Some(Span::new(4, 11)));
    assert_eq!(text.source_of(0, 2), Some(Span::new(3, 10)));
    assert_eq!(text.source_of(1, 2), Some(Span::new(4, 10)));
    assert_eq!(text.source_of(5, 6), Some(Span::new(10, 11)));
}
