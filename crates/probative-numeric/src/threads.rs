use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

/// What `work` gives when it may use `threads` threads; zero means one per core.
///
/// The result does not depend on the number, and no more than 256 are made. If the system refuses
/// the threads, `work` runs on those there are.
pub fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().num_threads(threads.min(MOST)).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// What `give` gives for each number below `n`, in order, wherever each was computed.
pub fn each<R: Send>(n: usize, give: impl Fn(usize) -> R + Sync + Send) -> Vec<R> {
    if RUNNING.swap(true, Relaxed) {
        return (0..n).into_par_iter().map(give).collect();
    }
    let step = n / 1_000 + 1;
    DONE.store(0, Relaxed);
    STEPS.store(n.div_ceil(step), Relaxed);
    let told = |number| {
        let given = give(number);
        if number % step == 0 {
            DONE.fetch_add(1, Relaxed);
        }
        given
    };
    let found = (0..n).into_par_iter().map(told).collect();
    STEPS.store(0, Relaxed);
    RUNNING.store(false, Relaxed);
    found
}

/// More threads than any machine has cores for, each with a stack of its own.
const MOST: usize = 256;

static RUNNING: AtomicBool = AtomicBool::new(false);
static DONE: AtomicUsize = AtomicUsize::new(0);
static STEPS: AtomicUsize = AtomicUsize::new(0);

/// The share of the outermost running [`each`] that is done, if one runs.
///
/// For somebody who waits and looks on from another thread; no result depends on it. Of several
/// that run side by side, it tells of the first.
pub fn share_done() -> Option<f64> {
    let steps = STEPS.load(Relaxed);
    (steps > 0).then(|| (DONE.load(Relaxed) as f64 / steps as f64).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_for_any_number_of_threads() {
        let squares = || each(100, |number| number * number);
        assert_eq!(with_threads(1, squares), with_threads(3, squares));
        assert_eq!(squares()[9], 81);
    }

    #[test]
    fn somebody_who_looks_on_is_told_a_share() {
        // Tests run side by side: another one may be the first, and end before this one has asked.
        let told = (0..1_000).any(|_| {
            let shares = each(50, |_| share_done());
            assert!(shares.iter().flatten().all(|share| (0.0..=1.0).contains(share)));
            shares.iter().any(Option::is_some)
        });
        assert!(told);
    }
}
