//! Statistics of place: distances, neighbours, and tests that know that near places are alike.
//!
//! Nothing here knows what a claim or a file is. Coordinates are degrees, distances kilometres on a sphere.
//!
//! | Elsewhere | Here |
//! |---|---|
//! | `spdep::nb2listw`, `libpysal.weights.W` | [`Weights`] |
//! | `libpysal.weights.KNN`, `DistanceBand` | [`nearest`], [`within`] |
//! | `spdep::moran.test`, `esda.Moran` | [`moran_i`], [`Moran`] with `probative_numeric::permute` |
//! | `adespatial::msr(method = "singleton")` | [`SpectralNull`] |
//! | `SpatialPack::modified.ttest` | [`modified_t_test`] |
//! | `spreg.OLS`, GeoDa's classic regression, `spdep::lm.LMtests`, `lm.morantest`, `lmtest::bptest` | [`ols`], [`Ols::dependence`] |
//! | `spreg.OLS(slx_lags = 1)`, `spatialreg::lmSLX` | [`slx`] |
//! | `spreg.ML_Lag`, `ML_Error`, `spatialreg::lagsarlm`, `errorsarlm`, `ME`, `SpatialFiltering` | *not offered yet* |
//! | `geosphere::dist2Line`, `shapely.distance` after projecting | [`to_line`], [`NearestLine`] |

mod arc;
mod distance;
mod distance_grid;
mod dutilleul;
mod error;
mod moran;
mod nearest_line;
mod place;
mod regression;
mod rigid_move;
mod spectral;
mod weights;

pub use distance::{EARTH_RADIUS, kilometers, to_line};
pub use distance_grid::{DistanceGrid, Moved, NearGrid};
pub use dutilleul::{DistanceClasses, ModifiedT, modified_t_test};
pub use error::Error;
pub use moran::{Moran, moran_i};
pub use nearest_line::NearestLine;
pub use place::{Bounds, Direction, Point};
pub use regression::{
    Coefficient, Dependence, GoodnessOfFit, Ols, Regressor, ResidualMoran, ScoreTest, Shape, ols,
    slx,
};
pub use rigid_move::{Move, Rotation};
pub use spectral::SpectralNull;
pub use weights::{Weights, nearest, within};
