//! A map in GeoJSON, TopoJSON or CSV is read, or refused.
#![no_main]

use probative_evidence::{UnitColumns, read_units};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read_units("fuzzed", bytes, &UnitColumns::default());
});
