//! Every test of this crate from without, in one program.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each crate needs a part")]
mod read;

mod reference;
