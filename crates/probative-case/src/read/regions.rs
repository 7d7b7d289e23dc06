//! The two regions of a claim, from its words and its stated numbers.

use super::walk::Node;
use crate::claim::figure::StatedNumber;
use crate::claim::share::Share;
use crate::claim::{Kinds, Test};
use crate::words::Words;
use probative_terms::{BadRegions, Range, Regions};

/// The regions of a claim; `None` where they need the population or the claim has none.
///
/// A case may state its own with a reason; a region that cannot hold or cannot fail is refused.
pub(super) fn read(node: &Node<'_>, words: Words, test: &Test) -> Option<Regions> {
    let found = if node.has("holds") || node.has("fails") {
        if !node.has("regions_because") {
            let said = "regions other than the words' need a reason".to_owned();
            node.mistake("E305", "holds", said, "add regions_because = \"…\"");
        }
        Some(own(node)?)
    } else {
        from_words(words, test)
    };
    match found {
        Some(Ok(regions)) => Some(regions),
        Some(Err(BadRegions(said))) => {
            let help = "name values at which it holds and others at which it fails";
            node.mistake("E305", "holds", said.to_owned(), help);
            None
        }
        None => None,
    }
}

fn own(node: &Node<'_>) -> Option<Result<Regions, BadRegions>> {
    let (holds, fails) = (node.text("holds"), node.text("fails"));
    let holds = range(node, "holds", &holds?);
    let fails = range(node, "fails", &fails?);
    Some(Regions::new(vec![holds?], vec![fails?]))
}

/// What a sign makes of its number.
type Make = fn(f64) -> Range;

/// Reads `>= 5`, `> 5`, `<= 5`, `< 5`, `= 5`.
fn range(node: &Node<'_>, key: &str, text: &str) -> Option<Range> {
    let signs: [(&str, Make); 5] = [
        (">=", Range::from),
        ("<=", Range::up_to),
        (">", Range::above),
        ("<", Range::below),
        ("=", |at| Range::closed(at, at)),
    ];
    let parsed = signs.iter().find_map(|(sign, make)| {
        let number: f64 = text.trim().strip_prefix(sign)?.trim().parse().ok()?;
        number.is_finite().then(|| make(number))
    });
    if parsed.is_none() {
        let said = format!("`{text}` is not a region");
        node.mistake("E305", key, said, "write it as >= 5, > 5, <= 5, < 5 or = 5");
    }
    parsed
}

fn from_words(words: Words, test: &Test) -> Option<Result<Regions, BadRegions>> {
    match test.held()? {
        Kinds::Figure(figure) => figure.stated.first()?.number.regions(words),
        Kinds::Share(share) => share.regions(words),
        Kinds::Arithmetic(arithmetic) => {
            arithmetic.equations.first().and_then(|equation| arithmetic.regions(equation))
        }
        Kinds::Association(association) => association.regions(words),
        Kinds::Cluster(cluster) => cluster.regions(words),
        _ => words.regions(),
    }
}

impl StatedNumber {
    /// The regions around the stated number; a date holds on its day alone.
    pub fn regions(&self, words: Words) -> Option<Result<Regions, BadRegions>> {
        match self {
            StatedNumber::Number(printed) => words.around(printed.value, printed.rounding()),
            StatedNumber::Date(date) => {
                let day = f64::from(date.day_number());
                Some(Regions::inside(Range::closed(day, day)))
            }
        }
    }
}

impl Share {
    /// The regions of the share in per cent: around the printed per cent, or around what the
    /// printed part and whole give with each rounded as printed.
    pub fn regions(&self, words: Words) -> Option<Result<Regions, BadRegions>> {
        if let Some(percent) = &self.percent {
            return words.around(percent.value, percent.rounding());
        }
        let (part, whole) = (self.part.rounding(), self.whole.rounding());
        if whole.0 <= 0.0 {
            return Some(Err(BadRegions("the whole may be zero, so the share has no value")));
        }
        let interval = (100.0 * part.0 / whole.1, 100.0 * part.1 / whole.0);
        words.around(100.0 * self.part.value / self.whole.value, interval)
    }
}
