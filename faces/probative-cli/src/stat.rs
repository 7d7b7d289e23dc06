//! `probative stat`: one statistic of one map.

mod answer;
mod args;
mod correlogram;
mod data;
mod json;
mod method;
mod neighbors;
mod print;
mod two_maps;

use probative_evidence::{LinkFormat, write_links};
use probative_numeric::with_threads;
use probative_spatial::Error;

use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::terminal::{complain, one_line, say};

use answer::Answer;
use data::Map;
use neighbors::Neighbors;

pub(crate) use args::Stat;

/// A method's answer with what it was asked of.
struct Answered<'a> {
    stat: &'a Stat,
    map: Map,
    neighbors: Option<Neighbors>,
    answer: Answer,
}

/// Reads the units, finds their neighbours, asks the method and prints what it gives.
pub(crate) fn run(stat: &Stat) -> Result<Exit, Stop> {
    method::check(stat)?;
    let map = data::read(stat)?;
    let neighbors = Neighbors::of(stat, &map)?;
    let answer = with_threads(stat.threads, || answer::of(stat, &map, neighbors.as_ref()))?;
    let answered = Answered { stat, map, neighbors, answer };
    write(&answered)?;
    let (count, left_out) = (answered.map.dropped.len(), answered.map.dropped.join(", "));
    if count > 0 {
        complain(&format!("left out, a value is missing ({count}): {}", one_line(&left_out)));
    }
    say(&if stat.json { json::of(&answered) } else { print::table(&answered) });
    Ok(Exit::Done)
}

/// Writes the neighbours where the command says.
fn write(answered: &Answered<'_>) -> Result<(), Stop> {
    let (Some(path), Some(neighbors)) = (&answered.stat.write, &answered.neighbors) else {
        return Ok(());
    };
    let Some(format) = LinkFormat::of(&path.display().to_string()) else {
        let said = format!("{} is no list of neighbours", path.display());
        return Err(Stop::usage(&said, "end the name in .gal, .gwt or .csv"));
    };
    let (links, map) = (neighbors.weights.as_links(), &answered.map);
    let spaced = map.ids.iter().find(|id| id.contains(char::is_whitespace));
    if let (Some(id), LinkFormat::Gal | LinkFormat::Gwt) = (spaced, format) {
        let said = format!("GAL and GWT part ids by spaces, and `{}` holds one", one_line(id));
        return Err(Stop::usage(&said, "write the list as .csv, or name another column with --id"));
    }
    let text = write_links(&links, format, &map.ids, &map.id_column);
    let mut output = Output::default();
    output.add(path, text.as_bytes())?;
    output.finish()
}

/// Why a statistic could not be computed, with the id of the unit that it names.
fn refused(error: &Error, ids: &[String]) -> Stop {
    let unit = match error {
        Error::SelfNeighbour { unit }
        | Error::Strength { unit }
        | Error::IslandWithoutLag { unit }
        | Error::NoArea { index: unit }
        | Error::Coordinate { index: unit }
        | Error::RegressorNotFinite { index: unit, .. } => ids.get(*unit),
        _ => None,
    };
    let named = unit.map_or_else(String::new, |id| {
        format!("\n  where: the unit with the id `{}`", one_line(id))
    });
    Stop { exit: Exit::Rejected, message: format!("error: {error}{named}\n\nnothing was computed") }
}
