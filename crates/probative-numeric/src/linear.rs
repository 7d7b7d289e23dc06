//! Linear algebra: least squares, symmetric matrices, and elimination where entries are few.

mod eigenvalues;
mod extended;
mod least_squares;
mod sparse;
mod symmetric;

pub use eigenvalues::Eigenvalues;
pub use extended::{Extended, orthonormal};
pub use least_squares::{Fit, least_squares};
pub use sparse::{Elimination, Factor};
pub use symmetric::{Eigen, symmetric_eigen};
