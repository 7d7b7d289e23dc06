//! Which way a claim points has one source: its words, or the regions that stand in their place.

use super::claim::word;
use crate::claim::{Kinds, Test};
use crate::keys::Value;
use crate::walk::Node;
use crate::walk::terms;
use crate::words::{Scale, Way, Words};
use probative_terms::{Regions, Tail};

/// Which departures count as evidence. A rank is counted from the end that its words name: of it
/// nothing is larger or smaller, and no tail says anything.
pub(super) fn tail(node: &Node<'_>, words: Option<Words>, test: Option<&Test>) -> Option<Tail> {
    let is_rank = |kinds: &Kinds| matches!(kinds.scale(), Scale::Rank | Scale::RiskRank);
    let needs_none = test.and_then(Test::held).is_some_and(is_rank);
    if needs_none && node.find("tail", &Value::Word(Vec::new)).is_some() {
        of_a_rank(node, words);
        return Some(Tail::Both);
    }
    terms::tail(node)
}

/// Refuses what would turn a claim round: a tail against its words, regions against them, or a
/// denial of regions that may be those of the denied sentence already.
pub(super) fn one_way(
    node: &Node<'_>,
    words: Option<Words>,
    regions: Option<&Regions>,
    test: Option<&Test>,
    (tail, denied): (Option<Tail>, bool),
) {
    let Some(words) = words else { return };
    let stated = node.has("holds") || node.has("fails");
    let of_words = way(words, test);
    let own = regions.map(Way::of_regions).unwrap_or(of_words);
    if stated && own == of_words.reversed() && own != Way::Neither {
        against_words(node, words, own);
    } else if let Some(tail) = tail.filter(|tail| own.against(*tail)) {
        against_tail(node, words, own, tail);
    }
    if stated && denied {
        denied_regions(node);
    }
}

/// Which way words point on the claim's own scale.
fn way(words: Words, test: Option<&Test>) -> Way {
    let regions = test.and_then(Test::held).map(|kinds: &Kinds| kinds.regions(words));
    regions.and_then(Result::ok).map_or(Way::Neither, |regions| Way::of_regions(&regions))
}

fn sense(way: Way) -> &'static str {
    match way {
        Way::Up => "more",
        Way::Down => "less",
        Way::Neither => "neither more nor less",
    }
}

fn of_a_rank(node: &Node<'_>, words: Option<Words>) {
    let words = words.map_or("words", |words| word(node, words));
    let said =
        format!("`{words}` says from which end the rank is counted, and `tail` says it again");
    node.mistake("E305", "tail", said, "take `tail` out: a rank needs none");
}

fn against_tail(node: &Node<'_>, words: Words, way: Way, tail: Tail) {
    let (word, tail) = (word(node, words), if tail == Tail::Upper { "upper" } else { "lower" });
    let said = format!(
        "`{word}` says that there is {}, and tail = \"{tail}\" that there is {}: one of them would turn \
         the claim round",
        sense(way),
        sense(way.reversed()),
    );
    let other = words.mirror().map_or_else(
        || "say so by other words".to_owned(),
        |mirror| format!("write words = \"{}\"", mirror.word()),
    );
    let help = format!(
        "if it is {}, leave `tail` out; if it is {}, {other}",
        sense(way),
        sense(way.reversed())
    );
    node.mistake("E305", "tail", said, &help);
}

fn against_words(node: &Node<'_>, words: Words, way: Way) {
    let word = word(node, words);
    let said = format!(
        "`{word}` says that there is {}, and the regions that there is {}",
        sense(way.reversed()),
        sense(way),
    );
    let other = words.mirror().map_or_else(
        || "write words that say so".to_owned(),
        |mirror| format!("write words = \"{}\"", mirror.word()),
    );
    let help = format!(
        "if it is {}, {other}; if it is {}, turn `holds` and `fails` round",
        sense(way),
        sense(way.reversed()),
    );
    node.mistake("E305", "holds", said, &help);
}

fn denied_regions(node: &Node<'_>) {
    let (holds, fails) = (node.text("holds"), node.text("fails"));
    let (holds, fails) = (holds.unwrap_or_default(), fails.unwrap_or_default());
    let said = format!(
        "the claim is denied and states its regions: it could hold at `{holds}` as they stand, or at \
         `{fails}` since `denied` lets them change places"
    );
    let help = format!(
        "leave `denied` out if it holds at `{holds}`; if it holds at `{fails}`, leave it out and turn \
         them round"
    );
    node.mistake("E305", "denied", said, &help);
}
