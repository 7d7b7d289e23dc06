//! Why a test of places near lines could not run.

use super::Form;

/// Too few listed places to compare with a shuffled list.
pub const FEW_LISTED: Form = Form {
    code: "E240",
    what: "the list names {} places; a comparison needs at least 10",
    how: "name a list of more places, or places of the level that the list names",
};

/// A place lies where no place is.
pub const NOT_ON_EARTH: Form = Form {
    code: "E243",
    what: "line {} of `{}` lies at longitude {} and latitude {}, which is nowhere",
    how: "give longitudes from -180 to 180 and latitudes from -60 to 90; see that the columns are not exchanged",
};

/// The level of a row of a list is nearly that of a state.
pub const NEARLY_A_STATE: Form = Form {
    code: "E216",
    what: "line {} of `{}` has the level `{}`, which is nearly `state`",
    how: "write `state` where an entry is for a whole state, and another word where it is not",
};

/// Places and lines lie together once longitude and latitude are exchanged.
pub const EXCHANGED: Form = Form {
    code: "E243",
    what: "half of the places of `{}` lie at least {} km from the lines, and {} km with longitude and latitude exchanged",
    how: "name the columns of longitude and latitude as they are; a line of GeoJSON gives each point's longitude first",
};

/// Nobody lives in any of the places.
pub const NOBODY: Form = Form {
    code: "E243",
    what: "`{}` has no people under `{}`, so that no share of them lives near",
    how: "name the column that holds the population of each place",
};

/// A place is of no state, so that its list cannot be shuffled within one.
pub const NO_STATE: Form = Form {
    code: "E211",
    what: "line {} of `{}` has nothing under `{}`",
    how: "give every place its state, or leave the row out of the table",
};

/// A cell of the places does not hold a number.
pub const NOT_A_NUMBER: Form = Form {
    code: "E104",
    what: "line {} of `{}` has `{}` under `{}`",
    how: "write the longitude, the latitude and the population of each place in digits",
};

/// The records name a place that is nearly the claim's own.
pub const NEARLY_NAMED: Form = Form {
    code: "E216",
    what: "the records name `{}`, which is nearly `{}`",
    how: "write the claim's `place` as the records do, or correct the records",
};

/// A row that gives a role names no place or no document.
pub const NAMED_BY_NOTHING: Form = Form {
    code: "E211",
    what: "line {} of `{}` names no place, or no document that names it",
    how: "fill in both cells, or leave the row out with `leave_out` of the source",
};
