//! A table is read, or refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = probative_evidence::read_table("fuzzed", bytes, &probative_evidence::Asked::default());
});
