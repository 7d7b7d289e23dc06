//! What a list says of one thing, held against what it says of it elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use probative_case::claim::membership::Columns;
use probative_case::claim::select::{List, Places};
use probative_terms::text::telling;
use probative_terms::{Date, Diagnostic};

use crate::added::{ORIGIN, is_called};
use crate::alike::{as_place, passed_over};
use crate::codes::stranger;
use crate::slips::is_misspelt;
use crate::table::{Table, field_number};

/// The columns of a registry that its lists are read by.
pub(crate) struct Register<'a> {
    /// What a member is known by.
    pub(crate) key: &'a str,
    /// Since when an entry says so.
    pub(crate) from: &'a str,
    /// Until when, where it ended.
    pub(crate) until: Option<&'a str>,
    /// When an entry was published.
    pub(crate) published: &'a str,
    /// A column that must say yes as well.
    pub(crate) criterion: Option<&'a str>,
    /// The members that are asked for, by what they are known by.
    pub(crate) asked: Vec<&'a str>,
    /// Its lists, the deciding one first.
    pub(crate) lists: Vec<&'a List>,
}

/// How to go on where one of two rows must be wrong.
const KEEP: &str = "keep the row that its publisher stands by";
/// The same, where a thing may be both.
const EITHER: &str = "keep the row that its publisher stands by; where one thing may be both, call the column \
     `list`, or leave the rows of the other list out with `leave_out` of the source";
/// The fewest things of which a registry must speak before it can be said that it speaks of each
/// once.
const FEWEST: usize = 5;
/// Words in the name of a column of which each value is a list of its own, or a thing that a place
/// may have beside another: rows that differ in it are not of one thing.
const OF_LISTS: [&str; 16] = [
    "list",
    "lists",
    "register",
    "registry",
    "roster",
    "kind",
    "type",
    "category",
    "policy",
    "policies",
    "law",
    "laws",
    "measure",
    "provision",
    "program",
    "programme",
];

impl Register<'_> {
    /// What its lists pass over, name wrongly or say in two ways.
    pub(crate) fn problems(&self, path: &str, table: &Table) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let asked = self.folded();
        for list in &self.lists {
            let key = list.key.as_deref().unwrap_or(self.key);
            problems.extend(near(path, table, list));
            let rows = table.matching(&list.filter);
            problems.extend(no_place(path, table, &rows, key));
            let listed: BTreeSet<&str> =
                rows.iter().flat_map(|row| names(table.cell(*row, key))).collect();
            let misspelt = |row: &usize| self.misspelt(path, table, *row, key, &asked, &listed);
            problems.extend(rows.iter().filter_map(misspelt));
            problems.extend(rows.iter().filter_map(|row| self.ends_first(path, table, *row)));
            problems.extend(self.met_and_not(path, table, &rows));
            problems.extend(self.ends_twice(path, table, &rows));
            problems.extend(self.nearly_covered(path, table, list, key));
            problems.extend(self.both_ways(path, table, list, &rows));
        }
        problems
    }

    /// An entry that nearly names a member that is asked for.
    fn misspelt(
        &self,
        path: &str,
        table: &Table,
        row: usize,
        key: &str,
        asked: &BTreeMap<String, Vec<&str>>,
        listed: &BTreeSet<&str>,
    ) -> Option<Diagnostic> {
        let mut named = names(table.cell(row, key));
        let read = |one: &str| {
            let same = asked.get(&as_place(one))?;
            same.iter().find(|asked| **asked != one).copied()
        };
        // What is asked for and has an entry of its own is no slip.
        let slip = |one: &str| {
            let mut lacking = self.asked.iter().filter(|asked| !listed.contains(**asked));
            lacking.find(|asked| is_misspelt(one, asked)).copied()
        };
        let (cell, asked) = named.find_map(|one| Some((one, read(one).or_else(|| slip(one))?)))?;
        let said =
            format!("`{}` is nearly `{}`, which is asked for", telling(cell), telling(asked));
        let help = "write the name in one way";
        Some(Diagnostic::in_cell("E216", path, table.line(row), key, said, help))
    }

    /// An entry that ends before it begins.
    fn ends_first(&self, path: &str, table: &Table, row: usize) -> Option<Diagnostic> {
        let until = self.until?;
        let from = Date::first(table.day(row, self.from)).ok()?;
        let last = Date::last(table.day(row, until)).ok()?;
        (last < from).then(|| {
            let said = format!("the entry ends on {last} and begins on {from}");
            let help = "correct one of the two dates";
            Diagnostic::in_cell("E219", path, table.line(row), until, said, help)
        })
    }

    /// Whether a column tells things apart: none that dates them, says where a row comes from or
    /// measures something.
    fn tells(&self, table: &Table, column: &str) -> bool {
        let own = [Some(self.from), Some(self.published), self.until, self.criterion];
        let is_own = own.into_iter().flatten().any(|name| name == column);
        let cells =
            || (0..table.len()).map(|row| table.cell(row, column)).filter(|it| !it.is_empty());
        let long: BTreeSet<usize> = cells().map(str::len).collect();
        let measures = long.len() > 1 && cells().all(|cell| field_number(cell).is_some());
        !(is_own || measures || ORIGIN.contains(&column.to_lowercase().as_str()))
    }

    /// The columns that say what a row speaks of, but for some column.
    fn telling<'t>(&self, table: &'t Table, but: Option<&str>) -> Vec<&'t String> {
        let columns = table.columns().iter().filter(|column| but != Some(column.as_str()));
        columns.filter(|column| self.tells(table, column)).collect()
    }

    /// Those that are asked for, by what each is read as.
    fn folded(&self) -> BTreeMap<String, Vec<&str>> {
        let mut folded: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for asked in &self.asked {
            folded.entry(as_place(asked)).or_default().push(asked);
        }
        folded
    }

    /// Entries of one thing at one time of which one meets the criterion and one does not. Of two
    /// that differ in their days alone, either may tell that the thing was listed.
    fn met_and_not(&self, path: &str, table: &Table, rows: &[usize]) -> Vec<Diagnostic> {
        let Some(criterion) = self.criterion else { return Vec::new() };
        let telling = self.telling(table, None);
        // Entries that meet it and entries that do not: only those of the other sort contradict.
        let mut seen: BTreeMap<Vec<&str>, ByCriterion> = BTreeMap::new();
        let mut problems = Vec::new();
        for row in rows {
            let Some(met) = Columns::met(table.cell(*row, criterion)) else { continue };
            let span = self.span(table, *row);
            let before = seen.entry(thing(table, *row, &telling)).or_default();
            let first = before[usize::from(!met)].iter().find(|(_, other)| overlap(*other, span));
            if let Some((first, _)) = first {
                let other = table.cell(*first, criterion);
                let said = format!(
                    "line {} says `{other}` of the same thing at the same time",
                    table.line(*first)
                );
                let line = table.line(*row);
                problems.push(Diagnostic::in_cell("E212", path, line, criterion, said, KEEP));
            }
            before[usize::from(met)].push((*row, span));
        }
        problems
    }

    /// Two entries of one thing that begin and were published on the same days and end on others:
    /// one of them is wrong, or of a thing that no column tells apart.
    fn ends_twice(&self, path: &str, table: &Table, rows: &[usize]) -> Vec<Diagnostic> {
        let Some(until) = self.until else { return Vec::new() };
        // What is measured or met tells two entries apart as well as what they are called.
        let tells = |column: &&String| {
            let is_origin = ORIGIN.contains(&column.to_lowercase().as_str());
            *column != until && (*column == self.published || !is_origin)
        };
        let telling: Vec<&String> = table.columns().iter().filter(tells).collect();
        let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        let twice = rows.iter().filter_map(|row| {
            let first = *seen.entry(thing(table, *row, &telling)).or_insert(*row);
            let ends = [first, *row].map(|row| table.cell(row, until));
            (ends[0] != ends[1]).then(|| {
                let (line, end) = (table.line(first), ends[0]);
                let end = if end.is_empty() { "no end" } else { end };
                let said =
                    format!("line {line} has {end} of the same thing, begun on the same day");
                Diagnostic::in_cell("E212", path, table.line(*row), until, said, KEEP)
            })
        });
        twice.collect()
    }

    /// A code of those of which a list is said to speak that is nearly one of a member, or of an
    /// entry: the list would be silent of it.
    fn nearly_covered(
        &self,
        path: &str,
        table: &Table,
        list: &List,
        key: &str,
    ) -> Option<Diagnostic> {
        let Places::Some(covered) = &list.covers.places else { return None };
        let cells = (0..table.len()).flat_map(|row| names(table.cell(row, key)));
        let known: BTreeSet<&str> = cells.chain(self.asked.iter().copied()).collect();
        let folded: BTreeMap<String, &str> = known.iter().map(|it| (as_place(it), *it)).collect();
        let strange = covered.iter().filter(|code| !known.contains(code.as_str()));
        let mut near = strange.filter_map(|code| Some((code, folded.get(&as_place(code))?)));
        let (code, near) = near.next()?;
        let said =
            format!("`covers` names `{}`, which is nearly `{}`", telling(code), telling(near));
        let help = "write the code under `covers` as the list and the member have it";
        Some(Diagnostic::in_cell("E216", path, 0, key, said, help))
    }

    /// When an entry begins and ends, as far as it says.
    fn span(&self, table: &Table, row: usize) -> Span {
        let ends = self.until.and_then(|until| Date::last(table.day(row, until)).ok());
        (Date::first(table.day(row, self.from)).ok(), ends)
    }

    /// Entries of the list of which another row says something else in a column by which the list
    /// is chosen, published on the same day, where the registry says one thing of each: two winners
    /// of one election.
    fn both_ways(&self, path: &str, table: &Table, list: &List, rows: &[usize]) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let listed: BTreeSet<&usize> = rows.iter().collect();
        for (column, values) in list.filter.iter().filter(|(_, values)| values.len() == 1) {
            // Lists that differ in a column may hold one thing both.
            if self.lists.iter().any(|other| differs(other, column, values))
                || is_of_lists(column, values)
            {
                continue;
            }
            let telling = self.telling(table, Some(column));
            let mut said: BTreeMap<(Vec<&str>, [&str; 2]), Vec<usize>> = BTreeMap::new();
            for row in 0..table.len() {
                let thing = thing(table, row, &telling);
                let days = [self.from, self.published].map(|column| table.cell(row, column));
                said.entry((thing, days)).or_default().push(row);
            }
            let values: Vec<BTreeSet<&str>> = said
                .values()
                .map(|rows| rows.iter().map(|row| table.cell(*row, column)).collect())
                .collect();
            let several = values.iter().filter(|values| values.len() > 1).count();
            if values.len() < FEWEST || several > 1.max(values.len() / 10) {
                continue;
            }
            for group in said.values() {
                let here = group.iter().find(|row| listed.contains(row));
                let cell = |row: usize| table.cell(row, column);
                let there = here.and_then(|here| group.iter().find(|it| cell(**it) != cell(*here)));
                let Some((here, there)) = here.zip(there) else { continue };
                let (line, other) = (table.line(*here), table.line(*there));
                let said = format!("line {other} says `{}` of the same thing", cell(*there));
                problems.push(Diagnostic::in_cell("E212", path, line, column, said, EITHER));
            }
        }
        problems
    }
}

/// Entries of one thing that do not meet a criterion, and those that do.
type ByCriterion = [Vec<(usize, Span)>; 2];
/// When an entry begins and ends.
type Span = (Option<Date>, Option<Date>);

/// Whether two entries hold at one time, unless they say that one ends before the other begins.
fn overlap(one: Span, other: Span) -> bool {
    let before = |a: Option<Date>, b: Option<Date>| a.zip(b).is_some_and(|(a, b)| a <= b);
    !(before(one.1, other.0) || before(other.1, one.0))
}

/// The names that a cell gives: a row may name several places.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim)
}

/// What a row speaks of, by the columns that tell it.
fn thing<'t>(table: &'t Table, row: usize, telling: &[&String]) -> Vec<&'t str> {
    telling.iter().map(|column| table.cell(row, column)).collect()
}

/// Whether each value of a column is a list of its own: none is where it says yes or no.
fn is_of_lists(column: &str, values: &[String]) -> bool {
    let says_so = values.iter().all(|value| Columns::met(value).is_some());
    !says_so && is_called(column, |word| OF_LISTS.contains(&word))
}

/// Whether a list asks for another value in a column, or for none.
fn differs(list: &List, column: &str, values: &[String]) -> bool {
    list.filter.iter().find(|(name, _)| name == column).is_none_or(|(_, own)| own != values)
}

/// A row that a list passes over although it nearly has what is asked for.
fn near(path: &str, table: &Table, list: &List) -> Option<Diagnostic> {
    let near = passed_over(table, &list.filter)?;
    let [cell, value] = [table.cell(near.row, &near.column), &near.value].map(telling);
    let said = format!("`{cell}` is nearly `{value}` and is passed over");
    let help = "write the cell as `where` does, or name both spellings in `where`";
    Some(Diagnostic::in_cell("E216", path, table.line(near.row), &near.column, said, help))
}

/// A code that is of no place, where nearly all codes of the list are of one.
fn no_place(path: &str, table: &Table, rows: &[usize], key: &str) -> Option<Diagnostic> {
    let codes = || rows.iter().map(|row| table.cell(*row, key)).filter(|code| !code.contains(';'));
    let strange = stranger(key, codes())?;
    let row = rows.iter().find(|row| table.cell(**row, key) == strange)?;
    let said = format!("`{strange}` is the code of no place");
    let help = "correct the code, or leave the row out with `leave_out` of the source";
    Some(Diagnostic::in_cell("E201", path, table.line(*row), key, said, help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_case::claim::select::Covers;

    fn codes(rows: &[[&str; 5]]) -> Vec<String> {
        covering(rows, Places::default())
    }

    fn covering(rows: &[[&str; 5]], places: Places) -> Vec<String> {
        chosen_by("winner", rows, places)
    }

    fn chosen_by(column: &str, rows: &[[&str; 5]], places: Places) -> Vec<String> {
        let columns = ["state_fips", column, "from", "until", "met"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let table = Table::new(columns, cells, (2..rows.len() + 2).collect());
        let filter = vec![(column.to_owned(), vec!["A".to_owned()])];
        let list = List {
            said: String::new(),
            filter,
            key: None,
            covers: Covers { places, ..Covers::default() },
        };
        register(vec![&list]).problems("p", &table).iter().map(|it| it.code.to_string()).collect()
    }

    fn register(lists: Vec<&List>) -> Register<'_> {
        Register {
            key: "state_fips",
            from: "from",
            until: Some("until"),
            published: "published",
            criterion: Some("met"),
            asked: vec!["01", "Springfield"],
            lists,
        }
    }

    const PLAIN: [[&str; 5]; 6] = [
        ["01", "A", "2016", "", "yes"],
        ["02", "A", "2016", "", "yes"],
        ["04", "B", "2016", "", "yes"],
        ["05", "A", "2016", "2018", "yes"],
        ["06", "B", "2016", "", "yes"],
        ["08", "A", "2016", "", "yes"],
    ];

    fn with(more: &[[&str; 5]]) -> Vec<String> {
        codes(&[&PLAIN[..], more].concat())
    }

    #[test]
    fn what_is_said_of_one_thing_in_two_ways_is_told() {
        assert!(codes(&PLAIN).is_empty(), "{:?}", codes(&PLAIN));
        assert_eq!(with(&[["01", "B", "2016", "", "yes"]]), ["E212"], "two winners");
        assert!(with(&[["01", "B", "2012", "", "yes"]]).is_empty(), "another election");
        assert!(with(&[["01", "A", "2009", "", "yes"]]).is_empty(), "either day may tell");
        assert_eq!(with(&[["01", "A", "2009", "", "no"]]), ["E212"], "met and not");
        assert!(with(&[["05", "A", "2019", "", "no"]]).is_empty(), "begun anew after its end");
    }

    #[test]
    fn rows_of_another_list_are_not_of_the_same_thing() {
        let both = [&PLAIN[..], &[["01", "B", "2016", "", "yes"]]].concat();
        for column in ["list", "List name", "policy_type", "law"] {
            assert!(chosen_by(column, &both, Places::default()).is_empty(), "{column}");
        }
        for column in ["winner", "status"] {
            assert_eq!(chosen_by(column, &both, Places::default()), ["E212"], "{column}");
        }
    }

    #[test]
    fn an_entry_of_no_place_one_that_ends_first_and_one_passed_over_are_told() {
        assert_eq!(with(&[["09", "A", "2016", "2014-01", "yes"]]), ["E219"]);
        assert_eq!(with(&[["77", "A", "2016", "", "yes"]]), ["E201"]);
        assert_eq!(with(&[["09", "a", "2016", "", "yes"]]), ["E216"]);
        assert_eq!(with(&[["SPRINGFIELD", "A", "2016", "", "yes"]]), ["E201", "E216"]);
    }

    #[test]
    fn an_entry_that_ends_and_does_not_is_told() {
        let told = with(&[["09", "A", "2016", "2018", "yes"], ["09", "A", "2016", "", "yes"]]);
        assert_eq!(told, ["E212"]);
        let anew = with(&[["09", "A", "2012", "2014", "yes"], ["09", "A", "2016", "", "yes"]]);
        assert!(anew.is_empty(), "{anew:?}");
        let columns = ["state_fips", "from", "until", "published"].map(str::to_owned).to_vec();
        let editions = [["01", "2014", "", "2015"], ["01", "2014", "2016", "2017"]];
        let cells = editions.map(|it| it.map(str::to_owned).to_vec()).to_vec();
        let table = Table::new(columns, cells, vec![2, 3]);
        assert!(
            register(Vec::new()).ends_twice("p", &table, &[0, 1]).is_empty(),
            "a later edition ends it"
        );
    }

    #[test]
    fn a_member_that_the_list_has_in_other_words_or_misspelt_is_told() {
        for name in ["Sprinfield", "Springfeld", "Alabama", "AL"] {
            assert!(with(&[[name, "A", "2016", "", "yes"]]).contains(&"E216".to_owned()), "{name}");
        }
        let both =
            [["Springfield", "A", "2016", "", "yes"], ["Sprinfield", "A", "2016", "", "yes"]];
        assert!(!with(&both).contains(&"E216".to_owned()), "it has an entry of its own");
    }

    #[test]
    fn a_code_under_covers_that_is_nearly_one_of_the_list_is_told() {
        let told = |code: &str| covering(&PLAIN, Places::Some(vec![code.to_owned()]));
        assert!(told("Springfield").is_empty() && told("01").is_empty() && told("99").is_empty());
        assert_eq!(told("SPRINGFIELD"), ["E216"]);
        assert_eq!(told("1"), ["E216"]);
    }

    #[test]
    fn a_registry_that_puts_places_on_two_lists_contradicts_nothing() {
        let other = PLAIN.map(|[place, _, from, until, met]| [place, "C", from, until, met]);
        assert!(with(&other).is_empty());
    }
}
