//! Whether two maps go together, though each may be smooth by itself.

use probative_spatial::{
    DistanceClasses, Error, Geography, Permutation, Rejections, Test, TwoMaps,
};
use serde_json::{Value, json};

use crate::exit::Stop;
use crate::stat::global;
use crate::stat::method::{Answer, Asked, Method};
use crate::stat::neighbors::Made;
use crate::stat::options::Options;
use crate::stat::takes::{Columns, DRAWN, LINKED, MAY, NEIGHBORS, Opt, Takes, Use};
use crate::stat::text::{pair, short, short_p};

/// The options of the question; maps are held together by row-standardized weights alone.
const ASKED: &[Use] = &[
    (Opt::Style, |_| Takes::No),
    (Opt::Planar, MAY),
    (Opt::Classes, MAY),
    (Opt::Calibrate, MAY),
    (Opt::Level, calibrated),
];
/// How many classes of distance, as SpatialPack has.
const CLASSES: usize = 13;
/// How smooth the maps of a calibration are, in rounds of averaging with the neighbours.
const RANGES: [usize; 4] = [0, 2, 4, 6];
/// How many draws each pair of a calibration gets.
const CALIBRATION_DRAWS: usize = 199;

/// The answer, and how often each null rejects unrelated maps of this geography.
#[derive(Debug)]
struct Together {
    found: TwoMaps,
    level: f64,
    calibration: Vec<(usize, Rejections)>,
}

pub(super) static TWO_MAPS: Method = Method {
    name: "two-maps",
    about: "Whether two maps go together, though each may be smooth by itself",
    section: "two-maps",
    values: Columns::Two,
    uses: &[ASKED, NEIGHBORS, LINKED, DRAWN],
    made: Made::ROW,
    run,
};

/// Only a calibration has a level.
fn calibrated(options: &Options) -> Takes {
    if options.calibrate.is_some() { Takes::Maybe } else { Takes::No }
}

fn run<'a>(asked: &Asked<'a>) -> Result<Answer<'a>, Stop> {
    let found = found(asked)?;
    Ok(Answer { lines: lines(&found), fields: fields(&found), rows: None, picture: None })
}

/// Asks whether the two columns go together.
fn found(asked: &Asked<'_>) -> Result<Together, Stop> {
    let (options, map, test) = (asked.options, asked.map, asked.options.test());
    let count = options.classes.unwrap_or(CLASSES);
    let classes = if map.planar {
        let (x, y): (Vec<f64>, Vec<f64>) = map.points()?.into_iter().map(|[x, y]| (x, y)).unzip();
        DistanceClasses::of_plane(&x, &y, count)
    } else {
        DistanceClasses::of_places(&map.places()?, count)
    };
    let answered = || -> Result<Together, Error> {
        let geography = Geography::new(asked.weights(), &classes?)?;
        let found = geography.two_maps(&map.values[0], &map.values[1], test)?;
        let drawn = Test { draws: CALIBRATION_DRAWS, ..test };
        let rejected = |range: usize, pairs: u32| {
            Ok((range, geography.calibrate(pairs as usize, range, options.level(), drawn)?))
        };
        let calibration = options.calibrate.map_or(Ok(Vec::new()), |pairs| {
            RANGES.into_iter().map(|range| rejected(range, pairs)).collect::<Result<_, Error>>()
        })?;
        Ok(Together { found, level: options.level(), calibration })
    };
    asked.found(answered())
}

fn fields(together: &Together) -> Value {
    let found = &together.found;
    let drawn = |found: &Option<Permutation>| found.as_ref().map(global::permutation);
    let row = |(range, of): &(usize, Rejections)| {
        json!({
            "range": range, "pairs": of.pairs, "level": together.level,
            "modified_t": of.modified_t, "spectral": of.spectral, "lee": of.lee, "free": of.free,
        })
    };
    json!({
        "value": found.correlation,
        "modified_t": found.modified_t.map(|test| json!({"effective_n": test.effective_n, "p": test.p})),
        "spectral": drawn(&found.spectral),
        "lee": {"value": found.lee_value, "permutation": drawn(&found.lee)},
        "free": drawn(&found.free),
        "calibration": together.calibration.iter().map(row).collect::<Vec<_>>(),
    })
}

fn lines(together: &Together) -> Vec<String> {
    let found = &together.found;
    let p = |found: Option<f64>| short_p(found.unwrap_or(f64::NAN));
    let drawn = |found: Option<Permutation>| p(found.map(|drawn| drawn.p));
    let effective = found.modified_t.map(|test| test.effective_n);
    let mut lines = vec![
        pair("correlation", &short(found.correlation)),
        pair("worth so many places", &p(effective)),
        pair("Lee's L", &short(found.lee_value)),
        String::new(),
        format!("{:<48}{:>14}", "null", "p"),
    ];
    for (name, p) in [
        ("modified t: both maps smooth", p(found.modified_t.map(|test| test.p))),
        ("correlation, surrogates as smooth as the first", drawn(found.spectral)),
        ("Lee's L, the same surrogates", drawn(found.lee)),
        ("correlation, rearranged freely: distrust it", drawn(found.free)),
    ] {
        lines.push(format!("{name:<48}{p:>14}"));
    }
    if let Some((_, first)) = together.calibration.first() {
        lines.push(String::new());
        lines.push(format!(
            "rejected at {} among {} pairs of unrelated maps of this geography",
            together.level, first.pairs
        ));
        let [t, spectral, lee, free] = ["modified t", "surrogates", "Lee's L", "free"];
        lines
            .push(format!("{:<22}{t:>14}{spectral:>14}{lee:>14}{free:>14}", "rounds of smoothing"));
        for (range, of) in &together.calibration {
            let [t, spectral, lee, free] = [of.modified_t, of.spectral, of.lee, of.free].map(short);
            lines.push(format!("{range:<22}{t:>14}{spectral:>14}{lee:>14}{free:>14}"));
        }
    }
    lines
}
