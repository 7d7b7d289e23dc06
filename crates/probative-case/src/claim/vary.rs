//! Choices of which another would have been as defensible.

use super::Kinds;
use super::alignment::Alignment;
use super::association::Association;
use super::cluster::Mapped;
use super::rate::RateForm;

/// Columns and the values that a row must have in each.
pub type Filter = Vec<(String, Vec<String>)>;

/// One choice: wherever the claim's rows are those with `from` in a column, others could be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vary {
    /// What is chosen, in a phrase.
    pub said: String,
    /// The column.
    pub column: String,
    /// The value that the primary reading takes.
    pub from: String,
    /// The values that could be taken for it.
    pub to: Vec<String>,
}

impl Kinds {
    /// The claim with `to` taken in place of a choice's own value; nothing where no filter has it.
    pub fn varied(&self, vary: &Vary, to: &str) -> Option<Kinds> {
        let mut kinds = self.clone();
        let mut found = false;
        for (column, values) in filters(&mut kinds).into_iter().flatten() {
            if *column == vary.column && *values == [vary.from.clone()] {
                *values = vec![to.to_owned()];
                found = true;
            }
        }
        found.then_some(kinds)
    }
}

/// The filters of what decides; readings beside keep theirs.
fn filters(kinds: &mut Kinds) -> Vec<&mut Filter> {
    match kinds {
        Kinds::Trend(trend) => vec![&mut trend.events.filter, &mut trend.whole.filter],
        Kinds::Membership(membership) => vec![&mut membership.list.filter],
        Kinds::Alignment(Alignment::Along(along)) => vec![&mut along.list.filter],
        Kinds::Association(Association::Named(named)) => {
            vec![&mut named.counts.filter, &mut named.population.filter]
        }
        Kinds::Association(Association::Maps(maps)) => {
            vec![&mut maps.values.filter, &mut maps.with.filter]
        }
        Kinds::Cluster(cluster) => match &mut cluster.mapped {
            Mapped::Values(values) => vec![&mut values.filter],
            Mapped::Rates { events, population, .. } => {
                vec![&mut events.filter, &mut population.filter]
            }
        },
        Kinds::Rate(rate) => match &mut rate.form {
            RateForm::Counts { events, exposure, .. } => {
                vec![&mut events.filter, &mut exposure.filter]
            }
            RateForm::Ranks { rates } => vec![&mut rates.filter],
        },
        Kinds::Effect(effect) => vec![&mut effect.outcome.filter, &mut effect.list.filter],
        Kinds::Rivals(rivals) => {
            let columns = rivals.explanations.iter_mut().flat_map(|each| &mut each.columns);
            let selects = columns.chain([&mut rivals.outcome]).map(|select| &mut select.filter);
            selects.chain([&mut rivals.policy.list.filter]).collect()
        }
        Kinds::Figure(_)
        | Kinds::Share(_)
        | Kinds::Arithmetic(_)
        | Kinds::Quote(_)
        | Kinds::Mechanism(_)
        | Kinds::Alignment(Alignment::Only(_)) => Vec::new(),
    }
}
