//! Whatever a file is, it is looked at, or refused.
#![no_main]

use probative_evidence::{Asked, look};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // As if of an archive that may hold a little, so that none fills the memory.
    let asked = Asked { most_bytes: Some(1 << 20), ..Asked::default() };
    let _ = look("fuzzed", bytes, &Vec::new(), &asked);
});
