//! Linear algebra: least squares, symmetric matrices, and elimination where entries are few.

mod cholesky;
mod eigenvalues;
mod extended;
mod inner;
mod least_squares;
mod partial;
mod sparse;
mod symmetric;

pub(crate) use cholesky::solve_positive;
pub use eigenvalues::Eigenvalues;
pub use extended::{Extended, orthonormal};
pub use inner::inner;
pub use least_squares::{Fit, least_squares};
pub use partial::{Coefficient, Partial};
pub use sparse::{Elimination, Factor};
pub use symmetric::{Eigen, symmetric_eigen};
