//! Every test of the program from without, in one program.

#[path = "../../../reference/read.rs"]
#[macro_use]
#[allow(dead_code, reason = "each crate needs a part")]
mod read;

mod audit;
mod bad_inputs;
mod cli;
mod drafts;
mod first_hour;
mod joins;
mod look;
mod new_case;
mod profiles;
mod reading;
mod sentences;
mod solved;
mod stat;
mod sums;
mod texts;
mod told;
mod writing;
mod years;
