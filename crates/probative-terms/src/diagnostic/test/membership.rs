//! Why it could not be told who is on a list.

use crate::Form;

/// A list has no row that was public in time.
pub const NO_PUBLIC_ROW: Form = Form {
    code: "E240",
    what: "no row of {} was public when the text appeared",
    how: "look at the list's filter and at its column of publication, or name an earlier list",
};

/// A cell that must hold the date of an event holds something else.
pub const NOT_THE_DATE_OF_AN_EVENT: Form = Form {
    code: "E217",
    what: "`{}` is not the date of an event",
    how: "write dates as YYYY, YYYY-MM or YYYY-MM-DD, or name another column",
};
