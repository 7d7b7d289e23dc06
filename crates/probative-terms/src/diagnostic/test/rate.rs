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
    what: "{} and nobody among whom they are counted",
    how: "look at the exposure there, or leave such places out with `leave_out` of the source",
};

/// Of no named place there is anybody among whom events could be counted.
pub const NAMED_AMONG_NOBODY: Form = Form {
    code: "E240",
    what: "every place that is named has 0 in `{}`: there is nobody there among whom events are counted",
    how: "name places with somebody in them, or look which column the exposure is",
};

/// A rank is asked of several places.
pub const SEVERAL_RANKED: Form = Form {
    code: "E306",
    what: "a rank is of one place, and {} are named by their rows",
    how: "name the cells that one row has, or the place by its code",
};

/// The place whose rank is asked for is none of those among which it is ranked.
pub const NO_PEER: Form = Form {
    code: "E306",
    what: "`{}` has {} in `{}`, so that it is none of the peers among which it would be ranked",
    how: "move `from` or `below` of `peers`, or name a place that is a peer",
};

/// A rate is nothing, and typical rates are compared by logarithms.
pub const NO_LOGARITHM: Form = Form {
    code: "E220",
    what: "the rates of {} in `{}` are 0, which has no logarithm, so that no typical rate can be told",
    how: "say `compared_by = \"ranks\"`, by which 0 is a rate as others are; or give the counts by place under `events` and what they are divided by under `exposure`, in the place of `rates`: there a place may have none",
};

/// A named place's rate is withheld.
pub const NAMED_RATE_WITHHELD: Form = Form {
    code: "E220",
    what: "the rate of `{}` in `{}` is withheld, so that no typical rate can be told",
    how: "give the counts by place under `events` and what they are divided by under `exposure`, in the place of `rates`: there a count may lie between two ends; or name no such place",
};

/// Ranks of such places as these are asked for.
pub const RANKS_OF_THESE: Form = Form {
    code: "E305",
    what: "rates that are compared by ranks are those of these places, and the words are about such places",
    how: "say `reach = \"these\"`, if the sentence is about these places, or leave `compared_by` out",
};

/// The place whose rank is asked for has no number of its own to be ranked by.
pub const NO_RATE_TO_RANK: Form = Form {
    code: "E242",
    what: "`{}` is named, and `{}` gives it no number to rank: it is withheld, or counted among nobody",
    how: "name a place that has a number, or give its number in a record of its own",
};

/// A published rate lies outside its own interval.
pub const RATE_OUTSIDE: Form = Form {
    code: "E242",
    what: "`{}` gives `{}` the rate {}, which does not lie between its ends {} and {}",
    how: "name the columns of the ends of the same rate, or what stands there for a missing number under `missing`",
};

/// A margin of error is below nothing.
pub const ERROR_BELOW_NOTHING: Form = Form {
    code: "E242",
    what: "`{}` gives the rate of `{}` a margin of error of {}",
    how: "name the column of the margin, or what stands there for a missing number under `missing` of the source",
};

/// Nobody's rate has an error.
pub const NO_ERROR_AT_ALL: Form = Form {
    code: "E242",
    what: "by the columns of its `error` no rate in `{}` could be off at all",
    how: "name the column of the margin, or those of both ends of the interval, and not the rate itself",
};

/// Of so few places none has a rank at which the claim holds.
pub const NO_RANK_HOLDS: Form = Form {
    code: "E305",
    what: "of {} places none could make the claim hold: their ranks are {} to {}, and it takes at least {} places",
    how: MORE_PEERS,
};

/// The same of ranks that are told as parts of all places.
pub const NO_PART_HOLDS: Form = Form {
    code: "E305",
    what: "of {} places none could make the claim hold: the first of them is at {} % of all, the last at {} %, and it takes at least {} places",
    how: MORE_PEERS,
};

/// Of so few places none has a rank at which the claim fails: each is one of so many.
pub const NO_RANK_FAILS: Form = Form {
    code: "E305",
    what: "of {} places none could make the claim fail: their ranks are {} to {}, and it takes at least {} places",
    how: MORE_PEERS,
};

/// No rank lies in one of the regions, however many places there are.
pub const NO_RANK_DECIDES: Form = Form {
    code: "E305",
    what: "of {} places none could make the claim hold, or none could make it fail",
    how: "name values in `holds` and `fails` that ranks can have",
};

const MORE_PEERS: &str =
    "name other peers in `among`, or another record, or take words that so few places can hold";
