//! The words of parameters, and what each stands for.

use probative_numeric::Tail;
use probative_spatial::{Adjustment, Kernel, Style};
use probative_terms::KernelName;
use probative_terms::place::Level;

/// Declares a parameter's words, each with what it stands for.
macro_rules! words {
    ($(#[$doc:meta])* $list:ident, $named:ident -> $kind:ty {
        $($word:literal $about:literal => $meaning:expr,)+
    }) => {
        $(#[$doc])*
        pub(crate) const $list: &[$crate::parameter::Word] =
            &[$($crate::parameter::Word { word: $word, about: $about },)+];
        /// What a word of the list stands for.
        pub(crate) fn $named(word: &str) -> $kind {
            match word {
                $($word => $meaning,)+
                other => unreachable!("`{other}` is no word of the list"),
            }
        }
    };
}
pub(crate) use words;

words! {
    /// How strengths are scaled.
    STYLES, style -> Style {
        "row" "Each unit's strengths sum to one" => Style::Row,
        "binary" "Every strength is one" => Style::Binary,
        "global" "All strengths sum to the number of units that have a neighbour" => Style::Global,
        "variance" "Variance stabilising" => Style::Variance,
        "raw" "As they are" => Style::Raw,
    }
}
words! {
    /// Which departures count.
    TAILS, tail -> Tail {
        "two" "Large and small values" => Tail::Both,
        "upper" "Large values" => Tail::Upper,
        "lower" "Small values" => Tail::Lower,
    }
}
words! {
    /// How p-values allow for there being many.
    ADJUSTMENTS, adjustment -> Adjustment {
        "bh" "Benjamini and Hochberg" => Adjustment::BenjaminiHochberg,
        "by" "Benjamini and Yekutieli" => Adjustment::BenjaminiYekutieli,
        "holm" "Holm" => Adjustment::Holm,
        "none" "Not at all" => Adjustment::Unadjusted,
    }
}

words! {
    /// At which end withheld numbers are taken.
    ENDS_TAKEN, end_taken -> Option<End> {
        "lower" "All at the lowest that each may be" => Some(End::Lower),
        "upper" "All at the highest that each may be" => Some(End::Upper),
        "both" "Once at the lowest and once at the highest" => None,
    }
}
/// The level of the places that a word of `--join` stands for; nothing where it is a file.
pub(crate) fn level(word: &str) -> Option<Level> {
    match word {
        "states" => Some(Level::State),
        "counties" => Some(Level::County),
        _ => None,
    }
}

/// An end of a withheld number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Lower,
    Upper,
}

/// The kernel that a word stands for.
pub(crate) fn kernel(name: KernelName) -> Kernel {
    match name {
        KernelName::Uniform => Kernel::Uniform,
        KernelName::Triangular => Kernel::Triangular,
        KernelName::Epanechnikov => Kernel::Epanechnikov,
        KernelName::Quartic => Kernel::Quartic,
        KernelName::Gaussian => Kernel::Gaussian,
    }
}

/// What a class is shown by: an adjusted p, or a p where nothing is adjusted.
pub(crate) fn a_chance(many: bool) -> &'static str {
    if many { "an adjusted p" } else { "a p" }
}
