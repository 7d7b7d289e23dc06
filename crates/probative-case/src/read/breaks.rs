//! How the values of a map are put into classes.

use super::walk::Node;
use probative_terms::Breaks;

/// The most breaks of a map: its classes are those that every reader can tell apart.
const MOST: usize = 4;

/// The breaks under `breaks`, or those that the word under `classes` makes; quantiles without either.
pub(super) fn breaks(node: &Node<'_>) -> Breaks {
    let (named, given) = (node.has("classes"), node.has("breaks"));
    if named && given {
        let said = "`classes` and `breaks` are both given".to_owned();
        node.mistake("E306", "breaks", said, "keep one of them");
    }
    if !given {
        let choices = [(Breaks::Quantile, "quantile"), (Breaks::Natural, "natural")];
        let at = choices.iter().enumerate().map(|(at, (_, word))| (at, *word));
        let at = if named { node.choice("classes", &at.collect::<Vec<_>>()) } else { None };
        return at.map_or(Breaks::Quantile, |at| choices[at].0.clone());
    }
    let breaks = node.numbers("breaks");
    let ascending = breaks.is_sorted_by(|one, next| one < next);
    if breaks.is_empty() || breaks.len() > MOST || !ascending {
        let said = format!("`breaks` are not 1 to {MOST} ascending numbers");
        node.mistake("E306", "breaks", said, "write breaks = [5, 10, 15, 20]");
    }
    Breaks::Given(breaks)
}
