//! `probative calibrate`: how often each test says yes to a claim that is false.

use std::path::Path;

use probative::Case;
use probative_case::source::Format;
use probative_evidence::{Options, sha256};

use crate::args::Calibrate;
use crate::check::below;
use crate::exit::{Exit, Stop};
use crate::opened::CaseFile;
use crate::output::Output;
use crate::progress::Progress;
use crate::terminal::{Terminal, say};

/// Where the measured errors are written if the case names no place for them.
const PLACE: &str = "sources/calibration.toml";

/// Measures the errors, writes them into the case and says how to pin them.
pub(crate) fn run(calibrate: &Calibrate, terminal: Terminal) -> Result<Exit, Stop> {
    below(calibrate.datasets, calibrate.max_datasets, "datasets")?;
    let file = CaseFile::open(&calibrate.case)?;
    let options = Options { repair_codes: false, without_calibration: true };
    let (case, evidence) = file.gathered(options, terminal, |_| Vec::new())?;
    let progress = Progress::of(calibrate.datasets, "parts");
    let measured = probative_check::with_threads(calibrate.threads, || {
        probative_check::calibrate(&case, &evidence, calibrate.datasets, |done, of| {
            progress.at(done, of);
        })
    });
    drop(progress);
    if measured.entries.is_empty() {
        say("no test of this case rests on chance; there is nothing to calibrate");
        return Ok(Exit::Done);
    }
    let measured = measured.told(probative_words::under);
    let written = measured.to_toml();
    let (place, listed) = place(&case);
    let mut output = Output::default();
    output.add(&file.folder.join(place), written.as_bytes())?;
    output.finish()?;
    for entry in &measured.entries {
        say(&format!(
            " {:<24} says yes to {:.4} of {} false claims, at level {}",
            entry.test, entry.type_one, entry.datasets, entry.level
        ));
    }
    tell(&file.folder.join(place), &sha256(written.as_bytes()), listed, &file.path);
    Ok(Exit::Done)
}

/// The path of the case's calibration, and whether the case lists it.
fn place(case: &Case) -> (&str, bool) {
    let listed = case.sources.iter().find(|source| source.format == Format::Calibration);
    listed.map_or((PLACE, false), |source| (source.path.as_str(), true))
}

fn tell(written: &Path, hash: &str, listed: bool, case: &Path) {
    say(&format!("wrote {}", written.display()));
    if listed {
        say(&format!("pin it in {}, at the source of this file:\n", case.display()));
        say(&format!("sha256 = \"{hash}\""));
        return;
    }
    say(&format!("add it to {}:\n", case.display()));
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
reliability = {{ word = \"sufficiently reliable\", because = \"it is computed from the case's own places\" }}
licence = \"that of the case\"",
        env!("CARGO_PKG_VERSION"),
        crate::new::today(),
    ));
}
