//! A list of neighbours is read in each of its formats, or refused.
#![no_main]

use probative_evidence::{LinkFormat, read_links};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let ids: Vec<String> = (0..36).map(|unit| format!("u{unit:02}")).collect();
    for format in [LinkFormat::Gal, LinkFormat::Gwt, LinkFormat::Csv] {
        let _ = read_links("fuzzed", text, format, &ids, "id");
    }
});
