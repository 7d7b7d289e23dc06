//! Places that have a record and no outline, which a picture names rather than lose.

use std::collections::BTreeSet;

use probative_terms::place::Level;

use super::super::canvas::Canvas;
use super::drawn;
use probative_words::format::counted;

/// The most places that are named one by one.
const NAMED: usize = 6;

/// Writes which of the places, by their codes and names, the map cannot draw.
pub(in super::super) fn note<'a>(
    level: Level,
    places: impl Iterator<Item = (&'a str, &'a str)>,
    canvas: &mut Canvas,
) {
    let outlined: BTreeSet<&str> = drawn(level).map(|place| place.geoid.as_str()).collect();
    let without: Vec<&str> =
        places.filter(|(code, _)| !outlined.contains(code)).map(|(_, name)| name).collect();
    let words = match without.len() {
        0 => return,
        1..=NAMED => without.join(", "),
        more => counted(more, "place"),
    };
    let words = format!("Not drawn, for want of an outline here: {words}");
    canvas.paragraph(&words, "muted", canvas.letters(11.0), 3, 14.0);
}
