//! The report as a folder for any web server.

use std::path::Path;

use probative::{Case, Report};
use probative_report::{Previews, site};

use crate::args::Check;
use crate::exit::Stop;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::png;

/// Adds every file of the site that the flags ask for; previews as PNG too where the program can
/// draw them.
pub(super) fn add(check: &Check, report: &Report, output: &mut Output) -> Result<(), Stop> {
    let Some(folder) = &check.site else { return Ok(()) };
    let previews = if png::BUILT_IN { Previews::SvgAndPng } else { Previews::Svg };
    let site = site(report, previews);
    for (path, text) in &site.files {
        output.add(&folder.join(path), text.as_bytes())?;
    }
    for (path, svg) in &site.images {
        let (width, _) = probative_chart::size(svg);
        output.add(&folder.join(path), &png::drawn(svg, width as u32)?)?;
    }
    Ok(())
}

/// Refuses a folder where the case or a source of it stands in the way of the site's files.
pub(super) fn spare(check: &Check, file: &CaseFile, case: &Case) -> Result<(), Stop> {
    let Some(Ok(folder)) = check.site.as_ref().map(|folder| folder.canonicalize()) else {
        return Ok(());
    };
    let written =
        ["index.html", "claims", "data", "figures", "social"].map(|part| folder.join(part));
    let sources = case.sources.iter().map(|source| file.folder.join(&source.path));
    for held in sources.chain([file.path.clone()]).filter_map(|held| held.canonicalize().ok()) {
        if written.iter().any(|part| held.starts_with(part)) {
            let said = format!("the site would stand where {} does", shown(&held));
            return Err(Stop::usage(&said, "name another folder with --site"));
        }
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    crate::terminal::one_line(&path.display().to_string())
}
