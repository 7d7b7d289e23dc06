//! How far a claim reaches, from its words or as the case says.

use crate::claim::{Kinds, Test};
use crate::keys::{Key, words};
use crate::walk::Node;
use crate::words::Words;
use probative_terms::Reach;

pub(super) const REACH: Key = Key::word(
    "reach",
    || words(&Reach::ALL),
    "How far the sentence reaches, other than its words say: these places and years, or such; \"keeps growing\" is `words = \"growing\"` and `reach = \"such\"`.",
)
.optional()
.such_as("\"such\"")
.changing("Of these, the counts decide as they are; of such, chance decides.");
pub(super) const BECAUSE: Key =
    Key::text("reach_because", "Why the reach is not that of the words.")
        .optional()
        .such_as("\"the sentence speaks of cities in general\"");

/// The reach of a claim, and the reason for one that its words do not give.
pub(super) fn reach(
    node: &Node<'_>,
    words: Option<Words>,
    test: Option<&Test>,
) -> (Option<Reach>, Option<String>) {
    let because = node.optional_text("reach_because");
    let told = node.optional_choice("reach", &Reach::ALL);
    match (node.has("reach"), &because) {
        (true, None) => {
            let said = "a reach other than the words' needs a reason".to_owned();
            node.mistake("E305", "reach", said, "add reach_because = \"…\"");
        }
        (false, Some(_)) => {
            let said = "`reach_because` gives a reason for no reach".to_owned();
            node.mistake("E306", "reach_because", said, "add reach = \"these\" or \"such\"");
        }
        _ => {}
    }
    let own = words.map(|words| test.map_or(words.reach(), |test| test.reach(words)));
    let of_such = test.and_then(Test::held).is_none_or(Kinds::tells_of_such);
    if told == Some(Reach::Such) && !of_such {
        let measured = test.and_then(Test::held).map_or("", |kinds| kinds.scale().said());
        let said = format!("what is measured, {measured}, tells of these alone");
        let help = "leave `reach` out, or measure what differs among such places and years: a \
                    change in per cent, a rate, a share with `sampled = true`";
        node.mistake("E305", "reach", said, help);
    }
    (if node.has("reach") { told } else { own }, because)
}
