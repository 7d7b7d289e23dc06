//! The tutorial, followed to the letter: each command gives the answer that is printed beneath it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command prints, on both outputs, but for what differs from run to run.
fn answer(folder: &Path, command: &str) -> String {
    let words: Vec<&str> = command.strip_prefix("probative ").unwrap().split(' ').collect();
    let program = env!("CARGO_BIN_EXE_probative");
    let ran = Command::new(program)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .args(words)
        .output()
        .unwrap();
    let said = (text(&ran.stdout) + &text(&ran.stderr)).replace(program, "probative");
    let lines = said.lines().map(|line| match line.split_once("report.html        ") {
        Some((before, _)) => format!("{before}report.html"),
        None => line.trim_end().to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

/// The case with what the tutorial puts into it: `put FROM .. TO` replaces what stands between the
/// two, `swap OLD .. NEW` the one by the other.
fn edited(case: &str, told: &str, block: &str) -> String {
    let (verb, marks) = told.split_once(' ').unwrap();
    let (from, to) = marks.split_once(" .. ").unwrap();
    if verb == "swap" {
        assert_eq!(case.matches(from).count(), 1, "{from}");
        return case.replace(from, to);
    }
    let place = |mark: &str, after: usize| match mark {
        "end" => case.len(),
        _ => after + case[after..].find(&format!("\n{mark}")).expect(mark) + 1,
    };
    let start = place(from, 0);
    format!("{}{block}{}", &case[..start], &case[place(to, start)..])
}

/// A part of the page: what stands before it, and the block with its language.
struct Block<'a> {
    before: &'a str,
    language: &'a str,
    inside: &'a str,
}

fn blocks(page: &str) -> (Vec<Block<'_>>, &str) {
    let (mut found, mut rest) = (Vec::new(), page);
    while let Some((before, behind)) = rest.split_once("```") {
        let (language, behind) = behind.split_once('\n').unwrap();
        let (inside, behind) = behind.split_once("```\n").unwrap();
        found.push(Block { before, language, inside });
        rest = behind;
    }
    (found, rest)
}

/// What the words before a block tell to do with the case.
fn told(before: &str) -> impl Iterator<Item = &str> {
    before.split("<!-- ").skip(1).map(|comment| comment.split_once(" -->").unwrap().0)
}

#[test]
fn the_first_hour_goes_as_it_says() {
    let page = std::fs::read_to_string(docs().join("first-hour.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["text.txt", "deaths.csv"] {
        std::fs::copy(docs().join("first-hour").join(name), folder.path().join(name)).unwrap();
    }
    let case = folder.path().join("hour/case.toml");
    let (blocks, rest) = blocks(&page);
    let (mut answered, mut made) = (String::new(), String::new());
    for Block { before, language, inside } in blocks {
        for told in told(before) {
            let block = if language == "toml" { inside } else { "" };
            let text = std::fs::read_to_string(&case).unwrap();
            std::fs::write(&case, edited(&text, told, block)).unwrap();
        }
        let inside = match language {
            "sh" => {
                answered = inside.lines().map(|line| answer(folder.path(), line)).collect();
                inside
            }
            "text" => &answered,
            _ => inside,
        };
        made.push_str(&format!("{before}```{language}\n{inside}```\n"));
    }
    made.push_str(rest);
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(docs().join("first-hour.md"), &made).unwrap();
        return;
    }
    assert!(made == page, "the page as it would be, with UPDATE=1:\n{made}");
    assert!(page.matches("nothing was tested").count() == 1);
}

#[test]
fn the_table_of_the_first_hour_is_that_of_the_public_record() {
    let record = docs().join("../cases/mirror-example/sources/state_deaths.csv");
    let record = std::fs::read_to_string(record).unwrap();
    let rows = record.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        [cells[0], cells[1], cells[2], cells[4], cells[3]].join(",") + "\n"
    });
    let made = "fips,name,year,deaths,people\n".to_owned() + &rows.collect::<String>();
    let table = std::fs::read_to_string(docs().join("first-hour/deaths.csv")).unwrap();
    assert!(made == table, "five columns of the record");
}
