//! What is read is a plain file of a bounded size, whoever names it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

struct Bench(tempfile::TempDir);

impl Bench {
    /// A folder with the example case in `example` and a map in `map.shp`.
    fn new() -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        assert_eq!(bench.run("new example").status.code(), Some(0));
        let map =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/bad/46_slivers_shapefile");
        for part in ["shp", "shx", "dbf"] {
            std::fs::copy(map.join("map").with_extension(part), bench.at(&format!("map.{part}")))
                .unwrap();
        }
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs, and fails if it takes longer than a plain refusal may.
    fn run(&self, words: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).args(words.split_whitespace());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let started = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if started.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{words} hangs");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        child.wait_with_output().unwrap()
    }
}

fn said(ran: &Output) -> String {
    String::from_utf8_lossy(&ran.stderr).into_owned()
}

/// Every way in which a file is named, with the file.
const WAYS: [(&str, &str); 15] = [
    ("read odd", "odd"),
    ("check example/case.toml", "example/case.toml"),
    ("check example", "example/sources/table.csv"),
    ("check example --argument odd", "odd"),
    ("list odd", "odd"),
    ("calibrate odd", "odd"),
    ("audit odd", "odd"),
    ("figure odd first", "odd"),
    ("new another --table odd", "odd"),
    ("stat moran odd --value v --weights queen", "odd"),
    ("count rate odd --value a --exposure b", "odd"),
    ("stat weights map.shp --weights queen", "map.dbf"),
    ("stat weights map.shp --weights queen", "map.prj"),
    ("stat weights map.shp --weights queen", "map.shx"),
    ("stat weights map.shp --weights queen", "map.CPG"),
];

/// Each way again, with the file replaced by what `put` makes of its place.
fn every_way(put: impl Fn(&Path), code: &str) {
    let ways = WAYS.into_iter().chain([("stat weights map.shp --weights odd.gal", "odd.gal")]);
    for (words, name) in ways {
        let bench = Bench::new();
        let place = bench.at(name);
        let _ = std::fs::remove_file(&place);
        put(&place);
        let ran = bench.run(words);
        let said = said(&ran);
        // A folder that is named as a case is one.
        let names_a_case = place.is_dir()
            && ["check", "list", "calibrate", "audit", "figure"]
                .iter()
                .any(|command| words.starts_with(command) && words.contains(name));
        if names_a_case && !words.contains("--argument") {
            assert_eq!(ran.status.code(), Some(2), "{words}: {said}");
            continue;
        }
        assert_eq!(ran.status.code(), Some(3), "{words}: {said}");
        assert!(
            said.contains(&format!("error[{code}]")) && said.contains("help: "),
            "{words}: {said}"
        );
    }
}

#[test]
fn a_folder_is_no_file() {
    every_way(|place| std::fs::create_dir(place).unwrap(), "E110");
}

#[test]
fn a_file_with_holes_is_as_large_as_it_says() {
    let holes = |place: &Path| std::fs::File::create(place).unwrap().set_len(2 << 30).unwrap();
    every_way(holes, "E111");
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_not_waited_for() {
    let pipe =
        |place: &Path| assert!(Command::new("mkfifo").arg(place).status().unwrap().success());
    every_way(pipe, "E110");
}

#[cfg(unix)]
#[test]
fn a_device_without_an_end_is_not_begun() {
    let bench = Bench::new();
    for words in [
        "check /dev/zero",
        "list /dev/zero",
        "check example --argument /dev/zero",
        "new another --table /dev/zero",
        "stat moran /dev/zero --value v --weights queen",
    ] {
        let ran = bench.run(words);
        let said = said(&ran);
        assert!(ran.status.code() == Some(3) && said.contains("E110"), "{words}: {said}");
    }
}

#[test]
fn the_size_of_a_file_is_bounded_by_a_flag_that_the_message_names() {
    let bench = Bench::new();
    let refused = bench.run("check example --max-file 3KiB");
    let message = said(&refused);
    assert_eq!(refused.status.code(), Some(3), "{message}");
    assert!(
        message.contains("at most 3072 are read") && message.contains("--max-file 8KiB"),
        "{message}"
    );
    let read = bench.run("check example --max-file 8KiB");
    assert_eq!(read.status.code(), Some(0), "{}", said(&read));
    for wrong in ["12", "MiB", "-1MiB", "9999999999999GiB"] {
        assert_eq!(bench.run(&format!("check example --max-file={wrong}")).status.code(), Some(2));
    }
}

#[test]
fn threads_are_bounded_and_the_message_says_by_what() {
    let bench = Bench::new();
    for words in [
        "check example",
        "calibrate example",
        "audit example",
        "figure example first",
        "stat moran map.shp --value v --weights queen",
    ] {
        for threads in ["100000", "18446744073709551615"] {
            let ran = bench.run(&format!("{words} --threads={threads}"));
            assert_eq!(ran.status.code(), Some(2), "{words}: {}", said(&ran));
            assert!(said(&ran).contains("0..=256"), "{words}: {}", said(&ran));
        }
    }
    assert_eq!(bench.run("check example --threads 256").status.code(), Some(0));
}
