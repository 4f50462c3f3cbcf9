//! What is refused because reading it would take too long, and what is read though it looks so.

use super::found;
use crate::source::{Effort, SourceError, Tree, html};

fn parse(text: String) -> Result<Tree, SourceError> {
    html::parse(text, &mut Effort::default())
}

/// The attributes `a0` and so on.
fn names(count: usize) -> String {
    (0..count).fold(String::new(), |all, n| format!("{all} a{n}"))
}

/// Formatting elements of which no two are alike.
fn unlike(name: &str, count: usize) -> String {
    (0..count).map(|n| format!("<{name} id={n}>")).collect()
}

fn is_too_tangled(html: String) {
    let begin: String = html.chars().take(80).collect();
    let error = parse(html).err();
    assert!(
        matches!(error, Some(SourceError::TooTangled { .. })),
        "{begin}: {error:?}"
    );
}

#[test]
fn elements_stand_in_one_another_up_to_a_limit() {
    // html and body stand around them.
    assert!(parse("<div>".repeat(510)).is_ok());
    assert!(parse("<div>".repeat(510) + "x").is_ok());
    let deep = parse("<div>".repeat(1_000_000));
    assert!(matches!(
        deep,
        Err(SourceError::TooDeep {
            offset: 2_550,
            limit: 512
        })
    ));
    let nested = parse("<template>".repeat(100_000));
    assert!(matches!(nested, Err(SourceError::TooDeep { .. })));
}

#[test]
fn tags_have_attributes_up_to_a_limit() {
    assert!(parse(format!("é<p{}>", names(1_000))).is_ok());
    assert!(matches!(
        parse(format!("é<p{}>", names(1_001))),
        Err(SourceError::TooManyAttributes {
            offset: 2,
            limit: 1_000
        })
    ));
    let spread: String = (0..1_001).map(|n| format!("<html a{n}>")).collect();
    assert!(matches!(
        parse(spread),
        Err(SourceError::TooManyAttributes { .. })
    ));
    let spread: String = (0..900).map(|n| format!("<html b{n}>")).collect();
    let values = format!("<html a='{}'>{spread}", "&lt;".repeat(500_000));
    let tree = parse(values).unwrap();
    let (_, html) = found(&tree, "html")[0];
    assert_eq!(tree.attributes(html).len(), 901);
    assert_eq!(tree.attributes(html)[0].value.len(), 500_000);
    // Each time, all attributes that are there are looked at.
    is_too_tangled(format!(
        "<html{}>{}",
        names(1_000),
        "<html a1>".repeat(10_000)
    ));
}

#[test]
fn what_stands_out_of_a_table_is_read_however_often() {
    for unit in [
        // Each `<p>` ends the one before, and the end tag finds nothing to end.
        "<p></b>",
        // The formatting is carried on into the next `<p>` once: the second `<nobr>` ends the first.
        "<p><nobr>",
        // Each `<option>` ends the one before.
        "</a><option>",
        // Each `</p>` ends the picture before.
        "</p><svg>",
        // Each heading ends the one before, and the paragraph that its end tag makes is closed.
        "<h1></p>",
    ] {
        let error = parse(format!("<table>{}", unit.repeat(40_000))).err();
        assert_eq!(error, None, "{unit}");
    }
}

#[test]
fn carrying_formatting_on_is_counted() {
    // In each paragraph, all that were left open are opened again: 1.5 s without a limit.
    is_too_tangled(format!(
        "<p>{}</p>{}",
        unlike("b", 400),
        "<p>x</p>".repeat(10_000)
    ));
    // The same with the many attributes of one: 13 s.
    let wide = format!("<b{}>", names(1_000));
    is_too_tangled(format!("<p>{wide}</p>{}", "<p><b></b></p>".repeat(100_000)));
    // Long values fill memory with each copy.
    let long = format!("<b title='{}'>", "x".repeat(1_000_000));
    assert!(parse(format!("{long}<p>{}", "</p><p>x".repeat(10))).is_ok());
    is_too_tangled(format!("<p>{long}{}", "</p><p>x".repeat(1_000)));
}

#[test]
fn comparing_formatting_is_counted() {
    // Each `<b>` is compared with all 400: 15 s without a limit.
    is_too_tangled(format!(
        "{}{}",
        unlike("b", 400),
        "<b></b>".repeat(1_000_000)
    ));
    let wide = format!("<b{}>", names(1_000));
    // Each is compared with three that have 1,000 attributes, which are sorted: 13 s.
    is_too_tangled(format!("{}{}", wide.repeat(3), "<b></b>".repeat(100_000)));
    // So few would be read if the attributes were not counted.
    is_too_tangled(format!("{}{}", wide.repeat(3), "<b></b>".repeat(3_000)));
    // With one of them: 27 s.
    is_too_tangled(format!("{wide}{}", "<b></b>".repeat(500_000)));
    // Each end tag copies them, and finds that the table stands in between: 8 s.
    is_too_tangled(format!("{wide}<table>{}", "</b>".repeat(500_000)));
}

#[test]
fn looking_through_open_elements_is_counted() {
    // Each end tag looks through all 500: some 7 µs each.
    is_too_tangled(format!(
        "{}{}",
        "<span>".repeat(500),
        "</b>".repeat(100_000)
    ));
    is_too_tangled(format!("{}{}", unlike("i", 450), "</b>".repeat(100_000)));
    // Where few are open, any number of tags is read.
    let read = parse("<table><td><b>x</b></table>".repeat(20_000));
    assert!(read.is_ok());
}

#[test]
fn markers_that_nothing_ends_are_counted() {
    // A row ends the object and leaves its marker behind; each `</b>` walks over all of them.
    let objects = "<table>".to_owned() + &"<object><tr>".repeat(20_000);
    is_too_tangled(objects + &"<b></b>".repeat(20_000));
    // So do cells in a template, of whose markers its end tag takes one: 2 s.
    let template = format!("<template>{}</template>", "<table><td>".repeat(50));
    is_too_tangled(template.repeat(2_000) + &"<b></b>".repeat(20_000));
    // Cells elsewhere take theirs along, whatever stood before them.
    let cells = "<table><td><b>x</b></table>".repeat(20_000);
    assert!(parse("<object></object>".to_owned() + &cells).is_ok());
}
