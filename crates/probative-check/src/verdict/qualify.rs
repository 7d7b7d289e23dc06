//! What makes a right figure mislead when it is read alone: each a named rule.

use probative_finding::finding::Robustness;
use probative_finding::reading::Uncertainty;
use probative_terms::Position;
use probative_terms::Role;
use probative_terms::number::plain;

use super::{Appraisal, Calibration, Qualified, Qualifier, ROBUST, ROBUST_ENOUGH, agreement};

/// A list older than this at the text's date is old, in months.
const LIST_OLD: i32 = 12;

/// A qualifier with its reason, if it fires.
type Rule = fn(&Appraisal) -> Option<(Qualifier, String)>;

/// Every qualifier that fires, in a fixed order.
pub(super) fn all(appraisal: &Appraisal, robustness: Robustness) -> Vec<Qualified> {
    let rules: [Rule; 13] = [
        base_rate_missing,
        base_rate_alike,
        count_for_rate,
        age_adjustment,
        definition_differs,
        ecological,
        provisional,
        list_old,
        suppressed,
        list_incomplete,
        part_of_claim,
        known_now_differs,
        not_calibrated,
    ];
    let mut fired: Vec<Qualified> = rules
        .iter()
        .filter_map(|rule| rule(appraisal))
        .map(|(qualifier, reason)| Qualified { qualifier, reason })
        .collect();
    fired.extend(robust(appraisal, robustness));
    // Robustness comes last here and not in print: the order of the qualifiers is that of their
    // type.
    fired.sort_by_key(|qualified| qualified.qualifier);
    fired
}

fn base_rate_missing(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let missing = appraisal.facts.base_rate_missing.as_ref()?;
    Some((Qualifier::BaseRateMissing, format!("the text does not say {missing}")))
}

fn base_rate_alike(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let (low, high) = appraisal.sampling?;
    let alike = appraisal.beside.iter().find(|beside| {
        let (base_low, base_high) = beside.reading.measure.bounds();
        beside.role == Role::BaseRate && base_low <= high && base_high >= low
    })?;
    let reason = format!(
        "the base rate, {}, lies in the sampling interval from {} to {}",
        alike.reading.said,
        plain(low),
        plain(high)
    );
    Some((Qualifier::BaseRateAlike, reason))
}

/// A reading in this role that stands elsewhere than the primary one.
fn elsewhere(appraisal: &Appraisal, role: Role) -> Option<&str> {
    let primary = appraisal.regions.position(appraisal.primary.measure.bounds());
    let differs = |stands: Option<Position>| stands.is_some_and(|stands| stands != primary);
    let found =
        appraisal.beside.iter().find(|beside| beside.role == role && differs(beside.stands))?;
    Some(&found.reading.said)
}

fn count_for_rate(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let said = elsewhere(appraisal, Role::PerHead)?;
    Some((Qualifier::CountForRate, format!("per head it reads otherwise: {said}")))
}

fn age_adjustment(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let said = elsewhere(appraisal, Role::AgeAdjusted)?;
    Some((Qualifier::AgeAdjustment, format!("with ages made alike it reads otherwise: {said}")))
}

fn known_now_differs(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let said = elsewhere(appraisal, Role::AsKnownNow)?;
    Some((Qualifier::KnownNowDiffers, format!("as known now it reads otherwise: {said}")))
}

fn definition_differs(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let differs = appraisal.facts.definition_differs.clone()?;
    Some((Qualifier::DefinitionDiffers, differs))
}

fn ecological(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let reason = "what is true of areas need not be true of the people in them".to_owned();
    appraisal.facts.ecological.then_some((Qualifier::Ecological, reason))
}

fn provisional(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let sources = &appraisal.facts.provisional;
    let reason = format!("provisional: {}", sources.join(", "));
    (!sources.is_empty()).then_some((Qualifier::Provisional, reason))
}

fn list_old(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let months = appraisal.facts.list_age_months.filter(|months| *months > LIST_OLD)?;
    Some((Qualifier::ListOld, format!("the list was {months} months old when the text appeared")))
}

fn suppressed(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let (units, of) = appraisal.facts.suppressed?;
    let reason = format!("{units} of {of} units are withheld by the publisher");
    (10 * units > of).then_some((Qualifier::Suppressed, reason))
}

fn list_incomplete(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let (left_out, of) = appraisal.facts.leaves_out.filter(|(left_out, _)| *left_out > 0)?;
    let reason = format!("the text leaves out {left_out} of the {of} places that the list holds");
    Some((Qualifier::ListIncomplete, reason))
}

fn part_of_claim(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    Some((Qualifier::PartOfClaim, appraisal.facts.part_of_claim.clone()?))
}

fn not_calibrated(appraisal: &Appraisal) -> Option<(Qualifier, String)> {
    let reason = "how often this test errs on this geography has not been measured".to_owned();
    (appraisal.calibration == Calibration::Missing).then_some((Qualifier::NotCalibrated, reason))
}

/// One reading alone counts as 80 to 95 per cent, unless it is exact.
fn robust(appraisal: &Appraisal, robustness: Robustness) -> Option<Qualified> {
    let reason = if robustness.of == 1 {
        let exact = appraisal.primary.measure.uncertainty == Uncertainty::Exact;
        (!exact).then(|| "no other defensible reading was examined".to_owned())?
    } else {
        let share = agreement(robustness);
        let between = (ROBUST_ENOUGH as f64..ROBUST as f64).contains(&share);
        let Robustness { agree, of } = robustness;
        between.then(|| format!("{agree} of {of} defensible readings agree"))?
    };
    Some(Qualified { qualifier: Qualifier::Robustness, reason })
}

/// Whether robustness lies between 80 and 95 per cent, or counts as if it did.
pub(super) fn is_middling(appraisal: &Appraisal, robustness: Robustness) -> bool {
    robust(appraisal, robustness).is_some()
}
