//! The page of what a source's word of reliability rests on.

use probative_terms::Basis;

/// The rule, which has the list.
const RULE: &str = include_str!("../../../../docs/verdicts.md");

/// Every basis, what it is, and the word that it carries.
pub(super) fn page() -> String {
    let mut page =
        "What a source's word of reliability rests on, its `basis`. The basis fixes the word,\n\
                    before any claim is tested:\n\n\
                    reliability = { word = \"sufficiently reliable\", basis = \"official record\", \
                    because = \"…\" }\n"
            .to_owned();
    let mut carried = "";
    for (basis, name) in Basis::ALL {
        let word = basis.carries().word();
        if word != carried {
            page.push_str(&format!("\n{word}: {}\n", does(basis)));
            carried = word;
        }
        page.push_str(&format!("  {name:<20} {}\n", said(name)));
    }
    page
}

/// What a source with a word does to the claims that rest on it.
fn does(basis: Basis) -> &'static str {
    use probative_terms::ReliabilityWord::{Insufficient, Sufficient, Undetermined};
    match basis.carries() {
        Sufficient => "it takes nothing from a claim",
        Undetermined => "the certainty of a claim that rests on it is a step lower",
        Insufficient => "a claim that rests on it is inconclusive",
    }
}

/// What a basis is, as the rule says it.
fn said(name: &str) -> &'static str {
    let row = |line: &'static str| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        (cells.next() == Some(name)).then(|| cells.next()).flatten()
    };
    RULE.lines().find_map(row).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_basis_is_on_the_page_with_what_it_is() {
        let page = page();
        for (basis, name) in Basis::ALL {
            assert!(!said(name).is_empty(), "{name}");
            assert!(page.contains(name) && page.contains(basis.carries().word()));
        }
        assert!(page.lines().all(|line| line.chars().count() <= 115), "{page}");
    }
}
