//! A file at hand: what its words, years and places answer, and by which of its columns.

use std::collections::{BTreeMap, BTreeSet};

use probative_catalog::Role;

use crate::hand::{AtHand, HeldColumn};

use super::columns::{
    codes, is_another_number, is_class, is_of_all, is_of_calendar, is_of_parts, is_part_of_year,
    listed, texts, worded, year,
};
use super::words::stems;
use super::{Asked, Fit};

/// One word in common is by chance, where a sentence has more.
const LEAST: usize = 2;
/// One word in so many of a sentence is the least that a file has.
const PART: usize = 3;
/// Of a file that its reader has chosen one in so many.
const PART_OF_ONE: usize = 5;
/// How much a word of a sentence in a column's name weighs beside what sort of number it holds.
const TELLS: usize = 4;
/// So far off are years that the text could not know.
const UNKNOWN: i32 = i32::MAX;
/// Cells that stand for the country among its states.
const COUNTRY: [&str; 5] = ["us", "usa", "u.s.", "united states", "00"];

#[derive(Debug)]
pub(super) struct File<'a> {
    own: &'a AtHand,
    /// The words of what it is about.
    about: BTreeSet<String>,
    columns: Vec<BTreeSet<String>>,
    cells: Vec<BTreeMap<String, BTreeSet<String>>>,
    /// The words of its numbers and classes.
    counts: BTreeSet<String>,
    /// These, and those of what it is about.
    pub(super) words: BTreeSet<String>,
    years: BTreeSet<i32>,
    /// Columns of places, each with the cell of a code.
    places: Vec<(usize, BTreeMap<String, String>)>,
}

impl<'a> File<'a> {
    pub(super) fn new(own: &'a AtHand) -> File<'a> {
        let words_of = |column: &HeldColumn| match column.role.is_measured() {
            true => stems(&format!("{} {}", column.name, column.said)),
            false => BTreeSet::new(),
        };
        let columns: Vec<BTreeSet<String>> = own.columns.iter().map(words_of).collect();
        let cells: Vec<BTreeMap<String, BTreeSet<String>>> =
            own.columns.iter().map(worded).collect();
        let of_cells = cells.iter().flat_map(|cells| cells.values().flatten());
        let counts: BTreeSet<String> = columns.iter().flatten().chain(of_cells).cloned().collect();
        let about: BTreeSet<String> = own.about.iter().flat_map(|words| stems(words)).collect();
        let words = about.union(&counts).cloned().collect();
        let dated = own.columns.iter().filter(|column| is_of_calendar(column));
        let of_rows = dated.flat_map(|column| column.cells.iter().filter_map(|cell| year(cell)));
        let years = of_rows.chain(own.columns.iter().filter_map(|column| column.year)).collect();
        let of_places = own.columns.iter().enumerate().filter_map(|(at, column)| {
            let is_one = matches!(column.role, Role::Place | Role::Name | Role::Text | Role::Class);
            let codes = if is_one { codes(column) } else { BTreeMap::new() };
            (2 * codes.len() > column.cells.len()).then_some((at, codes))
        });
        let places = of_places.collect();
        File { own, about, columns, cells, counts, words, years, places }
    }

    /// Whether it is the file of a fit.
    pub(super) fn is(&self, fit: &Fit) -> bool {
        self.own.source == fit.source
    }

    /// Whether the file has the claim's words.
    pub(super) fn has_words(&self, asked: &Asked) -> bool {
        let common = asked.common(&self.words).count();
        let is_said = |words: &BTreeSet<String>| {
            !words.is_empty() && words.iter().all(|word| asked.words.contains_key(word))
        };
        let part = if asked.of_one_file { PART_OF_ONE } else { PART };
        let named = common >= LEAST.min(asked.all.len()) || self.columns.iter().any(is_said);
        let enough = named && part * common >= asked.all.len();
        enough && asked.common(&self.counts).count() > 0
    }

    /// How many years the file's lie from those of the claim's periods, or, of a claim without any,
    /// from that of the text; a file that begins behind it could not be known then.
    pub(super) fn years_off(&self, asked: &Asked) -> i32 {
        let off = |(from, to): (i32, i32), year: i32| (from - year).max(year - to).max(0);
        let far = |span| self.years.iter().map(|year| off(span, *year)).min().unwrap_or(0);
        match asked.within.iter().map(|span| far(*span)).min() {
            Some(off) => off,
            None if self.years.first().is_some_and(|first| *first > asked.told_in) => UNKNOWN,
            None => far((asked.told_in, asked.told_in)),
        }
    }

    /// Whether the file has numbers of the claim's years and places.
    pub(super) fn has_rows(&self, asked: &Asked) -> bool {
        let has = |year: &i32| self.years.contains(year);
        let off = self.years_off(asked);
        let is_near = off == 0 || asked.within.is_empty() && off != UNKNOWN;
        let years = self.years.is_empty()
            || asked.years.is_empty()
            || if asked.all_years {
                asked.years.iter().all(has)
            } else {
                asked.years.iter().any(has)
            };
        let has = |code: &String| {
            let within = |known: &String| known.starts_with(code.as_str());
            self.places.iter().any(|(_, codes)| codes.keys().any(within))
        };
        let places = asked.codes.is_empty() || asked.codes.iter().any(has);
        let measures = self.own.columns.iter().any(|column| column.role.is_measured());
        let times = self.own.columns.iter().filter(|it| it.role == Role::Time || it.year.is_some());
        let changes = !asked.of_change || times.count() > 0;
        years && is_near && places && measures && changes
    }

    pub(super) fn fit(&self, asked: &Asked) -> Fit {
        let mut fit = Fit {
            file: self.own.file.clone(),
            source: self.own.source.clone(),
            common: asked.common(&self.words).map(|(word, _)| word.clone()).collect(),
            ..Fit::default()
        };
        self.set_value(asked, &mut fit);
        self.set_rows(asked, &mut fit);
        self.set_classes(asked, &mut fit);
        fit
    }

    /// The same for one of several numbers: a row or a column is taken that has a word of what it
    /// counts, and else none.
    pub(super) fn fit_of_number(&self, asked: &Asked, counted: &BTreeSet<String>) -> Fit {
        let mut fit = self.fit(asked);
        let has = |name: &str| !stems(name).is_disjoint(counted);
        let value = fit.value.as_deref().is_some_and(has);
        let class = fit.classes.iter().any(|(_, cell)| cell.as_deref().is_some_and(has));
        if counted.is_empty() || value || class {
            return fit;
        }
        let is_one = fit.classes.iter().any(|(_, cell)| cell.is_some());
        fit.classes.iter_mut().for_each(|(_, cell)| *cell = None);
        fit.value = fit.value.filter(|_| is_one);
        fit
    }

    /// The column that has most of the claim's words, of its year where the years stand in columns.
    fn set_value(&self, asked: &Asked, fit: &mut Fit) {
        let columns = || self.own.columns.iter().zip(&self.columns);
        let people = columns().find(|(column, _)| column.role == Role::Exposure);
        fit.people = people.map(|(column, _)| column.name.clone());
        let measured = columns().filter(|(column, _)| {
            let counts =
                matches!(column.role, Role::Count | Role::Rate | Role::Number | Role::Exposure);
            counts && !is_part_of_year(column)
        });
        let of_year = measured.filter(|(column, _)| {
            let year = column.year;
            asked.years.is_empty() || year.is_none_or(|year| asked.years.contains(&year))
        });
        let weight = |(column, words): &(&HeldColumn, &BTreeSet<String>)| {
            let common = asked.common(words).count();
            let counted = words.intersection(&asked.counted).count();
            let rate = usize::from((column.role == Role::Rate) == asked.in_percent);
            // A column of people is meant where people are counted.
            let people = usize::from(column.role == Role::Exposure && counted == 0);
            (TELLS * (common + counted) + 2 * rate + usize::from(column.role == Role::Count))
                .saturating_sub(2 * people)
        };
        let mut found: Vec<(usize, &HeldColumn)> =
            of_year.map(|one| (weight(&one), one.0)).collect();
        found.sort_by(|(one, _), (other, _)| other.cmp(one));
        let says_no_more = |column: &HeldColumn| {
            !is_another_number(&column.name, &asked.raw)
                && stems(&column.name)
                    .iter()
                    .all(|word| asked.words.contains_key(word) || self.about.contains(word))
        };
        let meant = likeliest(&found).filter(|column| says_no_more(column));
        fit.is_rate = meant.is_some_and(is_of_parts);
        fit.value = meant.map(|column| column.name.clone());
        let rates: Vec<(usize, &HeldColumn)> =
            found.iter().copied().filter(|(_, column)| is_of_parts(column)).collect();
        let rate = likeliest(&rates).filter(|column| says_no_more(column));
        fit.rate = rate.map(|column| column.name.clone());
        if meant.is_some_and(|column| is_of_parts(column) != asked.in_percent) {
            let (is, asks) =
                if asked.in_percent { ("a count", "a rate") } else { ("a rate", "a count") };
            fit.notes.push(format!("its number seems to be {is}, and the sentence's {asks}"));
            fit.unsettled += 1;
        }
        if fit.value.is_none() {
            let names = found.iter().map(|(_, column)| column.name.as_str());
            fit.notes.push(format!("value: {}", listed(names)));
        }
    }

    /// The columns of years and places.
    fn set_rows(&self, asked: &Asked, fit: &mut Fit) {
        let is_dated = |column: &&HeldColumn| column.role == Role::Time || is_part_of_year(column);
        let dated = self.own.columns.iter().filter(is_dated);
        let yearly = |column: &&HeldColumn| {
            is_of_calendar(column) && column.cells.iter().any(|cell| year(cell).is_some())
        };
        if let Some(column) = dated.clone().find(yearly) {
            fit.time = Some(column.name.clone());
            let years = column.cells.iter().filter_map(|cell| Some((year(cell)?, cell.clone())));
            fit.years = years.collect();
        }
        // A month, a quarter or a year of another kind parts the rows of a year.
        for column in dated.filter(|column| Some(&column.name) != fit.time.as_ref()) {
            fit.classes.push((column.name.clone(), None));
            fit.notes.push(format!("`{}` has {}", column.name, listed(texts(&column.cells))));
        }
        self.set_places(asked, fit);
    }

    /// The column of places, and what it lacks of those that the sentence names.
    fn set_places(&self, asked: &Asked, fit: &mut Fit) {
        let has_all = |(_, codes): &&(usize, BTreeMap<String, String>)| {
            asked.codes.iter().all(|code| codes.contains_key(code))
        };
        let Some((at, codes)) = self.places.iter().find(has_all).or(self.places.first()) else {
            return;
        };
        let column = &self.own.columns[*at].name;
        (fit.place, fit.cells) = (Some(column.clone()), codes.clone());
        let lacking: Vec<&str> =
            texts(&asked.codes).filter(|code| !codes.contains_key(*code)).collect();
        if !lacking.is_empty() {
            let lacking = listed(lacking.into_iter());
            fit.notes.push(format!("`{column}` has no row of {lacking} itself"));
        }
        let digits = |codes: &BTreeMap<String, String>| codes.keys().map(String::len).max();
        let finest = self.places.iter().max_by_key(|(_, codes)| digits(codes));
        if let Some((other, finer)) = finest.filter(|(_, finer)| digits(finer) > digits(codes)) {
            let (other, count) = (&self.own.columns[*other].name, finer.len());
            fit.notes.push(format!("`{other}` parts these rows into {count} places: add them up with `sum_over`, or take another file"));
            fit.unsettled += 1;
        }
        let mut cells = texts(&self.own.columns[*at].cells);
        let country = cells.find(|cell| COUNTRY.contains(&cell.to_lowercase().as_str()));
        match country {
            _ if !asked.codes.is_empty() => {}
            Some(cell) if asked.of_country => fit.country = Some(cell.to_owned()),
            Some(cell) => fit.notes.push(format!("`{column}` has a row of the country, `{cell}`")),
            None => fit.notes.push(format!(
                "`{column}` has {} places: is the sentence of each, or, with `sum_over`, of all?",
                codes.len()
            )),
        }
    }

    /// The cell of a column of classes that the sentence means: one that says no more than the
    /// sentence and the file itself, or the one of all.
    fn meant(&self, column: usize, asked: &Asked) -> Option<&str> {
        let says_no_more = |words: &BTreeSet<String>| {
            words.iter().all(|word| asked.words.contains_key(word) || self.about.contains(word))
        };
        let cells = self.cells[column].iter().filter(|(_, words)| says_no_more(words));
        let cells = cells.map(|(cell, words)| (asked.weight(words), cell.as_str()));
        let mut found: Vec<(f64, &str)> = cells.filter(|(weight, _)| *weight > 0.0).collect();
        found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let meant = match found[..] {
            [(_, only)] => Some(only),
            [(first, cell), (second, _), ..] if first > second => Some(cell),
            [] => texts(&self.own.columns[column].cells).find(|cell| is_of_all(cell)),
            _ => None,
        };
        // "Of teenagers" is a part of all, in whatever words a file has it.
        let has_other_words = !asked.all.is_subset(&self.words);
        meant.filter(|cell| !(has_other_words && is_of_all(cell)))
    }

    /// The cells that the sentence means, of columns that part the rows into classes.
    fn set_classes(&self, asked: &Asked, fit: &mut Fit) {
        let of_places: BTreeSet<usize> = self.places.iter().map(|(at, _)| *at).collect();
        for (at, column) in self.own.columns.iter().enumerate() {
            // A month that is written in words parts the rows of a year already.
            let is_taken = fit.time.as_ref() == Some(&column.name)
                || fit.classes.iter().any(|(name, _)| *name == column.name);
            let is_empty = column.cells.is_empty();
            if !is_class(column) || is_empty || is_taken || of_places.contains(&at) {
                continue;
            }
            let meant = self.meant(at, asked);
            fit.classes.push((column.name.clone(), meant.map(str::to_owned)));
            let others = texts(&column.cells).filter(|cell| Some(*cell) != meant);
            let has = if meant.is_some() { "has also" } else { "has" };
            fit.notes.push(format!("`{}` {has} {}", column.name, listed(others)));
        }
    }
}

/// The column that more of a sentence's words tell than any other, or the only one.
fn likeliest<'a>(found: &[(usize, &'a HeldColumn)]) -> Option<&'a HeldColumn> {
    match *found {
        [(_, only)] => Some(only),
        [(first, column), (second, _), ..] if first > second && first >= TELLS => Some(column),
        _ => None,
    }
}
