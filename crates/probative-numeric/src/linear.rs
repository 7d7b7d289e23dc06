//! Linear algebra for small dense problems.

mod extended;
mod least_squares;
mod symmetric;

pub use extended::Extended;
pub use least_squares::{Fit, least_squares};
pub use symmetric::{Eigen, symmetric_eigen};
