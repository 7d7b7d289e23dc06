use rayon::prelude::*;

/// What `work` gives when it may use `threads` threads; zero means one per core.
///
/// The result does not depend on the number. If the system refuses the threads, `work` runs on those there are.
pub fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// What `give` gives for each number below `n`, in order, wherever each was computed.
pub fn each<R: Send>(n: usize, give: impl Fn(usize) -> R + Sync + Send) -> Vec<R> {
    (0..n).into_par_iter().map(give).collect()
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
}
