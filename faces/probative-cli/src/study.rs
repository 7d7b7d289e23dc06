//! The doors of the methods: `probative stat`, `count` and `trend`, and `probative methods`.

mod arguments;
mod files;

use std::path::Path;

use probative_chart as chart;
use probative_numeric::with_threads;
use probative_study::{Answer, Ends, Error, Question, as_json, list};
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
    let ends = settled.at_ends().into_iter();
    let questions = ends.map(|settled| Question::new(call.method, settled, &opened));
    let questions: Vec<Question> = questions.collect::<Result<_, _>>()?;
    let first = &questions[0];
    if let Some(note) = first.beforehand() {
        progress.aside(|| complain(&note));
    }
    progress.tell(&waiting(first));
    let answered = questions.iter().map(|one| with_threads(call.threads, || one.answer()));
    let answers = answered.collect::<Result<Vec<_>, _>>();
    drop(progress);
    let answers = answers?;
    let asked: Vec<Answered<'_>> = questions.iter().zip(&answers).collect();
    write(call, &asked, Output::of_run(&input))?;
    told_once(&questions).iter().for_each(|note| complain(&lines_of(note)));
    say(&shown(call, &asked))?;
    Ok(Exit::Done)
}

/// A question with its answer.
type Answered<'a> = (&'a Question, &'a Answer<'a>);

/// The answers at both ends of withheld numbers, where both are asked for.
fn ends<'a>(asked: &[Answered<'a>]) -> Option<Ends<'a>> {
    let [lower, upper] = asked else { return None };
    Some(Ends { lower: *lower, upper: *upper })
}

/// What is printed.
fn shown(call: &Call, asked: &[Answered<'_>]) -> String {
    let (question, answer) = asked[0];
    match (call.json, ends(asked)) {
        (true, Some(ends)) => json(&format!("{:#}", ends.json())),
        (true, None) => json(&format!("{:#}", question.json(answer))),
        (false, Some(ends)) => lines_of(&ends.text()),
        (false, None) => lines_of(&question.text(answer)),
    }
}

/// What the answers should not be read without, each note once.
fn told_once(questions: &[Question]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in questions.iter().flat_map(Question::notes) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
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
fn write(call: &Call, asked: &[Answered<'_>], mut output: Output) -> Result<(), Stop> {
    let (question, answer) = asked[0];
    let ends = ends(asked);
    if let (Some(path), Some(neighbors)) = (question.settled.written("write"), question.neighbors())
    {
        let listed = neighbors.listed(path, &question.observed)?;
        output.file(Path::new(path), listed);
    }
    if let Some(path) = &call.csv {
        output.file(path, ends.map_or_else(|| question.csv(answer), |ends| ends.csv()));
    }
    for (question, answer) in asked {
        if let (Some(path), Some(picture)) = (question.settled.written("svg"), &answer.picture) {
            let svg = chart::svg(picture).expect("a picture is no table");
            let end = question.settled.end().filter(|_| ends.is_some());
            output.file(&files::at_end(Path::new(path), end), svg);
        }
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
