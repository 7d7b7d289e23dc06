//! The vocabulary: cases, claims, sources, findings and exhibits.
