//! Why a test of rates could not run.

use super::Form;

/// One side of the comparison is empty.
pub const ONE_SIDED: Form = Form {
    code: "E240",
    what: "{} named places and {} others; a comparison needs one of each",
    how: "look whether the codes of the named places stand in the record, and others beside them",
};

/// Events are counted where there is nobody whom they could meet.
pub const AMONG_NOBODY: Form = Form {
    code: "E243",
    what: "`{}` has {} events and nobody among whom they are counted",
    how: "look at the exposure of the place, or leave the place out with `leave_out` of the source",
};

/// A rank is asked of several places.
pub const SEVERAL_RANKED: Form = Form {
    code: "E306",
    what: "a rank is of one place, and {} are named by their rows",
    how: "name the cells that one row has, or the place by its code",
};

/// A named place's rate is nothing or withheld, and typical rates are compared by logarithms.
pub const NO_LOGARITHM: Form = Form {
    code: "E220",
    what: "the rate of `{}` in `{}` is 0 or withheld, which has no logarithm, so that no typical rate can be told",
    how: "give `events` and `exposure` in the place of `rates`",
};

/// The place whose rank is asked for has no number of its own to be ranked by.
pub const NO_RATE_TO_RANK: Form = Form {
    code: "E242",
    what: "`{}` is named, and `{}` gives it no number to rank: it is withheld, or counted among nobody",
    how: "name a place that has a number, or give its number in a record of its own",
};

/// One of so many, where there are no more.
pub const ALL_AMONG_THE_FIRST: Form = Form {
    code: "E305",
    what: "there are {} places, and each of them is one of the first {}",
    how: "name peers of which some are not among so many, in `among` or by another record",
};
