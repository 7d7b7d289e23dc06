//! Rows as long as the header, and those that are no places.

use probative_catalog::{Apart, Layout, Product, fits};
use probative_terms::Diagnostic;

use super::Gone;
use super::grid::Row;
use super::layout::Parts;
use crate::asked::Asked;

/// The rows of a table.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) columns: Vec<String>,
    pub(super) cells: Vec<Vec<String>>,
    pub(super) lines: Vec<usize>,
    pub(super) apart: Vec<Gone>,
    /// The cells of those.
    pub(super) dropped: Vec<Vec<String>>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Rows {
    /// The rows that the parts of a file hold, each as long as its header.
    pub(super) fn new(
        path: &str,
        parts: &Parts<'_>,
        product: Option<&Product>,
        asked: &Asked,
    ) -> Rows {
        let none = Layout::default();
        let layout = product.map_or(&none, |product| &product.layout);
        // Who asks for rows by the column that tells them means those that are asked for.
        let is_asked = |apart: &&Apart| {
            let mut named = asked.keep.iter().chain(&asked.keep_among);
            asked.keep_totals || named.any(|(column, _)| fits(&apart.column, column).is_some())
        };
        let aside = product.iter().flat_map(|product| &product.apart);
        let aside: Vec<&Apart> = aside.filter(|apart| !is_asked(apart)).collect();
        let rows = Rows::beside(path, parts, layout, &aside);
        // Where nothing stands beside them they are what the file is about.
        if rows.cells.is_empty() && rows.apart.windows(2).all(|two| two[0].is == two[1].is) {
            return Rows::beside(path, parts, layout, &[]);
        }
        rows
    }

    /// The rows that stand beside those of some kinds.
    fn beside(path: &str, parts: &Parts<'_>, layout: &Layout, aside: &[&Apart]) -> Rows {
        let joined = Joined::of(&parts.header, layout);
        let columns = named(&parts.header, layout);
        let columns = joined.as_ref().map_or(columns.clone(), |joined| joined.header(columns));
        let mut rows = Rows { columns, ..Rows::default() };
        let width = rows.columns.len();
        let comma = layout.bare_comma.as_deref().and_then(|name| rows.place(name));
        let filled: Vec<usize> =
            layout.fill_down.iter().filter_map(|name| rows.place(name)).collect();
        let mut above: Vec<String> = vec![String::new(); width];
        for Row { line, cells } in parts.body.iter().copied() {
            let cells = match &joined {
                Some(joined) => joined.parted(cells),
                None => Some(cells.clone()),
            };
            let cells = cells.and_then(|cells| fitted(cells, width, comma, layout.short_rows));
            let Some(mut cells) = cells else {
                let found = parts.body.iter().find(|row| row.line == *line);
                let found = found.map_or(0, |row| row.cells.len());
                rows.problems.push(ragged(path, *line, found, width));
                continue;
            };
            for at in &filled {
                if cells[*at].is_empty() {
                    cells[*at].clone_from(&above[*at]);
                }
            }
            if !filled.is_empty() {
                above.clone_from(&cells);
            }
            match rows.is_apart(aside, &cells) {
                Some(is) => {
                    rows.apart.push(Gone { line: *line, is: is.to_owned() });
                    rows.dropped.push(cells);
                }
                None => {
                    rows.cells.push(cells);
                    rows.lines.push(*line);
                }
            }
        }
        rows.without_blank_columns();
        rows
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }

    /// What a row is that is no place.
    fn is_apart<'a>(&self, aside: &[&'a Apart], cells: &[String]) -> Option<&'a str> {
        let told = |apart: &&&Apart| {
            let place = self.columns.iter().position(|name| fits(&apart.column, name).is_some());
            place.is_some_and(|place| fits(&apart.like, &cells[place]).is_some())
        };
        aside.iter().find(told).map(|apart| apart.is.as_str())
    }

    /// Leaves out columns without a name and without a cell, and names those without a name.
    fn without_blank_columns(&mut self) {
        let is_blank = |at: &usize| {
            self.columns[*at].is_empty() && self.cells.iter().all(|cells| cells[*at].is_empty())
        };
        let blank: Vec<usize> = (0..self.columns.len()).filter(is_blank).collect();
        for at in blank.into_iter().rev() {
            self.columns.remove(at);
            for cells in self.cells.iter_mut().chain(&mut self.dropped) {
                cells.remove(at);
            }
        }
        for at in 0..self.columns.len() {
            if self.columns[at].is_empty() {
                self.columns[at] = format!("column {}", at + 1);
            }
        }
    }
}

/// A column that holds several, with commas between them.
struct Joined {
    /// Where it stands.
    place: usize,
    /// The columns that it holds.
    names: Vec<String>,
}

impl Joined {
    fn of(header: &[String], layout: &Layout) -> Option<Joined> {
        let pattern = layout.joined.as_ref()?;
        let place = header.iter().position(|name| fits(pattern, name).is_some())?;
        let names =
            header[place].split_once('\\').map_or(header[place].as_str(), |(names, _)| names);
        Some(Joined { place, names: names.split(',').map(str::to_owned).collect() })
    }

    fn header(&self, mut header: Vec<String>) -> Vec<String> {
        header.splice(self.place..=self.place, self.names.iter().cloned());
        header
    }

    /// The cells of a row; nothing where the column does not hold as many as its name lists.
    fn parted(&self, cells: &[String]) -> Option<Vec<String>> {
        let within: Vec<String> =
            cells.get(self.place)?.split(',').map(|cell| cell.trim().to_owned()).collect();
        let mut cells = cells.to_vec();
        let as_many = within.len() == self.names.len();
        cells.splice(self.place..=self.place, within);
        as_many.then_some(cells)
    }
}

/// The names of the columns; those that have none get what the product calls them.
fn named(header: &[String], layout: &Layout) -> Vec<String> {
    let mut unnamed = layout.unnamed.iter();
    let name = |name: &String| match name.as_str() {
        "" => unnamed.next().cloned().unwrap_or_default(),
        _ => name.clone(),
    };
    header.iter().map(name).collect()
}

/// The cells as many as there are columns, where the product says how.
fn fitted(
    mut cells: Vec<String>,
    width: usize,
    comma: Option<usize>,
    short: bool,
) -> Option<Vec<String>> {
    if short && cells.len() < width {
        cells.resize(width, String::new());
    }
    if let Some(at) = comma.filter(|_| cells.len() > width) {
        let more = cells.len() - width;
        let whole = cells.splice(at..=at + more, [String::new()]).collect::<Vec<_>>();
        cells[at] = whole.join(", ");
    }
    (cells.len() == width).then_some(cells)
}

pub(crate) fn ragged(path: &str, line: usize, cells: usize, columns: usize) -> Diagnostic {
    let said = format!("the row has {cells} cells and the header {columns}");
    let help = "put cells that hold a comma in quotes, and close every quote";
    Diagnostic::in_cell("E102", path, line, "", said, help)
}
