//! A withheld number that a part beside its whole would give away.

use std::collections::BTreeSet;

use probative_case::claim::Select;

use crate::added;
use crate::amounts::{Cell, cell};
use crate::evidence::Evidence;
use crate::records::times;
use crate::table::{Table, field_number};

impl Evidence {
    /// Whether a part adds up every member of a group but one whose number is withheld, and what
    /// the whole has beside the part may be that number: who sees both can subtract.
    pub fn gives_away(&self, part: &Select, whole: &Select, rest: f64) -> bool {
        let Some(table) = self.table(&part.source) else { return false };
        let mut shown: BTreeSet<usize> = table.matching(&part.filter).into_iter().collect();
        if whole.source == part.source {
            shown.extend(table.matching(&whole.filter));
        }
        let others = table.matching(&group(part)).into_iter().filter(|row| !shown.contains(row));
        let ends: Option<Vec<(f64, f64)>> = others.map(|row| ends(table, row, part)).collect();
        let counted: Vec<(f64, f64)> =
            ends.unwrap_or_default().into_iter().filter(|ends| *ends != (0.0, 0.0)).collect();
        // Of several that are withheld the sum alone is told, and of a known one nothing is hidden.
        matches!(counted[..], [(low, high)] if low < high && low <= rest && rest <= high)
    }
}

/// What the members of the group have that a selection adds up.
fn group(part: &Select) -> Vec<(String, Vec<String>)> {
    let over = added::over(part);
    let alone = over.is_empty() && part.filter.len() == 1;
    let stays = |column: &String| !alone && !over.contains(&column.as_str());
    part.filter.iter().filter(|(column, _)| stays(column)).cloned().collect()
}

/// The ends between which a number lies, a known one being both; nothing of what is not there.
fn ends(table: &Table, row: usize, part: &Select) -> Option<(f64, f64)> {
    let named = |column: &Option<String>| field_number(table.cell(row, column.as_deref()?));
    let (low, high) = match cell(table, row, &part.value)? {
        Cell::Known(number) => (number, number),
        Cell::Between(low, high) => (low, high),
        Cell::Missing(_) => named(&part.low).zip(named(&part.high))?,
    };
    Some((times(low, part), times(high, part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Asked;

    const HEAD: &str = "Notes\tCounty Code\tDeaths\tPopulation\tCrude Rate\n";

    fn select(source: &str, counties: &[&str]) -> Select {
        let counties = counties.iter().map(|code| (*code).to_owned()).collect();
        let filter = vec![("County Code".to_owned(), counties)];
        Select { filter, ..Select::all_of(source, "Deaths") }
    }

    fn evidence(rows: &str) -> Evidence {
        let text = format!("{HEAD}{rows}---\nDataset: Underlying Cause of Death, 1999-2019\n");
        let sheet = crate::read::sheet("w.txt", text.as_bytes(), &Asked::default()).unwrap();
        assert!(sheet.product.is_some());
        let mut evidence = Evidence::default();
        evidence.tables.insert("w".to_owned(), sheet.table);
        evidence
    }

    #[test]
    fn all_but_one_of_a_group_beside_its_whole_tell_that_one() {
        let one = evidence(
            "\t01001\t55\t900\t1\n\t01003\tSuppressed\t90\tSuppressed\n\t01005\t20\t90\t1\n",
        );
        let (part, whole) = (select("w", &["01001", "01005"]), select("states", &["01"]));
        assert!(one.gives_away(&part, &whole, 4.0));
        assert!(!one.gives_away(&part, &whole, 40.0), "the whole is of something else");
        assert!(!one.gives_away(&select("w", &["01001"]), &whole, 24.0), "two are not in the part");
        let two = evidence(
            "\t01001\t55\t900\t1\n\t01003\tSuppressed\t90\tSuppressed\n\t01005\tSuppressed\t90\tSuppressed\n",
        );
        assert!(!two.gives_away(&select("w", &["01001"]), &whole, 7.0), "two share what is left");
    }
}
