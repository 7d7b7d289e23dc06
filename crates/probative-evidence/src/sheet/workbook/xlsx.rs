//! What an .xlsx says of the rows and columns of a sheet beside its cells.

use super::super::hidden::Hidden;
use super::tags::{Tag, Tags};

/// The part of a workbook that lists its sheets, and the one that says where they lie.
pub(super) const LISTED: [&str; 2] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"];

/// The name of a tag without the space that it is of, as `row` of `x:row`.
fn plain<'a>(tag: &Tag<'a>) -> &'a str {
    tag.name.rsplit(':').next().unwrap_or_default()
}

/// The part in which a sheet lies, by the two parts that list them (ECMA-376, 18.2.19).
pub(super) fn part([listed, related]: [&str; 2], sheet: &str) -> Option<String> {
    let is_sheet = |tag: &Tag<'_>| {
        let name = tag.attribute("name").map(probative_terms::text::unmarked);
        plain(tag) == "sheet" && name.as_deref() == Some(sheet)
    };
    let id = Tags::of(listed).find(is_sheet)?.attribute("r:id")?;
    let is_meant = |tag: &Tag<'_>| tag.attribute("Id") == Some(id);
    let target = Tags::of(related).find(is_meant)?.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The rows and columns of a sheet that are hidden, counted from 0 (ECMA-376, 18.3.1.13 and
/// 18.3.1.73).
pub(super) fn hidden(sheet: &str) -> Hidden {
    let mut found = Hidden::default();
    if !sheet.contains("hidden=") {
        return found;
    }
    let mut next = 1_u32;
    for tag in Tags::of(sheet) {
        let is_hidden = || matches!(tag.attribute("hidden"), Some("1" | "true"));
        let number = |name: &str| tag.attribute(name).and_then(|it| it.parse::<u32>().ok());
        match plain(&tag) {
            "row" if !tag.name.starts_with('/') => {
                let row = number("r").unwrap_or(next).max(1);
                next = row.saturating_add(1);
                found.rows.extend(is_hidden().then_some(row - 1));
            }
            "col" if is_hidden() => {
                let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
                found.columns.extend(first.max(1) - 1..last.min(LAST_COLUMN));
            }
            _ => {}
        }
    }
    found
}

/// How many columns a sheet may have.
const LAST_COLUMN: u32 = 16_384;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_found_in_the_part_of_their_sheet() {
        let listed = r#"<workbook><sheets><sheet name="A &amp; B" r:id="r2"/></sheets></workbook>"#;
        for (target, found) in
            [("worksheets/s.xml", "xl/worksheets/s.xml"), ("/xl/s.xml", "xl/s.xml")]
        {
            let related = format!(r#"<R><Relationship Id="r2" Target="{target}"/></R>"#);
            assert_eq!(part([listed, &related], "A & B").as_deref(), Some(found));
            assert_eq!(part([listed, &related], "C"), None);
        }
        let sheet = r#"<x:worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>
            <sheetData><x:row/><x:row r="3" hidden="true"><c/></x:row><row hidden="1"/><row hidden="0"/></sheetData>"#;
        let found = hidden(sheet);
        assert_eq!([found.rows, found.columns].map(Vec::from_iter), [vec![2, 3], vec![1, 2]]);
    }
}
