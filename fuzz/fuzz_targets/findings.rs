//! Findings are read, or refused; what is read is written and read again the same.
#![no_main]

use probative_finding::finding::Findings;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(findings) = Findings::from_json(text) else { return };
    let written = findings.to_json();
    assert_eq!(Findings::from_json(&written).map(|again| again.to_json()), Ok(written));
});
