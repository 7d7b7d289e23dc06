//! What makes a right figure mislead when it is read alone: each a named rule.

use probative_finding::finding::{ByChance, Robustness};
use probative_finding::reading::Uncertainty;
use probative_terms::Position;
use probative_terms::Role;

use super::{Appraisal, Because, Qualified, Qualifier, ROBUST, ROBUST_ENOUGH, agreement};

/// A list older than this at the text's date is old, in months.
const LIST_OLD: i32 = 12;

/// A qualifier with its reason, if it fires.
type Rule = fn(&Appraisal) -> Option<(Qualifier, Because)>;

/// Every qualifier that fires, in a fixed order.
pub(super) fn all(appraisal: &Appraisal, robustness: Robustness) -> Vec<Qualified> {
    let rules: [Rule; 15] = [
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
        by_chance,
        few_events,
        hangs_on,
    ];
    let mut fired: Vec<Qualified> = rules
        .iter()
        .filter_map(|rule| rule(appraisal))
        .map(|(qualifier, because)| Qualified { qualifier, because })
        .collect();
    fired.extend(robust(appraisal, robustness));
    // Robustness comes last here and not in print: the order of the qualifiers is that of their
    // type.
    fired.sort_by_key(|qualified| qualified.qualifier);
    fired
}

fn base_rate_missing(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let missing = appraisal.facts.base_rate_missing.as_ref()?;
    Some((Qualifier::BaseRateMissing, Because::Unsaid(missing.clone())))
}

fn base_rate_alike(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let (low, high) = appraisal.sampling?;
    let alike = appraisal.beside.iter().find(|beside| {
        let (base_low, base_high) = beside.reading.measure.bounds();
        beside.role == Role::BaseRate && base_low <= high && base_high >= low
    })?;
    let base = Box::new(alike.reading.what.clone());
    Some((Qualifier::BaseRateAlike, Because::BaseRateAlike { base, interval: (low, high) }))
}

/// A reading in this role that stands elsewhere than the primary one.
fn elsewhere(appraisal: &Appraisal, role: Role) -> Option<Because> {
    let primary = appraisal.regions.position(appraisal.primary.measure.bounds());
    let differs = |stands: Option<Position>| stands.is_some_and(|stands| stands != primary);
    let found =
        appraisal.beside.iter().find(|beside| beside.role == role && differs(beside.stands))?;
    Some(Because::ReadsOtherwise(role, Box::new(found.reading.what.clone())))
}

fn count_for_rate(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    Some((Qualifier::CountForRate, elsewhere(appraisal, Role::PerHead)?))
}

fn age_adjustment(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    Some((Qualifier::AgeAdjustment, elsewhere(appraisal, Role::AgeAdjusted)?))
}

fn known_now_differs(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    Some((Qualifier::KnownNowDiffers, elsewhere(appraisal, Role::AsKnownNow)?))
}

fn definition_differs(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let facts = &appraisal.facts;
    let own = facts.definition_differs.clone().map(Because::Own);
    let because = own.or_else(|| facts.unlike.clone().map(Because::Unlike))?;
    Some((Qualifier::DefinitionDiffers, because))
}

fn ecological(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    appraisal.facts.ecological.then_some((Qualifier::Ecological, Because::Areas))
}

fn provisional(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let sources = &appraisal.facts.provisional;
    let because = Because::Provisional(sources.clone());
    (!sources.is_empty()).then_some((Qualifier::Provisional, because))
}

fn list_old(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let months = appraisal.facts.list_age_months.filter(|months| *months > LIST_OLD)?;
    Some((Qualifier::ListOld, Because::ListAge(months)))
}

fn suppressed(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let (units, of) = appraisal.facts.suppressed?;
    (10 * units > of).then_some((Qualifier::Suppressed, Because::Withheld(units, of)))
}

fn list_incomplete(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let (left_out, of) = appraisal.facts.leaves_out.filter(|(left_out, _)| *left_out > 0)?;
    Some((Qualifier::ListIncomplete, Because::LeftOut(left_out, of)))
}

/// As the case says it; without its word, as its numbers show.
fn part_of_claim(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let facts = &appraisal.facts;
    let own = facts.part_of_claim.clone().map(Because::Own);
    let because = own.unwrap_or_else(|| Because::NotHeldAgainst(facts.not_held_against.clone()));
    facts.reaches_part().then_some((Qualifier::PartOfClaim, because))
}

/// What is true as counted, and no more than chance gives.
fn by_chance(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let ByChance { null, p, often, .. } = appraisal.by_chance?;
    let because = Because::ByChance { p, null };
    let stands = appraisal.regions.position(appraisal.primary.measure.bounds());
    let fires = stands == Position::Holds && often.is_some_and(|often| often);
    fires.then_some((Qualifier::ByChance, because))
}

/// One choice of the case's author gives another word.
fn hangs_on(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let turns = appraisal.facts.hangs_on.clone();
    (!turns.is_empty()).then_some((Qualifier::HangsOn, Because::HangsOn(turns)))
}

/// Counts so few that what chance alone does to them reaches from where the claim holds to where it
/// fails, or the other way.
fn few_events(appraisal: &Appraisal) -> Option<(Qualifier, Because)> {
    let interval = appraisal.of_counts?;
    let regions = &appraisal.regions;
    let other_side = match regions.position(appraisal.primary.measure.bounds()) {
        Position::Holds => regions.fails(),
        Position::Fails => regions.holds(),
        Position::Short | Position::Across => return None,
    };
    let meets = other_side.iter().any(|range| range.touches(interval));
    meets.then_some((Qualifier::FewEvents, Because::FewEvents { interval }))
}

/// One reading alone counts as 80 to 95 per cent, unless it is exact.
fn robust(appraisal: &Appraisal, robustness: Robustness) -> Option<Qualified> {
    let because = if robustness.of == 1 {
        let exact = appraisal.primary.measure.uncertainty == Uncertainty::Exact;
        (!exact).then_some(Because::Alone)?
    } else {
        let share = agreement(robustness);
        let between = (ROBUST_ENOUGH as f64..ROBUST as f64).contains(&share);
        let Robustness { agree, of } = robustness;
        between.then_some(Because::Agree(agree, of))?
    };
    Some(Qualified { qualifier: Qualifier::Robustness, because })
}

/// Whether robustness lies between 80 and 95 per cent, or counts as if it did.
pub(super) fn is_middling(appraisal: &Appraisal, robustness: Robustness) -> bool {
    robust(appraisal, robustness).is_some()
}
