//! `probative figure`: one picture of a claim, without a browser.

use std::path::PathBuf;

use probative_chart::{self as chart, KINDS};
use probative_evidence::Options;
use probative_finding::Exhibit;
use probative_words::format::{sentence_start, stopped};

use crate::args::{Figure, Theme};
use crate::check::chosen;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::png;
use crate::stderr::complain;
use crate::terminal::{Terminal, say};

mod embed;

/// The width of a PNG where the command gives none: twice that of the page's pictures.
const WIDTH: u32 = 760;

/// Tests the claim, draws its picture and writes it where the command says.
pub(crate) fn run(figure: &Figure, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    if figure.png.is_some() && !png::BUILT_IN {
        return Err(png::not_built_in());
    }
    let file = CaseFile::open(&figure.case, &mut input)?;
    let options = Options::default();
    let (case, evidence) = file.gathered(options, &mut input, terminal, |_| Vec::new())?;
    let case = chosen::claims(case, std::slice::from_ref(&figure.claim))?;
    let mut foreseen = Output::of_run(&input);
    [&figure.svg, &figure.png].into_iter().flatten().for_each(|place| foreseen.file(place, ""));
    foreseen.may_be_written()?;
    let findings =
        probative_check::with_threads(figure.threads, || probative::check(&case, &evidence));
    let exhibits = findings.findings.into_iter().flat_map(|finding| finding.exhibits);
    let pictures: Vec<Exhibit<String>> = exhibits
        .map(|exhibit| probative_words::exhibit(&exhibit))
        .filter(|exhibit| KINDS.contains(&chart::kind(exhibit)))
        .collect();
    let exhibit = picture(figure, &pictures)?;
    let Some(svg) = chart::svg_themed(exhibit, theme(figure.theme)) else {
        return Err(Stop::usage("a table is not a picture", "name another kind"));
    };
    write(figure, exhibit, &svg, Output::of_run(&input))?;
    Ok(Exit::Done)
}

fn theme(theme: Theme) -> chart::Theme {
    match theme {
        Theme::Light => chart::Theme::Light,
        Theme::Dark => chart::Theme::Dark,
        Theme::Print => chart::Theme::Print,
    }
}

/// The picture that the command asks for, or which ones there are.
fn picture<'a>(
    figure: &Figure,
    pictures: &'a [Exhibit<String>],
) -> Result<&'a Exhibit<String>, Stop> {
    let kinds: Vec<&str> = pictures.iter().map(chart::kind).collect();
    let Some(first) = pictures.first() else {
        let said = format!("the claim `{}` has no picture", figure.claim);
        let help = "`probative check CASE` writes every picture that the case has";
        return Err(Stop::usage(&said, help));
    };
    let Some(wanted) = &figure.kind else {
        if kinds.len() > 1 {
            complain(&format!("drawn: {}; --kind chooses among {}", kinds[0], kinds.join(", ")));
        }
        return Ok(first);
    };
    pictures.iter().find(|exhibit| chart::kind(exhibit) == wanted).ok_or_else(|| {
        let said = format!("the claim `{}` has no picture of the kind `{wanted}`", figure.claim);
        Stop::usage(&said, &format!("it has {}", kinds.join(", ")))
    })
}

/// Writes the files that are named; the picture itself goes to standard output where none is.
fn write(
    figure: &Figure,
    exhibit: &Exhibit<String>,
    svg: &str,
    mut output: Output,
) -> Result<(), Stop> {
    let sized = figure.width.map_or_else(|| svg.to_owned(), |width| chart::sized(svg, width));
    if let Some(place) = &figure.svg {
        output.file(place, sized.as_str());
    }
    if let Some(place) = &figure.png {
        output.file(place, png::drawn(svg, figure.width.unwrap_or(WIDTH))?);
    }
    output.finish()?;
    let file = figure.svg.as_ref().or(figure.png.as_ref());
    if figure.embed {
        say(&embed::snippet(exhibit, &sized, figure.width, file.map(PathBuf::as_path)))?;
    } else if file.is_none() {
        say(sized.trim_end())?;
    }
    Ok(())
}

/// What stands under a picture: its finding and its source.
fn under(exhibit: &Exhibit<String>) -> String {
    let caption = exhibit.caption();
    let finding = stopped(&sentence_start(&caption.finding));
    if caption.source.is_empty() {
        finding
    } else {
        format!("{finding} Source: {}.", caption.source)
    }
}
