//! One way to read, one to write, one to print, and one escaping a format.

use std::path::Path;

use probative_tests::{files, root, text};

/// Parts of a line that do something, and the files that alone may hold them.
struct Way {
    calls: &'static [&'static str],
    places: &'static [&'static str],
}

const WAYS: [Way; 4] = [
    Way {
        calls: &[
            "fs::write(",
            "fs::rename(",
            "fs::hard_link(",
            "fs::copy(",
            "fs::create_dir",
            "fs::remove_",
            "File::create",
            "NamedTempFile",
            ".set_len(",
            "symlink(",
        ],
        places: &["faces/probative-cli/src/output", "faces/probative-cli/src/interrupt.rs"],
    },
    Way {
        calls: &["fs::read(", "fs::read_to_string(", "fs::File", "fs::{", "OpenOptions"],
        places: &[
            "faces/probative/src/plain.rs",
            "faces/probative-cli/src/output",
            "faces/probative-cli/src/interrupt.rs",
        ],
    },
    Way {
        calls: &["println!", "print!(", "io::stdout()", "io::stderr()"],
        places: &["faces/probative-cli/src/terminal.rs", "faces/probative-cli/src/stderr.rs"],
    },
    Way {
        calls: &["\"&amp;\"", "\"&lt;\"", "\"&quot;\"", "replace('\"', ", "%{byte:02X}"],
        places: &["crates/probative-terms/src/text/escape.rs"],
    },
];

/// What a text of Rust calls before its tests and outside its comments.
fn called<'w>(code: &str, way: &'w Way) -> Vec<&'w str> {
    let own = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines: Vec<&str> =
        own.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let holds = |call: &&&str| lines.iter().any(|line| line.contains(**call));
    way.calls.iter().filter(holds).copied().collect()
}

/// The sources of the program, without its tests.
fn sources() -> Vec<(String, String)> {
    let folders = ["crates", "faces"].map(|folder| files(&root().join(folder), "rs"));
    let named = folders.concat().into_iter().map(|file| {
        let name = file.strip_prefix(root()).unwrap_or(&file).to_string_lossy().into_owned();
        (name, text(&file))
    });
    let of_tests = |name: &str| {
        ["/tests/", "/examples/", "tests.rs", "fixture.rs", "hostile.rs", "build.rs"]
            .iter()
            .any(|part| name.contains(part))
    };
    named.filter(|(name, _)| !of_tests(name)).collect()
}

#[test]
fn files_standard_output_and_markup_are_written_in_one_place_each() {
    let sources = sources();
    assert!(sources.len() > 100);
    for way in &WAYS {
        for (name, code) in &sources {
            let may = way.places.iter().any(|place| name.starts_with(place));
            let found = called(code, way);
            assert!(may || found.is_empty(), "{name} holds {found:?}; so may {:?}", way.places);
        }
        let all_there = |place: &&&str| root().join(Path::new(place)).exists();
        assert!(way.places.iter().all(|place| all_there(&place)), "{:?}", way.places);
    }
}

#[test]
fn a_planted_second_way_is_noticed() {
    for (way, line) in WAYS.iter().zip([
        "    std::fs::write(path, bytes)?;",
        "    let bytes = std::fs::read(path)?;",
        "    println!(\"{answer}\");",
        "    text.replace('\"', \"\\\"\\\"\")",
    ]) {
        assert_eq!(called(&format!("fn f() {{\n{line}\n}}\n"), way).len(), 1, "{line}");
        assert!(called(&format!("// {line}\n"), way).is_empty());
    }
}
