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
//! | `spdep::moran.test`, `esda.Moran` | [`moran_i`], [`Moran`] with `probative_numeric::permute` |
//! | `adespatial::msr(method = "singleton")` | [`SpectralNull`] |
//! | `SpatialPack::modified.ttest` | [`modified_t_test`] |
//! | `geosphere::dist2Line`, `shapely.distance` after projecting | [`to_line`], [`NearestLine`] |

mod arc;
mod distance;
mod distance_grid;
mod dutilleul;
mod error;
mod moran;
mod nearest_line;
mod place;
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
pub use rigid_move::{Move, Rotation};
pub use spectral::SpectralNull;
pub use weights::{Outline, Style, Touch, Weights, contiguity, nearest, within};
