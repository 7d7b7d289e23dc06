//! The words of each kind of claim, one file a kind.

use probative_case::claim::Kinds;
use probative_finding::{Phrase, Statement, What};
use probative_terms::Kind;

use crate::choice;
use crate::said::{Said, credits};
use crate::understood::Meant;

mod alignment;
pub(crate) mod arithmetic;
mod association;
mod cluster;
mod effect;
pub(crate) mod figure;
mod mechanism;
mod membership;
mod quote;
mod rate;
mod rivals;
mod share;
mod trend;

/// What a claim that holds is told by, where it states numbers.
const FIGURE: &str = "The figure is right";
/// What one whose numbers are the text's own is told by: no record is in it.
const NUMBERS: &str = "The stated numbers agree with each other, rounded as they are";
/// What any other is told by.
const RECORDS: &str = "The records agree with this";

/// Makes what is asked of the words of any kind from one row a kind: its module, and its agreement.
macro_rules! kinds {
    ($($kind:ident: $module:ident, $agreement:ident;)*) => {
        /// The file of a kind: its page, and behind it an example.
        fn file(kind: Kind) -> &'static str {
            match kind {
                $(Kind::$kind => $module::PAGE,)*
                Kind::Mechanism => mechanism::PAGE,
            }
        }

        /// What the records say of a claim that holds, before what makes it mislead.
        pub fn agreement(kind: Kind) -> &'static str {
            match kind {
                $(Kind::$kind => $agreement,)*
                Kind::Mechanism => RECORDS,
            }
        }

        /// What is read for a claim; nothing for a motive.
        pub(crate) fn meant(kinds: &Kinds) -> Option<Meant> {
            match kinds {
                $(Kinds::$kind(claim) => Some($module::meant(claim)),)*
                Kinds::Mechanism(_) => None,
            }
        }

        /// The sentence of a reading.
        pub fn said(what: &What) -> Said {
            match what {
                What::Own(own) => Said::own(own),
                $(What::$kind(what) => $module::said(what),)*
            }
        }

        /// Words of a picture.
        pub fn phrase(phrase: &Phrase) -> String {
            match phrase {
                Phrase::Own(own) => own.clone(),
                Phrase::Reading(reading) => statement(reading).text,
                Phrase::Sources(sources) => credits(sources),
                Phrase::Choices(choices) => choice::listed(choices),
                Phrase::Stands(counted) => choice::stands(*counted),
                Phrase::EveryReading => "Every defensible reading".to_owned(),
                $(Phrase::$kind(phrase) => $module::phrase(phrase),)*
            }
        }
    };
}

// A motive has a page and no row: no record decides it, and nothing is measured.
kinds! {
    Figure: figure, FIGURE;
    Share: share, FIGURE;
    Arithmetic: arithmetic, NUMBERS;
    Trend: trend, RECORDS;
    Membership: membership, RECORDS;
    Alignment: alignment, RECORDS;
    Association: association, RECORDS;
    Cluster: cluster, RECORDS;
    Rate: rate, RECORDS;
    Effect: effect, RECORDS;
    Quote: quote, RECORDS;
    Rivals: rivals, RECORDS;
}

/// How the example of a kind begins in its file, and how it ends.
const EXAMPLE: (&str, &str) = ("\n## Example\n```toml\n", "```");

/// What a kind asks, needs and measures, and when it misleads: its page.
pub fn page(kind: Kind) -> &'static str {
    let file = file(kind);
    file.split_once(EXAMPLE.0).map_or(file, |(page, _)| page)
}

/// A claim of a kind as a draft of a case has it, in TOML; blank where its file has none.
pub fn example(kind: Kind) -> &'static str {
    let (_, behind) = file(kind).split_once(EXAMPLE.0).unwrap_or_default();
    behind.split_once(EXAMPLE.1).map_or("", |(example, _)| example)
}

/// The sentence of a reading with the declared choices that it takes otherwise than the primary
/// one.
pub fn statement(statement: &Statement) -> Said {
    let mut told = said(&statement.what);
    told.text.push_str(&choice::otherwise(&statement.choices));
    told
}
