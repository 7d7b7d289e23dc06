//! Tests of the program from without that start it hundreds of times, check a whole case again and
//! again, or ask it of thousands of places: `cargo test` leaves them to
//! `cargo test --workspace --test long`.

mod caps;
mod figure;
mod gallery;
mod hostile;
mod servers;
mod site;
