//! The methods, and what each of them needs.

use clap::ValueEnum;

use super::args::{RateWord, Stat, StyleWord, word};
use super::neighbors::Kind;
use crate::exit::Stop;

/// A statistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// Who is whose neighbour: links, islands, components, degrees
    Weights,
    /// Moran's I
    Moran,
    /// Geary's C
    Geary,
    /// Getis and Ord's general G
    G,
    /// Joins of marked (1) and unmarked (0) units
    JoinCount,
    /// Moran's I of rates whose differing precision is taken out
    MoranEb,
    /// Moran's I between one column and its neighbours' other
    MoranBivariate,
    /// Lee's L
    Lee,
    /// Moran's I at each order of neighbours (--order) or distance (--bands)
    Correlogram,
    /// Whether two maps go together, though each may be smooth by itself
    TwoMaps,
    /// Local Moran
    LocalMoran,
    /// Local Moran between one column and its neighbours' other
    LocalMoranBivariate,
    /// Local Moran of rates whose differing precision is taken out
    LocalMoranEb,
    /// Local Geary
    LocalGeary,
    /// Getis and Ord's local G
    LocalG,
    /// Getis and Ord's local G*, each unit its own neighbour
    LocalGStar,
    /// Marked (1) neighbours of marked units, with the exact chance
    LocalJoinCount,
    /// Kulldorff's circular scan
    Scan,
    /// Rates, plain and steadied
    Rates,
    /// Classes for a map
    Breaks,
    /// Linear regression, with tests of what it leaves in space
    Ols,
    /// Linear regression on the neighbours' values too
    Slx,
}

/// Whether a method takes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    No,
    Maybe,
    Yes,
}

impl Method {
    /// The fewest and the most columns of values.
    fn values(self) -> (usize, usize) {
        match self {
            Method::Weights => (0, 0),
            Method::MoranBivariate
            | Method::Lee
            | Method::TwoMaps
            | Method::LocalMoranBivariate => (2, 2),
            Method::Ols => (1, usize::MAX),
            Method::Slx => (2, usize::MAX),
            _ => (1, 1),
        }
    }

    fn population(self) -> Takes {
        match self {
            Method::MoranEb | Method::LocalMoranEb | Method::Scan | Method::Rates => Takes::Yes,
            _ => Takes::No,
        }
    }

    fn weights(self, stat: &Stat) -> Takes {
        match self {
            Method::Correlogram if !stat.bands.is_empty() => Takes::No,
            Method::Scan | Method::Breaks => Takes::No,
            Method::Ols => Takes::Maybe,
            Method::Rates => match stat.rate {
                Some(RateWord::Spatial | RateWord::SpatialEb) => Takes::Yes,
                _ => Takes::No,
            },
            _ => Takes::Yes,
        }
    }

    /// The style of weights that the statistic was made for.
    pub(super) fn style(self) -> StyleWord {
        match self {
            Method::G | Method::JoinCount => StyleWord::Binary,
            _ => StyleWord::Row,
        }
    }
}

/// Passes if the command gives all that its method takes, and nothing that would be passed over.
pub(super) fn check(stat: &Stat) -> Result<(), Stop> {
    let name = word(stat.method);
    let (least, most) = stat.method.values();
    let found = stat.value.len();
    if found < least || found > most {
        let wanted = match (least, most) {
            (0, 0) => "no --value".to_owned(),
            (1, 1) => "one column in --value".to_owned(),
            (2, 2) => "two columns in --value".to_owned(),
            _ => format!("--value with the outcome first, {least} columns or more"),
        };
        let said = format!("{name} takes {wanted}, and the command names {found}");
        return Err(Stop::usage(&said, "write --value and the names of the columns"));
    }
    options(stat, &name)?;
    if !(stat.level > 0.0 && stat.level <= 1.0) {
        return Err(Stop::usage("--level is not above 0 and at most 1", "write --level 0.05"));
    }
    Ok(())
}

/// Passes if the method takes each option that is given, and has each that it needs.
fn options(stat: &Stat, name: &str) -> Result<(), Stop> {
    let is = |method| stat.method == method;
    takes(name, "--population", stat.method.population(), stat.population.is_some())?;
    takes(name, "--weights", stat.method.weights(stat), stat.weights.is_some())?;
    let maybe = |yes: bool| if yes { Takes::Maybe } else { Takes::No };
    let linked = maybe(stat.weights.is_some());
    // Two maps are held together by row-standardized weights alone.
    let styled = maybe(linked == Takes::Maybe && !is(Method::TwoMaps));
    takes(name, "--style", styled, stat.style.is_some())?;
    takes(name, "--order", linked, stat.order > 1)?;
    let touching = matches!(stat.weights, Some(Kind::Queen | Kind::Rook));
    takes(name, "--snap", maybe(touching), stat.snap != 0.0)?;
    takes(name, "--rate", maybe(is(Method::Rates)), stat.rate.is_some())?;
    takes(name, "--breaks", maybe(is(Method::Breaks)), stat.breaks.is_some())?;
    takes(name, "--model", maybe(is(Method::Scan)), stat.model.is_some())?;
    takes(name, "--bands", maybe(is(Method::Correlogram)), !stat.bands.is_empty())?;
    takes(name, "--calibrate", maybe(is(Method::TwoMaps)), stat.calibrate.is_some())?;
    let classed = is(Method::TwoMaps) || is(Method::Breaks);
    takes(name, "--classes", maybe(classed), stat.classes.is_some())?;
    takes(name, "--write", maybe(is(Method::Weights)), stat.write.is_some())
}

fn takes(name: &str, option: &str, takes: Takes, given: bool) -> Result<(), Stop> {
    match (takes, given) {
        (Takes::Yes, false) => {
            let help =
                "`probative stat --help` shows examples; docs/stat.md says what each method takes";
            Err(Stop::usage(&format!("{name} needs {option}"), help))
        }
        (Takes::No, true) => {
            let said = format!("{name} makes no use of {option}");
            Err(Stop::usage(&said, "leave it out, so that nobody thinks it counted"))
        }
        _ => Ok(()),
    }
}
