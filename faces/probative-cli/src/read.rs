//! `probative read`: a text to its claims, and to a draft case.

use std::path::{Path, PathBuf};

use probative_case::Case;
use probative_read::{Claim, Draft, Found, Page, Reading};
use probative_terms::{Date, Diagnostic, Place};

use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::output::Output;
use crate::stderr::shown;
use crate::terminal::{Terminal, lines_of, one_line, say};

mod files;
mod marked;

use files::Files;

/// Read a text: what it claims, with the numbers, places, times and sources that it names
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  probative read speech.txt
  probative read speech.txt --show
  probative read speech.txt --date 2017-10-23 --json > claims.json
  probative read column.html --date 2017-10-23 --out cases/column
  probative read speech.txt --files tables/               which of them may answer which claim
  probative read speech.txt --files tables/ --out mine    and a draft that has their columns")]
pub(crate) struct Read {
    /// The text: plain, Markdown or HTML, in UTF-8
    pub(crate) text: PathBuf,
    /// When it appeared, from which its "last year" is counted; it may name its day itself
    #[arg(long, value_name = "DATE", value_parser = Date::first)]
    pub(crate) date: Option<Date>,
    /// Write a draft case into this folder, each open question named in it
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Tables at hand, or their folders: which may answer which claim; a draft takes those
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) files: Vec<PathBuf>,
    /// Print the claims as JSON on standard output
    #[arg(long, conflicts_with = "show")]
    pub(crate) json: bool,
    /// Print the text with its claims marked
    #[arg(long)]
    pub(crate) show: bool,
    /// Write a page that shows the text with its claims marked
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
}

/// An argument is read whole; what is larger than this is no argument.
const LARGEST: usize = 4 << 20;

/// Reads the text and prints or writes its claims.
pub(crate) fn run(read: &Read, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let path = read.text.display().to_string();
    let bytes = input.bytes(&read.text, "name a text")?;
    if bytes.len() > LARGEST {
        let said = format!("it has {} bytes, and texts of at most {LARGEST} are read", bytes.len());
        let how = format!(
            "give the argument itself, or cut it: `split -C {}M {} part-` ends each part at a line \
             where it can",
            LARGEST >> 20,
            shown(&read.text)
        );
        return Err(Stop::refused(&Diagnostic::of_file("E111", &path, said, &how)));
    }
    let page = Page::new(&path, &bytes).map_err(|why| Stop::refused(&why))?;
    page.warnings(&path).iter().for_each(|odd| terminal.warn(odd));
    let reading = Reading::new(&page.text, read.date);
    let files = Files::new(&read.files, &mut input)?;
    let mut output = Output::of_run(&input);
    if let Some(html) = &read.html {
        output.file(html, marked::page(&reading, &page.text));
    }
    // Of what no record shows nothing is asked.
    let asked = reading.claims.iter().filter(|it| it.unchecked.is_none() && !it.of_person);
    let mut open: usize = asked.map(|claim| claim.questions.len()).sum();
    let mut at_hand = Vec::new();
    if read.out.is_some() || !files.tables.is_empty() {
        let name =
            read.text.file_name().map_or(path.clone(), |name| name.to_string_lossy().into_owned());
        let draft = Draft::new(&reading, &page, &name, &bytes, &files.tables)
            .map_err(|why| Stop::refused(&why.at(Place::File { path: path.clone() })))?;
        // A draft asks as well what its sentences leave open of its keys.
        open = draft.open;
        if let Some(folder) = &read.out {
            must_have_no_case(folder, &name)?;
            let text = files.put(&draft, folder, (&mut input, &mut output))?;
            output.within(folder, "case.toml", text);
            output.within(folder, "case.schema.json", Case::schema());
            output.within(folder, &name, bytes.clone());
        }
        at_hand = draft.at_hand;
    }
    output.finish()?;
    match (read.json, read.show) {
        (true, _) => say(&serde_json::to_string_pretty(&reading.json(&page)).unwrap_or_default())?,
        (_, true) => say(&lines_of(&marked::text(&reading, &page.text, terminal)))?,
        _ => say(&list(&reading, &page.text, &at_hand))?,
    }
    if !read.files.is_empty() && !read.json {
        say(&lines_of(&files.told(&at_hand)))?;
    }
    tell(read, &reading, open)?;
    Ok(Exit::Done)
}

fn must_have_no_case(folder: &Path, text: &str) -> Result<(), Stop> {
    let help = "name another folder: a draft never takes the place of what is there";
    if folder.join("case.toml").exists() {
        return Err(Stop::usage(&format!("{} holds a case already", shown(folder)), help));
    }
    let all = [text, "case.schema.json", "sources"];
    let Some(there) = all.iter().map(|name| folder.join(name)).find(|path| path.exists()) else {
        return Ok(());
    };
    Err(Stop::usage(&format!("{} is there already", shown(&there)), help))
}

/// A line a claim, then a line for each sentence that claims nothing, with the reason.
fn list(reading: &Reading, text: &str, at_hand: &[Vec<Found>]) -> String {
    let mut out = String::new();
    for (index, claim) in reading.claims.iter().enumerate() {
        let kind = claim.kind.word();
        let words = match claim.of_person {
            true => "concerns a person; its words are not told".to_owned(),
            false => one_line(&text[claim.span.clone()]),
        };
        let mark = if claim.unchecked.is_some() { "not checkable: " } else { "" };
        out.push_str(&format!(" c{:02}  {kind:<12} {mark}{words}\n", index + 1));
        out.push_str(&told_by(claim, text));
        for found in at_hand.get(index).into_iter().flatten() {
            let (file, common) = (lines_of(&found.file), found.common.join(", "));
            out.push_str(&format!("{:19}at hand: {file}, by {common}\n", ""));
        }
    }
    for passed in &reading.passed {
        let words: String = text[passed.span.clone()].chars().take(60).collect();
        out.push_str(&format!("\n  –   {}: {}", passed.why, one_line(&words)));
    }
    out
}

/// The words that decided, and what else a claim can be read as; of a private person no word.
fn told_by(claim: &Claim, text: &str) -> String {
    if claim.of_person {
        return String::new();
    }
    let mut out = format!("{:19}by {}", "", marked::words(&claim.decided, text));
    for other in &claim.others {
        let words = marked::words(&other.decided, text);
        out.push_str(&format!("; or {} by {words}", other.kind.word()));
    }
    out.push('\n');
    out
}

/// How many claims there are, and what to run next.
fn tell(read: &Read, reading: &Reading, open: usize) -> Result<(), Stop> {
    if read.json {
        return Ok(());
    }
    let (claims, passed) = (reading.claims.len(), reading.passed.len());
    say(&format!(
        "\n{claims} claims, {open} open questions; {passed} sentences claim nothing that a record could show"
    ))?;
    if let Some(html) = &read.html {
        say(&format!("wrote {}", shown(html)))?;
    }
    if let Some(folder) = &read.out {
        let folder = shown(folder);
        say(&format!("wrote {folder}/case.toml\nnext:  probative list {folder} --questions"))?;
    }
    Ok(())
}
