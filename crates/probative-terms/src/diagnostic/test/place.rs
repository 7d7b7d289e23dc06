//! Why a test of places could not run, whatever its kind.

use super::Form;

/// Every place has the same number.
pub const NO_VARIATION: Form = Form {
    code: "E241",
    what: "no variation: every place has the same number",
    how: "name another column, or see whether the numbers were rounded away",
};

/// A code names no place that the atlas draws.
pub const NO_OUTLINE: Form = Form {
    code: "E242",
    what: "the atlas has no outline for `{}`",
    how: "write the codes of states and counties, or leave out the rows of other areas",
};
