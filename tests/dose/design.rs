//! A design that meets its questions, so that the number decides.

use probative_case::claim::Select;
use probative_case::claim::effect::{Effect, Shown};
use probative_case::claim::membership::List;
use probative_terms::Asked;

use super::listed;
use crate::world::World;

/// Names a second list, an outcome that the policy does not move, and two sources for the rest.
pub(super) fn meets(effect: &mut Effect) {
    let second = List {
        said: "a second list".to_owned(),
        filter: vec![("list".to_owned(), vec![SECOND.to_owned()])],
        ..effect.list.clone()
    };
    effect.lists = vec![second];
    effect.placebo = Some(Select { value: "heroin_rate_aa".to_owned(), ..effect.outcome.clone() });
    let two = ["state_overdose", "policies"].map(str::to_owned).to_vec();
    let shown = |(asks, _)| Shown { asks, sources: two.clone(), because: String::new() };
    effect.checklist = Asked::OF_SOURCES.map(shown).to_vec();
}

/// A list of other rows that says the same of the same places.
const SECOND: &str = "second";

/// The list published after the last year, and a second one of the same words: a design that meets
/// its questions, so that the number decides.
pub(super) fn twice_and_late(mut world: World) -> World {
    world.edit("policies", |row| {
        if listed(row) {
            row.put("published", "2016-01");
        }
        true
    });
    // A placebo outcome that hangs on nothing.
    world.edit("state_overdose", |row| {
        let [fips, year] = ["fips", "year"].map(|column| row.number(column).unwrap_or(0.0));
        row.put("heroin_rate_aa", 1000.0 + (7.0 * fips + 5.0 * year).rem_euclid(11.0));
        true
    });
    let held = String::from_utf8(world.bytes("policies").clone()).expect("a table is UTF-8");
    let own = held.lines().filter(|line| line.contains("\"cis_2014\""));
    let again: String = own.map(|line| line.replace("cis_2014", SECOND) + "\n").collect();
    world.bytes("policies").extend(again.into_bytes());
    world
}
