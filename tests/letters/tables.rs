//! Which tables hold data, and how many rows they have.

use crate::{draft, roles};

/// How many rows each data table has, and whether that is in doubt.
fn tables(html: &str) -> Vec<(u32, bool)> {
    let draft = draft(html);
    let letter = draft.letter();
    let tables = letter.tables.iter();
    tables.map(|table| (table.rows, table.doubtful)).collect()
}

fn table(attributes: &str, rows: &[[&str; 2]]) -> String {
    let rows = rows
        .iter()
        .map(|[first, second]| format!("<tr><td>{first}<td>{second}"));
    format!("<table {attributes}>{}</table>", rows.collect::<String>())
}

#[test]
fn what_a_table_says_of_itself_weighs_less_than_what_it_shows() {
    let two = [["Hall", "Atrium"], ["Host", "Dana"]];
    let three = [["Hall", "Atrium"], ["Host", "Dana"], ["Fee", "None"]];
    let timed = [["Hour", "What"], ["18:00", "Talk"], ["19:00", "Tea"]];
    for (attributes, rows, expected) in [
        ("", &two[..], vec![(2, true)]),
        ("", &three, vec![(3, false)]),
        ("role=presentation", &two, vec![]),
        ("role=' None '", &three, vec![]),
        ("role=presentation", &timed, vec![(3, false)]),
        ("role=none border=1", &two, vec![(2, false)]),
        ("border=0", &two, vec![(2, true)]),
        ("border=1", &two, vec![(2, false)]),
        ("role=grid", &two, vec![(2, false)]),
    ] {
        assert_eq!(
            tables(&table(attributes, rows)),
            expected,
            "{attributes} {rows:?}"
        );
    }
}

#[test]
fn hidden_rows_and_captions_and_long_cells() {
    let row = "<tr><td>Hall<td>Atrium";
    let hidden = "<tr style='display:none'><td>Host<td>Dana";
    assert_eq!(
        tables(&format!("<table>{row}{row}{row}{hidden}</table>")),
        [(3, false)]
    );
    assert_eq!(
        tables(&format!("<table><caption>Where</caption>{row}</table>")),
        [(1, false)]
    );
    assert_eq!(tables(&format!("<table>{row}</table>")), []);
    // Text of this length is a page's.
    let long = "We meet. ".repeat(60);
    let page = format!("<table>{row}{row}<tr><td>{long}<td>Dana</table>");
    assert_eq!(tables(&page), []);
    assert_eq!(
        tables("<table><tr><td>Hall<td><tr><td>Host<td><tr><td>Fee<td></table>"),
        []
    );
}

#[test]
fn a_list_that_a_table_lays_out_is_one_paragraph() {
    for (marks, is_list) in [
        (["•", "•"], true),
        (["o", "o"], true),
        (["1.", "2)"], true),
        (["1", "2"], true),
        (["1.", "3."], false),
        (["a", "b"], false),
        (["", ""], false),
    ] {
        let [first, second] = marks;
        let list = table(
            "",
            &[[first, "We meet in May"], [second, "We part in June"]],
        );
        let blocks = roles(&format!("<p>Dear all,<p>One.{list}<p>Two."));
        let joined = format!("p {first} We meet in May/{second} We part in June");
        assert_eq!(blocks.contains(&joined), is_list, "{marks:?}: {blocks:?}");
        assert_eq!(
            tables(&list).is_empty(),
            is_list || first.is_empty(),
            "{marks:?}"
        );
    }
}

#[test]
fn what_stands_around_a_list_that_a_table_lays_out_is_none_of_it() {
    let list = table("", &[["•", "We meet in May"], ["•", "We part in June"]]);
    assert_eq!(
        roles(&format!(
            "<p>Dear all,<p>One.<p>Two.{list}<p>Three.<p>Four."
        )),
        [
            "g Dear all,",
            "p One.",
            "p Two.",
            "p • We meet in May/• We part in June",
            "p Three.",
            "p Four."
        ]
    );
}

#[test]
fn a_head_without_cells_makes_no_table_of_two_rows_certain() {
    let two = "<tr><td>Hall<td>Atrium<tr><td>Host<td>Dana";
    for (head, expected) in [
        ("", (2, true)),
        ("<thead><tr></tr></thead>", (3, true)),
        ("<thead><tr><td>What<td>Where</thead>", (3, false)),
    ] {
        let html = format!("<table>{head}<tbody>{two}</table>");
        assert_eq!(tables(&html), [expected], "{head}");
    }
    // A head, or cells that head a row, are each enough.
    for rows in [
        "<thead><tr><td>What<td>Where</thead><tbody><tr><td>Hall<td>Atrium",
        "<tr><th>Hall<td>Atrium<tr><th>Host<td>Dana",
    ] {
        assert_eq!(
            tables(&format!("<table>{rows}</table>")),
            [(2, false)],
            "{rows}"
        );
    }
}

#[test]
fn a_small_table_below_the_sign_off_is_the_signature() {
    let cells = table(
        "",
        &[["Phone", "+7 7172 70 00 01"], ["E-mail", "a@nu.edu.kz"]],
    );
    let hall = table("", &[["Hall", "Atrium"], ["Host", "Dana"]]);
    let [mail, site, told] = ["a@nu.edu.kz", "nu.edu.kz", "Write to a@nu.edu.kz"]
        .map(|cell| table("", &[["Dana", cell], ["Office", "Alumni"]]));
    for (above, table, expected) in [
        ("<p>Regards,<br>Alumni Office", &cells, vec![]),
        ("<p>Two.", &cells, vec![(2, true)]),
        ("<p>Regards,<br>Alumni Office", &hall, vec![(2, true)]),
        ("<p>Regards,<br>Alumni Office", &mail, vec![]),
        ("<p>Regards,<br>Alumni Office", &site, vec![(2, true)]),
        ("<p>Regards,<br>Alumni Office", &told, vec![(2, true)]),
        // What the signature has above it, it need not have in a table too.
        (
            "<p>Regards,<br>Office<br>53 Kabanbay Batyr Ave",
            &cells,
            vec![],
        ),
        ("<p>Regards,<br>Office<br>+7 7172 70 00 01", &cells, vec![]),
        (
            "<p>Regards,<br>Office<br>53 Kabanbay Batyr Ave<br>+7 7172 70 00 01",
            &cells,
            vec![(2, true)],
        ),
    ] {
        let html = format!("<p>Dear all,<p>One.{above}{table}");
        assert_eq!(tables(&html), expected, "{html}");
    }
    // Of a larger one half gives contact details.
    let rows_of = |rows: usize, phones: usize| {
        let mut cells = vec![["Unit", "Alumni"]; rows - phones];
        cells.extend(vec![["Phone", "+7 7172 70 00 01"]; phones]);
        let table = table("", &cells);
        tables(&format!(
            "<p>Dear all,<p>One.<p>Regards,<br>Alumni Office{table}"
        ))
    };
    assert_eq!(rows_of(8, 1), []);
    assert_eq!(rows_of(9, 1), [(9, false)]);
    assert_eq!(rows_of(10, 4), [(10, false)]);
    assert_eq!(rows_of(10, 5), []);
}

#[test]
fn a_table_in_a_cell_is_what_that_cell_says() {
    let speaker = "<table><tr><td>A talk<tr><td>Prof. Kim</table>";
    let rows = [["17:00", "Tea"], ["18:00", speaker], ["19:00", "Supper"]];
    for (attributes, expected) in [
        ("border=1", vec![(3, false)]),
        // Somebody looks: pages are laid out so too.
        ("", vec![(3, true)]),
    ] {
        let table = table(attributes, &rows);
        assert_eq!(tables(&table), expected, "{attributes}");
        assert_eq!(
            roles(&format!("<p>Dear all,<p>One.{table}<p>Two.")),
            [
                "g Dear all,",
                "p One.",
                "a 17:00",
                "a Tea",
                "a 18:00",
                "a A talk",
                "a Prof. Kim",
                "a 19:00",
                "a Supper",
                "p Two."
            ]
        );
    }
    // One in a cell counts for itself too.
    let inner = table("border=1", &[["1", "Hall"], ["2", "Room"]]);
    let both = table("border=1", &[["17:00", "Tea"], ["18:00", &inner]]);
    assert_eq!(tables(&both), [(2, false), (2, false)]);
}

#[test]
fn a_table_around_tables_mostly_lays_the_page_out() {
    let long = format!("<table><tr><td>{}</table>", "We meet. ".repeat(60));
    let cell = "<table><tr><td>Tea</table>";
    for inside in [
        long.as_str(),
        "<table><tr><td><img src=a.png>Tea</table>",
        "<table><tr><td><h2>Tea</h2></table>",
        "<table><tr><td><ul><li>Tea</ul></table>",
    ] {
        let rows = [["17:00", "Tea"], ["18:00", inside], ["19:00", "Supper"]];
        assert_eq!(tables(&table("border=1", &rows)), [], "{inside}");
    }
    // One column is a page's.
    let one = format!("<table border=1><tr><td>{cell}<tr><td>{cell}<tr><td>{cell}</table>");
    assert_eq!(tables(&one), []);
    let wide = "<tr><td>Hall<td>Atrium";
    let mostly_one = format!("<table border=1>{wide}<tr><td>{cell}</table>");
    assert_eq!(tables(&mostly_one), []);
}
