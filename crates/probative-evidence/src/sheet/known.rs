//! Which product a file is, and what its publisher says of its cells.

use probative_catalog::{Product, Recognise, fits, products};

use super::grid::Grid;
use super::layout::Parts;

/// The product that the parts of a file are of: of several the one that asks for most.
pub(crate) fn product(grid: &Grid, parts: &Parts<'_>) -> Option<&'static Product> {
    grid.product.or_else(|| {
        let known = products().iter().filter(|product| product.layout.fields.is_empty());
        let known = known.filter(|product| is_of(&product.recognise, grid, parts));
        known.max_by_key(|product| asks(&product.recognise))
    })
}

/// How much a product asks of a file.
fn asks(recognise: &Recognise) -> usize {
    let Recognise { columns, exactly, lacks, above, below, holds, some, .. } = recognise;
    let cells = holds.len() + some.len();
    let words = 5 * (above.len() + below.len());
    let Recognise { first, form, sheet, .. } = recognise;
    let named = [first, form, sheet].iter().filter(|one| one.is_some()).count();
    columns.len() + lacks.len() + cells + words + 5 * named + 3 * usize::from(*exactly)
}

pub(super) fn is_of(recognise: &Recognise, grid: &Grid, parts: &Parts<'_>) -> bool {
    let Recognise { columns, exactly, lacks, above, below, holds, some, .. } = recognise;
    let Recognise { first, form, sheet, .. } = recognise;
    let has = |wanted: &String| parts.header.iter().any(|name| fits(wanted, name).is_some());
    let listed = |name: &String| columns.iter().any(|wanted| fits(wanted, name).is_some());
    let within = |words: &Vec<String>, lines: &Vec<String>| {
        words.iter().all(|word| lines.iter().any(|line| line.contains(word.as_str())))
    };
    let begins = |pattern: &String| {
        let cell = grid.rows.first().and_then(|row| row.cells.first());
        cell.is_some_and(|cell| fits(pattern, cell).is_some())
    };
    columns.iter().all(has)
        && !lacks.iter().any(has)
        && (!exactly || parts.header.iter().all(listed))
        && within(above, &parts.above)
        && within(below, &parts.below)
        && first.as_ref().is_none_or(begins)
        && form.as_ref().is_none_or(|words| grid.form.contains(words.as_str()))
        && sheet.as_ref().is_none_or(|wanted| grid.sheets.contains(wanted))
        && holds.iter().all(|wanted| fitting(wanted, parts).is_some_and(|(fit, all)| fit == all))
        && some.iter().all(|wanted| fitting(wanted, parts).is_some_and(|(fit, _)| fit > 0))
}

/// How many cells of a column fit a pattern, and how many are not blank; nothing where none is.
fn fitting(wanted: &str, parts: &Parts<'_>) -> Option<(usize, usize)> {
    let (column, pattern) = wanted.split_once('=')?;
    let place = parts.header.iter().position(|name| name == column)?;
    let cells = || parts.body.iter().filter_map(|row| row.cells.get(place));
    let filled = || cells().filter(|cell| !cell.is_empty());
    let fit = filled().filter(|cell| fits(pattern, cell).is_some()).count();
    Some((fit, filled().count())).filter(|(_, all)| *all > 0)
}

/// Something that a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is, such as `query`.
    pub what: String,
    /// What the file says.
    pub text: String,
}

/// What it means that a place has no row, with the ends of its number; nothing where the file says
/// that none is left out.
pub fn absent(product: &Product, said: &[Said]) -> Option<String> {
    let absent = product.absent.as_ref()?;
    let all_stand = |unless: &String| {
        let (_, wanted) = unless.split_once(": ").unwrap_or(("", unless));
        let fact = product.facts.iter().find(|fact| unless.starts_with(fact.behind.as_str()));
        said.iter().any(|one| fact.is_some_and(|fact| fact.what == one.what) && one.text == wanted)
    };
    let ends = absent.low.zip(absent.high).map(|(low, high)| format!(" ({low} to {high})"));
    let told = !absent.unless.as_ref().is_some_and(all_stand);
    told.then(|| format!("{}{}", absent.said, ends.unwrap_or_default()))
}

/// What the lines above and below say that the product knows to look for.
pub(crate) fn facts(product: &Product, parts: &Parts<'_>) -> Vec<Said> {
    let lines: Vec<&str> = parts.above.iter().chain(&parts.below).map(String::as_str).collect();
    let found = product.facts.iter().filter_map(|fact| {
        let line = lines.iter().find_map(|line| line.split_once(fact.behind.as_str()))?;
        let before = fact.before.as_deref().and_then(|word| line.1.split_once(word));
        let text = before.map_or(line.1, |(text, _)| text).trim().trim_matches('"');
        Some(Said { what: fact.what.clone(), text: text.trim_end_matches('.').to_owned() })
    });
    found.collect()
}
