//! schema.org's ClaimReview of one claim, as a data block that nothing runs.

use maud::{Markup, PreEscaped, html};
use probative_finding::finding::{Outcome, Verdict};
use serde_json::json;

use crate::anchor::anchor;
use crate::render::spelt;
use crate::report::{Entry, Report};
use probative_terms::text::web;
use probative_words::finding::label;
use probative_words::review::explained;

/// The review, for every claim but those not tested.
pub(super) fn script(entry: &Entry, report: &Report) -> Markup {
    html! {
        @if let Some(review) = review(entry, report) {
            script type="application/ld+json" { (PreEscaped(review)) }
        }
    }
}

fn review(entry: &Entry, report: &Report) -> Option<String> {
    let verdict = entry.finding.verdict();
    if verdict == Verdict::NotTested {
        return None;
    }
    let text = &report.text;
    let mut rating = json!({
        "@type": "Rating",
        "alternateName": label(&entry.finding),
        "ratingExplanation": explained(&entry.finding, &entry.sentence, &entry.meaning),
    });
    if let Some(number) = rating_value(verdict).filter(|_| !reaches_part(entry)) {
        rating["ratingValue"] = json!(number);
        rating["bestRating"] = json!(5);
        rating["worstRating"] = json!(1);
    }
    let review = json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": format!("#{}", anchor(&entry.claim.id)),
        "claimReviewed": entry.claim.said,
        "author": { "@type": "Organization", "name": "Probative" },
        "itemReviewed": {
            "@type": "Claim",
            "author": { "@type": "Organization", "name": text.publisher },
            "datePublished": text.date.to_string(),
            "appearance": { "@type": "CreativeWork", "headline": text.headline, "url": web(&text.url) },
        },
        "reviewRating": rating,
    });
    let safe = spelt(review).to_string().replace('<', "\\u003c");
    Some(safe.replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// Whether the records reach only a part of the claim, so that no number may stand for the whole.
fn reaches_part(entry: &Entry) -> bool {
    matches!(&entry.finding.outcome, Outcome::Tested { appraisal, .. } if appraisal.facts.reaches_part())
}

/// The four ordered verdicts; the gap at 3 is deliberate.
fn rating_value(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Supported => Some(5),
        Verdict::Qualified => Some(4),
        Verdict::NotSupported => Some(2),
        Verdict::Contradicted => Some(1),
        Verdict::Inconclusive | Verdict::NotTestable | Verdict::NotTested => None,
    }
}
