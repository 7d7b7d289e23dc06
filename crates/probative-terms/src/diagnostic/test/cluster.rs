//! Why a test of like values that lie together could not run.

use super::Form;

/// Too few places have a number.
pub const FEW_PLACES: Form = Form {
    code: "E240",
    what: "clusters need at least {} places with a number; there are {}",
    how: "name a record of more places, such as counties for states",
};

/// A code is not that of a place of the map's level.
pub const OTHER_LEVEL: Form = Form {
    code: "E242",
    what: "`{}` is not the code of a {}",
    how: "select the rows of one level, or set `level` to theirs",
};

/// A named place has no number.
pub const WITHOUT_NUMBER: Form = Form {
    code: "E242",
    what: "the named place `{}` has no number",
    how: "look whether its code stands in the record as the claim writes it",
};

/// A named place has no neighbour.
pub const WITHOUT_NEIGHBOR: Form = Form {
    code: "E242",
    what: "`{}` has no neighbour among the places of the map",
    how: "take the nearest places for neighbours, as knn:4 does, which leaves no island",
};

/// Too few draws to tell a small chance among so many places.
pub const FEW_DRAWS: Form = Form {
    code: "E243",
    what: "{} draws are too few for {} places at once; set draws to at least {}",
    how: "set `draws` in the case's settings",
};

/// Neighbours are declared in a way that no claim has.
pub const NO_NEIGHBORS: Form = Form {
    code: "E242",
    what: "a claim makes no neighbours of `{}`",
    how: "write queen, rook, knn:4, band:300 or band:min",
};

/// A column of counts is called per cent.
pub const NO_PERCENT: Form = Form {
    code: "E242",
    what: "the values of `{}` are said to be {}, and are whole numbers up to {}: counts",
    how: "name the column that is in per cent in `values`, or give the unit of what is counted",
};
