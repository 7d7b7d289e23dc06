//! The files of a question, opened by a face.

use probative_evidence::{
    Other, ShapefileParts, UnitColumns, Units, is_map, read_shapefile, read_units,
};

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
    /// The files that are joined, in the order in which they are said.
    pub joined: Vec<Opened>,
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

    /// Passes unless the file is a part of a shapefile, named alone.
    pub(crate) fn known(&self) -> Result<(), Error> {
        let is_part = |ending: &str| PARTS.iter().any(|part| ending.eq_ignore_ascii_case(part));
        if !ending(&self.path).is_some_and(is_part) {
            return Ok(());
        }
        let said = format!("{} is a part of a shapefile, which is not read", self.path);
        Err(Error::asked(said, "name the .shp that lies beside it"))
    }

    /// Whether the file gives outlines or points of units.
    pub(crate) fn is_map(&self) -> bool {
        is_map(&self.path, &self.bytes)
    }

    /// The file as one that is joined by codes.
    pub(crate) fn other<'a>(&'a self, ids: &'a [String], wanted: &'a [String]) -> Other<'a> {
        let beside = self.beside.each_ref().map(Option::as_deref);
        Other { path: &self.path, bytes: &self.bytes, beside, ids, wanted }
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
}
