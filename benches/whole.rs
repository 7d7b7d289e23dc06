//! The whole first case, as `probative check` runs it, without writing.
#![allow(clippy::disallowed_methods, reason = "a measure reads its case")]

use std::path::Path;

use probative::{Case, Disk, Html, Json, Render, check, compose, gather};
use probative_benches::measure;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let folder = cases.join("sanctuary-heroin");
    let text = std::fs::read_to_string(folder.join("case.toml"))?;
    let case = Case::read(&text)?;
    let evidence = gather(&case, &Disk::at(&folder))?;
    let findings = check(&case, &evidence);
    let report = compose(&case, &findings);
    let (expected, claims) = (Json.render(&report), case.claims.len());
    measure(
        "read the case",
        || Case::read(&text),
        |case| case.as_ref().is_ok_and(|c| c.claims.len() == claims),
    );
    measure("gather its sources", || gather(&case, &Disk::at(&folder)), Result::is_ok);
    let name = format!("check {claims} claims, {} draws", case.settings.draws);
    measure(
        &name,
        || Json.render(&compose(&case, &check(&case, &evidence))),
        |json| *json == expected,
    );
    measure("render the page", || Html.render(&report), |page| page.len() < 3_000_000);
    Ok(())
}
