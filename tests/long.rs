//! Proofs over the whole workspace that check cases hundreds of times: `cargo test` leaves them to
//! `cargo test --workspace --test long`.

mod apart;
mod clusters;
mod dose;
mod edges;
mod leaves;
mod mutants;
mod threads;
mod world;
