//! What a claim says of itself where its author leaves it out: its negation, how it is tested, and
//! what would change its verdict.

use crate::claim::figure::StatedNumber;
use crate::claim::kinds::FORMS;
use crate::claim::{Kinds, Test};
use crate::keys::{Key, When};
use crate::words::Words;
use probative_terms::number::edge;
use probative_terms::{Kind, Range, Regions};

pub(super) const MIRROR: Key = Key::text(
    "mirror",
    "The negated claim, in our own words; \"Not so: \" and what is said where it is left out.",
)
.optional()
.such_as("\"the county did not issue 1,700 permits\"");
pub(super) const TESTED_AS: Key = Key::text(
    "tested_as",
    "How it was made testable; else what its kind asks of which sources, and where it holds.",
)
.optional()
.such_as("\"permits in the county's register\"");
pub(super) const WOULD_CHANGE: Key = Key::text(
    "would_change",
    "What would change the verdict; else the numbers at which the claim holds and fails.",
)
.optional()
.such_as("\"a register with fewer than 1,650 permits\"");

/// What the sentences are made from.
pub(crate) struct Known<'a> {
    pub(crate) test: &'a Test,
    pub(crate) words: Words,
    pub(crate) regions: Option<&'a Regions>,
    pub(crate) denied: bool,
    pub(crate) records: &'a [String],
}

/// The negated claim.
pub(crate) fn mirror(said: &str) -> String {
    format!("Not so: {said}")
}

impl Known<'_> {
    /// How it was made testable.
    pub(crate) fn tested_as(&self) -> String {
        if let Test::NotHeld { wanted, .. } = self.test {
            return format!("it waits for a record that is not held: {}", wanted.record);
        }
        let asked = self.question();
        let of = match self.records {
            [] => "the text itself".to_owned(),
            [one] => one.clone(),
            [others @ .., last] => format!("{} and {last}", others.join(", ")),
        };
        let where_it_holds = match self.sides() {
            Some((holds, fails)) => {
                format!(" It holds if the number is {holds}, and fails if it is {fails}")
            }
            None => String::new(),
        };
        format!("asked of {of}: {asked}{where_it_holds}")
    }

    /// What would change the verdict.
    pub(crate) fn would_change(&self) -> String {
        match (self.test, self.sides()) {
            (Test::NotHeld { wanted, .. }, _) => wanted.would_decide.clone(),
            _ if self.words == Words::Unbounded => "nothing that public records hold".to_owned(),
            (_, Some((holds, fails))) => {
                format!(
                    "a number that is {fails} counts against it, and one that is {holds} for it"
                )
            }
            (_, None) => "records that say otherwise".to_owned(),
        }
    }

    /// What its kind asks, within a sentence.
    fn question(&self) -> String {
        if let (Some(from_lowest), Kind::Rate) = (self.words.ranks_from_lowest(), self.test.kind())
        {
            let end = if from_lowest { "lowest" } else { "highest" };
            let parts =
                if self.words.ranks_in_parts() { ", in per cent of all places" } else { "" };
            return format!("what is its rank, counted from the {end}{parts}?");
        }
        let kind = self.test.kind().word();
        let form = FORMS.iter().find(|form| form.when == When::Word("kind", kind));
        let about = form.map_or("", |form| form.about);
        let mut letters = about.chars();
        letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
    }

    /// The numbers at which the claim holds and fails, where they are known and no dates.
    fn sides(&self) -> Option<(String, String)> {
        if let Some(Kinds::Figure(figure)) = self.test.held()
            && matches!(figure.stated.first()?.number, StatedNumber::Date(_))
        {
            return None;
        }
        let regions = self.regions?;
        let (holds, fails) = (in_words(regions.holds()), in_words(regions.fails()));
        Some(if self.denied { (fails, holds) } else { (holds, fails) })
    }
}

/// Ranges of numbers, as a sentence has them.
pub fn in_words(ranges: &[Range]) -> String {
    let ends: Vec<f64> = ranges.iter().flat_map(|range| [range.low, range.high]).collect();
    let end = |number: f64| edge(number, &ends);
    let each = ranges.iter().map(|range| match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.low == range.high => format!("exactly {}", end(range.low)),
        (true, true) => {
            let above = if range.low_closed { "from " } else { "above " };
            let below = if range.high_closed { "" } else { "below " };
            format!("{above}{} to {below}{}", end(range.low), end(range.high))
        }
        (true, false) if range.low_closed => format!("at least {}", end(range.low)),
        (true, false) => format!("above {}", end(range.low)),
        (false, true) if range.high_closed => format!("at most {}", end(range.high)),
        (false, true) => format!("below {}", end(range.high)),
        (false, false) => "every number".to_owned(),
    });
    each.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use crate::Case;

    const CASE: &str = r#"
        title = "A case"
        text = { publisher = "A", headline = "B", url = "", date = "2019-01-01", sha256 = "0", bytes = 9, conclusion = "a", concludes = "it is so" }
        settings = { seed = 1, draws = 99, level = 0.95 }
        [[claims]]
        id = "a"
        kind = "arithmetic"
        words = "number"
        said = "2 and 3 make 6"
        anchor = { start = 0, length = 9, sha256 = "0" }
        [claims.arithmetic]
        numbers = [{ name = "a", number = "2", unit = "" }, { name = "b", number = "3", unit = "" }, { name = "c", number = "6", unit = "" }]
        equations = [{ said = "a product", multiply = ["a", "b"], divide = [], gives = "c", unit = "" }]
    "#;

    #[test]
    fn a_rank_is_asked_for_as_a_rank() {
        let rank = r#"kind = "rate"
        words = "among the lowest"
        said = "The sector is among those with the fewest seizures"
        anchor = { start = 0, length = 9, sha256 = "0" }
        [claims.rate]
        said = "seizures"
        universe = "the sectors"
        chosen = "before"
        amounts = { source = "sectors", value = "count" }
        key = "sector"
        named = ["A"]"#;
        let start = CASE.find("kind =").expect("a claim");
        let (case, _) = Case::read_partly(&format!("{}{rank}", &CASE[..start]));
        let claim = &case.expect("a case").claims[0];
        let asked = "asked of sectors: what is its rank, counted from the lowest, in per cent of all places? \
             It holds if the number is above 0 to 20";
        assert!(claim.tested_as.starts_with(asked), "{}", claim.tested_as);
    }

    #[test]
    fn what_is_left_out_is_said_from_kind_and_regions() {
        let (case, mistakes) = Case::read_partly(CASE);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let claim = &case.expect("a case").claims[0];
        assert_eq!(claim.mirror, "Not so: 2 and 3 make 6");
        assert_eq!(
            claim.tested_as,
            "asked of the text itself: do the stated numbers agree with each other? \
             It holds if the number is from 2.75 to below 8.75, and fails if it is below 2.75 or at least 8.75"
        );
        let said = "a number that is below 2.75 or at least 8.75 counts against it, and one that is \
                    from 2.75 to below 8.75 for it";
        assert_eq!(claim.would_change, said);
    }
}
