//! The report as a folder for any web server.

use probative::Report;
use probative_report::{Previews, site};

use crate::args::Check;
use crate::exit::Stop;
use crate::output::Output;
use crate::png;

/// The files that every site has.
pub(super) const ALWAYS: [&str; 5] = [
    "index.html",
    "data/findings.json",
    "data/exhibits.json",
    "data/findings.csv",
    "figures/argument.svg",
];

/// The folders that it fills.
pub(super) const FILLED: [&str; 4] = ["claims", "data", "figures", "social"];

/// Adds every file of the site that the flags ask for; previews as PNG too where the program can
/// draw them.
pub(super) fn add(check: &Check, report: &Report, output: &mut Output) -> Result<(), Stop> {
    let Some(folder) = &check.site else { return Ok(()) };
    let previews = if png::BUILT_IN { Previews::SvgAndPng } else { Previews::Svg };
    let site = site(report, previews);
    for (path, text) in &site.files {
        output.within(folder, path, text.as_str());
    }
    for (path, svg) in &site.images {
        let (width, _) = probative_chart::size(svg);
        output.within(folder, path, png::drawn(svg, width as u32)?);
    }
    Ok(())
}
