//! Places, their distances to lines, and which of them are listed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use probative_case::claim::Select;
use probative_case::claim::alignment::Along;
use probative_evidence::{Entry, Found, Known, PUBLISHED, field_number};
pub(crate) use probative_finding::choice::Listing as How;
use probative_finding::finding::Untested;
use probative_finding::what::alignment::Held;
use probative_numeric::distribution::Hypergeometric;
use probative_numeric::{CountNull, math, median};
use probative_spatial::{NearestLine, Point};
use probative_terms::diagnostic::test::alignment::{
    EXCHANGED, FEW_LISTED, NEARLY_A_STATE, NO_STATE, NOBODY, NOT_A_NUMBER, NOT_ON_EARTH,
};
use probative_terms::diagnostic::test::place::LISTED_WITHOUT_ROW;

use crate::question::{Question, failed, list_age, refused};

/// The name of the test in calibrations.
pub(crate) const TEST: &str = "listing-shuffle";
/// Like-sized places differ in population by less than this factor.
const LIKE_SIZED: f64 = 2.0;
/// The level of an entry for a whole state.
const STATE: &str = "state";
/// No town lies farther south, in degrees: a longitude that stands for a latitude does.
const SOUTHERNMOST: f64 = -60.0;
/// How many kilometres places lie from lines that are of another region.
const ELSEWHERE: f64 = 300.0;
/// How many times as near places lie once their degrees are exchanged, if they are exchanged.
const NEARER: f64 = 10.0;

/// Places with their state and size, and how far each lies from the lines.
pub(crate) struct Layout {
    pub(crate) places: Vec<Place>,
    pub(crate) lines: NearestLine,
    /// What one of the lines is called.
    pub(crate) line: String,
    at: BTreeMap<String, usize>,
    kilometers: Vec<f64>,
    /// The block of each place: like-sized places of one state.
    block_of: Vec<usize>,
    blocks: usize,
}

/// One place.
pub(crate) struct Place {
    pub(crate) code: String,
    pub(crate) point: Point,
    pub(crate) population: f64,
    state: String,
}

/// Whether each place lies within a distance.
pub(crate) type Within = Vec<bool>;

/// The listed places.
pub(crate) struct Listing {
    pub(crate) how: How,
    /// Their positions, ascending.
    pub(crate) listed: Vec<usize>,
    /// Rows that name no place of this level.
    pub(crate) unplaced: usize,
    /// Rows of which nobody can say that they were public when the text appeared.
    pub(crate) undated: usize,
    /// Entries that were published after the text.
    pub(crate) later: usize,
    pub(crate) age_months: Option<i32>,
}

impl Layout {
    pub(crate) fn read(along: &Along, question: &Question<'_>) -> Result<Layout, Untested> {
        let lines = question.lines(&along.lines)?;
        let points = |points: &[[f64; 2]]| -> Vec<Point> {
            points
                .iter()
                .map(|[longitude, latitude]| Point { longitude: *longitude, latitude: *latitude })
                .collect()
        };
        let lines: Vec<Vec<Point>> = lines.iter().map(|line| points(&line.points)).collect();
        let lines = NearestLine::new(&lines).map_err(refused)?;
        let places = places(along, question)?;
        let kilometers: Vec<f64> =
            places.iter().map(|place| lines.kilometers(place.point)).collect();
        in_order(along, &places, &lines, &kilometers)?;
        let at = places.iter().enumerate().map(|(at, place)| (place.code.clone(), at)).collect();
        let (block_of, blocks) = blocks(&places, Held::PRIMARY);
        Ok(Layout { places, lines, line: along.line.clone(), at, kilometers, block_of, blocks })
    }

    /// Whether each place lies within a distance of the lines.
    pub(crate) fn near(&self, kilometers: f64) -> Within {
        self.kilometers.iter().map(|distance| *distance <= kilometers).collect()
    }

    /// The share of the population that lives as near, in per cent.
    pub(crate) fn population_share(&self, near: &Within) -> f64 {
        let all: f64 = self.places.iter().map(|place| place.population).sum();
        let close = self.places.iter().zip(near).filter(|(_, near)| **near);
        100.0 * close.map(|(place, _)| place.population).sum::<f64>() / all
    }

    /// How many states there are, and how many have a place as near.
    pub(crate) fn states_touched(&self, near: &Within) -> (usize, usize) {
        let all: BTreeSet<&str> = self.places.iter().map(|place| place.state.as_str()).collect();
        let close = self.places.iter().zip(near).filter(|(_, near)| **near);
        let touched: BTreeSet<&str> = close.map(|(place, _)| place.state.as_str()).collect();
        (all.len(), touched.len())
    }

    /// The places that an entry names by its codes; an entry for a state may name none of them.
    fn named_by(
        &self,
        entry: &Entry<'_>,
        along: &Along,
        is_state: bool,
    ) -> Result<Vec<usize>, Untested> {
        let codes = entry.code.split(';').map(str::trim).filter(|code| !code.is_empty());
        let mut found = Vec::new();
        for code in codes {
            match self.at.get(code) {
                Some(at) => found.push(*at),
                None if is_state => {}
                None => return Err(unmatched(entry, along, code)),
            }
        }
        Ok(found)
    }

    /// The places that a list names, as it was public when the text appeared.
    pub(crate) fn listing(
        &self,
        along: &Along,
        question: &Question<'_>,
        how: How,
    ) -> Result<Listing, Untested> {
        let table = question.table(&along.registry)?;
        let (mut listed, mut unplaced) = (BTreeSet::new(), 0);
        let entries = question.entries(&along.registry, &along.list, &along.registry_key)?;
        let rows: Vec<usize> = entries.iter().map(|entry| entry.row).collect();
        let known = Known::listed(question.text_date(), table, &rows, PUBLISHED);
        for entry in entries.iter().filter(|entry| known.has(table, entry.row)) {
            let is_state = is_state(table.cell(entry.row, &along.registry_level), entry, along)?;
            let found = self.named_by(entry, along, is_state)?;
            if !found.is_empty() {
                listed.extend(found);
            } else if how == How::StatesExpanded && is_state {
                let state = table.cell(entry.row, &along.registry_state);
                let inside = (0..self.places.len()).filter(|at| self.places[*at].state == state);
                let before = listed.len();
                listed.extend(inside.clone());
                if before == listed.len() && inside.count() == 0 {
                    return Err(unmatched(entry, along, state));
                }
            } else {
                unplaced += 1;
            }
        }
        let undated = rows.iter().filter(|row| known.leaves_open(table, **row)).count();
        let counted = rows.iter().filter(|row| known.has(table, **row)).count();
        let later = rows.len() - counted - undated;
        if listed.len() < 10 {
            return Err(failed(&FEW_LISTED, &[&listed.len()]));
        }
        let age_months = list_age(table, &rows, PUBLISHED, question);
        Ok(Listing {
            how,
            listed: listed.into_iter().collect(),
            unplaced,
            undated,
            later,
            age_months,
        })
    }
}

/// Whether an entry is for a whole state.
fn is_state(level: &str, entry: &Entry<'_>, along: &Along) -> Result<bool, Untested> {
    let nearly = level != STATE && level.to_lowercase().contains(STATE);
    let things: [&dyn Display; 3] = [&entry.line, &along.registry, &level];
    if nearly { Err(failed(&NEARLY_A_STATE, &things)) } else { Ok(level == STATE) }
}

/// Passes if places and lines do not lie together only once longitude and latitude are exchanged,
/// of the ones or of the others.
fn in_order(
    along: &Along,
    places: &[Place],
    lines: &NearestLine,
    kilometers: &[f64],
) -> Result<(), Untested> {
    let exchanged = places
        .iter()
        .map(|Place { point, .. }| Point { longitude: point.latitude, latitude: point.longitude });
    let valid = exchanged.filter(|point| point.latitude.abs() <= 90.0);
    let exchanged: Vec<f64> = valid.map(|point| lines.kilometers(point)).collect();
    if 2 * exchanged.len() < places.len() {
        return Ok(());
    }
    let (given, exchanged) = (median(kilometers), median(&exchanged));
    if given < ELSEWHERE || given < NEARER * exchanged {
        return Ok(());
    }
    let [given, exchanged] = [given, exchanged].map(|distance| format!("{distance:.0}"));
    Err(failed(&EXCHANGED, &[&along.places.source, &given, &exchanged]))
}

/// A code of a list that no place has.
fn unmatched(entry: &Entry<'_>, along: &Along, code: &str) -> Untested {
    let things: [&dyn Display; 4] = [&entry.line, &along.registry, &code, &along.places.source];
    failed(&LISTED_WITHOUT_ROW, &things)
}

impl Listing {
    /// How many listed places are near.
    pub(crate) fn count(&self, near: &Within) -> usize {
        self.listed.iter().filter(|place| near[**place]).count()
    }

    /// The places of each block that lists any, and how many it lists.
    pub(crate) fn blocks(&self, layout: &Layout) -> Vec<(Vec<usize>, usize)> {
        self.of_blocks(&layout.block_of, layout.blocks)
    }

    fn of_blocks(&self, block_of: &[usize], count: usize) -> Vec<(Vec<usize>, usize)> {
        let mut blocks = vec![(Vec::new(), 0); count];
        for (place, block) in block_of.iter().enumerate() {
            blocks[*block].0.push(place);
        }
        for place in &self.listed {
            blocks[block_of[*place]].1 += 1;
        }
        blocks.retain(|(_, drawn)| *drawn > 0);
        blocks
    }

    /// The exact null of that count: whose choice is random are like-sized places of one state.
    pub(crate) fn null(&self, layout: &Layout, near: &[bool]) -> CountNull {
        shuffled(&self.blocks(layout), near)
    }

    /// The same with other things held fixed, which is the null of another sentence.
    pub(super) fn null_holding(&self, held: Held, layout: &Layout, near: &[bool]) -> CountNull {
        let (block_of, count) = blocks(&layout.places, held);
        shuffled(&self.of_blocks(&block_of, count), near)
    }
}

/// The exact null of a count of near places, when a listing is shuffled inside each block.
fn shuffled(blocks: &[(Vec<usize>, usize)], near: &[bool]) -> CountNull {
    let block = |(members, drawn): &(Vec<usize>, usize)| Hypergeometric {
        total: members.len() as u64,
        marked: members.iter().filter(|place| near[**place]).count() as u64,
        drawn: *drawn as u64,
    };
    let exchanged: Vec<Hypergeometric> = blocks.iter().map(block).collect();
    CountNull::within_blocks(&exchanged)
}

fn places(along: &Along, question: &Question<'_>) -> Result<Vec<Place>, Untested> {
    let columns = &along.places;
    let table = question.table(&columns.source)?;
    let number = |row: usize, column: &str| {
        let cell = table.cell(row, column);
        let line = table.line(row);
        field_number(cell)
            .ok_or_else(|| failed(&NOT_A_NUMBER, &[&line, &columns.source, &cell, &column]))
    };
    let people = Select::all_of(&columns.source, &columns.population);
    let found = question.amounts(&people, &columns.key)?;
    let place = |(code, Found { row, .. }): (String, Found)| {
        let longitude = number(row, &columns.longitude)?;
        let latitude = number(row, &columns.latitude)?;
        if !(longitude.abs() <= 180.0 && (SOUTHERNMOST..=90.0).contains(&latitude)) {
            let things: [&dyn Display; 4] =
                [&table.line(row), &columns.source, &longitude, &latitude];
            return Err(failed(&NOT_ON_EARTH, &things));
        }
        let population = number(row, &columns.population)?;
        let state = table.cell(row, &columns.state).to_owned();
        if state.is_empty() {
            return Err(failed(&NO_STATE, &[&table.line(row), &columns.source, &columns.state]));
        }
        Ok(Place { code, point: Point { longitude, latitude }, population, state })
    };
    let places: Vec<Place> = found.into_iter().map(place).collect::<Result<_, _>>()?;
    if places.iter().all(|place| place.population <= 0.0) {
        return Err(failed(&NOBODY, &[&columns.source, &columns.population]));
    }
    Ok(places)
}

/// Blocks of places that are alike in what is held fixed: of one state, of one whole power of the
/// size factor. Where each place is a state of its own, as of laws of states, states are exchanged.
fn blocks(places: &[Place], held: Held) -> (Vec<usize>, usize) {
    let size =
        |place: &Place| (math::ln(place.population.max(1.0)) / math::ln(LIKE_SIZED)).floor() as i64;
    let states: BTreeSet<&str> = places.iter().map(|place| place.state.as_str()).collect();
    let by_state = held.state && states.len() < places.len();
    let mut known: BTreeMap<(&str, i64), usize> = BTreeMap::new();
    let mut block_of = Vec::with_capacity(places.len());
    for place in places {
        let next = known.len();
        let state = if by_state { place.state.as_str() } else { "" };
        let size = if held.size { size(place) } else { 0 };
        block_of.push(*known.entry((state, size)).or_insert(next));
    }
    let blocks = known.len();
    (block_of, blocks)
}
