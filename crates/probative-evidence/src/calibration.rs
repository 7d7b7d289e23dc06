//! The measured errors of tests, as `probative calibrate` writes them.

use toml::Table;

use probative_terms::Diagnostic;
use probative_terms::text::toml;

use crate::read::line::Lines;

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
    /// The hash of the geography. One without serves any: made-up worlds of one setting share what
    /// was measured in one of them. No file may hold such an entry.
    pub geography: String,
    /// The test.
    pub test: String,
    /// What the null data sets are like.
    pub under: U,
    /// The level of the test.
    pub level: f64,
    /// The largest share of wrong words at an edge, before the interval is widened.
    pub type_one: f64,
    /// By what the interval is to be widened.
    pub factor: f64,
    /// The two ends of that factor's Monte-Carlo error.
    pub between: (f64, f64),
    /// How many worlds at each edge.
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
            factor: entry.factor,
            between: entry.between,
            datasets: entry.datasets,
        };
        Calibrations { entries: self.entries.into_iter().map(told).collect() }
    }
}

impl Calibrations {
    /// What a calibration file says, or what is wrong with it.
    pub fn of_text(path: &str, text: &str) -> Result<Calibrations, Vec<Diagnostic>> {
        calibrations(path, text)
    }

    /// The entry of this geography, test and level.
    pub fn find(&self, geography: &str, test: &str, level: f64) -> Option<&CalibrationEntry> {
        self.entries.iter().find(|entry| {
            let here = entry.geography == geography || entry.geography.is_empty();
            here && entry.test == test && entry.level == level
        })
    }

    /// The file that `gather` reads back.
    pub fn to_toml(&self) -> String {
        let mut text =
            String::from("# Written by `probative calibrate`; pin its hash in case.toml.\n");
        for entry in &self.entries {
            text.push_str(&format!(
                "\n[[measured]]\ngeography = {}\ntest = {}\nunder = {}\nlevel = {:?}\ntype_one = {:?}\nfactor = {:?}\nbetween = [{:?}, {:?}]\ndatasets = {}\n",
                toml(&entry.geography),
                toml(&entry.test),
                toml(&entry.under),
                entry.level,
                entry.type_one,
                entry.factor,
                entry.between.0,
                entry.between.1,
                entry.datasets
            ));
        }
        text
    }
}

/// Reads a calibration file.
pub(crate) fn calibrations(path: &str, text: &str) -> Result<Calibrations, Vec<Diagnostic>> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let start = error.span().map(|span| span.start);
        let line = start.map_or(0, |start| Lines::new(text.as_bytes()).at(start));
        vec![problem(path, line, error.message().to_owned())]
    })?;
    if let Some(other) = table.keys().find(|key| *key != "measured") {
        return Err(vec![problem(path, 0, format!("a calibration has no key `{other}`"))]);
    }
    let measured = table.get("measured").and_then(toml::Value::as_array);
    let mut entries = Vec::new();
    for (number, value) in (1..).zip(measured.into_iter().flatten()) {
        let lacking = |key| {
            vec![problem(path, 0, format!("entry {number} has no `{key}`, or another kind of it"))]
        };
        let entry = entry(value).map_err(lacking)?;
        let wrong = out_of_bounds(&entry);
        if let Some((key, found, allowed)) = wrong {
            let said = format!("entry {number} has the `{key}` {found}; it is {allowed}");
            return Err(vec![problem(path, 0, said)]);
        }
        entries.push(entry);
    }
    Ok(Calibrations { entries })
}

/// An entry, or the key that it lacks.
fn entry(value: &toml::Value) -> Result<CalibrationEntry, &'static str> {
    let text = |key| value.get(key).and_then(toml::Value::as_str).map(str::to_owned).ok_or(key);
    let number = |key| value.get(key).and_then(toml::Value::as_float).ok_or(key);
    let datasets = value.get("datasets").and_then(toml::Value::as_integer);
    Ok(CalibrationEntry {
        geography: text("geography")?,
        test: text("test")?,
        under: text("under")?,
        level: number("level")?,
        type_one: number("type_one")?,
        factor: number("factor")?,
        between: between(value).ok_or("between")?,
        datasets: datasets.and_then(|count| usize::try_from(count).ok()).ok_or("datasets")?,
    })
}

/// The two ends of the factor's error.
fn between(value: &toml::Value) -> Option<(f64, f64)> {
    let ends: Vec<f64> = value
        .get("between")?
        .as_array()?
        .iter()
        .map(toml::Value::as_float)
        .collect::<Option<_>>()?;
    <[f64; 2]>::try_from(ends).ok().map(|[low, high]| (low, high))
}

/// A number of an entry that it cannot have, with what it must be.
fn out_of_bounds(entry: &CalibrationEntry) -> Option<(&'static str, String, &'static str)> {
    let CalibrationEntry { geography, level, type_one, factor, between, datasets, .. } = entry;
    if geography.is_empty() {
        return Some(("geography", "``".to_owned(), "a hash"));
    }
    if !(0.0..=1.0).contains(type_one) {
        return Some(("type_one", type_one.to_string(), "a share from 0 to 1"));
    }
    // Too few worlds leave the factor without an end.
    if factor.is_nan() || *factor < 1.0 {
        return Some(("factor", factor.to_string(), "1 or more"));
    }
    // A pinned file could otherwise narrow the error of a figure that it holds.
    if !(1.0 <= between.0 && between.0 <= *factor && *factor <= between.1) {
        let found = format!("{} to {}", between.0, between.1);
        return Some(("between", found, "two ends around the factor, from 1 on"));
    }
    if !(*level > 0.0 && *level < 1.0) {
        return Some(("level", level.to_string(), "a level between 0 and 1"));
    }
    (*datasets == 0).then(|| ("datasets", "0".to_owned(), "1 or more"))
}

fn problem(path: &str, line: usize, said: String) -> Diagnostic {
    let help = "make it again with `probative calibrate`";
    Diagnostic::in_cell("E402", path, line, "", said, help)
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
            factor: 1.25,
            between: (1.125, 1.5),
            datasets: 10_000,
        };
        let written = Calibrations { entries: vec![entry] };
        assert_eq!(calibrations("c.toml", &written.to_toml()).unwrap(), written);
    }

    #[test]
    fn a_share_or_level_that_cannot_be_is_refused() {
        let entry = |level: &str, type_one: &str, datasets: &str| {
            let text = format!(
                "[[measured]]\ngeography = \"a\"\ntest = \"b\"\nunder = \"c\"\nlevel = {level}\ntype_one = {type_one}\nfactor = 1.5\nbetween = [1.25, 2.0]\ndatasets = {datasets}\n"
            );
            calibrations("c.toml", &text)
        };
        for type_one in ["-1.0", "5.0", "nan", "inf", "-0.001"] {
            let said = entry("0.95", type_one, "9").unwrap_err()[0].to_string();
            assert!(said.contains("`type_one`") && said.contains("a share from 0 to 1"), "{said}");
        }
        for (level, datasets) in [("0.0", "9"), ("1.0", "9"), ("nan", "9"), ("0.95", "0")] {
            assert!(entry(level, "0.05", datasets).is_err(), "{level} {datasets}");
        }
        assert!(entry("0.95", "0.0", "9").is_ok() && entry("0.95", "1.0", "1").is_ok());
    }

    #[test]
    fn what_cannot_be_read_has_its_place() {
        let said = |text: &str| format!("{:#}", calibrations("c.toml", text).unwrap_err()[0]);
        assert!(said("# one\r\n\r\nmeasured = [\r\n").contains("c.toml:"), "a broken line");
        let entry = "[[measured]]\ngeography = \"ab\"\n";
        assert!(said(entry).contains("entry 1 has no `test`"), "{}", said(entry));
    }
}
