//! The tables of docs/stat.md: what each method takes, gives and was held against, and what was
//! measured of it.
//!
//! They are made from the descriptions of the methods, `reference/`, `docs/calibration.md`,
//! `docs/benchmarks.md` and the tests of refusals. To write them anew: `cargo test -p
//! probative-tests --test proofs stat_table:: -- --ignored`.
#![allow(clippy::disallowed_methods, reason = "the tables are written into a document")]

use probative_study::{Held, METHODS, Method, options, section, sections};
use probative_tests::{root, text};

const END: &str = "<!-- end of what is made -->\n";

/// Each table with its name in the mark that stands before it.
fn tables() -> Vec<(String, String)> {
    let of = |name: &&str| (format!("methods of {name}"), section(name));
    let mut all: Vec<(String, String)> = sections().iter().map(of).collect();
    all.push(("options".to_owned(), options()));
    all.push(("what was measured".to_owned(), table()));
    all
}

/// The document around a table, and what stands between its marks.
fn parted<'d>(document: &'d str, name: &str) -> [&'d str; 3] {
    let mark = format!("<!-- made by `just stat-table`: {name} -->\n");
    let start =
        document.find(&mark).unwrap_or_else(|| panic!("docs/stat.md has no {mark}")) + mark.len();
    let (before, rest) = document.split_at(start);
    let (made, after) = rest.split_at(rest.find(END).expect("the table's last mark"));
    [before, made, after]
}

/// How many numbers of other programs hold a method; each is asserted by a test, so that what is
/// counted passes.
fn references(method: &Method) -> usize {
    let of = |place: &&str| {
        let (folder, prefixes) = place.split_once(':').unwrap_or((place, ""));
        let file = root().join("reference").join(folder).join("expected.toml");
        if !file.is_file() {
            return 0;
        }
        let held = text(&file);
        let (_, values) = held.split_once("[expected]").expect("what is expected");
        // Inputs of a statistic stand beside what is expected of it; those without a prefix are counted as they are.
        let named = |key: &str| {
            prefixes.is_empty() || prefixes.split(' ').any(|prefix| key.starts_with(prefix))
        };
        let count = |(key, list): (&str, &str)| {
            if named(key) && !key.ends_with("_at") { list.split(", ").count() } else { 0 }
        };
        values.lines().filter_map(|line| line.split_once(" = ")).map(count).sum()
    };
    method.held.folders.iter().map(of).sum()
}

/// The cells of a table's rows whose first cell starts with this, and which section each stands in.
fn cells(document: &str, first: &str) -> Vec<(String, Vec<String>)> {
    let (mut section, mut found) = (String::new(), Vec::new());
    for line in document.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut section);
        }
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        let starts = cells[0] == first || cells[0].starts_with(&format!("{first}, "));
        if line.starts_with('|') && starts {
            found.push((section.clone(), cells));
        }
    }
    found
}

/// Shares of false alarms in per cent, by mid-p where few values can be; the largest map that is
/// measured last.
fn calibrated(name: &str) -> String {
    match name {
        Held::UNDRAWN => return Held::UNDRAWN.to_owned(),
        "two maps" => return "[by range](calibration.md#two-maps)".to_owned(),
        _ => {}
    }
    let mut shares = Vec::new();
    for units in ["49 units", "254 units", "3,108 units"] {
        let rows = cells(&text(&root().join("docs/calibration.md")), name);
        let row = rows.iter().find(|(section, row)| {
            section.starts_with(units) && !row[0].contains("unequal") && !row[1].is_empty()
        });
        if let Some((_, row)) = row {
            shares.push(if row[2].is_empty() { row[1].clone() } else { row[2].clone() });
        }
    }
    shares.join(" · ")
}

/// How many times the fastest peer's time is ours, on each map that is measured.
fn ratio(work: &str) -> String {
    let document = root().join("docs/benchmarks.md");
    if work == Held::NOT_OWED {
        return Held::NOT_OWED.to_owned();
    }
    let all = cells(&text(&document), work).into_iter().filter(|(_, row)| row[0] == work);
    let (apart, beside): (Vec<_>, Vec<_>) = all.partition(|row| row.0.starts_with("Not"));
    // Times of another machine stand only where there are none of this one.
    let (rows, column, mark) =
        if beside.is_empty() { (apart, 4, " *(not side by side)*") } else { (beside, 5, "") };
    let ratios = rows.iter().map(|(_, row)| {
        let cell = if row[column].is_empty() { "no peer runs" } else { &row[column] };
        format!("{}{mark}", cell.replace(" **missed**", " (missed)"))
    });
    ratios.collect::<Vec<_>>().join(" · ")
}

/// How many tests of refusals are shared by all methods, and how often they name this one.
fn refusals(name: &str) -> String {
    let file = text(&root().join("faces/probative-cli/tests/stat/refusals.rs"));
    let shared = file.matches("#[test]").count();
    let own = file.matches(&format!("\"{name}\"")).count();
    format!("{shared} shared, {own} calls of its own")
}

fn table() -> String {
    let mut lines = vec![
        "| Method | numbers of other programs, all met | false alarms at 5 %: 49 · 254 · 3,108 units | fastest peer's time ÷ ours: 3,136 · 85,264 units | bad inputs |".to_owned(),
        "|---|--:|---|---|---|".to_owned(),
    ];
    for method in METHODS {
        let (name, held) = (method.name, method.held);
        lines.push(format!(
            "| `{name}` | {} | {} | {} | {} |",
            references(method),
            calibrated(held.calibrated),
            ratio(held.timed),
            refusals(name)
        ));
    }
    format!("{}\n", lines.join("\n"))
}

#[test]
fn every_method_is_held_against_something_and_has_no_empty_cell() {
    for method in METHODS {
        let (name, held) = (method.name, method.held);
        assert!(references(method) > 0, "{name} is held against nothing");
        let cells = [calibrated(held.calibrated), ratio(held.timed)];
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{name}: {cells:?}");
    }
}

#[test]
fn every_section_has_its_heading() {
    let document = text(&root().join("docs/stat.md"));
    let heading = |line: &str| Some(line.strip_prefix("### ")?.to_lowercase().replace(' ', "-"));
    let headings: Vec<String> = document.lines().filter_map(heading).collect();
    for section in sections() {
        assert!(headings.iter().any(|heading| heading == section), "{section}: {headings:?}");
    }
}

#[test]
fn the_tables_of_methods_are_what_their_command_makes() {
    let document = text(&root().join("docs/stat.md"));
    for (name, table) in tables() {
        let [_, made, _] = parted(&document, &name);
        assert_eq!(made, table, "{name}: run `just stat-table`");
    }
}

#[test]
#[ignore = "writes docs/stat.md"]
fn write_the_tables_of_methods() {
    let file = root().join("docs/stat.md");
    let mut document = text(&file);
    for (name, table) in tables() {
        let [before, _, after] = parted(&document, &name);
        document = format!("{before}{table}{after}");
    }
    std::fs::write(file, document).unwrap();
}
