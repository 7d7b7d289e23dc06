//! What a case calls its numbers and members is held against the rows that it reads, and what it
//! passes over in its sources stands in its findings.

use probative::{Case, Findings, check, gather};
use probative_words::{made, records};

use crate::small::{Only, case};

const MILLS: &str = "town,fips,kind,mills,closed,percent\n\
    Alder,01001,paper,90,40,44.4\nBirch,01003,paper,90,45,50\n\
    Alder,01001,steel,20,12,60\nBirch,01003,steel,30,11,36.7\n\
    Cedar,01005,paper,10,3,30\nCedar,01005,steel,11,4,36.4\n";

/// The findings of two numbers of towns, the second called as is asked.
fn of_two(second: &str, code: &str) -> Findings {
    let stated = |said: &str, number: &str, code: &str| {
        format!(
            "[[claims.figure.stated]]\nsaid = \"{said}\"\nnumber = \"{number}\"\nunit = \"mills\"\n\
             record = {{ source = \"t\", where = {{ fips = [\"{code}\"], kind = [\"paper\"] }}, value = \"closed\" }}\n"
        )
    };
    let of_kind = stated("mills that closed in Alder", "40", "01001") + &stated(second, "45", code);
    let toml = case(MILLS, "figure", "number", "", &of_kind).replace(
        "said = \"A claim that is not another\"",
        "said = \"40 paper mills of Alder and 45 of Birch closed\"",
    );
    let case = Case::read(&toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    let evidence = gather(&case, &Only(MILLS.to_owned())).expect("the table is read");
    check(&case, &evidence)
}

#[test]
fn a_number_that_is_called_by_another_place_than_its_row_is_told() {
    let told = |label: &str, code: &str| -> Vec<String> {
        let made = of_two(label, code).made;
        let called = made.iter().filter(|it| it.code == "W303");
        called.map(|it| made::said(&it.about)).collect()
    };
    assert!(told("mills that closed in Birch", "01003").is_empty());
    assert!(told("mills that closed there", "01003").is_empty());
    let other =
        "what it calls “mills that closed in Birch” has Cedar in `town`, where others have Birch";
    assert_eq!(told("mills that closed in Birch", "01005"), [other]);
    // The group of the rows is told likewise.
    let steel =
        "what it calls “steel mills that closed” has paper in `kind`, where others have steel";
    assert_eq!(told("steel mills that closed", "01003"), [steel]);
}

#[test]
fn what_a_claim_passes_over_in_its_sources_stands_in_its_findings() {
    let found = of_two("mills that closed in Birch", "01003");
    let lines: Vec<String> = found.passed_over.iter().map(records::passed_over).collect();
    assert_eq!(
        lines,
        [
            "rows of t where fips is 01005",
            "rows of t where kind is steel",
            "other numbers of t: mills and percent",
        ]
    );
    assert_eq!(
        Findings::from_json(&found.to_json()).map(|it| it.passed_over),
        Ok(found.passed_over)
    );
}
