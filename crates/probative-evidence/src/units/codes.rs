//! Codes of places as messages name them, with what became of a place.

use probative_atlas::change_of;
use probative_terms::place::Geoid;
use probative_terms::text::one_line;

/// How many codes a message names.
const NAMED: usize = 10;

/// The first of some codes, each with what became of its place.
pub(crate) fn named(codes: &[&str]) -> String {
    let named = codes.iter().take(NAMED).map(|code| {
        let changed = Geoid::parse(code).ok().and_then(|geoid| change(&geoid));
        let code = if code.is_empty() {
            "a blank one".to_owned()
        } else {
            format!("`{}`", one_line(code))
        };
        changed.map_or_else(|| code.clone(), |said| format!("{code} ({said})"))
    });
    let shown: Vec<String> = named.collect();
    let more = codes.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// What became of a place, with its year.
pub(super) fn change(geoid: &Geoid) -> Option<String> {
    change_of(geoid).map(|change| format!("{}, {}", change.said, change.year))
}
