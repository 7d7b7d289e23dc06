//! Two maps of states that go together as far as an edge says.

use std::sync::Arc;

use probative_atlas::states;
use probative_numeric::{Stream, math};
use probative_terms::place::Level;

use super::cell::{Calibrated, Kind, Setting, USUAL, at_c, at_d, beyond};
use super::place::{Field, Places};
use super::world::{File, Made};

/// The states that touch another, and the district.
pub(super) fn mainland() -> Places {
    let fifty = states().iter().map(|state| state.geoid.to_string());
    let codes = fifty.filter(|code| code.as_str() < "60" && !["02", "15"].contains(&&**code));
    Places::of(codes.collect(), Level::State)
}

/// How far correlations reach on both maps, in kilometres.
const REACHES: [(f64, f64); 5] =
    [(0.0, 0.0), (200.0, 200.0), (500.0, 500.0), (1000.0, 1000.0), (0.0, 1000.0)];

pub(super) fn kind() -> Kind {
    let places = Arc::new(mainland());
    let borders = Arc::new(places.borders());
    let setting = |(first, second): (f64, f64)| {
        let (places, borders) = (places.clone(), borders.clone());
        let fields = [first, second].map(|reach| Field::new(&places.points, reach));
        let base = first == 200.0;
        let mut asked = vec![at_c(0.3), at_d(0.0)];
        asked.extend(base.then(|| beyond(0.3, |edge, least| (edge + 2.0 * least).min(0.95))));
        Setting {
            words: "along",
            claim: String::new(),
            nuisance: format!("correlations reach {first} and {second} km"),
            asked,
            make: Box::new(move |theta, stream| made(&places, &borders, &fields, theta, stream)),
            quick: base,
            calibrated: Calibrated::Once,
        }
    };
    Kind {
        name: "association of two maps",
        about: "Two normal maps of 49 states, whose correlation falls off exponentially with distance; the second is a mixture of the first \
                and one of its own, so that they correlate as the edge says. The rule must speak where correlations reach 200 km; a correlation \
                is no larger than .95.",
        settings: REACHES.map(setting).into(),
        most: 8_000,
        calibration: USUAL,
    }
}

fn made(
    places: &Places,
    borders: &str,
    [first, second]: &[Field; 2],
    theta: f64,
    stream: &mut Stream,
) -> Made {
    let (x, own) = (first.draw(stream), second.draw(stream));
    let rest = math::sqrt(1.0 - theta * theta);
    let mut table = "fips,first,second\n".to_owned();
    for (at, code) in places.codes.iter().enumerate() {
        let (x, y) = (x[at], theta * x[at] + rest * own[at]);
        table += &format!("{code},{},{}\n", 50.0 + 10.0 * x, 20.0 + 3.0 * y);
    }
    Made {
        kind: "association",
        test: "said = \"one value\"\nwith_said = \"another\"\nkey = \"fips\"\n\
               values = { source = \"table\", value = \"first\" }\n\
               with = { source = \"table\", value = \"second\" }\n\
               adjacency = { source = \"borders\", from = \"from\", to = \"to\" }"
            .to_owned(),
        files: vec![
            File::csv("table", "table.csv", table),
            File::csv("borders", "borders.csv", borders.to_owned()),
        ],
        draws: 199,
    }
}
