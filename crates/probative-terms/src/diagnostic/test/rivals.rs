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

/// The numbers of an explanation follow from those of others.
pub const TOLD_BY_OTHERS: Form = Form {
    code: "E224",
    what: "the numbers of `{}` follow from those of `{}` at the {} places that have all of them",
    how: "leave one of them out: no record tells which of them counts",
};

/// An explanation has one number everywhere.
pub const SAME_EVERYWHERE: Form = Form {
    code: "E224",
    what: "`{}` has the same number at all {} places that have every number",
    how: "leave it out, or name a record in which its numbers differ",
};

/// The list names the same places as an explanation tells apart.
pub const LIST_TOLD: Form = Form {
    code: "E224",
    what: "which of {} places the list names follows from `{}`, so that no record tells which of them counts",
    how: "leave out the explanation that is the list in other words",
};

/// The list tells no places apart.
pub const LIST_OF_ALL_OR_NONE: Form = Form {
    code: "E240",
    what: "the list names {} of the {} places that have every number; a comparison needs places of both sides",
    how: "look at the rows of `list` and at their codes, or name a record that has other places too",
};

/// The mean of which a difference is told as a per cent is not above nothing.
pub const NOT_ABOVE_NOTHING: Form = Form {
    code: "E220",
    what: "the mean of the places to compare with is {}, of which no difference is a per cent",
    how: "name an outcome that is counted from nothing upwards",
};
