//! The files that a command names, with what lies beside them.

use std::path::{Path, PathBuf};

use probative_study::{Opened, PARTS, Settled, is_shapefile};

use super::Call;
use crate::exit::Stop;
use crate::input::Input;
use crate::output::Output;

/// Opens the data, what lies beside them, the files that are joined and the list of neighbours.
pub(super) fn opened(data: &Path, settled: &Settled, input: &mut Input) -> Result<Opened, Stop> {
    let help = "name a file of GeoJSON, TopoJSON or CSV, or the .shp of a shapefile";
    let mut opened = one(data, help, input)?;
    let help = "write states, counties, or a file with outlines or columns: --join FILE";
    for path in settled.joined() {
        opened.joined.push(one(Path::new(path), help, input)?);
    }
    let help = "name a list of neighbours as text";
    let links = settled.links().map(|name| input.text(Path::new(name), help, "save it as UTF-8"));
    opened.links = links.transpose()?;
    Ok(opened)
}

/// A file with what lies beside it.
fn one(data: &Path, help: &str, input: &mut Input) -> Result<Opened, Stop> {
    let path = data.display().to_string();
    let bytes = input.bytes(data, help)?;
    let mut beside = [const { None }; PARTS.len()];
    if is_shapefile(&path) {
        for (bytes, ending) in beside.iter_mut().zip(PARTS) {
            *bytes = part(data, ending, input)?;
        }
    }
    Ok(Opened { path, bytes, beside, ..Opened::default() })
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
    let ends: &[Option<&str>] = match settled.end() {
        Some("both") => &[Some("lower"), Some("upper")],
        _ => &[None],
    };
    let pictures = settled.written("svg").map(Path::new);
    let pictures = pictures.iter().flat_map(|path| ends.iter().map(|end| at_end(path, *end)));
    let listed = settled.written("write").map(PathBuf::from);
    for path in pictures.chain(listed).chain(call.csv.clone()) {
        output.file(&path, "");
    }
    output
}

/// The path of a picture at an end of withheld numbers, where there is one for each: `map.svg` is
/// `map-lower.svg` and `map-upper.svg`.
pub(super) fn at_end(path: &Path, end: Option<&str>) -> PathBuf {
    let (Some(end), Some(stem)) = (end, path.file_stem()) else { return path.to_owned() };
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    let name = format!("{}-{end}{}", stem.to_string_lossy(), ending.unwrap_or_default());
    path.with_file_name(name)
}
