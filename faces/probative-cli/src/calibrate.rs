//! `probative calibrate`: how often each test says yes to a claim that is false.

use probative_case::source::Format;
use probative_evidence::{Calibrations, Options};

use crate::args::Calibrate;
use crate::check::below;
use crate::difference;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::own_file::OwnFile;
use crate::progress::Progress;
use crate::terminal::{Terminal, lines_of, say};

mod comments;

/// How a file begins that this command wrote.
const HEADER: &str = "# Written by `probative calibrate`";

/// The measured errors as a file of the case.
const FILE: OwnFile = OwnFile {
    format: Format::Calibration,
    id: "calibration",
    command: "probative calibrate",
    place: "sources/calibration.toml",
    holds: "measured errors",
    title: "The measured error of each test on this case's geography",
    because: "it is computed from the case's own places",
    // One that is cut off can be made again; what somebody else wrote cannot.
    is_one: |place, text| {
        text.trim_start().starts_with(HEADER) || Calibrations::of_text(place, text).is_ok()
    },
};

/// Measures the errors, writes them into the case and says how to pin them.
pub(crate) fn run(
    calibrate: &Calibrate,
    mut input: Input,
    terminal: Terminal,
) -> Result<Exit, Stop> {
    below(calibrate.datasets, calibrate.max_datasets, "datasets")?;
    let file = CaseFile::open(&calibrate.case, &mut input)?;
    let options = Options { without_calibration: true, ..Options::default() };
    let (case, evidence) = file.gathered(options, &mut input, terminal, |_| Vec::new())?;
    FILE.before(&case, &file, &input)?;
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
    let old = FILE.before(&case, &file, &input)?;
    let written = comments::carried(&old, &measured.to_toml());
    let mut output = Output::of_run(&input);
    output.within(&file.folder, FILE.place(&case), written.as_str());
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
    FILE.tell(&case, &file, &written)?;
    Ok(Exit::Done)
}
