//! Two maps of states that go together as far as an edge says.

use std::sync::Arc;

use probative_atlas::states;
use probative_numeric::{Stream, math, mean, standard_deviation};
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

/// What else both maps have in common with maps of the world.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// Nothing: values are normal.
    Normal,
    /// A few places are many times the others: logarithms with this deviation.
    Heavy(f64),
    /// One slope from south-east to north-west is this share of both variances.
    Sloping(f64),
}

impl Shape {
    const ALL: [Shape; 4] =
        [Shape::Normal, Shape::Heavy(1.2), Shape::Sloping(0.2), Shape::Sloping(0.4)];

    fn words(self) -> String {
        match self {
            Shape::Normal => String::new(),
            Shape::Heavy(_) => ", a few places many times the others".to_owned(),
            Shape::Sloping(share) => {
                format!(", one slope is {:.0} % of both", 100.0 * share)
            }
        }
    }

    /// A field with mean nought and variance one as such values.
    fn of(self, field: Vec<f64>) -> Vec<f64> {
        let Shape::Heavy(deviation) = self else { return field };
        let square = deviation * deviation;
        let (middle, variance) =
            (math::exp(square / 2.0), math::exp(square) * (math::exp(square) - 1.0));
        let one = |height: f64| (math::exp(deviation * height) - middle) / math::sqrt(variance);
        field.into_iter().map(one).collect()
    }
}

/// A slope over places, with mean nought and variance one among them.
fn slope(places: &Places) -> Vec<f64> {
    let raw: Vec<f64> =
        places.points.iter().map(|point| point.latitude - point.longitude).collect();
    let (middle, deviation) = (mean(&raw), standard_deviation(&raw));
    raw.iter().map(|it| (it - middle) / deviation).collect()
}

pub(super) fn kind() -> Kind {
    let places = Arc::new(mainland());
    let borders = Arc::new(places.borders());
    let setting = |((first, second), shape): ((f64, f64), Shape)| {
        let (places, borders) = (places.clone(), borders.clone());
        let fields = [first, second].map(|reach| Field::new(&places.points, reach));
        let base = first == 200.0 && shape == Shape::Normal;
        let mut asked = vec![at_c(0.3), at_d(0.0)];
        asked.extend(base.then(|| beyond(0.3, |edge, least| (edge + 2.0 * least).min(0.95))));
        Setting {
            words: "along",
            claim: String::new(),
            nuisance: format!("correlations reach {first} and {second} km{}", shape.words()),
            asked,
            make: Box::new(move |theta, stream| {
                made((&places, &borders), &fields, shape, theta, stream)
            }),
            quick: base,
            calibrated: Calibrated::Once,
        }
    };
    let plain = REACHES.map(|reaches| (reaches, Shape::Normal));
    let near = [(0.0, 0.0), (200.0, 200.0)];
    let shaped = Shape::ALL.into_iter().skip(1);
    let shaped = shaped.flat_map(|shape| near.map(|reaches| (reaches, shape)));
    let settings = plain.into_iter().chain(shaped);
    Kind {
        name: "association of two maps",
        about: "Two normal maps of 49 states, whose correlation falls off exponentially with distance; the second is a mixture of the first \
                and one of its own, so that they correlate as the edge says. The rule must speak where correlations reach 200 km; a correlation \
                is no larger than .95. One slope across the map, a part of both, leaves the rest to correlate as much as the whole falls short.",
        settings: settings.map(setting).collect(),
        most: 8_000,
        calibration: USUAL,
    }
}

fn made(
    (places, borders): (&Places, &str),
    [first, second]: &[Field; 2],
    shape: Shape,
    theta: f64,
    stream: &mut Stream,
) -> Made {
    let (x, own) = (shape.of(first.draw(stream)), shape.of(second.draw(stream)));
    let common = if let Shape::Sloping(share) = shape { share } else { 0.0 };
    // What is left beside the slope correlates as much as makes both maps correlate so.
    let theta = (theta - common) / (1.0 - common);
    let rest = math::sqrt(1.0 - theta * theta);
    let (up, along) = (math::sqrt(common), slope(places));
    let left = math::sqrt(1.0 - common);
    let mut table = "fips,first,second\n".to_owned();
    for (at, code) in places.codes.iter().enumerate() {
        let y = up * along[at] + left * (theta * x[at] + rest * own[at]);
        let x = up * along[at] + left * x[at];
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
