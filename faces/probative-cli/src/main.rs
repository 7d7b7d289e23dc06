//! The program `probative`: puts a public argument about places and policy to the test.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a face is where files, clocks, the environment and the terminal are"
)]

mod args;
mod calibrate;
mod check;
mod completions;
mod diagnose;
mod exit;
mod explain;
mod figure;
mod list;
mod new;
mod opened;
mod output;
mod png;
mod progress;
mod schema;
mod study;
mod terminal;

use clap::Parser;

use args::{Args, Command};
use exit::{Exit, Stop};
use terminal::Terminal;

fn main() -> std::process::ExitCode {
    std::panic::set_hook(Box::new(exit::tell_of_panic));
    std::panic::catch_unwind(run).unwrap_or(Exit::Internal).into()
}

fn run() -> Exit {
    let args = Args::parse();
    let terminal = Terminal::new(args.color);
    let done = match args.command {
        Command::Check(check) => check::run(&check, terminal),
        Command::Calibrate(calibrate) => calibrate::run(&calibrate, terminal),
        Command::Explain(explain) => explain::run(&explain),
        Command::Figure(figure) => figure::run(&figure, terminal),
        Command::List(list) => list::run(&list, terminal),
        Command::New(new) => new::run(&new, terminal),
        Command::Study(call) => study::run(&call),
        Command::Methods(asked) => study::methods(&asked),
        Command::Schema(schema) => schema::run(&schema),
        Command::Completions(completions) => completions::run(&completions),
    };
    done.unwrap_or_else(|stop: Stop| {
        terminal::complain(&stop.message);
        stop.exit
    })
}
