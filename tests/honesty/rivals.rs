//! Outcomes that other explanations foretell, with a difference at listed places.

use std::sync::Arc;

use probative_numeric::{Stream, mean};

use super::cell::{Calibrated, Kind, Setting, USUAL, at_c, at_d, beyond};
use super::place::{Drawn, Field, Places};
use super::world::{File, Made};

/// How many places a list names.
const NAMED: [usize; 2] = [10, 20];

pub(super) fn kind() -> Kind {
    let places = Arc::new(super::association::mainland());
    let borders = Arc::new(places.borders());
    // No words say that a list explains less: the mirror of *explains* is not asked.
    let mut settings = Vec::new();
    for drawn in Drawn::ALL {
        for many in NAMED {
            for reach in [0.0, 600.0] {
                let (places, borders) = (places.clone(), borders.clone());
                let field = Field::new(&places.points, reach);
                let smooth = Field::new(&places.points, 600.0);
                let base = many == 20 && drawn == Drawn::Random && reach == 0.0;
                let mut asked = vec![at_c(5.0), at_d(0.0)];
                asked.extend(base.then(|| beyond(5.0, |edge, least| edge + 2.0 * least)));
                let make = move |percent: f64, stream: &mut Stream| {
                    let list = (many, drawn);
                    made(&places, &borders, [&field, &smooth], list, percent, stream)
                };
                settings.push(Setting {
                    words: "explains",
                    claim: String::new(),
                    nuisance: format!(
                        "more, {} lists of {many}, the rest alike within {reach} km",
                        drawn.word()
                    ),
                    asked,
                    make: Box::new(make),
                    quick: base,
                    calibrated: Calibrated::Once,
                });
            }
        }
    }
    Kind {
        name: "rival explanations",
        about: "Rates of 49 states made of two other explanations, one of them smooth, and a rest that is alike near by; rates of listed states \
                differ by what the edge says. The rule must speak of random lists of 20 with a rest that is not alike.",
        settings,
        most: 4_000,
        calibration: USUAL,
    }
}

fn made(
    places: &Places,
    borders: &str,
    [rest, smooth]: [&Field; 2],
    (many, drawn): (usize, Drawn),
    percent: f64,
    stream: &mut Stream,
) -> Made {
    let all = places.codes.len();
    let listed = places.list(many, drawn, stream);
    let (first, rest) = (smooth.draw(stream), rest.draw(stream));
    let second: Vec<f64> = (0..all).map(|_| stream.normal()).collect();
    let mut outcome: Vec<f64> =
        (0..all).map(|at| 20.0 + first[at] + second[at] + 2.0 * rest[at]).collect();
    let others = (0..all).filter(|at| !listed.contains(at)).map(|at| outcome[at]);
    let added = percent / 100.0 * mean(&others.collect::<Vec<f64>>());
    listed.iter().for_each(|place| outcome[*place] += added);
    let mut table = "fips,outcome,first,second\n".to_owned();
    for (at, code) in places.codes.iter().enumerate() {
        table += &format!("{code},{},{},{}\n", outcome[at], first[at], second[at]);
    }
    let mut list = "fips,published\n".to_owned();
    listed.iter().for_each(|place| list += &format!("{},2016-01-01\n", places.codes[*place]));
    let explanation = |column: &str| {
        format!(
            "[[claims.rivals.explanations]]\nname = \"{column}\"\npredicts = \"it goes with it\"\n\
             [[claims.rivals.explanations.columns]]\nsource = \"table\"\nvalue = \"{column}\"\n"
        )
    };
    Made {
        kind: "rivals",
        test: format!(
            "said = \"a rate\"\noutcome = {{ source = \"table\", value = \"outcome\" }}\nkey = \"fips\"\n\
             adjacency = {{ source = \"borders\", from = \"from\", to = \"to\" }}\n{}{}\
             [claims.rivals.policy]\nname = \"the list\"\npredicts = \"it differs there\"\nregistry = \"list\"\n\
             registry_key = \"fips\"\nlist = {{}}\n",
            explanation("first"),
            explanation("second")
        ),
        files: vec![
            File::csv("table", "table.csv", table),
            File::csv("list", "list.csv", list),
            File::csv("borders", "borders.csv", borders.to_owned()),
        ],
        draws: 499,
    }
}
