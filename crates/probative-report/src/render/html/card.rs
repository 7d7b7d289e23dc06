//! The card of one claim.

use maud::{Markup, html};
use probative_case::finding::{Appraisal, Certainty, Judgement, Outcome};
use probative_case::reading::{Beside, Reading, Role};

use super::opening::word;
use super::{claim_link, claim_review, detail, figure, rule, slug};
use crate::format;
use crate::report::{Entry, Report};

/// The card of one claim: open what a reader needs, folded what a checker needs.
pub(super) fn card(entry: &Entry, report: &Report) -> Markup {
    let id = slug(&entry.claim.id);
    let verdict = entry.finding.verdict();
    let certainty = entry.finding.certainty().map_or("none", Certainty::word);
    html! {
        article id=(id) class={ "card edge-" (verdict.word()) } aria-labelledby={ (id) "-said" } {
            header {
                p .verdict {
                    a .permalink href={ "#" (id) } { (entry.claim.id) }
                    (word(verdict))
                    span .certainty { "certainty: " (certainty) }
                    span .kind { (entry.finding.kind.word()) }
                }
                h3 id={ (id) "-said" } { (entry.claim.said) }
            }
            p .sentence { (entry.sentence) " " span .meaning { (entry.meaning) } }
            @match &entry.finding.outcome {
                Outcome::Tested { appraisal, judgement } => (measured(appraisal, judgement, &entry.claim.id)),
                Outcome::Untested { shown, .. } => (untested(shown, &entry.claim.id)),
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
    let now = appraisal.beside.iter().find(|beside| beside.role == Role::AsKnownNow);
    html! {
        @if let Some(now) = now {
            div .then-now {
                (known("As known then", &appraisal.primary))
                (known("As known now", &now.reading))
            }
        }
        (numbers(appraisal, claim))
        @if !judgement.qualifiers.is_empty() {
            ul .qualifiers aria-label="What makes it mislead when read alone" {
                @for fired in &judgement.qualifiers { li { (fired.reason) } }
            }
        }
    }
}

fn known(when: &str, reading: &Reading) -> Markup {
    html! {
        div {
            p .small { (when) }
            p .figure { (format::value(&reading.measure)) }
            p .small { (reading.said) " · " (format::uncertainty(&reading.measure)) }
        }
    }
}

/// The number with its interval, beside its base rate.
fn numbers(appraisal: &Appraisal, claim: &str) -> Markup {
    // What is known now stands beside what was known then, above the table.
    let above = appraisal.beside.iter().position(|beside| beside.role == Role::AsKnownNow);
    let rest = appraisal.beside.iter().enumerate();
    let rest = rest.filter(|(index, _)| Some(*index) != above).map(|(_, beside)| beside);
    html! {
        div .wide role="group" aria-label={ "Numbers of " (claim) } tabindex="0" {
            table .numbers {
                thead { tr { td {} th { "number" } th { "how sure" } th { "what it is" } } }
                tbody {
                    (number("the claim’s number", &appraisal.primary, true))
                    @for conjunct in &appraisal.conjuncts {
                        (number("and also", &conjunct.reading, true))
                    }
                    @for beside in rest {
                        (number(beside.role.label(), &beside.reading, false))
                    }
                    @if let Some(null) = &appraisal.null {
                        tr {
                            th scope="row" { "by chance" }
                            td .value { (format::with_unit(null.mean, &null.unit)) }
                            td { (format::on_scale(null.quantiles.0, &null.unit)) " to "
                                (format::on_scale(null.quantiles.1, &null.unit)) }
                            td { (null.name) }
                        }
                    }
                }
            }
        }
    }
}

fn number(name: &str, reading: &Reading, strong: bool) -> Markup {
    let value = format::value(&reading.measure);
    let short = value.chars().count() <= 14;
    html! {
        tr .strong[strong] {
            th scope="row" { (name) }
            td .value .short[short] { (value) }
            td { (format::uncertainty(&reading.measure)) }
            td { (reading.said) }
        }
    }
}

fn untested(shown: &[Beside], claim: &str) -> Markup {
    html! {
        @if !shown.is_empty() {
            p .small { "What held records show all the same; it decides nothing:" }
            div .wide role="group" aria-label={ "Numbers of " (claim) } tabindex="0" {
                table .numbers {
                    thead { tr { td {} th { "number" } th { "how sure" } th { "what it is" } } }
                    tbody {
                        @for beside in shown {
                            (number(beside.role.label(), &beside.reading, false))
                        }
                    }
                }
            }
        }
    }
}

/// How the claim was made testable.
fn testable(entry: &Entry, report: &Report) -> Markup {
    let claim = &entry.claim;
    let unit = match &entry.finding.outcome {
        Outcome::Tested { appraisal, .. } => appraisal.primary.measure.unit.as_str(),
        Outcome::Untested { .. } => "",
    };
    let regions = match &entry.finding.outcome {
        Outcome::Tested { appraisal, .. } => Some(&appraisal.regions),
        Outcome::Untested { .. } => claim.regions.as_ref(),
    };
    html! {
        details {
            summary { "How it was made testable" }
            dl {
                dt { "tested as" } dd { (claim.tested_as) }
                dt { "words" } dd { (claim.words.word()) }
                @if let Some(regions) = regions {
                    dt { "it holds (C)" } dd { (format::ranges_in_words(regions.holds(), unit)) }
                    dt { "it fails (D)" } dd { (format::ranges_in_words(regions.fails(), unit)) }
                }
                @if let Some(because) = &claim.regions_because {
                    dt { "why not the words’ own regions" } dd { (because) }
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

fn tail(tail: probative_case::claim::Tail) -> &'static str {
    match tail {
        probative_case::claim::Tail::Upper => "larger values",
        probative_case::claim::Tail::Lower => "smaller values",
        probative_case::claim::Tail::Both => "values to either side",
    }
}
