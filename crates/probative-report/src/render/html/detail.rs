//! The folded parts of a claim's card: design, rivals, sources, mirror, replay.

use maud::{Markup, html};
use probative_case::claim::Claim;
use probative_case::source::Source;
use probative_finding::finding::{Appraisal, Judgement, Outcome};
use probative_finding::reading::{Rows, Value};

use super::opening::word;
use super::{address, slug};
use crate::report::{Entry, Report};
use probative_words::format::{self, with_unit};
use probative_words::{audit, design, records, standing};

/// Everything about one claim that a checker needs.
pub(super) fn details(entry: &Entry, report: &Report) -> Markup {
    html! {
        @if let Outcome::Tested { appraisal, judgement } = &entry.finding.outcome {
            details {
                summary { "Chance, power and robustness" }
                (chance(appraisal))
                (robustness(appraisal, judgement))
            }
            details .read {
                summary { "Which rows are read" }
                (rows_read(entry, report))
            }
            (choices(entry, report))
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

/// The columns and rows behind a claim, whatever its author calls them.
fn rows_read(entry: &Entry, report: &Report) -> Markup {
    let claim = &entry.claim;
    let passed_over = report.passed_over.iter().filter(|it| it.claim == claim.id);
    html! {
        dl {
            @for line in records::deciding(claim) { dt { "it is read from" } dd { (line) } }
            @for line in records::beside(claim) { dt { "beside it" } dd { (line) } }
            @for it in passed_over { dt { "not read" } dd { (records::passed_over(it)) } }
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
                dt { "by chance" } dd {
                    (design::by_chance(null.mean, null.quantiles, &null.unit))
                }
            } @else {
                dt { "null model" } dd { (design::without_null(appraisal)) }
            }
            dt { "calibration" } dd { (design::calibration(&appraisal.calibration)) }
            @if let Some(drawn) = drawn {
                dt { "p-value" } dd { (design::p_value(drawn)) }
            } @else {
                dt { "Monte-Carlo error" } dd { (design::NO_DRAWS) }
            }
            dt { "smallest effect found four times in five" } dd { (design::detectable(appraisal)) }
            dt { "size that the claim asserts" } dd { (design::asserted(appraisal)) }
            dt { "tests made" } dd { (design::tests(appraisal)) }
        }
    }
}

fn robustness(appraisal: &Appraisal, judgement: &Judgement) -> Markup {
    html! {
        dl {
            dt { "robustness" } dd { (design::robustness_in_words(judgement.robustness)) }
            @for reading in &appraisal.alternates {
                dt { "another reading" } dd { (probative_words::finding::with_number(reading)) }
            }
            @let [varied, others] = design::varied(appraisal);
            dt { "readings differ in" } dd { (varied) }
            dt { "of its kind’s choices not varied" } dd { (others) }
            (rows(&appraisal.primary.rows))
            @if let Some(told) = &appraisal.facts.by_outlines {
                dt { "neighbours" } dd { (design::by_outlines(told)) }
            }
            @for unread in &appraisal.facts.unread {
                dt { "a number beside" } dd { (design::unread(unread)) }
            }
            dt { "suppressed" } dd { (design::suppressed(&appraisal.facts)) }
            @if let Some(bounds) = appraisal.bounds {
                dt { (design::AT_THEIR_ENDS) } dd { (design::bounds(bounds, &appraisal.primary.measure)) }
            }
        }
        @if let Some(checklist) = &appraisal.checklist {
            p { "Design checklist: " (checklist.passed()) " of " (checklist.items.len()) }
            ul .checklist {
                @for item in &checklist.items {
                    li { (design::answered(item)) }
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
                (design::left_out(left))
                br;
            }
        }
    }
}

/// What the author of the case chose, and what choosing otherwise gives.
fn choices(entry: &Entry, report: &Report) -> Markup {
    let Some(audited) = &entry.finding.audited else {
        return html! { p .small { (report.not_audited()) } };
    };
    html! {
        details .choices {
            summary { "What the author chose" }
            p { (audit::fewest(audited)) "." }
            @let turned = audit::turned(audited);
            @if !turned.is_empty() {
                ul { @for turn in &turned { li { (turn) } } }
            }
            dl {
                @for varied in &audited.dimensions {
                    dt { (audit::dimension(varied.dimension)) }
                    dd { (audit::option(&varied.taken)) br; "tried: " (audit::tried(varied)) }
                }
            }
            @if let Some(said) = audit::without_option(audited) { p .small { (said) } }
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
                dt { "smallest change that turns it" } dd {
                    (design::turning(judgement.turning, appraisal))
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
        @if entry.finding.provenance.sources.is_empty() { p { (standing::NO_RECORD) } }
        @for id in &entry.finding.provenance.sources {
            @match report.source(id) {
                Some(source) => (self::source(source, report)),
                None => p { (id) },
            }
        }
    }
}

fn source(source: &Source, report: &Report) -> Markup {
    html! {
        p .source {
            a href={ "#source:" (slug(&source.id)) } { (source.title) } ". "
            (source.publisher) ", " (source.vintage) ". Published "
            (standing::published(source.published, report.text.date))
            ", retrieved " (source.retrieved) ". SHA-256 " code { (source.sha256) } ". "
            em { (source.reliability.word.word()) } " (" (source.reliability.basis.word()) "): " (source.reliability.because) ". Licence: "
            (source.licence) ". " (address(&source.url))
        }
    }
}
