//! The two regions of a claim, from its words and its stated numbers.

use super::claim::word;
use crate::claim::{Kinds, Test};
use crate::keys::{Key, Need};
use crate::walk::Node;
use crate::words::{Fit, NoRegions, Scale, Words, between};
use probative_terms::{Range, Regions};

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
/// A case may state its own with a reason; a region that cannot hold or cannot fail is refused, and
/// so are words that say nothing about what the kind measures.
pub(super) fn regions(
    node: &Node<'_>,
    words: Option<Words>,
    test: Option<&Test>,
) -> Option<Regions> {
    let (holds, fails) = (node.text("holds"), node.text("fails"));
    if node.has("holds") || node.has("fails") {
        if !node.has("regions_because") {
            let said = "regions other than the words' need a reason".to_owned();
            node.mistake("E305", "holds", said, "add regions_because = \"…\"");
        }
        // Both are read before one is given up, so that the mistakes of both are told.
        let holds = range(node, "holds", &holds?);
        let fails = range(node, "fails", &fails?);
        return between(holds?, fails?).map_err(|why| refused(node, &why)).ok();
    }
    let (words, test) = (words?, test?);
    match test.held() {
        Some(kinds) if words != Words::Number && kinds.is_unworded() => {
            unfit(node, words, &[kinds.scale()], &NoRegions::OneOfSeveral);
            None
        }
        Some(kinds) => {
            let found = kinds.regions(words);
            found.map_err(|why| unfit(node, words, &[kinds.scale()], &why)).ok()
        }
        None => {
            let scales = Kinds::scales(test.kind());
            let fits = scales.iter().any(|scale| scale.fit(words).is_some());
            if !fits && words != Words::Unbounded {
                unfit(node, words, scales, &NoRegions::OtherWords);
            }
            None
        }
    }
}

fn refused(node: &Node<'_>, why: &NoRegions) {
    let help = "name values at which it holds and others at which it fails";
    node.mistake("E305", "holds", why.to_string(), help);
}

/// Words that get no regions: told with those that would, unless the data give them or no number
/// is stated at all.
fn unfit(node: &Node<'_>, words: Words, scales: &[Scale], why: &NoRegions) {
    let word = word(node, words);
    let measured = scales.iter().map(|scale| scale.said()).collect::<Vec<_>>().join(", or ");
    let said = format!("`{word}` does not fit: {why}; measured is {measured}");
    let help = match why {
        NoRegions::FromData | NoRegions::NothingStated => return,
        NoRegions::Unbounded if scales == [Scale::Motive] => return,
        NoRegions::Refused(_) => return refused(node, why),
        NoRegions::NeedNumber => format!(
            "state the number in the table of the kind, or write one of {}",
            listed(scales, |fit| matches!(fit, Fit::Regions(_) | Fit::FromData))
        ),
        NoRegions::NeedSecond => "add to = \"…\", the number up to which it reaches".to_owned(),
        NoRegions::SecondNumber => "write words = \"between\", or leave `to` out".to_owned(),
        NoRegions::OneOfSeveral => {
            format!("give each of the others its own words = \"{word}\" or words = \"number\"")
        }
        NoRegions::TwoWays => {
            "for a fall of 23 write words = \"falling\" and by = \"23\"; for one \
             of more than 23, words = \"number\" with holds = \"< -23\" and fails = \">= -23\""
                .to_owned()
        }
        NoRegions::SizeOfTheirOwn => {
            format!(
                "leave the size out, or write one of {}",
                listed(scales, |fit| *fit == Fit::Stated)
            )
        }
        NoRegions::OtherWords | NoRegions::Unbounded => {
            let fits = listed(scales, |fit| *fit != Fit::Never);
            let one_of = if fits.contains(", ") { "one of " } else { "" };
            format!("write {one_of}{fits}, or give `holds`, `fails` and `regions_because`")
        }
    };
    node.mistake("E305", "words", said, &help);
}

/// The words that fit one of the scales in a way.
fn listed(scales: &[Scale], how: fn(&Fit) -> bool) -> String {
    let fits = |words: &Words| scales.iter().filter_map(|it| it.fit(*words)).any(|fit| how(&fit));
    let words: Vec<&str> = Words::entries().into_iter().filter(fits).map(Words::word).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
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
