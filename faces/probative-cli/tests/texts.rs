//! `probative read`: a text from its bytes to a draft that is checked at once.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::Path;
use std::process::{Command, Output};

const TEXT: &str = "In 2012, 40 of the 90 mills in Ohio were closed. Thefts were down 9 percent last year. \
                    Everyone in Ohio is now eligible to vote. Is that not enough?\n";

fn probative(folder: &Path, args: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_probative"));
    Command::new(program).current_dir(folder).args(args).output().unwrap()
}

/// What a run says of a file with these bytes: its exit code, its output, what it says aside.
fn read_file(name: &str, bytes: &[u8], more: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    let ran = probative(folder.path(), &[&["read", name], more].concat());
    let [out, err] = [ran.stdout, ran.stderr].map(|text| String::from_utf8(text).unwrap());
    (ran.status.code().unwrap(), out, err)
}

#[test]
fn a_draft_is_checked_at_once_and_its_questions_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mills.txt"), TEXT).unwrap();
    let args = ["read", "mills.txt", "--date", "2013-05-01", "--out", "draft"];
    let ran = probative(folder.path(), &args);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let check = ["check", "draft", "--argument", "mills.txt"];
    let short = String::from_utf8(probative(folder.path(), &check).stdout).unwrap();
    assert!(short.contains(" c01, c02, c03: not tested, as drafted"), "{short}");
    let checked = probative(folder.path(), &[&check[..], &["--verbose"]].concat());
    let said = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(5), "nothing could be tested yet: {said}");
    assert!(
        said.contains(" c01  share") && said.contains("the part and the whole, counted alike"),
        "{said}"
    );
    let listed = probative(folder.path(), &["list", "draft", "--questions"]);
    let said = String::from_utf8(listed.stdout).unwrap();
    assert!(said.contains("which list?") && said.contains("open questions"), "{said}");
    let again = probative(folder.path(), &args);
    assert_eq!(again.status.code(), Some(2), "a draft never takes the place of a case");
}

/// A draft whose lines below each claim are taken out of their comments, with the answers of its
/// author: a table and its columns in the place of each `?`.
fn answered(draft: &str) -> String {
    let line = |line: &str| {
        let table = line.strip_prefix("# ").filter(|line| {
            let key = line.split(" = ").next().unwrap_or_default();
            line.starts_with('[') || (key.len() < line.len() && !key.contains(' '))
        });
        let line = table.unwrap_or(line);
        let value = if line.starts_with("exposure") { "people" } else { "deaths" };
        let line = line.replace("source = \"?\"", "source = \"deaths\"");
        let line = line.replace("value = \"?\"", &format!("value = \"{value}\""));
        let line = line.replace("said = \"?\"", "said = \"overdose deaths\"");
        line.replace("= \"?\"", "= \"all who died\"")
    };
    let kept = draft.lines().filter(|line| {
        !["not_held", "would_change", "# To test"].iter().any(|key| line.starts_with(key))
    });
    kept.map(|one| line(one) + "\n").collect()
}

#[test]
fn a_draft_whose_questions_are_answered_gives_six_verdicts() {
    let text = "Drug overdoses killed about 64,000 people in 2016. In West Virginia 884 people died \
                of overdoses in 2016. Ohio had 7 percent of all overdose deaths in 2016. In Ohio \
                overdose deaths rose from 2015 to 2016. In West Virginia overdose deaths fell from \
                2015 to 2016. People died of overdoses more often in Ohio and Kentucky than \
                elsewhere in 2016.\n";
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/first-hour/deaths.csv");
    std::fs::copy(table, at("deaths.csv")).unwrap();
    std::fs::write(at("text.txt"), text).unwrap();
    probative(folder.path(), &["read", "text.txt", "--date", "2018-03-06", "--out", "draft"]);
    probative(folder.path(), &["add", "draft", "deaths.csv"]);
    let draft = std::fs::read_to_string(at("draft/case.toml")).unwrap();
    // What only a reader of the table knows: the nation is all its states.
    let rows = "where = { year = [\"2016\"] }, value = \"deaths\"";
    let case = answered(&draft).replacen(rows, &format!("{rows}, sum_over = [\"fips\"]"), 1);
    std::fs::write(at("draft/case.toml"), &case).unwrap();
    let checked = probative(folder.path(), &["check", "draft", "--argument", "text.txt"]);
    let [said, odd] = [checked.stdout, checked.stderr].map(|it| String::from_utf8(it).unwrap());
    assert!(said.contains(" 6 claims: ") && said.contains("· 0 not tested"), "{said}{odd}{case}");
}

#[test]
fn a_draft_with_tables_at_hand_has_their_columns_and_says_what_they_lack() {
    let text = "In West Virginia 884 people died of overdoses in 2016. In Ohio overdose deaths rose \
                from 2015 to 2016. People died of overdoses more often in Ohio and Kentucky than \
                elsewhere in 2016. In Ohio 40 mills were closed in 2016.\n";
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/first-hour/deaths.csv");
    std::fs::create_dir_all(at("tables/more")).unwrap();
    std::fs::copy(table, at("tables/more/overdose deaths.csv")).unwrap();
    std::fs::write(at("tables/readme.txt"), "Tables.\n").unwrap();
    std::fs::write(at("tables/looms.csv"), "fips,looms\n39,4\n21,9\n").unwrap();
    std::fs::write(at("text.txt"), text).unwrap();
    let read = ["read", "text.txt", "--date", "2018-03-06", "--files", "tables"];
    let told = String::from_utf8(probative(folder.path(), &read).stdout).unwrap();
    assert_eq!(told.matches("at hand: tables/more/overdose deaths.csv").count(), 3, "{told}");
    assert!(told.contains("3 of 4 claims have a table at hand"), "{told}");
    assert!(told.contains("no table: tables/readme.txt"), "{told}");
    probative(folder.path(), &[&read[..], &["--out", "draft"]].concat());
    let draft = std::fs::read_to_string(at("draft/case.toml")).unwrap();
    assert!(at("draft/sources/overdose deaths.csv").exists(), "it is copied");
    assert!(!at("draft/sources/looms.csv").exists(), "nothing asks for it");
    // All that its author does is to take the marks off, and to say what the text leaves open.
    let (own, rest) = draft.split_once("# figure: a number or an event, by `40`").unwrap();
    std::fs::write(at("draft/case.toml"), format!("{}#{rest}", answered(own))).unwrap();
    let checked = probative(folder.path(), &["check", "draft", "--argument", "text.txt"]);
    let [said, odd] = [checked.stdout, checked.stderr].map(|it| String::from_utf8(it).unwrap());
    assert!(said.contains(" 4 claims: ") && said.contains("· 1 not tested"), "{said}{odd}{draft}");
}

#[test]
fn a_drafted_table_is_taken_whole_or_not_at_all_and_nothing_that_is_there_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    std::fs::write(at("mills.txt"), TEXT).unwrap();
    std::fs::create_dir(at("taken")).unwrap();
    std::fs::write(at("taken/mills.txt"), "mine").unwrap();
    let read = ["read", "mills.txt", "--date", "2013-05-01", "--out"];
    let ran = probative(folder.path(), &[&read[..], &["taken"]].concat());
    assert_eq!(ran.status.code(), Some(2), "taken/mills.txt is there");
    assert_eq!(std::fs::read_to_string(at("taken/mills.txt")).unwrap(), "mine");
    probative(folder.path(), &[&read[..], &["draft"]].concat());
    let draft = std::fs::read_to_string(at("draft/case.toml")).unwrap();
    let share = "# [claims.share]\n";
    assert!(draft.contains(share), "{draft}");
    for broken in [
        draft.replace(share, &format!("\n{share}")),
        draft.replace(share, "# [[claims]]\n"),
        draft.replace("not_held = {", "not_held.note = \"a\"\nnot_held = {"),
        draft.replace("id = \"c02\"", "id = \"c01\""),
        draft.replacen("not_held = {", "\"not_held\" = {", 1),
    ] {
        std::fs::write(at("draft/case.toml"), &broken).unwrap();
        let ran = probative(folder.path(), &"add draft c01".split(' ').collect::<Vec<_>>());
        let odd = String::from_utf8(ran.stderr).unwrap();
        assert!(!ran.status.success() && odd.contains("help"), "{odd}\n{broken}");
        assert_eq!(std::fs::read_to_string(at("draft/case.toml")).unwrap(), broken);
    }
    std::fs::write(at("draft/case.toml"), &draft).unwrap();
    let ran = probative(folder.path(), &"add draft c01 c01".split(' ').collect::<Vec<_>>());
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let ran = probative(folder.path(), &"add draft c01".split(' ').collect::<Vec<_>>());
    assert_eq!(ran.status.code(), Some(2), "it is taken");
}

#[test]
fn claims_are_printed_as_json_with_bytes_of_the_file() {
    let html = format!(
        "<html><script>var x = '9 mills';</script><p>{}</p></html>",
        TEXT.replace("mills", "<b>mills</b>")
    );
    let (exit, out, _) =
        read_file("mills.html", html.as_bytes(), &["--date", "2013-05-01", "--json"]);
    let claims: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(exit, 0);
    assert_eq!(
        (claims[0]["kind"].as_str(), claims[0]["places"][0]["geoid"].as_str()),
        (Some("share"), Some("39"))
    );
    let at = |key: &str| claims[0][key].as_u64().unwrap() as usize;
    let words = &html[at("byte_start")..at("byte_end")];
    assert_eq!(words, "In 2012, 40 of the 90 <b>mills</b> in Ohio were closed");
    assert_eq!(claims[1]["time"][0]["from"], "2012");
}

#[test]
fn a_text_is_shown_with_its_claims_marked() {
    let (_, out, _) = read_file("mills.txt", TEXT.as_bytes(), &["--show"]);
    let marked = "⟦c01 share, by “40”, “90”: In 2012, 40 of the 90 mills in Ohio were closed⟧";
    assert!(out.contains(marked), "{out}");
    let folder = tempfile::tempdir().unwrap();
    let hostile =
        format!("{TEXT}<script>alert(1)</script> took 9 percent of <i>all</i> mills in 2012.\n");
    std::fs::write(folder.path().join("mills.txt"), hostile).unwrap();
    probative(folder.path(), &["read", "mills.txt", "--html", "page.html"]);
    let page = std::fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(page.contains("<mark id=\"c01\"") && page.contains("a question"), "{page}");
    assert!(
        !page.contains("<script>") && page.contains("script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
}

#[test]
fn every_reading_of_a_claim_is_told_with_the_words_that_decided() {
    let text = "Because of the levy, 9 percent of the mills in Ohio closed in 2012.\n";
    let (_, out, _) = read_file("mills.txt", text.as_bytes(), &[]);
    assert!(out.contains("by “Because of”; or share by “9 percent”"), "{out}");
    let (_, out, _) = read_file("mills.txt", text.as_bytes(), &["--show"]);
    assert!(out.contains("⟦c01 effect or share, by “Because of”: "), "{out}");
    let (_, out, _) = read_file("mills.txt", text.as_bytes(), &["--json"]);
    let claims: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(claims[0]["decided_by"][0], "Because of");
    assert_eq!(claims[0]["other_readings"][0]["kind"], "share");
    assert_eq!(claims[0]["other_readings"][0]["decided_by"][0], "9 percent");
}

#[test]
fn one_line_of_fifty_megabytes_is_answered_with_a_remedy_at_once() {
    let line = "In 2012, 40 of the 90 mills in Ohio were closed. ".repeat(1 << 20);
    let start = std::time::Instant::now();
    let (exit, out, err) = read_file("line.txt", line.as_bytes(), &[]);
    assert_eq!((exit, out.as_str()), (3, ""), "{err}");
    assert!(err.contains("error[E111]") && err.contains("split -C 4M line.txt part-"), "{err}");
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn what_cannot_be_read_is_refused_with_its_code() {
    let spanish = "Los molinos del valle cerraron el año pasado porque nadie pagaba las cuentas de la luz, \
                   y más de cuarenta familias dejaron el pueblo para buscar trabajo lejos de su casa.";
    let large = "mill ".repeat(1 << 20);
    let rows: [(&str, &[u8], &str); 7] = [
        ("empty.txt", b"", "E121"),
        ("menu.html", b"<html><nav>Home</nav><script>x</script></html>", "E121"),
        ("binary.txt", b"in the\0house", "E122"),
        ("broken.txt", b"in the \xff house", "E101"),
        ("spanish.txt", spanish.as_bytes(), "E123"),
        ("undated.txt", TEXT.as_bytes(), "E124"),
        ("large.txt", large.as_bytes(), "E111"),
    ];
    for (name, bytes, code) in rows {
        let (exit, out, err) = read_file(name, bytes, &["--out", "draft"]);
        assert_eq!((exit, out.as_str()), (3, ""), "{name}: {err}");
        let (told, place) = (format!("error[{code}]"), format!("--> {name}"));
        let parts = [told.as_str(), place.as_str(), "why: ", "help: "];
        assert!(parts.iter().all(|part| err.contains(*part)), "{name}: {err}");
    }
}

#[test]
fn signs_that_hide_or_imitate_are_told_and_the_text_is_read() {
    let rows =
        [("\u{202e}40 mills closed in Ohio.", "W121"), ("\u{ff11}2 mills closed in Ohio.", "W122")];
    for (text, code) in rows {
        let (exit, _, err) = read_file("odd.txt", text.as_bytes(), &[]);
        assert_eq!(exit, 0, "{err}");
        assert!(err.contains(&format!("warning  {code}  odd.txt: ")), "{err}");
    }
}

#[test]
fn what_stands_outside_of_the_article_of_a_page_is_told() {
    let html = "<body><div><a href=a>Home</a> <a href=b>News</a></div><article><p>In Ohio 40 mills closed \
                in 2012, and nobody has opened one since then.</p></article>";
    let (exit, out, err) = read_file("page.html", html.as_bytes(), &[]);
    assert_eq!(exit, 0, "{err}");
    assert!(err.contains("warning  W123  page.html: 2 words of this page are not read"), "{err}");
    assert!(out.contains("40 mills closed"), "{out}");
}
