//! Statistics of place: distances, neighbours, and tests that know that near places are alike.
//!
//! Nothing here knows what a claim or a file is. Coordinates are degrees, distances kilometres on a sphere.
//!
//! | Elsewhere | Here |
//! |---|---|
//! | `spdep::nb2listw`, `libpysal.weights.W` | [`Weights`] |
//! | `spdep::poly2nb`, `libpysal.weights.Queen`, `Rook` | [`contiguity`] |
//! | `libpysal.weights.higher_order`, `spdep::nblag` | [`Weights::of_order`], [`Weights::up_to_order`] |
//! | `spdep::nb2listw(style = …)` | [`Weights::styled`] |
//! | `libpysal.weights.KNN`, `DistanceBand` | [`nearest`], [`within`] |
//! | `spdep::moran.test`, `moran.mc`, `esda.Moran` | [`moran`](fn@moran); for other nulls [`moran_i`], [`Moran`] with `probative_numeric::permute` |
//! | `spdep::moran.plot`, `splot.esda.moran_scatterplot` | [`moran_scatter`] |
//! | `geary.test`, `esda.Geary`; `globalG.test`, `esda.G` | [`geary`], [`getis_ord`] |
//! | `joincount.test`, `esda.Join_Counts` | [`join_counts`] |
//! | `EBImoran.mc`, `esda.Moran_Rate`; `moran_bv`, `esda.Moran_BV` | [`moran_eb`], [`moran_bivariate`] |
//! | `lee.test`, `esda.Spatial_Pearson`; `sp.correlogram` | [`lee`]; [`correlogram`], [`distance_bands`] |
//! | GeoDa *Univariate, Bivariate Local Moran*, *with EB Rate*; `localmoran_perm`, `esda.Moran_Local` | [`local_moran`], [`local_moran_bivariate`], [`local_moran_eb`] |
//! | GeoDa *Local G, G\**, *Local Geary*, *Local Join Count*; `localG`, `localC`, `esda.G_Local` | [`local_g`], [`local_g_star`], [`local_geary`], [`local_join_count`] |
//! | `p.adjustSP` (which adjusts over neighbours), GeoDa *False Discovery Rate* | [`adjusted`], over tests |
//! | SaTScan circular, Poisson and Bernoulli, spatial and retrospective space-time | [`scan`](fn@scan) |
//! | GeoDa *Rates-Calculated Maps*; `EBest`, `EBlocal`, `esda.smoothing` | [`raw_rates`], [`excess_risk`], [`empirical_bayes`], [`spatial_empirical_bayes`], [`spatial_rates`] |
//! | GeoDa *Quantile, Natural Breaks, Equal Intervals, Box, Percentile Map*; `classInt`, `mapclassify` | [`quantile_breaks`], [`natural_breaks`], [`equal_breaks`], [`box_breaks`], [`percentile_breaks`] |
//! | two maps that may both be smooth | [`Geography`] |
//! | GeoDa *Differential Moran*, *Multivariate Geary*, *Quantile LISA*, *Bivariate and Multivariate Join Count*, *Neighbor Match Test* | *not offered yet* |
//! | GeoDa *Clusters* (skater, redcap, max-p, AZP, k-means), *Standard Deviation Map*, *Cartogram*, *GWR* | *not offered yet* |
//! | `localmoran.exact`, `localmoran.sad`, `LOSH`, local Lee, `choynowski`, `probmap`, Tango, age standardization | *not offered yet* |
//! | SaTScan elliptic, prospective, ordinal, exponential, normal, multinomial, permutation scans; FleXScan | *not offered yet* |
//! | `adespatial::msr(method = "singleton")` | [`SpectralNull`] |
//! | `SpatialPack::modified.ttest` | [`modified_t_test`] |
//! | `spreg.OLS`, GeoDa's classic regression, `spdep::lm.LMtests`, `lm.morantest`, `lmtest::bptest` | [`ols`], [`Ols::dependence`] |
//! | `spreg.OLS(slx_lags = 1)`, `spatialreg::lmSLX` | [`slx`] |
//! | `spreg.ML_Lag`, `spatialreg::lagsarlm` with `impacts`, GeoDa *Spatial Lag* | [`ml_lag`] |
//! | `spreg.ML_Error`, `spatialreg::errorsarlm`, GeoDa *Spatial Error* | [`ml_error`] |
//! | `spatialreg::SpatialFiltering` | [`esf`](fn@esf) |
//! | `statsmodels.GLM(family = Poisson())`, R `glm(family = poisson, offset = …)`; with Moran eigenvectors | [`poisson`](fn@poisson), [`poisson_filtered`] |
//! | `spatialreg::lagsarlm(Durbin = TRUE)`, `sacsarlm`, `spautolm`; `spreg.GM_Lag`, `GM_Error`, `GM_Combo`; `ME` | *not offered yet* |
//! | `geosphere::dist2Line`, `shapely.distance` after projecting | [`to_line`], [`NearestLine`] |

mod arc;
mod breaks;
mod distance;
mod distance_grid;
mod dutilleul;
mod error;
mod global;
mod layout;
mod local;
mod moran;
mod nearest_line;
mod place;
mod powers;
mod rates;
mod regression;
mod rigid_move;
mod scan;
mod spectral;
mod two_maps;
mod weights;

pub use breaks::{
    Breaks, box_breaks, equal_breaks, natural_breaks, percentile_breaks, quantile_breaks,
};
pub use distance::{EARTH_RADIUS, kilometers, to_line};
pub use distance_grid::{DistanceGrid, Moved, NearGrid};
pub use dutilleul::{DistanceClasses, ModifiedT, modified_t_test};
pub use error::Error;
pub use global::{
    Global, JoinCounts, Moments, MoranScatter, Permutation, Test, correlogram, distance_bands,
    geary, getis_ord, join_counts, lee, moran, moran_bivariate, moran_eb, moran_scatter,
    standardized_rates,
};
pub use local::{
    Adjustment, Class, Local, Locals, Silent, adjusted, local_g, local_g_star, local_geary,
    local_join_count, local_moran, local_moran_bivariate, local_moran_eb,
};
pub use moran::{Moran, moran_i};
pub use nearest_line::NearestLine;
pub use place::{Bounds, Direction, Point};
pub use rates::{empirical_bayes, excess_risk, raw_rates, spatial_empirical_bayes, spatial_rates};
pub use regression::{
    Coefficient, CountFit, Dependence, Effect, Esf, FilterStep, GoodnessOfFit, Information,
    LikelihoodFit, MlError, MlLag, Ols, Poisson, Regressor, ResidualMoran, ScoreTest, Shape, esf,
    ml_error, ml_lag, ols, poisson, poisson_filtered, slx,
};
pub use rigid_move::{Move, Rotation};
pub use scan::{Cluster, Clusters, Places, Scan, ScanModel, scan};
pub use spectral::{SpectralNull, Spectrum};
pub use two_maps::{Geography, Rejections, TwoMaps};
pub use weights::{Outline, Style, Touch, Weights, centroids, contiguity, nearest, within};
