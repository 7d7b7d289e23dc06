//! What a method is asked, and of what.

use probative_numeric::Seed;
use probative_spatial::{Adjustment, Error as Spatial, Test};
use probative_terms::Diagnostic;

use crate::answer::Rows;
use crate::error::{Error, with_id};
use crate::gives::{Column, under};
use crate::map::Map;
use crate::observed::Observed;
use crate::parameters::{ADJUST, DRAWS, LEVEL, POPULATION, SEED, TAIL, VALUE};
use crate::settings::Settled;
use crate::words::{adjustment, tail};

/// What a method is asked, and of which numbers.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The method's name.
    pub name: &'static str,
    /// What the method is, in one line.
    pub about: &'static str,
    /// The columns that the method gives.
    pub gives: &'static [&'static [Column]],
    /// Every parameter that counts.
    pub settled: &'a Settled,
    /// The name of the file of the data.
    pub file: &'a str,
    /// The numbers of the units or rows.
    pub observed: &'a Observed,
    /// The units with where they lie, where the data are a map.
    pub map: Option<&'a Map>,
}

impl<'a> Asked<'a> {
    /// A column of values, the first being 0.
    pub fn column(&self, at: usize) -> &'a [f64] {
        &self.observed.columns(&VALUE)[at]
    }

    /// The population of a method that needs it.
    pub fn population(&self) -> &'a [f64] {
        &self.observed.columns(&POPULATION)[0]
    }

    /// The names of the columns of values.
    pub fn values(&self) -> &'a [String] {
        self.settled.names(&VALUE)
    }

    /// How often to draw, from which seed, and which tail counts.
    pub fn test(&self) -> Test {
        Test { draws: self.draws(), seed: self.seed(), tail: tail(self.word(&TAIL)) }
    }

    /// How many rearrangements; none of methods that do not draw.
    pub fn draws(&self) -> usize {
        self.settled.count(&DRAWS).unwrap_or_default()
    }

    /// Where random numbers come from.
    pub fn seed(&self) -> Seed {
        Seed(self.settled.count(&SEED).unwrap_or_default() as u64)
    }

    /// How p-values allow for there being many.
    pub fn adjustment(&self) -> Adjustment {
        adjustment(self.word(&ADJUST))
    }

    /// The p-value up to which a class is shown.
    pub fn level(&self) -> f64 {
        self.number(&LEVEL)
    }

    /// The word of a parameter that has a default.
    pub fn word(&self, parameter: &crate::Parameter) -> &'static str {
        self.settled.word(parameter).expect("the method takes it, and it has a default")
    }

    /// The number of a parameter that has a default.
    pub fn number(&self, parameter: &crate::Parameter) -> f64 {
        self.settled.number(parameter).expect("the method takes it, and it has a default")
    }

    /// The whole number of a parameter that has a default.
    pub fn count(&self, parameter: &crate::Parameter) -> usize {
        self.settled.count(parameter).expect("the method takes it, and it has a default")
    }

    /// What a statistic gives, or why it gives nothing.
    ///
    /// # Errors
    /// The same, with the id of the unit that it names.
    pub fn found<T>(&self, found: Result<T, Spatial>) -> Result<T, Error> {
        found.map_err(|error| Error::statistic(&error, &self.observed.ids))
    }

    /// The rows under a key, with the columns that the method's description has there.
    pub fn rows(
        &self,
        key: &'static str,
        count: usize,
        row: impl Fn(usize) -> serde_json::Value + Send + 'a,
    ) -> Rows<'a> {
        let columns = under(self.gives, key, self.settled);
        Rows { key: Some(key), columns, count, row: Box::new(row) }
    }

    /// The values as marks, which are one or zero.
    ///
    /// # Errors
    /// A value that is neither.
    pub fn marked(&self) -> Result<Vec<bool>, Error> {
        let column = self.column(0);
        if let Some(unit) = column.iter().position(|value| *value != 0.0 && *value != 1.0) {
            let (id, value, name) = (&self.observed.ids[unit], column[unit], self.name);
            let said = format!(
                "unit `{id}` has {value} where {name} takes 1 for marked and 0 for unmarked"
            );
            let wrong = Diagnostic::new("E243", said).at(with_id("unit", id));
            return Err(wrong.helped("make a column of ones and zeros").into());
        }
        Ok(column.iter().map(|value| *value == 1.0).collect())
    }
}
