//! The units, their numbers and where they lie.

use probative_evidence::{Ground, Problem, Shapes, Table, Units, absent, field_number};
use probative_spatial::{Point, Sites, centroids, centroids_on_earth};

use super::file::units;
use super::kind::Kind;
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
    /// Whether coordinates are of a plane, not degrees: the command or the file says so.
    pub(super) planar: bool,
    /// The cells of the column that makes blocks, if the command names one.
    pub(super) blocks: Option<Vec<String>>,
    /// What is odd about the shapes, though they are taken.
    pub(super) notices: Vec<Problem>,
    /// The ids of units that were left out because a number of theirs is missing.
    pub(super) dropped: Vec<String>,
}

/// Cells that say that there is no value.
const MISSING: [&str; 4] = ["", "NA", "NaN", "null"];

/// Reads the units, or tells everything that is wrong with them.
pub(super) fn read(options: &Options) -> Result<Map, Stop> {
    let path = options.data.display().to_string();
    let units = units(options)?;
    let named: Vec<&String> = options.value.iter().chain(&options.population).collect();
    let block = options.weights.as_ref().and_then(Kind::block);
    let numbers = Numbers::read(&path, &units.table, &units.ids, &named, block);
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
    let block = options.weights.as_ref().and_then(Kind::block);
    Map {
        dropped: gone.map(|(id, _)| id.clone()).collect(),
        ids: only(&ids, &kept),
        id_column: units.id_column,
        planar: options.planar || units.ground == Ground::Plane,
        blocks: block.map(|_| only(&periods.firsts(&numbers.blocks), &kept)),
        notices: units.notices,
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

    /// A place of each unit on the earth: its own, or the centre of mass of its outline, whole across the 180th meridian.
    pub(super) fn places(&self) -> Result<Vec<Point>, Stop> {
        match &self.shapes {
            Shapes::Outlines(outlines) => {
                centroids_on_earth(outlines).map_err(|error| refused(&error, &self.ids))
            }
            _ => {
                let place = |[longitude, latitude]: [f64; 2]| Point { longitude, latitude };
                Ok(self.points()?.into_iter().map(place).collect())
            }
        }
    }

    /// The units with the distances between them.
    pub(super) fn sites(&self) -> Result<Sites, Stop> {
        let sites = if self.planar {
            Sites::in_plane(&self.points()?)
        } else {
            Sites::on_earth(&self.places()?)
        };
        sites.map_err(|error| refused(&error, &self.ids))
    }
}

fn only<T: Clone>(all: &[T], kept: &[bool]) -> Vec<T> {
    all.iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one.clone()).collect()
}

/// The numbers of columns, and the cells of the one that makes blocks.
struct Numbers {
    columns: Vec<Vec<f64>>,
    blocks: Vec<String>,
    /// Which units have all of them.
    whole: Vec<bool>,
    missing: Vec<Problem>,
    problems: Vec<Problem>,
}

impl Numbers {
    fn read(
        path: &str,
        table: &Table,
        ids: &[String],
        named: &[&String],
        block: Option<&String>,
    ) -> Numbers {
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
                    let code = if cell == "NaN" { "E223" } else { "E104" };
                    let problem = said(format!("unit `{}` has no value", ids[row]));
                    missing.push(Problem { code, ..problem });
                    return f64::NAN;
                }
                field_number(cell).unwrap_or_else(|| {
                    problems
                        .push(not_counted(said(format!("`{cell}` of unit `{}`", ids[row])), cell));
                    f64::NAN
                })
            };
            columns.push((0..ids.len()).map(&mut number).collect());
        }
        let mut blocks = Vec::new();
        match block {
            Some(column) if !table.has(column) => {
                problems.push(absent(path, column, table.columns()));
            }
            Some(column) => {
                blocks = (0..ids.len()).map(|row| table.cell(row, column).to_owned()).collect();
                for row in (0..ids.len()).filter(|row| MISSING.contains(&blocks[*row].as_str())) {
                    whole[row] = false;
                    let said = format!("unit `{}` has no block", ids[row]);
                    missing.push(cell_problem(path, table.line(row), column, said));
                }
            }
            None => {}
        }
        Numbers { columns, blocks, whole, missing, problems }
    }
}

/// What a cell is that is no number to count with: one that is not finite or so large that sums lose it, or none at all.
fn not_counted(problem: Problem, cell: &str) -> Problem {
    if cell.parse::<f64>().is_err() {
        return Problem { said: format!("{} is not a number", problem.said), ..problem };
    }
    Problem {
        code: "E223",
        said: format!("{} is not finite, or above 1e15", problem.said),
        why: "one such number makes every mean and every sum of squares meaningless",
        help: "correct the cell, or give the column in a larger unit".to_owned(),
        ..problem
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
