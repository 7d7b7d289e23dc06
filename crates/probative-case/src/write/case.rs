//! The file, its sources and its claims.

use super::{Written, regions};
use crate::Case;
use crate::case::{Correction, Settings, Text};
use crate::claim::{Claim, Notes, Shown, ShownNumber, Test, Vary};
use crate::layer::Layer;
use crate::read::unsaid::{Known, mirror};
use crate::read::{LEVELS, reliable};
use crate::source::Source;
use crate::walk::terms::TAILS;
use probative_terms::{Basis, Reach};

/// The whole file.
pub(super) fn written(case: &Case) -> Written {
    Written::through(Case::tables()[0])
        .text("title", &case.title)
        .table("text", |out| text(&case.text, out))
        .table("settings", |out| settings(case.settings, out))
        .tables("sources", &case.sources, source)
        .tables("layers", &case.layers, layer)
        .tables("corrections", &case.corrections, correction)
        .tables("claims", &case.claims, claim)
}

fn text(text: &Text, out: Written) -> Written {
    out.text("publisher", &text.publisher)
        .text("headline", &text.headline)
        .text("url", &text.url)
        .text("date", &text.date.to_string())
        .text("sha256", &text.sha256)
        .whole("bytes", text.bytes)
        .text("conclusion", &text.conclusion)
        .text("concludes", &text.concludes)
}

fn settings(settings: Settings, out: Written) -> Written {
    out.whole("seed", settings.seed).whole("draws", settings.draws).number("level", settings.level)
}

fn source(source: &Source, out: Written) -> Written {
    let published = source.published.map(|date| date.to_string());
    out.text("id", &source.id)
        .text("path", &source.path)
        .text("title", &source.title)
        .text("publisher", &source.publisher)
        .text("url", &source.url)
        .text("vintage", &source.vintage)
        .optional_text("published", published.as_ref())
        .text("retrieved", &source.retrieved.to_string())
        .text("sha256", &source.sha256)
        .table("reliability", |out| {
            out.choice("word", &source.reliability.word, &reliable())
                .choice("basis", &source.reliability.basis, &Basis::ALL)
                .text("because", &source.reliability.because)
        })
        .text("licence", &source.licence)
        .flag("provisional", source.provisional)
        .flag("reconstructed", source.reconstructed)
        .texts("missing", &source.missing)
        .filter("leave_out", &source.leave_out)
        .optional_text("sheet", source.sheet.as_ref())
        .optional_text("layer", source.layer.as_ref())
        .flag("years_in_columns", source.years_in_columns)
        .flag("keep_totals", source.keep_totals)
        .windows("covers", &source.covers)
        .texts("repair_codes", &source.repair_codes)
}

fn layer(layer: &Layer, out: Written) -> Written {
    out.text("id", &layer.id)
        .text("source", &layer.source)
        .text("key", &layer.key)
        .optional_text("year", layer.year.as_ref())
        .choice("geography", &layer.geography, &LEVELS)
        .whole("vintage", layer.vintage)
}

fn correction(correction: &Correction, out: Written) -> Written {
    out.text("date", &correction.date.to_string()).text("said", &correction.said)
}

fn claim(claim: &Claim, out: Written) -> Written {
    let out = out
        .text("id", &claim.id)
        .text("kind", claim.kind().word())
        .text("words", claim.word())
        .text("said", &claim.said)
        .optional_text("short", claim.short.as_ref());
    let out = unsaid(claim, out)
        .table("anchor", |out| {
            out.whole("start", claim.anchor.start)
                .whole("length", claim.anchor.length)
                .text("sha256", &claim.anchor.sha256)
        })
        .texts("rests_on", &claim.rests_on)
        .choice("tail", &claim.tail, &TAILS)
        .flag("denied", claim.denied);
    let out = regions::write(claim, reach(claim, notes(&claim.notes, out)));
    let out = out.tables("vary", &claim.vary, vary).tables("shown", &claim.shown, shown);
    match &claim.test {
        Test::Held(kinds) => out.table(claim.kind().word(), |out| kinds.write(out)),
        Test::NotHeld { wanted, .. } => out.table("not_held", |out| {
            out.text("record", &wanted.record)
                .text("holder", &wanted.holder)
                .text("would_decide", &wanted.would_decide)
        }),
    }
}

/// What a claim says of itself, where it is not what is said of one that leaves it out.
fn unsaid(claim: &Claim, out: Written) -> Written {
    let known = Known {
        test: &claim.test,
        words: claim.words,
        regions: claim.regions.as_ref(),
        denied: claim.denied,
        records: &claim.records,
    };
    let sentences = [
        ("mirror", &claim.mirror, mirror(&claim.said)),
        ("tested_as", &claim.tested_as, known.tested_as()),
        ("would_change", &claim.would_change, known.would_change()),
    ];
    let own = sentences.into_iter().filter(|(_, own, unsaid)| *own != unsaid);
    own.fold(out, |out, (key, own, _)| out.text(key, own))
}

fn reach(claim: &Claim, out: Written) -> Written {
    let stated = claim.reach != claim.reach_of_words() || claim.reach_because.is_some();
    let out = if stated { out.choice("reach", &claim.reach, &Reach::ALL) } else { out };
    out.optional_text("reach_because", claim.reach_because.as_ref())
}

fn notes(notes: &Notes, out: Written) -> Written {
    out.optional_text("base_rate_missing", notes.base_rate_missing.as_ref())
        .optional_text("definition_differs", notes.definition_differs.as_ref())
        .optional_text("part_of_claim", notes.part_of_claim.as_ref())
        .texts("rivals_examined", &notes.rivals_examined)
        .texts("rivals_not_examined", &notes.rivals_not_examined)
}

fn vary(vary: &Vary, out: Written) -> Written {
    out.text("said", &vary.said)
        .text("column", &vary.column)
        .text("from", &vary.from)
        .texts("to", &vary.to)
}

fn shown(shown: &Shown, out: Written) -> Written {
    let out =
        out.text("role", shown.role.word()).text("said", &shown.said).text("unit", &shown.unit);
    match &shown.number {
        ShownNumber::Cell(cell) => out.select("cell", cell),
        ShownNumber::Share { part, whole, .. } => out.select("part", part).select("whole", whole),
        ShownNumber::Rate { events, exposure, per } => {
            out.select("events", events).select("exposure", exposure).number("per", *per)
        }
        ShownNumber::Cluster(cluster) => out.table("cluster", |out| cluster.write_unnamed(out)),
    }
}
