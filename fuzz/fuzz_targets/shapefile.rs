//! The shapes of a shapefile are read, or refused, beside a table that holds.
#![no_main]

use probative_evidence::{ShapefileParts, UnitColumns, read_shapefile};

const DBF: &[u8] = include_bytes!("../../tests/bad/47_islands_shapefile/map.dbf");
const SHX: &[u8] = include_bytes!("../../tests/bad/47_islands_shapefile/map.shx");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let parts = ShapefileParts { shp: bytes, shx: Some(SHX), dbf: Some(DBF), prj: None, cpg: None };
    let _ = read_shapefile("fuzzed", &parts, &UnitColumns::default());
});
