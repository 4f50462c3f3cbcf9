//! Data tables, told from the tables that only lay a page out.

use std::collections::HashSet;

use html5ever::local_name;

use super::blocks::{Flow, is_blank_char};
use crate::{
    Span,
    source::{NodeId, NodeKind, Tree, is_heading},
    style::{Display, Styles},
};

/// A data table, or one that may be.
#[derive(Debug, Clone)]
pub struct DataTable {
    /// Its element.
    pub node: NodeId,
    /// Where it stands; `None` where the source holds it in no one piece.
    pub span: Option<Span>,
    /// Its rows, header rows among them.
    pub rows: u32,
    /// Those at its head that have header cells only.
    pub header_rows: u32,
    /// It has a caption or header cells.
    pub headed: bool,
    /// It can be taken for a layout table too.
    pub doubtful: bool,
}

/// What is seen of one row.
#[derive(Default)]
struct Row {
    cells: u32,
    cells_with_text: u32,
    header_cells: u32,
    in_head: bool,
}

/// What is seen of a table that holds no other.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    caption: bool,
    header_cells: bool,
    data_cells: bool,
    /// Some cell holds what data cells do not: a picture, a heading, a long text.
    page_content: bool,
    /// Some cell holds a list, as cells of programmes and of pages both do.
    list: bool,
}

/// A data cell's text is short, in characters.
const CELL_CHARACTERS: usize = 400;
/// A grid of so many rows of short texts is no accident of layout.
const EVIDENT_ROWS: usize = 3;

/// The data tables among the visible tables, in order.
pub fn data_tables(tree: &Tree, styles: &Styles, flow: &Flow) -> Vec<DataTable> {
    let outer: HashSet<NodeId> = flow
        .tables
        .iter()
        .filter_map(|table| table.inside)
        .collect();
    flow.tables
        .iter()
        .filter(|table| !outer.contains(&table.node))
        .filter_map(|table| data_table(tree, styles, table.node))
        .collect()
}

fn data_table(tree: &Tree, styles: &Styles, node: NodeId) -> Option<DataTable> {
    let element = tree.element(node)?;
    let role = tree
        .value(element, &local_name!("role"))
        .unwrap_or_default()
        .trim();
    if role.eq_ignore_ascii_case("presentation") || role.eq_ignore_ascii_case("none") {
        return None;
    }
    let grid = read(tree, styles, node);
    let wide = grid
        .rows
        .iter()
        .filter(|row| row.cells >= 2 && row.cells_with_text >= 2)
        .count();
    let bordered = tree
        .value(element, &local_name!("border"))
        .is_some_and(|b| !matches!(b.trim(), "0" | ""))
        || ["table", "grid"]
            .iter()
            .any(|r| role.eq_ignore_ascii_case(r));
    let headed = grid.rows.iter().any(|row| row.in_head && row.cells > 0);
    // Some mailing programs lay columns out with header cells alone, so those are no sign yet.
    let header_cells = grid.header_cells && grid.data_cells && !grid.page_content;
    let declared =
        grid.caption || wide > 0 && (bordered || grid.rows.len() >= 2 && (headed || header_cells));
    let evident = wide >= EVIDENT_ROWS && !grid.page_content && !grid.list;
    let possible = !grid.page_content && wide >= if grid.list { EVIDENT_ROWS } else { 2 };
    (declared || evident || possible).then(|| DataTable {
        node,
        span: tree.node(node).span,
        rows: grid.rows.len() as u32,
        header_rows: grid
            .rows
            .iter()
            .take_while(|row| row.in_head || row.cells > 0 && row.header_cells == row.cells)
            .count() as u32,
        headed: grid.caption || headed || grid.header_cells,
        doubtful: !declared && !evident,
    })
}

/// Walks the table's rows and cells.
fn read(tree: &Tree, styles: &Styles, table: NodeId) -> Grid {
    let mut grid = Grid::default();
    let mut in_head = false;
    let mut cell_characters = 0usize;
    let mut next = tree.node(table).first_child;
    while let Some(id) = next {
        let node = tree.node(id);
        let mut inside = node.first_child;
        match &node.kind {
            NodeKind::Element(_) if styles.of(id).display == Display::None => inside = None,
            NodeKind::Element(element) => match element.name {
                local_name!("caption") => grid.caption = true,
                local_name!("thead") => in_head = true,
                local_name!("tbody") | local_name!("tfoot") => in_head = false,
                local_name!("tr") => grid.rows.push(Row {
                    in_head,
                    ..Row::default()
                }),
                local_name!("td") | local_name!("th") => {
                    cell_characters = 0;
                    if let Some(row) = grid.rows.last_mut() {
                        row.cells = row.cells.saturating_add(1);
                        if element.name == local_name!("th") {
                            row.header_cells = row.header_cells.saturating_add(1);
                            grid.header_cells = true;
                        } else {
                            grid.data_cells = true;
                        }
                    }
                }
                local_name!("img") | local_name!("form") | local_name!("center") => {
                    grid.page_content = true;
                }
                local_name!("ul") | local_name!("ol") => grid.list = true,
                _ if is_heading(&element.name) => grid.page_content = true,
                _ => {}
            },
            NodeKind::Text(text) if !tree.text(text).chars().all(is_blank_char) => {
                if cell_characters == 0
                    && let Some(row) = grid.rows.last_mut()
                {
                    row.cells_with_text = row.cells_with_text.saturating_add(1);
                }
                cell_characters = cell_characters.saturating_add(tree.text(text).chars().count());
                grid.page_content |= cell_characters > CELL_CHARACTERS;
            }
            _ => {}
        }
        next = inside.or_else(|| tree.after(id, table));
    }
    grid
}
