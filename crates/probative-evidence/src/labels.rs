//! Labels that stand once above the rows of their group, as merged cells are saved as text.
//!
//! A filter on such a column finds the first row of each group alone. Whether blank cells beneath
//! a label mean it or nothing, a text does not tell: where a label stands once for each group they
//! are refused, and anywhere else they are told, where the answer to a filter hangs on them. A
//! ditto mark means the label and nothing else.

use std::collections::BTreeSet;

use probative_case::claim::{Claim, Select};
use probative_case::{Case, Source};
use probative_terms::Diagnostic;
use probative_terms::diagnostic::Severity;
use probative_terms::text::telling;

use crate::evidence::Evidence;
use crate::table::{Table, field_number};

/// A column of a filter, and the values of which a row must have one.
type Wanted = (String, Vec<String>);

/// A row that a filter would find if blank cells had the label above them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hanging {
    row: usize,
    /// The column that is blank there, and the label above.
    column: String,
    label: String,
}

/// What a row beneath a label has in place of it, beside blanks.
const DITTOS: [&str; 12] = [
    "\"",
    "\"\"",
    "''",
    "\u{201d}",
    "\u{201c}",
    "\u{2033}",
    "\u{3003}",
    "ditto",
    "do.",
    "idem",
    "as above",
    "same as above",
];

/// The same, and more often that there is nothing.
const DASHES: [&str; 4] = ["-", "--", "\u{2013}", "\u{2014}"];

/// Whether a cell means what stands above it, and nothing else.
fn is_ditto(cell: &str) -> bool {
    DITTOS.iter().any(|mark| cell.eq_ignore_ascii_case(mark))
}

fn is_blank(cell: &str) -> bool {
    cell.is_empty() || is_ditto(cell)
}

fn is_blank_or_dash(cell: &str) -> bool {
    is_blank(cell) || DASHES.contains(&cell)
}

/// Which cells of a column may mean the label above them: dashes where labels stand once above
/// such, and none stands above the next.
fn blanks_of(table: &Table, column: &str) -> fn(&str) -> bool {
    let cells = || (0..table.len()).map(|row| table.cell(row, column));
    let is_label = |cell: &str| !is_blank_or_dash(cell);
    let has_dash = cells().any(|cell| DASHES.contains(&cell));
    let are_alone =
        || !cells().zip(cells().skip(1)).any(|(one, next)| is_label(one) && is_label(next));
    match has_dash && are_alone() && once(table, column, is_blank_or_dash).is_some() {
        true => is_blank_or_dash,
        false => is_blank,
    }
}

/// The first row, if any, on which the answer to a filter hangs. A filter that asks for blank cells
/// means them.
fn hanging(table: &Table, filter: &[Wanted]) -> Option<Hanging> {
    let blanks: Vec<_> = filter.iter().map(|(column, _)| blanks_of(table, column)).collect();
    let mut above: Vec<&str> = vec![""; filter.len()];
    (0..table.len()).find_map(|row| {
        let (mut blank, mut is_found) = (None, true);
        for (((column, values), above), is_blank) in filter.iter().zip(&mut above).zip(&blanks) {
            let cell = table.cell(row, column);
            match is_blank(cell) && !values.iter().any(|value| value == cell) {
                true => blank = blank.or(Some((column, *above))),
                false => *above = cell,
            }
            is_found &= values.iter().any(|value| value == *above);
        }
        let (column, label) = blank.filter(|_| is_found)?;
        Some(Hanging { row, column: column.clone(), label: label.to_owned() })
    })
}

/// The first blank row of a column in which each label stands once above the rows of its group:
/// it has one in the first row and two or more, at least half of them above a blank cell, never the
/// same again in one group, and what stands left of it does not change where it is blank. A list
/// with a cell for those alone of which something is known has its names on the left.
///
/// A ditto mark is a blank cell, and so is a dash where each label stands above one.
pub fn stands_once(table: &Table, column: &str) -> Option<usize> {
    once(table, column, blanks_of(table, column))
}

fn once(table: &Table, column: &str, is_blank: fn(&str) -> bool) -> Option<usize> {
    let place = table.columns().iter().position(|name| name == column)?;
    let left = &table.columns()[..place];
    let changes = |row: usize| {
        let of = |name: &String| (table.cell(row - 1, name), table.cell(row, name));
        left.iter().map(of).any(|(above, own)| !is_blank(own) && own != above)
    };
    let mut labels: BTreeSet<&str> = BTreeSet::new();
    let (mut label, mut first, mut has_changed) = ("", None, false);
    let (mut filled, mut above_blank) = (0, 0);
    // Of years in columns several rows are made of one line.
    let begins_line = |row: &usize| *row == 0 || table.line(*row) != table.line(row - 1);
    for row in (0..table.len()).filter(begins_line) {
        let cell = table.cell(row, column);
        has_changed |= row > 0 && changes(row);
        match (is_blank(cell), row) {
            (true, 0) => return None,
            (true, _) if changes(row) => return None,
            (true, _) => {
                first = first.or(Some(row));
                above_blank += usize::from(!is_blank(table.cell(row - 1, column)));
            }
            (false, _) if cell == label && !has_changed => return None,
            (false, _) => {
                (label, has_changed, filled) = (cell, false, filled + 1);
                labels.insert(cell);
            }
        }
    }
    first.filter(|_| labels.len() > 1 && 2 * above_blank >= filled)
}

/// Passes if a filter finds the same rows whether or not labels stand once above their groups, with
/// what there is to tell: blank cells beneath what it asks for, where they may mean nothing.
///
/// # Errors
/// Blank cells beneath a label that stands once (E230).
pub(crate) fn passes(
    path: &str,
    table: &Table,
    filter: &[Wanted],
) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
    match odd(path, table, filter) {
        Some(wrong) if is_refused(&wrong) => Err(vec![wrong]),
        told => Ok(told),
    }
}

/// Passes if no column that tells groups has labels that stand once above their rows.
///
/// # Errors
/// As [`passes`].
pub(crate) fn all_filled(
    path: &str,
    table: &Table,
    columns: &[String],
) -> Result<(), Vec<Diagnostic>> {
    let wrong = columns.iter().find_map(|column| {
        let row = first_ditto(table, column).or_else(|| stands_once(table, column))?;
        Some(blank_beneath("E230", path, table, column, table.cell(row - 1, column), row))
    });
    wrong.map_or(Ok(()), |wrong| Err(vec![wrong]))
}

/// The first row with a ditto mark in a column, beneath another cell.
fn first_ditto(table: &Table, column: &str) -> Option<usize> {
    (1..table.len()).find(|row| is_ditto(table.cell(*row, column)))
}

/// What a filter passes over beneath what it asks for: refused where a label stands once above it,
/// and told where it may be meant.
fn odd(path: &str, table: &Table, filter: &[Wanted]) -> Option<Diagnostic> {
    let Hanging { row, column, label } = hanging(table, filter)?;
    let is_certain = is_ditto(table.cell(row, &column)) || stands_once(table, &column).is_some();
    let code = if is_certain { "E230" } else { "W112" };
    Some(blank_beneath(code, path, table, &column, &label, row))
}

fn is_refused(odd: &Diagnostic) -> bool {
    odd.code.severity() == Severity::Refuses
}

fn blank_beneath(
    code: &'static str,
    path: &str,
    table: &Table,
    column: &str,
    label: &str,
    row: usize,
) -> Diagnostic {
    let cell = table.cell(row, column);
    let (name, label) = (telling(column), telling(label));
    let is = if cell.is_empty() { "blank".to_owned() } else { format!("`{}`", telling(cell)) };
    let said = format!("`{name}` is {is} here beneath `{label}`, so that the row is passed over");
    let fill = "write into each row what it holds, as a spreadsheet fills down";
    let help = match code {
        "W112" => format!("nothing, if they are meant to be blank; else {fill}"),
        _ if is_ditto(cell) => fill.to_owned(),
        _ => format!(
            "{fill}; if they are meant to be blank, leave them out with `leave_out = {{ \"{name}\" = [\"{cell}\"] }}` of the source or --leave-out \"{name}={cell}\""
        ),
    };
    Diagnostic::in_cell(code, path, table.line(row), column, said, &help)
}

/// What filters of a case pass over beneath what they ask for, as it is refused and as it is told.
pub(crate) fn check(case: &Case, evidence: &Evidence) -> [Vec<Diagnostic>; 2] {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (source, filter) in case.claims.iter().flat_map(filters) {
        let (Some(Source { path, .. }), Some(table)) =
            (case.source(&source), evidence.table(&source))
        else {
            continue;
        };
        found.extend(odd(path, table, &filter).filter(|odd| !found.contains(odd)));
    }
    let (refused, told) = found.into_iter().partition(is_refused);
    [refused, told]
}

/// The filters of a claim, each with its source: of what decides, of lists, and of numbers beside.
fn filters(claim: &Claim) -> Vec<(String, Vec<Wanted>)> {
    let of = |select: &Select| (select.source.clone(), select.filter.clone());
    let mut filters = Vec::new();
    if let Some(mut kinds) = claim.test.held().cloned() {
        let beside = kinds.beside().into_iter();
        filters.extend(beside.flat_map(|one| [Some(one.counted), one.whole]).flatten().map(of));
        filters.extend(kinds.selects().into_iter().map(|select| of(select)));
        let lists = kinds.lists().into_iter();
        filters.extend(lists.map(|(source, list)| (source, list.filter.clone())));
    }
    filters.extend(claim.shown.iter().flat_map(|shown| shown.number.selects()).map(of));
    filters
}

/// That a column of words or years seems to have labels that stand once: each above a blank cell,
/// with a column on the right that has none.
pub(crate) fn seen(path: &str, table: &Table) -> Option<Diagnostic> {
    let cells = |column: &str| -> Vec<&str> {
        (0..table.len()).map(|row| table.cell(row, column)).collect()
    };
    let is_year = |number: f64| number.fract() == 0.0 && (1600.0..=2200.0).contains(&number);
    let is_label = |cell: &&str| field_number(cell).is_none_or(is_year);
    let columns = table.columns();
    let ditto = |at: usize| Some((at, first_ditto(table, &columns[at])?));
    let once = |at: usize| {
        let column = &columns[at];
        let first = stands_once(table, column)?;
        let all = cells(column);
        let is_blank = blanks_of(table, column);
        let is_alone = |two: &[&str]| two.iter().all(|cell| !is_blank(cell));
        let is_filled = |right: &String| cells(right).iter().all(|cell| !cell.is_empty());
        let is_one = all.iter().all(|cell| is_blank(cell) || is_label(cell))
            && !all.windows(2).any(is_alone)
            && columns[at + 1..].iter().any(is_filled);
        is_one.then_some((at, first))
    };
    let found = (0..columns.len()).find_map(ditto);
    let (at, row) = found.or_else(|| (0..columns.len()).find_map(once))?;
    let column = &columns[at];
    let (name, cell) = (telling(column), table.cell(row, column));
    let beneath =
        if cell.is_empty() { "a blank cell".to_owned() } else { format!("`{}`", telling(cell)) };
    let said = format!(
        "`{name}` seems to stand once for all rows of a group: `{}` above {beneath}",
        telling(table.cell(row - 1, column))
    );
    let help = "write into each row what it holds, as a spreadsheet fills down; a filter finds the first row of each group alone";
    Some(Diagnostic::in_cell("W112", path, table.line(row), column, said, help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Asked;

    fn table(text: &str) -> Table {
        crate::read::sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap().table
    }

    /// The codes of what is refused and of what is told of a filter, with its line.
    fn of(text: &str, filter: &[(&str, &str)]) -> Option<(String, usize)> {
        let filter: Vec<Wanted> = filter
            .iter()
            .map(|(column, value)| ((*column).to_owned(), vec![(*value).to_owned()]))
            .collect();
        let table = table(text);
        let mut found = match passes("t.csv", &table, &filter) {
            Ok(told) => told.into_iter().collect(),
            Err(refused) => refused,
        }
        .into_iter();
        let code = found.next().map(|one| (one.code.to_string(), one.place.line().unwrap()));
        assert_eq!(found.next(), None, "what is refused is not told too");
        code
    }

    #[test]
    fn rows_that_are_made_of_one_line_are_one_row_of_a_group() {
        let asked = Asked { years_in_columns: true, ..Asked::default() };
        let text = "region,county,2015,2016\nNorth,A,1,2\n,B,3,4\nSouth,C,5,6\n,D,7,8\n";
        let table = crate::read::sheet("t.csv", text.as_bytes(), &asked).unwrap().table;
        assert_eq!(stands_once(&table, "region").map(|row| table.line(row)), Some(3));
    }

    const GROUPS: &str = "region,county,d\nNorth,A,1\n,B,2\nSouth,C,3\n,D,4\nWest,E,5\n";
    const NESTED: &str =
        "state,year,sex,d\n01,2019,M,9\n01,,F,8\n01,2020,M,7\n01,,F,6\n04,2020,M,5\n04,,F,4\n";

    #[test]
    fn a_label_that_stands_once_is_refused_where_the_answer_hangs_on_it() {
        let refused = |line| Some(("E230".to_owned(), line));
        assert_eq!(of(GROUPS, &[("region", "North")]), refused(3));
        assert_eq!(of(GROUPS, &[("region", "South")]), refused(5));
        assert_eq!(of(GROUPS, &[("region", "West")]), None, "its group is one row");
        assert_eq!(of(GROUPS, &[("county", "A")]), None);
        assert_eq!(of(NESTED, &[("year", "2020")]), refused(5));
        assert_eq!(of(NESTED, &[("year", "2020"), ("sex", "F")]), refused(5));
        assert_eq!(of(NESTED, &[("year", "2020"), ("sex", "M")]), None, "the rows are the same");
        let both = "region,state,d\nN,a,1\n,,2\n,b,3\nS,c,4\n,,5\n";
        assert_eq!(of(both, &[("region", "N"), ("state", "b")]), refused(4));
    }

    #[test]
    fn blank_cells_that_may_mean_nothing_are_told() {
        let told = |line| Some(("W112".to_owned(), line));
        let flags = "county,policy,d\nA,yes,1\nB,,2\nC,yes,3\nD,,4\nE,no,5\n";
        assert_eq!(of(flags, &[("policy", "yes")]), told(3), "the name changes on the left");
        assert_eq!(of(flags, &[("policy", "no")]), None);
        let one = "list,code\nlimits,1\n,2\n,3\n";
        assert_eq!(of(one, &[("list", "limits")]), told(3));
        let later = "region,county\n,A\nNorth,B\n,C\nSouth,D\n";
        assert_eq!(of(later, &[("region", "North")]), told(4));
        let total = "region,county,d\nNorth,A,1\nNorth,B,2\n,all,3\nSouth,C,4\nSouth,D,5\n,all,9\n";
        assert_eq!(of(total, &[("region", "North")]), told(4));
        let hole = "region,county\nA,1\nB,1\nA,2\n,2\nA,3\nB,3\n";
        assert_eq!(of(hole, &[("region", "A")]), told(5), "few labels stand above a blank cell");
    }

    #[test]
    fn a_ditto_mark_means_the_label_above_and_so_does_a_dash_beneath_each() {
        let refused = |line| Some(("E230".to_owned(), line));
        for mark in ["\"\"\"\"", "\u{2033}", "\u{3003}", "ditto", "Do.", "-", "\u{2014}"] {
            let groups = GROUPS.replace("\n,", &format!("\n{mark},"));
            assert_eq!(of(&groups, &[("region", "South")]), refused(5), "{groups}");
            assert!(seen("t.csv", &table(&groups)).is_some(), "{groups}");
            let all = all_filled("t.csv", &table(&groups), &["region".to_owned()]);
            assert_eq!(all.unwrap_err()[0].code, "E230");
        }
        let one = "region,county,d\nNorth,A,1\nditto,B,2\nSouth,C,3\nSouth,D,3\n";
        assert_eq!(of(one, &[("region", "North")]), refused(3), "whatever form the column has");
        let dashes = one.replace("ditto", "-");
        assert_eq!(of(&dashes, &[("region", "North")]), None, "a dash may be nothing");
        assert!(seen("t.csv", &table(&dashes)).is_none());
        let flags = "county,policy,d\nA,yes,1\nB,-,2\nC,yes,3\nD,-,4\n";
        assert_eq!(of(flags, &[("policy", "yes")]), None, "the name changes on the left");
    }

    #[test]
    fn a_filter_that_asks_for_blank_cells_means_them() {
        assert_eq!(of(GROUPS, &[("region", "")]), None);
        let dashes = GROUPS.replace("\n,", "\n-,");
        assert_eq!(of(&dashes, &[("region", "-")]), None);
    }

    #[test]
    fn a_look_sees_labels_that_stand_once_and_no_cells_that_are_sparse() {
        let seen = |text: &str| seen("t.csv", &table(text)).is_some();
        let groups = "region,county,d\nNorth,A,1\n,B,2\nSouth,C,3\n,D,4\n";
        assert!(seen(groups) && seen(GROUPS) && seen(NESTED));
        for text in [
            "region,county,d\nWest,E,5\nNorth,A,1\n,B,2\nSouth,C,3\n",
            "county,policy,d\nA,yes,1\nB,,2\nC,no,3\nD,,4\n",
            "d,county\n12,A\n,B\n7,C\n,D\n",
            "county,d,note\nA,1,x\nB,2,\nC,3,y\n",
        ] {
            assert!(!seen(text), "{text}");
        }
    }

    #[test]
    fn no_rows_are_kept_or_grouped_by_a_label_that_stands_once() {
        let read = |says: fn(&mut Asked)| {
            let mut asked = Asked::default();
            says(&mut asked);
            crate::read::sheet("t.csv", GROUPS.as_bytes(), &asked).map(|sheet| sheet.table.len())
        };
        let codes = |found: Result<usize, Vec<Diagnostic>>| found.unwrap_err()[0].code.to_string();
        assert_eq!(codes(read(|asked| asked.keeping("region=North").unwrap())), "E230");
        let left = read(|asked| {
            asked.keeping("region=North").unwrap();
            asked.leaving("region=").unwrap();
        });
        assert_eq!(left, Ok(1));
        let by = |column: &str| all_filled("t.csv", &table(GROUPS), &[column.to_owned()]).is_ok();
        assert!(!by("region") && by("county"));
    }
}
