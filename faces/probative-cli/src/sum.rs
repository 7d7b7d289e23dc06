//! `probative sum`: a column of a table added up by groups, however large the file is.

use std::path::PathBuf;

use probative_evidence::{Error, Summing, Sums, sum};
use probative_terms::text::json as spelt;

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::progress::Progress;
use crate::reading::Reading;
use crate::stderr::{complain, shown};
use crate::terminal::{lines_of, say};

mod written;

/// Add up a column of a table by groups, however large the file is
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative sum deaths.csv --value deaths --by fips year
  probative sum shipments.csv --value pills --by fips --where drug=OXYCODONE --csv pills.csv
  probative stat local-g-star pills.csv --value pills --join people.csv --population people
      --join counties --weights queen --drop-missing

Rows of a CSV file are taken as they come, so that it may be larger than memory; workbooks, packed
files and publishers' files are read whole. Sums are those of the decimals as they are printed.")]
pub(crate) struct Sum {
    /// The file
    #[arg(value_name = "DATA")]
    pub(crate) data: PathBuf,
    /// The column that is added up
    #[arg(long, value_name = "COL")]
    pub(crate) value: String,
    /// The columns whose cells tell the groups; without it all rows are one
    #[arg(long, value_name = "COL", num_args = 1..)]
    pub(crate) by: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Leave out rows without a number, and count them
    #[arg(long)]
    pub(crate) drop_missing: bool,
    /// The most groups that may be held
    #[arg(long, value_name = "N", default_value_t = 2_000_000)]
    pub(crate) max_groups: usize,
    /// Print every group as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Also write every group to a file for spreadsheets
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
}

/// Adds up the column and prints what the groups have.
pub(crate) fn run(call: &Sum, mut input: Input) -> Result<Exit, Stop> {
    let asked = call.reading.asked()?;
    each_once(call)?;
    let opened = input.stream(&call.data, "name a file that can be read")?;
    let bytes = opened.bytes;
    if let Some(path) = &call.csv {
        let mut output = Output::of_run(&input);
        output.file(path, "");
        output.may_be_written()?;
    }
    let what = Summing {
        by: call.by.clone(),
        value: call.value.clone(),
        drop_missing: call.drop_missing,
        most_groups: call.max_groups,
        most_bytes: input.largest(),
        asked,
    };
    let progress = Progress::of(megabytes(bytes), "MB");
    let mut tick = |read| progress.at(megabytes(read), megabytes(bytes));
    let found = sum(&shown(&call.data), &mut || opened.again(), &what, &mut tick);
    drop(progress);
    let sums = found.map_err(stopped)?;
    write(call, &what, &sums, &input)?;
    sums.notices.iter().for_each(|note| complain(&lines_of(&note.to_string())));
    let answer = match call.json {
        true => spelt(&format!("{:#}", written::json(&shown(&call.data), &what, &sums))),
        false => lines_of(&written::text(&what, &sums)),
    };
    say(&answer)?;
    Ok(Exit::Done)
}

/// A column that tells the groups is named once, and is not the one that is added up.
fn each_once(call: &Sum) -> Result<(), Stop> {
    let mut columns = call.by.iter().chain([&call.value]);
    while let Some(column) = columns.next() {
        if columns.clone().any(|other| other == column) {
            let said = format!("--by and --value name the column `{column}` twice");
            return Err(Stop::usage(&said, "name each column once"));
        }
    }
    Ok(())
}

fn stopped(error: Error) -> Stop {
    match error {
        Error::Missing { .. } => Stop::usage(&error.to_string(), "copy the file and try again"),
        _ => Stop::all_refused(&error.diagnostics()),
    }
}

fn megabytes(bytes: u64) -> usize {
    usize::try_from(bytes / 1_000_000).unwrap_or(usize::MAX)
}

fn write(call: &Sum, what: &Summing, sums: &Sums, input: &Input) -> Result<(), Stop> {
    let Some(path) = &call.csv else { return Ok(()) };
    let mut output = Output::of_run(input);
    output.file(path, written::csv(what, sums));
    output.finish()
}
