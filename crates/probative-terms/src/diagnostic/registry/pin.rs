//! E4 and W4: files that a case pins.

use super::Entry;

pub(super) const CODES: &[Entry] = &[
    Entry {
        code: "E401",
        title: "a file that is not the one the case pins",
        why: "a verdict holds for the bytes it was made from",
        how: "restore the file, or run `probative pin CASE --source ID` and say so under corrections",
        example: "a table that a spreadsheet opened and saved again",
    },
    Entry {
        code: "E402",
        title: "a calibration that cannot be read",
        why: "the error of the tests would be unknown",
        how: "make it again with `probative calibrate`",
        example: "an entry without `type_one`",
    },
    Entry {
        code: "W401",
        title: "a source that is not there",
        why: "a record that nobody holds decides nothing",
        how: "put the file where the case names it; until then the claims that need it are not tested",
        example: "a source whose licence keeps it out of the case's folder",
    },
];
