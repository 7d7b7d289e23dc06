//! Writes `docs/honesty.md`: how often the whole rule gives a wrong word, in worlds whose truth is
//! known.
//!
//! A world is a case and the bytes of its sources. Each goes through reading, gathering and
//! checking, and its word is read off the finding. Nothing here knows how a test works: worlds are
//! made apart from those by which the program calibrates itself.
//!
//! `--worlds N` and `--calibration N` ask fewer worlds, `--kind WORD` those kinds alone whose name
//! has the word; what is asked in part is printed. `--quick` asks the few settings of CI with a few
//! hundred worlds, and ends with an error where a cell fails.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program of this workspace: it writes its page and tells the time"
)]

use std::process::ExitCode;
use std::time::Instant;

use probative_tests::root;

mod alignment;
mod association;
mod cell;
mod cluster;
mod effect;
mod page;
mod place;
mod rank;
mod rate;
mod rivals;
mod share;
mod trend;
mod world;

use cell::{Effort, Kind, Stands, table};
use page::page;

/// The most worlds of a cell: for the page, and for CI.
const WORLDS: [usize; 2] = [20_000, 250];
/// Worlds at each edge of a calibration, likewise.
const CALIBRATION: [usize; 2] = [2_000, 1_000];

fn main() -> ExitCode {
    let option = |name: &str| {
        let mut given = std::env::args().skip_while(|it| it != name);
        given.next().and_then(|_| given.next())
    };
    let quick = std::env::args().any(|it| it == "--quick");
    let number = |name: &str, usual: [usize; 2]| {
        let usual = usual[usize::from(quick)];
        option(name).map_or(usual, |it| it.parse().expect("a number of worlds"))
    };
    let (worlds, calibration) = (number("--worlds", WORLDS), number("--calibration", CALIBRATION));
    let effort = Effort { worlds, calibration, quick };
    let only = option("--kind");
    let is_usual = (worlds, calibration) == (WORLDS[0], CALIBRATION[0]);
    let whole = only.is_none() && !quick && is_usual;
    let (mut tables, begun) = (Vec::new(), Instant::now());
    for kind in kinds() {
        if only.as_ref().is_some_and(|only| !kind.name.contains(only.as_str())) {
            continue;
        }
        let (name, start) = (kind.name, Instant::now());
        tables.push(table(kind, effort));
        eprintln!("{name} took {:.0} s", start.elapsed().as_secs_f64());
        if whole {
            // After each kind: a run that is stopped leaves what it has, and the page as it was.
            write("target/honesty.md", &page(&tables, worlds, calibration));
        }
    }
    eprintln!("all of it took {:.0} s", begun.elapsed().as_secs_f64());
    let page = page(&tables, worlds, calibration);
    if whole {
        write("docs/honesty.md", &page);
    } else {
        println!("{page}");
    }
    let failing = tables.iter().flat_map(|it| &it.cells).any(|it| it.stands == Stands::Fails);
    if quick && failing { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Writes a page of this workspace.
fn write(path: &str, page: &str) {
    std::fs::write(root().join(path), page).expect("the page can be written");
}

/// Every kind with its cells, in the order of the page.
fn kinds() -> Vec<Kind> {
    vec![
        trend::kind(),
        rate::such(),
        rate::ranks(),
        rate::these(),
        rank::kind(),
        association::kind(),
        cluster::anywhere(),
        cluster::places(),
        share::kind(),
        effect::kind(),
        rivals::kind(),
        alignment::kind(),
    ]
}
