//! How often the intervals that decide a word leave the truth out, in worlds where records scatter
//! as they do.
//!
//! `cargo test --release -p probative-numeric --test it simulations -- --ignored --nocapture`
//! prints the whole tables.

#![allow(clippy::unwrap_used, reason = "a world that gives no result is a fault")]

use probative_numeric::distribution::Poisson;
use probative_numeric::math::{exp, ln, sqrt};
use probative_numeric::*;

const ROOT: Seed = Seed(161_803_398);

/// How the level of a series moves.
#[derive(Debug, Clone, Copy)]
enum Moves {
    /// Each year pulled back to the middle: the correlation of successive years; one never is.
    Pulled(f64),
    /// A walk whose steps are alike: the correlation of successive steps.
    Smooth(f64),
}

fn latent(moves: Moves, years: usize, stream: &mut Stream) -> Vec<f64> {
    let mut at = 0.0;
    let mut step = 0.0;
    let mut draw = |year: usize, stream: &mut Stream| {
        let fresh = stream.normal();
        match moves {
            Moves::Pulled(r) if year == 0 && r < 1.0 => at = fresh / sqrt(1.0 - r * r),
            Moves::Pulled(r) => at = r * at + fresh,
            Moves::Smooth(r) => {
                step = if year == 0 { fresh / sqrt(1.0 - r * r) } else { r * step + fresh };
                at += step;
            }
        }
        at
    };
    let values: Vec<f64> = (0..years).map(|year| draw(year, stream)).collect();
    let middle = mean(&values);
    values.iter().map(|value| value - middle).collect()
}

/// The size of a year's move that scatters counts of `mean` about their trend `dispersion` times as
/// much as Poisson counts do.
fn size_of_moves(moves: Moves, years: usize, mean_count: f64, dispersion: f64) -> f64 {
    let design = [vec![1.0; years], (0..years).map(|year| year as f64).collect()];
    let about = |stream: &mut Stream| {
        let fit = least_squares(&design, &latent(moves, years, stream)).unwrap();
        fit.residuals.iter().map(|each| each * each).sum::<f64>() / (years as f64 - 2.0)
    };
    let asked = Inference { level: 0.95, draws: 2_000, seed: ROOT.branch("size") };
    sqrt((dispersion - 1.0) / mean_count / null_from(asked, &about).mean())
}

/// Years, events a year and how much more than Poisson counts they scatter.
#[derive(Debug, Clone, Copy)]
struct Cell {
    moves: Moves,
    years: usize,
    events: f64,
    dispersion: f64,
}

/// What a series without any tendency gives in many worlds.
struct Outcome {
    /// The share of words in error, the mean of both directions.
    error: f64,
    /// The rise beyond five per cent that is found four times in five, as a ratio.
    found: f64,
    /// The middle of what each series said of that.
    said: f64,
}

fn drifts(cell: Cell, worlds: usize) -> Outcome {
    let Cell { moves, years, events, dispersion } = cell;
    let size = if dispersion > 1.0 { size_of_moves(moves, years, events, dispersion) } else { 0.0 };
    let root = ROOT.branch(&format!("{cell:?}"));
    let found = each(worlds, |world| {
        let mut stream = root.stream(world as u64);
        let level = latent(moves, years, &mut stream);
        let count = |move_: &f64| {
            let mean = events * exp(size * move_);
            (Poisson { mean }.quantile(stream.uniform()) as f64).max(0.5)
        };
        let counts: Vec<f64> = level.iter().map(count).collect();
        let logs: Vec<f64> = counts.iter().copied().map(ln).collect();
        let noise: Vec<f64> = counts.iter().map(|count| 1.0 / count).collect();
        random_walk_drift(&logs, &noise, 0.95).unwrap()
    });
    let wrong = found.iter().filter(|drift| !drift.estimate.interval.contains(0.0)).count();
    let lows = Null { draws: found.iter().map(|drift| drift.estimate.interval.low).collect() };
    let said: Vec<f64> = found.iter().map(|drift| drift.detectable).collect();
    Outcome {
        error: 0.5 * wrong as f64 / worlds as f64,
        found: exp(0.0488 - lows.quantile(0.2)),
        said: exp(0.0488 + median(&said)),
    }
}

#[test]
fn a_tendency_of_a_walk_is_in_error_less_than_owed() {
    for (moves, most) in [(Moves::Pulled(1.0), 0.0375), (Moves::Smooth(0.5), 0.075)] {
        let cell = Cell { moves, years: 12, events: 5_000.0, dispersion: 50.0 };
        let Outcome { error, .. } = drifts(cell, 1_200);
        assert!((0.005..=most).contains(&error), "{moves:?}: {error}");
    }
}

#[test]
#[ignore = "a table for readers, a minute long"]
fn the_table_of_tendencies() {
    let every = [
        Moves::Pulled(0.0),
        Moves::Pulled(0.5),
        Moves::Pulled(0.9),
        Moves::Pulled(1.0),
        Moves::Smooth(0.5),
    ];
    for moves in every {
        let owed = if let Moves::Smooth(_) = moves { 0.075 } else { 0.0375 };
        let mut worst = 0.0_f64;
        for (events, dispersion) in [(5e3, 50.0), (5e3, 400.0), (200.0, 2.0), (200.0, 5.0)] {
            for years in [8, 12, 20, 40] {
                let cell = Cell { moves, years, events, dispersion };
                let Outcome { error, found, said } = drifts(cell, 2_500);
                println!(
                    "{cell:?}: error {:.1} %, found {found:.2}, said {said:.2}",
                    100.0 * error
                );
                worst = worst.max(error);
            }
        }
        println!("{moves:?}: worst {:.1} %", 100.0 * worst);
        assert!(worst <= owed, "{moves:?}: {worst}");
    }
    for events in [20.0, 200.0, 5e3] {
        for years in [8, 12, 20, 40] {
            let cell = Cell { moves: Moves::Pulled(0.0), years, events, dispersion: 1.0 };
            let Outcome { error, found, said } = drifts(cell, 2_500);
            println!("{cell:?}: error {:.1} %, found {found:.2}, said {said:.2}", 100.0 * error);
            assert!(error <= 0.0375, "{cell:?}: {error}");
        }
    }
}

/// Places whose rates scatter by `scatter` on the log scale, whatever their people.
fn places(n: usize, scatter: f64, stream: &mut Stream) -> [Vec<f64>; 2] {
    let people: Vec<f64> = (0..n).map(|_| exp(15.0 + stream.normal())).collect();
    let count = |people: &f64| {
        let mean = 2e-4 * people * exp(scatter * stream.normal());
        Poisson { mean }.quantile(stream.uniform()) as f64
    };
    let events = people.iter().map(count).collect();
    [events, people]
}

/// The shares of intervals that leave out what chance made of ten of fifty places: of the pooled
/// ratio, and of the means of the logarithms.
fn comparisons(scatter: f64, worlds: usize) -> [f64; 2] {
    let root = ROOT.branch(&format!("places {scatter}"));
    let outside = each(worlds, |world| {
        let mut stream = root.stream(world as u64);
        let [events, people] = places(50, scatter, &mut stream);
        let there = ..10;
        let others = 10..;
        let found = pooled_ratio(
            &events[there],
            &people[there],
            &events[others.clone()],
            &people[others.clone()],
            0.95,
        );
        let logs: Vec<f64> = events.iter().zip(&people).map(|(k, n)| ln(k / n)).collect();
        let asked = Inference { level: 0.95, draws: 199, seed: Seed(stream.next_u64()) };
        let shift = studentized_shift(&logs[there], &logs[others], asked).unwrap();
        [found.unwrap().estimate.interval.contains(1.0), shift.estimate.interval.contains(0.0)]
    });
    [0, 1].map(|which| outside.iter().filter(|held| !held[which]).count() as f64 / worlds as f64)
}

#[test]
fn ten_places_drawn_by_lot_differ_about_one_time_in_twenty() {
    for scatter in [0.05, 0.4] {
        let [pooled, logs] = comparisons(scatter, 2_000);
        println!("scatter {scatter}: pooled {:.1} %, logs {:.1} %", 100.0 * pooled, 100.0 * logs);
        // Where few places hold most people their own scatter is half of what is known of it: up to
        // eight in a hundred, which a calibration on the real places widens.
        assert!((0.03..=0.09).contains(&pooled), "{scatter}: {pooled}");
        assert!((0.04..=0.06).contains(&logs), "{scatter}: {logs}");
    }
}

#[test]
#[ignore = "a table for readers, a minute long"]
fn the_table_of_looks_at_a_threshold() {
    for chance in [0.065, 0.070, 0.073, 0.0774] {
        let root = ROOT.branch("looks");
        let found = each(300, |world| {
            let mut stream = root.stream(world as u64);
            decide(0.075, 1e-4, 400_000, |_| stream.uniform() < chance).unwrap()
        });
        let right = if chance > 0.075 { Side::Above } else { Side::Below };
        let open = found.iter().filter(|decided| decided.side == Side::Undecided).count();
        let wrong = found.iter().filter(|decided| decided.side != right).count() - open;
        let draws: Vec<f64> = found.iter().map(|decided| decided.draws as f64).collect();
        let middle = median(&draws);
        println!("{chance}: wrong {wrong}, undecided {open} of 300, median draws {middle}");
        assert_eq!(wrong, 0);
    }
}

/// The shares of worlds in which the true ranks lie in the set: of a place by lot, of the place
/// with the smallest value, and of that by all sets together.
fn ranks_held(places: usize, spread: f64, worlds: usize) -> [f64; 3] {
    let root = ROOT.branch(&format!("ranks {places} {spread}"));
    let held = each(worlds, |world| {
        let mut stream = root.stream(world as u64);
        let truth: Vec<f64> = (0..places).map(|_| spread * stream.normal()).collect();
        let errors: Vec<f64> = (0..places).map(|_| 0.1 * exp(0.5 * stream.normal())).collect();
        let seen = truth.iter().zip(&errors).map(|(at, error)| at + error * stream.normal());
        let values: Vec<f64> = seen.collect();
        let asked = Inference { level: 0.95, draws: 299, seed: Seed(stream.next_u64()) };
        let smallest = (0..places).min_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap();
        let holds = |place: usize, set: RankSet| {
            let below = truth.iter().filter(|at| **at < truth[place]).count();
            let above = truth.iter().filter(|at| **at > truth[place]).count();
            set.lowest <= 1 + below && places - above <= set.highest
        };
        let one = |place| holds(place, rank_set(&values, &errors, place, asked).unwrap());
        let all = rank_sets(&values, &errors, asked).unwrap();
        [one(0), one(smallest), holds(smallest, all[smallest])]
    });
    [0, 1, 2].map(|which| held.iter().filter(|world| world[which]).count() as f64 / worlds as f64)
}

#[test]
fn true_ranks_lie_in_their_sets() {
    let [lot, smallest, together] = ranks_held(20, 0.0, 400);
    assert!(lot >= 0.92 && together >= 0.92, "{lot} {together}");
    assert!(smallest < 0.9, "a place named for its rank needs all sets together: {smallest}");
}

#[test]
#[ignore = "a table for readers, a minute long"]
fn the_table_of_ranks() {
    for spread in [0.3, 0.05, 0.0] {
        let held = ranks_held(130, spread, 200).map(|share| 100.0 * share);
        println!(
            "spread {spread}: by lot {:.0} %, named {:.0} %, all {:.0} %",
            held[0], held[1], held[2]
        );
    }
}
