//! Whole cases give the same bytes for every number of threads.

use probative::{Json, Render, check, compose};
use probative_check::with_threads;
use probative_tests::{Checked, checked};

#[test]
fn the_number_of_threads_changes_no_byte() {
    for Checked { folder, case, evidence, .. } in checked() {
        let run = |threads| {
            let findings = with_threads(threads, || check(case, evidence));
            Json.render(&compose(case, &findings))
        };
        let alone = run(1);
        for threads in [2, 3, 8] {
            assert!(run(threads) == alone, "{} with {threads} threads", folder.display());
        }
    }
}
