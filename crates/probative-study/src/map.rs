//! The units of a map, where they lie, and who is whose neighbour.

use probative_evidence::{Ground, Shapes, UnitColumns, Units, join_files, slips, total_row};
use probative_spatial::{Point, Sites, Weights, centroids, centroids_on_earth};
use probative_terms::Neighbours;
use probative_terms::place::Level;

use crate::error::Error;
use crate::neighbours::Neighbors;
use crate::numbers::{Numbers, Source};
use crate::observed::{Observed, by_parameter, named, only, withheld};
use crate::opened::Opened;
use crate::parameters::{
    DROP_MISSING, ID, JOIN, JOIN_ID, LAYER, MAX_CELLS, MAX_VERTICES, PLANAR, REPAIR_FIPS, TIME,
    VALUE, X, Y,
};
use crate::periods::Periods;
use crate::settings::Settled;
use crate::words::level;
use crate::{rows, words};

/// The units of a map.
#[derive(Debug)]
pub struct Map {
    /// The periods, in order; none where the question names no column of them.
    pub periods: Vec<String>,
    /// Where the units lie.
    pub shapes: Shapes,
    /// Whether coordinates are of a plane, not degrees: the question or the file says so.
    pub planar: bool,
    /// The cells of the column that makes blocks, if the question names one.
    pub(crate) blocks: Option<Vec<String>>,
    /// Where those lie that are left out because a number of theirs is withheld.
    pub(crate) apart: Shapes,
    /// Who is whose neighbour, where the question says it.
    pub neighbors: Option<Neighbors>,
    ids: Vec<String>,
}

impl Map {
    /// The units of a file that have all their numbers, and those numbers.
    pub(crate) fn opened(settled: &Settled, opened: &Opened) -> Result<(Observed, Map), Error> {
        let text = |parameter| settled.name(parameter).map(str::to_owned);
        let levels: Vec<_> = settled.names(&JOIN).iter().filter_map(|word| level(word)).collect();
        one_ground(&levels, opened)?;
        let columns = UnitColumns {
            id: text(&ID),
            x: text(&X),
            y: text(&Y),
            time: text(&TIME),
            layer: text(&LAYER),
            asked: rows::asked(settled)?,
            joined: rows::joined(settled, opened)?,
            join: levels.first().copied(),
            coded: !opened.joined.is_empty(),
            outlined: opened.joined.iter().any(Opened::is_map),
            values: settled.names(&VALUE).to_vec(),
            repair: settled.has(&REPAIR_FIPS),
            unmatched: settled.has(&DROP_MISSING),
            most_vertices: settled.count(&MAX_VERTICES),
            most_cells: settled.count(&MAX_CELLS),
        };
        let path = opened.table_path();
        let named = named(settled);
        let flat: Vec<&str> = named.iter().flat_map(|(_, columns)| columns).copied().collect();
        let block = settled.neighbours().and_then(Neighbours::block);
        let wanted: Vec<String> = flat.iter().copied().chain(block).map(str::to_owned).collect();
        // An object of a TopoJSON is one of the map, wherever that is named.
        let elsewhere = columns.outlined && !opened.is_map();
        let mut own = columns.clone();
        if elsewhere {
            (own.layer, own.asked.layer) = (None, None);
        }
        let units = opened.units(&own)?;
        // In each period the total of the units is another number.
        let id_of_units = columns.time.is_none().then_some(units.id_column.as_str());
        let total = id_of_units.and_then(|id| total_row(&path, &units.table, id, &flat));
        if let Some(total) = total {
            return Err(vec![total].into());
        }
        let others = opened.joined.iter();
        let others: Vec<_> =
            others.map(|other| other.other(settled.names(&JOIN_ID), &wanted)).collect();
        let units = join_files(&path, units, &others, &columns)?;
        let source = Source { path: &path, table: &units.table, ids: &units.ids, noun: "unit" };
        let numbers = Numbers::new(&source, &flat, block, settled)?;
        let taken = numbers.taken.clone();
        let periods = match &columns.time {
            Some(column) => Periods::named(&path, &units, column, settled)?,
            None => Periods::one(units.ids.len()),
        };
        let lines = (0..units.table.len()).map(|row| units.table.line(row));
        let slips = slips(&path, &units.id_column, lines.zip(units.ids.iter().map(String::as_str)));
        let told = withheld(&periods.firsts(&units.ids), &periods.rows, &numbers, &named);
        let (mut observed, map, columns) = kept(settled, units, periods, &numbers);
        observed.withheld = told;
        observed.shows_withheld = settled.shows_withheld;
        observed.notices.extend(taken.into_iter().chain(slips));
        Ok((Observed { numbers: by_parameter(&named, columns), ..observed }, map))
    }

    /// What the units are called.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The neighbours of a method that needs them.
    pub fn neighbors(&self) -> &Neighbors {
        self.neighbors.as_ref().expect("the question was settled for what its method takes")
    }

    /// The weights of a method that needs them.
    pub fn weights(&self) -> &Weights {
        &self.neighbors().weights
    }

    /// The same with no unit its own neighbour: taken out before strengths are scaled, as esda
    /// does.
    pub fn others(&self) -> Weights {
        let Neighbors { raw, style, .. } = self.neighbors();
        raw.without_self().styled(words::style(style))
    }

    /// A point of each unit: its own, or the centre of mass of its outline.
    ///
    /// # Errors
    /// An outline without an area; units that lie nowhere.
    pub fn points(&self) -> Result<Vec<[f64; 2]>, Error> {
        match &self.shapes {
            Shapes::Points(points) => Ok(points.clone()),
            Shapes::Outlines(outlines) => {
                centroids(outlines).map_err(|error| Error::statistic(&error, &self.ids))
            }
            Shapes::Unknown => Err(Error::nowhere()),
        }
    }

    /// A place of each unit on the earth: its own, or the centre of mass of its outline, whole
    /// across the 180th meridian.
    ///
    /// # Errors
    /// As [`Map::points`].
    pub fn places(&self) -> Result<Vec<Point>, Error> {
        match &self.shapes {
            Shapes::Outlines(outlines) => {
                centroids_on_earth(outlines).map_err(|error| Error::statistic(&error, &self.ids))
            }
            _ => {
                let place = |[longitude, latitude]: [f64; 2]| Point { longitude, latitude };
                Ok(self.points()?.into_iter().map(place).collect())
            }
        }
    }

    /// The units with the distances between them.
    ///
    /// # Errors
    /// As [`Map::points`], and coordinates that are not degrees, or too large for a plane.
    pub fn sites(&self) -> Result<Sites, Error> {
        let sites = if self.planar {
            Sites::in_plane(&self.points()?)
        } else {
            Sites::on_earth(&self.places()?)
        };
        sites.map_err(|error| Error::statistic(&error, &self.ids))
    }
}

/// Passes if no more than one of the things that are joined gives outlines.
fn one_ground(levels: &[Level], opened: &Opened) -> Result<(), Error> {
    let maps = opened.joined.iter().filter(|other| other.is_map()).count();
    if levels.len() + maps <= 1 {
        return Ok(());
    }
    let said = "several of the things that are joined give outlines";
    Err(Error::asked(said, "join states, counties or one map, and beside it tables"))
}

/// The units that have all their numbers, with the columns of these.
fn kept(
    settled: &Settled,
    units: Units,
    periods: Periods,
    numbers: &Numbers,
) -> (Observed, Map, Vec<Vec<f64>>) {
    let whole = |rows: &Vec<usize>| rows.iter().all(|row| numbers.whole[*row]);
    let kept: Vec<bool> = periods.rows.iter().map(whole).collect();
    let rows: Vec<usize> = only(&periods.rows, &kept).into_iter().flatten().collect();
    let picked = |column: &Vec<f64>| rows.iter().map(|row| column[*row]).collect();
    let ids = periods.firsts(&units.ids);
    let gone: Vec<bool> = kept.iter().map(|kept| !kept).collect();
    let is_apart = |rows: &Vec<usize>| rows.iter().any(|row| numbers.withheld[*row].is_some());
    let apart: Vec<bool> =
        periods.rows.iter().zip(&gone).map(|(rows, gone)| *gone && is_apart(rows)).collect();
    let block = settled.neighbours().and_then(Neighbours::block);
    let observed = Observed {
        dropped: only(&ids, &gone),
        ids: only(&ids, &kept),
        id_column: units.id_column,
        notices: units.notices.into_iter().chain(periods.notices.clone()).collect(),
        ..Observed::default()
    };
    let mut shapes = units.shapes;
    let map = Map {
        planar: settled.has(&PLANAR) || units.ground == Ground::Plane,
        blocks: block.map(|_| only(&periods.firsts(&numbers.blocks), &kept)),
        apart: shapes.take(&firsts(&periods, &apart)),
        shapes: shapes.take(&firsts(&periods, &kept)),
        periods: periods.labels,
        neighbors: None,
        ids: observed.ids.clone(),
    };
    (observed, map, numbers.columns.iter().map(picked).collect())
}

/// The first rows of some of the units, by which their shapes are told.
fn firsts(periods: &Periods, which: &[bool]) -> Vec<usize> {
    let some = periods.rows.iter().zip(which).filter(|(_, one)| **one);
    some.map(|(rows, _)| rows[0]).collect()
}
