//! What the measures share: a median of several runs, printed under its name.
#![allow(clippy::disallowed_methods, reason = "a measure reads the clock")]
#![allow(clippy::print_stdout, reason = "a measure is printed")]

use std::time::Instant;

/// How often each piece of work is run unless said otherwise; the median is given.
pub const RUNS: usize = 5;

/// Runs the work, checks what it gives, and prints the median time in milliseconds.
pub fn measure<R>(name: &str, work: impl Fn() -> R, holds: impl Fn(&R) -> bool) -> f64 {
    let median = median(RUNS, work, |result| {
        assert!(holds(result), "{name}: a fast wrong number is a bug");
    });
    println!("{name:<60} {median:>10.2} ms");
    median
}

/// The median time of several runs in milliseconds, zero for none; each result is looked at after
/// the clock stops.
pub fn median<R>(runs: usize, work: impl Fn() -> R, look: impl Fn(&R)) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let result = work();
            let elapsed = start.elapsed().as_secs_f64() * 1e3;
            look(&result);
            elapsed
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(runs / 2).copied().unwrap_or_default()
}
