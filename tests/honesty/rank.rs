//! The rank of a place by its risk, of which counts or published estimates are held.

use probative_numeric::distribution::Poisson;
use probative_numeric::{Stream, math};

use super::cell::{Asked, At, Calibrated, Kind, OWED, SPEAKS, Setting, USUAL, Wrong};
use super::world::{File, Made};

/// How many places are ranked.
const PLACES: usize = 50;
/// One event for so many people, at the middle rank.
const MIDDLE: f64 = 1_000.0;
/// The published margin is that of this level, which the errors of estimates are divided by.
const NINETY: f64 = 1.644_853_627;

/// What tells how far chance moves a risk.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Counts,
    Margins,
}

/// What the worlds differ in.
#[derive(Clone, Copy)]
struct Form {
    by: By,
    /// How much higher the logarithm of each risk is than that of the one before it.
    step: f64,
    /// Named for its rank as counted, and not by its risk.
    for_height: bool,
}

/// The words, with the ranks at which they are no more so, at which they are still not refuted, and
/// at which they surely hold.
const WORDS: [(&str, f64, f64, f64); 3] =
    [("lowest", 2.0, 1.0, 1.0), ("safest", 11.0, 25.0, 1.0), ("top third", 17.0, 16.0, 1.0)];

pub(super) fn kind() -> Kind {
    let mut settings = Vec::new();
    for (words, not_so, not_refuted, sure) in WORDS {
        for by in [By::Counts, By::Margins] {
            for step in [0.01, 0.1] {
                settings.push(setting(words, Form { by, step, for_height: false }, {
                    let at = |name, rank| At::Edge(name, rank);
                    let mut asked = vec![
                        Asked { at: at("C's edge", not_so), wrong: Wrong::Supported, bound: OWED },
                        Asked {
                            at: at("D's edge", not_refuted),
                            wrong: Wrong::Contradicted,
                            bound: OWED,
                        },
                    ];
                    let base = words == "safest" && by == By::Counts && step > 0.05;
                    let (at, bound) = (at("the first rank", sure), 1.0 - SPEAKS);
                    asked.extend(base.then_some(Asked { at, wrong: Wrong::Silent, bound }));
                    asked
                }));
            }
        }
    }
    for by in [By::Counts, By::Margins] {
        // One place in fifty is the lowest by chance, and named so is right: less than is owed.
        let (at, form) = (At::Edge("all alike", 0.0), Form { by, step: 0.0, for_height: true });
        let asked = vec![Asked { at, wrong: Wrong::Supported, bound: OWED }];
        settings.push(setting("lowest", form, asked));
    }
    Kind {
        name: "rank of a risk",
        about: "Fifty places whose risks rise by one or by ten per cent from rank to rank, with 200,000 to 20 million people each: counts, or estimates \
                published with their margins. The named place has the rank at which the words are just not so, or just not refuted; or all are alike, \
                and the lowest as counted is named for it. The rule must speak of the first of places ten per cent apart.",
        settings,
        most: 20_000,
        calibration: USUAL,
    }
}

fn setting(words: &'static str, form: Form, asked: Vec<Asked>) -> Setting {
    let by = if form.by == By::Counts { "counts" } else { "margins" };
    let nuisance = match form.for_height {
        true => format!("{by}, named for its rank"),
        false => format!("{by}, {:.0} % from rank to rank", 100.0 * form.step),
    };
    Setting {
        words,
        claim: String::new(),
        nuisance,
        asked,
        make: Box::new(move |rank, stream| made(words, form, rank, stream)),
        quick: words == "safest" && form.by == By::Counts && form.step < 0.05,
        calibrated: Calibrated::Once,
    }
}

/// The places in a random order of their risks; `rank` counts from the end that the words name.
fn made(words: &str, form: Form, rank: f64, stream: &mut Stream) -> Made {
    let mut ranks: Vec<usize> = (0..PLACES).collect();
    stream.draw_front(&mut ranks, PLACES);
    let (mut table, mut seen) = ("place,n,people,margin\n".to_owned(), Vec::new());
    for (at, own) in ranks.iter().enumerate() {
        let people = (200_000.0 * math::exp(4.6 * stream.uniform())).round();
        let middle = (PLACES - 1) as f64 / 2.0;
        let risk = math::exp(form.step * (*own as f64 - middle)) / MIDDLE;
        let (number, margin) = match form.by {
            By::Counts => {
                let count = Poisson { mean: risk * people }.quantile(stream.uniform()) as f64;
                seen.push(count / people);
                (count, 0.0)
            }
            By::Margins => {
                let error = math::sqrt(risk / people);
                let estimate = risk + error * stream.normal();
                seen.push(estimate);
                (1e5 * estimate, 1e5 * NINETY * error)
            }
        };
        table += &format!("p{at:03},{number},{people},{margin}\n");
    }
    let from_low = words != "top third";
    let named = match form.for_height {
        true => (0..PLACES).min_by(|a, b| seen[*a].total_cmp(&seen[*b])),
        false => {
            let own = rank as usize - 1;
            let own = if from_low { own } else { PLACES - 1 - own };
            ranks.iter().position(|it| *it == own)
        }
    };
    let named = named.expect("a place has that rank");
    let chosen = if form.for_height { "for their height" } else { "before" };
    let record = match form.by {
        By::Counts => {
            "said = \"events\"\namounts = { source = \"table\", value = \"n\" }\n\
             exposure = { source = \"table\", value = \"people\" }"
        }
        By::Margins => {
            "said = \"events per 100,000 people\"\namounts = { source = \"table\", value = \"n\" }\n\
             error = { margin = \"margin\", level = 0.9 }"
        }
    };
    Made {
        kind: "rate",
        test: format!(
            "{record}\nkey = \"place\"\nuniverse = \"places\"\nchosen = \"{chosen}\"\nnamed = [\"p{named:03}\"]"
        ),
        files: vec![File::csv("table", "table.csv", table)],
        draws: 999,
    }
}
