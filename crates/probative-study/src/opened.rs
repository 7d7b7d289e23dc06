//! The files of a question, opened by a face.

use probative_evidence::{ShapefileParts, UnitColumns, Units, read_shapefile, read_units};

use crate::error::Error;

/// The endings of what lies beside a `.shp`.
pub const PARTS: [&str; 4] = ["shx", "dbf", "prj", "cpg"];

/// The bytes of the file of the data, with what lies beside it and the list of neighbours.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// The path of the data, as the question has it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The parts of a shapefile beside it, in the order of [`PARTS`].
    pub beside: [Option<Vec<u8>>; 4],
    /// The text of the list of neighbours, if the question names one.
    pub links: Option<String>,
}

/// Whether a path is that of a shapefile.
pub fn is_shapefile(path: &str) -> bool {
    ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case("shp"))
}

fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending)
}

impl Opened {
    /// The file's name, without its folder.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// The path of the table of the units, which lies beside the shapes of a shapefile.
    pub(crate) fn table_path(&self) -> String {
        match self.path.rsplit_once('.') {
            Some((stem, _)) if is_shapefile(&self.path) => format!("{stem}.dbf"),
            _ => self.path.clone(),
        }
    }

    /// Passes unless the file is one that other programs take for data.
    pub(crate) fn known(&self) -> Result<(), Error> {
        match self.foreign() {
            None => Ok(()),
            Some((kind, help)) => {
                Err(Error::asked(format!("{} is {kind}, which is not read", self.path), help))
            }
        }
    }

    /// The units of a map.
    pub(crate) fn units(&self, columns: &UnitColumns) -> Result<Units, Error> {
        self.known()?;
        if !is_shapefile(&self.path) {
            return Ok(read_units(&self.path, &self.bytes, columns)?);
        }
        let [shx, dbf, prj, cpg] = self.beside.each_ref().map(Option::as_deref);
        let parts = ShapefileParts { shp: &self.bytes, shx, dbf, prj, cpg };
        Ok(read_shapefile(&self.path, &parts, columns)?)
    }

    /// What the file is that other programs take for data, and what to do about it.
    fn foreign(&self) -> Option<(&'static str, &'static str)> {
        const EXPORT: &str = "export it as GeoJSON, TopoJSON, CSV or a shapefile";
        let part = ending(&self.path)
            .is_some_and(|ending| PARTS.iter().any(|part| ending.eq_ignore_ascii_case(part)));
        if part {
            return Some(("a part of a shapefile", "name the .shp that lies beside it"));
        }
        match &self.bytes[..] {
            [b'P', b'K', 3, 4, ..] => {
                Some(("a zip archive or a workbook", "unpack it, or save the sheet as CSV"))
            }
            [b'P', b'A', b'R', b'1', ..] => Some(("a Parquet file", EXPORT)),
            [b'f', b'g', b'b', ..] => Some(("a FlatGeobuf file", EXPORT)),
            bytes if bytes.starts_with(b"SQLite format 3\0") => {
                Some(("a GeoPackage or another database", EXPORT))
            }
            _ => None,
        }
    }
}
