//! What methods may take: options, and columns of values.

use super::kind::Kind;
use super::options::Options;

/// An option that some methods take and others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opt {
    Population,
    Weights,
    Style,
    Order,
    Snap,
    Planar,
    Bands,
    Calibrate,
    Draws,
    Seed,
    Tail,
    Adjust,
    Level,
    Rate,
    Breaks,
    Classes,
    Hinge,
    Model,
    Largest,
    Fewest,
    Time,
    Longest,
    Write,
    Svg,
}

/// An option's flag, and whether a command gives it.
type Given = (Opt, &'static str, fn(&Options) -> bool);

/// Every option that some methods take and others do not.
pub(super) const GIVEN: &[Given] = &[
    (Opt::Population, "--population", |options| options.population.is_some()),
    (Opt::Weights, "--weights", |options| options.weights.is_some()),
    (Opt::Style, "--style", |options| options.style.is_some()),
    (Opt::Order, "--order", |options| options.order.is_some()),
    (Opt::Snap, "--snap", |options| options.snap.is_some()),
    (Opt::Planar, "--planar", |options| options.planar),
    (Opt::Bands, "--bands", |options| !options.bands.is_empty()),
    (Opt::Calibrate, "--calibrate", |options| options.calibrate.is_some()),
    (Opt::Draws, "--draws", |options| options.draws.is_some()),
    (Opt::Seed, "--seed", |options| options.seed.is_some()),
    (Opt::Tail, "--tail", |options| options.tail.is_some()),
    (Opt::Adjust, "--adjust", |options| options.adjust.is_some()),
    (Opt::Level, "--level", |options| options.level.is_some()),
    (Opt::Rate, "--rate", |options| options.rate.is_some()),
    (Opt::Breaks, "--breaks", |options| options.breaks.is_some()),
    (Opt::Classes, "--classes", |options| options.classes.is_some()),
    (Opt::Hinge, "--hinge", |options| options.hinge.is_some()),
    (Opt::Model, "--model", |options| options.model.is_some()),
    (Opt::Largest, "--largest", |options| options.largest.is_some()),
    (Opt::Fewest, "--fewest", |options| options.fewest.is_some()),
    (Opt::Time, "--time", |options| options.time.is_some()),
    (Opt::Longest, "--longest", |options| options.longest.is_some()),
    (Opt::Write, "--write", |options| options.write.is_some()),
    (Opt::Svg, "--svg", |options| options.svg.is_some()),
];

/// Whether a method takes an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// It makes no use of it.
    No,
    /// It has a default for it.
    Maybe,
    /// It cannot do without it.
    Yes,
}

/// An option of a method, and whether the rest of the command leaves it a use.
pub(super) type Use = (Opt, fn(&Options) -> Takes);

/// Always needed.
pub(super) const MUST: fn(&Options) -> Takes = |_| Takes::Yes;
/// Always taken.
pub(super) const MAY: fn(&Options) -> Takes = |_| Takes::Maybe;

/// Takes an option where something holds.
fn where_it(holds: bool) -> Takes {
    if holds { Takes::Maybe } else { Takes::No }
}

/// Whether units are neighbours because they are near.
fn near(options: &Options) -> bool {
    options.weights.as_ref().is_some_and(Kind::measures)
}

/// How neighbours are made, of methods for which the command may name them.
pub(super) const LINKED: &[Use] = &[
    (Opt::Style, |options| where_it(options.weights.is_some())),
    (Opt::Order, |options| where_it(options.weights.is_some())),
    (Opt::Snap, |options| where_it(options.weights.as_ref().is_some_and(Kind::touches))),
    (Opt::Planar, |options| where_it(near(options))),
];
/// The neighbours of methods that cannot do without.
pub(super) const NEIGHBORS: &[Use] = &[(Opt::Weights, MUST)];
/// The options of rearrangement.
pub(super) const DRAWN: &[Use] = &[(Opt::Draws, MAY), (Opt::Seed, MAY), (Opt::Tail, MAY)];
/// The options of methods that give a class to each unit, and draw a map of them.
pub(super) const LOCAL: &[Use] = &[
    (Opt::Adjust, MAY),
    (Opt::Level, MAY),
    (Opt::Svg, MAY),
    (Opt::Planar, |options| where_it(options.svg.is_some() || near(options))),
];
/// The picture of methods that have one.
pub(super) const PICTURED: &[Use] = &[(Opt::Svg, MAY)];
/// The population at risk of methods of rates.
pub(super) const AT_RISK: &[Use] = &[(Opt::Population, MUST)];

/// How many columns of values a method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// None.
    None,
    /// One.
    One,
    /// Two.
    Two,
    /// An outcome and at least so many others.
    Outcome(usize),
}

impl Columns {
    /// Whether a command names as many, and what it should name.
    pub(super) fn fit(self, found: usize) -> (bool, String) {
        match self {
            Columns::None => (found == 0, "no --value".to_owned()),
            Columns::One => (found == 1, "one column in --value".to_owned()),
            Columns::Two => (found == 2, "two columns in --value".to_owned()),
            Columns::Outcome(more) => {
                let least = more + 1;
                let wanted = format!("--value with the outcome first, {least} columns or more");
                (found >= least, wanted)
            }
        }
    }
}
