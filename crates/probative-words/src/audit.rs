//! The words of an audit: what the author of a case chose, and what else was tried.

use probative_finding::audit::{Audited, Dimension, Fewest, Pair, Taken, Tried, Turn, Varied};
use probative_finding::finding::Verdict;
use probative_terms::Reach;
use probative_terms::number::plain;

use crate::choice;
use crate::format::counted;

/// What is said of a claim of which no audit is pinned.
pub const NOT_AUDITED: &str = "not audited: `probative audit` tries what other choices give";

/// What is said where an audit is pinned, and is of another state of the claim than this one.
pub const AUDITED_OTHERWISE: &str =
    "the audit of this case is of another state of the claim: `probative audit` makes it anew";

/// The same of several claims, by their ids.
pub fn audited_otherwise(claims: &[&str]) -> String {
    let of = claims.join(", ");
    format!("the audit of this case is of another state of {of}: `probative audit` makes it anew")
}

/// What a dimension is called.
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::List => "the list",
        Dimension::Time => "the time at which the list is asked",
        Dimension::Coverage => "what the list covers",
        Dimension::Window => "the window of years",
        Dimension::Lag => "the first year after the policy",
        Dimension::Scale => "the scale",
        Dimension::Denominator => "what is divided by",
        Dimension::Together => "how places are put together",
        Dimension::Column => "the column",
        Dimension::Edition => "the edition",
        Dimension::Row => "the row",
        Dimension::Distance => "the distance",
        Dimension::Neighbors => "the neighbors",
        Dimension::First => "how many come first",
        Dimension::Peers => "who is compared",
        Dimension::Named => "how the place came to be named",
        Dimension::Sample => "whether it is a sample",
        Dimension::Explanations => "the explanations examined",
        Dimension::Words => "the words",
        Dimension::Rounding => "the rounding",
        Dimension::Reach => "the reach",
        Dimension::OtherReach => "the reach that the words have not",
        Dimension::Regions => "the regions",
        Dimension::Reliability => "the reliability of a source",
        Dimension::Unreliable => "a source that is called less reliable",
        Dimension::Level => "the level",
        Dimension::Notes => "what the case says of the claim",
        Dimension::Beside => "what is shown beside",
        Dimension::Declared => "what the case declares",
    }
}

/// What was taken in a dimension.
pub fn option(taken: &Taken) -> String {
    match taken {
        Taken::Choice(taken) => choice::option(taken),
        Taken::Words(words) => format!("“{words}”"),
        Taken::Reach(Reach::These) => "these places and years alone".to_owned(),
        Taken::Reach(Reach::Such) => "such places in general".to_owned(),
        Taken::Regions { own: true } => "those of the case".to_owned(),
        Taken::Regions { own: false } => "those of the words".to_owned(),
        Taken::Reliability { source, word } => format!("`{source}` {word}"),
        Taken::Level(level) => format!("{} %", plain(100.0 * level)),
        Taken::Column { source, column } => format!("`{column}` of `{source}`"),
        Taken::Rows { source, column, value: Some(value) } => {
            format!("{column} {value} of `{source}`")
        }
        Taken::Rows { source, column, value: None } => format!("any {column} of `{source}`"),
        Taken::Role { said, role } => format!("“{said}” as {}", role.label()),
        Taken::First(first) => plain(*first as f64),
        Taken::After(year) => year.to_string(),
        Taken::Word(word) => word.clone(),
        Taken::Flag(true) => "yes".to_owned(),
        Taken::Flag(false) => "no".to_owned(),
        Taken::Given { what, given: true } => called(what).to_owned(),
        Taken::Given { what, given: false } => format!("without {}", called(what)),
    }
}

/// What a key of the case is called; what is shown beside has a name of its own.
fn called(what: &str) -> &str {
    match what {
        "definition_differs" => "what it says of the definition",
        "part_of_claim" => "what it says of the part that is not tested",
        "whole" => "its whole",
        "low" => "the ends of numbers that are given",
        "multiplier" => "a `multiplier`",
        "exposure" => "an exposure",
        "population" => "a population",
        "until" => "a column of ends",
        "criterion" => "a criterion",
        "among" | "peers" => "peers of its own",
        other => other,
    }
}

/// One choice that gives another word.
pub fn turn(turn: &Turn) -> String {
    let Turn { dimension: of, taken, option: other, verdict } = turn;
    let place = match other {
        // What is left out stands in the place of nothing else.
        Taken::Given { given: false, .. } => option(other),
        _ => format!("{} for {}", option(other), option(taken)),
    };
    format!("{}, {place}: {}", dimension(*of), verdict.label())
}

/// Two choices that together give another word.
fn pair(pair: &Pair) -> String {
    let told = |(of, other): &(Dimension, Taken)| format!("{}, {}", dimension(*of), option(other));
    let [first, second] = &pair.options;
    format!("{} and {}: {}", told(first), told(second), pair.verdict.label())
}

/// The fewest choices that give another word, in a few words.
pub fn fewest(audited: &Audited) -> String {
    let read = |tried: &&Tried| tried.verdict != Verdict::NotTested;
    let options: usize =
        audited.dimensions.iter().map(|it| it.tried.iter().filter(read).count()).sum();
    match audited.fewest() {
        Fewest::One => {
            let mut names: Vec<&str> = Vec::new();
            for turn in audited.turns() {
                let name = dimension(turn.dimension);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let mut all: Vec<Dimension> =
                audited.dimensions.iter().map(|varied| varied.dimension).collect();
            all.sort_unstable();
            all.dedup();
            let tried = counted(all.len(), "dimension");
            format!("another choice of {} turns it ({tried} tried)", names.join(", or of "))
        }
        Fewest::Two => "no single choice turns it, two together do".to_owned(),
        Fewest::More => format!(
            "no other choice turns it ({} and {} tried)",
            counted(options, "option"),
            counted(audited.pairs_tried, "pair")
        ),
    }
}

/// What gives another word, one sentence each: single choices, or else pairs.
pub fn turned(audited: &Audited) -> Vec<String> {
    let turns = audited.turns();
    if turns.is_empty() {
        return pairs_alone(audited);
    }
    turns.iter().map(turn).collect()
}

/// The pairs that give another word; single choices are told as the reason of a qualifier.
pub fn pairs_alone(audited: &Audited) -> Vec<String> {
    audited.pairs.iter().map(pair).collect()
}

/// What was tried in one dimension: each option with its word.
pub fn tried(varied: &Varied) -> String {
    let each = varied.tried.iter().map(|tried| {
        let word = match tried.verdict {
            Verdict::NotTested | Verdict::NotTestable => "the records cannot be read so",
            other => other.label(),
        };
        format!("{} ({word})", option(&tried.option))
    });
    each.collect::<Vec<_>>().join("; ")
}

/// The dimensions of the kind in which the records offer nothing else.
pub fn without_option(audited: &Audited) -> Option<String> {
    let names: Vec<&str> = audited.without_option.iter().map(|of| dimension(*of)).collect();
    (!names.is_empty()).then(|| format!("no other option on record: {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::Choice;

    fn varied(dimension: Dimension, taken: Taken, tried: &[(Taken, Verdict)]) -> Varied {
        let tried = tried.iter().cloned().map(|(option, verdict)| Tried { option, verdict });
        Varied { dimension, taken, tried: tried.collect() }
    }

    fn audited(dimensions: Vec<Varied>) -> Audited {
        Audited {
            claim: "k1".to_owned(),
            fingerprint: String::new(),
            verdict: Verdict::Supported,
            dimensions,
            pairs: Vec::new(),
            pairs_tried: 1,
            without_option: vec![Dimension::Edition],
        }
    }

    #[test]
    fn a_dimension_counts_once_by_the_word_that_is_farthest() {
        let window = |first| Taken::Choice(Choice::Window(first, 2015));
        let tried = [
            (window(2005), Verdict::Inconclusive),
            (window(2008), Verdict::Contradicted),
            (window(2010), Verdict::Contradicted),
        ];
        let found = audited(vec![varied(Dimension::Window, window(1999), &tried)]);
        assert_eq!(
            fewest(&found),
            "another choice of the window of years turns it (1 dimension tried)"
        );
        let wanted = "the window of years, 2008 to 2015 for 1999 to 2015: contradicted";
        assert_eq!(turned(&found), [wanted]);
    }

    #[test]
    fn what_cannot_be_read_so_turns_nothing_and_is_told() {
        let [own, other] = [10, 15].map(Taken::First);
        let found = audited(vec![varied(Dimension::First, own, &[(other, Verdict::NotTested)])]);
        assert_eq!(fewest(&found), "no other choice turns it (0 options and 1 pair tried)");
        assert_eq!(tried(&found.dimensions[0]), "15 (the records cannot be read so)");
        assert_eq!(without_option(&found).unwrap(), "no other option on record: the edition");
    }

    #[test]
    fn what_is_left_out_stands_in_the_place_of_nothing() {
        let given = |given| Taken::Given { what: "part_of_claim".to_owned(), given };
        let tried = [(given(false), Verdict::Supported)];
        let mut found = audited(vec![varied(Dimension::Explanations, given(true), &tried)]);
        found.verdict = Verdict::Qualified;
        let wanted = "the explanations examined, without what it says of the part that is not tested: supported";
        assert_eq!(turned(&found), [wanted]);
    }
}
