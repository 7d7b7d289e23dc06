//! The words of reliability.

/// The three words of reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReliabilityWord {
    /// Sufficiently reliable for this purpose.
    Sufficient,
    /// Undetermined.
    Undetermined,
    /// Not sufficiently reliable.
    Insufficient,
}

impl ReliabilityWord {
    /// The word in case files and findings.
    pub fn word(self) -> &'static str {
        match self {
            ReliabilityWord::Sufficient => "sufficiently reliable",
            ReliabilityWord::Undetermined => "undetermined",
            ReliabilityWord::Insufficient => "not sufficiently reliable",
        }
    }
}
