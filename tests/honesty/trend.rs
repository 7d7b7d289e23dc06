//! Series that end as far from where they began as an edge says.

use probative_numeric::distribution::Poisson;
use probative_numeric::{Stream, math};

use super::cell::{Asked, Calibrated, Kind, OWED, OWED_SMOOTH, Setting, at_c, at_d};
use super::world::{File, Made};

/// Events of a year.
const EVENTS: f64 = 5_000.0;
/// The last year before the text.
const LAST: usize = 2016;
/// Years that a level wanders before the first that is seen.
const BEFORE: usize = 50;
/// Series by which a level is brought to its scale.
const SCALED: u64 = 400;

/// How the level of a year hangs on that of the year before.
#[derive(Clone, Copy)]
enum Level {
    /// With this autocorrelation; one is a random walk.
    Alike(f64),
    /// Its steps have an autocorrelation of a half.
    SmoothSteps,
}

impl Level {
    fn word(self) -> String {
        match self {
            Level::Alike(alike) => format!("autocorrelation {alike}"),
            Level::SmoothSteps => "smooth steps".to_owned(),
        }
    }

    fn draw(self, years: usize, stream: &mut Stream) -> Vec<f64> {
        let (mut level, mut step) = (0.0, 0.0);
        let mut seen = Vec::with_capacity(years);
        for year in 0..BEFORE + years {
            let noise = stream.normal();
            match self {
                Level::Alike(alike) => level = alike * level + noise,
                Level::SmoothSteps => {
                    step = 0.5 * step + noise;
                    level += step;
                }
            }
            if year >= BEFORE {
                seen.push(level);
            }
        }
        seen
    }
}

pub(super) fn kind() -> Kind {
    let levels = [
        Level::Alike(0.0),
        Level::Alike(0.5),
        Level::Alike(0.9),
        Level::Alike(1.0),
        Level::SmoothSteps,
    ];
    let mut settings = Vec::new();
    for (words, c) in [("growing", 5.0), ("falling", -5.0)] {
        for level in levels {
            for deviation in [0.1, 0.28] {
                for years in [8, 12, 20, 40] {
                    // Falling is growing backwards: a part of its cells is enough to see that.
                    if words == "falling" && (deviation < 0.2 || years % 8 == 4) {
                        continue;
                    }
                    settings.push(setting(words, c, level, deviation, years));
                }
            }
        }
    }
    Kind {
        name: "trend",
        about: "A sentence of a tendency (reach *such*) about yearly counts of 5,000 events on average, which follow a level whose logarithm \
                deviates from its line by so much. *Falling* is asked at fewer settings, being growing backwards. No power is owed.",
        settings,
        most: 20_000,
        // Each world takes long, and none of them widens an interval by much.
        calibration: 500,
    }
}

fn setting(words: &'static str, c: f64, level: Level, deviation: f64, years: usize) -> Setting {
    let bound = if matches!(level, Level::SmoothSteps) { OWED_SMOOTH } else { OWED };
    let owed = |asked: Asked| Asked { bound, ..asked };
    let scale = deviation / away_from_line(level, years);
    let make = move |theta: f64, stream: &mut Stream| {
        let tendency = math::ln(1.0 + theta / 100.0);
        let mut text = "year,events,whole\n".to_owned();
        let seen = level.draw(years, stream);
        let middle = seen.iter().sum::<f64>() / years as f64;
        for (at, height) in seen.iter().enumerate() {
            let along = at as f64 / (years as f64 - 1.0) - 0.5;
            let mean = EVENTS * math::exp(scale * (height - middle) + tendency * along);
            let events = Poisson { mean }.quantile(stream.uniform()).max(1);
            text += &format!("{},{events},1000000000\n", LAST + 1 + at - years);
        }
        Made {
            kind: "trend",
            test: format!(
                "said = \"events\"\nevents = {{ source = \"series\", value = \"events\" }}\n\
                 whole = {{ source = \"series\", value = \"whole\" }}\ntime = \"year\"\n\
                 windows = [[{}, {LAST}]]",
                LAST + 1 - years
            ),
            files: vec![File::csv("series", "series.csv", text)],
            draws: 199,
        }
    };
    Setting {
        words,
        claim: "reach = \"such\"\nreach_because = \"it keeps on\"\n".to_owned(),
        nuisance: format!("{}, log-SD {deviation}, {years} years", level.word()),
        asked: vec![owed(at_c(c)), owed(at_d(0.0))],
        make: Box::new(make),
        quick: words == "growing"
            && (years, deviation) == (12, 0.1)
            && matches!(level, Level::Alike(1.0)),
        calibrated: Calibrated::Once,
    }
}

/// How far a level lies from its own line, as the root of the mean square.
fn away_from_line(level: Level, years: usize) -> f64 {
    let square = |at: u64| {
        let seen = level.draw(years, &mut probative_numeric::Seed(0).branch("scale").stream(at));
        let middle = 0.5 * (years as f64 - 1.0);
        let mean = seen.iter().sum::<f64>() / years as f64;
        let times = || (0..years).map(|at| at as f64 - middle);
        let slope = times().zip(&seen).map(|(time, it)| time * it).sum::<f64>()
            / times().map(|time| time * time).sum::<f64>();
        let rest = times().zip(&seen).map(|(time, it)| it - mean - slope * time);
        rest.map(|it| it * it).sum::<f64>() / (years as f64 - 2.0)
    };
    math::sqrt((0..SCALED).map(square).sum::<f64>() / SCALED as f64)
}
