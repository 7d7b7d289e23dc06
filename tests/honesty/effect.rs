//! Outcomes of states over years, with a policy that changes them as far as an edge says.

use std::sync::Arc;

use probative_numeric::{Stream, mean};

use super::cell::{Calibrated, Kind, Setting, USUAL, at_c, at_d, beyond};
use super::place::{Drawn, Field, Places};
use super::world::{File, Made};

const FIRST: usize = 2010;
const LAST: usize = 2015;
/// The first year after the policy.
const AFTER: usize = 2013;
/// The questions that sources answer; two lists, the day of the list and a placebo meet the others.
const OF_SOURCES: [&str; 3] = ["outcome alike", "no other policy", "no spillover"];

pub(super) fn kind() -> Kind {
    let places = Arc::new(super::association::mainland());
    let mut settings = Vec::new();
    for (words, sign) in [("because", 1.0), ("lowered", -1.0)] {
        for drawn in Drawn::ALL {
            for many in [5, 20] {
                for reach in [0.0, 600.0] {
                    let places = places.clone();
                    let field = Field::new(&places.points, reach);
                    let base = sign > 0.0 && many == 20 && drawn == Drawn::Random && reach == 0.0;
                    let mut asked = vec![at_c(5.0 * sign), at_d(0.0)];
                    asked.extend(base.then(|| beyond(5.0, |edge, least| edge + 2.0 * least)));
                    let make = move |percent: f64, stream: &mut Stream| {
                        made(&places, &field, many, drawn, percent, stream)
                    };
                    settings.push(Setting {
                        words,
                        claim: String::new(),
                        nuisance: format!(
                            "{}, {many} of 49 {} places, changes alike within {reach} km",
                            if sign > 0.0 { "raises" } else { "lowers" },
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
    }
    Kind {
        name: "effect of a policy",
        about: "Rates of 49 states from 2010 to 2015 that differ by state and year, with noise that hangs on that of the year before (.5) and a \
                change in 2013 that is alike near by. The rule must speak of 20 random places whose changes are not alike.",
        settings,
        most: 4_000,
        calibration: USUAL,
    }
}

fn made(
    places: &Places,
    field: &Field,
    many: usize,
    drawn: Drawn,
    percent: f64,
    stream: &mut Stream,
) -> Made {
    let all = places.codes.len();
    let treated = places.list(many, drawn, stream);
    let change = field.draw(stream);
    let years = FIRST..=LAST;
    let mut values: Vec<Vec<f64>> = Vec::with_capacity(all);
    for change in change {
        let (level, mut noise) = (15.0 + 2.5 * stream.normal(), stream.normal());
        let value = |year: usize| {
            noise = 0.5 * noise + 0.6 * stream.normal();
            let after = if year >= AFTER { 1.0 + change } else { 0.0 };
            level + 0.3 * (year - FIRST) as f64 + noise + after
        };
        values.push(years.clone().map(value).collect());
    }
    let before = AFTER - FIRST;
    let baseline: Vec<f64> =
        treated.iter().flat_map(|place| values[*place][..before].iter().copied()).collect();
    let added = percent / 100.0 * mean(&baseline);
    for place in &treated {
        values[*place][before..].iter_mut().for_each(|value| *value += added);
    }
    let mut table = "fips,year,rate,placebo\n".to_owned();
    for (index, (code, values)) in places.codes.iter().zip(&values).enumerate() {
        for (year, value) in years.clone().zip(values) {
            // It hangs on nothing that the policy does.
            let placebo = 1000 + (index * 7 + year * 5) % 11;
            table += &format!("{code},{year},{value},{placebo}\n");
        }
    }
    let mut list = "list,fips,from,published\n".to_owned();
    for (name, place) in ["a", "b"].iter().flat_map(|name| treated.iter().map(move |it| (name, it)))
    {
        list += &format!("{name},{},{AFTER}-01-01,{LAST}-12-31\n", places.codes[*place]);
    }
    let question = |asks: &str| {
        format!(
            "[[claims.effect.checklist]]\nasks = \"{asks}\"\nshown_by = [\"panel\", \"list\"]\nbecause = \"it is made so\"\n"
        )
    };
    let checklist: String = OF_SOURCES.map(question).concat();
    Made {
        kind: "effect",
        test: format!(
            "said = \"a rate\"\noutcome = {{ source = \"panel\", value = \"rate\" }}\nkey = \"fips\"\ntime = \"year\"\n\
             windows = [[{FIRST}, {LAST}]]\nregistry = \"list\"\nregistry_key = \"fips\"\nregistry_from = \"from\"\n\
             list = {{ said = \"the list\", where = {{ list = [\"a\"] }}, covers = [\"all\"] }}\n\
             lists = [{{ said = \"another\", where = {{ list = [\"b\"] }}, covers = [\"all\"] }}]\n\
             placebo = {{ source = \"panel\", value = \"placebo\" }}\nafter = {AFTER}\n{checklist}"
        ),
        files: vec![File::csv("panel", "panel.csv", table), File::csv("list", "list.csv", list)],
        draws: 499,
    }
}
