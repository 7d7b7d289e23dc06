//! What the author of any claim chooses, whatever its kind.

use std::collections::BTreeSet;

use probative_case::Case;
use probative_case::claim::{Claim, Kinds, Select, Test};
use probative_case::words::Words;
use probative_finding::audit::{Dimension, Taken};
use probative_terms::number::plain;
use probative_terms::{Printed, Reach, ReliabilityWord, Role};

use super::Variation;
use crate::vary;

/// The level of intervals that nobody has to defend.
const USUAL_LEVEL: f64 = 0.95;

/// What the author of every claim chooses.
pub const OF_EVERY_CLAIM: [Dimension; 11] = [
    Dimension::Words,
    Dimension::Rounding,
    Dimension::Reach,
    Dimension::OtherReach,
    Dimension::Regions,
    Dimension::Reliability,
    Dimension::Unreliable,
    Dimension::Level,
    Dimension::Notes,
    Dimension::Beside,
    Dimension::Declared,
];

/// A case of the one claim, with one of the choices made otherwise that every claim has.
pub(super) fn variations(alone: &Case) -> Vec<Variation> {
    let all = [words, rounding, reach, regions, reliability, level, notes, roles, declared];
    all.iter().flat_map(|of| of(alone)).collect()
}

fn own(alone: &Case) -> &Claim {
    &alone.claims[0]
}

/// The case with its claim written over.
fn with(alone: &Case, change: impl FnOnce(&mut Claim)) -> Case {
    let mut case = alone.clone();
    change(&mut case.claims[0]);
    case
}

/// The words that its own may have been taken for.
fn words(alone: &Case) -> Vec<Variation> {
    let claim = own(alone);
    let (Test::Held(kinds), None) = (&claim.test, &claim.regions_because) else {
        return Vec::new();
    };
    let told = |words: Words| Taken::Words(words.word().to_owned());
    let vary = |words: Words| {
        let regions = kinds.regions(words).ok()?;
        let case = with(alone, |claim| (claim.words, claim.regions) = (words, Some(regions)));
        let (taken, option) = (told(claim.words), told(words));
        Some(Variation { dimension: Dimension::Words, taken, option, case })
    };
    claim.words.taken_for().iter().copied().filter_map(vary).collect()
}

/// Each stated number rounded as its digits say, where the case rounds it otherwise, and without
/// the noughts behind its point.
fn rounding(alone: &Case) -> Vec<Variation> {
    let Test::Held(kinds) = &own(alone).test else { return Vec::new() };
    let mut variations = Vec::new();
    let numbers = kinds.clone().stated().len();
    for at in 0..numbers {
        let mut kinds = (**kinds).clone();
        let stated = kinds.stated().into_iter().nth(at).flatten();
        let Some(printed) = stated else { continue };
        let short = match printed.text.contains('.') {
            true => printed.text.trim_end_matches('0').trim_end_matches('.'),
            false => &printed.text,
        };
        let Ok(as_printed) = Printed::read(short) else { continue };
        if as_printed.step == printed.step {
            continue;
        }
        let told = |printed: &Printed| Taken::Word(plain(printed.step));
        let (taken, option) = (told(printed), told(&as_printed));
        *printed = as_printed;
        let case = of_kinds(alone, kinds);
        variations.push(Variation { dimension: Dimension::Rounding, taken, option, case });
    }
    variations
}

/// The reach that the case has not, where its number has both: that of the words, which turns what
/// the case says otherwise, or the other one, which nobody reads in them and which is told alone.
fn reach(alone: &Case) -> Vec<Variation> {
    let claim = own(alone);
    let Test::Held(kinds) = &claim.test else { return Vec::new() };
    let other = match claim.reach {
        Reach::These if kinds.tells_of_such() => Reach::Such,
        Reach::These => return Vec::new(),
        Reach::Such => Reach::These,
    };
    let of_words = claim.reach_of_words() == other;
    let dimension = if of_words { Dimension::Reach } else { Dimension::OtherReach };
    // Whoever reads another reach in the words says why, as the reader of cases asks.
    let because = (!of_words).then(|| claim.said.clone());
    let case = with(alone, |claim| (claim.reach, claim.reach_because) = (other, because));
    let (taken, option) = (Taken::Reach(claim.reach), Taken::Reach(other));
    vec![Variation { dimension, taken, option, case }]
}

/// The regions of the words, where the case has its own.
fn regions(alone: &Case) -> Vec<Variation> {
    let claim = own(alone);
    let (Test::Held(kinds), Some(_)) = (&claim.test, &claim.regions_because) else {
        return Vec::new();
    };
    let Ok(regions) = kinds.regions(claim.words) else { return Vec::new() };
    let case = with(alone, |claim| claim.regions = Some(regions));
    let (taken, option) = (Taken::Regions { own: true }, Taken::Regions { own: false });
    vec![Variation { dimension: Dimension::Regions, taken, option, case }]
}

/// Each of its sources called reliable by another word.
fn reliability(alone: &Case) -> Vec<Variation> {
    let mut variations = Vec::new();
    for id in &own(alone).records {
        let Some(source) = alone.source(id) else { continue };
        let taken = source.reliability.word;
        let told = |word: ReliabilityWord| Taken::Reliability {
            source: id.clone(),
            word: word.word().to_owned(),
        };
        for word in other(taken) {
            let mut case = alone.clone();
            let source = case.sources.iter_mut().filter(|source| source.id == *id);
            source.for_each(|source| source.reliability.word = *word);
            let dimension = match word {
                ReliabilityWord::Insufficient => Dimension::Unreliable,
                _ => Dimension::Reliability,
            };
            let (taken, option) = (told(taken), told(*word));
            variations.push(Variation { dimension, taken, option, case });
        }
    }
    variations
}

/// The words of reliability that may stand for another: the next ones. That every claim falls with
/// its records is no finding, and is told alone.
fn other(word: ReliabilityWord) -> &'static [ReliabilityWord] {
    match word {
        ReliabilityWord::Undetermined => {
            &[ReliabilityWord::Sufficient, ReliabilityWord::Insufficient]
        }
        ReliabilityWord::Sufficient | ReliabilityWord::Insufficient => {
            &[ReliabilityWord::Undetermined]
        }
    }
}

/// Each number beside as the base rate, where it stands in another role: what the text leaves out
/// may be hidden under a name.
fn roles(alone: &Case) -> Vec<Variation> {
    let told = |said: &str, role: Role| Taken::Role { said: said.to_owned(), role };
    let vary = |said: &str, role: Role, case: Case| {
        let (taken, option) = (told(said, role), told(said, Role::BaseRate));
        Variation { dimension: Dimension::Beside, taken, option, case }
    };
    let mut variations = Vec::new();
    for (at, shown) in own(alone).shown.iter().enumerate() {
        if shown.role != Role::BaseRate {
            let case = with(alone, |claim| claim.shown[at].role = Role::BaseRate);
            variations.push(vary(&shown.said, shown.role, case));
        }
    }
    let Test::Held(kinds) = &own(alone).test else { return variations };
    let Kinds::Share(share) = &**kinds else { return variations };
    for (at, beside) in share.beside.iter().enumerate() {
        if beside.role != Role::BaseRate {
            let mut share = share.clone();
            share.beside[at].role = Role::BaseRate;
            let case = of_kinds(alone, Kinds::Share(share));
            variations.push(vary(&beside.said, beside.role, case));
        }
    }
    variations
}

/// The usual level of intervals, where the case has another.
fn level(alone: &Case) -> Vec<Variation> {
    let taken = alone.settings.level;
    if taken == USUAL_LEVEL {
        return Vec::new();
    }
    let mut case = alone.clone();
    case.settings.level = USUAL_LEVEL;
    let (taken, option) = (Taken::Level(taken), Taken::Level(USUAL_LEVEL));
    vec![Variation { dimension: Dimension::Level, taken, option, case }]
}

/// What the case says of the claim, left unsaid.
fn notes(alone: &Case) -> Vec<Variation> {
    type Note = (&'static str, fn(&mut Claim) -> &mut Option<String>);
    const NOTES: [Note; 2] = [
        ("definition_differs", |claim| &mut claim.notes.definition_differs),
        ("part_of_claim", |claim| &mut claim.notes.part_of_claim),
    ];
    let mut variations = Vec::new();
    for (key, note) in NOTES {
        let mut case = alone.clone();
        if note(&mut case.claims[0]).take().is_none() {
            continue;
        }
        let given = |given| Taken::Given { what: key.to_owned(), given };
        let (taken, option) = (given(true), given(false));
        variations.push(Variation { dimension: Dimension::Notes, taken, option, case });
    }
    variations
}

/// Each option that the case declares, taken as the primary one.
fn declared(alone: &Case) -> Vec<Variation> {
    let claim = own(alone);
    let Test::Held(kinds) = &claim.test else { return Vec::new() };
    let mut variations = Vec::new();
    for vary in &claim.vary {
        for to in &vary.to {
            let Some(varied) = kinds.varied(vary, to) else { continue };
            let case = with(alone, |claim| {
                claim.test = Test::Held(Box::new(varied));
                // The choice is made: what was its own option is now an alternate.
                let own = claim.vary.iter_mut().filter(|other| other.said == vary.said);
                own.for_each(|own| {
                    own.from.clone_from(to);
                    let rest = vary.to.iter().filter(|other| *other != to).cloned();
                    own.to = std::iter::once(vary.from.clone()).chain(rest).collect();
                });
            });
            let told = |option: &str| Taken::Choice(vary::declared(vary, option));
            let (taken, option) = (told(&vary.from), told(to));
            variations.push(Variation { dimension: Dimension::Declared, taken, option, case });
        }
    }
    variations
}

/// Whether a case with other data of its kind could be read: the claim's words get regions there if
/// they do here, and nothing is read twice that was not. No author can choose what the reader of
/// cases refuses.
pub(super) fn is_readable(claim: &Claim, other: &Kinds) -> bool {
    let Some(own) = claim.test.held() else { return false };
    let regions = other.regions(claim.words);
    let fit = claim.regions_because.is_some() || regions.is_ok();
    (fit || regions == own.regions(claim.words)) && read_again(other) <= read_again(own)
}

/// How many selections of a claim are those of others of it.
fn read_again(kinds: &Kinds) -> usize {
    let stated = if let Kinds::Figure(figure) = kinds { &figure.stated[..] } else { &[] };
    let publications = stated.iter().flat_map(|stated| &stated.publications).map(Select::key);
    let mut own = kinds.clone();
    let selects = own.selects().into_iter().map(|select| select.key());
    let keys: Vec<String> = selects.chain(publications).collect();
    keys.len() - keys.iter().collect::<BTreeSet<&String>>().len()
}

/// A case of the one claim with other data of its kind; regions follow the words, as they do when a
/// case is read.
pub(super) fn of_kinds(alone: &Case, kinds: Kinds) -> Case {
    with(alone, |claim| {
        let follow = claim.regions_because.is_none() && claim.regions.is_some();
        if follow && let Ok(regions) = kinds.regions(claim.words) {
            claim.regions = Some(regions);
        }
        // What is no longer read cannot be varied.
        claim.vary.retain(|vary| kinds.varied(vary, "").is_some());
        claim.test = Test::Held(Box::new(kinds));
    })
}
