//! Shared terms as keys of the case file: roles, directions, and the classes of a map.

use super::Node;
use crate::keys::{Key, Need, words};
use crate::words::Words;
use crate::write::Written;
use probative_terms::number::plain;
use probative_terms::{Breaks, Printed, Role, Tail};

/// The most breaks of a map: its classes are those that every reader can tell apart.
const MOST: usize = 4;

pub(crate) const TAILS: [(Tail, &str); 3] =
    [(Tail::Upper, "upper"), (Tail::Lower, "lower"), (Tail::Both, "both")];
const CLASSES: [(Breaks, &str); 2] = [(Breaks::Quantile, "quantile"), (Breaks::Natural, "natural")];

pub(crate) const ROLE: Key =
    Key::word("role", || Role::ALL.map(Role::word).to_vec(), "What the number beside is for.")
        .such_as("\"base-rate\"");

pub(crate) const TAIL: Key =
    Key::word("tail", || words(&TAILS), "Which departures count as evidence; a rank takes none.")
        .or("\"both\"")
        .such_as("\"upper\"")
        .changing("Of *such* places chance is counted on this side alone; how often chance gives as much of *these* is counted either way.");

pub(crate) const ROUNDED_TO: Key = Key::number(
    "rounded_to",
    "To what the number is rounded, where its zeros do not say so: at least two of its digits count.",
)
.need(Need::With("rounded_because"))
.such_as("10");
pub(crate) const ROUNDED_BECAUSE: Key =
    Key::text("rounded_because", "How it is known to what the number is rounded.")
        .need(Need::With("rounded_to"))
        .such_as("\"the text rounds all counts to tens\"");

pub(crate) const OWN_WORDS: Key = Key::word(
    "words",
    || words(&Words::ALL),
    "The words that go with this number, where they are not those of the claim; of other words \
     than `number` each further one needs its own.",
)
.optional()
.such_as("\"more than\"")
.changing("They fix where this number holds and where it fails.");

pub(crate) const CLASSES_KEY: Key =
    Key::word("classes", || words(&CLASSES), "How the values of the map are put into classes.")
        .or("\"quantile\"")
        .such_as("\"natural\"");

pub(crate) const BREAKS_KEY: Key =
    Key::numbers("breaks", "Where one class of the map ends and the next begins, ascending.")
        .need(Need::NotWith("classes"))
        .such_as("[5, 10, 15, 20]");

/// The role of a reading beside the primary one.
pub(crate) fn role(node: &Node<'_>) -> Option<Role> {
    node.choice("role", &Role::ALL.map(|role| (role, role.word())))
}

/// Which departures count as evidence.
pub(crate) fn tail(node: &Node<'_>) -> Option<Tail> {
    node.choice_or_default("tail", &TAILS)
}

/// The words that go with a number by itself, where it has some.
pub(crate) fn own_words(node: &Node<'_>) -> Option<Words> {
    node.optional_choice("words", &Words::ALL)
}

/// Writes the classes of a map.
pub(crate) fn write_breaks(breaks: &Breaks, out: Written) -> Written {
    match breaks {
        Breaks::Given(breaks) => out.numbers("breaks", breaks),
        class => out.choice("classes", class, &CLASSES),
    }
}

/// A printed number as the case says that it is rounded, or as its digits do.
pub(crate) fn rounded(node: &Node<'_>, number: Option<Printed>) -> Option<Printed> {
    let (step, because) = (node.number("rounded_to"), node.text("rounded_because"));
    match (number, step, because) {
        (Some(number), Some(step), Some(_)) if node.above_zero("rounded_to", step) => {
            // Of a number below the step nothing would be left.
            if number.value != 0.0 && number.value.abs() < step {
                let said = format!(
                    "`{}` is less than {}, to which it is rounded",
                    number.text,
                    plain(step)
                );
                let help = "write to what the number as printed is rounded";
                node.mistake("E306", "rounded_to", said, help);
            }
            Some(Printed { step, ..number })
        }
        (number, ..) => number,
    }
}

/// Writes a printed number, with how it is rounded where its digits say otherwise.
pub(crate) fn write_rounded(key: &str, printed: &Printed, out: Written) -> Written {
    let out = out.text(key, &printed.text);
    match Printed::read(&printed.text) {
        Ok(own) if own.step != printed.step => {
            out.number("rounded_to", printed.step).text("rounded_because", "the case says so")
        }
        _ => out,
    }
}

/// The breaks under `breaks`, or those that the word under `classes` makes.
pub(crate) fn breaks(node: &Node<'_>) -> Breaks {
    let class = node.choice_or_default("classes", &CLASSES);
    let breaks = node.optional_numbers("breaks");
    if !node.has("breaks") {
        return class.unwrap_or_default();
    }
    if node.has("classes") {
        let said = "`classes` and `breaks` are both given".to_owned();
        node.mistake("E306", "breaks", said, "keep one of them");
    }
    let ascending = breaks.is_sorted_by(|one, next| one < next);
    if breaks.is_empty() || breaks.len() > MOST || !ascending {
        let said = format!("`breaks` are not 1 to {MOST} ascending numbers");
        node.mistake("E306", "breaks", said, "write breaks = [5, 10, 15, 20]");
    }
    Breaks::Given(breaks)
}

impl Node<'_> {
    /// Ids of sources, each of which the case must list; nothing is read of them.
    pub(crate) fn sources_told(&self, key: &'static str) -> Vec<String> {
        let ids = self.spanned_texts(key);
        let known = self.gathered().sources.borrow();
        for (id, span) in ids.iter().filter(|(id, _)| !known.contains(id)) {
            let said = format!("{}: the case has no source `{id}`", self.what());
            self.report_unknown(said, span.clone(), id, known.iter().map(String::as_str));
        }
        ids.into_iter().map(|(id, _)| id).collect()
    }
}
