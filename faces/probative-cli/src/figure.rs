//! `probative figure`: one picture of a claim, without a browser.

use std::path::Path;

use probative::Case;
use probative_chart::{self as chart, KINDS};
use probative_evidence::Options;
use probative_finding::Exhibit;
use probative_words::format::{sentence_start, stopped};

use crate::args::{Figure, Theme};
use crate::check::chosen;
use crate::exit::{Exit, Stop};
use crate::opened::CaseFile;
use crate::output::Output;
use crate::png;
use crate::terminal::{Terminal, complain, say};

mod embed;

/// The width of a PNG where the command gives none: twice that of the page's pictures.
const WIDTH: u32 = 760;

/// Tests the claim, draws its picture and writes it where the command says.
pub(crate) fn run(figure: &Figure, terminal: Terminal) -> Result<Exit, Stop> {
    if figure.png.is_some() && !png::BUILT_IN {
        return Err(png::not_built_in());
    }
    let file = CaseFile::open(&figure.case)?;
    let options = Options { repair_codes: false, without_calibration: false };
    let (case, evidence) = file.gathered(options, terminal, |_| Vec::new())?;
    let case = chosen::claims(case, std::slice::from_ref(&figure.claim))?;
    for place in [&figure.svg, &figure.png].into_iter().flatten() {
        spare_the_sources(&case, &file.folder, place)?;
    }
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
    write(figure, exhibit, &svg)?;
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
fn write(figure: &Figure, exhibit: &Exhibit<String>, svg: &str) -> Result<(), Stop> {
    let sized = figure.width.map_or_else(|| svg.to_owned(), |width| chart::sized(svg, width));
    let mut output = Output::default();
    if let Some(place) = &figure.svg {
        output.add(place, sized.as_bytes())?;
    }
    if let Some(place) = &figure.png {
        output.add(place, &png::drawn(svg, figure.width.unwrap_or(WIDTH))?)?;
    }
    output.finish()?;
    let file = figure.svg.as_ref().or(figure.png.as_ref());
    if figure.embed {
        say(&embed::snippet(exhibit, &sized, figure.width, file.map(std::path::PathBuf::as_path)));
    } else if file.is_none() {
        say(sized.trim_end());
    }
    Ok(())
}

/// Refuses to write where a source of the case stands.
fn spare_the_sources(case: &Case, folder: &Path, place: &Path) -> Result<(), Stop> {
    let Ok(place) = place.canonicalize() else { return Ok(()) };
    let stands = |path: &Path| folder.join(path).canonicalize().is_ok_and(|path| path == place);
    let case_file = Path::new("case.toml");
    if stands(case_file) || case.sources.iter().any(|source| stands(Path::new(&source.path))) {
        let said = format!("the picture would replace {}", place.display());
        return Err(Stop::usage(&said, "name another file"));
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
