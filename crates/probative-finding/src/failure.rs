//! A diagnostic as findings hold it.

use probative_terms::{Code, Diagnostic};
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a test could not run, as findings hold it.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(crate) struct Failure {
    /// The code, which `probative explain` tells more of.
    code: String,
    /// What is wrong.
    what: String,
    /// How to go on.
    how: String,
}

pub(crate) fn serialize<S: Serializer>(why: &Diagnostic, to: S) -> Result<S::Ok, S::Error> {
    let Diagnostic { code, what, how, .. } = why.clone();
    Failure { code: code.word().to_owned(), what, how }.serialize(to)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Diagnostic, D::Error> {
    let Failure { code, what, how } = Failure::deserialize(from)?;
    let known = Code::find(&code).ok_or_else(|| D::Error::custom(format!("no code {code}")))?;
    Ok(Diagnostic::new(known.word(), what).helped(&how))
}
