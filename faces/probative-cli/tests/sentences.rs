//! The page of sentences with their claims: written from a case that is tested.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use super::first_hour::docs;

/// What stands above the claims.
const HEAD: &str = "\
# Sentences and their claims

Find the sentence that is like yours, copy its claim, and put your source, columns and rows in its place.
Under each stands what `probative check` answers. The letter in which the sentences stand is invented, and so is
its law; the deaths are real. All of it lies in [sentences/](sentences): a text, a case, and two tables,

    deaths.csv  fips,state,year,people,deaths,rate   a row for each state and year, 2006 to 2016
    law.csv     fips,state,from,published            a row for each state that has the law

of which the case names the sources `deaths` and `law`. `probative add CASE FILE` writes such a source for your
file, `probative pin CASE --argument TEXT` puts the quoted words' place in the text for `quote`.

";

/// What stands beneath them.
const TAIL: &str = "\
## What has no claim

How many places lie above a number, and a change of the yearly change, have to be reckoned into a column of the
table first. `probative explain` lists the kinds, `probative explain KIND` the keys that a kind has besides these,
`probative explain words` all words.
";

/// A claim of the case: what its heading says, its lines, and the words that it quotes.
struct Shown<'c> {
    heading: &'c str,
    lines: &'c str,
    id: &'c str,
    kind: &'c str,
    quote: String,
}

/// What stands between the quotes behind `key` in some lines.
fn quoted<'c>(lines: &'c str, key: &str) -> &'c str {
    lines.split_once(key).unwrap().1.split_once('"').unwrap().0
}

fn shown(case: &str) -> Vec<Shown<'_>> {
    let claims = case.split("\n\n# ").filter(|chunk| chunk.contains(".\n[[claims]]"));
    claims
        .map(|chunk| {
            let (heading, lines) = chunk.split_once(".\n").unwrap();
            let quote = quoted(lines, "quote = \"").replace("\\n", " ");
            let (id, kind) = (quoted(lines, "id = \""), quoted(lines, "kind = \""));
            Shown { heading, lines: lines.trim_end(), id, kind, quote }
        })
        .collect()
}

/// What a command says in the folder.
fn said(folder: &Path, words: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_probative");
    let ran = Command::new(program).current_dir(folder).args(words).output().unwrap();
    String::from_utf8(ran.stdout).unwrap()
}

/// The answer to a claim, from its word on.
fn answer(said: &str, id: &str) -> String {
    let own = said
        .split("\n\n")
        .find(|block| block.lines().any(|line| line.starts_with(&format!(" {id} "))));
    let lines =
        own.unwrap().lines().skip_while(|line| !line.contains(['✔', '◐', '✖', '?', '∅', '–', '✘']));
    lines.map(|line| line.strip_prefix("      ").unwrap_or(line).to_owned() + "\n").collect()
}

#[test]
fn every_sentence_of_the_page_gets_the_answer_beneath_it() {
    let from = docs().join("sentences");
    let folder = tempfile::tempdir().unwrap();
    for name in ["case.toml", "text.txt", "deaths.csv", "law.csv"] {
        std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    said(folder.path(), &["pin", ".", "--argument", "text.txt"]);
    let answers = said(folder.path(), &["check", ".", "--argument", "text.txt"]);
    let case = std::fs::read_to_string(from.join("case.toml")).unwrap();
    let claims = shown(&case);
    let mut page = HEAD.to_owned();
    for Shown { heading, kind, .. } in &claims {
        let target = heading.to_lowercase().replace([',', ';', ':'], "").replace(' ', "-");
        writeln!(page, "- [{heading}](#{target}): `{kind}`").unwrap();
    }
    for Shown { heading, lines, id, quote, .. } in &claims {
        let answer = answer(&answers, id);
        write!(
            page,
            "\n## {heading}\n\n> {quote}\n\n```toml\n{lines}\n```\n\n```text\n{answer}```\n"
        )
        .unwrap();
    }
    page = page + "\n" + TAIL;
    let path = docs().join("sentences.md");
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&path, &page).unwrap();
        return;
    }
    let held = std::fs::read_to_string(&path).unwrap();
    assert!(page == held, "docs/sentences.md is not what UPDATE=1 would write");
}

#[test]
fn the_table_of_the_sentences_is_that_of_the_public_record() {
    let record = docs().join("../cases/sanctuary-heroin/sources/state_overdose.csv");
    let record = std::fs::read_to_string(record).unwrap();
    let rows = record.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let wanted = ("2006"..="2016").contains(&cells[3]);
        wanted
            .then(|| [cells[0], cells[2], cells[3], cells[4], cells[5], cells[6]].join(",") + "\n")
    });
    let made = "fips,state,year,people,deaths,rate\n".to_owned() + &rows.collect::<String>();
    let table = std::fs::read_to_string(docs().join("sentences/deaths.csv")).unwrap();
    assert!(made == table, "six columns of the record");
}
