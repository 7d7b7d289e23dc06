//! What the terminal is, and how it is written to.

use std::io::{ErrorKind, IsTerminal, Write};

use clap::ValueEnum;
use probative_terms::Diagnostic;
pub(crate) use probative_terms::text::{lines_of, one_line};

use crate::exit::{Exit, Stop};
use crate::stderr::complain;

/// When to colour the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Whether each of the two streams is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Terminal {
    /// Whether standard output is.
    pub(crate) out: bool,
    /// Whether standard error is.
    pub(crate) err: bool,
}

impl Terminal {
    /// The terminal of this run, by the flag, `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
    pub(crate) fn new(color: Color) -> Terminal {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let forced =
            std::env::var("CLICOLOR_FORCE").is_ok_and(|value| !value.is_empty() && value != "0");
        let wants = |shown: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto => forced || (shown && !dumb),
        };
        let (out, err) = (std::io::stdout().is_terminal(), std::io::stderr().is_terminal());
        Terminal { out: wants(out), err: wants(err) }
    }

    /// Shows a warning on standard error, in one line.
    pub(crate) fn warn(self, warning: &Diagnostic) {
        let Diagnostic { code, what, place, .. } = warning;
        let (start, end) = if self.err { ("\u{1b}[33m", "\u{1b}[0m") } else { ("", "") };
        let said = one_line(&format!("{place}: {what}"));
        complain(&format!("{start}{}{end}  {code}  {said}", code.severity().word()));
    }
}

/// Writes a line to standard output, to its last byte. A reader who has left is no error.
pub(crate) fn say(line: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::unsaid(&error)),
        _ => Ok(()),
    }
}

/// Shows help, or what is wrong with a command, where each belongs.
pub(crate) fn tell(told: &clap::Error) -> Result<Exit, Stop> {
    // What a command quotes of its own words may come from the names of files.
    let plain = told.to_string();
    let hides = lines_of(&plain) != plain;
    let shown = match hides && told.use_stderr() {
        true => writeln!(std::io::stderr().lock(), "{}", lines_of(plain.trim_end())),
        false => told.print().and_then(|()| std::io::stdout().flush()),
    };
    match shown {
        Err(error) if !told.use_stderr() && error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::unsaid(&error))
        }
        _ if told.exit_code() == 0 => Ok(Exit::Done),
        _ => Ok(Exit::Usage),
    }
}
