//! How a run ends: its exit code, and what it says when it stops early.

use std::panic::PanicHookInfo;
use std::path::Path;
use std::process::ExitCode;

use probative_terms::Diagnostic;
use probative_terms::text::lines_of;

use crate::interrupt;
use crate::stderr::{complain, shown};

/// The exit codes. An interrupted run ends with 130, which the shell gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It ran; verdicts are information.
    Done = 0,
    /// A verdict of `--fail-on` was met.
    Met = 1,
    /// The command was not understood.
    Usage = 2,
    /// The input was rejected.
    Rejected = 3,
    /// A source is not the one that the case pins.
    Unpinned = 4,
    /// No claim could be tested.
    NothingTested = 5,
    /// The program is wrong.
    Internal = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command stopped, as the terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    /// How the run ends.
    pub(crate) exit: Exit,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

/// How many problems one run shows.
const SHOWN: usize = 100;

impl Stop {
    /// The command cannot be followed.
    pub(crate) fn usage(said: &str, help: &str) -> Stop {
        let message = lines_of(&format!("error: {said}\n  help: {help}"));
        Stop { exit: Exit::Usage, message }
    }

    /// An input is refused.
    pub(crate) fn refused(why: &Diagnostic) -> Stop {
        Stop { exit: Exit::Rejected, message: lines_of(&format!("{why:#}")) }
    }

    /// Inputs are refused for all of this.
    pub(crate) fn all_refused(why: &[Diagnostic]) -> Stop {
        let mut told: Vec<String> = why.iter().take(SHOWN).map(|one| format!("{one:#}")).collect();
        if why.len() > SHOWN {
            told.push(format!("and {} more", why.len() - SHOWN));
        }
        Stop { exit: Exit::Rejected, message: lines_of(&told.join("\n")) }
    }

    /// A file cannot be written.
    pub(crate) fn unwritten(path: &Path, error: &std::io::Error) -> Stop {
        let said = format!("cannot write {}: {error}", shown(path));
        let help = "name another folder, or make room; what stood there is as it was";
        Stop::usage(&said, help)
    }

    /// Standard output takes no more.
    pub(crate) fn unsaid(error: &std::io::Error) -> Stop {
        let said = format!("cannot write to standard output: {error}; what it holds is cut off");
        let files = match interrupt::written() {
            true => "the files that the run names are whole and new",
            false => "no file was written",
        };
        Stop::usage(&said, &format!("make room where it goes, and run this again; {files}"))
    }
}

/// Asks for a report, in one line, when the program is wrong.
pub(crate) fn tell_of_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
    let payload = panic.payload();
    let said = payload.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| payload.downcast_ref::<&str>().copied());
    let said = said.unwrap_or("no reason given").replace('\n', " ");
    complain(&lines_of(&format!(
        "error: probative {} is wrong{place}: {said}; please report it with the command and the case, at {}/issues",
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_REPOSITORY"),
    )));
}
