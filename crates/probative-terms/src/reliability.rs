//! The words of reliability, and what they may rest on.

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

/// What a word of reliability rests on: the published list of `docs/verdicts.md`.
///
/// Each basis carries one word, so that nobody chooses the word after seeing what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A record of the body whose task it is to count, read as published or in a copy that agrees.
    OfficialRecord,
    /// An estimate of such a body, with its method.
    OfficialEstimate,
    /// A published act, map or boundary: what it says is so because it says it.
    ActOrMap,
    /// A study that others have reviewed before it was printed.
    PeerReviewed,
    /// A body that keeps such records as its work and says how.
    ResearchBody,
    /// Data that textbooks of the field print.
    Textbook,
    /// The program's own computation from the case's sources.
    Computed,
    /// Invented for a test or an example.
    Invented,
    /// An official record with parts missing, filled in, or still to be revised.
    IncompleteRecord,
    /// Numbers of such a body in a copy that nobody compared with the original.
    UncheckedCopy,
    /// Compiled from several places by somebody whose work it is not.
    Compiled,
    /// Compiled by one side of the argument.
    OneSide,
    /// Read in the press or in releases.
    Press,
    /// One document, with nothing beside it.
    SingleDocument,
    /// Nobody says who made it.
    UnknownMaker,
    /// A copy of a copy.
    CopyOfACopy,
    /// Its maker, or another record, says otherwise.
    Disputed,
}

impl Basis {
    /// Every basis with its word in case files, in the order of the list.
    pub const ALL: [(Basis, &'static str); 17] = [
        (Basis::OfficialRecord, "official record"),
        (Basis::OfficialEstimate, "official estimate"),
        (Basis::ActOrMap, "act or map"),
        (Basis::PeerReviewed, "peer-reviewed"),
        (Basis::ResearchBody, "research body"),
        (Basis::Textbook, "textbook data"),
        (Basis::Computed, "computed"),
        (Basis::Invented, "invented"),
        (Basis::IncompleteRecord, "incomplete record"),
        (Basis::UncheckedCopy, "unchecked copy"),
        (Basis::Compiled, "compiled"),
        (Basis::OneSide, "compiled by one side"),
        (Basis::Press, "press report"),
        (Basis::SingleDocument, "single document"),
        (Basis::UnknownMaker, "unknown maker"),
        (Basis::CopyOfACopy, "copy of a copy"),
        (Basis::Disputed, "disputed"),
    ];

    /// Its word in case files.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(basis, _)| *basis == self).map_or("", |(_, word)| word)
    }

    /// The word of reliability that it carries.
    pub fn carries(self) -> ReliabilityWord {
        match self {
            Basis::OfficialRecord
            | Basis::OfficialEstimate
            | Basis::ActOrMap
            | Basis::PeerReviewed
            | Basis::ResearchBody
            | Basis::Textbook
            | Basis::Computed
            | Basis::Invented => ReliabilityWord::Sufficient,
            Basis::IncompleteRecord
            | Basis::UncheckedCopy
            | Basis::Compiled
            | Basis::OneSide
            | Basis::Press
            | Basis::SingleDocument
            | Basis::UnknownMaker => ReliabilityWord::Undetermined,
            Basis::CopyOfACopy | Basis::Disputed => ReliabilityWord::Insufficient,
        }
    }
}
