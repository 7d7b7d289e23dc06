//! `probative stat`: one statistic of one map.

mod args;
mod csv;
mod data;
mod file;
mod global;
mod json;
mod kind;
mod local;
mod method;
mod methods;
mod neighbors;
mod notes;
mod options;
mod periods;
mod picture;
mod print;
mod refusal;
mod regression;
mod takes;
mod text;
mod words;

use std::path::Path;

use probative_chart as chart;
use probative_evidence::{LinkFormat, write_links};
use probative_numeric::with_threads;
use probative_words::format::counted;

use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::progress::Progress;
use crate::terminal::{complain, one_line, say};

use data::Map;
use method::{Answer, Asked, Method};
use neighbors::Neighbors;
use refusal::too_few;

pub(crate) use args::Stat;

/// Reads the units, finds their neighbours, asks the method and prints what it gives.
pub(crate) fn run(stat: &Stat) -> Result<Exit, Stop> {
    let Stat { method, options } = stat;
    method.check(options)?;
    file::spare(options)?;
    let progress = Progress::waiting(&format!("{} · who is near whom", method.name));
    let map = data::read(options)?;
    enough(method, &map)?;
    let neighbors = Neighbors::of(options, method.made, &map)?;
    let asked = Asked { method, options, map: &map, neighbors: neighbors.as_ref() };
    progress.tell(&waiting(&asked));
    let answer = with_threads(options.threads, || (method.run)(&asked));
    drop(progress);
    let answer = answer?;
    write(&asked, &answer)?;
    notes::of(&map, neighbors.as_ref()).iter().for_each(|note| complain(note));
    say(&if options.json { json::of(&asked, &answer) } else { print::table(&asked, &answer) });
    Ok(Exit::Done)
}

/// What a run does, for those who wait for it.
fn waiting(asked: &Asked<'_>) -> String {
    let units = counted(asked.map.ids.len(), "unit");
    let draws = asked.method.draws().then(|| format!(" · {} draws", asked.options.draws()));
    format!("{} · {units}{}", asked.method.name, draws.unwrap_or_default())
}

/// Passes if there are units enough for a chance to mean something.
fn enough(method: &Method, map: &Map) -> Result<(), Stop> {
    let (needed, found) = (method.least_units(), map.ids.len());
    if found < needed { Err(too_few(method.name, needed, found)) } else { Ok(()) }
}

/// Writes every file that the command names, or none.
fn write(asked: &Asked<'_>, answer: &Answer<'_>) -> Result<(), Stop> {
    let mut output = Output::default();
    if let (Some(path), Some(neighbors)) = (&asked.options.write, asked.neighbors) {
        output.add(path, listed(path, neighbors, asked.map)?.as_bytes())?;
    }
    if let Some(path) = &asked.options.csv {
        output.add(path, csv::of(asked, answer).as_bytes())?;
    }
    if let (Some(path), Some(picture)) = (&asked.options.svg, &answer.picture) {
        let svg = chart::svg(picture).expect("a picture is no table");
        output.add(path, svg.as_bytes())?;
    }
    output.finish()
}

/// The neighbours in the format that the file's name ends in.
fn listed(path: &Path, neighbors: &Neighbors, map: &Map) -> Result<String, Stop> {
    let Some(format) = LinkFormat::of(&path.display().to_string()) else {
        let said = format!("{} is no list of neighbours", path.display());
        return Err(Stop::usage(&said, "end the name in .gal, .gwt or .csv"));
    };
    let spaced = map.ids.iter().find(|id| id.contains(char::is_whitespace));
    if let (Some(id), LinkFormat::Gal | LinkFormat::Gwt) = (spaced, format) {
        let said = format!("GAL and GWT part ids by spaces, and `{}` holds one", one_line(id));
        return Err(Stop::usage(&said, "write the list as .csv, or name another column with --id"));
    }
    Ok(write_links(&neighbors.weights.as_links(), format, &map.ids, &map.id_column))
}
