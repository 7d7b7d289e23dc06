//! Why a change over years could not be tested.

use std::fmt;

use crate::Form;
use crate::text::toml_key;

/// A claim of a change names no years to look at.
pub const NO_WINDOW: Form = Form {
    code: "E242",
    what: "the claim names no window of years",
    how: "name the first and the last year in `windows`",
};

/// A record lacks years of a window, so that another window would be answered for.
pub const YEARS_LACKING: Form = Form {
    code: "E242",
    what: "the window {} to {} has no number for {}",
    how: "end the window where the record does, or name a record that holds every year of it",
};

/// The same of a record whose rows are counted.
pub const WITHOUT_ROWS: Form = Form {
    code: "E242",
    what: "the window {} to {}: the rows of `{}` are counted, and it has none of {}",
    how: "say `covers = [[FIRST, LAST]]` of the source if it has every incident of those years: one without a row then counts 0; if it has not, end the window where the record does, or name a record that has",
};

/// The same, where the list has every incident but for rows that are left out.
pub const WITH_ROWS_LEFT: Form = Form {
    code: "E242",
    what: "the window {} to {}: the rows of `{}` are counted, and it has none of {}; rows that are left out may be of those years, so that `covers` does not say that there were none",
    how: "give the rows that are left out their year in a copy of the file; if they stay left out, end the window where the record does, or name a record that has those years",
};

/// How to go on, of a record whose rows have days of publication.
pub const LATER_NOT_READ: &str = "; rows that were published after the text are not read";

/// How to go on, of a file that has its own total in a row which is left out.
pub fn own_total(column: &str, cell: &str) -> String {
    format!(
        "; its own total is read with `keep_totals = true` of the source and `where = {{ {} = [{cell:?}] }}` without `sum_over`",
        toml_key(column)
    )
}

/// One window of several cannot be measured; its reason has a code and a remedy of its own.
pub const IN_WINDOW: Form = Form {
    code: "E243",
    what: "the window {} to {}: {}",
    how: "leave this window out of `windows`, or name a longer one",
};

/// A change in percentage points is stated that is more than all of a part.
pub const IN_NO_POINTS: Form = Form {
    code: "E243",
    what: "a change by {} would be in percentage points of the whole, and no year has more than {} % of it",
    how: "of numbers per 100,000 or the like read the published rates as `values`; of counts leave `whole` out; of a change in per cent leave `measured_in` out",
};

/// The same, where parts of its sums have no number.
pub const WITH_BLANKS: Form = Form {
    code: "E242",
    what: "{}; `{}` is blank in some rows{}",
    how: "end the window before them, or leave such parts out of all years by a line of the source",
};

/// The same of months or other times of a year, of which none can be left out.
pub const WITH_BLANK_TIMES: Form = Form {
    code: "E242",
    what: WITH_BLANKS.what,
    how: "give the numbers that lack, or end the window before them: a year without one of its times is none",
};

/// A cell that must hold a year holds something else.
pub const NOT_A_YEAR: Form = Form {
    code: "E215",
    what: "`{}` is not a year",
    how: "write years as YYYY, or name another column in `time`",
};

/// The most years that a message names one by one.
const SHOWN: usize = 10;

/// Years that a record lacks, as a message names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking(pub Vec<i32>);

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years: Vec<String> = self.0.iter().take(SHOWN).map(i32::to_string).collect();
        f.write_str(&years.join(", "))?;
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// A year has no whole, so that nothing is a part of it.
pub const AMONG_NOTHING: Form = Form {
    code: "E243",
    what: "the whole of {} is nothing, so that no part of it can be told",
    how: "name windows without that year, or correct the whole",
};

/// What a number is set beside is nothing where a window begins or ends.
pub const BESIDE_NOTHING: Form = Form {
    code: "E243",
    what: "what it is set beside is nothing in {}, where the window begins or ends, so that no number is so many times of it",
    how: "name windows that begin and end with other years, or correct the record of `than`",
};

/// How fast is told of rises, and both numbers fell.
pub const BOTH_FELL: Form = Form {
    code: "E243",
    what: "both numbers fell from {} to {}, and `{}` is told of rises: which of two falls is the faster it does not say",
    how: "test each fall by itself, as `lowered` with its `by`, or the two falls as numbers of an arithmetic claim",
};

/// A window begins with nothing, of which no change is a per cent.
pub const FROM_NOTHING: Form = Form {
    code: "E220",
    what: "there is nothing in {}, where the window begins, so that no change is a per cent of it",
    how: "begin the window with a year that has events and people",
};
