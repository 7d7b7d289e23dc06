//! `probative calibrate`: how often each test says yes to a claim that is false.

use std::path::Path;

use probative::{Case, Sources};
use probative_evidence::{Calibrations, Error, Options, sha256};

use crate::args::Calibrate;
use crate::check::below;
use crate::diagnose;
use crate::difference;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::{CaseFile, calibration};
use crate::output::Output;
use crate::progress::Progress;
use crate::stderr::shown;
use crate::terminal::{Terminal, lines_of, say};

mod comments;

/// Where the measured errors are written if the case names no place for them.
const PLACE: &str = "sources/calibration.toml";

/// How a file begins that this command wrote.
const HEADER: &str = "# Written by `probative calibrate`";

/// Measures the errors, writes them into the case and says how to pin them.
pub(crate) fn run(
    calibrate: &Calibrate,
    mut input: Input,
    terminal: Terminal,
) -> Result<Exit, Stop> {
    below(calibrate.datasets, calibrate.max_datasets, "datasets")?;
    let file = CaseFile::open(&calibrate.case, &mut input)?;
    let options = Options { repair_codes: false, without_calibration: true };
    let (case, evidence) = file.gathered(options, &mut input, terminal, |_| Vec::new())?;
    before(&case, &file, &input)?;
    let progress = Progress::of(calibrate.datasets, "parts");
    let measured = probative_check::with_threads(calibrate.threads, || {
        probative_check::calibrate(&case, &evidence, calibrate.datasets, |done, of| {
            progress.at(done, of);
        })
    });
    drop(progress);
    if measured.entries.is_empty() {
        say("no test of this case rests on chance; there is nothing to calibrate")?;
        return Ok(Exit::Done);
    }
    let measured = measured.told(probative_words::under);
    // Read again: a long run leaves time to write into it.
    let old = before(&case, &file, &input)?;
    let written = comments::carried(&old, &measured.to_toml());
    let (place, listed) = place(&case);
    let mut output = Output::of_run(&input);
    output.within(&file.folder, place, written.as_str());
    output.finish()?;
    for entry in &measured.entries {
        say(&format!(
            " {:<24} wrong in up to {:.4} of {} worlds; {:.3} times as wide ({:.3} to {:.3})",
            entry.test,
            entry.type_one,
            entry.datasets,
            entry.factor,
            entry.between.0,
            entry.between.1
        ))?;
    }
    let changed = difference::lines(&old, &written);
    changed.iter().try_for_each(|line| say(&lines_of(line)))?;
    tell(&file.folder.join(place), &sha256(written.as_bytes()), listed, &file.path)?;
    Ok(Exit::Done)
}

/// The path of the case's calibration, and whether the case lists it.
fn place(case: &Case) -> (&str, bool) {
    calibration(case).map_or((PLACE, false), |source| (source.path.as_str(), true))
}

/// What the case's calibration holds now; refused where that is something else, or lies elsewhere.
fn before(case: &Case, file: &CaseFile, input: &Input) -> Result<String, Stop> {
    let (place, _) = place(case);
    let bytes = match calibration(case).map(|source| input.disk(&file.folder).bytes(source)) {
        Some(Err(Error::Missing { .. })) | None => {
            input.bytes_beside(&file.folder.join(place))?.unwrap_or_default()
        }
        Some(Err(error)) => return Err(diagnose::evidence(&error, &file.folder)),
        Some(Ok(bytes)) => bytes,
    };
    let mut foreseen = Output::of_run(input);
    foreseen.within(&file.folder, place, "");
    foreseen.may_be_written()?;
    let named = Path::new(place).file_name();
    let is_case = named.is_some_and(|name| name.eq_ignore_ascii_case("case.toml"));
    // One that is cut off can be made again; what somebody else wrote cannot.
    let is_one = |text: &String| {
        text.trim_start().starts_with(HEADER) || Calibrations::of_text(place, text).is_ok()
    };
    let text = String::from_utf8(bytes).ok().filter(|text| !is_case && is_one(text));
    text.ok_or_else(|| {
        let place = shown(&file.folder.join(place));
        let help = "move it away, or name another file as the calibration of the case";
        Stop::usage(&format!("{place} holds something else than measured errors"), help)
    })
}

fn tell(written: &Path, hash: &str, listed: bool, case: &Path) -> Result<(), Stop> {
    say(&format!("wrote {}", shown(written)))?;
    if listed {
        say(&format!("pin it in {}, at the source of this file:\n", shown(case)))?;
        return say(&format!("sha256 = \"{hash}\""));
    }
    say(&format!("add it to {}:\n", shown(case)))?;
    say(&format!(
        "[[sources]]
id = \"calibration\"
path = \"{PLACE}\"
title = \"The measured error of each test on this case's geography\"
publisher = \"probative calibrate\"
url = \"\"
vintage = \"probative {}\"
retrieved = \"{}\"
sha256 = \"{hash}\"
reliability = {{ word = \"sufficiently reliable\", basis = \"computed\", because = \"it is computed from the case's own places\" }}
licence = \"that of the case\"",
        env!("CARGO_PKG_VERSION"),
        crate::new::today(),
    ))
}
