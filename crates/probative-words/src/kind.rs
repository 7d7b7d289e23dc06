//! The words of each kind of claim, one file a kind.

use probative_finding::{Phrase, What};
use probative_terms::Kind;

use crate::choice;
use crate::said::{Said, credits, statement};

mod alignment;
mod arithmetic;
mod association;
mod cluster;
mod effect;
mod figure;
mod mechanism;
mod membership;
mod quote;
mod rate;
mod rivals;
mod share;
mod trend;

/// What a kind asks, needs and measures, and when it misleads: its page.
pub fn page(kind: Kind) -> &'static str {
    match kind {
        Kind::Figure => figure::PAGE,
        Kind::Share => share::PAGE,
        Kind::Arithmetic => arithmetic::PAGE,
        Kind::Trend => trend::PAGE,
        Kind::Membership => membership::PAGE,
        Kind::Alignment => alignment::PAGE,
        Kind::Association => association::PAGE,
        Kind::Cluster => cluster::PAGE,
        Kind::Rate => rate::PAGE,
        Kind::Effect => effect::PAGE,
        Kind::Quote => quote::PAGE,
        Kind::Rivals => rivals::PAGE,
        Kind::Mechanism => mechanism::PAGE,
    }
}

/// The sentence of a reading.
pub fn said(what: &What) -> Said {
    match what {
        What::Own(own) => Said::own(own),
        What::Figure(what) => figure::said(what),
        What::Share(what) => share::said(what),
        What::Arithmetic(what) => arithmetic::said(what),
        What::Trend(what) => trend::said(what),
        What::Membership(what) => membership::said(what),
        What::Alignment(what) => alignment::said(what),
        What::Association(what) => association::said(what),
        What::Cluster(what) => cluster::said(what),
        What::Rate(what) => rate::said(what),
        What::Effect(what) => effect::said(what),
        What::Quote(what) => quote::said(what),
        What::Rivals(what) => rivals::said(what),
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
        Phrase::Figure(phrase) => figure::phrase(phrase),
        Phrase::Share(phrase) => share::phrase(phrase),
        Phrase::Arithmetic(phrase) => arithmetic::phrase(phrase),
        Phrase::Trend(phrase) => trend::phrase(phrase),
        Phrase::Membership(phrase) => membership::phrase(phrase),
        Phrase::Alignment(phrase) => alignment::phrase(phrase),
        Phrase::Association(phrase) => association::phrase(phrase),
        Phrase::Cluster(phrase) => cluster::phrase(phrase),
        Phrase::Rate(phrase) => rate::phrase(phrase),
        Phrase::Effect(phrase) => effect::phrase(phrase),
        Phrase::Quote(phrase) => quote::phrase(phrase),
        Phrase::Rivals(phrase) => rivals::phrase(phrase),
    }
}
