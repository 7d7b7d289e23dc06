//! Statistics of place on a mesh of squares, a line each: name, units, draws, runs, median time,
//! and the answer that the runs gave.
//!
//! `peers/run.py` runs this beside `peers/place.py`, which makes the same mesh and the same numbers
//! for other programs. Options: `--side S` (a mesh of S × S; 56 and 292 without it), `--draws N`,
//! `--runs N`, `--only NAME`.
#![allow(clippy::print_stdout, reason = "a measure is printed")]

#[path = "place/mesh.rs"]
mod mesh;
#[path = "place/work.rs"]
mod work;

use probative_benches::{RUNS, median};
use probative_numeric::{Seed, Tail};
use probative_spatial::Test;

use mesh::Mesh;

/// What is measured.
struct Settings {
    sides: Vec<usize>,
    draws: usize,
    runs: usize,
    only: Option<String>,
}

impl Settings {
    fn read() -> Settings {
        let mut settings = Settings { sides: vec![56, 292], draws: 999, runs: RUNS, only: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || -> usize {
                let next = words.next().and_then(|next| next.parse().ok());
                next.unwrap_or_else(|| panic!("{word} takes a number"))
            };
            match word.as_str() {
                "--side" => settings.sides = vec![number()],
                "--draws" => settings.draws = number(),
                "--runs" => settings.runs = number(),
                "--only" => settings.only = words.next(),
                // Cargo's own word for a measure.
                "--bench" => {}
                other => panic!("{other} is no option of this measure"),
            }
        }
        settings
    }
}

fn main() {
    let settings = Settings::read();
    let test = Test { draws: settings.draws, seed: Seed(1), tail: Tail::Both };
    for &side in &settings.sides {
        let mesh = Mesh::new(side);
        for (name, work) in work::ALL {
            let wanted = settings.only.as_ref().is_none_or(|only| only == name);
            // The scan is quadratic, and determinants grow faster than the map; on a larger one they are asked for by name.
            let grows = ["scan", "lag", "error"].contains(&name);
            if !wanted || (settings.only.is_none() && grows && side > 60) {
                continue;
            }
            let run = work(&mesh, test);
            let answer = run().answer();
            let time = median(settings.runs, &run, |again| {
                assert_eq!(again.answer(), answer, "{name}: a fast wrong number is a bug");
            });
            let answer: Vec<String> = answer.iter().map(f64::to_string).collect();
            let (n, draws, runs) = (side * side, settings.draws, settings.runs);
            let answer = answer.join(",");
            println!("{name} n={n} draws={draws} runs={runs} ms={time:.3} answer={answer}");
        }
    }
}
