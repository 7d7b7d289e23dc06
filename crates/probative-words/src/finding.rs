//! What was found of a claim, in plain sentences with their numbers.

use probative_finding::What;
use probative_finding::finding::{
    Appraisal, Certainty, Finding, Judgement, Outcome, Qualified, Qualifier, Untested, Verdict,
};
use probative_finding::reading::{Beside, Reading, Uncertainty};
use probative_terms::number::plain;
use probative_terms::{Kind, Range, Regions, Role, Unit};

use crate::format::{self, ranges_in_words, sentence_start, stopped};
use crate::{Said, agreement, because, design, reading};

/// What was found, in one plain sentence with its number.
pub fn sentence(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, .. } => stopped(&found(appraisal)),
        Outcome::Untested { why, .. } => untested(why),
    }
}

/// What a test found, without a full stop.
fn found(appraisal: &Appraisal) -> String {
    let told = told(&appraisal.primary);
    let mut text = told.text.clone();
    if let Some(base) = expected(appraisal, &told) {
        text.push_str(&format!("; {base}"));
    }
    // A number and its sign stay on one line.
    text.replace(" %", "\u{a0}%")
}

fn untested(why: &Untested) -> String {
    match why {
        Untested::NotTestable { neighbour } => stopped(&format!(
            "Public records cannot show this; the nearest claim that records could test: {}",
            neighbour.trim()
        )),
        Untested::NotHeld(wanted) => stopped(&format!(
            "Not tested: it needs {}, held by {}",
            wanted.record.trim().trim_end_matches('.'),
            wanted.holder.trim().trim_end_matches('.')
        )),
        Untested::Failed { why } => stopped(&format!(
            "Not tested: the test could not run on its record ({})",
            why.with_remedy()
        )),
    }
}

/// The reading's own sentence, with its number and interval where the sentence leaves them out.
fn told(primary: &Reading) -> Said {
    let said = reading(primary);
    let measure = &primary.measure;
    let start = sentence_start(&said.text);
    let text = match &measure.uncertainty {
        Uncertainty::Interval { low, .. } if !tells(&said, primary, said.interval, *low) => {
            let told = tells_value(&said, primary) || measure.open().is_some();
            let number = if told { String::new() } else { format::value(measure) + ", " };
            format!("{start} ({number}{})", format::uncertainty(measure))
        }
        _ if said.number => start,
        _ => format!("{start}: {}", format::value(measure)),
    };
    Said { first_clause: text.len(), text, ..said }
}

/// A reading in words, with its number where they leave it out.
pub fn with_number(shown: &Reading) -> String {
    let said = reading(shown);
    let told = tells_value(&said, shown);
    if told { said.text } else { format!("{}: {}", said.text, format::value(&shown.measure)) }
}

/// A number that stands by itself, and its unit.
pub fn found_alone(number: f64, unit: &Unit) -> String {
    format!("found: {}", format::with_unit(number, unit))
}

/// What a claim's word needs, and what speaks against it.
pub fn needs(word: &str, regions: &Regions, unit: &Unit) -> String {
    let words = |ranges: &[Range]| ranges_in_words(ranges, unit);
    let (needs, against) = (words(regions.holds()), words(regions.fails()));
    format!("“{word}” is read as {needs}; {against} speaks against it")
}

/// Whether a sentence tells the reading's value.
fn tells_value(said: &Said, reading: &Reading) -> bool {
    tells(said, reading, said.value, reading.measure.value.number())
}

/// Whether a sentence tells a number.
///
/// The case's own words are searched for its digits: an author wrote them whole, so that no part
/// of them says which numbers they tell. Every other sentence says so itself.
fn tells(said: &Said, reading: &Reading, known: bool, number: f64) -> bool {
    known || (matches!(reading.what, What::Own(_)) && said.text.contains(&plain(number)))
}

/// What would be expected without the claim, where the words so far do not tell it: the base
/// rate, or else what the null gives.
fn expected(appraisal: &Appraisal, words: &Said) -> Option<String> {
    if let Some(base) = base_rate(&appraisal.beside) {
        let measure = &base.reading.measure;
        let said = reading(&base.reading);
        let number =
            if said.number { String::new() } else { format!(": {}", format::value(measure)) };
        return Some(format!("beside it, {}{number}", said.text));
    }
    let null = appraisal.null.as_ref().filter(|_| !words.null)?;
    let observed = format::with_unit(null.observed, &null.unit);
    let by_chance = design::by_chance(null.mean, null.quantiles, &null.unit);
    Some(format!("observed {observed}, by chance {by_chance}"))
}

/// The base rate among the readings beside, if one is there.
pub fn base_rate(beside: &[Beside]) -> Option<&Beside> {
    beside.iter().find(|beside| beside.role == Role::BaseRate)
}

/// What the verdict means for the claim, in one plain sentence.
pub fn meaning(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, judgement } => judged(finding.kind, appraisal, judgement),
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { .. } => "Aggregates cannot settle it.".to_owned(),
            Untested::NotHeld(wanted) => {
                stopped(&format!("What would decide it: {}", wanted.would_decide.trim()))
            }
            Untested::Failed { .. } => "It says nothing for or against the claim.".to_owned(),
        },
    }
}

/// The reasons of the two qualifiers that change a reader's mind most; comparisons come first.
fn most_telling(qualifiers: &[Qualified]) -> Vec<String> {
    use Qualifier as Q;
    let order = [
        Q::BaseRateAlike,
        Q::KnownNowDiffers,
        Q::AgeAdjustment,
        Q::CountForRate,
        Q::ListIncomplete,
        Q::DefinitionDiffers,
        Q::PartOfClaim,
        Q::BaseRateMissing,
        Q::Suppressed,
        Q::ListOld,
    ];
    let place = |fired: &&Qualified| order.iter().position(|q| *q == fired.qualifier);
    let mut fired: Vec<&Qualified> = qualifiers.iter().collect();
    fired.sort_by_key(|fired| place(fired).unwrap_or(order.len()));
    fired.iter().take(2).map(|fired| because(&fired.because).trim().to_owned()).collect()
}

fn judged(kind: Kind, appraisal: &Appraisal, judgement: &Judgement) -> String {
    let sure = judgement.certainty >= Certainty::Moderate;
    let exact = appraisal.primary.measure.uncertainty == Uncertainty::Exact;
    match (judgement.verdict, judgement.row) {
        (Verdict::Supported, _) => "The records agree with this.".to_owned(),
        (Verdict::Qualified, _) => {
            let reasons = most_telling(&judgement.qualifiers).join("; and ");
            stopped(&format!("{}; read alone it misleads: {reasons}", agreement(kind)))
        }
        (Verdict::NotSupported, 8) => {
            "A test able to find an effect of this size did not find it.".to_owned()
        }
        (Verdict::NotSupported, _) if exact => "The number is less than the word needs.".to_owned(),
        (Verdict::NotSupported, _) => "The interval shows less than the word needs.".to_owned(),
        (Verdict::Contradicted, _) if sure => "The records are incompatible with this.".to_owned(),
        (Verdict::Contradicted, _) => "The records speak against this, if not surely.".to_owned(),
        _ => stopped(&format!("These records cannot settle it: {}", reasons(judgement))),
    }
}

/// Why the rule gave its word, in one clause.
fn reasons(judgement: &Judgement) -> String {
    judgement.reasons.iter().map(crate::reason).collect::<Vec<_>>().join("; ")
}

/// The number behind the verdict and what keeps it from a plain word, as short as a terminal needs
/// it.
pub fn number(finding: &Finding) -> String {
    match &finding.outcome {
        Outcome::Tested { appraisal, judgement } => match judgement.verdict {
            Verdict::Inconclusive => {
                format!("{}; because {}", found(appraisal), reasons(judgement))
            }
            Verdict::Qualified => {
                let but = most_telling(&judgement.qualifiers).join("; and ");
                format!("{}; but {but}", found(appraisal))
            }
            _ => found(appraisal),
        },
        Outcome::Untested { why, .. } => match why {
            Untested::NotTestable { neighbour } => {
                format!("no public record can show it; nearest: {}", neighbour.trim())
            }
            Untested::NotHeld(wanted) => {
                format!("needs {}, held by {}", wanted.record.trim(), wanted.holder.trim())
            }
            Untested::Failed { why } => format!("the test failed: {why}"),
        },
    }
}
