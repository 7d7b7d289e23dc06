//! A part that is more than its whole in one place, where the sums of all places are none.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::Select;

use crate::added;
use crate::alike::as_one;
use crate::evidence::Evidence;
use crate::public::AsOf;
use crate::select::Found;
use crate::table::Table;
use crate::unavailable::{Count, Unavailable};

/// Where a part is more than its whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Beyond {
    /// The columns over which both are added up, each with what stands there.
    pub cells: Vec<(String, String)>,
    /// The least that the part may be.
    pub part: f64,
    /// The most that the whole may be.
    pub whole: f64,
}

/// What stands in the joined columns, as it is read, with it as it is written and its ends; none
/// where a number is blank.
type Sums = BTreeMap<Vec<String>, (Vec<String>, Option<(f64, f64)>)>;

impl Evidence {
    /// The first place, or whatever else the whole adds up over and the part is told by, where the
    /// part is more than its whole.
    ///
    /// Nothing where the two are of different rows by design: other values of a column that both
    /// name, or places of which the whole has none.
    pub fn beyond_whole(&self, part: &Select, whole: &Select) -> Option<Beyond> {
        if are_apart(part, whole) {
            return None;
        }
        let over = added::over(whole);
        let tells = |column: &&&str| {
            let is_named = part.filter.iter().any(|(name, _)| name == **column);
            is_named || part.sum_over.iter().any(|name| name == **column)
        };
        let joined: BTreeSet<&str> = over.iter().filter(tells).copied().collect();
        let joined: Vec<&str> = joined.into_iter().collect();
        if joined.is_empty() {
            return None;
        }
        let [parts, wholes] = [self.sums(part, &joined)?, self.sums(whole, &joined)?];
        if parts.keys().any(|key| !wholes.contains_key(key)) {
            return None;
        }
        parts.iter().find_map(|(key, (cells, ends))| {
            let (least, most) = ((*ends)?.0, wholes[key].1?.1);
            let named = joined.iter().map(|column| (*column).to_owned()).zip(cells.clone());
            (least > most).then(|| Beyond { cells: named.collect(), part: least, whole: most })
        })
    }

    /// The numbers of a selection for each of the parts that some of the columns tell over which it
    /// adds up, and each key.
    ///
    /// # Errors
    /// What a selection that is read by those columns and the key cannot be.
    pub fn parts(
        &self,
        select: &Select,
        (some, key): (&[&str], &str),
        as_of: AsOf,
    ) -> Result<BTreeMap<String, Found>, Unavailable> {
        let over: Vec<&str> = select.sum_over.iter().map(String::as_str).collect();
        match over[..] {
            [] => self.parts_of(select, some, [key], as_of),
            [one] => self.parts_of(select, some, [one, key], as_of),
            [one, two] => self.parts_of(select, some, [one, two, key], as_of),
            [one, two, three] => self.parts_of(select, some, [one, two, three, key], as_of),
            _ => {
                let (source, columns) = (select.source.clone(), select.sum_over.clone());
                Err(Unavailable::OverSeveral { source, columns, key: key.to_owned() })
            }
        }
    }

    /// The same by all of the columns, the key the last of them.
    fn parts_of<const N: usize>(
        &self,
        select: &Select,
        some: &[&str],
        columns: [&str; N],
        as_of: AsOf,
    ) -> Result<BTreeMap<String, Found>, Unavailable> {
        let found = self.by_keys(select, columns, Count::NotBelowZero, as_of)?;
        let told = |at: usize| at + 1 == N || some.contains(&columns[at]);
        let mut parts: BTreeMap<String, Vec<Found>> = BTreeMap::new();
        for (cells, found) in found {
            let cells = cells.iter().enumerate().filter(|(at, _)| told(*at));
            let cells: Vec<&str> = cells.map(|(_, cell)| cell.as_str()).collect();
            parts.entry(cells.join(" ")).or_default().push(found);
        }
        Ok(parts.into_iter().map(|(part, found)| (part, Found::sum(found.iter()))).collect())
    }

    /// The ends of what a selection adds up to for all that some columns hold together.
    fn sums(&self, select: &Select, columns: &[&str]) -> Option<Sums> {
        let table = self.table(&select.source)?;
        let mut sums = Sums::new();
        for found in self.counted(select, Count::Net, None).ok()? {
            let cells = written(table, &found, columns);
            let key = cells.iter().map(|cell| as_one(cell)).collect();
            let (_, sum) = sums.entry(key).or_insert((cells, Some((0.0, 0.0))));
            let ends = sum.zip(found.ends());
            *sum = ends.map(|(sum, ends)| (sum.0 + ends.0, sum.1 + ends.1));
        }
        Some(sums)
    }
}

fn written(table: &Table, found: &Found, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| table.cell(found.row, column).to_owned()).collect()
}

/// Whether two selections name a column and no value of it in common.
fn are_apart(part: &Select, whole: &Select) -> bool {
    let values = |named: &[String]| named.iter().map(|it| as_one(it)).collect::<BTreeSet<_>>();
    part.filter.iter().any(|(column, of)| {
        let other = whole.filter.iter().find(|(name, _)| name == column);
        other.is_some_and(|(_, others)| values(of).is_disjoint(&values(others)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [[&str; 4]; 4] = [
        ["01", "2014", "8", "10"],
        ["01", "2015", "12", "10"],
        ["02", "2014", "3", "20"],
        ["02", "2015", "3", "20"],
    ];

    fn evidence() -> Evidence {
        let columns = ["st", "year", "part", "all"].map(str::to_owned).to_vec();
        let rows = ROWS.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let mut evidence = Evidence::default();
        evidence.tables.insert("t".to_owned(), Table::new(columns, rows, vec![2, 3, 4, 5]));
        evidence
    }

    fn select(value: &str, filter: &[(&str, &str)], over: &[&str]) -> Select {
        let named = |(column, value): &(&str, &str)| {
            ((*column).to_owned(), value.split('|').map(str::to_owned).collect())
        };
        Select {
            filter: filter.iter().map(named).collect(),
            sum_over: over.iter().map(|column| (*column).to_owned()).collect(),
            ..Select::all_of("t", value)
        }
    }

    fn where_beyond(part: &Select, whole: &Select) -> Option<String> {
        let found = evidence().beyond_whole(part, whole)?;
        let cells: Vec<String> =
            found.cells.iter().map(|(column, cell)| format!("{column} {cell}")).collect();
        Some(format!("{}: {} of {}", cells.join(", "), found.part, found.whole))
    }

    #[test]
    fn a_part_is_held_to_its_whole_in_each_place_over_which_both_add_up() {
        let (part, whole) = (
            select("part", &[("year", "2015")], &["st"]),
            select("all", &[("year", "2015")], &["st"]),
        );
        assert_eq!(where_beyond(&part, &whole).as_deref(), Some("st 01: 12 of 10"));
        let before = |value| select(value, &[("year", "2014")], &["st"]);
        assert_eq!(where_beyond(&before("part"), &before("all")), None);
        let named = |value| select(value, &[("year", "2015"), ("st", "01|02")], &[]);
        assert_eq!(where_beyond(&named("part"), &named("all")).as_deref(), Some("st 01: 12 of 10"));
    }

    #[test]
    fn a_part_of_one_place_is_held_to_that_place_of_a_larger_whole() {
        let part = select("part", &[("year", "2015"), ("st", "01")], &[]);
        let whole = select("all", &[("year", "2014|2015")], &["st"]);
        assert_eq!(where_beyond(&part, &whole).as_deref(), Some("st 01, year 2015: 12 of 10"));
    }

    #[test]
    fn a_whole_of_other_rows_by_design_holds_no_place_of_the_part() {
        let part = select("part", &[("year", "2015")], &["st"]);
        let before = select("all", &[("year", "2014")], &["st"]);
        assert_eq!(where_beyond(&part, &before), None, "of another year");
        let one = select("all", &[("year", "2015"), ("st", "01|02")], &["year"]);
        let alone = select("all", &[("st", "02")], &["st", "year"]);
        assert_eq!(where_beyond(&part, &alone), None, "of fewer places");
        assert!(where_beyond(&part, &one).is_some());
    }
}
