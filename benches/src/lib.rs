//! Measures of the kernels and of the whole job.
