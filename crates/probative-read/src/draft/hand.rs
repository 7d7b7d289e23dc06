//! Which of the files at hand may answer a claim, and by which of its columns and rows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use probative_terms::{Date, Kind};

use crate::claim::Claim;
use crate::hand::AtHand;
use crate::page::Page;
use crate::place::Level;
use crate::quantity::Quantity;
use crate::token::{Shape, Tokens};

use super::sense::Sense;

mod columns;
mod file;
mod fit;
mod words;

pub(crate) use words::stems;

use file::File;
pub(super) use fit::Fit;
use words::stem;

/// Kinds that are tested by the rows of a table.
const OF_ROWS: [Kind; 7] = [
    Kind::Figure,
    Kind::Share,
    Kind::Trend,
    Kind::Rate,
    Kind::Cluster,
    Kind::Association,
    Kind::Effect,
];
/// No more files are named for a claim.
const MOST: usize = 3;

/// The files at hand, each with the words, years and places by which it is found.
#[derive(Debug, Default)]
pub(super) struct Hand<'a> {
    files: Vec<File<'a>>,
}

/// A claim as a file is asked for it.
struct Asked {
    /// How its words begin, those that tell something.
    all: BTreeSet<String>,
    /// Those of them that a file has, each with how much it tells: one over how many have it.
    words: BTreeMap<String, f64>,
    /// All of its words, in small letters.
    raw: BTreeSet<String>,
    /// What its numbers count.
    counted: BTreeSet<String>,
    years: Vec<i32>,
    /// The years of its periods, those that are told no whole years as well.
    within: Vec<(i32, i32)>,
    /// The year of the text.
    told_in: i32,
    /// Whether there is one file alone, which its reader has chosen.
    of_one_file: bool,
    /// Whether it needs rows of each of them.
    all_years: bool,
    /// Whether it is of a change, which takes rows of several times.
    of_change: bool,
    codes: Vec<String>,
    /// Whether it is one number of the whole country.
    of_country: bool,
    /// Whether its number is one in a hundred of something.
    in_percent: bool,
}

impl<'a> Hand<'a> {
    pub(super) fn new(files: &'a [AtHand]) -> Hand<'a> {
        Hand { files: files.iter().map(File::new).collect() }
    }

    /// The files that may answer a claim, the likeliest first: those that have the words that few
    /// others have, and of files that are alike those whose years are near and that leave less
    /// open. A claim that points back and has no file of its own is answered by that of the claim
    /// before it.
    pub(super) fn fits(
        &self,
        claim: &Claim,
        sense: &Sense,
        (page, date): (&Page, Date),
        before: Option<&Fit>,
    ) -> Vec<Fit> {
        let is_of_rows = OF_ROWS.contains(&sense.kind);
        if self.files.is_empty() || !is_of_rows || claim.of_person || claim.unchecked.is_some() {
            return Vec::new();
        }
        let asked = Asked::new(claim, sense, (page, date), &self.files);
        let may = self.files.iter().filter(|file| file.has_words(&asked) && file.has_rows(&asked));
        let mut found: Vec<((f64, i32), Fit)> = may
            .map(|file| ((asked.weight(&file.words), file.years_off(&asked)), file.fit(&asked)))
            .collect();
        if let (true, true, Some(before)) = (found.is_empty(), asked.points_back(), before) {
            let same = self.files.iter().find(|file| file.is(before));
            let same = same.filter(|file| file.has_rows(&asked));
            return same.map(|file| before.of_the_next(file.fit(&asked))).into_iter().collect();
        }
        found.sort_by(|((one, far), a), ((other, near), b)| {
            other.total_cmp(one).then(far.cmp(near)).then(a.open().cmp(&b.open()))
        });
        found.into_iter().take(MOST).map(|(_, fit)| fit).collect()
    }
}

impl Hand<'_> {
    /// What of the file of a claim's fit may answer each of its numbers, where these count
    /// different things: the row of one is none of another.
    pub(super) fn of_numbers(
        &self,
        claim: &Claim,
        sense: &Sense,
        (page, date): (&Page, Date),
    ) -> Vec<(Range<usize>, Fit)> {
        let file = sense.fit.as_ref().and_then(|fit| self.files.iter().find(|it| it.is(fit)));
        let counts: Vec<&Quantity> =
            claim.quantities.iter().filter(|one| one.is_count() && !one.sorts).collect();
        let differ = counts.iter().any(|one| one.unit != counts[0].unit);
        let Some(file) = file.filter(|_| sense.kind == Kind::Figure && differ) else {
            return Vec::new();
        };
        let fit = |one: &Quantity| {
            let own =
                Asked::new(claim, sense, (page, date), &self.files).of_number(one, claim, page);
            file.fit_of_number(&own, &stems(&one.unit))
        };
        counts.into_iter().map(|one| (one.span.clone(), fit(one))).collect()
    }
}

impl Asked {
    /// The same of one of its numbers: without the words that stand behind the others.
    fn of_number(self, one: &Quantity, claim: &Claim, page: &Page) -> Asked {
        let starts = || claim.quantities.iter().map(|it| it.span.start);
        let behind = |one: &Quantity| {
            let next = starts().filter(|start| *start > one.span.start).min();
            stems(&page.text[one.span.end..next.unwrap_or(claim.span.end).max(one.span.end)])
        };
        let own: BTreeSet<String> = behind(one).union(&stems(&one.unit)).cloned().collect();
        let others = claim.quantities.iter().filter(|it| it.span != one.span);
        let others: BTreeSet<String> = others.flat_map(behind).collect();
        let is_own = |word: &String| own.contains(word) || !others.contains(word);
        Asked {
            words: self.words.into_iter().filter(|(word, _)| is_own(word)).collect(),
            counted: stems(&one.unit),
            ..self
        }
    }

    fn new(claim: &Claim, sense: &Sense, (page, date): (&Page, Date), files: &[File<'_>]) -> Asked {
        let places = claim.places.iter().map(|it| &it.span);
        let periods = claim.periods.iter().map(|it| &it.span);
        let sources = claim.source.iter().map(|it| &it.span);
        let apart: Vec<_> = places.chain(periods).chain(sources).collect();
        let tokens = Tokens::new(&page.text[claim.span.clone()]);
        let own = tokens.all.iter().filter(|token| token.shape == Shape::Word);
        let own = own.filter(|token| {
            let (start, end) = (token.start + claim.span.start, token.end + claim.span.start);
            !apart.iter().any(|span| span.start < end && start < span.end)
        });
        let stems_of = own.filter_map(|token| stem(&tokens.text[token.start..token.end]));
        let all: BTreeSet<String> = stems_of.collect();
        let have = |word: &String| files.iter().filter(|it| it.words.contains(word)).count();
        let known = all.iter().map(|word| (word.clone(), have(word))).filter(|(_, have)| *have > 0);
        let words = known.map(|(word, have)| (word, 1.0 / have as f64)).collect();
        let counts = claim.quantities.iter().filter(|one| one.is_count());
        let years = match (sense.years.rows(), sense.years.ends()) {
            (Some(years), _) => years,
            (None, Some((first, last))) => [Some(first), last].into_iter().flatten().collect(),
            (None, None) => sense.years.single().into_iter().collect(),
        };
        let own = claim.places.iter().filter(|place| !sense.out.contains(place));
        let places = own.filter(|place| place.level != Level::Nation);
        let of_one = matches!(sense.kind, Kind::Figure | Kind::Share | Kind::Trend);
        Asked {
            of_country: of_one && claim.places.iter().any(|it| it.level == Level::Nation),
            all,
            words,
            raw: (0..tokens.all.len())
                .map(|at| tokens.word(at).to_owned())
                .chain(claim.quantities.iter().map(|one| one.unit.clone()))
                .collect(),
            counted: counts.flat_map(|one| stems(&one.unit)).collect(),
            within: claim
                .periods
                .iter()
                .filter_map(|it| it.ends.map(|(from, to)| (from.year, to.year)))
                .collect(),
            told_in: date.year,
            of_one_file: files.len() == 1,
            all_years: sense.years.ends().is_some(),
            of_change: matches!(sense.kind, Kind::Trend | Kind::Effect),
            years,
            codes: places.map(|place| place.geoid.clone()).collect(),
            // Of a change and of a part it is counts that are needed.
            in_percent: matches!(sense.kind, Kind::Figure | Kind::Rate)
                && claim.quantities.iter().any(|one| one.unit == "percent"),
        }
    }

    /// Whether it counts nothing itself, and has a word that stands for what was said before.
    fn points_back(&self) -> bool {
        const POINTING: [&str; 8] =
            ["it", "its", "there", "they", "that", "this", "these", "those"];
        self.counted.is_empty() && POINTING.iter().any(|word| self.raw.contains(*word))
    }

    /// How much those of its words tell that are among others.
    fn weight(&self, others: &BTreeSet<String>) -> f64 {
        self.common(others).map(|(_, weight)| weight).sum()
    }

    fn common<'b>(
        &'b self,
        others: &'b BTreeSet<String>,
    ) -> impl Iterator<Item = (&'b String, &'b f64)> {
        self.words.iter().filter(|(word, _)| others.contains(*word))
    }
}

#[cfg(test)]
mod tests;
