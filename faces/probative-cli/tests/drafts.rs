//! A case that is being written: what `add` and `pin` put into it, and what they leave alone.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test of files opens files")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use probative_terms::Kind;

/// A folder with a case without claims, about the tables of the leaves, in `case`.
struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Bench {
        let bench = Bench(tempfile::tempdir().unwrap());
        let leaves = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/leaves");
        std::fs::create_dir_all(bench.at("case/sources")).unwrap();
        for entry in std::fs::read_dir(leaves.join("sources")).unwrap() {
            let from = entry.unwrap().path();
            let to = bench.at("case/sources").join(from.file_name().unwrap());
            std::fs::copy(from, to).unwrap();
        }
        std::fs::copy(leaves.join("examples.toml"), bench.at("case/case.toml")).unwrap();
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.at(path), text).unwrap();
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{from} is not in {path}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probative"));
        command.current_dir(self.0.path()).env_remove("CLICOLOR_FORCE").args(args);
        command.output().unwrap()
    }

    /// What a run says that does as it is asked.
    fn done(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert!(ran.status.success(), "{args:?}: {}", text(&ran.stderr));
        text(&ran.stdout)
    }

    /// What a run says that refuses.
    fn refused(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert!(!ran.status.success(), "{args:?}: {}", text(&ran.stdout));
        text(&ran.stderr)
    }

    /// A text that holds the quoted words of every claim.
    fn quoted(&self) -> String {
        let toml = self.read("case/case.toml");
        let quotes = toml.split("anchor = { quote = \"").skip(1);
        let quotes =
            quotes.map(|behind| behind.split("\" }").next().unwrap().replace("\\\"", "\""));
        quotes.map(|quote| quote + "\n").collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_example_of_every_kind_is_added_pinned_and_tested() {
    let bench = Bench::new();
    for kind in Kind::ALL {
        bench.done(&["add", "case", kind.word()]);
    }
    assert!(bench.refused(&["check", "case"]).contains("probative pin"), "quotes are no places");
    bench.write("text.txt", &bench.quoted());
    bench.done(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(!bench.read("case/case.toml").contains("quote = "));
    let said = bench.done(&["check", "case", "--argument", "text.txt", "--draws", "999"]);
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains("1 not testable · 0 not tested"), "only a motive is not tested: {said}");
    for kind in Kind::ALL {
        let page = bench.done(&["explain", kind.word()]);
        let claim = page.split("[[claims]]").nth(1).expect("a claim is shown");
        assert!(claim.contains(&format!("kind = \"{}\"", kind.word())) && claim.contains(" # "));
    }
}

#[test]
fn pinning_again_changes_nothing_and_comments_stay() {
    let bench = Bench::new();
    bench.done(&["add", "case", "figure"]);
    bench.edit("case/case.toml", "anchor = {", "# Ours.\nanchor = {");
    bench.write("text.txt", &format!("Before.\n{}After.\n", bench.quoted()));
    let told = bench.done(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(
        told.contains("- anchor = { quote") && told.contains("+ anchor = { start = 8"),
        "{told}"
    );
    let pinned = bench.read("case/case.toml");
    assert!(pinned.contains("# Ours.\nanchor = { start = 8, length = 44, sha256 = \""), "{pinned}");
    assert!(pinned.contains("# Where it stands in the text."));
    let told = bench.done(&["pin", "case", "--argument", "text.txt"]);
    assert!(told.contains("nothing is missing"), "{told}");
    assert_eq!(bench.read("case/case.toml"), pinned);
}

#[test]
fn words_sought_in_a_source_are_pinned_without_the_text() {
    let bench = Bench::new();
    bench.done(&["add", "case", "quote"]);
    assert!(bench.refused(&["check", "case"]).contains("its words are quoted and not pinned yet"));
    let told = bench.done(&["pin", "case"]);
    assert!(
        told.contains("- quote = \"it rains, often\"") && told.contains("+ words = 3"),
        "{told}"
    );
    assert!(told.contains("the words of c1 are to be looked up"), "{told}");
}

#[test]
fn words_that_stand_twice_or_nowhere_are_told_with_their_lines() {
    let bench = Bench::new();
    bench.done(&["add", "case", "figure"]);
    let before = bench.read("case/case.toml");
    let quote = bench.quoted();
    bench.write("text.txt", &format!("{quote}{quote}"));
    let told = bench.refused(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(told.contains("error[E303]") && told.contains("on lines 1, 2"), "{told}");
    bench.write("text.txt", "Twenty-four people\ndied elsewhere.\n");
    let told = bench.refused(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(told.contains("line 1 has \"Twenty-four people died\""), "{told}");
    assert_eq!(bench.read("case/case.toml"), before);
    let told = bench.refused(&["pin", "case"]);
    assert!(told.contains("the words of c1") && told.contains("--argument"), "{told}");
}

#[test]
fn a_text_that_changed_is_pinned_where_that_is_asked_for() {
    let bench = Bench::new();
    bench.done(&["add", "case", "figure"]);
    bench.write("text.txt", &bench.quoted());
    bench.done(&["pin", "case", "--argument", "text.txt", "--all"]);
    bench.write("text.txt", &format!("A new line.\n{}", bench.read("text.txt")));
    let told = bench.refused(&["pin", "case", "--argument", "text.txt"]);
    assert!(told.contains("another text") && told.contains("57 bytes"), "{told}");
    let told = bench.refused(&["check", "case", "--argument", "text.txt"]);
    assert!(told.contains("bytes = 57"), "the right hash and length are printed: {told}");
    bench.done(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(bench.read("case/case.toml").contains("anchor = { start = 12, length = 44,"));
    bench.write("text.txt", "Other words altogether, and so many that the place is in it.\n");
    let told = bench.refused(&["pin", "case", "--argument", "text.txt", "--all"]);
    assert!(told.contains("stand nowhere in this text"), "{told}");
}

#[test]
fn a_source_is_pinned_where_it_has_no_hash_or_is_asked_for() {
    let bench = Bench::new();
    let toml = bench.read("case/case.toml");
    let hash = toml.lines().find(|line| line.starts_with("sha256 = \"48184f")).unwrap();
    bench.edit("case/case.toml", &format!("{hash}\n"), "");
    bench.done(&["pin", "case"]);
    assert!(bench.read("case/case.toml").contains(hash), "what is missing is written");
    bench.write("case/sources/table.csv", "state,deaths\n01,7\n");
    let told = bench.done(&["pin", "case"]);
    assert!(told.contains("is another file than the pinned one: 48184f"), "{told}");
    assert!(bench.read("case/case.toml").contains(hash), "nobody asked for it");
    assert!(
        bench.refused(&["pin", "case", "--source", "death"]).contains("did you mean `deaths`?")
    );
    bench.done(&["pin", "case", "--source", "deaths"]);
    assert!(!bench.read("case/case.toml").contains(hash));
}

#[test]
fn a_file_is_added_as_a_source_with_its_columns_and_what_it_can_serve() {
    let bench = Bench::new();
    bench.write("My rents.csv", "fips,year,rent,homes\n01,2015,700,90\n04,2015,800,95\n");
    let told = bench.done(&["add", "case", "My rents.csv"]);
    assert!(told.contains("`my_rents`") && told.contains("codes of states, 2 different"), "{told}");
    assert!(told.contains("rate: ") && !told.contains("membership"), "{told}");
    let toml = bench.read("case/case.toml");
    assert!(toml.contains("path = \"sources/My rents.csv\"") && toml.contains("# fips "), "{toml}");
    assert!(bench.at("case/sources/My rents.csv").is_file());
    bench.done(&["add", "case", "arithmetic"]);
    bench.write("text.txt", &bench.quoted());
    bench.done(&["pin", "case", "--argument", "text.txt", "--all"]);
    bench.done(&["check", "case"]);
    let told = bench.done(&["add", "case", "case/sources/My rents.csv"]);
    assert!(told.contains("`my_rents` already") && told.contains("nothing is changed"), "{told}");
    assert!(
        bench
            .refused(&["add", "case", "shares"])
            .contains("neither a kind of claim, a claim of the case nor a file")
    );
}

#[test]
fn a_mended_file_of_a_source_is_taken_with_what_changes_and_another_table_is_not() {
    let bench = Bench::new();
    bench.write("rents.csv", "fips,rent\n01,700\n04,800\n");
    bench.done(&["add", "case", "rents.csv"]);
    bench.write("rents.csv", "fips,rent\n01,700\n04,850\n");
    let told = bench.done(&["add", "case", "rents.csv"]);
    assert!(told.contains("- 04,800\n+ 04,850\n") && told.contains("+ sha256 = "), "{told}");
    assert_eq!(bench.read("case/sources/rents.csv"), bench.read("rents.csv"));
    assert_eq!(bench.read("case/case.toml").matches("path = \"sources/rents.csv\"").count(), 1);
    // One that was mended where it lies is pinned as it is.
    bench.write("case/sources/rents.csv", "fips,rent\n01,700\n04,900\n");
    let told = bench.done(&["add", "case", "case/sources/rents.csv"]);
    assert!(told.contains("+ sha256 = "), "{told}");
    bench.write("rents.csv", "place,people\nMaine,7\n");
    let told = bench.refused(&["add", "case", "rents.csv"]);
    assert!(told.contains("another first line") && told.contains("--source rents"), "{told}");
    assert!(bench.read("case/sources/rents.csv").contains("04,900"));
}

#[test]
fn totals_among_places_and_signs_for_none_are_said_of_a_source_that_is_added() {
    let bench = Bench::new();
    let rows = "county,deaths\nAdams,12\nBond,7\nClay,-999\nDrew,3\nEast,44\nTotal,66\n";
    bench.write("rows.csv", rows);
    let told = bench.done(&["add", "case", "rows.csv"]);
    let lines = ["missing = [\"-999\"]", "leave_out = { \"county\" = [\"Total\"] }"];
    let toml = bench.read("case/case.toml");
    for line in lines {
        assert!(told.contains(&format!("  + {line}\n")) && toml.contains(line), "{told}");
    }
    assert!(toml.contains("# line 7, `county`: `Total` marks the row as the total of others"));
    assert!(told.contains("deaths  numbers, 3 to 44"), "{told}");
    bench.write("all.csv", rows);
    bench.done(&["add", "case", "all.csv", "--missing", "none"]);
    assert!(bench.read("case/case.toml").contains("missing = [\"none\"]"));
}

#[test]
fn files_of_a_year_each_are_joined_into_one_table_that_says_where_it_comes_from() {
    let bench = Bench::new();
    bench.write("deaths15.csv", "fips,deaths\n01,-7\n04,1000\n");
    bench.write("deaths16.csv", "deaths,fips\n9,01\n11,04\n");
    let files = ["deaths15.csv", "deaths16.csv"];
    let told = bench.done(&["add", "case", files[0], files[1], "--years", "2015,2016"]);
    assert!(told.contains("deaths15.csv: 2 rows of 2015, sha256 ") && told.contains("trend: "));
    let joined = bench.read("case/sources/deaths_2015_2016.csv");
    assert!(joined.starts_with("year,fips,deaths\n2015,01,-7\n2015,04,1000\n"), "{joined}");
    assert!(joined.ends_with("2016,01,9\n2016,04,11\n"), "{joined}");
    let toml = bench.read("case/case.toml");
    assert!(toml.contains("vintage = \"the rows of deaths15.csv (2015) and deaths16.csv (2016)"));
    assert!(toml.contains("# deaths16.csv: 2 rows of 2016, sha256 "), "{toml}");
    bench.write("deaths16.csv", "fips,count\n01,9\n");
    let told = bench.refused(&["add", "case", files[0], files[1], "--years", "2015,2016"]);
    assert!(told.contains("deaths16.csv has `count`, and deaths15.csv has not"), "{told}");
    let told = bench.refused(&["add", "case", files[0], files[1], "--years", "2015"]);
    assert!(told.contains("2 files and 1 year"), "{told}");
    let told = bench.done(&["add", "case", files[0], files[1]]);
    assert!(told.contains("as the source `deaths15`") && told.contains("as the source `deaths16`"));
    let told = bench.refused(&["add", "case", files[0], "c1"]);
    assert!(told.contains("neither a kind of claim") || told.contains("by themselves"), "{told}");
    let told = bench.refused(&["add", "case", "share", "trend"]);
    assert!(told.contains("`share` is a kind of claim, which is added alone"), "{told}");
}

#[test]
fn any_column_of_times_says_of_which_year_the_rows_of_a_file_are() {
    let bench = Bench::new();
    for year in [2015, 2016] {
        let row = |month: u32| format!("{year}-0{month}-01,{}-02-01,\u{2212}{month}\n", year + 1);
        let rows: String = (1..4).map(row).collect();
        bench.write(&format!("{year}.csv"), &format!("month,published,n\n{rows}"));
    }
    let files = ["add", "case", "2015.csv", "2016.csv", "--years"];
    let told = bench.refused(&[&files[..], &["2015,2017"]].concat());
    let said = "`2016-01-01` under `month` in line 2, and is said to be of 2017";
    assert!(told.contains(said), "{told}");
    // How the numbers of a file are written is told of each, since the joined table has them anew.
    let told = bench.done(&[&files[..], &["2015,2016"]].concat());
    assert_eq!(told.matches("is read as -1").count(), 2, "{told}");
    // A row that is none is told here too, and numbers that are not alike are not joined.
    bench.write("short15.csv", "place,share\nAlder,12\nBirch,13\nNote: Cedar was flooded\n");
    bench.write("short16.csv", "place,share\nAlder,11\nBirch,14\n");
    let shares = ["add", "case", "short15.csv", "short16.csv", "--years", "2015,2016"];
    let told = bench.done(&shares);
    assert!(told.contains("left out as no rows: 1 line"), "{told}");
    bench.write("short16.csv", "place,share\nAlder,11%\nBirch,14%\n");
    let told = bench.refused(&shares);
    assert!(told.contains("`11%` under `share`, and short15.csv writes them otherwise"), "{told}");
}

#[test]
fn files_of_a_publisher_are_joined_as_its_profile_reads_them_and_their_years_are_checked() {
    let bench = Bench::new();
    let of_2019 = include_str!("../../../tests/products/bls-laus-county/laucnty.txt");
    bench.write("19.txt", of_2019);
    bench.write("18.txt", &of_2019.replace("2019", "2018").replace("25,458", "24,000"));
    let told = bench.refused(&["add", "case", "18.txt", "19.txt", "--years", "2018,2020"]);
    assert!(told.contains("`2019` under `Year` in line 7, and is said to be of 2020"), "{told}");
    bench.done(&["add", "case", "18.txt", "19.txt", "--years", "2018,2019"]);
    let joined = bench.read("case/sources/joined_2018_2019.csv");
    assert!(joined.contains("\"Alder County, AL\",2018,26172,24000,714,2.7,01001\n"), "{joined}");
    assert!(joined.contains("\"Cedar Parish, LA\",2019,,,,,22071\n"), "missing is blank: {joined}");
    assert!(bench.read("case/case.toml").contains("publisher = \"Bureau of Labor Statistics\""));
    bench.write("other.csv", "fips,deaths\n01,7\n");
    let told = bench.refused(&["add", "case", "18.txt", "other.csv", "--years", "2018,2019"]);
    assert!(told.contains("other.csv is a table"), "{told}");
}

#[test]
fn of_many_lines_that_change_a_count_and_the_first_are_shown() {
    let bench = Bench::new();
    let rows = |rent: usize| -> String {
        (10..30).map(|at| format!("{at},{}\n", rent + at)).fold("id,rent\n".into(), |a, b| a + &b)
    };
    bench.write("rents.csv", &rows(700));
    bench.done(&["add", "case", "rents.csv"]);
    bench.write("rents.csv", &rows(800));
    let told = bench.done(&["add", "case", "rents.csv"]);
    let first = "- 10,710\n- 11,711\n- 12,712\n- … 20 lines in all\n+ 10,810\n";
    assert!(told.contains(first) && told.contains("+ … 20 lines in all\n"), "{told}");
}

#[test]
fn a_sheet_of_several_is_added_by_its_name_and_a_table_in_a_text_by_its_rows() {
    let bench = Bench::new();
    let book = include_bytes!("../../../tests/bad/06_two_sheets/deaths.xlsx");
    std::fs::write(bench.at("book.xlsx"), book).unwrap();
    let told = bench.refused(&["add", "case", "book.xlsx"]);
    assert!(told.contains("--sheet NAME or as `sheet` of a case's source"), "{told}");
    let told = bench.done(&["add", "case", "book.xlsx", "--sheet", "Rates"]);
    assert!(told.contains("  r ") && bench.read("case/case.toml").contains("sheet = \"Rates\""));
    bench.write("tabs.txt", "place\tdeaths\nAlpha\t5\nBeta\t40\n");
    let told = bench.done(&["add", "case", "tabs.txt"]);
    assert!(told.contains("figure: "), "{told}");
}

#[test]
fn years_that_stand_in_columns_are_offered_for_a_trend_and_read_as_rows() {
    let bench = Bench::new();
    bench.write("rows.csv", "fips,2015,2016,2017\n01,736,756,800\n04,1274,1382,1400\n");
    let looked = bench.done(&["look", "rows.csv"]);
    assert!(looked.contains("--years-in-columns"), "{looked}");
    let told = bench.done(&["add", "case", "rows.csv"]);
    assert!(told.contains("2015 to 2017 stand in columns") && !told.contains("year by"), "{told}");
    bench.write("again.csv", &bench.read("rows.csv"));
    let told = bench.done(&["add", "case", "again.csv", "--years-in-columns"]);
    assert!(told.contains("year   years, 2015 to 2017"), "{told}");
    assert!(told.contains("trend: a number") && !told.contains("stand in columns"), "{told}");
    assert!(bench.read("case/case.toml").contains("years_in_columns = true"));
}

#[test]
fn a_case_whose_lines_end_as_windows_has_it_keeps_its_ends_of_lines() {
    let bench = Bench::new();
    bench.write("case/case.toml", &bench.read("case/case.toml").replace('\n', "\r\n"));
    bench.write("rows.csv", "fips,deaths\n01,736\n04,1274\n");
    let mixed = || bench.read("case/case.toml").replace("\r\n", "").contains(['\r', '\n']);
    for asked in [&["add", "case", "rows.csv"][..], &["add", "case", "trend"], &["pin", "case"]] {
        bench.run(asked);
        assert!(!mixed(), "{asked:?}");
    }
    assert!(bench.read("case/case.toml").contains("sources/rows.csv"));
}

#[test]
fn what_a_table_says_stays_within_its_comment() {
    let bench = Bench::new();
    bench.write("odd.csv", "\"a\nid = 1\",\u{1b}[2J,deaths\n\"x\ny\",\u{1b},7\n");
    let ran = bench.run(&["add", "case", "odd.csv"]);
    assert!(!text(&ran.stdout).contains('\u{1b}') && !text(&ran.stderr).contains('\u{1b}'));
    let ran = bench.run(&["list", "case"]);
    assert!(ran.status.success(), "{}", text(&ran.stderr));
}

#[test]
fn what_explain_lists_it_explains() {
    let bench = Bench::new();
    let listed = bench.done(&["explain"]);
    for kind in Kind::ALL {
        assert!(listed.lines().any(|line| line.trim_start().starts_with(kind.word())));
    }
    let words = bench.done(&["explain", "words"]);
    for (_, word) in probative_case::words::Words::ALL {
        let own = |line: &&str| line.starts_with(&format!("  {word:<15}"));
        let other = |line: &str| {
            let names = line.split_once("also written ").map_or("", |(_, names)| names);
            names.split(", ").any(|name| name == word)
        };
        assert!(words.lines().any(|line| own(&line) || other(line)), "{word}");
    }
    assert!(words.contains("1,650 to below 1,750"));
}
