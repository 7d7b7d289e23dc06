//! The totals of a table, each by the cell that names it.

use probative_terms::Diagnostic;
use probative_terms::text::{counted, one_line};

use crate::table::Table;
use crate::total::first_total;

/// How many totals are named by their cells.
const NAMED: usize = 5;

/// A cell that marks rows as the totals of others.
struct Marked {
    column: String,
    cell: String,
    /// How many rows have it.
    rows: usize,
}

/// That rows are the totals of others, by cells of some columns: what is told of the first, with
/// all others and how to leave them out.
///
/// A total may be one of those that another adds up, as a state's stands below its counties, so
/// that each is looked for among the rows without those that were found.
pub(crate) fn totals_under(
    code: &'static str,
    path: &str,
    table: &Table,
    columns: &[&str],
    numbers: &[&str],
) -> Option<Diagnostic> {
    let (told, first) = first_under(path, table, columns, numbers)?;
    let mut found = vec![first];
    let mut rest = without(table, &found[0]);
    while found.len() < NAMED
        && let Some((_, next)) = first_under(path, &rest, columns, numbers)
    {
        rest = without(&rest, &next);
        found.push(next);
    }
    let said = format!("{}{}", told.what, others(&found));
    let flags: Vec<String> = found.iter().map(Marked::flag).collect();
    let them = if found.len() + found[0].rows == 2 { "the row" } else { "these rows" };
    let help = format!("leave {them} out with {}, so that nothing counts twice", flags.join(" "));
    Some(Diagnostic::new(code, said).at(told.place).helped(&help))
}

fn first_under(
    path: &str,
    table: &Table,
    columns: &[&str],
    numbers: &[&str],
) -> Option<(Diagnostic, Marked)> {
    columns.iter().find_map(|id| {
        let ((row, column), told) = first_total(path, table, id, numbers)?;
        let cell = table.cell(row, column).to_owned();
        let rows = (0..table.len()).filter(|row| table.cell(*row, column) == cell).count();
        Some((told, Marked { column: column.to_owned(), cell, rows }))
    })
}

fn without(table: &Table, total: &Marked) -> Table {
    let is_other = |row: &usize| table.cell(*row, &total.column) != total.cell;
    table.only(&(0..table.len()).filter(is_other).collect::<Vec<_>>())
}

/// The rows that are totals beside the first one.
fn others(found: &[Marked]) -> String {
    let again = match found[0].rows {
        0 | 1 => String::new(),
        rows => format!(", in {}", counted(rows, "row")),
    };
    let others = found[1..].iter().map(|one| {
        let (cell, column) = (one_line(&one.cell), one_line(&one.column));
        format!("; so does `{cell}` under `{column}`, in {}", counted(one.rows, "row"))
    });
    again + &others.collect::<String>()
}

impl Marked {
    /// The flag by which its rows are left out, as a shell takes it.
    fn flag(&self) -> String {
        let pair = format!("{}={}", self.column, self.cell);
        let is_plain = |letter: char| letter.is_alphanumeric() || "=_-.,:".contains(letter);
        match pair.chars().all(is_plain) {
            true => format!("--leave-out {pair}"),
            false => format!("--leave-out '{}'", pair.replace('\'', "'\\''")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Asked;

    fn told(text: &str, columns: &[&str]) -> Option<Diagnostic> {
        let sheet = crate::read::sheet("t.csv", text.as_bytes(), &Asked::default()).unwrap();
        totals_under("W107", "t.csv", &sheet.table, columns, &["n"])
    }

    #[test]
    fn every_total_of_a_table_is_named_with_how_to_leave_it_out() {
        let text = "state,county,n\nX,A,12\nX,B,5\nX,Subtotal,17\nY,C,3\nY,Subtotal,3\nAll,,20\n";
        let told = told(text, &["state", "county"]).unwrap();
        assert_eq!(
            told.what,
            "`All` marks the row as the total of others; so does `Subtotal` under `county`, in 2 rows"
        );
        let twice = "county,year,n\nA,1,12\nTotal,1,12\nA,2,3\nTotal,2,3\n";
        let twice = super::tests::told(twice, &["county"]).unwrap().what;
        assert_eq!(twice, "`Total` marks the row as the total of others, in 2 rows");
        assert_eq!(
            told.how,
            "leave these rows out with --leave-out state=All --leave-out county=Subtotal, so that nothing counts twice"
        );
    }

    #[test]
    fn a_blank_cell_beside_the_sum_of_all_others_is_a_total() {
        let blank = told("county,n\nA,12\nB,5\nC,3\n,20\n", &["county"]).unwrap();
        assert!(blank.what.contains("is blank") && blank.how.contains("--leave-out county=,"));
        assert_eq!(told("county,n\nA,12\nB,5\nC,3\n,21\n", &["county"]), None);
        let named = told("county,n\nA,12\nB,5\nAll counties,17\n", &["county"]).unwrap();
        assert!(named.how.contains("leave the row out with --leave-out 'county=All counties'"));
    }
}
