//! Data tables, told from the tables that only lay a page out.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use html5ever::local_name;

use super::{
    blocks::{Block, Flow},
    is_blank,
    shows::is_blank_char,
};
use crate::{
    Span,
    source::{NodeId, NodeKind, Tree, is_heading},
    style::{Display, Styles},
    words::{bullets::item_number, dates::names_date_or_time},
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
    /// The text of its first cell, as far as it tells what that is.
    first: String,
}

/// What is seen of a table; of one in a cell only what it means for that cell.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    caption: bool,
    header_cells: bool,
    data_cells: bool,
    /// Some cell holds what data cells do not: a picture, a long text.
    page_content: bool,
    /// Some cell holds a heading, as few data cells do.
    headings: bool,
    /// Some cell holds a list, as cells of programmes and of pages both do.
    list: bool,
    /// Some cell holds a table.
    tables: bool,
    /// The characters of all cells.
    characters: usize,
}

impl Grid {
    /// Whether it lays a list out: two columns with text, the first of nothing but marks, running
    /// numbers or running letters.
    fn is_list(&self) -> bool {
        const ALPHABETS: [&str; 3] = ["abcdefgh", "абвгдежз", "аәбвгғде"];
        let is_next = |text: &str, index: usize| {
            let mut alphabets = ALPHABETS.iter().map(|letters| letters.chars().nth(index));
            let letter = numbering_letter(text);
            letter.is_some() && alphabets.any(|next| next == letter)
        };
        let rows = || self.rows.iter().filter(|row| row.cells_with_text > 0);
        let is_mark = |(index, row): (usize, &Row)| {
            let first = row.first.trim().trim_end_matches(['.', ')']);
            let is_number = item_number(&row.first) == Some(index.saturating_add(1));
            let is_word = |c: char| c.is_alphabetic() || c.is_ascii_digit();
            let is_mark = !first.is_empty() && !first.contains(is_word);
            (2..=3).contains(&row.cells)
                && row.cells_with_text == 2
                && (is_mark || first == "o" || is_number || is_next(&row.first, index))
        };
        rows().count() >= 2 && rows().enumerate().all(is_mark)
    }

    /// Whether each row of several cells begins with a time or a date.
    fn is_timed(&self) -> bool {
        let rows = self.rows.iter().filter(|row| row.cells_with_text >= 2);
        rows.skip(1)
            .all(|row| names_date_or_time(&row.first.to_lowercase()))
    }

    /// Takes in text that stands in the last cell, which has `before` characters already.
    fn add_text(&mut self, text: &str, characters: usize, before: &mut usize) {
        if let Some(row) = self.rows.last_mut() {
            row.cells_with_text = row.cells_with_text.saturating_add(u32::from(*before == 0));
            if row.cells == 1 && row.first.len() <= FIRST_BYTES {
                let shown = text.chars().filter(|c| *c == ' ' || !is_blank_char(*c));
                row.first.extend(shown.take(FIRST_BYTES));
            }
        }
        *before = before.saturating_add(characters);
        self.characters = self.characters.saturating_add(characters);
        self.page_content |= *before > CELL_CHARACTERS;
    }

    /// Takes in what stands in a table in the last cell.
    fn add_table(&mut self, inner: &Self, before: &mut usize) {
        self.tables = true;
        self.page_content |= inner.page_content;
        self.headings |= inner.headings;
        self.list |= inner.list;
        if inner.characters > 0 {
            let first = inner.rows.first().map_or("", |row| row.first.as_str());
            self.add_text(first, inner.characters, before);
        }
    }
}

/// So much of a row's first cell is kept, in bytes.
const FIRST_BYTES: usize = 40;
/// A data cell's text is short, in characters.
const CELL_CHARACTERS: usize = 400;
/// A grid of so many rows of short texts is no accident of layout.
const EVIDENT_ROWS: usize = 3;

/// The data tables among the visible tables, in order, and those that lay a list out.
pub(crate) fn data_tables(
    tree: &Tree,
    styles: &Styles,
    flow: &Flow,
) -> (Vec<DataTable>, HashSet<NodeId>) {
    among(tree, styles, flow.tables.iter().map(|table| table.node))
}

/// The same of these tables.
pub(super) fn among(
    tree: &Tree,
    styles: &Styles,
    nodes: impl DoubleEndedIterator<Item = NodeId>,
) -> (Vec<DataTable>, HashSet<NodeId>) {
    let mut grids: HashMap<NodeId, Grid> = HashMap::new();
    let mut tables = Vec::new();
    let mut lists = HashSet::new();
    // A table stands behind the one that it stands in, and is read before it.
    for node in nodes.rev() {
        let grid = read(tree, styles, node, &grids);
        match judge(tree, node, &grid) {
            Some(Kind::Data(table)) => tables.push(table),
            Some(Kind::List) => {
                lists.insert(node);
            }
            None => {}
        }
        grids.insert(node, grid);
    }
    tables.reverse();
    (tables, lists)
}

/// Gives the cells of tables in a data table to that one.
pub(crate) fn join_cells(flow: &mut Flow, data_tables: &HashSet<NodeId>) {
    let mut data_around: HashMap<NodeId, NodeId> = HashMap::new();
    for table in &flow.tables {
        let outer = table.inside.and_then(|outer| data_around.get(&outer));
        let own = data_tables.contains(&table.node).then_some(table.node);
        if let Some(data) = own.or(outer.copied()) {
            data_around.insert(table.node, data);
        }
    }
    for block in &mut flow.blocks {
        let table = &mut block.context.table;
        *table = table.map(|own| data_around.get(&own).copied().unwrap_or(own));
    }
}

/// A table that does not only lay the page out.
enum Kind {
    Data(DataTable),
    List,
}

/// Puts each mark or number of the lists that tables lay out beside its item.
pub(crate) fn join_items(blocks: &mut Vec<Block>, lists: &HashSet<NodeId>) {
    if lists.is_empty() {
        return;
    }
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut marked = false;
    for mut block in blocks.drain(..) {
        let table = block.context.table.filter(|table| lists.contains(table));
        if let Some(table) = table {
            block.context.list = Some(table);
            block.context.table = None;
        }
        // A column of spaces may stand between the two.
        if marked && table.is_some() && is_blank(&block) {
            continue;
        }
        match joined.last_mut() {
            Some(mark) if marked && table.is_some() => {
                mark.append(&block, ' ');
                marked = false;
            }
            _ => {
                marked = table.is_some() && is_mark(&block.text);
                joined.push(block);
            }
        }
    }
    *blocks = joined;
}

/// Whether text is a bullet, a number or a letter of a list, and nothing else.
fn is_mark(text: &str) -> bool {
    let mark = text.trim().trim_end_matches(['.', ')']);
    !mark.is_empty()
        && (mark == "o"
            || !mark.contains(char::is_alphabetic)
            || numbering_letter(text).is_some()
            || item_number(text).is_some())
        && mark.len() <= FIRST_BYTES
}

/// The small letter by which a list is numbered, where text is nothing but that: `а)`.
fn numbering_letter(text: &str) -> Option<char> {
    let mut letters = text.trim().strip_suffix([')', '.'])?.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
    let alone = letters.next().is_none();
    alone.then(|| letter.to_lowercase().next()).flatten()
}

fn judge(tree: &Tree, node: NodeId, grid: &Grid) -> Option<Kind> {
    let element = tree.element(node)?;
    let role = tree
        .value(element, &local_name!("role"))
        .unwrap_or_default()
        .trim();
    let for_layout = role.eq_ignore_ascii_case("presentation") || role.eq_ignore_ascii_case("none");
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
    let page_content = grid.page_content || grid.headings;
    // Tables around tables lay the page out, but for those with nothing but short texts in columns.
    if grid.tables && (page_content || grid.list || wide.saturating_mul(2) <= grid.rows.len()) {
        return None;
    }
    if grid.is_list() && !declared {
        return (!grid.tables).then_some(Kind::List);
    }
    let evident = wide >= EVIDENT_ROWS && !page_content && !grid.list;
    // A programme may have a heading in each of its rows.
    let possible = !grid.page_content
        && wide
            >= if grid.list || grid.headings {
                EVIDENT_ROWS
            } else {
                2
            };
    let may_be = if for_layout {
        // What a table says of itself weighs less than what it shows.
        declared || evident && grid.is_timed()
    } else {
        declared || evident || possible
    };
    let table = DataTable {
        node,
        span: tree.node(node).span,
        rows: grid.rows.len() as u32,
        header_rows: grid
            .rows
            .iter()
            .take_while(|row| row.in_head || row.cells > 0 && row.header_cells == row.cells)
            .count() as u32,
        headed: grid.caption || headed || grid.header_cells,
        doubtful: !declared && (!evident || grid.tables),
    };
    may_be.then_some(Kind::Data(table))
}

/// Walks the table's rows and cells; `read` has what was seen of the tables in them.
fn read(tree: &Tree, styles: &Styles, table: NodeId, read: &HashMap<NodeId, Grid>) -> Grid {
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
                local_name!("table") => {
                    inside = None;
                    if let Some(inner) = read.get(&id) {
                        grid.add_table(inner, &mut cell_characters);
                    }
                }
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
                _ if is_heading(&element.name) => grid.headings = true,
                _ => {}
            },
            NodeKind::Text(text) if !tree.text(text).chars().all(is_blank_char) => {
                let text = tree.text(text);
                grid.add_text(text, text.chars().count(), &mut cell_characters);
            }
            _ => {}
        }
        next = inside.or_else(|| tree.after(id, table));
    }
    grid
}
