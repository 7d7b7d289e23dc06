//! The words of options, and what each stands for.

use clap::ValueEnum;
use probative_numeric::Tail;
use probative_spatial::{Adjustment, ScanModel, Style};

/// Declares an option's words, each with what it stands for.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$said:meta])* $word:ident => $meaning:expr,)+ } -> $kind:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub(crate) enum $name { $($(#[$said])* $word,)+ }

        impl $name {
            /// What the word stands for.
            pub(super) fn meaning(self) -> $kind {
                match self { $($name::$word => $meaning,)+ }
            }
        }
    };
}

words! {
    /// How strengths are scaled.
    StyleWord {
        /// Each unit's strengths sum to one.
        Row => Style::Row,
        /// Every strength is one.
        Binary => Style::Binary,
        /// All strengths sum to the number of units that have a neighbour.
        Global => Style::Global,
        /// Variance stabilising.
        Variance => Style::Variance,
        /// As they are.
        Raw => Style::Raw,
    } -> Style
}

words! {
    /// Which departures count.
    TailWord {
        /// Large and small values.
        Two => Tail::Both,
        /// Large values.
        Upper => Tail::Upper,
        /// Small values.
        Lower => Tail::Lower,
    } -> Tail
}

words! {
    /// How p-values allow for there being many.
    Adjust {
        /// Benjamini and Hochberg.
        Bh => Adjustment::BenjaminiHochberg,
        /// Benjamini and Yekutieli.
        By => Adjustment::BenjaminiYekutieli,
        /// Holm.
        Holm => Adjustment::Holm,
        /// Not at all.
        None => Adjustment::Unadjusted,
    } -> Adjustment
}

words! {
    /// How events come about where nothing is wrong.
    ModelWord {
        /// In proportion to the population.
        Poisson => ScanModel::Poisson,
        /// Each of the population is a case or a control.
        Bernoulli => ScanModel::Bernoulli,
    } -> ScanModel
}

/// Which rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RateWord {
    /// Events per person.
    Raw,
    /// The rate over that of all units.
    Excess,
    /// Drawn to the overall rate.
    Eb,
    /// Of the unit and its neighbours together.
    Spatial,
    /// Drawn to the rate of the unit and its neighbours.
    SpatialEb,
}

/// Which classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BreaksWord {
    /// About as many values each.
    Quantile,
    /// Of equal width.
    Equal,
    /// The least spread within classes, exactly.
    Natural,
    /// Quartiles and fences.
    Box,
    /// 1, 10, 50, 90, 99 and 100 per cent.
    Percentile,
}

/// The word by which an option names a value.
pub(super) fn word<T: ValueEnum>(value: T) -> String {
    value.to_possible_value().map_or_else(String::new, |word| word.get_name().to_owned())
}
