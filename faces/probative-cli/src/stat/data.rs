//! The units, their numbers and where they lie.

use probative_evidence::{
    Problem, Shapes, Table, UnitColumns, Units, absent, field_number, read_units,
};
use probative_spatial::{Point, centroids};

use super::options::Options;
use super::periods::Periods;
use super::refusal::{nowhere, refused, rejected};
use crate::exit::Stop;

/// The units that a statistic is of.
#[derive(Debug)]
pub(super) struct Map {
    /// What each unit is called.
    pub(super) ids: Vec<String>,
    /// The column of the ids; empty where they are numbers of rows.
    pub(super) id_column: String,
    /// The columns of `--value`, each with one number per unit; with periods, those of a unit one after another.
    pub(super) values: Vec<Vec<f64>>,
    /// The periods, in order; none where the command names no column of them.
    pub(super) periods: Vec<String>,
    /// The population of each unit, in the same way, if the command names it.
    pub(super) population: Option<Vec<f64>>,
    /// Where the units lie.
    pub(super) shapes: Shapes,
    /// Whether coordinates are of a plane, not degrees.
    planar: bool,
    /// The ids of units that were left out because a number of theirs is missing.
    pub(super) dropped: Vec<String>,
}

/// Cells that say that there is no value.
const MISSING: [&str; 4] = ["", "NA", "NaN", "null"];

/// Reads the units, or tells everything that is wrong with them.
pub(super) fn read(options: &Options) -> Result<Map, Stop> {
    let path = options.data.display().to_string();
    let bytes = std::fs::read(&options.data).map_err(|error| {
        Stop::usage(&format!("cannot read {path}: {error}"), "name a file of GeoJSON or CSV")
    })?;
    let columns = UnitColumns {
        id: options.id.clone(),
        x: options.x.clone(),
        y: options.y.clone(),
        time: options.time.clone(),
    };
    let units = read_units(&path, &bytes, &columns).map_err(|all| rejected(&all))?;
    let named: Vec<&String> = options.value.iter().chain(&options.population).collect();
    let numbers = Numbers::read(&path, &units.table, &units.ids, &named);
    let missing = if options.drop_missing { &[][..] } else { &numbers.missing };
    let problems = [&numbers.problems, missing].concat();
    if !problems.is_empty() {
        return Err(rejected(&problems));
    }
    let periods = match &options.time {
        Some(column) => Periods::read(&path, &units, column).map_err(|all| rejected(&all))?,
        None => Periods::one(units.ids.len()),
    };
    Ok(kept(options, units, periods, &numbers))
}

/// The units that have all their numbers.
fn kept(options: &Options, units: Units, periods: Periods, numbers: &Numbers) -> Map {
    let whole = |rows: &Vec<usize>| rows.iter().all(|row| numbers.whole[*row]);
    let kept: Vec<bool> = periods.rows.iter().map(whole).collect();
    let rows: Vec<usize> = only(&periods.rows, &kept).into_iter().flatten().collect();
    let picked = |column: &Vec<f64>| rows.iter().map(|row| column[*row]).collect();
    let mut values: Vec<Vec<f64>> = numbers.columns.iter().map(picked).collect();
    let population = options.population.as_ref().and_then(|_| values.pop());
    let ids = periods.firsts(&units.ids);
    let gone = ids.iter().zip(&kept).filter(|(_, kept)| !**kept);
    Map {
        dropped: gone.map(|(id, _)| id.clone()).collect(),
        ids: only(&ids, &kept),
        id_column: units.id_column,
        planar: options.planar,
        values,
        population,
        shapes: match units.shapes {
            Shapes::Outlines(all) => Shapes::Outlines(only(&periods.firsts(&all), &kept)),
            Shapes::Points(all) => Shapes::Points(only(&periods.firsts(&all), &kept)),
            Shapes::Unknown => Shapes::Unknown,
        },
        periods: periods.labels,
    }
}

impl Map {
    /// A point of each unit: its own, or the centre of mass of its outline.
    pub(super) fn points(&self) -> Result<Vec<[f64; 2]>, Stop> {
        match &self.shapes {
            Shapes::Points(points) => Ok(points.clone()),
            Shapes::Outlines(outlines) => {
                centroids(outlines).map_err(|error| refused(&error, &self.ids))
            }
            Shapes::Unknown => Err(nowhere()),
        }
    }

    /// The same as longitudes and latitudes, for distances in kilometres.
    pub(super) fn places(&self) -> Result<Vec<Point>, Stop> {
        if self.planar {
            let said = "kilometres are measured on the earth, not on a plane";
            let help = "give longitudes and latitudes, or the list of neighbours as a file";
            return Err(Stop::usage(said, help));
        }
        let points = self.points()?;
        Ok(points.into_iter().map(|[longitude, latitude]| Point { longitude, latitude }).collect())
    }
}

fn only<T: Clone>(all: &[T], kept: &[bool]) -> Vec<T> {
    all.iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one.clone()).collect()
}

/// The numbers of columns.
struct Numbers {
    columns: Vec<Vec<f64>>,
    /// Which units have all of them.
    whole: Vec<bool>,
    missing: Vec<Problem>,
    problems: Vec<Problem>,
}

impl Numbers {
    fn read(path: &str, table: &Table, ids: &[String], named: &[&String]) -> Numbers {
        let (mut columns, mut whole) = (Vec::new(), vec![true; ids.len()]);
        let (mut missing, mut problems) = (Vec::new(), Vec::new());
        for &column in named {
            if !table.has(column) {
                problems.push(absent(path, column, table.columns()));
                continue;
            }
            let mut number = |row: usize| {
                let cell = table.cell(row, column);
                let said = |said: String| cell_problem(path, table.line(row), column, said);
                if MISSING.contains(&cell) {
                    whole[row] = false;
                    missing.push(said(format!("unit `{}` has no value", ids[row])));
                    return f64::NAN;
                }
                field_number(cell).unwrap_or_else(|| {
                    problems.push(said(format!("`{cell}` of unit `{}` is not a number", ids[row])));
                    f64::NAN
                })
            };
            columns.push((0..ids.len()).map(&mut number).collect());
        }
        Numbers { columns, whole, missing, problems }
    }
}

fn cell_problem(path: &str, line: usize, column: &str, said: String) -> Problem {
    Problem {
        code: "E104",
        path: path.to_owned(),
        line,
        column: column.to_owned(),
        said,
        why: "a unit without a number has no statistic, and its neighbours lose one",
        help: "correct the cell; --drop-missing leaves out units whose cell is blank, NA, NaN or null, and counts them"
            .to_owned(),
    }
}
