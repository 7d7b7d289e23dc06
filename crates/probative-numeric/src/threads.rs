/// What `work` gives when it may use `threads` threads; zero means one per core.
///
/// The result does not depend on the number. If the system refuses the threads, `work` runs on those there are.
pub fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
