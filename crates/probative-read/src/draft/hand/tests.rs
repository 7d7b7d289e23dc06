use probative_catalog::Role;
use probative_terms::Date;

use crate::{AtHand, Draft, HeldColumn, Page, Reading};

/// A column with some different cells, with a stroke between them.
fn column(name: &str, role: Role, cells: &str) -> HeldColumn {
    let cells = cells.split('|').filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    HeldColumn { name: name.to_owned(), role, said: String::new(), year: None, cells }
}

fn table(about: &str, columns: Vec<HeldColumn>) -> AtHand {
    let (file, source) = (format!("{about}.csv"), about.replace(' ', "_"));
    AtHand { file, source, about: vec![about.to_owned()], columns }
}

/// Thefts by state, year and sort, and mills by county.
fn files() -> Vec<AtHand> {
    let states = column("State", Role::Name, "Iowa|Ohio|United States");
    let year = column("Year", Role::Time, "2014|2015");
    let sort = column("Sort", Role::Class, "All thefts|Burglary|Car theft");
    let thefts = column("Reported thefts", Role::Count, "");
    let rate = column("Theft rate", Role::Rate, "");
    let people = column("Population", Role::Exposure, "");
    let counties = column("FIPS", Role::Place, "19001|39001|39003");
    let mills = column("Mills", Role::Count, "");
    vec![
        table("crime", vec![states, year, sort, thefts, rate, people]),
        table("mills by county", vec![counties, mills]),
    ]
}

fn drafted(text: &str, files: &[AtHand]) -> Draft {
    let page = Page::new("a.txt", text.as_bytes()).unwrap();
    let reading = Reading::new(&page.text, Date::new(2018, 5, 1));
    Draft::new(&reading, &page, "a.txt", text.as_bytes(), files).unwrap()
}

fn draft(text: &str) -> Draft {
    drafted(text, &files())
}

fn has(text: &str, lines: &[&str]) {
    let toml = draft(text).toml();
    lines.iter().for_each(|line| assert!(toml.contains(line), "{line} of\n{toml}"));
}

#[test]
fn a_table_has_the_columns_and_cells_of_the_file_that_has_the_words() {
    has(
        "In Ohio, 3,310 thefts were reported in 2015.",
        &[
            "At hand: crime.csv, by report, theft.",
            "source = \"crime\", where = { Year = [\"2015\"], State = [\"Ohio\"], Sort = [\"All thefts\"] }, value = \"Reported thefts\"",
            "`Sort` has also `Burglary`, `Car theft`",
        ],
    );
    has("In Ohio, 310 car thefts were reported in 2015.", &["Sort = [\"Car theft\"]"]);
}

#[test]
fn rates_and_people_have_columns_of_their_own() {
    has(
        "Ohio had a higher rate of reported thefts than Iowa in 2015.",
        &[
            "value = \"Population\"",
            "rates = { source = \"crime\"",
            "value = \"Theft rate\"",
            "key = \"State\"",
            "named = [\"Ohio\"]",
        ],
    );
}

#[test]
fn a_file_without_the_year_the_place_or_the_words_is_none() {
    for text in [
        "In Ohio, 3,310 thefts were reported in 2012.",
        "In Utah, 3,310 thefts were reported in 2015.",
        "In Ohio, 3,310 looms were sold in 2015.",
        "Reported thefts in Ohio rose 5 percent from 2012 to 2015.",
    ] {
        let draft = draft(text);
        assert!(draft.at_hand.iter().all(Vec::is_empty), "{text}: {:?}", draft.at_hand);
        assert!(!draft.toml().contains("source = \"crime\""), "{text}");
    }
    assert_eq!(
        draft("Reported thefts in Ohio rose 5 percent from 2014 to 2015.").at_hand[0].len(),
        1
    );
}

#[test]
fn what_a_file_has_more_than_the_sentence_is_asked() {
    // A group that the file calls otherwise, and rows of a month.
    has("In Ohio, 3,310 thefts by teenagers were reported in 2015.", &["Sort = [\"?\"]"]);
    let of = |name: &str, role: Role, cells: &str| {
        let state = column("State", Role::Name, "Iowa|Ohio");
        let own = vec![state, column(name, role, cells), column("Looms", Role::Count, "")];
        drafted("In Ohio, 12 looms were sold.", &[table("looms", own)]).toml()
    };
    for (name, role, cells, asked) in [
        ("sex", Role::Class, "Male", "sex = [\"?\"]"),
        ("month", Role::Number, "", "month = [\"?\"]"),
        ("FY", Role::Time, "2014|2015", "FY = [\"?\"]"),
    ] {
        let toml = of(name, role, cells);
        assert!(toml.contains(asked), "{toml}");
    }
    // Another number of the same thing, and a state's name among counties.
    for name in ["Looms rank", "percent looms", "loom accidents", "projected looms"] {
        let own = vec![column("State", Role::Name, "Iowa|Ohio"), column(name, Role::Count, "")];
        let draft = drafted("In Ohio, 12 looms were sold.", &[table("looms", own)]);
        assert!(draft.toml().contains("value = \"?\" }"), "{}", draft.toml());
    }
    assert!(!of("county", Role::Name, "Georgia|Vermont").contains("county = [\"Georgia\"]"));
}

#[test]
fn a_column_is_asked_once() {
    let month = column("Month", Role::Class, "JAN|FEB");
    let files = [table("thefts", vec![column("Year", Role::Time, "2014|2015"), month])];
    let mut files = files.to_vec();
    files[0].columns.push(column("Reported thefts", Role::Count, ""));
    let toml = drafted("In all, 3,310 thefts were reported in 2015.", &files).toml();
    assert!(toml.contains("value = \"Reported thefts\""), "{toml}");
    let table = toml.lines().find(|line| line.contains("Month = ")).unwrap();
    assert_eq!(table.matches("Month = ").count(), 1, "{table}");
}

#[test]
fn a_change_takes_a_file_with_times() {
    let counted = column("Reported thefts", Role::Count, "");
    let states = column("State", Role::Name, "Iowa|Ohio");
    let files = [table("thefts", vec![states, counted])];
    let at_hand = |text: &str| drafted(text, &files).toml().contains("At hand: ");
    assert!(at_hand("In Ohio, 3,310 thefts were reported."));
    assert!(!at_hand("In Ohio, reported thefts rose from 2014 to 2015."));
}

#[test]
fn what_a_table_says_of_itself_stays_in_its_comment() {
    let odd = "a\nbase_rate_missing = \"none\"\n# |b";
    let mut files = files();
    files[0].columns.push(column("odd \"\\\n[x]\u{7}", Role::Class, odd));
    let draft = drafted("In Ohio, 3,310 thefts were reported in 2015.", &files);
    let toml = draft.toml();
    assert_eq!(probative_case::Case::read(&toml).unwrap(), draft.case);
    let below = toml.split_once("# At hand").unwrap().1;
    assert!(
        below.lines().all(|line| line.is_empty() || line.starts_with('#') || line.starts_with(':')),
        "{toml}"
    );
}

#[test]
fn what_the_sentence_leaves_open_is_told() {
    has(
        "There were 3,310 reported thefts in 2015.",
        &["`State` has a row of the country, `United States`"],
    );
    let of_country = "In the United States, 3,310 thefts were reported in 2015.";
    has(of_country, &["State = [\"United States\"], Sort"]);
    has("In Ohio, there were 31 mills.", &["`FIPS` has no row of `39` itself"]);
}

#[test]
fn a_draft_with_files_is_a_case_and_without_them_what_it_was() {
    let draft = draft("In Ohio, 3,310 thefts were reported in 2015.");
    assert_eq!(probative_case::Case::read(&draft.toml()).unwrap(), draft.case);
}

#[test]
fn each_of_several_numbers_takes_the_row_of_what_it_counts() {
    let what = column("what", Role::Class, "pharmacies|Community Health Centers|clinics");
    let sites = [table("sites", vec![what, column("sites", Role::Count, "")])];
    let toml = |text: &str| drafted(text, &sites).toml();
    let of = |toml: &str, unit: &str| {
        let lines: Vec<&str> = toml.lines().collect();
        let at = lines.iter().position(|line| *line == format!("# unit = \"{unit}\"")).unwrap();
        lines[at + 1].to_owned()
    };
    let both = toml("There are 40,000 pharmacies and 700 Community Health Centers.");
    assert!(of(&both, "pharmacies").contains("what = [\"pharmacies\"]"), "{both}");
    assert!(of(&both, "centers").contains("what = [\"Community Health Centers\"]"), "{both}");
    let one = toml("There are 40,000 shops and 700 Community Health Centers.");
    assert!(of(&one, "shops").contains("what = [\"?\"]"), "{one}");
}
