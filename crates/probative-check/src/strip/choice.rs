//! What each reading of a claim chooses, in the words of the claim's own options.

use std::collections::BTreeSet;

use probative_case::claim::alignment::Alignment;
use probative_case::claim::association::Association;
use probative_case::claim::{Claim, Kinds};
use probative_finding::reading::Reading;
use probative_terms::Neighbours;

use crate::alignment::How;
use crate::place;

/// A choice that readings differ in: the words that tell each option.
struct Choice {
    options: Vec<String>,
    /// The label of a reading that tells none of them.
    otherwise: Option<String>,
}

/// A label a reading: the options that its sentence names. Whole sentences where that tells two apart badly.
pub(super) fn labels(claim: &Claim, readings: &[&Reading]) -> Vec<String> {
    let choices = choices(claim);
    let told: Vec<String> = readings.iter().map(|reading| told(&choices, &reading.said)).collect();
    let apart: BTreeSet<&str> = told.iter().map(String::as_str).collect();
    if apart.len() == readings.len() && !apart.contains("") {
        told
    } else {
        readings.iter().map(|reading| reading.said.clone()).collect()
    }
}

/// The longest option of each choice that a sentence names.
fn told(choices: &[Choice], said: &str) -> String {
    let option = |choice: &Choice| {
        let named = choice.options.iter().filter(|option| said.contains(option.as_str()));
        let longest = named.max_by_key(|option| option.len()).cloned();
        longest.or(choice.otherwise.clone())
    };
    let told: Vec<String> = choices.iter().filter_map(option).collect();
    told.join(", ").trim_matches([',', ' ']).to_owned()
}

/// The choices that a claim leaves open.
fn choices(claim: &Claim) -> Vec<Choice> {
    let years = |windows: &mut dyn Iterator<Item = &(i32, i32)>| {
        windows.map(|(first, last)| format!("{first} to {last}")).collect::<Vec<_>>()
    };
    let mut without: Vec<String> = Vec::new();
    let options = match claim.test.held() {
        Some(Kinds::Figure(figure)) => {
            let stated = figure.stated.iter();
            let records = stated
                .flat_map(|stated| std::iter::once(&stated.record).chain(&stated.publications));
            vec![records.filter_map(|record| record.said.clone()).collect()]
        }
        Some(Kinds::Trend(trend)) => vec![years(&mut trend.windows.iter())],
        Some(Kinds::Effect(effect)) => {
            let lists = std::iter::once(&effect.list).chain(&effect.lists);
            let windows = years(&mut std::iter::once(&effect.window).chain(&effect.windows));
            vec![windows, lists.map(|list| list.said.clone()).collect()]
        }
        Some(Kinds::Alignment(Alignment::Along(along))) => {
            let near = along.distances.iter().map(|distance| format!("within {distance} km"));
            let how = [How::AsPrinted, How::StatesExpanded].map(|how| how.said().to_owned());
            vec![near.collect(), how.to_vec()]
        }
        Some(Kinds::Cluster(cluster)) => {
            vec![cluster.weights.iter().map(Neighbours::in_words).collect()]
        }
        Some(Kinds::Membership(_)) => {
            let when = ["at the date of its event", "as it stood when the text appeared"];
            vec![when.map(str::to_owned).to_vec()]
        }
        Some(Kinds::Association(Association::Named(association))) => {
            let names = |codes: &Vec<String>| {
                let names: Vec<String> = codes.iter().map(|code| place::name(code)).collect();
                format!("without {}", names.join(", "))
            };
            without.extend(association.without.iter().map(names));
            Vec::new()
        }
        _ => Vec::new(),
    };
    let open = options.into_iter().filter(|options: &Vec<String>| options.len() > 1);
    let mut choices: Vec<Choice> =
        open.map(|options| Choice { options, otherwise: None }).collect();
    if !without.is_empty() {
        choices.push(Choice { options: without, otherwise: Some("every place".to_owned()) });
    }
    choices.extend(claim.vary.iter().map(|vary| Choice {
        options: vary.to.iter().map(|to| crate::vary::words(vary, to)).collect(),
        otherwise: Some(crate::vary::words(vary, &vary.from)),
    }));
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(options: &[&str], otherwise: Option<&str>) -> Choice {
        let options = options.iter().map(|&option| option.to_owned()).collect();
        Choice { options, otherwise: otherwise.map(str::to_owned) }
    }

    #[test]
    fn a_label_holds_the_longest_option_of_each_choice() {
        let choices = [
            choice(&["2008 to 2015", "2010 to 2015"], None),
            choice(&["the list", "the list, narrowly"], None),
        ];
        let said = "a rate, 2010 to 2015: 3 % in places that the list, narrowly, names";
        assert_eq!(told(&choices, said), "2010 to 2015, the list, narrowly");
    }

    #[test]
    fn a_reading_without_an_option_is_named_otherwise() {
        let choices = [choice(&["without Here"], Some("every place"))];
        assert_eq!(told(&choices, "5 of 10"), "every place");
    }
}
