//! Parts that may lie in one another, by how they are called.

use crate::alike::folded;

/// Beginnings of the name of a row that is a part of the one above it.
const OF_WHICH: [&str; 6] = ["of which", "of whom", "of these", "thereof", "including", "incl"];

/// Names of origins that people of each race may have.
const ORIGINS: [&str; 4] = ["hispanic", "latino", "latina", "latinx"];

/// Words for races, as the Census Bureau has them.
const RACES: [&str; 6] = ["white", "black", "asian", "indian", "hawaiian", "african"];

/// Words that make the name of a place that of the area around it.
const AROUND: [&str; 6] = ["county", "area", "region", "metro", "metropolitan", "district"];

/// The first of some names that may lie in another, and what of it is so.
pub(super) fn overlapping(names: &[&str]) -> Option<(usize, String)> {
    let words: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    origin(names, &words).or_else(|| around(names, &words))
}

fn words(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// The first name of a part of the row above it, and that row.
pub(super) fn of_which(names: &[&str]) -> Option<[usize; 2]> {
    let is = |name: &str| {
        let name = folded(name);
        let name = name.trim_start_matches(|it: char| !it.is_alphanumeric());
        OF_WHICH.iter().any(|begin| {
            let behind = name.strip_prefix(begin);
            behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let at = names.iter().position(|name| is(name))?;
    Some([at, (0..at).rev().find(|above| !is(names[*above]))?])
}

fn origin(names: &[&str], words: &[Vec<String>]) -> Option<(usize, String)> {
    let has = |words: &[String], of: &[&str]| words.iter().any(|word| of.contains(&word.as_str()));
    let is_origin = |words: &Vec<String>| has(words, &ORIGINS) && !has(words, &["non", "not"]);
    let is_race = |words: &Vec<String>| has(words, &RACES) && !has(words, &ORIGINS);
    let (at, race) = (words.iter().position(is_origin)?, words.iter().position(is_race)?);
    let said = format!("`{}` is added to `{}`, and people may be both", names[at], names[race]);
    Some((at, said))
}

fn around(names: &[&str], words: &[Vec<String>]) -> Option<(usize, String)> {
    let inner = |all: &[String]| {
        let (last, inner) = all.split_last()?;
        let is_around = AROUND.contains(&last.as_str()) && !inner.is_empty();
        words.iter().position(|other| is_around && other == inner)
    };
    let (at, inner) = words.iter().enumerate().find_map(|(at, all)| Some((at, inner(all)?)))?;
    let said = format!("`{}` is added to `{}`, which may lie in it", names[at], names[inner]);
    Some((at, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_which_parts_may_lie_in_one_another() {
        let at = |names: &[&str]| overlapping(names).map(|(at, _)| at);
        let of = ["Homicide", "  of which: firearm", "of which knife", "Falls"];
        assert_eq!((of_which(&of), of_which(&of[1..])), (Some([1, 0]), None));
        assert_eq!(at(&["White", "Black", "Hispanic (any race)"]), Some(2));
        assert_eq!(at(&["White, non-Hispanic", "Black, non-Hispanic", "Hispanic"]), None);
        assert_eq!(at(&["White", "Black", "Not Hispanic"]), None);
        assert_eq!(at(&["Kent", "Kent County"]), Some(1));
        assert_eq!(at(&["Kent", "Essex County", "County", "Inclusion"]), None);
    }
}
