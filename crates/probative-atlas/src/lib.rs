//! Places: codes, names, vintages and outlines.
