//! Statistics of place: weights, distances, and nulls that keep spatial structure.
