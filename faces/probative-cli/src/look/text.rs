//! What was understood of a file, as a page and as a line.

use std::fmt::Write;

use probative_evidence::{ColumnLook, Held, Looked, absent_row};
use probative_terms::text::{counted, one_line};
use probative_terms::{Diagnostic, Severity};

/// How many columns a page shows.
const COLUMNS: usize = 60;
/// How wide a name may be in the table of columns.
const WIDEST: usize = 44;

/// The page of one file.
pub(super) fn page(looked: &Looked) -> String {
    let mut page = format!("{}\n", looked.path);
    let mut fact = |what: &str, text: &str| {
        let _ = writeln!(page, "  {what:<12} {}", one_line(text));
    };
    if let Some(product) = looked.product {
        fact("is", &product.title);
        fact("publisher", &product.publisher);
        if product.untried {
            fact("note", "this product is known from its documentation, untried on a real file");
        }
    } else {
        fact("is", "of no product that is known");
    }
    looked.said.iter().for_each(|one| fact(&one.what, &shortened(&one.text, 90)));
    fact("form", &looked.form);
    fact("holds", &held(&looked.held));
    if let Some(places) = &looked.places {
        let column = format!(
            "{}, under `{}`",
            counted_level(places.count, &places.level.to_string()),
            places.column
        );
        fact("places", &column);
    }
    if let Some((first, last)) = looked.years {
        fact(
            "years",
            &if first == last { first.to_string() } else { format!("{first} to {last}") },
        );
    }
    looked.years_in_columns.iter().for_each(|years| fact("for a trend", &wide(*years)));
    for (count, is) in &looked.apart {
        fact("left out", &format!("{}: {is}", counted(*count, "row")));
    }
    if let Some(product) = looked.product {
        if !product.suppression.is_empty() {
            fact("withholds", &product.suppression);
        }
        if let Some(absent) = absent_row(product, &looked.said) {
            fact("no row", &absent);
        }
        product.answers.iter().for_each(|answer| fact("answers", answer));
        fact("licence", &product.licence);
    }
    if !looked.columns.is_empty() {
        page.push('\n');
        columns(&mut page, &looked.columns);
    }
    if !looked.notices.is_empty() {
        page.push('\n');
        for notice in &looked.notices {
            let _ = writeln!(page, "{notice:#}");
        }
    }
    page.trim_end().to_owned()
}

/// What makes a trend of years that stand in columns.
fn wide((first, last): (i32, i32)) -> String {
    let how = "`probative add CASE FILE --years-in-columns` makes a row of each year";
    format!("{first} to {last} stand in columns: {how}")
}

/// The table of columns.
fn columns(page: &mut String, columns: &[ColumnLook]) {
    let names = columns.iter().map(|column| middled(&column.name, WIDEST).chars().count());
    let width = names.max().unwrap_or(0).max(6);
    let heads = ["known", "bounded", "unreliable", "missing", "not posed"];
    let shown: Vec<usize> = (0..5)
        .filter(|at| *at == 0 || columns.iter().any(|column| column.cells[*at] > 0))
        .collect();
    let head: Vec<String> = shown.iter().map(|at| format!(" {:>10}", heads[*at])).collect();
    let _ = writeln!(
        page,
        "  {:<width$}  {:<9}  {:<13} {}  holds",
        "column",
        "role",
        "type",
        head.concat()
    );
    for column in columns.iter().take(COLUMNS) {
        let cells: Vec<String> =
            shown.iter().map(|at| format!(" {:>10}", column.cells[*at])).collect();
        let name = middled(&column.name, WIDEST);
        let _ = writeln!(
            page,
            "  {name:<width$}  {:<9}  {:<13} {}  {}",
            column.role.word(),
            column.holds,
            cells.concat(),
            told(column)
        );
    }
    if columns.len() > COLUMNS {
        let _ = writeln!(page, "  and {} more; --json gives all", columns.len() - COLUMNS);
    }
}

/// What a column holds beyond its type.
fn told(column: &ColumnLook) -> String {
    let level = column.level.map(|level| format!("of a {level}"));
    let range = column.range.map(|(least, most)| format!("{least} to {most}"));
    let words = ["words", "codes"].contains(&column.holds);
    let different = words.then(|| format!("{} different", column.different));
    let unit = Some(column.unit.clone()).filter(|unit| !unit.is_empty());
    let said = Some(column.said.clone()).filter(|said| !said.is_empty());
    let parts = [level, range, different, unit, said];
    one_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The line of one file among several.
pub(super) fn line(path: &str, found: &Result<Looked, Vec<Diagnostic>>) -> String {
    match found {
        Ok(looked) => {
            let is = looked.product.map_or(looked.form.as_str(), |product| product.title.as_str());
            let places = looked
                .places
                .as_ref()
                .map(|places| counted_level(places.count, &places.level.to_string()));
            let years = looked.years.map(|(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            });
            let apart: usize = looked.apart.iter().map(|(count, _)| count).sum();
            let apart = (apart > 0).then(|| format!("{apart} left out"));
            let parts =
                [Some(held(&looked.held)), places, years, apart, statuses(looked), warned(looked)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            one_line(&format!("{path}: understood: {is}: {}", parts.join(", ")))
        }
        Err(problems) => {
            let first = problems.first().map_or_else(String::new, Diagnostic::with_remedy);
            let more = problems.len().saturating_sub(1);
            let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
            one_line(&format!("{path}: refused: {first}{more}"))
        }
    }
}

/// How many cells of all columns are withheld and unreliable.
fn statuses(looked: &Looked) -> Option<String> {
    let words = |column: &&ColumnLook| ["words", "nothing"].contains(&column.holds);
    let measured = || looked.columns.iter().filter(|column| !words(column));
    let sum = |at: usize| measured().map(|column| column.cells[at]).sum::<usize>();
    let told = [(sum(1), "bounded"), (sum(2), "unreliable"), (sum(3), "missing")];
    let told: Vec<String> =
        told.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    (!told.is_empty()).then(|| format!("cells: {}", told.join(", ")))
}

fn warned(looked: &Looked) -> Option<String> {
    let tells = looked.notices.iter().filter(|one| one.code.severity() == Severity::Tells);
    let codes: std::collections::BTreeSet<&str> = tells.map(|one| one.code.word()).collect();
    (!codes.is_empty()).then(|| codes.into_iter().collect::<Vec<_>>().join(" "))
}

fn held(held: &Held) -> String {
    match held {
        Held::Rows(count) => counted(*count, "row"),
        Held::Units(count, shapes) => format!("{} of a map, {shapes}", counted(*count, "unit")),
        Held::Lines(count, names) => {
            format!("{} with {}", counted(*count, "line"), counted(*names, "name"))
        }
        Held::Neighbours(list) => {
            let ids = list.ids.as_ref().map(|ids| format!(", ids of `{ids}`")).unwrap_or_default();
            format!(
                "{}, {}{ids}, {} without a neighbour, {} one way",
                counted(list.units, "unit"),
                counted(list.links, "link"),
                list.alone,
                list.one_way
            )
        }
        Held::Words(lines) => format!("words on {}", counted(*lines, "line")),
    }
}

fn counted_level(count: usize, level: &str) -> String {
    match (count, level.strip_suffix('y')) {
        (1, _) => format!("1 {level}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {level}s"),
    }
}

/// A name without its middle, where it is too long: names of columns often begin alike.
fn middled(text: &str, most: usize) -> String {
    let text = one_line(text);
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= most {
        return text;
    }
    let behind = most / 2;
    let (before, after) = (&letters[..most - 1 - behind], &letters[letters.len() - behind..]);
    before.iter().chain(&['…']).chain(after).collect()
}

fn shortened(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
