//! A source of a case is read in the form that its name says, or refused.
#![no_main]

use probative_case::{Case, Source};
use probative_evidence::{Error, Sources, gather, sha256};

const CASE: &str = include_str!("../../cases/mirror-example/case.toml");

/// The bytes of every source.
struct Fuzzed<'a>(&'a [u8]);

impl Sources for Fuzzed<'_> {
    fn bytes(&self, _: &Source) -> Result<Vec<u8>, Error> {
        Ok(self.0.to_vec())
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut case = Case::read(CASE).expect("the case of the gallery is read");
    case.sources.iter_mut().for_each(|source| source.sha256 = sha256(bytes));
    let _ = gather(&case, &Fuzzed(bytes));
});
