//! Writes `docs/honesty.md`: how often the whole rule gives a wrong word.
//!
//! `--worlds N` and `--calibration N` ask fewer worlds, `--kind WORD` those kinds alone whose name has
//! the word, and prints them.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program of this workspace: it writes its page and tells the time"
)]

use std::time::Instant;

use probative_numeric::Seed;
use probative_tests::honesty::{Effort, kinds, page, table};
use probative_tests::root;

/// What every world follows from.
const SEED: Seed = Seed(20_161_123);

fn main() {
    let option = |name: &str| {
        let mut given = std::env::args().skip_while(|it| it != name);
        given.next().and_then(|_| given.next())
    };
    let number = |name: &str, usual: usize| {
        option(name).map_or(usual, |it| it.parse().expect("a number of worlds"))
    };
    let (worlds, calibration) = (number("--worlds", 20_000), number("--calibration", 2_000));
    let effort = Effort { worlds, calibration, quick: std::env::args().any(|it| it == "--quick") };
    let only = option("--kind");
    let mut tables = Vec::new();
    for kind in kinds() {
        if only.as_ref().is_some_and(|only| !kind.name.contains(only.as_str())) {
            continue;
        }
        let (name, start) = (kind.name, Instant::now());
        tables.push(table(kind, SEED, effort));
        eprintln!("{name} took {:.0} s", start.elapsed().as_secs_f64());
    }
    let page = page(&tables, worlds, calibration);
    if only.is_some() || effort.quick {
        println!("{page}");
    } else {
        std::fs::write(root().join("docs/honesty.md"), page).expect("the page can be written");
    }
}
