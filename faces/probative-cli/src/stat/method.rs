//! What a method is: its name, what it takes, and the function that answers.

use probative_finding::exhibit::Exhibit;
use probative_spatial::{Error, Weights};
use serde_json::Value;

use super::data::Map;
use super::neighbors::{Made, Neighbors};
use super::options::Options;
use super::refusal::refused;
use super::takes::{Columns, GIVEN, Opt, Takes, Use};
use crate::exit::{Exit, Stop};

/// A statistic, as one row of the table of methods.
#[derive(Debug)]
pub(super) struct Method {
    /// Its name on the command line, and in JSON.
    pub(super) name: &'static str,
    /// What it is, in one line of the help.
    pub(super) about: &'static str,
    /// The section of docs/stat.md that tells of it.
    pub(super) section: &'static str,
    /// How many columns of values it takes.
    pub(super) values: Columns,
    /// The options that it takes beside those of the data; all others are refused.
    pub(super) uses: &'static [&'static [Use]],
    /// What it makes of neighbours.
    pub(super) made: Made,
    /// Answers.
    pub(super) run: for<'a> fn(&Asked<'a>) -> Result<Answer<'a>, Stop>,
}

/// What a method is asked, and of what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The method.
    pub(super) method: &'static Method,
    /// What the command says.
    pub(super) options: &'a Options,
    /// The units.
    pub(super) map: &'a Map,
    /// Their neighbours, where the command names them.
    pub(super) neighbors: Option<&'a Neighbors>,
}

/// What a method gives.
pub(super) struct Answer<'a> {
    /// The lines of its table.
    pub(super) lines: Vec<String>,
    /// An object of the keys of its JSON but for its rows.
    pub(super) fields: Value,
    /// The rows of its JSON, and of its CSV.
    pub(super) rows: Option<Rows<'a>>,
    /// Its picture, if the command asks for one.
    pub(super) picture: Option<Exhibit>,
}

/// Rows that are made when they are written.
pub(super) struct Rows<'a> {
    /// The key that holds them; none where the other keys have the same.
    pub(super) key: Option<&'static str>,
    /// The columns of the CSV; a key within a key is parted by a dot.
    pub(super) columns: &'static [&'static str],
    /// How many there are.
    pub(super) count: usize,
    /// The row of a number from zero.
    pub(super) row: Box<dyn Fn(usize) -> Value + Send + 'a>,
}

impl Method {
    /// Whether it draws.
    pub(super) fn draws(&self) -> bool {
        self.uses.iter().copied().flatten().any(|(used, _)| *used == Opt::Draws)
    }

    /// How many units it needs: ten where it rearranges them, since fewer have too few arrangements to tell small chances apart.
    pub(super) fn least_units(&self) -> usize {
        if matches!(self.section, "who-is-a-neighbour" | "rates-and-classes" | "scan") {
            1
        } else {
            10
        }
    }

    /// Passes if the command gives all that its method takes, and nothing that would be passed over.
    pub(super) fn check(&self, options: &Options) -> Result<(), Stop> {
        let (name, found) = (self.name, options.value.len());
        let (fits, wanted) = self.values.fit(found);
        if !fits {
            let said = format!("{name} takes {wanted}, and the command names {found}");
            return Err(Stop::usage(&said, "write --value and the names of the columns"));
        }
        for &(option, flag, given) in GIVEN {
            let mut uses = self.uses.iter().copied().flatten();
            let takes =
                uses.find(|(used, _)| *used == option).map_or(Takes::No, |(_, by)| by(options));
            match (takes, given(options)) {
                (Takes::Yes, false) => {
                    let section = self.section;
                    let help = format!(
                        "`probative stat --help` shows examples; docs/stat.md#{section} says what {name} takes"
                    );
                    return Err(Stop::usage(&format!("{name} needs {flag}"), &help));
                }
                (Takes::No, true) => {
                    let said = format!("{name} makes no use of {flag}");
                    return Err(Stop::usage(
                        &said,
                        "leave it out, so that nobody thinks it counted",
                    ));
                }
                _ => {}
            }
        }
        let level = options.level();
        if !(level > 0.0 && level <= 1.0) {
            return Err(Stop::usage("--level is not above 0 and at most 1", "write --level 0.05"));
        }
        Ok(())
    }
}

impl<'a> Asked<'a> {
    /// The neighbours of a method that needs them.
    pub(super) fn neighbors(&self) -> &'a Neighbors {
        self.neighbors.expect("the command was checked for what its method takes")
    }

    /// The weights of a method that needs them.
    pub(super) fn weights(&self) -> &'a Weights {
        &self.neighbors().weights
    }

    /// The same with no unit its own neighbour: taken out before strengths are scaled, as esda does.
    pub(super) fn others(&self) -> Weights {
        let Neighbors { raw, style, .. } = self.neighbors();
        raw.without_self().styled(style.meaning())
    }

    /// A column of values, the first being 0.
    pub(super) fn column(&self, at: usize) -> &'a [f64] {
        &self.map.values[at]
    }

    /// The population of a method that needs it.
    pub(super) fn population(&self) -> &'a [f64] {
        self.map.population.as_deref().unwrap_or_default()
    }

    /// What a statistic gives, or why it gives nothing.
    pub(super) fn found<T>(&self, found: Result<T, Error>) -> Result<T, Stop> {
        found.map_err(|error| refused(&error, &self.map.ids))
    }

    /// The values as marks, which are one or zero.
    pub(super) fn marked(&self) -> Result<Vec<bool>, Stop> {
        let column = self.column(0);
        if let Some(unit) = column.iter().position(|value| *value != 0.0 && *value != 1.0) {
            let (id, value, name) = (&self.map.ids[unit], column[unit], self.method.name);
            let message = format!(
                "error: unit `{id}` has {value} where {name} takes 1 for marked and 0 for unmarked\n  help: make a column of ones and zeros"
            );
            return Err(Stop { exit: Exit::Rejected, message });
        }
        Ok(column.iter().map(|value| *value == 1.0).collect())
    }
}
