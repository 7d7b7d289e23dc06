//! The words that a sentence and a table have in common, however they end.

use std::collections::BTreeSet;

/// So many letters tell a word.
const STEM: usize = 6;
/// Shorter words tell too little.
const SHORTEST: usize = 3;
/// Words that tell nothing of what a table is about.
const GENERAL: &str = "about above after again against all also and any are area average because been before being \
    below best between both but can category change city code column could count counties county country crude date day \
    days did does down during each eighty elsewhere estimate ever every federal few fifteen fifty forty first for from full get group had half has have her \
    here high higher him his how include including indicator into its just largest last late least less like line low \
    lower made many may mean measure measured men might million month monthly more most much name nation national near \
    nearly new next none not note now number numbers off often one only other others our out over own part per percent \
    percentage period place places people person persons resident residents quarter rate rates region republic said same say says see series since \
    some source standard state states still such sum than that the their them then there these they this those \
    through time times today total two type under united until upon use value values very was way week well were what \
    when where which while who whole whose why will with within without would year years you your";
/// Words that mean the same to a table, each line one: the first letters tell.
const ALIKE: [&[&str]; 24] = [
    &["death", "dead", "die", "died", "dying", "killed", "killin", "fatali", "mortal"],
    &["homici", "murder", "slain"],
    &["overdo", "poison"],
    &["employ", "job", "labor", "labour"],
    &["unempl", "jobles"],
    &["povert", "poor"],
    &["income", "earnin", "earn", "wage", "paid", "pay", "salary"],
    &["immigr", "migran", "alien", "foreig", "undocu", "noncit"],
    &["crash", "accide", "collis"],
    &["vehicl", "car", "auto", "motori", "drivin", "driver"],
    &["truck", "lorry"],
    &["school", "educat", "studen", "colleg", "gradua", "diplom", "bachel", "degree"],
    &["vote", "voter", "electi", "ballot", "presid"],
    &["insure", "insura", "uninsu", "medica"],
    &["child", "childr", "kid", "young", "youth"],
    &["elderl", "senior", "aged"],
    &["black", "africa"],
    &["hispan", "latino"],
    &["arrest", "appreh", "encoun"],
    &["detain", "detent"],
    &["crime", "crimin", "offens"],
    &["drug", "narcot", "substa"],
    &["seize", "seizur", "confis"],
    &["cross", "crossi", "entrie", "entry", "border"],
];

/// How the words of a text begin, those that tell something; words that mean the same are one.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    spelt_apart(text).split(' ').filter_map(stem).collect()
}

/// How a word begins; nothing of one that tells nothing.
pub(super) fn stem(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let is_general = GENERAL.split_whitespace().any(|general| general == word);
    if is_general || word.chars().count() < SHORTEST {
        return None;
    }
    let one = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.trim_end_matches('s').to_owned(),
    };
    let begins: String = one.chars().take(STEM).collect();
    let alike = |group: &&&[&str]| group.contains(&begins.as_str());
    Some(ALIKE.iter().find(alike).map_or(begins.clone(), |group| group[0].to_owned()))
}

/// A text with a blank between its words, as `MedianIncome_2015` has two.
fn spelt_apart(text: &str) -> String {
    let mut out = String::new();
    let mut was_small = false;
    for letter in text.chars() {
        if was_small && letter.is_uppercase() {
            out.push(' ');
        }
        out.push(if letter.is_alphabetic() { letter } else { ' ' });
        was_small = letter.is_lowercase();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_how_they_begin_and_those_that_mean_the_same_are_one() {
        let found: Vec<String> = stems("Overdose deaths, of people who DIED in MotorVehicles_2015")
            .into_iter()
            .collect();
        assert_eq!(found, ["death", "motor", "overdo", "vehicl"]);
        assert_eq!(stems("the total number of counties by year").len(), 0);
    }
}
