//! The files that a command names, with what lies beside them.

use std::path::{Path, PathBuf};

use probative_study::{Opened, PARTS, Settled, is_shapefile};

use super::Call;
use crate::exit::Stop;

/// Opens the data, what lies beside them, and the list of neighbours.
pub(super) fn opened(data: &Path, settled: &Settled) -> Result<Opened, Stop> {
    let path = data.display().to_string();
    let bytes = std::fs::read(data).map_err(|error| {
        let help = "name a file of GeoJSON, TopoJSON or CSV, or the .shp of a shapefile";
        Stop::usage(&format!("cannot read {path}: {error}"), help)
    })?;
    let shapefile = is_shapefile(&path);
    let mut parts = [const { None }; PARTS.len()];
    for (part, ending) in parts.iter_mut().zip(PARTS).filter(|_| shapefile) {
        *part = beside(data, ending)?;
    }
    let links = settled.links().map(|name| {
        std::fs::read_to_string(name).map_err(|error| {
            let help = "name a list of neighbours as text";
            Stop::usage(&format!("cannot read {name}: {error}"), help)
        })
    });
    Ok(Opened { path, bytes, beside: parts, links: links.transpose()? })
}

/// Every file that the data are read from.
fn files(data: &Path) -> Vec<PathBuf> {
    let shapefile = is_shapefile(&data.display().to_string());
    let parts = PARTS.iter().filter(|_| shapefile).map(|part| data.with_extension(part));
    std::iter::once(data.to_owned()).chain(parts).collect()
}

/// Passes if no file that the run writes stands where it reads, or where it writes another.
pub(super) fn spare(call: &Call, settled: &Settled) -> Result<(), Stop> {
    let mut taken: Vec<PathBuf> = files(&call.data).iter().map(|file| whole(file)).collect();
    taken.extend(settled.links().map(|path| whole(Path::new(path))));
    let written = ["write", "svg"].map(|name| settled.written(name).map(PathBuf::from));
    for path in written.into_iter().flatten().chain(call.csv.clone()) {
        let place = whole(&path);
        if taken.contains(&place) {
            let said = format!("the result would replace {}", path.display());
            return Err(Stop::usage(&said, "name another file"));
        }
        taken.push(place);
    }
    Ok(())
}

/// The part of a shapefile with this ending, in small or capital letters; one that is there and
/// cannot be read is not as if it were not there.
fn beside(shp: &Path, ending: &str) -> Result<Option<Vec<u8>>, Stop> {
    let spellings = [ending.to_owned(), ending.to_ascii_uppercase()];
    for path in spellings.map(|ending| shp.with_extension(ending)) {
        match std::fs::read(&path) {
            Ok(bytes) => return Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                let help = "make it a plain file that can be read, or take it away";
                return Err(Stop::usage(&format!("cannot read {}: {error}", path.display()), help));
            }
        }
    }
    Ok(None)
}

/// A path by which one file is told from another, though it may not be there yet.
fn whole(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    path.canonicalize().unwrap_or_else(|_| match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    })
}
