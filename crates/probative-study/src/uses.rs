//! Which parameters a method takes, and when.

use crate::parameter::{Fallback, Parameter};
use crate::parameters::{
    ADJUST, DRAWS, LEVEL, MAX_DRAWS, MAX_LINKS, MAX_UNITS, ORDER, PLANAR, POPULATION, SEED, SNAP,
    STYLE, SVG, TAIL, WEIGHTS,
};
use crate::settings::Settled;

/// A parameter of a method.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// The parameter.
    pub parameter: &'static Parameter,
    /// Whether the method can do without.
    pub need: Need,
    /// Where the rest of the question leaves it a use.
    pub when: When,
    /// The method's own default, instead of the parameter's.
    pub otherwise: Fallback,
}

/// Whether a method can do without a parameter that it makes use of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It can.
    May,
    /// It cannot.
    Must,
}

/// Where a parameter is of use, by the parameters that stand before it.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
    /// With another parameter.
    With(&'static Parameter),
    /// Without another.
    Without(&'static Parameter),
    /// With one of these words of another.
    Is(&'static Parameter, &'static [&'static str]),
    /// Where neighbours touch.
    Touching,
    /// Where neighbours are near.
    Measuring,
    /// In one of these cases.
    Either(&'static [When]),
    /// Where the numbers are such as these words say: of what is given, not of what is asked.
    Found(&'static str),
}

impl When {
    /// Whether it holds of what is settled so far.
    pub fn holds(&self, settled: &Settled) -> bool {
        match self {
            When::Always | When::Found(_) => true,
            When::Never => false,
            When::With(other) => settled.has(other),
            When::Without(other) => !settled.has(other),
            When::Is(other, words) => settled.word(other).is_some_and(|word| words.contains(&word)),
            When::Touching => settled.neighbours().is_some_and(|kind| kind.touches()),
            When::Measuring => settled.neighbours().is_some_and(|kind| kind.measures()),
            When::Either(cases) => cases.iter().any(|case| case.holds(settled)),
        }
    }

    /// The case in words; none where it is every case.
    pub fn in_words(&self) -> Option<String> {
        Some(match self {
            When::Always => return None,
            When::Never => "never".to_owned(),
            When::With(other) => format!("with --{}", other.name),
            When::Without(other) => format!("without --{}", other.name),
            When::Is(other, words) => format!("with --{} {}", other.name, words.join(" or ")),
            When::Touching => "where neighbours touch".to_owned(),
            When::Measuring => "where neighbours are near".to_owned(),
            When::Found(such) => (*such).to_owned(),
            When::Either(cases) => {
                cases.iter().filter_map(When::in_words).collect::<Vec<_>>().join(", or ")
            }
        })
    }
}

/// A parameter that a method may take.
pub(crate) const fn may(parameter: &'static Parameter) -> Use {
    Use { parameter, need: Need::May, when: When::Always, otherwise: Fallback::None }
}

/// A parameter that it needs.
pub(crate) const fn must(parameter: &'static Parameter) -> Use {
    Use { need: Need::Must, ..may(parameter) }
}

impl Use {
    /// The same where something holds.
    pub(crate) const fn when(self, when: When) -> Use {
        Use { when, ..self }
    }

    /// The same with a default of the method's own.
    pub(crate) const fn or(self, otherwise: Fallback) -> Use {
        Use { otherwise, ..self }
    }
}

/// How neighbours are made, of methods for which a question may name them.
pub(crate) const LINKED: &[Use] = &[
    may(&ORDER).when(When::With(&WEIGHTS)),
    may(&SNAP).when(When::Touching),
    may(&STYLE).when(When::With(&WEIGHTS)),
    may(&PLANAR).when(When::Measuring),
    may(&MAX_LINKS).when(When::With(&WEIGHTS)),
];
/// The units of methods whose time is cubic in them.
pub(crate) const CUBIC: &[Use] = &[may(&MAX_UNITS)];
/// The same where neighbours make them so.
pub(crate) const FILTERED: &[Use] = &[may(&MAX_UNITS).when(When::With(&WEIGHTS))];
/// The style of statistics that were made for strengths of one.
pub(crate) const BINARY: &[Use] =
    &[may(&STYLE).when(When::With(&WEIGHTS)).or(Fallback::Word("binary"))];
/// The neighbours of methods that cannot do without.
pub(crate) const NEIGHBOURS: &[Use] = &[must(&WEIGHTS)];
/// Those of methods that can.
pub(crate) const MAYBE_NEIGHBOURS: &[Use] = &[may(&WEIGHTS)];
/// The options of rearrangement.
pub(crate) const DRAWN: &[Use] = &[may(&DRAWS), may(&SEED), may(&TAIL), may(&MAX_DRAWS)];
/// Where it matters whether coordinates are of a plane.
const PLACED: &[When] = &[When::With(&SVG), When::Measuring];
/// The options of methods that give a class to each unit, and draw a map of them.
pub(crate) const LOCAL: &[Use] =
    &[may(&ADJUST), may(&LEVEL), may(&SVG), may(&PLANAR).when(When::Either(PLACED))];
/// The picture of methods that have one.
pub(crate) const PICTURED: &[Use] = &[may(&SVG)];
/// The population at risk of methods that take the values themselves without one.
pub(crate) const RATED: &[Use] = &[may(&POPULATION)];
/// The population at risk of methods of rates.
pub(crate) const AT_RISK: &[Use] = &[must(&POPULATION)];
