//! Why a test of explanations beside each other could not run.

use super::Form;

/// Too few places for so many explanations.
pub const FEW_PLACES: Form = Form {
    code: "E240",
    what: "{} places have every number; {} explanations need at least {}",
    how: "leave out the explanation that most places lack, or name a record of more places",
};

/// Every place has the same outcome.
pub const NO_VARIATION: Form = Form {
    code: "E241",
    what: "no variation: every place has the same outcome",
    how: "name another outcome, or see whether its numbers were rounded away",
};

/// The explanations cannot be fitted together.
pub const NOT_FITTED: Form = Form {
    code: "E224",
    what: "{}",
    how: "leave out an explanation that is told by the others, or that is the same everywhere",
};

/// The mean of which a difference is told as a per cent is not above nothing.
pub const NOT_ABOVE_NOTHING: Form = Form {
    code: "E220",
    what: "the mean of the places to compare with is {}, of which no difference is a per cent",
    how: "name an outcome that is counted from nothing upwards",
};
