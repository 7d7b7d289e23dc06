//! Tests of this crate from without that count errors in many made-up samples: `cargo test` leaves
//! them to `cargo test --workspace --test long`.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each crate needs a part")]
mod read;

mod calibration;
mod lists;
