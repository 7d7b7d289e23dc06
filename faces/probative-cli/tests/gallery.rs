//! The second case of the gallery, and the program run on a case.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The second case of the gallery.
pub(crate) fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mirror-example")
}

/// Runs one command of the program on a case, in a folder.
pub(crate) fn run(command: &str, folder: &Path, case: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_probative"));
    program
        .current_dir(folder)
        .arg(command)
        .arg(case)
        .args(args)
        .output()
        .expect("the program runs")
}
