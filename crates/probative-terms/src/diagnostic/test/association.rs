//! Why a test of things that go together could not run.

use super::Form;

/// Too few places have a number to be ranked.
pub const FEW_RANKED: Form = Form {
    code: "E240",
    what: "{} places have a number, or ends of one; the first {} of them need at least {}",
    how: "look at fewer of the first places, or name a record of more places",
};

/// A place of a ranking has neither a number nor an upper end.
pub const OPEN_ABOVE: Form = Form {
    code: "E104",
    what: "`{}` has neither a number nor an upper end in `{}`, so that it may be among the first",
    how: "name the column of the upper end in `high` and fill it, or leave the place out with `leave_out` of the source",
};

/// The named places hold so many people that they must hold most of the first places.
pub const PEOPLE_ALONE: Form = Form {
    code: "E242",
    what: "population alone would put {} % of the first places among those named, \
           so the claim cannot fail",
    how: "ask for a rate in place of a count, which population does not decide",
};

/// Too few places to compare the named ones with the others.
pub const FEW_COMPARED: Form = Form {
    code: "E240",
    what: "a spatial comparison needs at least 10 places, 3 named and 3 others; \
           there are {} and {}",
    how: "name a record of more places, or leave the comparison out",
};

/// Too few places have a number on both of two maps.
pub const FEW_PAIRS: Form = Form {
    code: "E240",
    what: "two maps need at least {} places with both numbers; there are {}",
    how: "name records of more places, such as counties for states",
};

/// Two maps are worth too few independent places.
pub const TOO_SMOOTH: Form = Form {
    code: "E240",
    what: "the maps are so smooth that they are worth two places",
    how: "name records of more places, or of a wider region",
};
