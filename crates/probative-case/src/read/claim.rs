//! One claim, whatever its kind.

use std::collections::BTreeSet;
use std::ops::Range;

use super::direction::{one_way, tail};
use super::reach::{self, reach};
use super::regions::{self, regions};
use super::shown::{SHOWN, shown};
use super::unsaid::{self, Known};
use crate::claim::{Anchor, Claim, Kinds, Notes, Test, Vary, kinds};
use crate::keys::{Key, Table, words};
use crate::walk::Node;
use crate::walk::terms::TAIL;
use crate::words::Words;
use probative_terms::{Diagnostic, Kind, Wanted};

pub(super) const CLAIM: Table = Table::new(
    "claims",
    "A claim of the text, made testable.",
    &[
        Key::text("id", "The name by which the case calls it.").such_as("\"c2\""),
        Key::word("kind", || Kind::ALL.map(Kind::word).to_vec(), "What it asks of the records."),
        Key::word("words", || words(&Words::ALL), "The words that give the regions.")
            .such_as("\"number\"").changing("They fix where the claim holds, where it fails and how far it reaches (`probative explain words`)."),
        Key::text("said", "What the text says, in our own words.")
            .such_as("\"the county issued 1,700 permits\""),
        Key::text("short", "The same in a few words, for pictures with little room.")
            .optional()
            .such_as("\"1,700 permits\""),
        unsaid::MIRROR,
        Key::table("anchor", &ANCHOR, "Where it stands in the text."),
        unsaid::TESTED_AS,
        unsaid::WOULD_CHANGE,
        Key::texts("rests_on", "The ids of the claims it rests on.").such_as("[\"c1\"]"),
        TAIL,
        Key::flag("denied", "Whether the text denies what the words say: C and D change places; not beside `holds`.").changing("*Supported* becomes *contradicted* and the other way round."),
        Key::tables("vary", &VARY, "Choices of which another would have been as defensible.").changing("Each is an alternate: below 80 % that agree the word is *inconclusive*, from 80 to 95 % it is qualified."),
        Key::tables("shown", &SHOWN, "Numbers from held records, shown beside it.").changing("None: they are shown."),
        Key::text("base_rate_missing", "What base rate is missing, in a phrase; whether one is missing does not hang on it.")
            .optional()
            .such_as("\"permits in other counties\"").changing("Nothing: a claim of which a base rate could exist is qualified until one is given."),
        Key::text("definition_differs", "How the source's period or definition differs.")
            .optional()
            .such_as("\"the register counts homes, the text buildings\"").changing("*Supported* becomes *supported with qualification*; certainty is a step lower."),
        Key::text("part_of_claim", "The part of the claim that the data do not reach.")
            .optional()
            .such_as("\"who asked for them\"").changing("*Supported* becomes *supported with qualification*."),
        Key::texts("rivals_examined", "Rival explanations that the test looks at.")
            .such_as("[\"wages\"]"),
        Key::texts("rivals_not_examined", "Rival explanations that it does not look at.")
            .such_as("[\"interest rates\"]"),
        regions::HOLDS,
        regions::FAILS,
        regions::BECAUSE,
        reach::REACH,
        reach::BECAUSE,
        Key::table("not_held", &NOT_HELD, "The record to request, in place of the kind's table.")
            .optional().changing("The claim is *not tested*."),
    ],
)
.in_forms(kinds::FORMS);

const ANCHOR: Table = Table::new(
    "claims.anchor",
    "Where a claim stands in the text.",
    &[
        Key::whole("start", "The first byte.").such_as("0"),
        Key::whole("length", "How many bytes.").such_as("40"),
        Key::text("sha256", "The hash of those bytes, in lower-case hexadecimal.")
            .such_as("\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\""),
    ],
)
.drafted_with(&[Key::text(
    "quote",
    "The words themselves: `probative pin` looks them up in the text and takes them out again.",
)
.such_as("\"the county issued 1,700 permits\"")]);

const VARY: Table = Table::new(
    "claims.vary",
    "A choice: wherever the claim's rows are those with one value, others could be taken.",
    &[
        Key::text("said", "What is chosen, in a phrase.").such_as("\"the year\""),
        Key::text("column", "The column.").such_as("\"year\""),
        Key::text("from", "The value that the primary reading takes.").such_as("\"2015\""),
        Key::texts("to", "The values that could be taken for it.")
            .required()
            .such_as("[\"2014\", \"2016\"]"),
    ],
);

const NOT_HELD: Table = Table::new(
    "claims.not_held",
    "A record that exists and is not held.",
    &[
        Key::text("record", "The record.").such_as("\"the county's register of permits\""),
        Key::text("holder", "Who holds it.").such_as("\"the county clerk\""),
        Key::text("would_decide", "The result that would decide the claim.")
            .such_as("\"1,650 to 1,750 permits\""),
    ],
);

/// The most combinations of a claim's declared choices.
const MOST_COMBINATIONS: usize = 10_000;

/// A claim and where its parts stand in the file.
pub(super) struct Placed {
    pub(super) claim: Claim,
    pub(super) span: Range<usize>,
    pub(super) anchor_span: Range<usize>,
    pub(super) rests_on: Vec<(String, Range<usize>)>,
}

pub(super) fn all(nodes: Vec<Node<'_>>) -> Vec<Placed> {
    nodes.into_iter().filter_map(told).collect()
}

/// Reads a claim; one that cannot be read says why, or the case would lose it in silence.
fn told(node: Node<'_>) -> Option<Placed> {
    let (gathered, span) = (node.gathered(), node.span());
    let mistakes = gathered.mistakes.borrow().len();
    let placed = claim(node);
    if placed.is_none() && gathered.mistakes.borrow().len() == mistakes {
        let said = "the claim cannot be read".to_owned();
        gathered.add(Diagnostic::in_case("E306", span, "here", said), None);
    }
    placed
}

/// The words that give the regions, with the word that the case has for them.
fn worded(node: &Node<'_>) -> Option<(Words, &'static str)> {
    node.choice("words", &Words::ALL.map(|(words, name)| ((words, name), name)))
}

/// The word that the case has for an entry, as a message names it.
pub(super) fn word(node: &Node<'_>, words: Words) -> &'static str {
    worded(node).map_or(words.word(), |(_, word)| word)
}

fn claim(node: Node<'_>) -> Option<Placed> {
    let gathered = node.gathered();
    let before = gathered.named.borrow().len();
    let id = node.own_id()?;
    let node = node.named(format!("claim `{id}`"));
    let kind = node.choice("kind", &Kind::ALL.map(|kind| (kind, kind.word())));
    let worded = worded(&node);
    let words = worded.map(|(words, _)| words);
    let (said, short) = (node.text("said"), node.optional_text("short"));
    let (mirror, anchor_span) = (node.optional_text("mirror"), node.span_of("anchor"));
    let anchor = node.table("anchor").and_then(anchor);
    let tested_as = node.optional_text("tested_as");
    let would_change = node.optional_text("would_change");
    let rests_on = node.spanned_texts("rests_on");
    let (denied, choices) = (node.flag("denied"), node.tables("vary"));
    let shown = node.tables("shown").into_iter().filter_map(shown).collect();
    let notes = notes(&node);
    let test = test(&node, kind);
    // What can be varied, and the regions, follow from the claim's own table.
    let vary: Vec<Vary> =
        choices.into_iter().filter_map(|choice| vary(choice, test.as_ref())).collect();
    not_too_many(&node, &vary);
    let regions = regions(&node, words, test.as_ref());
    let regions_because = node.optional_text("regions_because");
    let tail = tail(&node, words, test.as_ref());
    one_way(&node, words, regions.as_ref(), test.as_ref(), (tail, denied));
    let (reach, reach_because) = reach(&node, words, test.as_ref());
    let span = node.span();
    node.close();
    let records = once_each(&gathered.named.borrow()[before..]);
    let (said, (words, worded), test) = (said?, worded?, test?);
    let known = Known { test: &test, words, regions: regions.as_ref(), denied, records: &records };
    let (tested_as, would_change) = (
        tested_as.unwrap_or_else(|| known.tested_as()),
        would_change.unwrap_or_else(|| known.would_change()),
    );
    let claim = Claim {
        id,
        mirror: mirror.unwrap_or_else(|| unsaid::mirror(&said)),
        said,
        short,
        anchor: anchor?,
        tested_as,
        words,
        worded,
        regions,
        regions_because,
        reach: reach?,
        reach_because,
        denied,
        tail: tail?,
        vary,
        records,
        rests_on: rests_on.iter().map(|(id, _)| id.clone()).collect(),
        notes,
        would_change,
        test,
        shown,
    };
    Some(Placed { claim, span, anchor_span, rests_on })
}

/// The sources that were named, each once, in their order.
fn once_each(named: &[String]) -> Vec<String> {
    BTreeSet::from_iter(named.iter().cloned()).into_iter().collect()
}

fn anchor(node: Node<'_>) -> Option<Anchor> {
    if node.is_draft() {
        node.draft("E303", "run `probative pin CASE --argument TEXT`");
        return None;
    }
    let (start, length, sha256) = (node.whole("start"), node.whole("length"), node.text("sha256"));
    node.close();
    Some(Anchor { start: start?, length: length?, sha256: sha256? })
}

/// A choice must stand in one of the claim's filters.
fn vary(node: Node<'_>, test: Option<&Test>) -> Option<Vary> {
    let (said, column, from) = (node.text("said"), node.text("column"), node.text("from"));
    let to = node.texts("to");
    if to.is_empty() {
        node.mistake("E306", "to", "no other value is named".to_owned(), "name one or more");
    }
    let own: Vec<&String> = from.iter().chain(&to).collect();
    node.each_once("to", &own);
    let vary = Vary { said: said?, column: column?, from: from?, to };
    // A choice that changes nothing would count as a robust alternate.
    if let Some(kinds) = test.and_then(Test::held)
        && kinds.varied(&vary, "").is_none()
    {
        let (said, help) = match kinds.can_vary() {
            true => (
                format!("nothing is read where `{}` is `{}`", vary.column, vary.from),
                "name a column and the value that a filter of the claim has",
            ),
            false => (
                format!(
                    "a claim of the kind `{}` reads the rows that it states, and no others",
                    kinds.kind().word()
                ),
                "leave `vary` out; `probative audit` tries the other rows that its source has",
            ),
        };
        node.mistake("E307", "from", said, help);
    }
    node.close();
    Some(vary)
}

/// Choices are crossed, and each combination is a reading: too many would flood the memory.
fn not_too_many(node: &Node<'_>, choices: &[Vary]) {
    let options = choices.iter().map(|vary| vary.to.len() + 1);
    let crossed = options.fold(1, usize::saturating_mul);
    if crossed > MOST_COMBINATIONS {
        let said = format!(
            "its choices have {crossed} combinations, and at most {MOST_COMBINATIONS} are tested"
        );
        let help = "name fewer choices, or fewer values of each";
        node.mistake("E248", "vary", said, help);
    }
}

fn notes(node: &Node<'_>) -> Notes {
    Notes {
        base_rate_missing: node.optional_text("base_rate_missing"),
        definition_differs: node.optional_text("definition_differs"),
        part_of_claim: node.optional_text("part_of_claim"),
        rivals_examined: node.texts("rivals_examined"),
        rivals_not_examined: node.texts("rivals_not_examined"),
    }
}

/// A claim whose record is not held says so; any other has a table named after its kind.
fn test(node: &Node<'_>, kind: Option<Kind>) -> Option<Test> {
    if let Some(wanted) = node.optional_table("not_held") {
        let wanted = not_held(wanted);
        return Some(Test::NotHeld { kind: kind?, wanted: wanted? });
    }
    let kind = kind.filter(|kind| node.takes(kind.word()))?;
    let table = node.table(kind.word())?;
    Kinds::read(kind, table).map(|kinds| Test::Held(Box::new(kinds)))
}

fn not_held(node: Node<'_>) -> Option<Wanted> {
    let (record, holder) = (node.text("record"), node.text("holder"));
    let would_decide = node.text("would_decide");
    node.close();
    Some(Wanted { record: record?, holder: holder?, would_decide: would_decide? })
}
