//! The program `probative`: puts a public argument about places and policy to the test.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a face is where files, clocks, the environment and the terminal are"
)]

mod add;
mod args;
mod audit;
mod calibrate;
mod check;
mod completions;
mod diagnose;
mod difference;
mod edited;
mod exit;
mod explain;
mod figure;
mod input;
mod interrupt;
mod list;
mod look;
mod new;
mod opened;
mod output;
mod own_file;
mod pin;
mod png;
mod profile;
mod progress;
mod read;
mod reading;
mod schema;
mod stderr;
mod study;
mod sum;
mod terminal;
mod understood;

use clap::Parser;

use args::{Args, Command};
use exit::{Exit, Stop};
use input::Input;
use terminal::Terminal;

fn main() -> std::process::ExitCode {
    std::panic::set_hook(Box::new(exit::tell_of_panic));
    std::panic::catch_unwind(run).unwrap_or(Exit::Internal).into()
}

fn run() -> Exit {
    interrupt::watch();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(told) => return ended(terminal::tell(&told)),
    };
    let terminal = Terminal::new(args.color);
    let input = Input::up_to(args.max_file);
    ended(match args.command {
        Command::Check(check) => check::run(&check, input, terminal),
        Command::Calibrate(calibrate) => calibrate::run(&calibrate, input, terminal),
        Command::Audit(audit) => audit::run(&audit, input, terminal),
        Command::Explain(explain) => explain::run(&explain),
        Command::Figure(figure) => figure::run(&figure, input, terminal),
        Command::List(list) => list::run(&list, input, terminal),
        Command::Look(look) => look::run(&look, input),
        Command::New(new) => new::run(&new, input),
        Command::Pin(pin) => pin::run(&pin, input, terminal),
        Command::Profile(profile) => profile::run(&profile, input),
        Command::Add(add) => add::run(&add, input, terminal),
        Command::Read(read) => read::run(&read, input, terminal),
        Command::Sum(sum) => sum::run(&sum, input),
        Command::Study(call) => study::run(&call, input),
        Command::Methods(asked) => study::methods(&asked),
        Command::Schema(schema) => schema::run(&schema),
        Command::Completions(completions) => completions::run(&completions),
    })
}

/// How the run ends; what stopped it is told.
fn ended(done: Result<Exit, Stop>) -> Exit {
    done.unwrap_or_else(|stop: Stop| {
        stderr::complain(&stop.message);
        stop.exit
    })
}
