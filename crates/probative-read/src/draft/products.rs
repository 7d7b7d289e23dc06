//! Which of the products that the catalogue knows may hold the record of a claim.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use probative_catalog::{Product, products};

/// So many letters tell a word, however it ends.
const STEM: usize = 6;
/// Shorter words tell too little.
const SHORTEST: usize = 5;
/// Beginnings of words that tell nothing of what a product is about.
const GENERAL: [&str; 19] = [
    "about", "agency", "agenci", "betwee", "county", "counti", "countr", "cover", "every", "known",
    "month", "other", "people", "place", "state", "where", "which", "whole", "year",
];
/// One word alone is in common by chance: `case`, `border`, `office`.
const LEAST: usize = 2;
/// No more than these are named.
const MOST: usize = 2;

/// The products that may hold what some words are about, the likeliest first.
///
/// A word that few products have weighs more than one that many have: one over how many. Products
/// that weigh alike stand in the order of their names.
pub(super) fn may_hold(words: &str) -> Vec<&'static Product> {
    let asked = stems(words);
    let answers = answers();
    let how_many = |stem: &String| answers.iter().filter(|(_, all)| all.contains(stem)).count();
    let weight = |all: &BTreeSet<String>| {
        asked.intersection(all).map(|stem| 1.0 / how_many(stem) as f64).sum::<f64>()
    };
    let alike = |all: &BTreeSet<String>| asked.intersection(all).count() >= LEAST;
    let found = answers.iter().filter(|(_, all)| alike(all));
    let mut found: Vec<(f64, &Product)> =
        found.map(|(product, all)| (weight(all), *product)).collect();
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.into_iter().take(MOST).map(|(_, product)| product).collect()
}

/// Every product with how the words of what it answers begin.
fn answers() -> &'static [(&'static Product, BTreeSet<String>)] {
    static ANSWERS: OnceLock<Vec<(&Product, BTreeSet<String>)>> = OnceLock::new();
    ANSWERS.get_or_init(|| {
        products().iter().map(|product| (product, stems(&product.answers.join(" ")))).collect()
    })
}

/// How the words of a text begin, those that tell something.
fn stems(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let stem = |word: &str| {
        let one = word.trim_end_matches('s');
        one.chars().take(STEM).flat_map(char::to_lowercase).collect()
    };
    let stems = words.filter(|word| word.chars().count() >= SHORTEST).map(stem);
    stems.filter(|stem: &String| !GENERAL.contains(&stem.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &str) -> Vec<&str> {
        may_hold(words).iter().map(|product| product.name.as_str()).collect()
    }

    #[test]
    fn a_product_is_found_by_what_it_answers() {
        assert!(names("overdose deaths have doubled").iter().any(|it| it.contains("overdose")));
        assert!(names("the labour force grew, and the unemployed are few").len() == 2);
        assert!(names("people and vehicles crossed at the ports")[0].contains("crossings"));
    }

    #[test]
    fn what_no_product_is_about_finds_none() {
        assert_eq!(names("a case at the border office").len(), 0);
        assert_eq!(names("in every state and county where people live").len(), 0);
    }
}
