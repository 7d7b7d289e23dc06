//! `probative completions`: the completions of a shell.

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::exit::{Exit, Stop};
use crate::terminal::say;

/// Prints the completions of the shell.
pub(crate) fn run(completions: &Completions) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "probative", &mut script);
    say(String::from_utf8_lossy(&script).trim_end())?;
    Ok(Exit::Done)
}
