//! Slices in, numbers out: distributions, rates, seeds and the permutation engine.
//!
//! Nothing here knows what a claim, a place or a file is. Every function returns the same bits for
//! every number of threads, because random numbers are found by counter ([`Seed`], [`Stream`]) and
//! sums have a fixed order.
//!
//! | Elsewhere | Here |
//! |---|---|
//! | `scipy.stats.norm`, `t`, `chi2`, `binom`, `poisson`, `hypergeom` | [`distribution`] |
//! | `scipy.special.gammainc`, `gammaincc`, `betainc` | [`special`] |
//! | `scipy.stats.rankdata` | [`ranks`] |
//! | `scipy.stats.mannwhitneyu`, R `wilcox.test(conf.int = TRUE)` | [`hodges_lehmann`] |
//! | `scipy.stats.permutation_test` | [`permute`](fn@permute) with [`Null::p_value`] |
//! | R `survey::svyciprop(method = "beta")` | [`korn_graubard`] |
//! | `scipy.stats.binomtest(…).proportion_ci`, `statsmodels…proportion_confint` | [`wilson`], [`clopper_pearson`] |
//! | R `simctest::mctest` | [`decide`] |
//! | R `poisson.test` with one count | [`rate`](fn@rate) |
//! | `statsmodels.stats.rates.test_poisson_2indep(method = "exact-cond")`, R `poisson.test` with two | [`rate_ratio`] |
//! | `statsmodels.stats.rates.confint_poisson_2indep(compare = "diff", method = "mover", method_mover = "exact-c")` | [`rate_difference`] |
//! | `statsmodels.GLM(family = Poisson())` with `cov_type = "HC2"` on two groups, R `survey::svyratio` | [`pooled_ratio`] |
//! | R `csranks::csranks` | [`rank_set`], [`rank_sets`] |
//! | R `t.test`, `scipy.stats.ttest_ind(equal_var = False)` | [`welch`](fn@welch) |
//! | `scipy.stats.permutation_test` of Welch's t, R `nptest::np.loc.test` | [`studentized_shift`] |
//! | `statsmodels.GLM(family = Poisson(), exposure = …)`, R `glm(family = poisson)` | [`log_linear`] |
//! | `statsmodels.GLM(family = Poisson())` with `scale = "X2"`, R `quasipoisson` | [`poisson_slope`] |
//! | `statsmodels.tsa.UnobservedComponents(level = "random walk with drift")`, its variances integrated out | [`random_walk_drift`] |
//! | `statsmodels.stats.multitest.multipletests` | [`holm`], [`benjamini_hochberg`], [`benjamini_yekutieli`] |
//! | `numpy.linalg.eigh`, `lstsq` | [`symmetric_eigen`], [`least_squares`] |
//! | `scipy.linalg.eigh(subset_by_index = …)`, for large matrices | [`Eigenvalues`] |
//! | `scipy.sparse.linalg.splu`, R `Matrix::Cholesky` | [`Elimination`] |

mod adjust;
mod count_null;
mod decide;
pub mod distribution;
mod drift;
mod error;
mod estimate;
mod flip;
mod linear;
mod loglinear;
pub mod math;
mod moment;
mod null;
mod peak;
mod permute;
mod pooled;
mod prepivot;
mod proportion;
mod rank;
mod rank_set;
mod rate;
mod root;
mod shift;
pub mod special;
mod stream;
mod studentized;
mod sum;
mod tail;
mod threads;
mod trend;
mod welch;

pub use adjust::{benjamini_hochberg, benjamini_yekutieli, holm};
pub use count_null::CountNull;
pub use decide::{Decided, Side, decide};
pub use drift::{Drift, random_walk_drift};
pub use error::Error;
pub use estimate::{Estimate, Interval};
pub use flip::{SignFlips, sign_flips};
pub use linear::{
    Coefficient, Eigen, Eigenvalues, Elimination, Extended, Factor, Fit, Partial, inner,
    least_squares, orthonormal, symmetric_eigen,
};
pub use loglinear::{LogLinear, log_linear, log_linear_from};
pub use moment::{correlation, median, standard_deviation, variance};
pub use null::{DETECTABLE, Exceedances, Null, error_of_share};
pub use peak::peak;
pub use permute::{Freely, Inference, Rearrange, Within, draws, null_from, permute, permuted};
pub use pooled::{PooledRatio, pooled_ratio};
pub use prepivot::{Widening, prepivot};
pub use proportion::{Design, clopper_pearson, korn_graubard, wilson};
pub use rank::ranks;
pub use rank_set::{RankSet, rank_set, rank_set_of_counts, rank_sets, rank_sets_of_counts};
pub use rate::{RateRatio, rate, rate_difference, rate_ratio};
pub use shift::{Shift, hodges_lehmann};
pub use stream::{Seed, Stream};
pub use studentized::{Studentized, studentized_interval, studentized_shift};
pub use sum::{centred, mean, sum};
pub use tail::Tail;
pub use threads::{each, share_done, with_threads};
pub use trend::{Slope, Turn, joinpoint, poisson_slope};
pub use welch::{Welch, welch};
