//! Tests of the program from without that start it hundreds of times, or ask it of thousands of
//! places: `cargo test` leaves them to `cargo test --workspace --test long`.

mod caps;
mod hostile;
