//! Why a test of places could not run, whatever its kind.

use super::Form;

/// Every place has the same number.
pub const NO_VARIATION: Form = Form {
    code: "E241",
    what: "no variation: every place has the same number in `{}` of `{}`",
    how: "name another column, or see whether the numbers were rounded away",
};

/// The same of one column over another.
pub const NO_VARIATION_OF_RATES: Form = Form {
    code: "E241",
    what: "no variation: every place has the same rate, `{}` of `{}` over `{}` of `{}`",
    how: "name another column, or see whether the numbers were rounded away",
};

/// More places than a test that holds every pair of them can take.
pub const MORE_THAN_THE_CAP: Form = Form {
    code: "E248",
    what: "{} places have every number, and the cap of this test is {}: its time grows with the \
           square of the places in each world, and with their cube once",
    how: "keep the places of fewer states with `where`, or name records of larger places, such as states for counties",
};

/// A claim names a place that its record does not have.
pub const WITHOUT_ROW: Form = Form {
    code: "E242",
    what: "{} no row in `{}`",
    how: "look whether each code stands in the record as the claim writes it, and is among the rows of `where`",
};

/// The same, where the record's codes have other zeros before them.
pub const WITHOUT_ZEROS: Form = Form {
    code: "E242",
    what: "`{}` is named and has no row in `{}`, which has `{}`",
    how: "write the code as the record does, or give the codes of the record back their zeros",
};

/// A claim names a place whose record is blank.
pub const NAMED_AND_BLANK: Form = Form {
    code: "E104",
    what: "{} a blank cell in `{}`",
    how: "give the number or the ends between which it lies, or do not name the place",
};

/// More events are counted than there is that they could meet.
pub const MORE_THAN_ALL: Form = Form {
    code: "E220",
    what: "`{}` has {} events among {}",
    how: "look whether the two columns are swapped; what can happen more than once is counted against a smaller unit, as days or single miles are",
};

/// How to go on, where events of one year are counted among those of another.
pub const GROWTH: &str = "the number of a later year over that of an earlier one is growth, and no part of it: ask a `trend` with `than`, or give the quotient as a column under `rates`";

/// A row of a table of neighbours names a place as its own neighbour.
pub const NEIGHBOR_OF_ITSELF: Form = Form {
    code: "E213",
    what: "line {} of `{}` names `{}` as its own neighbour",
    how: "take the row out of the table of neighbours",
};

/// A table of neighbours has one row twice.
pub const NEIGHBOR_TWICE: Form = Form {
    code: "E212",
    what: "lines {} and {} of `{}` both name `{}` as a neighbour of `{}`",
    how: "keep one of the rows",
};

/// A row of a table of neighbours names none for a place that has some.
pub const NEIGHBOR_BLANK: Form = Form {
    code: "E211",
    what: "line {} of `{}` names no neighbour for `{}`, which has some on other lines",
    how: "give the row the code of the neighbour, or take the row out",
};

/// No code of a table of neighbours is that of a place that is tested.
pub const NO_NEIGHBOR_MATCHES: Form = Form {
    code: "E213",
    what: "no code of `{}` is that of a place with a number",
    how: "give the table of neighbours the codes that the record has, leading zeros included",
};

/// A row of a table of neighbours lacks the code of the place whose neighbour it names.
pub const NEIGHBOR_WITHOUT_CODE: Form = Form {
    code: "E211",
    what: "line {} of `{}` does not say whose neighbour it names",
    how: "give each row of the table of neighbours the code of its place",
};

/// A table of neighbours has a code of another form than the record's.
pub const NEIGHBOR_OF_NO_PLACE: Form = Form {
    code: "E213",
    what: "line {} of `{}` has the code `{}`, which is that of no place, or of another form than the record's",
    how: "give the table of neighbours the codes that the record has, leading zeros included",
};

/// A list names a place that its record does not have.
pub const LISTED_WITHOUT_ROW: Form = Form {
    code: "E213",
    what: "line {} of `{}` lists `{}`, which has no row in `{}`",
    how: "write the code as the record does, or leave the row out of the list with `leave_out` of the source",
};

/// Codes name no place that the atlas draws.
pub const NO_OUTLINE: Form = Form {
    code: "E242",
    what: "the atlas has no outline for {}; to leave these rows out write `{}` under the source",
    how: "write the codes of states and counties, or leave out the rows of other areas",
};

/// The same of codes that are those of places once they have their zeros.
pub const NO_OUTLINE_WITHOUT_ZEROS: Form = Form {
    code: "E242",
    what: "the atlas has no outline for {}, which have lost their leading zeros",
    how: "write the codes as text with their zeros, or name their column under `repair_codes` of the source",
};

/// A column is of areas that the atlas does not know, though its codes may look like others.
pub const OTHER_AREAS: Form = Form {
    code: "E242",
    what: "`{}` is a column of other areas than states and counties, and the atlas has no outlines of such",
    how: "name a record of states or counties, or give the column another name if its codes are theirs",
};

/// The same, where a table of neighbours would do.
pub const OTHER_AREAS_TOUCH: Form = Form {
    code: "E242",
    what: "`{}` is a column of other areas than states and counties, and the atlas has no outlines of such by which they would touch",
    how: "give a table of neighbours under `adjacency`, or give the column another name if its codes are those of states or counties",
};

/// States stand beside counties where neighbours come from outlines.
pub const TWO_LEVELS: Form = Form {
    code: "E242",
    what: "`{}` is the code of a {} and `{}` that of a {}, and each would be a place like the other",
    how: "keep the rows of one level with `where` or `leave_out`, or give a table of neighbours under `adjacency`",
};

/// Few places of a claim without a table of neighbours touch another.
pub const FEW_TOUCH: Form = Form {
    code: "E213",
    what: "{} of {} places touch another by their outlines",
    how: "take all places of the record, or give a table of neighbours under `adjacency`",
};

/// A neighbour has neither a number nor neighbours of its own.
pub const NEIGHBOR_WITHOUT_ROW: Form = Form {
    code: "E213",
    what: "line {} of `{}` names the neighbour `{}`, which has no number and no row of its own",
    how: "write the code as the record does, or give the place its own rows",
};

/// Most places have no neighbour.
pub const FEW_WITH_NEIGHBORS: Form = Form {
    code: "E213",
    what: "{} of {} places have a neighbour in `{}`",
    how: "give the neighbours of all places; the table may have been cut",
};
