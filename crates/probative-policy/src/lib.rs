//! Statistics of change: panels and the two-by-two difference in differences.
