//! Tests of the program from without that start it hundreds of times: `cargo test` leaves them to
//! `cargo test --workspace --test long`.

mod hostile;
