//! The folded parts of a claim's card: design, rivals, sources, mirror, replay.

use maud::{Markup, html};
use probative_case::claim::Claim;
use probative_case::source::Source;
use probative_finding::finding::{Appraisal, Calibration, Judgement, Outcome};
use probative_finding::reading::{Rows, Value};

use super::opening::word;
use super::{address, slug};
use crate::report::{Entry, Report};
use probative_terms::number::plain;
use probative_words::format::{self, with_unit};

/// Everything about one claim that a checker needs.
pub(super) fn details(entry: &Entry, report: &Report) -> Markup {
    html! {
        @if let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome {
            details {
                summary { "Chance, power and robustness" }
                (chance(appraisal))
                (robustness(appraisal, judgement))
            }
        }
        details {
            summary { "Rivals, mirror, and what would change it" }
            (rivals(&entry.claim))
            (mirror(entry))
        }
        details {
            summary { "Sources and provenance" }
            (sources(entry, report))
            p .small {
                "probative " (report.version) " · seed " (report.settings.seed)
                " · " (report.settings.draws) " draws · level " (probative_terms::number::ten(report.settings.level))
            }
        }
    }
}

fn chance(appraisal: &Appraisal) -> Markup {
    let drawn = appraisal.primary.measure.chance();
    html! {
        dl {
            @if let Some(null) = &appraisal.null {
                dt { "null model" } dd { (probative_words::null(null.name)) }
                dt { "it holds fixed" } dd { (probative_words::holds_fixed(null.name)) }
                dt { "observed" } dd { (with_unit(null.observed, &null.unit)) }
                dt { "by chance" } dd { (with_unit(null.mean, &null.unit)) " ["
                    (format::on_scale(null.quantiles.0, &null.unit)) " to "
                    (format::on_scale(null.quantiles.1, &null.unit)) "]" }
            } @else {
                dt { "null model" } dd { (without_null(appraisal)) }
            }
            dt { "calibration" } dd { (calibration(&appraisal.calibration)) }
            @if let Some(drawn) = drawn {
                dt { "p-value" } dd { (plain(drawn.p))
                    @if drawn.draws == 0 { ", from a formula: no draws, no Monte-Carlo error" }
                    @else { " from " (drawn.draws) " draws, Monte-Carlo error " (plain(drawn.error)) } }
            } @else {
                dt { "Monte-Carlo error" } dd { "none: no draws" }
            }
            dt { "smallest effect found four times in five" } dd {
                @match appraisal.detectable {
                    Some(size) => (plain(size)),
                    None => "not applicable: nothing is estimated from a sample",
                }
            }
            dt { "size that the claim asserts" } dd { (asserted(appraisal)) }
            dt { "tests made" } dd { (appraisal.tests.made) ", adjusted: " (probative_words::adjusted(appraisal.tests.adjusted)) }
        }
    }
}

/// Why no null is shown.
fn without_null(appraisal: &Appraisal) -> &'static str {
    let by_chance = appraisal.primary.measure.chance().is_some()
        || appraisal.calibration != Calibration::NotNeeded;
    if by_chance { "a formula: nothing is shuffled or moved" } else { "none: no chance in it" }
}

/// The size that a claim asserts, where it asserts a difference.
fn asserted(appraisal: &Appraisal) -> String {
    let measure = &appraisal.primary.measure;
    if appraisal.calibration == Calibration::NotNeeded && appraisal.null.is_none() {
        return "not applicable: it states a value, not a difference".to_owned();
    }
    let unit = &measure.unit;
    let (size, null) = (appraisal.asserted.size, appraisal.asserted.null);
    format!("{}, counted from {}", with_unit(size, unit), format::on_scale(null, unit))
}

fn calibration(calibration: &Calibration) -> String {
    match calibration {
        Calibration::NotNeeded => "not needed: no chance in it".to_owned(),
        Calibration::Missing => "not calibrated".to_owned(),
        Calibration::Measured { type_one, datasets, nominal, under } => format!(
            "says yes to {} % of {datasets} false claims on this geography, at a nominal {} %; the false claims are {under}",
            plain(type_one * 100.0),
            plain(nominal * 100.0)
        ),
    }
}

fn robustness(appraisal: &Appraisal, judgement: &Judgement) -> Markup {
    let suppressed = appraisal.facts.suppressed;
    html! {
        dl {
            dt { "robustness" } dd {
                @if judgement.robustness.of <= 1 { "not examined" } @else {
                    (judgement.robustness.agree) " of " (judgement.robustness.of)
                    " readings stand where the primary one does"
                }
            }
            (rows(&appraisal.primary.rows))
            dt { "suppressed" } dd {
                @match suppressed {
                    Some((some, all)) => { (some) " of " (all) " units" },
                    None => "none",
                }
                @if let Some(share) = appraisal.facts.suppressed_events {
                    "; at most " (plain(share * 100.0)) " % of events"
                }
            }
            @if let Some(bounds) = appraisal.bounds {
                dt { "with unknown entries at their ends" } dd {
                    (format::exact(bounds.low, &appraisal.primary.measure)) " to "
                    (format::exact(bounds.high, &appraisal.primary.measure))
                }
            }
        }
        @if let Some(checklist) = &appraisal.checklist {
            p { "Design checklist: " (checklist.passed()) " of " (checklist.items.len()) }
            ul .checklist {
                @for item in &checklist.items {
                    li { (if item.passed { "✔ " } else { "✖ " }) (item.asks) ": " (item.because) }
                }
            }
        }
    }
}

fn rows(rows: &Rows) -> Markup {
    html! {
        dt { "rows used" } dd { (rows.used) }
        dt { "rows left out" } dd {
            @if rows.left_out.is_empty() { "none" }
            @for left in &rows.left_out {
                (left.rows) ": " (probative_words::gone(&left.reason))
                @if let Some(events) = left.events { " (at most " (plain(events)) " events)" }
                br;
            }
        }
    }
}

fn rivals(claim: &Claim) -> Markup {
    let list = |rivals: &[String]| {
        if rivals.is_empty() { "none".to_owned() } else { rivals.join("; ") }
    };
    html! {
        dl {
            dt { "rivals examined" } dd { (list(&claim.notes.rivals_examined)) }
            dt { "rivals not examined" } dd { (list(&claim.notes.rivals_not_examined)) }
        }
    }
}

fn mirror(entry: &Entry) -> Markup {
    let mirror = match &entry.finding.outcome {
        Outcome::Tested { judgement, .. } => judgement.mirror,
        Outcome::Untested { .. } => entry.finding.verdict(),
    };
    html! {
        dl {
            dt { "the negated claim" } dd { (entry.claim.mirror) }
            dt { "it would get" } dd { (word(mirror)) }
            dt { "what would change the verdict" } dd { (entry.claim.would_change) }
            @if let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome {
                dt { "the word changes at" } dd {
                    @match judgement.flips_at {
                        Some(at) if matches!(appraisal.primary.measure.value, Value::Date(_)) =>
                            (format::day(at)),
                        Some(at) => (with_unit(at, &appraisal.primary.measure.unit)),
                        None => "no single value",
                    }
                }
                dt { "why the rule said so" } dd {
                    ul { @for reason in &judgement.reasons { li { (probative_words::reason(reason)) } } }
                }
            }
        }
    }
}

fn sources(entry: &Entry, report: &Report) -> Markup {
    html! {
        @if entry.finding.provenance.sources.is_empty() { p { "No record was used." } }
        @for id in &entry.finding.provenance.sources {
            @match report.source(id) {
                Some(source) => (self::source(source)),
                None => p { (id) },
            }
        }
    }
}

fn source(source: &Source) -> Markup {
    html! {
        p .source {
            a href={ "#source:" (slug(&source.id)) } { (source.title) } ". "
            (source.publisher) ", " (source.vintage) ". Published "
            @match source.published { Some(date) => (date), None => "on a date not known" }
            ", retrieved " (source.retrieved) ". SHA-256 " code { (source.sha256) } ". "
            em { (source.reliability.word.word()) } ": " (source.reliability.because) ". Licence: "
            (source.licence) ". " (address(&source.url))
        }
    }
}
