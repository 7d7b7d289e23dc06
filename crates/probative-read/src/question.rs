//! What a claim leaves open, as named questions: no default answers one.

use probative_terms::Kind;

use crate::kind::Facts;

/// A question that a text leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// A part is told, and not of which whole.
    OfWhatWhole,
    /// No period is told.
    WhichPeriod,
    /// No place is told.
    WhichPlaces,
    /// A status is told, and not by which list.
    WhichList,
    /// A change or a level is told, and not of which number.
    WhichMeasure,
    /// Something is compared, and not with what.
    AgainstWhat,
    /// An outcome is told, and not from which day on.
    WhichDay,
    /// Another's words are told, and not where they stand.
    WhichDocument,
    /// A pattern is told, and not along which lines or with which map.
    WhichMap,
    /// A count is told, and not out of how many it could have been.
    BaseRate,
}

impl Question {
    /// The question in words.
    pub fn words(self) -> &'static str {
        match self {
            Question::OfWhatWhole => "of what whole?",
            Question::WhichPeriod => "which period?",
            Question::WhichPlaces => "which places?",
            Question::WhichList => "which list?",
            Question::WhichMeasure => "by which number?",
            Question::AgainstWhat => "compared with what?",
            Question::WhichDay => "from which day on, and where not?",
            Question::WhichDocument => "in which document?",
            Question::WhichMap => "along which lines, or like which map?",
            Question::BaseRate => "out of how many?",
        }
    }
}

/// The questions that a piece of a kind leaves open.
pub(crate) fn questions(facts: &Facts<'_>, kind: Kind) -> Vec<Question> {
    let mut open = Vec::new();
    let dated =
        [Kind::Figure, Kind::Share, Kind::Trend, Kind::Rate, Kind::Cluster, Kind::Association];
    let of_kind = match kind {
        Kind::Share if !facts.names_whole() => Some(Question::OfWhatWhole),
        Kind::Trend | Kind::Rate if !facts.counts() => Some(Question::WhichMeasure),
        Kind::Membership => Some(Question::WhichList),
        Kind::Effect | Kind::Rivals => Some(Question::WhichDay),
        Kind::Quote => Some(Question::WhichDocument),
        Kind::Alignment => Some(Question::WhichMap),
        Kind::Cluster | Kind::Association => Some(Question::WhichMeasure),
        Kind::Figure if facts.counts() && facts.quantities.iter().any(|one| one.is_count()) => {
            Some(Question::BaseRate)
        }
        Kind::Share
        | Kind::Trend
        | Kind::Rate
        | Kind::Figure
        | Kind::Arithmetic
        | Kind::Mechanism => None,
    };
    open.extend(of_kind);
    if kind == Kind::Rate && !facts.compares() {
        open.push(Question::AgainstWhat);
    }
    if dated.contains(&kind) && facts.periods == 0 {
        open.push(Question::WhichPeriod);
    }
    let placed = dated.contains(&kind) || matches!(kind, Kind::Effect | Kind::Membership);
    if placed && facts.places == 0 {
        open.push(Question::WhichPlaces);
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reading;

    fn open(text: &str) -> Vec<Question> {
        Reading::new(text, None).claims[0].questions.clone()
    }

    #[test]
    fn what_a_sentence_leaves_open_is_asked_and_what_it_says_is_not() {
        let all = [Question::OfWhatWhole, Question::WhichPeriod, Question::WhichPlaces];
        assert_eq!(open("Most are young and 60% are women."), all);
        assert_eq!(open("In 2012, 40 of the 90 mills in Ohio were closed."), []);
        assert_eq!(open("Everyone in Ohio is now eligible to vote."), [Question::WhichList]);
    }
}
