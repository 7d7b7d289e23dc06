//! Sums that lack a place or a part which other years of theirs, or the years around, have.

use std::collections::{BTreeMap, BTreeSet};

use probative_atlas::changes;
use probative_case::Case;
use probative_case::claim::Select;
use probative_case::claim::select::EACH_ROW;
use probative_terms::Diagnostic;

use super::years_named;
use crate::added;
use crate::evidence::Evidence;
use crate::table::Table;

/// Of parts of several columns not all need to be there: from so many that lack, among so many that
/// might be there, the table has rows only where there is something to tell.
const SPARSE: usize = 10;

/// The parts that have a row in each year: what stands in the columns that are added up over.
type ByYear<'a> = BTreeMap<&'a str, BTreeSet<Vec<&'a str>>>;

/// That a sum lacks a part in a year, which it has in others that it adds up or in the years
/// around.
pub(super) fn lacking(case: &Case, evidence: &Evidence, select: &Select) -> Option<Diagnostic> {
    let said = said(evidence.table(&select.source)?, select, years_named(evidence, select))?;
    let help = "give the row that lacks, or name the places that are meant in `where`";
    Some(Diagnostic::of_file("W222", &case.source(&select.source)?.path, said, help))
}

/// What lacks, where something does. Of a list of incidents a place without a row may have none.
fn said(table: &Table, select: &Select, named: Option<(&str, &[String])>) -> Option<String> {
    if select.value == EACH_ROW {
        return None;
    }
    let all: Vec<usize> = (0..table.len()).collect();
    let is_years = |column: &&str| added::is_years(table, &all, column);
    let over = || select.sum_over.iter().map(String::as_str);
    let years = named.map(|(column, _)| column).or_else(|| over().find(is_years))?;
    let others = select.filter.iter().filter(|(column, _)| column != years).cloned();
    let rows = table.matching(&others.collect::<Vec<_>>());
    let over: Vec<&str> = over().filter(|column| *column != years).collect();
    let each = over.iter().map(std::slice::from_ref).chain((over.len() > 1).then_some(&over[..]));
    let (year, part, other) = each.into_iter().find_map(|columns| {
        let by_year = by_year(table, &rows, years, columns);
        let asked: BTreeSet<&str> = match named {
            Some((_, years)) => years.iter().map(String::as_str).collect(),
            None => by_year.keys().copied().collect(),
        };
        let gap = gap(&by_year, &asked);
        gap.filter(|_| columns.len() == 1 || is_dense(&by_year))
    })?;
    let part = part.iter().map(|cell| format!("`{cell}`")).collect::<Vec<_>>().join(" ");
    let value = &select.value;
    Some(format!("`{value}` of {year} is added up without {part}, which has a row in {other}"))
}

/// The first year that is asked for and lacks a part, the part, and another year that has it.
fn gap<'a>(
    by_year: &ByYear<'a>,
    asked: &BTreeSet<&str>,
) -> Option<(&'a str, Vec<&'a str>, &'a str)> {
    let is_asked = |year: &&&str| asked.contains(**year);
    by_year.keys().filter(is_asked).find_map(|year| {
        let own = &by_year[year];
        let around = |year: &&&str| !asked.contains(**year);
        let before = by_year.range(..*year).map(|(year, _)| year).rev().find(around);
        let after = by_year.range(*year..).map(|(year, _)| year).find(around);
        let of_others = by_year.keys().filter(is_asked).map(|other| (other, &by_year[other]));
        let in_both =
            before.zip(after).map(|(before, after)| (before, &by_year[before] & &by_year[after]));
        let others = of_others.chain(in_both.as_ref().map(|(before, parts)| (*before, parts)));
        let mut lacks = others.filter_map(|(other, parts)| {
            let mut lacks = parts.difference(own);
            Some((other, lacks.find(|part| !is_recoded(part, own))?))
        });
        lacks.next().map(|(other, part)| (*year, part.clone(), *other))
    })
}

/// Whether a county stands among other parts under the code that it had before or has since.
fn is_recoded(part: &[&str], own: &BTreeSet<Vec<&str>>) -> bool {
    (0..part.len()).any(|at| {
        let of_it = changes().iter().filter_map(|change| {
            let codes: Vec<&str> =
                change.old.iter().chain(&change.new).map(|code| code.as_str()).collect();
            codes.contains(&part[at]).then_some(codes)
        });
        of_it.into_iter().flatten().any(|code| {
            let mut other = part.to_vec();
            other[at] = code;
            own.contains(&other)
        })
    })
}

/// Whether nearly each part has a row in each year.
fn is_dense(by_year: &ByYear<'_>) -> bool {
    let parts: BTreeSet<_> = by_year.values().flatten().collect();
    let full = parts.len() * by_year.len();
    let lack = full - by_year.values().map(BTreeSet::len).sum::<usize>();
    lack <= 1 || lack * SPARSE < full
}

fn by_year<'a>(table: &'a Table, rows: &[usize], years: &str, over: &[&str]) -> ByYear<'a> {
    let mut parts = ByYear::new();
    for row in rows.iter().filter(|row| !table.cell(**row, years).is_empty()) {
        let part = over.iter().map(|column| table.cell(*row, column)).collect();
        parts.entry(table.cell(*row, years)).or_default().insert(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a sum over some columns of rows `town,sex,year`, of some years.
    fn told(rows: &[&str], over: &[&str], years: &[&str]) -> Option<String> {
        let cells = rows.iter().map(|row| row.split(' ').map(str::to_owned).collect());
        let columns = ["town", "sex", "year"].map(str::to_owned).to_vec();
        let table = Table::new(columns, cells.collect(), (1..=rows.len()).collect());
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let years = own(years);
        let filter = (!years.is_empty()).then(|| ("year".to_owned(), years.clone()));
        let select = Select {
            sum_over: own(over),
            filter: filter.into_iter().collect(),
            ..Select::all_of("t", "d")
        };
        let named = (!years.is_empty()).then_some(("year", &years[..]));
        said(&table, &select, named)
    }

    fn without(part: &str, year: &str, other: &str) -> Option<String> {
        Some(format!("`d` of {year} is added up without {part}, which has a row in {other}"))
    }

    const TOWNS: [&str; 10] = [
        "A M 2019", "A F 2019", "B M 2019", "B F 2019", "A M 2020", "A F 2020", "A M 2021",
        "A F 2021", "B M 2021", "B F 2021",
    ];

    #[test]
    fn a_town_that_the_years_around_have_is_missed_in_a_sum_over_two_columns() {
        assert_eq!(told(&TOWNS, &["town", "sex"], &["2020"]), without("`B`", "2020", "2019"));
        assert_eq!(told(&TOWNS, &["town"], &["2020"]), without("`B`", "2020", "2019"));
        assert_eq!(told(&TOWNS, &["sex"], &["2020"]), None);
        assert_eq!(told(&TOWNS, &["town", "sex"], &["2019"]), None);
        assert_eq!(told(&TOWNS[..6], &["town", "sex"], &["2020"]), None, "it may have ended");
    }

    #[test]
    fn a_town_is_missed_in_one_of_several_years() {
        let all = without("`B`", "2020", "2019");
        assert_eq!(told(&TOWNS, &["town", "sex", "year"], &["2019", "2020", "2021"]), all);
        assert_eq!(told(&TOWNS, &["town", "sex", "year"], &[]), all, "of every year");
        let two = told(&TOWNS, &["town", "year"], &["2020", "2021"]);
        assert_eq!(two, without("`B`", "2020", "2021"));
        assert_eq!(told(&TOWNS, &["town", "year"], &["2019", "2021"]), None);
        assert_eq!(told(&TOWNS, &["year"], &[]), None, "no place is added up");
        let both = [&TOWNS[..6], &["A M 2021", "B M 2022", "A M 2022"]].concat();
        let around = told(&both, &["town", "year"], &["2020", "2021"]);
        assert_eq!(around, without("`B`", "2020", "2019"), "two years lack it");
    }

    #[test]
    fn a_county_under_its_old_code_lacks_in_no_year() {
        let rows = ["46113 M 2014", "46003 M 2014", "46102 M 2015", "46003 M 2015"];
        assert_eq!(told(&rows, &["town", "year"], &[]), None);
        assert_eq!(told(&rows[..3], &["town", "year"], &[]), without("`46003`", "2015", "2014"));
    }

    #[test]
    fn a_part_of_a_town_is_missed_where_nearly_all_have_a_row() {
        let rows = [&TOWNS[..], &["B M 2020"]].concat();
        let over = ["town", "sex"];
        assert_eq!(told(&rows, &over, &["2020"]), without("`B` `F`", "2020", "2019"));
        let sparse = ["A M 2019", "B F 2019", "A F 2020", "B M 2020", "A M 2021", "B F 2021"];
        assert_eq!(told(&sparse, &over, &["2020"]), None);
    }

    #[test]
    fn a_list_of_incidents_has_no_row_of_a_town_without_one() {
        let select = Select { sum_over: vec!["town".into()], ..Select::all_of("t", EACH_ROW) };
        let cells = [["A", "2019"], ["B", "2019"], ["A", "2020"]];
        let cells = cells.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let table = Table::new(vec!["town".into(), "year".into()], cells, vec![1, 2, 3]);
        let years = ["2019", "2020"].map(str::to_owned);
        assert_eq!(said(&table, &select, Some(("year", &years))), None);
    }
}
