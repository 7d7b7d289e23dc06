//! How the code is written: small files and functions, reasons, names, and no state that changes.

use std::path::{Path, PathBuf};

use probative_tests::{files, root, text};

use super::sources;

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

#[test]
fn files_are_small() {
    for file in sources() {
        let lines = text(&file).lines().filter(|line| is_code(line)).count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

#[test]
fn functions_are_small() {
    for file in sources() {
        for function in functions(&text(&file)) {
            let Function { name, code, .. } = function;
            assert!(code <= LONGEST_FUNCTION, "{}: {name} has {code} lines", file.display());
        }
    }
}

/// Whether a line is neither blank nor a comment: reasons cost nothing.
fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !line.starts_with("//")
}

/// A function of a formatted text, from `fn` to the brace of the same depth.
struct Function {
    name: String,
    /// Its lines of code.
    code: usize,
    /// Its comments, those that stand before it left out.
    reasons: usize,
}

fn functions(code: &str) -> Vec<Function> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let words: Vec<&str> = trimmed.split_whitespace().take(4).collect();
        if !words.contains(&"fn") || trimmed.starts_with("//") || line.ends_with(';') {
            continue;
        }
        let indent = line.len() - trimmed.len();
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines[start..].iter().position(|line| **line == close);
        found.extend(length.map(|length| {
            let body = &lines[start..=start + length];
            let is_comment = |line: &&&str| line.trim_start().starts_with("// ");
            Function {
                name: trimmed.to_owned(),
                code: body.iter().filter(|line| is_code(line)).count(),
                reasons: body.iter().filter(is_comment).count(),
            }
        }));
    }
    found
}

/// The files of some rooms, each a folder or a file.
fn files_of(rooms: &[&str]) -> Vec<PathBuf> {
    let of = |room: &&str| {
        let place = root().join(room);
        if place.is_file() { vec![place] } else { files(&place, "rs") }
    };
    let found: Vec<PathBuf> = rooms.iter().flat_map(of).collect();
    assert!(found.len() >= rooms.len(), "each of {rooms:?} holds a file");
    found
}

/// The text of a file before its tests, whose names are sentences and need no reasons.
fn before_tests(file: &Path) -> String {
    let whole = text(file);
    let tests = file.file_name().is_some_and(|name| name == "tests.rs");
    let code =
        if tests { "" } else { whole.split("#[cfg(test)]\nmod tests {").next().unwrap_or("") };
    code.to_owned()
}

/// Rooms whose longer functions say why they do what they do.
const REASONED: [&str; 5] = [
    "crates/probative-numeric/src",
    "crates/probative-spatial/src",
    "crates/probative-policy/src",
    "crates/probative-check/src/verdict",
    "crates/probative-check/src/verdict.rs",
];
/// Lines of code from which on a function owes a reason.
const LONG: usize = 20;

/// The longer functions of a text without a comment.
fn unreasoned(code: &str) -> Vec<String> {
    let owes = |function: &Function| function.code >= LONG && function.reasons == 0;
    functions(code).into_iter().filter(owes).map(|function| function.name).collect()
}

#[test]
fn a_long_function_gives_a_reason() {
    for file in files_of(&REASONED) {
        let found = unreasoned(&before_tests(&file));
        assert!(found.is_empty(), "{}: no comment says why in {found:?}", file.display());
    }
    let body = "    let x = 1;\n".repeat(LONG);
    assert_eq!(unreasoned(&format!("fn f() {{\n{body}}}\n")), ["fn f() {"]);
    assert!(unreasoned(&format!("fn f() {{\n    // A reason.\n{body}}}\n")).is_empty());
}

/// Where a doc comment ends where the code does, at column 100, and where no free function is
/// called `read` or `of` alone.
const EVERYWHERE: [&str; 4] = ["crates", "faces", "tests", "benches"];

/// The statistics, where a `let` binds one thing.
const STATISTICS: [&str; 4] = [
    "crates/probative-numeric",
    "crates/probative-spatial",
    "crates/probative-policy",
    "crates/probative-atlas",
];
const WIDEST: usize = 100;

/// The doc lines of a text that are too wide, but for rows of tables and words that cannot be
/// parted.
fn wide(code: &str) -> Vec<&str> {
    let too_wide = |line: &&str| {
        let line = line.trim_start();
        let doc = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        doc.is_some_and(|doc| !doc.starts_with(" |") && doc.trim().contains(' '))
    };
    code.lines().filter(|line| line.chars().count() > WIDEST).filter(too_wide).collect()
}

#[test]
fn doc_comments_wrap_where_the_code_does() {
    for file in files_of(&EVERYWHERE) {
        let code = text(&file);
        let found = wide(&code);
        assert!(found.is_empty(), "{}: {found:#?}", file.display());
    }
    assert_eq!(wide(&format!("/// {}", "word ".repeat(25))).len(), 1);
    assert!(wide(&format!("/// | {} |", "cell ".repeat(25))).is_empty());
}

/// The free functions of a text whose name says nothing without the file around it.
fn nameless(code: &str) -> Vec<&str> {
    let is_nameless = |line: &&str| {
        let (before, rest) = line.split_once("fn ").unwrap_or(("", ""));
        let free = !line.starts_with(' ') && !before.contains("//");
        free && ["read", "of"]
            .iter()
            .any(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(['(', '<'])))
    };
    code.lines().filter(is_nameless).collect()
}

#[test]
fn a_free_function_says_what_it_reads_or_gives() {
    for file in files_of(&EVERYWHERE) {
        let code = text(&file);
        let found = nameless(&code);
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
    assert_eq!(nameless("pub(crate) fn read(path: &str) {\nfn of<T>() {").len(), 2);
    assert!(nameless("pub fn read_links() {\n    pub fn of(x: f64) {").is_empty());
}

/// The `let`s of a text that bind a tuple of several things at once.
fn bundled(code: &str) -> Vec<&str> {
    let is_bundled = |line: &&str| {
        let Some(rest) = line.trim_start().strip_prefix("let (") else { return false };
        let value = rest.split_once(" = ").map_or("", |(_, value)| value);
        let inside = value.strip_prefix('(').and_then(|value| value.strip_suffix(");"));
        // A tuple closes at its end; `(0..n).unzip()` closes before.
        inside.is_some_and(|inside| {
            let mut open = 0_i32;
            inside.chars().all(|letter| {
                open += i32::from(letter == '(') - i32::from(letter == ')');
                open >= 0
            })
        })
    };
    code.lines().filter(is_bundled).collect()
}

#[test]
fn a_let_binds_one_thing() {
    for file in files_of(&STATISTICS) {
        let code = before_tests(&file);
        let found = bundled(&code);
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
    assert_eq!(bundled("    let (low, high) = (0.0, 1.0);"), ["    let (low, high) = (0.0, 1.0);"]);
    assert!(bundled("let (low, high) = ends(values);").is_empty());
    assert!(bundled("let (x, y) = (0..n).map(place).unzip();").is_empty());
}

/// What holds state that changes, or runs beside: a browser has no threads, and a finding hangs on
/// neither.
const STATE: [&str; 8] =
    ["std::thread", "rayon", "static mut", "thread_local!", "Mutex", "RwLock", "Atomic", "mpsc"];

/// What a text of Rust holds of threads and of state that changes; a `OnceLock` is a cache of what
/// never changes.
fn stateful(code: &str) -> Vec<&'static str> {
    let code: Vec<&str> = code.lines().filter(|line| is_code(line)).collect();
    let stands = |word: &&str| code.iter().any(|line| line.contains(*word));
    STATE.into_iter().filter(stands).collect()
}

#[test]
fn threads_and_state_that_changes_stand_in_numeric_alone() {
    let numeric = root().join("crates/probative-numeric");
    for file in files(&root().join("crates"), "rs") {
        if !file.starts_with(&numeric) {
            let found = stateful(&text(&file));
            assert!(found.is_empty(), "{}: {found:?}", file.display());
        }
    }
    let inside: Vec<PathBuf> = files(&numeric, "rs");
    assert!(inside.iter().any(|file| !stateful(&text(file)).is_empty()), "threads are found there");
    assert!(stateful("static STATES: OnceLock<Vec<State>> = OnceLock::new();").is_empty());
}

/// The lines of a text with a cell of a printed table that can touch the one before or after it:
/// one that is filled up with blanks has a blank of its own beside it, which stays where what it
/// holds is longer than its place. The first cell of a row has none before it.
fn touching(code: &str) -> Vec<&str> {
    let touches = |line: &&str| {
        let cells: Vec<(usize, usize, char)> = line
            .match_indices('{')
            .filter_map(|(start, _)| {
                let end = start + line[start..].find('}')?;
                let (_, form) = line[start + 1..end].split_once(':')?;
                let side = form.chars().next().filter(|side| ['<', '>'].contains(side))?;
                let is_wide =
                    form[1..].chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '$');
                is_wide.then_some((start, end, side))
            })
            .collect();
        cells.into_iter().any(|(start, end, side)| {
            let (before, after) = (&line[..start], &line[end + 1..]);
            let opens = before.ends_with('"') && !after.starts_with('"');
            match side {
                '>' => !before.ends_with(' ') && !opens,
                _ => !after.starts_with([' ', '"', '\\']),
            }
        })
    };
    code.lines().filter(touches).collect()
}

#[test]
fn no_cell_of_a_printed_table_touches_another() {
    for file in files_of(&["crates/probative-study", "crates/probative-report", "faces"]) {
        let code = text(&file);
        let found = touching(&code);
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
    let bad = ["\"{a:<17}{b:>8}\"", "\"{start}{:>14}\"", "\"{b:>14}\"", "\"{a:<NAME$}{b}\""];
    assert!(bad.iter().all(|line| touching(line).len() == 1));
    let good = ["\"{a:<17} {b:>7}\"", "\" {b:>13}\"", "\"{a:>10}  {b:>8}\"", "\"{a:>1.3} {b}\""];
    assert!(good.iter().all(|line| touching(line).is_empty()));
}
