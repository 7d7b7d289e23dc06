//! `probative explain`: the page of a kind.

use crate::args::Explain;
use crate::exit::{Exit, Stop};
use crate::terminal::say;

/// Prints the page of the kind.
pub(crate) fn run(explain: &Explain) -> Result<Exit, Stop> {
    say(probative_words::page(explain.kind).trim_end());
    Ok(Exit::Done)
}
