//! A claim with one choice made otherwise.

use probative_case::claim::cluster::Chosen;
use probative_case::claim::select::List;
use probative_case::claim::{Kinds, Select};
use probative_finding::Choice;
use probative_finding::audit::{Dimension, Taken};

use super::published_rates;
use crate::question::Question;

/// The data of a claim with one choice made otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Other {
    /// What is chosen.
    pub(crate) dimension: Dimension,
    /// What the author took.
    pub(crate) taken: Taken,
    /// What is taken here.
    pub(crate) option: Taken,
    /// The claim's data with it.
    pub(crate) kinds: Kinds,
}

impl Other {
    /// Every option but the author's own, each with the data that `with` makes of it; an option
    /// with which nothing can be made is left out.
    pub(crate) fn each(
        dimension: Dimension,
        taken: &Taken,
        options: impl IntoIterator<Item = Taken>,
        with: impl Fn(&Taken) -> Option<Kinds>,
    ) -> Vec<Other> {
        let mut others: Vec<Other> = Vec::new();
        for option in options {
            if option == *taken || others.iter().any(|other| other.option == option) {
                continue;
            }
            let Some(kinds) = with(&option) else { continue };
            others.push(Other { dimension, taken: taken.clone(), option, kinds });
        }
        others
    }

    /// The other way in which a place may have come to be named.
    pub(crate) fn named(own: Chosen, with: impl Fn(Chosen) -> Option<Kinds>) -> Vec<Other> {
        let word = |chosen: Chosen| {
            let entry = Chosen::ALL.iter().find(|(one, _)| *one == chosen);
            Taken::Word(entry.map_or("", |(_, word)| word).to_owned())
        };
        let options = Chosen::ALL.map(|(chosen, _)| word(chosen));
        Other::each(Dimension::Named, &word(own), options, |option| {
            let (chosen, _) = Chosen::ALL.iter().find(|(chosen, _)| word(*chosen) == *option)?;
            with(*chosen)
        })
    }

    /// Other columns of some rows in place of what the author took.
    pub(crate) fn of_columns(
        dimension: Dimension,
        taken: &Select,
        rows: &Select,
        columns: &[String],
        with: impl Fn(Select) -> Option<Kinds>,
    ) -> Vec<Other> {
        let told = |select: &Select| Taken::Column {
            source: select.source.clone(),
            column: select.value.clone(),
        };
        let options = columns.iter().map(|column| told(&rows.in_column(column)));
        Other::each(dimension, &told(taken), options, |option| {
            let Taken::Column { column, .. } = option else { return None };
            with(rows.in_column(column))
        })
    }

    /// The rates that the same rows have in place of the counts of a selection: they do not hang
    /// on how large a place is.
    pub(crate) fn of_rates(
        counts: &Select,
        question: &Question<'_>,
        with: impl Fn(Select) -> Option<Kinds>,
    ) -> Vec<Other> {
        let Some(table) = question.evidence().table(&counts.source) else { return Vec::new() };
        let rates = published_rates(counts, table);
        Other::of_columns(Dimension::Denominator, counts, counts, &rates, with)
    }

    /// The claim without what is shown beside it under this name.
    pub(crate) fn without(said: &str, with: impl Fn() -> Option<Kinds>) -> Vec<Other> {
        let told = |given| Taken::Given { what: said.to_owned(), given };
        Other::each(Dimension::Beside, &told(true), [told(false)], |_| with())
    }

    /// Each other list of the case in place of the first, which joins the others.
    pub(crate) fn lists(
        own: &List,
        others: &[List],
        with: impl Fn(List, Vec<List>) -> Option<Kinds>,
    ) -> Vec<Other> {
        let told = |list: &List| Taken::Choice(Choice::List(list.said.clone()));
        let options: Vec<Taken> = others.iter().map(told).collect();
        Other::each(Dimension::List, &told(own), options, |option| {
            let mut others = others.to_vec();
            let other = others.iter_mut().find(|list| told(list) == *option)?;
            let mut own = own.clone();
            std::mem::swap(&mut own, other);
            with(own, others)
        })
    }
}
