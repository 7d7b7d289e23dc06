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

use probative_tests::honesty::{Effort, kinds, page, table};
use probative_tests::root;

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
    let whole = only.is_none() && !effort.quick;
    let mut tables = Vec::new();
    for kind in kinds() {
        if only.as_ref().is_some_and(|only| !kind.name.contains(only.as_str())) {
            continue;
        }
        let (name, start) = (kind.name, Instant::now());
        tables.push(table(kind, effort));
        eprintln!("{name} took {:.0} s", start.elapsed().as_secs_f64());
        if whole {
            // After each kind: a run that is stopped leaves what it has.
            let page = page(&tables, worlds, calibration);
            std::fs::write(root().join("docs/honesty.md"), page).expect("the page can be written");
        }
    }
    if !whole {
        println!("{}", page(&tables, worlds, calibration));
    }
}
