//! Who is whose neighbour, once it is found.

use std::collections::BTreeMap;

use probative_evidence::{LinkFormat, write_links};
use probative_spatial::Weights;
use probative_terms::text::{one_line, visible};
use probative_terms::{Diagnostic, Neighbours};

use crate::error::Error;
use crate::observed::Observed;

/// Weights and what they are called.
#[derive(Debug)]
pub struct Neighbors {
    /// What the question calls them.
    pub kind: Neighbours,
    /// How their strengths are scaled.
    pub style: &'static str,
    /// The least distance that leaves no island, if that is how far they reach.
    pub reach: Option<f64>,
    /// The links that each of some snaps gives, if units are neighbours because they touch.
    pub snaps: Vec<(f64, usize)>,
    /// Units that touch where they share no vertex, so that they are no neighbours.
    pub unshared: Vec<(usize, usize)>,
    /// How many units' borders are too many to be looked at for that.
    pub not_looked_at: usize,
    /// What is odd about the list that they are of.
    pub notices: Vec<Diagnostic>,
    /// Units of which another is as far away as the last of their nearest, where these are counted.
    pub tied: Vec<usize>,
    /// How many steps away neighbours are.
    pub order: usize,
    /// How far apart vertices count as one, if units are neighbours because they touch.
    pub snap: Option<f64>,
    /// Whether the question says how far apart vertices count as one.
    pub snap_is_said: bool,
    /// The weights before that.
    pub raw: Weights,
    /// The weights in their style.
    pub weights: Weights,
}

impl Neighbors {
    /// The neighbours as the text of a list, in the format that the path's name ends in.
    ///
    /// # Errors
    /// An ending that is of no list, and ids that the format could not hold.
    pub fn listed(&self, path: &str, observed: &Observed) -> Result<String, Error> {
        let Some(format) = LinkFormat::of(path) else {
            let said = format!("{path} is no list of neighbours");
            return Err(Error::asked(said, "end the name in .gal, .gwt or .csv"));
        };
        let spaced = observed.ids.iter().find(|id| id.contains(char::is_whitespace));
        if let (Some(id), LinkFormat::Gal | LinkFormat::Gwt) = (spaced, format) {
            let said = format!("GAL and GWT part ids by spaces, and `{}` holds one", one_line(id));
            let help = "write the list as .csv, or name another column with --id";
            return Err(Error::asked(said, help));
        }
        let hidden = observed.ids.iter().find(|id| visible(id) != **id);
        if let (Some(id), LinkFormat::Gal | LinkFormat::Gwt) = (hidden, format) {
            let said =
                format!("GAL and GWT write ids as they are, and `{}` hides a sign", one_line(id));
            let help = "write the list as .csv, or name another column with --id";
            return Err(Error::asked(said, help));
        }
        Ok(write_links(&self.weights.as_links(), format, &observed.ids, &observed.id_column))
    }

    /// How many units each component has, the largest first.
    pub fn component_sizes(&self) -> Vec<usize> {
        let mut sizes: Vec<usize> = counts(self.weights.components()).into_values().collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }

    /// How many units have how many neighbours.
    pub fn degrees(&self) -> BTreeMap<usize, usize> {
        counts((0..self.weights.units()).map(|unit| self.weights.degree(unit)))
    }
}

/// How often each of some things stands in a list.
pub(crate) fn counts<K: Ord>(things: impl IntoIterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    things.into_iter().for_each(|thing| *counts.entry(thing).or_default() += 1);
    counts
}
