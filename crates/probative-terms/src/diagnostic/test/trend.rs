//! Why a change over years could not be tested.

use crate::Form;

/// A claim of a change names no years to look at.
pub const NO_WINDOW: Form = Form {
    code: "E242",
    what: "the claim names no window of years",
    how: "name the first and the last year in `windows`",
};

/// A cell that must hold a year holds something else.
pub const NOT_A_YEAR: Form = Form {
    code: "E215",
    what: "`{}` is not a year",
    how: "write years as YYYY, or name another column in `time`",
};
