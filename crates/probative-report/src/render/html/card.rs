//! The card of one claim.

use maud::{Markup, html};
use probative_finding::finding::{Appraisal, Certainty, Judgement, Outcome};
use probative_finding::reading::{Beside, Reading};
use probative_terms::Role;

use super::numbers::{self, Row};
use super::opening::found;
use super::{claim_link, claim_review, detail, figure, rule};
use crate::anchor::anchor;
use crate::render::noted;
use crate::report::{Entry, Report};
use probative_words::{format, standing};

/// The card of one claim: open what a reader needs, folded what a checker needs.
pub(super) fn card(entry: &Entry, report: &Report) -> Markup {
    let id = anchor(&entry.claim.id);
    let verdict = entry.finding.verdict();
    let certainty = entry.finding.certainty().map_or("none", Certainty::word);
    html! {
        article id=(id) class={ "card edge-" (verdict.word()) } aria-labelledby={ (id) ".said" } {
            header {
                p .verdict {
                    a .permalink href={ "#" (id) } { (entry.claim.id) }
                    (found(&entry.finding))
                    span .certainty { "certainty: " (certainty) }
                    span .kind { (entry.finding.kind.word()) }
                }
                h3 id={ (id) ".said" } { (entry.claim.said) }
            }
            p .sentence { (entry.sentence) " " span .meaning { (entry.meaning) } }
            @match &entry.finding.outcome {
                Outcome::Tested { appraisal, judgement } => (measured(appraisal, judgement, &entry.claim.id)),
                Outcome::Untested { shown, .. } => (untested(shown, entry)),
            }
            (figure::figures(entry))
            (testable(entry, report))
            (rule::table(entry, report))
            (detail::details(entry, report))
            (claim_review::script(entry, report))
        }
    }
}

fn measured(appraisal: &Appraisal, judgement: &Judgement, claim: &str) -> Markup {
    let now = known_now(appraisal);
    html! {
        @if !now.is_empty() {
            div .then-now {
                div { p .small { "As known then" } (known(&appraisal.primary)) }
                div { p .small { "As known now" } @for reading in &now { (known(reading)) } }
            }
        }
        (numbers::table(claim, &numbers::rows(appraisal, !now.is_empty())))
        @if !judgement.qualifiers.is_empty() {
            ul .qualifiers aria-label=(standing::MISLEADS) {
                @for fired in &judgement.qualifiers { li { (probative_words::because(fired)) } }
            }
        }
    }
}

/// The readings of what is known now, where one of them differs from what was known then.
fn known_now(appraisal: &Appraisal) -> Vec<&Reading> {
    let now = appraisal.beside.iter().filter(|beside| beside.role == Role::AsKnownNow);
    let now: Vec<&Reading> = now.map(|beside| &beside.reading).collect();
    let shown = |reading: &Reading| {
        (format::value(&reading.measure), format::uncertainty(&reading.measure))
    };
    let then = shown(&appraisal.primary);
    if now.iter().any(|reading| shown(reading) != then) { now } else { Vec::new() }
}

fn known(reading: &Reading) -> Markup {
    html! {
        p .figure { (format::value(&reading.measure)) }
        p .small { (probative_words::reading(reading).text) " · " (format::uncertainty(&reading.measure)) }
    }
}

fn untested(shown: &[Beside], entry: &Entry) -> Markup {
    let noted = noted(&entry.claim);
    let rows: Vec<Row> = shown.iter().map(|beside| Row::beside(beside, false)).collect();
    html! {
        @if !shown.is_empty() {
            p .small { (standing::DECIDES_NOTHING) }
            (numbers::table(&entry.claim.id, &rows))
        }
        @if !noted.is_empty() {
            ul .small aria-label="What would qualify a verdict" {
                @for (about, said) in &noted { li { (about) ": " (said) } }
            }
        }
    }
}

/// How the claim was made testable.
fn testable(entry: &Entry, report: &Report) -> Markup {
    let claim = &entry.claim;
    let unit = match &entry.finding.outcome {
        Outcome::Tested { appraisal, .. } => appraisal.primary.measure.unit.clone(),
        Outcome::Untested { .. } => probative_terms::Unit::Plain,
    };
    let regions = match &entry.finding.outcome {
        Outcome::Tested { appraisal, .. } => Some(&appraisal.regions),
        Outcome::Untested { .. } => claim.regions.as_ref(),
    };
    // Where it holds and fails stands below, from what was tested.
    let read = ["reads", "beside", "denied"];
    let understood = probative_words::understood(claim).parts;
    let understood: Vec<(&str, String)> =
        understood.into_iter().filter(|(label, _)| read.contains(label)).collect();
    html! {
        details {
            summary { "How it was made testable" }
            dl {
                dt { "tested as" } dd { (claim.tested_as) }
                @for (label, said) in &understood { dt { (label) } dd { (said) } }
                dt { "words" } dd { (claim.word()) }
                @if let Some(regions) = regions {
                    dt { "it holds (C)" } dd { (format::ranges_in_words(regions.holds(), &unit)) }
                    dt { "it fails (D)" } dd { (format::ranges_in_words(regions.fails(), &unit)) }
                }
                @if let Some(reason) = &claim.regions_because {
                    dt { "why not the words’ own regions" } dd { (reason) }
                }
                dt { "evidence lies in" } dd { (tail(claim.tail)) }
                dt { "where it stands" } dd {
                    "byte " (claim.anchor.start) ", " (claim.anchor.length) " bytes, SHA-256 "
                    code { (claim.anchor.sha256) }
                }
                @if !claim.rests_on.is_empty() {
                    dt { "rests on" } dd {
                        @for id in &claim.rests_on { (claim_link(id, report)) " " }
                    }
                }
            }
        }
    }
}

fn tail(tail: probative_terms::Tail) -> &'static str {
    match tail {
        probative_terms::Tail::Upper => "larger values",
        probative_terms::Tail::Lower => "smaller values",
        probative_terms::Tail::Both => "values to either side",
    }
}
