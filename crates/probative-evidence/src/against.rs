//! What the names of two columns say against setting the one against the other.
//!
//! Nothing in the numbers tells of it: events over `people (thousands)` are a rate a thousand times
//! too high, and the ratio of two such rates looks right.

use probative_case::Case;
use probative_case::claim::{Claim, Kinds, Select};
use probative_case::source::ColumnUse;
use probative_terms::Diagnostic;
use probative_terms::number::plain;

use crate::added;
use crate::apart::set_against;
use crate::intensive::{is_rate, once_a_place};

/// Words of a column's name with how many each number stands for.
const MANY: [(&str, f64); 9] = [
    ("hundreds", 1e2),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("000s", 1e3),
    ("1000s", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("mln", 1e6),
    ("billions", 1e9),
];
/// The same as digits, which stand alone behind what is counted: `pop_1000`, `people (000)`.
const DIGITS: [(&str, f64); 3] = [("000", 1e3), ("1000", 1e3), ("1000000", 1e6)];
/// Words before which a number is the scale of a rate or the size of a place.
const SCALES: [&str; 6] = ["per", "over", "under", "above", "below", "than"];

/// Refuses claims that set a column against itself, against rates, or against one whose numbers
/// stand for more or fewer.
pub(crate) fn check(case: &Case) -> Vec<Diagnostic> {
    let of_claim = |claim| {
        let pairs = set_against(claim).into_iter();
        let pairs = pairs.filter_map(move |pair| refused(case, claim, pair));
        let sides = sides(claim).and_then(|sides| refused_sides(case, claim, sides));
        let stated = stated(claim).into_iter().filter_map(move |it| refused_unit(case, claim, it));
        let sample =
            multiplied_sample(claim).and_then(|select| refused_sample(case, claim, select));
        pairs.chain(sides).chain(stated).chain(sample).collect::<Vec<_>>()
    };
    once_a_place(case.claims.iter().flat_map(of_claim))
}

fn refused(case: &Case, claim: &Claim, (counted, whole): (&Select, &Select)) -> Option<Diagnostic> {
    let (why, odd, help) = odd(counted, whole)?;
    let said =
        format!("claim `{}` sets `{}` against `{}`{why}", claim.id, counted.value, whole.value);
    told(case, odd, said, help)
}

/// A mistake at a column of a case.
fn told(case: &Case, odd: &Select, said: String, help: &str) -> Option<Diagnostic> {
    let is_odd = |used: &&ColumnUse| used.source == odd.source && used.column == odd.value;
    let used = case.uses.iter().find(is_odd)?;
    Some(Diagnostic::in_case("E229", used.span.clone(), "here", said).helped(help))
}

/// The two sides of a trend whose levels are set beside each other.
fn sides(claim: &Claim) -> Option<[&Select; 2]> {
    let Some(Kinds::Trend(trend)) = claim.test.held() else { return None };
    let than = &trend.than.as_ref()?.yearly;
    let are_levels = trend.yearly.whole.is_none() && than.whole.is_none();
    are_levels.then_some([&trend.yearly.numbers, &than.numbers])
}

fn refused_sides(case: &Case, claim: &Claim, [own, than]: [&Select; 2]) -> Option<Diagnostic> {
    let one_column = own.source == than.source && own.value == than.value;
    let is_apart = in_ones(own) != in_ones(than) || one_column && own.multiplier != than.multiplier;
    let said = format!(
        "claim `{}` sets `{}` beside `{}`, and their numbers stand for more or fewer",
        claim.id, own.value, than.value
    );
    is_apart.then(|| told(case, than, said, MULTIPLIER)).flatten()
}

/// What a share of a sample reads in numbers that stand for more than were asked.
fn multiplied_sample(claim: &Claim) -> Option<&Select> {
    let Some(Kinds::Share(share)) = claim.test.held() else { return None };
    let both = [&share.part_record, &share.whole_record].into_iter();
    both.filter(|_| share.sampled).find(|select| select.multiplier != 1)
}

fn refused_sample(case: &Case, claim: &Claim, select: &Select) -> Option<Diagnostic> {
    let said = format!(
        "claim `{}` takes `{}` for a sample, and its numbers stand for more than were asked",
        claim.id, select.value
    );
    told(case, select, said, "give the numbers of those who were asked, or leave `sampled` out")
}

/// What a figure reads, with the unit that the case gives it.
fn stated(claim: &Claim) -> Vec<(&Select, &str)> {
    let Some(Kinds::Figure(figure)) = claim.test.held() else { return Vec::new() };
    figure.stated.iter().map(|stated| (&stated.record, stated.unit.as_str())).collect()
}

fn refused_unit(case: &Case, claim: &Claim, (select, unit): (&Select, &str)) -> Option<Diagnostic> {
    let many = in_ones(select);
    let said = format!(
        "claim `{}` reads `{}` in {unit}, and by its name a number of it stands for {}",
        claim.id,
        select.value,
        plain(many)
    );
    (many != 1.0 && many != stands_for(unit))
        .then(|| told(case, select, said, MULTIPLIER))
        .flatten()
}

/// How many ones a number of a selection stands for as it is read.
///
/// A multiplier that a name does not ask for is taken as what the author knows.
fn in_ones(select: &Select) -> f64 {
    if select.multiplier == 1 { stands_for(&select.value) } else { 1.0 }
}

/// How to go on where numbers stand for more or fewer.
const MULTIPLIER: &str = "write beside `value` how many each number stands for, as `multiplier = 1000`; or give the column a name that says what it holds";

/// Why one column cannot be set against another, which of the two is odd, and how to go on.
fn odd<'s>(counted: &'s Select, whole: &'s Select) -> Option<(String, &'s Select, &'static str)> {
    if counted.key() == whole.key() {
        let help = "name the column of what it is divided by, as the people";
        return Some((", which is the same number".to_owned(), whole, help));
    }
    if is_rate(&whole.value) || is_part(&whole.value) {
        let why = format!(", and by its name `{}` is a rate or a part", whole.value);
        return Some((why, whole, "name a column of people, or of what else is exposed"));
    }
    let [own, others] = [counted, whole].map(in_ones);
    let (odd, many) = if others == 1.0 { (counted, own) } else { (whole, others) };
    let why = format!(", and by its name a number of `{}` stands for {}", odd.value, plain(many));
    (own != others).then_some((why, odd, MULTIPLIER))
}

/// Whether a column is called by parts of a whole.
fn is_part(column: &str) -> bool {
    const PARTS: [&str; 6] = ["percent", "percentage", "pct", "ratio", "share", "proportion"];
    column.contains('%') || added::is_called(column, |word| PARTS.contains(&word))
}

/// What the names of two columns tell against dividing the one by the other.
pub fn unlike(counted: &str, whole: &str) -> Option<String> {
    if is_rate(counted) {
        return Some(format!("`{counted}` is divided by `{whole}`, and by its name it is a rate"));
    }
    let [own, others] = [counted, whole].map(stands_for);
    (own != others).then(|| {
        let (odd, many) = if others == 1.0 { (counted, own) } else { (whole, others) };
        let many = plain(many);
        format!(
            "`{counted}` is divided by `{whole}`, and by its name a number of `{odd}` stands for {many}"
        )
    })
}

/// How many each number of a column stands for, as far as its name says so.
pub fn stands_for(column: &str) -> f64 {
    let lower = column.to_lowercase().replace(',', "");
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    // `per 100 thousand` is a scale as `per thousand` is.
    let is_digits = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_scale = |at: usize| {
        let before = words[..at].iter().rev().find(|word| !is_digits(word));
        before.is_some_and(|word| SCALES.contains(word))
    };
    let word = |at: &usize| MANY.iter().find(|(word, _)| *word == words[*at]);
    let last = |at: &usize| {
        let is_last = *at > 0 && at + 1 == words.len();
        DIGITS.iter().find(|(digits, _)| is_last && *digits == words[*at])
    };
    let mut found = (0..words.len()).filter(|at| !is_scale(*at));
    found.find_map(|at| word(&at).or_else(|| last(&at))).map_or(1.0, |(_, many)| *many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_column_says_how_many_a_number_stands_for() {
        for name in ["population (thousands)", "pop_1000", "People in thousands", "pop (000s)"] {
            assert_eq!(stands_for(name), 1e3, "{name}");
        }
        assert_eq!(stands_for("jobs, millions"), 1e6);
        for name in [
            "population",
            "deaths_per_100k",
            "deaths per 1,000",
            "rate per thousand",
            "Rate per 100 thousand",
            "deaths_per_1_million",
            "towns over 1 million",
            "towns over 1,000",
            "1000",
            "persons_10",
            "cost of 1000 trees",
        ] {
            assert_eq!(stands_for(name), 1.0, "{name}");
        }
    }
}
