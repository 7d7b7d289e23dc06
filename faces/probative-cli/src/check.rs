//! `probative check`: every claim of a case, tested.

use std::path::Path;
use std::time::Instant;

use probative::{Case, Evidence, Findings, Html, Json, Markdown, Render, Report};
use probative_evidence::{Error, Options};
use probative_finding::Finding;
use probative_finding::finding::Outcome;
use probative_report::picture::figures;
use probative_report::{closing, compose, compose_marked, findings_csv, lines};
use probative_terms::Kind;
use probative_words::format::counted;

use crate::args::Check;
use crate::exit::{Exit, Stop};
use crate::opened::CaseFile;
use crate::output::Output;
use crate::progress::Progress;
use crate::terminal::{Terminal, complain, one_line, say};

mod argument;
mod checks;
pub(crate) mod chosen;
mod repairs;
mod site;

/// Tests the claims, writes the report and prints a line a claim.
pub(crate) fn run(check: &Check, terminal: Terminal) -> Result<Exit, Stop> {
    let started = Instant::now();
    below(check.draws.unwrap_or_default(), check.max_draws, "draws")?;
    let file = CaseFile::open(&check.case)?;
    let argument = argument::words(check.argument.as_deref())?;
    let options = Options { repair_codes: check.repair_fips, without_calibration: false };
    let (case, evidence) = file.gathered(options, terminal, |case| {
        argument.as_ref().map_or_else(Vec::new, |words| argument::verify(case, words, &file.toml))
    })?;
    let case = chosen::settings(chosen::claims(case, &check.claim)?, check.draws, check.seed);
    spare_the_sources(&case, &file.folder, &check.out)?;
    checks::spare(check, &file, &case)?;
    site::spare(check, &file, &case)?;
    let printer = Printer { check, terminal };
    printer.header(&case, &evidence);
    let findings = test(&case, &evidence, check.threads);
    let report = composed(&case, &findings, argument.as_deref());
    let json = Json.render(&report);
    write(check, &file, &report, &json, &evidence)?;
    printer.findings(&report);
    printer.written(started);
    if check.json {
        say(json.trim_end());
    }
    Ok(outcome(&findings, check))
}

/// Passes if a number is not above its cap, which an option raises.
pub(crate) fn below(number: usize, cap: usize, option: &str) -> Result<(), Stop> {
    if number <= cap {
        return Ok(());
    }
    let said = format!("--{option} {number} is above the cap of {cap}");
    Err(Stop::usage(&said, &format!("ask for fewer, or raise the cap with --max-{option} N")))
}

fn test(case: &Case, evidence: &Evidence, threads: usize) -> Findings {
    let claims = case.claims.len();
    let progress = Progress::of(claims, "claims");
    probative_check::with_threads(threads, || {
        probative_check::check_with(case, evidence, |done| progress.at(done, claims))
    })
}

/// The report, with the text's words where they are given and the pages of the kinds it uses.
fn composed(case: &Case, findings: &Findings, argument: Option<&str>) -> Report {
    let report = match argument {
        Some(words) => compose_marked(case, findings, words),
        None => compose(case, findings),
    };
    let used = |kind: &Kind| case.claims.iter().any(|claim| claim.kind() == *kind);
    let page = |kind: Kind| (kind.word().to_owned(), probative_words::page(kind).to_owned());
    report.with_methods(Kind::ALL.into_iter().filter(used).map(page).collect())
}

fn write(
    check: &Check,
    file: &CaseFile,
    report: &Report,
    json: &str,
    evidence: &Evidence,
) -> Result<(), Stop> {
    let out = &check.out;
    let mut output = Output::default();
    output.add(&out.join("report.html"), Html.render(report).as_bytes())?;
    output.add(&out.join("findings.json"), json.as_bytes())?;
    output.add(&out.join("exhibits.json"), report.documents.exhibits.as_bytes())?;
    output.add(&out.join("findings.csv"), findings_csv(report).as_bytes())?;
    output.add(&out.join("report.md"), Markdown.render(report).as_bytes())?;
    for (name, svg) in figures(report) {
        output.add(&out.join("figures").join(name), svg.as_bytes())?;
    }
    let place = out.join("repairs.csv");
    if !evidence.repairs().is_empty() || place.is_file() {
        output.add(&place, repairs::csv(evidence.repairs()).as_bytes())?;
    }
    checks::add(check, file, report, &mut output)?;
    site::add(check, report, &mut output)?;
    output.finish()
}

/// Refuses to write where a source of the case stands.
fn spare_the_sources(case: &Case, folder: &Path, out: &Path) -> Result<(), Stop> {
    let Ok(out) = out.canonicalize() else { return Ok(()) };
    let names = [
        "report.html",
        "findings.json",
        "exhibits.json",
        "findings.csv",
        "report.md",
        "repairs.csv",
    ];
    for source in &case.sources {
        let Ok(place) = folder.join(&source.path).canonicalize() else { continue };
        if names.iter().any(|name| out.join(name) == place)
            || place.starts_with(out.join("figures"))
        {
            let said = format!("the output would replace the source {}", place.display());
            return Err(Stop::usage(&said, "name another folder with --out"));
        }
    }
    Ok(())
}

fn outcome(findings: &Findings, check: &Check) -> Exit {
    let tested = |finding: &Finding| matches!(finding.outcome, Outcome::Tested { .. });
    if findings.findings.iter().any(|finding| check.fail_on.contains(&finding.verdict())) {
        Exit::Met
    } else if findings.findings.iter().any(tested) {
        Exit::Done
    } else {
        Exit::NothingTested
    }
}

/// What a run prints, and where.
struct Printer<'a> {
    check: &'a Check,
    terminal: Terminal,
}

impl Printer<'_> {
    /// Findings go to standard output, unless their JSON does.
    fn print(&self, line: &str) {
        match (self.check.quiet, self.check.json) {
            (true, _) => {}
            (false, true) => complain(line),
            (false, false) => say(line),
        }
    }

    fn header(&self, case: &Case, evidence: &Evidence) {
        let missing = evidence.missing().len();
        let hashes = match missing {
            0 => "all hashes ok".to_owned(),
            _ => format!("{missing} missing, all other hashes ok"),
        };
        self.print(&format!(
            "probative {} · {} · {} · {}, {hashes} · seed {}",
            env!("CARGO_PKG_VERSION"),
            one_line(&case.title),
            counted(case.claims.len(), "claim"),
            counted(case.sources.len(), "source"),
            case.settings.seed,
        ));
        for (source, why) in evidence.missing() {
            let path = case.source(source).map_or(source.as_str(), |source| source.path.as_str());
            let error = Error::Missing { path: path.to_owned(), why: why.clone() };
            error.diagnostics().iter().for_each(|warning| self.terminal.warn(warning));
        }
        for warning in evidence.warnings() {
            self.terminal.warn(warning);
        }
        self.print("");
    }

    fn findings(&self, report: &Report) {
        let coloured = if self.check.json { self.terminal.err } else { self.terminal.out };
        for line in lines(report) {
            self.print(&if coloured { line.coloured() } else { line.plain() });
        }
        self.print("");
        for line in closing(report) {
            self.print(&line);
        }
    }

    fn written(&self, started: Instant) {
        let report = self.check.out.join("report.html");
        let seconds = started.elapsed().as_secs_f64();
        self.print(&format!(" report  {}        {seconds:.1} s", report.display()));
        if let Some(folder) = &self.check.site {
            self.print(&format!(" site    {}", folder.join("index.html").display()));
        }
    }
}
