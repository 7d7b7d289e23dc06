//! A case file is read, or refused; the half of it that holds is read too.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = probative_case::Case::read(text);
    let _ = probative_case::Case::read_partly(text);
});
