//! `probative check`: every claim of a case, tested.

use std::time::Instant;

use probative::{Case, Evidence, Findings, Html, Json, Markdown, Render, Report};
use probative_case::claim::{Claim, Test};
use probative_case::placeholder;
use probative_check::{Quick, made};
use probative_evidence::{Error, Options};
use probative_finding::Finding;
use probative_finding::finding::{Made, Outcome};
use probative_read::Reading;
use probative_report::picture::figures;
use probative_report::{Line, closing, compose, compose_marked, findings_csv, lines};
use probative_terms::diagnostic::Place;
use probative_terms::{Diagnostic, Kind};
use probative_words::format::counted;
use probative_words::records;

use crate::args::Check;
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::opened::CaseFile;
use crate::output::Output;
use crate::progress::Progress;
use crate::stderr::{complain, shown};
use crate::terminal::{Terminal, one_line, say};
use crate::understood;

pub(crate) mod argument;
mod checks;
pub(crate) mod chosen;
mod pinned;
mod repairs;
mod site;
mod stale;

/// Tests the claims, writes the report and prints a line a claim.
pub(crate) fn run(check: &Check, mut input: Input, terminal: Terminal) -> Result<Exit, Stop> {
    let started = Instant::now();
    below(check.draws.unwrap_or_default(), check.max_draws, "draws")?;
    let file = CaseFile::open(&check.case, &mut input)?;
    if check.dry {
        return dry(check, &file, terminal);
    }
    let argument = argument::words(check.argument.as_deref(), &mut input)?;
    let options = Options { repair_codes: check.repair_fips, ..Options::default() };
    let (case, evidence) = file.gathered(options, &mut input, terminal, |case| {
        argument.as_ref().map_or_else(Vec::new, |words| argument::verify(case, words, &file.toml))
    })?;
    // What the text says beside a claim is seen in the whole case.
    let text = argument.as_deref().map(|words| (words, Reading::new(words, None)));
    let of_text = text.as_ref().map(|(words, read)| made::of_text(&case, words, read));
    let case = chosen::settings(chosen::claims(case, &check.claim)?, check.draws, check.seed);
    foreseen(check, &input).may_be_written()?;
    stale::spares_others(&check.out, &NAMES, "findings.json")?;
    check
        .site
        .iter()
        .try_for_each(|folder| stale::spares_others(folder, &site::ALWAYS, "data/findings.json"))?;
    let printer = Printer { check, terminal };
    printer.header(&case, &evidence)?;
    let mut findings = test(&case, &evidence, check);
    findings.made.splice(0..0, of_text.unwrap_or_default());
    if !check.claim.is_empty() {
        // Of some claims nobody can say what the whole case leaves out or leads to.
        let is_chosen = |id: &String| case.claim(id).is_some();
        findings.made.retain(|it| it.claim.as_ref().is_some_and(is_chosen) && it.is_of_a_claim());
    }
    told_of(&findings.made, &file, check).iter().for_each(|told| terminal.warn(told));
    let since = pinned::since(&file, &input, &findings);
    let shown = text.as_ref().map(|(words, read)| argument::shown(words, read));
    let report = composed(&case, &findings, shown.as_deref()).since(&since);
    let json = Json.render(&report);
    write(check, &file, &report, &evidence, Output::of_run(&input))?;
    printer.findings(&report)?;
    printer.written(started)?;
    if check.json {
        say(json.trim_end())?;
    }
    Ok(outcome(&findings, check))
}

/// The same as warnings, each about the file in which it is seen.
fn told_of(made: &[Made], file: &CaseFile, check: &Check) -> Vec<Diagnostic> {
    let told = |made: &Made| {
        let text = check.argument.as_ref().filter(|_| probative_words::made::is_of_text(made));
        let path = text.unwrap_or(&file.path).display().to_string();
        probative_words::made::diagnostic(made).at(Place::File { path })
    };
    made.iter().map(told).collect()
}

/// Says what was understood of the claims; no record is read and no file written.
fn dry(check: &Check, file: &CaseFile, terminal: Terminal) -> Result<Exit, Stop> {
    let case = chosen::claims(file.case(terminal)?, &check.claim)?;
    understood::lines(&case).iter().try_for_each(|line| say(line))?;
    Ok(Exit::Done)
}

/// Passes if a number is not above its cap, which an option raises.
pub(crate) fn below(number: usize, cap: usize, option: &str) -> Result<(), Stop> {
    if number <= cap {
        return Ok(());
    }
    let said = format!("--{option} {number} is above the cap of {cap}");
    Err(Stop::usage(&said, &format!("ask for fewer, or raise the cap with --max-{option} N")))
}

/// Worlds at each edge of a claim whose calibration is not pinned.
const QUICK_WORLDS: usize = 1000;

fn test(case: &Case, evidence: &Evidence, check: &Check) -> Findings {
    let claims = case.claims.len();
    let quick = Quick { datasets: QUICK_WORLDS, tell: probative_words::under };
    let quick = (!check.no_calibrate).then_some(quick);
    let progress = Progress::of(claims, "claims");
    probative_check::with_threads(check.threads, || {
        probative_check::check_with(case, evidence, quick, |done| progress.at(done, claims))
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
    evidence: &Evidence,
    mut output: Output,
) -> Result<(), Stop> {
    let out = &check.out;
    output.within(out, "report.html", Html.render(report));
    output.within(out, "findings.json", Json.render(report));
    output.within(out, "exhibits.json", report.documents.exhibits.as_str());
    output.within(out, "findings.csv", findings_csv(report));
    output.within(out, "report.md", Markdown.render(report));
    for (name, svg) in figures(report) {
        output.within(out, &format!("figures/{name}"), svg);
    }
    if !evidence.repairs().is_empty() || out.join("repairs.csv").is_file() {
        output.within(out, "repairs.csv", repairs::csv(evidence.repairs()));
    }
    checks::add(check, file, report, &mut output);
    site::add(check, report, &mut output)?;
    let replaced = stale::replaced(out, &report.title, report.entries.len());
    let mut told: Vec<String> = replaced.into_iter().collect();
    told.extend(stale::clear_report(&mut output, out));
    told.extend(check.site.iter().flat_map(|folder| stale::clear_site(&mut output, folder)));
    output.finish()?;
    told.iter().for_each(|note| complain(note));
    Ok(())
}

/// The files of a report's folder.
const NAMES: [&str; 7] = [
    "report.html",
    "findings.json",
    "exhibits.json",
    "findings.csv",
    "report.md",
    "repairs.csv",
    "figures/argument.svg",
];

/// The files that every run with these flags writes, without their bytes: what a claim adds is
/// known when it is tested.
fn foreseen(check: &Check, input: &Input) -> Output {
    let mut output = Output::of_run(input);
    NAMES.iter().for_each(|name| output.within(&check.out, name, ""));
    for file in [&check.sarif, &check.junit].into_iter().flatten() {
        output.file(file, "");
    }
    output.fills(&check.out.join("figures"));
    if let Some(folder) = &check.site {
        site::FILLED.iter().for_each(|inner| output.fills(&folder.join(inner)));
        site::ALWAYS.iter().for_each(|name| output.within(folder, name, ""));
    }
    output
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

/// How many readings that stand elsewhere are told unasked.
const MOST_OTHERWISE: usize = 3;

impl Printer<'_> {
    /// Findings go to standard output, unless their JSON does.
    fn print(&self, line: &str) -> Result<(), Stop> {
        match (self.check.quiet, self.check.json) {
            (true, _) => {}
            (false, true) => complain(line),
            (false, false) => say(line)?,
        }
        Ok(())
    }

    fn header(&self, case: &Case, evidence: &Evidence) -> Result<(), Stop> {
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
        ))?;
        for (source, why) in evidence.missing() {
            let path = case.source(source).map_or(source.as_str(), |source| source.path.as_str());
            let error = Error::Missing { path: path.to_owned(), why: why.clone() };
            error.diagnostics().iter().for_each(|warning| self.terminal.warn(warning));
        }
        for warning in evidence.warnings() {
            self.terminal.warn(warning);
        }
        self.print("")
    }

    /// Each claim: what it was taken to say before any number, then what was found.
    fn findings(&self, report: &Report) -> Result<(), Stop> {
        let coloured = if self.check.json { self.terminal.err } else { self.terminal.out };
        let mut waiting: Vec<&str> = Vec::new();
        for (entry, line) in report.entries.iter().zip(lines(report)) {
            if !self.check.verbose && is_drafted(&entry.claim) {
                waiting.push(&entry.claim.id);
                continue;
            }
            let understood = understood::of_claim(&entry.claim, self.check.verbose);
            understood.iter().try_for_each(|line| self.print(line))?;
            let judged = if coloured { line.coloured() } else { line.plain() };
            self.print(&format!("      {judged}"))?;
            understood::beneath("found", &line.number).iter().try_for_each(|it| self.print(it))?;
            if self.check.verbose {
                for line in records::deciding(&entry.claim) {
                    understood::beneath("read", &line).iter().try_for_each(|it| self.print(it))?;
                }
            }
            if let Some((label, why)) = &line.reservation {
                understood::beneath(label, why).iter().try_for_each(|it| self.print(it))?;
            }
            for (label, words) in self.beside(&line) {
                understood::beneath(label, &words).iter().try_for_each(|it| self.print(it))?;
            }
            self.print("")?;
        }
        waiting_as_drafted(&waiting).iter().try_for_each(|line| self.print(line))?;
        for closing in closing(report) {
            understood::fitted(&closing).iter().try_for_each(|line| self.print(line))?;
        }
        if !self.check.quiet {
            pinned::told(report);
        }
        Ok(())
    }

    /// What stands below a claim's answer: other readings, numbers beside, its design and choices.
    fn beside(&self, line: &Line) -> Vec<(&'static str, String)> {
        let most = if self.check.verbose { usize::MAX } else { MOST_OTHERWISE };
        let more = line.otherwise.len().saturating_sub(most);
        let more = (more > 0).then(|| format!("and {more} more on the page"));
        let otherwise = line.otherwise.iter().take(most).chain(&more);
        let open = line.open.iter().filter(|_| self.check.verbose);
        let all = otherwise
            .map(|it| ("otherwise", it))
            .chain(line.unread.iter().map(|it| ("beside", it)));
        let all = all.chain(line.design.iter().map(|it| ("design", it)));
        let all = all.chain(open.map(|it| ("", it)));
        let all = all.chain(line.choices.iter().map(|it| ("choices", it)));
        all.map(|(label, words)| (label, words.clone())).collect()
    }

    fn written(&self, started: Instant) -> Result<(), Stop> {
        let report = self.check.out.join("report.html");
        let seconds = started.elapsed().as_secs_f64();
        self.print(&format!(" report  {}        {seconds:.1} s", shown(&report)))?;
        self.check.site.iter().try_for_each(|folder| {
            self.print(&format!(" site    {}", shown(&folder.join("index.html"))))
        })
    }
}

/// Whether a claim waits for its record as a draft has it: nobody has said of it which.
fn is_drafted(claim: &Claim) -> bool {
    let Test::NotHeld { wanted, .. } = &claim.test else { return false };
    let nobody = [placeholder::HOLDER, placeholder::NOBODY].contains(&wanted.holder.as_str());
    nobody && claim.would_change == placeholder::WOULD_CHANGE
}

/// The claims that wait as they were drafted, by their ids alone.
fn waiting_as_drafted(ids: &[&str]) -> Vec<String> {
    if ids.is_empty() {
        return Vec::new();
    }
    let said = "not tested, as drafted; `--verbose` tells what each needs";
    let mut lines = understood::fitted(&format!(" {}: {said}", ids.join(", ")));
    lines.push(String::new());
    lines
}
