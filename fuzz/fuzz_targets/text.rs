//! A text is taken apart, or refused.
#![no_main]

use probative_read::{Page, Reading};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(page) = Page::new("fuzzed", bytes) {
        let _ = Reading::new(&page.text, None);
    }
});
