//! The measured errors of tests, as `probative calibrate` writes them.

use toml::Table;

use crate::error::Problem;

/// The measured errors of tests on a case's own geography; null data sets are told in words, or
/// held in parts where they were just made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibrations<U = String> {
    /// One entry a geography, test and level.
    pub entries: Vec<CalibrationEntry<U>>,
}

/// How often one test says yes when the claim is false by construction.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationEntry<U = String> {
    /// The hash of the geography.
    pub geography: String,
    /// The test.
    pub test: String,
    /// What the null data sets are like.
    pub under: U,
    /// The level of the test.
    pub level: f64,
    /// The share of null data sets that it says yes to.
    pub type_one: f64,
    /// How many null data sets.
    pub datasets: usize,
}

impl<U> Calibrations<U> {
    /// The same errors, with words for what the null data sets are like.
    pub fn told(self, tell: impl Fn(&U) -> String) -> Calibrations {
        let told = |entry: CalibrationEntry<U>| CalibrationEntry {
            under: tell(&entry.under),
            geography: entry.geography,
            test: entry.test,
            level: entry.level,
            type_one: entry.type_one,
            datasets: entry.datasets,
        };
        Calibrations { entries: self.entries.into_iter().map(told).collect() }
    }
}

impl Calibrations {
    /// The entry of this geography, test and level.
    pub fn find(&self, geography: &str, test: &str, level: f64) -> Option<&CalibrationEntry> {
        self.entries.iter().find(|entry| {
            entry.geography == geography && entry.test == test && entry.level == level
        })
    }

    /// The file that [`gather`](crate::gather) reads back.
    pub fn to_toml(&self) -> String {
        let mut text =
            String::from("# Written by `probative calibrate`; pin its hash in case.toml.\n");
        for entry in &self.entries {
            text.push_str(&format!(
                "\n[[measured]]\ngeography = \"{}\"\ntest = \"{}\"\nunder = \"{}\"\nlevel = {:?}\ntype_one = {:?}\ndatasets = {}\n",
                entry.geography,
                entry.test,
                entry.under,
                entry.level, entry.type_one, entry.datasets
            ));
        }
        text
    }
}

/// Reads a calibration file.
pub(crate) fn read(path: &str, text: &str) -> Result<Calibrations, Vec<Problem>> {
    let table: Table = text.parse().map_err(|error| vec![problem(path, &format!("{error}"))])?;
    let measured = table.get("measured").and_then(toml::Value::as_array).cloned();
    let entries: Option<Vec<_>> = measured.unwrap_or_default().iter().map(entry).collect();
    let entries = entries.ok_or_else(|| vec![problem(path, "an entry lacks a value")])?;
    Ok(Calibrations { entries })
}

fn entry(value: &toml::Value) -> Option<CalibrationEntry> {
    Some(CalibrationEntry {
        geography: value.get("geography")?.as_str()?.to_owned(),
        test: value.get("test")?.as_str()?.to_owned(),
        under: value.get("under")?.as_str()?.to_owned(),
        level: value.get("level")?.as_float()?,
        type_one: value.get("type_one")?.as_float()?,
        datasets: usize::try_from(value.get("datasets")?.as_integer()?).ok()?,
    })
}

fn problem(path: &str, said: &str) -> Problem {
    Problem::of_file(
        "E402",
        path,
        said,
        "the error of the tests would be unknown",
        "make it again with `probative calibrate`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let entry = CalibrationEntry {
            geography: "ab".to_owned(),
            test: "shuffle".to_owned(),
            under: "lists".to_owned(),
            level: 0.95,
            type_one: 0.0512,
            datasets: 10_000,
        };
        let written = Calibrations { entries: vec![entry] };
        assert_eq!(read("c.toml", &written.to_toml()).unwrap(), written);
    }
}
