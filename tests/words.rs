//! The table of words in the document is that of the reader.

use probative_case::words::Words;
use probative_tests::{root, text};

#[test]
fn every_word_of_case_files_stands_in_the_table_of_words() {
    let document = text(&root().join("docs/verdicts.md"));
    let table = document.split("## Words and their regions").nth(1);
    let table = table.and_then(|rest| rest.split("## Words and their reach").next());
    let table = table.expect("the document has a table of words");
    // A number and a quotation are told by what they are, and no region goes with "routinely".
    let told = ["number", "quoted", "unbounded"];
    for (_, word) in Words::ALL.iter().filter(|(_, word)| !told.contains(word)) {
        assert!(table.contains(&format!("\"{word}\"")), "{word}");
    }
}

#[test]
fn every_basis_of_reliability_stands_in_its_table_with_the_word_that_it_carries() {
    let rule = text(&root().join("docs/verdicts.md"));
    for (basis, word) in probative_terms::Basis::ALL {
        let row = rule.lines().find(|line| line.starts_with(&format!("| {word} |")));
        let ends = format!("| {} |", basis.carries().word());
        assert!(row.is_some_and(|row| row.ends_with(&ends)), "{word}");
    }
}
