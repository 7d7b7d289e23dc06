//! The words of choices.

use probative_finding::Choice;
use probative_finding::choice::{Earlier, Listing, Scale, Time};
use probative_terms::number::plain;

use crate::neighbours::neighbours;

/// The options that a reading takes, in one line.
pub(crate) fn listed(choices: &[Choice]) -> String {
    choices.iter().map(option).collect::<Vec<_>>().join(", ")
}

/// An option as a label tells it.
pub(crate) fn option(choice: &Choice) -> String {
    match choice {
        Choice::Publication(publication) => publication.clone(),
        Choice::Window(first, last) => format!("{first} to {last}"),
        // A list named with an apposition ends with the comma that its sentence needs.
        Choice::List(list) => list.trim_end_matches(',').to_owned(),
        Choice::Rows(listing) => rows(*listing).to_owned(),
        Choice::Distance(kilometers) => format!("within {} km", plain(*kilometers)),
        Choice::Neighbors(named) => neighbours(named),
        Choice::Scale(scale) => on(*scale).to_owned(),
        Choice::Earlier(it) => earlier(*it).to_owned(),
        Choice::Time(time) => at(*time).to_owned(),
        Choice::Without(names) if names.is_empty() => "every place".to_owned(),
        Choice::Without(names) => format!("without {}", names.join(", ")),
        Choice::Declared { name, option, .. } => format!("{name} {option}"),
    }
}

/// How a list's rows become places.
pub(crate) fn rows(listing: Listing) -> &'static str {
    match listing {
        Listing::AsPrinted => "the rows as printed",
        Listing::StatesExpanded => "with state-wide rows expanded",
    }
}

/// On which scale changes are compared.
pub(crate) fn on(scale: Scale) -> &'static str {
    match scale {
        Scale::Levels => "as differences",
        Scale::Logs => "as ratios",
    }
}

/// Whether places count that a list names in the window before the year that is asked about.
pub(crate) fn earlier(earlier: Earlier) -> &'static str {
    match earlier {
        Earlier::Kept => "with places listed earlier",
        Earlier::LeftOut => "without places listed earlier",
    }
}

/// At which time a list is asked.
pub(crate) fn at(time: Time) -> &'static str {
    match time {
        Time::Event => "at the date of its event",
        Time::Text => "as it stood when the text appeared",
    }
}

/// The declared choices in which a reading departs from the primary one, as its sentence ends.
pub(crate) fn otherwise(choices: &[Choice]) -> String {
    let departs = |choice: &&Choice| matches!(choice, Choice::Declared { primary: false, .. });
    let departures: Vec<String> = choices.iter().filter(departs).map(option).collect();
    if departures.is_empty() { String::new() } else { format!(" ({})", departures.join(", ")) }
}

/// How many readings stand where: holds, across, short, fails.
pub(crate) fn stands(counted: [usize; 4]) -> String {
    let words = ["holds", "may or may not hold", "falls short", "fails"];
    let of: usize = counted.iter().sum();
    let told: Vec<(usize, &str)> =
        counted.into_iter().zip(words).filter(|(count, _)| *count > 0).collect();
    if let [(_, words)] = told[..] {
        return format!("in all {of} readings the claim {words}");
    }
    let told: Vec<String> =
        told.iter().map(|(count, words)| format!("{words} in {count}")).collect();
    format!("of {of} readings, the claim {}", told.join(", "))
}
