//! Places by their number, and how many of the first of them are named.

use std::collections::{BTreeMap, BTreeSet};

use probative_evidence::Found;
use probative_finding::finding::{Bounds, Untested};
use probative_finding::reading::Measure;
use probative_terms::diagnostic::test::association::FEW_RANKED;
use probative_terms::{Unit, Whole};

use crate::question::failed;

/// Places by their number, the largest first, with what ties and withheld cells leave open.
pub(crate) struct Ranked {
    /// The first places, all that are tied with the last of them, and those that may be among them.
    pub(super) first: Vec<String>,
    /// How many places come first.
    of: usize,
    /// Each place with the least and the most that its number can be.
    all: Vec<(String, (f64, f64))>,
}

/// The share of the first places that are named, between the ends that ties and withheld cells
/// allow.
pub(crate) struct Share {
    pub(super) ends: (usize, usize),
    of: usize,
}

impl Share {
    fn percent(&self, count: f64) -> f64 {
        100.0 * count / self.of as f64
    }

    /// The share in per cent; half way between its ends where it is open.
    pub(super) fn value(&self) -> f64 {
        let (least, most) = self.ends;
        self.percent((least + most) as f64 / 2.0)
    }

    /// The share as a number, within its ends where it is open.
    pub(super) fn measure(&self) -> Measure {
        let unit = Unit::Percent(Whole::FirstPlaces);
        match self.bounds() {
            Some(ends) => Measure::within(self.value(), unit, (ends.low, ends.high), 1.0, None),
            None => Measure::exact(self.value(), unit),
        }
    }

    pub(super) fn bounds(&self) -> Option<Bounds> {
        let (least, most) = self.ends;
        let ends = || Bounds { low: self.percent(least as f64), high: self.percent(most as f64) };
        (least < most).then(ends)
    }
}

/// The places of which fewer than so many others are surely above, by the most that each may be.
fn may_be_first(mut given: Vec<(&String, (f64, f64))>, first: usize) -> Vec<String> {
    given.sort_by(|a, b| b.1.1.total_cmp(&a.1.1).then_with(|| a.0.cmp(b.0)));
    let mut least: Vec<f64> = given.iter().map(|(_, (low, _))| *low).collect();
    least.sort_by(|a, b| b.total_cmp(a));
    // Who is not below the one that surely comes last of the first may be one of them.
    let last = least[first - 1];
    let may_be = given.iter().take_while(|(_, (_, high))| *high >= last);
    may_be.map(|(key, _)| (*key).clone()).collect()
}

impl Ranked {
    pub(crate) fn of(
        found: &BTreeMap<String, Found>,
        without: &[String],
        first: usize,
    ) -> Result<Ranked, Untested> {
        let kept = || found.iter().filter(|(key, _)| !without.contains(key));
        // A number between two ends is one too.
        let given: Vec<(&String, (f64, f64))> =
            kept().filter_map(|(key, found)| Some((key, found.ends()?))).collect();
        if given.len() < 2 * first {
            return Err(failed(&FEW_RANKED, &[&given.len(), &first, &(2 * first)]));
        }
        // A number of which nothing is known may be any.
        let open = |found: &Found| {
            (found.low.unwrap_or(f64::NEG_INFINITY), found.high.unwrap_or(f64::INFINITY))
        };
        let ends = |found: &Found| found.ends().unwrap_or_else(|| open(found));
        Ok(Ranked {
            first: may_be_first(given, first),
            of: first,
            all: kept().map(|(key, found)| (key.clone(), ends(found))).collect(),
        })
    }

    pub(crate) fn share(&self, named: &BTreeSet<&str>) -> Share {
        Share { ends: (self.count(named, false), self.count(named, true)), of: self.of }
    }

    /// The share of the first places that are named, in per cent, where ties for the last of them
    /// are broken by lot; nothing where a number is withheld. Of places of one size none comes
    /// first, and the named ones are as many among the first as they are among all.
    pub(super) fn by_lot(&self, named: &BTreeSet<&str>) -> Option<f64> {
        if self.all.iter().any(|(_, (low, high))| low < high) {
            return None;
        }
        let number = |place: &&(String, (f64, f64))| place.1.0;
        let mut numbers: Vec<f64> = self.all.iter().map(|place| number(&place)).collect();
        numbers.sort_by(|a, b| b.total_cmp(a));
        let last = numbers[self.of - 1];
        let count = |is: &dyn Fn(f64) -> bool| {
            let such = self.all.iter().filter(|place| is(number(place)));
            let own = such.clone().filter(|(code, _)| named.contains(code.as_str()));
            (such.count() as f64, own.count() as f64)
        };
        let (above, own_above) = count(&|number| number > last);
        let (tied, own_tied) = count(&|number| number == last);
        let own = own_above + (self.of as f64 - above) * own_tied / tied;
        Some(100.0 * own / self.of as f64)
    }

    /// How many of the first places are named, with whatever is open decided for those named or
    /// against them: withheld numbers at one of their ends, and ties.
    fn count(&self, named: &BTreeSet<&str>, for_named: bool) -> usize {
        let place = |(key, (low, high)): &(String, (f64, f64))| {
            let is_named = named.contains(key.as_str());
            (if is_named == for_named { *high } else { *low }, is_named)
        };
        let mut places: Vec<(f64, bool)> = self.all.iter().map(place).collect();
        places.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| (b.1 == for_named).cmp(&(a.1 == for_named)))
        });
        places.iter().take(self.of).filter(|(_, is_named)| *is_named).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(numbers: &[(&str, Option<f64>, Option<f64>)]) -> BTreeMap<String, Found> {
        let found = |value: Option<f64>, high: Option<f64>| Found {
            low: high.map(|_| 0.0),
            high,
            ..Found::at(0, value)
        };
        numbers
            .iter()
            .map(|(code, value, high)| ((*code).to_owned(), found(*value, *high)))
            .collect()
    }

    fn ends(numbers: &[(&str, Option<f64>, Option<f64>)], first: usize) -> (usize, usize) {
        let ranked = Ranked::of(&found(numbers), &[], first).unwrap_or_else(|_| panic!("ranked"));
        ranked.share(&BTreeSet::from(["a", "x", "y"])).ends
    }

    #[test]
    fn ties_for_the_last_place_give_the_lowest_and_the_highest_count() {
        let tied = ["p", "q", "r", "x", "y"].map(|code| (code, Some(9.0), None));
        let sure = [("a", Some(30.0), None), ("b", Some(22.0), None)];
        let rest = [("c", Some(1.0), None)];
        let all = [&sure[..], &tied, &rest].concat();
        assert_eq!(ends(&all, 4), (1, 3), "two of five tied places are among the first four");
        let ranked = Ranked::of(&found(&all), &[], 4).unwrap_or_else(|_| panic!("ranked"));
        assert_eq!(ranked.first, ["a", "b", "p", "q", "r", "x", "y"]);
        assert_eq!(ends(&all, 2), (1, 1), "nothing is tied for the second place");
    }

    #[test]
    fn of_places_of_one_size_the_named_ones_are_as_many_among_the_first_as_among_all() {
        let of = |people: &[(&str, Option<f64>, Option<f64>)], first: usize| {
            let ranked =
                Ranked::of(&found(people), &[], first).unwrap_or_else(|_| panic!("ranked"));
            ranked.by_lot(&BTreeSet::from(["a", "x"]))
        };
        let codes = ["a", "b", "c", "d", "p", "q", "r", "x"];
        let alike = codes.map(|code| (code, Some(1000.0), None));
        assert_eq!(of(&alike, 4), Some(25.0), "two of eight");
        // One is first for sure, and one of three that are tied is named.
        let mut tied = alike.map(|(code, ..)| (code, Some(10.0), None));
        for (at, people) in [(0, 30.0), (1, 20.0), (2, 20.0), (7, 20.0)] {
            tied[at].1 = Some(people);
        }
        assert_eq!(of(&tied, 2), Some(100.0 * (1.0 + 1.0 / 3.0) / 2.0));
        let withheld = [&alike[..], &[("y", None, Some(9.0))]].concat();
        assert_eq!(of(&withheld, 4), None);
    }

    #[test]
    fn a_number_between_two_ends_counts_among_those_that_places_need() {
        let few = [("a", Some(30.0), None), ("b", Some(22.0), None), ("c", Some(4.0), None)];
        let why = |numbers: &[_]| match Ranked::of(&found(numbers), &[], 2) {
            Ok(_) => String::new(),
            Err(Untested::Failed { why }) => why.what,
            Err(_) => panic!("no failure"),
        };
        assert!(why(&few).starts_with("3 places"));
        let open = [&few[..], &[("x", None, Some(9.0))]].concat();
        assert_eq!(why(&open), "", "an open one is the fourth");
        assert!(why(&[&few[..], &[("x", None, None)]].concat()).starts_with("3 places"));
        let ranked = Ranked::of(&found(&open), &[], 2).unwrap_or_else(|_| panic!("ranked"));
        assert_eq!(ranked.first, ["a", "b"], "the fourth cannot be one of two");
        let high = [few[0], few[1], few[2], ("x", None, Some(25.0))];
        let ranked = Ranked::of(&found(&high), &[], 2).unwrap_or_else(|_| panic!("ranked"));
        assert_eq!(ranked.first, ["a", "x", "b"], "it may be the second");
    }

    #[test]
    fn a_withheld_number_is_ranked_at_both_of_its_ends() {
        let numbers = |x: f64| {
            [
                ("a", Some(30.0), None),
                ("b", Some(22.0), None),
                ("c", Some(4.0), None),
                ("d", Some(3.0), None),
                ("x", None, Some(x)),
            ]
        };
        assert_eq!(ends(&numbers(21.0), 2), (1, 1));
        assert_eq!(ends(&numbers(25.0), 2), (1, 2));
    }
}
