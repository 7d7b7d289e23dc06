//! Whether two maps go together, though each may be smooth by itself.

use probative_spatial::{
    DistanceClasses, Error, Geography, Permutation, Rejections, Test, TwoMaps, Weights,
};
use serde_json::{Value, json};

use super::args::Stat;
use super::data::Map;
use super::json;
use super::print::{pair, short};
use super::refused;
use crate::exit::Stop;

/// How many classes of distance, as SpatialPack has.
const CLASSES: usize = 13;
/// How smooth the maps of a calibration are, in rounds of averaging with the neighbours.
const RANGES: [usize; 4] = [0, 2, 4, 6];
/// How many draws each pair of a calibration gets.
const CALIBRATION_DRAWS: usize = 199;

/// The answer, and how often each null rejects unrelated maps of this geography.
#[derive(Debug)]
pub(super) struct Together {
    found: TwoMaps,
    level: f64,
    calibration: Vec<(usize, Rejections)>,
}

/// Asks whether the two columns go together.
pub(super) fn ask(stat: &Stat, map: &Map, weights: &Weights, test: Test) -> Result<Together, Stop> {
    let count = stat.classes.unwrap_or(CLASSES);
    let classes = if stat.planar {
        let (x, y): (Vec<f64>, Vec<f64>) = map.points()?.into_iter().map(|[x, y]| (x, y)).unzip();
        DistanceClasses::of_plane(&x, &y, count)
    } else {
        DistanceClasses::of_places(&map.places()?, count)
    };
    let asked = || -> Result<Together, Error> {
        let geography = Geography::new(weights, &classes?)?;
        let found = geography.two_maps(&map.values[0], &map.values[1], test)?;
        let drawn = Test { draws: CALIBRATION_DRAWS, ..test };
        let rejected = |range: usize, pairs: u32| {
            Ok((range, geography.calibrate(pairs as usize, range, stat.level, drawn)?))
        };
        let calibration = stat.calibrate.map_or(Ok(Vec::new()), |pairs| {
            RANGES.into_iter().map(|range| rejected(range, pairs)).collect::<Result<_, Error>>()
        })?;
        Ok(Together { found, level: stat.level, calibration })
    };
    asked().map_err(|error| refused(&error, &map.ids))
}

pub(super) fn json(together: &Together) -> Value {
    let found = &together.found;
    let drawn = |found: &Option<Permutation>| found.as_ref().map(json::permutation);
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

pub(super) fn table(together: &Together) -> Vec<String> {
    let found = &together.found;
    let p = |found: Option<f64>| short(found.unwrap_or(f64::NAN));
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
        ("modified t: both maps smooth; take this first", p(found.modified_t.map(|test| test.p))),
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
