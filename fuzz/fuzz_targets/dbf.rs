//! The table of a shapefile is read, or refused, beside shapes that hold.
#![no_main]

use probative_evidence::{ShapefileParts, UnitColumns, read_shapefile};

const SHP: &[u8] = include_bytes!("../../tests/bad/47_islands_shapefile/map.shp");
const SHX: &[u8] = include_bytes!("../../tests/bad/47_islands_shapefile/map.shx");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let parts = ShapefileParts { shp: SHP, shx: Some(SHX), dbf: Some(bytes), prj: None, cpg: None };
    let _ = read_shapefile("fuzzed", &parts, &UnitColumns::default());
});
