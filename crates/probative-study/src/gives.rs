//! What methods give: the keys of JSON and the columns of CSV, with their units.

use crate::parameters::ADJUST;
use crate::settings::Settled;
use crate::uses::When;

/// A number or word of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its key; a key within a key, or of the rows under a key, is parted by a dot.
    pub key: &'static str,
    /// Its unit; empty for words and for numbers without one.
    pub unit: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Where it is given.
    pub when: When,
}

/// A column that is always given, if the numbers allow it.
pub(crate) const fn column(key: &'static str, unit: &'static str, about: &'static str) -> Column {
    Column { key, unit, about, when: When::Always }
}

impl Column {
    /// The same where something holds.
    pub(crate) const fn when(self, when: When) -> Column {
        Column { when, ..self }
    }
}

/// The columns under a key of an answer, those of a settled question.
pub(crate) fn under(
    gives: &'static [&'static [Column]],
    key: &str,
    settled: &Settled,
) -> Vec<&'static str> {
    let under = |column: &'static Column| {
        let name = column.key.strip_prefix(key)?.strip_prefix('.')?;
        column.when.holds(settled).then_some(name)
    };
    gives.iter().copied().flatten().filter_map(under).collect()
}

/// The moments and the chance of a statistic under keys that begin with these words.
macro_rules! global_under {
    ($($under:literal)?) => {
        &[
            $crate::gives::column(concat!($($under, ".",)? "value"), "", "the statistic"),
            $crate::gives::column(concat!($($under, ".",)? "expectation"), "", "its mean where nothing is there"),
            $crate::gives::column(concat!($($under, ".",)? "randomization.variance"), "", "its variance over all rearrangements"),
            $crate::gives::column(concat!($($under, ".",)? "randomization.z"), "", "its distance from the mean in standard deviations"),
            $crate::gives::column(concat!($($under, ".",)? "randomization.p"), "probability", "the chance of one as far"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.mean"), "", "the mean of the draws"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.variance"), "", "their variance"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.p"), "probability", "the chance of one as far among the draws"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.tail"), "", "which departures count"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.draws"), "draws", "how many were drawn"),
            $crate::gives::column(concat!($($under, ".",)? "permutation.error"), "probability", "the Monte-Carlo error of the chance"),
        ]
    };
}
pub(crate) use global_under;

/// What follows where values are normal, under keys that begin with these words.
macro_rules! normality_under {
    ($($under:literal)?) => {
        &[
            $crate::gives::column(concat!($($under, ".",)? "normality.variance"), "", "its variance if values are normal"),
            $crate::gives::column(concat!($($under, ".",)? "normality.z"), "", "its distance from the mean in standard deviations"),
            $crate::gives::column(concat!($($under, ".",)? "normality.p"), "probability", "the chance of one as far"),
        ]
    };
}
pub(crate) use normality_under;

/// A statistic of the whole map.
pub(crate) const GLOBAL: &[Column] = global_under!();

/// What follows of it where values are normal.
pub(crate) const NORMALITY: &[Column] = normality_under!();

/// Where chances allow for there being many.
pub(crate) const ADJUSTED: When = When::Is(&ADJUST, &["bh", "by", "holm"]);

/// What a withheld number of a unit may be.
pub(crate) const WITHHELD: Column =
    column("rows.withheld", "", "the ends of a number of it that is withheld")
        .when(When::Found("where one is"));

/// A statistic of each unit.
pub(crate) const LOCAL: &[Column] = &[
    column("rows.id", "", "the unit"),
    column("rows.value", "", "its statistic"),
    column("rows.expectation", "", "the mean where nothing is there"),
    column("rows.variance", "", "the variance where nothing is there"),
    column("rows.z", "", "its distance from the mean in standard deviations"),
    column("rows.p", "probability", "the chance of one as far"),
    column("rows.p_adjusted", "probability", "the same, allowing for there being many")
        .when(ADJUSTED),
    column("rows.class", "", "what it is where that chance is at most the level"),
    column("rows.neighbors", "units", "how many neighbours it has"),
    column("rows.error", "probability", "the Monte-Carlo error of the chance"),
    column("rows.reason", "", "why it has no result").when(When::Found("where it has none")),
    WITHHELD,
    column("test.tail", "", "which departures count"),
    column("test.draws", "draws", "how many rearrangements"),
    column("test.adjust", "", "how chances allow for there being many"),
    column("test.level", "probability", "up to which chance a class is shown"),
];

/// The expectations of join counts if each unit is marked by itself.
pub(crate) const FREE: &[Column] = &[
    column("normality.expectation", "", "its mean if each unit is marked by itself"),
    column("white_white.normality.expectation", "", "its mean if each unit is marked by itself"),
    column("black_white.normality.expectation", "", "its mean if each unit is marked by itself"),
];

/// The coefficients of a regression.
pub(crate) const COEFFICIENTS: &[Column] = &[
    column("coefficients.term", "", "the regressor"),
    column("coefficients.estimate", "of the outcome", "its coefficient"),
    column("coefficients.se", "of the outcome", "its standard error"),
    column("coefficients.statistic", "", "the coefficient over its error"),
    column("coefficients.p", "probability", "the chance of one as far from zero"),
];

/// How well a linear regression fits, and what it leaves.
pub(crate) const FIT: &[Column] = &[
    column("fit.r2", "share", "the part of the variance that is explained"),
    column("fit.adjusted_r2", "share", "the same, allowing for the regressors"),
    column("fit.sigma2", "", "the variance of the errors"),
    column("fit.sigma2_ml", "", "the same by likelihood"),
    column("fit.f", "", "the statistic of all regressors together"),
    column("fit.f_p", "probability", "its chance"),
    column("fit.log_likelihood", "", "the logarithm of the likelihood"),
    column("fit.aic", "", "Akaike's criterion"),
    column("fit.schwarz", "", "Schwarz's criterion"),
    column("diagnostics.condition_number", "", "how near regressors are to following from others"),
];

/// The keys of a test of residuals.
macro_rules! tests {
    ($($name:literal)+) => {
        &[$(
            $crate::gives::column(concat!("diagnostics.", $name, ".value"), "", "the statistic of a test of the residuals"),
            $crate::gives::column(concat!("diagnostics.", $name, ".df"), "", "its degrees of freedom"),
            $crate::gives::column(concat!("diagnostics.", $name, ".p"), "probability", "its chance"),
        )+]
    };
}
pub(crate) use tests;

/// The tests of what a linear regression leaves.
pub(crate) const RESIDUALS: &[Column] = tests!(
    "jarque_bera" "breusch_pagan" "koenker_bassett" "breusch_pagan_linear" "koenker_bassett_linear"
    "white" "lm_error" "lm_lag" "robust_lm_error" "robust_lm_lag" "sarma"
);

/// Moran's *I* of residuals.
pub(crate) const RESIDUAL_MORAN: &[Column] = &[
    column("diagnostics.moran.value", "", "Moran's I of the residuals"),
    column("diagnostics.moran.expectation", "", "its mean where nothing is there"),
    column("diagnostics.moran.variance", "", "its variance"),
    column("diagnostics.moran.z", "", "its distance from the mean in standard deviations"),
    column("diagnostics.moran.p", "probability", "its chance"),
];
