//! Real counts of states, with a ratio given to lists that know nothing of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use probative_numeric::Stream;
use probative_terms::place::Level;

use super::cell::{Asked, At, Calibrated, Kind, Setting, USUAL, Wrong, at_c, at_d, beyond};
use super::place::{Drawn, Places};
use super::world::{File, Made};
use probative_tests::{root, text};

/// How many places a list names.
const NAMED: [usize; 3] = [5, 10, 20];
/// The words with their edge of C.
const WORDS: [(&str, f64); 2] = [("higher", 1.1), ("far more", 1.5)];
/// What the reach of a sentence about such places needs.
pub(super) const SUCH: &str = "reach = \"such\"\nreach_because = \"it speaks of such places\"\n";

/// States with what was counted in them.
struct States {
    places: Places,
    deaths: Vec<f64>,
    people: Vec<f64>,
}

fn states() -> Arc<States> {
    let table = text(&root().join("cases/mirror-example/sources/state_deaths.csv"));
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.splitn(6, ',').collect::<Vec<_>>())
        .filter(|cells| cells.get(2) == Some(&"2016"))
        .collect();
    let number = |column: usize| -> Vec<f64> {
        rows.iter().map(|cells| cells[column].parse().expect("it is a number")).collect()
    };
    let codes = rows.iter().map(|cells| cells[0].to_owned()).collect();
    let places = Places::of(codes, Level::State);
    Arc::new(States { places, people: number(3), deaths: number(4) })
}

impl States {
    /// The counts, those of listed places so many times as high.
    fn counted(&self, listed: &BTreeSet<usize>, times: f64) -> String {
        let mut text = "fips,deaths,people\n".to_owned();
        for (at, code) in self.places.codes.iter().enumerate() {
            let times = if listed.contains(&at) { times } else { 1.0 };
            text += &format!("{code},{:.0},{}\n", times * self.deaths[at], self.people[at]);
        }
        text
    }

    /// The rates, those of listed places so many times as high.
    fn rated(&self, listed: &BTreeSet<usize>, times: f64) -> String {
        let mut text = "fips,rate\n".to_owned();
        for (at, code) in self.places.codes.iter().enumerate() {
            let times = if listed.contains(&at) { times } else { 1.0 };
            text += &format!("{code},{}\n", times * 1e5 * self.deaths[at] / self.people[at]);
        }
        text
    }
}

/// What the worlds of a kind of rates differ in.
#[derive(Clone, Copy)]
struct Form {
    counts: bool,
    many: usize,
    drawn: Drawn,
    draws: usize,
}

fn made(states: &States, form: Form, times: f64, stream: &mut Stream) -> Made {
    let listed = states.places.list(form.many, form.drawn, stream);
    let named = states.places.named(&listed);
    let (table, record) = match form.counts {
        true => (
            states.counted(&listed, times),
            "events = { source = \"table\", value = \"deaths\" }\n\
             exposure = { source = \"table\", value = \"people\" }\nper = 100000",
        ),
        false => (states.rated(&listed, times), "rates = { source = \"table\", value = \"rate\" }"),
    };
    Made {
        kind: "rate",
        test: format!("said = \"deaths\"\nkey = \"fips\"\nnamed = [{named}]\n{record}"),
        files: vec![File::csv("table", "table.csv", table)],
        draws: form.draws,
    }
}

/// Twice as far on the scale of ratios.
fn further(edge: f64, detectable: f64) -> f64 {
    edge * (1.0 + detectable) * (1.0 + detectable)
}

fn settings(counts: bool, draws: usize) -> Vec<Setting> {
    let states = states();
    let mut settings = Vec::new();
    for (words, c) in WORDS {
        for drawn in Drawn::ALL {
            for many in NAMED {
                let (states, form) = (states.clone(), Form { counts, many, drawn, draws });
                let is_base = (words, drawn, many) == ("higher", Drawn::Random, 20);
                let mut asked = vec![at_c(c), at_d(1.0)];
                asked.extend(is_base.then(|| beyond(c, further)));
                settings.push(Setting {
                    words,
                    claim: SUCH.to_owned(),
                    nuisance: format!("{} lists of {many}", drawn.word()),
                    asked,
                    make: Box::new(move |times, stream| made(&states, form, times, stream)),
                    quick: words == "higher" && many == 10 && (counts || drawn == Drawn::Random),
                    calibrated: Calibrated::Once,
                });
            }
        }
    }
    if counts {
        settings.extend(NAMED.map(|many| on_its_own(&states, many, Drawn::Clustered)));
    }
    settings
}

/// Lists of which each is calibrated for itself, as that of a case is.
fn on_its_own(states: &Arc<States>, many: usize, drawn: Drawn) -> Setting {
    let (states, form) = (states.clone(), Form { counts: true, many, drawn, draws: 199 });
    Setting {
        words: "higher",
        claim: SUCH.to_owned(),
        nuisance: format!("{} lists of {many}, each with its own calibration", drawn.word()),
        asked: vec![at_c(1.1), at_d(1.0)],
        make: Box::new(move |times, stream| made(&states, form, times, stream)),
        quick: false,
        calibrated: Calibrated::Each { datasets: 1_000, most: 500 },
    }
}

/// Ratios of counts.
pub(super) fn such() -> Kind {
    Kind {
        name: "rate, such places",
        about: "Deaths of overdoses in 2016 by state; lists are drawn that know nothing of them, and the counts of listed states are multiplied \
                by what the edge says. The rule must speak in random lists of 20.",
        settings: settings(true, 199),
        most: 20_000,
        calibration: USUAL,
    }
}

/// Typical rates without their counts.
pub(super) fn ranks() -> Kind {
    Kind {
        name: "rate without counts, such places",
        about: "The same rates without their counts. The rule must speak in random lists of 20.",
        settings: settings(false, 999),
        most: 20_000,
        calibration: USUAL,
    }
}

/// How often a list that knows nothing is supported, and not said to be no more than chance gives.
pub(super) fn these() -> Kind {
    let states = states();
    let mut settings = Vec::new();
    for (words, c) in WORDS {
        for drawn in Drawn::ALL {
            for many in NAMED {
                let (states, form) =
                    (states.clone(), Form { counts: true, many, drawn, draws: 199 });
                // What the simulations of the procedure gave; a list that a sentence takes for its
                // height is none of these.
                let bound = if many == 20 { 0.073 } else { 0.053 };
                let at = At::Edge("lists that know nothing", 1.0);
                settings.push(Setting {
                    words,
                    claim: String::new(),
                    nuisance: format!("{} lists of {many}, C from {c}", drawn.word()),
                    asked: vec![Asked { at, wrong: Wrong::MoreThanChance, bound }],
                    make: Box::new(move |times, stream| made(&states, form, times, stream)),
                    quick: words == "higher" && many == 10 && drawn == Drawn::Random,
                    calibrated: Calibrated::Once,
                });
            }
        }
    }
    Kind {
        name: "rate, these places",
        about: "The same counts as they are. *Supported* is right as counted; what is owed is that few lists that know nothing are supported \
                without the qualifier *true as counted, no more than chance lists give*.",
        settings,
        most: 20_000,
        calibration: USUAL,
    }
}
