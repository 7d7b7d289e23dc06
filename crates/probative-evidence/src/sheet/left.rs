//! Rows that somebody leaves out.

use probative_terms::Diagnostic;
use probative_terms::text::{counted, telling};

use crate::alike::passed_over;
use crate::asked::Asked;
use crate::table::{Lost, Table};
use crate::total;

/// The rows that have one of the values in any of the columns.
///
/// # Errors
/// A column that is not there (E301), values that no row has, all of them at once (E302), and a
/// value that another row has in another spelling, which would stay (E216).
pub(super) fn rows(
    path: &str,
    table: &Table,
    leave: &[(String, Vec<String>)],
) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (column, values) in leave {
        Asked::present(path, column, table.columns())?;
        let found = |value: &String| table.matching(&[(column.clone(), vec![value.clone()])]);
        let (without, there): (Vec<_>, Vec<_>) =
            values.iter().cloned().partition(|value| found(value).is_empty());
        rows.extend(there.iter().flat_map(found));
        problems.extend(spelled_otherwise(path, table, column, values));
        if !without.is_empty() {
            let under = values_under(table, column, &without);
            let said = format!("no row has {under}, which is to be left out");
            problems.push(Diagnostic::of_file("E302", path, said, help_for(&without)));
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

/// That a row has nearly what is to be left out, and would stay.
fn spelled_otherwise(
    path: &str,
    table: &Table,
    column: &str,
    values: &[String],
) -> Option<Diagnostic> {
    let near = passed_over(table, &[(column.to_owned(), values.to_vec())])?;
    let [cell, value] = [table.cell(near.row, &near.column), &near.value].map(telling);
    let said = format!("`{cell}` is nearly `{value}`, which is left out, and would stay");
    let help = "leave both spellings out, or write one of the two cells so that they differ";
    Some(Diagnostic::in_cell("E216", path, table.line(near.row), &near.column, said, help))
}

/// What helps where no row has some values.
fn help_for(without: &[String]) -> &'static str {
    match without.len() {
        1 => "write the value as the file has it, or take it out of what is left out",
        _ => "write each value as the file has it, or take them out of what is left out",
    }
}

/// That rows are left out: how many, and by which of their cells.
pub(crate) fn told(
    path: &str,
    table: &Table,
    leave: &[(String, Vec<String>)],
) -> Option<Diagnostic> {
    let said = format!("left out: {}", counted_by(table, leave));
    let mut values = leave.iter().flat_map(|(_, values)| values);
    let rest = values.find(|value| total::is_the_rest(value));
    let rest =
        rest.map(|value| format!("; `{}` is by its name no total, but the rest", telling(value)));
    let said = format!("{said}{}", rest.unwrap_or_default());
    let help = "nothing, if they are no rows of their own, as a total is none";
    (!leave.is_empty()).then(|| Diagnostic::of_file("W218", path, said, help))
}

/// How many rows have the values of each column, taken by itself.
pub(super) fn counted_by(table: &Table, filter: &[(String, Vec<String>)]) -> String {
    let of_column = |(column, values): &(String, Vec<String>)| {
        let rows = match table.matching(&[(column.clone(), values.clone())]).len() {
            0 => "no row".to_owned(),
            some => counted(some, "row"),
        };
        format!("{rows} with {}", values_under(table, column, values))
    };
    filter.iter().map(of_column).collect::<Vec<_>>().join("; ")
}

/// Values of a column, with where else they stand, where no row has them any more.
fn values_under(table: &Table, column: &str, values: &[String]) -> String {
    let told = |value: &String| match value.as_str() {
        "" => "nothing".to_owned(),
        value => format!("`{}`", telling(value)),
    };
    let gone = values.iter().find_map(|value| stands_elsewhere(table, column, value));
    let values: Vec<String> = values.iter().map(told).collect();
    format!("{} under `{column}`{}", values.join(", "), gone.unwrap_or_default())
}

/// In which rows of the file a value stands that no row of the table has.
pub(crate) fn stands_elsewhere(table: &Table, column: &str, value: &str) -> Option<&'static str> {
    let is_there = (0..table.len()).any(|row| table.cell(row, column) == value);
    match table.lost(column, value).filter(|_| !is_there)? {
        Lost::LeftOut => Some(" (it stands in rows that `leave_out` leaves out)"),
        Lost::Dropped => Some(" (it stands in rows that are left out as W103 says)"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_text;
    use super::*;

    fn read(leave: &[&str]) -> Result<(usize, Vec<String>), Vec<Diagnostic>> {
        let mut asked = Asked::default();
        leave.iter().for_each(|words| asked.leaving(words).unwrap());
        let sheet = of_text("t.csv", "state,n\nOhio,1\nIowa,2\nAll places,3\n,4\n", &asked)?;
        let codes = sheet.notices.iter().map(|told| told.code.to_string()).collect();
        Ok((sheet.table.len(), codes))
    }

    #[test]
    fn what_is_left_out_in_one_spelling_does_not_stay_in_another() {
        let of = |leave: &str| {
            let mut asked = Asked::default();
            asked.leaving(leave).unwrap();
            of_text("t.csv", "state,n\nOhio,1\nGuam,3\nGUAM,4\n", &asked)
        };
        let told = of("state=Guam").map(|_| ()).unwrap_err();
        assert_eq!((told[0].code.to_string(), told.len()), ("E216".to_owned(), 1));
        assert!(of("state=Ohio").is_ok());
    }

    #[test]
    fn what_is_left_out_does_not_count_and_is_told() {
        assert_eq!(read(&[]).unwrap(), (4, Vec::new()));
        let left = read(&["state=All places", "state="]).unwrap();
        assert_eq!(left, (2, vec!["W218".to_owned()]));
    }

    #[test]
    fn the_rest_of_others_is_told_to_be_no_total() {
        let said = |cell: &str| {
            let columns = vec!["county".to_owned()];
            let table = Table::new(columns, vec![vec![cell.to_owned()]], vec![2]);
            told("t.csv", &table, &[("county".to_owned(), vec![cell.to_owned()])]).unwrap().what
        };
        assert!(said("All other counties").ends_with("is by its name no total, but the rest"));
        assert!(said("All counties").ends_with("under `county`"));
    }

    #[test]
    fn a_row_that_is_not_there_cannot_be_left_out() {
        let code = |leave: &str| read(&[leave]).unwrap_err()[0].code.to_string();
        assert_eq!(code("state=Total"), "E302");
        assert_eq!(code("place=Ohio"), "E301");
        let all = read(&["state=Total", "state=Sum", "n=9", "state=Ohio"]).unwrap_err();
        assert_eq!(all.len(), 2);
        assert!(all[0].what.contains("`Total`, `Sum` under `state`"), "{}", all[0].what);
        let all = read(&["state=Ohio", "state=Iowa", "state=All places", "state="]);
        assert_eq!(all.unwrap_err()[0].code.to_string(), "E105");
    }
}
