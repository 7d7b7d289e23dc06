//! Why a test of places could not run, whatever its kind.

use super::Form;

/// Every place has the same number.
pub const NO_VARIATION: Form = Form {
    code: "E241",
    what: "no variation: every place has the same number",
    how: "name another column, or see whether the numbers were rounded away",
};

/// A claim names a place that its record does not have.
pub const WITHOUT_ROW: Form = Form {
    code: "E242",
    what: "`{}` is named and has no row in `{}`",
    how: "look whether its code stands in the record as the claim writes it, and is among the rows of `where`",
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
    how: "write the code as the record does, or leave the row out of the list with `where`",
};

/// A code names no place that the atlas draws.
pub const NO_OUTLINE: Form = Form {
    code: "E242",
    what: "the atlas has no outline for `{}`",
    how: "write the codes of states and counties, or leave out the rows of other areas",
};
