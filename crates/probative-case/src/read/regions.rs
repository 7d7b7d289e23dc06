//! The two regions of a claim, from its words and its stated numbers.

use crate::claim::Test;
use crate::keys::{Key, Need};
use crate::walk::Node;
use crate::words::{NoRegions, Words, between};
use probative_terms::{BadRegions, Range, Regions};

pub(super) const HOLDS: Key = Key::text(
    "holds",
    "Where the claim holds, other than its words say: >=, >, <=, < or = a number.",
)
.need(Need::With("fails"))
.such_as("\">= 5\"")
.changing("Values here, the whole interval within, make it *supported*.");
pub(super) const FAILS: Key =
    Key::text("fails", "Where the claim fails, other than its words say.")
        .need(Need::With("holds"))
        .such_as("\"<= 0\"")
        .changing("Values here, the whole interval within, make it *contradicted*.");
pub(super) const BECAUSE: Key =
    Key::text("regions_because", "Why the regions are not those that the words give.")
        .optional()
        .such_as("\"the text says by how much\"");

/// The regions of a claim; `None` where they need the population or the claim has none.
///
/// A case may state its own with a reason; a region that cannot hold or cannot fail is refused.
pub(super) fn regions(
    node: &Node<'_>,
    words: Option<Words>,
    test: Option<&Test>,
) -> Option<Regions> {
    let (holds, fails) = (node.text("holds"), node.text("fails"));
    let found = if node.has("holds") || node.has("fails") {
        if !node.has("regions_because") {
            let said = "regions other than the words' need a reason".to_owned();
            node.mistake("E305", "holds", said, "add regions_because = \"…\"");
        }
        // Both are read before one is given up, so that the mistakes of both are told.
        let holds = range(node, "holds", &holds?);
        let fails = range(node, "fails", &fails?);
        between(holds?, fails?)
    } else {
        test?.held()?.regions(words?)
    };
    match found {
        Ok(regions) => Some(regions),
        Err(NoRegions::Refused(BadRegions(said))) => {
            let help = "name values at which it holds and others at which it fails";
            node.mistake("E305", "holds", said.to_owned(), help);
            None
        }
        Err(
            NoRegions::NeedNumber
            | NoRegions::FromData
            | NoRegions::OtherWords
            | NoRegions::Unsaid
            | NoRegions::Unbounded
            | NoRegions::NothingStated,
        ) => None,
    }
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
