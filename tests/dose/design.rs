//! A design of an effect that meets its questions.

use super::listed;
use crate::world::World;

/// A list of other rows that says the same of the same places.
pub(super) const SECOND: &str = "second";

/// The list published after the last year, and a second one of the same words: a design that meets
/// its questions, so that the number decides.
pub(super) fn twice_and_late(mut world: World) -> World {
    world.edit("policies", |row| {
        if listed(row) {
            row.put("published", "2016-01");
        }
        true
    });
    let held = String::from_utf8(world.bytes("policies").clone()).expect("a table is UTF-8");
    let own = held.lines().filter(|line| line.contains("\"cis_2014\""));
    let again: String = own.map(|line| line.replace("cis_2014", SECOND) + "\n").collect();
    world.bytes("policies").extend(again.into_bytes());
    world
}
