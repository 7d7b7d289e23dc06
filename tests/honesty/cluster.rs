//! Maps as clustered as an edge says, anywhere or around a place.

use std::sync::Arc;

use probative_atlas::outlines;
use probative_numeric::distribution::Poisson;
use probative_numeric::{Stream, math, mean};
use probative_terms::place::Level;

use super::cell::{Asked, At, Calibrated, Kind, OWED, Setting, USUAL, Wrong, at_c, at_d, beyond};
use super::place::Places;
use super::world::{File, Made};

/// The states whose counties make the map.
const COUNTIES_OF: [&str; 2] = ["01", "28"];
/// Maps by which it is found how strongly neighbours must pull on each other.
const TRIES: u64 = 200;
/// Halvings until that is known.
const HALVINGS: usize = 12;
/// Steps after which a smooth map has settled.
const STEPS: usize = 80;

/// What the map shows.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// Normal values.
    Normal,
    /// Values whose logarithms are normal.
    Skewed,
    /// Counts over people, of whom some places have few.
    Rates,
}

impl Shown {
    const ALL: [Shown; 3] = [Shown::Normal, Shown::Skewed, Shown::Rates];

    fn word(self) -> &'static str {
        match self {
            Shown::Normal => "normal values",
            Shown::Skewed => "skewed values",
            Shown::Rates => "rates of few events",
        }
    }

    /// Positive values from a field of variance one.
    fn values(self, field: &[f64]) -> Vec<f64> {
        let one = |height: &f64| match self {
            Shown::Normal => 100.0 + 20.0 * height,
            Shown::Skewed | Shown::Rates => 100.0 * math::exp(0.4 * height),
        };
        field.iter().map(one).collect()
    }
}

fn counties() -> Arc<Places> {
    let all = outlines(Level::County).iter().map(|outline| outline.geoid.to_string());
    let codes = all.filter(|code| COUNTIES_OF.contains(&&code[..2]));
    Arc::new(Places::of(codes.collect(), Level::County))
}

/// People of a place, the same in every world.
fn people(at: usize) -> f64 {
    // From 4,000 to about 400,000, each place on its own.
    let share = (at * 37 % 101) as f64 / 101.0;
    (4_000.0 * math::exp(4.6 * share)).round()
}

fn made(
    places: &Places,
    shown: Shown,
    values: &[f64],
    extent: &str,
    draws: usize,
    stream: &mut Stream,
) -> Made {
    let level = if places.codes[0].len() == 2 { "state" } else { "county" };
    let mut table = "fips,value,events,people\n".to_owned();
    for (at, code) in places.codes.iter().enumerate() {
        let people = people(at);
        // About one event for 1,000 people.
        let mean = values[at] / 1e5 * people;
        let events = Poisson { mean }.quantile(stream.uniform());
        table += &format!("{code},{},{events},{people}\n", values[at]);
    }
    let record = match shown {
        Shown::Rates => {
            "per = 100000\nevents = { source = \"table\", value = \"events\" }\n\
             population = { source = \"table\", value = \"people\" }"
        }
        Shown::Normal | Shown::Skewed => "values = { source = \"table\", value = \"value\" }",
    };
    Made {
        kind: "cluster",
        test: format!(
            "said = \"a value\"\nunit = \"points\"\nkey = \"fips\"\nlevel = \"{level}\"\n\
             weights = [\"queen\"]\n{record}\n{extent}"
        ),
        files: vec![File::csv("table", "table.csv", table)],
        draws,
    }
}

/// A simultaneous autoregression, brought to variance one over the map.
fn drawn(places: &Places, pull: f64, stream: &mut Stream) -> Vec<f64> {
    let noise: Vec<f64> = places.codes.iter().map(|_| stream.normal()).collect();
    let mut map = noise.clone();
    for _ in 0..STEPS {
        let around = |at: usize| {
            let next = &places.next[at];
            let sum: f64 = next.iter().map(|other| map[*other]).sum();
            if next.is_empty() { 0.0 } else { sum / next.len() as f64 }
        };
        map = (0..map.len()).map(|at| noise[at] + pull * around(at)).collect();
    }
    let middle = mean(&map);
    let square = map.iter().map(|it| (it - middle) * (it - middle)).sum::<f64>();
    let deviation = math::sqrt(square / map.len() as f64);
    map.iter().map(|it| (it - middle) / deviation).collect()
}

/// Moran's *I* of values whose neighbours count alike.
fn moran(places: &Places, values: &[f64]) -> f64 {
    let middle = mean(values);
    let off: Vec<f64> = values.iter().map(|value| value - middle).collect();
    let (mut joint, mut used) = (0.0, 0.0);
    for (at, next) in places.next.iter().enumerate().filter(|(_, next)| !next.is_empty()) {
        let around = next.iter().map(|other| off[*other]).sum::<f64>() / next.len() as f64;
        joint += off[at] * around;
        used += 1.0;
    }
    let square: f64 = off.iter().map(|it| it * it).sum();
    joint / square * values.len() as f64 / used
}

/// The pull at which maps have a mean excess over chance.
fn pull(places: &Places, shown: Shown, excess: f64) -> f64 {
    if excess <= 0.0 {
        return 0.0;
    }
    let seed = probative_numeric::Seed(0).branch("pull");
    let chance = -1.0 / (places.codes.len() as f64 - 1.0);
    let found = |pull: f64| {
        let one = |at| {
            let mut stream = seed.stream(at);
            let mut values = shown.values(&drawn(places, pull, &mut stream));
            if shown == Shown::Rates {
                counted(&mut values, &mut stream);
            }
            moran(places, &values)
        };
        mean(&(0..TRIES).map(one).collect::<Vec<f64>>()) - chance
    };
    let (mut low, mut high) = (0.0, 0.995);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if found(middle) < excess { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Rates as they are counted, on the scale on which the program looks at them.
fn counted(rates: &mut [f64], stream: &mut Stream) {
    let count = |(at, rate): (usize, &f64)| {
        let mean = rate / 1e5 * people(at);
        Poisson { mean }.quantile(stream.uniform()) as f64
    };
    let events: Vec<f64> = rates.iter().enumerate().map(count).collect();
    let all = events.iter().sum::<f64>() / (0..rates.len()).map(people).sum::<f64>();
    // Assunção & Reis (1999): each rate less that of all, in its own deviations.
    let each: Vec<f64> = events.iter().enumerate().map(|(at, n)| n / people(at)).collect();
    let spread: f64 =
        (0..rates.len()).map(|at| people(at) * (each[at] - all) * (each[at] - all)).sum::<f64>()
            / (0..rates.len()).map(people).sum::<f64>();
    let middle = (0..rates.len()).map(people).sum::<f64>() / rates.len() as f64;
    let between = (spread - all / middle).max(0.0);
    for (at, rate) in rates.iter_mut().enumerate() {
        *rate = (each[at] - all) / math::sqrt(between + all / people(at));
    }
}

/// Whether a map is clustered at all.
pub(super) fn anywhere() -> Kind {
    let places = counties();
    let setting = |shown: Shown| {
        let places = places.clone();
        let base = shown == Shown::Normal;
        let mut asked = vec![at_c(0.3), at_d(0.0)];
        asked.extend(base.then(|| beyond(0.3, |edge, least| edge + 2.0 * least)));
        let known: std::sync::Mutex<Vec<(f64, f64)>> = std::sync::Mutex::default();
        let make = move |excess: f64, stream: &mut Stream| {
            let pull = {
                let mut known = known.lock().expect("nobody else fails with it");
                let found = known.iter().find(|(at, _)| *at == excess).map(|(_, pull)| *pull);
                found.unwrap_or_else(|| {
                    let found = pull(&places, shown, excess);
                    known.push((excess, found));
                    found
                })
            };
            let values = shown.values(&drawn(&places, pull, stream));
            made(&places, shown, &values, "anywhere = true", 499, stream)
        };
        Setting {
            words: "clusters",
            claim: String::new(),
            nuisance: shown.word().to_owned(),
            asked,
            make: Box::new(make),
            quick: base,
            calibrated: Calibrated::Once,
        }
    };
    Kind {
        name: "cluster anywhere",
        about: "Maps of the counties of two states; a simultaneous autoregression pulls neighbours together until Moran's *I* lies above chance \
                as far as the edge says. The rule must speak on normal values.",
        settings: Shown::ALL.map(setting).into(),
        most: 4_000,
        calibration: USUAL,
    }
}

/// How a place comes to be named.
#[derive(Clone, Copy, PartialEq)]
enum NamedPlace {
    Before,
    /// Before, and the values there scatter this many times as much as those elsewhere.
    BeforeScattered(f64),
    ForHeight,
}

impl NamedPlace {
    const ALL: [NamedPlace; 3] =
        [NamedPlace::Before, NamedPlace::BeforeScattered(4.0), NamedPlace::ForHeight];

    fn words(self) -> String {
        match self {
            NamedPlace::Before => "named before".to_owned(),
            NamedPlace::BeforeScattered(times) => {
                format!("named before, scattering {times} times as much there")
            }
            NamedPlace::ForHeight => "named for its height".to_owned(),
        }
    }

    fn times(self) -> f64 {
        if let NamedPlace::BeforeScattered(times) = self { times } else { 1.0 }
    }
}

/// Whether a place is a hot spot.
pub(super) fn places() -> Kind {
    let all = Arc::new(super::association::mainland());
    let mut settings = Vec::new();
    for shown in Shown::ALL {
        for named in NamedPlace::ALL {
            if shown != Shown::Normal && named.times() > 1.0 {
                continue;
            }
            let before = named != NamedPlace::ForHeight;
            let all = all.clone();
            let make = move |percent: f64, stream: &mut Stream| {
                let mut field: Vec<f64> = all.codes.iter().map(|_| stream.normal()).collect();
                let raised = stream.below(all.codes.len());
                // Values elsewhere scatter less, since none may lie below nothing.
                field.iter_mut().for_each(|height| *height /= named.times());
                around(&all, raised).for_each(|at| field[at] *= named.times());
                let mut values = shown.values(&field);
                raise(&all, &mut values, raised, percent);
                let place = if before { raised } else { highest(&all, &values) };
                let chosen = if before { "before" } else { "for their height" };
                let extent = format!("places = [\"{}\"]\nchosen = \"{chosen}\"", all.codes[place]);
                made(&all, shown, &values, &extent, 1_999, stream)
            };
            let mut asked = vec![at_c(10.0), at_d(0.0)];
            // Where nothing is there, the highest place must not be called hot.
            asked.extend((!before).then_some(Asked {
                at: At::Edge("nothing there", 0.0),
                wrong: Wrong::Supported,
                bound: OWED,
            }));
            let base = named == NamedPlace::Before && shown == Shown::Normal;
            asked.extend(base.then(|| beyond(10.0, |edge, least| edge + 2.0 * least)));
            settings.push(Setting {
                words: "clusters",
                claim: String::new(),
                nuisance: format!("{}, {}", shown.word(), named.words()),
                asked,
                make: Box::new(make),
                quick: base,
                calibrated: Calibrated::Once,
            });
        }
    }
    Kind {
        name: "cluster at a place",
        about: "Maps of 49 states without a pattern; one place drawn by lot and its neighbours are raised, so that their mean lies above the \
                map's as far as the edge says. It is named by lot, or the place with the highest mean is named for it. The rule must speak on \
                normal values at a place named before.",
        settings,
        most: 4_000,
        calibration: USUAL,
    }
}

/// A place and its neighbours.
fn around(places: &Places, place: usize) -> impl Iterator<Item = usize> {
    places.next[place].iter().copied().chain([place])
}

/// Raises a place and its neighbours in proportion to what the map has without it.
fn raise(places: &Places, values: &mut [f64], place: usize, percent: f64) {
    let around: Vec<usize> = around(places, place).collect();
    let share = around.len() as f64 / values.len() as f64;
    // With a mean of m elsewhere and m + a around, (m + a) / (m + share a) is what is asked.
    let times = 1.0 + percent / 100.0;
    let base = mean(values);
    let added = base * (times - 1.0) / (1.0 - times * share);
    around.into_iter().for_each(|at| values[at] += added);
}

/// The place with neighbours around which the mean is highest.
fn highest(places: &Places, values: &[f64]) -> usize {
    let around = |at: usize| {
        let next = &places.next[at];
        let sum = values[at] + next.iter().map(|other| values[*other]).sum::<f64>();
        sum / (next.len() + 1) as f64
    };
    let with = (0..values.len()).filter(|at| !places.next[*at].is_empty());
    with.max_by(|a, b| around(*a).total_cmp(&around(*b))).expect("a place has neighbours")
}
