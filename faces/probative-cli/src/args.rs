//! The commands and their flags.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use probative_case::read::MOST_DRAWS;
use probative_chart::KINDS;
use probative_finding::Verdict;

use crate::explain::Explain;
use crate::input::size;
use crate::look::Look;
use crate::profile::Profile;
use crate::read::Read;
use crate::study::{Call, Methods};
use crate::sum::Sum;
use crate::terminal::Color;

/// Puts a public argument about places and policy to the test.
#[derive(Debug, Parser)]
#[command(
    name = "probative",
    version,
    arg_required_else_help = true,
    after_help = "Examples:
  probative check cases/sanctuary-heroin           test every claim, write out/report.html
  probative new counties --table counties.csv      begin a case about your own table
  probative look deaths.csv                        what a file is, and what is wrong with it
  probative explain share                          what the kind asks, needs, and when it misleads

Exit codes: 0 ran · 1 a verdict of --fail-on was met · 2 usage · 3 input rejected · 4 a source is
not the pinned one · 5 no claim could be tested · 70 the program is wrong · 130 interrupted"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Whether to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// The largest file that is read, with its unit: B, KiB, MiB or GiB
    #[arg(long, global = true, value_name = "SIZE", default_value = "512MiB", value_parser = size)]
    pub(crate) max_file: u64,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Calibrate(Calibrate),
    Audit(Audit),
    Explain(Explain),
    Figure(Figure),
    List(List),
    Look(Look),
    New(New),
    Add(Add),
    Pin(Pin),
    Profile(Profile),
    Read(Read),
    Sum(Sum),
    #[command(flatten)]
    Study(Box<Call>),
    Methods(Methods),
    Schema(Schema),
    Completions(Completions),
}

/// Test every claim of a case and write the report
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative check cases/sanctuary-heroin
  probative check cases/sanctuary-heroin --dry
  probative check cases/sanctuary-heroin --claim c06 c17
  probative check cases/sanctuary-heroin --json > findings.json
  probative check cases/sanctuary-heroin --argument argument.txt
  probative check cases/sanctuary-heroin --site public
  probative check cases/sanctuary-heroin --fail-on contradicted not-supported")]
pub(crate) struct Check {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// Where to write the report, the findings and the figures
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub(crate) out: PathBuf,
    /// Test only these claims
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(crate) claim: Vec<String>,
    /// Say what was understood of each claim, and stop there: no record is read
    #[arg(long)]
    pub(crate) dry: bool,
    /// Also write a folder for any web server: the report, a page a claim, figures, data and
    /// previews
    #[arg(long, value_name = "DIR")]
    pub(crate) site: Option<PathBuf>,
    /// Print findings.json on standard output, and all else on standard error
    #[arg(long)]
    pub(crate) json: bool,
    /// How many rearrangements a null takes, instead of the case's number
    #[arg(long, value_name = "N", value_parser = positive())]
    pub(crate) draws: Option<usize>,
    /// The most that --draws may be
    #[arg(long, value_name = "N", default_value_t = MOST_DRAWS, value_parser = cap())]
    pub(crate) max_draws: usize,
    /// The number that fixes every random choice, instead of the case's
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// How many threads to use; 0 uses all, and no result depends on it
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = threads())]
    pub(crate) threads: usize,
    /// The argument's text: every claim's place in it is verified and marked in the report
    #[arg(long, value_name = "FILE")]
    pub(crate) argument: Option<PathBuf>,
    /// Make no calibration in memory: a claim that rests on chance and has none is inconclusive
    #[arg(long)]
    pub(crate) no_calibrate: bool,
    /// Restore leading zeros of places' codes, each repair listed in repairs.csv
    #[arg(long)]
    pub(crate) repair_fips: bool,
    /// Also write the findings as SARIF 2.1.0
    #[arg(long, value_name = "FILE")]
    pub(crate) sarif: Option<PathBuf>,
    /// What the SARIF file holds
    #[arg(long, value_name = "PROFILE", default_value = "all", requires = "sarif")]
    pub(crate) sarif_profile: SarifProfile,
    /// Also write the findings as JUnit XML
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,
    /// End with exit code 1 if a claim gets one of these verdicts
    #[arg(long, value_name = "VERDICT", num_args = 1.., value_delimiter = ',', value_parser = verdicts())]
    pub(crate) fail_on: Vec<Verdict>,
    /// Print nothing but warnings and errors
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Print all that was understood of each claim, not only where it holds and fails
    #[arg(long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}

/// Measure how often each test says yes to a false claim, on the case's own geography
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative calibrate cases/sanctuary-heroin
  probative calibrate cases/sanctuary-heroin --datasets 20000 --threads 2")]
pub(crate) struct Calibrate {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// How many data sets without an effect to make
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = positive())]
    pub(crate) datasets: usize,
    /// The most that --datasets may be
    #[arg(long, value_name = "N", default_value_t = MOST_DRAWS, value_parser = cap())]
    pub(crate) max_datasets: usize,
    /// How many threads to use; 0 uses all, and no result depends on it
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = threads())]
    pub(crate) threads: usize,
}

/// Try what other choices than its author's give, on every claim of a case
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative audit cases/sanctuary-heroin
  probative audit cases/sanctuary-heroin --claim c12
  probative audit cases/sanctuary-heroin --argument argument.txt")]
pub(crate) struct Audit {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// The argument's text: every claim's place in it is verified first
    #[arg(long, value_name = "FILE")]
    pub(crate) argument: Option<PathBuf>,
    /// Only these claims, told and not written; comma-separated or repeated
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(crate) claim: Vec<String>,
    /// How many threads to use; 0 uses all, and no result depends on it
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = threads())]
    pub(crate) threads: usize,
}

/// Draw one picture of a claim, without a browser
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative figure cases/sanctuary-heroin c29 --kind map --svg map.svg
  probative figure cases/sanctuary-heroin c29 --kind map --png map.png --width 1520
  probative figure cases/sanctuary-heroin c24 --kind distance --theme dark > distance.svg
  probative figure cases/sanctuary-heroin c24 --svg map.svg --embed")]
pub(crate) struct Figure {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// The claim's id
    pub(crate) claim: String,
    /// Which of the claim's pictures; its first without this
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS))]
    pub(crate) kind: Option<String>,
    /// Write it as SVG; it goes to standard output where no file is named
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Write it as PNG, 760 pixels wide unless --width says otherwise (needs a build with
    /// `--features png`)
    #[arg(long, value_name = "FILE")]
    pub(crate) png: Option<PathBuf>,
    /// How wide it is; an SVG without this takes the width of its place
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(100..=8000))]
    pub(crate) width: Option<u32>,
    /// Its colours
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub(crate) theme: Theme,
    /// Print the snippet that puts it into a page
    #[arg(long)]
    pub(crate) embed: bool,
    /// How many threads to use; 0 uses all, and no result depends on it
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = threads())]
    pub(crate) threads: usize,
}

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Theme {
    /// Dark words on white.
    Light,
    /// Pale words on a dark ground.
    Dark,
    /// Black words and lines, for paper.
    Print,
}

/// List the claims of a case, and what rests on what
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative list cases/sanctuary-heroin
  probative list cases/draft --questions")]
pub(crate) struct List {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// List what has to be answered before claims that wait for a record can be tested
    #[arg(long)]
    pub(crate) questions: bool,
}

/// Begin a case about a table of your own
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative new counties --table counties.csv
  probative new example")]
pub(crate) struct New {
    /// The folder to make
    pub(crate) name: PathBuf,
    /// Your table: comma-separated, with one header line; an example is written without it
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) table: Option<PathBuf>,
}

/// Add a claim of a kind, the drafted table of a claim, or a file as a source, to a case
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative add mine share           a claim of the kind, each key explained
  probative add mine c02 c05         the tables drafted below two claims, in place of `not_held`
  probative add mine counties.csv    a source: its hash, its columns, and the kinds it can serve
  probative add mine book.xlsx --sheet Deaths
  probative add mine counties.csv --missing -999,NA
  probative add mine deaths15.csv deaths16.csv --years 2015,2016

Totals among the places of a table are left out, and numbers that look like signs for none are
taken so; each is told with the line that says it in case.toml. A file that is a source already
gets its new bytes, and what changes is shown.")]
pub(crate) struct Add {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// A kind of claim, claims with a drafted table, or a file; files of a year each with --years
    #[arg(required = true, value_name = "KIND|CLAIM|FILE")]
    pub(crate) what: Vec<String>,
    /// The year of each file: their rows are joined into one table with a column `year`
    #[arg(long, value_name = "YEAR", value_delimiter = ',')]
    pub(crate) years: Vec<String>,
    /// The sheet of a workbook, where it has several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The file of an archive, where it holds several
    #[arg(long, value_name = "NAME")]
    pub(crate) layer: Option<String>,
    /// Years stand in columns, as 2015 or deaths_2015: read a row of each
    #[arg(long)]
    pub(crate) years_in_columns: bool,
    /// Words and numbers that stand for no number; `none` if every number is one
    #[arg(long, value_name = "WORD", value_delimiter = ',', allow_hyphen_values = true)]
    pub(crate) missing: Vec<String>,
}

/// Write the hashes and places that a case lacks: of its sources, its text and its claims' words
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative pin cases/sanctuary-heroin
  probative pin cases/sanctuary-heroin --source county policies
  probative pin cases/sanctuary-heroin --argument argument.txt
  probative pin cases/sanctuary-heroin --argument argument.txt --all

A claim's words are quoted, anchor = { quote = \"…\" }; their place in the text is put there instead.")]
pub(crate) struct Pin {
    /// The folder that holds case.toml
    pub(crate) case: PathBuf,
    /// The argument's text, in which the words of claims are looked up
    #[arg(long, value_name = "FILE")]
    pub(crate) argument: Option<PathBuf>,
    /// Pin these sources as they are now
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(crate) source: Vec<String>,
    /// Pin every source as it is now, and another text: claims whose words moved are found again
    #[arg(long)]
    pub(crate) all: bool,
}

/// Print the JSON Schema of a document that the program writes, or of a case file
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative schema findings > findings.schema.json
  probative schema case > cases/sanctuary-heroin/case.schema.json")]
pub(crate) struct Schema {
    /// The document
    pub(crate) document: Document,
}

/// A document that the program writes or reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Document {
    /// findings.json: what was measured and concluded.
    Findings,
    /// exhibits.json: the data behind pictures and tables.
    Exhibits,
    /// case.toml: what editors complete and check as it is written.
    Case,
}

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  probative completions bash > ~/.local/share/bash-completion/completions/probative")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// What a SARIF file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SarifProfile {
    /// A result for every claim.
    All,
    /// Failures alone, for readers that take every result for an alert.
    Github,
}

/// A number of threads: a machine that is asked for more than it can hold ends the program.
pub(crate) fn threads() -> impl TypedValueParser<Value = usize> {
    clap::value_parser!(u64).range(0..=256).map(|number| number as usize)
}

/// A cap, which may be raised as far as what is kept in memory allows.
fn cap() -> impl TypedValueParser<Value = usize> {
    clap::value_parser!(u64).range(1..=1_000_000_000).map(|number| number as usize)
}

fn positive() -> impl TypedValueParser<Value = usize> {
    clap::value_parser!(u64).range(1..).map(|number| number as usize)
}

fn verdicts() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(Verdict::ALL.map(Verdict::word)).map(|word| {
        let found = Verdict::ALL.into_iter().find(|verdict| verdict.word() == word);
        found.expect("the parser gives a word of the list")
    })
}
