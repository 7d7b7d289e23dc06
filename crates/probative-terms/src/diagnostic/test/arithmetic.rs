//! Why an equation between stated numbers could not be tested.

use crate::Form;

/// An equation has nothing that its result should agree with.
pub const EQUATION_WITHOUT_REGIONS: Form = Form {
    code: "E242",
    what: "`{}` has no regions",
    how: "name in `gives` the stated number that the equation should give",
};

/// An equation uses a number that the text does not state.
pub const NUMBER_NOT_STATED: Form = Form {
    code: "E242",
    what: "`{}` uses a number that the text does not state",
    how: "name in `multiply` and `divide` the claim's own numbers",
};

/// The units of an equation do not give the unit that it says.
pub const UNITS_DO_NOT_FIT: Form = Form {
    code: "E243",
    what: "the units do not fit: `{}` gives {} and says {}",
    how: "write each number's unit in the same words, such as `pound/month` and `month`",
};

/// A number is told in per cent of one that is not above zero.
pub const PERCENT_OF_NOTHING: Form = Form {
    code: "E243",
    what: "`{}` is in per cent of {}, and nothing is a per cent of a number that is not above zero",
    how: "tell the change by `subtract`, in the unit of both numbers",
};
