//! Proofs over the whole workspace.
