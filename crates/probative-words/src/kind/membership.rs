//! The words of a claim of the kind membership.

use probative_finding::what::membership::{Answer, Missing};
use probative_finding::what::{Membership, MembershipPhrase};
use probative_terms::{Unit, Whole};

use crate::choice;
use crate::format::{counted, listed};
use crate::said::Said;
use crate::understood::Meant;

/// What the kind asks, needs and measures, and when it misleads.
pub(crate) const PAGE: &str = include_str!("membership.md");

/// The sentence of a reading.
pub(crate) fn said(what: &Membership) -> Said {
    match what {
        Membership::Held { held, of, unknown, alone, list, at, missing } => {
            let are = match (alone, *of, *held, *unknown) {
                (Some(name), 1, ..) => format!("the one named ({name}) is"),
                (_, 1, 1, _) => "the one named is".to_owned(),
                (_, 1, _, 0) => "the one named is not".to_owned(),
                (_, 1, ..) => "nobody knows whether the one named is".to_owned(),
                (Some(name), ..) => format!("{held} of the {of} named ({name}) is"),
                (None, ..) => format!("{held} of the {of} named are"),
            };
            let open = match *unknown {
                unknown if unknown > 0 && *of > 1 => format!(", {unknown} unknown"),
                _ => String::new(),
            };
            let text = format!(
                "{are} on {}, {}{open}{}",
                list.trim_end_matches(','),
                choice::at(*at),
                without(missing)
            );
            // The counts tell both ends: so many are held, and so many more may be.
            Said { interval: true, ..Said::with_others(text) }
        }
        Membership::FullList { list, of, named } => {
            Said::with_others(format!("{list} holds {of} places, of which the text names {named}"))
        }
        Membership::OfAll { list, on, of } => {
            let list = list.trim_end_matches(',');
            Said::with_others(format!("of all {of} places of the record, {on} are on {list}"))
        }
    }
}

/// Who is not on the list, who is on it at another time only, and who fails its criterion.
fn without(missing: &Missing) -> String {
    let silent = match &missing.unspoken[..] {
        [] => String::new(),
        names => format!("; the list does not speak of {} then (its `covers`)", listed(names)),
    };
    let sides = [
        ("not on it", &missing.never),
        ("on it, but not in force at that time", &missing.otherwise),
        ("on it without what is asked for", &missing.unmet),
    ];
    let told = sides.iter().filter(|(_, names)| !names.is_empty());
    let told = told.map(|(words, names)| format!("; {words}: {}", listed(names)));
    std::iter::once(silent).chain(told).collect()
}

/// What is read for a claim.
pub(crate) fn meant(claim: &probative_case::claim::membership::Membership) -> Meant {
    use probative_case::claim::membership::At;
    let at = match claim.at {
        At::Event => "at the member's event",
        At::Text => "at the text's date",
    };
    Meant {
        subject: "the share of them on the list".to_owned(),
        reading: format!(
            "{}, looked up in {} {at}",
            counted(claim.members.len(), "named member"),
            claim.list.said
        ),
        beside: "all of those that the text names".to_owned(),
        unit: Unit::Percent(Whole::Named),
    }
}

/// The words of a picture.
pub(crate) fn phrase(phrase: &MembershipPhrase) -> String {
    match phrase {
        MembershipPhrase::Title { members, lists } => {
            format!("{} on {}", counted(*members, "member"), counted(*lists, "list"))
        }
        MembershipPhrase::Member => "member".to_owned(),
        MembershipPhrase::AskedFor => "asked for".to_owned(),
        MembershipPhrase::Answer(answer) => told(*answer).to_owned(),
    }
}

fn told(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use probative_finding::choice::Time;

    #[test]
    fn the_one_that_is_held_is_named_and_the_others_by_why_they_are_not() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let held = |held, alone: Option<&str>| {
            let missing = Missing {
                never: names(&["Bet", "Gimel"]),
                otherwise: names(&["Dalet"]),
                unmet: Vec::new(),
                unspoken: Vec::new(),
            };
            let (alone, list) = (alone.map(str::to_owned), "the list, narrowly,".to_owned());
            let (of, unknown, at) = (5, 1, Time::Event);
            said(&Membership::Held { held, of, unknown, alone, list, at, missing }).text
        };
        assert_eq!(
            held(1, Some("Alef")),
            "1 of the 5 named (Alef) is on the list, narrowly, at the date of its event, 1 unknown; \
             not on it: Bet and Gimel; on it, but not in force at that time: Dalet"
        );
        let silent = Missing { unspoken: names(&["He"]), ..Missing::default() };
        let told = "; the list does not speak of He then (its `covers`)";
        assert_eq!(without(&silent), told);
        let (alone, list, at) = (None, "The list".to_owned(), Time::Text);
        let one = Membership::Held { held: 0, of: 1, unknown: 1, alone, list, at, missing: silent };
        let open = "nobody knows whether the one named is on The list, as it stood when";
        assert!(said(&one).text.starts_with(open) && said(&one).text.ends_with(told));
        assert!(held(2, None).starts_with("2 of the 5 named are on the list"));
    }
}
