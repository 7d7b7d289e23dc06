//! Where tests of the writing stop it: in builds for tests alone, and on their word.
//!
//! `PROBATIVE_FAULT=kill:7` ends the program at the seventh step as `kill -9` would, `fail:7` lets
//! that step fail, and `wait:7` stays there for two seconds.

use std::io;

/// The steps of a run so far.
#[derive(Debug, Default)]
pub(super) struct Steps(usize);

impl Steps {
    /// Passes, unless a test wants this step to go wrong.
    pub(super) fn next(&mut self) -> io::Result<()> {
        self.0 += 1;
        if cfg!(debug_assertions) { asked(self.0) } else { Ok(()) }
    }
}

fn asked(step: usize) -> io::Result<()> {
    let Ok(asked) = std::env::var("PROBATIVE_FAULT") else { return Ok(()) };
    match asked.split_once(':') {
        Some((how, number)) if number == step.to_string() => match how {
            "kill" => std::process::abort(),
            "wait" => {
                crate::stderr::complain("waiting");
                std::thread::sleep(std::time::Duration::from_secs(2));
                Ok(())
            }
            _ => Err(io::Error::other("a test lets this fail")),
        },
        _ => Ok(()),
    }
}
