//! The doors of the methods: `probative stat`, `count` and `trend`, and `probative methods`.

mod arguments;
mod files;

use std::path::Path;

use probative_chart as chart;
use probative_numeric::with_threads;
use probative_study::{Answer, Error, Question, as_json, list};
use probative_terms::text::{counted, json};

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::progress::Progress;
use crate::stderr::complain;
use crate::terminal::{lines_of, say};

pub(crate) use arguments::Call;

/// List the methods of stat, count and trend: what each takes and gives
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative methods
  probative methods --json > methods.json")]
pub(crate) struct Methods {
    /// Print all that is known of each, as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Opens what the command names, asks the method and prints what it gives.
pub(crate) fn run(call: &Call, mut input: Input) -> Result<Exit, Stop> {
    let (name, settled) = (call.method.name, call.method.settle(&call.settings)?);
    let near = if settled.neighbours().is_some() { " · who is near whom" } else { "" };
    let progress = Progress::waiting(&format!("{name}{near}"));
    let opened = files::opened(&call.data, &settled, &mut input)?;
    files::foreseen(call, &settled, &input).may_be_written()?;
    let question = Question::new(call.method, settled, &opened)?;
    if let Some(note) = question.beforehand() {
        progress.aside(|| complain(&note));
    }
    progress.tell(&waiting(&question));
    let answer = with_threads(call.threads, || question.answer());
    drop(progress);
    let answer = answer?;
    write(call, &question, &answer, Output::of_run(&input))?;
    question.notes().iter().for_each(|note| complain(&lines_of(note)));
    let shown = match call.json {
        true => json(&format!("{:#}", question.json(&answer))),
        false => lines_of(&question.text(&answer)),
    };
    say(&shown)?;
    Ok(Exit::Done)
}

/// Lists the methods.
pub(crate) fn methods(asked: &Methods) -> Result<Exit, Stop> {
    say(&if asked.json { format!("{:#}", as_json()) } else { list() })?;
    Ok(Exit::Done)
}

/// What a run does, for those who wait for it.
fn waiting(question: &Question) -> String {
    let units = counted(question.observed.ids.len(), question.method.input.noun());
    let draws = question.settled.draws().map(|draws| format!(" · {draws} draws"));
    format!("{} · {units}{}", question.method.name, draws.unwrap_or_default())
}

/// Writes every file that the command names, or none.
fn write(
    call: &Call,
    question: &Question,
    answer: &Answer<'_>,
    mut output: Output,
) -> Result<(), Stop> {
    if let (Some(path), Some(neighbors)) = (question.settled.written("write"), question.neighbors())
    {
        let listed = neighbors.listed(path, &question.observed)?;
        output.file(Path::new(path), listed);
    }
    if let Some(path) = &call.csv {
        output.file(path, question.csv(answer));
    }
    if let (Some(path), Some(picture)) = (question.settled.written("svg"), &answer.picture) {
        let svg = chart::svg(picture).expect("a picture is no table");
        output.file(Path::new(path), svg);
    }
    output.finish()
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        match error {
            Error::Asked { .. } => {
                Stop { exit: Exit::Usage, message: lines_of(&error.to_string()) }
            }
            Error::Rejected(_) => {
                let message = format!("{error}\n\nnothing was computed");
                Stop { exit: Exit::Rejected, message }
            }
        }
    }
}
