//! Slices in, numbers out: distributions, rates, seeds and the permutation engine.
