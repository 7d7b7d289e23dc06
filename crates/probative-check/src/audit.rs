//! What the author of a case chose, and where another choice gives another word.
//!
//! Each option is a case of its own, which goes through the whole rule. Only options that answer
//! the same sentence count (Steegen et al. 2016; type E of Del Giudice & Gangestad 2021); what the
//! text itself states is no choice. A dimension counts once, by its worst option, so that
//! near-copies of one option weigh nothing.

use probative_case::Case;
use probative_case::Layer;
use probative_case::claim::{Claim, Kinds};
use probative_evidence::{Evidence, sha256};
use probative_finding::audit::{self, Audit, Audited, Dimension, Pair, Taken, Tried, Varied};
use probative_finding::finding::{Calibration, Finding, Outcome, Under, Verdict};

use crate::kinds::testable;
use crate::question::{Question, Quick};
use crate::{answer, named, verdict};

mod claim;
mod other;
mod places;
mod rows;

pub use claim::OF_EVERY_CLAIM;
pub(crate) use other::Other;
pub(crate) use rows::{
    counts_of, counts_people, every_beside, exposures, is_edition, is_number_of, is_rate,
    published_rates,
};

/// Worlds at each edge where a claim has no pinned calibration, as `check` makes them by the way.
const WORLDS: usize = 1000;
/// The same where an option needs a calibration and its claim has none to lend.
const FEW_WORLDS: usize = 200;

/// A case of one claim with one choice made otherwise.
struct Variation {
    dimension: Dimension,
    taken: Taken,
    option: Taken,
    case: Case,
}

/// The registry of a kind of claim: what its author chooses besides what that of every claim does.
/// No case can shorten it.
pub fn registry(kinds: &Kinds) -> &'static [Dimension] {
    testable(kinds).dimensions()
}

/// Tries every option of every claim of a case that is tested.
///
/// `done` is told after each claim how many of how many are done. What an earlier audit found does
/// not weigh on the words of this one.
pub fn audit(case: &Case, evidence: &Evidence, mut done: impl FnMut(usize, usize)) -> Audit {
    let evidence = &evidence.clone().unaudited();
    let case = &*named::by_rows(case, evidence);
    let mut claims = Vec::new();
    for (at, claim) in case.claims.iter().enumerate() {
        claims.extend(audited(case, claim, evidence));
        done(at + 1, case.claims.len());
    }
    Audit { schema: audit::SCHEMA.to_owned(), rule: verdict::RULE, claims }
}

/// Every case that an audit of this one tries, each with one choice of one claim made otherwise:
/// what is chosen there, and the case with its other claims as they are.
pub fn options(case: &Case, evidence: &Evidence) -> Vec<(Dimension, Case)> {
    let case = &*named::by_rows(case, evidence);
    let of_claim = |(at, claim): (usize, &Claim)| {
        let alone = Case { claims: vec![claim.clone()], ..case.clone() };
        let whole = move |mut it: Variation| {
            let mut claims = case.claims.clone();
            claims[at] = it.case.claims.remove(0);
            (it.dimension, Case { claims, ..it.case })
        };
        variations(&alone, evidence).into_iter().map(whole)
    };
    case.claims.iter().enumerate().flat_map(of_claim).collect()
}

/// What is tried on one claim; nothing where it has no word to lose.
fn audited(case: &Case, claim: &Claim, evidence: &Evidence) -> Option<Audited> {
    let kinds = claim.test.held()?;
    let alone = Case { claims: vec![claim.clone()], ..case.clone() };
    let own = answered(&alone, evidence, None);
    let Outcome::Tested { appraisal, judgement } = &own.outcome else { return None };
    let none = Calibration::NotNeeded;
    let lent = Some(if is_pinned(&alone, evidence) { &appraisal.calibration } else { &none });
    let word = judgement.verdict;
    let variations = variations(&alone, evidence);
    let found: Vec<Finding> = variations.iter().map(|it| optional(it, evidence, lent)).collect();
    let words: Vec<Verdict> = found.iter().map(Finding::verdict).collect();
    let dimensions = grouped(&variations, &words);
    let has = |dimension: &Dimension| dimensions.iter().any(|it| it.dimension == *dimension);
    let of_kind = registry(kinds).iter().copied();
    let without_option = of_kind.filter(|dimension| !has(dimension)).collect();
    let mut audited = Audited {
        claim: claim.id.clone(),
        fingerprint: fingerprint(case, claim),
        verdict: word,
        dimensions,
        pairs: Vec::new(),
        pairs_tried: 0,
        without_option,
    };
    if audited.turns().is_empty() {
        let nearest = nearest(variations, &found);
        (audited.pairs, audited.pairs_tried) = pairs(&nearest, word, evidence, lent);
    }
    Some(audited)
}

/// Whether an audit has every dimension of the registry of its claim: one from which some were
/// taken out is none.
pub(crate) fn is_whole(audited: &Audited, kinds: &Kinds) -> bool {
    let has = |dimension: &Dimension| {
        let tried = audited.dimensions.iter().any(|varied| varied.dimension == *dimension);
        tried || audited.without_option.contains(dimension)
    };
    registry(kinds).iter().all(has)
}

/// Whether the calibration of a claim, if it needs one, is pinned. One that is made by the way for
/// an odd choice of the author's would make every other choice look as unsure.
fn is_pinned(alone: &Case, evidence: &Evidence) -> bool {
    let found = answer(&Question::new(alone, &alone.claims[0], evidence));
    !matches!(found.outcome, Outcome::Tested { appraisal, .. } if appraisal.calibration == Calibration::Missing)
}

/// The finding of a case's only claim, with a calibration lent by the author's own choices.
fn answered(alone: &Case, evidence: &Evidence, lent: Option<&Calibration>) -> Finding {
    in_worlds(alone, evidence, lent, if lent.is_some() { FEW_WORLDS } else { WORLDS })
}

/// The same of one option: one of which few worlds leave the word open is asked of as many as the
/// claim itself has, or a choice that changes no number would be said to turn it.
fn optional(it: &Variation, evidence: &Evidence, lent: Option<&Calibration>) -> Finding {
    let found = answered(&it.case, evidence, lent);
    let open = found.verdict() == Verdict::Inconclusive && lent == Some(&Calibration::NotNeeded);
    if open { in_worlds(&it.case, evidence, lent, WORLDS) } else { found }
}

fn in_worlds(
    alone: &Case,
    evidence: &Evidence,
    lent: Option<&Calibration>,
    datasets: usize,
) -> Finding {
    let quick = Quick { datasets, tell: |_: &Under| String::new() };
    let claim = &alone.claims[0];
    answer(&Question::new(alone, claim, evidence).calibrated(Some(quick)).lent(lent))
}

/// Every option of the claim, those of its kind first.
fn variations(alone: &Case, evidence: &Evidence) -> Vec<Variation> {
    let question = Question::new(alone, &alone.claims[0], evidence);
    let Some(kinds) = question.claim.test.held() else { return Vec::new() };
    let of_kind = testable(kinds).others(&question).into_iter();
    let of_places = places::others(question.claim, kinds, evidence);
    let all = of_kind.chain(rows::others(kinds, evidence)).chain(of_places);
    let all = all.filter(|other| claim::is_readable(question.claim, &other.kinds));
    let varied = all.map(|Other { dimension, taken, option, kinds }| Variation {
        dimension,
        taken,
        option,
        case: claim::of_kinds(alone, kinds),
    });
    varied.chain(claim::variations(alone)).collect()
}

/// Options by dimension and by what the author took there, in the order in which they were tried.
fn grouped(variations: &[Variation], words: &[Verdict]) -> Vec<Varied> {
    let mut dimensions: Vec<Varied> = Vec::new();
    for (it, verdict) in variations.iter().zip(words) {
        let tried = Tried { option: it.option.clone(), verdict: *verdict };
        let same =
            |varied: &&mut Varied| varied.dimension == it.dimension && varied.taken == it.taken;
        match dimensions.iter_mut().find(same) {
            Some(varied) => varied.tried.push(tried),
            None => dimensions.push(Varied {
                dimension: it.dimension,
                taken: it.taken.clone(),
                tried: vec![tried],
            }),
        }
    }
    dimensions
}

/// Of each dimension the option that comes nearest to an edge: two choices that turn a word are
/// looked for among these.
fn nearest(variations: Vec<Variation>, found: &[Finding]) -> Vec<Variation> {
    let mut kept: Vec<(Variation, f64)> = Vec::new();
    let tried = variations.into_iter().zip(found);
    for (variation, finding) in tried.filter(|(it, _)| !it.dimension.says_less()) {
        let room = room(finding);
        let same = |(other, _): &&mut (Variation, f64)| other.dimension == variation.dimension;
        match kept.iter_mut().find(same) {
            Some(other) if other.1 <= room => {}
            Some(other) => *other = (variation, room),
            None => kept.push((variation, room)),
        }
    }
    kept.into_iter().map(|(variation, _)| variation).collect()
}

/// How far an interval lies from the nearest edge; without end where there is none.
fn room(finding: &Finding) -> f64 {
    let Outcome::Tested { appraisal, .. } = &finding.outcome else { return f64::INFINITY };
    let (low, high) = appraisal.primary.measure.bounds();
    let edges = appraisal.regions.edges();
    let rooms = edges.iter().flat_map(|edge| [(edge - low).abs(), (edge - high).abs()]);
    rooms.fold(f64::INFINITY, f64::min)
}

/// Two choices that together give another word, and how many such pairs were tried.
///
/// The second is looked for in the case that the first one made, so that it is an option there.
fn pairs(
    singles: &[Variation],
    word: Verdict,
    evidence: &Evidence,
    lent: Option<&Calibration>,
) -> (Vec<Pair>, usize) {
    let mut found = Vec::new();
    let mut tried = 0;
    for (at, first) in singles.iter().enumerate() {
        let later = |second: &Variation| {
            let same =
                |it: &Variation| (it.dimension, &it.option) == (second.dimension, &second.option);
            second.dimension != first.dimension && singles[at + 1..].iter().any(same)
        };
        for second in variations(&first.case, evidence).into_iter().filter(later) {
            tried += 1;
            let verdict = optional(&second, evidence, lent).verdict();
            if audit::turned(word, verdict) {
                let options = [first, &second].map(|it| (it.dimension, it.option.clone()));
                found.push(Pair { options, verdict });
            }
        }
    }
    (found, tried)
}

/// What a layer says, without where the case file says it.
fn told(layer: &Layer) -> [String; 5] {
    let Layer { source, key, year, geography, vintage, .. } = layer;
    let year = year.clone().unwrap_or_default();
    [source.clone(), key.clone(), year, geography.to_string(), vintage.to_string()]
}

/// The hash of all that the word of a claim hangs on, but for its calibration.
pub(crate) fn fingerprint(case: &Case, claim: &Claim) -> String {
    let own = [
        format!("{:?}", claim.test),
        format!("{:?}", claim.words),
        format!("{:?}", claim.regions),
        format!("{:?}", claim.reach),
        format!("{:?}", claim.denied),
        format!("{:?}", claim.tail),
        format!("{:?}", claim.vary),
        format!("{:?}", claim.notes),
        format!("{:?}", claim.shown),
        format!("{:?}", case.layers.iter().map(told).collect::<Vec<_>>()),
        format!("{:?}", claim.test.held().map(registry)),
        // No word hangs on the seed, and more draws make it surer: neither makes another claim.
        case.settings.level.to_string(),
        case.text.date.to_string(),
        verdict::RULE.to_string(),
    ];
    // Sources of layers count too: they say which places there are.
    let named = claim.records.iter().chain(case.layers.iter().map(|layer| &layer.source));
    let records = named.filter_map(|id| case.source(id)).map(|source| format!("{source:?}"));
    let all: Vec<String> = own.into_iter().chain(records).collect();
    sha256(all.join("\n").as_bytes())
}
