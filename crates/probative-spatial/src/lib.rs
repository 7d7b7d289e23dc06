//! Statistics of place: distances, neighbours, and tests that know that near places are alike.
//!
//! Nothing here knows what a claim or a file is. Coordinates are degrees, distances kilometres on a
//! sphere.
//!
//! | Elsewhere | Here |
//! |---|---|
//! | `spdep::nb2listw`, `libpysal.weights.W` | [`Weights`] |
//! | `spdep::poly2nb`, `libpysal.weights.Queen`, `Rook` | [`contiguity`] |
//! | `libpysal.weights.higher_order`, `spdep::nblag` | [`Weights::of_order`], [`Weights::up_to_order`] |
//! | `spdep::nb2listw(style = …)` | [`Weights::styled`] |
//! | `libpysal.weights.KNN`, `DistanceBand`, `knearneigh`, `dnearneigh` | [`nearest`], [`within`]; on a plane [`Sites`] |
//! | `libpysal.weights.Kernel`, GeoDa *Kernel*; `DistanceBand(binary = False)`, `nbdists`; `block_weights` | [`Sites::kernel`], [`Sites::adaptive_kernel`]; [`Sites::inverse`]; [`block`] |
//! | `libpysal.weights.w_union`, `w_intersection`, `w_difference`; `union.nb`, `make.sym.nb` | [`Weights::union`], [`Weights::intersection`], [`Weights::difference`]; [`Weights::symmetrized`] |
//! | `spdep::moran.test`, `moran.mc`, `esda.Moran` | [`moran`](fn@moran); for other nulls [`moran_i`], [`Moran`] with `probative_numeric::permute` |
//! | `spdep::moran.plot`, `splot.esda.moran_scatterplot` | [`moran_scatter`] |
//! | `geary.test`, `esda.Geary`; `globalG.test`, `esda.G` | [`geary`], [`getis_ord`] |
//! | `joincount.test`, `esda.Join_Counts` | [`join_counts`] |
//! | `EBImoran.mc`, `esda.Moran_Rate`; `moran_bv`, `esda.Moran_BV` | [`moran_eb`], [`moran_bivariate`] |
//! | `lee.test`, `esda.Spatial_Pearson`; `sp.correlogram` | [`lee`]; [`correlogram`], [`distance_bands`] |
//! | GeoDa *Univariate, Bivariate Local Moran*, *with EB Rate*; `localmoran_perm`, `localmoran_bv`, `esda.Moran_Local`, `_BV`, `_Rate` | [`local_moran`], [`local_moran_bivariate`], [`local_moran_eb`] |
//! | GeoDa *Local G, G\**, *Local Geary*, *Local Join Count*; `localG`, `localC`, `local_joincount_uni`, `esda.G_Local`, `Geary_Local`, `Join_Counts_Local` | [`local_g`], [`local_g_star`], [`local_geary`], [`local_join_count`] |
//! | `p.adjustSP` (which adjusts over neighbours), GeoDa *False Discovery Rate* | [`adjusted`], over tests |
//! | SaTScan circular, Poisson and Bernoulli, spatial and retrospective space-time | [`scan`](fn@scan) |
//! | GeoDa *Rates-Calculated Maps*; `EBest`, `EBlocal`, `esda.smoothing` | [`raw_rates`], [`excess_risk`], [`empirical_bayes`], [`spatial_empirical_bayes`], [`spatial_rates`] |
//! | GeoDa *Quantile, Natural Breaks, Equal Intervals, Box, Percentile Map*; `classInt` *quantile*, *jenks*, *fisher*, *equal*, *box*; `mapclassify.Quantiles`, `FisherJenks`, `NaturalBreaks`, `EqualInterval`, `BoxPlot`, `Percentiles` | [`quantile_breaks`], [`natural_breaks`], [`equal_breaks`], [`box_breaks`], [`percentile_breaks`] |
//! | GeoDa *Univariate*, *Bivariate Moran's I*, *Moran's I with EB Rate*, *Spatial Correlogram* | [`moran`](fn@moran), [`moran_bivariate`], [`moran_eb`], [`correlogram`] |
//! | lists of places drawn by lot, as many, as scattered and as large as a named one | [`like_lists`] |
//! | two maps that may both be smooth | [`Geography`] |
//! | GeoDa *Space*: *Differential Moran's I*, *Differential*, *Median Local Moran*, *Bivariate*, *Multivariate Local Join Count*, *Multivariate Local Geary*, *Quantile LISA*, *Local Neighbor Match Test*, *Distance Scatter Plot*, *Nonparametric Spatial Autocorrelation* | *not offered yet* |
//! | GeoDa *Clusters*: *PCA*, *MDS*, *t-SNE*, *K Means*, *K Medians*, *K Medoids*, *Spectral*, *Hierarchical*, *DBScan*, *HDBScan*, *SC K Means*, *SCHC*, *skater*, *redcap*, *AZP*, *max-p*, *Validation* | *not offered yet* |
//! | GeoDa *Map*: *Standard Deviation*, *Unique Values*, *Co-location*, *Custom Breaks*, *Conditional*, *Cartogram*, *Movie*, *Heat Map*; *Explore*; *Time*; *GWR* | *not offered yet* |
//! | GeoDa *Weights*: *Thiessen* contiguity of points, by a variable's distance; `tri2nb`, `gabrielneigh`, `relativeneigh`, `soi.graph`; `libpysal.weights.Delaunay`, `Voronoi`, `Gabriel`, `lat2W`, `ODW`, rasters, travel costs; SWM, MAT, DBF files | *not offered yet* |
//! | `moran.exact`, `lm.morantest.exact`, `.sad`, `localmoran.exact`, `.sad`; `LOSH`, local Lee, `local_joincount_bv`, `licd_multi`; `aple`, `sp.mantel.mc`; `choynowski`, `probmap`; `hotspot` | *not offered yet* |
//! | `esda.Geary_Local_MV`, `Join_Counts_Local_BV`, `_MV`, `Partial_Moran_Local`, `Auxvar_Moran_Local`, `Spatial_Pearson_Local`, `LOSH`, `Gamma`, `Tau`, `Smaup`, `ADBSCAN`, silhouettes, shape measures | *not offered yet* |
//! | `esda.smoothing.Spatial_Median_Rate`, `Kernel_Smoother`, `Disk_Smoother`, `Headbanging`, `Spatial_Filtering`, age standardization; Tango | *not offered yet* |
//! | `mapclassify.HeadTailBreaks`, `JenksCaspall`, `MaxP`, `MaximumBreaks`, `PrettyBreaks`, `StdMean`, `greedy`; `classInt` *hclust*, *bclust*, *dpih*, *headtails*, *pretty*, *sd* | *not offered yet* |
//! | SaTScan elliptic windows; prospective, purely temporal, seasonal and trend scans; space-time permutation, ordinal, multinomial, exponential, normal, rank, uniform, continuous Poisson; adjusted and iterative scans, Gini, networks; FleXScan | *not offered yet* |
//! | `spreg.TSLS`, `SUR`, panels, regimes, probit, heteroskedastic and HAC errors, `skater_reg`; `spatialreg::stsls`, `GMerrorsar`, `gstsls`, `spBreg_lag`, `Hausman.test`; `spdep::SD.RStests` | *not offered yet* |
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
mod boxes;
mod breaks;
mod distance;
mod distance_grid;
mod dutilleul;
mod error;
mod global;
mod layout;
mod lists;
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
pub use distance::{kilometers, to_line};
pub use distance_grid::{DistanceGrid, Moved, NearGrid};
pub use dutilleul::{DistanceClasses, ModifiedT, modified_t_test};
pub use error::Error;
pub use global::{
    Global, JoinCounts, Moments, MoranScatter, Permutation, Test, correlogram, geary, getis_ord,
    join_counts, lee, moran, moran_bivariate, moran_eb, moran_scatter, standardized_rates,
};
pub use lists::{LikeLists, ListComparison, like_lists};
pub use local::{
    Adjustment, Class, Local, Locals, Silent, adjusted, local_g, local_g_star, local_geary,
    local_join_count, local_moran, local_moran_bivariate, local_moran_eb,
};
pub use moran::{Moran, moran_i};
pub use nearest_line::NearestLine;
pub use place::{Bounds, Direction, EARTH_RADIUS, Point};
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
pub use weights::{
    Kernel, Outline, Sites, Style, Touch, Unshared, Weights, block, centroids, centroids_on_earth,
    contiguity, contiguity_within, distance_bands, links_at, nearest, unshared_borders, within,
};
