//! Lists of real counties that lie near real lines as far as an edge says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use probative_numeric::{Seed, Stream, math, mean};
use probative_spatial::{Direction, EARTH_RADIUS, NearestLine, Point};
use serde_json::Value;

use super::cell::{Calibrated, Kind, Setting, USUAL, at_c, at_d, beyond};
use super::world::{File, Made};
use probative_tests::{root, text};

/// How far from a line is near, in kilometres.
const NEAR: f64 = 40.0;
/// How many counties the list names that others are like.
const NAMED: usize = 120;
/// How much more often large counties are listed: standard deviations for one logarithm of people.
const PREFERS: f64 = 0.3;
/// Waves of one field.
const WAVES: usize = 40;
/// Lists by which it is found how strongly they must be drawn to the lines.
const TRIES: u64 = 100;
/// Halvings until that is known.
const HALVINGS: usize = 10;
/// How far the field of a list is alike, in kilometres.
const REACHES: [f64; 3] = [5.0, 100.0, 400.0];

/// Counties, the lines, and how many counties of each block a list names.
struct Ground {
    counties: Vec<County>,
    lines: String,
    table: String,
    blocks: Vec<(Vec<usize>, usize)>,
}

struct County {
    code: String,
    state: String,
    direction: Direction,
    people: f64,
    near: bool,
}

fn ground() -> Ground {
    let folder = root().join("cases/sanctuary-heroin/sources");
    let lines = text(&folder.join("corridor_lines.geojson"));
    let nearest = NearestLine::new(&lines_of(&lines)).expect("there are lines");
    let table = text(&folder.join("county.csv"));
    let mut counties = Vec::new();
    let mut own = "code,state,lon,lat,people\n".to_owned();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.splitn(9, ',').collect();
        let number = |at: usize| cells[at].parse::<f64>();
        let (Ok(longitude), Ok(latitude), Ok(people)) = (number(4), number(5), number(7)) else {
            continue;
        };
        let point = Point { longitude, latitude };
        own += &format!("{},{},{longitude},{latitude},{people}\n", cells[0], cells[3]);
        counties.push(County {
            code: cells[0].to_owned(),
            state: cells[3].to_owned(),
            direction: point.direction(),
            people,
            near: nearest.kilometers(point) <= NEAR,
        });
    }
    let blocks = blocks(&counties);
    Ground { counties, lines, table: own, blocks }
}

/// The lines of a GeoJSON text.
fn lines_of(text: &str) -> Vec<Vec<Point>> {
    let document: Value = serde_json::from_str(text).expect("it is GeoJSON");
    let mut lines = Vec::new();
    for feature in document["features"].as_array().into_iter().flatten() {
        collect(&feature["geometry"]["coordinates"], &mut lines);
    }
    lines
}

/// Lines as deep as they lie in a geometry.
fn collect(coordinates: &Value, lines: &mut Vec<Vec<Point>>) {
    let Some(parts) = coordinates.as_array() else { return };
    let point = |pair: &Value| {
        Some(Point { longitude: pair.get(0)?.as_f64()?, latitude: pair.get(1)?.as_f64()? })
    };
    let points: Option<Vec<Point>> = parts.iter().map(point).collect();
    match points {
        Some(points) => lines.push(points),
        None => parts.iter().for_each(|part| collect(part, lines)),
    }
}

/// Like-sized counties of one state, and how many of them a list names that prefers large ones.
fn blocks(counties: &[County]) -> Vec<(Vec<usize>, usize)> {
    let mut stream = Seed(0).branch("counties").stream(0);
    let field = Waves::new(300.0, &mut stream);
    let height = |at: usize| {
        field.height(counties[at].direction) + PREFERS * math::ln(counties[at].people.max(1.0))
    };
    let mut order: Vec<usize> = (0..counties.len()).collect();
    order.sort_by(|a, b| height(*b).total_cmp(&height(*a)));
    let mut blocks: BTreeMap<(&str, i64), (Vec<usize>, usize)> = BTreeMap::new();
    for (rank, at) in order.into_iter().enumerate() {
        let county = &counties[at];
        let size = (math::ln(county.people.max(1.0)) / math::ln(2.0)).floor() as i64;
        let (members, named) = blocks.entry((&county.state, size)).or_default();
        members.push(at);
        *named += usize::from(rank < NAMED);
    }
    blocks.into_values().filter(|(_, named)| *named > 0).collect()
}

/// A field of variance one whose correlation falls off exponentially: waves with frequencies of the
/// Cauchy distribution.
struct Waves(Vec<([f64; 3], f64)>);

impl Waves {
    fn new(reach: f64, stream: &mut Stream) -> Waves {
        let mut wave = || {
            let scale = EARTH_RADIUS / reach / stream.normal().abs().max(1e-3);
            let along = [0, 1, 2].map(|_| scale * stream.normal());
            (along, std::f64::consts::TAU * stream.uniform())
        };
        Waves((0..WAVES).map(|_| wave()).collect())
    }

    fn height(&self, place: Direction) -> f64 {
        let one = |([x, y, z], phase): &([f64; 3], f64)| {
            math::cos(x * place.x + y * place.y + z * place.z + phase)
        };
        self.0.iter().map(one).sum::<f64>() / math::sqrt(0.5 * WAVES as f64)
    }
}

impl Ground {
    /// In each block the counties where a field is highest that is raised near the lines.
    fn list(&self, reach: f64, pull: f64, stream: &mut Stream) -> Vec<usize> {
        let field = Waves::new(reach, stream);
        let mut listed = Vec::new();
        for (members, named) in &self.blocks {
            let height = |at: usize| {
                let near = if self.counties[at].near { pull } else { 0.0 };
                field.height(self.counties[at].direction) + near
            };
            let mut ranked: Vec<(f64, usize)> =
                members.iter().map(|at| (height(*at), *at)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            listed.extend(ranked[..*named].iter().map(|(_, at)| *at));
        }
        listed
    }

    /// How strongly lists must be drawn to the lines for a mean excess, in percentage points.
    fn pull(&self, reach: f64, excess: f64) -> f64 {
        let seed = Seed(0).branch("pull");
        let near = |at: &usize| self.counties[*at].near;
        let by_chance = self.blocks.iter().map(|(members, named)| {
            let near = members.iter().filter(|at| near(at)).count();
            *named as f64 * near as f64 / members.len() as f64
        });
        let by_chance: f64 = by_chance.sum();
        let found = |pull: f64| {
            let one = |at| {
                let listed = self.list(reach, pull, &mut seed.stream(at));
                listed.iter().filter(|at| near(at)).count() as f64
            };
            100.0 * (mean(&(0..TRIES).map(one).collect::<Vec<f64>>()) - by_chance) / NAMED as f64
        };
        let (mut low, mut high) = (-3.0, 6.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if found(middle) < excess { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }

    fn made(&self, listed: &[usize]) -> Made {
        let mut list = "code,state,level,published\n".to_owned();
        for at in listed {
            let county = &self.counties[*at];
            list += &format!("{},{},county,2016-01-01\n", county.code, county.state);
        }
        Made {
            kind: "alignment",
            test: format!(
                "registry = \"list\"\nregistry_key = \"code\"\nregistry_level = \"level\"\nregistry_state = \"state\"\n\
                 list = {{}}\nlines = \"lines\"\nline = \"a road\"\nprimary = {NEAR}\ndistances = [{NEAR}]\n\
                 [claims.alignment.places]\nsource = \"places\"\nkey = \"code\"\nstate = \"state\"\n\
                 longitude = \"lon\"\nlatitude = \"lat\"\npopulation = \"people\"\n"
            ),
            files: vec![
                File::csv("places", "places.csv", self.table.clone()),
                File::csv("list", "list.csv", list),
                File::csv("lines", "lines.geojson", self.lines.clone()),
            ],
            draws: 19,
        }
    }
}

pub(super) fn kind() -> Kind {
    let ground = Arc::new(ground());
    let setting = |reach: f64| {
        let ground = ground.clone();
        let base = reach == 5.0;
        let mut asked = vec![at_c(10.0), at_d(0.0)];
        asked.extend(base.then(|| beyond(10.0, |edge, least| edge + 2.0 * least)));
        let known: Mutex<Vec<(f64, f64)>> = Mutex::default();
        let make = move |excess: f64, stream: &mut Stream| {
            let pull = {
                let mut known = known.lock().expect("nobody else fails with it");
                let found = known.iter().find(|(at, _)| *at == excess).map(|(_, pull)| *pull);
                found.unwrap_or_else(|| {
                    let found = ground.pull(reach, excess);
                    known.push((excess, found));
                    found
                })
            };
            ground.made(&ground.list(reach, pull, stream))
        };
        Setting {
            words: "along",
            claim: String::new(),
            nuisance: format!("lists alike within {reach} km"),
            asked,
            make: Box::new(make),
            // A world takes a quarter of a second.
            quick: false,
            calibrated: Calibrated::Once,
        }
    };
    Kind {
        name: "alignment with lines",
        about: "Lists of 120 of the counties of the first case, as many of each state and size in every list, drawn to its corridors until as many \
                more lie within 40 km as the edge says. The rule must speak of lists that hardly cluster (5 km).",
        settings: REACHES.map(setting).into(),
        most: 500,
        calibration: USUAL,
    }
}
