//! What is said aside: on standard error, and of paths.

use std::io::Write;
use std::path::Path;

use probative_terms::text::lines_of;

/// Writes a line to standard error.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// A path as it is shown, which cannot steer the terminal.
pub(crate) fn shown(path: &Path) -> String {
    lines_of(&path.display().to_string()).replace('\n', "‹U+000A›")
}
