//! Why a test of a change after a policy could not run.

use super::Form;

/// A window does not reach over the policy.
pub const ONE_SIDED_WINDOW: Form = Form {
    code: "E242",
    what: "the window {} to {} has no year on each side of {}",
    how: "begin the window before the year of the policy, and end it in that year or later",
};

/// Too few places with a number in every year, or all of them on one side.
pub const FEW_PLACES: Form = Form {
    code: "E240",
    what: "a panel needs at least 10 places, some on the list and some not; there are {} and {}, \
           besides {} that come onto the list later in the window, {} without a number in some year \
           of it, {} of which the list does not say whether they are on it, and {} of its entries \
           that were published after the text",
    how: "name a record of more places, or a window in which they have a number every year and that \
          ends before others come onto the list; `covers` says of which places and days a list speaks",
};

/// The same, where entries name the year or month alone in which the text appeared.
pub const FEW_PLACES_BY_THE_END: Form = Form {
    code: "E240",
    what: "a panel needs at least 10 places, some on the list and some not; there are {} and {}, \
           besides {} that come onto the list later in the window, {} without a number in some year \
           of it, {} of which the list does not say whether they are on it, and {} of its entries \
           that were published after the text; of `{}` alone nobody can say whether that was before \
           the text or after it",
    how: "give the day on which each entry was published, as YYYY-MM-DD; else name a record of more \
          places, or a window in which they have a number every year",
};

/// Numbers at or below zero, where a comparison by ratios needs their logarithms.
pub const NO_LOGARITHM: Form = Form {
    code: "E220",
    what: "{} of the numbers is not above zero, the least {}, and a comparison by ratios takes the \
           logarithm of each",
    how: "compare by differences, or name an outcome that is above zero in every place and year",
};
