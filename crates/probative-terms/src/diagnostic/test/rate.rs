//! Why a test of rates could not run.

use super::Form;

/// One side of the comparison is empty.
pub const ONE_SIDED: Form = Form {
    code: "E240",
    what: "{} named places and {} others; a comparison needs one of each",
    how: "look whether the codes of the named places stand in the record, and others beside them",
};
