//! What the cells of an .ods say of themselves beside their values.

use std::collections::BTreeMap;

use probative_terms::text::unmarked;

use super::super::hidden::Hidden;
use super::super::shown::Shown;
use super::tags::{Tag, Tags};

/// What the cells of a sheet are, by row and column from 0.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    /// How numbers are shown.
    pub(super) shown: BTreeMap<(u32, u32), Shown>,
    /// The words of cells whose formula fails, beside which a number may be held.
    pub(super) faults: BTreeMap<(u32, u32), String>,
    /// The first and the last cell of what is merged.
    pub(super) merged: Vec<[(u32, u32); 2]>,
    /// The rows and columns that are not seen.
    pub(super) hidden: Hidden,
}

/// What the cells of a sheet say, up to a last row and column (ODF 1.2, 19.385).
pub(super) fn said(content: &str, sheet: &str, last: (u32, u32)) -> Said {
    let mut said = Said::default();
    let mut tags = Tags::of(content);
    let is_sheet = |tag: &Tag<'_>| {
        let name = tag.attribute("table:name").map(unmarked);
        tag.name == "table:table" && name.as_deref() == Some(sheet)
    };
    if !tags.any(|tag| is_sheet(&tag)) {
        return said;
    }
    let (mut row, mut rows, mut column) = (0_u32, 1_u32, 0_u32);
    let mut at_column = 0_u32;
    while let Some(tag) = tags.next() {
        match tag.name {
            "/table:table" => break,
            "table:table-row" => {
                (rows, column) = (tag.count("table:number-rows-repeated"), 0);
                said.hidden.rows.extend(unseen(&tag, row, rows, last.0));
                row = row.saturating_add(if tag.is_empty { rows } else { 0 });
            }
            "table:table-column" => {
                let columns = tag.count("table:number-columns-repeated");
                said.hidden.columns.extend(unseen(&tag, at_column, columns, last.1));
                at_column = at_column.saturating_add(columns);
            }
            "/table:table-row" => row = row.saturating_add(rows),
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = tag.count("table:number-columns-repeated");
                let words = if tag.is_empty { "" } else { tags.words_of(tag.name) };
                let cells = Cells { row, rows, column, columns };
                said.take(&tag, unmarked(words), cells, last);
                column = column.saturating_add(columns);
            }
            _ => {}
        }
    }
    said
}

/// The rows or columns of a tag that are folded away or filtered out, up to the last that is held
/// (ODF 1.2, 19.749).
fn unseen(tag: &Tag<'_>, from: u32, count: u32, last: u32) -> std::ops::RangeInclusive<u32> {
    let is_hidden = matches!(tag.attribute("table:visibility"), Some("collapse" | "filter"));
    // A range that ends before it begins has none.
    let (from, end) =
        if is_hidden { (from, from.saturating_add(count - 1).min(last)) } else { (1, 0) };
    from..=end
}

/// What spreadsheets show where a formula fails, beside `Err:` and a number.
const FAULTS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Cells that are alike.
#[derive(Clone, Copy)]
struct Cells {
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
}

/// How a number is shown whose words in the sheet are known; a line for a zero is a zero.
fn of_words(words: &str, held: &str) -> Option<Shown> {
    let is_digit = |it: char| it.is_ascii_digit();
    let has_digits = words.contains(is_digit);
    if words.len() > 1 && words.starts_with('0') && words.chars().all(is_digit) {
        return Some(Shown::Digits(words.len()));
    }
    let is_number = words.parse::<f64>().is_ok();
    let is_nil = held == "0" && !words.contains(char::is_alphanumeric) && words.len() < 4;
    if words.is_empty() || is_number || is_nil {
        return None;
    }
    if !has_digits || words.starts_with(['<', '>', '≤', '≥']) {
        return Some(Shown::Words(words.to_owned()));
    }
    let beside: String = words.chars().filter(|it| it.is_alphabetic()).collect();
    (!beside.is_empty()).then_some(Shown::Beside(beside))
}

impl Said {
    fn take(&mut self, tag: &Tag<'_>, words: String, cells: Cells, last: (u32, u32)) {
        let Cells { row, rows, column, columns } = cells;
        let kind = tag.attribute("office:value-type");
        let shown = match kind {
            Some("percentage") => Some(Shown::Percent),
            Some("currency") => {
                tag.attribute("office:currency").map(|it| Shown::Money(unmarked(it)))
            }
            Some("float") => of_words(&words, tag.attribute("office:value").unwrap_or_default()),
            _ => None,
        };
        let is_fault = kind.is_some_and(|kind| kind != "string")
            && (words.starts_with("Err:") || FAULTS.contains(&words.as_str()));
        if shown.is_some() || is_fault {
            for row in row..=row.saturating_add(rows - 1).min(last.0) {
                for column in column..=column.saturating_add(columns - 1).min(last.1) {
                    if is_fault {
                        self.faults.insert((row, column), words.clone());
                    } else if let Some(shown) = &shown {
                        self.shown.insert((row, column), shown.clone());
                    }
                }
            }
        }
        let spans = ["table:number-rows-spanned", "table:number-columns-spanned"];
        let [down, right] = spans.map(|name| tag.count(name) - 1);
        if down > 0 {
            self.merged
                .push([(row, column), (row.saturating_add(down), column.saturating_add(right))]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str = r##"<?xml version="1.0"?><!-- <table:table table:name="D"> --><s>
        <table:table table:name="Other"><table:table-row><table:table-cell office:value-type="percentage"/></table:table-row></table:table>
        <table:table table:name="D &amp; E"><table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse" table:number-columns-repeated="99"/>
        <table:table-row table:visibility="filter" table:number-rows-repeated="2"/>
        <table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1" office:value-type="string"><text:p>S1</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="percentage" office:value="0.12"><office:annotation><text:p>#note</text:p></office:annotation><text:p>12%</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:covered-table-cell/><table:table-cell table:formula="of:=1/0" office:value-type='float' office:value="0"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:currency="EUR" office:value-type="currency" office:value="5"><text:p>5 €</text:p></table:table-cell></table:table-row>
        </table:table></s>"##;

    #[test]
    fn cells_are_found_where_they_stand_up_to_the_last_that_is_held() {
        let said = said(CONTENT, "D & E", (4, 3));
        let shown: Vec<_> = said.shown.into_iter().collect();
        let euro = || Shown::Money("EUR".to_owned());
        assert_eq!(shown, [((2, 3), Shown::Percent), ((3, 2), euro()), ((4, 2), euro())]);
        let faults: Vec<_> = said.faults.into_iter().collect();
        assert_eq!(faults, [((3, 1), "#DIV/0!".to_owned()), ((4, 1), "#DIV/0!".to_owned())]);
        assert_eq!(said.merged, [[(2, 0), (3, 0)]]);
        let hidden = [said.hidden.rows, said.hidden.columns].map(Vec::from_iter);
        assert_eq!(hidden, [vec![0, 1], vec![3]]);
    }

    #[test]
    fn words_tell_how_a_number_is_shown() {
        let words = |words: &str| Some(Shown::Words(words.to_owned()));
        assert_eq!(of_words("(NA)", "0"), words("(NA)"));
        assert_eq!(of_words("<10", "3"), words("<10"));
        assert_eq!(of_words("12 p", "12"), Some(Shown::Beside("p".to_owned())));
        assert_eq!(of_words("01001", "1001"), Some(Shown::Digits(5)));
        for (shown, held) in [("1,204", "1204"), ("1.2E+06", "1200000"), ("-", "0"), ("", "4")] {
            assert_eq!(of_words(shown, held), None, "{shown}");
        }
    }

    #[test]
    fn a_sheet_that_is_not_there_or_cut_says_nothing() {
        assert_eq!(said(CONTENT, "F", (9, 9)), Said::default());
        for end in (0..CONTENT.len()).filter(|end| CONTENT.is_char_boundary(*end)) {
            said(&CONTENT[..end], "D & E", (4, 3));
        }
    }
}
