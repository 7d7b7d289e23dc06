//! What is written is written whole, in its place, and over nothing that is read.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use stale::old_and_new;

mod stale;

struct Bench(tempfile::TempDir);

/// Files by their paths from a folder.
type Files = BTreeMap<String, Vec<u8>>;

impl Bench {
    /// A folder with a case in `case` and a map in `map.csv`.
    fn new() -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        let mirror = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mirror-example");
        for (name, bytes) in files(&mirror) {
            if !name.starts_with("expected") {
                let place = bench.at("case").join(name);
                std::fs::create_dir_all(place.parent().unwrap()).unwrap();
                std::fs::write(place, bytes).unwrap();
            }
        }
        std::fs::write(bench.at("map.csv"), map()).unwrap();
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).args(words.split_whitespace());
        command.stdin(Stdio::null());
        command
    }

    /// The same, with an ear for signals: behind a shell's `&` they are ignored, and so by all that
    /// is started from there.
    #[cfg(target_os = "linux")]
    fn listening(&self, words: &str) -> Command {
        let mut command = Command::new("env");
        command.current_dir(self.0.path()).stdin(Stdio::null());
        command.args(["--default-signal=INT,TERM", env!("CARGO_BIN_EXE_probative")]);
        command.args(words.split_whitespace());
        command
    }

    fn run(&self, words: &str) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs with a fault at a step of the writing.
    fn with_fault(&self, words: &str, fault: &str) -> Output {
        self.command(words).env("PROBATIVE_FAULT", fault).output().unwrap()
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(from), "{from} is not in {path}");
        std::fs::write(self.at(path), text.replace(from, to)).unwrap();
    }

    fn files(&self) -> Files {
        files(self.0.path())
    }
}

/// Every file in a folder and those within it.
fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(&path).unwrap_or_default());
            }
        }
    }
    found
}

/// Twelve places in a row with a value each.
fn map() -> String {
    let rows = (0..12).map(|at| format!("p{at},{at},0,{}\n", at * 7 % 12));
    "id,x,y,v\n".to_owned() + &rows.collect::<String>()
}

fn said(ran: &Output) -> String {
    String::from_utf8_lossy(&ran.stderr).into_owned()
}

const MAP: &str = "map.csv --id id --x x --y y --planar --value v --weights knn:1 --draws 9";

/// What writes into one folder and beside it, quickly.
fn all_outputs() -> String {
    "check case --claim m1 --draws 9 --quiet --out out --site public --sarif a.sarif --junit a.xml"
        .to_owned()
}

#[test]
fn no_output_replaces_what_is_read_however_it_is_spelt() {
    let bench = Bench::new();
    std::fs::copy(bench.at("case/case.toml"), bench.at("case/other.toml")).unwrap();
    std::fs::copy(bench.at("case/argument.txt"), bench.at("a.txt")).unwrap();
    std::fs::create_dir(bench.at("deep")).unwrap();
    let mut attempts = vec![
        "figure case/other.toml m1 --svg case/other.toml".to_owned(),
        "figure case m1 --svg case/CASE.toml".to_owned(),
        "figure case/other.toml m1 --svg case/case.toml".to_owned(),
        "check case --argument a.txt --sarif a.txt --out out".to_owned(),
        "check case --argument a.txt --junit deep/../A.txt --out out".to_owned(),
        format!("stat local-moran {MAP} --csv Map.csv"),
        format!("stat local-moran {MAP} --svg deep/../map.csv"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("map.csv", bench.at("soft.csv")).unwrap();
        std::os::unix::fs::symlink("case", bench.at("way")).unwrap();
        std::fs::hard_link(bench.at("map.csv"), bench.at("hard.csv")).unwrap();
        attempts.push(format!("stat local-moran {MAP} --csv hard.csv"));
        attempts.push(format!("stat local-moran {MAP} --csv soft.csv"));
        attempts.push("check case --sarif way/case.toml --out out".to_owned());
    }
    let before = bench.files();
    for words in attempts {
        let ran = bench.run(&words);
        assert_eq!(ran.status.code(), Some(2), "{words}: {}", said(&ran));
        assert!(said(&ran).contains("help: "), "{words}: {}", said(&ran));
        assert!(bench.files() == before, "{words} wrote something");
    }
}

#[test]
fn no_two_outputs_are_one_file_and_none_stands_where_it_cannot() {
    let bench = Bench::new();
    std::fs::create_dir_all(bench.at("p/report.md")).unwrap();
    std::fs::create_dir_all(bench.at("q/figures")).unwrap();
    std::fs::write(bench.at("p/report.html"), "old").unwrap();
    let before = bench.files();
    let long = "x".repeat(300);
    for words in [
        "--sarif x --junit x --out out",
        "--sarif x --junit ./X --out out",
        "--sarif out/report.html --out out",
        "--sarif out --out out",
        "--sarif out/figures --out out",
        "--out p",
        "--out map.csv",
        "--site map.csv/x --out out",
        "--out out --site out",
        &format!("--sarif {long} --out out"),
        &format!("--out {long}"),
        "--sarif q/figures --out out",
    ] {
        let ran = bench.run(&format!("check case --draws 9 --quiet {words}"));
        assert_eq!(ran.status.code(), Some(2), "{words}: {}", said(&ran));
        assert!(said(&ran).contains("help: "), "{words}: {}", said(&ran));
        assert!(bench.files() == before, "{words} wrote something");
        assert!(!bench.at("out").exists(), "{words} left a folder");
    }
}

#[test]
fn no_output_is_named_by_a_dash() {
    let bench = Bench::new();
    let before = bench.files();
    let of_map = "map.csv --id id --x x --y y --planar --weights knn:2 --value v --draws 9";
    for asked in [
        "check case --draws 19 --sarif -".to_owned(),
        "check case --draws 19 --junit -".to_owned(),
        "check case --draws 19 --site -".to_owned(),
        "check case --draws 19 --out -".to_owned(),
        "figure case m3 --svg -".to_owned(),
        format!("stat moran {of_map} --csv -"),
        format!("stat local-moran {of_map} --svg -"),
        format!("stat weights {} --write -", of_map.replace(" --value v --draws 9", "")),
        "new -".to_owned(),
    ] {
        let ran = bench.run(&asked);
        assert_eq!(ran.status.code(), Some(2), "{asked}: {}", said(&ran));
        assert!(said(&ran).contains("./- is one of that name"), "{asked}: {}", said(&ran));
        assert!(bench.files() == before && ran.stdout.is_empty(), "{asked}");
    }
}

#[test]
fn ids_of_any_length_and_case_have_files_of_their_own() {
    let bench = Bench::new();
    let toml = std::fs::read_to_string(bench.at("case/case.toml")).unwrap();
    let long = "m".repeat(300);
    let edited = toml.replace("\"m1\"", &format!("\"{long}\"")).replace("\"m2\"", "\"M4\"");
    std::fs::write(bench.at("case/case.toml"), edited).unwrap();
    let ran = bench.run("check case --draws 9 --quiet --out out --site public");
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    let names: Vec<String> = bench.files().into_keys().map(|name| name.to_lowercase()).collect();
    let different: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!(names.len(), different.len(), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("out/figures/mmmm")), "{names:?}");
}

#[cfg(unix)]
#[test]
fn a_link_within_the_output_leads_nothing_out_of_it() {
    let bench = Bench::new();
    for folder in ["theirs", "out"] {
        std::fs::create_dir(bench.at(folder)).unwrap();
    }
    std::fs::write(bench.at("theirs/argument.svg"), "theirs").unwrap();
    std::os::unix::fs::symlink("../theirs", bench.at("out/figures")).unwrap();
    let ran = bench.run("check case --draws 9 --quiet --out out");
    assert_eq!(ran.status.code(), Some(2), "{}", said(&ran));
    assert!(said(&ran).contains("leads out of"), "{}", said(&ran));
    assert_eq!(std::fs::read(bench.at("theirs/argument.svg")).unwrap(), b"theirs");
}

fn outputs(bench: &Bench) -> Files {
    bench.files().into_iter().filter(|(name, _)| !name.starts_with("case/")).collect()
}

fn restore(bench: &Bench, files: &Files) {
    for folder in ["out", "public"] {
        std::fs::remove_dir_all(bench.at(folder)).unwrap();
    }
    for (name, bytes) in files {
        std::fs::create_dir_all(bench.at(name).parent().unwrap()).unwrap();
        std::fs::write(bench.at(name), bytes).unwrap();
    }
}

#[cfg(debug_assertions)]
#[test]
#[ignore = "takes seconds; `.ci/run` asks for it"]
fn a_step_that_fails_leaves_every_file_as_it_was() {
    let bench = Bench::new();
    let [old, new] = old_and_new(&bench);
    assert!(old != new);
    for step in 1.. {
        let ran = bench.with_fault(&all_outputs(), &format!("fail:{step}"));
        if ran.status.success() {
            assert!(step > 30, "{step} steps are too few for this");
            break;
        }
        assert_eq!(ran.status.code(), Some(2), "{step}: {}", said(&ran));
        assert!(said(&ran).contains("what stood there is as it was"), "{step}: {}", said(&ran));
        assert!(outputs(&bench) == old, "step {step} changed something");
    }
    assert!(outputs(&bench) == new);
}

#[cfg(debug_assertions)]
#[test]
fn a_step_that_fails_where_nothing_stood_leaves_nothing() {
    let bench = Bench::new();
    let before = bench.files();
    for step in (1..).step_by(5) {
        let ran = bench.with_fault(&all_outputs(), &format!("fail:{step}"));
        if ran.status.success() {
            break;
        }
        assert!(bench.files() == before, "step {step} left a file");
        assert!(
            !bench.at("out").exists() && !bench.at("public").exists(),
            "step {step} left a folder"
        );
    }
}

#[cfg(debug_assertions)]
#[test]
#[ignore = "takes seconds; `.ci/run` asks for it"]
fn what_a_killed_run_had_begun_is_put_back_by_the_next() {
    let bench = Bench::new();
    let [old, new] = old_and_new(&bench);
    for step in 1.. {
        let ran = bench.with_fault(&all_outputs(), &format!("kill:{step}"));
        if ran.status.success() {
            break;
        }
        // The next run, be it one that comes to nothing itself, and into any of the folders.
        let into =
            ["--out out", "--out elsewhere --site public", "--out elsewhere --sarif a.sarif"];
        let next = format!("check case --claim m1 --draws 9 --quiet {}", into[step % 3]);
        let ran = bench.with_fault(&next, "fail:1");
        assert_eq!(ran.status.code(), Some(2), "{step}: {}", said(&ran));
        let now = outputs(&bench);
        assert!(now == old || now == new, "step {step}: not all is old, or not all new");
        restore(&bench, &old);
    }
    assert!(outputs(&bench) == new);
}

#[cfg(all(debug_assertions, target_os = "linux"))]
#[test]
fn a_signal_leaves_all_old_or_all_new_and_nothing_over_and_says_which() {
    use std::os::unix::process::ExitStatusExt;
    let bench = Bench::new();
    let [old, new] = old_and_new(&bench);
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        for step in [1, 9, 30] {
            let mut child = bench.listening(&all_outputs());
            child.env("PROBATIVE_FAULT", format!("wait:{step}")).stderr(Stdio::piped());
            let mut child = child.spawn().unwrap();
            let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
            assert_eq!(told.next().unwrap().unwrap(), "waiting");
            let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(sent.unwrap().success());
            let ended = child.wait().unwrap();
            assert_eq!(ended.signal(), Some(number), "step {step}");
            let told: Vec<String> = told.map(Result::unwrap).collect();
            let now = outputs(&bench);
            assert!(now == old || now == new, "{signal} at step {step}");
            let which = if now == new { "already written" } else { "as it was" };
            assert!(told.concat().contains(which), "{signal} at step {step}: {told:?}");
            restore(&bench, &old);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_in_the_background_passes_over_what_its_shell_does() {
    let bench = Bench::new();
    let script = "trap '' INT; \"$0\" calibrate case --datasets 300 & kill -s INT $!; wait $!";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_probative")]).current_dir(bench.0.path());
    let ran = shell.output().unwrap();
    assert!(ran.status.success(), "{}", said(&ran));
}

#[cfg(debug_assertions)]
#[test]
fn two_runs_into_one_folder_do_not_mix() {
    let bench = Bench::new();
    let [old, new] = old_and_new(&bench);
    restore(&bench, &old);
    let mut slow = bench.command(&all_outputs());
    slow.env("PROBATIVE_FAULT", "wait:40").stderr(Stdio::piped());
    let mut slow = slow.spawn().unwrap();
    let mut told = BufReader::new(slow.stderr.take().unwrap()).lines();
    assert_eq!(told.next().unwrap().unwrap(), "waiting");
    let ran = bench.run(&all_outputs());
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    assert!(slow.wait().unwrap().success());
    assert!(outputs(&bench) == new);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let bench = Bench::new();
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    for words in [
        "figure case m4",
        "check case --claim m1 --draws 9",
        "check case --claim m1 --draws 9 --json",
        &format!("stat moran {MAP} --json"),
        &format!("stat moran {MAP}"),
        "list case",
        "explain figure",
        "schema findings",
        "methods",
        "completions bash",
        "new another",
        "add case figure",
        "--help",
        "check --help",
        "--version",
    ] {
        let ran = bench.command(words).stdout(full()).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{words}: {}", said(&ran));
        assert!(said(&ran).contains("standard output"), "{words}: {}", said(&ran));
    }
}

#[test]
fn calibrate_writes_a_calibration_inside_the_case_and_nothing_else() {
    let bench = Bench::new();
    std::fs::write(bench.at("victim.toml"), "precious = 1\n").unwrap();
    std::fs::write(bench.at("case/notes.toml"), "precious = 1\n").unwrap();
    let toml = std::fs::read_to_string(bench.at("case/case.toml")).unwrap();
    let table = toml.lines().find_map(|line| {
        line.strip_prefix("path = \"sources/").filter(|rest| rest.contains(".csv"))
    });
    let table = format!("sources/{}", table.unwrap().trim_end_matches('"'));
    for place in [
        "../victim.toml",
        "deep/Case.TOML",
        "case.toml",
        "./CASE.toml",
        "notes.toml",
        "argument.txt",
        &table,
        "sources",
    ] {
        let pointed = toml.replace("sources/calibration.toml", place);
        assert!(pointed != toml);
        std::fs::write(bench.at("case/case.toml"), &pointed).unwrap();
        let before = bench.files();
        let ran = bench.run("calibrate case --datasets 5");
        assert!(matches!(ran.status.code(), Some(2..=4)), "{place}: {}", said(&ran));
        assert!(said(&ran).contains("help: "), "{place}: {}", said(&ran));
        assert!(bench.files() == before, "{place} was written");
    }
}

#[test]
fn calibrate_keeps_comments_and_shows_what_changes() {
    let bench = Bench::new();
    bench.edit("case/sources/calibration.toml", "type_one = ", "# Ours.\ntype_one = ");
    let before = bench.files();
    let ran = bench.run("calibrate case --datasets 5");
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    let after = bench.files();
    let others = |files: &Files| {
        let others = files.iter().filter(|(name, _)| *name != "case/sources/calibration.toml");
        others.map(|(name, bytes)| (name.clone(), bytes.clone())).collect::<Files>()
    };
    assert!(others(&before) == others(&after));
    let text = std::fs::read_to_string(bench.at("case/sources/calibration.toml")).unwrap();
    assert!(text.contains("# Ours.\ntype_one = ") && text.contains("datasets = 5"), "{text}");
    let shown = String::from_utf8(ran.stdout).unwrap();
    assert!(shown.contains("\n+ datasets = 5\n") && shown.contains("\n- datasets = "), "{shown}");
    assert!(!shown.contains("- # Ours."), "{shown}");
}
