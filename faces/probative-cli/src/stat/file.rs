//! The file that a command names, with what lies beside it.

use std::path::{Path, PathBuf};

use probative_evidence::{ShapefileParts, UnitColumns, Units, read_shapefile, read_units};

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

/// The endings of what lies beside a `.shp`.
const PARTS: [&str; 4] = ["shx", "dbf", "prj", "cpg"];

fn is_shapefile(data: &Path) -> bool {
    data.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("shp"))
}

/// Every file that the data are read from.
pub(super) fn files(data: &Path) -> Vec<PathBuf> {
    let parts = PARTS.iter().filter(|_| is_shapefile(data)).map(|part| data.with_extension(part));
    std::iter::once(data.to_owned()).chain(parts).collect()
}

/// The part of a shapefile with this ending, in small or capital letters.
fn beside(shp: &Path, ending: &str) -> Option<Vec<u8>> {
    let read = |ending: &str| std::fs::read(shp.with_extension(ending)).ok();
    read(ending).or_else(|| read(&ending.to_ascii_uppercase()))
}
