//! The files that a command names, with what lies beside them.

use std::path::{Path, PathBuf};

use probative_study::{Opened, PARTS, Settled, is_shapefile};

use super::Call;
use crate::exit::Stop;
use crate::input::Input;
use crate::output::Output;

/// Opens the data, what lies beside them, and the list of neighbours.
pub(super) fn opened(data: &Path, settled: &Settled, input: &mut Input) -> Result<Opened, Stop> {
    let path = data.display().to_string();
    let help = "name a file of GeoJSON, TopoJSON or CSV, or the .shp of a shapefile";
    let bytes = input.bytes(data, help)?;
    let mut beside = [const { None }; PARTS.len()];
    if is_shapefile(&path) {
        for (bytes, ending) in beside.iter_mut().zip(PARTS) {
            *bytes = part(data, ending, input)?;
        }
    }
    let help = "name a list of neighbours as text";
    let links = settled.links().map(|name| input.text(Path::new(name), help, "save it as UTF-8"));
    Ok(Opened { path, bytes, beside, links: links.transpose()? })
}

/// The part of a shapefile with this ending, in small or capital letters; either is its own.
fn part(shp: &Path, ending: &str, input: &mut Input) -> Result<Option<Vec<u8>>, Stop> {
    let small = input.bytes_if_there(&shp.with_extension(ending))?;
    let capital = shp.with_extension(ending.to_ascii_uppercase());
    match small {
        Some(bytes) => Ok(Some(bytes)),
        None => input.bytes_if_there(&capital),
    }
}

/// The files that the command names, without their bytes.
pub(super) fn foreseen(call: &Call, settled: &Settled, input: &Input) -> Output {
    let mut output = Output::of_run(input);
    let written = ["write", "svg"].map(|name| settled.written(name).map(PathBuf::from));
    for path in written.into_iter().flatten().chain(call.csv.clone()) {
        output.file(&path, "");
    }
    output
}
