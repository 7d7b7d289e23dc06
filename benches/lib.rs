//! What the measures share: a median of several runs, printed under its name.
#![allow(clippy::disallowed_methods, reason = "a measure reads the clock")]
#![allow(clippy::print_stdout, reason = "a measure is printed")]

use std::time::Instant;

/// How often each piece of work is run; the median is given.
const RUNS: usize = 5;

/// Runs the work, checks what it gives, and prints the median time in milliseconds.
pub fn measure<R>(name: &str, work: impl Fn() -> R, holds: impl Fn(&R) -> bool) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let result = work();
            let elapsed = start.elapsed().as_secs_f64() * 1e3;
            assert!(holds(&result), "{name}: a fast wrong number is a bug");
            elapsed
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times[RUNS / 2];
    println!("{name:<60} {median:>10.2} ms");
    median
}
