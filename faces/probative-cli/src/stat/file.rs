//! The file that a command names, with what lies beside it.

use std::path::{Path, PathBuf};

use probative_evidence::{ShapefileParts, UnitColumns, Units, read_shapefile, read_units};

use super::kind::Kind;
use super::options::Options;
use super::refusal::rejected;
use crate::exit::Stop;

/// Reads the units of the file, or tells everything that is wrong with it.
pub(super) fn units(options: &Options) -> Result<Units, Stop> {
    let path = options.data.display().to_string();
    let shp = std::fs::read(&options.data).map_err(|error| {
        let help = "name a file of GeoJSON, TopoJSON or CSV, or the .shp of a shapefile";
        Stop::usage(&format!("cannot read {path}: {error}"), help)
    })?;
    let columns = UnitColumns {
        id: options.id.clone(),
        x: options.x.clone(),
        y: options.y.clone(),
        time: options.time.clone(),
        layer: options.layer.clone(),
    };
    if let Some((kind, help)) = foreign(&shp, &options.data) {
        return Err(Stop::usage(&format!("{path} is {kind}, which is not read"), help));
    }
    if !is_shapefile(&options.data) {
        return read_units(&path, &shp, &columns).map_err(|all| rejected(&all));
    }
    let [shx, dbf, prj, cpg] = PARTS.map(|part| beside(&options.data, part));
    let parts = ShapefileParts {
        shp: &shp,
        shx: shx.as_deref(),
        dbf: dbf.as_deref(),
        prj: prj.as_deref(),
        cpg: cpg.as_deref(),
    };
    read_shapefile(&path, &parts, &columns).map_err(|all| rejected(&all))
}

/// What a file is that other programs take for a map, and what to do about it.
fn foreign(bytes: &[u8], path: &Path) -> Option<(&'static str, &'static str)> {
    const EXPORT: &str = "export it as GeoJSON, TopoJSON, CSV or a shapefile";
    let ends = |part: &str| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(part));
    if PARTS.iter().any(|part| ends(part)) {
        return Some(("a part of a shapefile", "name the .shp that lies beside it"));
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            Some(("a zip archive or a workbook", "unpack it, or save the sheet as CSV"))
        }
        [b'P', b'A', b'R', b'1', ..] => Some(("a Parquet file", EXPORT)),
        [b'f', b'g', b'b', ..] => Some(("a FlatGeobuf file", EXPORT)),
        _ if bytes.starts_with(b"SQLite format 3\0") => {
            Some(("a GeoPackage or another database", EXPORT))
        }
        _ => None,
    }
}

/// The endings of what lies beside a `.shp`.
const PARTS: [&str; 4] = ["shx", "dbf", "prj", "cpg"];

fn is_shapefile(data: &Path) -> bool {
    data.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("shp"))
}

/// Every file that the data are read from.
fn files(data: &Path) -> Vec<PathBuf> {
    let parts = PARTS.iter().filter(|_| is_shapefile(data)).map(|part| data.with_extension(part));
    std::iter::once(data.to_owned()).chain(parts).collect()
}

/// Passes if no file that the run writes stands where it reads, or where it writes another.
pub(super) fn spare(options: &Options) -> Result<(), Stop> {
    let mut taken: Vec<PathBuf> = files(&options.data).iter().map(|file| whole(file)).collect();
    if let Some(Kind::File(path)) = &options.weights {
        taken.push(whole(path));
    }
    for path in [&options.write, &options.csv, &options.svg].into_iter().flatten() {
        let place = whole(path);
        if taken.contains(&place) {
            let said = format!("the result would replace {}", path.display());
            return Err(Stop::usage(&said, "name another file"));
        }
        taken.push(place);
    }
    Ok(())
}

/// The part of a shapefile with this ending, in small or capital letters.
fn beside(shp: &Path, ending: &str) -> Option<Vec<u8>> {
    let read = |ending: &str| std::fs::read(shp.with_extension(ending)).ok();
    read(ending).or_else(|| read(&ending.to_ascii_uppercase()))
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
